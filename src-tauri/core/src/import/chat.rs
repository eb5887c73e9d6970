//! Rows of a table of messages or of questions and answers.
//!
//! Every row with words becomes a message, whoever wrote it and whenever: messages before and after the webinar
//! are kept, and so are messages without a name. Who wrote them is settled in `senders`, once the list of
//! people is known.

use super::cells;
use super::headings::Meaning;
use super::ledger::Fate;
use super::notes::Notes;
use super::platforms::Given;
use super::recognise::Table;
use super::records::{MessageRow, Moment, Records};
use super::roles;
use super::table::Row;
use super::values;
use crate::domain::{Answer, AnswerKind, IssueKind, MessageSource, Role};

const USED: &[Meaning] = &[
    Meaning::Name,
    Meaning::FirstName,
    Meaning::LastName,
    Meaning::Email,
    Meaning::Timestamp,
    Meaning::Session,
    Meaning::Message,
    Meaning::IsQuestion,
    Meaning::Recipient,
    Meaning::IsPrivate,
    Meaning::Role,
    Meaning::Answer,
    Meaning::AnsweredBy,
];

/// Reads all rows of a table of messages into `records`. Every entry of a Q&A report is a question.
pub(super) fn read(
    table: &Table<'_>,
    source: MessageSource,
    given: &Given<'_>,
    notes: &mut Notes<'_>,
    records: &mut Records,
) {
    cells::note_unused(table, USED, notes);
    let offsets = cells::are_offsets(table, &[Meaning::Timestamp])
        && table.has(Meaning::Timestamp)
        && !table.has(Meaning::Session);
    if offsets {
        notes.about_file(
            IssueKind::Repaired,
            "The times start near zero; they were read as time since the start, not as time of day.",
        );
    }
    let moments = cells::moments_sent(table, offsets, notes);
    let times = || moments.iter().flatten();
    records.order.merge(cells::order_with(times(), times()));
    records.messages.reserve(table.rows.len());
    for (index, (row, moment)) in table.rows.iter().zip(moments).enumerate() {
        if !given.watch.goes_on(index, table.rows.len()) {
            return;
        }
        match message(table, *row, moment, source, notes) {
            Some(message) => {
                records.ledger.add(Fate::Message, 1);
                records.messages.push(message);
            }
            None => records.ledger.add(Fate::NotUnderstood, 1),
        }
    }
}

fn message(
    table: &Table<'_>,
    row: Row<'_>,
    moment: Option<Moment>,
    source: MessageSource,
    notes: &mut Notes<'_>,
) -> Option<MessageRow> {
    cells::note_ragged(table, row, notes);
    let text = values::with_line_feeds(table.cell(row, Meaning::Message));
    if text.is_empty() {
        notes.about_row(
            IssueKind::UnreadableRow,
            row.line(),
            "The row has no message; nothing could be read from it.",
        );
        return None;
    }
    let flagged = cells::flag_in(table, row, Meaning::IsQuestion, notes, "the words decide");
    let (name, _) = cells::names_in(table, row);
    let mut message = MessageRow::of_chat(row.line(), name, moment, text);
    message.author_email = cells::email_in(table, row, notes, || "the sender is looked up by name.".to_owned());
    message.source = source;
    message.is_question |= flagged == Some(true) || source == MessageSource::Qa;
    let role = values::present(table.cell(row, Meaning::Role)).and_then(roles::role_in);
    message.is_team = matches!(role, Some(Role::Host | Role::Panelist | Role::Staff));
    let said = |meaning| values::present(table.cell(row, meaning));
    // What is not clearly for all is private: a message shown to nobody else does less harm than one quoted.
    let is_marked =
        said(Meaning::IsPrivate).is_some_and(|cell| values::flag(cell) != Some(false) && !is_everyone(cell));
    message.is_private = is_marked || said(Meaning::Recipient).is_some_and(|to| !is_everyone(to));
    message.answer = answer(table, row);
    Some(message)
}

/// What became of a question, where the table has a column of answers.
fn answer(table: &Table<'_>, row: Row<'_>) -> Option<Answer> {
    if !table.has(Meaning::Answer) {
        return None;
    }
    let by = values::present(table.cell(row, Meaning::AnsweredBy)).map(values::one_line);
    let text = values::present(table.cell(row, Meaning::Answer)).map(values::with_line_feeds);
    Some(Answer {
        kind: if text.is_some() {
            AnswerKind::Text
        } else {
            AnswerKind::Open
        },
        by,
        text,
    })
}

/// Whether a message was written to everybody in the webinar.
pub(super) fn is_everyone(recipient: &str) -> bool {
    const WORDS: &[&str] = &[
        "everyone",
        "everybody",
        "all",
        "all participants",
        "all panelists and attendees",
        "panelists and attendees",
        "all attendees",
        "all attendees and panelists",
        "everyone in the meeting",
        "group chat",
        "public chat",
        "everyone in meeting",
        "everyone (in meeting)",
        "everyone (in waiting room)",
        "public",
        "chat",
        "alle",
        "alle teilnehmer",
        "an alle",
        "tout le monde",
        "tous",
        "todos",
        "todas las personas",
        "todo el mundo",
        "tutti",
        "herkes",
        "alla",
        "semua orang",
        "mọi người",
        "усі",
        "toutes les personnes",
        "todas as pessoas",
        "iedereen",
        "всем",
        "все",
        "wszyscy",
        "모두",
        "모든 사람",
        "全員",
        "所有人",
        "每个人",
        "大家",
    ];
    WORDS.contains(&values::one_line(recipient).to_lowercase().as_str())
}
