//! What the table of people is searched, narrowed and sorted by: of everybody a little, in one pass over the list.

use std::collections::HashMap;

use super::answers::Answers;
use super::attendees::id_in;
use super::columns::{Columns, from_json};
use super::{AttendeeRow, StoreError, Tx};
use crate::domain::{Answer, AttendeeId, Standing, Tier, WebinarId};

/// From this many people on, reading the whole list costs less than asking for each.
const ONE_BY_ONE: usize = 2000;

/// A person as the table of people looks for them.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedPerson {
    /// Its key.
    pub id: AttendeeId,
    /// As registered; may be empty.
    pub name: String,
    /// The address, in lower case.
    pub email: Option<String>,
    /// Place as the file states it.
    pub location: Option<String>,
    /// Whether they came, and if not, what is known instead.
    pub standing: Standing,
    /// Whether they count as audience.
    pub is_audience: bool,
    /// 0-100, where known.
    pub attendance_percent: Option<f64>,
    /// 0-100, where known.
    pub focus_percent: Option<f64>,
    /// Minutes present.
    pub attendance_minutes: Option<f64>,
    /// When they last left, in minutes from the start.
    pub exit_minute: Option<f64>,
    /// All messages.
    pub messages: u32,
    /// Of those, questions.
    pub questions: u32,
    /// 0-100.
    pub score: f64,
    /// Their tier.
    pub tier: Tier,
}

impl Tx<'_> {
    /// Everybody on a webinar's list, in priority order.
    pub fn listed_people(&self, webinar: WebinarId) -> Result<Vec<ListedPerson>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT id, name, email, location, standing, is_audience, attendance_percent, focus_percent,
                attendance_minutes, exit_minute, messages, questions, engagement_score, engagement_tier
             FROM attendees WHERE webinar = ?1 ORDER BY priority_rank, number",
        )?;
        let rows = statement.query_map([self.number_of(webinar)?], |row| {
            let read = || {
                Ok(ListedPerson {
                    id: id_in(row, 0)?.ok_or(StoreError::Value("attendee"))?,
                    name: row.column(1)?,
                    email: row.column(2)?,
                    location: row.column(3)?,
                    standing: row.word(4, |word| {
                        Standing::ALL.into_iter().find(|standing| standing.code() == word)
                    })?,
                    is_audience: row.column(5)?,
                    attendance_percent: row.column(6)?,
                    focus_percent: row.column(7)?,
                    attendance_minutes: row.column(8)?,
                    exit_minute: row.column(9)?,
                    messages: row.column(10)?,
                    questions: row.column(11)?,
                    score: row.column(12)?,
                    tier: row.word(13, Tier::from_code)?,
                })
            };
            Ok(read())
        })?;
        rows.map(|row| row?).collect()
    }

    /// Hands over each message of somebody on the list: its writer, its words, whether it is a question, and what
    /// became of it where a file says so.
    pub fn each_message(
        &self,
        webinar: WebinarId,
        mut take: impl FnMut(AttendeeId, &str, bool, Option<Answer>),
    ) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT attendee_id, message, is_question, answer FROM chat_messages
             WHERE webinar = ?1 AND attendee_id IS NOT NULL ORDER BY number",
        )?;
        let answers = Answers::of(self, webinar)?;
        let mut rows = statement.query([self.number_of(webinar)?])?;
        while let Some(row) = rows.next()? {
            let writer = id_in(row, 0)?.ok_or(StoreError::Value("attendee"))?;
            let words = row.get_ref(1)?.as_str().map_err(|_| StoreError::Value("message"))?;
            let answer: Option<String> = row.column(3)?;
            let answer = answer.map(|text| from_json(&text)).transpose()?;
            let is_question = row.column(2)?;
            take(writer, words, is_question, answers.to(is_question, words, answer));
        }
        Ok(())
    }

    /// People by their keys, in the order of these. Who is not there any more is left out.
    pub fn attendees_by_id(&self, webinar: WebinarId, ids: &[AttendeeId]) -> Result<Vec<AttendeeRow>, StoreError> {
        if ids.len() <= ONE_BY_ONE {
            let found = ids.iter().map(|id| match self.attendee(*id) {
                Err(StoreError::NotFound) => Ok(None),
                other => other.map(Some),
            });
            return found.filter_map(Result::transpose).collect();
        }
        let everybody = self.attendees(webinar)?;
        let mut by_id: HashMap<_, _> = everybody.into_iter().map(|row| (row.attendee.id, row)).collect();
        Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
    }

    /// Hands over everybody of all webinars who has an address.
    pub fn each_address(&self, mut take: impl FnMut(AttendeeId, &str)) -> Result<(), StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT id, email FROM attendees WHERE email IS NOT NULL")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let id = id_in(row, 0)?.ok_or(StoreError::Value("attendee"))?;
            take(id, row.get_ref(1)?.as_str().map_err(|_| StoreError::Value("email"))?);
        }
        Ok(())
    }
}
