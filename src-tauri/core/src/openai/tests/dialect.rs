//! What a server understands: learnt from its refusals, by all requests together, and known to the next client.

use super::*;

#[tokio::test]
async fn a_server_without_schemas_is_asked_for_json_and_then_in_words() {
    let no_schema = error(400, "", "'response_format' of type 'json_schema' is not supported");
    let no_json = error(400, "", "response_format.type must be 'text'");
    let server = server([
        no_schema,
        no_json,
        says(&format!("<think>Hm {{}}</think>```json\n{}\n```", mail()), "stop"),
    ])
    .await;
    let client = client(&server);
    draft(&client).await.unwrap();
    draft(&client).await.unwrap();
    let sent = bodies(&server).await;
    let forms: Vec<_> = sent
        .iter()
        .map(|body| body["response_format"]["type"].clone())
        .collect();
    assert_eq!(
        forms,
        [json!("json_schema"), json!("json_object"), Value::Null, Value::Null]
    );
    for lower in &sent[1..] {
        let instructions = lower["messages"][0]["content"].as_str().unwrap();
        assert!(
            instructions.contains("JSON") && instructions.contains("the schema"),
            "{instructions}"
        );
    }
}

#[tokio::test]
async fn a_server_that_ignores_the_schema_without_a_word_is_asked_in_the_prompt() {
    let prose = || says("Hi Lori, thanks for coming!", "stop");
    let server = server([prose(), prose(), good()]).await;
    let client = client(&server);
    draft(&client).await.unwrap();
    draft(&client).await.unwrap();
    let sent = bodies(&server).await;
    let forms: Vec<_> = sent
        .iter()
        .map(|body| body["response_format"]["type"].as_str().unwrap())
        .collect();
    assert_eq!(forms, ["json_schema", "json_schema", "json_object", "json_object"]);
}

#[tokio::test]
async fn a_shapeless_answer_does_not_cost_a_proven_schema() {
    let oops = || says("oops", "stop");
    let server = server([good(), oops(), oops(), good()]).await;
    let client = client(&server);
    draft(&client).await.unwrap();
    draft(&client).await.unwrap();
    assert_eq!(bodies(&server).await[3]["response_format"]["type"], "json_schema");
}

#[tokio::test]
async fn what_the_server_does_not_know_is_learnt_by_one_request_for_all() {
    let server = MockServer::start().await;
    let strict = |request: &wiremock::Request| {
        let body: Value = request.body_json().unwrap();
        if body.get("max_tokens").is_some() {
            error(
                400,
                "unsupported_parameter",
                "Use 'max_completion_tokens' instead of 'max_tokens'.",
            )
        } else if body.get("reasoning_effort").is_some() {
            error(400, "unknown_parameter", "Unknown parameter: 'reasoning_effort'.")
        } else {
            good()
        }
    };
    Mock::given(method("POST")).respond_with(strict).mount(&server).await;
    let model = "gpt-6-luna".to_owned();
    let client = impatient(Config {
        model,
        ..config(&server)
    });
    let results = join_all((0..5).map(|_| draft(&client))).await;
    assert!(results.iter().all(Result::is_ok));
    let sent = bodies(&server).await;
    assert_eq!(sent.len(), 7, "five mails and two lessons");
    assert_eq!(sent[0]["reasoning_effort"], "low");
    assert_eq!(sent[6]["max_completion_tokens"], 500);
}

#[tokio::test]
async fn a_model_that_thought_too_long_gets_more_room_from_then_on() {
    let server = server([says("", "length"), good()]).await;
    let client = client(&server);
    draft(&client).await.unwrap();
    draft(&client).await.unwrap();
    let caps: Vec<_> = bodies(&server)
        .await
        .iter()
        .map(|body| body["max_tokens"].clone())
        .collect();
    assert_eq!(caps, [500, 1000, 1000]);
}

#[tokio::test]
async fn what_one_client_learnt_the_next_one_does_not_send_again() {
    let server = MockServer::start().await;
    let strict = |request: &wiremock::Request| {
        let body: Value = request.body_json().unwrap();
        if body.get("max_tokens").is_some() {
            error(400, "", "Use 'max_completion_tokens' instead of 'max_tokens'.")
        } else if body.get("reasoning_effort").is_some() {
            error(400, "", "Unknown parameter: 'reasoning_effort'.")
        } else if body["response_format"]["type"] == "json_schema" {
            error(400, "", "'json_schema' is not supported")
        } else if body["max_completion_tokens"] == 500 {
            says("", "length")
        } else {
            good()
        }
    };
    Mock::given(method("POST")).respond_with(strict).mount(&server).await;
    let with = |profiles: Vec<Profile>| {
        impatient(Config {
            model: "gpt-6-luna".to_owned(),
            profiles,
            ..config(&server)
        })
    };
    let first = with(Vec::new());
    assert_eq!(first.profiles(), []);
    draft(&first).await.unwrap();
    assert_eq!(bodies(&server).await.len(), 5, "four lessons and a mail");

    let kept = serde_json::to_string(&first.profiles()).unwrap();
    let second = with(serde_json::from_str(&kept).unwrap());
    let results = join_all((0..3).map(|_| draft(&second))).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(bodies(&server).await.len(), 8, "three mails and nothing else");
    assert_eq!(second.profiles(), first.profiles());
}

#[tokio::test]
async fn a_profile_that_is_no_longer_true_is_learnt_anew() {
    let server = server([good()]).await;
    let client = client(&server);
    draft(&client).await.unwrap();
    let mut profiles = client.profiles();
    // The server was replaced by one that knows the newer name only.
    let server = super::server([error(400, "", "Unsupported parameter: 'max_tokens'"), good()]).await;
    profiles[0].server = format!("{}/v1", server.uri());
    let client = impatient(Config {
        profiles: profiles.clone(),
        ..config(&server)
    });
    draft(&client).await.unwrap();
    assert_eq!(bodies(&server).await[1]["max_completion_tokens"], 500);
    assert_ne!(client.profiles(), profiles);

    let of_another = Profile {
        server: "https://elsewhere.example/v1".to_owned(),
        ..client.profiles()[0].clone()
    };
    let client = impatient(Config {
        profiles: vec![of_another],
        ..config(&server)
    });
    draft(&client).await.unwrap();
    assert_eq!(
        bodies(&server).await[2]["max_tokens"],
        500,
        "another server's profile says nothing"
    );
}
