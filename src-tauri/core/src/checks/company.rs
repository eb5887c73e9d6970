//! Nobody else's company in a mail: who else sat in a webinar is nobody's business.

use super::draft::{Draft, Found};
use super::links::bare_link;
use super::others::{company_of, singular, words_of};
use crate::domain::Severity;

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    let own_domain = draft.recipient.email.map_or("", |email| email.domain());
    let mut known = None;
    for passage in draft.passages() {
        if let Some(link) = bare_link(&passage.text) {
            let lower = link.to_lowercase();
            let domain = lower.split(['/', '?', '#', ':']).next().unwrap_or_default();
            let domain = domain.strip_prefix("www.").unwrap_or(domain);
            let known = known.get_or_insert_with(|| draft.known().to_lowercase());
            if domain != own_domain && draft.register.has_domain(domain) && !known.contains(domain) {
                let message = format!("{link} is the company of somebody else on the list. Take it out of this mail.");
                found.words(Severity::Block, passage, link, message);
            }
        }
        if !passage.is_prose() {
            continue;
        }
        // The first word of a sentence has a capital anyway.
        let mut inside = false;
        for word in words_of(&passage.text) {
            let name = singular(word);
            let is_name = inside && name.chars().count() >= 4 && name.starts_with(char::is_uppercase);
            inside = !ends_sentence(&passage.text, word);
            if !is_name {
                continue;
            }
            let lower = name.to_lowercase();
            let is_own = company_of(own_domain) == Some(lower.as_str());
            if is_own || !draft.register.has_company(&lower) {
                continue;
            }
            let known = known.get_or_insert_with(|| draft.known().to_lowercase());
            if !known.contains(&lower) {
                let message = format!(
                    "{name} may be the company of somebody else on the list. Make sure that it may stand here."
                );
                found.words(Severity::Warn, passage, name, message);
            }
        }
    }
}

/// Whether a sentence ends behind a word of this text.
fn ends_sentence(text: &str, word: &str) -> bool {
    let end = word.as_ptr() as usize - text.as_ptr() as usize + word.len();
    let behind = text.get(end..).unwrap_or_default();
    behind
        .trim_start_matches(['”', '"', '’', ')'])
        .starts_with(['.', '!', '?', ':', '…', '“', '„'])
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn the_domain_of_another_attendees_company_blocks() {
        let case = Case::saying("They do it at kestrel.example as well.");
        assert_eq!(case.severity("company_of_another"), Some(Severity::Block));
    }

    #[test]
    fn the_name_of_another_attendees_company_needs_a_click() {
        let case = Case::saying("They do it at Kestrel as well.");
        assert_eq!(case.severity("company_of_another"), Some(Severity::Warn));
        for text in [
            "A kestrel is a bird.",
            "At Vance you do it.",
            "Fine. Kestrel is a bird.",
            "They do it at Quill.",
        ] {
            assert_eq!(Case::saying(text).severity("company_of_another"), None, "{text}");
        }
        let mut case = Case::saying("You mentioned that Kestrel does it.");
        case.facts[2].text = "Kestrel does it".to_owned();
        assert_eq!(case.severity("company_of_another"), None);
    }
}
