//! What the service answers, and what the ledger says of it.

use super::*;

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
