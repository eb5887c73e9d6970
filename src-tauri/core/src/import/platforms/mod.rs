//! What each platform's files look like and how they differ from a plain table.
//!
//! A platform is a file in this folder with one or more [`Platform`]s, listed in [`ALL`]. Each says how sure it
//! is that a table is its own, from headings and cells, never from the file's name; the surest one reads it.
//! To add one: a file here, its line in [`ALL`], a sample under `tests/fixtures/import`, and the expected reading.

mod demio;
mod generic;

use super::FileKind;
use super::notes::Notes;
use super::recognise::Table;
use super::records::Records;

/// One kind of file of one platform.
pub(super) struct Platform {
    /// Platform and kind in words.
    pub label: &'static str,
    /// What it holds.
    pub kind: FileKind,
    /// How sure it is that a table is of this kind, 0-100; `None` when it is not.
    pub recognise: fn(&Table<'_>) -> Option<u8>,
    /// Takes people or messages from the table.
    pub read: fn(&Table<'_>, &mut Notes<'_>) -> Records,
}

/// All platforms; the first one wins a tie.
const ALL: [&Platform; 4] = [&demio::ATTENDEES, &demio::CHAT, &generic::ATTENDANCE, &generic::CHAT];

/// The platform that is surest of a table, and how sure.
pub(super) fn recognise(table: &Table<'_>) -> (&'static Platform, u8) {
    let fallback = if table.is_chat() {
        &generic::CHAT
    } else {
        &generic::ATTENDANCE
    };
    ALL.iter()
        .rev()
        .filter_map(|platform| (platform.recognise)(table).map(|confidence| (*platform, confidence)))
        .max_by_key(|(_, confidence)| *confidence)
        .unwrap_or((fallback, 0))
}
