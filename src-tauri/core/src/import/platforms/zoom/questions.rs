//! The question and answer report.
//!
//! Every row is a question, whoever asked it. The cell of answers holds words ("Answered by Ada: Yes"), several such
//! lines, or only a state: spoken answers are "live answered", without their words. Longer reports have a row for each
//! answer, the question blank or repeated under its number.

use std::collections::HashMap;

use super::names;
use super::report::{self, Report, SoleCell, is_number_sign};
use crate::domain::{Answer, AnswerKind, MessageSource};
use crate::import::document::Document;
use crate::import::headings::{Meaning, heading_key, meaning_of};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::platforms::{Evidence, Format, Given, Unit, generic};
use crate::import::recognise::Table;
use crate::import::records::Records;
use crate::import::table::Row;
use crate::import::{FileKind, Unreadable, chat, values};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&QUESTIONS];

const QUESTIONS: Format = Format {
    code: "zoom_qa",
    label: "Zoom question and answer report",
    kind: FileKind::Questions,
    evidence: Evidence::Code,
    unit: Unit::Rows,
    recognise,
    read,
};

const TITLES: &[&str] = &[
    "question and answer report",
    "question answer report",
    "questions and answers report",
    "q a report",
    "webinar q a report",
    "frage und antwort bericht",
    "fragen und antworten bericht",
    "f a bericht",
    "rapport questions réponses",
    "rapport de questions et réponses",
    "rapport sur les questions et réponses",
    "rapport q r",
    "informe de preguntas y respuestas",
    "relatório de perguntas e respostas",
    "rapporto domande e risposte",
    "vraag en antwoord rapport",
    "q a 보고서",
    "질문 및 답변 보고서",
    "질의응답 보고서",
    "q aレポート",
    "質疑応答レポート",
    "问答报告",
    "отчет о вопросах и ответах",
    "отчёт о вопросах и ответах",
];

/// What stands for an answer given aloud, whole or at the end of a line.
const LIVE: &[&str] = &[
    "live answered",
    "answered live",
    "this question has been answered live",
    "live beantwortet",
    "répondu en direct",
    "réponse en direct",
    "respondido en directo",
    "respondida en directo",
    "respondido en vivo",
    "respondida en vivo",
    "respondido ao vivo",
    "respondida ao vivo",
    "risposta dal vivo",
    "risposto dal vivo",
    "risposta live",
    "live beantwoord",
    "라이브 답변됨",
    "실시간 답변됨",
    "실시간으로 답변됨",
    "ライブで回答済み",
    "ライブ回答済み",
    "现场回答",
    "已现场回答",
    "отвечено в прямом эфире",
    "odpowiedziano na żywo",
];

/// What stands for a question that was put aside.
const DISMISSED: &[&str] = &[
    "dismissed",
    "verworfen",
    "abgelehnt",
    "ignoré",
    "ignorée",
    "rejeté",
    "rejetée",
    "descartado",
    "descartada",
    "desestimada",
    "dispensada",
    "ignorata",
    "afgewezen",
    "genegeerd",
    "해제됨",
    "무시됨",
    "却下",
    "却下済み",
    "已忽略",
    "отклонено",
    "отклонен",
    "odrzucono",
];

/// What stands before the name of whoever answered.
const ANSWERED_BY: &[&str] = &[
    "answered by ",
    "beantwortet von ",
    "répondu par ",
    "réponse de ",
    "réponse par ",
    "respondido por ",
    "respondida por ",
    "risposta di ",
    "risposto da ",
    "beantwoord door ",
    "답변자 ",
    "回答者 ",
    "回答者：",
    "ответил ",
    "ответ от ",
    "odpowiedział ",
];

fn is_heading(row: Row<'_>) -> bool {
    let has = |meaning| row.cells().any(|cell| meaning_of(cell) == Some(meaning));
    has(Meaning::Message)
        && (has(Meaning::Answer) || (has(Meaning::Name) && row.cells().next().is_some_and(is_number_sign)))
}

