//! Before step one: files that wait, and how they will be read. Everything is seen before anything is stored.

use std::collections::HashMap;
use std::sync::{MutexGuard, PoisonError};

use super::App;
use super::error::{Error, capitalised};
use super::import::{GivenFile, complete, count, known, obstacle};
use super::views::{AccountView, ImportView, ReadingState, StagedFileView, StagingView};
use crate::domain::{FileChoice, FileId, WebinarDetails, WebinarId};
use crate::import::{self, FileReading, SourceFile};
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
    choice: FileChoice,
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
                    choice: FileChoice::default(),
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
                choice: &file.choice,
            })
            .chain(set.files.iter().map(|file| SourceFile {
                name: &file.name,
                bytes: &file.bytes,
                choice: &file.choice,
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
            attended: count(reading.attendees.iter().filter(|one| one.presence.attended()).count()),
            messages: count(reading.messages.len()),
            questions: count(reading.messages.iter().filter(|message| message.is_question).count()),
            reading: ReadingState::Done,
            left_out: 0,
            poll_answers: count(reading.poll_answers.len()),
            doubts: Vec::new(),
            changes: None,
            issues: reading.issues,
            details,
            ready: obstacle.is_empty() && !set.files.is_empty(),
            obstacle,
        })
    }
}

fn file_view(file: &StagedFile, read: &FileReading) -> StagedFileView {
    let mut view = StagedFileView {
        id: file.id,
        name: file.name.clone(),
        format: String::new(),
        label: String::new(),
        kind: None,
        confidence: 0,
        encoding: String::new(),
        repairs: Vec::new(),
        period: String::new(),
        error: None,
        account: AccountView::default(),
        headings: Vec::new(),
        rows: Vec::new(),
        columns: Vec::new(),
        choice: file.choice.clone(),
        questions: Vec::new(),
        preset: None,
        replaces: None,
    };
    match &read.outcome {
        Err(unreadable) => view.error = Some(capitalised(&unreadable.to_string())),
        Ok(recognised) => {
            view.format = recognised.format.code.to_owned();
            view.label = recognised.format.label.to_owned();
            view.confidence = recognised.confidence;
            view.encoding.clone_from(&recognised.encoding);
            view.period.clone_from(&recognised.period);
            view.headings.clone_from(&recognised.preview.headings);
            view.rows.clone_from(&recognised.preview.rows);
        }
    }
    view
}
