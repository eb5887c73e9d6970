//! YAMM (Yet Another Mail Merge): a Google Sheet and a draft in Gmail.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "yamm",
    name: "YAMM (Google Sheet)",
    group: Group::Outreach,
    needs: "Gmail with YAMM; the template has to be a draft made in Gmail in the browser.",
    steps: &[
        "Google Sheets > File > Import > Upload; choose the CSV file.",
        "In Gmail in the browser, make a draft with the template as its subject and text.",
        "In the sheet: Extensions > Yet Another Mail Merge > Start, and choose the draft.",
    ],
    limits: &[
        "Tags are the headings, letter by letter, blanks included.",
        "Line breaks within a cell are kept as far as the draft shows them: send a test to yourself.",
        "Gmail's daily limits hold (with Workspace 1,500 people a day). A cell keeps 50,000 characters.",
    ],
    source: "University of York: YAMM overview",
    form: Form::Table(Table {
        columns: &[
            column("Email Address", Field::Email, ""),
            column("First name", Field::FirstName, "{{First name}}"),
            column("Last name", Field::LastName, "{{Last name}}"),
            column("Subject", Field::Subject, "{{Subject}}"),
            column("Body #", Field::Pieces, "{{Body #}}"),
        ],
        field: Limit::Chars(50_000),
        ..Table::SPREADSHEET
    }),
    takes_any_address: true,
};
