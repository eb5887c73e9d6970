//! The Demio exports, read as a person who knows the webinar would read them.

use webinarwins_core::domain::{IssueKind, Standing};
use webinarwins_core::import::{Fate, FileKind, Known, Reading, SourceFile, read};

use super::person;

const ATTENDEES: SourceFile<'_> =
    SourceFile::new("d326631b.csv", include_bytes!("../fixtures/import/demio-attendees.csv"));
const CHAT: SourceFile<'_> = SourceFile::new("chat.csv", include_bytes!("../fixtures/import/demio-chat.csv"));
const CHAT_WITH_ONE_HEADING_TWICE: SourceFile<'_> = SourceFile::new(
    "chat-old.csv",
    include_bytes!("../fixtures/import/demio-chat-one-heading-twice.csv"),
);

fn lines_of(reading: &Reading, kind: IssueKind) -> Vec<Option<u32>> {
    let of_kind = reading.issues.iter().filter(|issue| issue.kind == kind);
    of_kind.map(|issue| issue.line).collect()
}

#[test]
fn attendees_are_read_with_offsets_from_the_session() {
    let reading = read(&[ATTENDEES], &Known::default());
    assert!(reading.has_attendance && !reading.has_messages);
    assert_eq!(reading.attendees.len(), 13);
    assert_eq!(reading.attendees.iter().filter(|a| a.presence.attended()).count(), 9);

    let laura = person(&reading, "laura.hartsley@example.com");
    assert_eq!(laura.name, "Laura");
    assert_eq!(laura.location.as_deref(), Some("Portland, OR, US"));
    assert_eq!(laura.presence.attendance_minutes, Some(56.75));
    assert_eq!(laura.presence.attendance_percent, Some(93.0));
    assert_eq!(laura.presence.focus_percent, Some(65.0));
    assert_eq!(
        laura.presence.join_time.as_ref().unwrap().to_string(),
        "2025-10-01 09:00:42 PDT"
    );
    assert_eq!(
        laura.presence.exit_time.as_ref().unwrap().to_string(),
        "2025-10-01 09:57:31 PDT"
    );
    assert!((laura.presence.join_minute.unwrap() - 0.7).abs() < 1e-9);
    assert_eq!(laura.presence.source, "d326631b.csv, line 2");

    assert_eq!(person(&reading, "alderquillpress@example.net").name, "N");
    assert_eq!(person(&reading, "mac.marlowe@example.com").name, "\"Mac\" Marlowe");
    assert_eq!(person(&reading, "renee@example.org").name, "Renée O’Hara");
    assert_eq!(person(&reading, "zoe.bright@example.net").name, "Zoë 🌿");
    assert_eq!(person(&reading, "ada.smith@example.com").name, "Smith, Ada");
}

#[test]
fn somebody_who_dropped_in_came_and_a_no_show_has_no_numbers() {
    let reading = read(&[ATTENDEES], &Known::default());
    let dropped_in = &person(&reading, "drop.in@example.com").presence;
    assert_eq!(dropped_in.standing, Standing::Attended);
    assert_eq!(
        (dropped_in.attendance_percent, dropped_in.focus_percent),
        (Some(1.0), Some(0.0))
    );
    let absent = &person(&reading, "petra@example.com").presence;
    assert_eq!(absent.standing, Standing::NoShow);
    assert_eq!((absent.attendance_percent, absent.focus_percent), (None, None));
    assert_eq!((absent.attendance_minutes, &absent.join_time), (None, &None));
}

#[test]
fn the_webinar_itself_is_told_by_its_session() {
    let reading = read(&[ATTENDEES], &Known::default());
    assert_eq!(
        reading.webinar.hosted_at.as_ref().unwrap().to_string(),
        "2025-10-01 09:00 PDT"
    );
    // From 00:00:00 to 01:01:06, the first join and the last leave.
    assert!((reading.webinar.duration_minutes.unwrap() - 61.1).abs() < 0.01);
    let recognised = reading.files[0].outcome.as_ref().unwrap();
    assert_eq!(recognised.format.label, "Demio attendees");
    assert_eq!(recognised.period, "session 1 Oct 2025, 09:00 PDT");
    assert!(recognised.confidence >= 95);
    let account = &recognised.account;
    assert_eq!(
        (account.total, account.ledger.sum(), account.ledger.count(Fate::Heading)),
        (15, 15, 1)
    );
    assert_eq!((account.people, account.attended), (13, 9));
    assert_eq!(
        recognised.preview.headings,
        [
            "Name",
            "Email",
            "Status",
            "Attendance",
            "Focus",
            "Minutes",
            "Joined",
            "Left",
            "Location"
        ]
    );
    assert_eq!(
        recognised.preview.rows[0],
        [
            "Laura",
            "laura.hartsley@example.com",
            "Attended",
            "93 %",
            "65 %",
            "56.75",
            "09:00",
            "09:57",
            "Portland, OR, US"
        ]
    );
}

