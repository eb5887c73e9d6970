//! People joining and leaving, a row each: the old attendance list, and what live events share with it.
//!
//! A joining and the leaving that ends it make one visit: the row of the joining is entered as the visit, that of the
//! leaving as a detail; a leaving without a joining is a visit by itself. The list pairs by name, for it has nothing
//! else, and leaves the meeting's end unsaid, so that a visit without a leaving has no known length.

use std::collections::VecDeque;

use jiff::civil::DateTime;

use crate::domain::{IssueKind, Role, Standing};
use crate::import::attendance;
use crate::import::headings::{Meaning, meaning_of};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::platforms::{Evidence, Format, Given, Unit};
use crate::import::recognise::{Table, table_of};
use crate::import::records::{Moment, PersonRow, Records, Stay};
use crate::import::roles;
use crate::import::table::{Row, Sheet};
use crate::import::values;
use crate::import::values::dates::{self, OrderEvidence, Stamp};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&LIST];

const LIST: Format = Format {
    code: "teams_list",
    label: "Teams attendance list",
    kind: FileKind::Attendance,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise: |document| list_columns(document.head()).map(|columns| columns.confidence),
    read: read_list,
};

/// A preamble that somebody put in front is a few lines; a heading further down is something else.
pub(super) const HEADING_WITHIN: usize = 40;

/// The list has three columns; whoever re-saved it may have added some.
const MOST_COLUMNS: usize = 6;

/// Rows that decide whether a column holds what people did.
const SAMPLED_ROWS: usize = 50;

/// What a row says that somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    /// Came, or was there already when the list was begun.
    Joined,
    Left,
}

fn action(cell: &str) -> Option<Action> {
    let word = values::one_line(cell).to_lowercase();
    Some(match word.as_str() {
        "joined"
        | "entrou"
        | "ingressou"
        | "se unió"
        | "a rejoint"
        | "rejoint"
        | "beigetreten"
        | "ist beigetreten"
        | "teilgenommen"
        | "dołączono"
        | "dołączył(a)"
        | "bergabung"
        | "ha partecipato"
        | "partecipato"
        | "partecipato prima"
        | "eerder deelgenomen"
        | "deelgenomen"
        | "joined before"
        | "entrou antes"
        | "ingressou antes"
        | "se unió antes"
        | "a rejoint avant"
        | "rejoint avant"
        | "zuvor beigetreten"
        | "vorher beigetreten"
        | "dołączono wcześniej" => Action::Joined,
        "left" | "saiu" | "salió" | "a quitté" | "quitté" | "parti" | "verlassen" | "hat verlassen" | "opuszczono"
        | "keluar" | "uscito" | "verlaten" => Action::Left,
        _ => return None,
    })
}

/// A visit: the row that begins it, and its times.
pub(super) struct Visit<'s> {
    pub row: Row<'s>,
    pub join: Option<Stamp>,
    pub exit: Option<Stamp>,
}

/// Where the old list's columns stand.
struct ListColumns {
    heading: usize,
    name: usize,
    action: usize,
    time: usize,
    confidence: u8,
}

/// Known by what the rows hold, since headings come in every language: what people did, when, and their names in the
/// first column that is left.
fn list_columns(sheet: &Sheet) -> Option<ListColumns> {
    sheet.rows().take(HEADING_WITHIN).find_map(|heading| {
        let rows = || sheet.rows().skip(heading.index() + 1).take(SAMPLED_ROWS);
        let all = rows().count();
        let mostly = |column: usize, test: fn(&str) -> bool| {
            let fitting = rows().filter(|row| test(row.cell(column))).count();
            all > 0 && fitting * 10 >= all * 8
        };
        let columns = || 0..heading.width().min(MOST_COLUMNS);
        let action_at = columns().find(|column| mostly(*column, |cell| action(cell).is_some()))?;
        let is_dated = |cell: &str| dates::stamp(cell).is_some_and(|stamp| stamp.day.is_some() && stamp.time.is_some());
        let time = columns().find(|column| mostly(*column, is_dated))?;
        let is_named = |column: &usize| meaning_of(heading.cell(*column)) == Some(Meaning::Name);
        let name = columns()
            .find(is_named)
            .or_else(|| columns().find(|column| *column != action_at && *column != time))?;
        // The heading stands right above the first event and is none itself.
        let does = |row: Row<'_>| action(row.cell(action_at)).is_some();
        let is_heading = !does(heading) && !heading.cell(name).is_empty() && rows().next().is_some_and(does);
        is_heading.then_some(ListColumns {
            heading: heading.index(),
            name,
            action: action_at,
            time,
            confidence: 95,
        })
    })
}

