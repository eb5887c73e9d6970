//! The words of a text that are about something, in whatever language it is written.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use stop_words::Language as Listed;
use unicode_segmentation::UnicodeSegmentation;

use super::quotes::PLEASANTRIES;
use crate::domain::Language;
use crate::domain::text::folded;

/// A text is in another language than the webinar's if it has more stop words of that one, and at least so many: fewer
/// are in texts of every language.
const FEWEST_TO_TELL: u32 = 2;

/// What people write to each other in every chat, in all languages together.
const SMALL_TALK: &str = include_str!("small_talk.txt");

const LISTS: [(Language, Listed); 7] = [
    (Language::En, Listed::English),
    (Language::De, Listed::German),
    (Language::Fr, Listed::French),
    (Language::Es, Listed::Spanish),
    (Language::Pt, Listed::Portuguese),
    (Language::It, Listed::Italian),
    (Language::Nl, Listed::Dutch),
];

/// Words that say nothing alone, folded.
pub(super) struct StopWords {
    small_talk: HashSet<&'static str>,
    /// In which of [`LISTS`] a word is, a bit each: looked up for every word of every line.
    lists: HashMap<String, u8>,
}

static STOP_WORDS: LazyLock<StopWords> = LazyLock::new(|| {
    let lines = SMALL_TALK.lines().filter(|line| !line.starts_with('#'));
    let small_talk = lines.flat_map(str::split_whitespace).chain(PLEASANTRIES);
    let mut lists: HashMap<String, u8> = HashMap::new();
    for (place, (_, listed)) in LISTS.into_iter().enumerate() {
        for word in stop_words::get(listed) {
            *lists.entry(folded(word)).or_default() |= 1 << place;
        }
    }
    StopWords {
        small_talk: small_talk.collect(),
        lists,
    }
});

impl StopWords {
    pub fn all() -> &'static Self {
        &STOP_WORDS
    }

    /// The telling words of a text, folded, in stretches that nothing stands between. `usual` is the language that a
    /// text is in unless its words say otherwise.
    pub fn telling(&self, text: &str, usual: Language) -> Vec<Vec<String>> {
        let words = text.split_word_bounds().map(folded);
        let words: Vec<(String, u8)> = words
            .filter(|word| !word.trim().is_empty())
            .map(|word| {
                let lists = self.lists.get(&word).copied().unwrap_or_default();
                (word, lists)
            })
            .collect();
        let list = list_of(&words, usual);
        let mut stretches = vec![Vec::new()];
        for (word, lists) in words {
            let says_something = word.chars().any(char::is_alphabetic)
                && word.chars().count() > 1
                && lists & list == 0
                && !self.small_talk.contains(word.as_str());
            match stretches.last_mut() {
                Some(stretch) if says_something => stretch.push(word),
                Some(stretch) if !stretch.is_empty() => stretches.push(Vec::new()),
                _ => {}
            }
        }
        stretches.retain(|stretch| !stretch.is_empty());
        stretches
    }
}

/// The bit of the language that most stop words of a text are in.
fn list_of(words: &[(String, u8)], usual: Language) -> u8 {
    let mut counts = [0_u32; LISTS.len()];
    for (_, lists) in words {
        for (place, count) in counts.iter_mut().enumerate() {
            *count += u32::from(lists >> place & 1);
        }
    }
    let mut best = LISTS
        .iter()
        .position(|(language, _)| *language == usual)
        .unwrap_or_default();
    for (place, count) in counts.iter().enumerate() {
        if *count >= FEWEST_TO_TELL && *count > counts[best] {
            best = place;
        }
    }
    1 << best
}

/// A word in which the plural is the singular, as far as it can be told without a dictionary.
pub(super) fn stem(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.chars().count() >= 3 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn telling(text: &str) -> Vec<String> {
        StopWords::all()
            .telling(text, Language::En)
            .into_iter()
            .map(|words| words.join(" "))
            .collect()
    }

    #[test]
    fn words_that_only_hold_a_sentence_together_are_left_out_in_its_own_language() {
        assert_eq!(telling("Can I upload my own worksheets?"), ["upload", "worksheets"]);
        assert_eq!(
            telling("Wie kann ich die Vorlagen für meine Kundinnen verwenden?"),
            ["vorlagen", "kundinnen verwenden"]
        );
        assert_eq!(telling("Thanks everyone, great session!"), Vec::<String>::new());
        assert_eq!(telling("custom GPTs, voice mode"), ["custom gpts", "voice mode"]);
    }

    #[test]
    fn a_plural_is_its_singular() {
        assert_eq!(
            (stem("gpts"), stem("class"), stem("bus"), stem("preise")),
            ("gpt", "class", "bus", "preise")
        );
    }
}
