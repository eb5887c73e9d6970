//! What has to hold before a mail leaves: set-up, consent, the number, the minute, whom the service would drop.

use super::*;

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
