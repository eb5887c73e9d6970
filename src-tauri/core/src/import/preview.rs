//! The first rows of a file as they were read, and what it covers, for a look before anything is stored.
//!
//! Shows values, not cells, so that a wrong reading can be seen. Must never show more than [`PREVIEW_ROWS`] rows.

use super::file::ReadFile;
use super::records::{MessageRow, PersonRow, Placed, PollRow};
use super::values::shortened;
use super::{PREVIEW_ROWS, Preview};
use crate::domain::{Answer, AnswerKind, Role, Standing, WallTime};

/// How a value of a row is shown.
type Shown<R> = fn(&R) -> String;

const PERSON: &[(&str, Shown<PersonRow>)] = &[
    ("Name", |row| shortened(&row.name)),
    ("Email", |row| {
        row.email.as_ref().map(ToString::to_string).unwrap_or_default()
    }),
    ("Status", |row| standing(row).to_owned()),
    ("Role", |row| role(row).to_owned()),
    ("Attendance", |row| percent(row.attendance_percent)),
    ("Focus", |row| percent(row.focus_percent)),
    ("Minutes", |row| row.minutes.map(rounded).unwrap_or_default()),
    ("Joined", |row| time_of_day(row.joined())),
    ("Left", |row| time_of_day(row.left())),
    ("Location", |row| {
        row.location.as_deref().map(shortened).unwrap_or_default()
    }),
];

const MESSAGE: &[(&str, Shown<MessageRow>)] = &[
    ("Time", |row| time_of_day(&row.sent)),
    ("Name", |row| shortened(&row.author_name)),
    ("Email", |row| {
        row.author_email.as_ref().map(ToString::to_string).unwrap_or_default()
    }),
    ("Message", |row| shortened(&row.text)),
    ("Question", |row| yes_or_no(row.is_question)),
    ("Private", |row| {
        if row.is_private {
            "Yes".to_owned()
        } else {
            String::new()
        }
    }),
    ("Answer", |row| row.answer.as_ref().map(answer).unwrap_or_default()),
];

const POLL: &[(&str, Shown<PollRow>)] = &[
    ("Time", |row| time_of_day(&row.sent)),
    ("Name", |row| shortened(&row.author_name)),
    ("Email", |row| {
        row.author_email.as_ref().map(ToString::to_string).unwrap_or_default()
    }),
    ("Question", |row| shortened(&row.question)),
    ("Answer", |row| shortened(&row.answers.join("; "))),
];

/// The first rows of a file.
pub(super) fn of(file: &ReadFile<'_>) -> Preview {
    let records = &file.records;
    if !records.messages.is_empty() {
        table(&records.messages, MESSAGE)
    } else if !records.polls.is_empty() && records.people.is_empty() {
        table(&records.polls, POLL)
    } else {
        table(&records.people, PERSON)
    }
}

/// Columns in which no row of the file has anything are left out.
fn table<R>(rows: &[R], columns: &[(&str, Shown<R>)]) -> Preview {
    let columns: Vec<_> = columns
        .iter()
        .filter(|(_, show)| rows.iter().any(|row| !show(row).is_empty()))
        .collect();
    Preview {
        headings: columns.iter().map(|(heading, _)| (*heading).to_owned()).collect(),
        rows: rows
            .iter()
            .take(PREVIEW_ROWS)
            .map(|row| columns.iter().map(|(_, show)| show(row)).collect())
            .collect(),
    }
}

/// What a file covers, in words; empty when that is unknown.
pub(super) fn period(file: &ReadFile<'_>, started: Option<&WallTime>) -> String {
    if file.records.messages.is_empty() {
        return started.map(session).unwrap_or_default();
    }
    let times = || file.records.messages.iter().filter_map(|row| row.sent.at.as_ref());
    let first = times().min_by_key(|time| time.at);
    let last = times().max_by_key(|time| time.at);
    match (first, last) {
        (Some(first), Some(last)) => format!("{} to {}", first.at.strftime("%H:%M"), last.at.strftime("%H:%M")),
        _ => String::new(),
    }
}

fn session(start: &WallTime) -> String {
    let zone = start.zone.as_ref().map(|zone| format!(" {zone}")).unwrap_or_default();
    format!("session {}{zone}", start.at.strftime("%-d %b %Y, %H:%M"))
}

fn standing(row: &PersonRow) -> &'static str {
    match (row.role, row.standing) {
        (Role::Bot, _) => "Notetaker",
        (_, Standing::Attended) => "Attended",
        (_, Standing::NoShow | Standing::BotOnly) => "Did not come",
        (_, Standing::Registered) => "Registered",
        (_, Standing::Cancelled) => "Cancelled",
        (_, Standing::NotApproved) => "Not approved",
        (_, Standing::WaitingRoom) => "Waiting room",
        (_, Standing::ReplayOnly) => "Replay only",
        (_, Standing::EarlierDay) => "Another day",
    }
}

fn role(row: &PersonRow) -> &'static str {
    match row.role {
        Role::Host => "Host",
        Role::Panelist => "Speaker",
        Role::Staff => "Team",
        Role::Audience | Role::Bot => "",
    }
}

fn yes_or_no(value: bool) -> String {
    if value { "Yes" } else { "No" }.to_owned()
}

fn answer(answer: &Answer) -> String {
    match (answer.kind, &answer.text) {
        (AnswerKind::Live, _) => "Answered live".to_owned(),
        (AnswerKind::Dismissed, _) => "Dismissed".to_owned(),
        (_, Some(text)) => shortened(text),
        (_, None) => String::new(),
    }
}

fn percent(value: Option<f64>) -> String {
    value.map(|value| format!("{} %", rounded(value))).unwrap_or_default()
}

fn rounded(value: f64) -> String {
    ((value * 100.0).round() / 100.0).to_string()
}

fn time_of_day(placed: &Placed) -> String {
    match (&placed.at, placed.minute) {
        (Some(at), _) => at.at.strftime("%H:%M").to_string(),
        (None, Some(minute)) => format!("minute {minute:.0}"),
        (None, None) => String::new(),
    }
}
