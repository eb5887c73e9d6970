//! What one file yields before the files are put together: rows about people, messages, answers to polls.
//!
//! Times are as the file has them, offsets or stamps that may lack a part; `moments` completes them once all
//! files are read. Next: `attendance` and `chat`, which fill these from tables, and `people`, which joins them.

use super::ColumnRead;
use super::ledger::Ledger;
use super::values::dates::{OrderEvidence, Stamp};
use crate::domain::{Answer, Asked, EmailAddress, MessageSource, Role, Standing, WallTime};

/// A time within the webinar, as a file has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Moment {
    /// Minutes from the start of the session; negative before it.
    Offset(f64),
    /// By the file's clock.
    Clock(Stamp),
}

/// A moment, worked out.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Placed {
    /// By the file's clock.
    pub at: Option<WallTime>,
    /// In minutes from the start.
    pub minute: Option<f64>,
}

impl Placed {
    /// No moment.
    pub(super) const UNKNOWN: Self = Self { at: None, minute: None };
}

/// One row about one person: a registration, a visit, or both.
#[derive(Debug, Clone, Default)]
pub(super) struct PersonRow {
    /// Where it begins.
    pub line: u32,
    /// As registered, or else as shown; may be empty when there is an address.
    pub name: String,
    /// Other names that the row gives the same person: the one shown in the webinar, the original one.
    pub other_names: Vec<String>,
    /// The address that mail goes to.
    pub email: Option<EmailAddress>,
    /// Further addresses of the same person, by which other rows may name them.
    pub other_emails: Vec<EmailAddress>,
    /// What they were in the webinar; `Role::Bot` for a notetaker, whoever's address it uses.
    pub role: Role,
    /// What this row says about whether they came.
    pub standing: Standing,
    /// 0-100.
    pub attendance_percent: Option<f64>,
    /// 0-100.
    pub focus_percent: Option<f64>,
    /// Minutes present by the file's word; of this row alone.
    pub minutes: Option<f64>,
    /// Start of the session that the row belongs to.
    pub session: Option<Stamp>,
    /// When they came and left. Apart from the rest, since most rows of a long list are about people who did not come.
    pub stay: Option<Box<Stay>>,
    pub location: Option<String>,
    /// Messages that the platform counted, their words not being in the file.
    pub counted_messages: Option<u32>,
    /// Questions that the platform counted, their words not being in the file.
    pub counted_questions: Option<u32>,
}

impl PersonRow {
    /// When they came, as the file has it.
    pub(super) fn join(&self) -> Option<&Moment> {
        self.stay.as_ref()?.join.as_ref()
    }

    /// When they came, worked out.
    pub(super) fn joined(&self) -> &Placed {
        self.stay.as_ref().map_or(&Placed::UNKNOWN, |stay| &stay.joined)
    }

    /// When they left, worked out.
    pub(super) fn left(&self) -> &Placed {
        self.stay.as_ref().map_or(&Placed::UNKNOWN, |stay| &stay.left)
    }
}

/// The times of one visit, of which at least one is known.
#[derive(Debug, Clone, Default)]
pub(super) struct Stay {
    pub join: Option<Moment>,
    pub exit: Option<Moment>,
    /// Filled by `moments`.
    pub joined: Placed,
    /// Filled by `moments`.
    pub left: Placed,
}

impl Stay {
    /// A visit by its times as the file has them.
    pub(super) fn of(join: Option<Moment>, exit: Option<Moment>) -> Option<Box<Self>> {
        (join.is_some() || exit.is_some()).then(|| {
            Box::new(Self {
                join,
                exit,
                ..Self::default()
            })
        })
    }
}

/// One message.
#[derive(Debug, Clone)]
pub(super) struct MessageRow {
    pub line: u32,
    /// As the file has it; empty for an anonymous sender.
    pub author_name: String,
    pub author_email: Option<EmailAddress>,
    /// Whether the file says that the sender is of the team that held the webinar.
    pub is_team: bool,
    pub moment: Option<Moment>,
    pub text: String,
    pub is_question: bool,
    pub source: MessageSource,
    pub is_private: bool,
    /// The beginning of the message that it replies to.
    pub reply_to: Option<String>,
    /// What became of a question.
    pub answer: Option<Answer>,
    /// Filled by `moments`.
    pub sent: Placed,
}

impl MessageRow {
    /// A chat message to everyone; whether it is a question is read from its words.
    pub(super) fn of_chat(line: u32, author_name: String, moment: Option<Moment>, text: String) -> Self {
        Self {
            line,
            author_name,
            author_email: None,
            is_team: false,
            moment,
            is_question: super::question::is_asked_in(&text),
            text,
            source: MessageSource::Chat,
            is_private: false,
            reply_to: None,
            answer: None,
            sent: Placed::default(),
        }
    }
}

/// One person's answer to one question of a poll or of the registration.
#[derive(Debug, Clone)]
pub(super) struct PollRow {
    pub line: u32,
    /// As the file has it; empty for an anonymous one.
    pub author_name: String,
    pub author_email: Option<EmailAddress>,
    pub moment: Option<Moment>,
    pub asked: Asked,
    pub question: String,
    /// At least one.
    pub answers: Vec<String>,
    /// Filled by `moments`.
    pub sent: Placed,
}

/// What a file says about the webinar.
#[derive(Debug, Clone, Default)]
pub(super) struct Hints {
    /// Its title.
    pub title: Option<String>,
    /// When it began.
    pub start: Option<Stamp>,
    /// Its length in minutes.
    pub length: Option<f64>,
    /// Who held it.
    pub host_name: Option<String>,
}

/// All that one file yields.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub people: Vec<PersonRow>,
    pub messages: Vec<MessageRow>,
    pub polls: Vec<PollRow>,
    pub hints: Hints,
    /// Where every row went.
    pub ledger: Ledger,
    /// What the file's dates say about the order of day and month.
    pub order: OrderEvidence,
    /// The columns of its main table, for the mapping; empty where the format has none.
    pub columns: Vec<ColumnRead>,
}
