//! Mails that the program sends itself, through a service on this computer that behaves and misbehaves like SendGrid:
//! nobody gets two, nobody is forgotten, and the numbers add up.
#![allow(clippy::unwrap_used, clippy::panic)]

mod before;
mod outcomes;
mod steering;
#[path = "../support/mod.rs"]
mod support;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::SignedDuration;
use serde_json::{Value, json};
use support::{Fixture, details, given, run_of};
use webinarwins_core::domain::{
    Engine, RecipientState, SendingSetup, SendingState, Service, Tier, TierDelay, WebinarId,
};
use webinarwins_core::views::{SendingPlanView, SendingView};
use webinarwins_core::{Clock, Code, HOLD_BACK, Ports, SendingWish, Sensitive};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// What the service answers, and whether it took the mail, whatever it answers.
type Deed = (ResponseTemplate, bool);

/// What the service does with a mail to this address, the so-manieth that it is asked for.
type Script = dyn Fn(&str, usize) -> Deed + Send + Sync;

/// Counts the mails that were accepted, by address, as the service itself would.
#[derive(Clone)]
struct PostOffice {
    script: Arc<Script>,
    requests: Arc<Mutex<Vec<Value>>>,
    accepted: Arc<Mutex<HashMap<String, u32>>>,
}

impl Respond for PostOffice {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let body: Value = request.body_json().unwrap();
        let to = match body["to"][0].as_str() {
            Some(to) => to.to_owned(),
            None => body["personalizations"][0]["to"][0]["email"]
                .as_str()
                .unwrap()
                .to_owned(),
        };
        let mut requests = self.requests.lock().unwrap();
        requests.push(body);
        let (answer, is_taken) = (self.script)(&to, requests.len());
        if is_taken {
            *self.accepted.lock().unwrap().entry(to).or_default() += 1;
        }
        answer
    }
}

fn taken() -> Deed {
    slowly(Duration::ZERO)
}

fn slowly(delay: Duration) -> Deed {
    let answer = ResponseTemplate::new(202).insert_header("X-Message-Id", "m1");
    (answer.set_delay(delay), true)
}

fn refused(status: u16, field: Option<&str>, message: &str) -> Deed {
    let body = json!({"errors": [{"message": message, "field": field, "help": null}]});
    (ResponseTemplate::new(status).set_body_json(body), false)
}

struct World {
    fixture: Fixture,
    server: MockServer,
    office: PostOffice,
    webinar: WebinarId,
}

impl World {
    /// So many approved mails, and a service that does as the script says; set up, tested, consent stated.
    async fn new(people: usize, script: impl Fn(&str, usize) -> Deed + Send + Sync + 'static) -> Self {
        Self::with(support::ports(), Service::Sendgrid, people, script).await
    }

    async fn with(
        ports: Ports,
        service: Service,
        people: usize,
        script: impl Fn(&str, usize) -> Deed + Send + Sync + 'static,
    ) -> Self {
        let server = MockServer::start().await;
        let office = PostOffice {
            script: Arc::new(script),
            requests: Arc::default(),
            accepted: Arc::default(),
        };
        for at in ["/v3/mail/send", "/emails"] {
            Mock::given(method("POST"))
                .and(path(at))
                .respond_with(office.clone())
                .mount(&server)
                .await;
        }
        for (at, answer) in [
            ("/v3/scopes", json!({"scopes": ["mail.send"]})),
            ("/v3/verified_senders", json!({"results": []})),
            (
                "/domains",
                json!({"data": [{"name": "example.com", "status": "verified"}]}),
            ),
            ("/v3/suppression/bounces", json!([{"email": "Person0@example.net"}])),
            ("/v3/suppression/blocks", json!([])),
            ("/v3/suppression/spam_reports", json!([])),
            ("/v3/suppression/invalid_emails", json!([])),
            (
                "/v3/suppression/unsubscribes",
                json!([{"email": "person1@example.net"}]),
            ),
        ] {
            Mock::given(method("GET"))
                .and(path(at))
                .respond_with(ResponseTemplate::new(200).set_body_json(answer))
                .mount(&server)
                .await;
        }
        let fixture = Fixture::with(ports);
        let mut attendees = String::from("Name,Email,Attended,Attendance %\n");
        for number in 0..people {
            attendees.push_str(&format!("Person {number},person{number}@example.org,Yes,80\n"));
        }
        let files = given(&[("attendees.csv", &attendees)]);
        let app = &fixture.app;
        let webinar = app.import(files, None, details("Sending")).unwrap().webinar_id;
        app.start_drafts(run_of(webinar, Engine::Templates))
            .unwrap()
            .finished()
            .await;
        approve_all(&fixture, webinar);
        app.save_sending_setup(SendingSetup {
            service,
            base_url: server.uri(),
            from_email: "gabriela@example.com".to_owned(),
            from_name: "Gabriela Reyes".to_owned(),
            ..SendingSetup::default()
        })
        .unwrap();
        app.save_sending_key(&Sensitive::new("SG.full".to_owned())).unwrap();
        assert!(app.test_sending(None).await.unwrap().works);
        app.give_consent(webinar).unwrap();
        Self {
            fixture,
            server,
            office,
            webinar,
        }
    }

    fn wish(&self, confirmed: u32) -> SendingWish {
        SendingWish {
            webinar: self.webinar,
            schedule: Vec::new(),
            confirmed,
            hold_back: Duration::ZERO,
            key: None,
        }
    }

    async fn send(&self, confirmed: u32) -> SendingView {
        let started = self.fixture.app.start_sending(self.wish(confirmed)).await.unwrap();
        added_up(started.finished().await)
    }

    async fn resume(&self, sending: &SendingView) -> SendingView {
        let started = self.fixture.app.resume_sending(sending.id, None).await.unwrap();
        added_up(started.finished().await)
    }

    async fn plan(&self) -> SendingPlanView {
        let plan = self
            .fixture
            .app
            .sending_plan(self.webinar, Vec::new(), 1000, None)
            .await
            .unwrap();
        let left: u32 = plan.left_out.iter().map(|left| left.people).sum();
        assert_eq!(plan.mails + left, plan.people);
        plan
    }

    fn requests(&self) -> usize {
        self.office.requests.lock().unwrap().len()
    }

    /// How often each address was accepted.
    fn accepted(&self) -> HashMap<String, u32> {
        self.office.accepted.lock().unwrap().clone()
    }

    fn assert_each_once(&self, people: usize) {
        let accepted = self.accepted();
        assert_eq!(accepted.len(), people);
        assert!(accepted.values().all(|times| *times == 1), "{accepted:?}");
    }
}

/// One by one: among several, only what was read is approved.
fn approve_all(fixture: &Fixture, webinar: WebinarId) {
    for draft in fixture.drafts(webinar) {
        fixture.app.approve_drafts(&[draft.id], true).unwrap();
    }
}

/// Every view of a sending adds up.
fn added_up(view: SendingView) -> SendingView {
    let sum = view.sent + view.failed + view.unknown + view.dropped + view.suppressed + view.waiting + view.under_way;
    assert_eq!(view.planned, sum, "{view:?}");
    view
}
