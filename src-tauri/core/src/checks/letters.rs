//! Words of mixed alphabets: letters that only look Latin are how a trap passes a reader and a filter.

use super::draft::{Draft, Found};
use super::folded::look_alike;
use crate::domain::Severity;

/// The first word of a text that mixes Latin letters with some that only look so, or hides full-width ones.
pub fn look_alike_word(text: &str) -> Option<&str> {
    if text.is_ascii() {
        return None;
    }
    text.split(|c: char| !c.is_alphanumeric()).find(|word| {
        let latin = word.chars().any(|c| c.is_ascii_alphabetic());
        let posing = word.chars().any(|c| look_alike(c).is_some());
        let wide = word
            .chars()
            .any(|c| matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{1d400}'..='\u{1d7ff}'));
        (latin && posing) || wide
    })
}

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    for passage in draft.passages() {
        if let Some(word) = look_alike_word(&passage.text) {
            let message = format!(
                "“{word}” has letters of another alphabet that only look Latin. Type the word anew, or take it out."
            );
            found.words(Severity::Block, passage, word, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn a_word_of_mixed_alphabets_blocks() {
        for text in ["Go to pаypal now.", "It is ｆｒｅｅ for you.", "This is 𝐟𝐫𝐞𝐞."] {
            assert_eq!(
                Case::saying(text).severity("look_alike_letters"),
                Some(Severity::Block),
                "{text}"
            );
        }
        for text in [
            "Größe und Œuvre",
            "Привет, Лори",
            "李娜",
            "Ελλάδα and Greece",
            "The α of it",
        ] {
            assert_eq!(Case::saying(text).severity("look_alike_letters"), None, "{text}");
        }
    }
}
