//! Drafts and their versions.
//!
//! Invariant: a draft that a person edited or approved is only ever changed by a person. The callers in `app`
//! ask [`Tx::draft_of`] before a machine writes; `tests/journey.rs` holds it.

use rusqlite::{OptionalExtension, Row, named_params};

use super::attendees::id_of;
use super::columns::{Columns, from_json, to_json};
use super::{StoreError, Tx};
use crate::domain::{AttendeeId, Block, Draft, DraftId, DraftStatus, Engine, Mail, Severity, WebinarId};

/// What people did to a draft, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftHand {
    /// How far it has come.
    pub status: DraftStatus,
    /// Whether a person changed its text.
    pub is_edited: bool,
    /// Whether it has a personal note.
    pub is_noted: bool,
    /// When a machine wrote it.
    pub generated_at: jiff::Timestamp,
    /// When its text or its note last changed, or when it was approved.
    pub touched_at: jiff::Timestamp,
}

impl DraftHand {
    /// That of a draft.
    pub fn of(draft: &Draft) -> Self {
        Self {
            status: draft.status,
            is_edited: draft.user_edited,
            is_noted: !draft.user_notes.is_empty(),
            generated_at: draft.generated_at,
            touched_at: touched_at(draft.updated_at, draft.approved_at),
        }
    }
}

pub(super) fn touched_at(updated_at: jiff::Timestamp, approved_at: Option<jiff::Timestamp>) -> jiff::Timestamp {
    approved_at.map_or(updated_at, |at| at.max(updated_at))
}

/// A draft as it lies in the store.
#[derive(Debug, Clone, PartialEq)]
pub enum StoredDraft {
    /// One that counts.
    InSight(Draft),
    /// One whose writing was taken back.
    Withdrawn(Draft),
}

/// A stored text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVersion {
    /// From 1.
    pub version: u32,
    /// The text.
    pub mail: Mail,
    /// What made it, in words.
    pub made_by: String,
    /// When.
    pub made_at: jiff::Timestamp,
}

