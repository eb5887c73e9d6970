//! Step one: files in, in one transaction, and out again. What happens before, while files wait, is in `staging`.
//!
//! Invariants: an import is idempotent: the same files again change nothing and say so; whatever is read again, people
//! keep their ids, drafts, edits and approvals (`tests/journey.rs`, `tests/import_journey.rs`).

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::thread::{self, ScopedJoinHandle};

use sha2::{Digest, Sha256};

use super::error::{Code, Error, capitalised};
use super::merging::{self, Vanished};
use super::names::{self, Settled};
use super::opening::hex;
use super::reading::{Plan, ReadSet, Source};
use super::views::{ImportView, UndoImportView};
use super::{App, cards, changes, do_not_contact, erasing, review, sample, settings};
use crate::domain::{FileId, Issue, NameDecision, ScoringSettings, Sender, Webinar, WebinarDetails, WebinarId};
use crate::export;
use crate::import::{FileReading, Known, Reading, Watch};
use crate::store::{ImportRow, Packed, SourceFileRow, StoreError, Tx, WebinarRow};

/// The name that a list of issues is suggested under.
const ISSUES_FILE: &str = "import-issues.csv";

/// A file as a shell hands it in.
pub struct GivenFile {
    /// Its name without a folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A set of files that was read and is to be stored.
pub(super) struct Incoming {
    pub webinar: Option<WebinarId>,
    pub files: Vec<Source>,
    /// Files that shall replace nothing.
    pub beside: HashSet<FileId>,
    /// What was decided about names, and whose former decisions were taken back.
    pub decided: Vec<NameDecision>,
    pub undecided: HashSet<String>,
    /// Decisions taken over from former webinars.
    pub remembered: HashSet<String>,
    pub read: Arc<ReadSet>,
}

impl App {
    /// Imports files: into a webinar that exists, or into a new one. A file that looks like a later version of an
    /// imported one replaces it.
    ///
    /// Fails, and stores nothing, when one of the files cannot be read or no people are found.
    pub fn import(
        &self,
        files: Vec<GivenFile>,
        webinar: Option<WebinarId>,
        details: WebinarDetails,
    ) -> Result<ImportView, Error> {
        let details = details.validated()?;
        let incoming = self.read_at_once(files, webinar, &details)?;
        self.bring_in(incoming, details)
    }

    /// Stores a set that was read.
    pub(super) fn bring_in(&self, incoming: Incoming, details: WebinarDetails) -> Result<ImportView, Error> {
        if incoming.files.is_empty() {
            return Err(Error::new(
                Code::Import,
                "No file was given.",
                "Choose the attendee list that your webinar platform exports.",
            ));
        }
        let now = self.now();
        let hashes: Vec<String> = incoming
            .files
            .iter()
            .map(|file| hex(&Sha256::digest(file.bytes.as_slice())))
            .collect();
        self.store().write(|tx| {
            if let Some(same) = tx.webinar_with_files(&hashes)?
                && incoming.webinar.is_none_or(|webinar| webinar == same)
                && is_read_alike(tx, same, &incoming, &hashes)?
            {
                return unchanged(tx, same);
            }
            let read = &incoming.read;
            refuse_unreadable(&read.reading)?;
            let (mut row, before) = match incoming.webinar {
                Some(id) => {
                    let row = tx.webinar(id)?;
                    let before = row.webinar.details.clone();
                    (row, before)
                }
                None => {
                    let scoring = settings::load(tx)?.scoring;
                    (
                        new_webinar(tx, details.clone(), scoring, now)?,
                        WebinarDetails::default(),
                    )
                }
            };
            let id = row.webinar.id;
            row.webinar.details = complete(details, &read.reading);
            let number = tx.import_numbers(id)?.map_or(1, |(_, last)| last.saturating_add(1));
            for (file, former) in &read.versions {
                if read.replaces(*file, &incoming.beside) {
                    tx.replace_source_file(*former, number)?;
                }
            }
            for decision in &incoming.decided {
                tx.put_decision(id, decision, now)?;
            }
            for key in &incoming.undecided {
                tx.delete_decision(id, key)?;
            }
            let is_added_to = incoming.webinar.is_some();
            let fresh = incoming.files.into_iter().zip(hashes);
            let fresh = fresh.filter(|(file, _)| !read.same.contains(&file.id));
            let (files, bytes): (Vec<_>, Vec<_>) = fresh
                .map(|(file, sha256)| (to_keep(&file, sha256, read.file(file.id), number, now), file.bytes))
                .unzip();
            let read = Arc::unwrap_or_clone(incoming.read);
            let unwanted = tx.do_not_contact()?;
            let (view, packed) = thread::scope(|scope| {
                // The files become small, and their memory free, on the other cores while people are written.
                let unwanted = &unwanted;
                let packing = bytes.into_iter().map(|bytes| {
                    scope.spawn(move || match erasing::to_keep(unwanted, &bytes) {
                        Some(left) => Packed::of(&left),
                        None => Packed::of(&bytes),
                    })
                });
                let packing: Vec<_> = packing.collect();
                let view = apply(tx, &mut row, read, &incoming.remembered, Vanished::KeepEdited, now);
                (view, packing.into_iter().map(joined).collect::<Vec<_>>())
            });
            let view = view?;
            for (file, packed) in files.iter().zip(&packed) {
                tx.insert_source_file(id, file, packed)?;
            }
            tx.insert_import(
                id,
                &ImportRow {
                    number,
                    before,
                    after: row.webinar.details.clone(),
                },
            )?;
            Ok(ImportView {
                changes: view.changes.filter(|_| is_added_to),
                ..view
            })
        })
    }

