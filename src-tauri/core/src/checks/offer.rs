//! The offer as the mail tells it is the offer as it is now.

use super::draft::{Draft, Found};
use crate::domain::Severity;
use crate::domain::draft::FactAbout;
use crate::domain::text::one_line;

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

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

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
