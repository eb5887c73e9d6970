//! Approved mails out, as the file that a mail tool imports.
//!
//! Takes rows whose mails are rendered already and writes them; decides nothing about wording or approval. What
//! goes into a file is either exactly what was given or counted as changed: a cell that a spreadsheet would run
//! as a formula is disarmed (`formulas`). Files appear whole or not at all (`files`). To add a mail tool, add a
//! file under `targets/` and a [`Target`].

mod calls;
mod files;
mod formulas;
mod issues;
mod no_contact;
pub mod pdf;
mod reading_copy;
mod sheet;
mod targets;

use std::io;

use crate::domain::person::{family_name, given_name};
use crate::domain::{EmailAddress, Tier};

pub use calls::{CalledRow, write_calls};
pub use files::atomically;
pub use issues::write_issues;
pub use no_contact::write_no_contact;
pub use reading_copy::{ReadMail, ReadingCopy};
pub use sheet::{Cell, Sheet};

/// How many characters a line of a preview may have.
const PREVIEW_CHARS: usize = 160;

/// A file format that some mail tool reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One comma-separated file with everything: works in most tools and in any spreadsheet.
    Csv,
}

impl Target {
    /// All targets, in the order shown.
    pub const ALL: [Self; 1] = [Self::Csv];

    /// The stable word for the command line and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
        }
    }

    /// The target of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.code() == code)
    }

    /// The name that a file is suggested under: the title in plain letters, so that any file system takes it.
    pub fn file_name(self, title: &str) -> String {
        let extension = match self {
            Self::Csv => "csv",
        };
        named_after(title, &format!("follow-up.{extension}"))
    }
}

/// A file's name: the title in plain letters, and what the file holds with its ending, such as "follow-up.csv".
pub fn named_after(title: &str, holds: &str) -> String {
    let plain = title.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
    let words = plain.split_whitespace().collect::<Vec<_>>().join("-");
    // Long enough to tell webinars apart; file systems stop at 255 bytes.
    let words: String = words.chars().take(60).collect();
    match words.trim_end_matches('-') {
        "" => holds.to_owned(),
        words => format!("{words}-{holds}"),
    }
}

/// One person with a mail, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportRow {
    /// Given name; empty when there is none to be had ([`names`]).
    pub first_name: String,
    /// Everything else of the name; may be empty.
    pub last_name: String,
    /// Whom the mail is for.
    pub email: EmailAddress,
    /// Tier at the time of writing the mail.
    pub tier: Tier,
    /// Score at that time, 0-100.
    pub score: f64,
    /// Subject line.
    pub subject: String,
    /// The mail as plain text.
    pub body_text: String,
    /// The mail as HTML.
    pub body_html: String,
    /// The user's own notes.
    pub personal_notes: String,
    /// Whether the person asked anything.
    pub has_questions: bool,
    /// 0-100; `None` when unknown.
    pub focus_percent: Option<f64>,
    /// 0-100; `None` when unknown.
    pub attendance_percent: Option<f64>,
    /// Place in the priority list, from 1.
    pub priority_rank: u32,
}

/// First and last name for tools that want two fields; each is empty where the display name does not tell it.
pub fn names(display_name: &str) -> (String, String) {
    (
        given_name(display_name).unwrap_or_default(),
        family_name(display_name).unwrap_or_default(),
    )
}

/// Why somebody on the list is not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOut {
    /// A check blocks the draft.
    Blocked,
    /// Nobody has approved the draft.
    Unapproved,
    /// The user decided against sending the draft.
    Skipped,
    /// They are on the do-not-contact list.
    DoNotContact,
    /// Mails to the address came back.
    Bounced,
    /// Somebody above them on the list gets a mail at the same address.
    SharedAddress,
    /// They got a mail for another webinar a short time ago, and the user leaves such people out.
    MailedLately,
    /// There is no draft.
    NoDraft,
    /// There is no address to write to.
    NoAddress,
    /// The address begins as a formula does; changed it would be another address.
    FormulaAddress,
}

