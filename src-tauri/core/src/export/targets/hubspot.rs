//! HubSpot: line breaks in properties are lost in marketing mails, so each paragraph has a property of its own.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "hubspot",
    name: "HubSpot",
    group: Group::Newsletters,
    needs: "Contact properties with the names of the file (Settings > Properties, multi-line text).",
    steps: &[
        "Create the properties “followup_subject” and “followup_p1” to the last one in the file.",
        "CRM > Contacts > Import > Start an import > File from computer; choose the CSV file.",
        "Match the columns by name; “Email” is the unique identifier.",
        "Paste the template into a rich text module (source code) of a marketing mail.",
    ],
    limits: &[
        "Line breaks within a property are lost in marketing mails and sequences, so each paragraph is a property.",
        "A property keeps 65,536 characters; a file of the free plan 20 MB.",
        "One contact an address: of two people who share one, the second is left out.",
    ],
    source: "HubSpot: “Set up your import file”, “Property field types”",
    form: Form::Table(Table {
        columns: &[
            column("Email", Field::Email, ""),
            column("First Name", Field::FirstName, "{{ contact.firstname }}"),
            column("Last Name", Field::LastName, "{{ contact.lastname }}"),
            column("followup_date", Field::Day, ""),
            column("followup_subject", Field::Subject, "{{ contact.followup_subject }}"),
            column("followup_p#", Field::Pieces, "{{ contact.followup_p# }}"),
        ],
        field: Limit::Chars(65_536),
        most_columns: 999,
        most_rows: 500_000,
        most_bytes: 20_000_000,
        paragraph: ("{% if contact.followup_p# %}<p>", "</p>{% endif %}"),
        blanks_overwrite: false,
        ..Table::TOOL
    }),
    takes_any_address: true,
};
