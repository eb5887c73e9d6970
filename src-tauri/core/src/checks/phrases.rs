//! Phrases that the user never wants to read under their name.

use super::draft::{Draft, Found};
use super::quotes;
use crate::domain::{Place, Severity};

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    if draft.phrases.is_empty() {
        return;
    }
    // Greeting, signature, footer and note are the user's own lines, word by word.
    let passages: Vec<_> = std::iter::once(draft.subject())
        .chain(draft.prose().filter(|passage| passage.place != Place::Note))
        .map(|passage| (passage, Folded::of(&passage.text)))
        .collect();
    let mut given = None;
    for phrase in draft.phrases {
        let wanted = Folded::of(phrase).text;
        let first = passages
            .iter()
            .find_map(|(passage, folded)| folded.find(&wanted).map(|at| (*passage, at)));
        let Some((passage, (from, to))) = first else {
            continue;
        };
        let words = passage.text.get(from..to).unwrap_or(phrase);
        // The offer may be called "Unlock", and other people's words are theirs.
        let given = given.get_or_insert_with(|| Folded::of(draft.given()));
        let is_quoted =
            quotes::quotations(&passage.text).any(|quotation| Folded::of(quotation).find(&wanted).is_some());
        if is_quoted || given.find(&wanted).is_some() {
            continue;
        }
        let message = format!("“{words}” is on your list of phrases never to use. Say it in another way.");
        found.words(Severity::Warn, passage, words, message);
    }
}

/// A text in which case and the shape of apostrophes do not count, with where each of its bytes came from.
struct Folded {
    text: String,
    /// For each byte of `text` the place in the original; one more for the end.
    origin: Vec<usize>,
}

impl Folded {
    fn of(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        for (at, c) in original.char_indices() {
            let c = match c {
                '’' | '‘' | 'ʼ' => '\'',
                c if c.is_whitespace() => ' ',
                c => c,
            };
            text.extend(c.to_lowercase());
            origin.resize(text.len(), at);
        }
        origin.push(original.len());
        Self { text, origin }
    }

    /// Where a folded phrase stands in the original, as whole words.
    fn find(&self, phrase: &str) -> Option<(usize, usize)> {
        if phrase.is_empty() {
            return None;
        }
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (first, last) = (phrase.chars().next(), phrase.chars().next_back());
        self.text
            .match_indices(phrase)
            .map(|(at, found)| (at, at + found.len()))
            .find(|(from, to)| {
                let before = self.text.get(..*from).and_then(|text| text.chars().next_back());
                let after = self.text.get(*to..).and_then(|text| text.chars().next());
                !(is_word(first) && is_word(before) || is_word(last) && is_word(after))
            })
            .and_then(|(from, to)| Some((*self.origin.get(from)?, *self.origin.get(to)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    fn saying(text: &str, phrases: &[&str]) -> Case {
        Case {
            phrases: phrases.iter().map(|phrase| (*phrase).to_owned()).collect(),
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
