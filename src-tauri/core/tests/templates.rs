//! The user's own templates: tried on a person, saved, used from then on.

#![allow(clippy::unwrap_used)]

mod support;

use support::Fixture;
use webinarwins_core::domain::{Language, Tier};

const OWN: &str =
    "Subject: From me, after {{ event_plain }}\nThese are my own words about {{ event }}.\n=> reply: Reply.\n";

fn own_everywhere(fixture: &Fixture) {
    for template in fixture.app.templates(Language::En).unwrap() {
        let saved = fixture.app.save_template(&template.name, OWN).unwrap();
        assert!(saved.is_own && saved.text == OWN);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_template_writes_new_drafts_and_leaves_those_that_are_there() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let before: Vec<_> = fixture.drafts(webinar).into_iter().map(|draft| draft.subject).collect();
    own_everywhere(&fixture);
    let after: Vec<_> = fixture.drafts(webinar).into_iter().map(|draft| draft.subject).collect();
    assert_eq!(before, after);

    let john = fixture.draft_to(webinar, "John Doe").id;
    fixture.app.regenerate_draft(john, None).await.unwrap();
    let draft = fixture.app.draft(john).unwrap();
    assert!(draft.text.contains("These are my own words"), "{}", draft.text);
    assert_eq!(draft.fallback, None);

    let fixture = fixture.restarted();
    let kept = fixture.app.templates(Language::En).unwrap();
    assert!(kept.iter().all(|template| template.is_own));
    let hot = fixture.app.reset_template("en/hot_1").unwrap();
    assert!(!hot.is_own && hot.tier == Some(Tier::Hot) && hot.text != OWN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_uses_the_users_own_templates() {
    let fixture = Fixture::new();
    own_everywhere(&fixture);
    let webinar = fixture.drafted().await;
    let drafts = fixture.drafts(webinar);
    assert!(!drafts.is_empty());
    assert!(drafts.iter().all(|draft| draft.subject.starts_with("From me")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_faulty_template_is_not_saved() {
    let fixture = Fixture::new();
    let faulty = OWN.replace("{{ event }}", "{{ evnt }}");
    let error = fixture.app.save_template("en/hot_1", &faulty).unwrap_err();
    assert_eq!(
        error.message,
        "Line 2: There is no token “evnt”. Did you mean “event”? Nothing was changed."
    );
    assert!(
        fixture
            .app
            .templates(Language::En)
            .unwrap()
            .iter()
            .all(|template| !template.is_own)
    );
    assert!(fixture.app.save_template("en/hot_99", OWN).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_the_whole_mail_with_what_the_checks_say() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe").attendee_id;
    let seen = fixture.app.preview_template(Language::En, OWN, Some(john)).unwrap();
    let mail = seen.mail.unwrap();
    assert!(mail.text.starts_with("Hi John,"), "{}", mail.text);
    assert!(mail.text.contains("my own words"), "{}", mail.text);
    let value = |name: &str| {
        let insert = format!("{{{{ {name} }}}}");
        seen.tokens
            .iter()
            .find(|token| token.insert == insert)
            .unwrap()
            .value
            .clone()
    };
    assert_eq!(value("first_name").as_deref(), Some("John"));

    let risky = OWN.replace("Reply.", "Reply.\nP.S. It costs $1,234 until 3 May.");
    let seen = fixture.app.preview_template(Language::En, &risky, Some(john)).unwrap();
    assert!(!seen.mail.unwrap().findings.is_empty());

    let german = fixture.app.preview_template(Language::De, OWN, Some(john)).unwrap();
    assert!(!german.mail.unwrap().text.starts_with("Hi John,"));

    let hole = OWN.replace("my own", "{{ topic }}");
    let seen = fixture.app.preview_template(Language::En, &hole, Some(john)).unwrap();
    let fault = seen.fault.unwrap();
    assert!(fault.one_person && fault.line == Some(2), "{fault:?}");
    assert!(seen.mail.is_none());

    let nobody = fixture.app.preview_template(Language::En, OWN, None).unwrap();
    assert!(nobody.mail.unwrap().text.starts_with("Hi Lori,"));
    assert!(
        fixture
            .drafts(webinar)
            .iter()
            .all(|draft| !draft.subject.starts_with("From me"))
    );
}
