//! The files that were imported, byte for byte, and what was noticed in them.
//!
//! The bytes are kept so that a file added later is read together with the earlier ones: years, names and
//! sessions are completed across files. Files that a later import replaced are kept until it can no longer be undone,
//! and are not seen here otherwise.

use std::sync::Arc;

use rusqlite::{OptionalExtension, params};

use super::columns::{Columns, from_json, to_json};
use super::packed::Packed;
use super::{StoreError, Tx};
use crate::domain::{FileChoice, FileId, Issue, WebinarDetails, WebinarId};

/// An imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFileRow {
    /// Its key.
    pub id: FileId,
    /// Its name, without a folder.
    pub name: String,
    /// Hash of its bytes, in hexadecimal.
    pub sha256: String,
    /// What it was read as; empty where an older version of the program imported it.
    pub format: String,
    /// Platform and kind in words.
    pub label: String,
    /// What the user decided about it.
    pub choice: FileChoice,
    /// Where its rows went, as a sentence.
    pub account: String,
    /// Which import of its webinar brought it, from 1.
    pub import: u32,
    /// When it was imported.
    pub imported_at: jiff::Timestamp,
    /// Its bytes, held once however many hold on to them.
    pub bytes: Arc<Vec<u8>>,
}

/// One import of a webinar, for undoing it.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportRow {
    /// From 1.
    pub number: u32,
    /// The webinar's form before it; that of a new webinar is empty.
    pub before: WebinarDetails,
    /// The form after it.
    pub after: WebinarDetails,
}

