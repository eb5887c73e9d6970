//! What a server has written overnight, into the store: all of a batch, with what it cost, in one transaction.

use std::sync::Arc;

use super::super::App;
use super::super::cards::counted;
use super::super::desk::Desk;
use super::super::error::Error;
use super::super::run::machine_made;
use super::super::settings::{self, ServerChoice, price_of};
use super::super::views::EngineSettings;
use super::super::writing::{Text, blocking, brief, store_draft};
use super::correct::Corrected;
use super::{file, hash, server_of};
use crate::domain::{Attendee, AttendeeId, Caps, Draft, ModelPrice, Usage};
use crate::drafting::{
    self, Answer, BatchAnswer, BatchDrafter, BatchError, BatchHandle, BatchResults, BatchState, Missed, Ungrounded,
};
use crate::store::{BatchCall, BatchRow, BatchStage, JobError, JobRow, JobState, StoreError, Tx};

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

/// How it went with one person.
enum Served {
    /// They have a draft.
    Yes,
    /// They have none, and why.
    No(String),
    /// They are not to be written to any more.
    Gone,
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
        let handle = settled.handle.clone();
        let corrected = self.correct(&batch, &settled.results, server).await?;
        self.settle(&batch, settled, corrected).await?;
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

    /// Stores what came of a batch, and ends the run with its last one.
    async fn settle(&self, batch: &BatchRow, over: Over, mut corrected: Corrected) -> Result<(), Error> {
        let (batch, now) = (batch.clone(), self.now());
        let settled = self.change_job(batch.job_id, move |tx, row| {
            let BatchResults { answers, usage, .. } = over.results;
            let desk = Desk::open(tx, row.webinar_id)?;
            for (call, BatchAnswer { result, .. }) in batch.calls.iter().zip(answers) {
                for id in &call.people {
                    let again = corrected.texts.remove(id);
                    match serve(tx, &desk, row, call, *id, (&result, again), now)? {
                        Served::Yes => row.done += 1,
                        Served::Gone => row.total = row.total.saturating_sub(1),
                        // What keeps everybody from a draft is said once, by the run.
                        Served::No(_) if over.is_refused || row.state == JobState::Cancelled => {}
                        Served::No(message) => {
                            row.failed += 1;
                            let attendee_id = *id;
                            tx.put_job_error(row.id, &JobError { attendee_id, message })?;
                        }
                    }
                }
            }
            let price = price_of(&engine_of(tx, &batch)?, &batch.model);
            count(row, price.clone().map(ModelPrice::halved), usage);
            count(row, price, corrected.usage);
            row.model.clone_from(&batch.model);
            tx.batch_collected(&batch)?;
            if tx.open_batches(row.id)? == 0 {
                end(row, over.is_refused, over.said);
            }
            Ok(())
        });
        settled.await.map(drop)
    }
}

/// What an answer is to one person.
pub(super) enum Judged {
    /// They are not to be written to any more.
    Gone,
    /// They have a draft that a person put a hand to, or that is newer.
    Served,
    /// It is about what is no longer so.
    Outdated,
    Ungrounded(Ungrounded),
    Text(Box<Text>),
}

/// Judges an answer as it would be stored now.
pub(super) fn judged(
    tx: &Tx<'_>,
    desk: &Desk,
    job: &JobRow,
    call: &BatchCall,
    id: AttendeeId,
    answer: &Answer,
) -> Result<Judged, Error> {
    let attendee = match waiting(tx, job, id)? {
        Ok(attendee) => attendee,
        Err(judged) => return Ok(judged),
    };
    let sheet = brief(tx, desk, id)?.sheet;
    if hash(&sheet) != call.facts {
        return Ok(Judged::Outdated);
    }
    let reply = desk.names_known_for(&attendee, &sheet).show(answer.reply.clone());
    Ok(match drafting::accept(&reply, &sheet) {
        Ok(mail) => Judged::Text(Box::new(Text::by_model(mail, sheet, answer.model.clone()))),
        Err(why) => Judged::Ungrounded(why),
    })
}

/// Somebody who still wants an answer, or why they do not.
fn waiting(tx: &Tx<'_>, job: &JobRow, id: AttendeeId) -> Result<Result<Attendee, Judged>, Error> {
    let attendee = match tx.attendee(id) {
        Ok(row) => row.attendee,
        Err(StoreError::NotFound) => return Ok(Err(Judged::Gone)),
        Err(error) => return Err(error.into()),
    };
    if attendee.email.is_none() || !attendee.is_audience() {
        return Ok(Err(Judged::Gone));
    }
    // What a person put a hand to is theirs, and what was written since the hand-over is newer.
    let is_stale = |draft: &Draft| job.options.rewrite && machine_made(draft) && draft.generated_at < job.started_at;
    if tx.draft_of(id)?.is_some_and(|draft| !is_stale(&draft)) {
        return Ok(Err(Judged::Served));
    }
    Ok(Ok(attendee))
}

/// Gives one person what was written for them, by night or when it was asked for again.
fn serve(
    tx: &Tx<'_>,
    desk: &Desk,
    job: &JobRow,
    call: &BatchCall,
    id: AttendeeId,
    (result, again): (&Result<Answer, Missed>, Option<Result<Text, String>>),
    now: jiff::Timestamp,
) -> Result<Served, Error> {
    let judged = match result {
        Ok(answer) => judged(tx, desk, job, call, id, answer)?,
        Err(missed) => match waiting(tx, job, id)? {
            Ok(_) => return Ok(Served::No(missed.why.clone())),
            Err(judged) => judged,
        },
    };
    let text = match (judged, again) {
        (Judged::Gone, _) => return Ok(Served::Gone),
        (Judged::Served, _) => return Ok(Served::Yes),
        (Judged::Text(text), _) => *text,
        (Judged::Ungrounded(_), Some(Ok(text))) => text,
        (Judged::Ungrounded(_), Some(Err(why))) => return Ok(Served::No(why)),
        (Judged::Ungrounded(why), None) => {
            return Ok(Served::No(format!(
                "The model's words did not rest on the facts: {why}. Ask for it again."
            )));
        }
        (Judged::Outdated, _) => {
            return Ok(Served::No(
                "What is known about this person or the webinar has changed since the mail was asked for. Ask for it \
                 again."
                    .to_owned(),
            ));
        }
    };
    store_draft(tx, desk, id, text, now)?;
    Ok(Served::Yes)
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