#[test]
fn a_second_registration_is_joined_and_does_not_undo_the_first() {
    let reading = read(&[ATTENDEES], &Known::default());
    assert_eq!(lines_of(&reading, IssueKind::Duplicate), [Some(13)]);
    let issue = reading
        .issues
        .iter()
        .find(|issue| issue.kind == IssueKind::Duplicate)
        .unwrap();
    assert_eq!(
        issue.message,
        "laura.hartsley@example.com is also on line 2; the rows were joined, and the one that attended counts."
    );
    assert!(reading.issues.iter().any(|issue| issue.kind == IssueKind::UnusedColumn));
}

#[test]
fn both_layouts_of_the_chat_say_the_same() {
    for chat in [CHAT, CHAT_WITH_ONE_HEADING_TWICE] {
        let reading = read(&[ATTENDEES, chat], &Known::default());
        let recognised = reading.files[1].outcome.as_ref().unwrap();
        assert_eq!(
            (recognised.format.label, recognised.format.kind),
            ("Demio chat", FileKind::Chat)
        );
        assert_eq!(recognised.period, "08:58 to 10:00");
        assert_eq!((recognised.account.messages, recognised.account.questions), (12, 3));
        assert_eq!(reading.messages.len(), 12);

        let laura = reading.attendees.iter().position(|a| a.name == "Laura").unwrap();
        let said: Vec<_> = reading.messages.iter().filter(|m| m.attendee == Some(laura)).collect();
        assert_eq!(said.len(), 3);
        assert_eq!(said.iter().filter(|m| m.is_question).count(), 2);
        assert_eq!(said[1].text, "Two things:\n1) the replay\n2) \"price, per seat\"");
        assert_eq!(said[1].at.as_ref().unwrap().to_string(), "2025-10-01 09:05 PDT");
        assert_eq!(said[1].minute, Some(5.0));
        assert_eq!(said[2].text, "=1+1 is still 2?");
        // The cell on three lines counts as lines of the file.
        assert_eq!(said[2].origin, format!("{}, line 12", chat.name));
        assert_eq!(reading.messages[0].minute, Some(-2.0));
    }
}

#[test]
fn senders_who_are_not_on_the_list_are_told_and_their_words_kept() {
    let reading = read(&[ATTENDEES, CHAT], &Known::default());
    let unknown: Vec<_> = reading.messages.iter().filter(|m| m.attendee.is_none()).collect();
    assert_eq!(unknown.len(), 4);
    assert_eq!(
        lines_of(&reading, IssueKind::UnknownSender),
        [Some(2), Some(11), Some(13)]
    );
    let first = reading
        .issues
        .iter()
        .find(|issue| issue.kind == IssueKind::UnknownSender)
        .unwrap();
    assert_eq!(
        first.message,
        "Host Hedda (host@example.com) is not on the list; the messages are kept without a person. 2 messages are concerned."
    );
}

#[test]
fn two_exports_of_one_chat_count_once() {
    let reading = read(&[ATTENDEES, CHAT, CHAT_WITH_ONE_HEADING_TWICE], &Known::default());
    assert_eq!(reading.messages.len(), 12);
    assert!(
        reading
            .issues
            .iter()
            .any(|issue| issue.kind == IssueKind::Duplicate && issue.file == "chat-old.csv")
    );
}

#[test]
fn a_chat_alone_takes_its_year_from_what_is_known() {
    let known = Known {
        hosted_at: Some("2024-10-02 09:00".parse().unwrap()),
        ..Known::default()
    };
    let reading = read(&[CHAT], &known);
    assert!(!reading.has_attendance && reading.has_messages);
    assert_eq!(
        reading.messages[1].at.as_ref().unwrap().to_string(),
        "2024-10-01 09:01 PDT"
    );

    let reading = read(&[CHAT], &Known::default());
    assert_eq!((reading.messages.len(), &reading.messages[1].at), (12, &None));
    assert!(
        reading
            .issues
            .iter()
            .any(|issue| issue.message.starts_with("12 times lack their date, year or hour"))
    );
}
