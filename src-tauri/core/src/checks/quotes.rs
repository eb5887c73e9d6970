//! Words in quotation marks are somebody's: they must be on record exactly so.

use std::ops::Range;

use super::draft::{Draft, Found};
use super::patterns::Pattern;
use crate::domain::Severity;

static QUOTED: Pattern = Pattern::new(r#"[“„"«»]\s?([^“”„"«»\n]{2,400}?)\s?[”“"«»]"#);

/// Everything in double quotation marks.
pub fn quotations(text: &str) -> impl Iterator<Item = &str> {
    QUOTED.groups(text)
}

/// Where everything in double quotation marks stands, in bytes.
pub(super) fn quotation_bytes(text: &str) -> impl Iterator<Item = Range<usize>> + use<'_> {
    QUOTED.ranges(text)
}

/// The same in characters.
pub(super) fn quotation_ranges(text: &str) -> Vec<Range<usize>> {
    let characters = |bytes: usize| text.get(..bytes).unwrap_or_default().chars().count();
    QUOTED
        .ranges(text)
        .map(|range| characters(range.start)..characters(range.end))
        .collect()
}

/// The text with a blank in the place of every quotation.
pub fn unquoted(text: &str) -> String {
    QUOTED.blanked(text)
}

/// A form in which typographic differences do not count: quotation marks, apostrophes, blanks, case, and the
/// punctuation at either end.
pub fn comparable(text: &str) -> String {
    let mut form = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '“' | '”' | '„' | '"' | '‘' | '’' | '‚' | '«' | '»' => form.push('\''),
            c if c.is_whitespace() => {
                if !form.ends_with(' ') {
                    form.push(' ');
                }
            }
            c => form.extend(c.to_lowercase()),
        }
    }
    form.trim_matches(|c: char| c.is_whitespace() || ",.;:!?…'".contains(c))
        .to_owned()
}

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    let mut known = None;
    for passage in draft.passages() {
        for quotation in quotations(&passage.text) {
            // One or two words are a turn of phrase, not a quotation.
            if quotation.split_whitespace().count() < 3 {
                continue;
            }
            let known = known.get_or_insert_with(|| comparable(draft.known()));
            if !known.contains(&comparable(quotation)) {
                let message = "Nobody on record said this. Quote the exact words, or remove the quotation marks.";
                found.words(Severity::Block, passage, quotation, message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn a_quotation_that_nobody_said_blocks() {
        for text in [
            "You asked: “Does it work for my dog?”",
            "Sie fragten: „Geht das auch mit Hund?“",
            "Vous avez demandé : « Et pour mon chien ? »",
        ] {
            assert_eq!(
                Case::saying(text).severity("unknown_quotation"),
                Some(Severity::Block),
                "{text}"
            );
        }
    }

    #[test]
    fn what_was_said_may_be_quoted_in_any_typography() {
        for text in [
            "You asked: \"does it work for 40 people\".",
            "You asked: “Does it work for 40 people…”",
            "Some “scare quotes” are fine.",
            "Thank you for “Fill Your Workshops”.",
            "Vous avez demandé : « Does it work for 40 people ? »",
        ] {
            assert_eq!(Case::saying(text).severity("unknown_quotation"), None, "{text}");
        }
    }
}
