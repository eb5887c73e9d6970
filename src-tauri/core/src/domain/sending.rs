//! A sending: the approved mails of a webinar, handed to a mail service one by one, with what became of each.

use serde::{Deserialize, Serialize};

use super::Tier;

/// A service that sends mails for the user.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// Twilio SendGrid.
    #[default]
    Sendgrid,
    /// Resend.
    Resend,
}

impl Service {
    /// The stable word for the database and the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sendgrid => "sendgrid",
            Self::Resend => "resend",
        }
    }

    /// The service of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Sendgrid, Self::Resend]
            .into_iter()
            .find(|each| each.code() == code)
    }

    /// The name to show.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sendgrid => "SendGrid",
            Self::Resend => "Resend",
        }
    }
}

/// How the user's service is to be spoken to; its key is in the keychain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SendingSetup {
    /// Which one.
    pub service: Service,
    /// Where it answers; empty for the service's own address.
    pub base_url: String,
    /// The address that mails come from; empty until the user gives one.
    pub from_email: String,
    /// The name beside it; may be empty.
    pub from_name: String,
    /// Where replies go; empty for the address that mails come from.
    pub reply_to: String,
    /// SendGrid's unsubscribe group.
    pub unsubscribe_group: Option<u32>,
    /// A page that takes one-click unsubscribes; empty for none.
    pub unsubscribe_url: String,
}

/// States of a sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SendingState {
    /// Confirmed, and held back for a minute: nothing has left.
    Holding,
    /// At work.
    Sending,
    /// The user paused it.
    Paused,
    /// It stopped by itself; the message says why. Can be resumed.
    Halted,
    /// The program ended in the middle. Can be resumed.
    Interrupted,
    /// The user stopped it for good; who was not reached needs a new sending.
    Stopped,
    /// Nobody waits any more.
    Done,
}

impl SendingState {
    const ALL: [Self; 7] = [
        Self::Holding,
        Self::Sending,
        Self::Paused,
        Self::Halted,
        Self::Interrupted,
        Self::Stopped,
        Self::Done,
    ];

    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Holding => "holding",
            Self::Sending => "sending",
            Self::Paused => "paused",
            Self::Halted => "halted",
            Self::Interrupted => "interrupted",
            Self::Stopped => "stopped",
            Self::Done => "done",
        }
    }

    /// The state of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.code() == code)
    }

    /// Whether it is over for good.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Stopped | Self::Done)
    }
}

/// What became of one person's mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum RecipientState {
    /// Nothing was sent yet.
    Waiting,
    /// A request is under way, or was when the program ended.
    Sending,
    /// The service took it, or the user says that it arrived.
    Sent,
    /// It was surely not sent, and would not be if it were tried again as it is.
    Failed,
    /// It may have been sent: the answer was lost. Never sent again by itself.
    Unknown,
    /// Taken out of the sending.
    Dropped,
    /// The service would drop it: bounced, unsubscribed.
    Suppressed,
}

impl RecipientState {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Waiting,
        Self::Sending,
        Self::Sent,
        Self::Failed,
        Self::Unknown,
        Self::Dropped,
        Self::Suppressed,
    ];

    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Dropped => "dropped",
            Self::Suppressed => "suppressed",
        }
    }

    /// The state of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.code() == code)
    }
}

/// When the people of a tier get their mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TierDelay {
    /// Of which tier.
    pub tier: Tier,
    /// How long after the sending began; 0 for at once.
    pub hours: u32,
}
