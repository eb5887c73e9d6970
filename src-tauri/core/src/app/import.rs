//! Step one: files in. Staged first, so that everything is seen before anything is stored; then imported in one
//! transaction.
//!
//! Invariant: an import is idempotent: the same files again change nothing and say so (`tests/import.rs`).

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::error::{Code, Error, capitalised};
use super::opening::hex;
use super::views::{AccountView, ImportView, StagedFileView, StagingView, UnmatchedSenderView};
use super::{App, review, sample, scores};
use crate::domain::{
    Attendee, AttendeeId, FileId, Issue, Message, MessageId, ScoringSettings, Webinar, WebinarDetails, WebinarId,
};
use crate::import::{self, FileKind, FileReading, Known, Reading, SourceFile};
use crate::store::{MessageCounts, SourceFileRow, StoreError, Tx, WebinarRow};

/// Files that wait to be imported.
#[derive(Default)]
pub(super) struct Staged {
    /// The webinar they will be added to, if it exists already.
    webinar: Option<WebinarId>,
    files: Vec<StagedFile>,
}

struct StagedFile {
    id: FileId,
    name: String,
    bytes: Vec<u8>,
}

/// A file as a shell hands it in.
pub struct GivenFile {
    /// Its name without a folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl App {
    /// Adds files to a set that waits to be imported, or starts a new set (for a webinar that exists, if given).
    pub fn stage(
        &self,
        staging: Option<FileId>,
        webinar: Option<WebinarId>,
        files: Vec<GivenFile>,
    ) -> Result<StagingView, Error> {
        let now = self.now();
        let id = staging.unwrap_or_else(|| FileId::new(now));
        let mut all = self.staged();
        let set = all.entry(id).or_insert_with(|| Staged {
            webinar,
            files: Vec::new(),
        });
        for GivenFile { name, bytes } in files {
            // The same file dropped twice is one file.
            if !set.files.iter().any(|file| file.bytes == bytes && file.name == name) {
                set.files.push(StagedFile {
                    id: FileId::new(now),
                    name,
                    bytes,
                });
            }
        }
        self.view(id, set)
    }

    /// A staged set as it will be read.
    pub fn staging(&self, id: FileId) -> Result<StagingView, Error> {
        let all = self.staged();
        self.view(id, all.get(&id).ok_or(StoreError::NotFound)?)
    }

    /// Says which webinar a staged set shall be added to; `None` for a new one. It is then read together with the
    /// files that this webinar has already.
    pub fn stage_for(&self, id: FileId, webinar: Option<WebinarId>) -> Result<StagingView, Error> {
        let mut all = self.staged();
        let set = all.get_mut(&id).ok_or(StoreError::NotFound)?;
        set.webinar = webinar;
        self.view(id, set)
    }

    /// Takes one file out of a staged set.
    pub fn unstage(&self, id: FileId, file: FileId) -> Result<StagingView, Error> {
        let mut all = self.staged();
        let set = all.get_mut(&id).ok_or(StoreError::NotFound)?;
        set.files.retain(|staged| staged.id != file);
        self.view(id, set)
    }

    /// Forgets a staged set.
    pub fn discard(&self, id: FileId) {
        self.staged().remove(&id);
    }

    /// Imports a staged set with the details of the form.
    pub fn import_staged(&self, id: FileId, details: WebinarDetails) -> Result<ImportView, Error> {
        let (webinar, files) = {
            let all = self.staged();
            let set = all.get(&id).ok_or(StoreError::NotFound)?;
            let files = set.files.iter().map(|file| GivenFile {
                name: file.name.clone(),
                bytes: file.bytes.clone(),
            });
            (set.webinar, files.collect())
        };
        let view = self.import(files, webinar, details)?;
        self.discard(id);
        Ok(view)
    }

