//! What shells see of the last look before mails go out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{AttendeeId, DraftId};

/// What the last look does about people who were mailed a short time ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PreflightSettings {
    /// How many days after a mail for one webinar a mail for another is too soon; 0 for never.
    pub quiet_days: u16,
    /// Whether such people are left out, and not only warned of.
    pub leave_out_mailed: bool,
}

impl Default for PreflightSettings {
    fn default() -> Self {
        Self {
            quiet_days: 7,
            leave_out_mailed: false,
        }
    }
}

/// Who would get a mail now, and who would not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreflightView {
    /// Mails that would go.
    pub ready: u32,
    /// Everybody of the audience: the ready ones and all groups.
    pub people: u32,
    /// Who is left out, by reason.
    pub groups: Vec<PreflightGroupView>,
    /// Whom of the ready ones to think about once more; somebody can be in several.
    pub warnings: Vec<PreflightGroupView>,
    /// What the look is done with.
    pub settings: PreflightSettings,
}

/// People with one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreflightGroupView {
    /// The reason's stable word.
    pub reason: String,
    /// How many and why, as a sentence without its end.
    pub message: String,
    /// How many.
    pub people: u32,
    /// The first of them, most promising first.
    pub shown: Vec<PreflightPersonView>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PreflightPersonView {
    /// Their key.
    pub id: AttendeeId,
    /// Their draft's, where there is one.
    pub draft: Option<DraftId>,
    /// Their name, or else their address.
    pub label: String,
}
