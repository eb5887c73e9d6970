//! listmonk: everything beyond the name is JSON in one column.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "listmonk",
    name: "listmonk",
    group: Group::Newsletters,
    needs: "A list in your listmonk.",
    steps: &[
        "Subscribers > Import; mode “Subscribe”, delimiter “,”, “Overwrite” on, and the CSV file in a zip or as it is.",
        "Make a campaign in raw HTML with the template as its text.",
    ],
    limits: &[
        "Rows with another number of columns are skipped; “attributes” is one JSON object.",
        "One subscriber an address: of two people who share one, the second is left out.",
    ],
    source: "listmonk's source code",
    form: Form::Table(Table {
        columns: &[
            column("email", Field::Email, ""),
            column("name", Field::FirstName, "{{ .Subscriber.FirstName }}"),
            column(
                "attributes",
                Field::Attributes,
                "{{ .Subscriber.Attribs.body_html | Safe }}",
            ),
        ],
        ..Table::TOOL
    }),
    takes_any_address: true,
};
