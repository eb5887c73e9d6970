//! Mails that the program sends itself, through a service on this computer that behaves and misbehaves like SendGrid:
//! nobody gets two, nobody is forgotten, and the numbers add up.
#![allow(clippy::unwrap_used, clippy::panic)]

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

#[tokio::test]
async fn everybody_approved_gets_one_mail_and_nobody_a_second_one() {
    let world = World::new(30, |_, _| taken()).await;
    let view = world.send(30).await;
    assert_eq!((view.state, view.sent), (SendingState::Done, 30));
    world.assert_each_once(30);
    // Neither a second sending nor an export takes them for new.
    let plan = world.plan().await;
    assert_eq!((plan.mails, plan.left_out[0].reason.as_str()), (0, "already_sent"));
    let again = world.fixture.app.start_sending(world.wish(0)).await.err().unwrap();
    assert_eq!(again.code, Code::Invalid);
    let export = world.fixture.app.export_preview(world.webinar, "csv", false).unwrap();
    assert_eq!(export.exported_before, 30);
    world.assert_each_once(30);
    let body = world.office.requests.lock().unwrap()[0].clone();
    assert_eq!(body["content"][0]["type"], "text/plain");
    assert!(body["headers"]["List-Unsubscribe"].is_string());
}

#[tokio::test]
async fn nothing_is_sent_without_a_test_a_consent_and_the_right_number() {
    let world = World::new(3, |_, _| taken()).await;
    let app = &world.fixture.app;
    for wrong in [0, 2, 4] {
        let error = app.start_sending(world.wish(wrong)).await.err().unwrap();
        assert!(error.message.starts_with("3 mails would be sent"), "{}", error.message);
    }
    let late = SendingWish {
        schedule: vec![TierDelay {
            tier: Tier::Hot,
            hours: 73,
        }],
        ..world.wish(3)
    };
    assert!(app.start_sending(late).await.is_err());
    // Other words than those that were agreed to are asked for anew: here those about another service.
    let mut setup = app.sending_setup().unwrap().setup;
    setup.service = Service::Resend;
    app.save_sending_setup(setup).unwrap();
    app.save_sending_key(&Sensitive::new("re_1".to_owned())).unwrap();
    let untested = app.start_sending(world.wish(3)).await.err().unwrap();
    assert_eq!(untested.code, Code::Engine);
    app.test_sending(None).await.unwrap();
    let unstated = app.start_sending(world.wish(3)).await.err().unwrap();
    assert_eq!(unstated.code, Code::Blocked);
    assert_eq!(world.requests(), 0);
}

/// A clock that stands until it is set.
struct Standing(Mutex<jiff::Timestamp>);

impl Clock for Standing {
    fn now(&self) -> jiff::Timestamp {
        *self.0.lock().unwrap()
    }
}

#[tokio::test]
async fn nothing_leaves_for_a_minute_and_then_not_when_it_was_stopped() {
    let clock = Arc::new(Standing(Mutex::new("2026-11-25T09:00:00Z".parse().unwrap())));
    let ports = Ports {
        clock: clock.clone(),
        ..support::ports()
    };
    let world = World::with(ports, Service::Sendgrid, 5, |_, _| taken()).await;
    let app = &world.fixture.app;
    let pass = |seconds| *clock.0.lock().unwrap() += SignedDuration::from_secs(seconds);
    let wish = || SendingWish {
        hold_back: HOLD_BACK,
        ..world.wish(5)
    };
    let started = app.start_sending(wish()).await.unwrap();
    assert_eq!(
        (started.sending.state, started.sending.seconds_left),
        (SendingState::Holding, 60)
    );
    pass(59);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(world.requests(), 0);
    app.stop_sending(started.sending.id).unwrap();
    let view = added_up(started.finished().await);
    assert_eq!(
        (view.state, view.waiting, world.requests()),
        (SendingState::Stopped, 5, 0)
    );
    // Stopped is stopped; a new one begins with its own minute.
    assert!(app.resume_sending(view.id, None).await.is_err());
    let started = app.start_sending(wish()).await.unwrap();
    pass(61);
    assert_eq!(started.finished().await.sent, 5);
}

