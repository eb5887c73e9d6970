//! People on a webinar's list, with the score that the list is ordered by.
//!
//! There may be a hundred thousand of them in one import: statements are prepared once and take their values by
//! place, nothing is written that can be worked out again, and rows come in the order of their indexes.

use std::borrow::Borrow;

use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use super::columns::Columns;
use super::{StoreError, Tx};
use crate::domain::attendee::Presence;
use crate::domain::{Attendee, AttendeeId, Role, Session, Standing, Tier, WebinarId};

/// A person with their score and place.
#[derive(Debug, Clone, PartialEq)]
pub struct AttendeeRow {
    /// The person.
    pub attendee: Attendee,
    /// What the score counted of their messages.
    pub written: MessageCounts,
    /// Their score; its parts are worked out again when they are wanted.
    pub score: f64,
    /// Their tier.
    pub tier: Tier,
    /// Their place in the priority list, from 1.
    pub rank: u32,
}

/// What one person wrote, as numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MessageCounts {
    /// All messages.
    pub messages: u32,
    /// Of those, questions.
    pub questions: u32,
}

/// Where in the priority list a reader stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    rank: i64,
    number: i64,
}

impl Default for Place {
    /// Before everybody.
    fn default() -> Self {
        Self { rank: -1, number: -1 }
    }
}

const COLUMNS: &str = "a.id, w.id, a.name, a.email, a.standing, a.role, a.kept, a.attendance_percent, a.focus_percent,
    a.attendance_minutes, a.join_time, a.exit_time, a.join_minute, a.exit_minute, a.sessions, a.counted_messages,
    a.counted_questions, a.location, a.source, a.messages, a.questions, a.engagement_score, a.engagement_tier,
    a.priority_rank";
const FROM: &str = "FROM attendees a JOIN webinars w ON w.number = a.webinar";

impl Tx<'_> {
    /// Adds people, best in the order of their ids and ranks.
    pub fn insert_attendees(
        &self,
        webinar: WebinarId,
        rows: impl IntoIterator<Item = impl Borrow<AttendeeRow>>,
    ) -> Result<(), StoreError> {
        self.people_changed();
        let webinar = self.number_of(webinar)?;
        let mut statement = self.0.prepare_cached(
            "INSERT INTO attendees (id, webinar, name, email, standing, role, kept, is_audience, attendance_percent,
                focus_percent, attendance_minutes, join_time, exit_time, join_minute, exit_minute, sessions,
                counted_messages, counted_questions, location, source, messages, questions, engagement_score,
                engagement_tier, priority_rank)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
                ?22, ?23, ?24, ?25)",
        )?;
        for row in rows {
            execute(&mut statement, webinar, row.borrow())?;
        }
        Ok(())
    }

    /// Replaces all that is known about people who are there already.
    pub fn update_attendees(
        &self,
        webinar: WebinarId,
        rows: impl IntoIterator<Item = impl Borrow<AttendeeRow>>,
    ) -> Result<(), StoreError> {
        self.people_changed();
        let webinar = self.number_of(webinar)?;
        let mut statement = self.0.prepare_cached(
            "UPDATE attendees SET webinar = ?2, name = ?3, email = ?4, standing = ?5, role = ?6, kept = ?7,
                is_audience = ?8, attendance_percent = ?9, focus_percent = ?10, attendance_minutes = ?11,
                join_time = ?12, exit_time = ?13, join_minute = ?14, exit_minute = ?15, sessions = ?16,
                counted_messages = ?17, counted_questions = ?18, location = ?19, source = ?20, messages = ?21,
                questions = ?22, engagement_score = ?23, engagement_tier = ?24, priority_rank = ?25
             WHERE id = ?1",
        )?;
        for row in rows {
            execute(&mut statement, webinar, row.borrow())?;
        }
        Ok(())
    }

    /// Takes people off a list, with their drafts.
    pub fn delete_attendees(&self, ids: &[AttendeeId]) -> Result<(), StoreError> {
        self.people_changed();
        let mut statement = self.0.prepare_cached("DELETE FROM attendees WHERE id = ?1")?;
        for id in ids {
            statement.execute([id.0.as_bytes().as_slice()])?;
        }
        Ok(())
    }

    /// Everybody on a webinar's list, in priority order.
    pub fn attendees(&self, webinar: WebinarId) -> Result<Vec<AttendeeRow>, StoreError> {
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT {COLUMNS} {FROM} WHERE a.webinar = ?1 ORDER BY a.priority_rank, a.number"
        ))?;
        let rows = statement.query_map([self.number_of(webinar)?], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// The next people of a webinar's audience in priority order, at most so many, and where to go on; from the start
    /// with [`Place::default`]. Nobody is left when fewer come.
    pub fn audience_after(
        &self,
        webinar: WebinarId,
        after: Place,
        most: u32,
    ) -> Result<(Vec<AttendeeRow>, Place), StoreError> {
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT {COLUMNS}, a.number {FROM}
             WHERE a.webinar = ?1 AND (a.priority_rank, a.number) > (?2, ?3) AND a.is_audience
             ORDER BY a.priority_rank, a.number LIMIT ?4"
        ))?;
        let mut place = after;
        let mut people = Vec::with_capacity(most as usize);
        let mut rows = statement.query((self.number_of(webinar)?, after.rank, after.number, most))?;
        while let Some(row) = rows.next()? {
            let person = read(row)?;
            place = Place {
                rank: i64::from(person.rank),
                number: row.get("number")?,
            };
            people.push(person);
        }
        Ok((people, place))
    }

    /// One person.
    pub fn attendee(&self, id: AttendeeId) -> Result<AttendeeRow, StoreError> {
        self.0
            .prepare_cached(&format!("SELECT {COLUMNS} {FROM} WHERE a.id = ?1"))?
            .query_row([id.0.as_bytes().as_slice()], |row| Ok(read(row)))
            .optional()?
            .ok_or(StoreError::NotFound)?
    }
}

