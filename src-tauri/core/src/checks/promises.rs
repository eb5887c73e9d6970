//! Discounts, gifts and guarantees come from the user's own offer, whatever a participant wrote.

use std::ops::Range;

use super::draft::{Draft, Found};
use super::folded::{characters, folded};
use super::languages::Phrases;
use super::quotes::quotation_ranges;
use crate::domain::Severity;

static PROMISES: Phrases = Phrases::new(|language| language.promises);

/// What a text promises outside of quotation marks, since repeating a question about a discount is no promise of one.
pub fn promises(text: &str) -> Vec<&str> {
    let ranges = promised(text, &folded(text));
    ranges
        .iter()
        .map(|range| characters(text, range.start, range.end))
        .collect()
}

fn promised(text: &str, folded: &str) -> Vec<Range<usize>> {
    let quoted = quotation_ranges(text);
    PROMISES
        .ranges(folded)
        .filter(|range| {
            !quoted
                .iter()
                .any(|quote| quote.start <= range.start && range.end <= quote.end)
        })
        .collect()
}

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    let mut given = None;
    for passage in draft.passages() {
        for range in promised(&passage.text, passage.folded()) {
            let given = given.get_or_insert_with(|| folded(draft.given()));
            if !given.contains(&passage.folded()[range.clone()]) {
                let message = format!(
                    "“{}” promises something that your offer's details do not. Make sure you mean it.",
                    passage.words(&range)
                );
                found.range(Severity::Warn, passage, &range, message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn a_promise_that_the_offer_does_not_make_needs_a_click_in_every_language() {
        for text in [
            "There is a discount for you.",
            "Für dich gibt es Rabatt.",
            "C'est gratuit pour vous.",
            "Hay un descuento para ti.",
            "Há um desconto para você.",
            "C'è uno sconto per te.",
            "Er is korting voor je.",
        ] {
            assert_eq!(
                Case::saying(text).severity("unknown_promise"),
                Some(Severity::Warn),
                "{text}"
            );
        }
    }

    #[test]
    fn what_the_offer_promises_and_what_is_quoted_passes() {
        let mut case = Case::saying("There is a money-back guarantee.");
        case.webinar.offer_description = Some("With a money-back guarantee".to_owned());
        assert_eq!(case.severity("unknown_promise"), None);
        assert_eq!(
            Case::saying("You asked: “Is there a discount?”").severity("unknown_promise"),
            None
        );
    }
}
