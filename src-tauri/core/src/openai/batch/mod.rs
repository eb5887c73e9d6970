//! Many mails overnight: OpenAI's Batch API, at half the price. Lines are the requests that a live run would send, and
//! their answers are judged as live ones are.
//!
//! Nothing but the making of a batch costs anything, and that is never done on a guess: before each try the server is
//! asked whether it has a batch of this file already.

mod look;
mod results;
pub(super) mod wire;

use std::sync::atomic::Ordering;
use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use futures::future::BoxFuture;
use reqwest::Url;
use reqwest::multipart::Part;
use serde_json::Value;
use tokio::time::sleep;

use self::results::{Gathered, results};
use self::wire::{BatchRequestWire, BatchWire, LineWire};
use super::OpenAi;
use super::connection_test::invented;
use super::exchange::{Answered, Broken};
use super::retry::{LONGEST_WAIT, delays};
use super::verdict::{self, Verdict, Wait};
use crate::domain::Usage;
use crate::drafting::{
    BatchDrafter, BatchError, BatchFile, BatchHandle, BatchLook, BatchRequest, BatchResults, BatchState, Drafter,
    DrafterError, Request, Uploaded,
};

/// What one file may hold at OpenAI.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub lines: usize,
    pub bytes: usize,
}

impl Limits {
    pub(super) const OPENAI: Self = Self {
        lines: 50_000,
        bytes: 200_000_000,
    };
}

/// How many of the newest batches are looked through for one that was made just before a crash.
const LISTED: &str = "100";

/// Why one try came to nothing.
enum Refused {
    Again { why: String, wait: Option<Duration> },
    Finally(BatchError),
}

/// What is missing when the server knows nothing at an address.
#[derive(Clone, Copy)]
enum Missing {
    Batches,
    Batch,
}

impl OpenAi {
    async fn upload_file(&self, requests: &[BatchRequest]) -> Result<Uploaded, BatchError> {
        self.learn().await?;
        let route = self.route();
        let dialect = route.dialect();
        let mut file = Vec::new();
        let mut taken = 0;
        for BatchRequest { id, request } in requests.iter().take(self.batch_limits.lines) {
            let before = file.len();
            let line = LineWire::new(id, dialect.ask(&route.model, request, 1, &self.schema));
            let written = serde_json::to_writer(&mut file, &line);
            file.push(b'\n');
            if written.is_err() || file.len() > self.batch_limits.bytes {
                file.truncate(before);
                break;
            }
            taken += 1;
        }
        if taken == 0 {
            return Err(BatchError::Stop(
                "There is nothing that could be handed over.".to_owned(),
            ));
        }
        let mut delays = delays(self.max_attempts, self.first_delay);
        loop {
            let part = Part::bytes(file.clone()).file_name("drafts.jsonl");
            let answer = self
                .exchange
                .upload(self.address.files(), &[("purpose", "batch")], part)
                .await;
            match self.judged(answer, Missing::Batches) {
                Ok(uploaded) => {
                    let input_file = uploaded["id"].as_str().map(str::to_owned).ok_or_else(|| self.odd())?;
                    let file = BatchFile {
                        server: self.address.base().to_owned(),
                        model: route.model.clone(),
                        input_file,
                    };
                    return Ok(Uploaded { file, taken });
                }
                Err(refused) => again(&mut delays, refused).await?,
            }
        }
    }

    /// A batch cannot be asked differently once it is refused, a night later: what the server understands is learnt
    /// before, from one mail to nobody.
    async fn learn(&self) -> Result<(), BatchError> {
        let Some(request) = self.to_learn() else { return Ok(()) };
        let answer = self.draft(request).await;
        *self.used_to_learn() += match &answer {
            Ok(answer) => answer.usage,
            Err(refused) => refused.usage,
        };
        match answer.map_err(|refused| refused.error) {
            Ok(_) => Ok(()),
            Err(DrafterError::Stop(why)) => Err(BatchError::Stop(why)),
            Err(DrafterError::Person(why)) => Err(BatchError::Later(why)),
        }
    }

    fn used_to_learn(&self) -> MutexGuard<'_, Usage> {
        self.used_to_learn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn start_batch(&self, file: &BatchFile) -> Result<BatchHandle, BatchError> {
        self.check_server(file)?;
        let mut delays = delays(self.max_attempts, self.first_delay);
        let handle = |batch| BatchHandle {
            file: file.clone(),
            batch,
        };
        loop {
            if let Some(batch) = self.made_from(&file.input_file).await? {
                return Ok(handle(batch));
            }
            let wish = BatchRequestWire::new(&file.input_file);
            let answer = self.exchange.post(self.address.batches(), &wish).await;
            match self.judged(answer, Missing::Batches) {
                Ok(made) => return BatchWire::read(&made).id.map(handle).ok_or_else(|| self.odd()),
                Err(refused) => again(&mut delays, refused).await?,
            }
        }
    }

