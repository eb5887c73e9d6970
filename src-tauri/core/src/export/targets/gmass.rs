//! GMass: a Google Sheet whose headings have no blanks.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "gmass",
    name: "GMass (Google Sheet)",
    group: Group::Outreach,
    needs: "Gmail with GMass, and a Google account for the sheet.",
    steps: &[
        "Google Sheets > File > Import > Upload; choose the CSV file.",
        "In Gmail, connect the sheet with GMass and compose a mail with the template.",
        "Send a test to yourself before the campaign.",
    ],
    limits: &[
        "Gmail's daily limits hold (500 a day for free accounts, 2,000 with Workspace).",
        "The tags are those commonly used; GMass could not be asked: begin with the test file.",
        "A cell of a Google Sheet keeps 50,000 characters.",
    ],
    source: "common usage",
    form: Form::Table(Table {
        columns: &[
            column("EmailAddress", Field::Email, ""),
            column("FirstName", Field::FirstName, "{FirstName}"),
            column("LastName", Field::LastName, "{LastName}"),
            column("Subject", Field::Subject, "{Subject}"),
            column("Body", Field::Html, "{Body}"),
        ],
        field: Limit::Chars(50_000),
        ..Table::SPREADSHEET
    }),
    takes_any_address: true,
};
