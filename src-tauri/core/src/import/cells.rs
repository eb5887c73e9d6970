//! What several readers of tables take from rows alike: names, addresses, times, and what is told about columns.

use std::cell::LazyCell;
use std::collections::HashMap;

use super::headings::Meaning;
use super::notes::Notes;
use super::recognise::Table;
use super::records::Moment;
use super::table::Row;
use super::values::dates::{OrderEvidence, Stamp};
use super::values::{self, dates};
use crate::domain::{EmailAddress, IssueKind};

/// How many different times are remembered while a column is read: as many as a long webinar has seconds.
const KNOWN_TIMES: usize = 20_000;

/// The name in a row, from one column or from first and last name, and any other name that the row gives the same
/// person. The name is empty when there is none.
pub(super) fn names_in(table: &Table<'_>, row: Row<'_>) -> (String, Vec<String>) {
    let part = |meaning| {
        values::present(table.cell(row, meaning))
            .map(values::one_line)
            .unwrap_or_default()
    };
    let whole = part(Meaning::Name);
    let has_parts = table.has(Meaning::FirstName) || table.has(Meaning::LastName);
    if !has_parts {
        return (whole, Vec::new());
    }
    let registered = format!("{} {}", part(Meaning::FirstName), part(Meaning::LastName));
    let registered = registered.trim();
    // Some exports show a changed name beside the two that were registered; the registered ones are the person's.
    let is_registered_whole = table.has(Meaning::FirstName) && table.has(Meaning::LastName);
    if registered.is_empty() {
        (whole, Vec::new())
    } else if whole.is_empty() || whole == registered {
        (registered.to_owned(), Vec::new())
    } else if is_registered_whole {
        (registered.to_owned(), vec![whole])
    } else {
        (whole, vec![registered.to_owned()])
    }
}

/// Tells when a row has too few or too many cells.
pub(super) fn note_ragged(table: &Table<'_>, row: Row<'_>, notes: &mut Notes<'_>) {
    let expected = table.columns.len();
    let extra: Vec<&str> = row.cells().skip(expected).filter(|cell| !cell.is_empty()).collect();
    if row.width() < expected {
        notes.about_row(
            IssueKind::RaggedRow,
            row.line(),
            format!(
                "The row has {} of {expected} cells; what is missing counts as empty.",
                row.width()
            ),
        );
    } else if !extra.is_empty() {
        notes.about_row(
            IssueKind::RaggedRow,
            row.line(),
            format!(
                "The row has more cells than there are headings; “{}” at its end was left out.",
                values::shortened(&extra.join(", "))
            ),
        );
    }
}

/// The cells of a column as times, in the order of the rows.
pub(super) fn moments_in(
    table: &Table<'_>,
    meaning: Meaning,
    offsets: bool,
    notes: &mut Notes<'_>,
) -> Vec<Option<Moment>> {
    let Some(column) = table.column(meaning) else {
        return vec![None; table.rows.len()];
    };
    // Dates of a spreadsheet without their format are numbers; minutes since the start are others.
    let are_serial = LazyCell::new(|| {
        let mut cells = table.rows.iter().map(|row| row.cell(column));
        cells.all(|cell| values::number(cell).is_none() || dates::serial(cell).is_some())
    });
    let read = |cell| {
        let offset = if offsets {
            values::clock_length(cell).map(Moment::Offset)
        } else {
            None
        };
        let by_clock = || dates::stamp(cell).or_else(|| dates::serial(cell).filter(|_| *are_serial));
        offset.or_else(|| by_clock().map(Moment::Clock))
    };
    // Sessions repeat the same text row after row, and many people join and write within one second.
    let mut known: HashMap<&str, Option<Moment>> = HashMap::new();
    let mut former: (&str, Option<Moment>) = ("", None);
    let mut moments = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let cell = row.cell(column);
        if cell != former.0 {
            if known.len() >= KNOWN_TIMES {
                known.clear();
            }
            former = (cell, known.entry(cell).or_insert_with(|| read(cell)).clone());
        }
        if former.1.is_none() && !values::is_blank(cell) {
            let cell = values::shortened(cell);
            notes.about_cell(
                IssueKind::BadValue,
                row.line(),
                table.heading(meaning),
                format!("“{cell}” is no date or time that could be read; it is left unknown."),
            );
        }
        moments.push(former.1.clone());
    }
    moments
}

