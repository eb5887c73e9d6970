//! Klaviyo: the first column has to be the address.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "klaviyo",
    name: "Klaviyo",
    group: Group::Newsletters,
    needs: "A list; switch off flows that start when somebody is added to it.",
    steps: &[
        "Switch off all flows that are started by joining the list.",
        "Audience > Lists & segments > the list > Manage list > Upload contacts; choose the CSV file.",
        "Leave the columns as they are mapped; the new ones become properties.",
        "Paste the template into a text block (source code) of a campaign.",
    ],
    limits: &[
        "Joining a list starts its flows, and nobody is asked to confirm.",
        "A file has at most 50 MB; rows with the same address are an error, so of two the second is left out.",
        "How long a property may be is not documented: import the test file first.",
    ],
    source: "Klaviyo: help 115005078967, 115005078807; conditionals in messages",
    form: Form::Table(Table {
        columns: &[
            column("Email", Field::Email, ""),
            column("First Name", Field::FirstName, "{{ first_name|default:'' }}"),
            column("Last Name", Field::LastName, "{{ last_name|default:'' }}"),
            column(
                "Followup Subject",
                Field::Subject,
                "{{ person|lookup:'Followup Subject' }}",
            ),
            column("Followup #", Field::Pieces, "{{ person|lookup:'Followup #' }}"),
        ],
        most_bytes: 50_000_000,
        paragraph: ("{% if person|lookup:'Followup #' %}<p>", "</p>{% endif %}"),
        ..Table::TOOL
    }),
    takes_any_address: true,
};
