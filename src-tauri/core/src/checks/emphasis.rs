//! Shouting: capitals, rows of exclamation marks, and words that no one can read.

use super::draft::{Draft, Found};
use super::patterns::{Pattern, URL};
use crate::domain::Severity;

/// SpamAssassin counts a body from here on (up to 1.5 of its 5 points): capitals in a hundred letters.
const SHOUTED_PERCENT: usize = 75;

/// Fewer letters than this prove nothing.
const ENOUGH_LETTERS: usize = 40;

/// More exclamation marks than this in one mail are noted.
const MANY_MARKS: usize = 3;

/// SpamAssassin counts very long words (up to 2.2 of its 5 points); no ordinary word of our languages is as long.
const LONG_WORD: usize = 40;

static MARKS: Pattern = Pattern::ascii(r"[!?]{2,}|!(?:\s!)+");
static CAPITALS: Pattern = Pattern::ascii(r"\b\p{Lu}{4,}(?:['’-]?\p{Lu}+)*(?: \p{Lu}{2,}){2,}\b");

pub(super) fn shouted(draft: &Draft<'_>, found: &mut Found<'_>) {
    let letters = || {
        draft
            .prose()
            .flat_map(|passage| passage.text.chars())
            .filter(|c| c.is_alphabetic())
    };
    let (all, capitals) = (letters().count(), letters().filter(|c| c.is_uppercase()).count());
    if all >= ENOUGH_LETTERS && capitals * 100 >= all * SHOUTED_PERCENT {
        let message = "The mail is nearly all capitals, which reads like shouting, and spam filters count it. Write small letters.";
        found.missing(Severity::Warn, message);
        return;
    }
    for passage in draft.prose() {
        if let Some(words) = CAPITALS.first(&passage.text)
            && !draft.known().contains(words)
        {
            let message = "These capitals read like shouting. Write small letters; if it matters, make it bold.";
            found.words(Severity::Warn, passage, words, message);
        }
    }
}

pub(super) fn marks(draft: &Draft<'_>, found: &mut Found<'_>) {
    let mut single = 0;
    for passage in draft.passages() {
        single += passage.text.matches('!').count();
        for marks in MARKS.all(&passage.text) {
            // A question picked up in its writer's own marks is a quotation.
            if draft.facts.iter().any(|fact| fact.text.contains(marks)) {
                continue;
            }
            let one = if marks.contains('?') { "?" } else { "!" };
            found
                .words(
                    Severity::Warn,
                    passage,
                    marks,
                    "One mark is enough; several read like spam.",
                )
                .replace(format!("Write “{one}”"), one);
        }
    }
    if single > MANY_MARKS {
        let message = format!("The mail has {single} exclamation marks. One says as much.");
        found.missing(Severity::Note, message);
    }
}

pub(super) fn long_word(draft: &Draft<'_>, found: &mut Found<'_>) {
    for passage in draft.prose() {
        let mut links = None;
        for word in passage.text.split_whitespace().filter(|word| word.len() >= LONG_WORD) {
            let is_link = links.get_or_insert_with(|| URL.all(&passage.text).collect::<Vec<_>>());
            let shown = word.chars().count() >= LONG_WORD && !is_link.iter().any(|link| word.contains(link));
            if shown && word.is_ascii() {
                let message =
                    "This word is so long that no screen shows it whole, and spam filters count it. Check it.";
                found.words(Severity::Warn, passage, word, message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn capitals_need_a_click() {
        for text in [
            "THIS IS THE LAST CHANCE TO GET INTO THE GROUP BEFORE IT CLOSES, SO DO NOT WAIT ANY LONGER AND WRITE",
            "I say this once: DO NOT MISS THIS CHANCE, because it is good.",
            "Please READ THIS NOW and tell me.",
        ] {
            assert_eq!(
                Case::saying(text).severity("shouted_body"),
                Some(Severity::Warn),
                "{text}"
            );
        }
        assert_eq!(Case::saying("The NASA and the GPT API.").severity("shouted_body"), None);
    }

    #[test]
    fn a_row_of_marks_needs_a_click_and_becomes_one_with_one_key() {
        for (text, right) in [("Great!!!", "Great!"), ("Really?!", "Really?"), ("What??", "What?")] {
            let case = Case::saying(text);
            assert_eq!(case.severity("exclamation_marks"), Some(Severity::Warn), "{text}");
            assert!(
                case.fixed("exclamation_marks").contains(&format!("\n{right}\n")),
                "{text}"
            );
        }
        assert_eq!(
            Case::saying("A! B! C! D!").severity("exclamation_marks"),
            Some(Severity::Note)
        );
        assert_eq!(Case::saying("Great! Really?").severity("exclamation_marks"), None);
    }

    #[test]
    fn a_word_of_endless_length_needs_a_click() {
        assert_eq!(
            Case::saying(&"x".repeat(60)).severity("long_word"),
            Some(Severity::Warn)
        );
        let link = format!("See https://quill.example/{}", "x".repeat(60));
        assert_eq!(Case::saying(&link).severity("long_word"), None);
    }
}
