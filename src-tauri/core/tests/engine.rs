//! A model server over HTTP, from the settings to the stored drafts: what it understands is learnt once.

#![allow(clippy::unwrap_used)]

mod support;

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use support::{ATTENDEES, CHAT, Fixture, ports};
use webinarwins_core::domain::{Engine, WebinarId};
use webinarwins_core::{Clock, Ports};
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// A server that knows no schemas, and writes the same true mail to everybody.
async fn server() -> MockServer {
    let server = MockServer::start().await;
    let answer = |request: &Request| {
        let body: Value = request.body_json().unwrap();
        if body["response_format"]["type"] == "json_schema" {
            let complaint = "'response_format' of type 'json_schema' is not supported";
            return ResponseTemplate::new(400).set_body_json(json!({"error": {"message": complaint}}));
        }
        let mail = json!({
            "subject": "About the webinar",
            "paragraphs": [{"text": "It was good to have so many people interested in this subject.", "fact_ids": []}],
            "cta": {"label": "Just reply to this mail", "target": "reply"},
            "ps": null,
        });
        ResponseTemplate::new(200).set_body_json(json!({
            "model": "small",
            "choices": [{"message": {"content": mail.to_string()}, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 20},
        }))
    };
    Mock::given(method("POST")).respond_with(answer).mount(&server).await;
    server
}

/// The forms that the answers were asked for in after the first `seen` requests, in order; those are seen then.
async fn forms(server: &MockServer, seen: &mut usize) -> Vec<String> {
    let requests = server.received_requests().await.unwrap();
    let before = std::mem::replace(seen, requests.len());
    requests[before..]
        .iter()
        .filter(|request| request.method == wiremock::http::Method::POST)
        .map(|request| {
            let body: Value = request.body_json().unwrap();
            body["response_format"]["type"].as_str().unwrap_or_default().to_owned()
        })
        .collect()
}

fn using(fixture: &Fixture, server: &MockServer) {
    let mut settings = fixture.app.settings().unwrap();
    settings.engine.base_url = format!("{}/v1", server.uri());
    settings.engine.model = "small".to_owned();
    fixture.app.update_settings(settings).unwrap();
}

async fn rewritten(fixture: &Fixture, webinar: WebinarId) {
    let mut run = support::run_of(webinar, Engine::Openai);
    run.options.rewrite = true;
    let job = fixture.app.start_drafts(run).unwrap().finished().await;
    assert_eq!((job.done, job.failed), (3, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_server_refuses_is_not_sent_again_after_a_restart_until_it_is_tested() {
    let server = server().await;
    let mut seen = 0;
    let fixture = Fixture::new();
    using(&fixture, &server);
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    rewritten(&fixture, webinar).await;
    assert_eq!(
        forms(&server, &mut seen).await,
        ["json_schema", "json_object", "json_object", "json_object"]
    );

    let fixture = fixture.restarted();
    rewritten(&fixture, webinar).await;
    assert_eq!(forms(&server, &mut seen).await, ["json_object"; 3]);

    assert!(fixture.app.test_engine().await.unwrap().works);
    assert_eq!(forms(&server, &mut seen).await, ["json_schema", "json_object"]);
    rewritten(&fixture, webinar).await;
    assert_eq!(
        forms(&server, &mut seen).await,
        ["json_object"; 3],
        "what the test learnt counts"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_test_that_fails_forgets_too() {
    let (server, gone) = (server().await, MockServer::start().await);
    let mut seen = 0;
    let fixture = Fixture::new();
    using(&fixture, &server);
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    rewritten(&fixture, webinar).await;
    using(&fixture, &gone);
    assert!(!fixture.app.test_engine().await.unwrap().works);
    using(&fixture, &server);
    forms(&server, &mut seen).await;
    rewritten(&fixture, webinar).await;
    assert_eq!(forms(&server, &mut seen).await[0], "json_schema");
}

/// A clock that stands where it is put.
struct Standing(Mutex<jiff::Timestamp>);

impl Clock for Standing {
    fn now(&self) -> jiff::Timestamp {
        *self.0.lock().unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_month_the_server_is_asked_as_if_it_were_new() {
    let server = server().await;
    let mut seen = 0;
    let clock = Arc::new(Standing(Mutex::new("2026-01-01T12:00:00Z".parse().unwrap())));
    let fixture = Fixture::with(Ports {
        clock: clock.clone(),
        ..ports()
    });
    using(&fixture, &server);
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    rewritten(&fixture, webinar).await;
    for (date, first) in [
        ("2026-01-20T12:00:00Z", "json_object"),
        // Using it made it no younger.
        ("2026-02-01T12:00:00Z", "json_schema"),
    ] {
        forms(&server, &mut seen).await;
        *clock.0.lock().unwrap() = date.parse().unwrap();
        rewritten(&fixture, webinar).await;
        assert_eq!(forms(&server, &mut seen).await[0], first, "{date}");
    }
}