impl LeftOut {
    /// The stable word for shells.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Unapproved => "unapproved",
            Self::Skipped => "skipped",
            Self::DoNotContact => "do_not_contact",
            Self::Bounced => "bounced",
            Self::SharedAddress => "shared_address",
            Self::MailedLately => "mailed_lately",
            Self::NoDraft => "no_draft",
            Self::NoAddress => "no_address",
            Self::FormulaAddress => "formula_address",
        }
    }

    /// How many people and why, such as "2 drafts are not approved yet".
    pub fn words(self, people: usize) -> String {
        let (one, more) = match self {
            Self::Blocked => ("draft is blocked by a check", "drafts are blocked by a check"),
            Self::Unapproved => ("draft is not approved yet", "drafts are not approved yet"),
            Self::Skipped => ("draft is skipped", "drafts are skipped"),
            Self::DoNotContact => (
                "person is on your do-not-contact list",
                "people are on your do-not-contact list",
            ),
            Self::Bounced => (
                "person is left out, since mails to them came back",
                "people are left out, since mails to them came back",
            ),
            Self::SharedAddress => (
                "person shares an address with somebody who gets a mail",
                "people share an address with somebody who gets a mail",
            ),
            Self::MailedLately => (
                "person was mailed for another webinar a short time ago",
                "people were mailed for another webinar a short time ago",
            ),
            Self::NoDraft => ("person has no draft yet", "people have no draft yet"),
            Self::NoAddress => ("person has no address", "people have no address"),
            Self::FormulaAddress => (
                "address starts with a sign that spreadsheets run as a formula",
                "addresses start with a sign that spreadsheets run as a formula",
            ),
        };
        format!("{people} {}", if people == 1 { one } else { more })
    }
}

/// Why an address cannot stand in any file, if so. [`write`] refuses such a row, so ask before.
pub fn objection(email: &EmailAddress) -> Option<LeftOut> {
    formulas::starts_one(email.as_str()).then_some(LeftOut::FormulaAddress)
}

/// What a file holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Mails in it.
    pub mails: usize,
    /// Cells that were changed so that no spreadsheet takes them for a formula.
    pub neutralised: usize,
}

/// Why no file was written. Whatever was at the place before is untouched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The place named is a folder.
    #[error("there is a folder of that name; choose another name")]
    IsFolder,
    /// The folder is gone.
    #[error("the folder is not there any more; choose another one")]
    NoFolder,
    /// The folder or the file cannot be written to.
    #[error("this folder cannot be written to; choose another one, or close the program that has the file open")]
    ReadOnly,
    /// No space.
    #[error("the disk is full; free some space or choose another one")]
    DiskFull,
    /// A row that [`objection`] names was handed over.
    #[error("an address starts with a sign that spreadsheets run as a formula; leave that person out")]
    FormulaAddress,
    /// Anything else the system says.
    #[error("the file could not be written ({0})")]
    System(io::ErrorKind),
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::IsADirectory => Self::IsFolder,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder,
            // A file that another program holds open answers so on Windows.
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::ResourceBusy => {
                Self::ReadOnly
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::DiskFull,
            other => Self::System(other),
        }
    }
}

/// Writes the rows in the order given.
pub fn write(target: Target, rows: &[ExportRow], sink: &mut dyn io::Write) -> Result<Written, ExportError> {
    if rows.iter().any(|row| objection(&row.email).is_some()) {
        return Err(ExportError::FormulaAddress);
    }
    match target {
        Target::Csv => targets::csv::write(rows, sink),
    }
}

/// The heading and the first `people` rows as the file will have them, one line each: breaks within a mail are
/// shown as blanks, long lines end with `…`.
pub fn preview(target: Target, rows: &[ExportRow], people: usize) -> Result<Vec<String>, ExportError> {
    (0..=people.min(rows.len()))
        .map(|line| {
            // The heading comes alone, then each row is written by itself: a mail's own line breaks then cannot
            // be mistaken for the end of its row.
            let mut text = Vec::new();
            let row = line.checked_sub(1).map_or(&[][..], |index| &rows[index..=index]);
            write(target, row, &mut text)?;
            let text = String::from_utf8_lossy(&text);
            let (heading, rest) = text.split_once("\r\n").unwrap_or((&text, ""));
            Ok(shortened(if line == 0 { heading } else { rest }))
        })
        .collect()
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(PREVIEW_CHARS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests;
