//! Restream: the registrants of an event, as its API answers.
//!
//! By the vendor's documentation; no real file was seen. Registrants whose access was removed are not among them.

use super::entries::Field::{Is, Own, Unused};
use super::entries::{self, Fields};
use super::{Evidence, Format, Given, Unit};
use crate::domain::IssueKind;
use crate::domain::text::counted;
use crate::import::attendance::{JoinTimes, Way};
use crate::import::headings::Meaning;
use crate::import::notes::Notes;
use crate::import::records::Records;
use crate::import::values;
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&REGISTRANTS];

const REGISTRANTS: Format = Format {
    code: "restream_registrants",
    label: "Restream registrants",
    kind: FileKind::Attendance,
    evidence: Evidence::Documented,
    unit: Unit::Entries,
    recognise: |document| {
        let known = ["attendedLive", "attendanceStatus", "registeredAt", "joinedAt"];
        match entries::json_keys(document, &known) {
            4 => Some(97),
            3 => Some(94),
            _ => None,
        }
    },
    read,
};

const FIELDS: Fields = &[
    ("email", Is(Meaning::Email)),
    ("name", Is(Meaning::Name)),
    ("firstName", Is(Meaning::FirstName)),
    ("lastName", Is(Meaning::LastName)),
    // What the person does for a living.
    ("title", Unused),
    ("registeredAt", Is(Meaning::Registered)),
    ("attendedLive", Is(Meaning::Attended)),
    ("joinedAt", Is(Meaning::Join)),
    ("leftAt", Is(Meaning::Exit)),
    ("attendanceStatus", Own),
];

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let json = entries::json(given.document, &["registrants", "data", "items"])?;
    let mut list = json.entries();
    for entry in &mut list {
        // The flag may be missing where the status is not.
        if values::is_blank(entry.get("attendedLive")) {
            let status = entry.get("attendanceStatus").replace('_', " ");
            if !values::is_blank(&status) {
                entry.set("attendedLive", &status);
            }
        }
    }
    let way = Way {
        join_times: JoinTimes::ByTheClock,
        ..Way::PLAIN
    };
    let records = entries::read_people(&list, FIELDS, way, given, notes);
    notes.about_file(
        IssueKind::Repaired,
        "This answer leaves out registrants whose access was removed; only the file that Restream exports has them.",
    );
    let total = json.root.get("totalCount").and_then(serde_json::Value::as_u64);
    if let Some(total) = total.and_then(|total| usize::try_from(total).ok())
        && total != list.len()
    {
        notes.about_file(
            IssueKind::DoesNotAddUp,
            format!(
                "The file says that it has {}; it holds {}.",
                counted(total, "registrant", "registrants"),
                list.len()
            ),
        );
    }
    Ok(records)
}
