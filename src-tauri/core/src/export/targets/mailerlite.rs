//! MailerLite: text fields are said to keep 1,024 characters.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "mailerlite",
    name: "MailerLite",
    group: Group::Newsletters,
    needs: "Custom text fields with the names of the file (Subscribers > Fields).",
    steps: &[
        "Subscribers > Fields: create followup_subject and followup_p1 to the last one in the file.",
        "Subscribers > Add subscribers > Import from CSV or TXT file; map the columns.",
        "Paste the template into an HTML block of a campaign.",
    ],
    limits: &[
        "Text fields are commonly said to keep 1,024 characters; longer paragraphs are cut between words into more fields.",
        "One subscriber an address: of two people who share one, the second is left out.",
    ],
    source: "MailerLite: “How to import subscribers”",
    form: Form::Table(Table {
        columns: &[
            column("email", Field::Email, ""),
            column("name", Field::FirstName, "{$name}"),
            column("last_name", Field::LastName, "{$last_name}"),
            column("followup_subject", Field::Subject, "{$followup_subject}"),
            column("followup_p#", Field::Pieces, "{$followup_p#}"),
        ],
        field: Limit::Chars(1024),
        ..Table::TOOL
    }),
    takes_any_address: true,
};
