//! Whom no mail may go to, and what has to go when a person is erased.

use std::collections::HashSet;
use std::sync::Arc;

use rusqlite::params;

use super::columns::Columns;
use super::{StoreError, Tx};
use crate::domain::contact::erased_mark;
use crate::domain::{DoNotContact, EmailAddress, NoContactReason, Unwanted, WebinarId};

/// The setting that holds the salt of this database.
const SALT: &str = "do_not_contact_salt";

/// Somebody who is not to be written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoContactRow {
    /// Who; `None` for an erased person.
    pub who: Option<Unwanted>,
    /// Why.
    pub reason: NoContactReason,
    /// The file's name, or "by hand".
    pub source: String,
    /// When it was added.
    pub added_at: jiff::Timestamp,
}

impl Tx<'_> {
    /// Adds somebody. Answers whether they are new; who is there already keeps the first reason.
    pub fn add_no_contact(&self, row: &NoContactRow) -> Result<bool, StoreError> {
        let Some(who) = &row.who else { return Ok(false) };
        self.insert_no_contact(kind_of(who), who.as_str(), row)
    }

    /// Keeps of an erased person the mark of their address alone; what the list said of the address itself goes.
    pub fn add_erased(&self, address: &EmailAddress, now: jiff::Timestamp) -> Result<(), StoreError> {
        let mark = erased_mark(&self.made_salt()?, address);
        let row = NoContactRow {
            who: None,
            reason: NoContactReason::Erased,
            source: String::new(),
            added_at: now,
        };
        self.insert_no_contact("erased", &mark, &row)?;
        self.remove_no_contact(&Unwanted::Address(address.clone()))?;
        Ok(())
    }

    fn insert_no_contact(&self, kind: &str, what: &str, row: &NoContactRow) -> Result<bool, StoreError> {
        self.people_changed();
        let added = self
            .0
            .prepare_cached(
                "INSERT OR IGNORE INTO do_not_contact (kind, what, reason, source, added_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                kind,
                what,
                row.reason.code(),
                row.source,
                row.added_at.to_string()
            ])?;
        Ok(added == 1)
    }

    /// Takes somebody off the list. Answers whether they were on it.
    pub fn remove_no_contact(&self, who: &Unwanted) -> Result<bool, StoreError> {
        self.people_changed();
        let removed = self
            .0
            .prepare_cached("DELETE FROM do_not_contact WHERE kind = ?1 AND what = ?2")?
            .execute([kind_of(who), who.as_str()])?;
        Ok(removed == 1)
    }

    /// Forgets the mark of an erased person, so that an import may bring them again. Answers whether there was one.
    pub fn remove_erased(&self, address: &EmailAddress) -> Result<bool, StoreError> {
        self.people_changed();
        let mark = erased_mark(&self.salt()?, address);
        let sql = "DELETE FROM do_not_contact WHERE kind = 'erased' AND what = ?1";
        Ok(self.0.execute(sql, [mark])? == 1)
    }

    /// Everybody on the list, newest first; erased people last.
    pub fn no_contact_rows(&self) -> Result<Vec<NoContactRow>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT kind, what, reason, source, added_at FROM do_not_contact
             ORDER BY kind = 'erased', added_at DESC, what",
        )?;
        let rows = statement.query_map([], |row| {
            let read = || {
                let what: String = row.column(1)?;
                Ok(NoContactRow {
                    who: match row.column::<String>(0)?.as_str() {
                        "erased" => None,
                        "domain" => Some(Unwanted::Domain(what)),
                        _ => Some(Unwanted::Address(what.parse().map_err(|_| StoreError::Value("what"))?)),
                    },
                    reason: row.word(2, NoContactReason::from_code)?,
                    source: row.column(3)?,
                    added_at: row.parsed(4)?,
                })
            };
            Ok(read())
        })?;
        rows.map(|row| row?).collect()
    }

    /// The list to look addresses up in, read once until it or people change.
    pub fn do_not_contact(&self) -> Result<Arc<DoNotContact>, StoreError> {
        self.of_everybody(|| self.read_do_not_contact())
    }

    fn read_do_not_contact(&self) -> Result<DoNotContact, StoreError> {
        let mut list = DoNotContact::default();
        let mut statement = self.0.prepare_cached("SELECT kind, what, reason FROM do_not_contact")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (kind, what): (String, String) = (row.column(0)?, row.column(1)?);
            let reason = row.word(2, NoContactReason::from_code)?;
            match kind.as_str() {
                "erased" => {
                    list.erased.insert(what);
                }
                "domain" => {
                    list.domains.insert(what, reason);
                }
                _ => {
                    list.addresses.insert(what, reason);
                }
            }
        }
        if !list.erased.is_empty() {
            list.salt = self.salt()?;
        }
        Ok(list)
    }

    /// Addresses that several people of a webinar's audience have.
    pub fn shared_addresses(&self, webinar: WebinarId) -> Result<HashSet<String>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT email FROM attendees WHERE webinar = ?1 AND is_audience AND email IS NOT NULL
             GROUP BY email HAVING count(*) > 1",
        )?;
        let rows = statement.query_map([self.number_of(webinar)?], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Addresses that got a mail for another webinar since a moment.
    pub fn addresses_mailed_since(
        &self,
        webinar: WebinarId,
        since: jiff::Timestamp,
    ) -> Result<HashSet<String>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT a.email FROM generated_emails e JOIN attendees a ON a.id = e.attendee_id
             WHERE e.exported_at IS NOT NULL AND e.exported_at >= ?1 AND e.webinar_id <> ?2 AND a.email IS NOT NULL",
        )?;
        let rows = statement.query_map([since.to_string(), webinar.to_string()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The salt of this database; empty until somebody was erased.
    fn salt(&self) -> Result<String, StoreError> {
        Ok(self.setting(SALT)?.unwrap_or_default())
    }

    fn made_salt(&self) -> Result<String, StoreError> {
        let salt = self.salt()?;
        if !salt.is_empty() {
            return Ok(salt);
        }
        let salt = uuid::Uuid::new_v4().simple().to_string();
        self.set_setting(SALT, &salt)?;
        Ok(salt)
    }
}

fn kind_of(who: &Unwanted) -> &'static str {
    match who {
        Unwanted::Address(_) => "address",
        Unwanted::Domain(_) => "domain",
    }
}
