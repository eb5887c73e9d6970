//! The one error that leaves the core: a stable code to act on, a sentence about what happened and what was
//! kept, and a hint about what to do. No path, no secret and nobody's words are in it.

use crate::domain::money::InvalidMoney;
use crate::domain::score::InvalidScoring;
use crate::domain::webinar::InvalidDetails;
use crate::secrets::SecretError;
use crate::store::StoreError;

/// What sort of thing went wrong; the few words that shells act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// There is no keychain: choose a passphrase.
    PassphraseNew,
    /// The database wants its passphrase.
    PassphraseNeeded,
    /// The passphrase or the key does not fit.
    WrongKey,
    /// The keychain cannot be reached, or no longer has the key.
    Keychain,
    /// The database or its key file is damaged.
    Damaged,
    /// A newer version wrote the database.
    Newer,
    /// Another instance has it open.
    InUse,
    /// The disk is full, read-only, or fails.
    Disk,
    /// What was asked for is not there any more.
    NotFound,
    /// Something given cannot be used as it is.
    Invalid,
    /// A file cannot be imported.
    Import,
    /// A check forbids it.
    Blocked,
    /// A model's server cannot be used.
    Engine,
    /// A defect of the program.
    Internal,
}

impl Code {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Self::PassphraseNew => "passphrase_new",
            Self::PassphraseNeeded => "passphrase_needed",
            Self::WrongKey => "wrong_key",
            Self::Keychain => "keychain",
            Self::Damaged => "damaged",
            Self::Newer => "newer",
            Self::InUse => "in_use",
            Self::Disk => "disk",
            Self::NotFound => "not_found",
            Self::Invalid => "invalid",
            Self::Import => "import",
            Self::Blocked => "blocked",
            Self::Engine => "engine",
            Self::Internal => "internal",
        }
    }
}

/// What happened, what was kept, what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// What sort of thing it is.
    pub code: Code,
    /// What happened and what was kept, as sentences.
    pub message: String,
    /// What to do; may be empty.
    pub hint: String,
}

impl Error {
    /// An error with its hint.
    pub fn new(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// Something given cannot be used as it is.
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(Code::Invalid, message, "")
    }

    /// How it crosses to a shell.
    pub fn view(&self) -> super::views::ErrorView {
        super::views::ErrorView {
            code: self.code.word().to_owned(),
            message: self.message.clone(),
            hint: self.hint.clone(),
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unreadable => Self::new(
                Code::WrongKey,
                "The database cannot be read with this key. Nothing was changed.",
                "Restore the data folder from a backup, or move it away to start anew.",
            ),
            StoreError::Damaged => Self::new(
                Code::Damaged,
                "The database is damaged. Nothing was overwritten.",
                "Restore the data folder from a backup, or move it away to start anew.",
            ),
            StoreError::Newer => Self::new(
                Code::Newer,
                "The database was written by a newer version of WebinarWins. Nothing was changed.",
                "Install the newest version.",
            ),
            StoreError::ReadOnly => Self::new(
                Code::Disk,
                "The data folder cannot be written to. Nothing was changed.",
                "Check the permissions of the folder, or whether the disk is mounted read-only.",
            ),
            StoreError::DiskFull => Self::new(
                Code::Disk,
                "The disk is full. What was stored before is kept; the last change was not.",
                "Free some space and try again.",
            ),
            StoreError::Backup(kind) => Self::new(
                Code::Disk,
                format!("The backup before the update could not be written ({kind}). The database was left as it is."),
                "Free some space or check the folder's permissions, then start again.",
            ),
            StoreError::NotFound => Self::new(Code::NotFound, "This is not there any more.", ""),
            other @ (StoreError::Value(_) | StoreError::Sqlite(_)) => Self::new(
                Code::Internal,
                format!("The change was not stored: {other}."),
                "Try again; restart the program if it stays.",
            ),
        }
    }
}

impl From<SecretError> for Error {
    fn from(error: SecretError) -> Self {
        Self::new(
            Code::Keychain,
            error.to_string(),
            "Unlock the keychain of your system and try again.",
        )
    }
}

impl From<InvalidDetails> for Error {
    fn from(error: InvalidDetails) -> Self {
        Self::invalid(capitalised(&error.to_string()))
    }
}

impl From<InvalidScoring> for Error {
    fn from(error: InvalidScoring) -> Self {
        Self::invalid(capitalised(&error.to_string()))
    }
}

impl From<InvalidMoney> for Error {
    fn from(error: InvalidMoney) -> Self {
        Self::invalid(capitalised(&error.to_string()))
    }
}

/// A library-style message as a sentence.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let dot = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{dot}", chars.as_str())
}
