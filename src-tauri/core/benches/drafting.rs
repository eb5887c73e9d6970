//! What a draft from a template costs per person of a long list: writing, rendering, checking.
#![allow(clippy::unwrap_used)]

use divan::Bencher;
use webinarwins_core::checks::{Checked, Recipient, Register, UnwantedPhrases, check};
use webinarwins_core::domain::attendee::Presence;
use webinarwins_core::domain::{
    Attendee, AttendeeId, Chapter, EmailAddress, Message, MessageSource, Money, Role, Score, Sender, Standing, Tier,
    Voice, WebinarDetails, WebinarId,
};
use webinarwins_core::drafting::{FactSheet, Templates, VoiceGuide, render, usual_phrases};

const PEOPLE: usize = 10_000;

fn main() {
    divan::main();
}

fn webinar() -> WebinarDetails {
    WebinarDetails {
        title: "Fill Your Workshops Without Ads".to_owned(),
        duration_minutes: Some(60.0),
        offer_name: Some("Launch Lab".to_owned()),
        offer_url: Some("https://quill.example/lab".to_owned()),
        replay_url: Some("https://quill.example/replay".to_owned()),
        price: Money::parse("497", "USD").ok(),
        chapters: vec![Chapter {
            minute: 40.0,
            title: "Pricing your first workshop".to_owned(),
        }],
        ..WebinarDetails::default()
    }
}

fn attendees() -> Vec<Attendee> {
    let now = jiff::Timestamp::UNIX_EPOCH;
    let webinar_id = WebinarId::new(now);
    let word = |mut number: usize| {
        let mut word = String::new();
        for at in 0..4 {
            let letters = if at % 2 == 0 { "bdfklmnprst" } else { "aeiou" };
            word.push(letters.chars().nth(number % letters.len()).unwrap());
            number /= letters.len();
        }
        word[..1].to_uppercase() + &word[1..]
    };
    (0..PEOPLE)
        .map(|number| Attendee {
            id: AttendeeId::new(now),
            webinar_id,
            name: format!("{} {}son", word(number), word(number / 7)),
            email: EmailAddress::parse(&format!("person{number}@list.example")).ok(),
            presence: Presence {
                standing: if number % 3 == 0 {
                    Standing::NoShow
                } else {
                    Standing::Attended
                },
                attendance_percent: Some(50.0),
                exit_minute: Some(31.0),
                ..Presence::default()
            },
            location: None,
            role: Role::Audience,
            kept: None,
        })
        .collect()
}

fn question(attendee: &Attendee) -> Message {
    Message {
        webinar_id: attendee.webinar_id,
        attendee_id: Some(attendee.id),
        author_name: attendee.name.clone(),
        author_email: None,
        at: None,
        minute: Some(12.0),
        text: "Great so far! Is there a payment plan for small teams?".to_owned(),
        is_question: true,
        source: MessageSource::Chat,
        is_private: false,
        reply_to: None,
        answer: None,
        origin: String::new(),
    }
}

fn register(attendees: &[Attendee]) -> Register {
    Register::new(
        attendees
            .iter()
            .map(|person| (person.id, person.name.as_str(), person.email.as_ref())),
    )
}

/// The register of a whole list, built once per webinar.
#[divan::bench(sample_count = 10)]
fn register_of_10_000(bencher: Bencher<'_, '_>) {
    let attendees = attendees();
    bencher.bench_local(|| register(&attendees));
}

/// One finished mail with what it is checked against.
struct Written {
    mail: webinarwins_core::domain::Mail,
    html_bytes: usize,
    facts: Vec<webinarwins_core::domain::Fact>,
}

fn sender() -> Sender {
    Sender {
        name: "Mara Quill".to_owned(),
        ..Sender::default()
    }
}

fn written(person: &Attendee, webinar: &WebinarDetails, sender: &Sender) -> Written {
    let tier = if person.presence.attended() {
        Tier::Warm
    } else {
        Tier::NoShow
    };
    let score = Score {
        value: 65.0,
        tier,
        parts: Vec::new(),
        notes: Vec::new(),
    };
    let sheet = FactSheet::build(webinar, person, &score, &[question(person)], &[], sender);
    let mail = Templates::default().draft(&sheet, &person.name).unwrap().mail;
    Written {
        html_bytes: render(&mail, "").html.len(),
        mail,
        facts: sheet.facts,
    }
}

fn findings(
    person: &Attendee,
    written: &Written,
    webinar: &WebinarDetails,
    sender: &Sender,
    register: &Register,
    unwanted: &UnwantedPhrases,
) -> usize {
    check(&Checked {
        mail: &written.mail,
        note: "",
        html_bytes: written.html_bytes,
        facts: &written.facts,
        recipient: Recipient {
            id: person.id,
            name: &person.name,
            email: person.email.as_ref(),
            attended: person.presence.attended(),
            role: person.role,
            is_audience: person.is_audience(),
        },
        webinar,
        sender,
        register,
        colleagues: &[],
        unwanted,
        language: None,
    })
    .len()
}

/// One person, from facts to findings.
#[divan::bench]
fn one_person_of_10_000(bencher: Bencher<'_, '_>) {
    let (webinar, attendees, sender) = (webinar(), attendees(), sender());
    let register = register(&attendees);
    let unwanted = UnwantedPhrases::new(usual_phrases());
    let mut turn = 0;
    bencher.bench_local(|| {
        let person = &attendees[turn % attendees.len()];
        turn += 1;
        let written = written(person, &webinar, &sender);
        findings(person, &written, &webinar, &sender, &register, &unwanted)
    });
}

/// All checks on one draft, as after every change of a text.
#[divan::bench]
fn all_checks_of_one_draft_of_10_000(bencher: Bencher<'_, '_>) {
    let (webinar, attendees, sender) = (webinar(), attendees(), sender());
    let register = register(&attendees);
    let unwanted = UnwantedPhrases::new(usual_phrases());
    let drafts: Vec<Written> = attendees
        .iter()
        .take(200)
        .map(|person| written(person, &webinar, &sender))
        .collect();
    let mut turn = 0;
    bencher.bench_local(|| {
        let at = turn % drafts.len();
        turn += 1;
        findings(&attendees[at], &drafts[at], &webinar, &sender, &register, &unwanted)
    });
}

/// Five mails of the user's own, each as long as it may be, measured and made into words for a model.
#[divan::bench]
fn voice_of_five_long_mails(bencher: Bencher<'_, '_>) {
    let sentence = "I've read your notes, and they're better than you think. Shall we go on with the second part?\n\n";
    let sample = format!("Hi Lori,\n\n{}Cheers,\nMara", sentence.repeat(40));
    let voice = Voice {
        samples: vec![sample; 5],
        phrases: None,
    };
    bencher.bench_local(|| VoiceGuide::new(&voice));
}
