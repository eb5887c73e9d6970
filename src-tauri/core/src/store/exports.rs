//! Files that were written for mail tools.

use super::{StoreError, Tx};
use crate::domain::{ExportId, WebinarId};

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

    /// Whether mails of a webinar were ever written into a file.
    pub fn was_exported(&self, webinar: WebinarId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM exports WHERE webinar_id = ?1)";
        Ok(self.0.query_row(sql, [webinar.to_string()], |row| row.get(0))?)
    }
}
