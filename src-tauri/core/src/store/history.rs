//! What a person did to drafts, with the states before and after, so that it can be undone and redone.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use super::columns::{Columns, from_json, to_json};
use super::{StoreError, Tx};
use crate::domain::{Draft, DraftId, DraftStatus, Engine, Fact, Mail, WebinarId};

/// How many steps are kept. Undo over more than a day's work helps nobody, and each holds whole mails.
const KEPT_STEPS: i64 = 200;

/// The part of a draft that a person can change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftState {
    /// Its text.
    pub mail: Mail,
    /// The facts that its text refers to by number.
    pub facts: Vec<Fact>,
    /// What wrote it.
    pub engine: Engine,
    /// Why templates wrote it.
    pub fallback: Option<String>,
    /// Whether a person changed it.
    pub user_edited: bool,
    /// The personal note.
    pub user_notes: String,
    /// How far it has come.
    pub status: DraftStatus,
    /// When it was approved.
    pub approved_at: Option<String>,
    /// Hash of the approved text.
    pub approved_sha256: Option<String>,
}

impl DraftState {
    /// The state of a draft now.
    pub fn of(draft: &Draft) -> Self {
        Self {
            mail: draft.mail.clone(),
            facts: draft.facts.clone(),
            engine: draft.engine,
            fallback: draft.fallback.clone(),
            user_edited: draft.user_edited,
            user_notes: draft.user_notes.clone(),
            status: draft.status,
            approved_at: draft.approved_at.map(|at| at.to_string()),
            approved_sha256: draft.approved_sha256.clone(),
        }
    }

    /// Puts the state back into a draft.
    pub fn restore(self, draft: &mut Draft) {
        draft.mail = self.mail;
        draft.facts = self.facts;
        draft.engine = self.engine;
        draft.fallback = self.fallback;
        draft.user_edited = self.user_edited;
        draft.user_notes = self.user_notes;
        draft.status = self.status;
        draft.approved_at = self.approved_at.and_then(|at| at.parse().ok());
        draft.approved_sha256 = self.approved_sha256;
    }
}

/// What a step did to one draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftChange {
    /// Which draft.
    pub draft: DraftId,
    /// Before the step.
    pub before: DraftState,
    /// After the step.
    pub after: DraftState,
}

/// Something a person did.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its place in time.
    pub id: i64,
    /// What it was, in words.
    pub label: String,
    /// What it did.
    pub changes: Vec<DraftChange>,
    /// When.
    pub made_at: jiff::Timestamp,
}

impl Tx<'_> {
    /// Adds a step. What was undone before it can no longer be redone.
    pub fn push_step(
        &self,
        webinar: WebinarId,
        label: &str,
        changes: &[DraftChange],
        now: jiff::Timestamp,
    ) -> Result<(), StoreError> {
        self.0.execute("DELETE FROM history WHERE undone", [])?;
        self.0.execute(
            "INSERT INTO history (webinar_id, label, changes, undone, made_at) VALUES (?1, ?2, ?3, 0, ?4)",
            (webinar.to_string(), label, to_json(&changes)?, now.to_string()),
        )?;
        self.0.execute(
            "DELETE FROM history WHERE id <= (SELECT max(id) FROM history) - ?1",
            [KEPT_STEPS],
        )?;
        Ok(())
    }

    /// The step that undo would take back.
    pub fn step_to_undo(&self) -> Result<Option<Step>, StoreError> {
        self.step("SELECT * FROM history WHERE NOT undone ORDER BY id DESC LIMIT 1")
    }

    /// The step that redo would repeat.
    pub fn step_to_redo(&self) -> Result<Option<Step>, StoreError> {
        self.step("SELECT * FROM history WHERE undone ORDER BY id LIMIT 1")
    }

    /// Notes that a step was undone, or redone.
    pub fn mark_step(&self, id: i64, undone: bool) -> Result<(), StoreError> {
        self.0
            .execute("UPDATE history SET undone = ?2 WHERE id = ?1", (id, undone))?;
        Ok(())
    }

    /// Replaces what a step did: typing on in one mail is one step.
    pub fn extend_step(&self, id: i64, changes: &[DraftChange], now: jiff::Timestamp) -> Result<(), StoreError> {
        self.0.execute("DELETE FROM history WHERE undone", [])?;
        self.0.execute(
            "UPDATE history SET changes = ?2, made_at = ?3 WHERE id = ?1",
            (id, to_json(&changes)?, now.to_string()),
        )?;
        Ok(())
    }

    fn step(&self, sql: &str) -> Result<Option<Step>, StoreError> {
        self.0
            .prepare_cached(sql)?
            .query_row([], |row| {
                let read = || {
                    Ok(Step {
                        id: row.column("id")?,
                        label: row.column("label")?,
                        changes: from_json(&row.column::<String>("changes")?)?,
                        made_at: row.parsed("made_at")?,
                    })
                };
                Ok(read())
            })
            .optional()?
            .transpose()
    }
}
