//! The shape that Zoom's reports share: a title, lines of labels each with a line of values below, and tables, each
//! with a heading and mostly a line of its own that names it.
//!
//! Excel pads such lines with separators and drops none, so that a line with a single filled cell is a title. A
//! table is found by its heading, whatever the language of its title. Nothing here knows what a table holds.

use std::ops::Range;

use crate::domain::{EmailAddress, IssueKind};
use crate::import::attendance::Way;
use crate::import::headings::{Meaning, heading_key, meaning_of};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::platforms::Given;
use crate::import::recognise::{self, Table};
use crate::import::records::Records;
use crate::import::table::{Row, Sheet};
use crate::import::{attendance, by_content, values};

use super::columns;
use super::summary::{self, Summary};

/// What a line with a single filled cell is, below the first heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SoleCell {
    /// The title of another table: rows of these tables always fill several cells.
    Title,
    /// A row, unless a heading follows.
    Row,
}

/// A report taken apart.
#[derive(Debug)]
pub(super) struct Report<'s> {
    /// What the lines above the first table say.
    pub summary: Summary,
    /// Its tables, in the order of the file.
    pub parts: Vec<Part<'s>>,
    sheet: &'s Sheet,
    loose: Vec<Row<'s>>,
    is_of_people: bool,
}

/// One table of a report.
#[derive(Debug)]
pub(super) struct Part<'s> {
    /// The line that names it, as [`heading_key`] writes it; empty where there is none.
    pub title: String,
    /// Its heading.
    pub heading: Row<'s>,
    rows: Range<usize>,
}

impl<'s> Report<'s> {
    /// Takes a report of people apart, in whatever language.
    pub(super) fn of_people(sheet: &'s Sheet, sole: SoleCell) -> Self {
        let is_heading = |row: Row<'s>| {
            is_people_heading(row)
                || (!summary::is_labels(row) && columns::look_like_headings(row, sheet.row(row.index() + 1)))
        };
        Self {
            is_of_people: true,
            ..Self::of(sheet, is_heading, sole)
        }
    }

    /// Takes a report apart; `is_heading` knows the headings of its tables.
    pub(super) fn of(sheet: &'s Sheet, is_heading: impl Fn(Row<'s>) -> bool, sole: SoleCell) -> Self {
        let mut parts: Vec<Part<'_>> = Vec::new();
        let mut loose = Vec::new();
        let mut open = false;
        let mut title = String::new();
        for row in sheet.rows() {
            if (!open || begins_like_a_heading(row)) && is_heading(row) {
                let repeats = open && parts.last().is_some_and(|part| part.heading.cells().eq(row.cells()));
                if !repeats {
                    parts.push(Part {
                        title: std::mem::take(&mut title),
                        heading: row,
                        rows: row.index() + 1..row.index() + 1,
                    });
                    open = true;
                    continue;
                }
            }
            if let Some(cell) = sole_cell(row)
                && (!open || sole == SoleCell::Title || sheet.row(row.index() + 1).is_some_and(&is_heading))
            {
                title = heading_key(cell);
                open = false;
            } else {
                title.clear();
            }
            match parts.last_mut().filter(|_| open) {
                Some(part) => part.rows.end = row.index() + 1,
                None => loose.push(row),
            }
        }
        let above = parts.first().map_or(usize::MAX, |part| part.heading.index());
        Self {
            summary: Summary::of(loose.iter().copied().filter(|row| row.index() < above)),
            parts,
            sheet,
            loose,
            is_of_people: false,
        }
    }

    /// The table of a part.
    pub(super) fn table(&self, part: &Part<'s>) -> Table<'s> {
        let mut table = recognise::table_of(self.sheet, Some(part.heading), part.rows.clone());
        // A separator at the end of the heading makes no column.
        while table.columns.last().is_some_and(|column| column.heading.is_empty()) {
            table.columns.pop();
        }
        name_parts(&mut table);
        if self.is_of_people {
            columns::complete(&mut table);
            by_content::find_questions(&mut table);
        }
        table
    }

    /// The number of rows below a part's heading.
    pub(super) fn len(&self, part: &Part<'_>) -> usize {
        part.rows.len()
    }

    /// Whether a line above the first table is one of these titles, written as [`heading_key`] does.
    pub(super) fn is_titled(&self, titles: &[&str]) -> bool {
        let above = self.loose.iter().filter(|row| row.index() < self.first());
        above
            .filter_map(|row| sole_cell(*row))
            .any(|cell| titles.contains(&heading_key(cell).as_str()))
    }

    /// Whether another report begins below the first one.
    pub(super) fn repeats(&self) -> bool {
        self.loose
            .iter()
            .any(|row| row.index() > self.first() && summary::is_labels(*row))
    }

    /// Where the first table begins.
    fn first(&self) -> usize {
        self.parts.first().map_or(usize::MAX, |part| part.heading.index())
    }

    /// Records with what the lines outside the tables say. Among those below the first heading may be rows of a table
    /// whose heading is in an unknown language: people in them are told, not dropped.
    pub(super) fn begin(&self, notes: &mut Notes<'_>) -> Records {
        notes.about_sheet(self.sheet, &[]);
        let mut records = Records::default();
        self.summary.enter(&mut records);
        let mut is_below_labels = false;
        for row in &self.loose {
            let is_person = row.index() > self.first()
                && !is_below_labels
                && row.cells().any(|cell| EmailAddress::parse(cell).is_ok());
            is_below_labels = summary::is_labels(*row);
            if is_person {
                notes.about_row(
                    IssueKind::UnreadableRow,
                    row.line(),
                    "The row stands below no heading that is known; nobody could be read from it.",
                );
            }
            let fate = if is_person { Fate::NotUnderstood } else { Fate::Heading };
            records.ledger.add(fate, 1);
        }
        records
    }
}

