//! What a server has written overnight, into the store. What good answers say is stored as they are judged; how the
//! batch went, with what it cost, in one transaction at its end.

use std::sync::Arc;

use super::super::App;
use super::super::cards::counted;
use super::super::desk::Desk;
use super::super::error::Error;
use super::super::run_scope::may_write;
use super::super::settings::{self, ServerChoice, price_of};
use super::super::steps::RunStep;
use super::super::views::EngineSettings;
use super::super::writing::{Text, blocking, brief, store_draft};
use super::correct::Corrected;
use super::{file, hash, server_of};
use crate::domain::{Attendee, AttendeeId, Caps, ModelPrice, Usage};
use crate::drafting::{
    self, Answer, BatchAnswer, BatchDrafter, BatchError, BatchHandle, BatchResults, BatchState, Missed,
};
use crate::store::{BatchCall, BatchRow, BatchStage, JobError, JobRow, JobState, StoreError, Tx};

/// Answers are stored in groups of so many requests, as a run by day does.
const TAKEN_TOGETHER: usize = 100;

/// Why an answer is of no use.
const OUTDATED: &str = "What is known about this person or the webinar has changed since the mail was asked for. Ask \
                        for it again.";

/// A batch that nothing more will come of.
struct Over {
    results: BatchResults,
    /// Whether the server refused it as a whole.
    is_refused: bool,
    /// What there is to tell beside the answers.
    said: String,
    /// What the server is to forget.
    handle: Option<BatchHandle>,
}

impl Over {
    /// One that the server knows nothing of.
    fn without_answers(batch: &BatchRow, why: String) -> Self {
        let answers = batch.calls.iter().map(|call| BatchAnswer {
            id: call.id.clone(),
            result: Err(Missed {
                why: why.clone(),
                again: true,
            }),
        });
        Self {
            results: BatchResults {
                answers: answers.collect(),
                ..BatchResults::default()
            },
            is_refused: false,
            said: why,
            handle: None,
        }
    }
}

/// What of a batch's answers is stored, and what they came to so far.
pub(super) struct Taken {
    step: RunStep,
    /// People with a draft.
    done: u32,
    /// People who are not to be written to any more.
    gone: u32,
    errors: Vec<JobError>,
    /// Answers that cannot be used as they are.
    pub ungrounded: Vec<Ungrounded>,
}

/// An answer that does not rest on the facts, and those who share it.
pub(super) struct Ungrounded {
    pub people: Vec<AttendeeId>,
    pub answer: Answer,
    why: drafting::Ungrounded,
}

impl App {
    /// Takes a batch as far as it can be taken now.
    pub(super) async fn advance(&self, batch: BatchRow, server: &ServerChoice) -> Result<(), Error> {
        let drafter = self.drafter_of(&batch, server).await?;
        if batch.stage == BatchStage::Collected {
            let handle = batch.batch.clone().map(|name| handle(&batch, name));
            return self.forget(drafter.as_ref(), batch, handle).await;
        }
        let settled = match self.over(drafter.as_ref(), &batch).await {
            Ok(Some(over)) => over,
            Ok(None) => return Ok(()),
            Err(BatchError::Gone(why)) => Over::without_answers(&batch, why),
            // Nobody waits for it any more, and nobody can ask for it.
            Err(BatchError::Stop(why)) if batch.stage == BatchStage::Cancelled => Over::without_answers(&batch, why),
            Err(error) => return self.say(batch.job_id, error.to_string()).await.map(drop),
        };
        let Over {
            results: BatchResults { answers, usage, .. },
            is_refused,
            said,
            handle,
        } = settled;
        let taken = self.take(&batch, answers).await?;
        let corrected = self.correct(&batch, &taken.ungrounded, usage, server).await?;
        self.settle(&batch, taken, corrected, usage, (is_refused, said)).await?;
        self.forget(drafter.as_ref(), batch, handle).await
    }

    /// What writes for a batch: the server that has it, whatever the settings say by now.
    async fn drafter_of(&self, batch: &BatchRow, server: &ServerChoice) -> Result<Arc<dyn BatchDrafter>, Error> {
        let (app, server) = (self.clone(), server_of(batch, server));
        blocking(move || app.batch_drafter(&server)).await
    }

