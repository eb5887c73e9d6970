//! A page a person.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "html",
    name: "A web page each",
    group: Group::Files,
    needs: "Nothing.",
    steps: &["Open the folder of a tier and a page in it; select all, copy, and paste into a mail."],
    limits: &[],
    source: "",
    form: Form::Html,
    takes_any_address: true,
};