/// Reads a table of people as `attendance` does, with the columns that the user chose, and parts names that were
/// changed in the webinar.
pub(super) fn read_people(
    table: &mut Table<'_>,
    way: Way,
    is_main: bool,
    given: &Given<'_>,
    notes: &mut Notes<'_>,
    records: &mut Records,
) {
    if is_main {
        choose_columns(table, given);
        records.columns = table.described();
    }
    records.ledger.add(Fate::Heading, table.headers);
    let from = records.people.len();
    attendance::read(table, way, given, notes, records);
    if let Some(rows) = records.people.get_mut(from..) {
        rows.iter_mut().for_each(super::names::part_renamed);
    }
}

/// Gives the columns the meanings that the user chose, if they did.
pub(super) fn choose_columns(table: &mut Table<'_>, given: &Given<'_>) {
    if let Some(codes) = given.choice.columns.as_deref() {
        for (index, column) in table.columns.iter_mut().enumerate() {
            column.meaning = codes.get(index).and_then(|code| Meaning::from_code(code));
        }
    }
}

/// Keeps the meanings that a table of people can have here, so that a question asked at registration, such as "Role"
/// or "Comments", is not taken for the platform's own column of that name.
pub(super) fn keep_only(table: &mut Table<'_>, meanings: &[Meaning]) {
    for column in &mut table.columns {
        column.meaning = column.meaning.filter(|meaning| meanings.contains(meaning));
    }
}

/// What a part of a report tells about people in any of the reports.
pub(super) const OF_PEOPLE: &[Meaning] = &[
    Meaning::Name,
    Meaning::FirstName,
    Meaning::LastName,
    Meaning::Email,
    Meaning::Attended,
    Meaning::FocusPercent,
    Meaning::Minutes,
    Meaning::Join,
    Meaning::Exit,
    Meaning::Location,
    Meaning::Registered,
    Meaning::Approval,
    Meaning::WaitingRoom,
    Meaning::RegistrationAnswer,
];

/// Whether a row is the heading of a table of people.
fn is_people_heading(row: Row<'_>) -> bool {
    let meanings: Vec<Meaning> = row.cells().take(40).filter_map(meaning_of).collect();
    let has = |meaning: &Meaning| meanings.contains(meaning);
    let about = [
        Meaning::Email,
        Meaning::Attended,
        Meaning::Minutes,
        Meaning::Join,
        Meaning::Exit,
        Meaning::Registered,
        Meaning::Approval,
    ];
    let is_summary = has(&Meaning::Title) && row.cells().any(summary::is_id);
    !is_summary
        && (has(&Meaning::Name) || has(&Meaning::LastName))
        && about.iter().filter(|meaning| has(meaning)).count() >= 2
}

/// In languages that call a first name just "name", the column beside the last name is that, not another whole name.
fn name_parts(table: &mut Table<'_>) {
    let Some(last) = table.column(Meaning::LastName) else {
        return;
    };
    if table.has(Meaning::FirstName) {
        return;
    }
    let beside = [last.checked_sub(1), last.checked_add(1)];
    for index in beside.into_iter().flatten() {
        if let Some(column) = table.columns.get_mut(index)
            && column.meaning == Some(Meaning::Name)
            && !summary::is_both_names(&column.heading)
        {
            column.meaning = Some(Meaning::FirstName);
            return;
        }
    }
}

/// Whether the first cell is the label of a column, for a cheap look at each of a million rows.
fn begins_like_a_heading(row: Row<'_>) -> bool {
    let cell = row.cell(0);
    is_number_sign(cell) || meaning_of(cell).is_some()
}

/// Whether a heading is that of a column which numbers the rows.
pub(super) fn is_number_sign(heading: &str) -> bool {
    matches!(
        heading_key(heading).as_str(),
        "#" | "no" | "nr" | "n º" | "nº" | "n" | "번호" | "番号" | "序号"
    )
}

/// The only filled cell of a row.
fn sole_cell(row: Row<'_>) -> Option<&str> {
    let mut filled = row.cells().filter(|cell| !values::is_blank(cell));
    let cell = filled.next()?;
    filled.next().is_none().then_some(cell)
}
