//! A mail as an Internet message (RFC 5322) that mail programs open.
//!
//! A draft has no date and no Message-ID: the program that sends it gives it both. `X-Unsent` is what makes Outlook for
//! Windows open it for sending. Text comes first and says the same as the HTML.

use std::borrow::Cow;

use mail_builder::headers::address::Address;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;

use super::ExportRow;

/// The bytes of a draft, with CR LF.
pub(super) fn draft(row: &ExportRow) -> Vec<u8> {
    let name = one_line(&format!("{} {}", row.first_name, row.last_name));
    let name = (!name.is_empty()).then_some(name);
    let parts = vec![
        MimePart::new("text/plain", row.body_text.as_str()),
        MimePart::new("text/html", page(row)),
    ];
    let mut bytes = Vec::new();
    MimePart::new("multipart/alternative", parts)
        .header("MIME-Version", Raw::new("1.0"))
        .header("X-Unsent", Raw::new("1"))
        .header("To", Address::new_address(name, row.email.as_str()))
        .header("Subject", Text::new(one_line(&row.subject)))
        .write_part(&mut bytes);
    bytes
}

/// The mail as a page by itself.
pub(super) fn page(row: &ExportRow) -> String {
    format!(
        "<!doctype html>\n<html>\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n<body>\n{}\n</body>\n</html>\n",
        escaped(&row.subject),
        row.body_html
    )
}

fn escaped(text: &str) -> Cow<'_, str> {
    match text.contains(['&', '<', '>']) {
        true => Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")),
        false => Cow::Borrowed(text),
    }
}

/// The draft as an entry of a mailbox: a line that says "From" begins it, and such lines within are quoted.
pub(super) fn entry(row: &ExportRow, made_at: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(&draft(row)).replace("\r\n", "\n");
    let mut bytes = format!("From webinarwins {made_at}\n").into_bytes();
    for line in text.lines() {
        if line.trim_start_matches('>').starts_with("From ") {
            bytes.push(b'>');
        }
        bytes.extend_from_slice(line.as_bytes());
        bytes.push(b'\n');
    }
    bytes.push(b'\n');
    bytes
}

/// A header is one line whatever stands in it: a break would begin another header.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
