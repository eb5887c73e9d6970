//! The files that were imported, byte for byte, and what was noticed in them.
//!
//! The bytes are kept so that a file added later is read together with the earlier ones: years, names and
//! sessions are completed across files.

use rusqlite::OptionalExtension;

use super::columns::{Columns, from_json, to_json};
use super::{StoreError, Tx};
use crate::domain::{FileChoice, FileId, Issue, WebinarId};

/// An imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFileRow {
    /// Its key.
    pub id: FileId,
    /// Its name, without a folder.
    pub name: String,
    /// Hash of its bytes, in hexadecimal.
    pub sha256: String,
    /// Platform and kind in words.
    pub label: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What the user decided about it.
    pub choice: FileChoice,
    /// When it was imported.
    pub imported_at: jiff::Timestamp,
}

impl Tx<'_> {
    /// Keeps an imported file.
    pub fn insert_source_file(&self, webinar: WebinarId, file: &SourceFileRow) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO source_files (id, webinar_id, name, sha256, label, bytes, imported_at, choice)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (
                file.id.to_string(),
                webinar.to_string(),
                &file.name,
                &file.sha256,
                &file.label,
                &file.bytes,
                file.imported_at.to_string(),
                to_json(&file.choice)?,
            ),
        )?;
        Ok(())
    }

    /// The files of a webinar in the order they were imported.
    pub fn source_files(&self, webinar: WebinarId) -> Result<Vec<SourceFileRow>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT * FROM source_files WHERE webinar_id = ?1 ORDER BY rowid")?;
        let rows = statement.query_map([webinar.to_string()], |row| {
            let read = || {
                Ok(SourceFileRow {
                    id: row.parsed("id")?,
                    name: row.column("name")?,
                    sha256: row.column("sha256")?,
                    label: row.column("label")?,
                    bytes: row.column("bytes")?,
                    imported_at: row.parsed("imported_at")?,
                    choice: row.json("choice")?,
                })
            };
            Ok(read())
        })?;
        rows.map(|row| row?).collect()
    }

    /// The webinar that holds every one of these files, if one does.
    pub fn webinar_with_files(&self, sha256: &[String]) -> Result<Option<WebinarId>, StoreError> {
        let id: Option<String> = self
            .0
            .prepare_cached(
                "SELECT webinar_id FROM source_files WHERE sha256 IN (SELECT value FROM json_each(?1))
                 GROUP BY webinar_id HAVING count(*) = ?2 ORDER BY webinar_id DESC LIMIT 1",
            )?
            .query_row((to_json(&sha256)?, sha256.len() as i64), |row| row.get(0))
            .optional()?;
        id.map(|id| id.parse().map_err(|_| StoreError::Value("webinar_id")))
            .transpose()
    }

    /// Replaces what was noticed in a webinar's files.
    pub fn replace_issues(&self, webinar: WebinarId, issues: &[Issue]) -> Result<(), StoreError> {
        self.0
            .execute("DELETE FROM import_issues WHERE webinar_id = ?1", [webinar.to_string()])?;
        let mut statement = self
            .0
            .prepare_cached("INSERT INTO import_issues (webinar_id, issue) VALUES (?1, ?2)")?;
        for issue in issues {
            statement.execute((webinar.to_string(), to_json(issue)?))?;
        }
        Ok(())
    }

    /// What was noticed in a webinar's files, in their order.
    pub fn issues(&self, webinar: WebinarId) -> Result<Vec<Issue>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT issue FROM import_issues WHERE webinar_id = ?1 ORDER BY id")?;
        let rows = statement.query_map([webinar.to_string()], |row| row.get::<_, String>(0))?;
        rows.map(|text| from_json(&text?)).collect()
    }
}