/// The cells of a chat's or a poll's column of times; where they are hours alone, a column of days completes them.
pub(super) fn moments_sent(table: &Table<'_>, offsets: bool, notes: &mut Notes<'_>) -> Vec<Option<Moment>> {
    let mut moments = moments_in(table, Meaning::Timestamp, offsets, notes);
    if table.has(Meaning::Session) {
        let days = moments_in(table, Meaning::Session, false, notes);
        for (moment, day) in moments.iter_mut().zip(days) {
            if let (Some(Moment::Clock(sent)), Some(Moment::Clock(day))) = (moment, day) {
                sent.day = sent.day.or(day.day);
            }
        }
    }
    moments
}

/// Whether columns hold times since the start rather than times of day: no dates, and the first within an hour
/// of zero. (No webinar with people in it starts in the hour after midnight and is over before noon.)
pub(super) fn are_offsets(table: &Table<'_>, meanings: &[Meaning]) -> bool {
    let mut least = f64::INFINITY;
    let mut most: f64 = 0.0;
    for column in meanings.iter().filter_map(|meaning| table.column(*meaning)) {
        for cell in table
            .rows
            .iter()
            .map(|row| row.cell(column))
            .filter(|cell| !values::is_blank(cell))
        {
            // Two numbers are minutes and seconds here; as a time of day they would be hours.
            let Some(length) = values::clock_length(cell) else {
                return false;
            };
            let hours = if cell.matches(':').count() == 1 {
                length
            } else {
                length / 60.0
            };
            least = least.min(hours);
            most = most.max(length);
        }
    }
    least < 1.0 && most < 12.0 * 60.0 && !goes_back(table, meanings)
}

/// Whether a row's later time is the smaller one, which only happens to hours, after midnight.
fn goes_back(table: &Table<'_>, meanings: &[Meaning]) -> bool {
    let columns: Vec<usize> = meanings.iter().filter_map(|meaning| table.column(*meaning)).collect();
    table.rows.iter().any(|row| {
        let times: Vec<f64> = columns
            .iter()
            .filter_map(|column| values::clock_length(row.cell(*column)))
            .collect();
        times.windows(2).any(|pair| pair[1] < pair[0])
    })
}

/// What times say about the order of day and month.
pub(super) fn order_of<'m>(moments: impl Iterator<Item = &'m Moment>) -> OrderEvidence {
    dates::day_order(moments.filter_map(clock))
}

/// The same, where some of the times are known to lie within one webinar.
pub(super) fn order_with<'m>(
    all: impl Iterator<Item = &'m Moment>,
    within: impl Iterator<Item = &'m Moment>,
) -> OrderEvidence {
    match order_of(all) {
        open @ OrderEvidence::Open { .. } => {
            dates::day_order_within(within.filter_map(clock)).map_or(open, OrderEvidence::Certain)
        }
        known => known,
    }
}

fn clock(moment: &Moment) -> Option<&Stamp> {
    match moment {
        Moment::Clock(stamp) => Some(stamp),
        Moment::Offset(_) => None,
    }
}

/// Tells which columns were not used.
pub(super) fn note_unused(table: &Table<'_>, used: &[Meaning], notes: &mut Notes<'_>) {
    let unused: Vec<&str> = table
        .columns
        .iter()
        .filter(|column| !column.heading.is_empty() && !column.meaning.is_some_and(|meaning| used.contains(&meaning)))
        .map(|column| column.heading.as_str())
        .collect();
    if !unused.is_empty() {
        notes.about_file(
            IssueKind::UnusedColumn,
            format!("Columns that were not used: {}.", unused.join(", ")),
        );
    }
}

/// The address in a cell of a row; what is no address is told, with what becomes of the person or the message.
pub(super) fn email_in(
    table: &Table<'_>,
    row: Row<'_>,
    notes: &mut Notes<'_>,
    consequence: impl FnOnce() -> String,
) -> Option<EmailAddress> {
    let cell = values::present(table.cell(row, Meaning::Email))?;
    let email = EmailAddress::parse(cell).ok();
    if email.is_none() {
        notes.about_cell(
            IssueKind::BadAddress,
            row.line(),
            table.heading(Meaning::Email),
            format!("“{}” is no e-mail address; {}", values::shortened(cell), consequence()),
        );
    }
    email
}

/// Yes or no in a cell; anything else is told, with what happens instead.
pub(super) fn flag_in(
    table: &Table<'_>,
    row: Row<'_>,
    meaning: Meaning,
    notes: &mut Notes<'_>,
    instead: &str,
) -> Option<bool> {
    let cell = values::present(table.cell(row, meaning))?;
    let flag = values::flag(cell);
    if flag.is_none() {
        notes.about_cell(
            IssueKind::BadValue,
            row.line(),
            table.heading(meaning),
            format!("“{}” is neither yes nor no; {instead}.", values::shortened(cell)),
        );
    }
    flag
}
