//! Before step one: files that wait, how they will be read, and what a person says about that. Everything is seen
//! before anything is stored.
//!
//! A change of a set starts its reading anew. Small sets are read at once; large ones on a thread of their own, which
//! tells how far it is and can be stopped. What a stopped or overtaken reading found is thrown away.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::error::{Code, Error};
use super::import::{GivenFile, Incoming, complete, count, known, obstacle};
use super::names::{self, Settled};
use super::reading::{self, AT_ONCE_BYTES, Plan, ReadSet, Source};
use super::views::{ChangesView, HostEvent, ImportView, ReadingState, ReplacedFileView, StagedFileView, StagingView};
use super::{App, cards, changes, merging, presets, settings};
use crate::domain::attendee;
use crate::domain::{FileChoice, FileId, NameDecision, WebinarDetails, WebinarId};
use crate::import::{AttendeeRecord, FileReading, Watch};
use crate::store::{PresetRow, SourceFileRow, StoreError};

/// A window draws no more often than this is worth.
const BETWEEN_REPORTS: Duration = Duration::from_millis(100);

/// Files that wait to be imported.
#[derive(Default)]
pub(super) struct Staged {
    /// The webinar they will be added to, if it exists already.
    pub webinar: Option<WebinarId>,
    pub files: Vec<StagedFile>,
    /// Files that shall replace nothing, by the user's word.
    pub beside: HashSet<FileId>,
    /// What was decided about names in this set.
    pub decided: Vec<NameDecision>,
    /// Keys of remembered decisions that shall not count for this set.
    pub undecided: HashSet<String>,
    /// Remembered decisions that count, as of the last reading.
    remembered: HashSet<String>,
    progress: Progress,
    /// Counts the readings, so that an overtaken one is known by its number.
    turn: u64,
}

pub(super) struct StagedFile {
    pub source: Source,
    /// What it seemed to be at first.
    looked: FileReading,
    preset: Option<String>,
}

/// How far the reading of a set is.
#[derive(Default)]
enum Progress {
    #[default]
    Stopped,
    Running {
        stop: Arc<AtomicBool>,
        percent: u8,
    },
    Done(Arc<ReadSet>),
}

impl Staged {
    /// Asks a running reading to stop; what it finds no longer counts.
    fn stop(&mut self) {
        if let Progress::Running { stop, .. } = &self.progress {
            stop.store(true, Ordering::Relaxed);
        }
        self.progress = Progress::Stopped;
        self.turn += 1;
    }

    fn read(&self) -> Option<&Arc<ReadSet>> {
        match &self.progress {
            Progress::Done(read) => Some(read),
            Progress::Running { .. } | Progress::Stopped => None,
        }
    }

    fn add(&mut self, given: Vec<GivenFile>, presets: &[PresetRow], now: jiff::Timestamp) {
        for GivenFile { name, bytes } in given {
            // The same file dropped twice is one file, whatever it is called the second time.
            let is_here = |file: &StagedFile| *file.source.bytes == bytes;
            if self.files.iter().any(is_here) {
                continue;
            }
            let source = Source {
                id: FileId::new(now),
                name,
                bytes: Arc::new(bytes),
                choice: FileChoice::default(),
            };
            let mut file = StagedFile {
                looked: reading::glance(&source),
                source,
                preset: None,
            };
            if let Some((name, choice)) = presets::fitting(presets, &file.looked) {
                file.choose(choice, Some(name));
            }
            self.files.push(file);
        }
    }
}

