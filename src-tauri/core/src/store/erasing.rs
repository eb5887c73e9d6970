//! What has to go when people are erased, besides what goes with their row.

use rusqlite::params;

use super::attendees::id_in;
use super::columns::Columns;
use super::{Packed, StoreError, Tx};
use crate::domain::{AttendeeId, EmailAddress, FileId, WebinarId};

impl Tx<'_> {
    /// Everybody with an address, in all webinars, those included that were deleted and can still be had back.
    pub fn attendees_at(&self, address: &EmailAddress) -> Result<Vec<AttendeeId>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT id FROM attendees WHERE email = ?1")?;
        let rows = statement.query_map([address.as_str()], |row| Ok(id_in(row, 0)))?;
        let ids = rows.map(|row| row?);
        ids.map(|id| id?.ok_or(StoreError::Value("attendee"))).collect()
    }

    /// How many messages and poll answers are somebody's, and how many drafts.
    pub fn words_of(&self, id: AttendeeId) -> Result<(u32, u32), StoreError> {
        let id = id.0.as_bytes().as_slice();
        Ok(self.0.query_row(
            "SELECT (SELECT count(*) FROM chat_messages WHERE attendee_id = ?1)
                + (SELECT count(*) FROM poll_answers WHERE attendee_id = ?1),
                (SELECT count(*) FROM generated_emails WHERE attendee_id = ?1 AND NOT is_withdrawn)",
            [id],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?)
    }

    /// Deletes people with what they wrote, and whatever of their webinar may hold their words: the answers of
    /// models, the steps that could be undone, notes about the files that name them.
    pub fn erase_attendees(&self, webinar: WebinarId, ids: &[AttendeeId], words: &[String]) -> Result<(), StoreError> {
        let number = self.number_of(webinar)?;
        for id in ids {
            let id = id.0.as_bytes().as_slice();
            for table in ["chat_messages", "poll_answers"] {
                self.0.execute(
                    &format!("DELETE FROM {table} WHERE webinar = ?1 AND attendee_id = ?2"),
                    params![number, id],
                )?;
            }
        }
        let webinar = webinar.to_string();
        for table in ["model_answers", "history", "read_texts"] {
            self.0
                .execute(&format!("DELETE FROM {table} WHERE webinar_id = ?1"), [&webinar])?;
        }
        for word in words.iter().filter(|word| !word.trim().is_empty()) {
            let word = word.to_lowercase();
            self.0.execute(
                "DELETE FROM import_issues WHERE webinar_id = ?1 AND instr(lower(issue), ?2) > 0",
                [&webinar, &word],
            )?;
            self.0.execute(
                "DELETE FROM name_decisions
                 WHERE webinar_id = ?1 AND (instr(lower(key), ?2) > 0 OR instr(lower(coalesce(person, '')), ?2) > 0)",
                [&webinar, &word],
            )?;
            self.0.execute(
                "UPDATE webinars SET doubts = (
                    SELECT coalesce(json_group_array(json(value)), '[]') FROM json_each(doubts)
                    WHERE instr(lower(value), ?2) = 0
                 ) WHERE id = ?1",
                [&webinar, &word],
            )?;
        }
        self.delete_attendees(ids)
    }

    /// The files of a webinar, replaced ones included, with their bytes.
    pub fn all_kept_bytes(&self, webinar: WebinarId) -> Result<Vec<(FileId, Vec<u8>)>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT id, bytes, length FROM source_files WHERE webinar_id = ?1")?;
        let rows = statement.query_map([webinar.to_string()], |row| {
            let read = || {
                let packed = Packed {
                    bytes: row.column(1)?,
                    length: row.column(2)?,
                };
                Ok((row.parsed(0)?, packed.unpack()?))
            };
            Ok(read())
        })?;
        rows.map(|row| row?).collect()
    }

    /// Replaces the bytes of a kept file. Its hash stays that of the file on the user's disk, by which it is known.
    pub fn replace_kept_bytes(&self, file: FileId, bytes: &Packed) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE source_files SET bytes = ?2, length = ?3 WHERE id = ?1",
            params![file.to_string(), bytes.bytes, bytes.length],
        )?;
        Ok(())
    }
}
