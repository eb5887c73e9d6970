//! Settings by name, each a JSON text. Secrets never come here: they live in the keychain.

use rusqlite::OptionalExtension;

use super::{StoreError, Tx};

impl Tx<'_> {
    /// A setting, if it was ever set.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .0
            .query_row("SELECT value FROM settings WHERE name = ?1", [name], |row| row.get(0))
            .optional()?)
    }

    /// Sets a setting.
    pub fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)",
            [name, value],
        )?;
        Ok(())
    }
}
