//! Drafts as they leave the program: what was rendered when they were stored, without what they rest on.

use rusqlite::{OptionalExtension, Row};

use super::columns::Columns;
use super::{StoreError, Tx, drafts};
use crate::domain::{AttendeeId, DraftId, DraftStatus, Severity, Tier};

/// A draft in its rendered form.
#[derive(Debug, Clone, PartialEq)]
pub struct RenderedDraft {
    /// Its key.
    pub id: DraftId,
    /// How far it has come.
    pub status: DraftStatus,
    /// The gravest finding of the checks.
    pub gravest: Option<Severity>,
    /// Subject line.
    pub subject: String,
    /// The mail as plain text, with the user's note.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The user's note alone.
    pub note: String,
    /// Score at the time of writing, 0-100.
    pub score: f64,
    /// Tier at that time.
    pub tier: Tier,
    /// When its text was approved.
    pub approved_at: Option<jiff::Timestamp>,
    /// Fingerprint of the text that was approved.
    pub approved_sha256: Option<String>,
    /// When it last went into a file.
    pub exported_at: Option<jiff::Timestamp>,
}

impl Tx<'_> {
    /// The rendered draft to one person, if there is one.
    pub fn rendered_draft_of(&self, attendee: AttendeeId) -> Result<Option<RenderedDraft>, StoreError> {
        self.0
            .prepare_cached(
                "SELECT id, status, gravest, subject, body_text, body_html, user_notes, engagement_score,
                    engagement_tier, approved_at, approved_sha256, exported_at
                 FROM generated_emails WHERE attendee_id = ?1 AND NOT is_withdrawn",
            )?
            .query_row([attendee.0.as_bytes().as_slice()], |row| Ok(read(row)))
            .optional()?
            .transpose()
    }
}

fn read(row: &Row<'_>) -> Result<RenderedDraft, StoreError> {
    let gravest: Option<String> = row.column(2)?;
    Ok(RenderedDraft {
        id: row.parsed(0)?,
        status: row.word(1, DraftStatus::from_code)?,
        gravest: gravest
            .map(|word| drafts::severity(&word).ok_or(StoreError::Value("gravest")))
            .transpose()?,
        subject: row.column(3)?,
        text: row.column(4)?,
        html: row.column(5)?,
        note: row.column(6)?,
        score: row.column(7)?,
        tier: row.word(8, Tier::from_code)?,
        approved_at: row.maybe_parsed(9)?,
        approved_sha256: row.column(10)?,
        exported_at: row.maybe_parsed(11)?,
    })
}
