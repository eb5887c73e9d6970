//! Pausing, stopping, single people, changes on the way, crashes.

use super::*;

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
async fn an_end_of_the_program_waits_for_the_answers_that_are_under_way() {
    let world = World::new(12, |_, _| slowly(Duration::from_millis(400))).await;
    let started = world.fixture.app.start_sending(world.wish(12)).await.unwrap();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let app = world.fixture.app.clone();
    tokio::task::spawn_blocking(move || app.pause_all_sendings(Duration::from_secs(5)))
        .await
        .unwrap();
    let view = added_up(world.fixture.app.sending(started.sending.id).unwrap());
    assert_eq!((view.state, view.sent, view.unknown), (SendingState::Paused, 4, 0));
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
