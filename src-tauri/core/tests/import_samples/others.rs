//! Platforms with one file each: Luma, Blackboard Collaborate, BigMarker's CSV, Slido.

use webinarwins_core::domain::{AnswerKind, IssueKind, Role, Standing};
use webinarwins_core::import::{Fate, Known, Reading, SourceFile, read};

use super::{attended, minutes, named, person, read_samples, recognised};

fn read_text(text: &str) -> Reading {
    read(&[SourceFile::new("x", text.as_bytes())], &Known::default())
}

#[test]
fn bigmarker_attendees_have_names_that_were_changed_in_the_room() {
    let reading = read_samples(&["bigmarker-attendees-1-reconstructed.csv"]);
    assert_eq!(recognised(&reading, 0).format.code, "bigmarker_table");
    assert_eq!((reading.attendees.len(), attended(&reading)), (4, 2));
    let ada = person(&reading, "ada.fairholt@example.org");
    assert_eq!((ada.name.as_str(), minutes(ada)), ("Ada Fairholt", 57.0));
    assert_eq!(
        ada.presence.join_time.as_ref().unwrap().to_string(),
        "2025-10-14 12:58:10 EDT"
    );
    assert_eq!(ada.presence.counted_questions, Some(1));
    assert_eq!(
        minutes(person(&reading, "wim@example.net")),
        2.0,
        "on demand is no attendance"
    );
    assert_eq!(
        person(&reading, "bela@example.net").presence.standing,
        Standing::ReplayOnly
    );
    assert_eq!(
        person(&reading, "petra@example.com").presence.standing,
        Standing::NoShow
    );
}

#[test]
fn collaborate_says_how_long_people_were_there_between_first_and_last() {
    let reading = read_samples(&["collaborate-attendance-1-reconstructed.csv"]);
    assert_eq!(recognised(&reading, 0).format.code, "collaborate_attendance");
    assert_eq!((reading.attendees.len(), attended(&reading)), (3, 3));
    assert_eq!(minutes(person(&reading, "ada.fairholt@example.org")), 57.5);
    assert_eq!(minutes(named(&reading, "Guest Bela")), 5.0);
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Panelist);
    assert_eq!(reading.webinar.title.as_deref(), Some("Open webinar"));
    assert_eq!(
        reading.webinar.hosted_at.as_ref().unwrap().to_string(),
        "2026-05-19 18:00 UTC"
    );
}

#[test]
fn luma_guests_joined_or_were_never_let_in() {
    let reading = read_text(
        "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,has_joined_event\n\
         gst-1,Ada Fairholt,Ada,Fairholt,ada@example.org,,2026-05-01T10:00:00.000Z,approved,Yes\n\
         gst-2,Bela,,,bela@example.net,,2026-05-02T10:00:00.000Z,approved,No\n\
         gst-3,Cora,,,cora@example.net,,2026-05-02T10:00:00.000Z,pending_approval,No\n\
         gst-4,Dario,,,dario@example.net,,2026-05-02T10:00:00.000Z,declined,\n",
    );
    assert_eq!(recognised(&reading, 0).format.code, "luma_guests");
    assert_eq!(attended(&reading), 1);
    let standing = |email| person(&reading, email).presence.standing;
    assert_eq!(standing("bela@example.net"), Standing::NoShow);
    assert_eq!(standing("cora@example.net"), Standing::NotApproved);
    assert_eq!(standing("dario@example.net"), Standing::Cancelled);
}

#[test]
fn luma_guests_of_an_event_to_come_are_registered() {
    let reading = read_text("api_id,name,email,approval_status,has_joined_event\ng1,Ada,ada@example.org,approved,\n");
    assert_eq!(
        person(&reading, "ada@example.org").presence.standing,
        Standing::Registered
    );
}

#[test]
fn slido_questions_that_were_deleted_are_never_quoted() {
    let reading = read_samples(&["slido-questions-1-reconstructed.json"]);
    let ledger = &recognised(&reading, 0).account.ledger;
    assert_eq!(recognised(&reading, 0).format.code, "slido_questions");
    assert_eq!((ledger.count(Fate::Message), ledger.count(Fate::System)), (3, 1));
    assert_eq!(reading.messages.len(), 3);
    assert!(reading.messages.iter().all(|one| one.is_question));
    assert!(reading.messages.iter().all(|one| !one.text.contains("deleted")));
    assert!(reading.issues.iter().any(|issue| issue.kind == IssueKind::LeftOut));
    let kinds: Vec<_> = reading
        .messages
        .iter()
        .map(|one| one.answer.as_ref().unwrap().kind)
        .collect();
    assert_eq!(kinds, [AnswerKind::Live, AnswerKind::Open, AnswerKind::Open]);
    let authors: Vec<_> = reading.messages.iter().map(|one| one.author_name.as_str()).collect();
    assert_eq!(authors, ["", "Ada Fairholt", "Rosa"]);
    assert_eq!(reading.messages[1].text, "Price per seat?\nAnd per host?");
}
