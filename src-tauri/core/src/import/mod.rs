//! Files in, people and messages out.
//!
//! The way of a file: bytes -> text (`text`) -> table (`table`) -> recognised columns (`recognise`, `platforms/`)
//! -> records -> one list of people with their messages (`people`). Parsing never fails on a row: it yields what
//! could be read, and issues for the rest. Nothing here stores anything or knows a database; `app::import` does.
//! To add a platform, add a file under `platforms/`.

mod attendance;
mod chat;
mod file;
mod headings;
mod moments;
mod notes;
mod people;
mod platforms;
mod preview;
mod question;
mod recognise;
mod records;
mod senders;
mod table;
mod text;
mod values;

use crate::domain::attendee::Presence;
use crate::domain::{EmailAddress, Issue, MessageSource, WallTime};

/// A file as it lies on the disk.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Its name without a folder; shown, never used to recognise it.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// Everything that a set of files says about one webinar.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// What was made of each file, in the order given.
    pub files: Vec<FileReading>,
    /// Every person once.
    pub attendees: Vec<AttendeeRecord>,
    /// All messages, in the order of the files.
    pub messages: Vec<MessageRecord>,
    /// Everything worth telling, in the order of the files and lines.
    pub issues: Vec<Issue>,
    /// What the files say about the webinar itself.
    pub webinar: WebinarHint,
    /// Whether any attendance file was among them (else chat alone makes no list).
    pub has_attendance: bool,
    /// Whether any chat or Q&A file was among them (else messages are unknown, not zero).
    pub has_messages: bool,
}

/// What was made of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileReading {
    /// The file's name.
    pub name: String,
    /// `Err` with a sentence when nothing could be made of the whole file.
    pub outcome: Result<Recognised, Unreadable>,
}

/// A recognised file.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    /// Platform and kind in words, such as "Demio attendees" or "Attendance table".
    pub label: String,
    /// What it holds.
    pub kind: FileKind,
    /// How sure the recognition is, 0-100.
    pub confidence: u8,
    /// Encoding in words, such as "UTF-8" or "Windows-1252".
    pub encoding: String,
    /// Where every line of the file went; the sum is the number of lines of data in it.
    pub account: Account,
    /// What the file covers, in words, such as "session 1 Oct 2025, 09:00 PDT"; empty when unknown.
    pub period: String,
    /// The first rows as they will be read, for the preview; at most [`PREVIEW_ROWS`].
    pub preview: Preview,
}

/// How many rows a preview holds.
pub const PREVIEW_ROWS: usize = 8;

/// Headings of the recognised columns and the first rows as read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// Headings in words, such as "Name" or "Attendance".
    pub headings: Vec<String>,
    /// Cells as they will be read, one for each heading.
    pub rows: Vec<Vec<String>>,
}

/// Where the records of a file went: nothing disappears.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Account {
    /// Heading and preamble records.
    pub headers: usize,
    /// Records that became people (or joined one).
    pub people: usize,
    /// Of those, records of people who came.
    pub attended: usize,
    /// Records that became messages (or repeat one of a former file).
    pub messages: usize,
    /// Of those, questions.
    pub questions: usize,
    /// Records from which nothing could be taken; each has an issue.
    pub not_understood: usize,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Registrants and who of them came.
    Attendance,
    /// Chat.
    Chat,
}

/// Why nothing could be made of a whole file. Each says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Zero bytes, or only blanks.
    #[error("the file is empty; export it again from the webinar platform")]
    Empty,
    /// A heading and nothing below it.
    #[error("the file has a heading but no rows; export it again, or leave it out")]
    NoRows,
    /// Not text at all. The word says what it looks like ("a PDF", "a picture", "a ZIP archive", "binary data").
    #[error("this is {0}, not a table; export a CSV file from the webinar platform")]
    NotText(&'static str),
    /// Over the limit. The number is the limit in MB.
    #[error("the file is larger than {0} MB; a webinar's list is far smaller, so this is probably another file")]
    TooLarge(usize),
    /// One line is longer than any export's.
    #[error("a line is longer than {0} KB, so this is not a table of people; export a CSV file")]
    LineTooLong(usize),
    /// A table, but no column of people or messages could be found in it.
    #[error("no column with {missing} was found (the columns are: {found}); export the attendee list or the chat")]
    NoColumns {
        /// What is missing, in words.
        missing: String,
        /// The headings found, shortened.
        found: String,
    },
}

