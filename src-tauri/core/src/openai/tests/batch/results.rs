//! What comes back of a batch: joined by id, judged as live answers are, and missed where nothing came.

use super::*;
use crate::drafting::{BatchResults, Missed};

fn line(id: &str, response: Value, error: Value) -> String {
    json!({"id": "x", "custom_id": id, "response": response, "error": error}).to_string()
}

fn answer(id: &str, content: &str, finish_reason: &str) -> String {
    let body = json!({
        "model": "first-2026",
        "choices": [{"message": {"content": content}, "finish_reason": finish_reason}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20},
    });
    line(
        id,
        json!({"status_code": 200, "request_id": "r", "body": body}),
        Value::Null,
    )
}

fn failure(id: &str, status: u16, code: &str, message: &str) -> String {
    let body = json!({"error": {"message": message, "type": "t", "param": null, "code": code}});
    line(
        id,
        json!({"status_code": status, "request_id": "r", "body": body}),
        Value::Null,
    )
}

async fn collected(server: &MockServer, ids: &[&str]) -> BatchResults {
    client(server).collect(&handle(server), &names(ids)).await.unwrap()
}

fn missed(results: &BatchResults, id: &str) -> Missed {
    let answer = results.answers.iter().find(|answer| answer.id == id).unwrap();
    answer.result.clone().unwrap_err()
}

#[tokio::test]
async fn answers_are_joined_by_id_whatever_the_order_and_judged_as_live_ones() {
    let server = with_batch(
        "completed",
        json!({"output_file_id": "file-out", "error_file_id": "file-err"}),
    )
    .await;
    let refusal = json!({"choices": [{"message": {"content": null, "refusal": "I can't."}, "finish_reason": "stop"}]});
    let output = [
        answer("good", &mail().to_string(), "stop"),
        answer("nobody", &mail().to_string(), "stop"),
        answer("cut", "half", "length"),
        line("refused", json!({"status_code": 200, "body": refusal}), Value::Null),
        "no JSON at all".to_owned(),
        String::new(),
        answer("prose", "Hi Lori!", "stop"),
        answer("first", &mail().to_string(), "stop"),
        answer("good", "twice", "stop"),
    ];
    let errors = [
        failure("later", 500, "server_error", "oops"),
        failure("filtered", 400, "content_filter", "no"),
        failure("poor", 429, "insufficient_quota", "You exceeded your current quota"),
        line(
            "dead",
            Value::Null,
            json!({"code": "batch_expired", "message": "too late"}),
        ),
        failure("first", 500, "server_error", "in both files"),
    ];
    on(
        &server,
        "GET",
        "/v1/files/file-out/content",
        [
            error(500, "", "not yet"),
            ResponseTemplate::new(200).set_body_string(output.join("\n")),
        ],
    )
    .await;
    on(
        &server,
        "GET",
        "/v1/files/file-err/content",
        [ResponseTemplate::new(200).set_body_string(errors.join("\r\n") + "\r\n")],
    )
    .await;
    let ids = [
        "first", "good", "cut", "refused", "prose", "later", "filtered", "poor", "dead", "nowhere",
    ];
    let results = collected(&server, &ids).await;

    let order: Vec<_> = results.answers.iter().map(|answer| answer.id.as_str()).collect();
    assert_eq!(order, ids);
    for good in &results.answers[..2] {
        let answer = good.result.as_ref().unwrap();
        assert_eq!(
            (answer.reply.subject.as_str(), answer.model.as_str()),
            ("Your question", "first-2026")
        );
        assert_eq!((answer.usage.requests, answer.usage.prompt_tokens), (1, 100));
    }
    for (id, again, why) in [
        ("cut", true, "cut off at its limit"),
        ("refused", false, "declined to write this mail: I can't"),
        ("prose", true, "was no mail"),
        ("later", true, "failed (error 500: oops)"),
        ("filtered", false, "content filter"),
        ("poor", true, "no credit left"),
        ("dead", true, "The night was over"),
        ("nowhere", true, "hold nothing for this person"),
    ] {
        let missed = missed(&results, id);
        assert_eq!(missed.again, again, "{id}");
        assert!(missed.why.contains(why), "{id}: {}", missed.why);
    }
    assert_eq!(
        results.ignored, 4,
        "nobody's, no JSON, the same twice, the same in both files"
    );
    assert_eq!((results.usage.requests, results.usage.prompt_tokens), (8, 400));
}