    /// The batch that the server has of this file already.
    async fn made_from(&self, input_file: &str) -> Result<Option<String>, BatchError> {
        let mut newest = self.address.batches();
        newest.query_pairs_mut().append_pair("limit", LISTED);
        let listed = match self.get(newest, Missing::Batch).await {
            Ok(listed) => listed,
            // A server without a list; whether it has batches is told when one is made.
            Err(BatchError::Gone(_)) => return Ok(None),
            Err(other) => return Err(other),
        };
        let batches = listed["data"].as_array().into_iter().flatten().map(BatchWire::read);
        Ok(batches
            .filter(|batch| batch.input_file.as_deref() == Some(input_file))
            .find_map(|batch| batch.id))
    }

    async fn batch(&self, handle: &BatchHandle) -> Result<BatchWire, BatchError> {
        self.check_server(&handle.file)?;
        let batch = self
            .get(self.address.batch(&handle.batch, false), Missing::Batch)
            .await?;
        Ok(BatchWire::read(&batch))
    }

    async fn cancel_batch(&self, handle: &BatchHandle) -> Result<BatchLook, BatchError> {
        let batch = self.batch(handle).await?;
        if batch.state.is_over() {
            return Ok(self.look_of(&batch));
        }
        let url = self.address.batch(&handle.batch, true);
        let answer = self.exchange.post(url, &serde_json::json!({})).await;
        match self.judged(answer, Missing::Batch) {
            Ok(batch) => Ok(self.look_of(&BatchWire::read(&batch))),
            // It may have ended meanwhile; then there is nothing to stop.
            Err(refused) => match (self.batch(handle).await?, refused) {
                (batch, _) if batch.state.is_over() || batch.state == BatchState::Cancelling => {
                    Ok(self.look_of(&batch))
                }
                (_, Refused::Again { why, .. }) => Err(BatchError::Later(why)),
                (_, Refused::Finally(error)) => Err(error),
            },
        }
    }

    async fn collect_batch(&self, handle: &BatchHandle, ids: &[String]) -> Result<BatchResults, BatchError> {
        let batch = self.batch(handle).await?;
        let said = self.look_of(&batch).said;
        if !batch.state.is_over() {
            return Err(BatchError::Later(said));
        }
        let model = &handle.file.model;
        let route = self
            .routes
            .iter()
            .find(|route| route.model == *model)
            .unwrap_or(self.route());
        let dialect = route.dialect();
        let mut all = Gathered::new(ids);
        for file in [&batch.output_file, &batch.error_file].into_iter().flatten() {
            let mut delays = delays(self.max_attempts, self.first_delay);
            let url = self.address.file(file, true);
            let gathered = loop {
                let mut gathered = Gathered::new(ids);
                let each = |line: &[u8]| gathered.take(line, |status, body| self.judge(route, dialect, status, body));
                let refused = match self.exchange.lines(url.clone(), each).await {
                    Ok(None) => break gathered,
                    Ok(Some(answered)) => self.judged(Ok(answered), Missing::Batch),
                    Err(broken) => self.judged(Err(broken), Missing::Batch),
                };
                match refused {
                    Ok(_) => return Err(self.odd()),
                    Err(refused) => again(&mut delays, refused).await?,
                }
            };
            all.join(gathered);
        }
        Ok(results(all, ids, batch.state, &said))
    }

    async fn discard_batch(&self, handle: &BatchHandle) -> Result<(), BatchError> {
        let batch = self.batch(handle).await?;
        for file in [
            Some(&handle.file.input_file),
            batch.output_file.as_ref(),
            batch.error_file.as_ref(),
        ] {
            let Some(file) = file else { continue };
            let answer = self.exchange.delete(self.address.file(file, false)).await;
            match self.judged(answer, Missing::Batch) {
                // Whoever removed it before did what was wanted.
                Ok(_) | Err(Refused::Finally(BatchError::Gone(_))) => {}
                Err(Refused::Finally(error)) => return Err(error),
                Err(Refused::Again { why, .. }) => return Err(BatchError::Later(why)),
            }
        }
        Ok(())
    }

