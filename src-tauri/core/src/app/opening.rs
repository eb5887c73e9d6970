//! Opening the data folder: one instance at a time, with the key from the keychain or from a passphrase.
//!
//! Beside the database lies `webinarwins.key`, one line that says where the key is and holds a check value, so
//! that a wrong key and a damaged database can be told apart:
//! `keychain <entry> <check>` or `argon2id <salt> <check>`, everything in hexadecimal.
//! Invariant: nothing that exists is overwritten on the way; `tests/opening.rs` holds it.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::error::{Code, Error};
use crate::import;
use crate::secrets::{SecretError, SecretStore, Sensitive, passphrase};
use crate::store::{self, Store, StoreError};

/// Column headings that the user adds to the program's dictionary.
const HEADINGS: &str = "headings.txt";

const DATABASE: &str = "webinarwins.db";
const KEY_FILE: &str = "webinarwins.key";
const LOCK_FILE: &str = "webinarwins.lock";

/// Shorter passphrases fall to a patient guesser even behind Argon2id (NIST SP 800-63B asks for 8 at least).
const MIN_PASSPHRASE_CHARS: usize = 8;

/// A program that was closed a moment ago may still be ending; one that is open stays open for longer than this.
const LOCK_TRIES: u32 = 10;
const LOCK_PAUSE: Duration = Duration::from_millis(100);

type Key = Sensitive<[u8; 32]>;

/// The opened folder.
pub struct Opened {
    /// The database.
    pub store: Store,
    /// Held as long as the program runs; the system releases it when the process dies.
    pub lock: File,
}

/// Where the key of a database is.
enum KeyPlace {
    Keychain { entry: String },
    Passphrase { salt: [u8; passphrase::SALT_BYTES] },
}

/// Opens the folder, making what is missing. A `passphrase` is used where the key is, or shall be, made from one.
pub fn open(folder: &Path, secrets: &dyn SecretStore, given: Option<&Sensitive>) -> Result<Opened, Error> {
    make_folder(folder)?;
    let lock = lock(folder)?;
    let database = folder.join(DATABASE);
    let (key, new_key_file) = match read_key_file(folder)? {
        Some((place, check)) => (existing_key(&place, check, secrets, given)?, None),
        None if database.exists() => {
            return Err(Error::new(
                Code::Damaged,
                "The file webinarwins.key is missing from the data folder, so the database cannot be unlocked. Nothing was changed.",
                "Restore the data folder from a backup, or move it away to start anew.",
            ));
        }
        None => new_key(secrets, given).map(|(key, line)| (key, Some(line)))?,
    };
    if let Some(line) = new_key_file {
        write_key_file(folder, &line)?;
    }
    let store = Store::open(&database, key.expose()).map_err(|error| match error {
        // The check value has proved the key, so it is the file that is broken.
        StoreError::Unreadable => StoreError::Damaged.into(),
        other => Error::from(other),
    })?;
    add_headings(folder);
    Ok(Opened { store, lock })
}

/// Adds the user's own column headings, where the data folder has a file of them. A file that says nothing stops
/// nobody from working; the log tells which of its lines.
fn add_headings(folder: &Path) {
    let Ok(text) = fs::read_to_string(folder.join(HEADINGS)) else {
        return;
    };
    let refused = import::use_headings(&text);
    if !refused.is_empty() {
        tracing::warn!(lines = ?refused, "some lines of headings.txt say nothing");
    }
}

/// Removes the database, its key and its backups. The folder must not be open.
pub fn erase(folder: &Path, secrets: &dyn SecretStore) -> Result<(), Error> {
    // The key goes first: without it the rest is noise, even on a disk that keeps deleted blocks.
    if let Some((KeyPlace::Keychain { entry }, _)) = read_key_file(folder)? {
        secrets.remove(&entry)?;
    }
    store::erase(&folder.join(DATABASE))?;
    match fs::remove_file(folder.join(KEY_FILE)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::ReadOnly.into()),
        _ => Ok(()),
    }
}

fn make_folder(folder: &Path) -> Result<(), Error> {
    let made = fs::create_dir_all(folder);
    #[cfg(unix)]
    let made = made.and_then(|()| {
        use std::os::unix::fs::PermissionsExt;
        let own = fs::metadata(folder)?.permissions();
        if own.mode() & 0o077 == 0 {
            Ok(())
        } else {
            fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
        }
    });
    made.map_err(|error| disk("The data folder could not be made", &error))
}

fn lock(folder: &Path) -> Result<File, Error> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(LOCK_FILE))
        .map_err(|error| disk("The data folder cannot be written to", &error))?;
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => thread::sleep(LOCK_PAUSE),
            Err(TryLockError::Error(error)) => return Err(disk("The data folder cannot be locked", &error)),
        }
    }
    Err(Error::new(
        Code::InUse,
        "WebinarWins is already open with this data folder.",
        "Use the open window, or close it first.",
    ))
}

