//! Demio: the attendee export and the chat export.
//!
//! Demio writes join and exit as time since the session's start, dates with the account's zone label, and chat
//! times without a year (`Wed, Oct 1st @ 09:01AM PDT`). One row is one registration; re-joins are merged already.
//! Its chat has carried two columns headed "is question?", of which one holds the messages.

use super::Platform;
use crate::import::attendance::{self, JoinTimes};
use crate::import::headings::Role;
use crate::import::recognise::Table;
use crate::import::{FileKind, chat};

/// Rows looked at for Demio's way to write a date.
const SAMPLED_ROWS: usize = 20;

pub(super) const ATTENDEES: Platform = Platform {
    label: "Demio attendees",
    kind: FileKind::Attendance,
    recognise: |table| {
        let known = ["Join Timestamp", "Exit Timestamp", "Session Date & Time", "Focus (%)"];
        let found = known.iter().filter(|heading| table.has_heading(heading)).count();
        match found {
            4 => Some(98),
            3 => Some(96),
            _ => None,
        }
    },
    read: |table, notes| attendance::read(table, JoinTimes::SinceStart, notes),
};

pub(super) const CHAT: Platform = Platform {
    label: "Demio chat",
    kind: FileKind::Chat,
    recognise: |table| (table.is_chat() && table.has(Role::IsQuestion) && has_demio_dates(table)).then_some(96),
    read: chat::read,
};

fn has_demio_dates(table: &Table<'_>) -> bool {
    table
        .rows
        .iter()
        .take(SAMPLED_ROWS)
        .any(|row| table.cell(row, Role::Timestamp).contains(" @ "))
}
