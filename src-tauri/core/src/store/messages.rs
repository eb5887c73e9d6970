//! Chat messages, questions and answers to polls, in the order of the files.

use rusqlite::{Row, params};

use super::answers::Answers;
use super::attendees::id_in;
use super::columns::{Columns, from_json, to_json};
use super::{StoreError, Tx};
use crate::domain::{Asked, AttendeeId, Message, MessageSource, PollAnswer, WebinarId};

const MESSAGE: &str = "attendee_id, author_name, author_email, timestamp, minute, message, is_question, source,
    is_private, reply_to, answer, origin FROM chat_messages";

const POLL_ANSWER: &str = "attendee_id, author_name, question, answers, timestamp, origin, on_registering
    FROM poll_answers";

impl Tx<'_> {
    /// Replaces all messages and poll answers of a webinar.
    pub fn replace_messages(
        &self,
        webinar: WebinarId,
        messages: impl Iterator<Item = Message>,
        poll_answers: impl Iterator<Item = PollAnswer>,
    ) -> Result<(), StoreError> {
        let number = self.number_of(webinar)?;
        self.0
            .execute("DELETE FROM chat_messages WHERE webinar = ?1", [number])?;
        self.0
            .execute("DELETE FROM poll_answers WHERE webinar = ?1", [number])?;
        let mut statement = self.0.prepare_cached(
            "INSERT INTO chat_messages (webinar, attendee_id, author_name, author_email, timestamp, minute, message,
                is_question, source, is_private, reply_to, answer, origin)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?;
        for message in messages {
            statement.execute(params![
                number,
                message.attendee_id.as_ref().map(|id| id.0.as_bytes().as_slice()),
                message.author_name,
                message.author_email.as_ref().map(|email| email.as_str()),
                message.at.as_ref().map(ToString::to_string),
                message.minute,
                message.text,
                message.is_question,
                source_word(message.source),
                message.is_private,
                message.reply_to,
                message.answer.as_ref().map(to_json).transpose()?,
                message.origin,
            ])?;
        }
        let mut statement = self.0.prepare_cached(
            "INSERT INTO poll_answers (webinar, attendee_id, author_name, question, answers, timestamp, origin,
                on_registering)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for answer in poll_answers {
            statement.execute(params![
                number,
                answer.attendee_id.as_ref().map(|id| id.0.as_bytes().as_slice()),
                answer.author_name,
                answer.question,
                to_json(&answer.answers)?,
                answer.at.as_ref().map(ToString::to_string),
                answer.origin,
                answer.asked == Asked::OnRegistering,
            ])?;
        }
        Ok(())
    }

    /// All messages of a webinar, in the order of the files.
    pub fn messages(&self, webinar: WebinarId) -> Result<Vec<Message>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached(&format!("SELECT {MESSAGE} WHERE webinar = ?1 ORDER BY number"))?;
        let answers = Answers::of(self, webinar)?;
        let rows = statement.query_map([self.number_of(webinar)?], |row| Ok(read(row, webinar, &answers)))?;
        rows.map(|row| row?).collect()
    }

    /// What one person wrote, in the order of the files.
    pub fn messages_of(&self, webinar: WebinarId, attendee: AttendeeId) -> Result<Vec<Message>, StoreError> {
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT {MESSAGE} WHERE webinar = ?1 AND attendee_id = ?2 ORDER BY number"
        ))?;
        let whose = params![self.number_of(webinar)?, attendee.0.as_bytes().as_slice()];
        let answers = Answers::of(self, webinar)?;
        let rows = statement.query_map(whose, |row| Ok(read(row, webinar, &answers)))?;
        rows.map(|row| row?).collect()
    }

    /// How many messages belong to nobody on the list.
    pub fn messages_of_nobody(&self, webinar: WebinarId) -> Result<u32, StoreError> {
        let sql = "SELECT count(*) FROM chat_messages WHERE webinar = ?1 AND attendee_id IS NULL";
        Ok(self.0.query_row(sql, [self.number_of(webinar)?], |row| row.get(0))?)
    }

    /// What one person answered in polls and on registering, in the order of the files.
    pub fn poll_answers_of(&self, webinar: WebinarId, attendee: AttendeeId) -> Result<Vec<PollAnswer>, StoreError> {
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT {POLL_ANSWER} WHERE webinar = ?1 AND attendee_id = ?2 ORDER BY number"
        ))?;
        let whose = params![self.number_of(webinar)?, attendee.0.as_bytes().as_slice()];
        let rows = statement.query_map(whose, |row| Ok(read_poll_answer(row, webinar)))?;
        rows.map(|row| row?).collect()
    }
}

fn source_word(source: MessageSource) -> &'static str {
    match source {
        MessageSource::Chat => "chat",
        MessageSource::Qa => "qa",
    }
}

fn read(row: &Row<'_>, webinar_id: WebinarId, answers: &Answers) -> Result<Message, StoreError> {
    let text: String = row.column(5)?;
    let is_question = row.column(6)?;
    let of_file: Option<String> = row.column(10)?;
    let of_file = of_file.map(|text| from_json(&text)).transpose()?;
    Ok(Message {
        webinar_id,
        attendee_id: id_in(row, 0)?,
        author_name: row.column(1)?,
        author_email: row.maybe_parsed(2)?,
        at: row.maybe_parsed(3)?,
        minute: row.column(4)?,
        answer: answers.to(is_question, &text, of_file),
        text,
        is_question,
        source: row.word(7, |word| {
            [MessageSource::Chat, MessageSource::Qa]
                .into_iter()
                .find(|source| source_word(*source) == word)
        })?,
        is_private: row.column(8)?,
        reply_to: row.column(9)?,
        origin: row.column(11)?,
    })
}

fn read_poll_answer(row: &Row<'_>, webinar_id: WebinarId) -> Result<PollAnswer, StoreError> {
    Ok(PollAnswer {
        webinar_id,
        attendee_id: id_in(row, 0)?,
        author_name: row.column(1)?,
        asked: match row.column(6)? {
            true => Asked::OnRegistering,
            false => Asked::InPoll,
        },
        question: row.column(2)?,
        answers: row.json(3)?,
        at: row.maybe_parsed(4)?,
        origin: row.column(5)?,
    })
}
