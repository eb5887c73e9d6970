//! Many mails overnight, against a server that keeps files and batches as OpenAI does.

mod results;

use wiremock::matchers::path_regex;

use super::super::batch::Limits;
use super::*;
use crate::drafting::{BatchDrafter, BatchError, BatchHandle, BatchRequest, BatchState};

fn requests(ids: &[&str]) -> Vec<BatchRequest> {
    ids.iter()
        .map(|id| BatchRequest {
            id: (*id).to_owned(),
            request: request(),
        })
        .collect()
}

fn names(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// A batch as OpenAI describes it; what is unset is null.
fn described(status: &str, more: Value) -> Value {
    let mut batch = json!({
        "id": "batch_1", "object": "batch", "endpoint": "/v1/chat/completions", "errors": null,
        "input_file_id": "file-in", "output_file_id": null, "error_file_id": null, "status": status,
        "request_counts": {"total": 3, "completed": 0, "failed": 0}, "usage": null, "metadata": null,
    });
    for (name, value) in more.as_object().unwrap() {
        batch[name] = value.clone();
    }
    batch
}

async fn on(server: &MockServer, verb: &str, at: &str, answers: impl IntoIterator<Item = ResponseTemplate>) {
    Mock::given(method(verb))
        .and(path(at))
        .respond_with(InTurn(Mutex::new(answers.into_iter().collect())))
        .mount(server)
        .await;
}

/// A server whose only batch is in this state.
async fn with_batch(status: &str, more: Value) -> MockServer {
    let server = MockServer::start().await;
    on(&server, "GET", "/v1/batches/batch_1", [ok(described(status, more))]).await;
    server
}

fn handle(server: &MockServer) -> BatchHandle {
    let kept = json!({
        "file": {"server": format!("{}/v1", server.uri()), "model": "first", "input_file": "file-in"},
        "batch": "batch_1",
    });
    serde_json::from_value(kept).unwrap()
}

/// A client that need not learn any more what the server understands.
fn knowing(server: &MockServer) -> OpenAi {
    let dialect = json!({"rung": "schema", "completion_cap": false, "low_effort": false, "room": 1});
    let profile = json!({"server": format!("{}/v1", server.uri()), "model": "first", "dialect": dialect});
    let profiles = vec![serde_json::from_value(profile).unwrap()];
    impatient(Config {
        profiles,
        ..config(server)
    })
}

#[tokio::test]
async fn requests_are_handed_over_as_lines_and_nothing_starts_by_that() {
    let server = MockServer::start().await;
    on(
        &server,
        "POST",
        "/v1/files",
        [error(503, "", "busy"), ok(json!({"id": "file-in"}))],
    )
    .await;
    let uploaded = knowing(&server).upload(&requests(&["a", "b"])).await.unwrap();
    assert_eq!(uploaded.taken, 2);
    assert_eq!(uploaded.file, handle(&server).file);

    let sent = server.received_requests().await.unwrap();
    assert_eq!(sent.len(), 2, "tried again, and no batch was made");
    let form = String::from_utf8(sent[1].body.clone()).unwrap();
    assert!(form.contains("name=\"purpose\"\r\n\r\nbatch\r\n"), "{form}");
    assert!(form.contains("filename=\"drafts.jsonl\""), "{form}");
    let lines: Vec<Value> = form
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let ids: Vec<_> = lines.iter().map(|line| &line["custom_id"]).collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(lines[0]["method"], "POST");
    assert_eq!(lines[0]["url"], "/v1/chat/completions");
    assert_eq!(lines[0]["body"]["model"], "first");
    assert_eq!(lines[0]["body"]["messages"][1]["content"], request().person);
}

#[tokio::test]
async fn what_the_server_understands_is_learnt_before_a_night_is_spent_on_it() {
    let no_schema = error(400, "", "'response_format' of type 'json_schema' is not supported");
    let server = server([no_schema, good()]).await;
    on(&server, "POST", "/v1/files", [ok(json!({"id": "file-in"}))]).await;
    let client = client(&server);
    client.upload(&requests(&["a"])).await.unwrap();
    let used = client.take_used();
    assert!(used.requests == 2 && used.tokens() > 0, "{used:?}");
    assert_eq!(client.take_used(), Usage::default(), "told once");
    let sent = server.received_requests().await.unwrap();
    assert_eq!(sent.len(), 3);
    assert!(
        !String::from_utf8_lossy(&sent[1].body).contains(&request().person),
        "nobody's words"
    );
    let form = String::from_utf8_lossy(&sent[2].body).into_owned();
    assert!(
        form.contains("json_object") && !form.contains("json_schema\",\"json_schema"),
        "{form}"
    );
}

#[tokio::test]
async fn what_one_file_cannot_hold_is_left_for_the_next() {
    let server = MockServer::start().await;
    on(&server, "POST", "/v1/files", [ok(json!({"id": "file-in"}))]).await;
    let mut client = knowing(&server);
    let three = requests(&["a", "b", "c"]);
    for (lines, bytes, taken) in [(2, 200_000_000, 2), (50_000, 900, 2), (50_000, 200_000_000, 3)] {
        client.batch_limits = Limits { lines, bytes };
        assert_eq!(client.upload(&three).await.unwrap().taken, taken);
    }
    client.batch_limits.bytes = 10;
    assert!(matches!(client.upload(&three).await, Err(BatchError::Stop(_))));
    assert_eq!(server.received_requests().await.unwrap().len(), 3);
}

#[tokio::test]
async fn a_batch_is_made_once_even_when_the_answer_was_lost_or_the_program_died() {
    let server = MockServer::start().await;
    let file = handle(&server).file;
    let of_another = described("in_progress", json!({"id": "batch_0", "input_file_id": "file-other"}));
    let ours = described("validating", json!({}));
    on(
        &server,
        "GET",
        "/v1/batches",
        [
            ok(json!({"data": [of_another]})),
            ok(json!({"data": [of_another, ours]})),
        ],
    )
    .await;
    // Made, but the answer never arrived.
    on(&server, "POST", "/v1/batches", [error(502, "", "lost")]).await;
    let started = client(&server).start(&file).await.unwrap();
    assert_eq!(started, handle(&server));
    let again = client(&server).start(&file).await.unwrap();
    assert_eq!(again, started);
    let made: Vec<_> = bodies(&server).await;
    assert_eq!(
        made,
        [json!({"input_file_id": "file-in", "endpoint": "/v1/chat/completions", "completion_window": "24h"})]
    );
}

#[tokio::test]
async fn a_server_without_a_list_of_batches_is_asked_to_make_one() {
    let server = MockServer::start().await;
    on(&server, "POST", "/v1/batches", [ok(described("validating", json!({})))]).await;
    let started = client(&server).start(&handle(&server).file).await.unwrap();
    assert_eq!(started, handle(&server));
}

#[tokio::test]
async fn a_server_without_batches_says_so() {
    for status in [404, 405] {
        let server = MockServer::start().await;
        on(&server, "POST", "/v1/files", [ResponseTemplate::new(status)]).await;
        let why = knowing(&server).upload(&requests(&["a"])).await.unwrap_err();
        let expected = "127.0.0.1 cannot write overnight: it has no batches. Write now instead, or use OpenAI.";
        assert_eq!(why, BatchError::Stop(expected.to_owned()));
    }
}

#[tokio::test]
async fn every_state_is_told_in_words() {
    let counts = |completed: u64, failed: u64| json!({"total": 3, "completed": completed, "failed": failed});
    for (status, more, state, said) in [
        ("validating", json!({}), BatchState::Checking, "checks the requests"),
        (
            "in_progress",
            json!({"request_counts": counts(1, 0)}),
            BatchState::Writing,
            "has written 1 of 3. It may take up to 24 hours.",
        ),
        (
            "finalizing",
            json!({"request_counts": counts(2, 1)}),
            BatchState::Finishing,
            "has written 2 of 3 (1 failed) and puts the answers together",
        ),
        (
            "completed",
            json!({"request_counts": counts(3, 0)}),
            BatchState::Completed,
            "has written 3 of 3. The answers can be collected",
        ),
        (
            "expired",
            json!({"request_counts": counts(2, 0)}),
            BatchState::Expired,
            "wrote 2 of 3 before its 24 hours were over",
        ),
        ("cancelling", json!({}), BatchState::Cancelling, "may take ten minutes"),
        ("cancelled", json!({}), BatchState::Cancelled, "stopped"),
        (
            "on_hold",
            json!({"request_counts": null}),
            BatchState::Writing,
            "has written 0 of 0",
        ),
        (
            "failed",
            json!({}),
            BatchState::Failed,
            "did not say why. Nothing was written",
        ),
        (
            "failed",
            json!({"errors": {"data": [{"code": "invalid_json_line", "message": "Not JSON.", "line": 7}]}}),
            BatchState::Failed,
            "because of line 7: Not JSON. Nothing was written.",
        ),
        (
            "failed",
            json!({"errors": {"data": [{"code": "token_limit_exceeded", "message": "Limit reached", "line": null}]}}),
            BatchState::Failed,
            "too much waiting for this model already (Limit reached)",
        ),
    ] {
        let server = with_batch(status, more).await;
        let look = client(&server).look(&handle(&server)).await.unwrap();
        assert_eq!(look.state, state);
        assert!(look.said.contains(said), "{}", look.said);
    }
}

#[tokio::test]
async fn cancelling_asks_only_a_batch_that_goes_on() {
    let server = with_batch("in_progress", json!({})).await;
    on(
        &server,
        "POST",
        "/v1/batches/batch_1/cancel",
        [ok(described("cancelling", json!({})))],
    )
    .await;
    let look = client(&server).cancel(&handle(&server)).await.unwrap();
    assert_eq!(look.state, BatchState::Cancelling);

    let server = with_batch("completed", json!({})).await;
    let look = client(&server).cancel(&handle(&server)).await.unwrap();
    assert_eq!(look.state, BatchState::Completed);
}

#[tokio::test]
async fn a_batch_that_ends_while_it_is_cancelled_is_no_error() {
    let server = MockServer::start().await;
    let states = ["in_progress", "completed"].map(|status| ok(described(status, json!({}))));
    on(&server, "GET", "/v1/batches/batch_1", states).await;
    let late = error(409, "", "Cannot cancel a batch with status 'completed'.");
    on(&server, "POST", "/v1/batches/batch_1/cancel", [late]).await;
    let look = client(&server).cancel(&handle(&server)).await.unwrap();
    assert_eq!(look.state, BatchState::Completed);
}

#[tokio::test]
async fn afterwards_no_words_stay_at_the_server() {
    let server = with_batch("completed", json!({"output_file_id": "file-out"})).await;
    on(&server, "DELETE", "/v1/files/file-in", [error(404, "", "No such File")]).await;
    on(&server, "DELETE", "/v1/files/file-out", [ok(json!({"deleted": true}))]).await;
    client(&server).discard(&handle(&server)).await.unwrap();
    let sent = server.received_requests().await.unwrap();
    let removed = sent.iter().filter(|sent| sent.method == wiremock::http::Method::DELETE);
    assert_eq!(removed.count(), 2);
}

#[tokio::test]
async fn errors_are_told_apart_by_what_can_be_done() {
    let key = error(401, "invalid_api_key", "no");
    for (answer, expected) in [
        (
            key,
            BatchError::Stop("127.0.0.1 refused the key. Enter a valid key in Settings, then resume.".to_owned()),
        ),
        (
            error(500, "", ""),
            BatchError::Later("127.0.0.1 failed (error 500). Try again later.".to_owned()),
        ),
    ] {
        let server = MockServer::start().await;
        Mock::given(path_regex(".*")).respond_with(answer).mount(&server).await;
        assert_eq!(client(&server).look(&handle(&server)).await, Err(expected));
    }
    let server = MockServer::start().await;
    let gone = client(&server).look(&handle(&server)).await;
    assert!(matches!(gone, Err(BatchError::Gone(_))), "{gone:?}");

    let other = MockServer::start().await;
    let elsewhere = client(&other).look(&handle(&server)).await;
    assert!(
        matches!(&elsewhere, Err(BatchError::Stop(why)) if why.contains(&server.uri())),
        "{elsewhere:?}"
    );
    assert!(other.received_requests().await.unwrap().is_empty());
}
