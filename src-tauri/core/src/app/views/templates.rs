//! What the editor of templates shows.

use serde::Serialize;
use ts_rs::TS;

use crate::domain::{AttendeeId, Finding, Mail, Tier};

/// One of the texts that templates write drafts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateView {
    /// Its key, such as `en/hot_1`.
    pub name: String,
    /// Whom it is for; none for those who watched the recording instead of coming.
    pub tier: Option<Tier>,
    /// Counted from 1 within its tier.
    pub number: u32,
    /// As drafts use it.
    pub text: String,
    /// Whether the user has changed it.
    pub is_own: bool,
    /// Whether drafts are not written from it.
    pub is_off: bool,
}

/// What a template makes for one person.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplatePreviewView {
    /// The person; none for an invented one.
    pub person: Option<AttendeeId>,
    /// The mail; none when the text is faulty.
    pub mail: Option<TemplateMailView>,
    /// What is wrong with the text.
    pub fault: Option<TemplateFaultView>,
    /// All that can be inserted.
    pub tokens: Vec<TemplateTokenView>,
}

/// A mail that nobody gets.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateMailView {
    /// The mail with greeting and signature.
    pub mail: Mail,
    /// Its plain text, as it would be exported.
    pub text: String,
    /// What the checks say; nothing for an invented person.
    pub findings: Vec<Finding>,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateFaultView {
    /// The line, counted from 1, where one is to blame.
    pub line: Option<u32>,
    /// What is wrong and how to mend it.
    pub message: String,
    /// Whether it concerns this person only, so that the template can be saved.
    pub one_person: bool,
}

/// Something to insert into a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TemplateTokenView {
    /// The text to insert.
    pub insert: String,
    /// What to call it.
    pub label: String,
    /// What it stands for.
    pub about: String,
    /// What it is with this person; none where that is unknown. A condition is "yes" or "no".
    pub value: Option<String>,
}
