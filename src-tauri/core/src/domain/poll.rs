//! What a person answered, in a poll or when they registered.

use serde::{Deserialize, Serialize};

use super::{AttendeeId, WallTime, WebinarId};

/// Where a question was asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// In a poll during the webinar.
    #[default]
    InPoll,
    /// In the form of the registration.
    OnRegistering,
}

/// One person's answer to one question of a poll or of the registration. Hostile text, as messages are.
#[derive(Debug, Clone, PartialEq)]
pub struct PollAnswer {
    /// The webinar in which it was asked.
    pub webinar_id: WebinarId,
    /// Who answered, where that is known without doubt; anonymous answers belong to nobody.
    pub attendee_id: Option<AttendeeId>,
    /// The name as the file has it; may be empty.
    pub author_name: String,
    /// Where the question was asked.
    pub asked: Asked,
    /// The question asked.
    pub question: String,
    /// The answers chosen or written, at least one.
    pub answers: Vec<String>,
    /// When, by the file's clock.
    pub at: Option<WallTime>,
    /// File and line it was read from.
    pub origin: String,
}
