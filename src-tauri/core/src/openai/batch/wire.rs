//! Batches as they go over the wire. Unset fields come as null, whatever the specification says.

use serde::Serialize;
use serde_json::Value;

use super::super::wire::{ChatRequestWire, ComplaintWire, text};
use crate::drafting::BatchState;

/// The only path that a line may name, whatever the server's own base URL is.
pub(in crate::openai) const ENDPOINT: &str = "/v1/chat/completions";

/// One line of the file that goes out.
#[derive(Debug, Serialize)]
pub(in crate::openai) struct LineWire<'a> {
    pub custom_id: &'a str,
    pub method: &'static str,
    pub url: &'static str,
    pub body: ChatRequestWire<'a>,
}

impl<'a> LineWire<'a> {
    pub fn new(custom_id: &'a str, body: ChatRequestWire<'a>) -> Self {
        Self {
            custom_id,
            method: "POST",
            url: ENDPOINT,
            body,
        }
    }
}

/// The wish for a batch.
#[derive(Debug, Serialize)]
pub(in crate::openai) struct BatchRequestWire<'a> {
    pub input_file_id: &'a str,
    pub endpoint: &'static str,
    pub completion_window: &'static str,
}

impl<'a> BatchRequestWire<'a> {
    pub fn new(input_file_id: &'a str) -> Self {
        Self {
            input_file_id,
            endpoint: ENDPOINT,
            completion_window: "24h",
        }
    }
}

/// A batch as the server describes it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BatchWire {
    pub id: Option<String>,
    pub input_file: Option<String>,
    /// The files with what came of it.
    pub output_file: Option<String>,
    pub error_file: Option<String>,
    pub state: BatchState,
    pub total: u64,
    pub completed: u64,
    pub failed: u64,
    /// What is wrong with the file as a whole: the first complaint and its line.
    pub complaint: Option<(ComplaintWire, Option<u64>)>,
}

impl BatchWire {
    pub fn read(batch: &Value) -> Self {
        let count = |name: &str| batch["request_counts"][name].as_u64().unwrap_or(0);
        let first = &batch["errors"]["data"][0];
        Self {
            id: text(&batch["id"]),
            input_file: text(&batch["input_file_id"]),
            output_file: text(&batch["output_file_id"]),
            error_file: text(&batch["error_file_id"]),
            state: match batch["status"].as_str().unwrap_or_default() {
                "validating" => BatchState::Checking,
                "finalizing" => BatchState::Finishing,
                "completed" => BatchState::Completed,
                "failed" => BatchState::Failed,
                "expired" => BatchState::Expired,
                "cancelling" => BatchState::Cancelling,
                "cancelled" => BatchState::Cancelled,
                // Also a word that is not known yet: it is not over until the server says so.
                _ => BatchState::Writing,
            },
            total: count("total"),
            completed: count("completed"),
            failed: count("failed"),
            complaint: ComplaintWire::of(first).map(|complaint| (complaint, first["line"].as_u64())),
        }
    }
}

/// One line of the files that come back: an answer with its status, or why there is none.
#[derive(Debug, PartialEq)]
pub(super) struct ResultWire {
    pub custom_id: String,
    /// Its status and body, exactly as they would have come alone.
    pub response: Option<(u16, Value)>,
    pub complaint: Option<ComplaintWire>,
}

impl ResultWire {
    /// `None` for what is no such line.
    pub fn read(line: &[u8]) -> Option<Self> {
        let mut line: Value = serde_json::from_slice(line).ok()?;
        let custom_id = text(&line["custom_id"])?;
        let complaint = ComplaintWire::of(&line["error"]);
        let response = line.get_mut("response").and_then(|response| {
            let status = u16::try_from(response["status_code"].as_u64()?).ok()?;
            Some((status, response.get_mut("body")?.take()))
        });
        (response.is_some() || complaint.is_some()).then_some(Self {
            custom_id,
            response,
            complaint,
        })
    }
}
