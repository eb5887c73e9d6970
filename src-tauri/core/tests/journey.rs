//! The journey through the facade, on real SQLite: import, score, draft, review, export.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;

use support::{ATTENDEES, CHAT, Fixture, details, given};
use webinarwins_core::Code;
use webinarwins_core::domain::{Engine, IssueKind, Tier};
use webinarwins_core::views::PackingChoice;
use webinarwins_core::views::{DraftEdit, DraftItemView, DraftScope, PeopleQuery};

#[test]
fn the_simplest_files_become_people_messages_and_scores() {
    let fixture = Fixture::new();
    let done = fixture.import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)]);
    assert_eq!(
        (done.people, done.attended, done.messages, done.unmatched_messages),
        (3, 2, 4, 1)
    );
    let people = fixture.people(done.webinar_id);
    let john = people.iter().find(|one| one.name == "John Doe").unwrap();
    // 97 x 40 + 100 x 30 + 2 messages (40 points) x 20 + 1 question (70 points) x 10, in hundredths.
    assert_eq!(
        (john.score, john.tier, john.messages, john.questions),
        (83.8, Tier::Hot, 2, 1)
    );
    let ada = people.iter().find(|one| one.name == "Ada Nowak").unwrap();
    assert_eq!(
        (ada.focus_percent, ada.messages),
        (Some(40.0), 1),
        "her message had no address and was joined by name"
    );
    let bo = people.iter().find(|one| one.name == "Bo Li").unwrap();
    assert_eq!((bo.tier, bo.score, bo.attendance_percent), (Tier::NoShow, 0.0, None));
    assert!(
        done.issues.iter().any(|issue| issue.kind == IssueKind::UnknownSender),
        "{:?}",
        done.issues
    );
}

#[test]
fn the_same_files_again_change_nothing_and_say_so() {
    let fixture = Fixture::new();
    let first = fixture.import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)]);
    let again = fixture.import(&[("chat (1).csv", CHAT), ("attendees.csv", ATTENDEES)]);
    assert!(again.unchanged);
    assert_eq!(again.webinar_id, first.webinar_id);
    assert_eq!(fixture.app.webinars().unwrap().len(), 1);
    assert_eq!(again.messages, first.messages);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_is_added_later_finds_its_people_and_leaves_drafts_alone() {
    let fixture = Fixture::new();
    let webinar = fixture.import(&[("attendees.csv", ATTENDEES)]).webinar_id;
    fixture.run(webinar, Engine::Templates).await;
    let before = fixture.draft_to(webinar, "John Doe");
    let done = fixture
        .app
        .import(
            given(&[("chat.csv", CHAT)]),
            Some(webinar),
            details("Limits of sharing"),
        )
        .unwrap();
    assert_eq!((done.people, done.new_people, done.messages), (3, 0, 4));
    let after = fixture.draft_to(webinar, "John Doe");
    assert!(after.asked && !before.asked);
    assert_eq!(DraftItemView { asked: false, ..after }, before);
    assert_eq!(fixture.people(webinar)[0].questions, 1);
}

