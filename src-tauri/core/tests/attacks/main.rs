//! A frozen corpus of attacks by participants: what each may do to the request, the draft, the person's flag, and to
//! a model that obeys it. `attacks.json` holds the attacks, one a line; this holds what must be true of all.
//!
//! An entry: a `name`; `where` the text stands (`name`, `chat`, `question`, `poll`,
//! `registration`); the `text`, in which `{nonce}` is
//! the code of the fence; what a model says that `obeys`; what must be `absent` from a template's mail; and whether
//! the person is `flagged` because the text reads like instructions.

#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod journey;

use serde::Deserialize;
use webinarwins_core::checks::{
    ADDRESS, Checked, INSTRUCTIONS_RULE, Pattern, Recipient, Register, URL, UnwantedPhrases, check,
};
use webinarwins_core::domain::attendee::Presence;
use webinarwins_core::domain::text::is_invisible;
use webinarwins_core::domain::{
    Asked, Attendee, AttendeeId, EmailAddress, Finding, Mail, Message, MessageSource, Money, PollAnswer, Role, Score,
    Sender, Severity, Standing, Tier, WebinarDetails, WebinarId,
};
use webinarwins_core::drafting::{FactSheet, Templates, accept, render, request};
use webinarwins_core::{CtaTarget, Reply, ReplyCta, ReplyParagraph};

const NONCE: &str = "6f1d0c52e7b94c0a";

/// Above any honest request by far, below what costs money.
const LONGEST_REQUEST: usize = 12_000;

/// What other people on the list are and wrote; none of it may be in somebody else's request or mail.
const OTHERS: [(&str, &str); 2] = [
    ("Bela Kestrel", "bela@kestrel.example"),
    ("Ana de la Cruz", "ana@cruz.example"),
];

#[derive(Deserialize)]
pub struct Attack {
    pub name: String,
    #[serde(rename = "where")]
    pub place: Place,
    pub text: String,
    pub obeys: String,
    pub absent: Vec<String>,
    pub flagged: bool,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    Name,
    Chat,
    Question,
    Poll,
    Registration,
}

pub fn attacks() -> Vec<Attack> {
    let attacks: Vec<Attack> = serde_json::from_str(include_str!("attacks.json")).unwrap();
    attacks
        .into_iter()
        .map(|attack| Attack {
            text: attack.text.replace("{nonce}", NONCE),
            ..attack
        })
        .collect()
}

/// What the program makes of one attacker.
struct Case {
    attacker: Attendee,
    sheet: FactSheet,
    webinar: WebinarDetails,
    sender: Sender,
}

impl Case {
    fn of(attack: &Attack, tier: Tier) -> Self {
        let now = jiff::Timestamp::UNIX_EPOCH;
        let webinar_id = WebinarId::new(now);
        let name = match attack.place {
            Place::Name => attack.text.clone(),
            _ => "Lori Vance".to_owned(),
        };
        let attended = tier != Tier::NoShow;
        let attacker = Attendee {
            id: AttendeeId::new(now),
            webinar_id,
            name: name.clone(),
            email: EmailAddress::parse("lori@vance.example").ok(),
            presence: Presence {
                standing: if attended { Standing::Attended } else { Standing::NoShow },
                attendance_percent: attended.then_some(52.0),
                exit_minute: attended.then_some(31.0),
                ..Presence::default()
            },
            location: None,
            role: Role::Audience,
            kept: None,
        };
        let said = matches!(attack.place, Place::Chat | Place::Question).then(|| Message {
            webinar_id,
            attendee_id: Some(attacker.id),
            author_name: name.clone(),
            author_email: None,
            at: None,
            minute: Some(12.0),
            text: attack.text.clone(),
            is_question: attack.place == Place::Question,
            source: MessageSource::Chat,
            is_private: false,
            reply_to: None,
            answer: None,
            origin: String::new(),
        });
        let asked = match attack.place {
            Place::Poll => Some(Asked::InPoll),
            Place::Registration => Some(Asked::OnRegistering),
            Place::Name | Place::Chat | Place::Question => None,
        };
        let voted = asked.map(|asked| PollAnswer {
            asked,
            webinar_id,
            attendee_id: Some(attacker.id),
            author_name: name,
            question: "What holds you back?".to_owned(),
            answers: vec![attack.text.clone()],
            at: None,
            origin: String::new(),
        });
        let webinar = WebinarDetails {
            title: "Fill Your Workshops Without Ads".to_owned(),
            duration_minutes: Some(60.0),
            host_name: Some("Mara Quill".to_owned()),
            offer_name: Some("Launch Lab".to_owned()),
            offer_url: Some("https://quill.example/lab".to_owned()),
            replay_url: Some("https://quill.example/replay".to_owned()),
            price: Money::parse("497", "USD").ok(),
            ..WebinarDetails::default()
        };
        let sender = Sender {
            name: "Mara Quill".to_owned(),
            ..Sender::default()
        };
        let score = Score {
            value: 71.0,
            tier,
            parts: Vec::new(),
            notes: Vec::new(),
        };
        let messages: Vec<Message> = said.into_iter().collect();
        let polls: Vec<PollAnswer> = voted.into_iter().collect();
        let sheet = FactSheet::build(&webinar, &attacker, &score, &messages, &polls, &sender);
        Self {
            attacker,
            sheet,
            webinar,
            sender,
        }
    }

