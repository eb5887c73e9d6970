//! Instantly: the mail goes into “personalization”.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "instantly",
    name: "Instantly",
    group: Group::Outreach,
    needs: "A campaign with one step.",
    steps: &[
        "Campaign > Leads > Add leads > Upload CSV; “personalization” is a field of its own, others are custom variables.",
        "Take the template as subject and text of the step.",
        "Import the test file into a campaign that is paused, and look at the preview.",
    ],
    limits: &[
        "How long a variable may be is not documented: import the test file first.",
        "One lead an address: of two people who share one, the second is left out.",
    ],
    source: "Instantly: API v2, create lead",
    form: Form::Table(Table {
        columns: &[
            column("email", Field::Email, ""),
            column("first_name", Field::FirstName, "{{firstName}}"),
            column("last_name", Field::LastName, "{{lastName}}"),
            column("followup_subject", Field::Subject, "{{followup_subject}}"),
            column("personalization", Field::Html, "{{personalization}}"),
        ],
        ..Table::TOOL
    }),
    takes_any_address: true,
};