    /// What came of a batch, once it is over. Starts it before, if that is still to be done.
    async fn over(&self, drafter: &dyn BatchDrafter, batch: &BatchRow) -> Result<Option<Over>, BatchError> {
        let name = match &batch.batch {
            Some(name) => name.clone(),
            None => self.start(drafter, batch).await?,
        };
        let handle = handle(batch, name);
        let look = match batch.stage {
            BatchStage::Cancelled => drafter.cancel(&handle).await?,
            _ => drafter.look(&handle).await?,
        };
        if !look.state.is_over() {
            let said = self.say(batch.job_id, look.said).await;
            return match said {
                Ok(_) => Ok(None),
                Err(error) => Err(BatchError::Later(error.message)),
            };
        }
        let ids: Vec<String> = batch.calls.iter().map(|call| call.id.clone()).collect();
        Ok(Some(Over {
            results: drafter.collect(&handle, &ids).await?,
            is_refused: look.state == BatchState::Failed,
            said: match look.state {
                BatchState::Completed | BatchState::Cancelled => String::new(),
                _ => look.said,
            },
            handle: Some(handle),
        }))
    }

    /// Has the server remove what it no longer needs; one that cannot be reached is asked again.
    async fn forget(
        &self,
        drafter: &dyn BatchDrafter,
        batch: BatchRow,
        handle: Option<BatchHandle>,
    ) -> Result<(), Error> {
        if let Some(handle) = handle {
            match drafter.discard(&handle).await {
                Err(BatchError::Later(_)) => return Ok(()),
                Err(error) => tracing::warn!(%error, "a batch was left at the server"),
                Ok(()) => {}
            }
        }
        let app = self.clone();
        blocking(move || Ok(app.store().write(|tx| tx.delete_batch(&batch))?)).await
    }

    /// Judges each answer as it is now, and stores those that are good. Should the program end before the rest is
    /// settled, the batch is collected again, and these are found to be served.
    async fn take(&self, batch: &BatchRow, answers: Vec<BatchAnswer>) -> Result<Taken, Error> {
        let (app, batch) = (self.clone(), batch.clone());
        blocking(move || {
            let now = app.now();
            let (job, step) = app.store().write(|tx| {
                let job = tx.job(batch.job_id)?;
                let step = RunStep::begin(tx, job.webinar_id, now)?;
                Ok::<_, Error>((job, step))
            })?;
            let mut taken = Taken {
                step,
                done: 0,
                gone: 0,
                errors: Vec::new(),
                ungrounded: Vec::new(),
            };
            let mut calls = batch.calls.iter().zip(answers).peekable();
            while calls.peek().is_some() {
                // The window asks for drafts meanwhile.
                app.store().write(|tx| {
                    let desk = Desk::open(tx, job.webinar_id)?;
                    for (call, BatchAnswer { result, .. }) in calls.by_ref().take(TAKEN_TOGETHER) {
                        taken.add(tx, &desk, &job, call, result, now)?;
                    }
                    Ok::<_, Error>(())
                })?;
            }
            Ok(taken)
        })
        .await
    }

    /// Stores what came of asking again, how all of a batch went and what it cost, and ends the run with its last one.
    async fn settle(
        &self,
        batch: &BatchRow,
        mut taken: Taken,
        mut corrected: Corrected,
        usage: Usage,
        (is_refused, said): (bool, String),
    ) -> Result<(), Error> {
        let (batch, now) = (batch.clone(), self.now());
        let settled = self.change_job(batch.job_id, move |tx, row| {
            let desk = Desk::open(tx, row.webinar_id)?;
            for Ungrounded { people, why, .. } in std::mem::take(&mut taken.ungrounded) {
                for id in people {
                    let again = corrected.texts.remove(&id);
                    match again {
                        Some(Ok(text)) => taken.store(tx, &desk, row, id, text, now)?,
                        Some(Err(message)) => taken.fail(id, message),
                        None => taken.fail(
                            id,
                            format!("The model's words did not rest on the facts: {why}. Ask for it again."),
                        ),
                    }
                }
            }
            taken.step.end(tx)?;
            row.done += taken.done;
            row.total = row.total.saturating_sub(taken.gone);
            // What keeps everybody from a draft is said once, by the run.
            if !is_refused && row.state != JobState::Cancelled {
                row.failed += super::super::import::count(taken.errors.len());
                taken
                    .errors
                    .iter()
                    .try_for_each(|error| tx.put_job_error(row.id, error))?;
            }
            let price = price_of(&engine_of(tx, &batch)?, &batch.model);
            count(row, price.clone().map(ModelPrice::halved), usage);
            count(row, price, corrected.usage);
            row.model.clone_from(&batch.model);
            tx.batch_collected(&batch)?;
            if tx.open_batches(row.id)? == 0 {
                end(row, is_refused, said);
            }
            Ok(())
        });
        settled.await.map(drop)
    }
}

