//! Overnight: a run's requests are handed over to a server that writes within a day, at half the price.
//!
//! What lies at a server is a [`BatchRow`], from before anything may be paid until its answers are stored. Each step
//! may be taken again without harm, so that the program may end between any two of them; the server is looked at by
//! one at a time, since two might start the same batch.

mod collect;
mod correct;

use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, watch};
use tokio::time::sleep;
use uuid::Uuid;

use super::App;
use super::budget::Budget;
use super::calls::{self, Counter};
use super::desk::Desk;
use super::error::{Code, Error};
use super::opening::hex;
use super::run::view;
use super::settings::{ServerChoice, price_of};
use super::views::JobView;
use super::writing::{blocking, brief};
use crate::domain::{AttendeeId, JobId, ModelPrice};
use crate::drafting::{self, BatchDrafter, BatchError, BatchFile, BatchRequest, FactSheet, Request};
use crate::jobs::Control;
use crate::store::{BatchCall, BatchRow, BatchStage, JobRow, JobState, Tx};
use collect::count;

/// So many looks follow each other closely: a small batch takes minutes.
const CLOSE_LOOKS: u32 = 10;

/// Afterwards one look is as far from the next as so many close ones.
const LATER: u32 = 5;

/// Who looks at batches.
pub(super) struct Overnight {
    /// Held by whoever asks a server about batches.
    turn: Mutex<()>,
    /// Sent to when there is something to look at; true once nobody shall look any more.
    nudge: watch::Sender<bool>,
}

impl Default for Overnight {
    fn default() -> Self {
        Self {
            turn: Mutex::default(),
            nudge: watch::Sender::new(false),
        }
    }
}

/// The requests of a run with whose they are.
struct Prepared {
    requests: Vec<BatchRequest>,
    calls: Vec<BatchCall>,
    /// Why some were left out.
    limit: Option<String>,
}

impl App {
    /// Looks at what is being written overnight, at once and then after `every` (after a while, five times that), for
    /// as long as the program is open. Asks nobody while nothing is waited for.
    ///
    /// Must be called within a tokio runtime; returns at once.
    pub fn watch_overnight(&self, every: Duration) {
        let mut nudged = self.0.overnight.nudge.subscribe();
        let mut ending = nudged.clone();
        // Not the program itself: the one that watches must not keep it open.
        let inner = Arc::downgrade(&self.0);
        let watching = async move {
            let mut looks = 0;
            while let Some(app) = inner.upgrade().map(App) {
                let waits = app.look_overnight(&ServerChoice::default()).await.unwrap_or(true);
                drop(app);
                looks += 1;
                let pause = if looks <= CLOSE_LOOKS { every } else { every * LATER };
                tokio::select! {
                    changed = nudged.changed() => match changed {
                        Ok(()) => looks = 0,
                        Err(_) => return,
                    },
                    () = sleep(pause), if waits => {}
                }
            }
        };
        tokio::spawn(async move {
            tokio::select! {
                _ = ending.wait_for(|ends| *ends) => {}
                () = watching => {}
            }
        });
    }

    pub(super) fn stop_watching_overnight(&self) {
        self.0.overnight.nudge.send_replace(true);
    }

    /// Looks once at everything that is being written overnight, takes what is ready, and says whether something is
    /// still waited for. A key in `server` is used at that server only.
    pub async fn look_overnight(&self, server: &ServerChoice) -> Result<bool, Error> {
        let _turn = self.0.overnight.turn.lock().await;
        for batch in self.batches().await? {
            let job = batch.job_id;
            if let Err(error) = self.advance(batch, server).await {
                tracing::warn!(code = ?error.code, "a batch could not be looked at");
                self.say(job, error.message).await?;
            }
        }
        Ok(!self.batches().await?.is_empty())
    }

    async fn batches(&self) -> Result<Vec<BatchRow>, Error> {
        let app = self.clone();
        blocking(move || Ok(app.store().read(|tx| tx.batches())?)).await
    }

    /// Notes that no more of a run is wanted, if it is one that was handed over. What is written by now still comes.
    pub(super) fn cancel_overnight(&self, id: JobId) -> Result<(), Error> {
        let job = self.store().write(|tx| {
            let mut row = tx.job(id)?;
            if row.state != JobState::Overnight {
                return Ok::<_, Error>(None);
            }
            row.state = JobState::Cancelled;
            row.message = "Stopped. What the server has written by now comes in within minutes.".to_owned();
            tx.put_job(&row)?;
            tx.cancel_batches(id)?;
            Ok(Some(row))
        })?;
        if let Some(row) = job {
            self.tell_of(self.job_view(&row)?);
            self.0.overnight.nudge.send_replace(false);
        }
        Ok(())
    }

