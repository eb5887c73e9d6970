//! Step three: a draft for everybody, as a job that survives a bad network, a crash and a closed lid.
//!
//! Each draft is committed as it arrives; a run that is resumed serves only those who have none. A draft that a
//! person edited or approved is never touched by a run (`tests/run.rs`).

use std::sync::Arc;

use futures::FutureExt;
use tokio::task::JoinHandle;

use super::App;
use super::error::{Code, Error};
use super::import::count;
use super::review::Desk;
use super::settings::ServerChoice;
use super::views::{HostEvent, JobErrorView, JobState as JobStateView, JobView};
use super::writing::{Writer, blocking, brief, from_template, store_draft};
use crate::domain::{AttendeeId, Draft, DraftStatus, Engine, JobId, Tier, WebinarId};
use crate::drafting::{Drafter, DrafterError};
use crate::jobs::{self, Outcome};
use crate::store::{AttendeeRow, JobError, JobRow, JobState, StoreError, Tx};

/// Template drafts are stored in groups, since each costs less than the transaction around it: so many groups that
/// progress moves by the percent, and none smaller than this.
const SMALLEST_TEMPLATE_GROUP: usize = 5;

/// How many errors a view carries; a run that fails for more people has one cause.
const SHOWN_ERRORS: u32 = 100;

/// What a run shall do.
#[derive(Debug, Clone)]
pub struct DraftRun {
    /// For whose people.
    pub webinar: WebinarId,
    /// What writes.
    pub engine: Engine,
    /// For people of these tiers; empty for all.
    pub tiers: Vec<Tier>,
    /// Whether drafts that no person has edited or approved are written anew.
    pub rewrite: bool,
    /// The server, where it is another one than in the settings.
    pub server: ServerChoice,
}

/// A run that was started.
pub struct Running {
    /// Its state at the start.
    pub job: JobView,
    task: JoinHandle<JobView>,
}

impl Running {
    /// Waits for its end.
    pub async fn finished(self) -> JobView {
        let Self { job, task } = self;
        task.await.unwrap_or(job)
    }
}

impl App {
    /// Starts writing drafts for people who have an address and no draft.
    ///
    /// Must be called within a tokio runtime; returns at once.
    pub fn start_drafts(&self, run: DraftRun) -> Result<Running, Error> {
        let DraftRun {
            webinar,
            engine,
            tiers,
            rewrite,
            server,
        } = run;
        let people = self.store().read(|tx| to_serve(tx, webinar, &tiers, rewrite))?;
        let row = JobRow {
            id: JobId::new(self.now()),
            webinar_id: webinar,
            engine,
            tiers,
            state: JobState::Running,
            done: 0,
            failed: 0,
            total: 0,
            tokens: 0,
            message: String::new(),
            started_at: self.now(),
        };
        self.launch(row, people, &server)
    }

    /// Goes on with a run that was interrupted, stopped or cancelled, or retries those who failed.
    pub fn resume_drafts(&self, id: JobId) -> Result<Running, Error> {
        let (row, people) = self.store().write(|tx| {
            let mut row = tx.job(id)?;
            let people = to_serve(tx, row.webinar_id, &row.tiers, false)?;
            tx.clear_job_errors(id)?;
            // Progress is stored now and then, drafts at once: after a crash the drafts know better.
            row.done = row.done.max(row.total.saturating_sub(count(people.len())));
            row.failed = 0;
            row.message = String::new();
            row.state = JobState::Running;
            Ok::<_, StoreError>((row, people))
        })?;
        self.launch(row, people, &ServerChoice::default())
    }

    /// Asks a run to stop; what is written stays.
    pub fn cancel_job(&self, id: JobId) -> Result<JobView, Error> {
        self.0.jobs.cancel(id);
        let row = self.store().read(|tx| tx.job(id))?;
        self.job_view(&row)
    }

    /// The newest run of each webinar.
    pub fn latest_jobs(&self) -> Result<Vec<JobView>, Error> {
        let rows = self.store().read(|tx| tx.latest_jobs())?;
        rows.iter().map(|row| self.job_view(row)).collect()
    }

    fn launch(&self, mut row: JobRow, people: Vec<AttendeeId>, server: &ServerChoice) -> Result<Running, Error> {
        let writer = self.writer(row.engine, server)?;
        let settings = self.settings()?;
        let Some(cancel) = self.0.jobs.begin(row.id, row.webinar_id) else {
            return Err(Error::new(
                Code::Invalid,
                "Drafts are being written for this webinar already.",
                "Wait for the end, or cancel.",
            ));
        };
        row.total = row.done + count(people.len());
        let (group, window) = match writer {
            Writer::Templates => (SMALLEST_TEMPLATE_GROUP.max(people.len() / 100), 1),
            Writer::Model(_) => (1, usize::from(settings.engine.concurrency.clamp(1, 20))),
        };
        if let Err(error) = self.store().write(|tx| tx.put_job(&row)) {
            self.0.jobs.end(row.id);
            return Err(error.into());
        }
        let job = self.job_view(&row)?;
        let groups: Vec<Vec<AttendeeId>> = people.chunks(group).map(<[_]>::to_vec).collect();
        let app = self.clone();
        let task = tokio::spawn(async move {
            let started = std::time::Instant::now();
            let work = {
                let app = app.clone();
                move |people: Vec<AttendeeId>| {
                    let (app, writer) = (app.clone(), writer.clone());
                    async move {
                        match writer {
                            Writer::Templates => app.serve_by_templates(people).await,
                            Writer::Model(drafter) => app.serve_by_model(drafter.as_ref(), people).await,
                        }
                    }
                    .boxed()
                }
            };
            let report = {
                let app = app.clone();
                move |row: &JobRow| {
                    // The end is told below, once the job no longer counts as running.
                    if row.state == JobState::Running {
                        app.tell_of(view(row, Vec::new()));
                    }
                }
            };
            let row = jobs::run(Arc::clone(&app.0.store), row, groups, window, cancel, work, report).await;
            app.0.jobs.end(row.id);
            tracing::info!(
                webinar = %row.webinar_id,
                engine = row.engine.code(),
                done = row.done,
                failed = row.failed,
                milliseconds = started.elapsed().as_millis() as u64,
                "draft run ended"
            );
            let (facade, ended) = (app.clone(), row.clone());
            let ended = blocking(move || facade.job_view(&ended))
                .await
                .unwrap_or_else(|_| view(&row, Vec::new()));
            app.tell_of(ended.clone());
            ended
        });
        Ok(Running { job, task })
    }

