//! A program that is killed without a warning, again and again, in the middle of a run: it loses no draft and pays for
//! nothing twice.
//!
//! This file is the parent, which kills, and the child, which works on the parent's folder with the server of the
//! parent.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use support::{details, given, run_of};
use webinarwins_core::domain::{Engine, WebinarId};
use webinarwins_core::views::{DraftSort, JobState};
use webinarwins_core::{App, Ports, SecretError, SecretStore, Sensitive, Silent, SystemClock};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// Where the child works; what makes a run of this file the child.
const FOLDER: &str = "WEBINARWINS_TEST_FOLDER";

/// How often the child is killed. Each time it gets a little further.
const KILLS: u64 = 50;

const PEOPLE: usize = 120;

/// Long enough that several requests are under way whenever the child dies.
const LATENCY: Duration = Duration::from_millis(30);

/// Counts how often each person's answer went out whole.
#[derive(Clone, Default)]
struct Till(Arc<Mutex<HashMap<String, u32>>>);

impl Respond for Till {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let body: serde_json::Value = request.body_json().unwrap();
        let person = body["messages"][1]["content"].as_str().unwrap();
        let whose = person.split("Question number ").nth(1).unwrap_or("nobody");
        let whose = whose.split('?').next().unwrap_or_default().to_owned();
        *self.0.lock().unwrap().entry(whose).or_default() += 1;
        let reply = serde_json::json!({
            "subject": "Your question",
            "paragraphs": [{"text": "It was good to have so many people interested in this subject.", "fact_ids": []}],
            "cta": {"label": "Just reply to this mail", "target": "reply"},
            "ps": null,
        });
        ResponseTemplate::new(200)
            .set_delay(LATENCY)
            .set_body_json(serde_json::json!({
                "model": "m",
                "choices": [{"message": {"role": "assistant", "content": reply.to_string()}, "finish_reason": "stop"}],
                "usage": {"prompt_tokens": 100, "completion_tokens": 20},
            }))
    }
}

fn open(folder: &Path) -> App {
    let ports = Ports {
        secrets: Arc::new(Filed(folder.with_extension("keys"))),
        clock: Arc::new(SystemClock),
        progress: Arc::new(Silent),
        drafter: None,
        batch_drafter: None,
    };
    App::open(folder, ports, None).unwrap()
}

/// Keys in plain files, so that parent and child have the same.
struct Filed(PathBuf);

impl SecretStore for Filed {
    fn get(&self, name: &str) -> Result<Option<Sensitive>, SecretError> {
        Ok(std::fs::read_to_string(self.0.join(name)).ok().map(Sensitive::new))
    }

    fn set(&self, name: &str, secret: &Sensitive) -> Result<(), SecretError> {
        std::fs::create_dir_all(&self.0).unwrap();
        std::fs::write(self.0.join(name), secret.expose().as_bytes()).unwrap();
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), SecretError> {
        let _ = std::fs::remove_file(self.0.join(name));
        Ok(())
    }
}

/// What the child does: goes on with the run that is there.
fn work(folder: &Path) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let app = open(folder);
        let job = app.latest_jobs().unwrap().remove(0);
        app.resume_drafts(job.id, None).unwrap().finished().await;
    });
}

#[test]
fn a_killed_run_loses_no_draft_and_pays_for_nothing_twice() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return work(Path::new(&folder));
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (server, till) = runtime.block_on(async {
        let (server, till) = (MockServer::start().await, Till::default());
        Mock::given(method("POST"))
            .and(path("/v1/chat/completions"))
            .respond_with(till.clone())
            .mount(&server)
            .await;
        (server, till)
    });
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    std::fs::create_dir(&folder).unwrap();
    let webinar = begin(&folder, &server.uri(), &runtime);

    let mut unfinished = 0;
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "a_killed_run_loses_no_draft_and_pays_for_nothing_twice",
                "--nocapture",
            ])
            .env(FOLDER, &folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // At any moment: while it opens, while it asks, while it stores.
        let until = std::time::Instant::now() + Duration::from_millis(60 + kill * 7919 % 400);
        while std::time::Instant::now() < until && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(2));
        }
        unfinished += u32::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(unfinished > 5, "the child was hardly ever killed in the middle");

    let app = open(&folder);
    let job = runtime.block_on(async {
        let job = app.latest_jobs().unwrap().remove(0);
        app.resume_drafts(job.id, None).unwrap().finished().await
    });
    assert_eq!((job.state, job.failed), (JobState::Done, 0));
    let drafts = app.drafts(webinar, DraftSort::Tier).unwrap();
    assert_eq!(drafts.len(), PEOPLE);
    // An answer that had not arrived when the child died is lost on the way, and nobody can know of it. Whatever
    // arrived is kept: at most the requests under way at each death are asked for again.
    let asked: u32 = till.0.lock().unwrap().values().sum();
    let lost = asked - PEOPLE as u32;
    assert!(
        lost <= unfinished * 5,
        "{lost} answers were paid for again in {unfinished} deaths"
    );
}

/// Imports people who asked something each, and begins a run that is cancelled before it asks for everybody.
fn begin(folder: &Path, server: &str, runtime: &tokio::runtime::Runtime) -> WebinarId {
    let (mut attendees, mut chat) = (
        String::from("Name,Email,Attended\n"),
        String::from("Name,Email,Message\n"),
    );
    for number in 0..PEOPLE {
        attendees.push_str(&format!("Person {number},person{number}@example.com,Yes\n"));
        chat.push_str(&format!(
            "Person {number},person{number}@example.com,Question number {number}?\n"
        ));
    }
    let app = open(folder);
    let mut settings = app.settings().unwrap();
    settings.engine.base_url = format!("{server}/v1");
    settings.engine.model = "m".to_owned();
    app.update_settings(settings).unwrap();
    let files = given(&[("attendees.csv", &attendees), ("chat.csv", &chat)]);
    let webinar = app.import(files, None, details("Kill me")).unwrap().webinar_id;
    runtime.block_on(async {
        let running = app.start_drafts(run_of(webinar, Engine::Openai)).unwrap();
        app.cancel_job(running.job.id).unwrap();
        running.finished().await;
    });
    webinar
}
