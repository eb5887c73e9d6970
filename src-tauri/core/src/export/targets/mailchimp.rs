//! Mailchimp: text fields keep 255 bytes and clip the rest without a word, so mails go in pieces.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "mailchimp",
    name: "Mailchimp",
    group: Group::Newsletters,
    needs: "An audience, and text fields with the tags of the file (Audience > Settings > Audience fields).",
    steps: &[
        "Audience > All contacts > Import contacts > Upload a file; choose the CSV file.",
        "Match each column to a text field of the same name; create those that are missing.",
        "Import the test file first and look at one of its contacts.",
        "Make a campaign, choose “Code your own”, and paste the template; take the subject from it, too.",
    ],
    limits: &[
        "A text field keeps 255 bytes, so each mail is cut between words into fields that the template puts together.",
        "30 fields in all; four of them are there from the start.",
        "Addresses with letters outside ASCII before the @ are not taken.",
        "One contact an address: of two people who share one, the second is left out.",
        "Tags stay unfilled in test mails; use the preview with a contact instead.",
    ],
    source: "Mailchimp: “Format guidelines for your import file”, merge fields of the API",
    form: Form::Table(Table {
        columns: &[
            column("Email Address", Field::Email, ""),
            column("FNAME", Field::FirstName, "*|FNAME|*"),
            column("LNAME", Field::LastName, "*|LNAME|*"),
            column("SUBJECT", Field::Subject, "*|SUBJECT|*"),
            column("BODY#", Field::Pieces, "*|BODY#|*"),
        ],
        field: Limit::Bytes(255),
        // Thirty, without ADDRESS and PHONE, which every audience has.
        most_columns: 28,
        paragraph: ("*|IF:BODY#|*<p>", "</p>*|END:IF|*"),
        blanks_overwrite: true,
        ..Table::TOOL
    }),
    takes_any_address: false,
};
