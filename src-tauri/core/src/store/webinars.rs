//! Webinars and the counts that say how far each has come.

use rusqlite::{OptionalExtension, Row, named_params};

use super::columns::{Columns, to_json};
use super::{StoreError, Tx};
use crate::domain::{Money, ScoringSettings, Webinar, WebinarDetails, WebinarId};

/// A webinar with what the program needs to know besides.
#[derive(Debug, Clone, PartialEq)]
pub struct WebinarRow {
    /// The webinar.
    pub webinar: Webinar,
    /// The settings its scores are worked out with.
    pub scoring: ScoringSettings,
    /// Whether a chat or Q&A file was imported; without one, messages are unknown and not zero.
    pub has_messages: bool,
}

/// Numbers for one webinar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DraftCounts {
    /// Registrants.
    pub people: u32,
    /// Of those, who came.
    pub attended: u32,
    /// Of those, with an address.
    pub mailable: u32,
    /// Messages.
    pub messages: u32,
    /// Questions.
    pub questions: u32,
    /// Import issues.
    pub issues: u32,
    /// Drafts.
    pub drafts: u32,
    /// Drafts waiting for a reader.
    pub to_review: u32,
    /// Drafts that a check blocks.
    pub blocked: u32,
    /// Drafts approved, exported ones included.
    pub approved: u32,
    /// Drafts exported.
    pub exported: u32,
}

impl Tx<'_> {
    /// Adds a webinar.
    pub fn insert_webinar(&self, row: &WebinarRow) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO webinars (id, title, chapters, scoring, has_messages, status, created_at, updated_at)
             VALUES (?1, ?2, '[]', '{}', 0, 'imported', ?3, ?3)",
            (
                row.webinar.id.to_string(),
                &row.webinar.details.title,
                row.webinar.created_at.to_string(),
            ),
        )?;
        self.update_webinar(row, row.webinar.created_at)
    }

    /// Replaces what is known about a webinar.
    pub fn update_webinar(&self, row: &WebinarRow, now: jiff::Timestamp) -> Result<(), StoreError> {
        let details = &row.webinar.details;
        let changed = self.0.execute(
            "UPDATE webinars SET title = :title, topic = :topic, hosted_at = :hosted_at,
                duration_minutes = :duration, host_name = :host, offer_name = :offer,
                offer_description = :description, offer_url = :offer_url, price_hundredths = :price,
                currency = :currency, deadline = :deadline, replay_url = :replay, chapters = :chapters,
                scoring = :scoring, has_messages = :has_messages, updated_at = :now
             WHERE id = :id",
            named_params! {
                ":id": row.webinar.id.to_string(),
                ":title": details.title,
                ":topic": details.topic,
                ":hosted_at": details.hosted_at.as_ref().map(ToString::to_string),
                ":duration": details.duration_minutes,
                ":host": details.host_name,
                ":offer": details.offer_name,
                ":description": details.offer_description,
                ":offer_url": details.offer_url,
                ":price": details.price.as_ref().map(|price| price.hundredths),
                ":currency": details.price.as_ref().map(|price| price.currency.as_str()),
                ":deadline": details.deadline,
                ":replay": details.replay_url,
                ":chapters": to_json(&details.chapters)?,
                ":scoring": to_json(&row.scoring)?,
                ":has_messages": row.has_messages,
                ":now": now.to_string(),
            },
        )?;
        if changed == 1 {
            Ok(())
        } else {
            Err(StoreError::NotFound)
        }
    }

    /// One webinar.
    pub fn webinar(&self, id: WebinarId) -> Result<WebinarRow, StoreError> {
        self.0
            .query_row("SELECT * FROM webinars WHERE id = ?1", [id.to_string()], |row| {
                Ok(read(row))
            })
            .optional()?
            .ok_or(StoreError::NotFound)?
    }

    /// All webinars, the latest held first.
    pub fn webinars(&self) -> Result<Vec<WebinarRow>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT * FROM webinars ORDER BY coalesce(hosted_at, created_at) DESC, id DESC")?;
        let rows = statement.query_map([], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// Removes a webinar and everything that belongs to it.
    pub fn delete_webinar(&self, id: WebinarId) -> Result<(), StoreError> {
        match self.0.execute("DELETE FROM webinars WHERE id = ?1", [id.to_string()])? {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }

    /// How far one webinar has come.
    pub fn counts(&self, id: WebinarId) -> Result<DraftCounts, StoreError> {
        let counts = self.0.query_row(
            "SELECT
                (SELECT count(*) FROM attendees WHERE webinar_id = ?1) AS people,
                (SELECT count(*) FROM attendees WHERE webinar_id = ?1 AND attended) AS attended,
                (SELECT count(*) FROM attendees WHERE webinar_id = ?1 AND email IS NOT NULL) AS mailable,
                (SELECT count(*) FROM chat_messages WHERE webinar_id = ?1) AS messages,
                (SELECT count(*) FROM chat_messages WHERE webinar_id = ?1 AND is_question) AS questions,
                (SELECT count(*) FROM import_issues WHERE webinar_id = ?1) AS issues,
                (SELECT count(*) FROM generated_emails WHERE webinar_id = ?1) AS drafts,
                (SELECT count(*) FROM generated_emails WHERE webinar_id = ?1 AND status = 'to_review') AS to_review,
                (SELECT count(*) FROM generated_emails WHERE webinar_id = ?1 AND gravest = 'block') AS blocked,
                (SELECT count(*) FROM generated_emails WHERE webinar_id = ?1 AND status <> 'to_review') AS approved,
                (SELECT count(*) FROM generated_emails WHERE webinar_id = ?1 AND status = 'exported') AS exported",
            [id.to_string()],
            |row| {
                Ok(DraftCounts {
                    people: row.get("people")?,
                    attended: row.get("attended")?,
                    mailable: row.get("mailable")?,
                    messages: row.get("messages")?,
                    questions: row.get("questions")?,
                    issues: row.get("issues")?,
                    drafts: row.get("drafts")?,
                    to_review: row.get("to_review")?,
                    blocked: row.get("blocked")?,
                    approved: row.get("approved")?,
                    exported: row.get("exported")?,
                })
            },
        )?;
        Ok(counts)
    }
}

fn read(row: &Row<'_>) -> Result<WebinarRow, StoreError> {
    let hundredths: Option<i64> = row.column("price_hundredths")?;
    let currency: Option<String> = row.column("currency")?;
    Ok(WebinarRow {
        webinar: Webinar {
            id: row.parsed("id")?,
            details: WebinarDetails {
                title: row.column("title")?,
                topic: row.column("topic")?,
                hosted_at: row.maybe_parsed("hosted_at")?,
                duration_minutes: row.column("duration_minutes")?,
                host_name: row.column("host_name")?,
                offer_name: row.column("offer_name")?,
                offer_description: row.column("offer_description")?,
                offer_url: row.column("offer_url")?,
                price: hundredths
                    .zip(currency)
                    .map(|(hundredths, currency)| Money { hundredths, currency }),
                deadline: row.column("deadline")?,
                replay_url: row.column("replay_url")?,
                chapters: row.json("chapters")?,
            },
            created_at: row.parsed("created_at")?,
        },
        scoring: row.json("scoring")?,
        has_messages: row.column("has_messages")?,
    })
}
