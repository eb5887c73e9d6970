//! Runs over people that somebody chose, what they leave alone, and runs as steps that are taken back whole.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use support::{ATTENDEES, CHAT, Fixture, Script, Scripted, ports, run_of};
use webinarwins_core::domain::{AttendeeId, DraftStatus, Engine, RunOptions, RunScope, WebinarId};
use webinarwins_core::views::{Decision, DraftScope, DraftView, JobState, LeftAlone};
use webinarwins_core::{Code, DraftRun, Ports};

/// Writes anew for these people of the simplest webinar.
fn anew(fixture: &Fixture, webinar: WebinarId, names: &[&str], engine: Engine) -> DraftRun {
    DraftRun {
        scope: RunScope::People {
            ids: names.iter().map(|name| person(fixture, webinar, name)).collect(),
        },
        options: RunOptions {
            rewrite: true,
            ..RunOptions::default()
        },
        ..run_of(webinar, engine)
    }
}

fn person(fixture: &Fixture, webinar: WebinarId, name: &str) -> AttendeeId {
    fixture.people(webinar).iter().find(|row| row.name == name).unwrap().id
}

fn views(fixture: &Fixture, webinar: WebinarId) -> Vec<DraftView> {
    let views = fixture.drafts(webinar).into_iter().map(|item| DraftView {
        versions: 0,
        ..fixture.app.draft(item.id).unwrap()
    });
    views.collect()
}

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

