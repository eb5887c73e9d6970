//! Files in, corrected, added to, replaced and taken out again, through the facade on real SQLite.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::fmt::Write;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use support::{ATTENDEES, CHAT, Fixture, details, given, ports};
use webinarwins_core::domain::{Asked, DayOrder, Engine, FileChoice, NameDecision, Role, WebinarDetails, WebinarId};
use webinarwins_core::views::PackingChoice;
use webinarwins_core::views::{DraftEdit, FileKindView, HostEvent, ImportView, PeopleQuery, ReadingState, StagingView};
use webinarwins_core::{App, GivenFile, ProgressSink};

/// The same report after a correction: Ada stayed longer, Bo came after all, Cy is new.
const CORRECTED: &str = "\
Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location
John Doe,john@example.com,Yes,100,97,60,2025-10-01 14:00,2025-10-01 15:00,New York
Ada Nowak,ada@example.org,Yes,90,40%,54,2025-10-01 14:05,2025-10-01 14:59,Kraków
Bo Li,bo@example.net,Yes,50,60,30,2025-10-01 14:00,2025-10-01 14:30,
Cy Orr,cy@example.net,No,-,-,-,-,-,
";

/// The same without Ada and Bo.
const SHORTER: &str = "\
Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location
John Doe,john@example.com,Yes,100,97,60,2025-10-01 14:00,2025-10-01 15:00,New York
";

/// Headings of which the dictionary knows one.
const HOMEMADE: &str = "\
Who;Email;Was there;Colour
John Doe;john@example.com;Yes;red
Ada Nowak;ada@example.org;No;blue
";

fn bring(fixture: &Fixture, webinar: WebinarId, files: &[(&str, &str)]) -> ImportView {
    let details = fixture.app.webinar(webinar).unwrap().details;
    fixture.app.import(given(files), Some(webinar), details).unwrap()
}

fn stage(fixture: &Fixture, webinar: Option<WebinarId>, files: &[(&str, &str)]) -> StagingView {
    fixture.app.stage(None, webinar, given(files)).unwrap()
}

fn id_of(fixture: &Fixture, webinar: WebinarId, name: &str) -> webinarwins_core::domain::AttendeeId {
    fixture.people(webinar).iter().find(|one| one.name == name).unwrap().id
}

fn left_out(fixture: &Fixture, webinar: WebinarId) -> Vec<String> {
    let query = PeopleQuery {
        left_out: true,
        ..PeopleQuery::default()
    };
    let people = fixture.app.attendees(webinar, &query).unwrap();
    people.into_iter().map(|one| one.name).collect()
}

/// Hears what a window would hear.
#[derive(Default)]
struct Ear(Mutex<Vec<HostEvent>>);

impl ProgressSink for Ear {
    fn tell(&self, event: HostEvent) {
        self.0.lock().unwrap().push(event);
    }
}

fn listening() -> (Fixture, Arc<Ear>) {
    let ear = Arc::new(Ear::default());
    let mut ports = ports();
    ports.progress = Arc::<Ear>::clone(&ear);
    (Fixture::with(ports), ear)
}

/// An attendance file of some megabytes.
fn large(people: usize) -> GivenFile {
    let mut text = ATTENDEES.to_owned();
    for number in 0..people {
        writeln!(
            text,
            "Person {number},p{number}@example.net,Yes,50,40,30,2025-10-01 14:00,2025-10-01 14:30,Kraków"
        )
        .unwrap();
    }
    GivenFile {
        name: "large.csv".to_owned(),
        bytes: text.into_bytes(),
    }
}

#[test]
fn a_card_says_what_a_file_is_and_its_rows_add_up() {
    let fixture = Fixture::new();
    let staged = stage(&fixture, None, &[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)]);
    assert_eq!(staged.reading, ReadingState::Done);
    let kinds: Vec<_> = staged.files.iter().map(|card| card.kind.unwrap()).collect();
    assert_eq!(kinds, [FileKindView::Attendance, FileKindView::Chat]);
    for card in &staged.files {
        assert!(!card.format.is_empty() && !card.label.is_empty() && card.confidence > 0);
        assert!(!card.rows.is_empty());
        let parts: u32 = card.account.parts.iter().map(|part| part.count).sum();
        assert_eq!(parts, card.account.total, "{}: {:?}", card.name, card.account);
    }
    let done = fixture.app.import_staged(staged.id, details("Limits")).unwrap();
    let files = fixture.app.webinar(done.webinar_id).unwrap().files;
    assert!(
        files[0].account.starts_with("4 rows = ") && files[0].account.ends_with("; 0 not understood"),
        "{}",
        files[0].account
    );
}

