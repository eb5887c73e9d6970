//! The first line: the surest place to embarrass oneself.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::draft::{Draft, Found, Passage, Reported};
use super::folded::{characters, folded};
use super::languages::{LANGUAGES, Phrases};
use super::subject_style::is_shouted;
use crate::domain::Severity;
use crate::domain::person::given_name;

static NAMELESS: Phrases = Phrases::new(|language| language.nameless);

/// Titles between the salutation and a name.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "herrn", "frau", "monsieur", "madame", "mme", "senor",
    "senora", "sr", "sra", "senhor", "senhora", "signor", "signora", "dott", "dottor", "meneer", "mevrouw", "dhr",
    "mevr", "heer",
];

/// What programs print when a name is missing.
const BROKEN: &[&str] = &[
    "none",
    "null",
    "undefined",
    "nan",
    "n/a",
    "unknown",
    "first name",
    "firstname",
    "name",
    "user",
];

/// What ends the name of a company and not of a person.
const COMPANY: &[&str] = &[
    "inc",
    "llc",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "gmbh",
    "ag",
    "kg",
    "ug",
    "sarl",
    "sas",
    "srl",
    "spa",
    "bv",
    "nv",
    "plc",
    "pty",
    "ltda",
    "company",
];

/// A greeting in its parts, as ranges of characters of its passage.
pub(super) struct Greeting {
    /// "Hi", "Sehr geehrter Herr".
    salutation: Range<usize>,
    /// What stands where a name should; may be empty.
    name: Range<usize>,
    /// The same in lower case without accents.
    folded_name: String,
    /// Whether the salutation is enough without a name ("Bonjour,").
    complete: bool,
}

/// The length of the salutation at the beginning of a folded line.
fn beginning(line: &str) -> Option<usize> {
    static AT_START: OnceLock<Option<Regex>> = OnceLock::new();
    let all = || LANGUAGES.map(|language| language.salutations).join("|");
    let regex = AT_START.get_or_init(|| Regex::new(&format!(r"^(?:{})\b", all())).ok());
    regex.as_ref()?.find(line).map(|found| found.end())
}

fn is_complete(salutation: &str) -> bool {
    static WHOLE: OnceLock<Option<Regex>> = OnceLock::new();
    let all = || LANGUAGES.map(|language| language.complete).join("|");
    let regex = WHOLE.get_or_init(|| Regex::new(&format!("^(?:{})$", all())).ok());
    regex.as_ref().is_some_and(|regex| regex.is_match(salutation))
}

impl Greeting {
    /// The greeting of a draft; none when it begins with something else.
    pub fn of(draft: &Draft<'_>) -> Option<Self> {
        let line = draft.opening()?.folded();
        let start = line.len() - line.trim_start().len();
        let mut behind = start + beginning(&line[start..])?;
        // "Cara," may greet somebody of that name.
        if given_name(draft.recipient.name).is_some_and(|own| folded(&own) == line[start..behind]) {
            return None;
        }
        let complete = is_complete(&line[start..behind]);
        // "Dear Mrs. Vance" greets Vance.
        loop {
            let rest = &line[behind..];
            let word = rest.trim_start_matches([' ', '.']);
            let length = word.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(word.len());
            if length == 0 || !TITLES.contains(&&word[..length]) {
                break;
            }
            behind += rest.len() - word.len() + length;
        }
        let rest = &line[behind..];
        let from = behind + rest.len() - rest.trim_start_matches([' ', '.']).len();
        let length = line[from..]
            .find([',', '!', ':', '\n', ';'])
            .or_else(|| line[from..].find(" -"))
            .unwrap_or(line.len() - from);
        let name = line[from..from + length].trim_end_matches([' ', '.']);
        Some(Self {
            salutation: start..behind,
            name: from..from + name.len(),
            folded_name: name.to_owned(),
            complete: complete && !rest.starts_with(" ,"),
        })
    }

    /// Whether it greets without a name, in words that are meant so ("there", "zusammen").
    fn is_nameless(&self) -> bool {
        let mut places = NAMELESS.ranges(&self.folded_name);
        places.any(|range| range == (0..self.folded_name.len()))
    }

    fn is_empty(&self) -> bool {
        self.folded_name.is_empty() || BROKEN.contains(&self.folded_name.as_str())
    }

    fn name<'p>(&self, passage: &'p Passage) -> &'p str {
        characters(&passage.text, self.name.start, self.name.end)
    }

    /// Offers the right name, or a greeting without one where none is known.
    fn offer_right_name(&self, draft: &Draft<'_>, passage: &Passage, reported: Reported<'_>) {
        let salutation = passage.words(&self.salutation).trim_end();
        let right = match given_name(draft.recipient.name) {
            Some(name) => format!("{salutation} {name}"),
            None if self.complete || is_complete(&folded(salutation)) => salutation.to_owned(),
            None => "Hi there".to_owned(),
        };
        reported.replace(format!("Write “{right},”"), right);
    }

    /// From the salutation to the end of the name.
    fn whole(&self) -> Range<usize> {
        self.salutation.start..self.name.end.max(self.salutation.end)
    }
}

