//! What a person did to drafts, as steps that can be taken back.

use super::error::Error;
use crate::domain::{Draft, WebinarId};
use crate::store::{Deed, DraftChange, DraftState, Step, Tx};

/// Typing on in the same mail within this many seconds is one step for undo, and one version.
const TYPING_PAUSE_SECONDS: i64 = 120;

/// Whether a change of a text may go on with the one before as one step.
#[derive(Clone, Copy)]
pub(super) enum Change {
    /// Typing on does.
    Typing,
    /// Each is a step of its own.
    Deed,
}

/// What was done to drafts, to be followed by which.
#[derive(Debug, Clone)]
pub(super) struct Verb {
    /// Such as "approve": what undo takes back.
    pub does: String,
    /// Such as "Approved".
    pub did: String,
}

impl Verb {
    pub fn new(does: impl Into<String>, did: impl Into<String>) -> Self {
        Self {
            does: does.into(),
            did: did.into(),
        }
    }
}

/// Whether a change goes on with what the last step did: same mail, same sort of change, without a pause.
pub(super) fn continues(step: &Step, label: &str, draft: &Draft, now: jiff::Timestamp) -> bool {
    let recent = now.duration_since(step.made_at).as_secs() < TYPING_PAUSE_SECONDS;
    let is_its_state = |deed: &Deed| match deed {
        Deed::Drafts(changes) => matches!(changes.as_slice(), [change] if change.draft == draft.id
            && change.after.still_holds(draft)),
        _ => false,
    };
    recent && step.label == label && is_its_state(&step.deed)
}

/// Changes to several drafts that are one step.
#[derive(Default)]
pub(super) struct Steps {
    webinar: Option<WebinarId>,
    changes: Vec<DraftChange>,
}

impl Steps {
    /// Notes what a draft was before it became what it is.
    pub fn add(&mut self, before: DraftState, draft: &Draft) -> Result<(), Error> {
        if *self.webinar.get_or_insert(draft.webinar_id) != draft.webinar_id {
            return Err(of_several_webinars());
        }
        self.changes.push(DraftChange::new(before, draft));
        Ok(())
    }

    /// Stores the step, if anything changed, and returns what was done, in words.
    pub fn store(self, tx: &Tx<'_>, verb: &Verb, now: jiff::Timestamp) -> Result<String, Error> {
        let Some(webinar) = self.webinar else {
            return Ok(String::new());
        };
        let which = match self.changes.as_slice() {
            [one] => the_draft(tx, &tx.draft(one.draft)?)?,
            many => format!("{} drafts", many.len()),
        };
        tx.push_step(
            webinar,
            &format!("{} {which}", verb.does),
            &Deed::Drafts(self.changes),
            now,
        )?;
        Ok(format!("{} {which}", verb.did))
    }
}

/// Drafts that cannot be one step.
pub(super) fn of_several_webinars() -> Error {
    Error::invalid("These drafts belong to several webinars. Nothing was changed.")
}

/// "the draft to Lori Hartsley".
pub(super) fn the_draft(tx: &Tx<'_>, draft: &Draft) -> Result<String, Error> {
    Ok(format!(
        "the draft to {}",
        tx.attendee(draft.attendee_id)?.attendee.label()
    ))
}
