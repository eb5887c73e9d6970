//! Before step one: files that wait, and how they will be read. Everything is seen before anything is stored.

use std::collections::HashMap;
use std::sync::{MutexGuard, PoisonError};

use super::App;
use super::error::{Error, capitalised};
use super::import::{GivenFile, complete, count, known, obstacle};
use super::views::{AccountView, ImportView, StagedFileView, StagingView, UnmatchedSenderView};
use crate::domain::{FileId, WebinarDetails, WebinarId};
use crate::import::{self, FileKind, FileReading, Reading, SourceFile};
use crate::store::StoreError;

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

    fn staged(&self) -> MutexGuard<'_, HashMap<FileId, Staged>> {
        self.0.staged.lock().unwrap_or_else(PoisonError::into_inner)
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
