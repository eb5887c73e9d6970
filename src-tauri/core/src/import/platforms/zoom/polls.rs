//! The poll report.
//!
//! A row is one person's submission. Older reports head four columns and let question and answer follow in pairs, as
//! many as the poll had questions; newer ones have a column for each question. Several polls stand one below the
//! other, with or without a heading of their own. Several choices are joined by `;`, which may also stand in an answer.

use std::collections::HashSet;

use super::names;
use super::report::{self, Report, SoleCell, is_number_sign};
use crate::domain::{Asked, EmailAddress, IssueKind};
use crate::import::cells;
use crate::import::document::Document;
use crate::import::headings::{Meaning, heading_key, meaning_of};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::platforms::{Evidence, Format, Given, Unit};
use crate::import::recognise::{self, Table};
use crate::import::records::{Moment, Placed, PollRow, Records};
use crate::import::table::Row;
use crate::import::{FileKind, Unreadable, values};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&POLL];

const POLL: Format = Format {
    code: "zoom_poll",
    label: "Zoom poll report",
    kind: FileKind::Polls,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise,
    read,
};

const TITLES: &[&str] = &[
    "poll report",
    "webinar poll report",
    "meeting poll report",
    "polling report",
    "설문 보고서",
    "설문조사 보고서",
    "투표 보고서",
    "umfragebericht",
    "abstimmungsbericht",
    "rapport de sondage",
    "rapport des sondages",
    "informe de encuesta",
    "informe de encuestas",
    "informe de sondeo",
    "informe de votación",
    "relatório de enquete",
    "relatório da enquete",
    "rapporto sondaggio",
    "rapporto sui sondaggi",
    "peilingsrapport",
    "raport z ankiety",
    "отчет об опросе",
    "отчёт об опросе",
    "投票レポート",
    "アンケートレポート",
    "投票报告",
];

fn is_heading(row: Row<'_>) -> bool {
    let has = |meaning| row.cells().any(|cell| meaning_of(cell) == Some(meaning));
    let is_numbered = row.cells().any(is_number_sign);
    has(Meaning::Name)
        && (has(Meaning::Timestamp) || has(Meaning::Email))
        && (is_numbered || has(Meaning::Timestamp))
        && !row.cells().any(|cell| {
            matches!(
                meaning_of(cell),
                Some(Meaning::Join | Meaning::Exit | Meaning::Attended | Meaning::Answer | Meaning::Approval)
            )
        })
}

fn recognise(document: &Document<'_>) -> Option<u8> {
    let report = Report::of(document.head(), is_heading, SoleCell::Title);
    let heading = report.parts.first()?.heading;
    let has = |meaning| heading.cells().any(|cell| meaning_of(cell) == Some(meaning));
    if report.is_titled(TITLES) {
        return Some(98);
    }
    if !heading.cells().any(is_number_sign) || has(Meaning::Message) {
        return None;
    }
    match (has(Meaning::Email) && has(Meaning::Timestamp), report.summary.has_id) {
        (true, _) => Some(95),
        (false, true) => Some(92),
        (false, false) => None,
    }
}

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let report = Report::of(given.document.sheet(), is_heading, SoleCell::Title);
    let Some(main) = (0..report.parts.len()).max_by_key(|index| report.len(&report.parts[*index])) else {
        return Err(recognise::nothing_found(given.document));
    };
    if report.parts.iter().all(|part| report.len(part) == 0) {
        return Err(Unreadable::NoRows);
    }
    let mut records = report.begin(notes);
    for (index, part) in report.parts.iter().enumerate() {
        let mut table = report.table(part);
        find_questions(&mut table);
        if index == main {
            report::choose_columns(&mut table, given);
            records.columns = table.described();
        }
        records.ledger.add(Fate::Heading, table.headers);
        read_submissions(&table, given, notes, &mut records);
    }
    add_up(&report, &records, notes);
    Ok(records)
}

