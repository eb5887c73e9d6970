//! Step four: reading and deciding. Every change to a draft goes through [`Desk::put`], which renders, checks and
//! stores it, and every change by a person is a step that can be undone.
//!
//! Invariants: approval belongs to an exact text and any change revokes it; a draft that a check blocks cannot be
//! approved; a machine changes nothing that a person edited or approved. `tests/review.rs` holds them.

use sha2::{Digest, Sha256};

use super::App;
use super::desk::Desk;
use super::error::{Code, Error};
use super::opening::hex;
use super::steps::{Change, Steps, continues};
use super::views::{DraftChangeView, DraftEdit};
use crate::checks;
use crate::domain::{Draft, DraftId, DraftStatus, Mail, Severity, WebinarId};
use crate::drafting::{self, Rendered};
use crate::store::{DraftChange, DraftState, StoreError, Tx};

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

fn revoke_approval(draft: &mut Draft) {
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
        self.change(id, Change::Typing, "Edited the mail to", |draft| {
            let changed = draft.mail != mail;
            draft.mail = mail;
            draft.user_edited |= changed;
            changed
        })
    }

    /// Sets the personal note, which becomes a P.P.S.
    pub fn note_draft(&self, id: DraftId, note: &str) -> Result<DraftChangeView, Error> {
        if note.chars().count() > MAX_NOTE_CHARS {
            return Err(Error::invalid(format!(
                "A note has at most {MAX_NOTE_CHARS} characters; nothing was changed."
            )));
        }
        self.change(id, Change::Typing, "Noted something for", |draft| {
            let changed = draft.user_notes != note;
            note.clone_into(&mut draft.user_notes);
            changed
        })
    }

    /// Puts an earlier version's text back, as a new version.
    pub fn restore_draft(&self, id: DraftId, version: u32) -> Result<DraftChangeView, Error> {
        let versions = self.store().read(|tx| tx.versions(id))?;
        let stored = versions
            .into_iter()
            .find(|stored| stored.version == version)
            .ok_or(StoreError::NotFound)?;
        self.change(id, Change::Deed, "Went back to an earlier mail to", |draft| {
            let changed = draft.mail != stored.mail;
            draft.mail = stored.mail;
            draft.user_edited |= changed;
            changed
        })
    }

    /// Approves drafts. Blocked ones are left as they are; so are those with warnings, unless these are accepted, and,
    /// among several, those to people whose words look like instructions or are very private: they are read one by one.
    pub fn approve_drafts(&self, ids: &[DraftId], accept_warnings: bool) -> Result<DraftChangeView, Error> {
        let now = self.now();
        self.store().write(|tx| {
            let mut view = DraftChangeView::default();
            let mut steps = Steps::default();
            for id in ids {
                let mut draft = tx.draft(*id)?;
                let before = DraftState::of(&draft);
                match draft.gravest() {
                    _ if draft.status != DraftStatus::ToReview => continue,
                    Some(Severity::Block) => {
                        view.blocked.push(*id);
                        continue;
                    }
                    Some(Severity::Warn) if !accept_warnings || (ids.len() > 1 && must_be_read(&draft)) => {
                        view.warned.push(*id);
                        continue;
                    }
                    _ => {}
                }
                let rendered = drafting::render(&draft.mail, &draft.user_notes);
                draft.status = DraftStatus::Approved;
                draft.approved_at = Some(now);
                draft.approved_sha256 = Some(fingerprint(&rendered));
                tx.put_draft(&draft, &rendered.text, &rendered.html)?;
                steps.add(&draft, before);
                view.changed.push(*id);
            }
            view.label = steps.store(tx, "Approved", now)?;
            Ok(view)
        })
    }

    /// Takes approvals back.
    pub fn unapprove_drafts(&self, ids: &[DraftId]) -> Result<DraftChangeView, Error> {
        let now = self.now();
        self.store().write(|tx| {
            let mut view = DraftChangeView::default();
            let mut steps = Steps::default();
            for id in ids {
                let mut draft = tx.draft(*id)?;
                if draft.status == DraftStatus::ToReview {
                    continue;
                }
                let before = DraftState::of(&draft);
                revoke_approval(&mut draft);
                let rendered = drafting::render(&draft.mail, &draft.user_notes);
                tx.put_draft(&draft, &rendered.text, &rendered.html)?;
                steps.add(&draft, before);
                view.changed.push(*id);
            }
            view.label = steps.store(tx, "Took back the approval of", now)?;
            Ok(view)
        })
    }

    /// Takes back the last thing a person did to drafts; empty when there is nothing to take back.
    pub fn undo(&self) -> Result<DraftChangeView, Error> {
        self.travel(true)
    }

    /// Does again what was taken back last.
    pub fn redo(&self) -> Result<DraftChangeView, Error> {
        self.travel(false)
    }

    /// Records that a person replaced a draft by a regenerated text.
    pub(super) fn push_change(
        tx: &Tx<'_>,
        draft: &Draft,
        before: DraftState,
        label: &str,
        now: jiff::Timestamp,
    ) -> Result<String, Error> {
        let mut steps = Steps::default();
        steps.add(draft, before);
        steps.store(tx, label, now)
    }

    /// Changes one draft's text: revokes the approval, makes a version, records the step.
    pub(super) fn change(
        &self,
        id: DraftId,
        sort: Change,
        label: &str,
        apply: impl FnOnce(&mut Draft) -> bool,
    ) -> Result<DraftChangeView, Error> {
        let now = self.now();
        self.store().write(|tx| {
            let mut draft = tx.draft(id)?;
            let before = DraftState::of(&draft);
            if !apply(&mut draft) {
                return Ok(DraftChangeView::default());
            }
            revoke_approval(&mut draft);
            let desk = Desk::open(tx, draft.webinar_id)?;
            let label = format!("{label} {}", tx.attendee(draft.attendee_id)?.attendee.label());
            let typing = match sort {
                Change::Typing => tx.step_to_undo()?.filter(|step| continues(step, &label, &before, now)),
                Change::Deed => None,
            };
            // Going on typing overwrites the version that the typing began.
            draft.version += u32::from(typing.is_none());
            desk.put_version(tx, &mut draft, "edited", now)?;
            match typing {
                Some(mut step) => {
                    for change in &mut step.changes {
                        change.after = DraftState::of(&draft);
                    }
                    tx.extend_step(step.id, &step.changes, now)?;
                }
                None => {
                    let change = DraftChange {
                        draft: id,
                        before,
                        after: DraftState::of(&draft),
                    };
                    tx.push_step(draft.webinar_id, &label, &[change], now)?;
                }
            }
            Ok(DraftChangeView {
                changed: vec![id],
                label,
                ..DraftChangeView::default()
            })
        })
    }

    fn travel(&self, back: bool) -> Result<DraftChangeView, Error> {
        let now = self.now();
        self.store().write(|tx| {
            let step = if back { tx.step_to_undo()? } else { tx.step_to_redo()? };
            let Some(step) = step else {
                return Ok(DraftChangeView::default());
            };
            let mut view = DraftChangeView::default();
            let mut desk = None;
            for DraftChange {
                draft: id,
                before,
                after,
            } in step.changes
            {
                let (from, to) = if back { (after, before) } else { (before, after) };
                // Somebody may have left the list since, with the draft.
                let mut draft = match tx.draft(id) {
                    Err(StoreError::NotFound) => continue,
                    found => found?,
                };
                // An export in between is no change of the text, so it does not stand in the way.
                if draft.mail != from.mail || draft.user_notes != from.user_notes {
                    return Err(Error::new(
                        Code::Invalid,
                        "A draft has changed since, so this step cannot be taken back. Nothing was changed.",
                        "Use the draft's versions instead.",
                    ));
                }
                let new_text = draft.mail != to.mail;
                to.restore(&mut draft);
                // A step never spans webinars.
                let desk = match &mut desk {
                    Some(desk) => desk,
                    empty => empty.insert(Desk::open(tx, draft.webinar_id)?),
                };
                if new_text {
                    draft.version += 1;
                    desk.put_version(tx, &mut draft, if back { "undone" } else { "redone" }, now)?;
                } else {
                    desk.put(tx, &mut draft)?;
                }
                view.changed.push(id);
            }
            tx.mark_step(step.id, back)?;
            view.label = format!(
                "{}: {}",
                if back { "Undone" } else { "Redone" },
                lower_first(&step.label)
            );
            Ok(view)
        })
    }
}

/// Whether a draft must not be approved among others.
fn must_be_read(draft: &Draft) -> bool {
    draft
        .findings
        .iter()
        .any(|finding| checks::READ_ONE_BY_ONE.contains(&finding.rule.as_str()))
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|c| c.to_lowercase().collect::<String>() + chars.as_str())
        .unwrap_or_default()
}
