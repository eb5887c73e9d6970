//! Word's mail merge: a workbook whose first row decides how long a field may be.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "word",
    name: "Word and Outlook mail merge",
    group: Group::Outreach,
    needs: "Word and classic Outlook on the same computer.",
    steps: &[
        "Word > Mailings > Start Mail Merge > E-mail Messages.",
        "Select Recipients > Use an Existing List; choose the workbook and its sheet.",
        "Paste the template; insert each field again by Insert Merge Field where it stays plain text.",
        "Finish & Merge > Send E-mail Messages, To: “Email”.",
    ],
    limits: &[
        "Fields may be cut at 255 characters when the first rows are short, so the longest mail stands in the first row.",
        "One subject for everybody: Word knows none of its own for each person.",
        "A cell keeps 32,767 characters.",
    ],
    source: "Microsoft KB 294688",
    form: Form::Table(Table {
        kind: Kind::Xlsx,
        columns: &[
            column("Email", Field::Email, "«Email»"),
            column("First_Name", Field::FirstName, "«First_Name»"),
            column("Last_Name", Field::LastName, "«Last_Name»"),
            column("Subject", Field::Subject, "«Subject»"),
            column("Body", Field::Text, "«Body»"),
        ],
        field: Limit::Chars(32_767),
        most_rows: 1_048_575,
        longest_first: true,
        ..Table::SPREADSHEET
    }),
    takes_any_address: true,
};
