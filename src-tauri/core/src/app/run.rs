//! Step three: a draft for everybody, as a job that survives a bad network, a crash and a closed lid.
//!
//! Each draft is committed as it arrives; a run that is resumed serves only those whom it has not served. What it
//! writes until it ends or pauses is one step that can be taken back (`tests/history.rs`).

use std::sync::Arc;

use futures::FutureExt;
use tokio::task::JoinHandle;

use super::budget::{Budget, Within};
use super::desk::Desk;
use super::error::{Code, Error};
use super::import::count;
use super::run_scope::{Served, to_serve};
use super::serving::Part;
use super::settings::{ServerChoice, price_of};
use super::steps::RunStep;
use super::views::{HostEvent, JobErrorView, JobState as JobStateView, JobView};
use super::writing::{Writer, blocking};
use super::{App, calls};
use crate::domain::{AttendeeId, Caps, Engine, JobId, ModelPrice, RunOptions, RunScope, Usage, WebinarId};
use crate::jobs::{self, Gate};
use crate::store::{JobError, JobRow, JobState, Tx};

/// Template drafts are stored in groups, since each costs less than the transaction around it: so many groups that
/// progress can be seen to move, and none smaller than this.
const TEMPLATE_GROUPS: usize = 40;
const SMALLEST_TEMPLATE_GROUP: usize = 5;

/// For each request that may be under way, so many people are in work: some are made ready to be asked about, and the
/// answers to others are read and stored.
const IN_WORK: usize = 2;

/// How many errors a view carries; a run that fails for more people has one cause.
const SHOWN_ERRORS: u32 = 100;

