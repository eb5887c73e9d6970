//! Webinars and the counts that say how far each has come.

use rusqlite::{OptionalExtension, Row, named_params};

use super::columns::{Columns, from_json, to_json};
use super::{StoreError, Tx};
use crate::domain::{Money, Room, ScoringSettings, Webinar, WebinarDetails, WebinarId};

/// A webinar with what the program needs to know besides.
#[derive(Debug, Clone, PartialEq)]
pub struct WebinarRow {
    /// The webinar.
    pub webinar: Webinar,
    /// The settings its scores are worked out with.
    pub scoring: ScoringSettings,
    /// Whether a chat or Q&A file was imported; without one, messages are unknown and not zero.
    pub has_messages: bool,
    /// What its scores were worked out with besides the settings; `None` until somebody is scored.
    pub room: Option<Room>,
}

/// Numbers for one webinar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DraftCounts {
    /// Registrants who count as audience.
    pub people: u32,
    /// Of those, who came.
    pub attended: u32,
    /// Of those, with an address.
    pub mailable: u32,
    /// People who do not count as audience.
    pub left_out: u32,
    /// Messages, those of people who do not count left out.
    pub messages: u32,
    /// Of those, questions.
    pub questions: u32,
    /// Answers to polls.
    pub poll_answers: u32,
    /// Import issues.
    pub issues: u32,
    /// Drafts to people who count as audience.
    pub drafts: u32,
    /// Drafts waiting for a reader.
    pub to_review: u32,
    /// Drafts that a check blocks.
    pub blocked: u32,
    /// Drafts approved, exported ones included.
    pub approved: u32,
    /// Drafts exported.
    pub exported: u32,
    /// Drafts skipped.
    pub skipped: u32,
}

impl Tx<'_> {
    /// Adds a webinar.
    pub fn insert_webinar(&self, row: &WebinarRow) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO webinars (id, number, title, chapters, scoring, has_messages, status, created_at, updated_at)
             VALUES (?1, (SELECT coalesce(max(number), 0) + 1 FROM webinars), ?2, '[]', '{}', 0, 'imported', ?3, ?3)",
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
                scoring = :scoring, has_messages = :has_messages, room = :room, mails = :mails, compliance = :compliance, updated_at = :now
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
                ":room": row.room.as_ref().map(to_json).transpose()?,
                ":mails": to_json(&details.mails)?,
                ":compliance": to_json(&details.compliance)?,
                ":now": now.to_string(),
            },
        )?;
        if changed == 1 {
            Ok(())
        } else {
            Err(StoreError::NotFound)
        }
    }

    /// Notes that a webinar offers something else from now on.
    pub fn note_offer_change(&self, id: WebinarId, now: jiff::Timestamp) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE webinars SET offer_changed_at = ?2 WHERE id = ?1",
            (id.to_string(), now.to_string()),
        )?;
        Ok(())
    }

    /// When a webinar last began to offer something else; `None` where that is not known.
    pub fn offer_changed_at(&self, id: WebinarId) -> Result<Option<jiff::Timestamp>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT offer_changed_at FROM webinars WHERE id = ?1")?;
        statement.query_row([id.to_string()], |row| Ok(row.maybe_parsed("offer_changed_at")))?
    }

    /// One webinar.
    pub fn webinar(&self, id: WebinarId) -> Result<WebinarRow, StoreError> {
        self.0
            .query_row(
                "SELECT * FROM webinars WHERE id = ?1 AND deleted_at IS NULL",
                [id.to_string()],
                |row| Ok(read(row)),
            )
            .optional()?
            .ok_or(StoreError::NotFound)?
    }

    /// All webinars, the latest held first.
    pub fn webinars(&self) -> Result<Vec<WebinarRow>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT * FROM webinars WHERE deleted_at IS NULL ORDER BY coalesce(hosted_at, created_at) DESC, id DESC",
        )?;
        let rows = statement.query_map([], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// Removes a webinar and everything that belongs to it.
    pub fn delete_webinar(&self, id: WebinarId) -> Result<(), StoreError> {
        self.people_changed();
        match self.0.execute("DELETE FROM webinars WHERE id = ?1", [id.to_string()])? {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }

    /// The number that stands for a webinar where there are very many rows.
    pub(super) fn number_of(&self, id: WebinarId) -> Result<i64, StoreError> {
        self.0
            .prepare_cached("SELECT number FROM webinars WHERE id = ?1")?
            .query_row([id.to_string()], |row| row.get(0))
            .optional()?
            .ok_or(StoreError::NotFound)
    }

    /// How far one webinar has come.
    pub fn counts(&self, id: WebinarId) -> Result<DraftCounts, StoreError> {
        let (people, attended, mailable, left_out, their_messages, their_questions): (_, _, _, _, u32, u32) =
            self.0.query_row(
                "SELECT coalesce(sum(is_audience), 0), coalesce(sum(is_audience AND standing = 'attended'), 0),
                coalesce(sum(is_audience AND email IS NOT NULL), 0), coalesce(sum(NOT is_audience), 0),
                coalesce(sum(messages) FILTER (WHERE NOT is_audience), 0),
                coalesce(sum(questions) FILTER (WHERE NOT is_audience), 0)
             FROM attendees WHERE webinar = ?1",
                [self.number_of(id)?],
                |row| {
                    Ok((
                        row.get(0)?,
                        row.get(1)?,
                        row.get(2)?,
                        row.get(3)?,
                        row.get(4)?,
                        row.get(5)?,
                    ))
                },
            )?;
        let (messages, questions): (u32, u32) = self.0.query_row(
            "SELECT count(*), coalesce(sum(is_question), 0) FROM chat_messages WHERE webinar = ?1",
            [self.number_of(id)?],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let poll_answers = self.0.query_row(
            "SELECT count(*) FROM poll_answers WHERE webinar = ?1 AND NOT on_registering",
            [self.number_of(id)?],
            |row| row.get(0),
        )?;
        let issues = self.0.query_row(
            "SELECT count(*) FROM import_issues WHERE webinar_id = ?1",
            [id.to_string()],
            |row| row.get(0),
        )?;
        Ok(self.0.query_row(
            "SELECT count(*), coalesce(sum(e.status = 'to_review'), 0), coalesce(sum(e.gravest IS 'block'), 0),
                coalesce(sum(e.status IN ('approved', 'exported')), 0), coalesce(sum(e.status = 'exported'), 0),
                coalesce(sum(e.status = 'skipped'), 0)
             FROM generated_emails e JOIN attendees a ON a.id = e.attendee_id
             WHERE e.webinar_id = ?1 AND NOT e.is_withdrawn AND a.is_audience",
            [id.to_string()],
            |row| {
                Ok(DraftCounts {
                    people,
                    attended,
                    mailable,
                    left_out,
                    messages: messages.saturating_sub(their_messages),
                    questions: questions.saturating_sub(their_questions),
                    poll_answers,
                    issues,
                    drafts: row.get(0)?,
                    to_review: row.get(1)?,
                    blocked: row.get(2)?,
                    approved: row.get(3)?,
                    exported: row.get(4)?,
                    skipped: row.get(5)?,
                })
            },
        )?)
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
                mails: row.json("mails")?,
                compliance: row.json("compliance")?,
            },
            created_at: row.parsed("created_at")?,
        },
        scoring: row.json("scoring")?,
        has_messages: row.column("has_messages")?,
        room: row
            .column::<Option<String>>("room")?
            .map(|text| from_json(&text))
            .transpose()?,
    })
}
