//! All drafts in one mailbox file.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "mbox",
    name: "Mailbox (.mbox)",
    group: Group::Files,
    needs: "A mail program that imports mailboxes: Apple Mail, or Thunderbird with ImportExportTools.",
    steps: &[
        "Import the file into a folder of its own.",
        "Edit each mail as a new message, and send it.",
    ],
    limits: &["The mails arrive as mails in a folder, not as drafts that can be sent."],
    source: "RFC 4155",
    form: Form::Mbox,
    takes_any_address: true,
};