#[tokio::test]
async fn bad_rows_fail_alone_and_faults_of_the_service_are_unknown_and_left_alone() {
    let world = World::new(40, |to, _| match to {
        "person7@example.org" => refused(400, Some("personalizations.0.to.0.email"), "bad"),
        "person9@example.org" => (ResponseTemplate::new(500), false),
        // Taken, and the answer says otherwise.
        "person11@example.org" => (ResponseTemplate::new(502), true),
        _ => taken(),
    })
    .await;
    let view = world.send(40).await;
    assert_eq!(
        (view.state, view.sent, view.failed, view.unknown),
        (SendingState::Done, 37, 1, 2)
    );
    assert_eq!(world.requests(), 40, "nothing was tried twice");
    let app = &world.fixture.app;
    let plan = world.plan().await;
    let reasons: Vec<_> = plan
        .left_out
        .iter()
        .map(|left| (left.reason.as_str(), left.people))
        .collect();
    assert_eq!(reasons, [("already_sent", 37), ("maybe_sent", 2)]);
    assert_eq!(plan.mails, 1, "who surely got nothing may be in the next sending");

    // The user looks and decides: one did arrive, one did not.
    let unknown = app.recipients(view.id, &[RecipientState::Unknown], 0, 10).unwrap();
    let of = |address: &str| unknown.iter().find(|row| row.address == address).unwrap().id;
    let after = app.mark_arrived(of("person11@example.org")).unwrap();
    assert_eq!((after.sent, after.unknown), (38, 1));
    let after = added_up(app.send_again(of("person9@example.org")).unwrap());
    assert_eq!((after.state, after.waiting), (SendingState::Paused, 1));
    assert!(app.send_again(of("person11@example.org")).is_err());
    assert_eq!(world.requests(), 40, "nothing leaves before it is resumed");
}

#[tokio::test]
async fn too_many_at_a_time_makes_all_wait_until_the_service_says() {
    let until = Arc::new(Mutex::new(None::<std::time::Instant>));
    let early = Arc::new(Mutex::new(0));
    let (gate, count) = (Arc::clone(&until), Arc::clone(&early));
    let world = World::new(20, move |_, nth| {
        let mut gate = gate.lock().unwrap();
        if nth == 6 {
            *gate = Some(std::time::Instant::now() + Duration::from_millis(900));
        }
        match *gate {
            Some(until) if std::time::Instant::now() < until => {
                // Requests that were under way already may come in beside the one that was refused.
                *count.lock().unwrap() += 1;
                let (answer, _) = refused(429, None, "too many requests");
                (answer.insert_header("Retry-After", "1"), false)
            }
            _ => taken(),
        }
    })
    .await;
    let view = world.send(20).await;
    assert_eq!((view.state, view.sent), (SendingState::Done, 20));
    world.assert_each_once(20);
    assert!(*early.lock().unwrap() <= 4, "only what was under way was refused");
}

#[tokio::test]
async fn a_bad_key_no_credits_and_an_unknown_sender_stop_the_run_and_it_can_be_resumed() {
    for (answer, says) in [
        (refused(401, None, "The provided authorization grant is invalid"), "key"),
        (refused(401, None, "Maximum credits exceeded"), "credits"),
        (refused(403, Some("from"), "not a verified Sender Identity"), "sender"),
    ] {
        let is_mended = Arc::new(Mutex::new(false));
        let mended = Arc::clone(&is_mended);
        let world = World::new(20, move |_, nth| match nth > 8 && !*mended.lock().unwrap() {
            true => answer.clone(),
            false => taken(),
        })
        .await;
        let view = world.send(20).await;
        assert_eq!((view.state, view.sent, view.waiting), (SendingState::Halted, 8, 12));
        assert!(view.message.contains(says), "{}", view.message);
        assert!(world.requests() <= 12, "no more than what was under way");
        // Another sending cannot be begun beside it.
        assert!(world.fixture.app.start_sending(world.wish(12)).await.is_err());
        *is_mended.lock().unwrap() = true;
        let view = world.resume(&view).await;
        assert_eq!((view.state, view.sent), (SendingState::Done, 20));
        world.assert_each_once(20);
    }
}

