//! The words of a text that are about something, in whatever language it is written.

use std::collections::HashSet;
use std::sync::LazyLock;

use stop_words::Language as Listed;
use unicode_segmentation::UnicodeSegmentation;
use whatlang::Lang;

use super::quotes::PLEASANTRIES;
use crate::domain::Language;
use crate::domain::text::folded;

/// Too short to tell a language by; such a line is read in the language of the webinar.
const FEWEST_LETTERS_TO_TELL: usize = 24;

/// What people write to each other in every chat, in all languages together.
const SMALL_TALK: &str = include_str!("small_talk.txt");

/// Words of a language that say nothing alone, folded.
pub(super) struct StopWords {
    small_talk: HashSet<&'static str>,
    english: HashSet<String>,
    others: Vec<(Lang, HashSet<String>)>,
}

static STOP_WORDS: LazyLock<StopWords> = LazyLock::new(|| {
    let list = |language: Listed| stop_words::get(language).iter().map(|word| folded(word)).collect();
    let lines = SMALL_TALK.lines().filter(|line| !line.starts_with('#'));
    let small_talk = lines.flat_map(str::split_whitespace).chain(PLEASANTRIES);
    StopWords {
        small_talk: small_talk.collect(),
        english: list(Listed::English),
        others: vec![
            (Lang::Deu, list(Listed::German)),
            (Lang::Fra, list(Listed::French)),
            (Lang::Spa, list(Listed::Spanish)),
            (Lang::Por, list(Listed::Portuguese)),
            (Lang::Ita, list(Listed::Italian)),
            (Lang::Nld, list(Listed::Dutch)),
        ],
    }
});

impl StopWords {
    pub fn all() -> &'static Self {
        &STOP_WORDS
    }

    /// Those of the language that a text is in; `usual` is what short texts are taken to be in.
    fn of(&self, text: &str, usual: Language) -> &HashSet<String> {
        let told = (text.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_LETTERS_TO_TELL)
            .then(|| whatlang::detect(text))
            .flatten()
            .filter(whatlang::Info::is_reliable);
        let language = told.map_or_else(|| code(usual), |info| info.lang());
        let of_language = self.others.iter().find(|(other, _)| *other == language);
        of_language.map_or(&self.english, |(_, words)| words)
    }

    /// The telling words of a text, folded, in stretches that nothing stands between.
    pub fn telling(&self, text: &str, usual: Language) -> Vec<Vec<String>> {
        let stop_words = self.of(text, usual);
        let mut stretches = vec![Vec::new()];
        for part in text.split_word_bounds() {
            let word = folded(part);
            if word.trim().is_empty() {
                continue;
            }
            let says_something = word.chars().any(char::is_alphabetic)
                && word.chars().count() > 1
                && !stop_words.contains(&word)
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

fn code(language: Language) -> Lang {
    match language {
        Language::En => Lang::Eng,
        Language::De => Lang::Deu,
        Language::Fr => Lang::Fra,
        Language::Es => Lang::Spa,
        Language::Pt => Lang::Por,
        Language::It => Lang::Ita,
        Language::Nl => Lang::Nld,
    }
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
