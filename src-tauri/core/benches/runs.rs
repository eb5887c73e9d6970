//! Draft runs as a whole, through the facade and into the encrypted database: ten thousand template drafts with all
//! their checks, and a run with a model against a local server of a known latency.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use webinarwins_core::domain::{Engine, RunOptions, RunScope, WebinarDetails, WebinarId};
use webinarwins_core::{App, DraftRun, GivenFile, InMemorySecrets, Ports, ServerChoice, Silent, SystemClock};
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

const TEMPLATE_DRAFTS: usize = 10_000;

const MODEL_DRAFTS: usize = 600;
const AT_A_TIME: u8 = 20;
const LATENCY: Duration = Duration::from_millis(200);

#[tokio::main]
async fn main() {
    let (home, app) = open();
    let webinar = import(&app, TEMPLATE_DRAFTS);
    let took = run(&app, webinar, Engine::Templates, TEMPLATE_DRAFTS).await;
    println!("{TEMPLATE_DRAFTS} template drafts with all checks, stored:");
    println!("  {} ms (allowed: 3,000)", took.as_millis());
    drop((app, home));

    let server = MockServer::start().await;
    let reply = json!({
        "subject": "Your question",
        "paragraphs": [{"text": "It was good to have so many people interested in this subject.", "fact_ids": []}],
        "cta": {"label": "Just reply to this mail", "target": "reply"},
        "ps": null,
    });
    let body = json!({
        "model": "m",
        "choices": [{"message": {"role": "assistant", "content": reply.to_string()}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20},
    });
    Mock::given(method("POST"))
        .respond_with(ResponseTemplate::new(200).set_delay(LATENCY).set_body_json(body))
        .mount(&server)
        .await;
    let (_home, app) = open();
    let mut settings = app.settings().unwrap();
    settings.engine.base_url = format!("{}/v1", server.uri());
    settings.engine.model = "m".to_owned();
    settings.engine.concurrency = AT_A_TIME;
    app.update_settings(settings).unwrap();
    let webinar = import(&app, MODEL_DRAFTS);
    let took = run(&app, webinar, Engine::Openai, MODEL_DRAFTS).await;
    let ideal = LATENCY.as_secs_f64() * MODEL_DRAFTS as f64 / f64::from(AT_A_TIME);
    println!(
        "{MODEL_DRAFTS} drafts by a server of {} ms, {AT_A_TIME} at a time:",
        LATENCY.as_millis()
    );
    println!(
        "  {} ms, {:.3} of the ideal (allowed: 1.05)",
        took.as_millis(),
        took.as_secs_f64() / ideal
    );
}

fn open() -> (tempfile::TempDir, App) {
    let home = tempfile::tempdir().unwrap();
    let ports = Ports {
        secrets: Arc::new(InMemorySecrets::default()),
        clock: Arc::new(SystemClock),
        progress: Arc::new(Silent),
        drafter: None,
        batch_drafter: None,
    };
    let app = App::open(home.path(), ports, None).unwrap();
    (home, app)
}

/// A webinar whose people asked something each. Three in four have addresses of a public service, the others are five to
/// a company, whose mails are compared.
fn import(app: &App, people: usize) -> WebinarId {
    let mut attendees = String::from("Name,Email,Attended,Attendance %\n");
    let mut chat = String::from("Name,Email,Message\n");
    for n in 0..people {
        let name = format!("{} {}son", word(n), word(n / 7));
        let came = if n % 3 == 0 { "No,-" } else { "Yes,80" };
        let domain = match n % 4 {
            0 => format!("firm{}.example", n / 20),
            _ => "gmail.com".to_owned(),
        };
        writeln!(attendees, "{name},person{n}@{domain},{came}").unwrap();
        writeln!(
            chat,
            "{name},person{n}@{domain},Is there a payment plan for {n} people?"
        )
        .unwrap();
    }
    let files = [("attendees.csv", attendees), ("chat.csv", chat)].map(|(name, text)| GivenFile {
        name: name.to_owned(),
        bytes: text.into_bytes(),
    });
    let details = WebinarDetails {
        title: "Fill Your Workshops Without Ads".to_owned(),
        host_name: Some("Mara Quill".to_owned()),
        offer_name: Some("Launch Lab".to_owned()),
        offer_url: Some("https://quill.example/lab".to_owned()),
        ..WebinarDetails::default()
    };
    app.import(files.into(), None, details).unwrap().webinar_id
}

async fn run(app: &App, webinar: WebinarId, engine: Engine, people: usize) -> Duration {
    let started = Instant::now();
    let run = DraftRun {
        webinar,
        engine,
        scope: RunScope::ALL,
        options: RunOptions::default(),
        server: ServerChoice::default(),
    };
    let job = app.start_drafts(run).unwrap().finished().await;
    assert_eq!(job.done as usize, people, "{}", job.message);
    started.elapsed()
}

/// A name that is no word.
fn word(mut number: usize) -> String {
    let mut word = String::new();
    for at in 0..4 {
        let letters = if at % 2 == 0 { "bdfklmnprst" } else { "aeiou" };
        word.push(letters.chars().nth(number % letters.len()).unwrap());
        number /= letters.len();
    }
    word[..1].to_uppercase() + &word[1..]
}
