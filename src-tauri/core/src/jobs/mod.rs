//! Long work: start, wait for one's turn, progress, pause, cancel, and what is left of it after a crash.
//!
//! [`Jobs`] knows what runs in this process and can pause or cancel it; [`run`] drives one job over its people through a
//! sliding window and keeps its row up to date. What is done for a person, and what that person's draft is, is
//! the caller's: nothing here knows drafting. A result is stored by the work itself before it is counted here,
//! so a crash can lose a count but never a draft.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::future::{BoxFuture, ready};
use futures::stream::{self, StreamExt};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio::time::{Instant, sleep_until};
use tokio_util::task::AbortOnDropHandle;

use crate::domain::{AttendeeId, JobId, Usage, WebinarId};
use crate::store::{JobError, JobRow, JobState, Store, StoreError};

/// How often progress is stored and reported at most: ten times a second looks continuous and costs nothing.
const REPORT_EVERY: Duration = Duration::from_millis(100);

/// What runs in this process.
#[derive(Default)]
pub struct Jobs {
    running: Mutex<HashMap<JobId, (WebinarId, watch::Sender<Wish>)>>,
    /// Held by the one run that asks a server: the runs of several webinars would share its limits and the caps.
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// What a person wants of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    GoOn,
    Pause,
    Stop,
}

/// Tells a job that it shall pause or stop.
#[derive(Clone)]
pub struct Control(watch::Receiver<Wish>);

/// The right to ask a server; the next in line gets it when this is dropped.
pub struct Turn(#[allow(dead_code, reason = "held, never read")] tokio::sync::OwnedMutexGuard<()>);

/// How many groups may be in work at a time, and how many of these at a server; shut once a run begins nothing new.
#[derive(Clone)]
pub struct Gate {
    permits: Arc<Semaphore>,
    in_work: usize,
}

/// Held while somebody is at the server.
pub struct Entered(#[allow(dead_code, reason = "held, never read")] OwnedSemaphorePermit);

impl Gate {
    /// A gate for so many at a server of so many in work.
    pub fn new(at_server: usize, in_work: usize) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(at_server)),
            in_work: in_work.max(1),
        }
    }

    /// Waits for its turn, first come, first served. `None` once the gate is shut.
    pub async fn enter(&self) -> Option<Entered> {
        Arc::clone(&self.permits).acquire_owned().await.ok().map(Entered)
    }

    fn shut(&self) {
        self.permits.close();
    }

    fn is_shut(&self) -> bool {
        self.permits.is_closed()
    }
}

/// What became of a group of people.
#[derive(Default)]
pub struct Outcome {
    /// People served.
    pub done: u32,
    /// People who got nothing, and why.
    pub errors: Vec<JobError>,
    /// What was used for them, those who got nothing included.
    pub usage: Usage,
    /// What that cost, in US dollars; `None` where the price is unknown.
    pub cost: Option<f64>,
    /// Set when nobody else can be served either: why, and what to do.
    pub stop: Option<String>,
}

impl Outcome {
    /// Of work that broke off on its own.
    fn given_up(people: Vec<AttendeeId>) -> Self {
        let told = |attendee_id| JobError {
            attendee_id,
            message: "The work was given up, which should not happen. What was stored before is kept. Try again."
                .to_owned(),
        };
        Self {
            errors: people.into_iter().map(told).collect(),
            ..Self::default()
        }
    }
}

impl Jobs {
    /// Notes that a job starts. `None` when its webinar already has one at work.
    pub fn begin(&self, job: JobId, webinar: WebinarId) -> Option<Control> {
        let mut running = self.lock();
        if running.values().any(|(other, _)| *other == webinar) {
            return None;
        }
        let (sender, receiver) = watch::channel(Wish::GoOn);
        running.insert(job, (webinar, sender));
        Some(Control(receiver))
    }

    /// Notes that a job has ended.
    pub fn end(&self, job: JobId) {
        self.lock().remove(&job);
    }

    /// Asks a job to stop; false when it is not running.
    pub fn cancel(&self, job: JobId) -> bool {
        self.wish(job, Wish::Stop)
    }

    /// Asks a job to begin nothing new; false when it is not running.
    pub fn pause(&self, job: JobId) -> bool {
        self.wish(job, Wish::Pause)
    }

    fn wish(&self, job: JobId, wish: Wish) -> bool {
        self.lock().get(&job).is_some_and(|(_, sender)| {
            sender.send_replace(wish);
            true
        })
    }

    /// Whether somebody else's run asks a server now.
    pub fn is_taken(&self) -> bool {
        self.turn.try_lock().is_err()
    }

    /// Whether a job of this webinar is at work.
    pub fn is_at_work(&self, webinar: WebinarId) -> bool {
        self.lock().values().any(|(other, _)| *other == webinar)
    }

