//! The queue of drafts: how it is narrowed and sorted, and its lines.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DraftCountView, DraftKind, TierCountView, WordCountView};
use crate::domain::{AttendeeId, DraftId, DraftStatus, Engine, Severity, Tier};

/// How the queue of drafts is narrowed and sorted. Whatever is shown passes all of it; an empty list lets all pass.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct DraftQuery {
    /// Words to find, each of them, in the receiver's name or the subject; case and accents do not count. Blank for
    /// all.
    pub search: String,
    /// Tiers to show.
    pub tiers: Vec<Tier>,
    /// Where they stand for their reader.
    pub states: Vec<DraftKind>,
    /// Only those whose receiver asked something.
    pub asked: bool,
    /// Only those in which this rule found something.
    pub rule: Option<String>,
    /// Only what this wrote.
    pub engine: Option<Engine>,
    /// Only what a person changed.
    pub edited: bool,
    /// Their order.
    pub sort: DraftSort,
    /// One that is shown whether it fits or not: a change must not take the mail away from the person who is reading
    /// it. It counts nowhere.
    pub kept: Option<DraftId>,
}

/// How the queue of drafts is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DraftSort {
    /// Blocked, warned, warned of words that instruct a machine, the first of those that say the same, then the
    /// others; each by rank.
    #[default]
    Risk,
    /// By rank, which goes by tier first.
    Tier,
    /// By score.
    Score,
    /// By name.
    Name,
}

/// A part of the queue of drafts.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftsView {
    /// The lines asked for, in order.
    pub rows: Vec<DraftItemView>,
    /// How many drafts the query shows in all.
    pub drafts: u32,
    /// How many of these fit: all, or all but the one that is kept.
    pub fitting: u32,
    /// Where a person begins: the first that waits, or else the first.
    pub first: Option<DraftId>,
    /// How far the drafts of the webinar have come, whatever the query.
    pub all: DraftTallyView,
    /// How many drafts each choice of a filter would show, all other filters staying as they are.
    pub counts: DraftsCountsView,
}

/// How far drafts have come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftTallyView {
    /// All of them.
    pub drafts: u32,
    /// Those that wait for their reader.
    pub to_review: u32,
    /// Those approved and not yet exported.
    pub approved: u32,
    /// Those exported.
    pub exported: u32,
    /// Those skipped.
    pub skipped: u32,
}

/// How many drafts each choice of a filter would show, all other filters staying as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftsCountsView {
    /// By tier, most engaged first.
    pub tiers: Vec<TierCountView>,
    /// By where they stand for their reader.
    pub states: Vec<DraftCountView>,
    /// By what wrote them.
    pub engines: Vec<EngineCountView>,
    /// By the rules that found something, in alphabetical order.
    pub rules: Vec<WordCountView>,
    /// Whose receiver asked something.
    pub asked: u32,
    /// What a person changed.
    pub edited: u32,
}

/// How many people have a draft that something wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct EngineCountView {
    /// What wrote it.
    pub engine: Engine,
    /// Whose draft it wrote.
    pub people: u32,
}

/// Which draft a reader wants to go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NextDraft {
    /// One that waits for its reader.
    ToReview,
    /// One that waits and that a check blocks or warns of.
    Problem,
}

/// A line of the queue of drafts.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftItemView {
    /// Its key.
    pub id: DraftId,
    /// Who receives it.
    pub attendee_id: AttendeeId,
    /// Their name, or address.
    pub label: String,
    /// Their tier when it was written.
    pub tier: Tier,
    /// Their tier now, where the webinar was scored anew and it is another.
    pub tier_now: Option<Tier>,
    /// Their score when it was written.
    pub score: f64,
    /// Its subject.
    pub subject: String,
    /// How far it has come.
    pub status: DraftStatus,
    /// Its gravest finding.
    pub gravest: Option<Severity>,
    /// The gravest finding as a sentence; empty when there is none.
    pub problem: String,
    /// The rules that found something, by their stable names, each once.
    pub rules: Vec<String>,
    /// What wrote it.
    pub engine: Engine,
    /// Whether a person changed it.
    pub user_edited: bool,
    /// Whether its receiver asked a question.
    pub asked: bool,
    /// How many other drafts of the list say the same but for the name; 0 outside a list.
    pub alike: u32,
    /// Whether it is the first of the list that says this, going by rank.
    pub is_first_alike: bool,
}
