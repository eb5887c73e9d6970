//! lemlist: variables by their headings.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "lemlist",
    name: "lemlist",
    group: Group::Outreach,
    needs: "A campaign with one step.",
    steps: &[
        "Campaign > Leads > Import > CSV; map “email”, “firstName” and “lastName”, and keep the others as variables.",
        "Take the template as subject and text of the step.",
        "Read some of the mails on the campaign's review page before you start it.",
    ],
    limits: &[
        "The form of the file is not documented by lemlist: import the test file first.",
        "One lead an address: of two people who share one, the second is left out.",
    ],
    source: "lemlist: developer pages",
    form: Form::Table(Table {
        columns: &[
            column("email", Field::Email, ""),
            column("firstName", Field::FirstName, "{{firstName}}"),
            column("lastName", Field::LastName, "{{lastName}}"),
            column("followupSubject", Field::Subject, "{{followupSubject}}"),
            column("followupBody", Field::Html, "{{followupBody}}"),
        ],
        ..Table::TOOL
    }),
    takes_any_address: true,
};