fn read_list(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let sheet = given.document.sheet();
    let columns = list_columns(sheet).ok_or_else(|| missing(sheet))?;
    let table = begun(sheet, columns.heading)?;
    let mut records = records_of(&table, sheet, notes);
    let stamps = stamps_of(&table, columns.time, None, notes);
    records.order = dates::day_order(stamps.iter().flatten());
    let pairing = Pairing::of(&table, columns.name, columns.action, stamps, &records.order);
    pairing.tell(&mut records, notes);
    for visit in pairing.visits {
        let person = person(&visit, visit.row.cell(columns.name), None, Standing::Attended);
        if person.name.is_empty() {
            notes.about_row(
                IssueKind::UnreadableRow,
                person.line,
                "The row has no name; nobody could be read from it.",
            );
            records.ledger.add(Fate::NotUnderstood, 1);
        } else {
            records.ledger.add(attendance::fate_of(&person), 1);
            records.people.push(person);
        }
    }
    Ok(records)
}

pub(super) fn missing(sheet: &Sheet) -> Unreadable {
    let found: Vec<String> = sheet
        .row(0)
        .into_iter()
        .flat_map(Row::cells)
        .take(8)
        .map(values::shortened)
        .collect();
    Unreadable::NoColumns {
        missing: "people joining and leaving".to_owned(),
        found: found.join(", "),
    }
}

pub(super) fn begun(sheet: &Sheet, heading: usize) -> Result<Table<'_>, Unreadable> {
    let mut table = table_of(sheet, sheet.row(heading), heading + 1..sheet.len());
    if table.rows.is_empty() {
        return Err(Unreadable::NoRows);
    }
    table.headers += heading;
    Ok(table)
}

pub(super) fn records_of(table: &Table<'_>, sheet: &Sheet, notes: &mut Notes<'_>) -> Records {
    notes.about_sheet(sheet, &[]);
    notes.about_file(
        IssueKind::MissingAddress,
        "The file has no column with e-mail addresses; people are told apart by name, and nobody in it can be written to.",
    );
    let mut records = Records {
        columns: table.described(),
        ..Records::default()
    };
    records.ledger.add(Fate::Heading, table.headers);
    records
}

pub(super) fn stamps_of(
    table: &Table<'_>,
    column: usize,
    zone: Option<&str>,
    notes: &mut Notes<'_>,
) -> Vec<Option<Stamp>> {
    let heading = table.columns.get(column).map_or("", |column| &column.heading);
    let mut stamps = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let cell = row.cell(column);
        let mut stamp = dates::stamp(cell);
        if let (Some(stamp), Some(zone)) = (&mut stamp, zone) {
            stamp.zone.get_or_insert_with(|| zone.into());
        }
        if stamp.is_none() && !values::is_blank(cell) {
            notes.about_cell(
                IssueKind::BadValue,
                row.line(),
                heading,
                format!(
                    "“{}” is no date or time that could be read; it is left unknown.",
                    values::shortened(cell)
                ),
            );
        }
        stamps.push(stamp);
    }
    stamps
}

pub(super) fn place(stamp: &Stamp, order: &OrderEvidence) -> Option<DateTime> {
    Some(stamp.date(order.order(), None)?.to_datetime(stamp.time?))
}

