//! Words in quotation marks are somebody's: they must be on record exactly so.

use super::patterns::Pattern;
use super::{Checked, finding};
use crate::domain::{Finding, Severity};

static QUOTED: Pattern = Pattern::new(r#"[“„"«]([^“”„"«»\n]{2,400})[”“"»]"#);

/// Everything in double quotation marks.
pub fn quotations(text: &str) -> impl Iterator<Item = &str> {
    QUOTED.groups(text)
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

pub(super) fn check(draft: &Checked<'_>, findings: &mut Vec<Finding>) {
    let mut known = None;
    for quotation in quotations(draft.text) {
        // One or two words are a turn of phrase, not a quotation.
        if quotation.split_whitespace().count() < 3 {
            continue;
        }
        let known = known.get_or_insert_with(|| comparable(&draft.known_text()));
        if !known.contains(&comparable(quotation)) {
            findings.push(finding(
                "unknown_quotation",
                Severity::Block,
                "Nobody on record said this. Quote the exact words, or remove the quotation marks.",
                quotation,
            ));
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
            "Sie haben gefragt: „Geht das auch für Hunde?“",
            "Vous avez demandé : « Est-ce que cela marche pour mon chien ? »",
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
            "Vous avez demandé : «\u{a0}Does it work for 40 people\u{a0}?\u{a0}»",
            "Thank you for “Fill Your Workshops”.",
        ] {
            assert_eq!(Case::saying(text).severity("unknown_quotation"), None, "{text}");
        }
    }
}
