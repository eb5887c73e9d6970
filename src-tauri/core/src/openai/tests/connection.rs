//! The connection test, against servers that work, half work and do not.

use super::super::connection_test::ConnectionReport;
use super::*;
use FindingState::{Fails, Unknown, Works};

/// The states of the steps, and what was said about one of them.
fn of(report: &ConnectionReport, step: usize) -> ([FindingState; 5], &str) {
    let states = report.findings.each_ref().map(|finding| finding.state);
    (states, report.findings[step].said.as_str())
}

const SERVER: usize = 0;
const KEY_STEP: usize = 1;
const MODEL: usize = 2;
const FORM: usize = 3;
const SPEED: usize = 4;

async fn lists(server: &MockServer, ids: &[&str]) {
    let data: Vec<_> = ids.iter().map(|id| json!({"id": id, "object": "model"})).collect();
    Mock::given(method("GET"))
        .and(path("/v1/models"))
        .respond_with(ok(json!({"object": "list", "data": data})))
        .mount(server)
        .await;
}

async fn tested(answers: impl IntoIterator<Item = ResponseTemplate>) -> ConnectionReport {
    client(&server(answers).await).test().await
}

#[tokio::test]
async fn what_works_is_said_step_by_step() {
    let report = tested([good()]).await;
    assert!(report.works);
    let said = report.findings.each_ref().map(|finding| finding.said.as_str());
    assert_eq!(
        said[..4],
        [
            "127.0.0.1 answers.",
            "The key is accepted.",
            "The model first is there; it calls itself first-2026.",
            "The answer has the form of a mail, as the server was asked to see to.",
        ]
    );
    assert!(said[SPEED].starts_with("A short mail took 0.") && said[SPEED].ends_with(" tokens a second."));
    assert_eq!(of(&report, SPEED).0, [Works; 5]);
}

#[tokio::test]
async fn nobodys_words_are_sent() {
    let server = server([good()]).await;
    client(&server).test().await;
    let body = &bodies(&server).await[0];
    assert!(
        body["messages"][1]["content"]
            .as_str()
            .unwrap()
            .contains("Sam stayed to the end")
    );
}

#[tokio::test]
async fn the_rung_that_was_needed_is_named() {
    let no_schema = || error(400, "", "'response_format' of type 'json_schema' is not supported");
    let no_json = error(400, "", "response_format.type must be 'text'");
    for (answers, expected) in [
        (vec![no_schema(), good()], "no structured outputs; its JSON mode"),
        (
            vec![no_schema(), no_json, good()],
            "neither structured outputs nor a JSON mode",
        ),
    ] {
        let report = tested(answers).await;
        let (states, said) = of(&report, FORM);
        assert_eq!(states, [Works; 5]);
        assert!(said.contains(expected), "{said}");
    }
}

#[tokio::test]
async fn without_a_token_count_the_speed_is_that_of_the_mail() {
    let report = tested([ok(json!({"choices": [{"message": {"content": mail().to_string()}}]}))]).await;
    assert!(of(&report, SPEED).1.ends_with(" seconds."), "{}", of(&report, SPEED).1);
}

#[tokio::test]
async fn an_unknown_model_is_answered_with_the_nearest_names() {
    let gone = || error(404, "model_not_found", "no");
    let server = server([gone()]).await;
    lists(&server, &["whisper", "dall-e", "firsts", "embed", "tts", "first-mini"]).await;
    let report = client(&server).test().await;
    let (states, said) = of(&report, MODEL);
    assert_eq!(states, [Works, Works, Fails, Unknown, Unknown]);
    let expected = "127.0.0.1 does not know the model first nor second. Choose another in Settings. Most like it: \
                    firsts, first-mini, ";
    assert!(said.starts_with(expected), "{said}");
    assert!(!report.works);

    let server = super::server([gone(), good()]).await;
    lists(&server, &["second"]).await;
    let report = client(&server).test().await;
    let (states, said) = of(&report, MODEL);
    assert_eq!(states, [Works, Works, Fails, Works, Works]);
    assert_eq!(said, "first is not there; second writes in its place. It has: second.");
    assert!(report.works);
}

