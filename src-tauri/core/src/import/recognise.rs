//! Records to a table: which record is the heading, and what each column means.
//!
//! Headings are looked up in one dictionary (`dictionary.txt`); where they repeat, mislead or are missing, the
//! cells decide. A column that means nothing to the program stays without a role and is named in an issue.
//! Nothing here knows a platform; see `platforms` for what follows.

use std::collections::HashMap;

use super::Unreadable;
use super::headings::{Role, heading_key, role_of};
use super::table::{Row, Sheet};
use super::values;
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
    pub role: Option<Role>,
}

/// A heading with its columns, and the rows below it.
#[derive(Debug)]
pub(super) struct Table<'s> {
    /// In the order of the file.
    pub columns: Vec<Column>,
    /// The rows that hold people or messages.
    pub rows: Vec<&'s Row>,
    /// How many records are heading or preamble.
    pub headers: usize,
    /// Roles that were found by looking at the cells, as sentences.
    pub guesses: Vec<String>,
}

impl Table<'_> {
    /// The first column of a role.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.columns_of(role).next()
    }

    /// All columns of a role.
    pub(super) fn columns_of(&self, role: Role) -> impl Iterator<Item = usize> {
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, column)| column.role == Some(role))
            .map(|(index, _)| index)
    }

    /// Whether any column has the role.
    pub(super) fn has(&self, role: Role) -> bool {
        self.column(role).is_some()
    }

    /// The cell of a row in the column of a role; empty where there is no such column.
    pub(super) fn cell<'r>(&self, row: &'r Row, role: Role) -> &'r str {
        self.column(role).map_or("", |column| row.cell(column))
    }

    /// The heading of a role's column; empty where there is none.
    pub(super) fn heading(&self, role: Role) -> &str {
        self.column(role).map_or("", |column| &self.columns[column].heading)
    }

    /// Whether a column has this heading, case and punctuation aside.
    pub(super) fn has_heading(&self, heading: &str) -> bool {
        let key = heading_key(heading);
        self.columns.iter().any(|column| heading_key(&column.heading) == key)
    }

    /// Whether the table holds messages; a list of people may have a column of comments too.
    pub(super) fn is_chat(&self) -> bool {
        self.has(Role::Message)
            && ![
                Role::Attended,
                Role::AttendancePercent,
                Role::FocusPercent,
                Role::Minutes,
                Role::Join,
                Role::Registered,
            ]
            .iter()
            .any(|role| self.has(*role))
    }
}

/// Finds the table in a file's records.
pub(super) fn find_table(sheet: &Sheet) -> Result<Table<'_>, Unreadable> {
    let Some((at, heading)) = heading_row(sheet) else {
        return Err(no_columns(sheet));
    };
    let same_as_heading = |row: &Row| row.cells().eq(heading.cells());
    let below = &sheet.rows[at + 1..];
    let rows: Vec<&Row> = below.iter().filter(|row| !same_as_heading(row)).collect();
    if rows.is_empty() {
        return Err(Unreadable::NoRows);
    }
    let mut table = Table {
        columns: heading
            .cells()
            .map(|heading| Column {
                heading: values::one_line(heading),
                role: role_of(heading),
            })
            .collect(),
        headers: sheet.rows.len() - rows.len(),
        rows,
        guesses: Vec::new(),
    };
    correct_by_content(&mut table);
    leave_one_column_a_role(&mut table);
    if ![Role::Email, Role::Name, Role::FirstName, Role::LastName, Role::Message]
        .iter()
        .any(|role| table.has(*role))
    {
        return Err(no_columns(sheet));
    }
    Ok(table)
}

/// The record whose cells mean the most different things.
fn heading_row(sheet: &Sheet) -> Option<(usize, &Row)> {
    let meanings = |row: &Row| {
        let mut roles: Vec<Role> = row.cells().filter_map(role_of).collect();
        roles.sort_unstable_by_key(|role| *role as u8);
        roles.dedup();
        roles.len()
    };
    let (at, count) = sheet
        .rows
        .iter()
        .take(HEADING_WITHIN)
        .map(meanings)
        .enumerate()
        // `max_by_key` keeps the last of equals; the first is the heading.
        .max_by_key(|(at, count)| (*count, usize::MAX - at))?;
    (count > 0).then(|| (at, &sheet.rows[at]))
}

fn no_columns(sheet: &Sheet) -> Unreadable {
    let first = sheet.rows.first();
    let holds_a_person = first.is_some_and(|row| row.cells().any(|cell| EmailAddress::parse(cell).is_ok()));
    let found = if holds_a_person {
        "none, the first line is not a heading".to_owned()
    } else {
        let headings: Vec<String> = first
            .into_iter()
            .flat_map(Row::cells)
            .filter(|cell| !cell.is_empty())
            .take(8)
            .map(values::shortened)
            .collect();
        headings.join(", ")
    };
    Unreadable::NoColumns {
        missing: "names, e-mail addresses or messages".to_owned(),
        found,
    }
}

