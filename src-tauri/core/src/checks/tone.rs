//! The language of a mail is the chosen one, and it addresses the reader in one way.

use super::draft::{Draft, Found, Passage};
use super::languages::{LANGUAGES, language_of};
use super::quotes::quotation_ranges;
use crate::domain::Severity;

/// The language's name as the user reads it.
fn name_of(code: &str) -> &str {
    match code {
        "en" => "English",
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "pt" => "Portuguese",
        "it" => "Italian",
        "nl" => "Dutch",
        other => other,
    }
}

/// What the mail says, without the words of others.
fn own_words(passage: &Passage) -> String {
    let quoted = quotation_ranges(&passage.text);
    let outside = |at: usize| !quoted.iter().any(|range| range.contains(&at));
    passage
        .text
        .chars()
        .enumerate()
        // Every quoted character leaves a blank, so that places stay the same.
        .map(|(at, c)| if outside(at) { c } else { ' ' })
        .collect()
}

/// The language of the mail's own words.
pub(super) fn language(draft: &Draft<'_>) -> Option<&'static str> {
    let text: Vec<String> = draft.prose().map(own_words).collect();
    language_of(&text.join("\n"))
}

pub(super) fn other_language(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Some(chosen) = draft.language else { return };
    let chosen = chosen.split(['-', '_']).next().unwrap_or(chosen);
    if let Some(written) = draft.written_in().filter(|written| *written != chosen) {
        let message = format!(
            "The mail is in {}, but you chose {}. Write it again, or choose the other language.",
            name_of(written),
            name_of(chosen)
        );
        found.missing(Severity::Warn, message);
    }
}

pub(super) fn mixed_address(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Some(code) = draft.language.or_else(|| draft.written_in()) else {
        return;
    };
    let Some(language) = LANGUAGES.into_iter().find(|language| code.starts_with(language.code)) else {
        return;
    };
    if language.formal.is_empty() {
        return;
    }
    let formal = first_match(draft, language.formal);
    let familiar = first_match(draft, language.familiar);
    if let (Some(_), Some((passage, range))) = (formal, familiar) {
        let message = format!(
            "The mail addresses the reader both formally and by “{}”. Choose one of the two.",
            passage.words(&range).trim()
        );
        found.range(Severity::Warn, passage, &range, message);
    }
}

fn first_match<'d>(draft: &'d Draft<'_>, pattern: &str) -> Option<(&'d Passage, std::ops::Range<usize>)> {
    let regex = compiled(pattern)?;
    draft.prose().find_map(|passage| {
        let own = own_words(passage);
        let found = regex.find(&own)?;
        let characters = |bytes: usize| own.get(..bytes).unwrap_or_default().chars().count();
        Some((passage, characters(found.start())..characters(found.end())))
    })
}

/// Patterns of the languages, compiled once each.
fn compiled(pattern: &str) -> Option<&'static regex::Regex> {
    type Pair = [Option<regex::Regex>; 2];
    static ALL: std::sync::OnceLock<[Pair; LANGUAGES.len()]> = std::sync::OnceLock::new();
    let all = ALL.get_or_init(|| {
        LANGUAGES.map(|language| [language.formal, language.familiar].map(|source| regex::Regex::new(source).ok()))
    });
    let mut each = all.iter().flatten().flatten();
    each.find(|regex| regex.as_str() == pattern)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    const GERMAN: &str = "Danke für die Frage, und ich habe die Aufzeichnung für dich bereit. Wenn du mit der ersten \
                          Gruppe beginnen willst, ist das auch mit wenig Zeit gut zu machen.";

    #[test]
    fn a_mail_in_another_language_than_chosen_needs_a_click() {
        let mut case = Case::saying(GERMAN);
        case.language = Some("en");
        assert_eq!(case.severity("other_language"), Some(Severity::Warn));
        case.language = Some("de-CH");
        assert_eq!(case.severity("other_language"), None);
        case.language = None;
        assert_eq!(case.severity("other_language"), None);
    }

    #[test]
    fn formal_and_familiar_address_in_one_mail_need_a_click() {
        for (code, mixed, pure) in [
            (
                "de",
                "Das ist für Sie, und ich hoffe, du kommst.",
                "Das ist für dich, und ich hoffe, du kommst.",
            ),
            (
                "de",
                "Wir freuen uns auf Ihre Antwort. Schreib mir deine Frage.",
                "Sie kommt morgen, und du auch.",
            ),
            (
                "fr",
                "Merci pour votre mot, dis-moi si tu viens.",
                "Merci pour votre mot, dites si vous venez.",
            ),
            ("es", "Usted lo sabe, y te escribo.", "Tú lo sabes, y te escribo."),
            ("pt", "O senhor sabe, e você também.", "Você sabe, e eu também."),
            (
                "it",
                "Scrivo per dire a Lei che ti aspetto, e Lei sa.",
                "Scrivo per dire che ti aspetto.",
            ),
            (
                "nl",
                "Dank voor uw vraag, ik help je graag.",
                "Dank voor je vraag, ik help je graag.",
            ),
        ] {
            let mut case = Case::saying(mixed);
            case.language = Some(code);
            assert_eq!(case.severity("mixed_address"), Some(Severity::Warn), "{mixed}");
            let mut case = Case::saying(pure);
            case.language = Some(code);
            assert_eq!(case.severity("mixed_address"), None, "{pure}");
        }
    }
}
