//! Taking back what was done, and doing it again.
//!
//! Invariants: a step is taken back whole or not at all; one whose ground has changed is refused and forgotten; what an
//! export wrote stays written, and is said. `tests/history.rs` holds them.

use super::desk::Desk;
use super::error::{Code, Error};
use super::rescoring::score_with;
use super::review::fingerprint;
use super::views::{DraftChangeView, HistoryView, StepView};
use super::{App, scores};
use crate::domain::{DraftStatus, WebinarId};
use crate::drafting;
use crate::store::{Deed, DraftChange, DraftState, PersonChange, Step, StoreError, StoredDraft, Tx};

/// How long a deleted webinar can be had back: long enough for a slip, short enough for an erasure.
const DELETED_KEPT_HOURS: i64 = 24;

/// Why a step was not taken back.
enum Stop {
    Failed(Error),
    /// Its ground has changed: how, as the beginning of a sentence.
    Refused(i64, String),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl App {
    /// Takes back the last thing a person did; empty when there is nothing to take back.
    pub fn undo(&self) -> Result<DraftChangeView, Error> {
        self.travel(true)
    }

    /// Does again what was taken back last.
    pub fn redo(&self) -> Result<DraftChangeView, Error> {
        self.travel(false)
    }

    /// What undo and redo would do.
    pub fn history(&self) -> Result<HistoryView, Error> {
        let [undo, redo] = self.store().read(|tx| tx.step_labels())?;
        let view = |(webinar_id, label)| StepView { webinar_id, label };
        Ok(HistoryView {
            undo: undo.map(view),
            redo: redo.map(view),
        })
    }

    /// Erases webinars that were deleted so long ago that nobody will want them back.
    pub(super) fn erase_long_deleted(tx: &Tx<'_>, now: jiff::Timestamp) -> Result<(), StoreError> {
        let day = jiff::SignedDuration::from_hours(DELETED_KEPT_HOURS);
        now.checked_sub(day)
            .map_or(Ok(()), |moment| tx.erase_webinars_deleted_before(moment))
    }

    fn travel(&self, back: bool) -> Result<DraftChangeView, Error> {
        let now = self.now();
        let done = self.store().write(|tx| {
            let step = if back { tx.step_to_undo()? } else { tx.step_to_redo()? };
            let Some(step) = step else {
                return Ok(DraftChangeView::default());
            };
            let mut view = match &step.deed {
                Deed::Drafts(changes) => drafts(tx, &step, changes, back)?,
                Deed::Run if self.0.jobs.is_at_work(step.webinar) => return Err(Stop::Failed(still_writing())),
                Deed::Run => drafts(tx, &step, &tx.run_changes(step.id)?, back)?,
                Deed::People(changes) => people(tx, &step, changes, back, now)?,
                Deed::Scoring { before, after } => {
                    let (from, to) = if back { (after, before) } else { (before, after) };
                    let row = or_refused(tx.webinar(step.webinar), &step, "The webinar is not there any more")?;
                    if row.scoring != *from {
                        return Err(Stop::Refused(step.id, "The webinar was scored anew since".to_owned()));
                    }
                    score_with(tx, step.webinar, to, now)?;
                    DraftChangeView::default()
                }
                Deed::WebinarDeleted => {
                    let moved = tx.hide_webinar(step.webinar, (!back).then_some(now));
                    or_refused(moved, &step, "The webinar is not there any more")?;
                    DraftChangeView::default()
                }
            };
            tx.mark_step(step.id, back)?;
            view.label = format!("{}: {}", if back { "Undone" } else { "Done again" }, step.label);
            Ok(view)
        });
        match done {
            Ok(view) => Ok(view),
            Err(Stop::Failed(error)) => Err(error),
            Err(Stop::Refused(step, why)) => {
                self.store().write(|tx| tx.drop_step(step))?;
                let what = if back { "taken back" } else { "done again" };
                Err(Error::new(
                    Code::Invalid,
                    format!("{why}, so this step cannot be {what}. Nothing was changed, and the step is forgotten."),
                    "The texts before are among each draft's versions.",
                ))
            }
        }
    }
}

fn still_writing() -> Error {
    Error::new(
        Code::Invalid,
        "Drafts are being written for this webinar, so that they cannot be taken back yet. Nothing was changed.",
        "Wait for the end, or stop the run first.",
    )
}

fn or_refused<T>(found: Result<T, StoreError>, step: &Step, why: &str) -> Result<T, Stop> {
    match found {
        Err(StoreError::NotFound) => Err(Stop::Refused(step.id, why.to_owned())),
        found => Ok(found?),
    }
}

fn drafts(tx: &Tx<'_>, step: &Step, changes: &[DraftChange], back: bool) -> Result<DraftChangeView, Stop> {
    let mut view = DraftChangeView::default();
    let desk = or_refused_here(Desk::open(tx, step.webinar), step)?;
    let (mut exported, mut unapproved) = (0, 0);
    for change in changes {
        let (from, to) = match back {
            true => (Some(&change.after), change.before.as_ref()),
            false => (change.before.as_ref(), Some(&change.after)),
        };
        let stored = or_refused(tx.stored_draft(change.draft), step, "A draft has been deleted since")?;
        let mut draft = match (stored, from) {
            (StoredDraft::InSight(draft), Some(from)) if from.still_holds(&draft) => draft,
            (StoredDraft::Withdrawn(draft), None) => draft,
            _ => return Err(Stop::Refused(step.id, "A draft has changed since".to_owned())),
        };
        view.changed.push(draft.id);
        exported += u32::from(draft.exported_at.is_some_and(|at| at >= step.made_at));
        let Some(to) = to else {
            desk.withdraw(tx, &draft)?;
            continue;
        };
        let mail = match from.is_some_and(|from| from.has_text_of(to)) {
            true => draft.mail.clone(),
            false => {
                let mail = or_refused(tx.version(draft.id, to.version), step, "A text is not there any more")?;
                if crate::store::text_mark(&mail) != to.text {
                    return Err(Stop::Refused(step.id, "A text was signed anew since".to_owned()));
                }
                mail
            }
        };
        to.clone().restore(&mut draft, mail);
        let is_settled = from.is_some_and(|from| from.says_the_same(to)) && to.source.is_none();
        if !is_settled {
            desk.put(tx, &mut draft)?;
        }
        unapproved += u32::from(!settle(&mut draft, to));
        tx.put_decision_on(&draft)?;
    }
    let mut notes = Vec::new();
    if exported > 0 {
        notes.push(match exported {
            1 => "One of these mails is in a file that was exported since; that stays so.".to_owned(),
            many => format!("{many} of these mails are in a file that was exported since; that stays so."),
        });
    }
    if unapproved > 0 {
        notes.push(match unapproved {
            1 => "One approval did not come back: the mail would look different by now.".to_owned(),
            many => format!("{many} approvals did not come back: the mails would look different by now."),
        });
    }
    view.note = notes.join(" ");
    Ok(view)
}

/// Whether what was decided before still holds for a text that was put back; else it is to be reviewed.
fn settle(draft: &mut crate::domain::Draft, to: &DraftState) -> bool {
    let Some(approved) = &to.approved_sha256 else {
        return true;
    };
    // A check may block the draft by now: as with any approved draft, that keeps it out of exports, not from this.
    if *approved != fingerprint(&drafting::render(&draft.mail, &draft.user_notes)) {
        super::review::revoke_approval(draft);
        return false;
    }
    // It was exported with this approval: that is not undone by anything.
    let is_out = draft.exported_at.is_some() && draft.exported_at >= draft.approved_at;
    if draft.status == DraftStatus::Approved && is_out {
        draft.status = DraftStatus::Exported;
    }
    true
}

fn or_refused_here<T>(found: Result<T, Error>, step: &Step) -> Result<T, Stop> {
    match found {
        Err(error) if error.code == Code::NotFound => {
            Err(Stop::Refused(step.id, "The webinar is not there any more".to_owned()))
        }
        found => Ok(found?),
    }
}

fn people(
    tx: &Tx<'_>,
    step: &Step,
    changes: &[PersonChange],
    back: bool,
    now: jiff::Timestamp,
) -> Result<DraftChangeView, Stop> {
    let mut rows = Vec::with_capacity(changes.len());
    for change in changes {
        let (from, to) = match back {
            true => (change.after, change.before),
            false => (change.before, change.after),
        };
        let mut row = or_refused(tx.attendee(change.person), step, "Somebody has left the list since")?;
        if row.attendee.kept != from {
            return Err(Stop::Refused(
                step.id,
                "What counts of these people has changed since".to_owned(),
            ));
        }
        row.attendee.kept = to;
        rows.push(row);
    }
    count_people(tx, step.webinar, &rows, now)?;
    Ok(DraftChangeView::default())
}

/// Stores whether people count, and what follows from it: for everybody's score, and for the checks of their drafts.
pub(super) fn count_people(
    tx: &Tx<'_>,
    webinar: WebinarId,
    rows: &[crate::store::AttendeeRow],
    now: jiff::Timestamp,
) -> Result<(), Error> {
    tx.update_attendees(webinar, rows)?;
    scores::rescore(tx, tx.webinar(webinar)?, now)?;
    let mut desk = None;
    for row in rows {
        if let Some(mut draft) = tx.draft_of(row.attendee.id)? {
            let desk = match &mut desk {
                Some(desk) => desk,
                empty => empty.insert(Desk::open(tx, webinar)?),
            };
            desk.put(tx, &mut draft)?;
        }
    }
    Ok(())
}
