//! What a person decides about how files are read: corrections that outlive the next reading.
//!
//! They are kept beside the files that they concern, so that every later reading takes them into account.

use serde::{Deserialize, Serialize};

/// How one file shall be read, where the program's own guess is not right. Empty means: as guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct FileChoice {
    /// The code of the format to read it as, such as `zoom_qa`.
    pub format: Option<String>,
    /// What each column means, by its place from 0: codes of the heading dictionary, empty for none. `None` leaves
    /// all columns as guessed.
    pub columns: Option<Vec<String>>,
    /// Which of two numbers in a date is the day.
    pub day_order: Option<DayOrder>,
    /// Whether garbled letters ("MÃ¼ller") shall be mended.
    pub mend_letters: bool,
}

impl FileChoice {
    /// Nothing decided: the file is read as the program guesses.
    pub const AS_GUESSED: Self = Self {
        format: None,
        columns: None,
        day_order: None,
        mend_letters: false,
    };
}

/// Which of two numbers in a date comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// 31/12/2025.
    DayFirst,
    /// 12/31/2025.
    MonthFirst,
}

/// What a person said about a name that the program could not settle by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct NameDecision {
    /// The name, and the address where there is one, as [`NameDecision::key_of`] makes it.
    pub key: String,
    /// The person's address, or `name:` and the name in lower case for somebody without one; `None`: nobody on the
    /// list.
    pub person: Option<String>,
}

impl NameDecision {
    /// What makes two senders the same one: case and blanks do not count.
    pub fn key_of(name: &str, email: Option<&super::EmailAddress>) -> String {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match email {
            Some(email) => format!("{name} <{email}>"),
            None => name,
        }
    }

    /// What stands for a person in [`NameDecision::person`].
    pub fn person_of(name: &str, email: Option<&super::EmailAddress>) -> String {
        email.map_or_else(
            || {
                format!(
                    "name:{}",
                    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
                )
            },
            ToString::to_string,
        )
    }
}
