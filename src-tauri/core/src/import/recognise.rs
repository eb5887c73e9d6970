//! Records to a table: which record is the heading, and what each column means.
//!
//! Headings are looked up in one dictionary (`dictionary.txt`); where they repeat, mislead or are missing, the
//! cells decide. A column that means nothing to the program stays without a meaning and is named in an issue.
//! Nothing here knows a platform; see `platforms` for what follows.

use super::document::Document;
use super::headings::{Meaning, different_meanings, heading_key, meaning_of};
use super::table::{Row, Sheet};
use super::{ColumnRead, Unreadable, by_content, polls, text, values};
use crate::domain::EmailAddress;

/// Preambles of exports are a few lines; a heading further down is data that looks like one.
const HEADING_WITHIN: usize = 40;

/// How many rows decide what a column holds.
const SAMPLED_ROWS: usize = 200;

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    /// The heading as the file writes it.
    pub heading: String,
    /// What it means, if anything.
    pub meaning: Option<Meaning>,
}

/// A heading with its columns, and the rows below it.
#[derive(Debug)]
pub(super) struct Table<'s> {
    /// In the order of the file.
    pub columns: Vec<Column>,
    /// The rows that hold people or messages.
    pub rows: Vec<Row<'s>>,
    /// How many records are heading or preamble.
    pub headers: usize,
    /// Roles that were found by looking at the cells, as sentences.
    pub guesses: Vec<String>,
}

impl Table<'_> {
    /// The first column of a meaning.
    pub(super) fn column(&self, meaning: Meaning) -> Option<usize> {
        self.columns_of(meaning).next()
    }

    /// All columns of a meaning.
    pub(super) fn columns_of(&self, meaning: Meaning) -> impl Iterator<Item = usize> {
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| column.meaning == Some(meaning))
            .map(|(index, _)| index)
    }

    /// Whether any column has the meaning.
    pub(super) fn has(&self, meaning: Meaning) -> bool {
        self.column(meaning).is_some()
    }

    /// The cell of a row in the column of a meaning; empty where there is no such column.
    pub(super) fn cell<'r>(&self, row: Row<'r>, meaning: Meaning) -> &'r str {
        self.column(meaning).map_or("", |column| row.cell(column))
    }

    /// The heading of a meaning's column; empty where there is none.
    pub(super) fn heading(&self, meaning: Meaning) -> &str {
        self.column(meaning).map_or("", |column| &self.columns[column].heading)
    }

    /// The columns with their meanings and a few of their values, for the mapping.
    pub(super) fn described(&self) -> Vec<ColumnRead> {
        self.columns
            .iter()
            .enumerate()
            .map(|(index, column)| {
                let mut samples: Vec<String> = Vec::new();
                for row in self.rows.iter().take(SAMPLED_ROWS) {
                    let cell = row.cell(index);
                    if !values::is_blank(cell) && samples.len() < 3 && !samples.iter().any(|known| known == cell) {
                        samples.push(values::shortened(cell));
                    }
                }
                ColumnRead {
                    heading: column.heading.clone(),
                    meaning: column.meaning,
                    samples,
                }
            })
            .collect()
    }

    /// Whether a column has this heading, case and punctuation aside.
    pub(super) fn has_heading(&self, heading: &str) -> bool {
        let key = heading_key(heading);
        self.columns.iter().any(|column| heading_key(&column.heading) == key)
    }

    /// Whether the table holds messages; a list of people may have a column of comments too.
    pub(super) fn is_chat(&self) -> bool {
        self.has(Meaning::Message)
            && ![
                Meaning::Attended,
                Meaning::AttendancePercent,
                Meaning::FocusPercent,
                Meaning::Minutes,
                Meaning::Join,
                Meaning::Registered,
            ]
            .iter()
            .any(|meaning| self.has(*meaning))
    }
}

/// Finds the one table in a file's records: its heading wherever it stands, all below it as rows. `chosen` are the
/// user's own meanings of the columns, by place, as codes of the dictionary.
pub(super) fn find_table<'s>(sheet: &'s Sheet, chosen: Option<&[String]>) -> Result<Table<'s>, Unreadable> {
    let heading = heading_row(sheet);
    if heading.is_none() && chosen.is_none() && !holds_people(sheet) {
        return Err(no_columns(sheet));
    }
    let from = heading.map_or(0, |row| row.index() + 1);
    if from >= sheet.len() {
        return Err(Unreadable::NoRows);
    }
    let mut table = table_of(sheet, heading, from..sheet.len());
    if table.rows.is_empty() {
        return Err(Unreadable::NoRows);
    }
    table.headers = sheet.len() - table.rows.len();
    match chosen {
        Some(codes) => {
            for (index, column) in table.columns.iter_mut().enumerate() {
                column.meaning = codes.get(index).and_then(|code| Meaning::from_code(code));
            }
        }
        None => {
            by_content::correct(&mut table);
            by_content::leave_one_a_meaning(&mut table);
            if heading.is_none() {
                by_content::find_names(&mut table);
            }
            if !table.is_chat() && !polls::is_of_polls(&table) {
                by_content::find_questions(&mut table);
            }
        }
    }
    if ![
        Meaning::Email,
        Meaning::Name,
        Meaning::FirstName,
        Meaning::LastName,
        Meaning::Message,
    ]
    .iter()
    .any(|meaning| table.has(*meaning))
    {
        return Err(no_columns(sheet));
    }
    Ok(table)
}

