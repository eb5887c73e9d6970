//! Step four: reading and deciding. Every change to a draft goes through [`Desk::put`], which renders, checks and
//! stores it, and every change by a person is a step that can be undone.
//!
//! Invariants: approval belongs to an exact text and any change revokes it; a draft that a check blocks cannot be
//! approved; a machine changes nothing that a person edited or approved. `tests/review.rs` holds them.

use sha2::{Digest, Sha256};

use super::App;
use super::cohorts;
use super::desk::Desk;
use super::error::Error;
use super::opening::hex;
use super::steps::{Change, Verb, continues};
use super::views::{DraftChangeView, DraftEdit};
use crate::domain::{Draft, DraftId, DraftStatus, Mail, WebinarId};
use crate::drafting::{self, Rendered};
use crate::store::{Deed, DraftChange, DraftState, Step, StoreError, Tx};

/// The longest personal note, in characters: a P.P.S., not a second mail.
const MAX_NOTE_CHARS: usize = 2000;

/// Checks all drafts of a webinar again, after people, details or the sender changed. Texts and approvals stay.
pub(super) fn recheck(tx: &Tx<'_>, webinar: WebinarId) -> Result<(), Error> {
    let drafts = tx.drafts(webinar)?;
    if drafts.is_empty() {
        return Ok(());
    }
    let desk = Desk::open(tx, webinar)?;
    drafts.into_iter().try_for_each(|mut draft| desk.put(tx, &mut draft))
}

/// Signs drafts anew that no person has edited or approved, after the sender changed. The others are checked again.
pub(super) fn sign_anew(tx: &Tx<'_>, webinar: WebinarId, now: jiff::Timestamp) -> Result<(), Error> {
    let drafts = tx.drafts(webinar)?;
    if drafts.is_empty() {
        return Ok(());
    }
    let desk = Desk::open(tx, webinar)?;
    for mut draft in drafts {
        if draft.user_edited || draft.status != DraftStatus::ToReview {
            desk.put(tx, &mut draft)?;
        } else {
            drafting::sign(&mut draft.mail, &desk.sender, &desk.webinar.webinar.details);
            desk.put_version(tx, &mut draft, "signed anew", now)?;
        }
    }
    Ok(())
}

/// Hash of the exact text that a recipient would get.
pub(super) fn fingerprint(rendered: &Rendered) -> String {
    let mut hash = Sha256::new();
    for part in [&rendered.subject, &rendered.text, &rendered.html] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

pub(super) fn check_note(note: &str) -> Result<(), Error> {
    match note.chars().count() > MAX_NOTE_CHARS {
        true => Err(Error::invalid(format!(
            "A note has at most {MAX_NOTE_CHARS} characters; nothing was changed."
        ))),
        false => Ok(()),
    }
}

pub(super) fn revoke_approval(draft: &mut Draft) {
    draft.status = DraftStatus::ToReview;
    draft.approved_at = None;
    draft.approved_sha256 = None;
}

impl App {
    /// Replaces the text of a draft by what the editor holds.
    pub fn edit_draft(&self, id: DraftId, edit: DraftEdit) -> Result<DraftChangeView, Error> {
        let mail = drafting::clean_mail(Mail {
            subject: edit.subject,
            blocks: edit.blocks,
        })
        .map_err(|error| Error::invalid(super::error::capitalised(&error.to_string())))?;
        self.change(id, Change::Typing, &Verb::new("edit", "Edited"), |draft| {
            let changed = draft.mail != mail;
            draft.mail = mail;
            draft.user_edited |= changed;
            changed
        })
    }

    /// Sets the personal note, which becomes a P.P.S.
    pub fn note_draft(&self, id: DraftId, note: &str) -> Result<DraftChangeView, Error> {
        check_note(note)?;
        self.change(
            id,
            Change::Typing,
            &Verb::new("write a note on", "Wrote a note on"),
            |draft| {
                let changed = draft.user_notes != note;
                note.clone_into(&mut draft.user_notes);
                changed
            },
        )
    }

    /// Puts an earlier version's text back, as a new version.
    pub fn restore_draft(&self, id: DraftId, version: u32) -> Result<DraftChangeView, Error> {
        let versions = self.store().read(|tx| tx.versions(id))?;
        let stored = versions
            .into_iter()
            .find(|stored| stored.version == version)
            .ok_or(StoreError::NotFound)?;
        let verb = Verb::new("go back to an earlier text of", "Went back to an earlier text of");
        self.change(id, Change::Deed, &verb, |draft| {
            let changed = draft.mail != stored.mail;
            draft.mail = stored.mail;
            draft.user_edited |= changed;
            changed
        })
    }

    /// Changes one draft's text: revokes the approval, makes a version, records the step. Who changes it has read it.
    pub(super) fn change(
        &self,
        id: DraftId,
        sort: Change,
        verb: &Verb,
        apply: impl FnOnce(&mut Draft) -> bool,
    ) -> Result<DraftChangeView, Error> {
        let now = self.now();
        self.store().write(|tx| {
            let mut draft = tx.draft(id)?;
            let before = draft.clone();
            if !apply(&mut draft) {
                return Ok(DraftChangeView::default());
            }
            revoke_approval(&mut draft);
            let desk = Desk::open(tx, draft.webinar_id)?;
            let to = tx.attendee(draft.attendee_id)?.attendee;
            let which = format!("the draft to {}", to.label());
            let label = format!("{} {which}", verb.does);
            let typing = match sort {
                Change::Typing => tx.step_to_undo()?.filter(|step| continues(step, &label, &before, now)),
                Change::Deed => None,
            };
            // Going on typing overwrites the version that the typing began.
            if typing.is_none() {
                draft.version = tx.next_version(id)?;
            }
            desk.put_version(tx, &mut draft, "edited", now)?;
            let change = |before| Deed::Drafts(vec![DraftChange::new(Some(before), &draft)]);
            match typing {
                Some(Step {
                    id,
                    deed: Deed::Drafts(changes),
                    ..
                }) => {
                    let begun = changes.into_iter().next().and_then(|first| first.before);
                    tx.extend_step(id, &change(begun.unwrap_or_else(|| DraftState::of(&before))), now)?;
                }
                _ => {
                    tx.push_step(draft.webinar_id, &label, &change(DraftState::of(&before)), now)?;
                }
            }
            tx.put_read_text(draft.webinar_id, &cohorts::wording(&draft, &to), id)?;
            Ok(DraftChangeView {
                changed: vec![id],
                label: format!("{} {which}", verb.did),
                ..DraftChangeView::default()
            })
        })
    }
}
