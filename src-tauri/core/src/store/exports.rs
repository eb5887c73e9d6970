//! Files that were written for mail tools.

use super::columns::Columns;
use super::{StoreError, Tx};
use crate::domain::{DraftId, ExportId, WebinarId};

/// That a file was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportNote {
    /// Its key.
    pub id: ExportId,
    /// Whose mails are in it.
    pub webinar_id: WebinarId,
    /// The target's code.
    pub target: &'static str,
    /// Its name, without a folder.
    pub file_name: String,
    /// Mails in it.
    pub mails: u32,
    /// Hash of its bytes, in hexadecimal.
    pub sha256: String,
    /// When.
    pub exported_at: jiff::Timestamp,
}

impl Tx<'_> {
    /// Notes that a file was written.
    pub fn insert_export(&self, note: &ExportNote) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO exports (id, webinar_id, target, file_name, mails, sha256, exported_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                note.id.to_string(),
                note.webinar_id.to_string(),
                note.target,
                &note.file_name,
                note.mails,
                &note.sha256,
                note.exported_at.to_string(),
            ),
        )?;
        Ok(())
    }

    /// Marks a draft as being in an export that is noted by the end of the transaction.
    pub fn mark_exported(&self, webinar: WebinarId, draft: DraftId, export: ExportId) -> Result<(), StoreError> {
        self.draft_changed(webinar, draft);
        self.0
            .prepare_cached("INSERT INTO export_marks (draft_id, export_id) VALUES (?1, ?2)")?
            .execute((draft.to_string(), export.to_string()))?;
        Ok(())
    }

    /// Makes everything that is marked as being in an export exported, as far as it was approved.
    pub fn settle_marks(&self, export: ExportId, now: jiff::Timestamp) -> Result<(), StoreError> {
        self.0.execute(
            "UPDATE generated_emails SET exported_at = ?2, status = iif(status = 'approved', 'exported', status)
             WHERE id IN (SELECT draft_id FROM export_marks WHERE export_id = ?1)",
            (export.to_string(), now.to_string()),
        )?;
        Ok(())
    }

    /// The last export that a draft is in: for which target, and when.
    pub fn last_export_of(&self, draft: DraftId) -> Result<Option<(String, jiff::Timestamp)>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT x.target, x.exported_at FROM export_marks m JOIN exports x ON x.id = m.export_id
             WHERE m.draft_id = ?1 ORDER BY x.exported_at DESC LIMIT 1",
        )?;
        let mut rows = statement.query([draft.to_string()])?;
        rows.next()?.map(|row| Ok((row.column(0)?, row.parsed(1)?))).transpose()
    }

    /// Whether mails of a webinar were ever written into a file.
    pub fn was_exported(&self, webinar: WebinarId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM exports WHERE webinar_id = ?1)";
        Ok(self.0.query_row(sql, [webinar.to_string()], |row| row.get(0))?)
    }
}