/// Mends roles that the cells contradict, and finds columns whose heading says nothing.
fn correct_by_content(table: &mut Table<'_>) {
    let width = table.columns.len();
    let holds = |table: &Table<'_>, column: usize, test: fn(&str) -> bool| {
        let cells = table.rows.iter().take(SAMPLED_ROWS).map(|row| row.cell(column));
        let (mut all, mut fitting) = (0usize, 0usize);
        for cell in cells.filter(|cell| !values::is_blank(cell)) {
            all += 1;
            fitting += usize::from(test(cell));
        }
        all > 0 && fitting * 10 >= all * 9
    };
    let is_flag: fn(&str) -> bool = |cell| values::flag(cell).is_some();
    let is_word_flag: fn(&str) -> bool = |cell| values::flag(cell).is_some() && values::number(cell).is_none();
    let is_email: fn(&str) -> bool = |cell| EmailAddress::parse(cell).is_ok();

    // Demio labels message and flag alike; others call the flag "Question".
    let texts: Vec<usize> = (0..width)
        .filter(|column| matches!(table.columns[*column].role, Some(Role::Message | Role::IsQuestion)))
        .collect();
    let flags: Vec<usize> = texts
        .iter()
        .copied()
        .filter(|column| holds(table, *column, is_flag))
        .collect();
    if texts.len() > flags.len() {
        for column in texts {
            let flag = flags.contains(&column);
            let role = if flag { Role::IsQuestion } else { Role::Message };
            if table.columns[column].role != Some(role) {
                let what = if flag { "flags" } else { "messages" };
                let heading = &table.columns[column].heading;
                table.guesses.push(format!(
                    "Column {} is headed “{heading}” but holds {what}; it was read so.",
                    column + 1
                ));
                table.columns[column].role = Some(role);
            }
        }
    }
    // A list of registrants may have a column of comments; in a chat every row has its words.
    if !table.has(Role::Timestamp) && (table.has(Role::Email) || table.has(Role::Name)) {
        for column in 0..width {
            let rows = || table.rows.iter().take(SAMPLED_ROWS);
            let filled = rows().filter(|row| !row.cell(column).is_empty()).count();
            if table.columns[column].role == Some(Role::Message) && filled * 2 < rows().count() {
                table.columns[column].role = None;
            }
        }
    }
    // "Attendance" may head percentages or yes and no.
    if !table.has(Role::Attended) {
        for column in 0..width {
            if table.columns[column].role == Some(Role::AttendancePercent) && holds(table, column, is_word_flag) {
                table.columns[column].role = Some(Role::Attended);
            }
        }
    }
    if !table.has(Role::Email)
        && let Some(column) = (0..width)
            .filter(|column| table.columns[*column].role.is_none())
            .find(|column| holds(table, *column, is_email))
    {
        let heading = &table.columns[column].heading;
        table
            .guesses
            .push(format!("Column “{heading}” holds e-mail addresses; it was read so."));
        table.columns[column].role = Some(Role::Email);
    }
}

/// Where several columns have one role, the fullest keeps it.
fn leave_one_column_a_role(table: &mut Table<'_>) {
    let filled: Vec<usize> = (0..table.columns.len())
        .map(|column| {
            let cells = table.rows.iter().take(SAMPLED_ROWS).map(|row| row.cell(column));
            cells.filter(|cell| !values::is_blank(cell)).count()
        })
        .collect();
    let mut best: HashMap<Role, usize> = HashMap::new();
    for (index, column) in table.columns.iter().enumerate() {
        if let Some(role) = column.role {
            let fullest = best.entry(role).or_insert(index);
            if filled[index] > filled[*fullest] {
                *fullest = index;
            }
        }
    }
    for (index, column) in table.columns.iter_mut().enumerate() {
        if let Some(role) = column.role
            && !role.may_repeat()
            && best.get(&role) != Some(&index)
        {
            column.role = None;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::import::table;

    fn roles(text: &str) -> Vec<Option<Role>> {
        let sheet = table::parse(text);
        let found = find_table(&sheet).unwrap();
        found.columns.iter().map(|column| column.role).collect()
    }

    #[test]
    fn two_columns_with_one_heading_are_told_apart_by_their_cells() {
        let text = "date & time,name,email,is question?,is question?\n\
                    x,Ada,ada@example.com,Hello there,FALSE\n\
                    x,Ada,ada@example.com,yes,TRUE\n";
        assert_eq!(roles(text)[3..], [Some(Role::Message), Some(Role::IsQuestion)]);
    }

    #[test]
    fn an_unnamed_column_of_addresses_is_found() {
        assert_eq!(
            roles("Name,Kontakt\nAda,ada@example.com\n"),
            [Some(Role::Name), Some(Role::Email)]
        );
    }

    #[test]
    fn attendance_in_words_is_a_flag() {
        assert_eq!(
            roles("Email,Attendance\na@b.de,Yes\nc@d.de,No\n")[1],
            Some(Role::Attended)
        );
        assert_eq!(
            roles("Email,Attendance\na@b.de,97\nc@d.de,0\n")[1],
            Some(Role::AttendancePercent)
        );
    }

    #[test]
    fn a_heading_below_a_preamble_is_found_and_counted() {
        let sheet =
            table::parse("Report,generated today\nTopic,Growth\nName,Email\nAda,a@b.de\nName,Email\nBela,b@b.de\n");
        let found = find_table(&sheet).unwrap();
        assert_eq!((found.headers, found.rows.len()), (4, 2));
    }

    #[test]
    fn a_table_of_something_else_is_refused_with_its_headings() {
        let sheet = table::parse("Order,Amount\n1,20\n");
        let Err(Unreadable::NoColumns { found, .. }) = find_table(&sheet) else {
            unreachable!("orders are no people");
        };
        assert_eq!(found, "Order, Amount");
        let sheet = table::parse("Ada,ada@example.com,97\n");
        assert!(!find_table(&sheet).unwrap_err().to_string().contains("ada"));
        let sheet = table::parse("Name,Email\n");
        assert_eq!(find_table(&sheet).unwrap_err(), Unreadable::NoRows);
    }
}
