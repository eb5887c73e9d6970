//! Step five: approved drafts into files for the tool that sends them.
//!
//! Invariant: who is written and who is left out add up to the whole audience (`tests/journey.rs`).

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::App;
use super::error::{Code, Error, capitalised};
use super::import::count;
use super::opening::hex;
use super::preflight::{self, LeftOuts, Ready};
use super::views::{
    CellChangeView, EarlierExportView, ExportPreviewView, ExportTargetView, ExportTextView, ExportView, LeftOutView,
    PackingChoice,
};
use crate::domain::{ExportId, WebinarId};
use crate::export::{
    self, Changes, Dossier, Encoder, ExportError, ExportRow, Packing, Shape, Shelf, Shelved, Survey, Tool,
};
use crate::store::{ExportNote, Tx};

/// How many people a preview shows.
const PREVIEW_PEOPLE: usize = 5;

/// What is to be exported, and when that is.
struct Order {
    webinar: WebinarId,
    tool: &'static Tool,
    include_unapproved: bool,
    now: jiff::Timestamp,
    /// The day of the user's own calendar, as YYYY-MM-DD.
    day: String,
}

/// What was found out about all mails before the first is written.
struct Surveyed {
    shape: Result<Shape, ExportError>,
    left_out: Vec<LeftOutView>,
    people: usize,
    mails: usize,
    title: String,
    /// The first mails.
    sample: Vec<ExportRow>,
    exported_before: usize,
    /// By moment and target: drafts whose last export it was.
    earlier: BTreeMap<(jiff::Timestamp, String), usize>,
    /// When the first and the last were approved.
    approved: Option<(jiff::Timestamp, jiff::Timestamp)>,
    unapproved: usize,
}

/// What was written.
struct Done {
    mails: usize,
    changes: Changes,
    sha256: String,
}

impl App {
    /// All places that mails can go to, in the order shown.
    pub fn export_targets() -> Vec<ExportTargetView> {
        let owned = |sentences: &[&str]| sentences.iter().map(|sentence| (*sentence).to_owned()).collect();
        let view = |tool: &&Tool| ExportTargetView {
            code: tool.code.to_owned(),
            name: tool.name.to_owned(),
            group: tool.group.code().to_owned(),
            needs: tool.needs.to_owned(),
            steps: owned(tool.steps),
            limits: owned(tool.limits),
            source: tool.source.to_owned(),
            is_one_file: tool.form.is_one_file(),
        };
        Tool::ALL.iter().map(view).collect()
    }

    /// What an export would hold now.
    pub fn export_preview(
        &self,
        webinar: WebinarId,
        target: &str,
        include_unapproved: bool,
    ) -> Result<ExportPreviewView, Error> {
        let tool = known_target(target)?;
        let order = self.order(webinar, tool, include_unapproved);
        let seen = self.store().read(|tx| survey(tx, &order))?;
        let (lines, notes, template, obstacle) = match &seen.shape {
            Ok(shape) => (
                export::preview(shape, &seen.sample).map_err(|error| refused(&error))?,
                shape.notes.clone(),
                export::template(shape).map(|(_, text)| text),
                None,
            ),
            Err(error) => (Vec::new(), Vec::new(), None, Some(capitalised(&error.to_string()))),
        };
        let packing = match tool.form.is_one_file() {
            true => Packing::File,
            false => Packing::Folder,
        };
        let earlier = seen
            .earlier
            .into_iter()
            .rev()
            .map(|((at, code), mails)| EarlierExportView {
                target: Tool::from_code(&code).map_or(code, |tool| tool.name.to_owned()),
                exported_at: at.to_string(),
                mails: count(mails),
            });
        Ok(ExportPreviewView {
            ready: count(seen.mails),
            people: count(seen.people),
            left_out: seen.left_out,
            lines,
            file_name: tool.file_name(&seen.title, packing),
            exported_before: count(seen.exported_before),
            earlier: earlier.collect(),
            notes,
            obstacle,
            template,
        })
    }

    /// The name that an export is suggested under.
    pub fn export_name(&self, webinar: WebinarId, target: &str, packing: PackingChoice) -> Result<String, Error> {
        let tool = known_target(target)?;
        let details = self.store().read(|tx| tx.webinar(webinar))?.webinar.details;
        Ok(tool.file_name(&details.title, packed(packing)))
    }

