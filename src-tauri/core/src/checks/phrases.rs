//! Phrases that the user never wants to read under their name.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::draft::{Draft, Found};
use super::quotes;
use crate::domain::{Place, Severity};

/// Phrases never to use, ready to be looked for in any number of drafts, all at once.
#[derive(Debug, Clone)]
pub struct UnwantedPhrases {
    phrases: Vec<String>,
    /// Over their folded forms; none where there are no phrases.
    automaton: Option<AhoCorasick>,
}

impl UnwantedPhrases {
    /// Prepares a list; its order is that of the findings. Empty phrases are left out.
    pub fn new(phrases: Vec<String>) -> Self {
        let phrases: Vec<String> = phrases.into_iter().filter(|phrase| !phrase.is_empty()).collect();
        let folded = phrases.iter().map(|phrase| folded(phrase));
        let automaton = (!phrases.is_empty()).then(|| AhoCorasick::new(folded).ok()).flatten();
        Self { phrases, automaton }
    }

    /// The phrases as they were given.
    pub fn phrases(&self) -> &[String] {
        &self.phrases
    }

    /// Which phrases stand in a folded text as whole words, and where, in bytes.
    fn all_in(&self, folded: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
        let found = self
            .automaton
            .iter()
            .flat_map(move |all| all.find_overlapping_iter(folded));
        found
            .map(|found| (found.pattern().as_usize(), found.range()))
            .filter(|(_, range)| stands_alone(folded, range))
    }
}

/// Whether no word goes on over either end of a range.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (before, after) = (text.get(..range.start), text.get(range.end..));
    let inside = text.get(range.clone()).unwrap_or_default();
    let (before, first) = (before.and_then(|text| text.chars().next_back()), inside.chars().next());
    let (last, after) = (inside.chars().next_back(), after.and_then(|text| text.chars().next()));
    !(is_word(before) && is_word(first) || is_word(last) && is_word(after))
}

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    let unwanted = draft.unwanted;
    // Greeting, signature, footer and note are the user's own lines, word by word.
    let prose = draft.prose().filter(|passage| passage.place != Place::Note);
    let mut first = BTreeMap::new();
    for passage in std::iter::once(draft.subject()).chain(prose) {
        for (phrase, range) in unwanted.all_in(&folded(&passage.text)) {
            first.entry(phrase).or_insert((passage, range));
        }
    }
    let mut given = None;
    for (phrase, (passage, range)) in first {
        // The offer may be called "Unlock", and other people's words are theirs.
        let given = given.get_or_insert_with(|| folded(draft.given()));
        let is_in = |folded: &str| unwanted.all_in(folded).any(|(other, _)| other == phrase);
        if is_in(given) || quotes::quotations(&passage.text).any(|quotation| is_in(&folded(quotation))) {
            continue;
        }
        let words = original(&passage.text, &range);
        let message = format!("“{words}” is on your list of phrases never to use. Say it in another way.");
        found.words(Severity::Warn, passage, words, message);
    }
}

/// A text in which case and the shape of apostrophes do not count.
fn folded(original: &str) -> String {
    original.chars().flat_map(fold).collect()
}

fn fold(c: char) -> impl Iterator<Item = char> {
    let c = match c {
        '’' | '‘' | 'ʼ' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    c.to_lowercase()
}

/// What of a text became these bytes of its folded form.
fn original<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let mut folded = 0;
    let (mut from, mut to) = (text.len(), text.len());
    for (at, c) in text.char_indices() {
        if folded <= range.start {
            from = at;
        }
        if folded >= range.end {
            to = at;
            break;
        }
        folded += fold(c).map(char::len_utf8).sum::<usize>();
    }
    text.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    fn saying(text: &str, phrases: &[&str]) -> Case {
        Case {
            unwanted: UnwantedPhrases::new(phrases.iter().map(|phrase| (*phrase).to_owned()).collect()),
            ..Case::saying(text)
        }
    }

    #[test]
    fn an_unwanted_phrase_needs_a_click_in_any_case_and_typography() {
        for (text, phrase, excerpt) in [
            ("Let’s Delve in.", "delve", "Delve"),
            ("Please don’t miss out.", "don't miss out", "don’t miss out"),
            ("It works — always.", "—", "—"),
            ("İ said REACH\u{a0}OUT.", "reach out", "REACH\u{a0}OUT"),
        ] {
            let mut found = saying(text, &[phrase]).findings();
            found.retain(|finding| finding.rule == "unwanted_phrase");
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].severity, Severity::Warn);
            assert_eq!(found[0].excerpt, excerpt);
        }
        let mut case = saying("Something.", &["excited to"]);
        case.mail.subject = "Excited to write".to_owned();
        assert_eq!(case.severity("unwanted_phrase"), Some(Severity::Warn));
    }

    #[test]
    fn a_part_of_a_word_the_offers_name_and_a_quotation_pass() {
        for (text, phrase) in [
            ("We preach outside.", "reach out"),
            ("Unlocked doors.", "unlock"),
            ("See Launch Lab.", "launch lab"),
            ("You asked: “Does it work for 40 people?”", "work for"),
            ("Nothing here.", ""),
        ] {
            assert_eq!(saying(text, &[phrase]).severity("unwanted_phrase"), None, "{text}");
        }
    }
}