    /// Hands the requests of a run over. What it returns is the run as it is left: handed over, or stopped.
    pub(super) async fn hand_over(
        &self,
        mut row: JobRow,
        people: Vec<AttendeeId>,
        server: &ServerChoice,
        mut control: Control,
    ) -> JobView {
        let (app, choice, model) = (self.clone(), server.clone(), row.model.clone());
        let known = blocking(move || {
            let price = price_of(&app.settings()?.engine, &model);
            Ok((app.batch_drafter(&choice)?, price))
        });
        let (drafter, price) = match known.await {
            Ok(known) => known,
            Err(error) => {
                row.message = error.message;
                return self.ended(row, JobState::Stopped).await;
            }
        };
        let budget = match by_night(&row, price.as_ref(), drafter.to_learn()) {
            Ok(budget) => budget,
            Err(limit) => {
                row.message = limit;
                return self.ended(row, JobState::Stopped).await;
            }
        };
        let uploaded = async {
            let uploaded = self.upload(drafter.as_ref(), &row, people, budget).await;
            (uploaded, self.0.overnight.turn.lock().await)
        };
        let uploaded = tokio::select! {
            biased;
            state = control.called_off() => Err(state),
            uploaded = uploaded => Ok(uploaded),
        };
        count(&mut row, price, drafter.take_used());
        let (uploaded, _turn) = match uploaded {
            Ok(uploaded) => uploaded,
            Err(state) => return self.ended(row, state).await,
        };
        let kept = match uploaded {
            Ok(batches) => self.keep_batches(&row, &batches).await.map(|()| batches),
            Err(error) => Err(error),
        };
        let batches = match kept {
            Ok(batches) => batches,
            Err(error) => {
                row.message = error.message;
                return self.ended(row, JobState::Stopped).await;
            }
        };
        // From here on a wish to stop is one for the rows.
        self.0.jobs.end(row.id);
        let told = match self.start_all(drafter.as_ref(), &batches).await {
            Ok(said) => self.say(row.id, said).await,
            Err(why) => self.never_began(row.id, batches, why).await,
        };
        self.0.overnight.nudge.send_replace(false);
        told.unwrap_or_else(|error| {
            row.state = JobState::Overnight;
            row.message = error.message;
            view(&row, Vec::new())
        })
    }

    /// Lays the requests of all calls at the server. Nothing is paid for that.
    async fn upload(
        &self,
        drafter: &dyn BatchDrafter,
        row: &JobRow,
        people: Vec<AttendeeId>,
        budget: Budget,
    ) -> Result<Vec<BatchRow>, Error> {
        let (app, job) = (self.clone(), row.clone());
        let prepared = blocking(move || app.store().read(|tx| prepare(tx, &job, &people, &budget))).await?;
        let refused = |why: String| Error::new(Code::Engine, format!("{why} Nothing was handed over."), "");
        if let (true, Some(limit)) = (prepared.requests.is_empty(), prepared.limit) {
            return Err(refused(limit));
        }
        let (mut requests, mut calls) = (prepared.requests.as_slice(), prepared.calls);
        let mut batches = Vec::new();
        while !requests.is_empty() {
            let uploaded = drafter.upload(requests).await;
            let uploaded = uploaded.map_err(|error| refused(error.to_string()))?;
            let taken = uploaded.taken.clamp(1, requests.len());
            let left = calls.split_off(taken);
            batches.push(BatchRow {
                job_id: row.id,
                input_file: uploaded.file.input_file,
                server: uploaded.file.server,
                model: uploaded.file.model,
                batch: None,
                calls: std::mem::replace(&mut calls, left),
                stage: BatchStage::Waiting,
            });
            requests = &requests[taken..];
        }
        Ok(batches)
    }

    /// Keeps what is at the server, before any of it is started.
    async fn keep_batches(&self, row: &JobRow, batches: &[BatchRow]) -> Result<(), Error> {
        let (app, mut row, batches) = (self.clone(), row.clone(), batches.to_vec());
        row.state = JobState::Overnight;
        blocking(move || {
            Ok(app.store().write(|tx| {
                batches.iter().try_for_each(|batch| tx.insert_batch(batch))?;
                tx.put_job(&row)
            })?)
        })
        .await
    }

    /// Starts all batches of a run, and says how that went; `Err` when the server wants none of them.
    async fn start_all(&self, drafter: &dyn BatchDrafter, batches: &[BatchRow]) -> Result<String, String> {
        let mut said = "The requests are handed over. The answers come in by tomorrow, while the program is open.";
        let (mut is_begun, mut trouble) = (false, String::new());
        for batch in batches {
            match self.start(drafter, batch).await {
                Ok(_) => is_begun = true,
                Err(BatchError::Stop(why)) if !is_begun => return Err(why),
                // The next look starts it.
                Err(error) => trouble = error.to_string(),
            }
        }
        if !trouble.is_empty() {
            said = &trouble;
        }
        Ok(said.to_owned())
    }