    /// Writes the mails as a file, a folder or an archive, all or nothing, and marks them as exported. A folder or an
    /// archive has more beside them: the template, how to go on, a test file and a manifest.
    pub fn export(
        &self,
        packing: PackingChoice,
        webinar: WebinarId,
        target: &str,
        include_unapproved: bool,
        path: &Path,
    ) -> Result<ExportView, Error> {
        let tool = known_target(target)?;
        let packing = packed(packing);
        if packing == Packing::File && !tool.form.is_one_file() {
            return Err(Error::invalid(format!(
                "“{}” is a file for each mail: save it as a folder or as a zip archive. No file was written.",
                tool.name
            )));
        }
        let order = self.order(webinar, tool, include_unapproved);
        let now = order.now;
        self.store().write(|tx| {
            let seen = survey(tx, &order)?;
            let (id, file_name) = (ExportId::new(now), file_name_of(path));
            let shape = usable(&seen)?;
            let dossier = dossier(&seen, now);
            // Writing is last but for the marks, which are undone with the transaction; should its commit fail, the user
            // sees the error and a complete file.
            let done = export::shelve(path, packing, |shelf| {
                let inner = match packing {
                    Packing::File => file_name.clone(),
                    Packing::Folder | Packing::Zip => tool.inner_name(),
                };
                let mut done = write(tx, &order, shape, shelf, &inner, id)?;
                done.sha256 = hash_of(shelf.complete()?);
                if packing != Packing::File {
                    export::accompany(shelf, shape, &dossier, &done.changes)?;
                }
                note(tx, webinar, tool, id, &file_name, &done, now)?;
                Ok::<_, Error>(done)
            })?;
            tracing::info!(webinar = %webinar, target = tool.code, mails = done.mails, "exported");
            Ok(ExportView {
                id,
                file_name: file_name.clone(),
                mails: count(done.mails),
                left_out: seen.left_out,
                neutralised: count(done.changes.total),
                changes: done.changes.first.into_iter().map(change).collect(),
            })
        })
    }

    /// The mails as lines for the clipboard, to be pasted into a sheet, and marks them as exported.
    pub fn export_text(&self, webinar: WebinarId, include_unapproved: bool) -> Result<ExportTextView, Error> {
        let tool = known_target("tsv")?;
        let order = self.order(webinar, tool, include_unapproved);
        let now = order.now;
        self.store().write(|tx| {
            let seen = survey(tx, &order)?;
            let shape = usable(&seen)?;
            let mut shelf = Shelf::memory();
            let id = ExportId::new(now);
            let mut done = write(tx, &order, shape, &mut shelf, "clipboard", id)?;
            let files = shelf.complete().map_err(|error| refused(&error))?;
            done.sha256 = hash_of(files);
            note(tx, webinar, tool, id, "clipboard", &done, now)?;
            Ok(ExportTextView {
                text: String::from_utf8_lossy(&shelf.into_memory()).into_owned(),
                mails: count(done.mails),
                neutralised: count(done.changes.total),
            })
        })
    }

    fn order(&self, webinar: WebinarId, tool: &'static Tool, include_unapproved: bool) -> Order {
        let now = self.now();
        Order {
            webinar,
            tool,
            include_unapproved,
            now,
            day: now.to_zoned(jiff::tz::TimeZone::system()).date().to_string(),
        }
    }
}

fn packed(choice: PackingChoice) -> Packing {
    match choice {
        PackingChoice::File => Packing::File,
        PackingChoice::Folder => Packing::Folder,
        PackingChoice::Zip => Packing::Zip,
    }
}

fn told(left: &LeftOutView) -> (String, String, u32, Vec<String>) {
    (
        left.reason.clone(),
        left.message.clone(),
        left.people,
        left.labels.clone(),
    )
}

fn change(change: export::Change) -> CellChangeView {
    let export::Change { email, column, was, is } = change;
    CellChangeView { email, column, was, is }
}

fn usable(seen: &Surveyed) -> Result<&Shape, Error> {
    let shape = seen.shape.as_ref().map_err(refused)?;
    if shape.mails == 0 {
        return Err(Error::new(
            Code::Invalid,
            "There is no mail to export yet. No file was written.",
            "Approve the drafts that you want to send, or include those that are not approved.",
        ));
    }
    Ok(shape)
}

fn dossier(seen: &Surveyed, now: jiff::Timestamp) -> Dossier {
    Dossier {
        title: seen.title.clone(),
        made_at: now.to_string(),
        left_out: seen.left_out.iter().map(told).collect(),
        approved: seen.approved.map(|(first, last)| (first.to_string(), last.to_string())),
        unapproved: seen.unapproved,
    }
}

