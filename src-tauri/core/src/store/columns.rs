//! Domain values in and out of SQLite columns.
//!
//! JSON columns hold domain structures whole; everything that is searched or sorted by has a column of its own.

use std::str::FromStr;

use rusqlite::Row;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StoreError;

/// A structure as the text of a JSON column.
pub fn to_json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Value("json"))
}

/// A structure from the text of a JSON column.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Value("json"))
}

/// Reads columns by name, or by place where there are very many rows.
pub trait Columns {
    /// A column as SQLite has it.
    fn column<T: rusqlite::types::FromSql>(&self, column: impl Column) -> Result<T, StoreError>;

    /// A text column that parses, such as an id, an instant or an address.
    fn parsed<T: FromStr>(&self, column: impl Column) -> Result<T, StoreError> {
        self.column::<String>(column)?
            .parse()
            .map_err(|_| StoreError::Value(column.told()))
    }

    /// The same, where the column may be null.
    fn maybe_parsed<T: FromStr>(&self, column: impl Column) -> Result<Option<T>, StoreError> {
        let text: Option<String> = self.column(column)?;
        text.map(|text| text.parse().map_err(|_| StoreError::Value(column.told())))
            .transpose()
    }

    /// A JSON column.
    fn json<T: DeserializeOwned>(&self, column: impl Column) -> Result<T, StoreError> {
        from_json(&self.column::<String>(column)?)
    }

    /// A column that holds one of few stable words.
    fn word<T>(&self, column: impl Column, read: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
        read(&self.column::<String>(column)?).ok_or(StoreError::Value(column.told()))
    }
}

/// What a column is called by.
pub trait Column: rusqlite::RowIndex + Copy {
    /// What to call it in an error.
    fn told(self) -> &'static str;
}

impl Column for &'static str {
    fn told(self) -> &'static str {
        self
    }
}

impl Column for usize {
    fn told(self) -> &'static str {
        "column"
    }
}

impl Columns for Row<'_> {
    fn column<T: rusqlite::types::FromSql>(&self, column: impl Column) -> Result<T, StoreError> {
        self.get(column).map_err(|_| StoreError::Value(column.told()))
    }
}