fn existing_key(
    place: &KeyPlace,
    check: String,
    secrets: &dyn SecretStore,
    given: Option<&Sensitive>,
) -> Result<Key, Error> {
    match place {
        KeyPlace::Keychain { entry } => {
            let hex = secrets.get(entry)?.ok_or_else(|| {
                Error::new(
                    Code::Keychain,
                    "The keychain no longer has the key of this database, so it cannot be unlocked. Nothing was changed.",
                    "Restore the keychain, or move the data folder away to start anew.",
                )
            })?;
            Key::from_hex(&hex).filter(|key| check_value(key) == check).ok_or_else(|| {
                Error::new(
                    Code::WrongKey,
                    "The key in the keychain does not belong to this database. Nothing was changed.",
                    "Restore the data folder and the keychain from the same backup, or move the folder away to start anew.",
                )
            })
        }
        KeyPlace::Passphrase { salt } => {
            let given = given.ok_or_else(|| {
                Error::new(
                    Code::PassphraseNeeded,
                    "This database is locked with a passphrase.",
                    "Give it in the window, or to the command line in WEBINARWINS_PASSPHRASE.",
                )
            })?;
            let key = passphrase::derive_key(given, salt)?;
            if check_value(&key) == check {
                Ok(key)
            } else {
                Err(Error::new(
                    Code::WrongKey,
                    "This is not the passphrase of this database.",
                    "Try again.",
                ))
            }
        }
    }
}

/// A key for a database that does not exist yet, and the line that says where it is.
fn new_key(secrets: &dyn SecretStore, given: Option<&Sensitive>) -> Result<(Key, String), Error> {
    if let Some(given) = given {
        if given.expose().chars().count() < MIN_PASSPHRASE_CHARS {
            return Err(Error::invalid(format!(
                "A passphrase needs at least {MIN_PASSPHRASE_CHARS} characters."
            )));
        }
        let salt = passphrase::random_salt()?;
        let key = passphrase::derive_key(given, &salt)?;
        let line = format!("argon2id {} {}", hex(&salt), check_value(&key));
        return Ok((key, line));
    }
    let key = passphrase::random_key()?;
    // Each database has an entry of its own, so that two data folders of one user never share or replace a key.
    let entry = format!("database-{}", hex(&passphrase::random_salt()?[..8]));
    match secrets.set(&entry, &key.to_hex()) {
        Ok(()) => {}
        Err(SecretError::Unavailable(_)) => {
            return Err(Error::new(
                Code::PassphraseNew,
                "There is no keychain to keep the key of the database in.",
                "Choose a passphrase in the window, or give one to the command line in WEBINARWINS_PASSPHRASE.",
            ));
        }
        Err(other) => return Err(other.into()),
    }
    // A keychain that forgets at once would lock the user out at the next start.
    let kept = secrets.get(&entry)?.and_then(|hex| Key::from_hex(&hex));
    if kept.is_none_or(|kept| kept.expose() != key.expose()) {
        return Err(Error::new(
            Code::Keychain,
            "The keychain did not keep the key. Nothing was stored.",
            "Check your system's keychain.",
        ));
    }
    let line = format!("keychain {entry} {}", check_value(&key));
    Ok((key, line))
}

fn read_key_file(folder: &Path) -> Result<Option<(KeyPlace, String)>, Error> {
    let text = match fs::read_to_string(folder.join(KEY_FILE)) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(disk("The file webinarwins.key cannot be read", &error)),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let place = match words.as_slice() {
        ["keychain", entry, check] => Some((
            KeyPlace::Keychain {
                entry: (*entry).to_owned(),
            },
            check,
        )),
        ["argon2id", salt, check] => unhex(salt).map(|salt| (KeyPlace::Passphrase { salt }, check)),
        _ => None,
    };
    place
        .map(|(place, check)| Some((place, (*check).to_owned())))
        .ok_or_else(|| {
            Error::new(
                Code::Damaged,
                "The file webinarwins.key in the data folder is damaged. Nothing was changed.",
                "Restore the data folder from a backup, or move it away to start anew.",
            )
        })
}

fn write_key_file(folder: &Path, line: &str) -> Result<(), Error> {
    let path: PathBuf = folder.join(KEY_FILE);
    let written = (|| {
        let mut file = File::options().write(true).create_new(true).open(&path)?;
        writeln!(file, "{line}")?;
        file.sync_all()
    })();
    written.map_err(|error| disk("The file webinarwins.key could not be written", &error))
}

/// Tells whether a key is the right one and helps nobody to find it: 64 bits of a hash of a random or stretched key.
fn check_value(key: &Key) -> String {
    let mut hash = Sha256::new();
    hash.update(b"webinarwins database key check");
    hash.update(key.expose());
    hex(&hash.finalize()[..8])
}

fn disk(what: &str, error: &std::io::Error) -> Error {
    use std::io::ErrorKind;
    let (why, hint) = match error.kind() {
        ErrorKind::StorageFull => ("the disk is full", "Free some space and try again."),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            "it is read-only",
            "Check the permissions of the folder, or whether the disk is mounted read-only.",
        ),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => ("a file is in its place", "Move that file away."),
        _ => ("the disk reports an error", "Check the disk and try again."),
    };
    Error::new(Code::Disk, format!("{what}: {why}. Nothing was changed."), hint)
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(bytes)
}
