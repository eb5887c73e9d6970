//! What shells see of decisions: changes to drafts, what can be taken back, changes of many drafts at once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DraftQuery, PeopleQuery};
use crate::domain::{DraftId, WebinarId};
use crate::drafting::PhraseHit;

/// What a change to drafts did, so that a shell can say it and offer to undo it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftChangeView {
    /// Drafts that were changed.
    pub changed: Vec<DraftId>,
    /// Drafts that were left as they are because a check blocks them.
    pub blocked: Vec<DraftId>,
    /// Drafts that were left as they are because a warning wants a deliberate approval.
    pub warned: Vec<DraftId>,
    /// Drafts that were left as they are because nobody has read their text.
    pub unread: Vec<DraftId>,
    /// Drafts that were left as they are because their receiver's words look like instructions.
    pub flagged: Vec<DraftId>,
    /// What was done, in words such as "Approved 3 drafts"; empty when nothing was.
    pub label: String,
    /// What else is to be said, as sentences: how many and why the rest not; may be empty.
    pub note: String,
}

/// What undo and redo would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct HistoryView {
    /// The step that would be taken back.
    pub undo: Option<StepView>,
    /// The step that would be done again.
    pub redo: Option<StepView>,
}

/// Something a person did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// The webinar that it belongs to.
    pub webinar_id: WebinarId,
    /// What it was, to stand behind "Undo: ", such as "approve 12 drafts".
    pub label: String,
}

/// Which drafts a deed is about.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum DraftScope {
    /// These, all of one webinar.
    Drafts {
        /// Their keys.
        ids: Vec<DraftId>,
    },
    /// Those to the people that a query finds.
    People {
        /// The webinar.
        webinar: WebinarId,
        /// The query.
        query: Box<PeopleQuery>,
    },
    /// Those that a query of the queue finds.
    Queue {
        /// The webinar.
        webinar: WebinarId,
        /// The query.
        query: DraftQuery,
    },
    /// One, and those that say the same but for the name.
    Alike {
        /// Its key.
        id: DraftId,
    },
}

/// What approving drafts together would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApprovableView {
    /// How many would be approved.
    pub drafts: u32,
    /// How many and why the rest not, as sentences.
    pub note: String,
    /// The rest, by reason; reasons that nobody is left for are left out.
    pub left: Vec<LeftDraftsView>,
}

/// Drafts that are not approved together with others, for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeftDraftsView {
    /// Why.
    pub reason: LeftReason,
    /// How many.
    pub drafts: u32,
    /// To whom, the first few.
    pub labels: Vec<String>,
}

/// Why a draft is not approved together with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeftReason {
    /// Nobody has read its text.
    Unread,
    /// A warning wants a deliberate approval.
    Warned,
    /// Its receiver's words look like instructions, or are very private.
    Flagged,
    /// A check blocks it.
    Blocked,
}

/// What can be decided about drafts besides approving them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// They are not to be sent.
    Skip,
    /// Those that are skipped wait for their reader again.
    ToReview,
}

/// What replacing a phrase would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplacePreviewView {
    /// Names exactly this outcome; applying wants it.
    pub mark: String,
    /// The drafts that would change, in the order of the scope.
    pub drafts: Vec<ReplaceDraftView>,
    /// Places where the phrase would be replaced.
    pub hits: u32,
    /// Approvals that would be revoked.
    pub revokes: u32,
    /// Drafts that would become blocked.
    pub blocks: u32,
    /// Drafts with new findings, blocked ones included.
    pub found: u32,
    /// What holds the phrase and would be left as it is, as sentences.
    pub left: Vec<String>,
}

/// What replacing a phrase would do to one draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplaceDraftView {
    /// Which.
    pub id: DraftId,
    /// Its receiver's name, or address.
    pub label: String,
    /// Every place.
    pub hits: Vec<PhraseHit>,
    /// Whether its approval would be revoked.
    pub revokes: bool,
    /// Whether it would become blocked.
    pub blocks: bool,
    /// What the checks would find that they do not find now, as sentences.
    pub findings: Vec<String>,
}

/// What came of replacing a phrase: one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplaceView {
    /// What was changed.
    pub done: Option<DraftChangeView>,
    /// What it would do by now, where that is not what was shown; then nothing was changed.
    pub anew: Option<ReplacePreviewView>,
}
