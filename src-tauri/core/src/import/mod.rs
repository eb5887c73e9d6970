//! Files in, people, messages and poll answers out.
//!
//! The way of a file: bytes -> an opened document (`document`: text or workbook, and its records) -> the format that
//! is surest of it (`platforms/`) -> rows (`records`), mostly by the readers that all tables share (`attendance`,
//! `chat`, `polls`) -> one list of people with all that is theirs (`moments`, `people`, `senders`). Parsing never fails on a
//! row: it yields what could be read, and issues for the rest; every row is entered in a ledger. Nothing here stores
//! anything or knows a database; `app::import` does. To add a platform, add a file under `platforms/`.

mod archive;
mod attendance;
mod by_content;
mod cells;
mod chat;
mod document;
mod file;
mod forget;
mod headings;
mod ledger;
mod letters;
mod moments;
mod no_contact;
mod notes;
mod people;
mod platforms;
mod polls;
mod preview;
mod question;
mod recognise;
mod records;
mod roles;
mod senders;
mod split;
mod table;
mod text;
mod values;
mod watch;
mod workbook;

use crate::domain::attendee::Presence;
use crate::domain::{
    Answer, Asked, DayOrder, EmailAddress, FileChoice, Issue, MessageSource, NameDecision, Role, WallTime,
};

pub use forget::{ERASED_NAME, Forgotten, forget};
pub use headings::{Meaning, use_headings};
pub use ledger::{Fate, Ledger};
pub use no_contact::{NoContactList, NoList, UnreadEntry, read_no_contact_file, read_no_contact_text};
pub use platforms::{Evidence, Format, Unit, all as formats};
pub use watch::Watch;

/// A file as it lies on the disk.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Its name without a folder; shown, never used to recognise it.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What the user decided about it.
    pub choice: &'a FileChoice,
}

impl<'a> SourceFile<'a> {
    /// A file that is read as the program guesses.
    pub const fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self {
            name,
            bytes,
            choice: &FileChoice::AS_GUESSED,
        }
    }
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
    /// All answers to polls and to questions of the registration, in the order of the files.
    pub poll_answers: Vec<PollAnswerRecord>,
    /// Names that only a person can settle, and those that one settled.
    pub doubts: Vec<NameDoubt>,
    /// Everything worth telling, in the order of the files and lines.
    pub issues: Vec<Issue>,
    /// What the files say about the webinar itself.
    pub webinar: WebinarHint,
    /// Whether any list of people was among them (else chat alone makes no list).
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
    /// Platform and kind.
    pub format: &'static Format,
    /// How sure the recognition is, 0-100; 100 where the user chose.
    pub confidence: u8,
    /// Encoding in words, such as "UTF-8" or "Excel workbook".
    pub encoding: String,
    /// What was mended or guessed for the file as a whole, in sentences.
    pub repairs: Vec<String>,
    /// Where every row of the file went.
    pub account: Account,
    /// What the file covers, in words, such as "session 1 Oct 2025, 09:00 PDT"; empty when unknown.
    pub period: String,
    /// The first rows as they will be read, for the preview; at most [`PREVIEW_ROWS`].
    pub preview: Preview,
    /// The columns of its main table, for the mapping; empty where the format has none.
    pub columns: Vec<ColumnRead>,
    /// What only the user can decide about it; until then it is read in the likelier way.
    pub questions: Vec<FileQuestion>,
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnRead {
    /// The heading as the file has it; may be empty.
    pub heading: String,
    /// What it is read as, if it is used.
    pub meaning: Option<Meaning>,
    /// Up to three of its values, shortened.
    pub samples: Vec<String>,
}

/// Something about a file that only the user can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileQuestion {
    /// Which of two numbers in its dates is the day.
    DayOrder {
        /// How they are read until then.
        likelier: DayOrder,
        /// One of the dates, with the day first.
        example: jiff::civil::Date,
    },
    /// Whether garbled letters shall be mended.
    MendLetters {
        /// Text of the file as it is.
        before: String,
        /// The same text mended.
        after: String,
    },
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

