//! Draft runs with a model: one draft a person, errors that stay with their person, stop, cancel, crash, resume.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use support::{ATTENDEES, CHAT, Fixture, Script, Scripted, ports, run_of};
use webinarwins_core::Ports;
use webinarwins_core::domain::{Engine, WebinarId};
use webinarwins_core::views::JobState;

fn with_scripts(scripts: &[(&'static str, Script)]) -> (Fixture, Arc<Scripted>, WebinarId) {
    let drafter = Arc::new(Scripted {
        scripts: scripts.iter().cloned().collect::<HashMap<_, _>>(),
        ..Scripted::default()
    });
    let fixture = Fixture::with(Ports {
        drafter: Some(drafter.clone()),
        ..ports()
    });
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    (fixture, drafter, webinar)
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_that_fails_does_not_stop_the_others_and_can_be_retried() {
    let (fixture, _, webinar) = with_scripts(&[("limit sharing", Script::Refuse("The model refused."))]);
    let job = fixture.run(webinar, Engine::Openai).await;
    assert_eq!((job.state, job.done, job.failed, job.total), (JobState::Done, 2, 1, 3));
    assert_eq!(
        (job.errors[0].label.as_str(), job.errors[0].message.as_str()),
        ("John Doe", "The model refused.")
    );
    let again = fixture.app.resume_drafts(job.id).unwrap().finished().await;
    assert_eq!(
        (again.done, again.failed, again.total),
        (2, 1, 3),
        "only the one without a draft is asked for again"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_key_stops_the_run_and_keeps_what_is_written() {
    let (fixture, drafter, webinar) = with_scripts(&[("limit sharing", Script::Stop("The key is not accepted."))]);
    let job = fixture.run(webinar, Engine::Openai).await;
    assert_eq!(
        (job.state, job.message.as_str()),
        (JobState::Stopped, "The key is not accepted.")
    );
    assert_eq!(fixture.drafts(webinar).len(), job.done as usize);
    assert!(drafter.asked.lock().unwrap().len() <= 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn invented_facts_are_asked_about_once_and_then_replaced_by_a_template() {
    let (fixture, drafter, webinar) = with_scripts(&[("limit sharing", Script::Invent)]);
    fixture.run(webinar, Engine::Openai).await;
    let john = fixture.app.draft(fixture.draft_to(webinar, "John Doe").id).unwrap();
    assert!(john.fallback.is_some() && john.item.engine == Engine::Templates);
    assert!(!john.text.contains("$12"), "{}", john.text);
    let asked = drafter.asked.lock().unwrap();
    assert_eq!(
        asked
            .iter()
            .filter(|request| request.person.contains("limit sharing"))
            .count(),
        2
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_address_and_no_other_persons_words_leave_the_computer() {
    let (fixture, drafter, webinar) = with_scripts(&[]);
    fixture.run(webinar, Engine::Openai).await;
    let asked = drafter.asked.lock().unwrap();
    assert_eq!(asked.len(), 3);
    for request in asked.iter() {
        let all = format!("{}{}", request.instructions, request.person);
        assert!(!all.contains('@'), "an address in:\n{all}");
        let whose = ["Can you limit sharing", "Thank you"]
            .iter()
            .filter(|words| request.person.contains(**words))
            .count();
        assert!(whose <= 1, "words of two people in:\n{all}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelling_ends_a_run_that_hangs_and_keeps_what_is_written() {
    let (fixture, _, webinar) = with_scripts(&[("limit sharing", Script::Hang)]);
    let running = fixture.app.start_drafts(run_of(webinar, Engine::Openai)).unwrap();
    let (app, id) = (fixture.app.clone(), running.job.id);
    let others_done = async {
        while fixture.drafts(webinar).len() < 2 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), others_done)
        .await
        .unwrap();
    app.cancel_job(id).unwrap();
    let job = tokio::time::timeout(Duration::from_secs(1), running.finished())
        .await
        .unwrap();
    assert_eq!((job.state, fixture.drafts(webinar).len()), (JobState::Cancelled, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_is_counted_while_somebody_else_is_still_waited_for() {
    let (fixture, _, webinar) = with_scripts(&[("limit sharing", Script::Hang)]);
    let running = fixture.app.start_drafts(run_of(webinar, Engine::Openai)).unwrap();
    let both_counted = async {
        while fixture.app.latest_jobs().unwrap()[0].done < 2 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), both_counted)
        .await
        .unwrap();
    fixture.app.cancel_job(running.job.id).unwrap();
    running.finished().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_the_program_left_in_the_middle_is_interrupted_and_can_go_on() {
    let (fixture, _, webinar) = with_scripts(&[("limit sharing", Script::Hang)]);
    let running = fixture.app.start_drafts(run_of(webinar, Engine::Openai)).unwrap();
    let id = running.job.id;
    // What a crash leaves: the row says that it runs, and nothing does.
    let Fixture { app, folder, ports } = fixture;
    let copy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        std::fs::copy(&file, copy.path().join(file.file_name().unwrap())).unwrap();
    }
    app.cancel_job(id).unwrap();
    running.finished().await;
    let app = webinarwins_core::App::open(copy.path(), Ports { drafter: None, ..ports }, None).unwrap();
    let job = app.latest_jobs().unwrap().remove(0);
    assert_eq!((job.id, job.state), (id, JobState::Interrupted));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_never_touches_what_a_person_edited_or_approved() {
    let (fixture, _, webinar) = with_scripts(&[]);
    fixture.run(webinar, Engine::Templates).await;
    let (john, ada) = (
        fixture.draft_to(webinar, "John Doe").id,
        fixture.draft_to(webinar, "Ada Nowak").id,
    );
    fixture.app.note_draft(john, "See you on Friday.").unwrap();
    fixture.app.approve_drafts(&[ada], true).unwrap();
    let before = [fixture.app.draft(john).unwrap(), fixture.app.draft(ada).unwrap()];
    let mut run = run_of(webinar, Engine::Openai);
    run.rewrite = true;
    let job = fixture.app.start_drafts(run).unwrap().finished().await;
    assert_eq!((job.done, job.total), (1, 1), "only the untouched one is written anew");
    assert_eq!(
        [fixture.app.draft(john).unwrap(), fixture.app.draft(ada).unwrap()],
        before
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_run_for_the_same_webinar_has_to_wait() {
    let (fixture, _, webinar) = with_scripts(&[("limit sharing", Script::Hang)]);
    let running = fixture.app.start_drafts(run_of(webinar, Engine::Openai)).unwrap();
    assert!(fixture.app.start_drafts(run_of(webinar, Engine::Templates)).is_err());
    fixture.app.cancel_job(running.job.id).unwrap();
    running.finished().await;
    assert_eq!(fixture.run(webinar, Engine::Templates).await.state, JobState::Done);
}
