//! Sendings and their ledger: what was sent to whom, what may have been, and what surely was not.
//!
//! Invariant: of one address, and of one person, in one webinar at most one row is sending, sent or unknown; the indexes
//! `recipients_once` and `recipients_once_each` refuse a second one, whatever a caller believes. A commit is on the disk when [`super::Store::write`] returns.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row, named_params, params};

use super::attendees::id_in;
use super::columns::Columns;
use super::{StoreError, Tx};
use crate::domain::{AttendeeId, DraftId, RecipientId, RecipientState, SendingId, SendingState, Service, WebinarId};

/// A sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendingRow {
    /// Its key.
    pub id: SendingId,
    /// Whose people it writes to.
    pub webinar_id: WebinarId,
    /// Through which service.
    pub service: Service,
    /// At work, or how it ended.
    pub state: SendingState,
    /// Why it halted; empty while all is well.
    pub message: String,
    /// Nothing leaves before.
    pub starts_at: jiff::Timestamp,
    /// When it was confirmed.
    pub begun_at: jiff::Timestamp,
    /// When it was over.
    pub ended_at: Option<jiff::Timestamp>,
}

/// One person's mail in a sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientRow {
    /// Its key, which goes along to the service.
    pub id: RecipientId,
    /// In which sending.
    pub sending_id: SendingId,
    /// Who; `None` once erased.
    pub attendee_id: Option<AttendeeId>,
    /// Where to; empty once erased.
    pub address: String,
    /// The address under the webinar's salt.
    pub address_hash: [u8; 32],
    /// Which draft.
    pub draft_id: DraftId,
    /// The hash of the mail that was confirmed.
    pub mail_sha256: String,
    /// When the service shall send it; at once when `None`.
    pub send_at: Option<jiff::Timestamp>,
    /// What became of it.
    pub state: RecipientState,
    /// How often it was asked for.
    pub attempts: u32,
    /// The service's number of it.
    pub provider_id: Option<String>,
    /// Why it failed, is unknown, was left out; empty otherwise.
    pub reason: String,
    /// When it was asked for first.
    pub asked_at: Option<jiff::Timestamp>,
}

/// Those who have a mail of a webinar, sent or perhaps sent.
#[derive(Debug, Default)]
pub struct WrittenTo {
    /// By the hash of their address, also after they were erased.
    pub addresses: HashMap<[u8; 32], RecipientState>,
    /// By who they are, whatever their address is now.
    pub people: HashMap<AttendeeId, RecipientState>,
}

/// What became of a mail, to be noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled<'a> {
    /// Its state from now on.
    pub state: RecipientState,
    /// The service's number of it.
    pub provider_id: Option<&'a str>,
    /// Why, as a sentence.
    pub reason: &'a str,
}

const RECIPIENT: &str = "attendee_id, id, sending_id, address, address_hash, draft_id, mail_sha256, send_at, state,
    attempts, provider_id, reason, asked_at";

