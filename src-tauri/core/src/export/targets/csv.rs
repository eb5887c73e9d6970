//! One comma-separated file with everything.
//!
//! UTF-8 without a byte order mark: several mail tools take the mark for a part of the first heading and then
//! import without that column, some of them silently. Lines end with CR LF and cells are quoted where RFC 4180
//! wants it; the breaks inside a mail stay as they are. Text cells never start a formula (`formulas`).

use std::io;

use super::super::{ExportError, ExportRow, Written, formulas};

/// The headings, in order. Mail tools map columns by these words, so they never change.
pub(crate) const COLUMNS: [&str; 13] = [
    "first_name",
    "last_name",
    "email",
    "engagement_tier",
    "engagement_score",
    "subject_line",
    "email_body",
    "email_body_html",
    "personal_notes",
    "has_questions",
    "focus_percent",
    "attendance_percent",
    "priority_rank",
];

/// Writes heading and rows.
pub(crate) fn write(rows: &[ExportRow], sink: &mut dyn io::Write) -> Result<Written, ExportError> {
    let mut table = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(sink);
    table.write_record(COLUMNS).map_err(failure)?;
    let mut neutralised = 0;
    let mut safe = |text: &str| {
        let (text, changed) = formulas::disarmed(text);
        neutralised += usize::from(changed);
        text
    };
    for row in rows {
        let cells: [String; COLUMNS.len()] = [
            safe(&row.first_name),
            safe(&row.last_name),
            row.email.as_str().to_owned(),
            row.tier.label().to_owned(),
            format!("{:.1}", row.score),
            safe(&row.subject),
            safe(&row.body_text),
            safe(&row.body_html),
            safe(&row.personal_notes),
            if row.has_questions { "Yes" } else { "No" }.to_owned(),
            percent(row.focus_percent),
            percent(row.attendance_percent),
            row.priority_rank.to_string(),
        ];
        table.write_record(&cells).map_err(failure)?;
    }
    table.flush()?;
    Ok(Written {
        mails: rows.len(),
        neutralised,
    })
}

/// At most two decimals, as platforms state them, and empty when unknown: 0 would be a statement.
fn percent(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| {
        let text = format!("{value:.2}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    })
}

fn failure(error: ::csv::Error) -> ExportError {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error.into(),
        _ => ExportError::System(io::ErrorKind::InvalidData),
    }
}