    /// Imports files: into a webinar that exists, or into a new one.
    ///
    /// Fails, and stores nothing, when one of the files cannot be read or no people are found.
    pub fn import(
        &self,
        files: Vec<GivenFile>,
        webinar: Option<WebinarId>,
        details: WebinarDetails,
    ) -> Result<ImportView, Error> {
        let details = details.validated()?;
        let now = self.now();
        let given: Vec<SourceFileRow> = files
            .into_iter()
            .map(|GivenFile { name, bytes }| SourceFileRow {
                id: FileId::new(now),
                sha256: hex(&Sha256::digest(&bytes)),
                label: String::new(),
                imported_at: now,
                name,
                bytes,
            })
            .collect();
        if given.is_empty() {
            return Err(Error::new(
                Code::Import,
                "No file was given.",
                "Choose the attendee list that your webinar platform exports.",
            ));
        }
        self.store().write(|tx| {
            let hashes: Vec<String> = given.iter().map(|file| file.sha256.clone()).collect();
            if let Some(same) = tx.webinar_with_files(&hashes)?
                && webinar.is_none_or(|webinar| webinar == same)
            {
                return unchanged(tx, same);
            }
            let mut kept = webinar.map_or(Ok(Vec::new()), |id| tx.source_files(id))?;
            let known_hashes: Vec<String> = kept.iter().map(|file| file.sha256.clone()).collect();
            let fresh: Vec<SourceFileRow> = given
                .into_iter()
                .filter(|file| !known_hashes.contains(&file.sha256))
                .collect();
            let fresh_from = kept.len();
            kept.extend(fresh);

            let reading = read(&kept, &details);
            refuse_unreadable(&reading)?;
            let mut row = match webinar {
                Some(id) => tx.webinar(id)?,
                None => new_webinar(tx, details.clone(), super::settings::load(tx)?.scoring, now)?,
            };
            row.webinar.details = complete(details, &reading);
            row.has_messages = reading.has_messages;
            tx.update_webinar(&row, now)?;
            let id = row.webinar.id;
            for (file, read) in kept.iter_mut().zip(&reading.files).skip(fresh_from) {
                file.label = label(read);
                tx.insert_source_file(id, file)?;
            }
            let (people, new_people) = store_people(tx, &row, &reading, now)?;
            tx.replace_issues(id, &reading.issues)?;
            review::recheck(tx, id)?;
            tracing::info!(
                webinar = %id,
                files = reading.files.len(),
                people = people.len(),
                messages = reading.messages.len(),
                issues = reading.issues.len(),
                "imported"
            );
            Ok(ImportView {
                new_people,
                ..summary(tx, id)?
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

    /// What was noticed in a webinar's files.
    pub fn issues(&self, webinar: WebinarId) -> Result<Vec<Issue>, Error> {
        Ok(self.store().read(|tx| tx.issues(webinar))?)
    }

    fn staged(&self) -> std::sync::MutexGuard<'_, HashMap<FileId, Staged>> {
        self.0.staged.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn view(&self, id: FileId, set: &Staged) -> Result<StagingView, Error> {
        let (mut details, kept) = match set.webinar {
            Some(webinar) => self
                .store()
                .read(|tx| Ok::<_, StoreError>((tx.webinar(webinar)?.webinar.details, tx.source_files(webinar)?)))?,
            None => (WebinarDetails::default(), Vec::new()),
        };
        let sources: Vec<SourceFile<'_>> = kept
            .iter()
            .map(|file| SourceFile {
                name: &file.name,
                bytes: &file.bytes,
            })
            .chain(set.files.iter().map(|file| SourceFile {
                name: &file.name,
                bytes: &file.bytes,
            }))
            .collect();
        let reading = import::read(&sources, &known(&details));
        details = complete(details, &reading);
        let obstacle = obstacle(&reading).unwrap_or_default();
        let staged = reading.files.iter().skip(kept.len()).zip(&set.files);
        Ok(StagingView {
            id,
            files: staged.map(|(read, file)| file_view(file, read)).collect(),
            people: count(reading.attendees.len()),
            attended: count(reading.attendees.iter().filter(|one| one.presence.attended).count()),
            messages: count(reading.messages.len()),
            questions: count(reading.messages.iter().filter(|message| message.is_question).count()),
            unmatched: unmatched(&reading),
            issues: reading.issues,
            details,
            ready: obstacle.is_empty() && !set.files.is_empty(),
            obstacle,
        })
    }
}

fn known(details: &WebinarDetails) -> Known {
    Known {
        hosted_at: details.hosted_at.clone(),
        duration_minutes: details.duration_minutes,
    }
}

fn read(files: &[SourceFileRow], details: &WebinarDetails) -> Reading {
    let sources: Vec<SourceFile<'_>> = files
        .iter()
        .map(|file| SourceFile {
            name: &file.name,
            bytes: &file.bytes,
        })
        .collect();
    import::read(&sources, &known(details))
}

/// What the user gave, completed by what the files say.
fn complete(mut details: WebinarDetails, reading: &Reading) -> WebinarDetails {
    let hint = &reading.webinar;
    if details.title.is_empty() {
        details.title = hint.title.clone().unwrap_or_default();
    }
    details.hosted_at = details.hosted_at.or_else(|| hint.hosted_at.clone());
    details.duration_minutes = details.duration_minutes.or(hint.duration_minutes);
    details
}

/// Why a reading cannot be imported, as a sentence; `None` when it can.
fn obstacle(reading: &Reading) -> Option<String> {
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

fn label(read: &FileReading) -> String {
    read.outcome
        .as_ref()
        .map(|recognised| recognised.label.clone())
        .unwrap_or_default()
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
    };
    tx.insert_webinar(&row)?;
    Ok(row)
}

/// Stores people, scores and messages. People keep their ids, and so their drafts, when files are added later.
fn store_people(
    tx: &Tx<'_>,
    webinar: &WebinarRow,
    reading: &Reading,
    now: jiff::Timestamp,
) -> Result<(Vec<AttendeeId>, u32), Error> {
    let id = webinar.webinar.id;
    let key =
        |name: &str, email: Option<&str>| email.map_or_else(|| format!("name:{}", name.to_lowercase()), str::to_owned);
    let mut known: HashMap<String, AttendeeId> = HashMap::new();
    for row in tx.attendees(id)? {
        known.insert(
            key(
                &row.attendee.name,
                row.attendee.email.as_ref().map(|email| email.as_str()),
            ),
            row.attendee.id,
        );
    }
    let before = known.len();
    let mut ids = Vec::with_capacity(reading.attendees.len());
    let mut people = Vec::with_capacity(reading.attendees.len());
    let mut new_people = 0;
    for record in &reading.attendees {
        let known_id = known.get(&key(&record.name, record.email.as_ref().map(|email| email.as_str())));
        let attendee_id = known_id.copied().unwrap_or_else(|| AttendeeId::new(now));
        new_people += u32::from(known_id.is_none());
        ids.push(attendee_id);
        people.push(Attendee {
            id: attendee_id,
            webinar_id: id,
            name: record.name.clone(),
            email: record.email.clone(),
            presence: record.presence.clone(),
            location: record.location.clone(),
        });
    }
    if before + new_people as usize != people.len() {
        // Somebody known is missing from the new reading; they stay on the list as they were.
        let listed: std::collections::HashSet<AttendeeId> = ids.iter().copied().collect();
        people.extend(
            tx.attendees(id)?
                .into_iter()
                .map(|row| row.attendee)
                .filter(|one| !listed.contains(&one.id)),
        );
    }
    let mut counts: HashMap<AttendeeId, MessageCounts> = HashMap::new();
    let messages: Vec<Message> = reading
        .messages
        .iter()
        .map(|record| {
            let attendee_id = record.attendee.and_then(|index| ids.get(index).copied());
            if let Some(attendee_id) = attendee_id {
                let written = counts.entry(attendee_id).or_default();
                written.messages += 1;
                written.questions += u32::from(record.is_question);
            }
            Message {
                id: MessageId::new(now),
                webinar_id: id,
                attendee_id,
                author_name: record.author_name.clone(),
                author_email: record.author_email.clone(),
                at: record.at.clone(),
                minute: record.minute,
                text: record.text.clone(),
                is_question: record.is_question,
                source: record.source,
                origin: record.origin.clone(),
            }
        })
        .collect();
    tx.put_attendees(&scores::score_all(people, &counts, webinar, &webinar.scoring))?;
    tx.replace_messages(id, &messages)?;
    Ok((ids, new_people))
}

fn unchanged(tx: &Tx<'_>, webinar: WebinarId) -> Result<ImportView, Error> {
    Ok(ImportView {
        unchanged: true,
        ..summary(tx, webinar)?
    })
}

fn summary(tx: &Tx<'_>, webinar: WebinarId) -> Result<ImportView, Error> {
    let counts = tx.counts(webinar)?;
    let unmatched = tx
        .messages(webinar)?
        .iter()
        .filter(|message| message.attendee_id.is_none())
        .count();
    Ok(ImportView {
        webinar_id: webinar,
        unchanged: false,
        people: counts.people,
        new_people: 0,
        attended: counts.attended,
        messages: counts.messages,
        questions: counts.questions,
        unmatched_messages: count(unmatched),
        issues: tx.issues(webinar)?,
    })
}

/// Chat senders who match nobody or several, most talkative first.
fn unmatched(reading: &Reading) -> Vec<UnmatchedSenderView> {
    let mut senders: Vec<UnmatchedSenderView> = Vec::new();
    for message in reading.messages.iter().filter(|message| message.attendee.is_none()) {
        let same = senders
            .iter_mut()
            .find(|one| one.name == message.author_name && one.email == message.author_email);
        match same {
            Some(sender) => sender.messages += 1,
            None => senders.push(UnmatchedSenderView {
                name: message.author_name.clone(),
                email: message.author_email.clone(),
                messages: 1,
                candidates: message
                    .candidates
                    .iter()
                    .filter_map(|index| reading.attendees.get(*index))
                    .map(|one| {
                        one.email
                            .as_ref()
                            .map_or_else(|| one.name.clone(), |email| format!("{} ({email})", one.name))
                    })
                    .collect(),
            }),
        }
    }
    senders.sort_by_key(|sender| std::cmp::Reverse(sender.messages));
    senders
}

fn file_view(file: &StagedFile, read: &FileReading) -> StagedFileView {
    let mut view = StagedFileView {
        id: file.id,
        name: file.name.clone(),
        label: String::new(),
        kind: String::new(),
        confidence: 0,
        encoding: String::new(),
        period: String::new(),
        error: None,
        account: AccountView::default(),
        headings: Vec::new(),
        rows: Vec::new(),
    };
    match &read.outcome {
        Err(unreadable) => view.error = Some(capitalised(&unreadable.to_string())),
        Ok(recognised) => {
            view.label.clone_from(&recognised.label);
            view.kind = match recognised.kind {
                FileKind::Attendance => "attendance".to_owned(),
                FileKind::Chat => "chat".to_owned(),
            };
            view.confidence = recognised.confidence;
            view.encoding.clone_from(&recognised.encoding);
            view.period.clone_from(&recognised.period);
            view.account = AccountView {
                headers: count(recognised.account.headers),
                people: count(recognised.account.people),
                attended: count(recognised.account.attended),
                messages: count(recognised.account.messages),
                questions: count(recognised.account.questions),
                not_understood: count(recognised.account.not_understood),
            };
            view.headings.clone_from(&recognised.preview.headings);
            view.rows.clone_from(&recognised.preview.rows);
        }
    }
    view
}

/// A count as views carry it.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
