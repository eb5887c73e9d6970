//! Long work: start, progress, cancel, and what is left of it after a crash.
//!
//! [`Jobs`] knows what runs in this process and can cancel it; [`run`] drives one job over its people through a
//! sliding window and keeps its row up to date. What is done for a person, and what that person's draft is, is
//! the caller's: nothing here knows drafting. A result is stored by the work itself before it is counted here,
//! so a crash can lose a count but never a draft.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::future::{BoxFuture, ready};
use futures::stream::{self, StreamExt};
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use crate::domain::{AttendeeId, JobId, WebinarId};
use crate::store::{JobError, JobRow, JobState, Store, StoreError};

/// How often progress is stored and reported at most: ten times a second looks continuous and costs nothing.
const REPORT_EVERY: Duration = Duration::from_millis(100);

/// What runs in this process.
#[derive(Default)]
pub struct Jobs {
    running: Mutex<HashMap<JobId, (WebinarId, watch::Sender<bool>)>>,
}

/// Tells a job that it shall stop.
#[derive(Clone)]
pub struct Cancel(watch::Receiver<bool>);

/// What became of a group of people.
pub struct Outcome {
    /// People served.
    pub done: u32,
    /// People who got nothing, and why.
    pub errors: Vec<JobError>,
    /// Tokens used for them.
    pub tokens: u64,
    /// Set when nobody else can be served either: why, and what to do.
    pub stop: Option<String>,
}

impl Jobs {
    /// Notes that a job starts. `None` when its webinar already has one at work.
    pub fn begin(&self, job: JobId, webinar: WebinarId) -> Option<Cancel> {
        let mut running = self.lock();
        if running.values().any(|(other, _)| *other == webinar) {
            return None;
        }
        let (sender, receiver) = watch::channel(false);
        running.insert(job, (webinar, sender));
        Some(Cancel(receiver))
    }

    /// Notes that a job has ended.
    pub fn end(&self, job: JobId) {
        self.lock().remove(&job);
    }

    /// Asks a job to stop; false when it is not running.
    pub fn cancel(&self, job: JobId) -> bool {
        self.lock()
            .get(&job)
            .is_some_and(|(_, sender)| sender.send(true).is_ok())
    }

    /// Asks whatever runs for a webinar to stop.
    pub fn cancel_for(&self, webinar: WebinarId) {
        for (_, sender) in self.lock().values().filter(|(other, _)| *other == webinar) {
            sender.send_replace(true);
        }
    }

    /// Asks everything to stop.
    pub fn cancel_all(&self) {
        for (_, sender) in self.lock().values() {
            sender.send_replace(true);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<JobId, (WebinarId, watch::Sender<bool>)>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Cancel {
    /// Resolves once the job shall stop.
    async fn cancelled(&mut self) {
        // A dropped sender means that the job was forgotten, which is a reason to stop as well.
        let _ = self.0.wait_for(|cancelled| *cancelled).await;
    }
}

/// Serves all groups, at most `window` at a time, and returns the job's row as it ended.
///
/// `work` must have stored its result when it resolves. Cancelling drops the work in flight at once; a stop lets it end,
/// so that what was paid for is counted.
pub async fn run(
    store: Arc<Store>,
    mut row: JobRow,
    groups: Vec<Vec<AttendeeId>>,
    window: usize,
    mut cancel: Cancel,
    work: impl Fn(Vec<AttendeeId>) -> BoxFuture<'static, Outcome>,
    report: impl Fn(&JobRow),
) -> JobRow {
    // A stop begins nothing new; what is under way was asked and may be stored already, so that it is waited for.
    let stopped = AtomicBool::new(false);
    let mut outcomes = stream::iter(groups)
        .take_while(|_| ready(!stopped.load(Ordering::Relaxed)))
        .map(work)
        .buffer_unordered(window.max(1));
    // When the next report may be made, and whether there is anything to tell by then.
    let mut due = Instant::now();
    let mut owed = false;
    row.state = loop {
        let outcome = tokio::select! {
            biased;
            () = cancel.cancelled() => break JobState::Cancelled,
            // The next person may take minutes: what is done by now is not held back for as long.
            () = sleep_until(due), if owed => None,
            outcome = outcomes.next() => match outcome {
                Some(outcome) => Some(outcome),
                None if stopped.load(Ordering::Relaxed) => break JobState::Stopped,
                None => break JobState::Done,
            },
        };
        let (mut errors, mut stop) = (Vec::new(), None);
        if let Some(outcome) = outcome {
            row.done += outcome.done;
            row.failed += u32::try_from(outcome.errors.len()).unwrap_or(u32::MAX);
            row.tokens += outcome.tokens;
            (errors, stop) = (outcome.errors, outcome.stop);
            owed = true;
        }
        if Instant::now() >= due || !errors.is_empty() {
            due = Instant::now() + REPORT_EVERY;
            owed = false;
            if let Err(error) = keep(&store, &row, errors).await {
                row.message = format!("The run stopped because its progress could not be stored: {error}.");
                break JobState::Stopped;
            }
            report(&row);
        }
        if let Some(message) = stop
            && !stopped.swap(true, Ordering::Relaxed)
        {
            row.message = message;
        }
    };
    drop(outcomes);
    if let Err(error) = keep(&store, &row, Vec::new()).await {
        tracing::error!(%error, "the end of a job could not be stored");
    }
    report(&row);
    row
}

async fn keep(store: &Arc<Store>, row: &JobRow, errors: Vec<JobError>) -> Result<(), StoreError> {
    let (store, row) = (Arc::clone(store), row.clone());
    let kept = tokio::task::spawn_blocking(move || {
        store.write(|tx| {
            tx.put_job(&row)?;
            errors.iter().try_for_each(|error| tx.put_job_error(row.id, error))
        })
    });
    kept.await.unwrap_or(Err(StoreError::Value("job")))
}