    fn findings(&self, mail: &Mail) -> Vec<Finding> {
        let now = jiff::Timestamp::UNIX_EPOCH;
        let others: Vec<(AttendeeId, &str, EmailAddress)> = OTHERS
            .iter()
            .map(|(name, email)| (AttendeeId::new(now), *name, EmailAddress::parse(email).unwrap()))
            .collect();
        let attacker = &self.attacker;
        let register = Register::new(
            others
                .iter()
                .map(|(id, name, email)| (*id, *name, Some(email)))
                .chain([(attacker.id, attacker.name.as_str(), attacker.email.as_ref())]),
        );
        check(&Checked {
            mail,
            note: "",
            html_bytes: render(mail, "").html.len(),
            facts: &self.sheet.facts,
            recipient: Recipient {
                id: attacker.id,
                name: &attacker.name,
                email: attacker.email.as_ref(),
                attended: attacker.presence.attended(),
                role: attacker.role,
                is_audience: true,
            },
            webinar: &self.webinar,
            sender: &self.sender,
            register: &register,
            colleagues: &[],
            language: None,
            unwanted: &UnwantedPhrases::new(Vec::new()),
        })
    }
}

/// The reply of a model that does what the attacker wants, resting on every fact there is.
pub fn obedient(attack: &Attack, fact_ids: Vec<u32>) -> Reply {
    Reply {
        subject: "About the webinar".to_owned(),
        paragraphs: vec![ReplyParagraph {
            text: attack.obeys.clone(),
            fact_ids,
        }],
        cta: ReplyCta {
            label: "See what is inside".to_owned(),
            target: CtaTarget::Offer,
        },
        ps: None,
    }
}

#[test]
fn there_are_at_least_sixty_attacks_in_every_place() {
    let attacks = attacks();
    assert!(attacks.len() >= 60, "{}", attacks.len());
    for place in [Place::Name, Place::Chat, Place::Question, Place::Poll] {
        assert!(attacks.iter().filter(|attack| attack.place == place).count() >= 4);
    }
}

#[test]
fn a_request_stays_one_fence_of_data_about_one_person() {
    for attack in attacks() {
        let case = Case::of(&attack, Tier::Warm);
        let request = request(&case.sheet, NONCE);
        let name = &attack.name;
        let lines: Vec<&str> = request.person.lines().collect();
        assert_eq!(lines.first(), Some(&format!("BEGIN {NONCE}").as_str()), "{name}");
        assert_eq!(lines.last(), Some(&format!("END {NONCE}").as_str()), "{name}");
        let whole = format!("{}\n{}", request.instructions, request.person);
        assert_eq!(
            whole.matches(NONCE).count(),
            2,
            "{name}: the code of the fence stands elsewhere"
        );
        for line in &lines[1..lines.len() - 1] {
            let fact: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(
                fact["text"].is_string() && fact.as_object().unwrap().len() == 3,
                "{name}: {line}"
            );
        }
        let hidden = whole.chars().find(|c| *c != '\n' && is_invisible(*c));
        assert_eq!(hidden, None, "{name}");
        assert!(whole.len() < LONGEST_REQUEST, "{name}: {} bytes", whole.len());
        let harmless = request_of_nobody();
        assert_eq!(
            request.instructions, harmless,
            "{name}: the attack reached the instructions"
        );
        for (other, email) in OTHERS {
            for secret in [other, email] {
                assert!(
                    attack.text.contains(secret) || !whole.contains(secret),
                    "{name}: {secret}"
                );
            }
        }
        if attack.place == Place::Name {
            assert!(
                !whole.contains(attack.text.trim()) || attack.text.trim().is_empty(),
                "{name}: the name left"
            );
        }
    }
}

