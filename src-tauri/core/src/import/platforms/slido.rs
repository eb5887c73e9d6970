//! Slido: the questions of an event, as JSON.
//!
//! One object a question, with votes, whether it was answered, and the author unless the question is anonymous.
//! Deleted questions are among them; whoever took one back must never be reminded of it.

use serde_json::{Map, Value};

use super::{Evidence, Format, Given, Unit, entries};
use crate::domain::{Answer, AnswerKind, EmailAddress, IssueKind, MessageSource};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::records::{MessageRow, Moment, Records};
use crate::import::values::{self, dates};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&QUESTIONS];

const QUESTIONS: Format = Format {
    code: "slido_questions",
    label: "Slido questions",
    kind: FileKind::Questions,
    evidence: Evidence::Code,
    unit: Unit::Entries,
    recognise: |document| {
        let known = ["event_question_id", "is_answered", "date_deleted", "is_public"];
        match entries::json_keys(document, &known) {
            4 => Some(98),
            3 => Some(95),
            _ => None,
        }
    },
    read,
};

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let json = entries::json(given.document, &["questions", "data", "items"])?;
    let mut records = Records::default();
    for (index, (object, line)) in json.objects.iter().zip(&json.lines).enumerate() {
        if !given.watch.goes_on(index, json.objects.len()) {
            break;
        }
        let fate = if !text_of(object, "date_deleted").is_empty() {
            notes.about_row(
                IssueKind::LeftOut,
                *line,
                "The question was deleted in Slido; it was left out.",
            );
            Fate::System
        } else if let Some(question) = question(object, *line) {
            records.messages.push(question);
            Fate::Message
        } else {
            notes.about_row(
                IssueKind::UnreadableRow,
                *line,
                "The entry has no question; nothing could be read from it.",
            );
            Fate::NotUnderstood
        };
        records.ledger.add(fate, 1);
    }
    Ok(records)
}

fn question(object: &Map<String, Value>, line: u32) -> Option<MessageRow> {
    let text = values::with_line_feeds(text_of(object, "text"));
    if text.is_empty() {
        return None;
    }
    let is = |name: &str| object.get(name).and_then(Value::as_bool);
    let author = object.get("author").and_then(Value::as_object);
    let author = author.filter(|_| is("is_anonymous") != Some(true));
    let of_author = |name: &str| author.map_or("", |author| text_of(author, name));
    let moment = dates::stamp(text_of(object, "date_created")).map(Moment::Clock);
    let mut row = MessageRow::of_chat(line, values::one_line(of_author("name")), moment, text);
    row.author_email = EmailAddress::parse(of_author("email")).ok();
    row.source = MessageSource::Qa;
    row.is_question = true;
    // Until it is approved, only the team sees a question.
    row.is_private = is("is_public") == Some(false);
    row.answer = is("is_answered").map(|is_answered| Answer {
        kind: if is_answered {
            AnswerKind::Live
        } else {
            AnswerKind::Open
        },
        by: None,
        text: None,
    });
    Some(row)
}

/// A text of an object; empty where there is none.
fn text_of<'o>(object: &'o Map<String, Value>, name: &str) -> &'o str {
    object.get(name).and_then(Value::as_str).unwrap_or_default()
}