impl Tx<'_> {
    /// Keeps an imported file with these bytes, not those of the row, which may be empty.
    pub fn insert_source_file(
        &self,
        webinar: WebinarId,
        file: &SourceFileRow,
        bytes: &Packed,
    ) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO source_files (id, webinar_id, name, sha256, format, label, choice, account, import,
                imported_at, bytes, length)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            params![
                file.id.to_string(),
                webinar.to_string(),
                file.name,
                file.sha256,
                file.format,
                file.label,
                to_json(&file.choice)?,
                file.account,
                file.import,
                file.imported_at.to_string(),
                bytes.bytes,
                bytes.length,
            ],
        )?;
        Ok(())
    }

    /// Replaces what a file was read as, which a later reading may see differently.
    pub fn update_source_file(&self, file: &SourceFileRow) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE source_files SET format = ?2, label = ?3, account = ?4 WHERE id = ?1",
            params![file.id.to_string(), file.format, file.label, file.account],
        )?;
        Ok(())
    }

    /// The files of a webinar in the order they were imported.
    pub fn source_files(&self, webinar: WebinarId) -> Result<Vec<SourceFileRow>, StoreError> {
        self.files(webinar, "bytes, length")
    }

    /// The same without their bytes.
    pub fn source_file_heads(&self, webinar: WebinarId) -> Result<Vec<SourceFileRow>, StoreError> {
        self.files(webinar, "x'' AS bytes, NULL AS length")
    }

    fn files(&self, webinar: WebinarId, bytes: &str) -> Result<Vec<SourceFileRow>, StoreError> {
        let mut statement = self.0.prepare_cached(&format!(
            "SELECT id, name, sha256, format, label, choice, account, import, imported_at, {bytes}
             FROM source_files WHERE webinar_id = ?1 AND replaced_in IS NULL ORDER BY rowid"
        ))?;
        let rows = statement.query_map([webinar.to_string()], |row| {
            let read = || {
                Ok(SourceFileRow {
                    id: row.parsed("id")?,
                    name: row.column("name")?,
                    sha256: row.column("sha256")?,
                    format: row.column("format")?,
                    label: row.column("label")?,
                    choice: row.json("choice")?,
                    account: row.column("account")?,
                    import: row.column("import")?,
                    imported_at: row.parsed("imported_at")?,
                    bytes: Arc::new(
                        Packed {
                            bytes: row.column("bytes")?,
                            length: row.column("length")?,
                        }
                        .unpack()?,
                    ),
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
                "SELECT webinar_id FROM source_files
                 WHERE sha256 IN (SELECT value FROM json_each(?1)) AND replaced_in IS NULL
                    AND webinar_id IN (SELECT id FROM webinars WHERE deleted_at IS NULL)
                 GROUP BY webinar_id HAVING count(*) = ?2 ORDER BY webinar_id DESC LIMIT 1",
            )?
            .query_row((to_json(&sha256)?, sha256.len() as i64), |row| row.get(0))
            .optional()?;
        id.map(|id| id.parse().map_err(|_| StoreError::Value("webinar_id")))
            .transpose()
    }

    /// Notes that an import replaced a file.
    pub fn replace_source_file(&self, file: FileId, import: u32) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE source_files SET replaced_in = ?2 WHERE id = ?1",
            params![file.to_string(), import],
        )?;
        Ok(())
    }

    /// The numbers of the first and the last import whose files are kept.
    pub fn import_numbers(&self, webinar: WebinarId) -> Result<Option<(u32, u32)>, StoreError> {
        let numbers: (Option<u32>, Option<u32>) = self.0.query_row(
            "SELECT min(import), max(import) FROM source_files WHERE webinar_id = ?1",
            [webinar.to_string()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(numbers.0.zip(numbers.1))
    }

    /// Notes an import.
    pub fn insert_import(&self, webinar: WebinarId, import: &ImportRow) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO imports (webinar_id, number, before, after) VALUES (?1, ?2, ?3, ?4)",
            params![
                webinar.to_string(),
                import.number,
                to_json(&import.before)?,
                to_json(&import.after)?
            ],
        )?;
        Ok(())
    }

    /// How an import changed the form, where that is known.
    pub fn import(&self, webinar: WebinarId, number: u32) -> Result<Option<ImportRow>, StoreError> {
        self.0
            .query_row(
                "SELECT before, after FROM imports WHERE webinar_id = ?1 AND number = ?2",
                params![webinar.to_string(), number],
                |row| {
                    let read = || {
                        Ok(ImportRow {
                            number,
                            before: row.json("before")?,
                            after: row.json("after")?,
                        })
                    };
                    Ok(read())
                },
            )
            .optional()?
            .transpose()
    }

    /// Takes an import's files away and puts back those that it replaced.
    pub fn delete_import(&self, webinar: WebinarId, number: u32) -> Result<(), StoreError> {
        let of = params![webinar.to_string(), number];
        self.0
            .execute("DELETE FROM source_files WHERE webinar_id = ?1 AND import = ?2", of)?;
        self.0.execute(
            "UPDATE source_files SET replaced_in = NULL WHERE webinar_id = ?1 AND replaced_in = ?2",
            of,
        )?;
        self.0
            .execute("DELETE FROM imports WHERE webinar_id = ?1 AND number = ?2", of)?;
        Ok(())
    }

    /// Forgets files that were replaced, once no import can be undone any more.
    pub fn delete_replaced_files(&self, webinar: WebinarId) -> Result<(), StoreError> {
        self.0.execute(
            "DELETE FROM source_files WHERE webinar_id = ?1 AND replaced_in IS NOT NULL",
            [webinar.to_string()],
        )?;
        Ok(())
    }

    /// Replaces what was noticed in a webinar's files.
    pub fn replace_issues(&self, webinar: WebinarId, issues: &[Issue]) -> Result<(), StoreError> {
        self.0
            .execute("DELETE FROM import_issues WHERE webinar_id = ?1", [webinar.to_string()])?;
        let mut statement = self
            .0
            .prepare_cached("INSERT INTO import_issues (webinar_id, issue) VALUES (?1, ?2)")?;
        let webinar = webinar.to_string();
        for issue in issues {
            statement.execute(params![webinar, to_json(issue)?])?;
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