/// Where the rows of a file went, and what they amount to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Rows (or lines, or entries) of the file, blank ones left out. The ledger's sum is the same number.
    pub total: usize,
    /// Where each went.
    pub ledger: Ledger,
    /// Different people in the file.
    pub people: usize,
    /// Of those, who came by this file.
    pub attended: usize,
    /// Messages, which may take several lines each.
    pub messages: usize,
    /// Of those, questions.
    pub questions: usize,
    /// Answers to polls, of which a row may hold several.
    pub poll_answers: usize,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Who was there, and mostly who registered.
    Attendance,
    /// Who registered, without a word on who came.
    Registrations,
    /// Chat.
    Chat,
    /// Questions and answers.
    Questions,
    /// Answers to polls.
    Polls,
}

impl FileKind {
    /// Whether it lists people.
    pub fn lists_people(self) -> bool {
        matches!(self, Self::Attendance | Self::Registrations)
    }

    /// Whether it holds messages.
    pub fn holds_messages(self) -> bool {
        matches!(self, Self::Chat | Self::Questions)
    }
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
    /// Over the limit, which is the number.
    #[error("the file has more than {0} rows; a webinar's list is far shorter, so this is probably another file")]
    TooManyRows(usize),
    /// A workbook that only opens with a password.
    #[error(
        "the workbook is protected by a password; remove it in Excel and save the file again, or export a CSV file"
    )]
    ProtectedWorkbook,
    /// A workbook that was cut off or whose parts are broken.
    #[error("the workbook is damaged; open it in Excel and save it again, or export it again")]
    DamagedWorkbook,
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
    /// What they were in the webinar.
    pub role: Role,
}

/// One message, as the files describe it.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageRecord {
    /// Index into [`Reading::attendees`] of the one who wrote it, where known without doubt.
    pub attendee: Option<usize>,
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
    /// Written to one person or to the team only.
    pub is_private: bool,
    /// The beginning of the message that it replies to.
    pub reply_to: Option<String>,
    /// What became of a question.
    pub answer: Option<Answer>,
    /// File and line, such as "chat.csv, line 12".
    pub origin: String,
}

/// One person's answer to one question of a poll or of the registration, as the files describe it.
#[derive(Debug, Clone, PartialEq)]
pub struct PollAnswerRecord {
    /// Index into [`Reading::attendees`] of the one who answered, where known without doubt.
    pub attendee: Option<usize>,
    /// The name as the file has it; empty for an anonymous answer.
    pub author_name: String,
    /// Where the question was asked.
    pub asked: Asked,
    /// The question asked.
    pub question: String,
    /// The answers chosen or written, at least one.
    pub answers: Vec<String>,
    /// When, by the file's clock.
    pub at: Option<WallTime>,
    /// File and line.
    pub origin: String,
}

/// A name that cannot be settled without a person, or that one settled.
#[derive(Debug, Clone, PartialEq)]
pub struct NameDoubt {
    /// The name as the file has it; may be empty.
    pub name: String,
    /// The address, where the file has one.
    pub email: Option<EmailAddress>,
    /// What hangs on it.
    pub of: DoubtOf,
    /// How much of that.
    pub count: usize,
    /// Up to three of the messages.
    pub words: Vec<String>,
    /// Why it is not settled, as a sentence.
    pub reason: String,
    /// People it may be, likeliest first: an index into [`Reading::attendees`] and why, in words.
    pub candidates: Vec<(usize, String)>,
    /// What was decided: somebody on the list, or `Some(None)`: nobody.
    pub decided: Option<Option<usize>>,
}

/// What a doubtful name stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DoubtOf {
    /// Messages.
    Messages,
    /// Poll answers.
    PollAnswers,
    /// Visits in an attendance list.
    Visits,
}

/// What the files say about the webinar itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WebinarHint {
    /// Its title, where a file has one.
    pub title: Option<String>,
    /// When it began.
    pub hosted_at: Option<WallTime>,
    /// Its length in minutes.
    pub duration_minutes: Option<f64>,
    /// Who held it.
    pub host_name: Option<String>,
}

/// What is known about the webinar besides the files: what the user typed, or a former import.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    /// When it began; completes times without a date or year.
    pub hosted_at: Option<WallTime>,
    /// Its length in minutes.
    pub duration_minutes: Option<f64>,
    /// Domains of addresses that belong to the host's own team, in lower case; never those of public mail services.
    pub own_domains: Vec<String>,
    /// What a person decided about names, in this webinar or a former one of its series.
    pub decisions: Vec<NameDecision>,
}