#[test]
fn a_large_set_is_read_beside_the_window_which_hears_of_its_end() {
    let (fixture, ear) = listening();
    let before = Instant::now();
    let staged = fixture.app.stage(None, None, vec![large(20_000)]).unwrap();
    let at_once = before.elapsed();
    assert!(
        matches!(staged.reading, ReadingState::Running { .. }),
        "{:?}",
        staged.reading
    );
    assert!(!staged.ready);
    assert!(!staged.files[0].rows.is_empty(), "the first rows are there at once");
    let full = fixture.app.staging_in_full(staged.id).unwrap();
    assert!(at_once < before.elapsed() / 2, "{at_once:?} of {:?}", before.elapsed());
    assert_eq!((full.reading, full.people), (ReadingState::Done, 20_003));
    let done = fixture.app.import_staged(staged.id, details("Large")).unwrap();
    assert_eq!(done.people, 20_003);
    // The end is told behind the lock that was waited for.
    let told_of_end = || {
        ear.0
            .lock()
            .unwrap()
            .iter()
            .any(|event| matches!(event, HostEvent::Staging { staging } if staging.reading == ReadingState::Done))
    };
    let waited = Instant::now();
    while !told_of_end() && waited.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(told_of_end());
}

#[test]
fn a_stopped_reading_stays_stopped_until_it_is_begun_again() {
    let (fixture, ear) = listening();
    let staged = fixture.app.stage(None, None, vec![large(30_000)]).unwrap();
    let before = Instant::now();
    let stopped = fixture.app.stop_reading(staged.id).unwrap();
    assert!(before.elapsed() < Duration::from_millis(500), "{:?}", before.elapsed());
    assert_eq!((stopped.reading, stopped.ready), (ReadingState::Stopped, false));
    let refused = fixture.app.import_staged(staged.id, details("Large")).unwrap_err();
    assert!(refused.message.ends_with("Nothing was imported."), "{refused}");
    assert!(
        ear.0
            .lock()
            .unwrap()
            .iter()
            .all(|event| !matches!(event, HostEvent::Staging { .. }))
    );
    fixture.app.read_staged(staged.id).unwrap();
    assert_eq!(fixture.app.staging_in_full(staged.id).unwrap().people, 30_003);
}

#[test]
fn a_file_that_is_added_while_reading_is_read_as_well() {
    let fixture = Fixture::new();
    let staged = fixture.app.stage(None, None, vec![large(15_000)]).unwrap();
    fixture
        .app
        .stage(Some(staged.id), None, given(&[("chat.csv", CHAT)]))
        .unwrap();
    let full = fixture.app.staging_in_full(staged.id).unwrap();
    assert_eq!((full.people, full.messages), (15_003, 4));
}

#[test]
fn a_wrong_guess_can_be_corrected() {
    let fixture = Fixture::new();
    let staged = stage(&fixture, None, &[("homemade.csv", HOMEMADE)]);
    let card = &staged.files[0];
    assert!(App::meanings().iter().any(|meaning| meaning.code == "attended"));
    assert!(
        App::formats()
            .iter()
            .any(|format| format.kind == FileKindView::Attendance)
    );
    let general = App::formats()
        .into_iter()
        .rfind(|format| format.kind == FileKindView::Attendance)
        .unwrap();
    let columns = ["name", "email", "attended", ""].map(str::to_owned).to_vec();
    let choice = FileChoice {
        format: Some(general.code),
        columns: Some(columns),
        ..FileChoice::default()
    };
    let read = fixture.app.choose_for_file(staged.id, card.id, choice.clone()).unwrap();
    assert_eq!((read.people, read.attended), (2, 1), "{:?}", read.files[0]);
    assert_eq!((read.files[0].confidence, &read.files[0].choice), (100, &choice));
}

