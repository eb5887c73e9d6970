//! The encrypted database: the only module that knows SQL.
//!
//! [`Store::open`] unlocks, checks and migrates the file; [`Store::read`] and [`Store::write`] hand out a
//! transaction, [`Tx`], whose methods are grouped by table in the files beside this one. A transaction is
//! short: no guard may be held across an await, and nothing here waits for anything but the disk.
//! Trap: SQLCipher answers "not a database" for a wrong key and for a damaged file alike; `app::opening` tells
//! them apart by the key's check value.

mod answers;
mod attendees;
mod batches;
mod columns;
mod decisions;
mod derived;
mod do_not_contact;
mod drafts;
mod erasing;
mod exports;
mod files;
mod history;
mod jobs;
mod mails;
mod messages;
mod migrations;
mod packed;
mod queue;
mod search;
mod sendings;
mod settings;
mod trend;
mod turnout;
mod usage;
mod webinars;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

pub use attendees::{AttendeeRow, MessageCounts, Place};
pub use batches::{BatchCall, BatchRow, BatchStage};
pub use decisions::PresetRow;
pub use do_not_contact::NoContactRow;
pub use drafts::{DraftHand, StoredDraft};
pub use exports::ExportNote;
pub use files::{ImportRow, SourceFileRow};
pub use history::{Deed, DraftChange, DraftState, PersonChange, Step, text_mark};
pub use jobs::{JobError, JobRow, JobState};
pub use mails::RenderedDraft;
pub use packed::Packed;
pub use queue::{DraftLine, DraftMark};
pub use search::ListedPerson;
pub use sendings::{RecipientRow, SendingRow, Settled};
pub use trend::NumbersRow;
pub use turnout::{CameRow, LineRow, Turnout};
pub use usage::UsageRow;
pub use webinars::{DraftCounts, WebinarRow};

/// Why the database cannot be used. Paths and values never appear in these.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The key does not fit, or the file is no database any more.
    #[error("the database cannot be read with this key")]
    Unreadable,
    /// Pages are torn or overwritten.
    #[error("the database is damaged")]
    Damaged,
    /// Written by a newer version of the program.
    #[error("the database was written by a newer version of WebinarWins")]
    Newer,
    /// The folder or the file cannot be written.
    #[error("the database cannot be written: the folder or the file is read-only")]
    ReadOnly,
    /// No space is left.
    #[error("the disk is full")]
    DiskFull,
    /// What was asked for is not there (any more).
    #[error("not found")]
    NotFound,
    /// A stored value is not what this version of the program writes there.
    #[error("a stored value cannot be read ({0})")]
    Value(&'static str),
    /// Anything else that SQLite says.
    #[error("database error: {0}")]
    Sqlite(String),
    /// The disk failed while a backup was written.
    #[error("the backup before the update could not be written: {0}")]
    Backup(std::io::ErrorKind),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) => {
                Self::Value("column")
            }
            rusqlite::Error::SqliteFailure(failure, message) => match failure.code {
                ErrorCode::NotADatabase => Self::Unreadable,
                ErrorCode::DatabaseCorrupt => Self::Damaged,
                ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::ReadOnly,
                ErrorCode::DiskFull => Self::DiskFull,
                // The message of a failed statement can name values; the code cannot.
                _ => Self::Sqlite(
                    message
                        .filter(|m| m.len() < 80 && !m.contains('@'))
                        .unwrap_or_else(|| failure.to_string()),
                ),
            },
            other => Self::Sqlite(format!("{:?}", std::mem::discriminant(&other))),
        }
    }
}

/// The first connection of a process makes SQLCipher ready, and SQLite lets a second one begin while it does, which
/// then fails with "SQL logic error" now and then. So the first one is opened alone.
static READY: Once = Once::new();

/// The open database.
pub struct Store {
    connection: Mutex<Connection>,
    derived: derived::Derived,
}

/// A running transaction; its methods are in the files of this folder.
pub struct Tx<'a>(rusqlite::Transaction<'a>, derived::Kept<'a>);

impl Store {
    /// Opens or makes the database at `path` with a 256-bit key, and brings it to this version's tables.
    ///
    /// Nothing is overwritten when that fails. Before a migration the file is copied to
    /// `<name>.backup-v<N>` beside it, where N is the version it had.
    pub fn open(path: &Path, key: &[u8; 32]) -> Result<Self, StoreError> {
        READY.call_once(|| drop(Connection::open_in_memory()));
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        let hex = zeroize::Zeroizing::new(key.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        let pragma = zeroize::Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", hex.as_str()));
        connection.execute_batch(&pragma)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        // The first read is what proves the key.
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
        // Full synchronisation in WAL mode costs one fsync a transaction and keeps every committed draft over a
        // power cut, on macOS too with `fullfsync`; deleted words are overwritten in the file.
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;",
        )?;
        // An import of a hundred thousand people fits: a page that leaves the cache too early is encrypted twice. It
        // is copied from the log into the database later, when that makes nobody wait (16,384 pages of 4 KB).
        connection.execute_batch("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384;")?;
        migrations::bring_up_to_date(&mut connection, path)?;
        Ok(Self {
            connection: Mutex::new(connection),
            derived: derived::Derived::default(),
        })
    }

    /// Runs `work` in a transaction that sees one state of the database and changes nothing.
    pub fn read<T, E: From<StoreError>>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let mut connection = self.lock();
        let transaction = connection.transaction().map_err(StoreError::from)?;
        let tx = Tx(transaction, derived::Kept::new(&self.derived));
        work(&tx)
    }

    /// Runs `work` in a transaction: all of it is stored, or, on an error, nothing.
    pub fn write<T, E: From<StoreError>>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let mut connection = self.lock();
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let tx = Tx(transaction, derived::Kept::new(&self.derived));
        let result = work(&tx)?;
        tx.0.commit().map_err(StoreError::from)?;
        Ok(result)
    }

    /// A panic while the lock was held has rolled its transaction back, so the connection is still good.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The files that SQLite keeps beside a database, the database itself first.
pub fn files_of(path: &Path) -> Vec<PathBuf> {
    ["", "-wal", "-shm", "-journal"]
        .iter()
        .map(|suffix| {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            PathBuf::from(name)
        })
        .collect()
}

/// Removes a database with its companions and backups. Files that are not there are no error.
pub fn erase(path: &Path) -> Result<(), StoreError> {
    let mut doomed = files_of(path);
    doomed.extend(migrations::backups_of(path));
    for file in doomed {
        match fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(StoreError::ReadOnly),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn a_database_opens_with_its_own_key_only_and_stays_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        drop(Store::open(&path, &KEY).unwrap());
        let before = fs::read(&path).unwrap();
        assert!(matches!(Store::open(&path, &[8; 32]), Err(StoreError::Unreadable)));
        assert_eq!(fs::read(&path).unwrap(), before);
        assert!(Store::open(&path, &KEY).is_ok());
        assert!(!before.starts_with(b"SQLite format 3"));
    }

    #[test]
    fn a_damaged_file_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        fs::write(&path, b"not a database at all, but somebody's notes".repeat(200)).unwrap();
        let before = fs::read(&path).unwrap();
        assert!(matches!(Store::open(&path, &KEY), Err(StoreError::Unreadable)));
        assert_eq!(fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_failed_write_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("a.db"), &KEY).unwrap();
        let failed: Result<(), StoreError> = store.write(|tx| {
            tx.set_setting("a", "1")?;
            Err(StoreError::NotFound)
        });
        assert!(failed.is_err());
        assert_eq!(store.read(|tx| tx.setting("a")).unwrap(), None);
    }
}
