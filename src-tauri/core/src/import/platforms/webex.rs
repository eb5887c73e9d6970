//! Webex: the attendance report.
//!
//! One row a joining, UTF-16 with tabs, and dates as spreadsheet formulas (`="2024-05-01 10:00:00"`), which are
//! unwrapped here. It lists only people who came. Start and end of the meeting stand in every row.

use super::{Evidence, Format, Given, Unit, generic};
use crate::domain::{Role, Standing};
use crate::import::attendance::{self, JoinTimes, Way};
use crate::import::document::Document;
use crate::import::headings::{Meaning, heading_key};
use crate::import::notes::Notes;
use crate::import::recognise::{self, Table, table_of};
use crate::import::records::Records;
use crate::import::table::Sheet;
use crate::import::values;
use crate::import::values::dates::{self, Stamp};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&ATTENDANCE];

const ATTENDANCE: Format = Format {
    code: "webex_attendance",
    label: "Webex attendance report",
    kind: FileKind::Attendance,
    evidence: Evidence::Code,
    unit: Unit::Rows,
    recognise,
    read,
};

/// The columns in their order, for languages of which the dictionary has some headings only. The third is the
/// meeting's end, the last two are the kind of connection and the session's name.
const BY_PLACE: [Option<Meaning>; 13] = [
    Some(Meaning::Title),
    Some(Meaning::Session),
    None,
    Some(Meaning::Name),
    Some(Meaning::FirstName),
    Some(Meaning::LastName),
    Some(Meaning::Role),
    Some(Meaning::Email),
    Some(Meaning::Join),
    Some(Meaning::Exit),
    Some(Meaning::Minutes),
    None,
    None,
];

const MEETING_END: usize = 2;

/// Rows that show whether the columns stand in their order.
const SAMPLED_ROWS: usize = 20;

/// Headings by which a report is known whose columns were moved.
const CONNECTION_TYPE: &[&str] = &[
    "Connection Type",
    "Tipo de conexão",
    "Tipo de conexión",
    "Verbindungstyp",
];
const END_HEADINGS: &[&str] = &[
    "Meeting End Time",
    "Hora de término da reunião",
    "Hora de fim da reunião",
];

fn recognise(document: &Document<'_>) -> Option<u8> {
    let sheet = without_formulas(document.head());
    let (table, is_in_order) = table_in(&sheet, None).ok()?;
    let has = |meaning| table.has(meaning);
    if is_in_order {
        return Some(97);
    }
    let is_webex = has_any(&table, CONNECTION_TYPE) || has_any(&table, END_HEADINGS);
    let has_times = has(Meaning::Join) && has(Meaning::Exit) && has(Meaning::Minutes);
    (is_webex && has_times && (has(Meaning::Title) || has(Meaning::Session))).then_some(95)
}

fn has_any(table: &Table<'_>, headings: &[&str]) -> bool {
    headings.iter().any(|heading| table.has_heading(heading))
}

/// The table, and whether its columns stand in Webex's order.
fn table_in<'s>(sheet: &'s Sheet, chosen: Option<&[String]>) -> Result<(Table<'s>, bool), Unreadable> {
    let found = recognise::find_table(sheet, chosen);
    if chosen.is_some() {
        return found.map(|table| (table, false));
    }
    let mut table = match found {
        Ok(table) => table,
        Err(_) if sheet.len() > 1 => table_of(sheet, sheet.row(0), 1..sheet.len()),
        Err(error) => return Err(error),
    };
    let rows = || table.rows.iter().take(SAMPLED_ROWS);
    let is_time = |cell: &str| values::is_blank(cell) || dates::stamp(cell).is_some();
    let is_in_order = table.columns.len() == BY_PLACE.len()
        && rows().any(|row| dates::stamp(row.cell(8)).is_some() && values::minutes(row.cell(10)).is_some())
        && rows().all(|row| [1, 2, 8, 9].into_iter().all(|column| is_time(row.cell(column))));
    if is_in_order {
        for (column, meaning) in table.columns.iter_mut().zip(BY_PLACE) {
            column.meaning = meaning;
        }
    }
    Ok((table, is_in_order))
}

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let sheet = without_formulas(given.document.sheet());
    let (mut table, is_in_order) = table_in(&sheet, given.choice.columns.as_deref())?;
    let is_end = |heading: &str| {
        END_HEADINGS
            .iter()
            .any(|known| heading_key(known) == heading_key(heading))
    };
    let end = if is_in_order {
        Some(MEETING_END)
    } else {
        table.columns.iter().position(|column| is_end(&column.heading))
    };
    let mut records = generic::begun(given, &table, notes);
    if let Some(column) = end.and_then(|end| table.columns.get_mut(end)) {
        // It gives the length below; without a heading it is not told as unused.
        column.heading.clear();
    }
    let way = Way {
        join_times: JoinTimes::ByTheClock,
        role: Role::Audience,
        listed: Some(Standing::Attended),
    };
    attendance::read(&table, way, given, notes, &mut records);
    let first = |column: usize| table.rows.iter().find_map(|row| dates::stamp(row.cell(column)));
    let start = table.column(Meaning::Session).and_then(first);
    if let (Some(start), Some(end)) = (&start, end.and_then(first)) {
        let order = records.order.order();
        let at = |stamp: &Stamp| Some(stamp.date(order, None)?.to_datetime(stamp.time?));
        let length = at(start)
            .zip(at(&end))
            .map(|(start, end)| end.duration_since(start).as_secs_f64() / 60.0);
        records.hints.length = length.filter(|length| *length > 0.0 && *length <= 24.0 * 60.0);
    }
    records.hints.start = start;
    records.hints.host_name = generic::host_in(&records);
    Ok(records)
}

/// The same cells, with `="text"` as the text.
fn without_formulas(sheet: &Sheet) -> Sheet {
    let mut plain = Sheet::default();
    for row in sheet.rows() {
        let cells = row.cells().map(|cell| {
            let inner = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
            inner.unwrap_or(cell)
        });
        plain.push(row.line(), cells);
    }
    plain
}
