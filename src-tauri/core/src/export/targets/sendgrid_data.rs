//! SendGrid's mail/send with a dynamic template, for those who call it by themselves.

use super::*;

pub(super) const TOOL: Tool = Tool {
    code: "sendgrid-data",
    name: "SendGrid dynamic template data",
    group: Group::Newsletters,
    needs: "A dynamic template, and a program of yours that calls mail/send.",
    steps: &[
        "Make a dynamic template with {{subject}} as its subject and {{{body_html}}} as its text.",
        "Add “from” and “template_id” to each object of the file.",
        "Post each object to /v3/mail/send; begin with the test file, which goes to example.com.",
    ],
    limits: &[
        "At most 1,000 people a request, and an address once only in each: the file is divided accordingly.",
        "This program can send the mails by itself, too, and then keeps a ledger.",
    ],
    source: "Twilio SendGrid: mail/send, errors",
    form: Form::SendGridData,
    takes_any_address: true,
};
