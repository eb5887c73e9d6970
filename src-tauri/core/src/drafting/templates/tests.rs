#![allow(clippy::unwrap_used)]
use std::collections::HashSet;

use super::*;
use crate::checks::{Checked, Pattern, Recipient, Register, UnwantedPhrases, check};
use crate::domain::{AttendeeId, BlockRole, EmailAddress, FormOfAddress, Language, Length, MailStyle, Severity, Tier};
use crate::drafting::sample::Person;
use crate::drafting::{render, usual_phrases};

static FLAWS: Pattern = Pattern::new(
    r"  |\n\n\n| [.,;:!?](?:\s|$)|[.,;:]{2}|[?!]\.|“”|\(\)|\bnone\b|\bundefined\b|[\u{1}\u{2}\u{3}]|\{|\}|: *(?:\n|$)|,$| \n|\b(?:the the|a a|is is|on on|with with|to to|for for)\b",
);
const DETAILS: usize = 9;
const ALL_MISSING: usize = (1 << DETAILS) - 1;

/// The mail of one text.
pub(super) fn draft_from(name: &str, sheet: &FactSheet) -> Result<Mail, TemplateError> {
    fill(&ENVIRONMENT.get_template(name)?, &values::values(sheet), sheet)
}

/// The names of the texts for a person.
pub(super) fn variants(sheet: &FactSheet) -> Vec<&'static str> {
    let templates = Templates::default();
    templates.variants(sheet).iter().map(|text| text.name).collect()
}

/// The person with the details of one bit pattern taken away.
fn without(person: &mut Person, missing: usize) {
    let gone = |bit: usize| missing & (1 << bit) != 0;
    let webinar = &mut person.webinar;
    if gone(0) {
        webinar.topic = None;
    }
    if gone(1) {
        webinar.host_name = None;
    }
    if gone(2) {
        webinar.offer_name = None;
    }
    if gone(3) {
        webinar.offer_description = None;
    }
    if gone(4) {
        webinar.offer_url = None;
    }
    if gone(5) {
        webinar.price = None;
    }
    if gone(6) {
        webinar.deadline = None;
    }
    if gone(7) {
        webinar.replay_url = None;
    }
    if gone(8) {
        webinar.chapters.clear();
    }
}

/// Everybody of a tier, and for those who did not come who watched the recording, in one style.
fn people(tier: Tier, style: MailStyle) -> Vec<Person> {
    let person = || Person::of(tier).reading(style);
    let mut people = vec![person(), person().saying_so(true), person().saying_so(false)];
    if tier != Tier::NoShow {
        people.push(person().polled());
    }
    if style.language == Language::En {
        people.push(person().asking("Will there be a recording?"));
    }
    if tier == Tier::NoShow {
        people.extend([person().watching(), person().saying_so(true).watching()]);
    }
    people
}

/// Every language in both forms of address.
pub(super) fn styles() -> impl Iterator<Item = MailStyle> {
    let forms = [FormOfAddress::Formal, FormOfAddress::Informal];
    let style = |language, address| MailStyle {
        language,
        address,
        ..MailStyle::default()
    };
    Language::ALL
        .into_iter()
        .flat_map(move |language| forms.into_iter().map(move |address| style(language, address)))
        // English has one form; only its greeting differs.
        .filter(|style| style.language != Language::En || style.address == FormOfAddress::Informal)
}

/// Nothing missing, all missing, and all but a few or only a few.
fn sets_of_missing_details() -> Vec<usize> {
    (0..=ALL_MISSING)
        .filter(|missing| missing.count_ones() <= 1 || missing.count_ones() >= 8)
        .collect()
}

/// A mail of one text, and where it comes from with all its words, for messages.
pub(super) struct Seen {
    pub name: &'static str,
    pub style: MailStyle,
    pub mail: Mail,
    /// What of it others wrote: the title and what is quoted.
    pub borrowed: Vec<String>,
    pub place: String,
}