#[tokio::test]
async fn what_a_batch_that_ended_early_has_is_collected_and_the_rest_was_not_done() {
    for (status, why) in [("expired", "The night was over"), ("cancelled", "was stopped")] {
        let server = with_batch(status, json!({"output_file_id": "file-out"})).await;
        let content = ResponseTemplate::new(200).set_body_string(answer("a", &mail().to_string(), "stop"));
        on(&server, "GET", "/v1/files/file-out/content", [content]).await;
        let results = collected(&server, &["a", "b"]).await;
        assert!(results.answers[0].result.is_ok());
        assert!(missed(&results, "b").again && missed(&results, "b").why.contains(why));
    }
    let server = with_batch(
        "failed",
        json!({"errors": {"data": [{"message": "Bad file", "line": 2}]}}),
    )
    .await;
    let missed = missed(&collected(&server, &["a"]).await, "a");
    assert!(
        missed.again && missed.why.contains("line 2: Bad file"),
        "{}",
        missed.why
    );
}

#[tokio::test]
async fn nothing_is_collected_before_the_end_or_from_a_sign_in_page() {
    let server = with_batch("in_progress", json!({})).await;
    let early = client(&server).collect(&handle(&server), &names(&["a"])).await;
    assert!(matches!(early, Err(BatchError::Later(_))), "{early:?}");

    let server = with_batch("completed", json!({"output_file_id": "file-out"})).await;
    let page = ResponseTemplate::new(200).set_body_raw(&b"<h1>Sign in to WiFi</h1>"[..], "text/html");
    on(&server, "GET", "/v1/files/file-out/content", [page]).await;
    let page = client(&server).collect(&handle(&server), &names(&["a"])).await;
    assert!(matches!(page, Err(BatchError::Stop(_))), "{page:?}");
}

#[tokio::test]
async fn a_refused_parameter_teaches_how_to_ask_the_next_time() {
    let server = with_batch("completed", json!({"error_file_id": "file-err"})).await;
    let refused = |id| {
        failure(
            id,
            400,
            "unsupported_parameter",
            "Use 'max_completion_tokens' instead of 'max_tokens'.",
        )
    };
    let errors = [refused("a"), refused("b")].join("\n");
    on(
        &server,
        "GET",
        "/v1/files/file-err/content",
        [ResponseTemplate::new(200).set_body_string(errors)],
    )
    .await;
    on(&server, "POST", "/v1/files", [ok(json!({"id": "file-in"}))]).await;
    let client = knowing(&server);
    let results = client.collect(&handle(&server), &names(&["a", "b"])).await.unwrap();
    assert!(missed(&results, "a").again && missed(&results, "b").again);
    client.upload(&requests(&["a"])).await.unwrap();
    let sent = server.received_requests().await.unwrap();
    let form = String::from_utf8_lossy(&sent.last().unwrap().body).into_owned();
    assert!(form.contains("\"max_completion_tokens\":500"), "{form}");
}

#[tokio::test]
async fn a_line_that_is_longer_than_any_mail_costs_only_itself() {
    let server = with_batch("completed", json!({"output_file_id": "file-out"})).await;
    let lines = [
        answer("long", &"x".repeat(3_000_000), "stop"),
        answer("good", &mail().to_string(), "stop"),
        answer("last", &"x".repeat(3_000_000), "stop"),
    ];
    let content = ResponseTemplate::new(200).set_body_string(lines.join("\n"));
    on(&server, "GET", "/v1/files/file-out/content", [content]).await;
    let results = collected(&server, &["long", "good", "last"]).await;
    let good: Vec<_> = results.answers.iter().map(|answer| answer.result.is_ok()).collect();
    assert_eq!(good, [false, true, false]);
}
