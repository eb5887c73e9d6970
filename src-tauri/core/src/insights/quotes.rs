//! Somebody's best words: what a caller would pick up first.
//!
//! The last question, else the remark with most in it; a greeting, a thank-you or a bare link is neither. The
//! words are quoted as written, never shortened or mended.

/// First words of messages that only greet, thank or agree.
pub(super) const PLEASANTRIES: [&str; 26] = [
    "hi",
    "hello",
    "hey",
    "hallo",
    "hola",
    "bonjour",
    "salut",
    "ciao",
    "good",
    "morning",
    "evening",
    "greetings",
    "thanks",
    "thank",
    "thx",
    "merci",
    "gracias",
    "danke",
    "bye",
    "goodbye",
    "yes",
    "yeah",
    "ok",
    "okay",
    "lol",
    "wow",
];

/// Up to this many words, a message that opens with a pleasantry holds nothing else: "Hello from rainy Portland".
const PLEASANTRY_WORDS: usize = 6;

/// Fewer letters than this say nothing to pick up: "Nice one", "why?".
const FEWEST_LETTERS: usize = 10;

/// Chinese, Japanese and Korean say in one character what takes a word elsewhere.
const FEWEST_IDEOGRAPHS: usize = 4;

/// What was said, and whether it is a question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    pub text: &'a str,
    pub is_question: bool,
}

/// Which words to quote, of what one person wrote in its order; `None` when nothing is worth it.
pub(super) fn best(written: &[Said<'_>]) -> Option<usize> {
    let of_worth = |question: bool| {
        let worth = move |(_, said): &(usize, &Said<'_>)| said.is_question == question && says_something(said.text);
        written.iter().enumerate().filter(worth)
    };
    // Questions turn from how it works to how to get it as a webinar goes on, so the last one is closest to a
    // decision. Of equally long remarks the first: `max_by_key` alone would take the last.
    let question = of_worth(true).next_back();
    let remark = || of_worth(false).rev().max_by_key(|(_, said)| weight(said.text));
    question.or_else(remark).map(|(at, _)| at)
}

fn says_something(text: &str) -> bool {
    let words: Vec<&str> = words(text).collect();
    let opens_pleasantly = words.first().is_some_and(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        PLEASANTRIES.contains(&word.as_str())
    });
    let enough = weight(text) >= FEWEST_LETTERS || ideographs(text) >= FEWEST_IDEOGRAPHS;
    enough && !(opens_pleasantly && words.len() <= PLEASANTRY_WORDS)
}

/// How much a text says: its letters, links left out.
fn weight(text: &str) -> usize {
    words(text).flat_map(str::chars).filter(|c| c.is_alphabetic()).count()
}

fn ideographs(text: &str) -> usize {
    text.chars()
        .filter(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
        .count()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .filter(|word| !word.contains("://") && !word.starts_with("www."))
}
