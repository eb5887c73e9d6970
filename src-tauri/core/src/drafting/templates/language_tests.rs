//! What a reader of each language would notice.

use super::tests::with_each_text;
use crate::checks::Pattern;
use crate::domain::{BlockRole, FormOfAddress, Language, Mail};

static ENGLISH: Pattern = Pattern::new(
    r"(?i)\b(?:the|you|your|with|reply|recording|offer|until|hours|please|thanks?|and|here|from|about|would|it's|there|webinars? with)\b",
);

/// Pronouns of the informal and of the formal address.
fn pronouns(language: Language) -> [Pattern; 2] {
    let [informal, formal] = match language {
        Language::En => [r"$^", r"$^"],
        Language::De => [r"(?i)\b(?:du|dich|dir|dein\w*|deins)\b", r"\b(?:Sie|Ihnen|Ihr\w*)\b"],
        Language::Fr => [
            r"(?i)\b(?:tu|te|toi|ton|ta|tes|réponds|dis|écris)\b|\bt’",
            r"(?i)\b(?:vous|votre|vos|\w{3,}ez)\b",
        ],
        Language::Es => [
            r"(?i)\b(?:tú|te|ti|tus?|contigo|tienes|quieres|puedes|\w{3,}ste)\b",
            r"(?i)\b(?:usted|sus?|le|les)\b",
        ],
        Language::Pt => [r"(?i)\b(?:você|vocês|te|tu|teu|tua)\b", r"(?i)\bsenhora?s?\b"],
        Language::It => [
            r"(?i)\b(?:tu|ti|te|tu[oaie]|tuoi|hai|sei|puoi|vuoi|scrivimi|dimmi|rispondimi)\b",
            r"\b(?:Lei|Su[oaie]|Suoi|mi (?:scriva|dica|risponda))\b",
        ],
        Language::Nl => [r"(?i)\b(?:je|jij|jou|jouw|jullie)\b", r"(?i)\b(?:u|uw)\b"],
    };
    [Pattern::new(informal), Pattern::new(formal)]
}

/// Words from the greeting to the afterthought, web addresses left out.
fn words(mail: &Mail) -> usize {
    mail.blocks
        .iter()
        .filter(|block| !matches!(block.role, BlockRole::Signature | BlockRole::Footer))
        .map(|block| block.text())
        .map(|text| {
            text.split_whitespace()
                .filter(|word| word.contains(char::is_alphanumeric))
                .count()
        })
        .sum()
}

#[test]
fn every_mail_has_60_to_140_words() {
    let mut wrong = std::collections::BTreeMap::new();
    with_each_text(|_, mail, place| {
        let words = words(mail);
        if !(60..=140).contains(&words) {
            let name = place.split(' ').next().unwrap_or_default();
            wrong
                .entry(name.to_owned())
                .or_insert_with(|| format!("{words} words in {place}"));
        }
    });
    let all: Vec<String> = wrong.into_values().collect();
    assert!(all.is_empty(), "{}", all.join("\n\n----\n"));
}

#[test]
fn no_mail_in_another_language_holds_english_words() {
    with_each_text(|person, mail, place| {
        if person.webinar.mails.language != Language::En {
            for text in mail
                .blocks
                .iter()
                .map(|block| block.text())
                .chain([mail.subject.clone()])
            {
                assert_eq!(ENGLISH.first(&text), None, "{place}");
            }
        }
    });
}

#[test]
fn a_mail_never_mixes_the_forms_of_address() {
    let all: Vec<(Language, [Pattern; 2])> = Language::ALL.map(|language| (language, pronouns(language))).into();
    with_each_text(|person, mail, place| {
        let style = person.webinar.mails;
        let Some((_, [informal, formal])) = all.iter().find(|(language, _)| *language == style.language) else {
            return;
        };
        let wrong = match style.address {
            FormOfAddress::Formal => informal,
            FormOfAddress::Informal => formal,
        };
        let quoted = [person.sheet().question(), person.sheet().remark()];
        for text in mail
            .blocks
            .iter()
            .map(|block| block.text())
            .chain([mail.subject.clone()])
        {
            let mut text = text.replace(&person.webinar.title, "");
            for quote in quoted.iter().flatten() {
                text = text.replace(&quote.text, "");
            }
            assert_eq!(wrong.first(&text), None, "{place}");
        }
    });
}
