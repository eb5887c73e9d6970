//! The table of people: how it is narrowed and sorted, its rows, and one person in full.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TierCountView;
use crate::domain::{
    Answer, Asked, AttendeeId, DraftId, DraftStatus, EmailAddress, NoContactReason, Role, Score, Session, Severity,
    Standing, Tier, WallTime, WebinarId,
};

/// How the table of people is narrowed and sorted. Whoever is shown passes all of it; an empty list lets all pass.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PeopleQuery {
    /// Words to find, each of them, in name, address or messages; case and accents do not count. Blank for all.
    pub search: String,
    /// Tiers to show.
    pub tiers: Vec<Tier>,
    /// What is known of whether they came.
    pub standings: Vec<Standing>,
    /// States of their drafts.
    pub drafts: Vec<DraftKind>,
    /// Domains of addresses, in lower case; an empty one stands for people without an address.
    pub domains: Vec<String>,
    /// Places as the file states them; an empty one stands for people without a place.
    pub locations: Vec<String>,
    /// Scores to show.
    pub score: Between,
    /// Focus to show, in percent.
    pub focus: Between,
    /// Attendance to show, in percent.
    pub attendance: Between,
    /// Only people who asked something.
    pub asked: bool,
    /// Only people with a question that nobody answered, as far as the files say.
    pub unanswered: bool,
    /// Only people who left before the end.
    pub left_early: bool,
    /// Only people who left before the offer was made.
    pub before_offer: bool,
    /// The people who do not count as audience instead of those who do.
    pub left_out: bool,
    /// Column to sort by.
    pub sort: PeopleSort,
    /// Opposite of the column's own direction.
    pub reversed: bool,
}

/// A range with both ends in it; an open end lets all pass. Unknown is in no range that has an end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Between {
    /// The smallest.
    pub from: Option<f64>,
    /// The largest.
    pub to: Option<f64>,
}

impl Between {
    /// Whether a value is in the range.
    pub fn contains(self, value: Option<f64>) -> bool {
        match value {
            Some(value) => self.from.is_none_or(|from| value >= from) && self.to.is_none_or(|to| value <= to),
            None => self.from.is_none() && self.to.is_none(),
        }
    }
}

/// What is to be told of somebody's draft in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    /// A check blocks it.
    Blocked,
    /// A check warns of it, and it waits for its reader.
    Warned,
    /// It waits for its reader.
    ToReview,
    /// Its reader skipped it.
    Skipped,
    /// Its exact text was approved.
    Approved,
    /// It has been exported.
    Exported,
    /// There is none.
    None,
}

impl DraftKind {
    /// All of them, what needs a person first.
    pub const ALL: [Self; 7] = [
        Self::Blocked,
        Self::Warned,
        Self::ToReview,
        Self::Skipped,
        Self::Approved,
        Self::Exported,
        Self::None,
    ];

    /// The word for a draft, or for none.
    pub fn of(draft: Option<&DraftMarkView>) -> Self {
        match draft.map(|draft| (draft.status, draft.gravest)) {
            None => Self::None,
            Some((DraftStatus::Skipped, _)) => Self::Skipped,
            Some((DraftStatus::Approved, _)) => Self::Approved,
            Some((DraftStatus::Exported, _)) => Self::Exported,
            Some((DraftStatus::ToReview, Some(Severity::Block))) => Self::Blocked,
            Some((DraftStatus::ToReview, Some(Severity::Warn))) => Self::Warned,
            Some((DraftStatus::ToReview, _)) => Self::ToReview,
        }
    }
}

/// Columns that people can be sorted by. Each has its natural direction: words ascending, numbers descending. Unknown
/// comes last in either direction, and rank decides between equals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeopleSort {
    /// Priority order.
    #[default]
    Rank,
    /// Name.
    Name,
    /// Address.
    Email,
    /// Domain of the address.
    Domain,
    /// Place.
    Location,
    /// What is known of whether they came.
    Standing,
    /// Tier, the most engaged first.
    Tier,
    /// Score.
    Score,
    /// Focus.
    Focus,
    /// Attendance in percent.
    Attendance,
    /// Minutes present.
    Minutes,
    /// Messages.
    Messages,
    /// Questions.
    Questions,
    /// State of the draft, what needs a person first.
    Draft,
}

/// A part of the table of people.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleView {
    /// The rows asked for, in order.
    pub rows: Vec<AttendeeRowView>,
    /// How many people the query shows in all.
    pub people: u32,
    /// How many each choice of a filter would show, all other filters staying as they are.
    pub counts: PeopleCountsView,
}

/// How many people each choice of a filter would show, all other filters staying as they are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleCountsView {
    /// Everybody, or everybody who is left out, before any filter.
    pub everybody: u32,
    /// By tier, most engaged first.
    pub tiers: Vec<TierCountView>,
    /// By what is known of whether they came; those with nobody in the list left out.
    pub standings: Vec<StandingCountView>,
    /// By the state of the draft; those with nobody in the list left out.
    pub drafts: Vec<DraftCountView>,
    /// By domain: the largest, and those that are chosen.
    pub domains: Vec<WordCountView>,
    /// By place: the largest, and those that are chosen.
    pub locations: Vec<WordCountView>,
    /// Who asked something.
    pub asked: u32,
    /// Who has a question that nobody answered.
    pub unanswered: u32,
    /// Who left before the end.
    pub left_early: u32,
    /// Who left before the offer; unknown where no chapter says when it was made.
    pub before_offer: Option<u32>,
}

