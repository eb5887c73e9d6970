//! A line of chat or an entry of a Q&A report.

use super::{AttendeeId, EmailAddress, MessageId, WallTime, WebinarId};

/// One message. Hostile text: whatever shows or sends it treats it as data.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Its key.
    pub id: MessageId,
    /// The webinar in which it was written.
    pub webinar_id: WebinarId,
    /// Who wrote it, where that is known without doubt.
    pub attendee_id: Option<AttendeeId>,
    /// The sender as the file names them; may be empty.
    pub author_name: String,
    /// The sender's address, where the file has one.
    pub author_email: Option<EmailAddress>,
    /// When, by the file's clock.
    pub at: Option<WallTime>,
    /// When, in minutes from the start.
    pub minute: Option<f64>,
    /// The words, line breaks kept.
    pub text: String,
    /// Whether it counts as a question (SCORING.md).
    pub is_question: bool,
    /// Chat or Q&A.
    pub source: MessageSource,
    /// File and line it was read from.
    pub origin: String,
}

/// Where a message was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageSource {
    /// The chat.
    Chat,
    /// The question and answer panel.
    Qa,
}
