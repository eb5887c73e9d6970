//! Nobody else's name or address in a mail: the mistake that costs most.
//!
//! The register is built once per webinar and holds every full name and address of its list; a draft of some
//! hundred words is looked up in it word by word, whatever the list's length. A given name alone proves nothing
//! and is no hit.

use std::collections::{HashMap, HashSet};

use super::draft::{Draft, Found, Passage};
use super::patterns::ADDRESS;
use crate::domain::email::is_public_mail;
use crate::domain::person::{family_name, given_name};
use crate::domain::{AttendeeId, EmailAddress, Severity};

/// So many colleagues on either side of somebody are looked at: of a company with hundreds of people on the list each
/// text is used many times whatever one does, and one draft must not cost as much as the list is long.
const COMPARED: usize = 8;

/// Everybody on a webinar's list, for looking up names and addresses.
#[derive(Debug, Default)]
pub struct Register {
    /// Full names as lower-case words, by their first word.
    names: HashMap<String, Vec<FullName>>,
    given_names: HashSet<String>,
    addresses: HashMap<String, AttendeeId>,
    /// How many people on the list read mail at one mailbox; those of one reader only are left out.
    mailboxes: HashMap<String, u32>,
    /// Domains of addresses that are no public mail service's, with whose those are, in the order of their keys.
    domains: HashMap<String, Vec<AttendeeId>>,
    /// What those domains are called: "kestrel" of kestrel.example.
    companies: HashSet<String>,
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
                *register.mailboxes.entry(mailbox(email)).or_default() += 1;
                register.add_domain(email.domain(), owner);
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
        register.mailboxes.retain(|_, readers| *readers > 1);
        register.domains.values_mut().for_each(|people| people.sort_unstable());
        register
    }

    fn add_domain(&mut self, domain: &str, owner: AttendeeId) {
        if let Some(people) = self.domains.get_mut(domain) {
            people.push(owner);
            return;
        }
        if is_public_mail(domain) {
            return;
        }
        self.domains.insert(domain.to_owned(), vec![owner]);
        if let Some(company) = company_of(domain) {
            self.companies.insert(company.to_owned());
        }
    }

    /// Whether people of a company have this domain; expects lower case.
    pub(super) fn has_domain(&self, domain: &str) -> bool {
        self.domains.contains_key(domain)
    }

    /// Those nearest to somebody among the people with addresses of the same company: some before and some behind
    /// them in a fixed order. Both are empty for whoever is the only one, or has an address that anybody could have.
    pub fn colleagues(&self, of: AttendeeId, email: &EmailAddress) -> [&[AttendeeId]; 2] {
        let people = self.domains.get(email.domain()).map_or(&[][..], Vec::as_slice);
        let Ok(at) = people.binary_search(&of) else {
            return [&[], &[]];
        };
        let end = people.len().min(at + 1 + COMPARED);
        [&people[at.saturating_sub(COMPARED)..at], &people[at + 1..end]]
    }

    /// Whether a domain of the list is called so; expects lower case.
    pub(super) fn has_company(&self, name: &str) -> bool {
        self.companies.contains(name)
    }

    /// Whether somebody else on the list reads mail at the same mailbox.
    pub(super) fn shares_mailbox(&self, email: &EmailAddress) -> bool {
        !self.mailboxes.is_empty() && self.mailboxes.contains_key(&mailbox(email))
    }

    /// Whether somebody on the list is called so; expects lower case.
    pub(super) fn has_given_name(&self, name: &str) -> bool {
        self.given_names.contains(name)
    }

    /// Names that somebody on the list has, as they stand in a text: full ones, and given names with a capital.
    pub fn all_names_in<'t>(&self, text: &'t str, recipient: AttendeeId) -> Vec<&'t str> {
        let is_given = |word: &&str| word.starts_with(char::is_uppercase) && self.has_given_name(&word.to_lowercase());
        let given = words_of(text).map(singular).filter(is_given);
        self.names_in(text, recipient).into_iter().chain(given).collect()
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

