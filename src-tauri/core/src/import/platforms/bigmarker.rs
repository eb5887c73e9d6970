//! BigMarker: registrations and attendees, as its API answers and as CSV.
//!
//! Live attendance and watching on demand are separate facts. Engaged minutes are the time in which the webinar was
//! in front, so that their share of all minutes is the focus. By the API's schema; the headings of the CSV are those
//! of the schema, no real file was seen.

use std::collections::HashMap;

use super::entries::Field::{Is, Own, Unused};
use super::entries::{self, Fields};
use super::{Evidence, Format, Given, Unit, generic};
use crate::domain::{IssueKind, Standing};
use crate::import::attendance::{self, JoinTimes, Way};
use crate::import::headings::{Meaning, heading_key};
use crate::import::notes::Notes;
use crate::import::recognise::{self, Table};
use crate::import::records::Records;
use crate::import::values;
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&REGISTRATIONS, &ATTENDEES];

const REGISTRATIONS: Format = Format {
    code: "bigmarker_json",
    label: "BigMarker registrations (API)",
    kind: FileKind::Attendance,
    evidence: Evidence::Documented,
    unit: Unit::Entries,
    recognise: |document| {
        let known = [
            "attended?",
            "watched_on_demand",
            "on_demand_duration",
            "bmid",
            "leaved_at",
            "entered_at",
            "engaged_duration",
            "edited_in_room_display_name",
        ];
        match entries::json_keys(document, &known) {
            0..=1 => None,
            2 => Some(94),
            _ => Some(97),
        }
    },
    read: read_json,
};

const ATTENDEES: Format = Format {
    code: "bigmarker_table",
    label: "BigMarker attendees",
    kind: FileKind::Attendance,
    // Nothing says how its CSV is headed; these are the names of the API's schema.
    evidence: Evidence::General,
    unit: Unit::Rows,
    recognise: |document| {
        let table = recognise::find_table(document.head(), None).ok()?;
        let known = [
            "Attended?",
            "Watched On Demand",
            "On Demand Duration",
            "Enter Time",
            "Entered At",
            "Leaved At",
            "Engaged Duration",
            "Edited In Room Display Name",
            "Q&As Count",
            "Chats Count",
            "BMID",
        ];
        match known.iter().filter(|heading| table.has_heading(heading)).count() {
            0..=2 => None,
            3 => Some(94),
            _ => Some(96),
        }
    },
    read: read_table,
};

const FIELDS: Fields = &[
    ("first_name", Is(Meaning::FirstName)),
    ("last_name", Is(Meaning::LastName)),
    ("email", Is(Meaning::Email)),
    ("registration_date", Is(Meaning::Registered)),
    ("country", Is(Meaning::Location)),
    ("time_zone", Unused),
    ("attended?", Is(Meaning::Attended)),
    ("watched_on_demand", Is(Meaning::Replay)),
    ("on_demand_duration", Unused),
    ("duration", Is(Meaning::Minutes)),
    ("total_duration", Is(Meaning::Minutes)),
    ("engaged", Own),
    ("engaged_duration", Own),
    ("chats", Is(Meaning::MessageCount)),
    ("chats_count", Is(Meaning::MessageCount)),
    ("qa", Is(Meaning::QuestionCount)),
    ("qas_count", Is(Meaning::QuestionCount)),
    ("q&as count", Is(Meaning::QuestionCount)),
    ("enter_time", Is(Meaning::Join)),
    ("entered_at", Is(Meaning::Join)),
    ("exit_time", Is(Meaning::Exit)),
    ("leaved_at", Is(Meaning::Exit)),
    ("edited_in_room_display_name", Own),
];

const WAY: Way = Way {
    join_times: JoinTimes::ByTheClock,
    ..Way::PLAIN
};

fn read_json(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let json = entries::json(
        given.document,
        &["registrations", "attendees", "conference_attendees", "data"],
    )?;
    let list = json.entries();
    let mut way = WAY;
    if !list.iter().any(|entry| !entry.get("attended?").is_empty())
        && list.iter().any(|entry| !entry.get("entered_at").is_empty())
    {
        // A list of attendees has no such field.
        way.listed = Some(Standing::Attended);
    }
    let mut records = entries::read_people(&list, FIELDS, way, given, notes);
    let sheet = entries::sheet_of(&list);
    let table = entries::table(&sheet, FIELDS, given);
    add_own(&table, &own_columns(&table), &mut records, notes);
    Ok(records)
}

fn read_table(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let mut table = recognise::find_table(given.document.sheet(), given.choice.columns.as_deref())?;
    if given.choice.columns.is_none() {
        entries::give_meanings(&mut table, FIELDS);
    }
    let mut records = generic::begun(given, &table, notes);
    let own = own_columns(&table);
    entries::hide_own(&mut table, FIELDS);
    attendance::read(&table, WAY, given, notes, &mut records);
    add_own(&table, &own, &mut records, notes);
    Ok(records)
}

/// Columns that only BigMarker has.
struct OwnColumns {
    engaged: Option<usize>,
    shown: Option<usize>,
}

fn own_columns(table: &Table<'_>) -> OwnColumns {
    let column = |keys: &[&str]| {
        let is_one = |heading: &str| keys.contains(&heading_key(heading).as_str());
        table.columns.iter().position(|column| is_one(&column.heading))
    };
    OwnColumns {
        engaged: column(&["engaged", "engaged duration"]),
        shown: column(&["edited in room display name"]),
    }
}

/// Adds the share of engaged minutes, and the name that was changed in the room.
fn add_own(table: &Table<'_>, own: &OwnColumns, records: &mut Records, notes: &mut Notes<'_>) {
    let people: HashMap<u32, usize> = records
        .people
        .iter()
        .enumerate()
        .map(|(index, person)| (person.line, index))
        .collect();
    let mut any_focus = false;
    for row in &table.rows {
        let Some(person) = people.get(&row.line()).and_then(|index| records.people.get_mut(*index)) else {
            continue;
        };
        let engaged = own.engaged.and_then(|column| values::minutes(row.cell(column)));
        if let (Some(engaged), Some(minutes), None) = (engaged, person.minutes, person.focus_percent)
            && minutes > 0.0
            && engaged <= minutes
        {
            person.focus_percent = Some(engaged / minutes * 100.0);
            any_focus = true;
        }
        let shown = own
            .shown
            .map(|column| values::one_line(row.cell(column)))
            .unwrap_or_default();
        if !values::is_blank(&shown) && shown != person.name && !person.other_names.contains(&shown) {
            person.other_names.push(shown);
        }
    }
    if any_focus {
        notes.about_file(
            IssueKind::Repaired,
            "Focus was worked out as the share of engaged minutes in all minutes of a person.",
        );
    }
}
