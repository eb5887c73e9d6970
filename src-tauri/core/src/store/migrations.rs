//! The tables and how they came about: append-only, all or nothing, with a backup before.
//!
//! Invariant: a migration that has been released is never changed; `core/tests/migrations.rs` holds the
//! checksum of each.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::StoreError;

/// Every migration, oldest first.
const STEPS: &[&str] = &[
    include_str!("migrations/0001_tables.sql"),
    include_str!("migrations/0002_platforms.sql"),
];

/// Brings the tables to this version. A database that a newer version wrote is refused untouched.
pub fn bring_up_to_date(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let version = version as usize;
    if version > STEPS.len() {
        return Err(StoreError::Newer);
    }
    if version == STEPS.len() {
        return Ok(());
    }
    if version > 0 {
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        fs::copy(path, backup_path(path, version)).map_err(|error| StoreError::Backup(error.kind()))?;
    }
    // Off, since dropping a table that is made anew would otherwise delete what refers to it; within the
    // transaction of a step it cannot be switched. Each step checks all references before it commits.
    connection.pragma_update(None, "foreign_keys", false)?;
    let migrated = migrations().to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        other => StoreError::Sqlite(other.to_string()),
    });
    connection.pragma_update(None, "foreign_keys", true)?;
    migrated
}

fn migrations() -> Migrations<'static> {
    Migrations::new(STEPS.iter().map(|sql| M::up(sql).foreign_key_check()).collect())
}

fn backup_path(path: &Path, version: usize) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".backup-v{version}"));
    PathBuf::from(name)
}

/// Where backups of the database may lie.
pub fn backups_of(path: &Path) -> Vec<PathBuf> {
    (1..=STEPS.len()).map(|version| backup_path(path, version)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn released_migrations_are_never_changed() {
        let sums: Vec<String> = STEPS
            .iter()
            .map(|sql| {
                Sha256::digest(sql.replace("\r\n", "\n"))
                    .iter()
                    .take(6)
                    .map(|byte| format!("{byte:02x}"))
                    .collect()
            })
            .collect();
        insta::assert_snapshot!(sums.join(" "), @"ffd329405fec");
    }

    #[test]
    fn migrations_are_valid() {
        assert!(migrations().validate().is_ok());
    }

    #[test]
    fn a_newer_database_is_refused_and_an_older_one_backed_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let mut connection = Connection::open(&path).unwrap();
        connection
            .pragma_update(None, "user_version", STEPS.len() as u32 + 1)
            .unwrap();
        assert!(matches!(
            bring_up_to_date(&mut connection, &path),
            Err(StoreError::Newer)
        ));
    }
}
