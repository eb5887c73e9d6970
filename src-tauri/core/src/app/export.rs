//! Step five: approved drafts into a file for the tool that sends them.
//!
//! Invariant: who is written and who is left out add up to the whole audience (`tests/journey.rs`).

use std::path::Path;

use sha2::{Digest, Sha256};

use super::App;
use super::error::{Code, Error, capitalised};
use super::import::count;
use super::opening::hex;
use super::preflight::{self, LeftOuts};
use super::views::{DraftScope, ExportPreviewView, ExportView, LeftOutView, ReadingCopyView};
use crate::domain::{DraftId, DraftStatus, ExportId, WebinarId};
use crate::drafting;
use crate::export::{self, ExportRow, ReadMail, ReadingCopy, Target, Written};
use crate::store::{ExportNote, Tx};

/// How many people a preview shows.
const PREVIEW_PEOPLE: usize = 5;

/// Everybody on the list who counts as audience, divided into who is written and who is left out.
struct Plan {
    rows: Vec<ExportRow>,
    drafts: Vec<DraftId>,
    left_out: Vec<LeftOutView>,
    people: usize,
    exported_before: usize,
    title: String,
}

impl App {
    /// What an export would hold now.
    pub fn export_preview(
        &self,
        webinar: WebinarId,
        target: &str,
        include_unapproved: bool,
    ) -> Result<ExportPreviewView, Error> {
        let target = known_target(target)?;
        let now = self.now();
        let plan = self.store().read(|tx| plan(tx, webinar, include_unapproved, now))?;
        let lines = export::preview(target, &plan.rows, PREVIEW_PEOPLE).map_err(|error| refused(&error))?;
        Ok(ExportPreviewView {
            ready: count(plan.rows.len()),
            people: count(plan.people),
            left_out: plan.left_out,
            lines,
            file_name: target.file_name(&plan.title),
            exported_before: count(plan.exported_before),
        })
    }

    /// Writes the file, all or nothing, and marks the mails in it as exported.
    pub fn export(
        &self,
        webinar: WebinarId,
        target: &str,
        include_unapproved: bool,
        path: &Path,
    ) -> Result<ExportView, Error> {
        let target = known_target(target)?;
        let now = self.now();
        self.store().write(|tx| {
            let plan = plan(tx, webinar, include_unapproved, now)?;
            if plan.rows.is_empty() {
                let hint = "Approve the drafts that you want to send, or include those that are not approved.";
                return Err(Error::new(
                    Code::Invalid,
                    "There is no mail to export yet. No file was written.",
                    hint,
                ));
            }
            let mut bytes = Vec::new();
            let Written { mails, neutralised } =
                export::write(target, &plan.rows, &mut bytes).map_err(|error| refused(&error))?;
            let id = ExportId::new(now);
            let file_name = file_name_of(path);
            for draft in plan.drafts {
                let mut draft = tx.draft(draft)?;
                draft.exported_at = Some(now);
                if draft.status == DraftStatus::Approved {
                    draft.status = DraftStatus::Exported;
                }
                tx.put_decision_on(&draft)?;
            }
            tx.insert_export(&ExportNote {
                id,
                webinar_id: webinar,
                target: target.code(),
                file_name: file_name.clone(),
                mails: count(mails),
                sha256: hex(&Sha256::digest(&bytes)),
                exported_at: now,
            })?;
            // No import can be undone from now on.
            tx.delete_replaced_files(webinar)?;
            // Last, so that a file is never there without its mark; should the commit fail after it, the user sees
            // the error and a complete file.
            export::atomically(path, |file| {
                std::io::Write::write_all(file, &bytes)?;
                Ok(())
            })
            .map_err(|error| refused(&error))?;
            tracing::info!(webinar = %webinar, target = target.code(), mails, "exported");
            Ok(ExportView {
                id,
                file_name,
                mails: count(mails),
                left_out: plan.left_out,
                neutralised: count(neutralised),
            })
        })
    }

