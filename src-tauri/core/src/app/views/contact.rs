//! What shells see of the do-not-contact list and of erasing people.

use serde::Serialize;
use ts_rs::TS;

use crate::domain::{AttendeeId, NoContactReason};

/// A part of the do-not-contact list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoContactView {
    /// Entries that a search finds, newest first, from the one asked for on.
    pub entries: Vec<NoContactEntryView>,
    /// How many it finds.
    pub found: u32,
    /// How many addresses and domains are on the list.
    pub total: u32,
    /// Erased people, of whom only a mark is kept.
    pub erased: u32,
}

/// An address or a domain that no mail goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoContactEntryView {
    /// The address, or the domain without `@`.
    pub who: String,
    /// Whether it stands for a domain and all below it.
    pub is_domain: bool,
    /// Why.
    pub reason: NoContactReason,
    /// The file's name, or "by hand".
    pub source: String,
    /// When it was added.
    pub added_at: String,
}

/// What came of adding to the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoContactAddedView {
    /// What was read, such as "Mailchimp unsubscribed contacts".
    pub label: String,
    /// Entries that are new.
    pub added: u32,
    /// Entries that were on the list already, or came several times.
    pub known: u32,
    /// What could not be read.
    pub unread: Vec<UnreadLineView>,
    /// How many that is; `unread` shows the first of them.
    pub unread_lines: u32,
}

/// A line that is no address and no domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnreadLineView {
    /// Counted from 1.
    pub line: u32,
    /// What stands there, shortened.
    pub text: String,
}

/// What erasing a person takes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErasureView {
    /// The person who was asked about.
    pub id: AttendeeId,
    /// Their name, or else their address.
    pub label: String,
    /// Whether they have an address: only by it can a later import know them again.
    pub has_address: bool,
    /// Titles of the webinars that they are on the list of.
    pub webinars: Vec<String>,
    /// Names of others with the same address, who are erased with them.
    pub others: Vec<String>,
    /// Their messages and answers to polls.
    pub words: u32,
    /// Drafts to them.
    pub drafts: u32,
}