impl StagedFile {
    fn choose(&mut self, choice: FileChoice, preset: Option<String>) {
        self.source.choice = choice;
        self.preset = preset;
        self.looked = reading::glance(&self.source);
    }
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
        let presets = self.store().read(|tx| tx.presets())?;
        let mut all = self.staged();
        let set = all.entry(id).or_insert_with(|| Staged {
            webinar,
            ..Staged::default()
        });
        set.add(files, &presets, now);
        self.read_set(id, set)
    }

    /// A staged set as it will be read.
    pub fn staging(&self, id: FileId) -> Result<StagingView, Error> {
        let all = self.staged();
        self.view(id, all.get(&id).ok_or(StoreError::NotFound)?)
    }

    /// Says which webinar a staged set shall be added to; `None` for a new one. It is then read together with the
    /// files that this webinar has already.
    pub fn stage_for(&self, id: FileId, webinar: Option<WebinarId>) -> Result<StagingView, Error> {
        self.change_set(id, |set| {
            set.webinar = webinar;
            Ok(())
        })
    }

    /// A staged set once it is read to the end, or its reading was stopped. Waits for that.
    pub fn staging_in_full(&self, id: FileId) -> Result<StagingView, Error> {
        let all = self.read_to_end(id)?;
        self.view(id, all.get(&id).ok_or(StoreError::NotFound)?)
    }

    /// Takes one file out of a staged set.
    pub fn unstage(&self, id: FileId, file: FileId) -> Result<StagingView, Error> {
        self.change_set(id, |set| {
            set.files.retain(|staged| staged.source.id != file);
            Ok(())
        })
    }

    /// Says how one file of a staged set shall be read.
    pub fn choose_for_file(&self, id: FileId, file: FileId, choice: FileChoice) -> Result<StagingView, Error> {
        self.change_set(id, |set| {
            found(set, file)?.choose(choice, None);
            Ok(())
        })
    }

    /// Says whether a file that looks like a later version of an imported one shall replace it.
    pub fn replace_file(&self, id: FileId, file: FileId, replace: bool) -> Result<StagingView, Error> {
        self.change_set(id, |set| {
            if replace {
                set.beside.remove(&file);
            } else {
                set.beside.insert(file);
            }
            Ok(())
        })
    }

    /// Decides who a name in a staged set is.
    pub fn decide_staged(&self, id: FileId, decision: NameDecision) -> Result<StagingView, Error> {
        self.change_set(id, |set| {
            set.undecided.remove(&decision.key);
            set.decided.retain(|one| one.key != decision.key);
            set.decided.push(decision);
            Ok(())
        })
    }

    /// Takes back what was decided about a name, here or for a former webinar of the series.
    pub fn undecide_staged(&self, id: FileId, key: &str) -> Result<StagingView, Error> {
        self.change_set(id, |set| {
            set.decided.retain(|one| one.key != key);
            set.undecided.insert(key.to_owned());
            Ok(())
        })
    }

    /// Stops the reading of a staged set. The set stays, and can be read again.
    pub fn stop_reading(&self, id: FileId) -> Result<StagingView, Error> {
        let mut all = self.staged();
        let set = all.get_mut(&id).ok_or(StoreError::NotFound)?;
        if set.read().is_none() {
            set.stop();
            self.0.read.notify_all();
        }
        self.view(id, set)
    }

    /// Reads a staged set (again).
    pub fn read_staged(&self, id: FileId) -> Result<StagingView, Error> {
        self.change_set(id, |_| Ok(()))
    }

    /// Forgets a staged set.
    pub fn discard(&self, id: FileId) {
        if let Some(mut set) = self.staged().remove(&id) {
            set.stop();
        }
        self.0.read.notify_all();
    }

    pub(super) fn stop_all_readings(&self) {
        self.staged().values_mut().for_each(Staged::stop);
        self.0.read.notify_all();
    }

    /// Imports a staged set with the details of the form. Waits for its reading, if that still goes on.
    pub fn import_staged(&self, id: FileId, details: WebinarDetails) -> Result<ImportView, Error> {
        let details = details.validated()?;
        let incoming = {
            let mut all = self.read_to_end(id)?;
            let set = all.get_mut(&id).ok_or(StoreError::NotFound)?;
            if set.read().is_none() {
                return Err(Error::new(
                    Code::Import,
                    "The files are not read to the end. Nothing was imported.",
                    "Read them again first.",
                ));
            }
            let incoming = self.incoming(set, &details)?;
            // What was read is taken apart as it is stored; a copy of it would double the memory.
            set.stop();
            incoming
        };
        match self.bring_in(incoming, details) {
            Ok(view) => {
                self.discard(id);
                Ok(view)
            }
            Err(error) => {
                // Nothing was imported, so the set waits as it did.
                self.read_staged(id)?;
                Err(error)
            }
        }
    }

    fn read_to_end(&self, id: FileId) -> Result<MutexGuard<'_, HashMap<FileId, Staged>>, Error> {
        let is_running = |set: &Staged| matches!(set.progress, Progress::Running { .. });
        let mut all = self.staged();
        while is_running(all.get(&id).ok_or(StoreError::NotFound)?) {
            all = self.0.read.wait(all).unwrap_or_else(PoisonError::into_inner);
        }
        Ok(all)
    }

    /// A set that nobody waits for, read at once: the way of the built-in sample.
    pub(super) fn read_at_once(
        &self,
        files: Vec<GivenFile>,
        webinar: Option<WebinarId>,
        details: &WebinarDetails,
    ) -> Result<Incoming, Error> {
        let presets = self.store().read(|tx| tx.presets())?;
        let mut set = Staged {
            webinar,
            ..Staged::default()
        };
        set.add(files, &presets, self.now());
        self.incoming(&set, details)
    }

    /// What is to be imported, read with what the form says: a reading that knew the same is taken as it is.
    fn incoming(&self, set: &Staged, details: &WebinarDetails) -> Result<Incoming, Error> {
        let (plan, settled) = self.plan(set, Some(details))?;
        let is_as_read = |read: &&Arc<ReadSet>| {
            let completed = complete(WebinarDetails::default(), &read.reading);
            read.known.decisions == plan.known.decisions
                && read.known.own_domains == plan.known.own_domains
                && (plan.known.hosted_at == read.known.hosted_at || plan.known.hosted_at == completed.hosted_at)
                && (plan.known.duration_minutes == read.known.duration_minutes
                    || plan.known.duration_minutes == completed.duration_minutes)
        };
        let read = match set.read().filter(is_as_read) {
            Some(read) => Arc::clone(read),
            None => Arc::new(plan.read(&Watch::NONE).ok_or(StoreError::NotFound)?),
        };
        Ok(Incoming {
            webinar: set.webinar,
            files: set.files.iter().map(|file| file.source.clone()).collect(),
            beside: set.beside.clone(),
            decided: set.decided.clone(),
            undecided: set.undecided.clone(),
            remembered: settled.remembered,
            read,
        })
    }

    /// Changes a set, and reads it again.
    fn change_set(
        &self,
        id: FileId,
        change: impl FnOnce(&mut Staged) -> Result<(), Error>,
    ) -> Result<StagingView, Error> {
        let mut all = self.staged();
        let set = all.get_mut(&id).ok_or(StoreError::NotFound)?;
        change(set)?;
        self.read_set(id, set)
    }

    pub(super) fn use_preset(&self, id: FileId, file: FileId, preset: PresetRow) -> Result<StagingView, Error> {
        self.change_set(id, |set| {
            found(set, file)?.choose(preset.choice, Some(preset.name));
            Ok(())
        })
    }

    fn staged(&self) -> MutexGuard<'_, HashMap<FileId, Staged>> {
        self.0.staged.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is to be read, with what is known besides: the form's words where there is a form, else the webinar's.
    fn plan(&self, set: &Staged, form: Option<&WebinarDetails>) -> Result<(Plan, Settled), Error> {
        self.store().read(|tx| {
            let (stored, kept) = match set.webinar {
                Some(webinar) => (tx.webinar(webinar)?.webinar.details, tx.source_files(webinar)?),
                None => (WebinarDetails::default(), Vec::new()),
            };
            let details = form.unwrap_or(&stored);
            let title = match (details.title.as_str(), set.read()) {
                ("", Some(read)) => read.reading.webinar.title.clone().unwrap_or_default(),
                (title, _) => title.to_owned(),
            };
            let settled = Settled::of(tx, set.webinar, &title)?.with(&set.decided, &set.undecided);
            let sender = settings::load(tx)?.sender;
            let plan = Plan {
                kept,
                staged: set
                    .files
                    .iter()
                    .map(|file| (file.source.clone(), file.format().to_owned()))
                    .collect(),
                beside: set.beside.clone(),
                known: known(details, &sender, &settled),
                unwanted: tx.do_not_contact()?,
            };
            Ok((plan, settled))
        })
    }

    /// Reads a set at once, or begins to, and shows it.
    fn read_set(&self, id: FileId, set: &mut Staged) -> Result<StagingView, Error> {
        set.stop();
        let (plan, settled) = self.plan(set, None)?;
        set.remembered = settled.remembered;
        if plan.bytes() < AT_ONCE_BYTES {
            if let Some(read) = plan.read(&Watch::NONE) {
                set.progress = Progress::Done(Arc::new(read));
                self.read_with_series(set)?;
            }
            return self.view(id, set);
        }
        let stop = Arc::new(AtomicBool::new(false));
        set.progress = Progress::Running {
            stop: Arc::clone(&stop),
            percent: 0,
        };
        let (turn, app, progress) = (set.turn, Arc::downgrade(&self.0), Arc::clone(&self.0.ports.progress));
        let work = move || {
            let told = Mutex::new((Instant::now(), 0));
            let listener = |share: f32| {
                if stop.load(Ordering::Relaxed) {
                    return ControlFlow::Break(());
                }
                let percent = (share * 100.0) as u8;
                let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
                // Files are read beside each other, each telling of its own part; a bar that goes back helps nobody.
                if told.0.elapsed() >= BETWEEN_REPORTS && percent > told.1 {
                    *told = (Instant::now(), percent);
                    if let Some(inner) = app.upgrade() {
                        Self(inner).note_percent(id, turn, percent);
                    }
                    progress.tell(HostEvent::Reading { staging: id, percent });
                }
                ControlFlow::Continue(())
            };
            let read = plan.read(&Watch::new(&listener));
            // The program may have been closed meanwhile.
            if let (Some(inner), Some(read)) = (app.upgrade(), read) {
                Self(inner).end_reading(id, turn, read);
            }
        };
        let started = thread::Builder::new().name("reading".to_owned()).spawn(work);
        if let Err(error) = started {
            set.progress = Progress::Stopped;
            let message = format!("The files could not be read ({}).", error.kind());
            return Err(Error::new(
                Code::Internal,
                message,
                "Close other programs and try again.",
            ));
        }
        self.view(id, set)
    }

    fn note_percent(&self, id: FileId, turn: u64, percent: u8) {
        if let Some(set) = self.staged().get_mut(&id)
            && set.turn == turn
            && let Progress::Running { percent: known, .. } = &mut set.progress
        {
            *known = percent;
        }
    }

    fn end_reading(&self, id: FileId, turn: u64, read: ReadSet) {
        let view = {
            let mut all = self.staged();
            let Some(set) = all.get_mut(&id).filter(|set| set.turn == turn) else {
                return;
            };
            set.progress = Progress::Done(Arc::new(read));
            let view = self.read_with_series(set).and_then(|()| self.view(id, set));
            self.0.read.notify_all();
            view
        };
        match view {
            Ok(view) => self.0.ports.progress.tell(HostEvent::Staging {
                staging: Box::new(view),
            }),
            Err(error) => tracing::warn!(%error, "a read set could not be shown"),
        }
    }

    /// Reads once more when the files' own title names a series with decisions that the reading did not know.
    fn read_with_series(&self, set: &mut Staged) -> Result<(), Error> {
        let Some(read) = set.read() else { return Ok(()) };
        let (plan, settled) = self.plan(set, None)?;
        if plan.known.decisions != read.known.decisions {
            set.remembered = settled.remembered;
            if let Some(read) = plan.read(&Watch::NONE) {
                set.progress = Progress::Done(Arc::new(read));
            }
        }
        Ok(())
    }

    fn view(&self, id: FileId, set: &Staged) -> Result<StagingView, Error> {
        let (mut details, kept) = match set.webinar {
            Some(webinar) => self.store().read(|tx| {
                Ok::<_, StoreError>((tx.webinar(webinar)?.webinar.details, tx.source_file_heads(webinar)?))
            })?,
            None => (WebinarDetails::default(), Vec::new()),
        };
        let mut view = StagingView {
            id,
            reading: match set.progress {
                Progress::Stopped => ReadingState::Stopped,
                Progress::Running { percent, .. } => ReadingState::Running { percent },
                Progress::Done(_) => ReadingState::Done,
            },
            files: set.files.iter().map(|file| file.card(set, &kept)).collect(),
            people: 0,
            attended: 0,
            left_out: 0,
            messages: 0,
            questions: 0,
            poll_answers: 0,
            issues: Vec::new(),
            doubts: Vec::new(),
            changes: None,
            details: details.clone(),
            ready: false,
            obstacle: match set.progress {
                Progress::Running { .. } => "The files are still being read.".to_owned(),
                _ => "The files are not read to the end.".to_owned(),
            },
        };
        let Some(read) = set.read() else { return Ok(view) };
        let reading = &read.reading;
        details = complete(details, reading);
        view.details = details;
        let counts = |index: Option<usize>| {
            index
                .and_then(|index| reading.attendees.get(index))
                .is_none_or(is_audience)
        };
        let audience = || reading.attendees.iter().filter(|one| is_audience(one));
        let messages = || reading.messages.iter().filter(|message| counts(message.attendee));
        view.people = count(audience().count());
        view.attended = count(audience().filter(|one| one.presence.attended()).count());
        view.left_out = count(reading.attendees.len()).saturating_sub(view.people);
        view.messages = count(messages().count());
        view.questions = count(messages().filter(|message| message.is_question).count());
        view.poll_answers = count(merging::in_polls(&reading.poll_answers));
        view.issues.clone_from(&reading.issues);
        view.doubts = names::doubts(reading, &set.remembered);
        view.obstacle = obstacle(reading).unwrap_or_default();
        view.ready = view.obstacle.is_empty() && !set.files.is_empty();
        if let Some(webinar) = set.webinar {
            view.changes = Some(self.changes(webinar, read)?);
        }
        Ok(view)
    }

    fn changes(&self, webinar: WebinarId, read: &ReadSet) -> Result<ChangesView, Error> {
        self.store().read(|tx| {
            let (people, messages) = (tx.attendees(webinar)?, tx.messages(webinar)?);
            Ok(changes::between(&people, &messages, &read.reading))
        })
    }
}

