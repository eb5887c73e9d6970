//! What a person decided about names and columns, so that later readings know it.

use rusqlite::params;

use super::columns::{Columns, to_json};
use super::{StoreError, Tx};
use crate::domain::{FileChoice, NameDecision, WebinarId};

/// A mapping of columns that a person named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PresetRow {
    /// Its name.
    pub name: String,
    /// The headings that it was made for.
    pub headings: Vec<String>,
    /// The format and the meaning of each column.
    pub choice: FileChoice,
}

impl Tx<'_> {
    /// Keeps what was decided about a name, instead of what was decided before.
    pub fn put_decision(
        &self,
        webinar: WebinarId,
        decision: &NameDecision,
        now: jiff::Timestamp,
    ) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT OR REPLACE INTO name_decisions (webinar_id, key, person, decided_at) VALUES (?1, ?2, ?3, ?4)",
            params![webinar.to_string(), decision.key, decision.person, now.to_string()],
        )?;
        Ok(())
    }

    /// Forgets what was decided about a name.
    pub fn delete_decision(&self, webinar: WebinarId, key: &str) -> Result<(), StoreError> {
        self.0.execute(
            "DELETE FROM name_decisions WHERE webinar_id = ?1 AND key = ?2",
            params![webinar.to_string(), key],
        )?;
        Ok(())
    }

    /// What was decided about the names of a webinar, the latest decision last.
    pub fn decisions(&self, webinar: WebinarId) -> Result<Vec<NameDecision>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT key, person FROM name_decisions WHERE webinar_id = ?1 ORDER BY decided_at, key")?;
        let rows = statement.query_map([webinar.to_string()], |row| {
            Ok(NameDecision {
                key: row.get(0)?,
                person: row.get(1)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Names that are not settled in a webinar's files, as the JSON that was given.
    pub fn doubts(&self, webinar: WebinarId) -> Result<String, StoreError> {
        let sql = "SELECT doubts FROM webinars WHERE id = ?1";
        Ok(self.0.query_row(sql, [webinar.to_string()], |row| row.get(0))?)
    }

    /// Replaces the names that are not settled.
    pub fn set_doubts(&self, webinar: WebinarId, json: &str) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE webinars SET doubts = ?2 WHERE id = ?1",
            params![webinar.to_string(), json],
        )?;
        Ok(())
    }

    /// Keeps a mapping under its name, instead of the one that had it.
    pub fn put_preset(&self, preset: &PresetRow) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT OR REPLACE INTO presets (name, headings, choice) VALUES (?1, ?2, ?3)",
            params![preset.name, to_json(&preset.headings)?, to_json(&preset.choice)?],
        )?;
        Ok(())
    }

    /// Forgets a mapping.
    pub fn delete_preset(&self, name: &str) -> Result<(), StoreError> {
        self.0.execute("DELETE FROM presets WHERE name = ?1", [name])?;
        Ok(())
    }

    /// All mappings, by name.
    pub fn presets(&self) -> Result<Vec<PresetRow>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT name, headings, choice FROM presets ORDER BY name")?;
        let rows = statement.query_map([], |row| {
            let read = || {
                Ok(PresetRow {
                    name: row.column("name")?,
                    headings: row.json("headings")?,
                    choice: row.json("choice")?,
                })
            };
            Ok(read())
        })?;
        rows.map(|row| row?).collect()
    }
}