impl Tx<'_> {
    /// Adds a sending with everybody in it, in the order in which they are asked for.
    pub fn insert_sending(&self, sending: &SendingRow, recipients: &[RecipientRow]) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO sendings (id, webinar_id, service, state, message, starts_at, begun_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                sending.id.to_string(),
                sending.webinar_id.to_string(),
                sending.service.code(),
                sending.state.code(),
                sending.message,
                sending.starts_at.to_string(),
                sending.begun_at.to_string(),
            ],
        )?;
        let mut statement = self.0.prepare_cached(
            "INSERT INTO recipients (id, sending_id, webinar_id, attendee_id, place, address, address_hash, draft_id,
                mail_sha256, send_at, state, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?;
        for (place, row) in recipients.iter().enumerate() {
            statement.execute(params![
                row.id.to_string(),
                sending.id.to_string(),
                sending.webinar_id.to_string(),
                row.attendee_id.map(|id| id.0.as_bytes().to_vec()),
                i64::try_from(place).unwrap_or(i64::MAX),
                row.address,
                row.address_hash.as_slice(),
                row.draft_id.to_string(),
                row.mail_sha256,
                row.send_at.map(|at| at.to_string()),
                row.state.code(),
                row.reason,
            ])?;
        }
        Ok(())
    }

    /// Stores how far a sending is.
    pub fn put_sending(&self, sending: &SendingRow) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE sendings SET state = ?2, message = ?3, starts_at = ?4, ended_at = ?5 WHERE id = ?1",
            params![
                sending.id.to_string(),
                sending.state.code(),
                sending.message,
                sending.starts_at.to_string(),
                sending.ended_at.map(|at| at.to_string()),
            ],
        )?;
        Ok(())
    }

    /// One sending.
    pub fn sending(&self, id: SendingId) -> Result<SendingRow, StoreError> {
        self.one_sending("WHERE id = ?1", &id.to_string())?
            .ok_or(StoreError::NotFound)
    }

    /// The newest sending of a webinar.
    pub fn latest_sending(&self, webinar: WebinarId) -> Result<Option<SendingRow>, StoreError> {
        self.one_sending("WHERE webinar_id = ?1 ORDER BY id DESC LIMIT 1", &webinar.to_string())
    }

    fn one_sending(&self, which: &str, key: &str) -> Result<Option<SendingRow>, StoreError> {
        let sql = format!("SELECT * FROM sendings {which}");
        let found = self.0.prepare_cached(&sql)?.query_row([key], |row| Ok(sending(row)));
        found.optional()?.transpose()
    }

    /// How many people of a sending are in each state.
    pub fn recipient_counts(&self, sending: SendingId) -> Result<HashMap<RecipientState, u32>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT state, count(*) AS people FROM recipients WHERE sending_id = ?1 GROUP BY state")?;
        let rows = statement.query_map([sending.to_string()], |row| {
            Ok(row
                .word("state", RecipientState::from_code)
                .and_then(|state| Ok((state, row.column("people")?))))
        })?;
        rows.map(|row| row?).collect()
    }

    /// People of a sending in these states, in its order, from the `offset`-th on.
    pub fn recipients(
        &self,
        sending: SendingId,
        states: &[RecipientState],
        offset: u32,
        most: u32,
    ) -> Result<Vec<RecipientRow>, StoreError> {
        let words: Vec<_> = states.iter().map(|state| format!("'{}'", state.code())).collect();
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT {RECIPIENT} FROM recipients WHERE sending_id = ?1 AND state IN ({}) ORDER BY place LIMIT ?2 OFFSET ?3",
            words.join(", ")
        ))?;
        let rows = statement.query_map((sending.to_string(), most, offset), |row| Ok(recipient(row)))?;
        rows.map(|row| row?).collect()
    }

    /// One person's row.
    pub fn recipient(&self, id: RecipientId) -> Result<RecipientRow, StoreError> {
        self.0
            .prepare_cached(&format!("SELECT {RECIPIENT} FROM recipients WHERE id = ?1"))?
            .query_row([id.to_string()], |row| Ok(recipient(row)))?
    }

    /// Who has a mail of this webinar, sent or perhaps sent.
    pub fn written_to(&self, webinar: WebinarId) -> Result<WrittenTo, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT attendee_id, address_hash, state FROM recipients
             WHERE webinar_id = ?1 AND state IN ('sending', 'sent', 'unknown')",
        )?;
        let mut written = WrittenTo::default();
        let mut rows = statement.query([webinar.to_string()])?;
        while let Some(row) = rows.next()? {
            let state = row.word("state", RecipientState::from_code)?;
            written.addresses.insert(row.column("address_hash")?, state);
            if let Some(id) = id_in(row, 0)? {
                written.people.insert(id, state);
            }
        }
        Ok(written)
    }

    /// Notes that a mail is about to be asked for; false when it is not to be any more, or when its address has a mail of
    /// this webinar already. The request may leave once this is committed.
    pub fn claim_recipient(
        &self,
        id: RecipientId,
        from: RecipientState,
        now: jiff::Timestamp,
    ) -> Result<bool, StoreError> {
        let changed = self.0.execute(
            "UPDATE OR IGNORE recipients
             SET state = 'sending', attempts = attempts + 1, asked_at = coalesce(asked_at, ?3), reason = ''
             WHERE id = ?1 AND state = ?2",
            params![id.to_string(), from.code(), now.to_string()],
        )?;
        Ok(changed == 1)
    }

    /// Notes what became of a mail, if it is still in that state.
    pub fn settle_recipient(
        &self,
        id: RecipientId,
        from: RecipientState,
        settled: &Settled<'_>,
        now: jiff::Timestamp,
    ) -> Result<bool, StoreError> {
        let changed = self.0.execute(
            "UPDATE recipients SET state = :state, provider_id = coalesce(:provider, provider_id), reason = :reason,
                answered_at = :now,
                -- Who waits again begins anew.
                asked_at = CASE WHEN :state = 'waiting' THEN NULL ELSE asked_at END
             WHERE id = :id AND state = :from",
            named_params! {
                ":id": id.to_string(),
                ":from": from.code(),
                ":state": settled.state.code(),
                ":provider": settled.provider_id,
                ":reason": settled.reason,
                ":now": now.to_string(),
            },
        )?;
        Ok(changed == 1)
    }

    /// After a crash: whoever was being sent to may have a mail or not, and no sending is at work. Called once at start,
    /// before any sending begins.
    pub fn interrupt_sendings(&self) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE recipients SET state = 'unknown', reason = ?1 WHERE state = 'sending'",
            ["The program ended before the answer came."],
        )?;
        self.0.execute(
            "UPDATE sendings SET state = 'interrupted' WHERE state IN ('holding', 'sending')",
            [],
        )?;
        Ok(())
    }

    /// What the user stated about consent in a webinar, and when.
    pub fn consent(&self, webinar: WebinarId) -> Result<Option<(String, jiff::Timestamp)>, StoreError> {
        self.0
            .prepare_cached("SELECT wording, given_at FROM consents WHERE webinar_id = ?1")?
            .query_row([webinar.to_string()], |row| {
                Ok(row
                    .column("wording")
                    .and_then(|wording| Ok((wording, row.parsed("given_at")?))))
            })
            .optional()?
            .transpose()
    }

    /// Keeps what the user states about consent; the first statement of these words stays.
    pub fn put_consent(&self, webinar: WebinarId, wording: &str, now: jiff::Timestamp) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO consents (webinar_id, wording, given_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (webinar_id) DO UPDATE SET wording = excluded.wording, given_at = excluded.given_at
             WHERE wording <> excluded.wording",
            params![webinar.to_string(), wording, now.to_string()],
        )?;
        Ok(())
    }
}

