//! Draft runs: what one would take, how far it is, what it used.

use serde::Serialize;
use ts_rs::TS;

use crate::domain::{AttendeeId, Caps, Engine, JobId, Usage, WebinarId};

/// Long work, running or ended.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobView {
    /// Its key.
    pub id: JobId,
    /// The webinar it works on.
    pub webinar_id: WebinarId,
    /// What wrote or writes.
    pub engine: Engine,
    /// Running or how it ended.
    pub state: JobState,
    /// Drafts written.
    pub done: u32,
    /// People who got no draft, each with an error.
    pub failed: u32,
    /// People to write to.
    pub total: u32,
    /// What to tell: why it stopped, what to do; empty while all is well.
    pub message: String,
    /// Tokens sent and received so far; zero for templates.
    #[ts(type = "number")]
    pub tokens: u64,
    /// Calls that cost nothing, since their answers were there already.
    #[ts(type = "number")]
    pub cache_hits: u64,
    /// US dollars so far; `None` where the model's price is unknown, and for templates.
    pub cost: Option<f64>,
    /// How long it has worked.
    pub seconds: f64,
    /// Whether it writes anew.
    pub rewrite: bool,
    /// What it may use at most.
    pub caps: Caps,
    /// People who got no draft, and why; at most 100.
    pub errors: Vec<JobErrorView>,
}

/// Why one person got no draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobErrorView {
    /// Who.
    pub attendee_id: AttendeeId,
    /// Their name, or address.
    pub label: String,
    /// Why, as a sentence.
    pub message: String,
}

/// States of long work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Waits for another webinar's run.
    Queued,
    /// At work.
    Running,
    /// Handed over to a server that writes overnight; the message says what it said last.
    Overnight,
    /// Begins nothing new until it is resumed.
    Paused,
    /// Everybody was served or has an error.
    Done,
    /// The user stopped it; what was written stays.
    Cancelled,
    /// It stopped by itself; the message says why.
    Stopped,
    /// The program ended in the middle of it.
    Interrupted,
}

/// Why a run leaves somebody alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeftAlone {
    /// A person edited their draft.
    Edited,
    /// Their draft has a personal note.
    Noted,
    /// Their draft is approved.
    Approved,
    /// Their draft is skipped.
    Skipped,
    /// Their draft is exported.
    Exported,
    /// They have a draft, and it is not asked for anew.
    HasDraft,
    /// They have a draft that was written since the run began.
    Newer,
    /// They have no address.
    NoAddress,
    /// They are on the do-not-contact list.
    DoNotContact,
    /// They do not count as audience.
    NotAudience,
}

/// How many people a run leaves alone for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct LeftAloneView {
    /// The reason.
    pub why: LeftAlone,
    /// How many; never none.
    pub people: u32,
}

/// What a run would take. Nothing was asked yet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EstimateView {
    /// People to write to.
    pub people: u32,
    /// Those who would be left alone, and why.
    pub left: Vec<LeftAloneView>,
    /// Of those to write to, who get a call of their own.
    pub own_calls: u32,
    /// Of those, who share one with others for whom the very same would be sent.
    pub shared_people: u32,
    /// The calls that they share.
    pub shared_calls: u32,
    /// Tokens sent.
    #[ts(type = "number")]
    pub prompt_tokens: u64,
    /// Tokens received, by what answers took so far.
    #[ts(type = "number")]
    pub completion_tokens: u64,
    /// US dollars; `None` where the model's price is unknown.
    pub cost: Option<f64>,
    /// How long it will take, by what answers took so far.
    pub seconds: f64,
}

/// The exact text that would leave this computer for one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    /// Where it would go.
    pub server: String,
    /// The model that would be asked.
    pub model: String,
    /// The part that is the same for everybody of a tier.
    pub instructions: String,
    /// The part about the person.
    pub person: String,
    /// Tokens of both.
    #[ts(type = "number")]
    pub tokens: u64,
}

/// What models were used for.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UsageView {
    /// Runs and mails written anew, newest first.
    pub entries: Vec<UsageEntryView>,
    /// The sums of months, newest first; `at` is the month, such as `2026-11`.
    pub months: Vec<UsageEntryView>,
}

/// What a run, a mail written anew, or all of a month used.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UsageEntryView {
    /// When it began, as RFC 3339, or the month.
    pub at: String,
    /// The webinar's title; `None` once it was deleted, and for a month.
    pub webinar: Option<String>,
    /// The model asked; empty for a month.
    pub model: String,
    /// How long it worked.
    pub seconds: f64,
    /// Requests and tokens.
    pub usage: Usage,
    /// US dollars; `None` where a price is unknown.
    pub cost: Option<f64>,
}
