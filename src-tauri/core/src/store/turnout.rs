//! Who came and what was written, as far as a webinar as a whole is looked at: in one pass over each, and of everybody
//! only what that needs.

use std::collections::HashMap;

use rusqlite::Row;

use super::answers::Answers;
use super::attendees::{id_in, sessions_in};
use super::columns::{Columns, from_json};
use super::{StoreError, Tx};
use crate::domain::{Answer, AttendeeId, Session, Standing, Tier, WebinarId};

/// The audience of a webinar.
#[derive(Debug, Clone, Default)]
pub struct Turnout {
    /// Everybody of the audience.
    pub registered: u32,
    /// How many are in each tier.
    pub tiers: HashMap<Tier, u32>,
    /// Those who came, in priority order.
    pub came: Vec<CameRow>,
    /// The domains of the audience's addresses, with their people.
    pub domains: HashMap<String, u32>,
    /// The places of the audience as the files state them, with their people.
    pub locations: HashMap<String, u32>,
    /// Who is on the list and does not count as audience.
    pub left_out: Vec<AttendeeId>,
}

/// Somebody of the audience who came.
#[derive(Debug, Clone, PartialEq)]
pub struct CameRow {
    /// Its key.
    pub id: AttendeeId,
    /// 0-100.
    pub score: f64,
    /// Their tier.
    pub tier: Tier,
    /// 0-100, where known.
    pub attendance_percent: Option<f64>,
    /// Minutes present.
    pub attendance_minutes: Option<f64>,
    /// 0-100, where known.
    pub focus_percent: Option<f64>,
    /// When they first came, in minutes from the start.
    pub join_minute: Option<f64>,
    /// When they last left, in minutes from the start.
    pub exit_minute: Option<f64>,
    /// When they were there, in order.
    pub sessions: Vec<Session>,
    /// What the score counted of their messages.
    pub messages: u32,
    /// Of those, questions.
    pub questions: u32,
}

/// Something that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct LineRow {
    /// Who wrote it, where that is known.
    pub by: Option<AttendeeId>,
    /// The writer as the file names them.
    pub author: String,
    /// When, by the file's clock.
    pub at: Option<String>,
    /// When, in minutes from the start.
    pub minute: Option<f64>,
    /// The words.
    pub text: String,
    /// Whether it counts as a question.
    pub is_question: bool,
    /// Written to one person or to the team only.
    pub is_private: bool,
    /// What became of a question.
    pub answer: Option<Answer>,
    /// Whether the user said what became of it.
    pub is_decided: bool,
}

impl Tx<'_> {
    /// Who is on the list and who came.
    pub fn turnout(&self, webinar: WebinarId) -> Result<Turnout, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT id, is_audience, email, location, standing, engagement_tier, engagement_score, attendance_percent,
                attendance_minutes, focus_percent, join_minute, exit_minute, sessions, messages,
                questions
             FROM attendees WHERE webinar = ?1 ORDER BY priority_rank, number",
        )?;
        let mut rows = statement.query([self.number_of(webinar)?])?;
        let mut turnout = Turnout::default();
        while let Some(row) = rows.next()? {
            let id = id_in(row, 0)?.ok_or(StoreError::Value("attendee"))?;
            if !row.column(1)? {
                turnout.left_out.push(id);
                continue;
            }
            turnout.registered += 1;
            let tier: Tier = row.word(5, Tier::from_code)?;
            *turnout.tiers.entry(tier).or_default() += 1;
            if let Some((_, domain)) = text(row, 2)?.rsplit_once('@') {
                add_one(&mut turnout.domains, domain);
            }
            let location = text(row, 3)?.trim();
            if !location.is_empty() {
                add_one(&mut turnout.locations, location);
            }
            if text(row, 4)? == Standing::Attended.code() {
                turnout.came.push(CameRow {
                    id,
                    tier,
                    score: row.column(6)?,
                    attendance_percent: row.column(7)?,
                    attendance_minutes: row.column(8)?,
                    focus_percent: row.column(9)?,
                    join_minute: row.column(10)?,
                    exit_minute: row.column(11)?,
                    sessions: sessions_in(row, 12)?,
                    messages: row.column(13)?,
                    questions: row.column(14)?,
                });
            }
        }
        Ok(turnout)
    }

    /// All that was written, in the order of the files.
    pub fn lines(&self, webinar: WebinarId) -> Result<Vec<LineRow>, StoreError> {
        let answers = Answers::of(self, webinar)?;
        let mut statement = self.0.prepare_cached(
            "SELECT attendee_id, author_name, timestamp, minute, message, is_question, is_private, answer
             FROM chat_messages WHERE webinar = ?1 ORDER BY number",
        )?;
        let mut rows = statement.query([self.number_of(webinar)?])?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next()? {
            let said: Option<String> = row.column(7)?;
            let text: String = row.column(4)?;
            let is_question: bool = row.column(5)?;
            let answer = said.map(|answer| from_json(&answer)).transpose()?;
            lines.push(LineRow {
                by: id_in(row, 0)?,
                author: row.column(1)?,
                at: row.column(2)?,
                minute: row.column(3)?,
                is_decided: is_question && answers.holds(&text),
                answer: answers.to(is_question, &text, answer),
                text,
                is_question,
                is_private: row.column(6)?,
            });
        }
        Ok(lines)
    }
}

/// A text column; null is empty.
fn text<'r>(row: &'r Row<'_>, index: usize) -> Result<&'r str, StoreError> {
    let value = row.get_ref(index)?.as_str_or_null();
    Ok(value.map_err(|_| StoreError::Value("text"))?.unwrap_or_default())
}

/// Counts without making a text for each.
fn add_one(counts: &mut HashMap<String, u32>, key: &str) {
    match counts.get_mut(key) {
        Some(count) => *count += 1,
        None => drop(counts.insert(key.to_owned(), 1)),
    }
}
