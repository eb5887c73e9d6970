//! Webinars: listing, describing, changing what is known about one, removing one.

use super::error::{Code, Error};
use super::views::{ImportedFileView, WebinarCounts, WebinarItemView, WebinarView};
use super::{App, do_not_contact, import, review, scores};
use crate::domain::{WebinarDetails, WebinarId};
use crate::store::{Deed, DraftCounts, JobState, StoreError, Tx};

impl App {
    /// All webinars, the latest held first.
    pub fn webinars(&self) -> Result<Vec<WebinarItemView>, Error> {
        self.store().read(|tx| {
            let rows = tx.webinars()?;
            rows.into_iter()
                .map(|row| {
                    let counts = tx.counts(row.webinar.id)?;
                    Ok(WebinarItemView {
                        id: row.webinar.id,
                        title: row.webinar.details.title,
                        hosted_at: row.webinar.details.hosted_at,
                        people: counts.people,
                        to_review: counts.to_review,
                    })
                })
                .collect()
        })
    }

    /// One webinar with its counts.
    pub fn webinar(&self, id: WebinarId) -> Result<WebinarView, Error> {
        self.store().read(|tx| {
            let row = tx.webinar(id)?;
            let files = tx.source_file_heads(id)?;
            Ok(WebinarView {
                id,
                details: row.webinar.details,
                counts: counts_view(tx.counts(id)?, do_not_contact::suppressed(tx, id)?),
                files: files
                    .into_iter()
                    .map(|file| ImportedFileView {
                        id: file.id,
                        account: file.account,
                        name: file.name,
                        label: file.label,
                        imported_at: file.imported_at.to_string(),
                    })
                    .collect(),
                doubts: serde_json::from_str(&tx.doubts(id)?).map_err(|_| StoreError::Value("doubts"))?,
                undo: import::undo_view(tx, id)?,
                scoring: row.scoring,
            })
        })
    }

    /// Changes what is known about a webinar; scores and checks follow, texts and approvals stay as they are. What its
    /// mails end with by law is put under drafts that no person has edited or approved.
    pub fn update_webinar(&self, id: WebinarId, details: WebinarDetails) -> Result<WebinarView, Error> {
        let details = details.validated()?;
        let now = self.now();
        self.store().write(|tx| {
            let mut row = tx.webinar(id)?;
            let has_other_footer = row.webinar.details.compliance != details.compliance;
            if !details.offers_the_same_as(&row.webinar.details) {
                tx.note_offer_change(id, now)?;
            }
            row.webinar.details = details;
            scores::rescore(tx, row, now)?;
            match has_other_footer {
                true => review::sign_anew(tx, id, now),
                false => review::recheck(tx, id),
            }
        })?;
        self.webinar(id)
    }

    /// Deletes a webinar with its people, messages, drafts and files: out of sight at once, and erased when that can no
    /// longer be undone, after a day at most.
    pub fn delete_webinar(&self, id: WebinarId) -> Result<(), Error> {
        self.0.jobs.cancel_for(id);
        self.0.sendings.stop_for(id);
        let now = self.now();
        self.store().write(|tx| {
            refuse_at_night(tx, id)?;
            let label = format!("delete “{}”", tx.webinar(id)?.webinar.details.title);
            tx.hide_webinar(id, Some(now))?;
            tx.push_step(id, &label, &Deed::WebinarDeleted, now)?;
            Ok(())
        })
    }

    /// Erases a webinar for good, at once.
    pub fn erase_webinar(&self, id: WebinarId) -> Result<(), Error> {
        self.0.jobs.cancel_for(id);
        self.0.sendings.stop_for(id);
        self.store().write(|tx| {
            refuse_at_night(tx, id)?;
            Ok(tx.delete_webinar(id)?)
        })
    }
}

pub(super) fn refuse_at_night(tx: &Tx<'_>, id: WebinarId) -> Result<(), Error> {
    match tx.overnight_state(id)? {
        Some(JobState::Overnight) => Err(Error::new(
            Code::Invalid,
            "Mails for this webinar are being written overnight. Nothing was deleted.",
            "Stop the run first, so that no more is paid for.",
        )),
        _ => Ok(()),
    }
}

fn counts_view(counts: DraftCounts, do_not_contact: u32) -> WebinarCounts {
    WebinarCounts {
        do_not_contact,
        people: counts.people,
        attended: counts.attended,
        left_out: counts.left_out,
        poll_answers: counts.poll_answers,
        messages: counts.messages,
        questions: counts.questions,
        issues: counts.issues,
        mailable: counts.mailable.saturating_sub(do_not_contact),
        drafts: counts.drafts,
        to_review: counts.to_review,
        blocked: counts.blocked,
        approved: counts.approved,
        exported: counts.exported,
        skipped: counts.skipped,
    }
}
