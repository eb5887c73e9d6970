//! What a person did to drafts, as steps that can be taken back.

use super::error::Error;
use crate::domain::{Draft, WebinarId};
use crate::store::{DraftChange, DraftState, Step, Tx};

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

/// Whether a change goes on with what the last step did: same mail, same sort of change, without a pause.
pub(super) fn continues(step: &Step, label: &str, now_state: &DraftState, now: jiff::Timestamp) -> bool {
    let recent = now.duration_since(step.made_at).as_secs() < TYPING_PAUSE_SECONDS;
    recent && step.label == label && matches!(step.changes.as_slice(), [change] if change.after == *now_state)
}

/// Changes to several drafts that are one step.
#[derive(Default)]
pub(super) struct Steps {
    webinar: Option<WebinarId>,
    changes: Vec<DraftChange>,
}

impl Steps {
    pub fn add(&mut self, draft: &Draft, before: DraftState) {
        self.webinar = Some(draft.webinar_id);
        self.changes.push(DraftChange {
            draft: draft.id,
            before,
            after: DraftState::of(draft),
        });
    }

    /// Stores the step, if anything changed, and returns its label.
    pub fn store(self, tx: &Tx<'_>, verb: &str, now: jiff::Timestamp) -> Result<String, Error> {
        let Some(webinar) = self.webinar else {
            return Ok(String::new());
        };
        let label = match self.changes.len() {
            1 => format!("{verb} 1 draft"),
            many => format!("{verb} {many} drafts"),
        };
        tx.push_step(webinar, &label, &self.changes, now)?;
        Ok(label)
    }
}