    /// Waits for the runs that came before. `None` when the job shall not run any more.
    pub async fn turn(&self, control: &mut Control) -> Option<Turn> {
        let line = Arc::clone(&self.turn);
        tokio::select! {
            biased;
            _ = control.called_off() => None,
            turn = line.lock_owned() => Some(Turn(turn)),
        }
    }

    /// Asks whatever runs for a webinar to stop.
    pub fn cancel_for(&self, webinar: WebinarId) {
        for (_, sender) in self.lock().values().filter(|(other, _)| *other == webinar) {
            sender.send_replace(Wish::Stop);
        }
    }

    /// Asks everything to stop.
    pub fn cancel_all(&self) {
        for (_, sender) in self.lock().values() {
            sender.send_replace(Wish::Stop);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<JobId, (WebinarId, watch::Sender<Wish>)>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Control {
    /// How a job ends that never had its turn.
    pub fn end(&self) -> JobState {
        match *self.0.borrow() {
            Wish::Pause => JobState::Paused,
            Wish::GoOn | Wish::Stop => JobState::Cancelled,
        }
    }

    /// Resolves once the job shall not go on, with how it ends.
    pub async fn called_off(&mut self) -> JobState {
        let _ = self.0.wait_for(|present| *present != Wish::GoOn).await;
        self.end()
    }

    /// Resolves once this is wished. A dropped sender means that the job was forgotten, which is a reason as well.
    async fn wished(&mut self, wish: Wish) {
        let _ = self.0.wait_for(|present| *present == wish).await;
    }
}

/// Serves all groups, as many at a time as the gate says, and returns the job's row as it ended.
///
/// `work` must have stored its result when it resolves. Cancelling drops the work in flight at once; a stop and a pause
/// shut the gate and let whoever has passed it end, so that what was paid for is counted.
pub async fn run(
    store: Arc<Store>,
    mut row: JobRow,
    groups: Vec<Vec<AttendeeId>>,
    gate: Gate,
    mut control: Control,
    work: impl Fn(Vec<AttendeeId>) -> BoxFuture<'static, Outcome> + Send + 'static,
    report: impl Fn(&JobRow),
) -> JobRow {
    let (served, mut outcomes) = mpsc::unbounded_channel();
    // Beside this loop, which waits for the disk ten times a second; each group is a task of its own, since whatever
    // is thought about one answer would hold up the others.
    let (may_begin, shut_by_work) = (gate.clone(), gate.clone());
    let mut all = stream::iter(groups)
        .take_while(move |_| ready(!may_begin.is_shut()))
        .map(move |group| {
            let (people, work, gate) = (group.clone(), work(group), shut_by_work.clone());
            let task = AbortOnDropHandle::new(tokio::spawn(async move {
                let outcome = work.await;
                if outcome.stop.is_some() {
                    gate.shut();
                }
                outcome
            }));
            async { task.await.unwrap_or_else(|_| Outcome::given_up(people)) }
        })
        .buffer_unordered(gate.in_work);
    let driver = AbortOnDropHandle::new(tokio::spawn(async move {
        while let Some(outcome) = all.next().await {
            if served.send(outcome).is_err() {
                break;
            }
        }
    }));
    // When the next report may be made, and whether there is anything to tell by then.
    let mut due = Instant::now();
    let mut owed = false;
    let mut pausing = control.clone();
    let mut is_paused = false;
    let (begun, worked_before) = (Instant::now(), row.milliseconds);
    row.state = loop {
        let outcome = tokio::select! {
            biased;
            () = control.wished(Wish::Stop) => break JobState::Cancelled,
            () = pausing.wished(Wish::Pause), if !is_paused => {
                is_paused = true;
                gate.shut();
                continue;
            }
            // The next person may take minutes: what is done by now is not held back for as long.
            () = sleep_until(due), if owed => None,
            outcome = outcomes.recv() => match outcome {
                Some(outcome) => Some(outcome),
                None if !row.message.is_empty() => break JobState::Stopped,
                None if is_paused && row.done + row.failed < row.total => break JobState::Paused,
                None => break JobState::Done,
            },
        };
        let (mut errors, mut stop) = (Vec::new(), None);
        if let Some(outcome) = outcome {
            row.done += outcome.done;
            row.failed += u32::try_from(outcome.errors.len()).unwrap_or(u32::MAX);
            row.usage += outcome.usage;
            row.cost = row.cost.zip(outcome.cost).map(|(cost, more)| cost + more);
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
            && row.message.is_empty()
        {
            row.message = message;
        }
        row.milliseconds = worked_before + u64::try_from(begun.elapsed().as_millis()).unwrap_or(0);
    };
    drop(driver);
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
