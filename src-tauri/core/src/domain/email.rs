//! An e-mail address as the key of a person: trimmed and lower-cased, so that `Ada@Example.com` and
//! `ada@example.com` are one.
//!
//! The check is deliberately loose (something, one `@`, a dotted or bare domain): a webinar platform has
//! already delivered mail to it. It must never accept blanks, control characters, quotes or header separators,
//! because addresses are written into files and mail headers.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The longest address that can be delivered (RFC 5321, 4.5.3.1.3: 256 octets of path with its brackets).
const MAX_BYTES: usize = 254;

/// Domains of mail services that anybody can have an address at, and those reserved for examples, one a line.
const PUBLIC_MAIL: &str = include_str!("public_mail.txt");

/// Whether anybody can have an address at this domain (lower case), so that it says nothing about an employer.
pub fn is_public_mail(domain: &str) -> bool {
    PUBLIC_MAIL.lines().any(|public| public.trim() == domain)
}

/// A deliverable-looking address, lower-cased. Its copies share one text: a list holds each address several times.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct EmailAddress(Arc<str>);

/// The text is no address that a mail could be sent to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct InvalidEmail;

impl EmailAddress {
    /// Reads an address, tolerating blanks around it, `mailto:`, and `Name <address>`.
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> {
        let mut text = text.trim();
        if let Some(open) = text.rfind('<')
            && text.ends_with('>')
        {
            text = text[open + 1..text.len() - 1].trim();
        }
        if let Some(prefix) = text.get(..7)
            && prefix.eq_ignore_ascii_case("mailto:")
        {
            text = &text[7..];
        }
        let (local, domain) = text.rsplit_once('@').ok_or(InvalidEmail)?;
        let forbidden = |c: char| match c {
            '"' | '<' | '>' | '(' | ')' | ',' | ':' | ';' | '@' | '[' | ']' | '\\' => true,
            '!'..='~' => false,
            c => c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}'),
        };
        let labels_ok = !domain.is_empty() && domain.split('.').all(|label| !label.is_empty());
        if local.is_empty()
            || !labels_ok
            || text.len() > MAX_BYTES
            || local.contains(forbidden)
            || domain.contains(forbidden)
        {
            return Err(InvalidEmail);
        }
        Ok(Self(text.to_lowercase().into()))
    }

    /// The whole address, lower-cased.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl FromStr for EmailAddress {
    type Err = InvalidEmail;

    fn from_str(text: &str) -> Result<Self, InvalidEmail> {
        Self::parse(text)
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn case_and_blanks_do_not_make_another_person() {
        assert_eq!(
            EmailAddress::parse(" Ada@Example.COM "),
            EmailAddress::parse("ada@example.com")
        );
        assert_eq!(
            EmailAddress::parse("Ada <mailto:Ada@example.com>").unwrap().as_str(),
            "ada@example.com"
        );
    }

    #[test]
    fn text_that_no_mail_could_reach_is_refused() {
        for text in [
            "",
            "-",
            "ada",
            "@example.com",
            "ada@",
            "a b@example.com",
            "a@b@c.de",
            "a@.com",
            "a\n@b.de",
            "\"x\"@y.de",
        ] {
            assert_eq!(EmailAddress::parse(text), Err(InvalidEmail), "{text:?}");
        }
    }
}
