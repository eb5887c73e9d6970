//! One comma-separated file with everything, for spreadsheets and any tool that maps columns.
//!
//! UTF-8 without a byte order mark: several mail tools take the mark for a part of the first heading and then
//! import without that column, some of them silently. Mail tools map columns by these headings, so they never change.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "csv",
    name: "Spreadsheet or any mail tool",
    group: Group::Lists,
    needs: "One row a person, with everything that the program knows for a mail.",
    steps: &[
        "Open the file in a spreadsheet, or import it as CSV (comma, UTF-8).",
        "Map “email”, “subject_line” and “email_body” or “email_body_html” to the tool's fields.",
    ],
    limits: &["Text that begins like a formula loses that sign, so that no spreadsheet runs it."],
    source: "RFC 4180; OWASP on CSV injection",
    form: Form::Table(Table {
        columns: &[
            column("first_name", Field::FirstName, ""),
            column("last_name", Field::LastName, ""),
            column("email", Field::Email, ""),
            column("engagement_tier", Field::Tier, ""),
            column("engagement_score", Field::Score, ""),
            column("subject_line", Field::Subject, ""),
            column("email_body", Field::Text, ""),
            column("email_body_html", Field::HtmlLines, ""),
            column("personal_notes", Field::Note, ""),
            column("has_questions", Field::HasQuestions, ""),
            column("focus_percent", Field::Focus, ""),
            column("attendance_percent", Field::Attendance, ""),
            column("priority_rank", Field::Rank, ""),
        ],
        ..Table::SPREADSHEET
    }),
    takes_any_address: true,
};