fn recognise(document: &Document<'_>) -> Option<u8> {
    let report = Report::of(document.head(), is_heading, SoleCell::Row);
    let heading = report.parts.first()?.heading;
    let has = |meaning| heading.cells().any(|cell| meaning_of(cell) == Some(meaning));
    let numbered = heading.cells().next().is_some_and(is_number_sign);
    if report.is_titled(TITLES) {
        return Some(99);
    }
    match (
        numbered && has(Meaning::Answer),
        has(Meaning::Name),
        report.summary.has_id,
    ) {
        (true, true, _) => Some(95),
        (true, false, _) | (false, _, true) => Some(92),
        // Nothing but the two columns: other programs may write them too.
        (false, false, false) if heading.cells().filter(|cell| !cell.is_empty()).count() == 2 => Some(70),
        _ => None,
    }
}

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let report = Report::of(given.document.sheet(), is_heading, SoleCell::Row);
    let Some(main) = (0..report.parts.len()).max_by_key(|index| report.len(&report.parts[*index])) else {
        return generic::read_messages(given, notes, MessageSource::Qa);
    };
    if report.parts.iter().all(|part| report.len(part) == 0) {
        return Err(Unreadable::NoRows);
    }
    let mut records = report.begin(notes);
    for (index, part) in report.parts.iter().enumerate() {
        let mut table = report.table(part);
        one_column_a_meaning(&mut table);
        if index == main {
            report::choose_columns(&mut table, given);
            records.columns = table.described();
        }
        let number = table.columns.iter().position(|column| is_number_sign(&column.heading));
        // It numbers the rows; no one misses it.
        if let Some(column) = number.and_then(|number| table.columns.get_mut(number)) {
            column.heading.clear();
        }
        let state = take_state(&mut table);
        records.ledger.add(Fate::Heading, table.headers);
        let answers = take_answers(&mut table, number, &mut records);
        let from = records.messages.len();
        chat::read(&table, MessageSource::Qa, given, notes, &mut records);
        for message in records.messages.iter_mut().skip(from) {
            message.author_name = names::author(&message.author_name);
            let rows = answers.get(&message.line).map_or(&[][..], Vec::as_slice);
            message.answer = answer_in(&table, state, rows);
        }
    }
    let questions = records.messages.len();
    report
        .summary
        .compare(COUNTS, questions..=questions, "questions", notes);
    Ok(records)
}

/// Labels of how many questions there were.
const COUNTS: &[&str] = &[
    "# question",
    "# questions",
    "questions",
    "# fragen",
    "# de questions",
    "# de preguntas",
    "# de perguntas",
    "# 질문",
    "질문 수",
    "# 質問",
];

/// The first of several columns keeps a meaning: the question's before the answer's.
fn one_column_a_meaning(table: &mut Table<'_>) {
    let mut known = Vec::new();
    for column in &mut table.columns {
        if let Some(meaning) = column.meaning {
            if known.contains(&meaning) {
                column.meaning = None;
            } else {
                known.push(meaning);
            }
        }
    }
}

/// Takes from a table the rows that hold only another answer to the question above them. Returns, by the line of
/// each question, the rows with its answers, its own first.
fn take_answers<'s>(table: &mut Table<'s>, number: Option<usize>, records: &mut Records) -> HashMap<u32, Vec<Row<'s>>> {
    let mut answers: HashMap<u32, Vec<Row<'s>>> = HashMap::new();
    let mut questions: Vec<Row<'s>> = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let former = questions
            .last()
            .copied()
            .filter(|former| is_further_answer(table, number, *former, *row));
        if former.is_some() {
            records.ledger.add(Fate::Detail, 1);
        } else {
            questions.push(*row);
        }
        answers.entry(former.unwrap_or(*row).line()).or_default().push(*row);
    }
    table.rows = questions;
    answers
}