/// Draft, greeting and its passage; nothing when the mail does not greet.
fn greeting<'d>(draft: &'d Draft<'_>) -> Option<(&'d Greeting, &'d Passage)> {
    Some((draft.greeting()?, draft.opening()?))
}

pub(super) fn none(draft: &Draft<'_>, found: &mut Found<'_>) {
    if let (None, Some(passage)) = (draft.greeting(), draft.opening()) {
        let first = passage.text.trim().split(' ').next().unwrap_or_default();
        let message = "The mail begins without a greeting. That is fine if you want it so.";
        found.words(Severity::Note, passage, first, message);
    }
}

pub(super) fn empty(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Some((greeting, passage)) = greeting(draft) else {
        return;
    };
    if greeting.is_empty() && !greeting.complete {
        let message = "The greeting has a gap where the name should be. Write the name, or greet without one.";
        let reported = found.range(Severity::Block, passage, &greeting.whole(), message);
        greeting.offer_right_name(draft, passage, reported);
    }
}

pub(super) fn without_name(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Some((greeting, passage)) = greeting(draft) else {
        return;
    };
    if greeting.is_nameless() || (greeting.is_empty() && greeting.complete) {
        let message = "This person is greeted without a name. Add one if you know it.";
        let reported = found.range(Severity::Note, passage, &greeting.whole(), message);
        if given_name(draft.recipient.name).is_some() {
            greeting.offer_right_name(draft, passage, reported);
        }
    }
}

pub(super) fn odd(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Some((greeting, passage)) = greeting(draft) else {
        return;
    };
    if greeting.is_empty() || greeting.is_nameless() {
        return;
    }
    let name = greeting.name(passage);
    let words: Vec<&str> = greeting.folded_name.split(' ').collect();
    let repeats = words.windows(2).any(|pair| pair[0] == pair[1]);
    let is_company = words.len() > 1 && words.iter().any(|word| COMPANY.contains(&word.trim_matches('.')));
    let is_picture = name.chars().any(crate::domain::text::is_emoji);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let (severity, message) = if repeats {
        (
            Severity::Block,
            format!("“{name}” reads like a mistake. Correct the greeting."),
        )
    } else if name.contains('@') || name.chars().any(char::is_numeric) {
        let message = format!("“{name}” does not look like a name. Correct the greeting, or greet without a name.");
        (Severity::Block, message)
    } else if is_company || is_picture {
        let message =
            format!("“{name}” does not look like the name of a person. Correct the greeting, or greet without a name.");
        (Severity::Warn, message)
    } else if (letters > 2 && is_shouted(name)) || name.chars().next().is_some_and(char::is_lowercase) {
        let message = format!("“{name}” is written in capitals or small letters only. Check the spelling of the name.");
        (Severity::Warn, message)
    } else {
        return;
    };
    let reported = found.range(severity, passage, &greeting.whole(), message);
    greeting.offer_right_name(draft, passage, reported);
}

pub(super) fn of_another(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Some((greeting, passage)) = greeting(draft) else {
        return;
    };
    let name = greeting.name(passage);
    let no_name = name.contains('@') || name.chars().any(char::is_numeric);
    if greeting.is_empty() || greeting.is_nameless() || no_name || is_own(draft, name) {
        return;
    }
    let called = called(draft);
    let lower = name.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    let (severity, message) = if draft.register.has_given_name(first) {
        (
            Severity::Block,
            format!("The greeting names {name}, but this mail goes to {called}. Correct the name."),
        )
    } else {
        (
            Severity::Warn,
            format!("The greeting names {name}, but the list calls this person {called}. Make sure it is right."),
        )
    };
    let reported = found.range(severity, passage, &greeting.whole(), message);
    greeting.offer_right_name(draft, passage, reported);
}

/// "jsmith" is what a mail server calls somebody.
pub(super) fn from_address(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Some((greeting, passage)) = greeting(draft) else {
        return;
    };
    let local = draft.recipient.email.map_or("", |email| email.local_part());
    let is_name = given_name(draft.recipient.name)
        .is_some_and(|given| given.to_lowercase() == greeting.name(passage).to_lowercase());
    if !local.is_empty() && greeting.name(passage).to_lowercase() == local && !is_name {
        let message = "The greeting is the beginning of the address, not a name. Write the name, or greet without one.";
        let reported = found.range(Severity::Warn, passage, &greeting.whole(), message);
        greeting.offer_right_name(draft, passage, reported);
    }
}

fn is_own(draft: &Draft<'_>, name: &str) -> bool {
    let own = draft.recipient.name.to_lowercase();
    let lower = name.to_lowercase();
    let own_words: Vec<&str> = own
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'' && c != '’')
        .collect();
    own == lower
        || given_name(draft.recipient.name).is_some_and(|given| given.to_lowercase() == lower)
        || lower
            .split_whitespace()
            .all(|word| own_words.contains(&word) || word.ends_with('.'))
}

fn called(draft: &Draft<'_>) -> String {
    match (draft.recipient.name.trim(), draft.recipient.email) {
        ("", Some(email)) => email.to_string(),
        ("", None) => "somebody without a name".to_owned(),
        (name, _) => name.to_owned(),
    }
}

#[cfg(test)]
#[path = "greeting_tests.rs"]
mod tests;
