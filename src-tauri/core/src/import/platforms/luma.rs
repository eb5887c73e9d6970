//! Luma: the list of guests.
//!
//! One row a guest, with the state of the registration beside whether they joined. A list from before the event has
//! that column too, without a word in it; then nobody is known to have come or not.

use super::{Evidence, Format, Given, Unit, generic};
use crate::domain::{IssueKind, Standing};
use crate::import::attendance::{self, Way};
use crate::import::headings::{Meaning, heading_key};
use crate::import::notes::Notes;
use crate::import::recognise;
use crate::import::records::Records;
use crate::import::values;
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&GUESTS];

const GUESTS: Format = Format {
    code: "luma_guests",
    label: "Luma guests",
    kind: FileKind::Attendance,
    evidence: Evidence::Code,
    unit: Unit::Rows,
    recognise: |document| {
        let table = recognise::find_table(document.head(), None).ok()?;
        let has_joined = table.has_heading("has_joined_event");
        let known = [
            "approval_status",
            "api_id",
            "checked_in_at",
            "qr_code_url",
            "custom_source",
            "created_at",
        ];
        let known = known.iter().filter(|heading| table.has_heading(heading)).count();
        match (has_joined, known) {
            (true, 1..) => Some(97),
            (true, 0) => Some(93),
            (false, 3..) if table.has_heading("approval_status") => Some(92),
            _ => None,
        }
    },
    read,
};

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let mut table = recognise::find_table(given.document.sheet(), given.choice.columns.as_deref())?;
    let mut way = Way::PLAIN;
    if given.choice.columns.is_none() {
        for column in &mut table.columns {
            match heading_key(&column.heading).as_str() {
                "created at" => column.meaning = Some(Meaning::Registered),
                "has joined event" => column.meaning = Some(Meaning::Attended),
                "checked in at" => column.meaning = None,
                _ => {}
            }
        }
        let says_who_came = table
            .rows
            .iter()
            .any(|row| !values::is_blank(table.cell(*row, Meaning::Attended)));
        if !says_who_came {
            for column in table
                .columns
                .iter_mut()
                .filter(|column| column.meaning == Some(Meaning::Attended))
            {
                column.meaning = None;
            }
            way.listed = Some(Standing::Registered);
            notes.about_file(
                IssueKind::Repaired,
                "Nothing in the file says who joined; everyone in it counts as registered only.",
            );
        }
    }
    let mut records = generic::begun(given, &table, notes);
    attendance::read(&table, way, given, notes, &mut records);
    Ok(records)
}
