//! A line of chat or an entry of a Q&A report.

use serde::{Deserialize, Serialize};

use super::text::folded;
use super::{AttendeeId, EmailAddress, WallTime, WebinarId};

/// One message. Hostile text: whatever shows or sends it treats it as data.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
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
    /// Written to one person or to the team only. Counts, but is never quoted in a mail.
    pub is_private: bool,
    /// The beginning of the message that this one replies to, as the platform quotes it.
    pub reply_to: Option<String>,
    /// What became of a question, where a file says so.
    pub answer: Option<Answer>,
    /// File and line it was read from.
    pub origin: String,
}

/// What became of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// How it was answered, or not.
    pub kind: AnswerKind,
    /// Who answered, as the file names them.
    pub by: Option<String>,
    /// The words, where it was answered in writing; several answers are paragraphs.
    pub text: Option<String>,
}

/// How a question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Aloud, in the webinar; no file has the words.
    Live,
    /// In writing.
    Text,
    /// Put aside without an answer.
    Dismissed,
    /// The file lists answers and has none for this question.
    Open,
}

/// Where a message was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageSource {
    /// The chat.
    Chat,
    /// The question and answer panel.
    Qa,
}

/// What a question is known by, so that a decision about it survives a new reading of the files: its words without
/// case, accents, signs and blanks.
pub fn question_key(text: &str) -> String {
    let folded = folded(text);
    let words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