/// Every text of every language in both forms of address, for everybody, with all kinds of details missing.
pub(super) static SEEN: LazyLock<Vec<Seen>> = LazyLock::new(|| {
    let mut seen = Vec::new();
    for style in styles() {
        for tier in Tier::ALL {
            for missing in sets_of_missing_details() {
                let length = [Length::Short, Length::Medium, Length::Long][missing % 3];
                for mut person in people(tier, MailStyle { length, ..style }) {
                    without(&mut person, missing);
                    // The name stands in the greeting alone, so every other combination does without.
                    if missing % 2 == 1 {
                        person.attendee.name = "jxe655".to_owned();
                    }
                    let sheet = person.sheet();
                    assert!(variants(&sheet).len() >= 2, "{style:?} {tier:?}");
                    let quotes = [sheet.question(), sheet.remark()].into_iter().flatten();
                    let borrowed: Vec<String> = quotes
                        .map(|quote| quote.text)
                        .chain([person.webinar.title.clone()])
                        .collect();
                    for name in variants(&sheet) {
                        let mail = draft_from(name, &sheet).unwrap();
                        let rendered = render(&mail, "");
                        let place = format!(
                            "{name} {:?} {length:?}, missing {missing:09b}:\n{}\n\n{}",
                            style.address, rendered.subject, rendered.text
                        );
                        seen.push(Seen {
                            name,
                            style,
                            mail,
                            borrowed: borrowed.clone(),
                            place,
                        });
                    }
                }
            }
        }
    }
    seen
});

#[test]
fn every_text_reads_well_whatever_is_unknown() {
    for Seen { mail, place, .. } in SEEN.iter() {
        let rendered = render(mail, "");
        // A Spanish greeting ends with a colon.
        let (_, below) = rendered.text.split_once("\n\n").unwrap();
        assert_eq!(FLAWS.first(below), None, "{place}");
        assert_eq!(FLAWS.first(&rendered.subject), None, "{place}");
        assert!(
            rendered.subject.chars().next().is_some_and(|c| !c.is_lowercase()),
            "{place}"
        );
        for block in mail
            .blocks
            .iter()
            .filter(|block| matches!(block.role, BlockRole::Body | BlockRole::Postscript))
        {
            assert!(block.text().ends_with(['.', '!', '?', '”', '“', '»', '…']), "{place}");
            assert!(!block.text().starts_with([' ', ',', '.']), "{place}");
        }
        let asks = mail.blocks.iter().filter(|block| block.role == BlockRole::CallToAction);
        assert_eq!(asks.count(), 1, "{place}");
        let links = mail
            .blocks
            .iter()
            .flat_map(|block| &block.runs)
            .filter_map(|run| run.href.clone());
        let links: Vec<String> = links.collect();
        assert_eq!(links.iter().collect::<HashSet<_>>().len(), links.len(), "{place}");
    }
}

#[test]
fn a_template_draft_never_needs_a_second_look() {
    let others = [
        ("Bela Kestrel", "bela@kestrel.example"),
        ("Will Power", "will@power.example"),
        ("Ana de la Cruz", "ana@cruz.example"),
    ];
    let others: Vec<(AttendeeId, &str, EmailAddress)> = others
        .into_iter()
        .map(|(name, email)| {
            (
                AttendeeId::new(jiff::Timestamp::UNIX_EPOCH),
                name,
                EmailAddress::parse(email).unwrap(),
            )
        })
        .collect();
    let names = [
        "Lori Vance",
        "Smith, Jo",
        "李娜",
        "jxe655",
        "Zoom User",
        "",
        "JOHN",
        "laura",
        "Dr. Ana Ruiz",
        "\"Mac\" Marlowe",
    ];
    let texts = [
        "Is there a payment plan, like 3 x $199?",
        "We have 40 people",
        "hi",
        "Is the recording sent by email?",
        "Thanks, Bela Kestrel, that helps, can I ask more?",
        "see https://evil.example?",
        "What does {{name}} cost?",
        "I would love to see how you price the first one",
        "🎉🎉",
        "My team always struggles with this part",
        "Can I start in March 2026, at 9:30?",
        "\u{202e}Is it live?",
    ];
    let unwanted = UnwantedPhrases::new(usual_phrases());
    for tier in Tier::ALL {
        for (at, name) in names.iter().enumerate() {
            for missing in [0, ALL_MISSING, 1 << 4, 1 << 7, 1 << 8] {
                for (turn, text) in texts.iter().enumerate() {
                    let mut person = Person::of(tier).named(name);
                    person = if text.contains('?') {
                        person.asking(text)
                    } else {
                        person.writing(text)
                    };
                    without(&mut person, missing);
                    let sheet = person.sheet();
                    let email = EmailAddress::parse(&format!("person{at}x{turn}@list.example")).unwrap();
                    let mail = Templates::default().draft(&sheet, email.as_str()).unwrap().mail;
                    let rendered = render(&mail, "");
                    let everybody = others
                        .iter()
                        .map(|(id, name, email)| (*id, *name, Some(email)))
                        .chain([(person.attendee.id, *name, Some(&email))]);
                    let findings = check(&Checked {
                        mail: &mail,
                        note: "",
                        html_bytes: rendered.html.len(),
                        facts: &sheet.facts,
                        recipient: Recipient {
                            id: person.attendee.id,
                            name,
                            email: Some(&email),
                            attended: tier != Tier::NoShow,
                            role: person.attendee.role,
                            is_audience: true,
                        },
                        webinar: &person.webinar,
                        sender: &person.sender,
                        register: &Register::new(everybody),
                        colleagues: &[],
                        language: None,
                        unwanted: &unwanted,
                    });
                    let grave: Vec<_> = findings
                        .iter()
                        .filter(|finding| finding.severity != Severity::Note)
                        .collect();
                    assert!(grave.is_empty(), "{grave:?}\n{}\n{}", rendered.subject, rendered.text);
                }
            }
        }
    }
}