/// The first column of each of the platform's own meanings is its own; a question may be headed "Email" too. Any
/// other column holds the answers to what its heading asks.
fn find_questions(table: &mut Table<'_>) {
    const OWN: &[Meaning] = &[
        Meaning::Name,
        Meaning::FirstName,
        Meaning::LastName,
        Meaning::Email,
        Meaning::Timestamp,
    ];
    let mut known = HashSet::new();
    let mut is_numbered = false;
    for column in &mut table.columns {
        let is_number = !is_numbered && is_number_sign(&column.heading);
        is_numbered |= is_number;
        let is_own = column
            .meaning
            .is_some_and(|meaning| OWN.contains(&meaning) && known.insert(meaning));
        if !is_own {
            column.meaning = (!is_number && !column.heading.is_empty()).then_some(Meaning::PollAnswer);
        }
    }
}

fn read_submissions(table: &Table<'_>, given: &Given<'_>, notes: &mut Notes<'_>, records: &mut Records) {
    let moments = cells::moments_in(table, Meaning::Timestamp, false, notes);
    records.order.merge(cells::order_of(moments.iter().flatten()));
    let questions: Vec<usize> = table.columns_of(Meaning::PollAnswer).collect();
    let own = table
        .columns
        .iter()
        .take_while(|column| !column.heading.is_empty())
        .count();
    for (index, (row, moment)) in table.rows.iter().zip(moments).enumerate() {
        if !given.watch.goes_on(index, table.rows.len()) {
            return;
        }
        let pairs: Vec<(String, &str)> = if questions.is_empty() {
            paired(*row, own, notes)
        } else {
            let heading = |column: usize| values::one_line(&table.columns[column].heading);
            questions
                .iter()
                .map(|column| (heading(*column), row.cell(*column)))
                .collect()
        };
        let submission = Submission {
            line: row.line(),
            author_name: names::author(&cells::names_in(table, *row).0),
            author_email: cells::email_in(table, *row, notes, || {
                "whoever answered is looked up by name.".to_owned()
            }),
            moment,
        };
        let answered: Vec<PollRow> = pairs
            .into_iter()
            .filter(|(question, _)| !question.is_empty())
            .filter_map(|(question, cell)| submission.answer(question, cell))
            .collect();
        if answered.is_empty() {
            notes.about_row(
                IssueKind::UnreadableRow,
                row.line(),
                "The submission holds no answer; nothing could be read from it.",
            );
        }
        let fate = if answered.is_empty() {
            Fate::NotUnderstood
        } else {
            Fate::PollAnswer
        };
        records.ledger.add(fate, 1);
        records.polls.extend(answered);
    }
}

/// Question and answer, as they follow each other behind the columns that are headed.
fn paired<'r>(row: Row<'r>, own: usize, notes: &mut Notes<'_>) -> Vec<(String, &'r str)> {
    let mut pairs = Vec::new();
    for column in (own..row.width()).step_by(2) {
        let question = values::one_line(row.cell(column));
        let answer = row.cell(column.saturating_add(1));
        if question.is_empty() && !answer.is_empty() {
            notes.about_row(
                IssueKind::RaggedRow,
                row.line(),
                format!(
                    "The answer “{}” has no question; it was left out.",
                    values::shortened(answer)
                ),
            );
        }
        pairs.push((question, answer));
    }
    pairs
}

/// What all answers in a row have in common.
struct Submission {
    line: u32,
    author_name: String,
    author_email: Option<EmailAddress>,
    moment: Option<Moment>,
}

impl Submission {
    fn answer(&self, question: String, cell: &str) -> Option<PollRow> {
        let answers = choices(cell);
        (!answers.is_empty()).then(|| PollRow {
            line: self.line,
            author_name: self.author_name.clone(),
            author_email: self.author_email.clone(),
            moment: self.moment.clone(),
            asked: Asked::InPoll,
            question,
            answers,
            sent: Placed::default(),
        })
    }
}

