//! Draft runs with a model: one draft a person, errors that stay with their person, stop, cancel, crash, resume.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use support::{ATTENDEES, CHAT, Fixture, Script, Scripted, TRUE_FOR_ALL, answer, ports, run_of};
use webinarwins_core::domain::{Caps, Engine, ModelPrice, WebinarId};
use webinarwins_core::views::{DraftWish, JobState};
use webinarwins_core::{Answer, Drafter, Ports, Refused, Request};

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
    let again = fixture.app.resume_drafts(job.id, None).unwrap().finished().await;
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
    run.options.rewrite = true;
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

/// Twelve people who only registered, six who came to the end without a word, and one who asked.
fn silent_crowd() -> Vec<(&'static str, String)> {
    let mut attendees = String::from("Name,Email,Attended,Attendance %\n");
    for number in 0..12 {
        attendees.push_str(&format!("Person {number},absent{number}@example.com,No,-\n"));
    }
    for number in 0..6 {
        attendees.push_str(&format!("Guest {number},guest{number}@example.com,Yes,100\n"));
    }
    attendees.push_str("John Doe,john@example.com,Yes,100\n");
    vec![
        ("attendees.csv", attendees),
        ("chat.csv", CHAT.lines().take(2).collect::<Vec<_>>().join("\n")),
    ]
}