    /// Starts a batch and keeps the server's name for it.
    async fn start(&self, drafter: &dyn BatchDrafter, batch: &BatchRow) -> Result<String, BatchError> {
        let name = drafter.start(&file(batch)).await?.batch;
        let (app, batch, started) = (self.clone(), batch.clone(), name.clone());
        // Without the name it is started again, which finds it.
        blocking(move || Ok(app.store().write(|tx| tx.batch_started(&batch, &started))?))
            .await
            .map_err(|error| BatchError::Later(error.message))?;
        Ok(name)
    }

    async fn never_began(&self, job: JobId, batches: Vec<BatchRow>, why: String) -> Result<JobView, Error> {
        self.change_job(job, move |tx, row| {
            row.state = JobState::Stopped;
            row.message = format!("{why} Nothing was started.");
            Ok(batches.iter().try_for_each(|batch| tx.delete_batch(batch))?)
        })
        .await
    }

    /// Has a run say something.
    async fn say(&self, job: JobId, said: String) -> Result<JobView, Error> {
        self.change_job(job, move |_, row| {
            row.message = said;
            Ok(())
        })
        .await
    }

    /// Changes a run's row as it is now, and tells of it.
    async fn change_job(
        &self,
        job: JobId,
        change: impl FnOnce(&Tx<'_>, &mut JobRow) -> Result<(), Error> + Send + 'static,
    ) -> Result<JobView, Error> {
        let app = self.clone();
        blocking(move || {
            let row = app.store().write(|tx| {
                let mut row = tx.job(job)?;
                change(tx, &mut row)?;
                tx.put_job(&row)?;
                Ok::<_, Error>(row)
            })?;
            let view = app.job_view(&row)?;
            app.tell_of(view.clone());
            Ok(view)
        })
        .await
    }
}

/// What a night may use: all at half the price, save the mail that has to be asked for before.
fn by_night(row: &JobRow, price: Option<&ModelPrice>, before: Option<Request>) -> Result<Budget, String> {
    let caps = row.options.caps;
    let (mut used, mut paid) = (row.usage, row.cost);
    if let Some(request) = before {
        let by_day = Budget::new(caps, price.cloned(), used, paid);
        let most = by_day.most_of(&request);
        by_day.set_aside(most)?;
        used += most;
        paid = paid.zip(price).map(|(paid, price)| paid + price.of(&most));
    }
    Ok(Budget::new(caps, price.cloned().map(ModelPrice::halved), used, paid))
}

fn prepare(tx: &Tx<'_>, job: &JobRow, people: &[AttendeeId], budget: &Budget) -> Result<Prepared, Error> {
    let desk = Desk::open(tx, job.webinar_id)?;
    let mut counter = Counter::default();
    let mut prepared = Prepared {
        requests: Vec::new(),
        calls: Vec::new(),
        limit: None,
    };
    for call in calls::plan(tx, &desk, people, job.options.each)? {
        let Some(first) = call.people.first() else { continue };
        let brief = brief(tx, &desk, *first)?;
        let request = drafting::request(&brief.sheet, &Uuid::new_v4().simple().to_string());
        let request = brief.names.hide(request);
        let most = budget.most(|| counter.of(&request), u64::from(request.max_output_tokens));
        if let Err(limit) = budget.set_aside(most) {
            prepared.limit = Some(limit);
            break;
        }
        let id = format!("mail-{}", prepared.calls.len() + 1);
        prepared.requests.push(BatchRequest {
            id: id.clone(),
            request,
        });
        prepared.calls.push(BatchCall {
            id,
            people: call.people,
            facts: hash(&brief.sheet),
        });
    }
    Ok(prepared)
}

/// The server that has a batch and what writes there, whatever the settings say by now.
fn server_of(batch: &BatchRow, named: &ServerChoice) -> ServerChoice {
    let mut server = named.clone();
    server.model = Some(batch.model.clone());
    if server.key.is_none() {
        server.base_url = Some(batch.server.clone());
    }
    server
}

/// The file that a batch was, or will be, made of.
fn file(batch: &BatchRow) -> BatchFile {
    BatchFile {
        server: batch.server.clone(),
        model: batch.model.clone(),
        input_file: batch.input_file.clone(),
    }
}

/// What makes facts the same, whoever they are about.
fn hash(sheet: &FactSheet) -> String {
    let mut hash = Sha256::new();
    for fact in &sheet.facts {
        hash.update(fact.text.len().to_le_bytes());
        hash.update(&fact.text);
    }
    hex(&hash.finalize())
}
