//! ON24: the attendees of an event, as its API answers.
//!
//! Live and archive are separate facts. Questions stand with who asked them, and answers may have been given to that
//! person alone. There are no names, only addresses. By the vendor's example; no real file was seen.

use serde_json::{Map, Value};

use super::entries::Field::{Is, Own, Unused};
use super::entries::{self, Entry, Fields, Json};
use super::{Evidence, Format, Given, Unit};
use crate::domain::{Answer, AnswerKind, EmailAddress, IssueKind, MessageSource};
use crate::import::attendance::{JoinTimes, Way};
use crate::import::headings::Meaning;
use crate::import::notes::Notes;
use crate::import::records::{MessageRow, Moment, Records};
use crate::import::values::{self, dates};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&ATTENDEES];

const ATTENDEES: Format = Format {
    code: "on24_attendees",
    label: "ON24 attendees (API)",
    kind: FileKind::Attendance,
    evidence: Evidence::Documented,
    unit: Unit::Entries,
    recognise: |document| {
        let known = [
            "eventuserid",
            "liveminutes",
            "archiveminutes",
            "engagementscore",
            "isblocked",
        ];
        match entries::json_keys(document, &known) {
            0..=1 => None,
            2 => Some(94),
            _ => Some(97),
        }
    },
    read,
};

const FIELDS: Fields = &[
    ("email", Is(Meaning::Email)),
    ("firstname", Is(Meaning::FirstName)),
    ("lastname", Is(Meaning::LastName)),
    (CAME, Is(Meaning::Attended)),
    (WATCHED, Is(Meaning::Replay)),
    ("liveminutes", Is(Meaning::Minutes)),
    ("firstliveactivity", Is(Meaning::Join)),
    ("lastliveactivity", Is(Meaning::Exit)),
    ("askedquestions", Is(Meaning::QuestionCount)),
    ("city", Is(Meaning::Location)),
    ("country", Is(Meaning::Location)),
    ("userstatus", Unused),
    ("liveviewed", Own),
    ("archiveminutes", Own),
    ("archiveviewed", Own),
    ("isblocked", Own),
];

/// Columns that are worked out from others: whether somebody was there live, and watched the archive.
const CAME: &str = "attended live";
const WATCHED: &str = "watched the archive";

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let json = entries::json(given.document, &["attendees", "registrants"])?;
    let mut list = json.entries();
    for entry in &mut list {
        let any = |names: [&str; 2]| {
            names
                .iter()
                .any(|name| values::number(entry.get(name)).is_some_and(|n| n > 0.0))
        };
        let live = if any(["liveminutes", "liveviewed"]) {
            "yes"
        } else {
            "no"
        };
        let archive = if any(["archiveminutes", "archiveviewed"]) {
            "yes"
        } else {
            "no"
        };
        entry.set(CAME, live);
        entry.set(WATCHED, archive);
        if values::flag(entry.get("isblocked")) == Some(true) {
            notes.about_row(
                IssueKind::Undecided,
                entry.line,
                format!(
                    "{} was blocked by the host and counts like everybody; leave them out by hand if no mail shall go there.",
                    entry.get("email")
                ),
            );
        }
    }
    let way = Way {
        join_times: JoinTimes::ByTheClock,
        ..Way::PLAIN
    };
    let mut records = entries::read_people(&list, FIELDS, way, given, notes);
    questions(&json, &list, &mut records);
    Ok(records)
}

fn questions(json: &Json, list: &[Entry], records: &mut Records) {
    for (object, entry) in json.objects.iter().zip(list) {
        let asked = object.get("questions").and_then(Value::as_array);
        let email = EmailAddress::parse(entry.get("email")).ok();
        let name = format!("{} {}", entry.get("firstname"), entry.get("lastname"));
        for question in asked.into_iter().flatten().filter_map(Value::as_object) {
            let text = values::with_line_feeds(&text_of(question, "content"));
            if text.is_empty() {
                continue;
            }
            let moment = dates::stamp(&text_of(question, "createtimestamp")).map(Moment::Clock);
            let mut message = MessageRow::of_chat(entry.line, values::one_line(&name), moment, text);
            message.author_email.clone_from(&email);
            message.source = MessageSource::Qa;
            message.is_question = true;
            let answer = question.get("answer").and_then(Value::as_object);
            // What was answered to one person alone is a talk between two.
            message.is_private =
                answer.is_some_and(|answer| text_of(answer, "privacy").eq_ignore_ascii_case("private"));
            message.answer = Some(answered(answer));
            records.messages.push(message);
        }
    }
}

fn answered(answer: Option<&Map<String, Value>>) -> Answer {
    let text = answer
        .map(|answer| values::with_line_feeds(&text_of(answer, "content")))
        .filter(|text| !text.is_empty());
    let by = answer
        .map(|answer| values::one_line(&text_of(answer, "presentername")))
        .filter(|by| !by.is_empty());
    Answer {
        kind: if text.is_some() {
            AnswerKind::Text
        } else {
            AnswerKind::Open
        },
        by,
        text,
    }
}

fn text_of(object: &Map<String, Value>, name: &str) -> String {
    object.get(name).and_then(entries::plain).unwrap_or_default()
}