fn crowd(scripts: &[(&'static str, Script)]) -> (Fixture, Arc<Scripted>, WebinarId) {
    let (fixture, drafter, _) = with_scripts(scripts);
    let files = silent_crowd();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let webinar = fixture.import(&files).webinar_id;
    (fixture, drafter, webinar)
}

#[tokio::test(flavor = "multi_thread")]
async fn people_without_words_share_calls_and_each_gets_a_mail_of_their_own() {
    let (fixture, drafter, webinar) = crowd(&[]);
    let estimate = fixture.app.estimate_drafts(&run_of(webinar, Engine::Openai)).unwrap();
    assert_eq!(
        (
            estimate.people,
            estimate.own_calls,
            estimate.shared_people,
            estimate.shared_calls
        ),
        (19, 1, 18, 2)
    );
    let job = fixture.run(webinar, Engine::Openai).await;
    assert_eq!((job.done, job.total, drafter.asked.lock().unwrap().len()), (19, 19, 3));
    let drafts = fixture.drafts(webinar);
    let greeting = |label: &str| {
        let draft = drafts.iter().find(|draft| draft.label == label).unwrap();
        fixture
            .app
            .draft(draft.id)
            .unwrap()
            .text
            .lines()
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(greeting("John Doe"), "Hi John,");
    assert_eq!(drafts.len(), 19);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_wants_a_call_for_each_gets_one() {
    let (fixture, drafter, webinar) = crowd(&[]);
    let mut run = run_of(webinar, Engine::Openai);
    run.options.each = true;
    fixture.app.start_drafts(run).unwrap().finished().await;
    assert_eq!(drafter.asked.lock().unwrap().len(), 19);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_stops_before_its_cap_is_broken_and_goes_on_with_a_higher_one() {
    let (fixture, drafter, webinar) = with_scripts(&[]);
    let mut run = run_of(webinar, Engine::Openai);
    // Room for one request with the longest answer, and not for all of them one after the other.
    let longest = fixture
        .people(webinar)
        .into_iter()
        .map(|person| fixture.app.request_preview(person.id).unwrap().tokens);
    let room = longest.max().unwrap() + 2_060;
    run.options.caps.most_tokens = Some(room);
    let job = fixture.app.start_drafts(run).unwrap().finished().await;
    assert_eq!(job.state, JobState::Stopped);
    assert!(job.message.contains("tokens that you allowed"), "{}", job.message);
    assert!(
        job.done < 3 && job.tokens <= room,
        "{} done, {} tokens",
        job.done,
        job.tokens
    );
    let asked_before = drafter.asked.lock().unwrap().len();
    let again = fixture
        .app
        .resume_drafts(job.id, Some(Caps::default()))
        .unwrap()
        .finished()
        .await;
    assert_eq!((again.state, again.done), (JobState::Done, 3));
    assert_eq!(
        drafter.asked.lock().unwrap().len() - asked_before,
        3 - job.done as usize
    );
    assert_eq!(again.tokens, 360, "what the first part used counts on");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paused_run_lets_what_is_under_way_end_and_begins_nothing_new() {
    let (fixture, drafter, webinar) = crowd(&[]);
    let mut settings = fixture.app.settings().unwrap();
    settings.engine.concurrency = 1;
    fixture.app.update_settings(settings).unwrap();
    let mut run = run_of(webinar, Engine::Openai);
    run.options.each = true;
    let running = fixture.app.start_drafts(run).unwrap();
    let (app, id) = (fixture.app.clone(), running.job.id);
    let first_written = async {
        while fixture.drafts(webinar).is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), first_written)
        .await
        .unwrap();
    app.pause_job(id).unwrap();
    let job = running.finished().await;
    assert_eq!(job.state, JobState::Paused);
    assert_eq!(fixture.drafts(webinar).len(), job.done as usize);
    let asked = drafter.asked.lock().unwrap().len();
    assert_eq!(asked, job.done as usize, "all that was asked for was kept");
    let again = app.resume_drafts(id, None).unwrap().finished().await;
    assert_eq!((again.state, again.done), (JobState::Done, 19));
    assert_eq!(drafter.asked.lock().unwrap().len(), 19);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_run_of_another_webinar_waits_for_its_turn() {
    let (fixture, drafter, first) = with_scripts(&[("limit sharing", Script::Hang)]);
    let files = silent_crowd();
    let second = fixture.import(&[("attendees.csv", &files[0].1)]).webinar_id;
    let running = fixture.app.start_drafts(run_of(first, Engine::Openai)).unwrap();
    let begun = async {
        while drafter.asked.lock().unwrap().len() < 3 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), begun).await.unwrap();
    let waiting = fixture.app.start_drafts(run_of(second, Engine::Openai)).unwrap();
    assert_eq!(waiting.job.state, JobState::Queued);
    fixture.app.cancel_job(running.job.id).unwrap();
    running.finished().await;
    assert_eq!(waiting.finished().await.state, JobState::Done);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_models_used_is_kept_by_run_and_month_also_after_its_webinar_is_gone() {
    let (fixture, _, webinar) = with_scripts(&[]);
    let mut settings = fixture.app.settings().unwrap();
    settings.engine.model = "mine".to_owned();
    settings.engine.prices = vec![ModelPrice {
        model: "mine".to_owned(),
        input: 1000.0,
        cached: 100.0,
        output: 5000.0,
    }];
    fixture.app.update_settings(settings).unwrap();
    fixture.run(webinar, Engine::Openai).await;
    let usage = fixture.app.usage().unwrap();
    let [run] = usage.entries.as_slice() else {
        panic!("{usage:?}")
    };
    assert_eq!(
        (run.webinar.as_deref(), run.usage.requests),
        (Some("Limits of sharing"), 3)
    );
    // 300 tokens sent and 60 received.
    assert!((run.cost.unwrap() - 0.6).abs() < 1e-9, "{run:?}");
    fixture.app.delete_webinar(webinar).unwrap();
    let usage = fixture.app.usage().unwrap();
    assert_eq!(
        (usage.entries[0].webinar.as_ref(), usage.months[0].at.as_str()),
        (None, "2025-10")
    );
    assert_eq!(usage.months[0].usage.prompt_tokens, 300);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wish_is_written_by_a_model_as_a_new_version_that_can_be_taken_back() {
    let (fixture, drafter, webinar) = with_scripts(&[]);
    fixture.run(webinar, Engine::Templates).await;
    let john = fixture.draft_to(webinar, "John Doe").id;
    let wish = |words: &str, block| {
        Some(DraftWish {
            words: words.to_owned(),
            block,
        })
    };
    let refused = fixture.app.regenerate_draft(john, wish("shorter", None)).await;
    assert!(refused.unwrap_err().message.contains("Templates cannot follow a wish"));
    let mut settings = fixture.app.settings().unwrap();
    settings.engine.engine = Engine::Openai;
    fixture.app.update_settings(settings).unwrap();
    let before = fixture.app.draft(john).unwrap();
    fixture
        .app
        .regenerate_draft(john, wish("shorter", Some(1)))
        .await
        .unwrap();
    let after = fixture.app.draft(john).unwrap();
    assert_eq!(after.mail.subject, before.mail.subject);
    assert_ne!(after.mail.blocks[1], before.mail.blocks[1]);
    assert_eq!(after.mail.blocks[2..], before.mail.blocks[2..]);
    let made_by = fixture
        .app
        .draft_versions(john)
        .unwrap()
        .into_iter()
        .map(|version| version.made_by);
    assert!(made_by.into_iter().any(|by| by == "by scripted: shorter"));
    assert!(
        drafter.asked.lock().unwrap()[0]
            .person
            .contains("The sender's wish: \"shorter\"")
    );
    fixture.app.undo().unwrap();
    assert_eq!(fixture.app.draft(john).unwrap().mail, before.mail);
    assert!(
        fixture
            .app
            .regenerate_draft(john, wish("shorter", Some(0)))
            .await
            .is_err()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn names_stay_on_this_computer_where_that_is_wanted() {
    let (fixture, drafter, _) = with_scripts(&[]);
    let chat =
        format!("{CHAT}2025-10-01 14:35,John Doe,john@example.com,\"As Ada Nowak said, can Gabriela show it?\",Yes\n");
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", &chat)])
        .webinar_id;
    let mut settings = fixture.app.settings().unwrap();
    settings.sender.name = "Gabriela Reyes".to_owned();
    settings.engine.hide_names = true;
    fixture.app.update_settings(settings).unwrap();
    let john = fixture
        .people(webinar)
        .into_iter()
        .find(|person| person.name == "John Doe")
        .unwrap();
    let preview = fixture.app.request_preview(john.id).unwrap();
    assert!(preview.person.contains("As PERSON_"), "{}", preview.person);
    fixture.run(webinar, Engine::Openai).await;
    let asked = drafter.asked.lock().unwrap();
    for request in asked.iter() {
        for name in ["Gabriela", "Reyes", "Ada", "Nowak", "John", "Doe"] {
            let all = format!("{}{}", request.instructions, request.person);
            assert!(!all.contains(name), "{name} in {all}");
        }
    }
    let john = fixture.app.draft(fixture.draft_to(webinar, "John Doe").id).unwrap();
    assert!(
        john.text.starts_with("Hi John,") && john.text.contains("Gabriela Reyes"),
        "{}",
        john.text
    );
}

/// Answers after a while, and keeps how many were asked at a time.
#[derive(Default)]
struct Counting {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Drafter for Counting {
    fn draft(&self, _: Request) -> BoxFuture<'_, Result<Answer, Refused>> {
        async move {
            self.most
                .fetch_max(self.now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(20)).await;
            self.now.fetch_sub(1, Ordering::SeqCst);
            Ok(answer(TRUE_FOR_ALL))
        }
        .boxed()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_are_asked_at_a_time_than_allowed_although_more_are_in_work() {
    let counting = Arc::new(Counting::default());
    let fixture = Fixture::with(Ports {
        drafter: Some(counting.clone()),
        ..ports()
    });
    let mut settings = fixture.app.settings().unwrap();
    settings.engine.concurrency = 3;
    fixture.app.update_settings(settings).unwrap();
    let files = silent_crowd();
    let webinar = fixture.import(&[("attendees.csv", &files[0].1)]).webinar_id;
    let mut run = run_of(webinar, Engine::Openai);
    run.options.each = true;
    let job = fixture.app.start_drafts(run).unwrap().finished().await;
    assert_eq!((job.done, counting.most.load(Ordering::SeqCst)), (19, 3));
}
