//! Kit, formerly ConvertKit: empty cells empty what is there.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "kit",
    name: "Kit (ConvertKit)",
    group: Group::Newsletters,
    needs: "Nothing: custom fields can be made during the import.",
    steps: &[
        "Grow > Subscribers > Add subscribers > Import a CSV.",
        "Map “email” and “first_name”; make a custom field for each other column.",
        "Send a broadcast to the imported subscribers with the template as its text (HTML block).",
    ],
    limits: &[
        "Empty cells replace what Kit knows by nothing; columns that are empty for everybody are left out.",
        "How long a custom field may be is not documented: import the test file first.",
        "One subscriber an address: of two people who share one, the second is left out.",
    ],
    source: "Kit: “How to import a subscriber list”",
    form: Form::Table(Table {
        columns: &[
            column("email", Field::Email, ""),
            column("first_name", Field::FirstName, "{{ subscriber.first_name }}"),
            column("last_name", Field::LastName, "{{ subscriber.last_name }}"),
            column("followup_subject", Field::Subject, "{{ subscriber.followup_subject }}"),
            column("followup_p#", Field::Pieces, "{{ subscriber.followup_p# }}"),
        ],
        paragraph: ("{% if subscriber.followup_p# != blank %}<p>", "</p>{% endif %}"),
        blanks_overwrite: true,
        ..Table::TOOL
    }),
    takes_any_address: true,
};
