//! The offer as the mail tells it is the offer as it is now.

use super::draft::{Draft, Found};
use crate::domain::draft::FactAbout;
use crate::domain::text::one_line;
use crate::domain::{Money, Severity};

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    let used = |id: u32| draft.mail.blocks.iter().any(|block| block.facts.contains(&id));
    let mut now = None;
    for fact in draft
        .facts
        .iter()
        .filter(|fact| fact.about == FactAbout::Webinar && used(fact.id))
    {
        // "The offer's deadline: 48 hours", "It costs $497": the words before are the fact sheet's own.
        let told = match fact.text.split_once(": ") {
            Some((_, told)) => told,
            None => match fact.text.strip_prefix("It costs ") {
                Some(price) if draft.webinar.price.as_ref().is_some_and(|now| is_said(now, price)) => continue,
                Some(price) => price,
                None => continue,
            },
        };
        let now = now.get_or_insert_with(|| one_line(draft.given()));
        // Lists, such as the chapters, are many values in one fact.
        let Some(gone) = told.split("; ").find(|value| !now.contains(&one_line(value))) else {
            continue;
        };
        let message = format!(
            "“{gone}” has changed in the webinar's details since this was written. Write the mail again, or correct it."
        );
        let stands = draft.passages().iter().find_map(|passage| {
            let at = passage.text.find(gone)?;
            Some(passage.span(&passage.place_of(&passage.text[at..at + gone.len()])))
        });
        found.excerpt(Severity::Warn, gone, stands, message);
    }
}

/// Whether words say a price, in whichever way a language writes it: "€1299.50", "1.299,50 €".
fn is_said(price: &Money, words: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let shown = price.to_string();
    let unit = shown.trim_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    let units = [unit, &price.currency, if price.currency == "BRL" { "R$" } else { unit }];
    digits(words) == digits(&price.amount()) && units.iter().any(|unit| words.contains(unit))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn a_price_is_the_same_in_every_way_of_writing_it() {
        for (amount, currency, words) in [
            ("1299.50", "EUR", "1.299,50 €"),
            ("1299.50", "EUR", "€1299.50"),
            ("97", "USD", "97 USD"),
            ("97", "USD", "US$ 97"),
            ("97", "BRL", "R$ 97"),
            ("97", "CHF", "97 CHF"),
        ] {
            assert!(
                Money::parse(amount, currency).is_ok_and(|price| is_said(&price, words)),
                "{words}"
            );
        }
        for words in ["98 €", "$97", "1.297 €"] {
            assert!(
                Money::parse("97", "EUR").is_ok_and(|price| !is_said(&price, words)),
                "{words}"
            );
        }
    }

    #[test]
    fn an_offer_that_changed_since_needs_a_click() {
        let mut case = Case::default();
        case.mail.blocks[1].facts = vec![1];
        assert_eq!(case.severity("offer_changed"), None);
        case.webinar.offer_name = Some("Launch Studio".to_owned());
        assert_eq!(case.severity("offer_changed"), Some(Severity::Warn));
        assert!(
            case.finding("offer_changed")
                .is_some_and(|finding| finding.span.is_some())
        );
        case.mail.blocks[1].facts.clear();
        assert_eq!(case.severity("offer_changed"), None, "the mail does not tell of it");
    }
}