/// The choices in a cell. Between them stands a bare `;`; one with a blank behind it belongs to an answer's words.
fn choices(cell: &str) -> Vec<String> {
    let mut choices = Vec::new();
    let mut from = 0;
    let is_in_words = |at: usize| {
        cell.get(at + 1..)
            .is_some_and(|rest| rest.starts_with(char::is_whitespace))
    };
    let marks = cell.char_indices().filter(|(at, c)| *c == ';' && !is_in_words(*at));
    for (at, _) in marks.chain([(cell.len(), ';')]) {
        let choice = values::with_line_feeds(cell.get(from..at).unwrap_or_default());
        // "None" is a choice like any other; two dashes are Zoom's way to write nothing.
        if !choice.is_empty() && choice != "--" {
            choices.push(choice);
        }
        from = at + 1;
    }
    choices
}

/// Compares the stated number of people who answered with the rows.
fn add_up(report: &Report<'_>, records: &Records, notes: &mut Notes<'_>) {
    const POLLED: &[&str] = &["# polled", "polled", "# 설문", "설문 참여자 수"];
    let mut people = HashSet::new();
    let mut submissions = HashSet::new();
    let mut nameless = HashSet::new();
    for row in &records.polls {
        submissions.insert(row.line);
        match (&row.author_email, heading_key(&row.author_name)) {
            (Some(email), _) => people.insert(email.to_string()),
            (None, name) if name.is_empty() => nameless.insert(row.line),
            (None, name) => people.insert(name),
        };
    }
    // A nameless submission may be another person's or one of the same.
    let least = people.len() + usize::from(!nameless.is_empty());
    report
        .summary
        .compare(POLLED, least..=submissions.len(), "submissions", notes);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::import::watch::Watch;
    use crate::import::{SourceFile, file};

    /// Name, question and answers of all that a text holds.
    fn answers(text: &str) -> Vec<(String, String, String)> {
        let read = file::read(&SourceFile::new("a.csv", text.as_bytes()), Watch::NONE).unwrap();
        assert_eq!(read.format.code, "zoom_poll");
        let rows = read.records.polls.into_iter();
        rows.map(|row| (row.author_name, row.question, row.answers.join("|")))
            .collect()
    }

    fn row(name: &str, question: &str, answers: &str) -> (String, String, String) {
        (name.to_owned(), question.to_owned(), answers.to_owned())
    }

    #[test]
    fn a_question_is_taken_from_its_heading_or_from_the_cell_before_its_answer() {
        let head = "#,User Name,User Email,Submitted Date/Time,";
        let row_of = "1,Ada,ada@example.com,2020-07-20 15:06,";
        assert_eq!(
            answers(&format!("{head}\n{row_of}Price?,Low,Time?,Noon\n")),
            [row("Ada", "Price?", "Low"), row("Ada", "Time?", "Noon")]
        );
        assert_eq!(
            answers(&format!(
                "{head}Price?,Time?\n{row_of}Low,\n2,Anonymous Attendee,,2020-07-20 15:07,,Noon\n"
            )),
            [row("Ada", "Price?", "Low"), row("", "Time?", "Noon")]
        );
    }

    #[test]
    fn a_poll_saved_again_with_semicolons_keeps_its_choices() {
        assert_eq!(
            answers(
                "#;User Name;User Email;Submitted Date/Time;;\n1;Ada;ada@example.com;20.07.2020 15:06;Tools?;\"A;B\"\n"
            ),
            [row("Ada", "Tools?", "A|B")]
        );
    }

    #[test]
    fn choices_are_parted_at_bare_marks_only() {
        assert_eq!(choices("A1;A2"), ["A1", "A2"]);
        assert_eq!(choices("Other; none, really"), ["Other; none, really"]);
        assert_eq!(choices(";A;;B;"), ["A", "B"]);
        assert_eq!(choices("None"), ["None"]);
        assert!(choices("--").is_empty() && choices("").is_empty());
    }
}
