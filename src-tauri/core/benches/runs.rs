//! Draft runs as a whole, through the facade and into the encrypted database: ten thousand template drafts with all
//! their checks, and a run with a model against a local server of a known latency.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use futures::StreamExt;
use serde_json::json;
use webinarwins_core::domain::{Engine, RunOptions, RunScope, WebinarDetails, WebinarId};
use webinarwins_core::views::HostEvent;
use webinarwins_core::{App, DraftRun, GivenFile, InMemorySecrets, Ports, ProgressSink, ServerChoice, SystemClock};
use wiremock::matchers::method;
use wiremock::{Mock, MockServer, ResponseTemplate};

const TEMPLATE_DRAFTS: usize = 10_000;

/// So many that the first request, which goes alone, takes one part in a hundred.
const MODEL_DRAFTS: usize = 2_000;
const AT_A_TIME: u8 = 20;
const LATENCY: Duration = Duration::from_millis(200);

#[tokio::main]
async fn main() {
    for (words, domain) in [
        ("", several_companies as fn(usize) -> String),
        (" to one company", |_| "firm.example".to_owned()),
    ] {
        let bench = Bench::open();
        let webinar = import(&bench.app, TEMPLATE_DRAFTS, domain);
        let took = bench.run(webinar, Engine::Templates, TEMPLATE_DRAFTS).await;
        println!("{TEMPLATE_DRAFTS} template drafts{words} with all checks, stored (allowed: 3,000 ms):");
        println!("  {took}");
    }

    // What it keeps of requests would count as memory of the run.
    let server = MockServer::builder().disable_request_recording().start().await;
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
    let bench = Bench::open();
    let mut settings = bench.app.settings().unwrap();
    settings.engine.base_url = format!("{}/v1", server.uri());
    settings.engine.model = "m".to_owned();
    settings.engine.concurrency = AT_A_TIME;
    bench.app.update_settings(settings).unwrap();
    let webinar = import(&bench.app, MODEL_DRAFTS, several_companies);
    let took = bench.run(webinar, Engine::Openai, MODEL_DRAFTS).await;
    let ideal = LATENCY.as_secs_f64() * MODEL_DRAFTS as f64 / f64::from(AT_A_TIME);
    let bare = only_asking(&format!("{}/v1/chat/completions", server.uri())).await;
    println!(
        "{MODEL_DRAFTS} drafts by a server of {} ms, {AT_A_TIME} at a time:",
        LATENCY.as_millis()
    );
    println!(
        "  {took}, {:.3} of the ideal, {:.3} of a client that only asks (allowed: 1.05)",
        took.time.as_secs_f64() / ideal,
        took.time.as_secs_f64() / bare.as_secs_f64()
    );
}

/// As many requests of a usual length, as many at a time, by a client that does nothing else.
async fn only_asking(url: &str) -> Duration {
    let client = reqwest::Client::new();
    let body = json!({"model": "m", "messages": [{"role": "user", "content": "word ".repeat(1_000)}]});
    let started = Instant::now();
    let requests = (0..MODEL_DRAFTS).map(|_| async {
        let answer = client.post(url).json(&body).send().await.unwrap();
        answer.bytes().await.unwrap()
    });
    futures::stream::iter(requests)
        .buffer_unordered(AT_A_TIME.into())
        .for_each(|_| async {})
        .await;
    started.elapsed()
}

/// What a run took.
struct Took {
    time: Duration,
    /// Of the processor, all threads and the local server together.
    work: Option<Duration>,
    drafts: usize,
    /// Memory in use after a tenth of the run and at its end, and the most within it, in megabytes.
    memory: [u64; 3],
}

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ms", self.time.as_millis())?;
        if let Some(work) = self.work {
            let each = work.as_secs_f64() * 1000.0 / self.drafts as f64;
            write!(f, ", {each:.2} ms of the processor a draft")?;
        }
        let [tenth, end, most] = self.memory;
        write!(
            f,
            ", memory {tenth} MB after a tenth, {end} MB at the end, {most} MB at most"
        )
    }
}

/// Watches the memory as a run goes on.
#[derive(Default)]
struct Watch {
    tenth: AtomicU64,
    most: AtomicU64,
}

impl ProgressSink for Watch {
    fn tell(&self, event: HostEvent) {
        let HostEvent::Job { job } = event else { return };
        let now = status("VmRSS:").unwrap_or(0);
        self.most.fetch_max(now, Ordering::Relaxed);
        if job.done * 10 >= job.total {
            let _ = self
                .tenth
                .compare_exchange(0, now, Ordering::Relaxed, Ordering::Relaxed);
        }
    }
}

struct Bench {
    app: App,
    watch: Arc<Watch>,
    _home: tempfile::TempDir,
}

impl Bench {
    fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let watch = Arc::new(Watch::default());
        let ports = Ports {
            secrets: Arc::new(InMemorySecrets::default()),
            clock: Arc::new(SystemClock),
            progress: watch.clone(),
            drafter: None,
            batch_drafter: None,
        };
        let app = App::open(home.path(), ports, None).unwrap();
        Self {
            app,
            watch,
            _home: home,
        }
    }

    async fn run(&self, webinar: WebinarId, engine: Engine, people: usize) -> Took {
        let (started, before) = (Instant::now(), processor_time());
        let run = DraftRun {
            webinar,
            engine,
            scope: RunScope::ALL,
            options: RunOptions::default(),
            server: ServerChoice::default(),
        };
        let job = self.app.start_drafts(run).unwrap().finished().await;
        assert_eq!(job.done as usize, people, "{}", job.message);
        Took {
            time: started.elapsed(),
            work: before.zip(processor_time()).map(|(before, after)| after - before),
            drafts: people,
            memory: [
                self.watch.tenth.load(Ordering::Relaxed),
                status("VmRSS:").unwrap_or(0),
                self.watch.most.load(Ordering::Relaxed),
            ],
        }
    }
}

/// A size from what Linux says of this process, in megabytes.
fn status(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1024)
}

/// How long this process has had the processor, by Linux, which counts in hundredths of a second.
fn processor_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let [user, system]: [u64; 2] = [fields.get(11)?.parse().ok()?, fields.get(12)?.parse().ok()?];
    Some(Duration::from_millis((user + system) * 10))
}

/// Three in four have addresses of a public service, the others are five to a company, whose mails are compared.
fn several_companies(n: usize) -> String {
    match n % 4 {
        0 => format!("firm{}.example", n / 20),
        _ => "gmail.com".to_owned(),
    }
}

/// A webinar whose people asked something each.
fn import(app: &App, people: usize, domain: fn(usize) -> String) -> WebinarId {
    let mut attendees = String::from("Name,Email,Attended,Attendance %\n");
    let mut chat = String::from("Name,Email,Message\n");
    for n in 0..people {
        let name = format!("{} {}son", word(n), word(n / 7));
        let came = if n % 3 == 0 { "No,-" } else { "Yes,80" };
        let domain = domain(n);
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
