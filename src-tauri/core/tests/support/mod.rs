//! An open program for tests: real SQLite in a folder of its own, keys in memory, a scripted drafter.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use futures::FutureExt;
use futures::future::BoxFuture;
use webinarwins_core::domain::{Engine, RunOptions, RunScope, WebinarDetails, WebinarId};
use webinarwins_core::views::{AttendeeRowView, DraftItemView, DraftSort, ImportView, JobView, PeopleQuery};
use webinarwins_core::{
    Answer, App, Clock, CtaTarget, DraftRun, Drafter, DrafterError, GivenFile, InMemorySecrets, Ports, Refused, Reply,
    ReplyCta, ReplyParagraph, Request, ServerChoice, Silent, Usage,
};

/// The simplest attendance file of the product's specification, with a few of life's oddities.
pub const ATTENDEES: &str = "\
Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location
John Doe,john@example.com,Yes,100,97,60,2025-10-01 14:00,2025-10-01 15:00,New York
Ada Nowak,ada@example.org,Yes,80,40%,48,2025-10-01 14:05,2025-10-01 14:53,Kraków
Bo Li,bo@example.net,No,-,-,-,-,-,
";

/// The simplest chat file.
pub const CHAT: &str = "\
Timestamp,Name,Email,Message,Is Question
2025-10-01 14:30,John Doe,john@example.com,Can you limit sharing?,Yes
2025-10-01 14:31,John Doe,john@example.com,This is what I need for my clients,No
2025-10-01 14:32,Ada Nowak,,Thank you,No
2025-10-01 14:33,Stranger,stranger@example.com,Hello,No
";

/// A clock that goes on one second whenever it is asked.
pub struct Ticking(Mutex<jiff::Timestamp>);

impl Clock for Ticking {
    fn now(&self) -> jiff::Timestamp {
        let mut now = self.0.lock().unwrap();
        *now += jiff::SignedDuration::from_secs(1);
        *now
    }
}

pub fn ports() -> Ports {
    Ports {
        secrets: Arc::new(InMemorySecrets::default()),
        clock: Arc::new(Ticking(Mutex::new("2025-10-01T16:00:00Z".parse().unwrap()))),
        progress: Arc::new(Silent),
        drafter: None,
        batch_drafter: None,
    }
}

/// A program in a folder of its own; the folder goes when it is dropped.
pub struct Fixture {
    pub app: App,
    pub folder: tempfile::TempDir,
    pub ports: Ports,
}

impl Fixture {
    pub fn new() -> Self {
        Self::with(ports())
    }

    pub fn with(ports: Ports) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(folder.path(), ports.clone(), None).unwrap();
        Self { app, folder, ports }
    }

    /// Ends the program and starts it again on the same folder.
    pub fn restarted(self) -> Self {
        let Self { app, folder, ports } = self;
        drop(app);
        let app = App::open(folder.path(), ports.clone(), None).unwrap();
        Self { app, folder, ports }
    }

    pub fn import(&self, files: &[(&str, &str)]) -> ImportView {
        self.app
            .import(given(files), None, details("Limits of sharing"))
            .unwrap()
    }

    /// The simplest webinar with a draft for everybody.
    pub async fn drafted(&self) -> WebinarId {
        let webinar = self
            .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
            .webinar_id;
        self.run(webinar, Engine::Templates).await;
        webinar
    }

    pub async fn run(&self, webinar: WebinarId, engine: Engine) -> JobView {
        self.app.start_drafts(run_of(webinar, engine)).unwrap().finished().await
    }

    pub fn people(&self, webinar: WebinarId) -> Vec<AttendeeRowView> {
        self.app.attendees(webinar, &PeopleQuery::default()).unwrap()
    }

    pub fn drafts(&self, webinar: WebinarId) -> Vec<DraftItemView> {
        self.app.drafts(webinar, DraftSort::Tier).unwrap()
    }

    /// The draft to the person of this name.
    pub fn draft_to(&self, webinar: WebinarId, name: &str) -> DraftItemView {
        self.drafts(webinar)
            .into_iter()
            .find(|draft| draft.label == name)
            .expect("a draft to this person")
    }
}

pub fn run_of(webinar: WebinarId, engine: Engine) -> DraftRun {
    DraftRun {
        webinar,
        engine,
        scope: RunScope::ALL,
        options: RunOptions::default(),
        server: ServerChoice::default(),
    }
}

pub fn given(files: &[(&str, &str)]) -> Vec<GivenFile> {
    files
        .iter()
        .map(|(name, text)| GivenFile {
            name: (*name).to_owned(),
            bytes: text.as_bytes().to_vec(),
        })
        .collect()
}

pub fn details(title: &str) -> WebinarDetails {
    WebinarDetails {
        title: title.to_owned(),
        host_name: Some("Gabriela Reyes".to_owned()),
        ..WebinarDetails::default()
    }
}

/// Whether any file below a folder holds these bytes.
pub fn any_file_holds(folder: &Path, needle: &[u8]) -> bool {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .any(|path| {
            if path.is_dir() {
                return any_file_holds(&path, needle);
            }
            std::fs::read(&path)
                .unwrap()
                .windows(needle.len())
                .any(|window| window == needle)
        })
}

/// Words that rest on no fact.
pub const INVENTED: &str = "It costs only $12 until 3 March.";

/// Words that need none.
pub const TRUE_FOR_ALL: &str = "It was good to have so many people interested in this subject.";

/// A mail of one paragraph, as a model answers it.
pub fn answer(text: &str) -> Answer {
    Answer {
        reply: Reply {
            subject: "About the webinar".to_owned(),
            paragraphs: vec![ReplyParagraph {
                text: text.to_owned(),
                fact_ids: Vec::new(),
            }],
            cta: ReplyCta {
                label: "Just reply to this mail".to_owned(),
                target: CtaTarget::Reply,
            },
            ps: None,
        },
        model: "scripted".to_owned(),
        usage: Usage {
            requests: 1,
            prompt_tokens: 100,
            cached_tokens: 0,
            completion_tokens: 20,
            ..Usage::default()
        },
    }
}

/// What the scripted drafter does for people whose facts hold a word; everybody else gets a plain, true mail.
#[derive(Clone)]
pub enum Script {
    Refuse(&'static str),
    Stop(&'static str),
    Invent,
    Hang,
}

/// Answers without a network, and keeps what it was asked.
#[derive(Default)]
pub struct Scripted {
    pub scripts: HashMap<&'static str, Script>,
    pub asked: Mutex<Vec<Request>>,
}

impl Drafter for Scripted {
    fn draft(&self, request: Request) -> BoxFuture<'_, Result<Answer, Refused>> {
        let script = self
            .scripts
            .iter()
            .find(|(word, _)| request.person.contains(**word))
            .map(|(_, script)| script.clone());
        self.asked.lock().unwrap().push(request);
        async move {
            let text = match script {
                Some(Script::Refuse(why)) => return Err(DrafterError::Person(why.to_owned()).into()),
                Some(Script::Stop(why)) => return Err(DrafterError::Stop(why.to_owned()).into()),
                Some(Script::Hang) => futures::future::pending().await,
                Some(Script::Invent) => INVENTED,
                None => TRUE_FOR_ALL,
            };
            Ok(answer(text))
        }
        .boxed()
    }
}