fn is_audience(one: &AttendeeRecord) -> bool {
    attendee::is_audience(one.role, one.presence.standing)
}

fn found(set: &mut Staged, file: FileId) -> Result<&mut StagedFile, StoreError> {
    let mut files = set.files.iter_mut();
    files
        .find(|staged| staged.source.id == file)
        .ok_or(StoreError::NotFound)
}

impl StagedFile {
    /// The format that a first look found; empty when it found none.
    fn format(&self) -> &'static str {
        self.looked
            .outcome
            .as_ref()
            .map_or("", |recognised| recognised.format.code)
    }

    fn card(&self, set: &Staged, kept: &[SourceFileRow]) -> StagedFileView {
        let read = set.read();
        let in_full = read.and_then(|read| read.file(self.source.id));
        let is_final = in_full.is_some() || reading::is_seen_whole(&self.source);
        let mut card = cards::card(
            &self.source,
            in_full.unwrap_or(&self.looked),
            self.preset.as_deref(),
            is_final,
        );
        let former = read.and_then(|read| read.versions.get(&self.source.id));
        card.replaces = former
            .and_then(|former| kept.iter().find(|row| row.id == *former))
            .map(|row| ReplacedFileView {
                id: row.id,
                name: row.name.clone(),
                imported_at: row.imported_at.to_string(),
                chosen: read.is_some_and(|read| read.replaces(self.source.id, &set.beside)),
            });
        card
    }
}