#[tokio::test]
async fn a_sending_pauses_goes_on_and_lets_single_people_go() {
    let world = World::new(40, |_, _| slowly(Duration::from_millis(60))).await;
    let app = &world.fixture.app;
    let started = app.start_sending(world.wish(40)).await.unwrap();
    let id = started.sending.id;
    tokio::time::sleep(Duration::from_millis(150)).await;
    app.pause_sending(id).unwrap();
    let paused = added_up(started.finished().await);
    assert_eq!(
        (paused.state, paused.unknown, paused.under_way),
        (SendingState::Paused, 0, 0)
    );
    assert!(paused.sent > 0 && paused.waiting > 2, "{paused:?}");
    let waiting = app.recipients(id, &[RecipientState::Waiting], 0, 2).unwrap();
    let started = app.resume_sending(id, None).await.unwrap();
    let dropped = app.drop_recipient(waiting[1].id);
    let view = added_up(started.finished().await);
    let is_dropped = u32::from(dropped.is_ok());
    assert_eq!((view.sent, view.dropped), (40 - is_dropped, is_dropped));
    assert!(
        app.drop_recipient(waiting[0].id).is_err(),
        "what was sent cannot be taken out"
    );
    let accepted = world.accepted();
    assert_eq!(accepted.contains_key(&waiting[1].address), dropped.is_err());
    assert!(accepted.values().all(|times| *times == 1));
}

#[tokio::test]
async fn a_mail_that_changed_after_it_was_confirmed_does_not_go() {
    let world = World::new(12, |_, _| slowly(Duration::from_millis(50))).await;
    let app = &world.fixture.app;
    let started = app.start_sending(world.wish(12)).await.unwrap();
    let id = started.sending.id;
    app.pause_sending(id).unwrap();
    started.finished().await;
    let last = app
        .recipients(id, &[RecipientState::Waiting], 0, 100)
        .unwrap()
        .pop()
        .unwrap();
    let draft = world.fixture.draft_to(world.webinar, &last.label);
    app.note_draft(draft.id, "See you soon").unwrap();
    app.approve_drafts(&[draft.id], true).unwrap();
    let view = app.resume_sending(id, None).await.unwrap().finished().await;
    assert_eq!((view.state, view.dropped, view.sent), (SendingState::Done, 1, 11));
    let dropped = app.recipients(id, &[RecipientState::Dropped], 0, 10).unwrap();
    assert!(dropped[0].reason.contains("changed"), "{}", dropped[0].reason);
    // It is in the next sending instead.
    assert_eq!(world.plan().await.mails, 1);
}

#[tokio::test]
async fn tiers_go_when_the_schedule_says() {
    let world = World::new(6, |_, _| taken()).await;
    let app = &world.fixture.app;
    let tier = app
        .sending_plan(world.webinar, Vec::new(), 1, None)
        .await
        .unwrap()
        .tiers[0]
        .tier;
    let schedule = vec![TierDelay { tier, hours: 6 }];
    let plan = app
        .sending_plan(world.webinar, schedule.clone(), 10, None)
        .await
        .unwrap();
    assert_eq!((plan.tiers[0].hours, plan.recipients[0].hours), (6, 6));
    let wish = SendingWish {
        schedule,
        ..world.wish(6)
    };
    let view = app.start_sending(wish).await.unwrap().finished().await;
    assert_eq!(view.sent, 6);
    let begun: jiff::Timestamp = view.begun_at.parse().unwrap();
    for body in world.office.requests.lock().unwrap().iter() {
        let after = body["send_at"].as_i64().unwrap() - begun.as_second();
        assert!((5 * 3600..=6 * 3600 + 60).contains(&after), "{after}");
    }
}

#[tokio::test]
async fn a_test_mail_is_the_real_mail_of_a_real_person_and_counts_for_nobody() {
    let world = World::new(2, |_, _| taken()).await;
    let app = &world.fixture.app;
    let to = |address: &str| address.parse().unwrap();
    let whose = app
        .send_test_mail(world.webinar, None, to("me@example.com"), None)
        .await
        .unwrap();
    let body = world.office.requests.lock().unwrap()[0].clone();
    assert!(whose.starts_with("Person"));
    assert!(body["subject"].as_str().unwrap().starts_with("TEST: "));
    assert_eq!(body["personalizations"][0]["to"][0]["email"], "me@example.com");
    let participant = to("person0@example.org");
    assert!(
        app.send_test_mail(world.webinar, None, participant, None)
            .await
            .is_err()
    );
    assert_eq!((world.plan().await.mails, world.requests()), (2, 1));
}

