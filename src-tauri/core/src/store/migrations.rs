//! The tables and how they came about: append-only, all or nothing, with a backup before.
//!
//! Invariant: a migration that has been released is never changed; a test at the end of this file holds the
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
    include_str!("migrations/0003_usage.sql"),
    include_str!("migrations/0004_mail_style.sql"),
    include_str!("migrations/0005_batches.sql"),
    include_str!("migrations/0006_history.sql"),
    include_str!("migrations/0007_files_and_answers.sql"),
    include_str!("migrations/0008_runs_as_steps.sql"),
    include_str!("migrations/0009_draft_queue.sql"),
    include_str!("migrations/0010_answers.sql"),
    include_str!("migrations/0011_export_marks.sql"),
    include_str!("migrations/0012_do_not_contact.sql"),
    include_str!("migrations/0013_sendings.sql"),
    include_str!("migrations/0014_offer_changes.sql"),
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
        insta::assert_snapshot!(sums.join(" "), @"ffd329405fec 5d0cf4b37e15 e273c08984c4 65319ce2fc80 c880f0aaa928 e6da1b670ca6 4cb07c1a13b9 5b54d14e09f2 8c9bb6aef014 7bebdfb5141b aefebb40c7b8 240558c49c59 1695a0f79f08 193a28e8b500");
    }

    #[test]
    fn migrations_are_valid() {
        assert!(migrations().validate().is_ok());
    }

    #[test]
    fn what_the_first_version_stored_is_there_in_this_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let mut connection = Connection::open(&path).unwrap();
        Migrations::new(vec![M::up(STEPS[0])])
            .to_latest(&mut connection)
            .unwrap();
        connection
            .execute_batch(
                "PRAGMA foreign_keys = ON;
                 INSERT INTO webinars (id, title, chapters, scoring, has_messages, status, created_at, updated_at)
                 VALUES ('0199a000-0000-7000-8000-000000000001', 'W', '[]', '{}', 1, 'imported', '', '');
                 INSERT INTO attendees (id, webinar_id, name, email, attended, source, engagement_score,
                    engagement_tier, score, priority_rank)
                 VALUES ('0199a000-0000-7000-8000-00000000000a', '0199a000-0000-7000-8000-000000000001', 'Ada',
                    'ada@example.org', 1, 'a.csv', 50.0, 'cool', '{}', 1);
                 INSERT INTO chat_messages (id, webinar_id, attendee_id, author_name, message, is_question, source,
                    origin, position)
                 VALUES ('m', '0199a000-0000-7000-8000-000000000001', '0199a000-0000-7000-8000-00000000000a', 'Ada',
                    'Hi?', 1, 'chat', 'c.csv', 0);
                 INSERT INTO generated_emails VALUES ('d', '0199a000-0000-7000-8000-000000000001',
                    '0199a000-0000-7000-8000-00000000000a', 's', 't', 'h', '[]', 50.0, 'cool', '{}', '[]', 'templates',
                    NULL, 1, 0, '', 'approved', '[{\"rule\":\"b\"},{\"rule\":\"a\"}]', NULL, '', '', NULL, NULL, NULL);
                 INSERT INTO email_versions VALUES ('d', 1, 's', '[]', 'templates', '');
                 INSERT INTO jobs VALUES ('j', '0199a000-0000-7000-8000-000000000001', 'openai', json_array('hot'), 'done', 1,
                    0, 1, 0, '', '');
                 INSERT INTO source_files VALUES ('f', '0199a000-0000-7000-8000-000000000001', 'a.csv', 'x', 'Demio',
                    x'00', '2025-10-01T00:00:00Z');",
            )
            .unwrap();
        bring_up_to_date(&mut connection, &path).unwrap();
        let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(number("SELECT count(*) FROM email_versions"), 1);
        assert_eq!(
            number(
                "SELECT count(*) FROM generated_emails e JOIN attendees a ON a.id = e.attendee_id
                 JOIN webinars w ON w.number = a.webinar JOIN chat_messages m ON m.attendee_id = a.id
                 WHERE hex(a.id) = '0199A00000007000800000000000000A' AND a.standing = 'attended' AND a.questions = 1
                    AND m.message = 'Hi?' AND m.webinar = w.number"
            ),
            1
        );
        assert_eq!(number("SELECT count(*) FROM generated_emails WHERE rules = 'a b'"), 1);
        let scope: String = connection
            .query_row("SELECT scope FROM jobs", [], |row| row.get(0))
            .unwrap();
        assert_eq!(scope, r#"{"of":"tiers","tiers":["hot"]}"#);
        assert_eq!(number("SELECT import FROM source_files WHERE id = 'f'"), 1);
        assert_eq!(number("PRAGMA foreign_keys"), 1);
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
