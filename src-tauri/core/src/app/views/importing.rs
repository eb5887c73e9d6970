//! What the shells see of files: how they will be read, what is open, what an import did.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{EmailAddress, FileChoice, FileId, Issue, WebinarDetails, WebinarId};

/// Files that wait to be imported, as they will be read together.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StagingView {
    /// Names this set of files for the commands that follow.
    pub id: FileId,
    /// How far the reading is. While it is not done, the files show their first rows and the numbers are not final.
    pub reading: ReadingState,
    /// One card a file.
    pub files: Vec<StagedFileView>,
    /// People who count as audience, in all files together.
    pub people: u32,
    /// Of those, who came.
    pub attended: u32,
    /// People who do not count as audience: hosts, speakers, the team, bots, cancelled registrations.
    pub left_out: u32,
    /// Messages in all files together.
    pub messages: u32,
    /// Of those, questions.
    pub questions: u32,
    /// Answers to polls.
    pub poll_answers: u32,
    /// Everything noticed.
    pub issues: Vec<Issue>,
    /// Names that are not settled, and those that a person settled ("who is this?").
    pub doubts: Vec<NameDoubtView>,
    /// What the import would change in the webinar that it goes into; `None` for a new one.
    pub changes: Option<ChangesView>,
    /// The webinar form, as far as the files fill it.
    pub details: WebinarDetails,
    /// Whether it can be imported: read to the end, at least one readable file with people, none unreadable left.
    pub ready: bool,
    /// Why it cannot be imported, in words; empty when it can.
    pub obstacle: String,
}

/// How far files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ReadingState {
    /// Read to the end.
    Done,
    /// Being read.
    Running {
        /// 0-100.
        percent: u8,
    },
    /// The user stopped it; reading can be started again.
    Stopped,
}

/// One file that waits to be imported.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StagedFileView {
    /// Names this file for the commands that follow.
    pub id: FileId,
    /// Its name, without a folder.
    pub name: String,
    /// Code of the format that it is read as, such as `zoom_qa`; empty when nothing could be made of it.
    pub format: String,
    /// Platform and kind in words, such as "Demio attendees"; empty when nothing could be made of it.
    pub label: String,
    /// What it holds; `None` when nothing could be made of it.
    pub kind: Option<FileKindView>,
    /// How sure the recognition is, 0-100; 100 where the user decided.
    pub confidence: u8,
    /// Encoding in words, such as "UTF-16" or "Excel workbook".
    pub encoding: String,
    /// What was mended or guessed for the file as a whole, in sentences.
    pub repairs: Vec<String>,
    /// What it covers, in words; may be empty.
    pub period: String,
    /// Why nothing could be made of it, and what to do.
    pub error: Option<String>,
    /// Where every row went.
    pub account: AccountView,
    /// Headings of the preview.
    pub headings: Vec<String>,
    /// First rows as they will be read.
    pub rows: Vec<Vec<String>>,
    /// The columns of its main table, for the mapping; empty where the format has none.
    pub columns: Vec<ColumnView>,
    /// What the user decided about it.
    pub choice: FileChoice,
    /// What only the user can decide about it.
    pub questions: Vec<FileQuestionView>,
    /// Name of the saved mapping that was used for it, if one was.
    pub preset: Option<String>,
    /// The imported file that this one is a later version of, when it looks like one.
    pub replaces: Option<ReplacedFileView>,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKindView {
    /// People and whether they came.
    Attendance,
    /// People who registered, without a word on who came.
    Registrations,
    /// Chat.
    Chat,
    /// Questions and answers.
    Questions,
    /// Poll answers.
    Polls,
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnView {
    /// The heading as the file has it; may be empty.
    pub heading: String,
    /// Code of what it is read as; empty when it is not used.
    pub meaning: String,
    /// Up to three of its values.
    pub samples: Vec<String>,
}

/// Something about a file that only the user can decide; until then it is read in the way said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum FileQuestionView {
    /// Whether 11/12 is in November or in December.
    DayOrder {
        /// A date of the file.
        example: String,
        /// That date read with the day first, in words.
        day_first: String,
        /// That date read with the month first, in words.
        month_first: String,
    },
    /// Whether garbled letters shall be mended.
    MendLetters {
        /// Text of the file as it is.
        before: String,
        /// The same text mended.
        after: String,
    },
}

/// An imported file that a staged one may be a later version of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplacedFileView {
    /// The imported file.
    pub id: FileId,
    /// Its name.
    pub name: String,
    /// When it was imported (RFC 3339).
    pub imported_at: String,
    /// Whether it will be replaced; else both are read together.
    pub chosen: bool,
}

/// A format that a file can be read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormatView {
    /// Its stable code, such as `zoom_qa`.
    pub code: String,
    /// Platform and kind in words.
    pub label: String,
    /// What it holds.
    pub kind: FileKindView,
    /// What the program's knowledge of it rests on.
    pub evidence: EvidenceView,
}