#[test]
fn a_saved_mapping_is_used_for_the_next_file_with_the_same_headings() {
    let fixture = Fixture::new();
    let staged = stage(&fixture, None, &[("homemade.csv", HOMEMADE)]);
    let format = App::formats()
        .into_iter()
        .rfind(|format| format.kind == FileKindView::Attendance);
    let choice = FileChoice {
        format: format.map(|format| format.code),
        columns: Some(["name", "email", "attended", ""].map(str::to_owned).to_vec()),
        ..FileChoice::default()
    };
    let file = staged.files[0].id;
    fixture.app.choose_for_file(staged.id, file, choice).unwrap();
    let saved = fixture.app.save_preset(staged.id, file, " Our own list ").unwrap();
    assert_eq!(saved.files[0].preset.as_deref(), Some("Our own list"));
    let presets = fixture.app.presets().unwrap();
    assert_eq!(presets[0].headings, ["Who", "Email", "Was there", "Colour"]);

    let other = "was there,colour,who,EMAIL\nYes,red,Cy Orr,cy@example.net\n";
    let staged = stage(&fixture, None, &[("other.csv", other)]);
    assert_eq!(
        staged.files[0].preset.as_deref(),
        Some("Our own list"),
        "{:?}",
        staged.files[0]
    );
    assert_eq!((staged.people, staged.attended), (1, 1));

    fixture.app.delete_preset("Our own list").unwrap();
    assert!(
        stage(&fixture, None, &[("third.csv", HOMEMADE)]).files[0]
            .preset
            .is_none()
    );
}

#[test]
fn a_corrected_report_replaces_the_old_one_and_says_what_changes() {
    let fixture = Fixture::new();
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    let ada = id_of(&fixture, webinar, "Ada Nowak");
    let staged = stage(&fixture, Some(webinar), &[("attendees (1).csv", CORRECTED)]);
    let replaces = staged.files[0].replaces.clone().expect("a later version");
    assert_eq!((replaces.name.as_str(), replaces.chosen), ("attendees.csv", true));
    let changes = staged.changes.clone().unwrap();
    assert_eq!((changes.added, changes.gone, changes.changed), (1, 0, 2), "{changes:?}");
    assert_eq!((changes.new_messages, changes.gone_messages), (0, 0));
    assert!(
        changes.details.contains(&"Bo Li: came (was: did not come)".to_owned()),
        "{:?}",
        changes.details
    );
    let done = fixture.app.import_staged(staged.id, staged.details.clone()).unwrap();
    assert_eq!(done.changes, Some(changes));
    assert_eq!((done.people, done.new_people, done.attended), (4, 1, 3));
    assert_eq!(id_of(&fixture, webinar, "Ada Nowak"), ada);
    let names: Vec<_> = fixture
        .app
        .webinar(webinar)
        .unwrap()
        .files
        .into_iter()
        .map(|file| file.name)
        .collect();
    assert_eq!(names, ["chat.csv", "attendees (1).csv"]);
}

#[test]
fn a_later_version_can_be_kept_beside_the_old_one() {
    let fixture = Fixture::new();
    let webinar = fixture.import(&[("attendees.csv", ATTENDEES)]).webinar_id;
    let staged = stage(&fixture, Some(webinar), &[("shorter.csv", SHORTER)]);
    assert_eq!(staged.changes.as_ref().unwrap().gone, 2);
    let beside = fixture.app.replace_file(staged.id, staged.files[0].id, false).unwrap();
    assert!(!beside.files[0].replaces.as_ref().unwrap().chosen);
    assert_eq!(beside.changes.as_ref().unwrap().gone, 0);
    fixture.app.import_staged(staged.id, beside.details).unwrap();
    assert_eq!(fixture.app.webinar(webinar).unwrap().files.len(), 2);
}

