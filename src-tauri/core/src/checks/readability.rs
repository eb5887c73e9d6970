//! How easily a mail reads: Flesch for English, LIX for other languages. A hint; no reader was ever lost to a formula.

use super::draft::Draft;
use super::draft::Found;
use crate::domain::Severity;

/// Fewer words than this give no figure worth telling.
const ENOUGH_WORDS: usize = 30;

/// Below this, English reads like a paper (Flesch: 60 to 70 is plain English).
const FLESCH_PLAIN: f64 = 50.0;

/// Above this, a text of any language reads like a specialist's (LIX: 40 to 50 is a newspaper).
const LIX_HARD: f64 = 55.0;

/// Letters of a word that LIX calls long.
const LONG_LETTERS: usize = 7;

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    let mut text = String::new();
    for passage in draft.prose() {
        text.push_str(&passage.text);
        text.push_str(".\n");
    }
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() < ENOUGH_WORDS {
        return;
    }
    let sentences = sentences(&text);
    let per_sentence = words.len() as f64 / sentences as f64;
    let is_english = draft.language.or_else(|| draft.written_in()) == Some("en");
    let hard = if is_english {
        let syllables: usize = words.iter().map(|word| syllables(word)).sum();
        206.835 - 1.015 * per_sentence - 84.6 * (syllables as f64 / words.len() as f64) < FLESCH_PLAIN
    } else {
        let long = words.iter().filter(|word| word.chars().count() >= LONG_LETTERS).count();
        per_sentence + 100.0 * long as f64 / words.len() as f64 > LIX_HARD
    };
    if hard {
        let message = format!(
            "The mail is hard to read: {per_sentence:.0} words a sentence, and many long ones. Shorter sentences and words help."
        );
        found.missing(Severity::Note, message);
    }
}

fn sentences(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        match c {
            '.' | '!' | '?' | '…' | ':' if inside => {
                count += 1;
                inside = false;
            }
            c if c.is_alphanumeric() => inside = true,
            _ => {}
        }
    }
    count.max(1)
}

/// Groups of vowels, a silent e at the end not counted; right for most English words.
fn syllables(word: &str) -> usize {
    let lower = word.to_lowercase();
    let mut count = 0;
    let mut in_vowel = false;
    for c in lower.chars() {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        count += usize::from(vowel && !in_vowel);
        in_vowel = vowel;
    }
    let silent = lower.ends_with('e') && !lower.ends_with("le") && count > 1;
    (count - usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn long_sentences_of_long_words_are_noted() {
        let english = "The aforementioned organisational considerations necessitate comprehensive interdepartmental \
                       collaboration concerning implementation methodologies, notwithstanding considerable contemporary \
                       administrative difficulties encountered by numerous international institutions, and we will \
                       therefore continue to investigate alternative possibilities for improving educational \
                       opportunities with additional professional participation in the following workshops.";
        let german = "Die organisatorischen Rahmenbedingungen erfordern eine umfassende abteilungsübergreifende \
                      Zusammenarbeit hinsichtlich der Umsetzungsmethoden, ungeachtet beträchtlicher verwaltungstechnischer \
                      Schwierigkeiten, die zahlreiche internationale Einrichtungen gegenwärtig beschäftigen, weshalb wir \
                      weiterhin alternative Möglichkeiten zur Verbesserung der Bildungsangebote untersuchen werden und \
                      zusätzliche Veranstaltungen vorbereiten.";
        for text in [english, german] {
            assert_eq!(
                Case::saying(text).severity("hard_to_read"),
                Some(Severity::Note),
                "{text}"
            );
        }
        assert_eq!(Case::default().severity("hard_to_read"), None);
    }
}
