//! Answers of a night that do not rest on the facts are asked for once more, now and with the reason, as they would
//! have been by day; whoever that fails for too gets a template.
//!
//! This is paid at the full price and kept within the run's caps; whom it does not reach, "retry failed" does. It
//! comes before the batch is stored: should the program end meanwhile, the batch is collected again, and what servers
//! answered until then is remembered.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures::StreamExt;

use super::super::App;
use super::super::budget::{Budget, Within};
use super::super::error::Error;
use super::super::settings::{ServerChoice, price_of};
use super::super::writing::{Text, blocking};
use super::collect::{Ungrounded, engine_of};
use super::server_of;
use crate::domain::{AttendeeId, Caps, ModelPrice, Usage};
use crate::drafting::DrafterError;
use crate::store::{BatchRow, JobRow, JobState};

/// What came of asking once more.
#[derive(Default)]
pub(super) struct Corrected {
    /// A text, or why there is none, by whom it is for.
    pub texts: HashMap<AttendeeId, Result<Text, String>>,
    /// At full price.
    pub usage: Usage,
}

impl App {
    /// Asks once more for whatever of a batch does not rest on the facts; `used` is what the batch took.
    pub(super) async fn correct(
        &self,
        batch: &BatchRow,
        ungrounded: &[Ungrounded],
        used: Usage,
        server: &ServerChoice,
    ) -> Result<Corrected, Error> {
        let mut corrected = Corrected::default();
        if ungrounded.is_empty() || !self.is_waited_for(batch).await {
            return Ok(corrected);
        }
        let (app, row, server) = (self.clone(), batch.clone(), server_of(batch, server));
        let prepared = blocking(move || {
            let job = app.store().read(|tx| tx.job(row.job_id))?;
            let since = match job.options.rewrite {
                true => job.started_at,
                false => jiff::Timestamp::MIN,
            };
            let drafter = app.drafter(&server, app.remembered(job.webinar_id, since))?;
            let (budget, at_a_time) = app.left_for(&job, &row, used)?;
            Ok((Within::new(drafter, Arc::new(budget), None), at_a_time))
        });
        let stop: Mutex<Option<String>> = Mutex::default();
        let (drafter, at_a_time) = match prepared.await {
            Ok(prepared) => prepared,
            Err(error) => {
                let people = ungrounded.iter().flat_map(|ungrounded| &ungrounded.people);
                corrected.texts = people.map(|id| (*id, Err(error.message.clone()))).collect();
                return Ok(corrected);
            }
        };
        let ask = |Ungrounded { people, answer, .. }: &Ungrounded| {
            let (drafter, stop, people, answer) = (&drafter, &stop, people.clone(), answer.clone());
            async move {
                let mut usage = Usage::default();
                let held = || stop.lock().unwrap_or_else(PoisonError::into_inner);
                let stopped = held().clone();
                let asked = match stopped {
                    Some(why) => Err(DrafterError::Stop(why)),
                    None if !self.is_waited_for(batch).await => Err(DrafterError::Stop(String::new())),
                    None => self.ask(drafter, &people, None, Some(answer), &mut usage).await,
                };
                if let Err(DrafterError::Stop(why)) = &asked {
                    *held() = Some(why.clone());
                }
                (people, asked, usage)
            }
        };
        let mut asking = futures::stream::iter(ungrounded.iter().map(ask)).buffer_unordered(at_a_time);
        while let Some((people, asked, usage)) = asking.next().await {
            corrected.usage += usage;
            match asked {
                Ok(texts) => corrected
                    .texts
                    .extend(people.into_iter().zip(texts.into_iter().map(Ok))),
                Err(error) => {
                    let each = people.into_iter().map(|id| (id, Err(error.to_string())));
                    corrected.texts.extend(each);
                }
            }
        }
        Ok(corrected)
    }

    /// What the caps leave once a batch is paid, and how many may be asked for at a time.
    fn left_for(&self, job: &JobRow, batch: &BatchRow, used: Usage) -> Result<(Budget, usize), Error> {
        self.store().read(|tx| {
            let engine = engine_of(tx, batch)?;
            if job.options.caps != Caps::default() && tx.open_batches(job.id)? > 1 {
                return Err(Error::invalid(
                    "The model's words did not rest on the facts. It was not asked again while other mails of this run \
                     are still being written, so that your limit holds.",
                ));
            }
            let price = price_of(&engine, &batch.model);
            let night = price.clone().map(ModelPrice::halved).map(|price| price.of(&used));
            let paid = job.cost.or((job.usage == Usage::default()).then_some(0.0)).zip(night);
            let mut all = job.usage;
            all += used;
            let budget = Budget::new(job.options.caps, price, all, paid.map(|(before, night)| before + night));
            Ok((budget, usize::from(engine.concurrency.clamp(1, 20))))
        })
    }

    /// Whether nobody has stopped the run meanwhile.
    async fn is_waited_for(&self, batch: &BatchRow) -> bool {
        let (app, job) = (self.clone(), batch.job_id);
        let state = blocking(move || Ok(app.store().read(|tx| tx.job(job))?.state)).await;
        state.is_ok_and(|state| state != JobState::Cancelled)
    }
}