#[test]
fn a_report_of_another_evening_replaces_nothing() {
    let fixture = Fixture::new();
    let webinar = fixture.import(&[("attendees.csv", ATTENDEES)]).webinar_id;
    let other = CORRECTED.replace("2025-10-01", "2025-10-08");
    let staged = stage(&fixture, Some(webinar), &[("attendees.csv", &other)]);
    assert_eq!(staged.files[0].replaces, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_vanishes_leaves_the_list_unless_a_person_worked_on_their_draft() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let ada = fixture.draft_to(webinar, "Ada Nowak");
    let mail = fixture.app.draft(ada.id).unwrap().mail;
    let edit = DraftEdit {
        subject: "For Ada".to_owned(),
        blocks: mail.blocks,
    };
    fixture.app.edit_draft(ada.id, edit).unwrap();
    let done = bring(&fixture, webinar, &[("attendees.csv", SHORTER)]);
    let names: Vec<_> = fixture.people(webinar).into_iter().map(|one| one.name).collect();
    assert!(
        names.contains(&"Ada Nowak".to_owned()) && !names.contains(&"Bo Li".to_owned()),
        "{names:?}"
    );
    assert!(
        done.issues.iter().any(|issue| issue
            .message
            .starts_with("Ada Nowak is no longer in the files, but stays")),
        "{:?}",
        done.issues
    );
    assert_eq!(fixture.draft_to(webinar, "Ada Nowak").subject, "For Ada");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_outlives_a_corrected_report() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let draft = fixture.draft_to(webinar, "Bo Li");
    fixture.app.approve_drafts(&[draft.id], true).unwrap();
    let approved = fixture.app.draft(draft.id).unwrap();
    bring(&fixture, webinar, &[("attendees.csv", CORRECTED)]);
    let after = fixture.app.draft(draft.id).unwrap();
    assert_eq!((after.text, after.item.status), (approved.text, approved.item.status));
}

#[test]
fn the_same_corrected_report_twice_changes_nothing() {
    let fixture = Fixture::new();
    let webinar = fixture.import(&[("attendees.csv", ATTENDEES)]).webinar_id;
    bring(&fixture, webinar, &[("corrected.csv", CORRECTED)]);
    let people = fixture.people(webinar);
    let again = bring(&fixture, webinar, &[("corrected.csv", CORRECTED)]);
    assert!(again.unchanged);
    assert_eq!(fixture.people(webinar), people);
}

#[test]
fn undoing_a_corrected_report_brings_the_old_one_back() {
    let fixture = Fixture::new();
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    let shown = |fixture: &Fixture| {
        let all = fixture.people(webinar);
        all.into_iter()
            .map(|one| (one.name, one.score, one.rank, one.messages, one.standing))
            .collect::<Vec<_>>()
    };
    let before = shown(&fixture);
    bring(&fixture, webinar, &[("corrected.csv", CORRECTED)]);
    assert_ne!(shown(&fixture), before);
    let undo = fixture.app.webinar(webinar).unwrap().undo.unwrap();
    assert_eq!(
        (undo.files, undo.whole_webinar),
        (vec!["corrected.csv".to_owned()], false)
    );
    assert!(fixture.app.undo_import(webinar).unwrap(), "the webinar is still there");
    assert_eq!(shown(&fixture), before);
    let files = fixture.app.webinar(webinar).unwrap().files;
    assert_eq!(files.len(), 2);
    assert!(
        !fixture.app.undo_import(webinar).unwrap(),
        "the first import was the webinar"
    );
    assert!(fixture.app.webinars().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_undone_after_an_export() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    assert!(fixture.app.webinar(webinar).unwrap().undo.is_some());
    let out = fixture.folder.path().join("out.csv");
    fixture
        .app
        .export(PackingChoice::File, webinar, "csv", true, &out)
        .unwrap();
    assert_eq!(fixture.app.webinar(webinar).unwrap().undo, None);
    let refused = fixture.app.undo_import(webinar).unwrap_err();
    assert!(refused.message.ends_with("Nothing was changed."), "{refused}");
    assert_eq!(fixture.people(webinar).len(), 3);
}

#[test]
fn what_a_chat_adds_can_be_undone_with_what_it_filled_into_the_form() {
    let fixture = Fixture::new();
    let webinar = fixture.import(&[("attendees.csv", ATTENDEES)]).webinar_id;
    let before = fixture.app.webinar(webinar).unwrap();
    bring(&fixture, webinar, &[("chat.csv", CHAT)]);
    assert_eq!(fixture.app.webinar(webinar).unwrap().counts.messages, 4);
    assert!(fixture.app.undo_import(webinar).unwrap());
    let after = fixture.app.webinar(webinar).unwrap();
    assert_eq!((after.counts.messages, after.details), (0, before.details));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_left_out_counts_nowhere_and_gets_no_draft_until_counted_again() {
    let fixture = Fixture::new();
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    let john = id_of(&fixture, webinar, "John Doe");
    fixture.app.keep_attendees(&[john], Some(false)).unwrap();
    let counts = fixture.app.webinar(webinar).unwrap().counts;
    assert_eq!(
        (counts.people, counts.attended, counts.left_out, counts.mailable),
        (2, 1, 1, 2)
    );
    assert_eq!(
        (counts.messages, counts.questions),
        (2, 0),
        "his messages count for nobody"
    );
    assert_eq!(left_out(&fixture, webinar), ["John Doe"]);
    let overview = fixture.app.overview(webinar).unwrap();
    assert_eq!((overview.registered, overview.attended), (2, 1));
    assert!(overview.asked.is_empty() && overview.call_first.iter().all(|call| call.label != "John Doe"));
    let ranks: Vec<u32> = fixture.people(webinar).iter().map(|one| one.rank).collect();
    assert_eq!(ranks, [1, 2]);
    fixture.run(webinar, Engine::Templates).await;
    assert_eq!(fixture.drafts(webinar).len(), 2);
    assert_eq!(fixture.app.export_preview(webinar, "csv", true).unwrap().people, 2);

    bring(&fixture, webinar, &[("corrected.csv", CORRECTED)]);
    assert_eq!(
        left_out(&fixture, webinar),
        ["John Doe"],
        "the user's word outlives the next file"
    );
    fixture.app.keep_attendees(&[john], None).unwrap();
    assert!(left_out(&fixture, webinar).is_empty());
    assert_eq!(
        fixture
            .people(webinar)
            .iter()
            .filter(|one| one.role == Role::Audience)
            .count(),
        4
    );
}

#[test]
fn a_decision_about_a_name_counts_for_this_webinar_and_the_next_of_its_series() {
    let fixture = Fixture::new();
    let webinar = fixture
        .app
        .import(
            given(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)]),
            None,
            details("Office hours #1"),
        )
        .unwrap()
        .webinar_id;
    let Some(doubt) = fixture.app.webinar(webinar).unwrap().doubts.first().cloned() else {
        panic!("a stranger wrote in the chat");
    };
    assert_eq!((doubt.name.as_str(), doubt.count), ("Stranger", 1));
    let decision = NameDecision {
        key: doubt.key.clone(),
        person: Some("bo@example.net".to_owned()),
    };
    let done = fixture.app.decide_name(webinar, &decision).unwrap();
    assert_eq!(done.unmatched_messages, 0);
    let settled = fixture.app.webinar(webinar).unwrap().doubts[0]
        .decision
        .clone()
        .unwrap();
    assert_eq!((settled.label.as_str(), settled.is_remembered), ("Bo Li", false));

    let next = fixture
        .app
        .stage(None, None, given(&[("a.csv", CORRECTED), ("c.csv", CHAT)]))
        .unwrap();
    assert!(
        next.doubts[0].decision.is_none(),
        "another webinar, as far as anybody knows"
    );
    let form = WebinarDetails {
        title: "Office hours #2".to_owned(),
        ..details("")
    };
    let second = fixture.app.import_staged(next.id, form).unwrap();
    assert_eq!(second.unmatched_messages, 0);
    let remembered = fixture.app.webinar(second.webinar_id).unwrap().doubts[0]
        .decision
        .clone()
        .unwrap();
    assert!(remembered.is_remembered);

    let undone = fixture.app.undecide_name(webinar, &doubt.key).unwrap();
    assert_eq!(undone.unmatched_messages, 1);
}

#[test]
fn a_decision_in_a_waiting_set_is_seen_at_once_and_kept() {
    let fixture = Fixture::new();
    let staged = stage(&fixture, None, &[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)]);
    let key = staged.doubts.first().expect("a stranger").key.clone();
    let decision = NameDecision {
        key: key.clone(),
        person: None,
    };
    let decided = fixture.app.decide_staged(staged.id, decision.clone()).unwrap();
    let shown = decided.doubts[0].decision.clone().unwrap();
    assert_eq!((shown.person, shown.label.as_str()), (None, ""));
    assert!(
        fixture.app.undecide_staged(staged.id, &key).unwrap().doubts[0]
            .decision
            .is_none()
    );
    fixture.app.decide_staged(staged.id, decision).unwrap();
    let done = fixture.app.import_staged(staged.id, details("Limits")).unwrap();
    assert!(
        fixture.app.webinar(done.webinar_id).unwrap().doubts[0]
            .decision
            .is_some()
    );
}

