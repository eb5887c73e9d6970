//! SendGrid Marketing: contacts with custom fields.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "sendgrid",
    name: "SendGrid Marketing contacts",
    group: Group::Newsletters,
    needs: "Custom fields of the type text with the names of the file (Marketing > Custom fields).",
    steps: &[
        "Marketing > Custom fields: create followup_subject and followup_p1 to the last one in the file.",
        "Marketing > Contacts > Add contacts > Upload CSV; map the columns.",
        "Paste the template into a code module of a design.",
    ],
    limits: &[
        "Commas only, at most 1,000,000 contacts and 5 GB; headings of letters, digits and _ only.",
        "At most 500 custom fields; how long one may be is not documented: import the test file first.",
        "One contact an address: of two people who share one, the second is left out.",
    ],
    source: "Twilio SendGrid: “Formatting a CSV”, import contacts of the API",
    form: Form::Table(Table {
        columns: &[
            column("email", Field::Email, ""),
            column("first_name", Field::FirstName, "{{first_name}}"),
            column("last_name", Field::LastName, "{{last_name}}"),
            column("followup_subject", Field::Subject, "{{followup_subject}}"),
            column("followup_p#", Field::Pieces, "{{followup_p#}}"),
        ],
        most_columns: 500,
        most_rows: 1_000_000,
        most_bytes: 5_000_000_000,
        paragraph: ("{{#if followup_p#}}<p>", "</p>{{/if}}"),
        ..Table::TOOL
    }),
    takes_any_address: true,
};