/// The name in a domain: "kestrel" of mail.kestrel.co.uk. Short ones are words rather than names.
pub(super) fn company_of(domain: &str) -> Option<&str> {
    let mut labels = domain.rsplit('.').skip(1);
    let first = labels.next()?;
    let name = if matches!(first, "co" | "com" | "org" | "net" | "ac" | "gov" | "edu") {
        labels.next().unwrap_or(first)
    } else {
        first
    };
    (name.chars().count() >= 4).then_some(name)
}

/// Where mail to an address ends up: tags do not count, nor do dots at Gmail.
fn mailbox(email: &EmailAddress) -> String {
    let (local, domain) = (email.local_part(), email.domain());
    let local = local.split_once('+').map_or(local, |(local, _)| local);
    match domain {
        "gmail.com" | "googlemail.com" => format!("{}@gmail.com", local.replace('.', "")),
        _ => format!("{local}@{domain}"),
    }
}

/// Words with their apostrophes and hyphens.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'))
        .map(|word| word.trim_matches(['-', '\'', '’']))
        .filter(|word| !word.is_empty())
}

pub(super) fn singular(word: &str) -> &str {
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

pub(super) fn names(draft: &Draft<'_>, found: &mut Found<'_>) {
    let mut given = None;
    for passage in draft.passages() {
        for name in draft.register.names_in(&passage.text, draft.recipient.id) {
            // The host is on many lists, and a webinar may be named after somebody.
            let given = given.get_or_insert_with(|| draft.given().to_lowercase());
            if !given.contains(&singular(name).to_lowercase()) {
                let message = format!("{name} is somebody else on the list. Take the name out of this mail.");
                found.words(Severity::Block, passage, name, message);
            }
        }
    }
}

/// An address in the mail that neither the user gave nor the recipient has.
struct Stray<'d> {
    address: &'d str,
    /// None for the target of a link.
    passage: Option<&'d Passage>,
    of_another: bool,
}

fn strays<'d>(draft: &'d Draft<'_>) -> Vec<Stray<'d>> {
    let links = draft
        .mail
        .blocks
        .iter()
        .flat_map(|block| &block.runs)
        .filter_map(|run| run.href.as_deref());
    let in_links = links.flat_map(|href| ADDRESS.all(href)).map(|address| (address, None));
    let in_text = draft
        .passages()
        .iter()
        .flat_map(|passage| ADDRESS.all(&passage.text).map(move |address| (address, Some(passage))));
    let mut given = None;
    let mut seen = HashSet::new();
    let mut strays = Vec::new();
    for (address, passage) in in_text.chain(in_links) {
        let lower = address.to_lowercase();
        let own = draft.recipient.email.is_some_and(|email| email.as_str() == lower);
        let given = given.get_or_insert_with(|| draft.given().to_lowercase());
        if own || given.contains(&lower) || !seen.insert(lower.clone()) {
            continue;
        }
        let owner = draft.register.addresses.get(&lower);
        strays.push(Stray {
            address,
            passage,
            of_another: owner.is_some_and(|owner| *owner != draft.recipient.id),
        });
    }
    strays
}

fn report(found: &mut Found<'_>, stray: &Stray<'_>, message: &str) {
    let span = stray
        .passage
        .map(|passage| passage.span(&passage.place_of(stray.address)));
    found.excerpt(Severity::Block, stray.address, span, message);
}

pub(super) fn addresses(draft: &Draft<'_>, found: &mut Found<'_>) {
    for stray in strays(draft).iter().filter(|stray| stray.of_another) {
        let message = "This address belongs to somebody else on the list. Take it out of this mail.";
        report(found, stray, message);
    }
}

pub(super) fn unknown_addresses(draft: &Draft<'_>, found: &mut Found<'_>) {
    for stray in strays(draft).iter().filter(|stray| !stray.of_another) {
        let message = "This e-mail address is in none of your details. Add it to your signature, or take it out.";
        report(found, stray, message);
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
        let mut case = Case::saying("Write to desk@quill.example, or I write to lori@vance.example.");
        case.sender.signature = "desk@quill.example".to_owned();
        assert_eq!(case.severity("unknown_address"), None);
        assert_eq!(case.severity("address_of_another"), None);
    }
}
