//! Smartlead: custom fields by their names.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "smartlead",
    name: "Smartlead",
    group: Group::Outreach,
    needs: "A campaign with one step.",
    steps: &[
        "Campaign > Import leads > CSV; headings in snake_case map by themselves.",
        "Leave the options that ignore block lists off.",
        "Take the template as subject and text of the step.",
    ],
    limits: &[
        "How long a custom field may be is not documented: import the test file first.",
        "One lead an address: of two people who share one, the second is left out.",
    ],
    source: "Smartlead: lead management guide",
    form: Form::Table(Table {
        columns: &[
            column("email", Field::Email, ""),
            column("first_name", Field::FirstName, "{{first_name}}"),
            column("last_name", Field::LastName, "{{last_name}}"),
            column("followup_subject", Field::Subject, "{{followup_subject}}"),
            column("followup_body", Field::Html, "{{followup_body}}"),
        ],
        ..Table::TOOL
    }),
    takes_any_address: true,
};