#[test]
fn the_order_of_day_and_month_is_the_users_to_say() {
    let fixture = Fixture::new();
    let file = "\
Name,Email,Attended,Join Time,Exit Time
John Doe,john@example.com,Yes,10/11/2025 14:00,10/11/2025 15:00
";
    let staged = stage(&fixture, None, &[("attendees.csv", file)]);
    for (order, day) in [(DayOrder::DayFirst, "2025-11-10"), (DayOrder::MonthFirst, "2025-10-11")] {
        let choice = FileChoice {
            day_order: Some(order),
            ..FileChoice::default()
        };
        fixture
            .app
            .choose_for_file(staged.id, staged.files[0].id, choice)
            .unwrap();
        let begun = fixture.app.staging(staged.id).unwrap().details.hosted_at;
        assert!(
            begun.as_ref().is_some_and(|at| at.to_string().starts_with(day)),
            "{order:?}: {begun:?}"
        );
    }
}

#[test]
fn issues_go_into_a_table_that_runs_nothing() {
    let fixture = Fixture::new();
    let chat = "Timestamp,Name,Email,Message\n2025-10-01 14:30,=HYPERLINK(1),x@example.com,Hello\n";
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", chat)])
        .webinar_id;
    let path = fixture.folder.path().join("issues.csv");
    fixture.app.save_issues(Some(webinar), None, &path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("kind,file,line,column,message\r\n"), "{text}");
    assert!(
        text.contains("unknown sender") && !text.contains(",=HYPERLINK"),
        "{text}"
    );
    assert_eq!(text.lines().count(), fixture.app.issues(webinar).unwrap().len() + 1);
}