fn execute(statement: &mut rusqlite::Statement<'_>, webinar: i64, row: &AttendeeRow) -> Result<(), StoreError> {
    let AttendeeRow { attendee, written, .. } = row;
    let presence = &attendee.presence;
    statement.execute(params![
        attendee.id.0.as_bytes().as_slice(),
        webinar,
        attendee.name,
        attendee.email.as_ref().map(|email| email.as_str()),
        presence.standing.code(),
        attendee.role.code(),
        attendee.kept,
        attendee.is_audience(),
        presence.attendance_percent,
        presence.focus_percent,
        presence.attendance_minutes,
        presence.join_time.as_ref().map(ToString::to_string),
        presence.exit_time.as_ref().map(ToString::to_string),
        presence.join_minute,
        presence.exit_minute,
        sessions_out(&presence.sessions),
        presence.counted_messages,
        presence.counted_questions,
        attendee.location,
        presence.source,
        written.messages,
        written.questions,
        row.score,
        row.tier.code(),
        row.rank,
    ])?;
    Ok(())
}

fn sessions_out(sessions: &[Session]) -> Option<Vec<u8>> {
    let bytes = sessions
        .iter()
        .flat_map(|session| [session.from.to_le_bytes(), session.to.to_le_bytes()]);
    (!sessions.is_empty()).then(|| bytes.flatten().collect())
}

/// The sessions in a column; null is none.
pub(super) fn sessions_in(row: &Row<'_>, index: usize) -> Result<Vec<Session>, StoreError> {
    let bytes = row.get_ref(index)?.as_blob_or_null().ok().flatten().unwrap_or_default();
    let (numbers, _) = bytes.as_chunks::<8>();
    let (pairs, _) = numbers.as_chunks::<2>();
    let sessions = pairs.iter().map(|[from, to]| Session {
        from: f64::from_le_bytes(*from),
        to: f64::from_le_bytes(*to),
    });
    Ok(sessions.collect())
}

/// The id in a column of 16 bytes.
pub(super) fn id_in(row: &Row<'_>, index: usize) -> Result<Option<AttendeeId>, StoreError> {
    match row.get_ref(index)? {
        ValueRef::Null => Ok(None),
        ValueRef::Blob(bytes) => Ok(Some(AttendeeId(
            Uuid::from_slice(bytes).map_err(|_| StoreError::Value("attendee"))?,
        ))),
        _ => Err(StoreError::Value("attendee")),
    }
}

/// The same, in a column with a name that is never null.
pub(super) fn id_of(row: &Row<'_>, name: &'static str) -> Result<AttendeeId, StoreError> {
    let bytes: [u8; 16] = row.column(name)?;
    Ok(AttendeeId(Uuid::from_bytes(bytes)))
}

fn read(row: &Row<'_>) -> Result<AttendeeRow, StoreError> {
    Ok(AttendeeRow {
        attendee: Attendee {
            id: id_in(row, 0)?.ok_or(StoreError::Value("attendee"))?,
            webinar_id: row.parsed(1)?,
            name: row.column(2)?,
            email: row.maybe_parsed(3)?,
            presence: Presence {
                standing: row.word(4, |word| {
                    Standing::ALL.into_iter().find(|standing| standing.code() == word)
                })?,
                attendance_percent: row.column(7)?,
                focus_percent: row.column(8)?,
                attendance_minutes: row.column(9)?,
                join_time: row.maybe_parsed(10)?,
                exit_time: row.maybe_parsed(11)?,
                join_minute: row.column(12)?,
                exit_minute: row.column(13)?,
                sessions: sessions_in(row, 14)?,
                counted_messages: row.column(15)?,
                counted_questions: row.column(16)?,
                source: row.column(18)?,
            },
            location: row.column(17)?,
            role: row.word(5, |word| Role::ALL.into_iter().find(|role| role.code() == word))?,
            kept: row.column(6)?,
        },
        written: MessageCounts {
            messages: row.column(19)?,
            questions: row.column(20)?,
        },
        score: row.column(21)?,
        tier: row.word(22, Tier::from_code)?,
        rank: row.column(23)?,
    })
}