impl Tx<'_> {
    /// Adds a draft, or replaces the one with the same id, which is in sight from then on. `text` and `html` are its rendered form; `wording` is what
    /// it has in common with drafts that say the same to others.
    pub fn put_draft(&self, draft: &Draft, text: &str, html: &str, wording: &[u8; 32]) -> Result<(), StoreError> {
        self.draft_changed(draft.webinar_id, draft.id);
        self.0
            .prepare_cached(
                "INSERT INTO generated_emails (id, webinar_id, attendee_id, subject, body_text, body_html, blocks,
                engagement_score, engagement_tier, score, personalization_elements, engine, fallback, version,
                user_edited, user_notes, status, findings, gravest, generated_at, updated_at, approved_at,
                approved_sha256, exported_at, rules, wording)
             VALUES (:id, :webinar, :attendee, :subject, :text, :html, :blocks, :value, :tier, :score, :facts, :engine,
                :fallback, :version, :edited, :notes, :status, :findings, :gravest, :generated, :updated, :approved,
                :approved_sha256, :exported, :rules, :wording)
             ON CONFLICT (id) DO UPDATE SET subject = excluded.subject, body_text = excluded.body_text,
                body_html = excluded.body_html, blocks = excluded.blocks,
                engagement_score = excluded.engagement_score, engagement_tier = excluded.engagement_tier,
                score = excluded.score, personalization_elements = excluded.personalization_elements,
                engine = excluded.engine, fallback = excluded.fallback, version = excluded.version,
                user_edited = excluded.user_edited, user_notes = excluded.user_notes, status = excluded.status,
                findings = excluded.findings, gravest = excluded.gravest, generated_at = excluded.generated_at,
                updated_at = excluded.updated_at, approved_at = excluded.approved_at,
                approved_sha256 = excluded.approved_sha256, exported_at = excluded.exported_at, rules = excluded.rules,
                wording = excluded.wording, is_withdrawn = 0",
            )?
            .execute(named_params! {
                ":id": draft.id.to_string(),
                ":webinar": draft.webinar_id.to_string(),
                ":attendee": draft.attendee_id.0.as_bytes().as_slice(),
                ":subject": draft.mail.subject,
                ":text": text,
                ":html": html,
                ":blocks": to_json(&draft.mail.blocks)?,
                ":value": draft.score.value,
                ":tier": draft.score.tier.code(),
                ":score": to_json(&draft.score)?,
                ":facts": to_json(&draft.facts)?,
                ":engine": draft.engine.code(),
                ":fallback": draft.fallback,
                ":version": draft.version,
                ":edited": draft.user_edited,
                ":notes": draft.user_notes,
                ":status": draft.status.code(),
                ":findings": to_json(&draft.findings)?,
                ":gravest": draft.gravest().map(severity_word),
                ":generated": draft.generated_at.to_string(),
                ":updated": draft.updated_at.to_string(),
                ":approved": draft.approved_at.map(|at| at.to_string()),
                ":approved_sha256": draft.approved_sha256,
                ":exported": draft.exported_at.map(|at| at.to_string()),
                ":rules": rules_of(draft),
                ":wording": wording.as_slice(),
            })?;
        Ok(())
    }

    /// Stores what was decided about a draft whose text stays, and that it was exported.
    pub fn put_decision_on(&self, draft: &Draft) -> Result<(), StoreError> {
        self.draft_changed(draft.webinar_id, draft.id);
        self.0
            .prepare_cached(
                "UPDATE generated_emails SET status = ?2, approved_at = ?3, approved_sha256 = ?4, exported_at = ?5
                 WHERE id = ?1",
            )?
            .execute((
                draft.id.to_string(),
                draft.status.code(),
                draft.approved_at.map(|at| at.to_string()),
                &draft.approved_sha256,
                draft.exported_at.map(|at| at.to_string()),
            ))?;
        Ok(())
    }

    /// The number of a draft's next text. After an undo the present text is not the last one.
    pub fn next_version(&self, draft: DraftId) -> Result<u32, StoreError> {
        let last: u32 = self
            .0
            .prepare_cached("SELECT coalesce(max(version), 0) FROM email_versions WHERE email_id = ?1")?
            .query_row([draft.to_string()], |row| row.get(0))?;
        Ok(last + 1)
    }

    /// One text of a draft.
    pub fn version(&self, draft: DraftId, version: u32) -> Result<Mail, StoreError> {
        let (subject, blocks): (String, String) = self
            .0
            .prepare_cached("SELECT subject, blocks FROM email_versions WHERE email_id = ?1 AND version = ?2")?
            .query_row((draft.to_string(), version), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let blocks = from_json(&blocks)?;
        Ok(Mail { subject, blocks })
    }

    /// Keeps a text under a version number, replacing an earlier text of that number.
    pub fn put_version(
        &self,
        draft: DraftId,
        version: u32,
        mail: &Mail,
        made_by: &str,
        now: jiff::Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .prepare_cached(
                "INSERT OR REPLACE INTO email_versions (email_id, version, subject, blocks, made_by, made_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                draft.to_string(),
                version,
                &mail.subject,
                to_json(&mail.blocks)?,
                made_by,
                now.to_string(),
            ))?;
        Ok(())
    }

    /// Puts a draft out of sight; its texts stay.
    pub fn withdraw_draft(&self, webinar: WebinarId, id: DraftId) -> Result<(), StoreError> {
        self.draft_changed(webinar, id);
        self.0
            .prepare_cached("UPDATE generated_emails SET is_withdrawn = 1 WHERE id = ?1")?
            .execute([id.to_string()])?;
        Ok(())
    }

    /// One draft.
    pub fn draft(&self, id: DraftId) -> Result<Draft, StoreError> {
        match self.stored_draft(id)? {
            StoredDraft::InSight(draft) => Ok(draft),
            StoredDraft::Withdrawn(_) => Err(StoreError::NotFound),
        }
    }

    /// One draft, withdrawn or not.
    pub fn stored_draft(&self, id: DraftId) -> Result<StoredDraft, StoreError> {
        self.0
            .prepare_cached("SELECT * FROM generated_emails WHERE id = ?1")?
            .query_row([id.to_string()], |row| Ok(read_stored(row)))
            .optional()?
            .ok_or(StoreError::NotFound)?
    }

    /// The draft to one person, if there is one.
    pub fn draft_of(&self, attendee: AttendeeId) -> Result<Option<Draft>, StoreError> {
        Ok(match self.stored_draft_of(attendee)? {
            Some(StoredDraft::InSight(draft)) => Some(draft),
            Some(StoredDraft::Withdrawn(_)) | None => None,
        })
    }

    /// The draft to one person, withdrawn or not.
    pub fn stored_draft_of(&self, attendee: AttendeeId) -> Result<Option<StoredDraft>, StoreError> {
        self.0
            .prepare_cached("SELECT * FROM generated_emails WHERE attendee_id = ?1")?
            .query_row([attendee.0.as_bytes().as_slice()], |row| Ok(read_stored(row)))
            .optional()?
            .transpose()
    }

    /// What one person is to get, if there is a draft to them.
    pub fn mail_to(&self, attendee: AttendeeId) -> Result<Option<Mail>, StoreError> {
        self.0
            .prepare_cached("SELECT subject, blocks FROM generated_emails WHERE attendee_id = ?1 AND NOT is_withdrawn")?
            .query_row([attendee.0.as_bytes().as_slice()], |row| {
                let read = || {
                    Ok(Mail {
                        subject: row.column("subject")?,
                        blocks: row.json("blocks")?,
                    })
                };
                Ok(read())
            })
            .optional()?
            .transpose()
    }

    /// All drafts of a webinar, in priority order.
    pub fn drafts(&self, webinar: WebinarId) -> Result<Vec<Draft>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT e.* FROM generated_emails e JOIN attendees a ON a.id = e.attendee_id
             WHERE e.webinar_id = ?1 AND NOT e.is_withdrawn ORDER BY a.priority_rank, e.id",
        )?;
        let rows = statement.query_map([webinar.to_string()], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// Every stored text of a draft, oldest first.
    pub fn versions(&self, draft: DraftId) -> Result<Vec<StoredVersion>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT * FROM email_versions WHERE email_id = ?1 ORDER BY version")?;
        let rows = statement.query_map([draft.to_string()], |row| {
            let read = || {
                let blocks: Vec<Block> = from_json(&row.column::<String>("blocks")?)?;
                Ok(StoredVersion {
                    version: row.column("version")?,
                    mail: Mail {
                        subject: row.column("subject")?,
                        blocks,
                    },
                    made_by: row.column("made_by")?,
                    made_at: row.parsed("made_at")?,
                })
            };
            Ok(read())
        })?;
        rows.map(|row| row?).collect()
    }
}