    /// Asks until there is an answer, as often as for a mail.
    async fn get(&self, url: Url, missing: Missing) -> Result<Value, BatchError> {
        let mut delays = delays(self.max_attempts, self.first_delay);
        loop {
            match self.judged(self.exchange.get(url.clone()).await, missing) {
                Ok(value) => return Ok(value),
                Err(refused) => again(&mut delays, refused).await?,
            }
        }
    }

    fn judged(&self, answer: Result<Answered, Broken>, missing: Missing) -> Result<Value, Refused> {
        let route = self.route();
        let host = &self.address.host;
        let status = answer.as_ref().map_or(0, |answered| answered.status);
        verdict::of_other(&self.asked(route, route.dialect()), answer).map_err(|verdict| match (status, *verdict) {
            (_, Verdict::NoModel) => Refused::Finally(BatchError::Stop(self.no_model())),
            (404 | 405 | 501, _) => Refused::Finally(match missing {
                Missing::Batches => BatchError::Stop(format!(
                    "{host} cannot write overnight: it has no batches. Write now instead, or use OpenAI."
                )),
                Missing::Batch => BatchError::Gone(format!(
                    "{host} does not have this batch or its answers any more. Those without a draft can be written \
                     anew."
                )),
            }),
            (413, _) => Refused::Finally(BatchError::Stop(format!(
                "{host} takes no file of this size. Write for fewer people at a time."
            ))),
            (_, Verdict::Again { why, wait }) => {
                let (Wait::Own(wait) | Wait::Everybody(wait)) = wait;
                Refused::Again { why, wait }
            }
            (_, Verdict::Unreachable { why }) => Refused::Again { why, wait: None },
            (_, Verdict::Stop(_, why) | Verdict::Person(why) | Verdict::Differently { said: why, .. }) => {
                Refused::Finally(BatchError::Stop(why))
            }
            (_, Verdict::Written { .. } | Verdict::Cut { .. } | Verdict::Shapeless) => Refused::Finally(self.odd()),
        })
    }

    fn odd(&self) -> BatchError {
        BatchError::Later(format!(
            "{} answered something unexpected. Try again later.",
            self.address.host
        ))
    }

    /// One server's batch is never asked for at another, which would get its key's traffic and know nothing.
    fn check_server(&self, file: &BatchFile) -> Result<(), BatchError> {
        if file.server == self.address.base() {
            return Ok(());
        }
        Err(BatchError::Stop(format!(
            "These mails are being written by {}. Enter that address in Settings again to fetch them.",
            file.server
        )))
    }
}

/// Waits before the next try, if there is one.
async fn again(delays: &mut (impl Iterator<Item = Duration> + Send), refused: Refused) -> Result<(), BatchError> {
    let (why, wait) = match refused {
        Refused::Again { why, wait } => (why, wait),
        Refused::Finally(error) => return Err(error),
    };
    match delays.next().map(|delay| wait.unwrap_or(delay)) {
        Some(wait) if wait <= LONGEST_WAIT => {
            sleep(wait).await;
            Ok(())
        }
        _ => Err(BatchError::Later(why)),
    }
}

impl BatchDrafter for OpenAi {
    fn upload<'a>(&'a self, requests: &'a [BatchRequest]) -> BoxFuture<'a, Result<Uploaded, BatchError>> {
        Box::pin(self.upload_file(requests))
    }

    fn to_learn(&self) -> Option<Request> {
        let route = self.route();
        let is_known = route.remembered || route.proven.load(Ordering::Acquire);
        (!is_known).then(invented)
    }

    fn take_used(&self) -> Usage {
        std::mem::take(&mut *self.used_to_learn())
    }

    fn start<'a>(&'a self, file: &'a BatchFile) -> BoxFuture<'a, Result<BatchHandle, BatchError>> {
        Box::pin(self.start_batch(file))
    }

    fn look<'a>(&'a self, handle: &'a BatchHandle) -> BoxFuture<'a, Result<BatchLook, BatchError>> {
        Box::pin(async { Ok(self.look_of(&self.batch(handle).await?)) })
    }

    fn collect<'a>(
        &'a self,
        handle: &'a BatchHandle,
        ids: &'a [String],
    ) -> BoxFuture<'a, Result<BatchResults, BatchError>> {
        Box::pin(self.collect_batch(handle, ids))
    }

    fn cancel<'a>(&'a self, handle: &'a BatchHandle) -> BoxFuture<'a, Result<BatchLook, BatchError>> {
        Box::pin(self.cancel_batch(handle))
    }

    fn discard<'a>(&'a self, handle: &'a BatchHandle) -> BoxFuture<'a, Result<(), BatchError>> {
        Box::pin(self.discard_batch(handle))
    }
}
