//! What columns mean by their cells, where headings repeat, mislead, say too little or are missing.
//!
//! Called by `recognise`, for tables of no known order alone; whatever is read against its heading is told as a guess.

use std::collections::{HashMap, HashSet};

use super::headings::{Meaning, asks_on_registering, heading_key};
use super::recognise::Table;
use super::values::dates;
use super::{roles, values};
use crate::domain::EmailAddress;

/// How many rows decide what a column holds.
const SAMPLED_ROWS: usize = 200;

/// Finds the questions of the registration, which are the headings of their answers, among columns that mean nothing.
pub(super) fn find_questions(table: &mut Table<'_>) {
    for column in &mut table.columns {
        if column.meaning.is_none() && asks_on_registering(&column.heading) {
            column.meaning = Some(Meaning::RegistrationAnswer);
        }
    }
}

/// Whether nearly all cells of a column that hold anything pass a test.
fn holds(table: &Table<'_>, column: usize, test: fn(&str) -> bool) -> bool {
    let cells = table.rows.iter().take(SAMPLED_ROWS).map(|row| row.cell(column));
    let (mut all, mut fitting) = (0usize, 0usize);
    for cell in cells.filter(|cell| !values::is_blank(cell)) {
        all += 1;
        fitting += usize::from(test(cell));
    }
    all > 0 && fitting * 10 >= all * 9
}

/// Mends meanings that the cells contradict, and finds columns whose heading says nothing.
pub(super) fn correct(table: &mut Table<'_>) {
    let width = table.columns.len();
    let is_flag: fn(&str) -> bool = |cell| values::flag(cell).is_some();
    let is_word_flag: fn(&str) -> bool = |cell| values::flag(cell).is_some() && values::number(cell).is_none();
    let is_email: fn(&str) -> bool = |cell| EmailAddress::parse(cell).is_ok();

    // Demio labels message and flag alike; others call the flag "Question".
    let texts: Vec<usize> = (0..width)
        .filter(|column| {
            matches!(
                table.columns[*column].meaning,
                Some(Meaning::Message | Meaning::IsQuestion)
            )
        })
        .collect();
    let flags: Vec<usize> = texts
        .iter()
        .copied()
        .filter(|column| holds(table, *column, is_flag))
        .collect();
    if texts.len() > flags.len() {
        for column in texts {
            let flag = flags.contains(&column);
            let meaning = if flag { Meaning::IsQuestion } else { Meaning::Message };
            if table.columns[column].meaning != Some(meaning) {
                let what = if flag { "flags" } else { "messages" };
                let heading = &table.columns[column].heading;
                table.guesses.push(format!(
                    "Column {} is headed “{heading}” but holds {what}; it was read so.",
                    column + 1
                ));
                table.columns[column].meaning = Some(meaning);
            }
        }
    }
    // A list of registrants may have a column of comments; in a chat every row has its words.
    if !table.has(Meaning::Timestamp) && (table.has(Meaning::Email) || table.has(Meaning::Name)) {
        for column in 0..width {
            let rows = || table.rows.iter().take(SAMPLED_ROWS);
            let filled = rows().filter(|row| !row.cell(column).is_empty()).count();
            if table.columns[column].meaning == Some(Meaning::Message) && filled * 2 < rows().count() {
                table.columns[column].meaning = None;
            }
        }
    }
    // "Attendance" may head percentages or yes and no.
    if !table.has(Meaning::Attended) {
        for column in 0..width {
            if table.columns[column].meaning == Some(Meaning::AttendancePercent) && holds(table, column, is_word_flag) {
                table.columns[column].meaning = Some(Meaning::Attended);
            }
        }
    }
    find_days(table);
    find_status(table);
    if !table.has(Meaning::Email)
        && let Some(column) = (0..width)
            .filter(|column| table.columns[*column].meaning.is_none())
            .find(|column| holds(table, *column, is_email))
    {
        let heading = &table.columns[column].heading;
        table
            .guesses
            .push(format!("Column “{heading}” holds e-mail addresses; it was read so."));
        table.columns[column].meaning = Some(Meaning::Email);
    }
}

