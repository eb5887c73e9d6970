//! A plain text a person.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "txt",
    name: "A text file each",
    group: Group::Files,
    needs: "Nothing.",
    steps: &["Open the folder of a tier, and copy subject and text into a mail."],
    limits: &["Links stand in the text; bold is lost."],
    source: "",
    form: Form::Txt,
    takes_any_address: true,
};
