//! What the user says became of questions. It counts before what the files say, and outlives a new reading of them.

use std::collections::HashMap;

use rusqlite::params;

use super::columns::{from_json, to_json};
use super::{StoreError, Tx};
use crate::domain::message::question_key;
use crate::domain::{Answer, WebinarId};

/// The user's answers in one webinar, by the keys of the questions.
pub(super) struct Answers(HashMap<String, Answer>);

impl Answers {
    pub fn of(tx: &Tx<'_>, webinar: WebinarId) -> Result<Self, StoreError> {
        let mut statement =
            tx.0.prepare_cached("SELECT question, answer FROM answers WHERE webinar_id = ?1")?;
        let rows = statement.query_map([webinar.to_string()], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        let answers = rows.map(|row| {
            let (question, answer) = row?;
            Ok((question, from_json(&answer)?))
        });
        answers.collect::<Result<_, StoreError>>().map(Self)
    }

    /// Whether the user said what became of a question.
    pub fn holds(&self, text: &str) -> bool {
        !self.0.is_empty() && self.0.contains_key(&question_key(text))
    }

    /// What became of a message, by the user's word where there is one, else by the file's.
    pub fn to(&self, is_question: bool, text: &str, of_file: Option<Answer>) -> Option<Answer> {
        if !is_question || self.0.is_empty() {
            return of_file;
        }
        self.0.get(&question_key(text)).cloned().or(of_file)
    }
}

impl Tx<'_> {
    /// Keeps what became of a question, by its key; `None` leaves it to the files again.
    pub fn put_answer_to(
        &self,
        webinar: WebinarId,
        question: &str,
        answer: Option<&Answer>,
        now: jiff::Timestamp,
    ) -> Result<(), StoreError> {
        self.people_changed();
        match answer {
            Some(answer) => self.0.execute(
                "INSERT OR REPLACE INTO answers (webinar_id, question, answer, answered_at) VALUES (?1, ?2, ?3, ?4)",
                params![webinar.to_string(), question, to_json(answer)?, now.to_string()],
            )?,
            None => self.0.execute(
                "DELETE FROM answers WHERE webinar_id = ?1 AND question = ?2",
                params![webinar.to_string(), question],
            )?,
        };
        Ok(())
    }
}
