//! The client against a server that behaves in every way servers do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod batch;
mod connection;
mod dialect;
mod specification;

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use futures::future::join_all;
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Respond, ResponseTemplate};

use super::*;
use crate::domain::Usage;
use crate::drafting::{Answer, Drafter, DrafterError, Request};

const KEY: &str = "sk-proj-never-to-be-seen-0123456789";

/// Answers in order; the last one again and again.
struct InTurn(Mutex<VecDeque<ResponseTemplate>>);

impl Respond for InTurn {
    fn respond(&self, _: &wiremock::Request) -> ResponseTemplate {
        let mut answers = self.0.lock().unwrap();
        match answers.len() {
            1 => answers[0].clone(),
            _ => answers.pop_front().unwrap(),
        }
    }
}

async fn server(answers: impl IntoIterator<Item = ResponseTemplate>) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(method("POST"))
        .and(path("/v1/chat/completions"))
        .respond_with(InTurn(Mutex::new(answers.into_iter().collect())))
        .mount(&server)
        .await;
    server
}

fn config(server: &MockServer) -> Config {
    Config {
        base_url: format!("{}/v1/", server.uri()),
        model: "first".to_owned(),
        fallback_model: Some("second".to_owned()),
        key: Some(Sensitive::new(format!(" {KEY}\n"))),
        timeout: Duration::from_secs(20),
        max_attempts: 3,
        allow_private_http: false,
        schema: json!({"type": "object", "title": "the schema"}),
        profiles: Vec::new(),
        memory: None,
    }
}

fn impatient(config: Config) -> OpenAi {
    let mut client = OpenAi::new(config).unwrap();
    client.first_delay = Duration::from_millis(5);
    client
}

fn client(server: &MockServer) -> OpenAi {
    impatient(config(server))
}

fn request() -> Request {
    Request {
        instructions: "Write a mail.".to_owned(),
        person: "Fact 1: Lori asked about limits.".to_owned(),
        nonce: String::new(),
        max_output_tokens: 500,
    }
}

async fn draft(client: &OpenAi) -> Result<Answer, DrafterError> {
    client.draft(request()).await.map_err(|refused| refused.error)
}

fn mail() -> Value {
    json!({
        "subject": "Your question",
        "paragraphs": [{"text": "Yes, you can limit sharing.", "fact_ids": [1]}],
        "cta": {"label": "Watch the replay", "target": "replay"},
        "ps": null,
    })
}

fn says(content: &str, finish_reason: &str) -> ResponseTemplate {
    ok(json!({
        "model": "first-2026",
        "choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": finish_reason}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "prompt_tokens_details": {"cached_tokens": 60}},
    }))
}

fn ok(body: Value) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_json(body)
}

fn good() -> ResponseTemplate {
    says(&mail().to_string(), "stop")
}

fn error(status: u16, code: &str, message: &str) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(
        json!({"error": {"message": message, "type": "invalid_request_error", "param": null, "code": code}}),
    )
}

async fn bodies(server: &MockServer) -> Vec<Value> {
    let requests = server.received_requests().await.unwrap();
    requests
        .iter()
        .filter(|request| request.method == wiremock::http::Method::POST)
        .map(|request| request.body_json().unwrap())
        .collect()
}

