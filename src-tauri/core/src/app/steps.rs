//! What a person did to drafts, as steps that can be taken back.

use super::error::Error;
use crate::domain::{Draft, WebinarId};
use crate::store::{Deed, DraftChange, DraftState, Step, StoreError, Tx};

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
        self.push(draft.webinar_id, DraftChange::new(Some(before), draft))
    }

    /// Notes what was done to a draft of a webinar.
    pub fn push(&mut self, webinar: WebinarId, change: DraftChange) -> Result<(), Error> {
        if *self.webinar.get_or_insert(webinar) != webinar {
            return Err(of_several_webinars());
        }
        self.changes.push(change);
        Ok(())
    }

    /// Stores the step, if anything changed, and returns what was done, in words.
    pub fn store(self, tx: &Tx<'_>, verb: &Verb, now: jiff::Timestamp) -> Result<String, Error> {
        let Some(webinar) = self.webinar else {
            return Ok(String::new());
        };
        let which = these_drafts(tx, &self.changes)?;
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

/// The step of a run: there from its beginning, so that whatever a person does meanwhile is undone before it.
#[derive(Clone, Copy)]
pub(super) struct RunStep(i64);

impl RunStep {
    /// Begins the step of a run that begins.
    pub fn begin(tx: &Tx<'_>, webinar: WebinarId, now: jiff::Timestamp) -> Result<Self, Error> {
        Ok(Self(tx.push_step(webinar, "write drafts", &Deed::Run, now)?))
    }

    /// Notes what the run did to a draft.
    pub fn add(self, tx: &Tx<'_>, change: &DraftChange) -> Result<(), Error> {
        Ok(tx.put_run_change(self.0, change)?)
    }

    /// Names the step by what came of the run; one that wrote nothing is none.
    pub fn end(self, tx: &Tx<'_>) -> Result<(), Error> {
        let changes = tx.run_changes(self.0)?;
        if changes.is_empty() {
            return Ok(tx.drop_step(self.0)?);
        }
        let anew = match changes.iter().any(|change| change.before.is_some()) {
            true => " anew",
            false => "",
        };
        let label = format!("write{anew} {}", these_drafts(tx, &changes)?);
        Ok(tx.name_run_step(self.0, &label)?)
    }
}

/// "12 drafts", or whose the one is.
fn these_drafts(tx: &Tx<'_>, changes: &[DraftChange]) -> Result<String, Error> {
    match changes {
        [one] => match tx.draft(one.draft) {
            // Whoever it was for has left the list since.
            Err(StoreError::NotFound) => Ok("a draft".to_owned()),
            draft => the_draft(tx, &draft?),
        },
        many => Ok(format!("{} drafts", many.len())),
    }
}

/// "the draft to Lori Hartsley".
pub(super) fn the_draft(tx: &Tx<'_>, draft: &Draft) -> Result<String, Error> {
    Ok(format!(
        "the draft to {}",
        tx.attendee(draft.attendee_id)?.attendee.label()
    ))
}
