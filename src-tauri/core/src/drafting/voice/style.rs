//! What can be counted about how somebody writes.

use unicode_segmentation::UnicodeSegmentation;

use super::pasted::{Greeting, LIST_ITEM, Parts};
use super::tongues::{ENGLISH, Tongue, tongue_of};
use crate::checks::quotations;
use crate::domain::text::is_emoji;
use crate::domain::{BlockKind, BlockRole, Mail};

/// With fewer sentences, or paragraphs, the one in the middle says nothing.
const FEWEST_FOR_MEDIAN: usize = 3;

/// With fewer words of the kind there is no habit to see.
const FEWEST_FOR_HABIT: usize = 3;

/// Openers that are remembered.
const MAX_OPENERS: usize = 3;

/// Endings of contractions; "'s" may be a genitive and is not counted.
const CONTRACTED: &[&str] = &["n't", "'m", "'re", "'ve", "'ll", "'d"];
const CONTRACTED_WORDS: &[&str] = &[
    "it's", "that's", "what's", "there's", "here's", "let's", "who's", "where's",
];

/// Two words that others contract.
const SPELT_OUT: &[(&str, &str)] = &[
    ("i", "am"),
    ("i", "have"),
    ("i", "will"),
    ("i", "would"),
    ("you", "are"),
    ("you", "have"),
    ("you", "will"),
    ("we", "are"),
    ("we", "have"),
    ("we", "will"),
    ("they", "are"),
    ("it", "is"),
    ("that", "is"),
    ("there", "is"),
    ("do", "not"),
    ("does", "not"),
    ("did", "not"),
    ("is", "not"),
    ("are", "not"),
    ("was", "not"),
    ("will", "not"),
    ("have", "not"),
    ("has", "not"),
    ("would", "not"),
    ("should", "not"),
    ("could", "not"),
];

/// How the reader is addressed, in languages that have two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Address {
    Formal,
    Informal,
}

/// How somebody writes, counted over one or several mails.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Style {
    pub mails: usize,
    pub words: usize,
    /// Words of the sentence in the middle.
    pub sentence_words: Option<f64>,
    /// Words of the paragraph in the middle.
    pub paragraph_words: Option<f64>,
    /// "don't", "you'll".
    pub contracted: usize,
    /// "do not", "you will".
    pub spelt_out: usize,
    pub exclamation_marks: usize,
    pub question_marks: usize,
    pub emoji: usize,
    /// The usual first words; empty for the name alone.
    pub greeting: Option<String>,
    /// The usual line above the name.
    pub sign_off: Option<String>,
    /// How mails begin after the greeting, two words each.
    pub openers: Vec<String>,
    pub tongue: Option<&'static Tongue>,
    formal: usize,
    informal: usize,
}

impl Style {
    /// Measures mails that were pasted.
    pub fn of_samples(samples: &[Parts]) -> Self {
        let mut style = Self::measured(samples.iter().flat_map(|parts| &parts.paragraphs));
        style.mails = samples.len();
        style.greeting = most_frequent(samples.iter().filter_map(|parts| parts.greeting.as_deref()));
        style.sign_off = most_frequent(samples.iter().filter_map(|parts| parts.sign_off.as_deref()));
        for opener in samples.iter().filter_map(|parts| opener(parts.paragraphs.first()?)) {
            if style.openers.len() < MAX_OPENERS && !style.openers.contains(&opener) {
                style.openers.push(opener);
            }
        }
        style
    }

    /// Measures a draft: its body, what it asks for, its P.S. Words that it quotes are somebody else's.
    pub fn of_mail(mail: &Mail) -> Self {
        let texts = |role: BlockRole| {
            mail.blocks
                .iter()
                .filter(move |block| block.role == role && block.kind == BlockKind::Paragraph)
                .map(|block| block.text())
        };
        let own: Vec<String> = [BlockRole::Body, BlockRole::CallToAction, BlockRole::Postscript]
            .into_iter()
            .flat_map(texts)
            .map(|text| without_quotations(&text))
            .collect();
        let mut style = Self::measured(own.iter());
        style.mails = 1;
        style.greeting = texts(BlockRole::Greeting).find_map(|line| Greeting::of(&line)?.form);
        style.sign_off = texts(BlockRole::Signature)
            .next()
            .and_then(|line| Some(line.trim().strip_suffix(',')?.to_owned()));
        style
    }

