//! What the queue of drafts is narrowed, sorted and counted by: of each draft a little, out of an index, since its texts
//! are long.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row};

use super::attendees::id_in;
use super::columns::Columns;
use super::drafts::{DraftHand, severity, touched_at};
use super::{StoreError, Tx};
use crate::domain::{AttendeeId, DraftId, DraftStatus, Engine, Severity, Tier, WebinarId};

/// A draft's state, for tables of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftMark {
    /// Its key.
    pub id: DraftId,
    /// How far it has come.
    pub status: DraftStatus,
    /// Its gravest finding.
    pub gravest: Option<Severity>,
}

/// What a queue knows of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftLine {
    /// Its key and state.
    pub mark: DraftMark,
    /// Who receives it.
    pub attendee: AttendeeId,
    /// What wrote it.
    pub engine: Engine,
    /// Whether a person changed it.
    pub user_edited: bool,
    /// Their tier when it was written.
    pub tier: Tier,
    /// Their score when it was written, 0-100.
    pub score: f64,
    /// Its subject.
    pub subject: String,
    /// The rules that found something, each once, divided by blanks.
    pub rules: String,
    /// What it has in common with those that say the same to others.
    pub wording: [u8; 32],
}

/// All of these are in the index, so that no text is read.
const LINE: &str = "SELECT attendee_id, id, status, gravest, engine, user_edited, engagement_tier, engagement_score,
    subject, rules, wording FROM generated_emails";

impl Tx<'_> {
    /// Every draft of a webinar, in no order.
    pub fn draft_lines(&self, webinar: WebinarId) -> Result<Vec<DraftLine>, StoreError> {
        let mut statement = self.0.prepare_cached(&format!(
            "{LINE} INDEXED BY generated_emails_queue WHERE webinar_id = ?1 AND NOT is_withdrawn"
        ))?;
        let rows = statement.query_map([webinar.to_string()], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// What people did to a webinar's drafts, by whom they are for.
    pub fn draft_hands(&self, webinar: WebinarId) -> Result<HashMap<AttendeeId, DraftHand>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT attendee_id, status, user_edited, user_notes <> '', generated_at, updated_at, approved_at
             FROM generated_emails INDEXED BY generated_emails_queue WHERE webinar_id = ?1 AND NOT is_withdrawn",
        )?;
        let rows = statement.query_map([webinar.to_string()], |row| {
            let read = || {
                let hand = DraftHand {
                    status: row.word(1, DraftStatus::from_code)?,
                    is_edited: row.column(2)?,
                    is_noted: row.column(3)?,
                    generated_at: row.parsed(4)?,
                    touched_at: touched_at(row.parsed(5)?, row.maybe_parsed(6)?),
                };
                Ok((id_in(row, 0)?.ok_or(StoreError::Value("attendee"))?, hand))
            };
            Ok(read())
        })?;
        rows.map(|row| row?).collect()
    }

    /// One draft of a webinar, if it is there.
    pub fn draft_line(&self, webinar: WebinarId, id: DraftId) -> Result<Option<DraftLine>, StoreError> {
        self.0
            .prepare_cached(&format!(
                "{LINE} WHERE id = ?1 AND webinar_id = ?2 AND NOT is_withdrawn"
            ))?
            .query_row([id.to_string(), webinar.to_string()], |row| Ok(read(row)))
            .optional()?
            .transpose()
    }

    /// Drafts of before the queue had an index, whose wording nobody has worked out.
    pub fn drafts_without_wording(&self) -> Result<Vec<DraftId>, StoreError> {
        let mut statement = self.0.prepare(
            "SELECT id FROM generated_emails INDEXED BY generated_emails_queue
             WHERE wording IS NULL AND NOT is_withdrawn",
        )?;
        let rows = statement.query_map([], |row| Ok(row.parsed(0)))?;
        rows.map(|row| row?).collect()
    }

    /// Stores what a draft has in common with those that say the same to others.
    pub fn put_wording(&self, id: DraftId, wording: &[u8; 32]) -> Result<(), StoreError> {
        self.0
            .prepare_cached("UPDATE generated_emails SET wording = ?2 WHERE id = ?1")?
            .execute((id.to_string(), wording.as_slice()))?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<DraftLine, StoreError> {
    Ok(DraftLine {
        attendee: id_in(row, 0)?.ok_or(StoreError::Value("attendee"))?,
        mark: DraftMark {
            id: row.parsed(1)?,
            status: row.word(2, DraftStatus::from_code)?,
            gravest: row.column::<Option<String>>(3)?.as_deref().and_then(severity),
        },
        engine: row.word(4, Engine::from_code)?,
        user_edited: row.column(5)?,
        tier: row.word(6, Tier::from_code)?,
        score: row.column(7)?,
        subject: row.column(8)?,
        rules: row.column(9)?,
        wording: row.column(10)?,
    })
}
