//! Answers to polls in tables of no particular platform.
//!
//! Either every poll has a column, whose heading asks and whose cells answer, or every answer has a row, with its
//! question in a column of its own. The first kind also stands beside people in a list of them, and so do answers to
//! questions of the registration.

use super::cells;
use super::headings::Meaning;
use super::ledger::Fate;
use super::notes::Notes;
use super::platforms::Given;
use super::recognise::Table;
use super::records::{Placed, PollRow, Records};
use super::values;
use crate::domain::{Asked, IssueKind};

const USED: &[Meaning] = &[
    Meaning::Name,
    Meaning::FirstName,
    Meaning::LastName,
    Meaning::Email,
    Meaning::Timestamp,
    Meaning::Session,
    Meaning::Message,
    Meaning::Answer,
    Meaning::PollQuestion,
    Meaning::PollAnswer,
];

/// Reads all rows of a table of answers into `records`.
pub(super) fn read(table: &Table<'_>, given: &Given<'_>, notes: &mut Notes<'_>, records: &mut Records) {
    cells::note_unused(table, USED, notes);
    let (question, answers) = columns(table);
    let moments = cells::moments_sent(table, false, notes);
    let times = || moments.iter().flatten();
    records.order.merge(cells::order_with(times(), times()));
    for (index, (row, moment)) in table.rows.iter().zip(moments).enumerate() {
        if !given.watch.goes_on(index, table.rows.len()) {
            return;
        }
        cells::note_ragged(table, *row, notes);
        let (author_name, _) = cells::names_in(table, *row);
        let author_email = cells::email_in(table, *row, notes, || {
            "whoever answered is looked up by name.".to_owned()
        });
        let former = records.polls.len();
        for column in &answers {
            let answers = chosen(row.cell(*column));
            let asked = question.map_or_else(
                || table.columns[*column].heading.clone(),
                |at| values::one_line(row.cell(at)),
            );
            if !answers.is_empty() && !asked.is_empty() {
                records.polls.push(PollRow {
                    line: row.line(),
                    author_name: author_name.clone(),
                    author_email: author_email.clone(),
                    moment: moment.clone(),
                    asked: Asked::InPoll,
                    question: asked,
                    answers,
                    sent: Placed::default(),
                });
            }
        }
        if records.polls.len() > former {
            records.ledger.add(Fate::PollAnswer, 1);
        } else {
            notes.about_row(
                IssueKind::UnreadableRow,
                row.line(),
                "The row holds no answer to a poll; nothing could be read from it.",
            );
            records.ledger.add(Fate::NotUnderstood, 1);
        }
    }
}

/// Reads the answers that stand beside people in a list of them; the rows are in the ledger already.
pub(super) fn read_beside_people(table: &Table<'_>, records: &mut Records) {
    let asked = [
        (Meaning::PollAnswer, Asked::InPoll),
        (Meaning::RegistrationAnswer, Asked::OnRegistering),
    ];
    let asked = asked.into_iter();
    let columns: Vec<(usize, Asked)> = asked
        .flat_map(|(meaning, asked)| table.columns_of(meaning).map(move |column| (column, asked)))
        .collect();
    if columns.is_empty() {
        return;
    }
    let mut rows = table.rows.iter().peekable();
    for person in &records.people {
        while rows.next_if(|row| row.line() < person.line).is_some() {}
        let Some(row) = rows.next_if(|row| row.line() == person.line) else {
            continue;
        };
        for (column, asked) in &columns {
            let cell = row.cell(*column);
            let answers = match asked {
                Asked::InPoll => chosen(cell),
                // Whoever registers may write whole paragraphs.
                Asked::OnRegistering => values::present(cell).map(values::with_line_feeds).into_iter().collect(),
            };
            if !answers.is_empty() {
                records.polls.push(PollRow {
                    line: person.line,
                    author_name: person.name.clone(),
                    author_email: person.email.clone(),
                    moment: None,
                    asked: *asked,
                    question: table.columns[*column].heading.clone(),
                    answers,
                    sent: Placed::default(),
                });
            }
        }
    }
}

/// Whether a table holds answers to polls and says nothing about who came or registered.
pub(super) fn is_of_polls(table: &Table<'_>) -> bool {
    let has = |meanings: &[Meaning]| meanings.iter().any(|meaning| table.has(*meaning));
    (table.has(Meaning::PollAnswer) || table.has(Meaning::PollQuestion) && table.has(Meaning::Answer))
        && !has(&[
            Meaning::Attended,
            Meaning::AttendancePercent,
            Meaning::FocusPercent,
            Meaning::Minutes,
            Meaning::Seconds,
            Meaning::Join,
            Meaning::Registered,
            Meaning::Approval,
        ])
}

/// The column of questions, where each answer has a row, and the columns of answers.
fn columns(table: &Table<'_>) -> (Option<usize>, Vec<usize>) {
    let mut answers: Vec<usize> = table.columns_of(Meaning::PollAnswer).collect();
    if answers.is_empty() {
        answers.extend(table.column(Meaning::Answer));
    }
    // Beside a question in its own words, a poll's column holds its title.
    let question = table
        .column(Meaning::Message)
        .or_else(|| table.column(Meaning::PollQuestion))
        .filter(|_| answers.len() == 1);
    (question, answers)
}

/// The choices in a cell, one a line or with semicolons between them.
fn chosen(cell: &str) -> Vec<String> {
    values::with_line_feeds(cell)
        .split(['\n', ';'])
        .map(values::one_line)
        .filter(|choice| !choice.is_empty() && !matches!(choice.as_str(), "-" | "--"))
        .collect()
}
