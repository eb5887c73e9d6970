//! Columns of a table of people by what they hold, where the dictionary does not know their labels.
//!
//! Zoom translates its labels, but in every language the columns stand in one order and the column of names has the
//! original name in brackets: "User Name (Original Name)". Labels that are known always count; this fills the gaps.

use super::summary::has_bracket;
use crate::domain::EmailAddress;
use crate::import::headings::Meaning;
use crate::import::recognise::Table;
use crate::import::table::Row;
use crate::import::values::{self, dates};

/// How many rows decide what a column holds.
const SAMPLED_ROWS: usize = 50;

/// Whether a row looks like a heading above rows of people, whatever its language.
pub(super) fn look_like_headings(row: Row<'_>, below: Option<Row<'_>>) -> bool {
    let filled = row.cells().filter(|cell| !cell.is_empty()).count();
    filled >= 3
        && (has_bracket(row.cell(0)) || has_bracket(row.cell(1)))
        && !row.cells().any(is_value)
        && below.is_some_and(|below| below.cells().any(is_value))
}

/// Gives meanings to the columns of a table of people that have none.
pub(super) fn complete(table: &mut Table<'_>) {
    let Some(name) = (0..table.columns.len().min(2)).find(|index| has_bracket(&table.columns[*index].heading)) else {
        return;
    };
    give(table, name, Meaning::Name);
    if name == 1 && holds(table, 0, |cell| values::flag(cell).is_some()) {
        give(table, 0, Meaning::Attended);
    }
    let behind = name + 1..table.columns.len();
    if let Some(email) = behind.clone().find(|column| holds(table, *column, is_email)) {
        give(table, email, Meaning::Email);
        if email == name + 3 {
            give(table, name + 1, Meaning::FirstName);
            give(table, name + 2, Meaning::LastName);
        }
    }
    // Registration, join and leave; a date asked for at registration stands before them.
    let dated: Vec<usize> = behind
        .clone()
        .filter(|column| holds(table, *column, is_dated))
        .collect();
    let times = [Meaning::Exit, Meaning::Join, Meaning::Registered];
    if dated.len() >= 2 {
        for (column, meaning) in dated.iter().rev().zip(times) {
            give(table, *column, meaning);
        }
    }
    if let (Some(registered), Some(join)) = (table.column(Meaning::Registered), table.column(Meaning::Join))
        && join == registered + 2
    {
        give(table, registered + 1, Meaning::Approval);
    }
    let last = [Meaning::Name, Meaning::Email, Meaning::Exit]
        .into_iter()
        .filter_map(|meaning| table.column(meaning));
    let after = last.max().map_or(behind.end, |column| column + 1);
    if let Some(minutes) =
        (after..behind.end).find(|column| holds(table, *column, |cell| values::number(cell).is_some()))
    {
        give(table, minutes, Meaning::Minutes);
    }
}

/// Gives a meaning to a column that has none, unless another column has it.
fn give(table: &mut Table<'_>, column: usize, meaning: Meaning) {
    if !table.has(meaning)
        && let Some(column) = table.columns.get_mut(column)
        && column.meaning.is_none()
    {
        column.meaning = Some(meaning);
    }
}

/// Whether nearly all filled cells of a column pass a test, and any does.
fn holds(table: &Table<'_>, column: usize, test: fn(&str) -> bool) -> bool {
    let (mut filled, mut fitting) = (0_usize, 0_usize);
    let mut rows = table.rows.iter().map(|row| row.cell(column));
    for cell in rows.by_ref().filter(|cell| !values::is_blank(cell)).take(SAMPLED_ROWS) {
        filled += 1;
        fitting += usize::from(test(cell));
    }
    filled > 0 && fitting * 10 >= filled * 9
}

fn is_email(cell: &str) -> bool {
    EmailAddress::parse(cell).is_ok()
}

fn is_dated(cell: &str) -> bool {
    dates::stamp(cell).is_some_and(|stamp| stamp.day.is_some())
}

fn is_value(cell: &str) -> bool {
    is_email(cell) || is_dated(cell) || values::number(cell).is_some()
}
