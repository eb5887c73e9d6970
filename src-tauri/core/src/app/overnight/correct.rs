//! Answers of a night that do not rest on the facts are asked for once more, now and with the reason, as they would
//! have been by day; whoever that fails for too gets a template.
//!
//! This is paid at the full price and kept within the run's caps; whom it does not reach, "retry failed" does. It
//! comes before the batch is stored: should the program end meanwhile, the batch is collected again, and what servers
//! answered until then is remembered.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use futures::StreamExt;

use super::super::App;
use super::super::budget::Budget;
use super::super::desk::Desk;
use super::super::error::Error;
use super::super::settings::{ServerChoice, price_of};
use super::super::writing::{Text, blocking};
use super::collect::{Judged, engine_of, judged};
use super::server_of;
use crate::domain::{AttendeeId, Caps, ModelPrice, Usage};
use crate::drafting::{Answer, BatchResults, DrafterError};
use crate::store::{BatchRow, JobRow, JobState};

/// What came of asking once more.
#[derive(Default)]
pub(super) struct Corrected {
    /// A text, or why there is none, by whom it is for.
    pub texts: HashMap<AttendeeId, Result<Text, String>>,
    /// At full price.
    pub usage: Usage,
}

/// An answer that cannot be used, and those who share it.
struct Ungrounded {
    people: Vec<AttendeeId>,
    answer: Answer,
}

impl App {
    /// Asks once more for whatever in a batch's results does not rest on the facts.
    pub(super) async fn correct(
        &self,
        batch: &BatchRow,
        results: &BatchResults,
        server: &ServerChoice,
    ) -> Result<Corrected, Error> {
        let mut corrected = Corrected::default();
        let (app, row, answers) = (self.clone(), batch.clone(), results.clone());
        let (job, ungrounded) = blocking(move || app.ungrounded(&row, &answers)).await?;
        if ungrounded.is_empty() || job.state == JobState::Cancelled {
            return Ok(corrected);
        }
        let (app, row, used, server) = (self.clone(), batch.clone(), results.usage, server_of(batch, server));
        let prepared = blocking(move || {
            let since = if job.options.rewrite {
                job.started_at
            } else {
                jiff::Timestamp::MIN
            };
            let drafter = app.drafter(&server, app.remembered(job.webinar_id, since))?;
            let (budget, window) = app.left_for(&job, &row, used)?;
            Ok((drafter, budget, window))
        });
        let stop: Mutex<Option<String>> = Mutex::default();
        let (drafter, budget, window) = match prepared.await {
            Ok(prepared) => prepared,
            Err(error) => {
                let people = ungrounded.into_iter().flat_map(|ungrounded| ungrounded.people);
                corrected.texts = people.map(|id| (id, Err(error.message.clone()))).collect();
                return Ok(corrected);
            }
        };
        let ask = |Ungrounded { people, answer }| {
            let (drafter, budget, stop) = (drafter.as_ref(), &budget, &stop);
            async move {
                let mut usage = Usage::default();
                let held = || stop.lock().unwrap_or_else(PoisonError::into_inner);
                let stopped = held().clone();
                let asked = match stopped {
                    Some(why) => Err(DrafterError::Stop(why)),
                    None if !self.is_waited_for(batch).await => Err(DrafterError::Stop(String::new())),
                    None => {
                        let given = Some(answer);
                        self.ask(drafter, Some(budget), &people, None, given, &mut usage).await
                    }
                };
                if let Err(DrafterError::Stop(why)) = &asked {
                    *held() = Some(why.clone());
                }
                (people, asked, usage)
            }
        };
        let mut asking = futures::stream::iter(ungrounded.into_iter().map(ask)).buffer_unordered(window);
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

    /// The run as it is now, and the answers to those who still want one that cannot be used.
    fn ungrounded(&self, batch: &BatchRow, results: &BatchResults) -> Result<(JobRow, Vec<Ungrounded>), Error> {
        self.store().read(|tx| {
            let job = tx.job(batch.job_id)?;
            let desk = Desk::open(tx, job.webinar_id)?;
            let mut all = Vec::new();
            for (call, answer) in batch.calls.iter().zip(&results.answers) {
                let Ok(answer) = &answer.result else { continue };
                let mut people = Vec::new();
                for id in &call.people {
                    if let Judged::Ungrounded(_) = judged(tx, &desk, &job, call, *id, answer)? {
                        people.push(*id);
                    }
                }
                if !people.is_empty() {
                    let answer = answer.clone();
                    all.push(Ungrounded { people, answer });
                }
            }
            Ok((job, all))
        })
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
