//! Brevo: attributes that are not there are dropped without a word.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "brevo",
    name: "Brevo",
    group: Group::Newsletters,
    needs: "Contact attributes of the type text with the names of the file: others are dropped without a word.",
    steps: &[
        "Contacts > Settings > Contact attributes: create FOLLOWUP_SUBJECT and FOLLOWUP_P1 to the last one in the file.",
        "Contacts > Import contacts > From a file; choose the CSV file (comma, UTF-8).",
        "Map the columns; in an account in another language the names are called otherwise (VORNAME, PRENOM).",
        "Paste the template into an HTML block of a campaign.",
    ],
    limits: &[
        "Columns without an attribute of that name are ignored; a file has at most 250 MB.",
        "Leave “empty cells overwrite” off during the import.",
        "How long an attribute may be is not documented: import the test file first.",
        "One contact an address: of two people who share one, the second is left out.",
    ],
    source: "Brevo: help 208729849, 4402386448530",
    form: Form::Table(Table {
        columns: &[
            column("EMAIL", Field::Email, ""),
            column("FIRSTNAME", Field::FirstName, "{{ contact.FIRSTNAME }}"),
            column("LASTNAME", Field::LastName, "{{ contact.LASTNAME }}"),
            column("FOLLOWUP_SUBJECT", Field::Subject, "{{ contact.FOLLOWUP_SUBJECT }}"),
            column("FOLLOWUP_P#", Field::Pieces, "{{ contact.FOLLOWUP_P# }}"),
        ],
        most_bytes: 250_000_000,
        paragraph: ("{% if contact.FOLLOWUP_P# %}<p>", "</p>{% endif %}"),
        ..Table::TOOL
    }),
    takes_any_address: true,
};