/// How many people are known to have come, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct StandingCountView {
    /// What is known.
    pub standing: Standing,
    /// People it is known of.
    pub people: u32,
}

/// How many people have a draft in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct DraftCountView {
    /// The state.
    pub kind: DraftKind,
    /// People whose draft is in it.
    pub people: u32,
}

/// How many people have a domain or a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WordCountView {
    /// The domain or place; empty for none.
    pub word: String,
    /// People who have it.
    pub people: u32,
}

/// People as lines for a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CopiedView {
    /// A heading and a line for each, cells divided by tabs.
    pub text: String,
    /// How many people they are.
    pub people: u32,
    /// Cells that were changed, or addresses left out, so that no spreadsheet takes them for a formula.
    pub neutralised: u32,
}

/// A column of the table of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeopleColumn {
    /// Name.
    Name,
    /// Address.
    Email,
    /// Domain of the address.
    Domain,
    /// Place.
    Location,
    /// Whether they came.
    Standing,
    /// Tier.
    Tier,
    /// Score.
    Score,
    /// Focus.
    Focus,
    /// Attendance in percent.
    Attendance,
    /// Minutes present.
    Minutes,
    /// Messages.
    Messages,
    /// Questions.
    Questions,
    /// State of the draft.
    Draft,
}

/// A view of the table of people that is kept under a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// What it is called; no two have the same name.
    pub name: String,
    /// Who is shown, and in which order.
    pub query: PeopleQuery,
    /// Which columns, in order; empty for whatever is shown.
    pub columns: Vec<PeopleColumn>,
    /// Whether it comes with the program: such a view can be neither changed nor deleted.
    #[serde(default)]
    pub built_in: bool,
}

/// A row of the table of people.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttendeeRowView {
    /// Its key.
    pub id: AttendeeId,
    /// The name; may be empty.
    pub name: String,
    /// The address.
    pub email: Option<EmailAddress>,
    /// Whether they came, and if not, what is known instead.
    pub standing: Standing,
    /// What they were in the webinar.
    pub role: Role,
    /// Whether they count as audience and get a mail.
    pub is_audience: bool,
    /// The user's own word on that, where they gave one.
    pub kept: Option<bool>,
    /// 0-100; unknown for who did not come or where the file has none.
    pub attendance_percent: Option<f64>,
    /// 0-100; unknown for who did not come or where the file has none.
    pub focus_percent: Option<f64>,
    /// Minutes present.
    pub attendance_minutes: Option<f64>,
    /// Messages, questions included.
    pub messages: u32,
    /// Questions.
    pub questions: u32,
    /// 0-100.
    pub score: f64,
    /// Their tier.
    pub tier: Tier,
    /// Place in the priority list, from 1.
    pub rank: u32,
    /// Place as the file states it.
    pub location: Option<String>,
    /// How the score came about, in one line.
    pub explanation: String,
    /// Their draft's state, when there is one.
    pub draft: Option<DraftMarkView>,
    /// Why no mail may go to them, if so.
    pub do_not_contact: Option<NoContactReason>,
}

/// A draft's state in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct DraftMarkView {
    /// Its key.
    pub id: DraftId,
    /// How far it has come.
    pub status: DraftStatus,
    /// Its gravest finding.
    pub gravest: Option<Severity>,
}

/// Everything about one person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AttendeeView {
    /// The row of the table.
    pub row: AttendeeRowView,
    /// The score in parts.
    pub score: Score,
    /// When they first came.
    pub join_time: Option<WallTime>,
    /// When they last left.
    pub exit_time: Option<WallTime>,
    /// When they first came, in minutes from the start.
    pub join_minute: Option<f64>,
    /// When they last left, in minutes from the start.
    pub exit_minute: Option<f64>,
    /// Where the values came from.
    pub source: String,
    /// The periods in which they were there.
    pub sessions: Vec<Session>,
    /// What they wrote, oldest first.
    pub messages: Vec<MessageView>,
    /// What they answered in polls and on registering, in the order of the files.
    pub poll_answers: Vec<PollAnswerView>,
    /// The other webinars on whose lists their address is, newest first.
    pub elsewhere: Vec<ElsewhereView>,
}

/// Somebody in another webinar.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ElsewhereView {
    /// The other webinar.
    pub webinar_id: WebinarId,
    /// Its title.
    pub title: String,
    /// When it began.
    pub hosted_at: Option<WallTime>,
    /// Their key there.
    pub attendee_id: AttendeeId,
    /// Whether they came, and if not, what is known instead.
    pub standing: Standing,
    /// Their tier there.
    pub tier: Tier,
    /// Their score there.
    pub score: f64,
}

/// A message of one person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageView {
    /// When, by the file's clock.
    pub at: Option<WallTime>,
    /// When, in minutes from the start.
    pub minute: Option<f64>,
    /// The words.
    pub text: String,
    /// Whether it counts as a question.
    pub is_question: bool,
    /// Written to one person or to the team only.
    pub is_private: bool,
    /// The beginning of the message that it replies to.
    pub reply_to: Option<String>,
    /// What became of a question, where a file says so.
    pub answer: Option<Answer>,
}

/// What one person answered to one question of a poll or of the registration.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PollAnswerView {
    /// Where the question was asked.
    pub asked: Asked,
    /// The question asked.
    pub question: String,
    /// The answers chosen or written.
    pub answers: Vec<String>,
    /// When, by the file's clock.
    pub at: Option<WallTime>,
}
