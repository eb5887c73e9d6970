//! ActiveCampaign: dates have to be written the ISO way, or they become 1899.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "activecampaign",
    name: "ActiveCampaign",
    group: Group::Newsletters,
    needs: "Custom contact fields of the type Text Area, with the names of the file as personalisation tags.",
    steps: &[
        "Contacts > Manage fields: add a Text Area field for each “FOLLOWUP_…” column.",
        "Contacts > Import > CSV; map the columns to the fields.",
        "Paste the template into an HTML block of a campaign.",
    ],
    limits: &[
        "Text Input fields are said to keep 255 characters; Text Area fields keep more.",
        "Dates are written as YYYY-MM-DD, since other forms are read as 1899.",
        "One contact an address: of two people who share one, the second is left out.",
    ],
    source: "ActiveCampaign: help 360006760900",
    form: Form::Table(Table {
        columns: &[
            column("Email", Field::Email, ""),
            column("First Name", Field::FirstName, "%FIRSTNAME%"),
            column("Last Name", Field::LastName, "%LASTNAME%"),
            column("FOLLOWUP_DATE", Field::Day, ""),
            column("FOLLOWUP_SUBJECT", Field::Subject, "%FOLLOWUP_SUBJECT%"),
            column("FOLLOWUP_P#", Field::Pieces, "%FOLLOWUP_P#%"),
        ],
        paragraph: ("%IF !empty($FOLLOWUP_P#)%<p>", "</p>%/IF%"),
        ..Table::TOOL
    }),
    takes_any_address: true,
};
