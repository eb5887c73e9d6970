//! What an import noticed, as a table for a spreadsheet. The messages hold other people's words: no cell starts a
//! formula (`formulas`).

use std::io;

use super::{ExportError, formulas};
use crate::domain::{Issue, IssueKind};

/// Writes heading and rows.
pub fn write_issues(issues: &[Issue], sink: &mut dyn io::Write) -> Result<(), ExportError> {
    let failure = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => ExportError::from(error),
        _ => ExportError::System(io::ErrorKind::InvalidData),
    };
    let safe = |text: &str| formulas::disarmed(text).0;
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(sink);
    table
        .write_record(["kind", "file", "line", "column", "message"])
        .map_err(failure)?;
    for issue in issues {
        let cells = [
            word(issue.kind).to_owned(),
            safe(&issue.file),
            issue.line.map(|line| line.to_string()).unwrap_or_default(),
            issue.column.as_deref().map(safe).unwrap_or_default(),
            safe(&issue.message),
        ];
        table.write_record(&cells).map_err(failure)?;
    }
    Ok(table.flush()?)
}

fn word(kind: IssueKind) -> &'static str {
    match kind {
        IssueKind::MissingAddress => "missing address",
        IssueKind::BadAddress => "bad address",
        IssueKind::Duplicate => "duplicate",
        IssueKind::UnknownSender => "unknown sender",
        IssueKind::AmbiguousSender => "ambiguous sender",
        IssueKind::BadValue => "bad value",
        IssueKind::RaggedRow => "ragged row",
        IssueKind::UnreadableRow => "unreadable row",
        IssueKind::Repaired => "repaired",
        IssueKind::UnusedColumn => "unused column",
        IssueKind::LeftOut => "left out",
        IssueKind::DoNotContact => "do not contact",
        IssueKind::Erased => "erased",
        IssueKind::DoubtfulPerson => "doubtful person",
        IssueKind::DoesNotAddUp => "does not add up",
        IssueKind::Undecided => "undecided",
    }
}
