//! Chat messages and questions, in the order of the files.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use super::columns::{Columns, from_json, to_json};
use super::{StoreError, Tx};
use crate::domain::{AttendeeId, Message, MessageSource, WebinarId};

/// What one person wrote, as numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MessageCounts {
    /// All messages.
    pub messages: u32,
    /// Of those, questions.
    pub questions: u32,
}

impl Tx<'_> {
    /// Replaces all messages of a webinar.
    pub fn replace_messages(&self, webinar: WebinarId, messages: &[Message]) -> Result<(), StoreError> {
        self.0
            .execute("DELETE FROM chat_messages WHERE webinar_id = ?1", [webinar.to_string()])?;
        let mut statement = self.0.prepare_cached(
            "INSERT INTO chat_messages (id, webinar_id, attendee_id, author_name, author_email, timestamp, minute,
                message, is_question, source, origin, position, is_private, reply_to, answer)
             VALUES (:id, :webinar, :attendee, :name, :email, :at, :minute, :text, :question, :source, :origin, :position,
                :is_private, :reply_to, :answer)",
        )?;
        for (position, message) in messages.iter().enumerate() {
            statement.execute(named_params! {
                ":id": message.id.to_string(),
                ":webinar": webinar.to_string(),
                ":attendee": message.attendee_id.map(|id| id.to_string()),
                ":name": message.author_name,
                ":email": message.author_email.as_ref().map(|email| email.as_str()),
                ":at": message.at.as_ref().map(ToString::to_string),
                ":minute": message.minute,
                ":text": message.text,
                ":question": message.is_question,
                ":source": source_word(message.source),
                ":origin": message.origin,
                ":is_private": message.is_private,
                ":reply_to": message.reply_to,
                ":answer": message.answer.as_ref().map(to_json).transpose()?,
                ":position": position as i64,
            })?;
        }
        Ok(())
    }

    /// All messages of a webinar, in the order of the files.
    pub fn messages(&self, webinar: WebinarId) -> Result<Vec<Message>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT * FROM chat_messages WHERE webinar_id = ?1 ORDER BY position")?;
        let rows = statement.query_map([webinar.to_string()], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// What one person wrote, in the order of the files.
    pub fn messages_of(&self, webinar: WebinarId, attendee: AttendeeId) -> Result<Vec<Message>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT * FROM chat_messages WHERE webinar_id = ?1 AND attendee_id = ?2 ORDER BY position",
        )?;
        let rows = statement.query_map([webinar.to_string(), attendee.to_string()], |row| Ok(read(row)))?;
        rows.map(|row| row?).collect()
    }

    /// How much each person wrote; people who wrote nothing are not in it.
    pub fn message_counts(&self, webinar: WebinarId) -> Result<HashMap<AttendeeId, MessageCounts>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT attendee_id, count(*) AS messages, sum(is_question) AS questions FROM chat_messages
             WHERE webinar_id = ?1 AND attendee_id IS NOT NULL GROUP BY attendee_id",
        )?;
        let rows = statement.query_map([webinar.to_string()], |row| {
            Ok(row.parsed("attendee_id").and_then(|id| {
                Ok((
                    id,
                    MessageCounts {
                        messages: row.column("messages")?,
                        questions: row.column("questions")?,
                    },
                ))
            }))
        })?;
        rows.map(|row| row?).collect()
    }
}

fn source_word(source: MessageSource) -> &'static str {
    match source {
        MessageSource::Chat => "chat",
        MessageSource::Qa => "qa",
    }
}

fn read(row: &Row<'_>) -> Result<Message, StoreError> {
    Ok(Message {
        id: row.parsed("id")?,
        webinar_id: row.parsed("webinar_id")?,
        attendee_id: row.maybe_parsed("attendee_id")?,
        author_name: row.column("author_name")?,
        author_email: row.maybe_parsed("author_email")?,
        at: row.maybe_parsed("timestamp")?,
        minute: row.column("minute")?,
        text: row.column("message")?,
        is_question: row.column("is_question")?,
        source: row.word("source", |word| {
            [MessageSource::Chat, MessageSource::Qa]
                .into_iter()
                .find(|source| source_word(*source) == word)
        })?,
        is_private: row.column("is_private")?,
        reply_to: row.column("reply_to")?,
        answer: row
            .column::<Option<String>>("answer")?
            .map(|text| from_json(&text))
            .transpose()?,
        origin: row.column("origin")?,
    })
}