/// What a run shall do.
#[derive(Debug, Clone)]
pub struct DraftRun {
    /// For whose people.
    pub webinar: WebinarId,
    /// What writes.
    pub engine: Engine,
    /// For whom of them.
    pub scope: RunScope,
    /// How: anew, a call for each, caps.
    pub options: RunOptions,
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
            scope,
            options,
            server,
        } = run;
        let started_at = self.now();
        let served = self.store().read(|tx| {
            refuse_beside_a_batch(tx, webinar, engine)?;
            Ok::<_, Error>(to_serve(tx, webinar, &scope, &options, started_at)?)
        })?;
        let row = JobRow {
            id: JobId::new(started_at),
            webinar_id: webinar,
            engine,
            state: JobState::Running,
            done: 0,
            failed: 0,
            total: 0,
            options: RunOptions {
                overnight: options.overnight && engine == Engine::Openai,
                ..options
            },
            model: String::new(),
            usage: Usage::default(),
            cost: None,
            milliseconds: 0,
            message: String::new(),
            started_at,
        };
        self.launch(row, Some(&scope), served.people, &server)
    }

    /// Goes on with a run that was interrupted, stopped, paused or cancelled, or retries those who failed. Other caps
    /// take the place of those before; what the run used already counts.
    pub fn resume_drafts(&self, id: JobId, caps: Option<Caps>) -> Result<Running, Error> {
        let (row, people) = self.store().write(|tx| {
            let mut row = tx.job(id)?;
            refuse_beside_a_batch(tx, row.webinar_id, row.engine)?;
            if let Some(caps) = caps {
                row.options.caps = caps;
            }
            // Who is left over from a night, or does not want to wait for one, is written for now.
            if matches!(row.state, JobState::Done | JobState::Cancelled) {
                row.options.overnight = false;
            }
            let scope = tx.job_scope(id)?;
            let Served { people, done, .. } = to_serve(tx, row.webinar_id, &scope, &row.options, row.started_at)?;
            tx.clear_job_errors(id)?;
            // Progress is stored now and then, drafts at once: after a crash, or an undo, the drafts know better.
            row.done = done;
            row.failed = 0;
            row.message = String::new();
            row.state = JobState::Running;
            Ok::<_, Error>((row, people))
        })?;
        self.launch(row, None, people, &ServerChoice::default())
    }

    /// Asks a run to stop; what is written stays.
    pub fn cancel_job(&self, id: JobId) -> Result<JobView, Error> {
        if !self.0.jobs.cancel(id) {
            self.cancel_overnight(id)?;
        }
        let row = self.store().read(|tx| tx.job(id))?;
        self.job_view(&row)
    }

    /// Asks a run to begin nothing new; what is under way is waited for and kept.
    pub fn pause_job(&self, id: JobId) -> Result<JobView, Error> {
        self.0.jobs.pause(id);
        let row = self.store().read(|tx| tx.job(id))?;
        self.job_view(&row)
    }

    /// The newest run of each webinar.
    pub fn latest_jobs(&self) -> Result<Vec<JobView>, Error> {
        let rows = self.store().read(|tx| tx.latest_jobs())?;
        rows.iter().map(|row| self.job_view(row)).collect()
    }

    /// Starts a run, or a further part of one. A new one comes with its scope, which is kept.
    fn launch(
        &self,
        mut row: JobRow,
        scope: Option<&RunScope>,
        people: Vec<AttendeeId>,
        server: &ServerChoice,
    ) -> Result<Running, Error> {
        let since = match row.options.rewrite {
            true => row.started_at,
            false => jiff::Timestamp::MIN,
        };
        let memory = self.remembered(row.webinar_id, since);
        let writer = self.writer(row.engine, server, memory)?;
        let engine = self.settings()?.engine;
        let mut price = None;
        if let Writer::Model(_) = writer {
            row.model = server.model.clone().unwrap_or_else(|| engine.model.clone());
            price = price_of(&engine, &row.model);
            if row.options.overnight {
                price = price.map(ModelPrice::halved);
            }
            if row.options.caps.most_cost.is_some() && price.is_none() {
                return Err(Error::new(
                    Code::Invalid,
                    format!(
                        "What {} costs is not known, so a limit in money cannot be kept. Nothing was started.",
                        row.model
                    ),
                    "Enter its price in Settings, or limit the tokens instead.",
                ));
            }
            row.cost = row
                .cost
                .or((row.usage == Usage::default()).then_some(0.0))
                .filter(|_| price.is_some());
        }
        let Some(mut control) = self.0.jobs.begin(row.id, row.webinar_id) else {
            return Err(Error::new(
                Code::Invalid,
                "Drafts are being written for this webinar already.",
                "Wait for the end, or cancel.",
            ));
        };
        row.total = row.done + count(people.len());
        let is_model = matches!(writer, Writer::Model(_));
        row.state = match is_model && !row.options.overnight && self.0.jobs.is_taken() {
            true => JobState::Queued,
            false => JobState::Running,
        };
        let is_overnight = is_model && row.options.overnight;
        let kept = self.store().write(|tx| {
            match scope {
                Some(scope) => tx.insert_job(&row, scope)?,
                None => tx.put_job(&row)?,
            }
            // What comes in a night is a step of that night.
            let step = (!is_overnight).then(|| RunStep::begin(tx, row.webinar_id, self.now()));
            step.transpose()
        });
        let step = kept.inspect_err(|_: &Error| self.0.jobs.end(row.id))?;
        let job = self.job_view(&row)?;
        let (app, server) = (self.clone(), server.clone());
        let task = tokio::spawn(async move {
            let Some(step) = step else {
                return app.hand_over(row, people, &server, control).await;
            };
            let budget = Arc::new(Budget::new(row.options.caps, price, row.usage, row.cost));
            let started = std::time::Instant::now();
            let _turn = match is_model {
                true => match app.0.jobs.turn(&mut control).await {
                    Some(turn) => Some(turn),
                    None => return app.part_ended(row, step, control.end()).await,
                },
                false => None,
            };
            row.state = JobState::Running;
            let at_a_time = usize::from(engine.concurrency.clamp(1, 20));
            let gate = match is_model {
                true => Gate::new(at_a_time, at_a_time * IN_WORK),
                false => Gate::new(1, 1),
            };
            let groups = match app.groups(&row, people, is_model).await {
                Ok(groups) => groups,
                Err(error) => {
                    row.message = error.message;
                    return app.part_ended(row, step, JobState::Stopped).await;
                }
            };
            let part = Part {
                step,
                options: row.options,
                begun: row.started_at,
            };
            let work = {
                let (app, gate) = (app.clone(), gate.clone());
                move |people: Vec<AttendeeId>| {
                    let (app, writer, gate, budget) = (app.clone(), writer.clone(), gate.clone(), Arc::clone(&budget));
                    async move {
                        match writer {
                            Writer::Templates => app.serve_by_templates(part, people).await,
                            Writer::Model(drafter) => {
                                let drafter = Within::new(drafter, budget, Some(gate));
                                app.serve_by_model(part, &drafter, people).await
                            }
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
            let row = jobs::run(Arc::clone(&app.0.store), row, groups, gate, control, work, report).await;
            tracing::info!(
                webinar = %row.webinar_id,
                engine = row.engine.code(),
                done = row.done,
                failed = row.failed,
                milliseconds = started.elapsed().as_millis() as u64,
                "draft run ended"
            );
            let state = row.state;
            app.part_ended(row, step, state).await
        });
        Ok(Running { job, task })
    }

    /// Ends a part of a run with the step that it is.
    async fn part_ended(&self, row: JobRow, step: RunStep, state: JobState) -> JobView {
        let app = self.clone();
        if let Err(error) = blocking(move || app.store().write(|tx| step.end(tx))).await {
            // It keeps the name that it began with.
            tracing::warn!(code = ?error.code, "the step of a run could not be named");
        }
        self.ended(row, state).await
    }

    /// Who is served together: by templates in groups worth a transaction, by a model whoever shares a request.
    async fn groups(
        &self,
        row: &JobRow,
        people: Vec<AttendeeId>,
        is_model: bool,
    ) -> Result<Vec<Vec<AttendeeId>>, Error> {
        if !is_model {
            let size = SMALLEST_TEMPLATE_GROUP.max(people.len() / TEMPLATE_GROUPS);
            return Ok(people.chunks(size).map(<[_]>::to_vec).collect());
        }
        let (app, webinar, each) = (self.clone(), row.webinar_id, row.options.each);
        blocking(move || {
            app.store().read(|tx| {
                let desk = Desk::open(tx, webinar)?;
                let calls = calls::plan(tx, &desk, &people, each)?;
                Ok(calls.into_iter().map(|call| call.people).collect())
            })
        })
        .await
    }

    /// Stores how a run ended, lets go of it, and tells of it: in this order, so that a run that goes on at once finds
    /// its own row, and whoever hears of the end can start another.
    pub(super) async fn ended(&self, mut row: JobRow, state: JobState) -> JobView {
        row.state = state;
        let (facade, ended) = (self.clone(), row.clone());
        let ended = blocking(move || {
            facade.store().write(|tx| tx.put_job(&ended))?;
            facade.job_view(&ended)
        });
        let ended = ended.await.unwrap_or_else(|_| view(&row, Vec::new()));
        self.0.jobs.end(row.id);
        self.tell_of(ended.clone());
        ended
    }

    pub(super) fn tell_of(&self, job: JobView) {
        self.0.ports.progress.tell(HostEvent::Job { job: Box::new(job) });
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

/// Answers that may still come are not asked for a second time.
fn refuse_beside_a_batch(tx: &Tx<'_>, webinar: WebinarId, engine: Engine) -> Result<(), Error> {
    match tx.overnight_state(webinar)? {
        Some(JobState::Overnight) => Err(Error::new(
            Code::Invalid,
            "Mails for this webinar are being written overnight already. Nothing was started.",
            "Wait for them, or stop them first.",
        )),
        Some(_) if engine == Engine::Openai => Err(Error::new(
            Code::Invalid,
            "The server still stops what it was writing for this webinar, which may take ten minutes. What is written \
             by then is paid for and will be taken. Nothing was started.",
            "Try again in a few minutes, or use templates.",
        )),
        _ => Ok(()),
    }
}

pub(super) fn view(row: &JobRow, errors: Vec<JobErrorView>) -> JobView {
    JobView {
        id: row.id,
        webinar_id: row.webinar_id,
        engine: row.engine,
        state: match row.state {
            JobState::Queued => JobStateView::Queued,
            JobState::Running => JobStateView::Running,
            JobState::Overnight => JobStateView::Overnight,
            JobState::Paused => JobStateView::Paused,
            JobState::Done => JobStateView::Done,
            JobState::Cancelled => JobStateView::Cancelled,
            JobState::Stopped => JobStateView::Stopped,
            JobState::Interrupted => JobStateView::Interrupted,
        },
        done: row.done,
        failed: row.failed,
        total: row.total,
        message: row.message.clone(),
        tokens: row.usage.tokens(),
        cache_hits: row.usage.cache_hits,
        cost: row.cost,
        seconds: row.milliseconds as f64 / 1000.0,
        rewrite: row.options.rewrite,
        caps: row.options.caps,
        errors,
    }
}
