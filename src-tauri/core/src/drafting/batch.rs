//! The port to a server that writes many mails overnight: they are handed over as one file, asked about now and then,
//! and collected once it is over.
//!
//! Everything between two steps is a small value that the caller keeps, so that a batch outlives the program:
//! [`BatchFile`] once the requests are at the server (nothing is paid yet), [`BatchHandle`] once it writes.

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

use super::{Answer, Request, Usage};

/// One request of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRequest {
    /// Names the answer; no other request of the batch has it.
    pub id: String,
    /// What is sent.
    pub request: Request,
}

/// Requests that lie at a server and wait for [`BatchDrafter::start`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchFile {
    /// The server's base URL.
    pub server: String,
    /// The model that all of them are for.
    pub model: String,
    /// The server's name for the file.
    pub input_file: String,
}

/// What was uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uploaded {
    /// The requests at the server.
    pub file: BatchFile,
    /// How many it holds, from the first on; the rest needs a file of its own.
    pub taken: usize,
}

/// A batch that a server works at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchHandle {
    /// What it was made from.
    pub file: BatchFile,
    /// The server's name for it.
    pub batch: String,
}

/// How far a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchState {
    /// The server reads the file.
    Checking,
    /// Mails are being written.
    Writing,
    /// Everything is written; the answers are put together.
    Finishing,
    /// The server stops; what is written by then can be collected.
    Cancelling,
    /// It is over, and whatever could be written can be collected.
    Completed,
    /// The server refused the file as a whole.
    Failed,
    /// The time was over before everything was written; what is there can be collected.
    Expired,
    /// It was stopped; what is there can be collected.
    Cancelled,
}

impl BatchState {
    /// Whether nothing more will come.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Expired | Self::Cancelled)
    }
}

/// What a server says about a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchLook {
    /// How far it is.
    pub state: BatchState,
    /// Answers that are there.
    pub written: u64,
    /// Requests that failed.
    pub failed: u64,
    /// Requests in all; 0 while the server does not know yet.
    pub total: u64,
    /// The same in words.
    pub said: String,
}

/// What came of a batch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BatchResults {
    /// One for each id that was asked for, in that order.
    pub answers: Vec<BatchAnswer>,
    /// What all of it used; at full price.
    pub usage: Usage,
    /// Lines that were left out: unreadable, for an id that nobody asked for, or a second one for the same id.
    pub ignored: u64,
}

/// What came of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchAnswer {
    /// The request's id.
    pub id: String,
    /// The answer, or why there is none.
    pub result: Result<Answer, Missed>,
}

/// Why a request of a batch has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// As a sentence.
    pub why: String,
    /// Whether it may be written when it is asked for again.
    pub again: bool,
}

/// Why a server could not be asked about a batch.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// Not now; the batch itself goes on. Ask again later.
    #[error("{0}")]
    Later(String),
    /// Not until the user changes something: the key, the address, the server.
    #[error("{0}")]
    Stop(String),
    /// The server does not know the batch or its files any more.
    #[error("{0}")]
    Gone(String),
}

/// A server that writes overnight, at half the price and within a day. Dropping a future cancels its request only.
pub trait BatchDrafter: Send + Sync {
    /// Hands requests over without starting anything: as many from the first on as one file holds. A server that is
    /// not known yet is asked for one mail to an invented person before.
    fn upload<'a>(&'a self, requests: &'a [BatchRequest]) -> BoxFuture<'a, Result<Uploaded, BatchError>>;

    /// That one mail, if it is still to be asked for, so that it can be held against a cap before.
    fn to_learn(&self) -> Option<Request>;

    /// What that one mail used, at full price, whether or not anything was uploaded then; told once.
    fn take_used(&self) -> Usage;

    /// Starts to write. A file that is being written already is not started twice: after a crash, call it again.
    fn start<'a>(&'a self, file: &'a BatchFile) -> BoxFuture<'a, Result<BatchHandle, BatchError>>;

    /// Asks how far it is.
    fn look<'a>(&'a self, handle: &'a BatchHandle) -> BoxFuture<'a, Result<BatchLook, BatchError>>;

    /// Fetches what came of the requests with these `ids`; any number of times, once the batch is over.
    fn collect<'a>(
        &'a self,
        handle: &'a BatchHandle,
        ids: &'a [String],
    ) -> BoxFuture<'a, Result<BatchResults, BatchError>>;

    /// Asks the server to stop. What is written by then is paid and can be collected.
    fn cancel<'a>(&'a self, handle: &'a BatchHandle) -> BoxFuture<'a, Result<BatchLook, BatchError>>;

    /// Removes the requests and answers from the server, once the answers are stored here.
    fn discard<'a>(&'a self, handle: &'a BatchHandle) -> BoxFuture<'a, Result<(), BatchError>>;
}