/// Finds the day that stands in a column of its own, with the hour in another.
fn find_days(table: &mut Table<'_>) {
    const HEADINGS: &[&str] = &[
        "date", "day", "datum", "tag", "fecha", "data", "dato", "дата", "日付", "날짜", "日期",
    ];
    let is_day = |cell: &str| dates::stamp(cell).is_some_and(|stamp| stamp.day.is_some() && stamp.time.is_none());
    let is_hour = |cell: &str| dates::stamp(cell).is_some_and(|stamp| stamp.day.is_none());
    let times: Vec<usize> = table.columns_of(Meaning::Timestamp).collect();
    let has_hours = table.has(Meaning::Join) || times.iter().any(|column| holds(table, *column, is_hour));
    let is_of_days = |column: &usize| {
        HEADINGS.contains(&heading_key(&table.columns[*column].heading).as_str()) && holds(table, *column, is_day)
    };
    if !table.has(Meaning::Session)
        && has_hours
        && let Some(day) = times.into_iter().find(is_of_days)
    {
        table.columns[day].meaning = Some(Meaning::Session);
    }
}

/// Finds what a bare "Status" is of: the registration, or who came.
fn find_status(table: &mut Table<'_>) {
    let is_status = |cell: &str| {
        is_registered(cell)
            || roles::approval_in(cell).is_some()
            || values::flag(cell).is_some() && values::number(cell).is_none()
    };
    let is_bare = |column: &usize| {
        let column = &table.columns[*column];
        column.meaning.is_none() && heading_key(&column.heading) == "status"
    };
    let Some(column) = (0..table.columns.len()).find(is_bare) else {
        return;
    };
    if !holds(table, column, is_status) {
        return;
    }
    let says_who_came = table
        .rows
        .iter()
        .any(|row| values::flag(row.cell(column)) == Some(true));
    let meaning = if says_who_came {
        Meaning::Attended
    } else {
        Meaning::Approval
    };
    if !table.has(meaning) {
        table.columns[column].meaning = Some(meaning);
    }
}

/// Whether a cell says that a registration stands.
fn is_registered(cell: &str) -> bool {
    const WORDS: &[&str] = &["approved", "accepted", "confirmed", "registered", "active", "going"];
    WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// Finds the column of names in a table without a heading: the one with most different words beside the addresses.
pub(super) fn find_names(table: &mut Table<'_>) {
    table.guesses.insert(
        0,
        "The file has no line of headings; its columns were told apart by what they hold.".to_owned(),
    );
    let is_name = |cell: &str| {
        cell.chars().any(char::is_alphabetic)
            && !cell.contains(['@', ':', '/'])
            && values::flag(cell).is_none()
            && values::number(cell).is_none()
    };
    let rows: Vec<_> = table.rows.iter().take(SAMPLED_ROWS).collect();
    let named = (0..table.columns.len())
        .filter(|column| table.columns[*column].meaning.is_none())
        .map(|column| {
            let names: HashSet<&str> = rows
                .iter()
                .map(|row| row.cell(column))
                .filter(|cell| is_name(cell))
                .collect();
            (names.len(), column)
        })
        .filter(|(different, _)| different * 2 >= rows.len())
        .max_by_key(|(different, column)| (*different, usize::MAX - column));
    if let Some((_, column)) = named {
        table.columns[column].meaning = Some(Meaning::Name);
    }
}

/// Where several columns have one meaning, the fullest keeps it.
pub(super) fn leave_one_a_meaning(table: &mut Table<'_>) {
    let filled: Vec<usize> = (0..table.columns.len())
        .map(|column| {
            let cells = table.rows.iter().take(SAMPLED_ROWS).map(|row| row.cell(column));
            cells.filter(|cell| !values::is_blank(cell)).count()
        })
        .collect();
    let mut best: HashMap<Meaning, usize> = HashMap::new();
    for (index, column) in table.columns.iter().enumerate() {
        if let Some(meaning) = column.meaning {
            let fullest = best.entry(meaning).or_insert(index);
            if filled[index] > filled[*fullest] {
                *fullest = index;
            }
        }
    }
    for (index, column) in table.columns.iter_mut().enumerate() {
        if let Some(meaning) = column.meaning
            && !meaning.may_repeat()
            && best.get(&meaning) != Some(&index)
        {
            column.meaning = None;
        }
    }
}
