//! A draft a person that mail programs open.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "eml",
    name: "Drafts for a mail program (.eml)",
    group: Group::Files,
    needs: "A mail program on this computer; classic Outlook for Windows is the one that opens them ready to send.",
    steps: &[
        "Open the folder of a tier, the hottest first.",
        "Open a mail, look at it, and send it from your own account.",
    ],
    limits: &[
        "Classic Outlook for Windows opens them as drafts to send (X-Unsent).",
        "New Outlook: not known; try the test mail first.",
        "Apple Mail opens them as mails that were received: Message > Send Again makes a draft.",
        "Thunderbird opens them as mails: Edit As New Message makes a draft.",
        "Gmail in the browser cannot take them.",
    ],
    source: "symfony#44311; MsgKit#127; apple-mail-mcp#83",
    form: Form::Eml,
    takes_any_address: true,
};