#[test]
fn bad_files_are_refused_with_a_sentence_and_nothing_is_stored() {
    let fixture = Fixture::new();
    let long_line = format!("Name,Email\n{}", "x".repeat(10 * 1024 * 1024));
    let cases: &[(&str, &[u8])] = &[
        ("empty.csv", b""),
        ("blank.csv", b" \r\n\r\n"),
        ("pdf.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
        ("header.csv", b"Name,Email,Attended\n"),
        ("noise.csv", &[0, 255, 1, 254, 0, 7, 200, 0, 13, 10, 0, 99]),
        ("long.csv", long_line.as_bytes()),
        ("columns.csv", b"Colour,Size\nred,3\nblue,4\n"),
    ];
    for (name, bytes) in cases {
        let file = webinarwins_core::GivenFile {
            name: (*name).to_owned(),
            bytes: bytes.to_vec(),
        };
        let error = fixture.app.import(vec![file], None, details("Bad")).expect_err(name);
        assert_eq!(error.code, Code::Import, "{name}: {error}");
        assert!(error.message.ends_with("Nothing was imported."), "{name}: {error}");
        // With a good file beside it, the bad one still is refused, so that nothing is half imported.
        let mut both = given(&[("attendees.csv", ATTENDEES)]);
        both.push(webinarwins_core::GivenFile {
            name: (*name).to_owned(),
            bytes: bytes.to_vec(),
        });
        assert!(fixture.app.import(both, None, details("Bad")).is_err(), "{name}");
    }
    assert!(fixture.app.webinars().unwrap().is_empty());
}

#[test]
fn a_staged_set_shows_what_the_import_then_does() {
    let fixture = Fixture::new();
    let staged = fixture
        .app
        .stage(None, None, given(&[("attendees.csv", ATTENDEES)]))
        .unwrap();
    let staged = fixture
        .app
        .stage(Some(staged.id), None, given(&[("chat.csv", CHAT), ("empty.csv", "")]))
        .unwrap();
    assert!(
        !staged.ready && staged.obstacle.contains("empty.csv"),
        "{}",
        staged.obstacle
    );
    let empty = staged.files.iter().find(|file| file.error.is_some()).unwrap();
    let staged = fixture.app.unstage(staged.id, empty.id).unwrap();
    assert!(staged.ready, "{}", staged.obstacle);
    assert_eq!(
        staged
            .doubts
            .iter()
            .map(|doubt| doubt.name.as_str())
            .collect::<Vec<_>>(),
        ["Stranger"]
    );
    let done = fixture
        .app
        .import_staged(staged.id, details("Limits of sharing"))
        .unwrap();
    assert_eq!(
        (done.people, done.messages, done.questions),
        (staged.people, staged.messages, staged.questions)
    );
    assert!(fixture.app.staging(staged.id).is_err(), "an imported set is gone");
}

#[test]
fn the_sample_webinar_has_every_tier_and_opens_once() {
    let fixture = Fixture::new();
    let done = fixture.app.open_sample().unwrap();
    assert_eq!((done.people, done.attended, done.messages), (45, 14, 79));
    assert!(fixture.app.open_sample().unwrap().unchanged);
    let overview = fixture.app.overview(done.webinar_id).unwrap();
    assert!(
        overview.tiers.iter().all(|tier| tier.people > 0),
        "{:?}",
        overview.tiers
    );
    assert_eq!(overview.tiers.iter().map(|tier| tier.people).sum::<u32>(), 45);
    assert_eq!(overview.call_first.len(), 5);
    assert!(
        overview
            .call_first
            .iter()
            .take(3)
            .all(|call| call.tier == Tier::Hot && !call.words.is_empty())
    );
}

#[test]
fn people_are_found_by_name_address_and_their_words() {
    let fixture = Fixture::new();
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    let found = |search: &str| {
        let query = PeopleQuery {
            search: search.to_owned(),
            ..PeopleQuery::default()
        };
        fixture
            .app
            .attendees(webinar, &query)
            .unwrap()
            .into_iter()
            .map(|one| one.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("doe"), ["John Doe"]);
    assert_eq!(found("EXAMPLE.NET"), ["Bo Li"]);
    assert_eq!(found("limit sharing"), ["John Doe"]);
    assert_eq!(found("nobody"), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_person_of_the_sample_gets_a_mail_that_no_check_objects_to() {
    let fixture = Fixture::new();
    let webinar = fixture.app.open_sample().unwrap().webinar_id;
    let job = fixture.run(webinar, Engine::Templates).await;
    assert_eq!((job.done, job.failed, job.total), (45, 0, 45));
    for item in fixture.drafts(webinar) {
        let draft = fixture.app.draft(item.id).unwrap();
        assert!(
            item.gravest
                .is_none_or(|gravest| gravest == webinarwins_core::domain::Severity::Note),
            "{}: {}",
            item.label,
            item.problem
        );
        assert!(!draft.text.contains('%') && !draft.text.contains('{'), "{}", draft.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_approved_mails_are_exported_and_everybody_is_accounted_for() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let out = fixture.folder.path().join("mails.csv");
    let nothing_approved = fixture
        .app
        .export(PackingChoice::File, webinar, "csv", false, &out)
        .expect_err("nothing is approved");
    assert_eq!(nothing_approved.code, Code::Invalid);
    assert!(!out.exists());

    let john = fixture.draft_to(webinar, "John Doe");
    fixture.app.approve_drafts(&[john.id], false).unwrap();
    let done = fixture
        .app
        .export(PackingChoice::File, webinar, "csv", false, &out)
        .unwrap();
    assert_eq!(done.mails, 1);
    assert_eq!(
        done.mails + done.left_out.iter().map(|left| left.people).sum::<u32>(),
        3
    );
    let text = fs::read_to_string(&out).unwrap();
    let heading = text.trim_start_matches('\u{feff}').lines().next().unwrap();
    assert_eq!(
        heading,
        "first_name,last_name,email,engagement_tier,engagement_score,subject_line,email_body,email_body_html,\
         personal_notes,has_questions,focus_percent,attendance_percent,priority_rank"
    );
    assert!(text.contains("john@example.com") && !text.contains("ada@example.org"));
    assert_eq!(fixture.app.webinar(webinar).unwrap().counts.exported, 1);
    assert_eq!(
        fixture
            .app
            .export(PackingChoice::File, webinar, "csv", true, &out)
            .unwrap()
            .mails,
        3
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_formula_in_an_edited_mail_reaches_no_spreadsheet() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe");
    let mail = fixture.app.draft(john.id).unwrap().mail;
    let edit = DraftEdit {
        subject: "=HYPERLINK(\"x\")".to_owned(),
        blocks: mail.blocks,
    };
    fixture.app.edit_draft(john.id, edit).unwrap();
    fixture.app.note_draft(john.id, "+1 for the demo").unwrap();
    let out = fixture.folder.path().join("mails.csv");
    let done = fixture
        .app
        .export(PackingChoice::File, webinar, "csv", true, &out)
        .unwrap();
    assert!(done.neutralised >= 2, "{}", done.neutralised);
    let text = fs::read_to_string(&out).unwrap();
    assert!(
        !text.contains(",=HYPERLINK") && !text.contains(",\"=HYPERLINK") && !text.contains(",+1"),
        "{text}"
    );
}

#[test]
fn deleting_a_webinar_takes_everything_of_it() {
    let fixture = Fixture::new();
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
        .webinar_id;
    fixture.app.delete_webinar(webinar).unwrap();
    assert_eq!(
        fixture.app.webinar(webinar).expect_err("it is gone").code,
        Code::NotFound
    );
    assert!(
        !fixture
            .import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)])
            .unchanged
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_to_read_holds_the_mails_as_they_are_sent_and_changes_no_draft() {
    let fixture = Fixture::new();
    let hostile =
        "Name,Email,Attended\n<script>alert(1)</script>,eve@example.com,Yes\nmax@example.net,max@example.net,Yes\n";
    let webinar = fixture.import(&[("attendees.csv", hostile)]).webinar_id;
    fixture.run(webinar, Engine::Templates).await;
    let ids: Vec<_> = fixture.drafts(webinar).iter().map(|draft| draft.id).collect();
    fixture.app.approve_drafts(&ids[..1], true).unwrap();
    let before = (fixture.drafts(webinar), fixture.app.history().unwrap());
    let scope = DraftScope::Drafts { ids: ids.clone() };
    let file = fixture.folder.path().join("to-read.html");

    assert_eq!(
        fixture.app.reading_copy_name(&scope).unwrap(),
        "limits-of-sharing-mails-to-read.html"
    );
    let done = fixture.app.save_reading_copy(&scope, true, &file).unwrap();
    assert_eq!((done.mails, done.file_name.as_str()), (2, "to-read.html"));
    let page = fs::read_to_string(&file).unwrap();
    for id in &ids {
        assert!(page.contains(&fixture.app.draft(*id).unwrap().html));
    }
    assert!(page.contains("eve@example.com") && page.contains("max@example.net"));
    assert!(!page.contains("<script"));

    fixture.app.save_reading_copy(&scope, false, &file).unwrap();
    let page = fs::read_to_string(&file).unwrap();
    assert!(!page.contains("eve@example.com") && !page.contains("max@example.net"));
    assert_eq!((fixture.drafts(webinar), fixture.app.history().unwrap()), before);

    let nobody = DraftScope::Drafts { ids: Vec::new() };
    assert!(fixture.app.save_reading_copy(&nobody, false, &file).is_err());
    assert_eq!(fs::read_to_string(&file).unwrap(), page);
}
