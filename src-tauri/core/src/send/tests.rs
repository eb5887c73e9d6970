#![allow(clippy::unwrap_used, clippy::panic)]
use jsonschema::Validator;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use wiremock::matchers::{header, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::*;

fn sender() -> Sender {
    Sender {
        email: "gabriela@example.com".parse().unwrap(),
        name: "Gabriela; Reyes, \"Host\"\r\nBcc: x@example.com".to_owned(),
        reply_to: Some("reply@example.com".parse().unwrap()),
        group: None,
        unsubscribe_url: None,
    }
}

fn letter() -> Letter {
    Letter {
        id: "0199a000-0000-7000-8000-000000000001".to_owned(),
        key: "0199a000-0000-7000-8000-000000000001-5f3c".to_owned(),
        to: "ada@example.org".parse().unwrap(),
        subject: "About\r\nBcc: everybody@example.com sharing".to_owned(),
        text: "Hi Ada,\n\nyes.".to_owned(),
        html: "<p>Hi Ada,</p>\n<p>yes.</p>".to_owned(),
        send_at: None,
    }
}

fn config(base_url: &str, sender: Sender) -> Config {
    Config {
        base_url: base_url.to_owned(),
        key: Sensitive::new("SG.key".to_owned()),
        sender,
        timeout: Duration::from_millis(300),
    }
}

fn sendgrid(base_url: &str) -> SendGrid {
    SendGrid::new(config(base_url, sender())).unwrap()
}

fn resend(base_url: &str) -> Resend {
    Resend::new(config(base_url, sender())).unwrap()
}

fn specification(of: &str) -> Validator {
    let mut schema: Value = serde_json::from_str(include_str!("../../tests/fixtures/mail/requests.json")).unwrap();
    schema["$ref"] = json!(format!("#/$defs/{of}"));
    jsonschema::validator_for(&schema).unwrap()
}

fn assert_valid(validator: &Validator, instance: &Value) {
    let errors: Vec<_> = validator.iter_errors(instance).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}\n{instance:#}");
}

/// Every sort of letter from every sort of sender.
fn variants() -> Vec<(Sender, Letter)> {
    let bare = Sender {
        name: String::new(),
        reply_to: None,
        ..sender()
    };
    let grouped = Sender {
        group: Some(101),
        ..sender()
    };
    let paged = Sender {
        unsubscribe_url: Some("https://example.com/u?p=1".to_owned()),
        ..sender()
    };
    let later = Letter {
        send_at: Some("2026-11-26T08:00:00Z".parse().unwrap()),
        ..letter()
    };
    [bare, grouped, paged, sender()]
        .into_iter()
        .flat_map(|sender| [(sender.clone(), letter()), (sender, later.clone())])
        .collect()
}

#[test]
fn every_request_is_valid_by_the_published_specifications() {
    let (mail, email) = (specification("SendGridMail"), specification("ResendEmail"));
    for (sender, letter) in variants() {
        let service = SendGrid::new(config(DEFAULT_SENDGRID, sender.clone())).unwrap();
        assert_valid(&mail, &serde_json::to_value(service.request(&letter)).unwrap());
        let service = Resend::new(config(DEFAULT_RESEND, sender)).unwrap();
        assert_valid(&email, &serde_json::to_value(service.request(&letter)).unwrap());
    }
}

#[test]
fn what_the_services_would_refuse_is_not_valid() {
    let service = sendgrid(DEFAULT_SENDGRID);
    let letter = letter();
    let good = serde_json::to_value(service.request(&letter)).unwrap();
    let mail = specification("SendGridMail");
    for (field, value) in [
        ("personalisations", json!([])),
        ("personalizations", json!([])),
        ("subject", json!("")),
        ("send_at", json!("tomorrow")),
        ("asm", json!({"group_id": "101"})),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        assert!(!mail.is_valid(&bad), "{field}");
    }
}

#[test]
fn a_request_names_one_person_and_no_line_of_it_can_break() {
    for (sender, letter) in variants() {
        let has_group = sender.group.is_some();
        let service = SendGrid::new(config(DEFAULT_SENDGRID, sender)).unwrap();
        let body = serde_json::to_value(service.request(&letter)).unwrap();
        assert_eq!(body["personalizations"].as_array().unwrap().len(), 1);
        assert_eq!(body["personalizations"][0]["to"], json!([{"email": "ada@example.org"}]));
        assert_eq!(
            body["personalizations"][0]["custom_args"]["webinarwins_mail"],
            letter.id
        );
        assert_eq!(body["content"][0]["type"], "text/plain");
        assert_eq!(body["content"][1]["type"], "text/html");
        let name = body["from"]["name"].as_str().unwrap_or_default();
        let subject = body["subject"].as_str().unwrap();
        assert!(!name.contains(['\r', '\n', ';', ',', '"']), "{name}");
        assert!(!subject.contains(['\r', '\n']), "{subject}");
        assert_eq!(body.get("asm").is_some(), has_group);
        assert_eq!(
            body.get("headers").is_none(),
            has_group,
            "a way to unsubscribe, and one only"
        );
    }
}

#[test]
fn a_page_to_unsubscribe_at_takes_one_click() {
    let paged = Sender {
        unsubscribe_url: Some("https://example.com/u".to_owned()),
        ..sender()
    };
    let headers = paged.unsubscribe_headers();
    assert_eq!(
        headers["List-Unsubscribe"],
        "<https://example.com/u>, <mailto:reply@example.com?subject=unsubscribe>"
    );
    assert_eq!(headers["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
    assert_eq!(
        sender().unsubscribe_headers()["List-Unsubscribe"],
        "<mailto:reply@example.com?subject=unsubscribe>"
    );
}

#[test]
fn what_no_service_could_take_is_refused_before_anything_is_sent() {
    let with = |base_url: &str, key: &str, sender: Sender| {
        SendGrid::new(Config {
            key: Sensitive::new(key.to_owned()),
            ..config(base_url, sender)
        })
        .err()
    };
    assert!(matches!(
        with("http://api.sendgrid.com", "k", sender()),
        Some(ConfigError::Address(_))
    ));
    assert!(matches!(
        with("http://localhost.evil.com", "k", sender()),
        Some(ConfigError::Address(_))
    ));
    assert!(matches!(
        with("https://u:p@api.sendgrid.com", "k", sender()),
        Some(ConfigError::Address(_))
    ));
    assert_eq!(with(DEFAULT_SENDGRID, "two words", sender()), Some(ConfigError::Key));
    let accented = Sender {
        email: "rené@example.com".parse().unwrap(),
        ..sender()
    };
    assert_eq!(with(DEFAULT_SENDGRID, "k", accented), Some(ConfigError::Sender));
    let page = Sender {
        unsubscribe_url: Some("https://example.com/u>\r\nBcc: x@example.com".to_owned()),
        ..sender()
    };
    assert_eq!(with(DEFAULT_SENDGRID, "k", page), Some(ConfigError::Unsubscribe));
    assert_eq!(with("http://127.0.0.1:8200", "k", sender()), None);
}

/// What a server that always answers so makes of a mail.
async fn outcomes(answer: ResponseTemplate) -> [Outcome; 2] {
    let server = MockServer::start().await;
    Mock::given(method("POST")).respond_with(answer).mount(&server).await;
    let uri = server.uri();
    [sendgrid(&uri).send(&letter()).await, resend(&uri).send(&letter()).await]
}

fn sendgrid_error(status: u16, field: Option<&str>, message: &str) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(json!({"errors": [{"message": message, "field": field, "help": null}]}))
}

fn resend_error(status: u16, name: &str, message: &str) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(json!({"statusCode": status, "name": name, "message": message}))
}

#[tokio::test]
async fn a_mail_that_was_taken_is_sent() {
    let [sent, _] = outcomes(ResponseTemplate::new(202).insert_header("X-Message-Id", "m1")).await;
    assert_eq!(sent, Outcome::Sent(Some("m1".to_owned())));
    let [sent, _] = outcomes(ResponseTemplate::new(202)).await;
    assert_eq!(sent, Outcome::Sent(None));
    let [_, sent] = outcomes(ResponseTemplate::new(200).set_body_json(json!({"id": "e1"}))).await;
    assert_eq!(sent, Outcome::Sent(Some("e1".to_owned())));
    // A sign-in page of a network, or a sandbox: nobody knows.
    for outcome in outcomes(ResponseTemplate::new(200).set_body_string("<html>Sign in</html>")).await {
        assert!(matches!(outcome, Outcome::Unknown(_)), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_bad_key_no_credits_and_an_unverified_sender_stop_everything() {
    for (answer, says) in [
        (
            sendgrid_error(401, None, "The provided authorization grant is invalid"),
            "key",
        ),
        (sendgrid_error(401, None, "Maximum credits exceeded"), "credits"),
        (
            sendgrid_error(
                403,
                Some("from"),
                "The from address does not match a verified Sender Identity.",
            ),
            "verify",
        ),
        (sendgrid_error(403, None, "access forbidden"), "Mail Send"),
        (sendgrid_error(400, Some("asm.group_id"), "does not exist"), "in common"),
        (sendgrid_error(404, None, "not found"), "404"),
        (
            ResponseTemplate::new(302).insert_header("Location", "/elsewhere"),
            "302",
        ),
    ] {
        let [outcome, _] = outcomes(answer).await;
        assert!(
            matches!(&outcome, Outcome::Stop(why) if why.contains(says)),
            "{outcome:?}"
        );
    }
    for (answer, says) in [
        (resend_error(401, "missing_api_key", "Missing"), "key"),
        (resend_error(403, "invalid_api_key", "API key is invalid"), "key"),
        (
            resend_error(403, "validation_error", "The example.com domain is not verified."),
            "domain",
        ),
        (resend_error(429, "daily_quota_exceeded", "Quota"), "for now"),
    ] {
        let [_, outcome] = outcomes(answer).await;
        assert!(
            matches!(&outcome, Outcome::Stop(why) if why.contains(says)),
            "{outcome:?}"
        );
    }
}

#[tokio::test]
async fn a_refused_address_fails_alone_and_is_not_repeated_in_words() {
    let answer = sendgrid_error(
        400,
        Some("personalizations.0.to.0.email"),
        "ada@example.org is no address",
    );
    let [outcome, _] = outcomes(answer).await;
    assert!(
        matches!(&outcome, Outcome::Failed(why) if !why.contains("ada@")),
        "{outcome:?}"
    );
    let [_, outcome] = outcomes(resend_error(422, "validation_error", "Invalid `to`: ada@example.org")).await;
    assert!(
        matches!(&outcome, Outcome::Failed(why) if !why.contains("ada@")),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn too_fast_waits_until_the_service_says() {
    let at = jiff::Timestamp::now().as_second() + 5;
    let [outcome, _] = outcomes(
        sendgrid_error(429, None, "too many requests").insert_header("X-RateLimit-Reset", at.to_string().as_str()),
    )
    .await;
    let Outcome::Wait(Some(wait)) = outcome else {
        panic!("{outcome:?}")
    };
    assert!(
        wait > Duration::from_millis(4_900) && wait < Duration::from_secs(7),
        "{wait:?}"
    );
    let [outcome, _] = outcomes(sendgrid_error(429, None, "too many requests")).await;
    assert_eq!(outcome, Outcome::Wait(None));
    let past = sendgrid_error(429, None, "too many requests").insert_header("X-RateLimit-Reset", "1");
    let [outcome, _] = outcomes(past).await;
    assert!(matches!(outcome, Outcome::Wait(Some(wait)) if wait <= Duration::from_secs(1)));
    let [_, outcome] = outcomes(resend_error(429, "rate_limit_exceeded", "").insert_header("retry-after", "2")).await;
    assert_eq!(outcome, Outcome::Wait(Some(Duration::from_secs(2))));
}

#[tokio::test]
async fn a_fault_of_the_service_is_unknown_and_never_tried_again() {
    for status in [408, 500, 502, 503, 504] {
        let server = MockServer::start().await;
        Mock::given(method("POST"))
            .respond_with(ResponseTemplate::new(status))
            .expect(2)
            .mount(&server)
            .await;
        let uri = server.uri();
        for outcome in [sendgrid(&uri).send(&letter()).await, resend(&uri).send(&letter()).await] {
            assert!(matches!(outcome, Outcome::Unknown(_)), "{status} {outcome:?}");
        }
    }
    let [_, outcome] = outcomes(resend_error(409, "concurrent_idempotent_requests", "busy")).await;
    assert!(matches!(outcome, Outcome::Unknown(_)));
}

/// A server that takes each request whole and then does as `end` says; counts requests.
async fn rude(end: &'static [u8], hang: bool) -> (String, std::sync::Arc<std::sync::atomic::AtomicU32>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let uri = format!("http://{}", listener.local_addr().unwrap());
    let asked = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
    let count = std::sync::Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let count = std::sync::Arc::clone(&count);
            tokio::spawn(async move {
                let (mut seen, mut buffer) = (Vec::new(), [0; 4096]);
                while let Ok(read @ 1..) = socket.read(&mut buffer).await {
                    seen.extend_from_slice(&buffer[..read]);
                    if seen.ends_with(b"}") {
                        break;
                    }
                }
                count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                let _ = socket.write_all(end).await;
                if hang {
                    tokio::time::sleep(Duration::from_secs(60)).await;
                }
            });
        }
    });
    (uri, asked)
}

#[tokio::test]
async fn an_answer_that_is_lost_on_the_way_is_unknown_and_never_tried_again() {
    for (end, hang) in [(&b""[..], false), (&b""[..], true), (&b"HTTP/1.1 20"[..], false)] {
        let (uri, asked) = rude(end, hang).await;
        for outcome in [sendgrid(&uri).send(&letter()).await, resend(&uri).send(&letter()).await] {
            assert!(matches!(outcome, Outcome::Unknown(_)), "{outcome:?}");
        }
        assert_eq!(asked.load(std::sync::atomic::Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn where_nobody_listens_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let uri = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    for outcome in [sendgrid(&uri).send(&letter()).await, resend(&uri).send(&letter()).await] {
        assert!(matches!(outcome, Outcome::Unreachable(_)), "{outcome:?}");
    }
}

#[tokio::test]
async fn the_same_mail_goes_to_resend_under_the_same_key() {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/emails"))
        .and(header("Idempotency-Key", letter().key.as_str()))
        .and(header("Authorization", "Bearer SG.key"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"id": "e1"})))
        .expect(2)
        .mount(&server)
        .await;
    let service = resend(&server.uri());
    for _ in 0..2 {
        assert!(matches!(service.send(&letter()).await, Outcome::Sent(_)));
    }
    let bodies: Vec<_> = server
        .received_requests()
        .await
        .unwrap()
        .into_iter()
        .map(|r| r.body)
        .collect();
    assert_eq!(bodies[0], bodies[1]);
}

/// What the check says of a server with these answers: scopes, senders, bounces.
async fn check(scopes: ResponseTemplate, senders: ResponseTemplate, bounces: ResponseTemplate) -> Vec<Option<bool>> {
    let server = MockServer::start().await;
    for (at, answer) in [
        ("/v3/scopes", scopes),
        ("/v3/verified_senders", senders),
        ("/v3/suppression/bounces", bounces),
    ] {
        Mock::given(method("GET"))
            .and(path(at))
            .respond_with(answer)
            .mount(&server)
            .await;
    }
    let findings = sendgrid(&server.uri()).check().await;
    findings.into_iter().map(|finding| finding.works).collect()
}

#[tokio::test]
async fn a_key_is_tested_by_what_it_may_do() {
    let ok = |body: Value| ResponseTemplate::new(200).set_body_json(body);
    let may_send = || ok(json!({"scopes": ["mail.send", "user.account.read"]}));
    let known = || ok(json!({"results": [{"from_email": "Gabriela@example.com", "verified": true}]}));
    let no = || sendgrid_error(403, None, "access forbidden");
    let works = check(may_send(), known(), ok(json!([]))).await;
    assert_eq!(works, [Some(true), Some(true), Some(true)]);
    assert_eq!(check(may_send(), no(), no()).await, [Some(true), None, None]);
    let other = ok(json!({"results": [{"from_email": "x@example.com", "verified": true}]}));
    assert_eq!(
        check(may_send(), other, ok(json!([]))).await,
        [Some(true), None, Some(true)]
    );
    let read_only = ok(json!({"scopes": ["user.account.read"]}));
    assert_eq!(check(read_only, known(), ok(json!([]))).await, [Some(false)]);
    let revoked = sendgrid_error(401, None, "revoked");
    assert_eq!(check(revoked, known(), ok(json!([]))).await, [Some(false)]);
}

#[tokio::test]
async fn all_pages_of_all_lists_are_read_and_what_cannot_be_is_said() {
    let server = MockServer::start().await;
    let page = |from: usize, to: usize| -> Vec<Value> {
        (from..to)
            .map(|n| json!({"created": 1, "email": format!("Person{n}@example.com")}))
            .collect()
    };
    for (offset, rows) in [("0", page(0, 500)), ("500", page(500, 503))] {
        Mock::given(method("GET"))
            .and(path("/v3/suppression/bounces"))
            .and(query_param("offset", offset))
            .respond_with(ResponseTemplate::new(200).set_body_json(rows))
            .mount(&server)
            .await;
    }
    for list in ["blocks", "invalid_emails", "unsubscribes"] {
        Mock::given(method("GET"))
            .and(path(format!("/v3/suppression/{list}")))
            .respond_with(ResponseTemplate::new(200).set_body_json(json!([])))
            .mount(&server)
            .await;
    }
    Mock::given(method("GET"))
        .and(path("/v3/suppression/spam_reports"))
        .respond_with(sendgrid_error(403, None, "access forbidden"))
        .mount(&server)
        .await;
    let suppressed = sendgrid(&server.uri()).suppressed().await;
    assert_eq!(suppressed.why.len(), 503);
    assert!(suppressed.why.contains_key("person502@example.com"));
    assert_eq!(suppressed.unread, "spam reports (the key may not read it)");
}
