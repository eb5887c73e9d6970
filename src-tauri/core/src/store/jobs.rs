//! Long work as rows, so that a crash or a closed lid loses nothing.

use rusqlite::{OptionalExtension, Row, named_params};

use super::attendees::id_in;
use super::columns::{Columns, from_json, to_json};
use super::{StoreError, Tx, UsageRow};
use crate::domain::{AttendeeId, Engine, JobId, RunOptions, RunScope, Usage, WebinarId};

/// A draft run.
#[derive(Debug, Clone, PartialEq)]
pub struct JobRow {
    /// Its key.
    pub id: JobId,
    /// The webinar it works on.
    pub webinar_id: WebinarId,
    /// What writes.
    pub engine: Engine,
    /// Running or how it ended.
    pub state: JobState,
    /// People served.
    pub done: u32,
    /// People with an error.
    pub failed: u32,
    /// People to serve.
    pub total: u32,
    /// How it was asked for.
    pub options: RunOptions,
    /// The model asked; empty for templates.
    pub model: String,
    /// What it used so far, over all its parts.
    pub usage: Usage,
    /// What that cost, in US dollars; `None` where a price is unknown.
    pub cost: Option<f64>,
    /// How long it has worked.
    pub milliseconds: u64,
    /// Why it stopped; empty while all is well.
    pub message: String,
    /// When it began.
    pub started_at: jiff::Timestamp,
}

/// States of long work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// Waits for another webinar's run.
    Queued,
    /// At work.
    Running,
    /// Handed over to a server that writes overnight; its answers are waited for.
    Overnight,
    /// Begins nothing new until it is resumed.
    Paused,
    /// Everybody was served or has an error.
    Done,
    /// Stopped by the user.
    Cancelled,
    /// Stopped by itself; the message says why.
    Stopped,
    /// The program ended in the middle.
    Interrupted,
}

/// Why one person got nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobError {
    /// Who.
    pub attendee_id: AttendeeId,
    /// Why, as a sentence.
    pub message: String,
}

impl JobState {
    fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Overnight => "overnight",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Stopped => "stopped",
            Self::Interrupted => "interrupted",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [
            Self::Queued,
            Self::Running,
            Self::Overnight,
            Self::Paused,
            Self::Done,
            Self::Cancelled,
            Self::Stopped,
            Self::Interrupted,
        ]
        .into_iter()
        .find(|state| state.code() == code)
    }
}

/// All but the scope, which may name everybody of a long list.
const COLUMNS: &str = "id, webinar_id, engine, state, done, failed, total, message, started_at, options";

