//! One file on its way through the stages, from its bytes to its records.
//!
//! The stages never meet: each takes what the former made. Nothing here compares files with each other; see
//! `moments`, `people` and `senders` for that.

use super::document::Document;
use super::notes::Notes;
use super::platforms::{self, Format, Given};
use super::records::Records;
use super::watch::Watch;
use super::{FileQuestion, SourceFile, Unreadable, recognise};
use crate::domain::{DayOrder, FileChoice, IssueKind};

/// A file that could be read, alone.
pub(super) struct ReadFile<'f> {
    /// Its name.
    pub name: &'f str,
    /// What the user decided about it.
    pub choice: &'f FileChoice,
    /// Which of two numbers in its dates is the day; settled by `moments`.
    pub order: DayOrder,
    /// What it was read as.
    pub format: &'static Format,
    /// How sure that is, 0-100.
    pub confidence: u8,
    /// In words.
    pub encoding: String,
    /// What had to be mended or guessed for the whole file.
    pub repairs: Vec<String>,
    /// What only the user can decide about it; `moments` adds the order of day and month.
    pub questions: Vec<FileQuestion>,
    /// Rows of the file, blank ones left out.
    pub total: usize,
    /// What it holds.
    pub records: Records,
    /// What was noticed.
    pub notes: Notes<'f>,
}

/// Reads one file.
pub(super) fn read<'f>(source: &SourceFile<'f>, watch: Watch<'_>) -> Result<ReadFile<'f>, Unreadable> {
    let mut document = Document::open(source.bytes)?;
    if source.choice.mend_letters {
        document.mend_letters();
    }
    let mut notes = Notes::new(source.name);
    let chosen = source.choice.format.as_deref().and_then(platforms::with_code);
    let (format, confidence) = match chosen {
        Some(format) => (format, 100),
        None => platforms::recognise(&document).ok_or_else(|| recognise::nothing_found(&document))?,
    };
    let given = Given {
        document: &document,
        choice: source.choice,
        watch,
    };
    let records = (format.read)(&given, &mut notes)?;
    let repairs = document.repairs.clone();
    for repair in &repairs {
        notes.about_file(IssueKind::Repaired, repair);
    }
    Ok(ReadFile {
        name: source.name,
        choice: source.choice,
        order: records.order.order(),
        format,
        confidence,
        encoding: document.encoding.clone(),
        repairs,
        questions: letters_to_mend(&document).into_iter().collect(),
        total: document.count(format.unit).unwrap_or_else(|| records.ledger.sum()),
        records,
        notes,
    })
}

fn letters_to_mend(document: &Document<'_>) -> Option<FileQuestion> {
    document.garbled.as_ref().map(|garbled| FileQuestion::MendLetters {
        before: garbled.before.clone(),
        after: garbled.after.clone(),
    })
}
