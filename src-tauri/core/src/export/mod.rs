//! Approved mails out, as the files that mail tools import.
//!
//! Takes rows whose mails are rendered already; decides nothing about wording or approval. What a tool wants is data
//! (`targets`). A [`Survey`] looks at all mails first, since limits are kept before anything is written, and an
//! [`Encoder`] then writes one row after the other onto a [`Shelf`], so that a list of any length takes the same memory.
//! What goes into a file is either exactly what was given or listed as changed. Files appear whole or not at all.

mod bundle;
mod calls;
mod encode;
mod files;
mod formulas;
mod issues;
mod message;
mod no_contact;
pub mod pdf;
mod reading_copy;
mod shape;
mod sheet;
mod shelf;
mod split;
mod targets;

use std::io;

use crate::domain::person::{family_name, given_name};
use crate::domain::{EmailAddress, Tier};

pub use bundle::{Dossier, accompany, template};
pub use calls::{CalledRow, write_calls};
pub use encode::Encoder;
pub use files::atomically;
pub use issues::write_issues;
pub use no_contact::write_no_contact;
pub use reading_copy::{ReadMail, ReadingCopy};
pub use shape::{Change, Changes, Shape, Survey};
pub use sheet::{Cell, Sheet};
pub use shelf::{Packing, Shelf, Shelved, shelve};
pub use targets::{Form, Group, Tool};

/// How many characters a line of a preview may have.
const PREVIEW_CHARS: usize = 160;

/// How many lines a preview has.
const PREVIEW_LINES: usize = 24;

impl Tool {
    /// All targets, in the order shown.
    pub const ALL: &'static [&'static Self] = &targets::ALL;

    /// The target of a code.
    pub fn from_code(code: &str) -> Option<&'static Self> {
        Self::ALL.iter().copied().find(|tool| tool.code == code)
    }

    /// The name that its file is suggested under, or a folder or an archive with everything: the title in plain
    /// letters, so that any file system takes it.
    pub fn file_name(&self, title: &str, packing: Packing) -> String {
        let code = match self.code {
            "csv" => String::new(),
            code => format!("-{code}"),
        };
        let ending = match packing {
            Packing::File => format!(".{}", self.form.ending()),
            Packing::Folder => String::new(),
            Packing::Zip => ".zip".to_owned(),
        };
        named_after(title, &format!("follow-up{code}{ending}"))
    }

    /// The name of the mails' file within a folder or an archive; a folder where each mail is a file.
    pub fn inner_name(&self) -> String {
        match self.form.is_one_file() {
            true => format!("mails.{}", self.form.ending()),
            false => "mails".to_owned(),
        }
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
    /// The tool takes no such address.
    ForeignAddress,
    /// A text is longer than a field of the tool, and cannot be cut between words.
    TooLong,
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
            Self::ForeignAddress => "foreign_address",
            Self::TooLong => "too_long",
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
            Self::ForeignAddress => (
                "address has letters before the @ that this tool does not take",
                "addresses have letters before the @ that this tool does not take",
            ),
            Self::TooLong => (
                "mail has a subject, a name or a word that is longer than this tool keeps",
                "mails have a subject, a name or a word that is longer than this tool keeps",
            ),
        };
        format!("{people} {}", if people == 1 { one } else { more })
    }
}

/// Why an address cannot stand in any file, if so.
pub fn objection(email: &EmailAddress) -> Option<LeftOut> {
    formulas::starts_one(email.as_str()).then_some(LeftOut::FormulaAddress)
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
    /// A folder of that name is there.
    #[error("there is something of that name already; choose another name")]
    Taken,
    /// The mails take more fields than the tool has.
    #[error(
        "the mails take {fields} fields, and {tool} keeps {most}; shorten the longest mails or choose another tool"
    )]
    TooManyFields {
        /// Its name.
        tool: &'static str,
        /// As many are needed.
        fields: usize,
        /// As many are there.
        most: usize,
    },
    /// More people than the tool takes at once.
    #[error("{tool} takes {most} rows at most; choose another tool")]
    TooManyRows {
        /// Its name.
        tool: &'static str,
        /// As many are possible.
        most: usize,
    },
    /// A longer file than the tool takes.
    #[error("the file is longer than the {megabytes} MB that {tool} takes; choose another tool")]
    TooBig {
        /// Its name.
        tool: &'static str,
        /// As long it may be.
        megabytes: u64,
    },
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

/// The beginning of the file with these mails, by lines. A row of a table is one line: breaks within a mail are shown
/// as blanks. Long lines end with `…`.
pub fn preview(shape: &Shape, rows: &[ExportRow]) -> Result<Vec<String>, ExportError> {
    if let Form::Table(table) = &shape.tool.form {
        let mut unlisted = Changes::default();
        let headings: Vec<String> = shape.headings().map(str::to_owned).collect();
        let cells = rows.iter().map(|row| shape.cells(table, row, &mut unlisted));
        let lines = std::iter::once(headings).chain(cells);
        return lines
            .map(|cells| Ok(shortened(&String::from_utf8_lossy(&encode::csv_line(&cells)?))))
            .collect();
    }
    let mut shelf = Shelf::memory();
    let mut encoder = Encoder::begin(shape, &mut shelf, "mail")?;
    let most = if shape.tool.form.is_one_file() { rows.len() } else { 1 };
    rows.iter().take(most).try_for_each(|row| encoder.row(row))?;
    encoder.finish()?;
    let text = shelf.into_memory();
    let text = String::from_utf8_lossy(&text);
    Ok(text.lines().take(PREVIEW_LINES).map(shortened).collect())
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

#[cfg(test)]
mod target_tests;