/// One person, as the files describe them together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AttendeeRecord {
    /// As registered, trimmed; may be empty when there is an address.
    pub name: String,
    /// The key of the person; without one, the name is.
    pub email: Option<EmailAddress>,
    /// How they took part.
    pub presence: Presence,
    /// Place as the file states it.
    pub location: Option<String>,
}

/// One message, as the files describe it.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageRecord {
    /// Index into [`Reading::attendees`] of the one who wrote it, where known without doubt.
    pub attendee: Option<usize>,
    /// Indices of people it may be from, when a name fits several.
    pub candidates: Vec<usize>,
    /// The sender as the file names them.
    pub author_name: String,
    /// The sender's address, where the file has one.
    pub author_email: Option<EmailAddress>,
    /// When, by the file's clock, completed from other files where the file lacks a part.
    pub at: Option<WallTime>,
    /// When, in minutes from the start of the webinar.
    pub minute: Option<f64>,
    /// The words.
    pub text: String,
    /// Whether it is a question (SCORING.md).
    pub is_question: bool,
    /// Chat or Q&A.
    pub source: MessageSource,
    /// File and line, such as "chat.csv, line 12".
    pub origin: String,
}

/// What the files say about the webinar itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WebinarHint {
    /// Its title, where a file has one.
    pub title: Option<String>,
    /// When it began.
    pub hosted_at: Option<WallTime>,
    /// Its length in minutes, and whether that is a guess from joins and leaves.
    pub duration_minutes: Option<f64>,
}

/// What is known about the webinar besides the files: what the user typed, or a former import.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    /// When it began; completes times without a date or year.
    pub hosted_at: Option<WallTime>,
    /// Its length in minutes.
    pub duration_minutes: Option<f64>,
}

/// Reads a set of files about one webinar. Never fails: what could not be read is said in the files' outcomes and
/// in the issues.
pub fn read(files: &[SourceFile<'_>], known: &Known) -> Reading {
    let mut outcomes: Vec<Result<usize, Unreadable>> = Vec::with_capacity(files.len());
    let mut readable = Vec::new();
    for source in files {
        outcomes.push(file::read(source).map(|read| {
            readable.push(read);
            readable.len() - 1
        }));
    }
    let webinar = moments::place(&mut readable, known);
    let people = people::join(&mut readable);
    let messages = senders::join(&mut readable, &people);
    let has = |kind| readable.iter().any(|file| file.kind() == kind);
    let started = webinar.hosted_at.as_ref().or(known.hosted_at.as_ref());
    Reading {
        has_attendance: has(FileKind::Attendance),
        has_messages: has(FileKind::Chat),
        files: files
            .iter()
            .zip(outcomes)
            .map(|(source, outcome)| FileReading {
                name: source.name.to_owned(),
                outcome: outcome.map(|index| recognised(&readable[index], started)),
            })
            .collect(),
        attendees: people.attendees,
        messages,
        issues: readable.into_iter().flat_map(|file| file.notes.finish()).collect(),
        webinar,
    }
}

fn recognised(file: &file::ReadFile<'_>, started: Option<&WallTime>) -> Recognised {
    let records = &file.records;
    Recognised {
        label: file.platform.label.to_owned(),
        kind: file.kind(),
        confidence: file.confidence,
        encoding: file.encoding.clone(),
        account: Account {
            headers: file.headers,
            people: records.people.len(),
            attended: records.people.iter().filter(|row| row.attended).count(),
            messages: records.messages.len(),
            questions: records.messages.iter().filter(|row| row.is_question).count(),
            not_understood: records.not_understood,
        },
        period: preview::period(file, started),
        preview: preview::of(file),
    }
}
