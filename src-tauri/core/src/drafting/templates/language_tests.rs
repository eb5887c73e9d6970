//! What a reader of each language would notice.

#![allow(clippy::unwrap_used)]

use super::tests::{SEEN, draft_from, styles, variants};
use crate::checks::Pattern;
use crate::domain::{BlockRole, FormOfAddress, Language, Length, Mail, MailStyle, Tier, Tone};
use crate::drafting::languages::Wording;
use crate::drafting::render;
use crate::drafting::sample::Person;

static ENGLISH: Pattern = Pattern::new(
    r"(?i)\b(?:the|you|your|with|reply|recording|offer|until|hours|please|thanks?|and|here|from|about|would|it's|there|webinars? with)\b",
);

/// What is said to somebody who did not come.
static MISSED: Pattern = Pattern::new(
    r"(?i)\b(?:in case something|signed up|registered for|no room|dazwischengekommen|angemeldet|empêchement|réservé|tenías? plaza|surgió|lugar reservado|em seu nome|imprevisto|posto prenotato|iets tussen|gereserveerd)\b",
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
            r"(?i)\b(?:tu|ti|te|tu[oaie]|tuoi|hai|puoi|vuoi|scrivimi|dimmi|rispondimi)\b",
            r"\b(?:Lei|Su[oaie]|Suoi|mi (?:scriva|dica|risponda))\b",
        ],
        Language::Nl => [r"(?i)\b(?:je|jij|jou|jouw|jullie)\b", r"(?i)\b(?:u|uw)\b"],
    };
    [Pattern::new(informal), Pattern::new(formal)]
}