    fn tell_of(&self, job: JobView) {
        self.0.ports.progress.tell(HostEvent::Job { job: Box::new(job) });
    }

    async fn serve_by_templates(&self, people: Vec<AttendeeId>) -> Outcome {
        let app = self.clone();
        let all = people.clone();
        let stored = blocking(move || {
            let now = app.now();
            app.store().write(|tx| {
                let Some(first) = people.first() else { return Ok(()) };
                let desk = Desk::open(tx, tx.attendee(*first)?.attendee.webinar_id)?;
                people.iter().try_for_each(|id| {
                    if is_a_persons(tx, *id)? {
                        return Ok(());
                    }
                    let text = from_template(&brief(tx, &desk, *id)?, None)?;
                    store_draft(tx, &desk, *id, text, now).map(drop)
                })
            })
        })
        .await;
        match stored {
            Ok(()) => Outcome {
                done: count(all.len()),
                errors: Vec::new(),
                tokens: 0,
                stop: None,
            },
            Err(error) => Outcome {
                done: 0,
                errors: Vec::new(),
                tokens: 0,
                stop: Some(error.message),
            },
        }
    }

    async fn serve_by_model(&self, drafter: &dyn Drafter, people: Vec<AttendeeId>) -> Outcome {
        let mut outcome = Outcome {
            done: 0,
            errors: Vec::new(),
            tokens: 0,
            stop: None,
        };
        for id in people {
            match self.ask(drafter, id).await {
                Ok(text) => {
                    outcome.tokens += text.usage.prompt_tokens + text.usage.completion_tokens;
                    let app = self.clone();
                    let stored = blocking(move || {
                        let now = app.now();
                        app.store().write(|tx| {
                            if is_a_persons(tx, id)? {
                                return Ok(());
                            }
                            let desk = Desk::open(tx, tx.attendee(id)?.attendee.webinar_id)?;
                            store_draft(tx, &desk, id, text, now).map(drop)
                        })
                    });
                    match stored.await {
                        Ok(()) => outcome.done += 1,
                        Err(error) => outcome.stop = Some(error.message),
                    }
                }
                Err(DrafterError::Person(message)) => outcome.errors.push(JobError {
                    attendee_id: id,
                    message,
                }),
                Err(DrafterError::Stop(message)) => outcome.stop = Some(message),
            }
        }
        outcome
    }

    pub(super) fn job_view(&self, row: &JobRow) -> Result<JobView, Error> {
        self.store().read(|tx| {
            let errors = tx.job_errors(row.id, SHOWN_ERRORS)?;
            let errors = errors
                .into_iter()
                .map(|JobError { attendee_id, message }| {
                    let label = tx.attendee(attendee_id)?.attendee.label().to_owned();
                    Ok(JobErrorView {
                        attendee_id,
                        label,
                        message,
                    })
                })
                .collect::<Result<_, Error>>()?;
            Ok(view(row, errors))
        })
    }
}

/// Who shall get a draft, most promising first.
fn to_serve(tx: &Tx<'_>, webinar: WebinarId, tiers: &[Tier], rewrite: bool) -> Result<Vec<AttendeeId>, StoreError> {
    let mut people = Vec::new();
    for AttendeeRow { attendee, tier, .. } in tx.attendees(webinar)? {
        let in_tiers = tiers.is_empty() || tiers.contains(&tier);
        let wanted = attendee.email.is_some() && attendee.is_audience() && in_tiers;
        if wanted
            && tx
                .draft_of(attendee.id)?
                .is_none_or(|draft| rewrite && machine_made(&draft))
        {
            people.push(attendee.id);
        }
    }
    Ok(people)
}

/// Whether no person has put a hand to a draft.
pub(super) fn machine_made(draft: &Draft) -> bool {
    !draft.user_edited && draft.user_notes.is_empty() && draft.status == DraftStatus::ToReview
}

/// Whether a person has put a hand to somebody's draft since the run began: then it is theirs.
fn is_a_persons(tx: &Tx<'_>, id: AttendeeId) -> Result<bool, StoreError> {
    Ok(tx.draft_of(id)?.is_some_and(|draft| !machine_made(&draft)))
}

fn view(row: &JobRow, errors: Vec<JobErrorView>) -> JobView {
    JobView {
        id: row.id,
        webinar_id: row.webinar_id,
        engine: row.engine,
        state: match row.state {
            JobState::Running => JobStateView::Running,
            JobState::Done => JobStateView::Done,
            JobState::Cancelled => JobStateView::Cancelled,
            JobState::Stopped => JobStateView::Stopped,
            JobState::Interrupted => JobStateView::Interrupted,
        },
        done: row.done,
        failed: row.failed,
        total: row.total,
        message: row.message.clone(),
        tokens: row.tokens,
        errors,
    }
}