    /// Opens the built-in sample webinar; the second time, the one that is there already.
    pub fn open_sample(&self) -> Result<ImportView, Error> {
        let files = sample::FILES.iter().map(|(name, bytes)| GivenFile {
            name: (*name).to_owned(),
            bytes: bytes.to_vec(),
        });
        self.import(files.collect(), None, sample::details())
    }

    /// Decides who a name of an imported webinar is. Its files are read again; edits and approvals stay.
    pub fn decide_name(&self, webinar: WebinarId, decision: &NameDecision) -> Result<ImportView, Error> {
        let now = self.now();
        self.store().write(|tx| {
            tx.put_decision(webinar, decision, now)?;
            read_again(tx, webinar, Vanished::KeepEdited, now)
        })
    }

    /// Takes a decision about a name back.
    pub fn undecide_name(&self, webinar: WebinarId, key: &str) -> Result<ImportView, Error> {
        let now = self.now();
        self.store().write(|tx| {
            tx.delete_decision(webinar, key)?;
            read_again(tx, webinar, Vanished::KeepEdited, now)
        })
    }

    /// Takes the last import of a webinar back: its files go, those that it replaced come back, and what is left is
    /// read again. People who came with it go, with their drafts. Answers whether the webinar is still there: one with
    /// a single import goes whole. Not possible after the first export.
    pub fn undo_import(&self, webinar: WebinarId) -> Result<bool, Error> {
        let now = self.now();
        self.0.jobs.cancel_for(webinar);
        self.store().write(|tx| {
            let Some(undo) = undo_view(tx, webinar)? else {
                return Err(Error::new(
                    Code::Invalid,
                    "Mails of this webinar have been exported, so its import can no longer be undone. Nothing was changed.",
                    "Delete the webinar, if you no longer need it.",
                ));
            };
            if undo.whole_webinar {
                tx.delete_webinar(webinar)?;
                return Ok(false);
            }
            let number = tx.import_numbers(webinar)?.map_or(0, |(_, last)| last);
            let mut row = tx.webinar(webinar)?;
            if let Some(import) = tx.import(webinar, number)?
                && row.webinar.details == import.after
            {
                row.webinar.details = import.before;
                tx.update_webinar(&row, now)?;
            }
            tx.delete_import(webinar, number)?;
            read_again(tx, webinar, Vanished::TakeAll, now)?;
            Ok(true)
        })
    }

    /// What was noticed in a webinar's files.
    pub fn issues(&self, webinar: WebinarId) -> Result<Vec<Issue>, Error> {
        Ok(self.store().read(|tx| tx.issues(webinar))?)
    }

    /// The name that a list of issues is suggested under.
    pub fn issues_file_name() -> &'static str {
        ISSUES_FILE
    }