/// One hash for all files: of the only one, or of the list of all.
fn hash_of(files: &[Shelved]) -> String {
    match files {
        [file] => file.sha256.clone(),
        files => {
            let mut hash = Sha256::new();
            for file in files {
                hash.update(format!("{}  {}\n", file.sha256, file.name));
            }
            hex(&hash.finalize())
        }
    }
}

/// Looks at everybody, and at each mail with the eyes of the tool.
fn survey(tx: &Tx<'_>, order: &Order) -> Result<Surveyed, Error> {
    let mut looks = Survey::new(order.tool);
    let mut left_out = LeftOuts::default();
    let mut seen = Surveyed {
        shape: Err(ExportError::Taken),
        left_out: Vec::new(),
        people: 0,
        mails: 0,
        title: tx.webinar(order.webinar)?.webinar.details.title,
        sample: Vec::new(),
        exported_before: 0,
        earlier: BTreeMap::new(),
        approved: None,
        unapproved: 0,
    };
    preflight::visit(
        tx,
        order.webinar,
        order.include_unapproved,
        order.now,
        |person, outcome| {
            seen.people += 1;
            let admitted = outcome.and_then(|ready| looks.admit(&ready.row).map(|()| ready));
            match admitted {
                Ok(ready) => seen.count(tx, ready)?,
                Err(reason) => left_out.add(reason, person),
            }
            Ok(())
        },
    )?;
    seen.left_out = left_out.views();
    seen.shape = looks.finish(order.day.clone());
    Ok(seen)
}

impl Surveyed {
    fn count(&mut self, tx: &Tx<'_>, ready: Ready) -> Result<(), Error> {
        self.mails += 1;
        match (ready.approved_at, self.approved) {
            (None, _) => self.unapproved += 1,
            (Some(at), None) => self.approved = Some((at, at)),
            (Some(at), Some((first, last))) => self.approved = Some((first.min(at), last.max(at))),
        }
        if ready.exported_at.is_some() {
            self.exported_before += 1;
            if let Some((target, at)) = tx.last_export_of(ready.draft)? {
                *self.earlier.entry((at, target)).or_default() += 1;
            }
        }
        if self.sample.len() < PREVIEW_PEOPLE {
            self.sample.push(ready.row);
        }
        Ok(())
    }
}

/// Writes the mails onto a shelf and marks each as being in an export.
fn write(
    tx: &Tx<'_>,
    order: &Order,
    shape: &Shape,
    shelf: &mut Shelf<'_>,
    name: &str,
    id: ExportId,
) -> Result<Done, Error> {
    let mut encoder = Encoder::begin(shape, shelf, name)?;
    preflight::visit(tx, order.webinar, order.include_unapproved, order.now, |_, outcome| {
        if let Ok(ready) = outcome
            && shape.tool().admit(&ready.row).is_ok()
        {
            encoder.row(&ready.row)?;
            tx.mark_exported(order.webinar, ready.draft, id)?;
        }
        Ok(())
    })?;
    let (mails, changes) = encoder.finish()?;
    Ok(Done {
        mails,
        changes,
        sha256: String::new(),
    })
}

/// Notes an export whose drafts are marked.
fn note(
    tx: &Tx<'_>,
    webinar: WebinarId,
    tool: &Tool,
    id: ExportId,
    file_name: &str,
    done: &Done,
    now: jiff::Timestamp,
) -> Result<(), Error> {
    tx.insert_export(&ExportNote {
        id,
        webinar_id: webinar,
        target: tool.code,
        file_name: file_name.to_owned(),
        mails: count(done.mails),
        sha256: done.sha256.clone(),
        exported_at: now,
    })?;
    tx.settle_marks(id, now)?;
    // No import can be undone from now on.
    Ok(tx.delete_replaced_files(webinar)?)
}

pub(super) fn file_name_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_default()
}

pub(super) fn known_target(code: &str) -> Result<&'static Tool, Error> {
    Tool::from_code(code).ok_or_else(|| {
        let known: Vec<&str> = Tool::ALL.iter().map(|tool| tool.code).collect();
        Error::invalid(format!(
            "There is no export target “{code}”. Known targets: {}.",
            known.join(", ")
        ))
    })
}

pub(super) fn refused(error: &ExportError) -> Error {
    Error::new(
        Code::Disk,
        format!("{} No file was written.", capitalised(&error.to_string())),
        "",
    )
}

impl From<ExportError> for Error {
    fn from(error: ExportError) -> Self {
        refused(&error)
    }
}
