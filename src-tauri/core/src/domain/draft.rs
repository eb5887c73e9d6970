//! One e-mail to one attendee: its text as structure, what it rests on, and what was found wrong with it.
//!
//! A mail is blocks of runs, never HTML: the renderer in `drafting` makes text and HTML from it, and the editor
//! in the window reads and writes the same structure. So nothing that a participant or a model wrote can
//! become markup.

use serde::{Deserialize, Serialize};

use super::{AttendeeId, DraftId, Finding, Score, Severity, WebinarId};

/// The longest subject, in characters (the product's specification).
pub const MAX_SUBJECT_CHARS: usize = 500;

/// A mail as structure.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Mail {
    /// One line, at most 500 characters.
    pub subject: String,
    /// From the greeting to the footer, in order.
    pub blocks: Vec<Block>,
}

/// A paragraph or a list item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Block {
    /// What the block does in the mail.
    pub role: BlockRole,
    /// Paragraph or list item.
    #[serde(default)]
    pub kind: BlockKind,
    /// Its words.
    pub runs: Vec<Run>,
    /// The numbers of the facts that it rests on.
    #[serde(default)]
    pub facts: Vec<u32>,
}

/// What a block does in a mail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum BlockRole {
    /// "Hi Lori,"
    Greeting,
    /// What the mail has to say.
    #[default]
    Body,
    /// The one thing it asks for.
    CallToAction,
    /// A P.S.
    Postscript,
    /// Sign-off and name, one block a line.
    Signature,
    /// Postal address, unsubscribe line.
    Footer,
}

/// Paragraph or list item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A paragraph.
    #[default]
    Paragraph,
    /// An item of an unordered list; neighbours form one list.
    Item,
}

/// Words in one style.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Run {
    /// Plain text.
    pub text: String,
    /// Strong.
    #[serde(default)]
    pub bold: bool,
    /// Emphasised.
    #[serde(default)]
    pub italic: bool,
    /// Where a click leads: `https:`, `http:` or `mailto:` only.
    #[serde(default)]
    pub href: Option<String>,
}

impl Run {
    /// Words without a style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

impl Block {
    /// A paragraph of plain words.
    pub fn plain(role: BlockRole, text: impl Into<String>) -> Self {
        Self {
            role,
            kind: BlockKind::Paragraph,
            runs: vec![Run::plain(text)],
            facts: Vec::new(),
        }
    }

    /// Its words without style.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

/// A numbered fact that a draft may rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Fact {
    /// Counted from 1 within one person's sheet.
    pub id: u32,
    /// Person, webinar or sender.
    pub about: FactAbout,
    /// What is known, as it may be quoted.
    pub text: String,
    /// Where it comes from, for the reviewer: "Lori, 14:52, question" or "Your offer".
    pub source: String,
}

/// Whom a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FactAbout {
    /// The recipient: what they did.
    Behaviour,
    /// The recipient: what they wrote, verbatim.
    Words,
    /// The webinar and its offer.
    Webinar,
    /// The person who writes.
    Sender,
}

/// What wrote a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Engine {
    /// Built-in templates.
    Templates,
    /// A model behind an OpenAI-compatible server.
    Openai,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Templates, Self::Openai];

    /// The stable word for the database and the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Templates => "templates",
            Self::Openai => "openai",
        }
    }

    /// The engine of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.code() == code)
    }
}

/// How far a draft has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DraftStatus {
    /// Waits for its reader.
    ToReview,
    /// Its exact text was approved.
    Approved,
    /// Its exact text was approved and has been exported.
    Exported,
    /// Its reader decided against sending it.
    Skipped,
}

impl DraftStatus {
    /// The stable word for the database and the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::ToReview => "to_review",
            Self::Approved => "approved",
            Self::Exported => "exported",
            Self::Skipped => "skipped",
        }
    }

    /// The status of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::ToReview, Self::Approved, Self::Exported, Self::Skipped]
            .into_iter()
            .find(|status| status.code() == code)
    }
}

/// One e-mail to one attendee.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its key.
    pub id: DraftId,
    /// The webinar it follows up.
    pub webinar_id: WebinarId,
    /// Who receives it.
    pub attendee_id: AttendeeId,
    /// Its text.
    pub mail: Mail,
    /// The fact sheet it was written from.
    pub facts: Vec<Fact>,
    /// What wrote it.
    pub engine: Engine,
    /// Why templates wrote it although a model was asked, for the reviewer.
    pub fallback: Option<String>,
    /// Score and tier at the time of writing.
    pub score: Score,
    /// Counted from 1; every stored text is a version.
    pub version: u32,
    /// Whether a person changed it since it was generated.
    pub user_edited: bool,
    /// A personal note, added as a P.P.S.
    pub user_notes: String,
    /// How far it has come.
    pub status: DraftStatus,
    /// What the checks say of the present text.
    pub findings: Vec<Finding>,
    /// When it was generated.
    pub generated_at: jiff::Timestamp,
    /// When its text last changed.
    pub updated_at: jiff::Timestamp,
    /// When its present text was approved.
    pub approved_at: Option<jiff::Timestamp>,
    /// Hash of the rendered text that was approved; an export refuses any other text.
    pub approved_sha256: Option<String>,
    /// When it was last exported.
    pub exported_at: Option<jiff::Timestamp>,
}

impl Draft {
    /// The gravest finding, if any.
    pub fn gravest(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).min()
    }
}
