//! Everything for programs.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "json",
    name: "JSON",
    group: Group::Files,
    needs: "A program of yours.",
    steps: &["Read the file: an array of one object a person, with subject, text and HTML as they were approved."],
    limits: &["Nothing is changed in it: text that a spreadsheet would run is there as it is."],
    source: "RFC 8259",
    form: Form::Json,
    takes_any_address: true,
};
