//! Prices and numbers come from the webinar's details or the person's own words.

use std::collections::HashSet;

use super::patterns::{ADDRESS, Pattern, URL};
use super::{Checked, finding};
use crate::domain::{Finding, Severity};

static PRICE: Pattern = Pattern::new(
    r"(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD)) ?\d[\d.,]*|\b\d[\d.,]* ?(?:[$€£]|(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|dollars?|euros?|pounds?)\b)",
);
static NUMBER: Pattern = Pattern::new(r"\d+(?:[.,:]\d+)*");

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

pub(super) fn check(draft: &Checked<'_>, findings: &mut Vec<Finding>) {
    let known_text = draft.known_text();
    let known: HashSet<String> = NUMBER.all(&known_text).map(plain).collect();
    for text in [draft.mail.subject.as_str(), draft.text] {
        let text = ADDRESS.blanked(&URL.blanked(text));
        for price in PRICE.all(&text) {
            let amount = NUMBER.first(price).map(plain).unwrap_or_default();
            if !known.contains(&amount) {
                let message = match &draft.webinar.price {
                    Some(own) => format!("The offer costs {own}, this says {price}. Correct one of them."),
                    None => format!("No price is given for this webinar, this says {price}. Make sure it is right."),
                };
                findings.push(finding("unknown_price", Severity::Warn, message, price));
            }
        }
        let text = PRICE.blanked(&text);
        for number in NUMBER.all(&text) {
            let digits = plain(number);
            let small = digits.parse::<u64>().is_ok_and(|value| value <= SMALL);
            if !small && !known.contains(&digits) {
                findings.push(finding(
                    "unknown_number",
                    Severity::Warn,
                    format!("{number} is in none of the facts. Make sure it is right."),
                    number,
                ));
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
            "See https://example.com/lab?x=9000.",
        ] {
            assert_eq!(Case::saying(text).severity("unknown_number"), None, "{text}");
        }
    }
}
