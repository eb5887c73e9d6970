//! Lines for the clipboard: cells divided by tabs.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "tsv",
    name: "Clipboard, to paste into a sheet",
    group: Group::Lists,
    needs: "A spreadsheet that is open.",
    steps: &["Copy, click into the first cell of an empty sheet, and paste."],
    limits: &["Line breaks and tabs within a mail become blanks, since they would begin another cell."],
    source: "",
    form: Form::Table(Table {
        kind: Kind::Tsv,
        columns: &[
            column("First name", Field::FirstName, ""),
            column("Last name", Field::LastName, ""),
            column("Email", Field::Email, ""),
            column("Tier", Field::Tier, ""),
            column("Subject", Field::Subject, ""),
            column("Mail", Field::Text, ""),
        ],
        ..Table::SPREADSHEET
    }),
    takes_any_address: true,
};