    fn measured<'a>(paragraphs: impl Iterator<Item = &'a String>) -> Self {
        let mut style = Self::default();
        let (mut sentences, mut lengths) = (Vec::new(), Vec::new());
        let mut words: Vec<Word> = Vec::new();
        for paragraph in paragraphs {
            // Lists are no prose: their lines would pass for very short sentences.
            let prose: Vec<&str> = paragraph.lines().filter(|line| !LIST_ITEM.matches(line)).collect();
            let paragraph = prose.join("\n");
            let before = words.len();
            for sentence in paragraph.unicode_sentences() {
                let from = words.len();
                words.extend(
                    sentence
                        .unicode_words()
                        .enumerate()
                        .map(|(at, word)| Word::of(word, at == 0)),
                );
                sentences.extend(Some(words.len() - from).filter(|words| *words > 0));
            }
            lengths.extend(Some(words.len() - before).filter(|words| *words > 0));
            style.exclamation_marks += paragraph.matches(['!', '！']).count();
            style.question_marks += paragraph.matches(['?', '？']).count();
            style.emoji += paragraph
                .graphemes(true)
                .filter(|one| one.chars().any(is_emoji))
                .count();
        }
        style.words = words.len();
        style.sentence_words = median(sentences);
        style.paragraph_words = median(lengths);
        style.tongue = tongue_of(words.iter().map(|word| word.lower.as_str()));
        if style.tongue == Some(&ENGLISH) {
            style.contracted = words.iter().filter(|word| word.is_contracted()).count();
            let pairs = words.iter().zip(words.iter().skip(1));
            style.spelt_out = pairs
                .filter(|(one, two)| SPELT_OUT.contains(&(one.lower.as_str(), two.lower.as_str())))
                .count();
        }
        if let Some(tongue) = style.tongue {
            let count = |forms: &[&str]| words.iter().filter(|word| word.is_one_of(forms)).count();
            style.formal = count(tongue.formal);
            style.informal = count(tongue.informal);
        }
        style
    }

    /// How the reader is addressed; none where the language has one way, or both occur.
    pub fn address(&self) -> Option<Address> {
        let clearly = |one: usize, other: usize| one >= 2 && one >= other * 4;
        match (self.formal, self.informal) {
            (formal, informal) if clearly(formal, informal) => Some(Address::Formal),
            (formal, informal) if clearly(informal, formal) => Some(Address::Informal),
            _ => None,
        }
    }

    /// Whether words are contracted: mostly yes, hardly ever, or neither.
    pub fn contracts(&self) -> Option<bool> {
        let all = self.contracted + self.spelt_out;
        match self.contracted * 100 / all.max(1) {
            _ if all < FEWEST_FOR_HABIT => None,
            60.. => Some(true),
            0..=15 => Some(false),
            _ => None,
        }
    }

    /// So many of something in a hundred words; zero without words.
    pub fn per_hundred(&self, count: usize) -> f64 {
        count as f64 * 100.0 / self.words.max(1) as f64
    }
}

/// A word as it stands, with what counting needs.
struct Word {
    text: String,
    lower: String,
    is_first: bool,
}

impl Word {
    fn of(word: &str, is_first: bool) -> Self {
        let text = word.replace('’', "'");
        Self {
            lower: text.to_lowercase(),
            text,
            is_first,
        }
    }

    fn is_contracted(&self) -> bool {
        CONTRACTED.iter().any(|ending| self.lower.ends_with(ending)) || CONTRACTED_WORDS.contains(&self.lower.as_str())
    }

    /// Whether it is one of these words; one with a capital must stand so where only the word itself asks for it.
    fn is_one_of(&self, forms: &[&str]) -> bool {
        forms.iter().any(|form| {
            if form.starts_with(char::is_uppercase) {
                !self.is_first && self.text == *form
            } else {
                self.lower == *form
            }
        })
    }
}

fn median(mut lengths: Vec<usize>) -> Option<f64> {
    if lengths.len() < FEWEST_FOR_MEDIAN {
        return None;
    }
    lengths.sort_unstable();
    let middle = lengths.len() / 2;
    let upper = *lengths.get(middle)? as f64;
    let lower = *lengths.get(middle - usize::from(lengths.len().is_multiple_of(2)))? as f64;
    Some((lower + upper) / 2.0)
}

/// The text that occurs most often, the earlier of two that occur as often.
fn most_frequent<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for text in texts {
        match counts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => counts.push((text, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let (text, _) = counts.iter().find(|(_, count)| *count == most)?;
    Some((*text).to_owned())
}

fn opener(paragraph: &str) -> Option<String> {
    let words: Vec<&str> = paragraph.split_whitespace().take(2).collect();
    let text = words.join(" ");
    text.chars().any(char::is_alphabetic).then_some(text)
}

fn without_quotations(text: &str) -> String {
    quotations(text).fold(text.to_owned(), |rest, quotation| rest.replace(quotation, ""))
}
