//! How the user writes, and how much a draft sounds like it.

use serde::Serialize;
use ts_rs::TS;

use crate::drafting::Likeness;

/// What is known of the user's voice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VoiceView {
    /// What their own mails have in common; empty without any.
    pub measured: Vec<VoiceFactView>,
    /// The phrases never to use that are in force: the user's, else the program's own.
    pub phrases: Vec<String>,
}

/// Something measured about the user's own mails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VoiceFactView {
    /// What was measured: "Sentences".
    pub name: String,
    /// How much, in words: "about 13 words".
    pub value: String,
}

/// How much a draft sounds like the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VoiceMatchView {
    /// In a word.
    pub likeness: Likeness,
    /// What is different, as sentences without capital and full stop, gravest first.
    pub reasons: Vec<String>,
}
