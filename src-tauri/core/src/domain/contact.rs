//! Whom no mail may go to: single addresses, whole domains with all below them, and people who were erased, of whom
//! only a salted hash of the address is left.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::EmailAddress;

/// Why somebody is not to be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum NoContactReason {
    /// They asked for no more mails.
    Unsubscribed,
    /// Mails to them came back.
    Bounced,
    /// They reported a mail as spam.
    Complained,
    /// The user said so.
    ByHand,
    /// They were erased.
    Erased,
}

impl NoContactReason {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Unsubscribed,
        Self::Bounced,
        Self::Complained,
        Self::ByHand,
        Self::Erased,
    ];

    /// The stable word for the database, files and the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unsubscribed => "unsubscribed",
            Self::Bounced => "bounced",
            Self::Complained => "complained",
            Self::ByHand => "by_hand",
            Self::Erased => "erased",
        }
    }

    /// The reason of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// As the end of a sentence about somebody.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unsubscribed => "unsubscribed",
            Self::Bounced => "mails to them came back",
            Self::Complained => "reported a mail as spam",
            Self::ByHand => "you said so",
            Self::Erased => "erased",
        }
    }
}

/// An address or a domain that a person can name; erased people have no name any more.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unwanted {
    /// One mailbox.
    Address(EmailAddress),
    /// Every mailbox at this domain and at all domains below it; lower case, without `@`.
    Domain(String),
}

impl Unwanted {
    /// Reads an address, or a domain such as `example.com`, `@example.com` or `*@example.com`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_matches(['"', '\'']).trim();
        let domain = text.strip_prefix("*@").or(text.strip_prefix('@')).unwrap_or(text);
        if domain.contains('@') {
            return EmailAddress::parse(domain).ok().map(Self::Address);
        }
        let domain = domain.strip_prefix("*.").unwrap_or(domain);
        // The address grammar says what a domain is; one without a dot would be any word.
        let probe = EmailAddress::parse(&format!("a@{domain}")).ok()?;
        domain.contains('.').then(|| Self::Domain(probe.domain().to_owned()))
    }

    /// The address, or the domain without `@`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Address(address) => address.as_str(),
            Self::Domain(domain) => domain,
        }
    }
}

/// What is left of an erased person: SHA-256 of the salt and the address, in hexadecimal.
pub fn erased_mark(salt: &str, address: &EmailAddress) -> String {
    let mut hash = Sha256::new();
    hash.update(salt.as_bytes());
    hash.update([0]);
    hash.update(address.as_str().as_bytes());
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The whole list, to look addresses up in.
#[derive(Debug, Clone, Default)]
pub struct DoNotContact {
    /// Single addresses.
    pub addresses: HashMap<String, NoContactReason>,
    /// Domains without `@`.
    pub domains: HashMap<String, NoContactReason>,
    /// [`erased_mark`]s.
    pub erased: HashSet<String>,
    /// The salt of these.
    pub salt: String,
}

impl DoNotContact {
    /// Why no mail may go to an address, if so. Being erased counts before all else.
    pub fn reason(&self, address: &EmailAddress) -> Option<NoContactReason> {
        if self.is_erased(address) {
            return Some(NoContactReason::Erased);
        }
        if let Some(reason) = self.addresses.get(address.as_str()) {
            return Some(*reason);
        }
        if self.domains.is_empty() {
            return None;
        }
        let above = std::iter::successors(Some(address.domain()), |domain| {
            domain.split_once('.').map(|(_, above)| above)
        });
        above.into_iter().find_map(|domain| self.domains.get(domain).copied())
    }

    /// Whether the person with this address was erased.
    pub fn is_erased(&self, address: &EmailAddress) -> bool {
        !self.erased.is_empty() && self.erased.contains(&erased_mark(&self.salt, address))
    }

    /// Whether nobody is on it.
    pub fn is_empty(&self) -> bool {
        self.addresses.is_empty() && self.domains.is_empty() && self.erased.is_empty()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn list(addresses: &[&str], domains: &[&str]) -> DoNotContact {
        let marked = |all: &[&str]| {
            let each = all.iter();
            each.map(|one| ((*one).to_owned(), NoContactReason::ByHand)).collect()
        };
        DoNotContact {
            addresses: marked(addresses),
            domains: marked(domains),
            ..DoNotContact::default()
        }
    }

    fn address(text: &str) -> EmailAddress {
        EmailAddress::parse(text).unwrap()
    }

    #[test]
    fn a_domain_stands_for_all_below_it_and_for_none_that_only_ends_like_it() {
        let list = list(&[], &["example.com"]);
        assert!(list.reason(&address("a@example.com")).is_some());
        assert!(list.reason(&address("A@Mail.Example.Com")).is_some());
        assert!(list.reason(&address("a@notexample.com")).is_none());
        assert!(list.reason(&address("a@com")).is_none());
    }

    #[test]
    fn what_people_paste_is_read_as_address_or_domain() {
        let read = |text| Unwanted::parse(text).map(|unwanted| unwanted.as_str().to_owned());
        assert_eq!(read(" Ada <ADA@Example.com> ").as_deref(), Some("ada@example.com"));
        for domain in ["example.com", "@Example.com", "*@example.com", "*.example.com"] {
            assert_eq!(
                Unwanted::parse(domain),
                Some(Unwanted::Domain("example.com".to_owned()))
            );
        }
        for nothing in ["", "ada", "example", "a b@example.com", "@", "exa mple.com"] {
            assert_eq!(read(nothing), None, "{nothing:?}");
        }
    }

    #[test]
    fn an_erased_address_is_known_again_by_its_mark_and_only_with_its_salt() {
        let ada = address("ada@example.com");
        let mut list = DoNotContact {
            salt: "s".to_owned(),
            ..DoNotContact::default()
        };
        list.erased.insert(erased_mark("s", &ada));
        assert_eq!(list.reason(&address("Ada@example.COM")), Some(NoContactReason::Erased));
        assert_eq!(list.reason(&address("bob@example.com")), None);
        list.salt = "t".to_owned();
        assert_eq!(list.reason(&ada), None);
    }
}
