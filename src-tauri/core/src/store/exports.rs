//! Files that were written for mail tools.

use super::{StoreError, Tx};
use crate::domain::{ExportId, WebinarId};

impl Tx<'_> {
    /// Notes that a file was written: which target, its name without a folder, how many mails, its hash.
    pub fn insert_export(
        &self,
        id: ExportId,
        webinar: WebinarId,
        target: &str,
        file_name: &str,
        mails: u32,
        sha256: &str,
        now: jiff::Timestamp,
    ) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO exports (id, webinar_id, target, file_name, mails, sha256, exported_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                id.to_string(),
                webinar.to_string(),
                target,
                file_name,
                mails,
                sha256,
                now.to_string(),
            ),
        )?;
        Ok(())
    }
}