    /// Writes issues as a table for a spreadsheet.
    pub fn issues_as_csv(issues: &[Issue]) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        export::write_issues(issues, &mut bytes).map_err(|error| super::export::refused(&error))?;
        Ok(bytes)
    }

    /// Writes what was noticed into a file, all or nothing: of a webinar, or else of a set that waits.
    pub fn save_issues(&self, webinar: Option<WebinarId>, staging: Option<FileId>, path: &Path) -> Result<(), Error> {
        let issues = match (webinar, staging) {
            (Some(webinar), _) => self.issues(webinar)?,
            (None, Some(staging)) => self.staging(staging)?.issues,
            (None, None) => Vec::new(),
        };
        let bytes = Self::issues_as_csv(&issues)?;
        export::atomically(path, |file| Ok(std::io::Write::write_all(file, &bytes)?))
            .map_err(|error| super::export::refused(&error))
    }
}

/// What undoing the last import would do; `None` after an export.
pub(super) fn undo_view(tx: &Tx<'_>, webinar: WebinarId) -> Result<Option<UndoImportView>, StoreError> {
    let Some((first, last)) = tx.import_numbers(webinar)? else {
        return Ok(None);
    };
    if tx.was_exported(webinar)? {
        return Ok(None);
    }
    let files = tx.source_file_heads(webinar)?.into_iter();
    Ok(Some(UndoImportView {
        files: files.filter(|file| file.import == last).map(|file| file.name).collect(),
        whole_webinar: first == last,
    }))
}

/// What is known of a webinar besides its files.
pub(super) fn known(details: &WebinarDetails, sender: &Sender, settled: &Settled) -> Known {
    Known {
        hosted_at: details.hosted_at.clone(),
        duration_minutes: details.duration_minutes,
        own_domains: names::own_domains(&format!("{}\n{}", sender.signature, sender.unsubscribe_line)),
        decisions: settled.decisions.clone(),
    }
}

/// What the user gave, completed by what the files say.
pub(super) fn complete(mut details: WebinarDetails, reading: &Reading) -> WebinarDetails {
    let hint = &reading.webinar;
    if details.title.is_empty() {
        details.title = hint.title.clone().unwrap_or_default();
    }
    details.hosted_at = details.hosted_at.or_else(|| hint.hosted_at.clone());
    details.duration_minutes = details.duration_minutes.or(hint.duration_minutes);
    details.host_name = details.host_name.or_else(|| hint.host_name.clone());
    details
}

/// Why a reading cannot be imported, as a sentence; `None` when it can.
pub(super) fn obstacle(reading: &Reading) -> Option<String> {
    let unreadable = reading
        .files
        .iter()
        .find_map(|file| Some(format!("{}: {}", file.name, file.outcome.as_ref().err()?)));
    let no_people = "No people were found: add the attendee list, which says who registered and who came.";
    unreadable.or_else(|| reading.attendees.is_empty().then(|| no_people.to_owned()))
}

fn refuse_unreadable(reading: &Reading) -> Result<(), Error> {
    let Some(why) = obstacle(reading) else { return Ok(()) };
    let hint = if reading.files.len() > 1 {
        "Leave this file out, or export it again."
    } else {
        ""
    };
    Err(Error::new(
        Code::Import,
        format!("{} Nothing was imported.", capitalised(&why)),
        hint,
    ))
}

/// Whether files that a webinar has already would be read as they were, with nothing decided since.
fn is_read_alike(tx: &Tx<'_>, webinar: WebinarId, incoming: &Incoming, hashes: &[String]) -> Result<bool, StoreError> {
    let kept = tx.source_file_heads(webinar)?;
    let alike = |(file, sha256): (&Source, &String)| {
        kept.iter()
            .any(|row| row.sha256 == *sha256 && row.choice == file.choice)
    };
    let is_decided = incoming.webinar.is_some() && !(incoming.decided.is_empty() && incoming.undecided.is_empty());
    Ok(!is_decided && incoming.files.iter().zip(hashes).all(alike))
}

/// A file as it is kept, without its bytes.
fn to_keep(
    file: &Source,
    sha256: String,
    read: Option<&FileReading>,
    import: u32,
    now: jiff::Timestamp,
) -> SourceFileRow {
    let mut row = SourceFileRow {
        id: file.id,
        name: file.name.clone(),
        sha256,
        format: String::new(),
        label: String::new(),
        choice: file.choice.clone(),
        account: String::new(),
        import,
        imported_at: now,
        bytes: Arc::default(),
    };
    if let Some(read) = read {
        describe(&mut row, read);
    }
    row
}

