//! What each platform's files look like and how they differ from a plain table.
//!
//! A platform is a file in this folder with one or more [`Format`]s, listed in [`GROUPS`]. Each says how sure it is that
//! a file is its own, from headings and content, never from the file's name; the surest one reads it, unless the user
//! chose another. To add one: a file here, its line in [`GROUPS`], its headings in `dictionary.txt`, a sample under
//! `tests/fixtures/import`, and the expected reading under `tests/import_samples`.

mod adobe_connect;
mod bigbluebutton;
mod bigmarker;
mod collaborate;
mod demio;
mod entries;
mod generic;
mod gotowebinar;
mod livestorm;
mod luma;
mod meet;
mod on24;
mod restream;
mod slido;
mod teams;
mod webex;
mod webinarjam;
mod youtube;
mod zoom;

use super::FileKind;
use super::document::Document;
use super::notes::Notes;
use super::records::Records;
use super::watch::Watch;
use crate::domain::FileChoice;

/// One kind of file of one platform.
pub struct Format {
    /// Its stable code, such as `zoom_qa`.
    pub code: &'static str,
    /// Platform and kind in words, such as "Zoom Q&A report".
    pub label: &'static str,
    /// What it holds.
    pub kind: FileKind,
    /// What the knowledge of it rests on.
    pub evidence: Evidence,
    /// What its ledger counts.
    pub unit: Unit,
    /// How sure it is that a file is of this kind, 0-100; `None` when it cannot be.
    pub(super) recognise: fn(&Document<'_>) -> Option<u8>,
    /// Takes everything from the file. Every row or line is entered in the records' ledger.
    pub(super) read: fn(&Given<'_>, &mut Notes<'_>) -> Result<Records, super::Unreadable>,
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code)
    }
}

/// What a format reads from.
pub(super) struct Given<'g> {
    /// The file, opened.
    pub document: &'g Document<'g>,
    /// What the user decided about it.
    pub choice: &'g FileChoice,
    /// Follows the reading; a reader of many rows asks it whether to go on, and stops early if not.
    pub watch: Watch<'g>,
}

/// What the ledger of a file counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Records of a table, blank ones left out.
    Rows,
    /// Lines of a text, blank ones left out.
    Lines,
    /// Whatever a structured file lists.
    Entries,
}

/// What the knowledge of a format rests on, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// Real files.
    Real,
    /// Programs that read or write real files.
    Code,
    /// The vendor's documentation.
    Documented,
    /// No platform's own format: read by its headings.
    General,
}

/// The groups of formats; the first one wins a tie.
const GROUPS: &[&[&[&Format]]] = &[
    &[demio::FORMATS],
    &zoom::FORMATS,
    &teams::FORMATS,
    &[webex::FORMATS],
    &[gotowebinar::FORMATS],
    &[livestorm::FORMATS],
    &[webinarjam::FORMATS],
    &[meet::FORMATS],
    &[bigbluebutton::FORMATS],
    &[youtube::FORMATS],
    &[luma::FORMATS],
    &[on24::FORMATS],
    &[bigmarker::FORMATS],
    &[restream::FORMATS],
    &[slido::FORMATS],
    &[adobe_connect::FORMATS],
    &[collaborate::FORMATS],
    &[generic::FORMATS],
];

/// All formats, those of no platform last.
pub fn all() -> impl DoubleEndedIterator<Item = &'static Format> {
    GROUPS
        .iter()
        .flat_map(|group| group.iter())
        .flat_map(|formats| formats.iter())
        .copied()
}

/// The format that is surest of a file, and how sure.
pub(super) fn recognise(document: &Document<'_>) -> Option<(&'static Format, u8)> {
    all()
        .rev()
        .filter_map(|format| (format.recognise)(document).map(|confidence| (format, confidence)))
        .max_by_key(|(_, confidence)| *confidence)
}

/// The format with this code.
pub(super) fn with_code(code: &str) -> Option<&'static Format> {
    all().find(|format| format.code == code)
}