fn person(result: Result<Answer, DrafterError>) -> String {
    match result {
        Err(DrafterError::Person(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn stop(result: Result<Answer, DrafterError>) -> String {
    match result {
        Err(DrafterError::Stop(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_mail_is_asked_for_and_read() {
    let server = server([good()]).await;
    let answer = draft(&client(&server)).await.unwrap();
    assert_eq!(answer.reply.subject, "Your question");
    assert_eq!(answer.model, "first-2026");
    let usage = Usage {
        requests: 1,
        prompt_tokens: 100,
        cached_tokens: 60,
        completion_tokens: 20,
        ..Usage::default()
    };
    assert_eq!(answer.usage, usage);

    let sent = &server.received_requests().await.unwrap()[0];
    assert_eq!(sent.headers["authorization"], format!("Bearer {KEY}"));
    let body = json!({
        "model": "first",
        "messages": [
            {"role": "system", "content": "Write a mail."},
            {"role": "user", "content": "Fact 1: Lori asked about limits."},
        ],
        "max_tokens": 500,
        "response_format": {"type": "json_schema", "json_schema": {
            "name": "reply", "strict": true, "schema": {"type": "object", "title": "the schema"},
        }},
    });
    assert_eq!(sent.body_json::<Value>().unwrap(), body);
}

#[tokio::test]
async fn without_a_key_none_is_sent() {
    let server = server([good()]).await;
    for key in [None, Some(Sensitive::new("  ".to_owned()))] {
        draft(&impatient(Config { key, ..config(&server) })).await.unwrap();
    }
    let sent = server.received_requests().await.unwrap();
    assert!(
        sent.iter()
            .all(|request| !request.headers.contains_key("authorization"))
    );
}

#[tokio::test]
async fn missing_usage_and_model_are_no_error() {
    let server = server([ok(json!({"choices": [{"message": {"content": mail().to_string()}}]}))]).await;
    let answer = draft(&client(&server)).await.unwrap();
    assert_eq!((answer.model.as_str(), answer.usage.prompt_tokens), ("first", 0));
}

#[tokio::test]
async fn passing_failures_are_tried_again_and_what_they_used_counts() {
    for failure in [
        error(500, "", "oops"),
        error(502, "", "oops"),
        error(408, "", "late"),
        error(409, "", "conflict"),
        error(429, "rate_limit_exceeded", "slow down"),
        ResponseTemplate::new(529),
        ok(json!({"error": {"code": 502, "message": "Provider returned error"}})),
        ok(json!({"choices": []})),
        says("", "stop"),
        says("no mail at all", "stop"),
        says(&mail().to_string()[..40], "length"),
        ResponseTemplate::new(200).set_body_raw(&b"{\"choices\": [{\"mess"[..], "application/json"),
    ] {
        let server = server([failure.clone(), failure, good()]).await;
        let answer = draft(&client(&server)).await.unwrap();
        assert_eq!(answer.usage.requests, 3);
        assert!(answer.usage.prompt_tokens >= 100);
    }
}

#[tokio::test]
async fn after_three_attempts_this_person_fails_and_others_do_not() {
    let oops = || error(500, "", "Something broke.");
    let server = server([oops(), oops(), oops(), good()]).await;
    let client = client(&server);
    let why = person(draft(&client).await);
    assert!(why.contains("error 500: Something broke"), "{why}");
    assert_eq!(bodies(&server).await.len(), 3);
    draft(&client).await.unwrap();
}

#[tokio::test]
async fn a_broken_connection_is_tried_again() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = tokio::spawn(async move {
        for attempt in 0..3 {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut request = [0; 4096];
            let _ = socket.read(&mut request).await.unwrap();
            if attempt == 1 {
                socket
                    .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"cho")
                    .await
                    .unwrap();
            } else if attempt == 2 {
                let body = json!({"choices": [{"message": {"content": mail().to_string()}}]}).to_string();
                let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
                socket.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
            }
        }
    });
    let unused = MockServer::start().await;
    let base_url = format!("http://localhost:{port}/v1");
    let answer = draft(&impatient(Config {
        base_url,
        ..config(&unused)
    }))
    .await
    .unwrap();
    assert_eq!(answer.usage.requests, 3);
    serving.await.unwrap();
}

#[tokio::test]
async fn a_server_that_is_not_there_stops_everybody() {
    let port = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let unused = MockServer::start().await;
    let base_url = format!("http://127.0.0.1:{port}/v1");
    let client = impatient(Config {
        base_url,
        ..config(&unused)
    });
    let why = stop(draft(&client).await);
    assert!(why.starts_with("127.0.0.1 cannot be reached"), "{why}");
}

#[tokio::test]
async fn a_server_that_hangs_fails_this_person_in_time() {
    let server = server([good().set_delay(Duration::from_secs(30))]).await;
    let timeout = Duration::from_millis(60);
    let begun = Instant::now();
    let why = person(
        draft(&impatient(Config {
            timeout,
            ..config(&server)
        }))
        .await,
    );
    assert!(why.contains("did not answer within"), "{why}");
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn an_answer_that_stalls_is_given_up_long_before_the_time_is_over() {
    use tokio::io::AsyncWriteExt;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((mut socket, _)) = listener.accept().await {
            let begun = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"cho";
            socket.write_all(begun).await.unwrap();
            open.push(socket);
        }
    });
    let unused = MockServer::start().await;
    let base_url = format!("http://127.0.0.1:{port}/v1");
    let mut client = impatient(Config {
        base_url,
        ..config(&unused)
    });
    client.exchange.stalled_after = Duration::from_millis(50);
    let begun = Instant::now();
    let why = person(draft(&client).await);
    assert!(why.contains("broke the connection off"), "{why}");
    assert!(begun.elapsed() < Duration::from_secs(10));
    serving.abort();
}

#[tokio::test]
async fn the_server_says_how_long_all_requests_wait() {
    let busy = error(429, "rate_limit_exceeded", "slow down").insert_header("retry-after-ms", "400");
    let server = server([busy, good()]).await;
    let client = client(&server);
    let begun = Instant::now();
    let late = async {
        // Comes while the first one waits, and must not ask either.
        tokio::time::sleep(Duration::from_millis(100)).await;
        draft(&client).await.unwrap();
        begun.elapsed()
    };
    let (first, late) = tokio::join!(draft(&client), late);
    assert_eq!(first.unwrap().usage.requests, 2);
    assert!(begun.elapsed() >= Duration::from_millis(400));
    assert!(late >= Duration::from_millis(400), "{late:?}");
}

#[tokio::test]
async fn a_wait_of_minutes_stops_with_words() {
    let busy = error(429, "rate_limit_exceeded", "slow down").insert_header("retry-after", "1200");
    let server = server([busy]).await;
    let why = stop(draft(&client(&server)).await);
    assert_eq!(why, "127.0.0.1 asks to wait 20 minutes. Resume then.");
    assert_eq!(bodies(&server).await.len(), 1);
}

#[tokio::test]
async fn what_only_the_user_can_change_stops_everybody_at_once() {
    let elsewhere = ResponseTemplate::new(307).insert_header("location", "https://other.example/v1/chat/completions");
    let page = ResponseTemplate::new(200).set_body_raw(&b"<!doctype html><h1>Sign in to WiFi</h1>"[..], "text/html");
    for (answer, expected) in [
        (
            error(401, "invalid_api_key", "Incorrect API key provided"),
            "refused the key",
        ),
        (
            error(403, "unsupported_country_region_territory", "Country not supported"),
            "Country not supported",
        ),
        (error(402, "402", "Insufficient credits"), "no credit left"),
        (
            error(429, "insufficient_quota", "You exceeded your current quota"),
            "no credit left",
        ),
        (
            error(429, "429", "You exceeded your current quota, please check"),
            "no credit left",
        ),
        (error(404, "", "Invalid URL"), "no chat completions at this address"),
        (
            ResponseTemplate::new(404).set_body_string("nginx"),
            "no chat completions at this address",
        ),
        (elsewhere, "passes requests on to other.example"),
        (page, "answered with a web page"),
    ] {
        let server = server([answer]).await;
        let client = client(&server);
        let why = stop(draft(&client).await);
        assert!(why.contains(expected), "{why}");
        assert_eq!(stop(draft(&client).await), why, "the same reason, without asking again");
        assert_eq!(bodies(&server).await.len(), 1);
    }
}

#[tokio::test]
async fn what_concerns_one_person_stops_nobody_else_and_is_not_tried_again() {
    let refusal =
        json!({"choices": [{"message": {"content": null, "refusal": "I can't help."}, "finish_reason": "stop"}]});
    for (answer, expected) in [
        (ok(refusal), "declined to write this mail: I can't help"),
        (says("half", "content_filter"), "content filter stopped this mail"),
        (
            error(400, "content_filter", "The response was filtered"),
            "content filter stopped this mail",
        ),
        (
            error(403, "403", "Your input was flagged"),
            "content filter stopped this mail",
        ),
        (
            error(400, "context_length_exceeded", "maximum context length is 8192"),
            "too long for the model first",
        ),
        (error(413, "", "too large"), "too long for 127.0.0.1"),
        (
            error(429, "rate_limit_exceeded", "Request too large for first"),
            "larger than 127.0.0.1 allows",
        ),
        (
            error(400, "", "Odd thing"),
            "refused the request (error 400: Odd thing)",
        ),
        (says(&"x".repeat(3_000_000), "stop"), "far more than a mail"),
    ] {
        let server = server([answer, good()]).await;
        let client = client(&server);
        let why = person(draft(&client).await);
        assert!(why.contains(expected), "{why}");
        assert_eq!(bodies(&server).await.len(), 1);
        draft(&client).await.unwrap();
    }
}

#[tokio::test]
async fn the_fall_back_writes_when_the_first_model_is_gone() {
    let gone = || error(404, "model_not_found", "The model `first` does not exist");
    let server = server([gone(), good()]).await;
    let client = client(&server);
    for _ in 0..2 {
        draft(&client).await.unwrap();
    }
    let models: Vec<_> = bodies(&server).await.iter().map(|body| body["model"].clone()).collect();
    assert_eq!(models, ["first", "second", "second"]);
}

#[tokio::test]
async fn without_any_known_model_everybody_stops() {
    for said in [
        "model 'first' not found, try pulling it first",
        "Invalid model name passed in",
    ] {
        let server = server([error(404, "", said)]).await;
        let why = stop(draft(&client(&server)).await);
        assert_eq!(
            why,
            "127.0.0.1 does not know the model first nor second. Choose another in Settings."
        );
    }
}

#[tokio::test]
async fn dropping_the_future_cancels_at_once_and_leaves_the_client_usable() {
    let server = server([good().set_delay(Duration::from_secs(30)), good()]).await;
    let client = client(&server);
    let begun = Instant::now();
    let cancelled = tokio::time::timeout(Duration::from_millis(200), draft(&client)).await;
    assert!(cancelled.is_err());
    draft(&client).await.unwrap();
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn the_key_and_addresses_are_in_no_error_and_no_debug_output() {
    let echo = format!(
        "Bad key {KEY} (sk-pr***6789) for lori@example.com\nin {}",
        "x".repeat(500)
    );
    for status in [400, 401, 403, 404, 413, 422, 429, 500, 503] {
        let server = server([error(status, "", &echo)]).await;
        let client = client(&server);
        let said = format!("{:?} {client:?} {:?}", draft(&client).await, config(&server));
        for secret in ["never-to-be-seen", "sk-", "lori@", &"x".repeat(200)] {
            assert!(!said.contains(secret), "{said}");
        }
    }
}

#[tokio::test]
async fn what_cannot_work_is_refused_before_anything_is_sent() {
    let server = MockServer::start().await;
    let refused = |config: Config| OpenAi::new(config).unwrap_err();
    let key = Some(Sensitive::new("sk-two words".to_owned()));
    let said = refused(Config { key, ..config(&server) });
    assert_eq!(said, ConfigError::Key);
    assert!(!said.to_string().contains("two words"));
    let model = " ".to_owned();
    assert_eq!(
        refused(Config {
            model,
            ..config(&server)
        }),
        ConfigError::Model
    );
    let base_url = "http://api.openai.com/v1".to_owned();
    assert!(matches!(
        refused(Config {
            base_url,
            ..config(&server)
        }),
        ConfigError::Address(_)
    ));
}

/// Answers in memory.
#[derive(Debug, Default)]
struct Notebook(Mutex<std::collections::HashMap<[u8; 32], Vec<u8>>>);

impl Memory for Notebook {
    fn recall(&self, key: [u8; 32]) -> futures::future::BoxFuture<'_, Option<Vec<u8>>> {
        Box::pin(async move { self.0.lock().unwrap().get(&key).cloned() })
    }

    fn keep(&self, key: [u8; 32], answer: Vec<u8>) -> futures::future::BoxFuture<'_, ()> {
        Box::pin(async move {
            self.0.lock().unwrap().insert(key, answer);
        })
    }
}

#[tokio::test]
async fn the_same_request_is_paid_for_once_whatever_the_code_of_its_fence() {
    let server = server([says("no mail at all", "stop"), good()]).await;
    let memory = Arc::new(Notebook::default());
    let remembering = || {
        impatient(Config {
            memory: Some(memory.clone()),
            ..config(&server)
        })
    };
    let fenced = |nonce: &str| Request {
        person: format!("BEGIN {nonce}\nLori asked.\nEND {nonce}"),
        nonce: nonce.to_owned(),
        ..request()
    };
    let first = remembering().draft(fenced("a1")).await.unwrap();
    assert_eq!(
        (first.usage.requests, first.usage.retries, first.usage.cache_hits),
        (2, 1, 0)
    );
    // Another program, after a crash between the answer and the draft.
    let again = remembering().draft(fenced("b2")).await.unwrap();
    assert_eq!(
        (again.usage.requests, again.usage.cache_hits, again.usage.prompt_tokens),
        (0, 1, 0)
    );
    assert_eq!(again.reply, first.reply);
    let client = remembering();
    let other = client.draft(Request {
        person: "Bela asked.".to_owned(),
        ..fenced("c3")
    });
    assert_eq!(other.await.unwrap().usage.requests, 1);
}

#[tokio::test]
async fn an_answer_is_kept_before_it_is_read_and_one_without_a_mail_is_asked_for_again() {
    let server = server([says("no mail at all", "stop"), good()]).await;
    let memory = Arc::new(Notebook::default());
    let client = impatient(Config {
        memory: Some(memory.clone()),
        max_attempts: 1,
        ..config(&server)
    });
    assert!(client.draft(request()).await.is_err());
    assert_eq!(memory.0.lock().unwrap().len(), 1);
    assert_eq!(client.draft(request()).await.unwrap().usage.requests, 1);
}