impl Taken {
    /// Takes what a server answered to one request, for everybody who shares it.
    fn add(
        &mut self,
        tx: &Tx<'_>,
        desk: &Desk,
        job: &JobRow,
        call: &BatchCall,
        result: Result<Answer, Missed>,
        now: jiff::Timestamp,
    ) -> Result<(), Error> {
        let mut ungrounded: Option<Ungrounded> = None;
        for id in &call.people {
            let Some(attendee) = self.waiting(tx, job, *id)? else {
                continue;
            };
            let answer = match &result {
                Ok(answer) => answer,
                Err(missed) => {
                    self.fail(*id, missed.why.clone());
                    continue;
                }
            };
            let sheet = brief(tx, desk, *id)?.sheet;
            if hash(&sheet) != call.facts {
                self.fail(*id, OUTDATED.to_owned());
                continue;
            }
            let reply = desk.names_known_for(&attendee, &sheet).show(answer.reply.clone());
            match drafting::accept(&reply, &sheet) {
                Ok(mail) => {
                    let text = Text::by_model(mail, sheet, answer.model.clone());
                    self.store(tx, desk, job, *id, text, now)?;
                }
                Err(why) => {
                    let shared = ungrounded.get_or_insert_with(|| Ungrounded {
                        people: Vec::new(),
                        answer: answer.clone(),
                        why,
                    });
                    shared.people.push(*id);
                }
            }
        }
        self.ungrounded.extend(ungrounded);
        Ok(())
    }

    /// Gives somebody who still wants it what was written for them.
    fn store(
        &mut self,
        tx: &Tx<'_>,
        desk: &Desk,
        job: &JobRow,
        id: AttendeeId,
        text: Text,
        now: jiff::Timestamp,
    ) -> Result<(), Error> {
        if self.waiting(tx, job, id)?.is_some() {
            self.step.add(tx, &store_draft(tx, desk, id, text, now)?)?;
            self.done += 1;
        }
        Ok(())
    }

    /// Somebody who still wants an answer. The others are counted.
    fn waiting(&mut self, tx: &Tx<'_>, job: &JobRow, id: AttendeeId) -> Result<Option<Attendee>, Error> {
        let attendee = match tx.attendee(id) {
            Ok(row) => Some(row.attendee),
            Err(StoreError::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        let Some(attendee) = attendee.filter(|one| one.email.is_some() && one.is_audience()) else {
            self.gone += 1;
            return Ok(None);
        };
        // What a person put a hand to is theirs, and what was written since the hand-over is newer.
        if !may_write(tx, id, &job.options, job.started_at)? {
            self.done += 1;
            return Ok(None);
        }
        Ok(Some(attendee))
    }

    fn fail(&mut self, attendee_id: AttendeeId, message: String) {
        self.errors.push(JobError { attendee_id, message });
    }
}

/// How the server that has a batch is spoken to.
pub(super) fn engine_of(tx: &Tx<'_>, batch: &BatchRow) -> Result<EngineSettings, Error> {
    Ok(EngineSettings {
        base_url: batch.server.clone(),
        ..settings::load(tx)?.engine
    })
}

/// Adds what was used at a price.
pub(super) fn count(job: &mut JobRow, price: Option<ModelPrice>, used: Usage) {
    if used == Usage::default() {
        return;
    }
    let before = job.cost.or((job.usage == Usage::default()).then_some(0.0));
    job.cost = before.zip(price).map(|(before, price)| before + price.of(&used));
    job.usage += used;
}

/// Ends a run whose answers are all there.
fn end(job: &mut JobRow, is_refused: bool, said: String) {
    let left = job.total.saturating_sub(job.done + job.failed);
    let people = |number| counted(number, "person", "people");
    let JobRow { done, total, .. } = job;
    let (state, message) = match job.state {
        JobState::Cancelled => (
            JobState::Cancelled,
            format!("Stopped. {done} of {total} were written by then."),
        ),
        _ if is_refused => (JobState::Stopped, said),
        _ if left > 0 && job.options.caps == Caps::default() => (
            JobState::Stopped,
            format!(
                "The server refused to write for {}. Go on to ask it again.",
                people(left)
            ),
        ),
        _ if left > 0 => (
            JobState::Stopped,
            format!(
                "For {} nothing was asked, since more might have gone over your limit. Raise it to go on.",
                people(left)
            ),
        ),
        _ => (JobState::Done, said),
    };
    job.state = state;
    job.message = message;
}

fn handle(batch: &BatchRow, name: String) -> BatchHandle {
    BatchHandle {
        file: file(batch),
        batch: name,
    }
}