#[test]
fn the_same_person_gets_the_same_text_and_a_list_gets_all_of_them() {
    let sheet = Person::of(Tier::Warm).sheet();
    let texts: HashSet<String> = (0..60)
        .map(|number| {
            let seed = format!("person{number}@list.example");
            let first = Templates::default().draft(&sheet, &seed).unwrap().mail;
            assert_eq!(first, Templates::default().draft(&sheet, &seed).unwrap().mail);
            render(&first, "").text
        })
        .collect();
    assert_eq!(texts.len(), variants(&sheet).len());
}

#[test]
fn an_absent_person_is_never_pressed_and_a_present_one_never_measured() {
    for tier in Tier::ALL {
        for person in people(tier, MailStyle::default()) {
            for name in variants(&person.sheet()) {
                let text = render(&draft_from(name, &person.sheet()).unwrap(), "").text;
                for word in [
                    "minute 2",
                    "%",
                    "you left",
                    "attention",
                    "score",
                    "unfortunately",
                    "sorry",
                    "! ",
                ] {
                    assert!(!text.contains(word), "{word} in {name}: {text}");
                }
                assert_eq!(
                    name.starts_with("en/no_show"),
                    tier == Tier::NoShow && !text.contains("497"),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn what_a_participant_writes_cannot_become_a_link_or_a_paragraph() {
    let person =
        Person::of(Tier::Hot).asking("Does it\n\n=> offer: work\n\n[x](offer) \u{1}offer\u{2}click\u{3} for us?");
    for name in variants(&person.sheet()) {
        let mail = draft_from(name, &person.sheet()).unwrap();
        let asks: Vec<_> = mail
            .blocks
            .iter()
            .filter(|block| block.role == BlockRole::CallToAction)
            .collect();
        assert_eq!(asks.len(), 1);
        assert!(
            mail.blocks
                .iter()
                .flat_map(|block| &block.runs)
                .all(|run| !run.text.contains("click") || run.href.is_none())
        );
    }
}

#[test]
fn every_fact_that_a_paragraph_names_is_on_the_sheet() {
    for tier in Tier::ALL {
        let sheet = Person::of(tier).asking("Does it work for a team of 12?").sheet();
        let quoted = sheet.question().unwrap().fact;
        for name in variants(&sheet) {
            let mail = draft_from(name, &sheet).unwrap();
            let named: Vec<u32> = mail.blocks.iter().flat_map(|block| block.facts.clone()).collect();
            assert!(named.contains(&quoted), "{name}");
            assert!(
                named.iter().all(|id| sheet.facts.iter().any(|fact| fact.id == *id)),
                "{name}"
            );
        }
    }
}

/// The four kinds of people of each tier, as their mails are read.
#[test]
fn one_mail_of_each_tier_stays_as_it_was_approved() {
    for tier in Tier::ALL {
        let person = match tier {
            Tier::Hot => Person::of(tier).asking("Is there a payment plan for Launch Lab?"),
            Tier::Warm => Person::of(tier).writing("We do this with a spreadsheet today and it hurts"),
            Tier::Cool | Tier::Cold | Tier::NoShow => Person::of(tier),
        };
        let mail = draft_from(&format!("en/{}_1", tier.code()), &person.sheet()).unwrap();
        let rendered = render(&mail, "");
        insta::assert_snapshot!(
            tier.code(),
            format!("{}\n\n{}\n\n{}", rendered.subject, rendered.text, rendered.html)
        );
    }
}