async fn until(mut is_so: impl FnMut() -> bool) {
    let waiting = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_for_chosen_people_writes_to_them_alone() {
    let (fixture, _, webinar) = with_scripts(&[]);
    let mut run = anew(&fixture, webinar, &["John Doe", "Bo Li"], Engine::Openai);
    run.options.rewrite = false;
    let estimate = fixture.app.estimate_drafts(&run).unwrap();
    assert_eq!((estimate.people, estimate.left.len()), (2, 0));
    let job = fixture.app.start_drafts(run).unwrap().finished().await;
    assert_eq!((job.state, job.done, job.total), (JobState::Done, 2, 2));
    let labels: Vec<String> = fixture.drafts(webinar).into_iter().map(|draft| draft.label).collect();
    assert_eq!(labels.len(), 2);
    assert!(!labels.iter().any(|label| label == "Ada Nowak"));
}

#[tokio::test(flavor = "multi_thread")]
async fn writing_again_by_templates_brings_another_text() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let before = views(&fixture, webinar);
    let run = anew(&fixture, webinar, &["John Doe", "Ada Nowak"], Engine::Templates);
    fixture.app.start_drafts(run).unwrap().finished().await;
    for (before, after) in before.iter().zip(views(&fixture, webinar)) {
        let is_chosen = before.item.label != "Bo Li";
        assert_eq!(before.mail != after.mail, is_chosen, "{}", before.item.label);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_put_a_hand_to_is_left_alone_and_counted_unless_they_say_otherwise() {
    let (fixture, _, webinar) = with_scripts(&[]);
    fixture.run(webinar, Engine::Templates).await;
    let draft = |name: &str| fixture.draft_to(webinar, name).id;
    fixture.app.note_draft(draft("John Doe"), "See you on Friday.").unwrap();
    fixture.app.approve_drafts(&[draft("Ada Nowak")], true).unwrap();
    let bo = DraftScope::Drafts {
        ids: vec![draft("Bo Li")],
    };
    fixture.app.decide_drafts(&bo, Decision::Skip).unwrap();
    let before = views(&fixture, webinar);

    let mut run = anew(&fixture, webinar, &["John Doe", "Ada Nowak", "Bo Li"], Engine::Openai);
    let left = |run: &DraftRun| -> Vec<(LeftAlone, u32)> {
        let estimate = fixture.app.estimate_drafts(run).unwrap();
        estimate.left.iter().map(|left| (left.why, left.people)).collect()
    };
    let all = [(LeftAlone::Noted, 1), (LeftAlone::Approved, 1), (LeftAlone::Skipped, 1)];
    assert_eq!(left(&run), all);
    fixture.app.start_drafts(run.clone()).unwrap().finished().await;
    assert_eq!(views(&fixture, webinar), before);

    run.options.touched = true;
    assert_eq!(left(&run), all[2..], "what is skipped stays so");
    let job = fixture.app.start_drafts(run).unwrap().finished().await;
    assert_eq!((job.done, job.total), (2, 2));
    let (john, ada) = (
        fixture.app.draft(draft("John Doe")).unwrap(),
        fixture.app.draft(draft("Ada Nowak")).unwrap(),
    );
    assert_eq!(
        (john.item.engine, john.note.as_str()),
        (Engine::Openai, "See you on Friday.")
    );
    assert_eq!(
        (ada.item.engine, ada.item.status),
        (Engine::Openai, DraftStatus::ToReview)
    );
    fixture.app.undo().unwrap();
    assert_eq!(views(&fixture, webinar), before, "with the approval");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_does_while_a_run_is_at_work_is_kept_even_by_one_that_writes_over_edits() {
    let (fixture, drafter, webinar) = with_scripts(&[("limit sharing", Script::Hang)]);
    fixture.run(webinar, Engine::Templates).await;
    let john = fixture.draft_to(webinar, "John Doe").id;
    let mut run = anew(&fixture, webinar, &["John Doe"], Engine::Openai);
    run.options.touched = true;
    let running = fixture.app.start_drafts(run).unwrap();
    until(|| !drafter.asked.lock().unwrap().is_empty()).await;
    fixture.app.note_draft(john, "Until soon.").unwrap();
    fixture.app.cancel_job(running.job.id).unwrap();
    let job = running.finished().await;
    let again = fixture.app.resume_drafts(job.id, None).unwrap().finished().await;
    assert_eq!((again.state, again.total), (JobState::Done, 0));
    assert_eq!(fixture.app.draft(john).unwrap().note, "Until soon.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_for_chosen_people_goes_on_with_them_after_a_restart() {
    let (fixture, _, webinar) = with_scripts(&[("limit sharing", Script::Stop("The key is not accepted."))]);
    let mut run = anew(&fixture, webinar, &["John Doe", "Bo Li"], Engine::Openai);
    run.options.rewrite = false;
    let job = fixture.app.start_drafts(run).unwrap().finished().await;
    assert_eq!(job.state, JobState::Stopped);
    let Fixture { app, folder, ports } = fixture;
    drop(app);
    let ports = Ports {
        drafter: Some(Arc::new(Scripted::default())),
        ..ports
    };
    let app = webinarwins_core::App::open(folder.path(), ports.clone(), None).unwrap();
    let fixture = Fixture { app, folder, ports };
    let again = fixture.app.resume_drafts(job.id, None).unwrap().finished().await;
    assert_eq!((again.state, again.done, again.total), (JobState::Done, 2, 2));
    assert_eq!(fixture.drafts(webinar).len(), 2, "nobody else gets a draft");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_is_one_step_that_takes_its_drafts_back_and_brings_them_again() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let written = views(&fixture, webinar);
    let undone = fixture.app.undo().unwrap();
    assert_eq!(
        (undone.label.as_str(), undone.changed.len()),
        ("Undone: write 3 drafts", 3)
    );
    assert!(fixture.drafts(webinar).is_empty());
    assert_eq!(fixture.app.webinar(webinar).unwrap().counts.drafts, 0);
    assert_eq!(fixture.app.draft(written[0].item.id).unwrap_err().code, Code::NotFound);
    let fixture = fixture.restarted();
    assert_eq!(fixture.app.redo().unwrap().label, "Done again: write 3 drafts");
    assert_eq!(views(&fixture, webinar), written);
    fixture.app.undo().unwrap();
    // Another run takes the place of what was taken back, and loses none of its texts.
    fixture.run(webinar, Engine::Templates).await;
    assert_eq!(
        fixture.app.draft_versions(fixture.drafts(webinar)[0].id).unwrap().len(),
        2
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_while_a_run_wrote_is_undone_before_the_run() {
    let (fixture, _, webinar) = with_scripts(&[("limit sharing", Script::Hang)]);
    let running = fixture.app.start_drafts(run_of(webinar, Engine::Openai)).unwrap();
    until(|| fixture.drafts(webinar).len() == 2).await;
    let refused = fixture.app.undo().unwrap_err();
    assert!(refused.message.contains("are being written"), "{}", refused.message);
    let ada = fixture.draft_to(webinar, "Ada Nowak").id;
    fixture.app.note_draft(ada, "Until soon.").unwrap();
    fixture.app.cancel_job(running.job.id).unwrap();
    running.finished().await;
    assert_eq!(
        fixture.app.undo().unwrap().label,
        "Undone: write a note on the draft to Ada Nowak"
    );
    assert_eq!(fixture.app.undo().unwrap().label, "Undone: write 2 drafts");
    assert!(fixture.drafts(webinar).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_wrote_nothing_is_no_step() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let label = fixture.app.history().unwrap().undo.unwrap().label;
    fixture.run(webinar, Engine::Templates).await;
    assert_eq!(fixture.app.history().unwrap().undo.unwrap().label, label);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_whose_parts_were_taken_back_counts_them_as_left() {
    let (fixture, _, webinar) = with_scripts(&[("limit sharing", Script::Refuse("The model refused."))]);
    let job = fixture.run(webinar, Engine::Openai).await;
    assert_eq!((job.done, job.failed, job.total), (2, 1, 3));
    fixture.app.undo().unwrap();
    let again = fixture.app.resume_drafts(job.id, None).unwrap().finished().await;
    assert_eq!((again.done, again.failed, again.total), (2, 1, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn writing_again_by_a_template_brings_no_text_that_a_colleague_has() {
    let fixture = Fixture::new();
    let list = "Name,Email,Attended\nAda Nowak,ada@firm.example,No\nBo Li,bo@firm.example,No\n";
    let webinar = fixture.import(&[("attendees.csv", list)]).webinar_id;
    fixture.run(webinar, Engine::Templates).await;
    for _ in 0..6 {
        for name in ["Ada Nowak", "Bo Li"] {
            let id = fixture.draft_to(webinar, name).id;
            let before = fixture.app.draft(id).unwrap().text;
            fixture.app.regenerate_draft(id, None).await.unwrap();
            assert_ne!(fixture.app.draft(id).unwrap().text, before, "{name} gets another text");
        }
        for view in views(&fixture, webinar) {
            let alike = view.item.rules.iter().any(|rule| rule == "same_as_colleague");
            assert!(!alike, "{}: {}", view.item.label, view.text);
        }
    }
}
