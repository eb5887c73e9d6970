//! One file on its way through the stages, from its bytes to its records.
//!
//! The stages never meet: each takes what the former made. Nothing here compares files with each other; see
//! `moments`, `people` and `senders` for that.

use super::notes::Notes;
use super::platforms::{self, Platform};
use super::records::Records;
use super::{FileKind, SourceFile, Unreadable, recognise, table, text};
use crate::domain::IssueKind;

/// A file that could be read, alone.
pub(super) struct ReadFile<'f> {
    /// Its name.
    pub name: &'f str,
    /// What made it.
    pub platform: &'static Platform,
    /// How sure that is, 0-100.
    pub confidence: u8,
    /// In words.
    pub encoding: String,
    /// Heading and preamble records.
    pub headers: usize,
    /// What it holds.
    pub records: Records,
    /// What was noticed.
    pub notes: Notes<'f>,
}

impl ReadFile<'_> {
    /// Whether it lists people or messages.
    pub(super) fn kind(&self) -> FileKind {
        self.platform.kind
    }
}

/// Reads one file.
pub(super) fn read<'f>(source: &SourceFile<'f>) -> Result<ReadFile<'f>, Unreadable> {
    let text = text::decode(source.bytes)?;
    let sheet = table::parse(&text.content);
    let table = recognise::find_table(&sheet)?;
    let mut notes = Notes::new(source.name);
    for repair in text.repairs.into_iter().chain(table.guesses.iter().cloned()) {
        notes.about_file(IssueKind::Repaired, repair);
    }
    for line in &sheet.stray_quotes {
        notes.about_row(
            IssueKind::Repaired,
            *line,
            "A quotation mark is opened here and never closed; the line was read as if it were not there.",
        );
    }
    let (platform, confidence) = platforms::recognise(&table);
    let records = (platform.read)(&table, &mut notes);
    Ok(ReadFile {
        name: source.name,
        platform,
        confidence,
        encoding: text.encoding,
        headers: table.headers,
        records,
        notes,
    })
}
