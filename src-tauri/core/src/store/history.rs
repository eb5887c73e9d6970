//! What a person did, as differences, so that it can be undone and redone.
//!
//! A step never holds a mail: every text is a version of its draft, and a step says which version came before and
//! which after. Hashes of the texts tell whether that is still true. The journal is bounded (see [`KEPT_STEPS`]).

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::columns::{Columns, from_json, to_json};
use super::{StoreError, Tx};
use crate::domain::{AttendeeId, Draft, DraftId, DraftStatus, Engine, Fact, Mail, Score, ScoringSettings, WebinarId};

/// How many steps are kept at most: more than anybody does in a day.
const KEPT_STEPS: u32 = 5000;

/// How many are kept however large they are.
const SURE_STEPS: u32 = 50;

/// How large the steps beyond those may be, in bytes; one over ten thousand drafts has about five million.
const MOST_BYTES: i64 = 64 << 20;

/// The part of a draft that a person can change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftState {
    /// Which of its texts it has.
    pub version: u32,
    /// The beginning of that text's hash, in hexadecimal.
    pub text: String,
    /// Whether a person changed it.
    pub user_edited: bool,
    /// The personal note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub user_notes: String,
    /// How far it has come.
    pub status: DraftStatus,
    /// When it was approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_at: Option<String>,
    /// Hash of the approved text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_sha256: Option<String>,
    /// Where the text comes from; left out where a step changed nothing about that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Box<DraftSource>>,
}

/// What wrote a draft, and from what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftSource {
    facts: Vec<Fact>,
    engine: Engine,
    fallback: Option<String>,
    score: Score,
    generated_at: String,
}

impl DraftState {
    /// The state of a draft now.
    pub fn of(draft: &Draft) -> Self {
        Self {
            version: draft.version,
            text: text_mark(&draft.mail),
            user_edited: draft.user_edited,
            user_notes: draft.user_notes.clone(),
            status: draft.status,
            approved_at: draft.approved_at.map(|at| at.to_string()),
            approved_sha256: draft.approved_sha256.clone(),
            source: Some(Box::new(DraftSource {
                facts: draft.facts.clone(),
                engine: draft.engine,
                fallback: draft.fallback.clone(),
                score: draft.score.clone(),
                generated_at: draft.generated_at.to_string(),
            })),
        }
    }

    /// Whether a draft is as it was here. That it was exported since does not change it.
    pub fn still_holds(&self, draft: &Draft) -> bool {
        let exported_since = self.status == DraftStatus::Approved && draft.status == DraftStatus::Exported;
        self.version == draft.version
            && self.text == text_mark(&draft.mail)
            && self.user_notes == draft.user_notes
            && (self.status == draft.status || exported_since)
            && self.approved_sha256 == draft.approved_sha256
    }

    /// Whether both states have the same text.
    pub fn has_text_of(&self, other: &Self) -> bool {
        self.version == other.version && self.text == other.text
    }

    /// Whether both states are the same text with the same note.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.has_text_of(other) && self.user_notes == other.user_notes
    }

    /// Puts the state back into a draft, with the text of its version.
    pub fn restore(self, draft: &mut Draft, mail: Mail) {
        draft.version = self.version;
        draft.mail = mail;
        draft.user_edited = self.user_edited;
        draft.user_notes = self.user_notes;
        draft.status = self.status;
        draft.approved_at = self.approved_at.and_then(|at| at.parse().ok());
        draft.approved_sha256 = self.approved_sha256;
        if let Some(source) = self.source {
            draft.facts = source.facts;
            draft.engine = source.engine;
            draft.fallback = source.fallback;
            draft.score = source.score;
            draft.generated_at = source.generated_at.parse().unwrap_or(draft.generated_at);
        }
    }
}

/// Tells texts apart: 16 digits of a hash.
pub fn text_mark(mail: &Mail) -> String {
    let mut hash = Sha256::new();
    // A mail is plain data, which always has a JSON form.
    hash.update(serde_json::to_vec(mail).unwrap_or_default());
    hash.finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What a step did to one draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftChange {
    /// Which draft.
    pub draft: DraftId,
    /// Before the step; `None` where there was no draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<DraftState>,
    /// After the step.
    pub after: DraftState,
}

impl DraftChange {
    /// What made one state of a draft, or none, into its present one.
    pub fn new(mut before: Option<DraftState>, draft: &Draft) -> Self {
        let mut after = DraftState::of(draft);
        match &mut before {
            Some(before) if before.source != after.source => {}
            Some(before) => (before.source, after.source) = (None, None),
            // A draft that is withdrawn keeps its own.
            None => after.source = None,
        }
        Self {
            draft: draft.id,
            before,
            after,
        }
    }
}

/// What a step did to one person: whether they count as audience by the user's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonChange {
    /// Who.
    pub person: AttendeeId,
    /// Before the step.
    pub before: Option<bool>,
    /// After the step.
    pub after: Option<bool>,
}

