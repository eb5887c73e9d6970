//! Something that an import noticed: what it was, where it stood, and what was done about it.

use serde::{Deserialize, Serialize};

/// One thing worth telling about a file that was read. A row is never dropped without one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Issue {
    /// What sort of thing it is; issues are grouped by it.
    pub kind: IssueKind,
    /// The file's name, without a folder.
    pub file: String,
    /// The line in the file, counted from 1, where it can be told.
    pub line: Option<u32>,
    /// The column's heading, where one is concerned.
    pub column: Option<String>,
    /// What was found and what was done, as a sentence.
    pub message: String,
}

/// The sorts of issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueKind {
    /// A person or message without a usable address.
    MissingAddress,
    /// Text in the address column that is no address.
    BadAddress,
    /// One person listed more than once; joined.
    Duplicate,
    /// A message whose sender matches nobody on the list.
    UnknownSender,
    /// A message whose sender's name fits several people.
    AmbiguousSender,
    /// A value that could not be read and was left unknown.
    BadValue,
    /// A row with too few or too many cells.
    RaggedRow,
    /// A row from which nothing could be taken.
    UnreadableRow,
    /// Something the program repaired or guessed for the whole file.
    Repaired,
    /// Columns that were not used.
    UnusedColumn,
    /// Somebody who was not counted as audience: a host, a speaker, the team, a bot, a cancelled registration.
    LeftOut,
    /// Somebody on the do-not-contact list: kept, and never written to.
    DoNotContact,
    /// A row of somebody who was erased; it was left out, and says nobody's name.
    Erased,
    /// Rows that may be one person, or one name that may be several people; kept apart.
    DoubtfulPerson,
    /// Numbers in the file that do not agree with its rows.
    DoesNotAddUp,
    /// Something that only a person can decide, such as which number of a date is the day.
    Undecided,
}