#[tokio::test]
async fn who_bounced_or_unsubscribed_is_left_out_and_said() {
    let world = World::new(2, |_, _| taken()).await;
    let app = &world.fixture.app;
    let more =
        "Name,Email,Attended\nZero,person0@example.net,Yes\nOne,person1@example.net,Yes\nTwo,person2@example.net,Yes\n";
    app.import(given(&[("more.csv", more)]), Some(world.webinar), details("Sending"))
        .unwrap();
    app.start_drafts(run_of(world.webinar, Engine::Templates))
        .unwrap()
        .finished()
        .await;
    approve_all(&world.fixture, world.webinar);
    let plan = world.plan().await;
    let suppressed = plan.left_out.iter().find(|left| left.reason == "suppressed").unwrap();
    assert_eq!((suppressed.people, plan.unread.as_str()), (2, ""));
    let view = world.send(plan.mails).await;
    assert_eq!((view.planned, view.suppressed), (plan.mails + 2, 2));
    assert!(!world.accepted().contains_key("person0@example.net"));
}

#[tokio::test]
async fn after_a_crash_what_was_under_way_is_unknown_and_never_sent_again_by_itself() {
    let world = World::new(8, |_, _| slowly(Duration::from_secs(5))).await;
    let app = world.fixture.app.clone();
    let started = app.start_sending(world.wish(8)).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let id = started.sending.id;
    assert_eq!(app.sending(id).unwrap().under_way, 4);
    // The program is opened again on a copy of what was on the disk at that moment, as after a crash.
    let copy = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(world.fixture.folder.path()).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            std::fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
        }
    }
    let reopened = webinarwins_core::App::open(copy.path(), world.fixture.ports.clone(), None).unwrap();
    let view = added_up(reopened.sending(id).unwrap());
    assert_eq!(
        (view.state, view.unknown, view.waiting),
        (SendingState::Interrupted, 4, 4)
    );
    let before = world.requests();
    let again = reopened.resume_sending(id, None).await.unwrap();
    reopened.pause_sending(id).unwrap();
    let view = added_up(again.finished().await);
    assert_eq!(view.unknown, 4);
    assert!(world.requests() <= before + 4);
    drop(started);
}

#[tokio::test]
async fn resend_is_asked_again_under_the_same_key_where_an_answer_was_lost() {
    let seen = Arc::new(Mutex::new(HashMap::<String, u32>::new()));
    let world = World::with(support::ports(), Service::Resend, 6, move |to, _| {
        let mut seen = seen.lock().unwrap();
        let times = seen.entry(to.to_owned()).or_default();
        *times += 1;
        match (to, *times) {
            ("person2@example.org", 1) => (ResponseTemplate::new(502), true),
            (_, times) => (ResponseTemplate::new(200).set_body_json(json!({"id": "e"})), times == 1),
        }
    })
    .await;
    let view = world.send(6).await;
    assert_eq!((view.state, view.sent, view.unknown), (SendingState::Done, 6, 0));
    world.assert_each_once(6);
    let requests = world.server.received_requests().await.unwrap();
    let keys: Vec<_> = requests
        .iter()
        .filter(|request| String::from_utf8_lossy(&request.body).contains("person2@example.org"))
        .map(|request| (request.headers["idempotency-key"].clone(), request.body.clone()))
        .collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}

#[tokio::test]
async fn without_a_connection_nothing_is_lost_and_the_key_stays_secret() {
    let world = World::new(4, |_, _| taken()).await;
    let app = &world.fixture.app;
    let mut setup = app.sending_setup().unwrap().setup;
    setup.base_url = "http://127.0.0.1:9".to_owned();
    app.save_sending_setup(setup).unwrap();
    assert!(!app.sending_setup().unwrap().saved, "a key belongs to its server");
    let told = app.test_sending(None).await.err().unwrap();
    assert!(told.message.contains("no key"), "{}", told.message);
    let tested = app.test_sending(Some(Sensitive::new("SG.x".to_owned()))).await.unwrap();
    assert!(!tested.works);
    assert!(!support::any_file_holds(world.fixture.folder.path(), b"SG.full"));
}
