//! Reading a set of files, at once or beside whatever else is done, and a first look at each before that.
//!
//! A set is read together with the files that its webinar has already, without those that a staged one replaces. The
//! bytes of a file are held once, however many hold on to them.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{do_not_contact, erasing, versions};
use crate::domain::{DoNotContact, FileChoice, FileId};
use crate::import::{self, FileReading, Known, Reading, SourceFile, Watch};
use crate::store::SourceFileRow;

/// Sets smaller than this are read at once: it takes less time than a window needs to draw.
pub(super) const AT_ONCE_BYTES: usize = 1 << 20;

/// How much of a large file is looked at before it is read.
const GLANCE_BYTES: usize = 64 * 1024;

/// A file that is to be read.
#[derive(Clone)]
pub(super) struct Source {
    pub id: FileId,
    pub name: String,
    pub bytes: Arc<Vec<u8>>,
    pub choice: FileChoice,
}

impl Source {
    fn as_file(&self) -> SourceFile<'_> {
        SourceFile {
            name: &self.name,
            bytes: &self.bytes,
            choice: &self.choice,
        }
    }
}

impl From<&SourceFileRow> for Source {
    fn from(row: &SourceFileRow) -> Self {
        Self {
            id: row.id,
            name: row.name.clone(),
            bytes: Arc::clone(&row.bytes),
            choice: row.choice.clone(),
        }
    }
}

/// What is to be read together.
pub(super) struct Plan {
    /// Files that the webinar has already.
    pub kept: Vec<SourceFileRow>,
    /// Files that wait, each with the format that a first look found.
    pub staged: Vec<(Source, String)>,
    /// Waiting files that shall replace nothing, by the user's word.
    pub beside: HashSet<FileId>,
    /// What is known besides.
    pub known: Known,
    /// Whom no mail may go to, and who was erased.
    pub unwanted: Arc<DoNotContact>,
}

/// What was read together.
#[derive(Clone)]
pub(super) struct ReadSet {
    /// All of it.
    pub reading: Reading,
    /// Which file each entry of the reading's files is.
    pub files: Vec<FileId>,
    /// What was known besides.
    pub known: Known,
    /// Which imported file each waiting one seems to be a later version of, whether or not it replaces it.
    pub versions: HashMap<FileId, FileId>,
    /// Of those, the ones that replace it whatever the user says, since their bytes are the same.
    pub forced: HashSet<FileId>,
    /// Waiting files that the webinar has already, byte for byte and read in the same way.
    pub same: HashSet<FileId>,
}

impl Plan {
    /// How much there is to read.
    pub fn bytes(&self) -> usize {
        let kept = self.kept.iter().map(|file| file.bytes.len());
        kept.chain(self.staged.iter().map(|(file, _)| file.bytes.len())).sum()
    }

    /// Reads all of it; `None` when the listener did not want to go on.
    pub fn read(self, watch: &Watch<'_>) -> Option<ReadSet> {
        let Self {
            kept,
            staged,
            beside,
            known,
            unwanted,
        } = self;
        let is_kept = |file: &Source| {
            kept.iter()
                .any(|row| row.bytes == file.bytes && row.choice == file.choice)
        };
        let same: HashSet<FileId> = staged
            .iter()
            .filter(|(file, _)| is_kept(file))
            .map(|(file, _)| file.id)
            .collect();
        let mut versions = HashMap::new();
        let mut forced = HashSet::new();
        for (file, format) in staged.iter().filter(|(file, _)| !same.contains(&file.id)) {
            let open = || {
                kept.iter()
                    .filter(|row| !versions.values().any(|taken| *taken == row.id))
            };
            // The same bytes, to be read in another way.
            let reread = open().find(|row| row.bytes == file.bytes).map(|row| row.id);
            if let Some(former) = reread.or_else(|| versions::former(open(), file, format)) {
                versions.insert(file.id, former);
            }
            forced.extend(reread.map(|_| file.id));
        }
        let replaced: HashSet<FileId> = versions
            .iter()
            .filter(|(file, _)| forced.contains(file) || !beside.contains(file))
            .map(|(_, former)| *former)
            .collect();
        let sources: Vec<Source> = kept
            .iter()
            .filter(|row| !replaced.contains(&row.id))
            .map(Source::from)
            .chain(
                staged
                    .into_iter()
                    .map(|(file, _)| file)
                    .filter(|file| !same.contains(&file.id)),
            )
            .collect();
        drop(kept);
        let files: Vec<SourceFile<'_>> = sources.iter().map(Source::as_file).collect();
        let mut reading = import::read_watched(&files, &known, watch)?;
        erasing::drop_erased(&unwanted, &mut reading);
        do_not_contact::tell(&unwanted, &mut reading);
        Some(ReadSet {
            reading,
            files: sources.iter().map(|file| file.id).collect(),
            known,
            versions,
            forced,
            same,
        })
    }
}

impl ReadSet {
    /// Whether a waiting file takes the place of an imported one; `beside` are those that shall not.
    pub fn replaces(&self, file: FileId, beside: &HashSet<FileId>) -> bool {
        self.versions.contains_key(&file) && (self.forced.contains(&file) || !beside.contains(&file))
    }

    /// What was made of one file.
    pub fn file(&self, id: FileId) -> Option<&FileReading> {
        let index = self.files.iter().position(|file| *file == id)?;
        self.reading.files.get(index)
    }
}

/// A first look at a file: what it seems to be, and its first rows. Of a large one only the beginning is read, and
/// what fails then says nothing.
pub(super) fn glance(file: &Source) -> FileReading {
    let beginning = SourceFile {
        bytes: beginning(&file.bytes),
        ..file.as_file()
    };
    let mut looked = import::read(&[beginning], &Known::default());
    looked.files.pop().unwrap_or_else(|| FileReading {
        name: file.name.clone(),
        outcome: Err(import::Unreadable::Empty),
    })
}

/// The first lines, cut so that no letter of any encoding is torn.
fn beginning(bytes: &[u8]) -> &[u8] {
    if bytes.len() <= GLANCE_BYTES {
        return bytes;
    }
    let part = &bytes[..GLANCE_BYTES];
    if part.iter().take(64).any(|byte| *byte == 0) || part.starts_with(&[0xff, 0xfe]) || part.starts_with(&[0xfe, 0xff])
    {
        // Two bytes a letter; the limit is even.
        return part;
    }
    let feed = part.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'));
    feed.map_or(part, |feed| &part[..=feed])
}

/// Whether [`glance`] saw all of a file.
pub(super) fn is_seen_whole(file: &Source) -> bool {
    file.bytes.len() <= GLANCE_BYTES
}
