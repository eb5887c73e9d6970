//! What one client learnt about a server, the next one knows.

use super::*;

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