#[tokio::test]
async fn a_refused_key_is_told_from_a_missing_one() {
    let refused = || error(401, "invalid_api_key", "no");
    let (server, other) = (server([refused()]).await, server([refused()]).await);
    lists(&server, &["first"]).await;
    for (client, expected) in [
        (client(&server), "127.0.0.1 refused the key."),
        (
            impatient(Config {
                key: None,
                ..config(&server)
            }),
            "127.0.0.1 wants a key.",
        ),
    ] {
        let report = client.test().await;
        let (states, said) = of(&report, KEY_STEP);
        assert_eq!(
            states,
            [Works, Fails, Works, Unknown, Unknown],
            "the model is in the list"
        );
        assert!(said.starts_with(expected), "{said}");
    }
    let report = client(&other).test().await;
    assert_eq!(
        of(&report, MODEL).0[MODEL],
        Unknown,
        "without a list nothing is known of the model"
    );
}

#[tokio::test]
async fn what_could_not_be_tried_is_unknown_and_not_wrong() {
    for (answer, states, step, expected) in [
        (
            error(429, "insufficient_quota", "You exceeded your current quota"),
            [Works, Works, Unknown, Unknown, Fails],
            SPEED,
            "no credit left",
        ),
        (
            error(500, "", "oops"),
            [Works, Unknown, Unknown, Unknown, Fails],
            SPEED,
            "error 500: oops",
        ),
        (
            says("Hi Sam, thank you for coming!", "stop"),
            [Works, Works, Works, Fails, Unknown],
            FORM,
            "was no mail",
        ),
        (
            error(404, "", "Invalid URL"),
            [Fails, Unknown, Unknown, Unknown, Unknown],
            SERVER,
            "no chat completions at this address",
        ),
        (
            ResponseTemplate::new(200).set_body_raw(&b"<h1>Welcome</h1>"[..], "text/html"),
            [Fails, Unknown, Unknown, Unknown, Unknown],
            SERVER,
            "answered with a web page",
        ),
    ] {
        let report = tested([answer]).await;
        let (found, said) = of(&report, step);
        assert_eq!(found, states, "{said}");
        assert!(said.contains(expected), "{said}");
        assert!(!report.works);
    }
}

#[tokio::test]
async fn a_server_that_writes_too_slowly_is_given_up_in_time() {
    let server = server([good().set_delay(Duration::from_secs(30))]).await;
    let timeout = Duration::from_millis(300);
    let begun = Instant::now();
    let report = impatient(Config {
        timeout,
        ..config(&server)
    })
    .test()
    .await;
    let (states, said) = of(&report, SPEED);
    assert_eq!(states, [Works, Unknown, Unknown, Unknown, Fails]);
    assert!(said.contains("did not answer within"), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(10));
}

async fn tested_at(base_url: String) -> (ConnectionReport, Duration) {
    let unused = MockServer::start().await;
    let client = impatient(Config {
        base_url,
        ..config(&unused)
    });
    let begun = Instant::now();
    (client.test().await, begun.elapsed())
}

#[tokio::test]
async fn why_a_server_cannot_be_reached_is_told_apart() {
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let plain = MockServer::start().await;
    for (base_url, expected) in [
        (format!("http://127.0.0.1:{port}/v1"), "nothing answers there"),
        (
            plain.uri().replace("http://", "https://"),
            "it answers, but without encryption",
        ),
        (
            "https://no-such-server.invalid/v1".to_owned(),
            "no server has this name",
        ),
    ] {
        let (report, took) = tested_at(base_url).await;
        let (states, said) = of(&report, SERVER);
        assert_eq!(states, [Fails, Unknown, Unknown, Unknown, Unknown]);
        assert!(
            said.contains("cannot be reached: ") && said.contains(expected),
            "{said}"
        );
        assert!(took < Duration::from_secs(10), "not tried again and again: {took:?}");
    }
}
