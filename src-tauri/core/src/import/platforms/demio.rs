//! Demio: the attendee export and the chat export.
//!
//! Demio writes join and exit as time since the session's start, dates with the account's zone label, and chat
//! times without a year (`Wed, Oct 1st @ 09:01AM PDT`). One row is one registration; re-joins are merged already.
//! Its chat has carried two columns headed "is question?", of which one holds the messages.

use super::{Evidence, Format, Unit, generic};
use crate::domain::MessageSource;
use crate::import::FileKind;
use crate::import::attendance::{JoinTimes, Way};
use crate::import::headings::Meaning;
use crate::import::recognise::{self, Table};

/// Rows looked at for Demio's way to write a date.
const SAMPLED_ROWS: usize = 20;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&ATTENDEES, &CHAT];

const ATTENDEES: Format = Format {
    code: "demio_attendees",
    label: "Demio attendees",
    kind: FileKind::Attendance,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise: |document| {
        let table = recognise::find_table(document.head(), None).ok()?;
        let known = ["Join Timestamp", "Exit Timestamp", "Session Date & Time", "Focus (%)"];
        let found = known.iter().filter(|heading| table.has_heading(heading)).count();
        match found {
            4 => Some(98),
            3 => Some(96),
            _ => None,
        }
    },
    read: |given, notes| {
        let way = Way {
            join_times: JoinTimes::SinceStart,
            ..Way::PLAIN
        };
        generic::read_people(given, notes, way)
    },
};

const CHAT: Format = Format {
    code: "demio_chat",
    label: "Demio chat",
    kind: FileKind::Chat,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise: |document| {
        let table = recognise::find_table(document.head(), None).ok()?;
        (table.is_chat() && table.has(Meaning::IsQuestion) && has_demio_dates(&table)).then_some(96)
    },
    read: |given, notes| generic::read_messages(given, notes, MessageSource::Chat),
};

fn has_demio_dates(table: &Table<'_>) -> bool {
    table
        .rows
        .iter()
        .take(SAMPLED_ROWS)
        .any(|row| table.cell(*row, Meaning::Timestamp).contains(" @ "))
}