/// The rules that found something, each once, divided by blanks.
fn rules_of(draft: &Draft) -> String {
    let mut rules: Vec<&str> = draft.findings.iter().map(|finding| finding.rule.as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    rules.join(" ")
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Block => "block",
        Severity::Warn => "warn",
        Severity::Note => "note",
    }
}

pub(super) fn severity(word: &str) -> Option<Severity> {
    [Severity::Block, Severity::Warn, Severity::Note]
        .into_iter()
        .find(|severity| severity_word(*severity) == word)
}

fn read_stored(row: &Row<'_>) -> Result<StoredDraft, StoreError> {
    Ok(match row.column("is_withdrawn")? {
        true => StoredDraft::Withdrawn(read(row)?),
        false => StoredDraft::InSight(read(row)?),
    })
}

fn read(row: &Row<'_>) -> Result<Draft, StoreError> {
    Ok(Draft {
        id: row.parsed("id")?,
        webinar_id: row.parsed("webinar_id")?,
        attendee_id: id_of(row, "attendee_id")?,
        mail: Mail {
            subject: row.column("subject")?,
            blocks: row.json("blocks")?,
        },
        facts: row.json("personalization_elements")?,
        engine: row.word("engine", Engine::from_code)?,
        fallback: row.column("fallback")?,
        score: row.json("score")?,
        version: row.column("version")?,
        user_edited: row.column("user_edited")?,
        user_notes: row.column("user_notes")?,
        status: row.word("status", DraftStatus::from_code)?,
        findings: row.json("findings")?,
        generated_at: row.parsed("generated_at")?,
        updated_at: row.parsed("updated_at")?,
        approved_at: row.maybe_parsed("approved_at")?,
        approved_sha256: row.column("approved_sha256")?,
        exported_at: row.maybe_parsed("exported_at")?,
    })
}
