//! Nobody else's name or address in a mail: the mistake that costs most.
//!
//! The register is built once per webinar and holds every full name and address of its list; a draft of some
//! hundred words is looked up in it word by word, whatever the list's length. A given name alone proves nothing
//! and is no hit.

use std::collections::{HashMap, HashSet};

use super::patterns::ADDRESS;
use super::{Checked, finding};
use crate::domain::person::{family_name, given_name};
use crate::domain::{AttendeeId, EmailAddress, Finding, Severity};

/// Everybody on a webinar's list, for looking up names and addresses.
#[derive(Debug, Default)]
pub struct Register {
    /// Full names as lower-case words, by their first word.
    names: HashMap<String, Vec<FullName>>,
    given_names: HashSet<String>,
    addresses: HashMap<String, AttendeeId>,
}

#[derive(Debug)]
struct FullName {
    words: Vec<String>,
    owner: AttendeeId,
}

impl Register {
    /// Reads the list: key, display name and address of each person.
    pub fn new<'a>(people: impl Iterator<Item = (AttendeeId, &'a str, Option<&'a EmailAddress>)>) -> Self {
        let mut register = Self::default();
        for (owner, name, email) in people {
            if let Some(email) = email {
                register.addresses.insert(email.as_str().to_owned(), owner);
            }
            let given = given_name(name);
            let full = match (&given, family_name(name)) {
                (Some(given), Some(family)) => format!("{given} {family}"),
                // A name in one word of an East Asian script is a full name.
                (Some(given), None) if !given.is_ascii() && given.chars().count() > 1 => given.clone(),
                _ => String::new(),
            };
            if let Some(given) = given {
                register.given_names.insert(given.to_lowercase());
            }
            let words: Vec<String> = words_of(&full).map(str::to_lowercase).collect();
            // "Jo S." would turn up as "Jo s…" in any sentence.
            let telling = words.len() > 1 && words.iter().any(|word| word.chars().count() > 2) || !full.is_ascii();
            let whole = words.last().is_some_and(|last| last.chars().count() > 1);
            if let (true, true, Some(first)) = (telling, whole, words.first()) {
                register
                    .names
                    .entry(first.clone())
                    .or_default()
                    .push(FullName { words, owner });
            }
        }
        register
    }

    /// Whether somebody on the list is called so; expects lower case.
    pub(super) fn has_given_name(&self, name: &str) -> bool {
        self.given_names.contains(name)
    }

    /// Full names of others in a text, as they stand there.
    fn names_in<'t>(&self, text: &'t str, recipient: AttendeeId) -> Vec<&'t str> {
        let words: Vec<&str> = words_of(text).collect();
        let lower: Vec<String> = words.iter().map(|word| singular(word).to_lowercase()).collect();
        let mut found = Vec::new();
        for (at, word) in lower.iter().enumerate() {
            let candidates = self.names.get(word).map(Vec::as_slice).unwrap_or_default();
            // Somebody with the recipient's own name is no leak.
            let fitting = |name: &&FullName| {
                let end = at + name.words.len();
                lower.get(at..end) == Some(name.words.as_slice())
                    && words[at..end]
                        .iter()
                        .all(|word| !word.starts_with(char::is_lowercase) || is_particle(word))
            };
            let mut hits = candidates.iter().filter(fitting).peekable();
            let Some(first) = hits.peek().map(|name| name.words.len()) else {
                continue;
            };
            if hits.any(|name| name.owner == recipient) {
                continue;
            }
            let (start, last) = (words[at], words[at + first - 1]);
            let from = start.as_ptr() as usize - text.as_ptr() as usize;
            let to = last.as_ptr() as usize - text.as_ptr() as usize + last.len();
            found.push(&text[from..to]);
        }
        found
    }
}

/// Words with their apostrophes and hyphens.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'))
        .map(|word| word.trim_matches(['-', '\'', '’']))
        .filter(|word| !word.is_empty())
}

