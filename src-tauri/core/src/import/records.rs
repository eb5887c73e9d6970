//! What one file yields before the files are put together: rows about people, and messages.
//!
//! Times are as the file has them, offsets or stamps that may lack a part; `moments` completes them once all
//! files are read. Next: `attendance` and `chat`, which fill these, and `people`, which joins them.

use super::headings::Role;
use super::recognise::Table;
use super::values::dates::{DayOrder, Stamp};
use super::values::{self, dates};
use crate::domain::{EmailAddress, IssueKind, MessageSource, WallTime};
use crate::import::notes::Notes;
use crate::import::table::Row;

/// A time within the webinar, as a file has it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Moment {
    /// Minutes from the start of the session.
    Offset(f64),
    /// By the file's clock.
    Clock(Stamp),
}

/// A moment, worked out.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Placed {
    /// By the file's clock.
    pub at: Option<WallTime>,
    /// In minutes from the start.
    pub minute: Option<f64>,
}

/// One row about one person.
#[derive(Debug, Clone)]
pub(super) struct PersonRow {
    pub line: u32,
    pub name: String,
    pub email: Option<EmailAddress>,
    pub attended: bool,
    pub attendance_percent: Option<f64>,
    pub focus_percent: Option<f64>,
    pub minutes: Option<f64>,
    pub session: Option<Stamp>,
    pub join: Option<Moment>,
    pub exit: Option<Moment>,
    pub location: Option<String>,
    /// Filled by `moments`.
    pub joined: Placed,
    /// Filled by `moments`.
    pub left: Placed,
}

/// One message.
#[derive(Debug, Clone)]
pub(super) struct MessageRow {
    pub line: u32,
    pub author_name: String,
    pub author_email: Option<EmailAddress>,
    pub moment: Option<Moment>,
    pub text: String,
    pub is_question: bool,
    pub source: MessageSource,
    /// Filled by `moments`.
    pub sent: Placed,
}

/// All that one file yields.
#[derive(Debug)]
pub(super) struct Records {
    pub people: Vec<PersonRow>,
    pub messages: Vec<MessageRow>,
    /// Rows from which nothing could be taken.
    pub not_understood: usize,
    /// How the file orders day and month.
    pub order: DayOrder,
    /// The webinar's title, where the file has one.
    pub title: Option<String>,
    /// The webinar's length in minutes, where the file has one.
    pub length: Option<f64>,
}

/// The name in a row, from one column or from first and last name; empty when there is none.
pub(super) fn name_in(table: &Table<'_>, row: &Row) -> String {
    let part = |role| {
        values::present(table.cell(row, role))
            .map(values::one_line)
            .unwrap_or_default()
    };
    let whole = part(Role::Name);
    let registered = format!("{} {}", part(Role::FirstName), part(Role::LastName));
    let registered = registered.trim();
    // Some exports show a changed name beside the two that were registered; the registered ones are the person's.
    let is_registered_whole = table.has(Role::FirstName) && table.has(Role::LastName);
    if registered.is_empty() || (!whole.is_empty() && !is_registered_whole) {
        whole
    } else {
        registered.to_owned()
    }
}

/// Tells when a row has too few or too many cells.
pub(super) fn note_ragged(table: &Table<'_>, row: &Row, notes: &mut Notes<'_>) {
    let expected = table.columns.len();
    let extra: Vec<&str> = row.cells().skip(expected).filter(|cell| !cell.is_empty()).collect();
    if row.width() < expected {
        notes.about_row(
            IssueKind::RaggedRow,
            row.line,
            format!(
                "The row has {} of {expected} cells; the missing ones count as empty.",
                row.width()
            ),
        );
    } else if !extra.is_empty() {
        notes.about_row(
            IssueKind::RaggedRow,
            row.line,
            format!(
                "The row has more cells than there are headings; “{}” at its end was left out.",
                values::shortened(&extra.join(", "))
            ),
        );
    }
}

/// The cells of a column as times, in the order of the rows.
pub(super) fn moments_in(table: &Table<'_>, role: Role, offsets: bool, notes: &mut Notes<'_>) -> Vec<Option<Moment>> {
    let Some(column) = table.column(role) else {
        return vec![None; table.rows.len()];
    };
    let mut former: (&str, Option<Moment>) = ("", None);
    let mut moments = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let cell = row.cell(column);
        // Sessions, and messages of one minute, repeat the same text row after row.
        if cell != former.0 {
            let offset = if offsets {
                values::clock_length(cell).map(Moment::Offset)
            } else {
                None
            };
            former = (cell, offset.or_else(|| dates::stamp(cell).map(Moment::Clock)));
        }
        if former.1.is_none() && !values::is_blank(cell) {
            let cell = values::shortened(cell);
            notes.about_cell(
                IssueKind::BadValue,
                row.line,
                table.heading(role),
                format!("“{cell}” is no date or time that could be read; it is left unknown."),
            );
        }
        moments.push(former.1.clone());
    }
    moments
}

/// Whether columns hold times since the start rather than times of day: no dates, and the first within an hour
/// of zero. (No webinar with people in it starts in the hour after midnight and is over before noon.)
pub(super) fn are_offsets(table: &Table<'_>, roles: &[Role]) -> bool {
    let mut least = f64::INFINITY;
    let mut most: f64 = 0.0;
    for column in roles.iter().filter_map(|role| table.column(*role)) {
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
    least < 1.0 && most < 12.0 * 60.0
}

/// The order of day and month in a file, told when it is a guess.
pub(super) fn order_of<'m>(moments: impl Iterator<Item = &'m Moment>, notes: &mut Notes<'_>) -> DayOrder {
    let stamps = moments.filter_map(|moment| match moment {
        Moment::Clock(stamp) => Some(stamp),
        Moment::Offset(_) => None,
    });
    let (order, is_guess) = dates::day_order(stamps);
    if is_guess {
        let words = match order {
            DayOrder::MonthFirst => "the month first, as is usual with AM and PM",
            DayOrder::DayFirst => "the day first",
        };
        notes.about_file(
            IssueKind::Repaired,
            format!("The dates do not show whether day or month comes first; they were read with {words}."),
        );
    }
    order
}

/// Tells which columns were not used.
pub(super) fn note_unused(table: &Table<'_>, used: &[Role], notes: &mut Notes<'_>) {
    let unused: Vec<&str> = table
        .columns
        .iter()
        .filter(|column| !column.heading.is_empty() && !column.role.is_some_and(|role| used.contains(&role)))
        .map(|column| column.heading.as_str())
        .collect();
    if !unused.is_empty() {
        notes.about_file(
            IssueKind::UnusedColumn,
            format!("Columns that were not used: {}.", unused.join(", ")),
        );
    }
}