/// Notes what a file was read as. Answers whether that is news.
fn describe(row: &mut SourceFileRow, read: &FileReading) -> bool {
    let Ok(recognised) = &read.outcome else { return false };
    let account = cards::sentence_of(read);
    let is_news =
        row.format != recognised.format.code || row.label != recognised.format.label || row.account != account;
    recognised.format.code.clone_into(&mut row.format);
    recognised.format.label.clone_into(&mut row.label);
    row.account = account;
    is_news
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn new_webinar(
    tx: &Tx<'_>,
    details: WebinarDetails,
    scoring: ScoringSettings,
    now: jiff::Timestamp,
) -> Result<WebinarRow, Error> {
    let webinar = Webinar {
        id: WebinarId::new(now),
        details,
        created_at: now,
    };
    let row = WebinarRow {
        webinar,
        scoring,
        has_messages: false,
        room: None,
    };
    tx.insert_webinar(&row)?;
    Ok(row)
}

/// Stores what was read of a webinar's files over what is there.
fn apply(
    tx: &Tx<'_>,
    row: &mut WebinarRow,
    read: ReadSet,
    remembered: &HashSet<String>,
    vanished: Vanished,
    now: jiff::Timestamp,
) -> Result<ImportView, Error> {
    let (id, reading) = (row.webinar.id, &read.reading);
    let people = tx.attendees(id)?;
    let changes = match people.is_empty() {
        true => None,
        false => Some(changes::between(&people, &tx.messages(id)?, reading)),
    };
    for mut file in tx.source_file_heads(id)? {
        if read.file(file.id).is_some_and(|read| describe(&mut file, read)) {
            tx.update_source_file(&file)?;
        }
    }
    let doubts = names::doubts(reading, remembered);
    tx.set_doubts(
        id,
        &serde_json::to_string(&doubts).map_err(|_| StoreError::Value("doubts"))?,
    )?;
    tracing::info!(
        webinar = %id,
        files = reading.files.len(),
        people = reading.attendees.len(),
        messages = reading.messages.len(),
        issues = reading.issues.len(),
        "read"
    );
    let mut reading = read.reading;
    let mut issues = std::mem::take(&mut reading.issues);
    row.has_messages = reading.has_messages;
    let stored = merging::store(tx, row, people, reading, vanished, now)?;
    tx.update_webinar(row, now)?;
    issues.extend(stored.issues);
    tx.replace_issues(id, &issues)?;
    review::recheck(tx, id)?;
    let counts = stored.counts;
    Ok(ImportView {
        webinar_id: id,
        unchanged: false,
        people: counts.people,
        new_people: stored.new_people,
        attended: counts.attended,
        left_out: counts.left_out,
        messages: counts.messages,
        questions: counts.questions,
        unmatched_messages: counts.messages_of_nobody,
        poll_answers: counts.poll_answers,
        changes,
        do_not_contact: do_not_contact::suppressed(tx, id)?,
        issues,
    })
}

/// Reads the files of a webinar again, after a decision or after some of them went.
fn read_again(tx: &Tx<'_>, webinar: WebinarId, vanished: Vanished, now: jiff::Timestamp) -> Result<ImportView, Error> {
    let mut row = tx.webinar(webinar)?;
    let settled = Settled::of(tx, Some(webinar), &row.webinar.details.title)?;
    let plan = Plan {
        kept: tx.source_files(webinar)?,
        staged: Vec::new(),
        beside: HashSet::new(),
        known: known(&row.webinar.details, &settings::load(tx)?.sender, &settled),
        unwanted: tx.do_not_contact()?,
    };
    let read = plan.read(&Watch::NONE).ok_or(StoreError::NotFound)?;
    row.webinar.details = complete(row.webinar.details, &read.reading);
    apply(tx, &mut row, read, &settled.remembered, vanished, now)
}

/// Nothing is new; the numbers are those of the list that is there.
fn unchanged(tx: &Tx<'_>, webinar: WebinarId) -> Result<ImportView, Error> {
    let counts = tx.counts(webinar)?;
    Ok(ImportView {
        webinar_id: webinar,
        unchanged: true,
        people: counts.people,
        new_people: 0,
        attended: counts.attended,
        left_out: counts.left_out,
        messages: counts.messages,
        questions: counts.questions,
        unmatched_messages: tx.messages_of_nobody(webinar)?,
        poll_answers: counts.poll_answers,
        changes: None,
        do_not_contact: do_not_contact::suppressed(tx, webinar)?,
        issues: tx.issues(webinar)?,
    })
}

/// A count as views carry it.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