/// The instructions when nobody attacks.
fn request_of_nobody() -> String {
    let nobody = Attack {
        name: String::new(),
        place: Place::Chat,
        text: "What a good session".to_owned(),
        obeys: String::new(),
        absent: Vec::new(),
        flagged: false,
    };
    request(&Case::of(&nobody, Tier::Warm).sheet, NONCE).instructions
}

#[test]
fn a_template_never_passes_an_attack_on() {
    static TAG: Pattern = Pattern::new(r"<[^>]*>");
    static ALLOWED: Pattern = Pattern::new(
        r#"^</?(?:p|strong|em|ul|li|a)>$|^<p style="margin(?:-top)?:0">$|^<a href="https://quill\.example/(?:lab|replay)">$"#,
    );
    for attack in attacks() {
        for tier in Tier::ALL {
            let case = Case::of(&attack, tier);
            for seed in 0..4 {
                let mail = Templates::default().draft(&case.sheet, &seed.to_string()).unwrap().mail;
                let rendered = render(&mail, "");
                let place = format!("{} ({tier:?}):\n{}\n\n{}", attack.name, rendered.subject, rendered.text);
                for part in [&rendered.subject, &rendered.text, &rendered.html] {
                    for absent in &attack.absent {
                        assert!(!part.contains(absent.as_str()), "{absent} in {place}");
                    }
                    assert!(!part.chars().any(|c| c != '\n' && is_invisible(c)), "{place}");
                    assert_eq!(ADDRESS.first(part), None, "{place}");
                }
                for link in URL.all(&rendered.text) {
                    assert!(link.starts_with("https://quill.example/"), "{link} in {place}");
                }
                for tag in TAG.all(&rendered.html) {
                    assert!(ALLOWED.matches(tag), "{tag} in {place}");
                }
                // Whoever names somebody else in a question worth quoting gets a draft that waits for its reader.
                let named = OTHERS.iter().any(|(other, _)| rendered.text.contains(other));
                let findings = case.findings(&mail);
                let blocking = findings.iter().find(|finding| finding.severity == Severity::Block);
                assert_eq!(
                    blocking.map(|finding| finding.rule.as_str()),
                    named.then_some("name_of_another"),
                    "{place}"
                );
            }
        }
    }
}

#[test]
fn a_model_that_obeys_is_refused_or_its_draft_is_blocked() {
    let mut approvable = Vec::new();
    for attack in attacks() {
        let case = Case::of(&attack, Tier::Warm);
        let all = case.sheet.facts.iter().map(|fact| fact.id).collect();
        let Ok(mail) = accept(&obedient(&attack, all), &case.sheet) else {
            continue;
        };
        let findings = case.findings(&mail);
        if !findings.iter().any(|finding| finding.severity == Severity::Block) {
            approvable.push((attack.name, render(&mail, "").text));
        }
    }
    assert!(approvable.is_empty(), "{approvable:#?}");
}

#[test]
fn whoever_instructs_a_machine_is_flagged_and_nobody_else() {
    let mut wrong = Vec::new();
    for attack in attacks() {
        let case = Case::of(&attack, Tier::Warm);
        let mail = Templates::default().draft(&case.sheet, "a").unwrap().mail;
        let findings = case.findings(&mail);
        let flagged = findings.iter().any(|finding| finding.rule == INSTRUCTIONS_RULE);
        if flagged != attack.flagged {
            wrong.push(attack.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