fn sending(row: &Row<'_>) -> Result<SendingRow, StoreError> {
    Ok(SendingRow {
        id: row.parsed("id")?,
        webinar_id: row.parsed("webinar_id")?,
        service: row.word("service", Service::from_code)?,
        state: row.word("state", SendingState::from_code)?,
        message: row.column("message")?,
        starts_at: row.parsed("starts_at")?,
        begun_at: row.parsed("begun_at")?,
        ended_at: row.maybe_parsed("ended_at")?,
    })
}

fn recipient(row: &Row<'_>) -> Result<RecipientRow, StoreError> {
    Ok(RecipientRow {
        id: row.parsed("id")?,
        sending_id: row.parsed("sending_id")?,
        attendee_id: id_in(row, 0)?,
        address: row.column("address")?,
        address_hash: row.column("address_hash")?,
        draft_id: row.parsed("draft_id")?,
        mail_sha256: row.column("mail_sha256")?,
        send_at: row.maybe_parsed("send_at")?,
        state: row.word("state", RecipientState::from_code)?,
        attempts: row.column("attempts")?,
        provider_id: row.column("provider_id")?,
        reason: row.column("reason")?,
        asked_at: row.maybe_parsed("asked_at")?,
    })
}

#[cfg(test)]
mod tests;