/// Events on their way to visits.
pub(super) struct Pairing<'s> {
    pub visits: Vec<Visit<'s>>,
    /// Rows that end a visit.
    details: usize,
    /// Rows that say nothing known, by their lines.
    unclear: Vec<u32>,
}

impl<'s> Pairing<'s> {
    /// Pairs the rows of a table under a key, in the order of their times: files are sorted by person, or by nothing.
    pub(super) fn of(
        table: &Table<'s>,
        key: usize,
        action_at: usize,
        stamps: Vec<Option<Stamp>>,
        order: &OrderEvidence,
    ) -> Self {
        let mut rows: Vec<_> = table
            .rows
            .iter()
            .zip(stamps)
            .map(|(row, stamp)| (*row, action(row.cell(action_at)), stamp))
            .collect();
        rows.sort_by_key(|(row, action, stamp)| {
            let at = stamp.as_ref().and_then(|stamp| place(stamp, order));
            (row.cell(key), at, *action == Some(Action::Left))
        });
        let mut pairing = Self {
            visits: Vec::with_capacity(rows.len() / 2),
            details: 0,
            unclear: Vec::new(),
        };
        let mut open = VecDeque::new();
        let mut former = "";
        for (row, action, stamp) in rows {
            if row.cell(key) != former {
                former = row.cell(key);
                open.clear();
            }
            pairing.take(row, action, stamp, &mut open);
        }
        pairing.visits.sort_by_key(|visit| visit.row.index());
        pairing
    }

    /// Begins a visit, or ends the first one that is open.
    fn take(&mut self, row: Row<'s>, action: Option<Action>, stamp: Option<Stamp>, open: &mut VecDeque<usize>) {
        match action {
            Some(Action::Joined) => {
                open.push_back(self.visits.len());
                self.visits.push(Visit {
                    row,
                    join: stamp,
                    exit: None,
                });
            }
            Some(Action::Left) => match open.pop_front().and_then(|index| self.visits.get_mut(index)) {
                Some(visit) => {
                    visit.exit = stamp;
                    self.details += 1;
                }
                None => self.visits.push(Visit {
                    row,
                    join: None,
                    exit: stamp,
                }),
            },
            None => self.unclear.push(row.line()),
        }
    }

    /// Enters what is no visit, and tells what is missing.
    pub(super) fn tell(&self, records: &mut Records, notes: &mut Notes<'_>) {
        records.ledger.add(Fate::Detail, self.details);
        records.ledger.add(Fate::NotUnderstood, self.unclear.len());
        for line in &self.unclear {
            notes.about_row(
                IssueKind::UnreadableRow,
                *line,
                "The row says neither that somebody joined nor that they left; nothing was taken from it.",
            );
        }
        let open = self.visits.iter().filter(|visit| visit.exit.is_none()).count();
        let cut = self.visits.iter().filter(|visit| visit.join.is_none()).count();
        for (count, has, lacks) in [(open, "joining", "leaving"), (cut, "leaving", "joining")] {
            if count > 0 {
                notes.about_file(
                    IssueKind::BadValue,
                    format!("Visits with a {has} and no {lacks}: {count}; how long they lasted is unknown."),
                );
            }
        }
    }
}

pub(super) fn person(visit: &Visit<'_>, shown: &str, role: Option<&str>, standing: Standing) -> PersonRow {
    let name = super::cleaned(shown);
    let attended = standing == Standing::Attended;
    let role = role.and_then(roles::role_in).unwrap_or_default();
    PersonRow {
        line: visit.row.line(),
        other_names: super::other_spellings(shown, &name),
        role: if roles::is_notetaker(&name) { Role::Bot } else { role },
        name,
        standing,
        // Times of other days are no time in the webinar.
        stay: Stay::of(
            visit.join.clone().filter(|_| attended).map(Moment::Clock),
            visit.exit.clone().filter(|_| attended).map(Moment::Clock),
        ),
        ..PersonRow::default()
    }
}
