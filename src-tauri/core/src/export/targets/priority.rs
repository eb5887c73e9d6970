//! Whom to write to by hand first.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "priority",
    name: "Priority list",
    group: Group::Lists,
    needs: "Nothing: who comes first, with tier and score, and without the mails' texts.",
    steps: &["Open it in a spreadsheet and write from the top down."],
    limits: &["The mails' texts are not in it."],
    source: "",
    form: Form::Table(Table {
        columns: &[
            column("priority_rank", Field::Rank, ""),
            column("first_name", Field::FirstName, ""),
            column("last_name", Field::LastName, ""),
            column("email", Field::Email, ""),
            column("engagement_tier", Field::Tier, ""),
            column("engagement_score", Field::Score, ""),
            column("has_questions", Field::HasQuestions, ""),
            column("focus_percent", Field::Focus, ""),
            column("attendance_percent", Field::Attendance, ""),
            column("subject_line", Field::Subject, ""),
        ],
        ..Table::SPREADSHEET
    }),
    takes_any_address: true,
};
