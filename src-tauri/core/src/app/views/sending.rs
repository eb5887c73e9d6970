//! Sending through a mail service: its set-up, what would be sent, and how far a sending is.

use serde::Serialize;
use ts_rs::TS;

use super::{EngineTestStepView, LeftOutView};
use crate::domain::{AttendeeId, RecipientId, RecipientState, SendingId, SendingSetup, SendingState, Tier, WebinarId};

/// How sending is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SendingSetupView {
    /// The service and the sender.
    pub setup: SendingSetup,
    /// The service's own address, where the set-up names none.
    pub default_base_url: String,
    /// Its address in the European Union; empty where it has none of its own.
    pub eu_base_url: String,
    /// Whether a key is saved for this service.
    pub saved: bool,
    /// Whether this computer has a keychain that a key can be saved in.
    pub keychain: bool,
    /// Whether a test passed since the set-up or the key changed last; nothing can be sent before.
    pub is_ready: bool,
}

/// What a test of the set-up found. Nothing was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SendingTestView {
    /// Whether mails can be sent, as far as can be told.
    pub works: bool,
    /// One a step.
    pub steps: Vec<EngineTestStepView>,
}

/// Who would get a mail through the service, and who would not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SendingPlanView {
    /// The service's name.
    pub service: String,
    /// Whom the mails come from.
    pub from: String,
    /// Mails that would be sent; the number that confirms a sending.
    pub mails: u32,
    /// Everybody on the list: the mails and those left out add up to it.
    pub people: u32,
    /// Who gets none, and why.
    pub left_out: Vec<LeftOutView>,
    /// The service's lists that could not be read, in words; empty when all were.
    pub unread: String,
    /// The mails of each tier and when they go.
    pub tiers: Vec<SendingTierView>,
    /// The first of those who would get a mail, in order.
    pub recipients: Vec<PlannedMailView>,
    /// What the user states about consent, in full.
    pub consent: String,
    /// The service's own rule, in one sentence.
    pub policy: String,
    /// When the user stated it for this webinar; `None` when not yet.
    pub consent_given_at: Option<String>,
}

/// The mails of one tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct SendingTierView {
    /// Which.
    pub tier: Tier,
    /// How many.
    pub mails: u32,
    /// How long after the beginning they go, in hours.
    pub hours: u32,
}

/// A mail that would be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlannedMailView {
    /// Whom it is for.
    pub attendee_id: AttendeeId,
    /// Their name, or address.
    pub label: String,
    /// Where it goes.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// The tier at the time of writing.
    pub tier: Tier,
    /// How long after the beginning it goes, in hours.
    pub hours: u32,
}

/// A sending, at work or ended. What was planned is always the sum of what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SendingView {
    /// Its key.
    pub id: SendingId,
    /// Whose people it writes to.
    pub webinar_id: WebinarId,
    /// The service's name.
    pub service: String,
    /// At work, or how it ended.
    pub state: SendingState,
    /// Why it halted, and what to do; empty while all is well.
    pub message: String,
    /// Everybody in it.
    pub planned: u32,
    /// Taken by the service.
    pub sent: u32,
    /// Surely not sent.
    pub failed: u32,
    /// Sent or not: the answer was lost.
    pub unknown: u32,
    /// Taken out of it.
    pub dropped: u32,
    /// Left out since the service would drop them.
    pub suppressed: u32,
    /// Still to be sent; not reached when it is over.
    pub waiting: u32,
    /// Requests under way.
    pub under_way: u32,
    /// How long nothing leaves yet.
    pub seconds_left: u32,
    /// When it was confirmed (RFC 3339).
    pub begun_at: String,
    /// When it was over.
    pub ended_at: Option<String>,
}

/// One person's mail in a sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecipientView {
    /// Its key.
    pub id: RecipientId,
    /// Whom it is for; `None` once erased.
    pub attendee_id: Option<AttendeeId>,
    /// Their name, or address.
    pub label: String,
    /// Where it goes; empty once erased.
    pub address: String,
    /// What became of it.
    pub state: RecipientState,
    /// Why, as a sentence; empty where there is nothing to say.
    pub reason: String,
    /// When the service sends it, where that is later (RFC 3339).
    pub send_at: Option<String>,
}