#[test]
fn what_is_stored_is_the_same_after_a_restart() {
    let fixture = Fixture::new();
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    let john = id_of(&fixture, webinar, "John Doe");
    let before = (
        fixture.people(webinar),
        fixture.app.attendee(john).unwrap(),
        fixture.app.webinar(webinar).unwrap(),
    );
    assert_eq!(before.1.score.parts.len(), 4, "{:?}", before.1);
    let fixture = fixture.restarted();
    let after = (
        fixture.people(webinar),
        fixture.app.attendee(john).unwrap(),
        fixture.app.webinar(webinar).unwrap(),
    );
    assert_eq!(after, before);
}

#[test]
fn what_somebody_answered_on_registering_is_with_the_person_and_counts_as_no_poll() {
    let fixture = Fixture::new();
    let list = "Name,Email,Attended,Poll 1: Which plan?,What is your biggest challenge?\n\
                Ada Nowak,ada@example.org,Yes,Pro,\"Too many lists, too little time\"\n\
                Bo Li,bo@example.net,No,,\n";
    let view = fixture.import(&[("a.csv", list)]);
    assert_eq!(view.poll_answers, 1);
    let ada = fixture
        .app
        .attendee(id_of(&fixture, view.webinar_id, "Ada Nowak"))
        .unwrap();
    let answers = ada.poll_answers.iter();
    let answers: Vec<_> = answers
        .map(|one| (one.asked, one.question.as_str(), one.answers.join("|")))
        .collect();
    assert_eq!(
        answers,
        [
            (Asked::InPoll, "Poll 1: Which plan?", "Pro".to_owned()),
            (
                Asked::OnRegistering,
                "What is your biggest challenge?",
                "Too many lists, too little time".to_owned()
            ),
        ]
    );
}

#[test]
fn an_import_tells_the_numbers_of_the_list_that_is_there_after_it() {
    let fixture = Fixture::new();
    let host = "Name,Email,Attended,Role\nMara Quill,mara@example.org,Yes,Host\nJana Orr,,Yes,\n";
    let chat = "Timestamp,Name,Email,Message\n\
                2025-10-01 14:05,Mara Quill,mara@example.org,Welcome\n\
                2025-10-01 14:06,Somebody Else,,Hello?\n";
    let files = [
        ("attendees.csv", ATTENDEES),
        ("chat.csv", CHAT),
        ("team.csv", host),
        ("more.csv", chat),
    ];
    let told = fixture.import(&files);
    assert!(told.left_out > 0 && told.unmatched_messages > 0 && told.attended < told.people);
    let stored = fixture.import(&files);
    let expected = ImportView {
        unchanged: true,
        new_people: 0,
        ..told
    };
    assert_eq!(stored, expected);
}
