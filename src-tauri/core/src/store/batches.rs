//! What was handed over to servers that write overnight.

use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};

use super::columns::{Columns, to_json};
use super::{JobState, StoreError, Tx};
use crate::domain::{AttendeeId, JobId, WebinarId};

/// A file of requests at a server, and the batch that was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRow {
    /// The run that it belongs to; a large one has several.
    pub job_id: JobId,
    /// The server's name for the file.
    pub input_file: String,
    /// The server's base URL.
    pub server: String,
    /// The model that is asked.
    pub model: String,
    /// The server's name for the batch; `None` until it is known that it was started.
    pub batch: Option<String>,
    /// Its requests.
    pub calls: Vec<BatchCall>,
    /// What is still to be done with it.
    pub stage: BatchStage,
}

/// One request of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchCall {
    /// Names its answer.
    pub id: String,
    /// Whose mails the answer writes.
    pub people: Vec<AttendeeId>,
    /// A hash of the facts that it is about.
    pub facts: String,
}

/// What is still to be done with a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchStage {
    /// Its answers are waited for.
    Waiting,
    /// The user wants no more of it; what is written is still taken.
    Cancelled,
    /// Its answers are stored; only the server has to forget it.
    Collected,
}

impl BatchStage {
    fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Cancelled => "cancelled",
            Self::Collected => "collected",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Cancelled, Self::Collected]
            .into_iter()
            .find(|stage| stage.code() == code)
    }
}

impl Tx<'_> {
    /// Adds a batch.
    pub fn insert_batch(&self, row: &BatchRow) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO batches (job_id, input_file, server, model, batch, calls, stage)
             VALUES (:job, :file, :server, :model, :batch, :calls, :stage)",
            named_params! {
                ":job": row.job_id.to_string(),
                ":file": row.input_file,
                ":server": row.server,
                ":model": row.model,
                ":batch": row.batch,
                ":calls": to_json(&row.calls)?,
                ":stage": row.stage.code(),
            },
        )?;
        Ok(())
    }

    /// Notes that a batch was started, and the server's name for it.
    pub fn batch_started(&self, row: &BatchRow, name: &str) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE batches SET batch = ?3 WHERE job_id = ?1 AND input_file = ?2",
            (row.job_id.to_string(), &row.input_file, name),
        )?;
        Ok(())
    }

    /// Notes that all answers of a batch are stored.
    pub fn batch_collected(&self, row: &BatchRow) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE batches SET stage = ?3 WHERE job_id = ?1 AND input_file = ?2",
            (row.job_id.to_string(), &row.input_file, BatchStage::Collected.code()),
        )?;
        Ok(())
    }

    /// All batches that something is still to be done with.
    pub fn batches(&self) -> Result<Vec<BatchRow>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT b.* FROM batches b JOIN jobs j ON j.id = b.job_id JOIN webinars w ON w.id = j.webinar_id
             WHERE w.deleted_at IS NULL",
        )?;
        let rows = statement.query_map([], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// Forgets a batch.
    pub fn delete_batch(&self, row: &BatchRow) -> Result<(), StoreError> {
        self.0.execute(
            "DELETE FROM batches WHERE job_id = ?1 AND input_file = ?2",
            (row.job_id.to_string(), &row.input_file),
        )?;
        Ok(())
    }

    /// Notes that the user wants no more of a run's batches.
    pub fn cancel_batches(&self, job: JobId) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE batches SET stage = ?1 WHERE job_id = ?2 AND stage = ?3",
            (
                BatchStage::Cancelled.code(),
                job.to_string(),
                BatchStage::Waiting.code(),
            ),
        )?;
        Ok(())
    }

    /// How many batches of a run have answers that may still come.
    pub fn open_batches(&self, job: JobId) -> Result<u32, StoreError> {
        Ok(self.0.query_row(
            "SELECT count(*) FROM batches WHERE job_id = ?1 AND stage <> ?2",
            (job.to_string(), BatchStage::Collected.code()),
            |row| row.get(0),
        )?)
    }

    /// The state of the run whose answers may still come for a webinar.
    pub fn overnight_state(&self, webinar: WebinarId) -> Result<Option<JobState>, StoreError> {
        for batch in self.batches()? {
            let job = self.job(batch.job_id)?;
            if job.webinar_id == webinar && batch.stage != BatchStage::Collected {
                return Ok(Some(job.state));
            }
        }
        Ok(None)
    }
}

fn read(row: &Row<'_>) -> Result<BatchRow, StoreError> {
    Ok(BatchRow {
        job_id: row.parsed("job_id")?,
        input_file: row.column("input_file")?,
        server: row.column("server")?,
        model: row.column("model")?,
        batch: row.column("batch")?,
        calls: row.json("calls")?,
        stage: row.word("stage", BatchStage::from_code)?,
    })
}
