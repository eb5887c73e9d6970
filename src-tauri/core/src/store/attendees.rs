//! People on a webinar's list, with the score that the list is ordered by.

use rusqlite::{OptionalExtension, Row, named_params};

use super::columns::{Columns, to_json};
use super::{StoreError, Tx};
use crate::domain::attendee::Presence;
use crate::domain::{Attendee, AttendeeId, Role, Score, Standing, WebinarId};

/// A person with their score and place.
#[derive(Debug, Clone, PartialEq)]
pub struct AttendeeRow {
    /// The person.
    pub attendee: Attendee,
    /// Their score.
    pub score: Score,
    /// Their place in the priority list, from 1.
    pub rank: u32,
}

impl Tx<'_> {
    /// Adds people, or replaces what is known about those with the same id.
    pub fn put_attendees(&self, rows: &[AttendeeRow]) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "INSERT INTO attendees (id, webinar_id, name, email, attended, attendance_percent, focus_percent,
                attendance_minutes, join_time, exit_time, join_minute, exit_minute, location, source,
                engagement_score, engagement_tier, score, priority_rank, standing, role, kept, sessions, counted_messages,
                counted_questions)
             VALUES (:id, :webinar, :name, :email, :attended, :attendance, :focus, :minutes, :join_time, :exit_time,
                :join_minute, :exit_minute, :location, :source, :value, :tier, :score, :rank, :standing, :role, :kept, :sessions, :counted_messages,
                :counted_questions)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email,
                attended = excluded.attended, attendance_percent = excluded.attendance_percent,
                focus_percent = excluded.focus_percent, attendance_minutes = excluded.attendance_minutes,
                join_time = excluded.join_time, exit_time = excluded.exit_time, join_minute = excluded.join_minute,
                exit_minute = excluded.exit_minute, location = excluded.location, source = excluded.source,
                engagement_score = excluded.engagement_score, engagement_tier = excluded.engagement_tier,
                score = excluded.score, priority_rank = excluded.priority_rank, standing = excluded.standing, role = excluded.role,
                kept = excluded.kept, sessions = excluded.sessions, counted_messages = excluded.counted_messages,
                counted_questions = excluded.counted_questions",
        )?;
        for AttendeeRow { attendee, score, rank } in rows {
            let presence = &attendee.presence;
            statement.execute(named_params! {
                ":id": attendee.id.to_string(),
                ":webinar": attendee.webinar_id.to_string(),
                ":name": attendee.name,
                ":email": attendee.email.as_ref().map(|email| email.as_str()),
                ":attended": presence.attended(),
                ":standing": presence.standing.code(),
                ":role": attendee.role.code(),
                ":kept": attendee.kept,
                ":sessions": to_json(&presence.sessions)?,
                ":counted_messages": presence.counted_messages,
                ":counted_questions": presence.counted_questions,
                ":attendance": presence.attendance_percent,
                ":focus": presence.focus_percent,
                ":minutes": presence.attendance_minutes,
                ":join_time": presence.join_time.as_ref().map(ToString::to_string),
                ":exit_time": presence.exit_time.as_ref().map(ToString::to_string),
                ":join_minute": presence.join_minute,
                ":exit_minute": presence.exit_minute,
                ":location": attendee.location,
                ":source": presence.source,
                ":value": score.value,
                ":tier": score.tier.code(),
                ":score": to_json(score)?,
                ":rank": rank,
            })?;
        }
        Ok(())
    }

    /// Everybody on a webinar's list, in priority order.
    pub fn attendees(&self, webinar: WebinarId) -> Result<Vec<AttendeeRow>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT * FROM attendees WHERE webinar_id = ?1 ORDER BY priority_rank, id")?;
        let rows = statement.query_map([webinar.to_string()], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// One person.
    pub fn attendee(&self, id: AttendeeId) -> Result<AttendeeRow, StoreError> {
        self.0
            .query_row("SELECT * FROM attendees WHERE id = ?1", [id.to_string()], |row| {
                Ok(read(row))
            })
            .optional()?
            .ok_or(StoreError::NotFound)?
    }
}

fn read(row: &Row<'_>) -> Result<AttendeeRow, StoreError> {
    Ok(AttendeeRow {
        attendee: Attendee {
            id: row.parsed("id")?,
            webinar_id: row.parsed("webinar_id")?,
            name: row.column("name")?,
            email: row.maybe_parsed("email")?,
            presence: Presence {
                standing: row.word("standing", |word| {
                    Standing::ALL.into_iter().find(|standing| standing.code() == word)
                })?,
                attendance_percent: row.column("attendance_percent")?,
                focus_percent: row.column("focus_percent")?,
                attendance_minutes: row.column("attendance_minutes")?,
                join_time: row.maybe_parsed("join_time")?,
                exit_time: row.maybe_parsed("exit_time")?,
                join_minute: row.column("join_minute")?,
                exit_minute: row.column("exit_minute")?,
                sessions: row.json("sessions")?,
                counted_messages: row.column("counted_messages")?,
                counted_questions: row.column("counted_questions")?,
                source: row.column("source")?,
            },
            location: row.column("location")?,
            role: row.word("role", |word| Role::ALL.into_iter().find(|role| role.code() == word))?,
            kept: row.column("kept")?,
        },
        score: row.json("score")?,
        rank: row.column("priority_rank")?,
    })
}
