//! A program that is killed without a warning, again and again, in the middle of a run: it loses no draft and pays for
//! nothing twice, loses no mail and sends none twice.
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
use webinarwins_core::domain::{Engine, RecipientState, SendingSetup, WebinarId};
use webinarwins_core::views::{DraftSort, JobState};
use webinarwins_core::{App, Ports, SecretError, SecretStore, SendingWish, Sensitive, Silent, SystemClock};
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
        match app.latest_jobs().unwrap().first() {
            Some(job) if job.state != JobState::Done => {
                app.resume_drafts(job.id, None).unwrap().finished().await;
            }
            // The drafts are written: they are being sent.
            _ => {
                let webinar = app.webinars().unwrap()[0].id;
                let sending = app.latest_sending(webinar).unwrap().unwrap();
                app.resume_sending(sending.id, None).await.unwrap().finished().await;
            }
        }
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

    let unfinished = kill_again_and_again("a_killed_run_loses_no_draft_and_pays_for_nothing_twice", &folder);

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

/// Starts this file as the child for a test, and kills it, many times; how often it was in the middle.
fn kill_again_and_again(test: &str, folder: &Path) -> u32 {
    let mut unfinished = 0;
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture"])
            .env(FOLDER, folder)
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
    unfinished
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

/// Mails to send; so many that the child is still at it when it is killed for the last time.
const MAILS: usize = 600;

/// Counts what was accepted, by address, as the service itself would.
#[derive(Clone, Default)]
struct Post(Arc<Mutex<HashMap<String, u32>>>);

impl Respond for Post {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let body: serde_json::Value = request.body_json().unwrap();
        let to = body["personalizations"][0]["to"][0]["email"]
            .as_str()
            .unwrap()
            .to_owned();
        *self.0.lock().unwrap().entry(to).or_default() += 1;
        ResponseTemplate::new(202).set_delay(LATENCY * 3)
    }
}

#[test]
fn a_killed_sending_mails_nobody_twice_and_forgets_nobody() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return work(Path::new(&folder));
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (server, post) = runtime.block_on(async {
        let (server, post) = (MockServer::start().await, Post::default());
        Mock::given(method("POST"))
            .and(path("/v3/mail/send"))
            .respond_with(post.clone())
            .mount(&server)
            .await;
        Mock::given(method("GET"))
            .and(path("/v3/scopes"))
            .respond_with(ResponseTemplate::new(200).set_body_json(serde_json::json!({"scopes": ["mail.send"]})))
            .mount(&server)
            .await;
        (server, post)
    });
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("data");
    std::fs::create_dir(&folder).unwrap();
    let webinar = begin_sending(&folder, &server.uri(), &runtime);

    let unfinished = kill_again_and_again("a_killed_sending_mails_nobody_twice_and_forgets_nobody", &folder);

    let app = open(&folder);
    let sending = app.latest_sending(webinar).unwrap().unwrap();
    assert!(
        sending.unknown <= unfinished * 4,
        "no more than were under way at each death"
    );
    // What the service took was taken once; what is waiting it has not seen.
    let accepted = post.0.lock().unwrap().clone();
    assert!(accepted.values().all(|times| *times == 1));
    let waiting = app
        .recipients(sending.id, &[RecipientState::Waiting], 0, 10_000)
        .unwrap();
    assert!(waiting.iter().all(|row| !accepted.contains_key(&row.address)));
    // The user looks up what is unknown, and goes on: now everybody has one mail.
    for row in app
        .recipients(sending.id, &[RecipientState::Unknown], 0, 10_000)
        .unwrap()
    {
        match accepted.contains_key(&row.address) {
            true => app.mark_arrived(row.id).unwrap(),
            false => app.send_again(row.id).unwrap(),
        };
    }
    let sending = app.latest_sending(webinar).unwrap().unwrap();
    let sending = match sending.waiting {
        0 => sending,
        _ => runtime.block_on(async { app.resume_sending(sending.id, None).await.unwrap().finished().await }),
    };
    assert_eq!((sending.sent, sending.waiting, sending.unknown), (MAILS as u32, 0, 0));
    let accepted = post.0.lock().unwrap();
    assert_eq!(accepted.len(), MAILS);
    assert!(accepted.values().all(|times| *times == 1));
}

/// Imports people, approves a mail for each, and begins a sending that is paused before it has sent all.
fn begin_sending(folder: &Path, server: &str, runtime: &tokio::runtime::Runtime) -> WebinarId {
    let mut attendees = String::from("Name,Email,Attended\n");
    for number in 0..MAILS {
        attendees.push_str(&format!("Person {number},person{number}@example.com,Yes\n"));
    }
    let app = open(folder);
    let files = given(&[("attendees.csv", &attendees)]);
    let webinar = app.import(files, None, details("Kill me")).unwrap().webinar_id;
    runtime.block_on(async {
        let run = app.start_drafts(run_of(webinar, Engine::Templates)).unwrap();
        run.finished().await;
        let drafts = app.drafts(webinar, DraftSort::Tier).unwrap();
        for draft in &drafts {
            app.approve_drafts(&[draft.id], true).unwrap();
        }
        app.save_sending_setup(SendingSetup {
            base_url: server.to_owned(),
            from_email: "gabriela@example.com".to_owned(),
            ..SendingSetup::default()
        })
        .unwrap();
        app.save_sending_key(&Sensitive::new("SG.key".to_owned())).unwrap();
        app.test_sending(None).await.unwrap();
        app.give_consent(webinar).unwrap();
        let wish = SendingWish {
            webinar,
            schedule: Vec::new(),
            confirmed: MAILS as u32,
            hold_back: Duration::ZERO,
            key: None,
        };
        let started = app.start_sending(wish).await.unwrap();
        while app.sending(started.sending.id).unwrap().sent == 0 {
            tokio::time::sleep(LATENCY).await;
        }
        app.pause_sending(started.sending.id).unwrap();
        started.finished().await;
    });
    webinar
}