/// What a step did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// It changed drafts.
    Drafts(Vec<DraftChange>),
    /// A run wrote drafts; which, [`Tx::run_changes`] tells.
    Run,
    /// It counted people in or out.
    People(Vec<PersonChange>),
    /// It scored the webinar with other settings.
    Scoring {
        /// Before the step.
        before: ScoringSettings,
        /// After the step.
        after: ScoringSettings,
    },
    /// It deleted the webinar.
    WebinarDeleted,
}

/// Something a person did.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its place in time.
    pub id: i64,
    /// Where.
    pub webinar: WebinarId,
    /// What it was, such as "approve 12 drafts".
    pub label: String,
    /// What it did.
    pub deed: Deed,
    /// When.
    pub made_at: jiff::Timestamp,
}

const TO_UNDO: &str = "FROM history WHERE NOT undone ORDER BY id DESC LIMIT 1";
const TO_REDO: &str = "FROM history WHERE undone ORDER BY id LIMIT 1";

impl Tx<'_> {
    /// Adds a step, and answers its place. What was undone before it can no longer be redone.
    pub fn push_step(
        &self,
        webinar: WebinarId,
        label: &str,
        deed: &Deed,
        now: jiff::Timestamp,
    ) -> Result<i64, StoreError> {
        self.0.execute("DELETE FROM history WHERE undone", [])?;
        let changes = to_json(deed)?;
        self.0.execute(
            "INSERT INTO history (webinar_id, label, undone, made_at, bytes, changes) VALUES (?1, ?2, 0, ?3, ?4, ?5)",
            (webinar.to_string(), label, now.to_string(), length(&changes), changes),
        )?;
        let id = self.0.last_insert_rowid();
        self.prune_steps()?;
        Ok(id)
    }

    /// When the user decided anything in a webinar, in order.
    pub fn decided_at(&self, webinar: WebinarId) -> Result<Vec<jiff::Timestamp>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT made_at FROM history WHERE webinar_id = ?1 AND NOT undone ORDER BY id")?;
        let rows = statement.query_map([webinar.to_string()], |row| Ok(row.parsed(0)))?;
        rows.map(|row| row?).collect()
    }

    /// The step that undo would take back.
    pub fn step_to_undo(&self) -> Result<Option<Step>, StoreError> {
        self.step(TO_UNDO)
    }

    /// The step that redo would repeat.
    pub fn step_to_redo(&self) -> Result<Option<Step>, StoreError> {
        self.step(TO_REDO)
    }

    /// Where and what undo and redo would change, without what they would do.
    pub fn step_labels(&self) -> Result<[Option<(WebinarId, String)>; 2], StoreError> {
        let label = |which: &str| {
            let row = self
                .0
                .prepare_cached(&format!("SELECT webinar_id, label {which}"))?
                .query_row([], |row| Ok((row.parsed("webinar_id"), row.get::<_, String>("label")?)))
                .optional()?;
            row.map(|(webinar, label)| Ok::<_, StoreError>((webinar?, label)))
                .transpose()
        };
        Ok([label(TO_UNDO)?, label(TO_REDO)?])
    }

    /// Notes that a step was undone, or redone.
    pub fn mark_step(&self, id: i64, undone: bool) -> Result<(), StoreError> {
        self.0
            .execute("UPDATE history SET undone = ?2 WHERE id = ?1", (id, undone))?;
        Ok(())
    }

    /// Forgets a step.
    pub fn drop_step(&self, id: i64) -> Result<(), StoreError> {
        self.0.execute("DELETE FROM history WHERE id = ?1", [id])?;
        self.erase_lost_webinars()
    }

    /// Replaces what a step did: typing on in one mail is one step.
    pub fn extend_step(&self, id: i64, deed: &Deed, now: jiff::Timestamp) -> Result<(), StoreError> {
        self.0.execute("DELETE FROM history WHERE undone", [])?;
        let changes = to_json(deed)?;
        self.0.execute(
            "UPDATE history SET changes = ?2, bytes = ?3, made_at = ?4 WHERE id = ?1",
            (id, &changes, length(&changes), now.to_string()),
        )?;
        Ok(())
    }

    fn prune_steps(&self) -> Result<(), StoreError> {
        let (steps, bytes): (u32, i64) =
            self.0
                .query_row("SELECT count(*), coalesce(sum(bytes), 0) FROM history", [], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })?;
        if steps > KEPT_STEPS || (steps > SURE_STEPS && bytes > MOST_BYTES) {
            self.0.execute(
                "DELETE FROM history WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER newest AS place,
                    sum(bytes) OVER newest AS total FROM history WINDOW newest AS (ORDER BY id DESC))
                 WHERE place > ?1 OR (place > ?2 AND total > ?3))",
                (KEPT_STEPS, SURE_STEPS, MOST_BYTES),
            )?;
        }
        self.erase_lost_webinars()
    }

    fn step(&self, which: &str) -> Result<Option<Step>, StoreError> {
        self.0
            .prepare_cached(&format!("SELECT * {which}"))?
            .query_row([], |row| {
                let read = || {
                    Ok(Step {
                        id: row.column("id")?,
                        webinar: row.parsed("webinar_id")?,
                        label: row.column("label")?,
                        deed: from_json(&row.column::<String>("changes")?)?,
                        made_at: row.parsed("made_at")?,
                    })
                };
                Ok(read())
            })
            .optional()?
            .transpose()
    }
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