/// What the knowledge of a format rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceView {
    /// Real files.
    Real,
    /// Programs that read or write real files.
    Code,
    /// The vendor's documentation.
    Documented,
    /// No platform's own format: read by its headings.
    General,
}

/// A meaning that a column can be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeaningView {
    /// Its stable code, such as `first_name`.
    pub code: String,
    /// In words, such as "First name".
    pub label: String,
}

/// A saved mapping of columns, offered for files with the same headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PresetView {
    /// Its name.
    pub name: String,
    /// The headings that it was made for.
    pub headings: Vec<String>,
}

/// Where the rows of a file went. The parts add up to the total.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// What is counted: "rows", "lines" or "entries".
    pub unit: String,
    /// All of them, blank ones left out.
    pub total: u32,
    /// Where they went.
    pub parts: Vec<AccountPartView>,
    /// Different people in the file.
    pub people: u32,
    /// Of those, who came.
    pub attended: u32,
    /// Messages, which may take several lines each.
    pub messages: u32,
    /// Of those, questions.
    pub questions: u32,
    /// Answers to polls, of which a row may hold several.
    pub poll_answers: u32,
}

/// A number of rows with one fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccountPartView {
    /// What they became, in words that go behind a number: "visits", "heading lines", "not understood".
    pub fate: String,
    /// How many.
    pub count: u32,
}

/// A name that the program could not settle: "who is this?"
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NameDoubtView {
    /// Names it for a decision.
    pub key: String,
    /// The name as the file has it; may be empty.
    pub name: String,
    /// The address, where the file has one.
    pub email: Option<EmailAddress>,
    /// Whether it is the writer of messages or a row of an attendance list.
    pub of: DoubtOf,
    /// How many messages or visits hang on it.
    pub count: u32,
    /// Up to three of the messages.
    pub words: Vec<String>,
    /// Why it is not settled, as a sentence.
    pub reason: String,
    /// People it may be, likeliest first.
    pub candidates: Vec<CandidateView>,
    /// What was decided, if anything.
    pub decision: Option<DecisionView>,
}

/// What a doubtful name stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DoubtOf {
    /// Messages.
    Messages,
    /// Poll answers.
    PollAnswers,
    /// Visits in an attendance list.
    Visits,
}

/// Somebody whom a doubtful name may stand for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CandidateView {
    /// Stands for the person in a decision.
    pub person: String,
    /// Name, or address.
    pub label: String,
    /// The address.
    pub email: Option<EmailAddress>,
    /// Why they are offered, in words.
    pub reason: String,
}

/// What a person decided about a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionView {
    /// The chosen person; `None`: nobody on the list.
    pub person: Option<String>,
    /// Their name, or address; empty for nobody.
    pub label: String,
    /// Whether it was decided for a former file of this series, and taken over.
    pub is_remembered: bool,
}

/// A file that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedFileView {
    /// Its key.
    pub id: FileId,
    /// Its name, without a folder.
    pub name: String,
    /// Platform and kind in words.
    pub label: String,
    /// When it was imported (RFC 3339).
    pub imported_at: String,
    /// Where every row went, as a sentence.
    pub account: String,
}

/// What undoing the last import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoImportView {
    /// Names of the files that would go.
    pub files: Vec<String>,
    /// Whether the whole webinar would go, since nothing was imported before.
    pub whole_webinar: bool,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportView {
    /// The webinar that holds it now.
    pub webinar_id: WebinarId,
    /// Whether these very files were already imported, so that nothing changed.
    pub unchanged: bool,
    /// People on the list now who count as audience.
    pub people: u32,
    /// Of those, new with this import.
    pub new_people: u32,
    /// Of all, who came.
    pub attended: u32,
    /// People on the list who do not count as audience.
    pub left_out: u32,
    /// Messages now.
    pub messages: u32,
    /// Of those, questions.
    pub questions: u32,
    /// Of those, messages that belong to nobody on the list.
    pub unmatched_messages: u32,
    /// Answers to polls now.
    pub poll_answers: u32,
    /// What changed in a webinar that was there before; `None` for a new one.
    pub changes: Option<ChangesView>,
    /// Of the people who count, those on the do-not-contact list: no mail is written to them.
    pub do_not_contact: u32,
    /// Everything noticed.
    pub issues: Vec<Issue>,
}

/// What files change in a webinar that was there before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangesView {
    /// People who were not on the list.
    pub added: u32,
    /// People who are no longer in the files; those with a draft that somebody edited or approved stay on the list.
    pub gone: u32,
    /// People about whom something else is known now.
    pub changed: u32,
    /// Messages that were not there.
    pub new_messages: u32,
    /// Messages that are no longer there.
    pub gone_messages: u32,
    /// The first of the changes, as sentences: "Ada Nowak: came (was: did not come)".
    pub details: Vec<String>,
}