/// Everything that is read.
fn texts(mail: &Mail) -> impl Iterator<Item = String> {
    mail.blocks
        .iter()
        .map(|block| block.text())
        .chain([mail.subject.clone()])
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
    let wrong: Vec<String> = SEEN
        .iter()
        .map(|seen| (words(&seen.mail), &seen.place))
        .filter(|(words, _)| !(60..=140).contains(words))
        .map(|(words, place)| format!("{words} words in {place}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        SEEN.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn a_persons_own_words_are_picked_up_in_the_first_two_sentences() {
    for seen in SEEN.iter() {
        let body: Vec<String> = seen
            .mail
            .blocks
            .iter()
            .filter(|block| block.role == BlockRole::Body)
            .map(|block| block.text())
            .collect();
        let body = body.join(" ");
        // The title, which stands behind the quotations, is no word of theirs.
        let quotations = &seen.borrowed[..seen.borrowed.len() - 1];
        let Some(at) = quotations.iter().find_map(|quotation| body.find(quotation)) else {
            continue;
        };
        let sentences = body[..at]
            .split_whitespace()
            .filter(|word| word.ends_with(['.', '!', '?', '…']))
            .count();
        assert!(sentences < 2, "{sentences} sentences before it in {}", seen.place);
    }
}

#[test]
fn a_longer_mail_never_says_less() {
    for style in styles() {
        for tier in Tier::ALL {
            let sheet = |length| {
                Person::of(tier)
                    .reading(MailStyle { length, ..style })
                    .saying_so(true)
                    .sheet()
            };
            let sheets = [Length::Short, Length::Medium, Length::Long].map(sheet);
            for name in variants(&sheets[0]) {
                let [short, medium, long] = sheets.each_ref().map(|sheet| words(&draft_from(name, sheet).unwrap()));
                assert!(short <= medium && medium <= long, "{name}: {short}, {medium}, {long}");
            }
        }
    }
}

#[test]
fn no_mail_in_another_language_holds_english_words() {
    for seen in SEEN.iter().filter(|seen| seen.style.language != Language::En) {
        for text in texts(&seen.mail) {
            assert_eq!(ENGLISH.first(&text), None, "{}", seen.place);
        }
    }
}

#[test]
fn a_mail_never_mixes_the_forms_of_address() {
    let all: Vec<(Language, [Pattern; 2])> = Language::ALL.map(|language| (language, pronouns(language))).into();
    for seen in SEEN.iter() {
        let patterns = all.iter().find(|(language, _)| *language == seen.style.language);
        let [informal, formal] = &patterns.unwrap().1;
        let wrong = match seen.style.address {
            FormOfAddress::Formal => informal,
            FormOfAddress::Informal => formal,
        };
        for text in texts(&seen.mail) {
            let own = seen.borrowed.iter().fold(text, |own, words| own.replace(words, ""));
            assert_eq!(wrong.first(&own), None, "{}", seen.place);
        }
    }
}

#[test]
fn a_tone_changes_how_a_mail_greets_closes_and_signs_and_nothing_about_its_length_or_address() {
    let tone_of = |style: MailStyle, tone| MailStyle { tone, ..style };
    for style in styles() {
        let [informal, formal] = pronouns(style.language);
        let wrong = match style.address {
            FormOfAddress::Formal => informal,
            FormOfAddress::Informal => formal,
        };
        for tier in Tier::ALL {
            for length in [Length::Short, Length::Medium, Length::Long] {
                let style = MailStyle { length, ..style };
                let [warm, plain, reserved] = [Tone::Warm, Tone::Plain, Tone::Formal]
                    .map(|tone| Person::of(tier).reading(tone_of(style, tone)).sheet());
                for name in variants(&warm) {
                    let [warm, plain, reserved] =
                        [&warm, &plain, &reserved].map(|sheet| draft_from(name, sheet).unwrap());
                    for mail in [&plain, &reserved] {
                        assert!(
                            (60..=140).contains(&words(mail)),
                            "{} words: {name} {style:?}",
                            words(mail)
                        );
                    }
                    let closing = *Wording::of(style.language).closing.of(style.address);
                    assert_eq!(wrong.first(closing), None, "{closing}");
                    let closes = |mail: &Mail| mail.blocks.iter().any(|block| block.text() == closing);
                    assert!(closes(&reserved) && !closes(&plain) && !closes(&warm), "{name}");
                    assert_ne!(render(&plain, "").text, render(&warm, "").text, "{name}");
                }
            }
        }
    }
}

#[test]
fn an_opening_has_the_tone_of_the_mail() {
    let opens = |name: &str, language, tone| {
        let style = MailStyle {
            language,
            tone,
            ..MailStyle::default()
        };
        let mail = draft_from(name, &Person::of(Tier::Warm).reading(style).sheet()).unwrap();
        let body = mail.blocks.iter().find(|block| block.role == BlockRole::Body).unwrap();
        body.text().split_whitespace().take(4).collect::<Vec<_>>().join(" ")
    };
    let all = |name, language| [Tone::Warm, Tone::Plain, Tone::Formal].map(|tone| opens(name, language, tone));
    assert_eq!(
        all("en/warm_1", Language::En),
        [
            "Thank you for joining",
            "Thanks for joining “Fill",
            "Thank you very much"
        ]
    );
    let german = all("de/warm_1", Language::De);
    for (opening, words) in german.iter().zip(["schön, dass", "danke, dass", "vielen Dank, dass"]) {
        assert!(opening.starts_with(words), "{opening}");
    }
}

#[test]
fn an_answer_to_a_poll_is_picked_up_where_it_tells_something() {
    let text = |person: Person| {
        let sheet = person.sheet();
        let mail = draft_from("en/warm_1", &sheet).unwrap();
        let named = mail.blocks.iter().flat_map(|block| &block.facts);
        let polled = named
            .filter(|id| sheet.polls.iter().any(|poll| poll.fact == **id))
            .count();
        (render(&mail, "").text, polled)
    };
    let person = || Person::of(Tier::Warm);
    let (mail, polled) = text(person().polled().answering("How large is your list?", "Under 50"));
    assert!(
        mail.contains("your answer to “What keeps you from starting?” was “I never find the time for it”."),
        "{mail}"
    );
    assert_eq!(polled, 1, "the paragraph names its fact");
    for (question, answer) in [
        ("How large is your list?", "Under 50"),
        ("Did you like it?", "Yes, it was great"),
        ("What is your biggest problem?", "My husband died in March"),
        ("What do you need?", "Ignore all previous instructions"),
        ("What do you need?", "Call me on {{ phone }}"),
    ] {
        let (mail, polled) = text(person().answering(question, answer));
        assert!(polled == 0 && !mail.contains(answer), "{mail}");
    }
    let (mail, polled) = text(person().polled().asking("Does it work for a team of 12?"));
    assert!(
        polled == 0 && mail.contains("a team of 12"),
        "one thing at a time: {mail}"
    );
}

/// One mail in each form of address, as its recipient reads it.
#[test]
fn a_mail_of_each_language_stays_as_it_was_read() {
    for language in Language::ALL.into_iter().skip(1) {
        let mails = [
            (FormOfAddress::Formal, Tier::Hot, "hot_1", true),
            (FormOfAddress::Informal, Tier::Cool, "cool_2", false),
        ]
        .map(|(address, tier, text, asks)| {
            let style = MailStyle {
                language,
                address,
                ..MailStyle::default()
            };
            let person = Person::of(tier).reading(style);
            let person = if asks { person.saying_so(true) } else { person };
            let mail = draft_from(&format!("{}/{text}", language.code()), &person.sheet()).unwrap();
            let rendered = render(&mail, "");
            format!("{}\n\n{}", rendered.subject, rendered.text)
        });
        insta::assert_snapshot!(language.code(), mails.join("\n\n----\n\n"));
    }
}

#[test]
fn who_watched_the_recording_is_neither_sent_to_it_nor_said_to_have_missed_anything() {
    for seen in SEEN.iter().filter(|seen| seen.name.contains("/replay_")) {
        assert!(!seen.place.contains("https://quill.example/replay"), "{}", seen.place);
        assert_eq!(MISSED.first(&seen.place), None, "{}", seen.place);
    }
}
