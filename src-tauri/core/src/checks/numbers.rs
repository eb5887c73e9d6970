//! Prices and numbers come from the webinar's details or the person's own words.

use std::collections::HashSet;
use std::ops::Range;

use super::draft::{Draft, Found};
use super::patterns::{ADDRESS, Pattern, URL};
use super::quotes::quotation_bytes;
use crate::domain::Severity;

static PRICE: Pattern = Pattern::ascii(
    r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD)) ?\d[\d.,]*|\b\d[\d.,]* ?(?:[$€£]|(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|dollars?|euros?|pounds?)\b)",
);
static NUMBER: Pattern = Pattern::ascii(r"\d+(?:[.,:]\d+)*");

/// The largest whole number that prose uses without meaning a fact ("three ideas", "the 2 of us").
const SMALL: u64 = 12;

/// The digits of a number without separators of thousands and without a fraction of zeros.
fn plain(number: &str) -> String {
    let trimmed = number.trim_end_matches(['.', ',']);
    let whole = trimmed
        .strip_suffix(".00")
        .or_else(|| trimmed.strip_suffix(",00"))
        .unwrap_or(trimmed);
    whole.chars().filter(|c| c.is_ascii_digit() || *c == ':').collect()
}

/// The numbers of what the user typed: a price that a participant named is no price.
fn given_numbers(draft: &Draft<'_>) -> HashSet<String> {
    NUMBER.all(draft.given()).map(plain).collect()
}

/// The numbers of everything that is known.
fn known_numbers(draft: &Draft<'_>) -> HashSet<String> {
    NUMBER.all(draft.known()).map(plain).collect()
}

/// Ranges of bytes in which digits are no numbers of prose: links and addresses.
fn links(text: &str) -> Vec<Range<usize>> {
    URL.ranges(text).chain(ADDRESS.ranges(text)).collect()
}

fn overlaps(range: &Range<usize>, others: &[Range<usize>]) -> bool {
    others
        .iter()
        .any(|other| range.start < other.end && other.start < range.end)
}

pub(super) fn prices(draft: &Draft<'_>, found: &mut Found<'_>) {
    let mut known = None;
    for passage in draft.passages() {
        let mut elsewhere = None;
        for range in PRICE.ranges(&passage.text) {
            // Repeating a question about a price names none.
            let elsewhere = elsewhere.get_or_insert_with(|| {
                let mut ranges = links(&passage.text);
                ranges.extend(quotation_bytes(&passage.text));
                ranges
            });
            if overlaps(&range, elsewhere) {
                continue;
            }
            let price = &passage.text[range];
            let amount = NUMBER.first(price).map(plain).unwrap_or_default();
            if known.get_or_insert_with(|| given_numbers(draft)).contains(&amount) {
                continue;
            }
            match &draft.webinar.price {
                Some(own) => found
                    .words(
                        Severity::Warn,
                        passage,
                        price,
                        format!("The offer costs {own}, this says {price}. Correct one of them."),
                    )
                    .replace(format!("Write “{own}”"), own.to_string()),
                None => {
                    let message =
                        format!("No price is given for this webinar, this says {price}. Make sure it is right.");
                    found.words(Severity::Warn, passage, price, message);
                }
            }
        }
    }
}

pub(super) fn numbers(draft: &Draft<'_>, found: &mut Found<'_>) {
    let mut known = None;
    for passage in draft.passages() {
        let text = passage.text.as_str();
        let mut spoken_for = None;
        for range in NUMBER.ranges(text) {
            let spoken_for =
                spoken_for.get_or_insert_with(|| links(text).into_iter().chain(PRICE.ranges(text)).collect::<Vec<_>>());
            if overlaps(&range, spoken_for) {
                continue;
            }
            let number = &text[range];
            let digits = plain(number);
            let small = digits.parse::<u64>().is_ok_and(|value| value <= SMALL);
            if !small && !known.get_or_insert_with(|| known_numbers(draft)).contains(&digits) {
                let message = format!("{number} is in none of the facts. Make sure it is right.");
                found.words(Severity::Warn, passage, number, message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn a_price_other_than_the_offers_needs_a_click() {
        for text in ["It costs $397.", "It costs 397 dollars.", "Only EUR 1,497 today."] {
            assert_eq!(
                Case::saying(text).severity("unknown_price"),
                Some(Severity::Warn),
                "{text}"
            );
        }
        for text in ["It costs $497.", "It costs $497.00 now.", "It costs 497 USD."] {
            assert_eq!(Case::saying(text).severity("unknown_price"), None, "{text}");
        }
    }

    #[test]
    fn a_number_that_is_in_no_fact_needs_a_click() {
        for text in ["Join 250 others.", "It starts at 18:30."] {
            assert_eq!(
                Case::saying(text).severity("unknown_number"),
                Some(Severity::Warn),
                "{text}"
            );
        }
        for text in [
            "Your 40 people will like it.",
            "Here are 3 ideas.",
            "See https://quill.example/lab?x=9000.",
        ] {
            assert_eq!(Case::saying(text).severity("unknown_number"), None, "{text}");
        }
    }

    #[test]
    fn a_wrong_price_becomes_the_offers_with_one_key() {
        let text = Case::saying("It costs $397.00 today.").fixed("unknown_price");
        assert!(text.contains("It costs $497 today."), "{text}");
    }
}
