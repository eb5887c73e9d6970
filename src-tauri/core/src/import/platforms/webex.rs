//! Webex: the attendance report.
//!
//! One row a joining, UTF-16 with tabs, and dates as spreadsheet formulas (`="2024-05-01 10:00:00"`), which are
//! unwrapped here. It lists only people who came. Start and end of the meeting stand in every row.

use super::{Evidence, Format, Given, generic};
use crate::domain::{Role, Standing};
use crate::import::attendance::{self, JoinTimes, Way};
use crate::import::headings::{Meaning, heading_key};
use crate::import::notes::Notes;
use crate::import::recognise::{self, Table};
use crate::import::records::Records;
use crate::import::table::Sheet;
use crate::import::values::dates::{self, Stamp};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&ATTENDANCE];

const ATTENDANCE: Format = Format {
    code: "webex_attendance",
    label: "Webex attendance report",
    kind: FileKind::Attendance,
    evidence: Evidence::Code,
    recognise: |document| {
        let table = recognise::find_table(document.head(), None).ok()?;
        let has = |meaning| table.has(meaning);
        if !(has(Meaning::Title) && has(Meaning::Join) && has(Meaning::Exit) && has(Meaning::Minutes)) {
            return None;
        }
        let has_connection = has_any(&table, CONNECTION_TYPE);
        let has_end = has_any(&table, MEETING_END);
        match (has_connection, has_end, has(Meaning::Session)) {
            (true, true, true) => Some(97),
            (true, _, true) | (true, true, _) => Some(95),
            (_, true, true) => Some(93),
            _ => None,
        }
    },
    read,
};

/// Headings by which the report is known besides those that every list has.
const CONNECTION_TYPE: &[&str] = &[
    "Connection Type",
    "Tipo de conexão",
    "Tipo de conexión",
    "Verbindungstyp",
    "Type de connexion",
];
const MEETING_END: &[&str] = &[
    "Meeting End Time",
    "Hora de término da reunião",
    "Hora de fim da reunião",
    "Hora de encerramento da reunião",
    "Hora de finalización de la reunión",
];

fn has_any(table: &Table<'_>, headings: &[&str]) -> bool {
    headings.iter().any(|heading| table.has_heading(heading))
}

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let sheet = without_formulas(given.document.sheet());
    let table = recognise::find_table(&sheet, given.choice.columns.as_deref())?;
    let mut records = generic::begun(given, &table, notes);
    let way = Way {
        join_times: JoinTimes::ByTheClock,
        role: Role::Audience,
        listed: Some(Standing::Attended),
    };
    attendance::read(&table, way, given, notes, &mut records);
    let first = |column: usize| table.rows.iter().find_map(|row| dates::stamp(row.cell(column)));
    let ends = table.columns.iter().position(|column| {
        MEETING_END
            .iter()
            .any(|known| heading_key(known) == heading_key(&column.heading))
    });
    let start = table.column(Meaning::Session).and_then(first);
    if let (Some(start), Some(end)) = (&start, ends.and_then(first)) {
        let order = records.order.order();
        let at = |stamp: &Stamp| Some(stamp.date(order, None)?.to_datetime(stamp.time?));
        let length = at(start)
            .zip(at(&end))
            .map(|(start, end)| end.duration_since(start).as_secs_f64() / 60.0);
        records.hints.length = length.filter(|length| *length > 0.0 && *length <= 24.0 * 60.0);
    }
    records.hints.start = start;
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
