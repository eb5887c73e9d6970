//! The issues of one file while it is being read.
//!
//! Rows that could not be read are told one by one, whatever their number. Everything else is told up to a limit and
//! then counted: a list of thousands helps nobody, and a million sentences cost more than the people they are about.

use std::collections::HashMap;

use super::table::Sheet;
use crate::domain::text::counted;
use crate::domain::{Issue, IssueKind};

/// How many issues of one kind about one column are told one by one: values may be wrong in every row.
const TOLD: usize = 10;

/// How many issues of one kind about people are told one by one.
const TOLD_PEOPLE: usize = 200;

/// The limit of a kind; none where every single row must be told.
fn limit(kind: IssueKind) -> Option<usize> {
    match kind {
        IssueKind::UnreadableRow => None,
        IssueKind::BadValue | IssueKind::RaggedRow => Some(TOLD),
        _ => Some(TOLD_PEOPLE),
    }
}

/// Collects the issues of one file.
#[derive(Debug)]
pub(super) struct Notes<'f> {
    file: &'f str,
    issues: Vec<Issue>,
    counts: HashMap<(IssueKind, Option<String>), usize>,
}

impl<'f> Notes<'f> {
    /// For a file by its name.
    pub(super) fn new(file: &'f str) -> Self {
        Self {
            file,
            issues: Vec::new(),
            counts: HashMap::new(),
        }
    }

    /// Something about the file as a whole; told once, though several tables of it may be so.
    pub(super) fn about_file(&mut self, kind: IssueKind, message: impl Into<String>) {
        let message = message.into();
        let is_told = |issue: &Issue| issue.kind == kind && issue.line.is_none() && issue.message == message;
        if !self.issues.iter().any(is_told) {
            self.push(kind, None, None, message);
        }
    }

    /// What had to be guessed or mended to find the cells of a table.
    pub(super) fn about_sheet(&mut self, sheet: &Sheet, guesses: &[String]) {
        for guess in guesses {
            self.about_file(IssueKind::Repaired, guess);
        }
        for line in &sheet.stray_quotes {
            self.about_row(
                IssueKind::Repaired,
                *line,
                "A quotation mark is opened here and never closed; the line was read as if it were not there.",
            );
        }
    }

    /// Something about a row.
    pub(super) fn about_row(&mut self, kind: IssueKind, line: u32, message: impl Into<String>) {
        self.push(kind, Some(line), None, message.into());
    }

    /// Something about a cell.
    pub(super) fn about_cell(&mut self, kind: IssueKind, line: u32, column: &str, message: impl Into<String>) {
        self.push(kind, Some(line), Some(column), message.into());
    }

    fn push(&mut self, kind: IssueKind, line: Option<u32>, column: Option<&str>, message: String) {
        let column = column.map(str::to_owned);
        if let Some(limit) = limit(kind).filter(|_| line.is_some()) {
            let count = self.counts.entry((kind, column.clone())).or_default();
            *count += 1;
            if *count > limit {
                return;
            }
        }
        self.issues.push(Issue {
            kind,
            file: self.file.to_owned(),
            line,
            column,
            message,
        });
    }

    /// All issues, in the order of the lines; those about the whole file first.
    pub(super) fn finish(mut self) -> Vec<Issue> {
        let over = |kind, count: usize| count.saturating_sub(limit(kind).unwrap_or(count));
        let mut rest: Vec<_> = self
            .counts
            .into_iter()
            .map(|((kind, column), count)| ((kind, column), over(kind, count)))
            .filter(|(_, more)| *more > 0)
            .collect();
        rest.sort_unstable();
        for ((kind, column), more) in rest {
            let rows = counted(more, "more row has", "more rows have");
            let message = match &column {
                Some(column) => format!("{rows} the same problem in the column “{column}”."),
                None => format!("{rows} the same problem."),
            };
            self.issues.push(Issue {
                kind,
                file: self.file.to_owned(),
                line: None,
                column,
                message,
            });
        }
        self.issues.sort_by_key(|issue| issue.line);
        self.issues
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_column_is_told_ten_times_and_then_counted() {
        let mut notes = Notes::new("a.csv");
        for line in 2..=100 {
            notes.about_cell(IssueKind::BadValue, line, "Focus", "unreadable");
            notes.about_row(IssueKind::UnreadableRow, line, "nothing in it");
        }
        let issues = notes.finish();
        let told = |kind| issues.iter().filter(|issue| issue.kind == kind).count();
        assert_eq!(told(IssueKind::BadValue), TOLD + 1);
        assert_eq!(
            issues[0].message,
            "89 more rows have the same problem in the column “Focus”."
        );
        assert_eq!(told(IssueKind::UnreadableRow), 99);
    }
}