impl Tx<'_> {
    /// Adds a job, with whom it serves.
    pub fn insert_job(&self, job: &JobRow, scope: &RunScope) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO jobs (id, webinar_id, engine, state, done, failed, total, message, started_at, options, scope)
             VALUES (:id, :webinar, :engine, :state, 0, 0, 0, '', :started, '{}', :scope)",
            named_params! {
                ":id": job.id.to_string(),
                ":webinar": job.webinar_id.to_string(),
                ":engine": job.engine.code(),
                ":state": job.state.code(),
                ":started": job.started_at.to_string(),
                ":scope": to_json(scope)?,
            },
        )?;
        self.put_job(job)
    }

    /// Stores how far a job is.
    pub fn put_job(&self, job: &JobRow) -> Result<(), StoreError> {
        self.0
            .prepare_cached(
                "UPDATE jobs SET state = :state, done = :done, failed = :failed, total = :total, message = :message,
                    options = :options WHERE id = :id",
            )?
            .execute(named_params! {
                ":id": job.id.to_string(),
                ":state": job.state.code(),
                ":done": job.done,
                ":failed": job.failed,
                ":total": job.total,
                ":options": to_json(&job.options)?,
                ":message": job.message,
            })?;
        if job.usage == Usage::default() {
            return Ok(());
        }
        self.put_usage(&UsageRow {
            id: job.id.to_string(),
            webinar_id: Some(job.webinar_id),
            model: job.model.clone(),
            started_at: job.started_at,
            milliseconds: job.milliseconds,
            usage: job.usage,
            cost: job.cost,
        })
    }

    /// One job.
    pub fn job(&self, id: JobId) -> Result<JobRow, StoreError> {
        self.0
            .prepare_cached(&format!("SELECT {COLUMNS} FROM jobs WHERE id = ?1"))?
            .query_row([id.to_string()], |row| Ok(self.read_job(row)))
            .optional()?
            .ok_or(StoreError::NotFound)?
    }

    /// Whom a job serves.
    pub fn job_scope(&self, id: JobId) -> Result<RunScope, StoreError> {
        let scope: String = self
            .0
            .query_row("SELECT scope FROM jobs WHERE id = ?1", [id.to_string()], |row| {
                row.get(0)
            })?;
        from_json(&scope)
    }

    /// The newest job of each webinar.
    pub fn latest_jobs(&self) -> Result<Vec<JobRow>, StoreError> {
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM jobs j
             WHERE webinar_id IN (SELECT id FROM webinars WHERE deleted_at IS NULL)
                AND id = (SELECT max(id) FROM jobs WHERE webinar_id = j.webinar_id) ORDER BY id DESC",
        ))?;
        let rows = statement.query_map([], |row| Ok(self.read_job(row)))?;
        rows.map(|row| row?).collect()
    }

    /// Marks jobs that were at work when the program ended. Called once at start, before any job runs.
    pub fn interrupt_running_jobs(&self) -> Result<usize, StoreError> {
        Ok(self.0.execute(
            "UPDATE jobs SET state = ?1 WHERE state IN (?2, ?3)",
            [JobState::Interrupted, JobState::Running, JobState::Queued].map(JobState::code),
        )?)
    }

    /// Keeps why one person got nothing.
    pub fn put_job_error(&self, job: JobId, error: &JobError) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT OR REPLACE INTO job_errors (job_id, attendee_id, message) VALUES (?1, ?2, ?3)",
            (
                job.to_string(),
                error.attendee_id.0.as_bytes().as_slice(),
                &error.message,
            ),
        )?;
        Ok(())
    }

    /// Forgets the errors of a job that is about to try again.
    pub fn clear_job_errors(&self, job: JobId) -> Result<(), StoreError> {
        self.0
            .execute("DELETE FROM job_errors WHERE job_id = ?1", [job.to_string()])?;
        Ok(())
    }

    /// The first errors of a job.
    pub fn job_errors(&self, job: JobId, most: u32) -> Result<Vec<JobError>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT attendee_id, message FROM job_errors WHERE job_id = ?1 LIMIT ?2")?;
        let rows = statement.query_map((job.to_string(), most), |row| {
            Ok(id_in(row, 0).and_then(|attendee_id| {
                Ok(JobError {
                    attendee_id: attendee_id.ok_or(StoreError::Value("attendee"))?,
                    message: row.column("message")?,
                })
            }))
        })?;
        rows.map(|row| row?).collect()
    }

    fn read_job(&self, row: &Row<'_>) -> Result<JobRow, StoreError> {
        let id: JobId = row.parsed("id")?;
        let used = self.usage(&id.to_string())?.unwrap_or_default();
        Ok(JobRow {
            id,
            webinar_id: row.parsed("webinar_id")?,
            engine: row.word("engine", Engine::from_code)?,
            state: row.word("state", JobState::from_code)?,
            done: row.column("done")?,
            failed: row.column("failed")?,
            total: row.column("total")?,
            options: row.json("options")?,
            model: used.model,
            usage: used.usage,
            cost: used.cost,
            milliseconds: used.milliseconds,
            message: row.column("message")?,
            started_at: row.parsed("started_at")?,
        })
    }
}