/// What a run wrote, which is one step from its beginning on: whatever a person does meanwhile is undone before it.
impl Tx<'_> {
    /// Notes what a run did to one draft, for as long as its step is kept.
    pub fn put_run_change(&self, step: i64, change: &DraftChange) -> Result<(), StoreError> {
        self.0
            .prepare_cached(
                "INSERT INTO run_changes (step, draft_id, change)
                 SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM history WHERE id = ?1)",
            )?
            .execute((step, change.draft.to_string(), to_json(change)?))?;
        Ok(())
    }

    /// What a run did, in its order.
    pub fn run_changes(&self, step: i64) -> Result<Vec<DraftChange>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT change FROM run_changes WHERE step = ?1 ORDER BY draft_id")?;
        let rows = statement.query_map([step], |row| row.get::<_, String>(0))?;
        rows.map(|row| from_json(&row?)).collect()
    }

    /// Names the step of a run that has ended.
    pub fn name_run_step(&self, step: i64, label: &str) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE history SET label = ?2,
                bytes = (SELECT coalesce(sum(length(change)), 0) FROM run_changes WHERE step = ?1) WHERE id = ?1",
            (step, label),
        )?;
        Ok(())
    }
}

/// Deleted webinars, which wait for somebody to undo that.
impl Tx<'_> {
    /// Puts a webinar out of sight, or back.
    pub fn hide_webinar(&self, id: WebinarId, deleted_at: Option<jiff::Timestamp>) -> Result<(), StoreError> {
        let changed = self.0.execute(
            "UPDATE webinars SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = (?2 IS NOT NULL)",
            (id.to_string(), deleted_at.map(|at| at.to_string())),
        )?;
        match changed {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }

    /// Erases webinars that were deleted before a moment.
    pub fn erase_webinars_deleted_before(&self, moment: jiff::Timestamp) -> Result<(), StoreError> {
        self.0
            .execute("DELETE FROM webinars WHERE deleted_at < ?1", [moment.to_string()])?;
        Ok(())
    }

    /// Erases deleted webinars whose deletion is no longer among the steps.
    fn erase_lost_webinars(&self) -> Result<(), StoreError> {
        let deletion = to_json(&Deed::WebinarDeleted)?;
        self.0
            .prepare_cached(
                "DELETE FROM webinars WHERE deleted_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM history
                    WHERE webinar_id = webinars.id AND NOT undone AND bytes = ?2 AND changes = ?1)",
            )?
            .execute((&deletion, length(&deletion)))?;
        Ok(())
    }
}

/// What a person has read.
impl Tx<'_> {
    /// Notes that a wording was read in a draft.
    pub fn put_read_text(&self, webinar: WebinarId, wording: &[u8; 32], draft: DraftId) -> Result<(), StoreError> {
        self.0
            .prepare_cached("INSERT OR IGNORE INTO read_texts (webinar_id, wording, draft_id) VALUES (?1, ?2, ?3)")?
            .execute((webinar.to_string(), wording.as_slice(), draft.to_string()))?;
        Ok(())
    }

    /// Every wording that was read in a webinar, with the draft it was read in.
    pub fn read_texts(&self, webinar: WebinarId) -> Result<Vec<([u8; 32], DraftId)>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT wording, draft_id FROM read_texts WHERE webinar_id = ?1")?;
        let rows = statement.query_map([webinar.to_string()], |row| {
            Ok(row
                .column("wording")
                .and_then(|wording| Ok((wording, row.parsed("draft_id")?))))
        })?;
        rows.map(|row| row?).collect()
    }
}
