//! Who writes the mails: the profile that replaces the user account of a hosted product.

use serde::{Deserialize, Serialize};

/// How the user signs, and what a law may want below.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Sender {
    /// The name under every mail; empty until the user gives one.
    pub name: String,
    /// The line above the name, such as "Warmly,"; empty for the template's own.
    pub sign_off: String,
    /// Lines under the name, such as a role or a phone number.
    pub signature: String,
    /// Postal address for the footer; empty for none.
    pub postal_address: String,
    /// How to stop such mails, for the footer; empty for none.
    pub unsubscribe_line: String,
}