    /// The name that a copy to read is suggested under; refused when no draft is meant.
    pub fn reading_copy_name(&self, scope: &DraftScope) -> Result<String, Error> {
        let ids = self.in_scope(scope)?;
        self.store().read(|tx| {
            let webinar = tx.draft(*ids.first().ok_or_else(nothing_to_read)?)?.webinar_id;
            Ok(ReadingCopy::file_name(&tx.webinar(webinar)?.webinar.details.title))
        })
    }

    /// Writes mails into one page for somebody else to read and remark on, all or nothing. It is no export: no draft
    /// changes by it. Without addresses, nobody's stands beside their name, nor in its place.
    pub fn save_reading_copy(
        &self,
        scope: &DraftScope,
        with_addresses: bool,
        path: &Path,
    ) -> Result<ReadingCopyView, Error> {
        let ids = self.in_scope(scope)?;
        let now = self.now();
        let made_on = now.to_zoned(jiff::tz::TimeZone::system()).date().to_string();
        let copy = self
            .store()
            .read(|tx| reading_copy(tx, &ids, with_addresses, made_on))?;
        export::atomically(path, |file| {
            let mut sink = std::io::BufWriter::new(file);
            copy.write(&mut sink)?;
            Ok(std::io::Write::flush(&mut sink)?)
        })
        .map_err(|error| refused(&error))?;
        Ok(ReadingCopyView {
            id: ExportId::new(now),
            file_name: file_name_of(path),
            mails: count(copy.mails.len()),
        })
    }

    /// The codes of all export targets.
    pub fn export_targets() -> Vec<&'static str> {
        Target::ALL.iter().map(|target| target.code()).collect()
    }
}

fn nothing_to_read() -> Error {
    Error::invalid("No draft is chosen. No file was written.")
}

pub(super) fn file_name_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_default()
}

fn reading_copy(tx: &Tx<'_>, ids: &[DraftId], with_addresses: bool, made_on: String) -> Result<ReadingCopy, Error> {
    let mut webinar = None;
    let mut mails = Vec::with_capacity(ids.len());
    for id in ids {
        let draft = tx.draft(*id)?;
        webinar.get_or_insert(draft.webinar_id);
        let person = tx.attendee(draft.attendee_id)?.attendee;
        let rendered = drafting::render(&draft.mail, &draft.user_notes);
        // Where a list has no names, platforms put the address in their place.
        let is_name = with_addresses || !person.name.contains('@');
        let address = with_addresses.then(|| person.email.map(|email| email.as_str().to_owned()));
        mails.push(ReadMail {
            name: if is_name { person.name } else { String::new() },
            address: address.flatten(),
            tier: draft.score.tier,
            status: draft.status,
            subject: rendered.subject,
            html: rendered.html,
        });
    }
    let details = tx.webinar(webinar.ok_or_else(nothing_to_read)?)?.webinar.details;
    Ok(ReadingCopy {
        title: details.title,
        made_on,
        language: details.mails.language,
        mails,
    })
}

fn known_target(code: &str) -> Result<Target, Error> {
    Target::from_code(code).ok_or_else(|| {
        Error::invalid(format!(
            "There is no export target “{code}”. Known targets: {}.",
            App::export_targets().join(", ")
        ))
    })
}

pub(super) fn refused(error: &export::ExportError) -> Error {
    Error::new(
        Code::Disk,
        format!("{} No file was written.", capitalised(&error.to_string())),
        "",
    )
}

fn plan(tx: &Tx<'_>, webinar: WebinarId, include_unapproved: bool, now: jiff::Timestamp) -> Result<Plan, Error> {
    let title = tx.webinar(webinar)?.webinar.details.title;
    let mut left_out = LeftOuts::default();
    let mut plan = Plan {
        rows: Vec::new(),
        drafts: Vec::new(),
        left_out: Vec::new(),
        people: 0,
        exported_before: 0,
        title,
    };
    preflight::visit(tx, webinar, include_unapproved, now, |person, outcome| {
        plan.people += 1;
        match outcome {
            Ok(ready) => {
                plan.exported_before += usize::from(ready.exported_at.is_some());
                plan.rows.push(ready.row);
                plan.drafts.push(ready.draft);
            }
            Err(reason) => left_out.add(reason, person),
        }
        Ok(())
    })?;
    plan.left_out = left_out.views();
    Ok(plan)
}