/// Reads a set of files about one webinar. Never fails: what could not be read is said in the files' outcomes and
/// in the issues.
pub fn read(files: &[SourceFile<'_>], known: &Known) -> Reading {
    read_watched(files, known, &Watch::NONE).unwrap_or_default()
}

/// Reads a set of files as [`read`] does, telling how far it is; `None` when the listener did not want to go on.
pub fn read_watched(files: &[SourceFile<'_>], known: &Known, watch: &Watch<'_>) -> Option<Reading> {
    let mut outcomes: Vec<Result<usize, Unreadable>> = Vec::with_capacity(files.len());
    let mut readable = Vec::new();
    for read in read_each(files, watch) {
        outcomes.push(read.map(|read| {
            readable.push(read);
            readable.len() - 1
        }));
    }
    if !watch.at(ALONE) {
        return None;
    }
    let webinar = moments::place(&mut readable, known);
    let started = webinar.hosted_at.as_ref().or(known.hosted_at.as_ref());
    let mut shown: Vec<Recognised> = readable.iter().map(|file| recognised(file, started)).collect();
    let people = people::join(&mut readable, known);
    for (recognised, (people, attended)) in shown.iter_mut().zip(&people.in_file) {
        recognised.account.people = *people;
        recognised.account.attended = *attended;
    }
    let senders = senders::join(&mut readable, &people, known);
    let has = |test: fn(FileKind) -> bool| readable.iter().any(|file| test(file.format.kind));
    let mut doubts = people.doubts;
    doubts.extend(senders.doubts);
    let reading = Reading {
        has_attendance: has(FileKind::lists_people),
        has_messages: has(FileKind::holds_messages),
        files: files
            .iter()
            .zip(outcomes)
            .map(|(source, outcome)| FileReading {
                name: source.name.to_owned(),
                outcome: outcome.map(|index| shown[index].clone()),
            })
            .collect(),
        attendees: people.attendees,
        messages: senders.messages,
        poll_answers: senders.poll_answers,
        doubts,
        issues: readable.into_iter().flat_map(|file| file.notes.finish()).collect(),
        webinar,
    };
    watch.at(1.0).then_some(reading)
}

/// The part of a reading in which files are read alone; the rest puts them together.
const ALONE: f32 = 0.9;

/// Small sets are read sooner than a thread is started.
const WORTH_THREADS: usize = 256 * 1024;

/// Reads every file alone, large ones beside each other.
fn read_each<'f>(files: &[SourceFile<'f>], watch: &Watch<'_>) -> Vec<Result<file::ReadFile<'f>, Unreadable>> {
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    let mut done = 0;
    let parts: Vec<_> = files
        .iter()
        .map(|source| {
            let share = |bytes_done: usize| ALONE * bytes_done as f32 / bytes.max(1) as f32;
            let part = watch.part(share(done), share(done + source.bytes.len()));
            done += source.bytes.len();
            (source, part)
        })
        .collect();
    if files.len() == 1 || bytes < WORTH_THREADS {
        return parts
            .into_iter()
            .map(|(source, part)| file::read(source, part))
            .collect();
    }
    std::thread::scope(|scope| {
        let threads: Vec<_> = parts
            .into_iter()
            .map(|(source, part)| scope.spawn(move || file::read(source, part)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

fn recognised(file: &file::ReadFile<'_>, started: Option<&WallTime>) -> Recognised {
    let records = &file.records;
    Recognised {
        format: file.format,
        confidence: file.confidence,
        encoding: file.encoding.clone(),
        repairs: file.repairs.clone(),
        account: Account {
            total: file.total,
            ledger: records.ledger.clone(),
            people: 0,
            attended: 0,
            messages: records.messages.len(),
            questions: records.messages.iter().filter(|row| row.is_question).count(),
            poll_answers: records.polls.iter().filter(|row| row.asked == Asked::InPoll).count(),
        },
        period: preview::period(file, started),
        preview: preview::of(file),
        columns: records.columns.clone(),
        questions: file.questions.clone(),
    }
}
