//! Exports of every platform, and how each must be read. The files are under `fixtures/import/samples`; all names,
//! addresses and messages in them are invented. One module a platform.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod apis;
mod bigbluebutton;
mod demio;
mod gotowebinar;
mod livestorm;
mod meet;
mod others;
mod resaved;
mod teams;
mod webex;
mod webinarjam;
mod youtube;
mod zoom_chat;
mod zoom_meetings;
mod zoom_questions;
mod zoom_webinars;

use std::path::Path;

use webinarwins_core::domain::{Issue, IssueKind};
use webinarwins_core::import::{AttendeeRecord, Known, Reading, Recognised, SourceFile, read};

/// The bytes of a sample.
fn bytes_of(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/samples");
    std::fs::read(folder.join(name)).unwrap()
}

/// Reads samples together, knowing nothing else. Holds for every one of them that each row is accounted for.
fn read_samples(names: &[&str]) -> Reading {
    read_knowing(names, &Known::default())
}

/// Reads samples together, knowing something of the webinar.
fn read_knowing(names: &[&str], known: &Known) -> Reading {
    let bytes: Vec<Vec<u8>> = names.iter().map(|name| bytes_of(name)).collect();
    // Names say nothing: whatever recognises a file does so by its content.
    let files: Vec<SourceFile<'_>> = bytes.iter().map(|bytes| SourceFile::new("export.dat", bytes)).collect();
    let reading = read(&files, known);
    for file in &reading.files {
        if let Ok(recognised) = &file.outcome {
            assert_eq!(
                recognised.account.ledger.sum(),
                recognised.account.total,
                "{}",
                recognised.format.label
            );
        }
    }
    reading
}

/// What was made of the file at a place.
fn recognised(reading: &Reading, file: usize) -> &Recognised {
    reading.files[file].outcome.as_ref().unwrap()
}

/// The person with this address.
fn person<'r>(reading: &'r Reading, email: &str) -> &'r AttendeeRecord {
    reading
        .attendees
        .iter()
        .find(|one| one.email.as_ref().is_some_and(|known| known.as_str() == email))
        .unwrap_or_else(|| unreachable!("{email} is not on the list"))
}

/// The person of this name.
fn named<'r>(reading: &'r Reading, name: &str) -> &'r AttendeeRecord {
    reading
        .attendees
        .iter()
        .find(|one| one.name == name)
        .unwrap_or_else(|| unreachable!("{name} is not on the list"))
}

/// Minutes present, to one decimal.
fn minutes(one: &AttendeeRecord) -> f64 {
    (one.presence.attendance_minutes.unwrap() * 10.0).round() / 10.0
}

/// How many people came, whatever their role.
fn attended(reading: &Reading) -> usize {
    reading.attendees.iter().filter(|one| one.presence.attended()).count()
}

/// How many messages a sender wrote, by the name in the file.
fn messages_of(reading: &Reading, name: &str) -> usize {
    reading
        .messages
        .iter()
        .filter(|message| message.author_name == name)
        .count()
}

/// The issues of a kind.
fn issues_of(reading: &Reading, kind: IssueKind) -> Vec<&Issue> {
    reading.issues.iter().filter(|issue| issue.kind == kind).collect()
}