/// Whether a row adds an answer to the question of a former row.
fn is_further_answer(table: &Table<'_>, number: Option<usize>, former: Row<'_>, row: Row<'_>) -> bool {
    let of = |row: Row<'_>| number.map_or("", |number| row.cell(number)).to_owned();
    let question = table.cell(row, Meaning::Message);
    let same_number = !of(row).is_empty() && of(row) == of(former);
    let is_answered = values::present(table.cell(row, Meaning::Answer)).is_some();
    is_answered
        && if question.is_empty() {
            same_number || of(row).is_empty()
        } else {
            same_number && question == table.cell(former, Meaning::Message)
        }
}

/// The column with the state of each question. Its heading is taken away, since it is used and has no meaning.
fn take_state(table: &mut Table<'_>) -> Option<usize> {
    const STATES: &[&str] = &[
        "status",
        "question status",
        "state",
        "statut",
        "état",
        "estado",
        "stato",
        "상태",
        "ステータス",
        "状态",
        "статус",
    ];
    let is_state = |heading: &str| STATES.contains(&heading_key(heading).as_str());
    let mut columns = table.columns.iter_mut().enumerate();
    let (index, column) = columns.find(|(_, column)| column.meaning.is_none() && is_state(&column.heading))?;
    column.heading.clear();
    Some(index)
}

/// What became of a question, by all rows that say something of it; `None` where the file does not list answers.
fn answer_in(table: &Table<'_>, state: Option<usize>, rows: &[Row<'_>]) -> Option<Answer> {
    if !table.has(Meaning::Answer) && state.is_none() {
        return None;
    }
    let mut found = Found::default();
    for row in rows {
        let by = values::present(table.cell(*row, Meaning::AnsweredBy)).map(values::one_line);
        if let Some(cell) = values::present(table.cell(*row, Meaning::Answer)) {
            found.take(cell, by);
        }
        if let Some(state) = state {
            found.is_state(row.cell(state));
        }
    }
    Some(found.answer())
}

/// Answers to one question, as they are found.
#[derive(Debug, Default)]
struct Found {
    by: Vec<String>,
    texts: Vec<String>,
    is_live: bool,
    is_dismissed: bool,
}

impl Found {
    fn take(&mut self, cell: &str, by: Option<String>) {
        self.texts.push(String::new());
        if let Some(by) = by {
            self.answered_by(by);
        }
        for line in values::with_line_feeds(cell).lines() {
            let rest = match prefixed(line) {
                Some((name, rest)) => {
                    self.answered_by(values::one_line(name));
                    self.texts.push(String::new());
                    rest
                }
                None => line,
            };
            if self.is_state(rest) {
                continue;
            }
            if let Some(text) = self.texts.last_mut() {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(rest.trim_end());
            }
        }
    }

    fn answered_by(&mut self, name: String) {
        if !name.is_empty() && !self.by.contains(&name) {
            self.by.push(name);
        }
    }

    /// Takes in words that are a state rather than an answer.
    fn is_state(&mut self, words: &str) -> bool {
        let key = heading_key(words);
        let (live, dismissed) = (LIVE.contains(&key.as_str()), DISMISSED.contains(&key.as_str()));
        self.is_live |= live;
        self.is_dismissed |= dismissed;
        live || dismissed
    }

    fn answer(self) -> Answer {
        let texts: Vec<&str> = self
            .texts
            .iter()
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        Answer {
            kind: if !texts.is_empty() {
                AnswerKind::Text
            } else if self.is_live {
                AnswerKind::Live
            } else if self.is_dismissed {
                AnswerKind::Dismissed
            } else {
                AnswerKind::Open
            },
            by: (!self.by.is_empty()).then(|| self.by.join(", ")),
            text: (!texts.is_empty()).then(|| texts.join("\n\n")),
        }
    }
}

/// The name and the words of a line such as "Answered by Ada: Yes".
fn prefixed(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let rest = ANSWERED_BY.iter().find_map(|prefix| {
        let (start, rest) = line.split_at_checked(prefix.len())?;
        (start.to_lowercase() == *prefix).then_some(rest)
    })?;
    let (name, words) = rest.split_once([':', '：'])?;
    Some((name.trim(), words.trim_start()))
}