/// The table with a known heading (none: columns are known by their place) and the rows at `range`, headings that
/// repeat left out. For platforms whose files hold several tables; meanings are by the dictionary alone, and
/// `headers` counts the heading and its repetitions.
pub(super) fn table_of<'s>(sheet: &'s Sheet, heading: Option<Row<'s>>, range: std::ops::Range<usize>) -> Table<'s> {
    let is_heading = |row: &Row<'_>| heading.is_some_and(|heading| row.cells().eq(heading.cells()));
    let length = range.len();
    let rows: Vec<Row<'_>> = range
        .filter_map(|index| sheet.row(index))
        .filter(|row| !is_heading(row))
        .collect();
    let columns = match heading {
        Some(heading) => heading
            .cells()
            .map(|heading| Column {
                heading: values::one_line(heading),
                meaning: meaning_of(heading),
            })
            .collect(),
        None => (0..rows.iter().take(SAMPLED_ROWS).map(|row| row.width()).max().unwrap_or(0))
            .map(|_| Column {
                heading: String::new(),
                meaning: None,
            })
            .collect(),
    };
    Table {
        columns,
        headers: length - rows.len() + usize::from(heading.is_some()),
        rows,
        guesses: Vec::new(),
    }
}

/// The record near the beginning whose cells mean the most different things.
pub(super) fn heading_row(sheet: &Sheet) -> Option<Row<'_>> {
    sheet
        .rows()
        .take(HEADING_WITHIN)
        .map(|row| (different_meanings(row.cells()), row))
        .filter(|(count, _)| *count > 0)
        // `max_by_key` keeps the last of equals; the first is the heading.
        .max_by_key(|(count, row)| (*count, usize::MAX - row.index()))
        .map(|(_, row)| row)
}

/// Whether a file without a heading lists people: most of its first rows hold an address.
fn holds_people(sheet: &Sheet) -> bool {
    let sampled = sheet.len().min(SAMPLED_ROWS);
    let with_address = sheet
        .rows()
        .take(sampled)
        .filter(|row| row.cells().any(|cell| EmailAddress::parse(cell).is_ok()))
        .count();
    with_address * 2 > sampled
}

/// Why no format knows a file.
pub(super) fn nothing_found(document: &Document<'_>) -> Unreadable {
    if let Some(language) = text::language_of(document.beginning()) {
        return Unreadable::NotText(language);
    }
    find_table(document.head(), None)
        .err()
        .unwrap_or_else(|| no_columns(document.head()))
}

fn no_columns(sheet: &Sheet) -> Unreadable {
    let headings: Vec<String> = sheet
        .row(0)
        .into_iter()
        .flat_map(Row::cells)
        .filter(|cell| !cell.is_empty() && EmailAddress::parse(cell).is_err())
        .take(8)
        .map(values::shortened)
        .collect();
    Unreadable::NoColumns {
        missing: "names, e-mail addresses or messages".to_owned(),
        found: headings.join(", "),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::import::table;

    fn meanings(text: &str) -> Vec<Option<Meaning>> {
        let sheet = table::parse(text);
        let found = find_table(&sheet, None).unwrap();
        found.columns.iter().map(|column| column.meaning).collect()
    }

    #[test]
    fn two_columns_with_one_heading_are_told_apart_by_their_cells() {
        let text = "date & time,name,email,is question?,is question?\n\
                    x,Ada,ada@example.com,Hello there,FALSE\n\
                    x,Ada,ada@example.com,yes,TRUE\n";
        assert_eq!(meanings(text)[3..], [Some(Meaning::Message), Some(Meaning::IsQuestion)]);
    }

    #[test]
    fn an_unnamed_column_of_addresses_is_found() {
        assert_eq!(
            meanings("Name,Kontakt\nAda,ada@example.com\n"),
            [Some(Meaning::Name), Some(Meaning::Email)]
        );
    }

    #[test]
    fn attendance_in_words_is_a_flag() {
        assert_eq!(
            meanings("Email,Attendance\na@b.de,Yes\nc@d.de,No\n")[1],
            Some(Meaning::Attended)
        );
        assert_eq!(
            meanings("Email,Attendance\na@b.de,97\nc@d.de,0\n")[1],
            Some(Meaning::AttendancePercent)
        );
    }

    #[test]
    fn a_heading_below_a_preamble_is_found_and_counted() {
        let sheet =
            table::parse("Report,generated today\nTopic,Growth\nName,Email\nAda,a@b.de\nName,Email\nBela,b@b.de\n");
        let found = find_table(&sheet, None).unwrap();
        assert_eq!((found.headers, found.rows.len()), (4, 2));
    }

    #[test]
    fn a_list_without_a_heading_is_told_apart_by_its_cells() {
        let sheet = table::parse("Ada,ada@example.com,97\nBela,bela@example.com,12\n");
        let found = find_table(&sheet, None).unwrap();
        let meanings: Vec<_> = found.columns.iter().map(|column| column.meaning).collect();
        assert_eq!(meanings, [Some(Meaning::Name), Some(Meaning::Email), None]);
        assert_eq!((found.headers, found.rows.len(), found.guesses.len()), (0, 2, 2));
    }

    #[test]
    fn the_meanings_that_a_person_chose_count() {
        let sheet = table::parse("A,B\nAda,ada@example.com\n");
        let chosen = ["name".to_owned(), "email".to_owned()];
        let found = find_table(&sheet, Some(&chosen)).unwrap();
        assert_eq!(found.column(Meaning::Email), Some(1));
        assert_eq!(found.rows.len(), 2, "nothing says which line is the heading");
    }

    #[test]
    fn a_table_of_something_else_is_refused_with_its_headings() {
        let sheet = table::parse("Order,Amount\n1,20\n");
        let Err(Unreadable::NoColumns { found, .. }) = find_table(&sheet, None) else {
            unreachable!("orders are no people");
        };
        assert_eq!(found, "Order, Amount");
        let sheet = table::parse("Name,Email\n");
        assert_eq!(find_table(&sheet, None).unwrap_err(), Unreadable::NoRows);
    }
}