fn singular(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van" | "von" | "de" | "der" | "den" | "del" | "della" | "di" | "da" | "du" | "dos" | "la" | "le" | "el"
    )
}

pub(super) fn check(draft: &Checked<'_>, findings: &mut Vec<Finding>) {
    let mut given = None;
    for text in [draft.mail.subject.as_str(), draft.text] {
        for name in draft.register.names_in(text, draft.recipient.id) {
            // The host is on many lists, and a webinar may be named after somebody.
            let given = given.get_or_insert_with(|| draft.given_text().to_lowercase());
            if !given.contains(&singular(name).to_lowercase()) {
                findings.push(finding(
                    "name_of_another",
                    Severity::Block,
                    format!("{name} is somebody else on the list. Take the name out of this mail."),
                    name,
                ));
            }
        }
    }
    let links = draft
        .mail
        .blocks
        .iter()
        .flat_map(|block| &block.runs)
        .filter_map(|run| run.href.as_deref());
    let texts = links.chain([draft.mail.subject.as_str(), draft.text]);
    let mut seen = HashSet::new();
    for address in texts.flat_map(|text| ADDRESS.all(text)) {
        let lower = address.to_lowercase();
        let own = draft.recipient.email.is_some_and(|email| email.as_str() == lower);
        if own || !seen.insert(lower.clone()) {
            continue;
        }
        let given = given.get_or_insert_with(|| draft.given_text().to_lowercase());
        if given.contains(&lower) {
            continue;
        }
        let (rule, message) = match draft.register.addresses.get(&lower) {
            Some(owner) if *owner != draft.recipient.id => (
                "address_of_another",
                "This address belongs to somebody else on the list. Take it out of this mail.",
            ),
            _ => (
                "unknown_address",
                "This e-mail address is in none of your details. Add it to your signature, or take it out.",
            ),
        };
        findings.push(finding(rule, Severity::Block, message, address));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn the_full_name_of_another_attendee_blocks() {
        for text in [
            "As Bela Kestrel said, it works.",
            "It was Bela Kestrel’s idea.",
            "Ask Bela  Kestrel!",
        ] {
            assert_eq!(
                Case::saying(text).severity("name_of_another"),
                Some(Severity::Block),
                "{text}"
            );
        }
    }

    #[test]
    fn a_given_name_alone_the_host_and_the_recipient_are_no_leak() {
        for text in [
            "As Bela said, it works.",
            "Laura is a lovely name.",
            "Mara Quill presented.",
            "Lori Vance, you",
        ] {
            assert_eq!(Case::saying(text).severity("name_of_another"), None, "{text}");
        }
        let mut case = Case::saying("Lori Vance, this is for you.");
        case.others.push(("Lori Vance".to_owned(), None));
        assert_eq!(case.severity("name_of_another"), None);
    }

    #[test]
    fn a_name_made_of_ordinary_words_needs_its_capitals() {
        let mut case = Case::saying("There may be will power in it.");
        case.others.push(("Will Power".to_owned(), None));
        assert_eq!(case.severity("name_of_another"), None);
    }

    #[test]
    fn the_address_of_another_attendee_blocks() {
        let case = Case::saying("Write to Bela@kestrel.example about it.");
        assert_eq!(case.severity("address_of_another"), Some(Severity::Block));
        assert_eq!(case.severity("unknown_address"), None);
    }

    #[test]
    fn an_address_that_nobody_gave_blocks() {
        let case = Case::saying("Write to desk@nowhere.example about it.");
        assert_eq!(case.severity("unknown_address"), Some(Severity::Block));
        let mut case = Case::saying("Write to desk@quill.example, or I write to lori@example.com.");
        case.sender.signature = "desk@quill.example".to_owned();
        assert_eq!(case.severity("unknown_address"), None);
        assert_eq!(case.severity("address_of_another"), None);
    }
}
