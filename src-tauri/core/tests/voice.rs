//! The user's own mails: kept, told to a model without anybody's data, compared with each draft.

#![allow(clippy::unwrap_used)]

mod support;

use std::sync::Arc;

use support::{ATTENDEES, CHAT, Fixture, Scripted, ports};
use webinarwins_core::domain::{DraftStatus, Engine, Severity, Voice};
use webinarwins_core::views::Settings;
use webinarwins_core::{Code, Ports};

const SAMPLE: &str = "Hey Ada,\n\nThanks for today. I've read your notes and they're good. Let's go on with the second \
                      part, Ada. It's short.\n\nWrite to ada@example.org.\n\nCheers,\nMara";

fn settings(samples: &[&str], phrases: Option<&[&str]>) -> Settings {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Settings {
        voice: Voice {
            samples: owned(samples),
            phrases: phrases.map(owned),
        },
        ..Settings::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_shows_how_much_it_sounds_like_the_samples_and_nothing_without_any() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe").id;
    assert_eq!(fixture.app.draft(john).unwrap().voice, None);
    assert!(fixture.app.voice().unwrap().measured.is_empty());
    fixture.app.update_settings(settings(&[SAMPLE], None)).unwrap();
    let voice = fixture.app.draft(john).unwrap().voice.unwrap();
    assert!(
        voice
            .reasons
            .iter()
            .any(|reason| reason.starts_with("you greet with “Hey”")),
        "{voice:?}"
    );
    let measured = fixture.app.voice().unwrap().measured;
    assert!(
        measured
            .iter()
            .any(|fact| fact.name == "Sign-off" && fact.value == "“Cheers”")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_phrase_is_looked_for_in_drafts_that_are_there_and_approvals_stay() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe").id;
    fixture.app.approve_drafts(&[john], true).unwrap();
    let draft = fixture.app.draft(john).unwrap();
    let word = draft.mail.subject.split(' ').next().unwrap().to_owned();
    fixture.app.update_settings(settings(&[], Some(&[&word]))).unwrap();
    let after = fixture.app.draft(john).unwrap();
    let found = after
        .findings
        .iter()
        .find(|finding| finding.rule == "unwanted_phrase")
        .unwrap();
    assert_eq!((found.severity, &found.excerpt), (Severity::Warn, &word));
    assert_eq!(after.item.status, DraftStatus::Approved);
    assert_eq!(after.version, draft.version);
    fixture.app.update_settings(settings(&[], None)).unwrap();
    assert!(
        fixture
            .app
            .draft(john)
            .unwrap()
            .findings
            .iter()
            .all(|finding| finding.rule != "unwanted_phrase")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_is_told_the_voice_and_the_phrases_but_nobodys_data_from_the_samples() {
    let drafter = Arc::new(Scripted::default());
    let fixture = Fixture::with(Ports {
        drafter: Some(drafter.clone()),
        ..ports()
    });
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    fixture
        .app
        .update_settings(settings(&[SAMPLE], Some(&["synergy"])))
        .unwrap();
    fixture.run(webinar, Engine::Openai).await;
    let asked = drafter.asked.lock().unwrap();
    assert!(!asked.is_empty());
    for request in asked.iter() {
        assert!(request.instructions.contains("I've read your notes") && request.instructions.contains("\"synergy\""));
        for data in ["Ada", "ada@", "Mara", "Cheers"] {
            assert!(
                !request.instructions.contains(data),
                "{data} in:\n{}",
                request.instructions
            );
        }
    }
}

#[test]
fn samples_that_are_too_long_are_refused_in_words_and_the_voice_before_stays() {
    let fixture = Fixture::new();
    fixture.app.update_settings(settings(&[SAMPLE], None)).unwrap();
    let error = fixture
        .app
        .update_settings(settings(&[SAMPLE, &"word ".repeat(900)], None))
        .unwrap_err();
    assert_eq!(error.code, Code::Invalid);
    assert!(
        error.message.starts_with("Mail 2 has 4499 characters"),
        "{}",
        error.message
    );
    assert_eq!(fixture.app.settings().unwrap().voice.samples, [SAMPLE]);
}
