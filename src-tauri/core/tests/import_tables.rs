//! Tables of no particular platform: the simplest files, spreadsheets made by hand, and files that are none.
#![allow(clippy::unwrap_used)]

use webinarwins_core::domain::{FileChoice, Issue, IssueKind};
use webinarwins_core::import::{Fate, FileQuestion, Known, Reading, SourceFile, Unreadable, read};

const SIMPLE_ATTENDANCE: &str = "Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location\n\
    John Doe,john@example.com,Yes,100,97,60,2025-10-01 14:00,2025-10-01 15:00,New York\n";
const SIMPLE_CHAT: &str = "Timestamp,Name,Email,Message,Is Question\n\
    2025-10-01 14:30,John Doe,john@example.com,Can you limit sharing?,Yes\n";

fn read_texts(texts: &[&str]) -> Reading {
    let files: Vec<_> = texts
        .iter()
        .zip(["a.csv", "b.csv", "c.csv"])
        .map(|(text, name)| SourceFile::new(name, text.as_bytes()))
        .collect();
    read(&files, &Known::default())
}

fn issues_of(reading: &Reading, kind: IssueKind) -> Vec<&Issue> {
    reading.issues.iter().filter(|issue| issue.kind == kind).collect()
}

fn refusal(bytes: &[u8]) -> Unreadable {
    let files = [SourceFile::new("a.csv", bytes)];
    let reading = read(&files, &Known::default());
    assert!(reading.attendees.is_empty() && reading.messages.is_empty() && reading.issues.is_empty());
    reading.files[0].outcome.clone().unwrap_err()
}

#[test]
fn the_simplest_files_work() {
    let reading = read_texts(&[SIMPLE_ATTENDANCE, SIMPLE_CHAT]);
    let labels: Vec<_> = reading
        .files
        .iter()
        .map(|f| f.outcome.as_ref().unwrap().format.label)
        .collect();
    assert_eq!(labels, ["Attendance table", "Chat table"]);
    let john = &reading.attendees[0];
    assert_eq!(
        (john.name.as_str(), john.location.as_deref()),
        ("John Doe", Some("New York"))
    );
    assert_eq!(john.presence.attendance_percent, Some(100.0));
    assert_eq!(john.presence.focus_percent, Some(97.0));
    assert_eq!(john.presence.attendance_minutes, Some(60.0));
    assert_eq!(
        john.presence.join_time.as_ref().unwrap().to_string(),
        "2025-10-01 14:00"
    );
    assert_eq!(
        (john.presence.join_minute, john.presence.exit_minute),
        (Some(0.0), Some(60.0))
    );
    assert_eq!(reading.webinar.duration_minutes, Some(60.0));
    let message = &reading.messages[0];
    assert_eq!(
        (message.attendee, message.minute, message.is_question),
        (Some(0), Some(30.0), true)
    );
    assert_eq!(message.origin, "b.csv, line 2");
    assert!(
        reading.issues.iter().all(|issue| issue.kind == IssueKind::Repaired),
        "{:?}",
        reading.issues
    );
}

#[test]
fn a_file_that_is_no_table_of_people_is_refused_in_words() {
    assert_eq!(refusal(b""), Unreadable::Empty);
    assert_eq!(refusal(b" \n\r\n"), Unreadable::Empty);
    assert_eq!(refusal(b"%PDF-1.4 Name,Email\n"), Unreadable::NotText("a PDF"));
    assert_eq!(refusal(b"Name,Email,Attended\n"), Unreadable::NoRows);
    assert_eq!(refusal(b"Name,Email,Attended"), Unreadable::NoRows);
    assert_eq!(refusal(b"Name,Email\n,\n\n"), Unreadable::NoRows);
    let noise: Vec<u8> = (0..9000u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8)
        .collect();
    assert_eq!(refusal(&noise), Unreadable::NotText("binary data"));
    assert!(matches!(refusal(b"Order,Amount\n1,2\n"), Unreadable::NoColumns { .. }));
    assert_eq!(
        refusal(b"{\"people\": [{\"email\": \"a@x.org\"}]}"),
        Unreadable::NotText("a JSON file")
    );
    assert_eq!(
        refusal(b"[\"a@x.org\",\n\"b@x.org\"]"),
        Unreadable::NotText("a JSON file")
    );
    assert_eq!(
        refusal(b"<?xml version=\"1.0\"?><people/>"),
        Unreadable::NotText("an XML file")
    );
    assert_eq!(
        refusal(b"PK\x03\x04 cut off xl/worksheets"),
        Unreadable::DamagedWorkbook
    );
}

#[test]
fn a_bad_file_does_not_spoil_the_good_ones() {
    let files = [
        SourceFile::new("bad.csv", b"%PDF-1.4"),
        SourceFile::new("good.csv", SIMPLE_ATTENDANCE.as_bytes()),
    ];
    let reading = read(&files, &Known::default());
    assert!(reading.files[0].outcome.is_err());
    assert_eq!(reading.attendees.len(), 1);
}

#[test]
fn a_row_without_an_address_becomes_an_issue_and_stays_a_person() {
    let reading =
        read_texts(&["Name,Email,Attended\nAda,,Yes\nBela,bela at example,Yes\n,,Yes\nCora,c@example.com,No\n"]);
    assert_eq!(reading.attendees.len(), 3);
    assert_eq!(issues_of(&reading, IssueKind::MissingAddress)[0].line, Some(2));
    assert_eq!(issues_of(&reading, IssueKind::BadAddress)[0].line, Some(3));
    assert_eq!(issues_of(&reading, IssueKind::UnreadableRow)[0].line, Some(4));
    let account = &reading.files[0].outcome.as_ref().unwrap().account;
    let ledger = &account.ledger;
    assert_eq!(
        (
            account.total,
            ledger.count(Fate::Heading),
            ledger.count(Fate::NotUnderstood)
        ),
        (5, 1, 1)
    );
    assert_eq!((account.people, ledger.sum()), (3, 5));
}

#[test]
fn sessions_of_one_person_are_united_and_never_added_up() {
    let reading = read_texts(&["Name,Email,Join Time,Leave Time,Duration (minutes)\n\
        Ada,ada@example.com,2025-10-01 14:00,2025-10-01 14:40,40\n\
        Ada,ADA@example.com,2025-10-01 14:20,2025-10-01 15:00,40\n\
        Bela,bela@example.com,2025-10-01 14:00,2025-10-01 15:00,60\n\
        Bela (2),bela@example.com,2025-10-01 14:10,2025-10-01 14:20,10\n"]);
    assert_eq!(reading.attendees.len(), 2);
    let ada = &reading.attendees[0].presence;
    assert!(ada.attended());
    assert_eq!(ada.attendance_minutes, Some(60.0));
    assert_eq!((ada.join_minute, ada.exit_minute), (Some(0.0), Some(60.0)));
    assert_eq!(ada.source, "a.csv, line 2; a.csv, line 3");
    assert_eq!(reading.attendees[1].presence.attendance_minutes, Some(60.0));
    let united = issues_of(&reading, IssueKind::Duplicate);
    assert!(
        united
            .iter()
            .any(|issue| issue.message.contains("united, not added up"))
    );
}

#[test]
fn people_with_one_name_stay_apart_and_their_messages_in_doubt() {
    let attendees =
        "Name,Email,Attended\nAda King,ada@a.example,Yes\nAda King,ada@b.example,Yes\nBela Roy,bela@example.com,Yes\n";
    let chat = "Time,Name,Email,Message\n\
        10:00,ada  king,,Hello\n10:01,BELA ROY,,Is there a replay?\n10:02,Cora,,Hi\n10:03,Bela Roy,other@example.com,Thanks\n";
    let reading = read_texts(&[attendees, chat]);
    assert_eq!(reading.attendees.len(), 3);
    let senders: Vec<_> = reading
        .messages
        .iter()
        .take(3)
        .map(|message| message.attendee)
        .collect();
    assert_eq!(senders, [None, Some(2), None]);
    let doubt = reading
        .doubts
        .iter()
        .find(|doubt| doubt.name == "ada  king" || doubt.name == "ada king")
        .unwrap();
    let mut candidates: Vec<_> = doubt.candidates.iter().map(|(person, _)| *person).collect();
    candidates.sort_unstable();
    assert_eq!(candidates, [0, 1]);
    assert_eq!(issues_of(&reading, IssueKind::AmbiguousSender)[0].line, Some(2));
    assert_eq!(issues_of(&reading, IssueKind::UnknownSender)[0].line, Some(4));
    assert!(
        reading
            .issues
            .iter()
            .any(|issue| issue.message.contains("because the full name is the same"))
    );
    assert!(reading.messages[1].is_question);
}

#[test]
fn a_first_name_with_another_address_is_somebody_else() {
    let reading = read_texts(&[
        "Name,Email\nLaura,laura@example.com\n",
        "Name,Email,Message\nLaura,other@example.org,Hi\n",
    ]);
    assert_eq!(reading.messages[0].attendee, None);
}

#[test]
fn values_are_read_as_spreadsheets_rewrite_them() {
    let reading = read_texts(&["Vorname;Nachname;E-Mail;Teilgenommen;Attendance %;Focus %;Dauer\n\
        Jürgen;Müller;jm@example.de;WAHR;97,5;80 %;1 Std. 5 Min.\n\
        Eva;Maier;em@example.de;FALSCH;0;0;0\n\
        Udo;Kern;uk@example.de;WAHR;140;viel;57:30\n"]);
    let [jurgen, eva, udo] = reading.attendees.as_slice() else {
        unreachable!("three people: {:?}", reading.attendees);
    };
    assert_eq!(jurgen.name, "Jürgen Müller");
    assert_eq!(jurgen.presence.attendance_percent, Some(97.5));
    assert_eq!(jurgen.presence.focus_percent, Some(80.0));
    assert_eq!(jurgen.presence.attendance_minutes, Some(65.0));
    assert!(!eva.presence.attended() && eva.presence.attendance_percent.is_none());
    assert_eq!(
        (udo.presence.attendance_percent, udo.presence.focus_percent),
        (None, None)
    );
    assert_eq!(udo.presence.attendance_minutes, Some(57.5));
    let columns: Vec<_> = issues_of(&reading, IssueKind::BadValue)
        .iter()
        .filter_map(|i| i.column.as_deref())
        .collect();
    assert_eq!(columns, ["Attendance %", "Focus %"]);
}

#[test]
fn fractions_become_percentages_for_the_whole_column() {
    let reading = read_texts(&["Email,Attended,Attendance %,Focus %\na@x.org,Yes,0.97,97\nb@x.org,Yes,1,1\n"]);
    let percents: Vec<_> = reading
        .attendees
        .iter()
        .map(|a| a.presence.attendance_percent)
        .collect();
    assert_eq!(percents, [Some(97.0), Some(100.0)]);
    assert_eq!(reading.attendees[1].presence.focus_percent, Some(1.0));
    assert!(
        issues_of(&reading, IssueKind::Repaired)
            .iter()
            .any(|issue| issue.message.contains("fractions"))
    );
}

#[test]
fn without_a_column_the_times_say_who_attended() {
    let reading = read_texts(&["Email,Minutes\na@x.org,12\nb@x.org,0\nc@x.org,-\n"]);
    let attended: Vec<_> = reading.attendees.iter().map(|a| a.presence.attended()).collect();
    assert_eq!(attended, [true, false, false]);
    assert!(
        issues_of(&reading, IssueKind::Repaired)[0]
            .message
            .starts_with("No column says who attended")
    );
}

#[test]
fn a_registration_list_and_an_attendee_list_become_one() {
    let registered = "Name,Email\nAda,ada@example.com\nBela,bela@example.com\n";
    let came = "Name,Email,Attended,Focus %\nAda L.,ADA@example.com,Yes,0\n";
    let reading = read_texts(&[registered, came]);
    assert_eq!(reading.attendees.len(), 2);
    assert_eq!(reading.attendees[0].name, "Ada L.");
    assert_eq!(reading.attendees[0].presence.focus_percent, Some(0.0));
    assert_eq!(reading.attendees[0].presence.source, "b.csv, line 2");
    assert!(!reading.attendees[1].presence.attended());
}

#[test]
fn clock_times_count_from_the_known_start() {
    let known = Known {
        hosted_at: Some("2025-10-01 13:55".parse().unwrap()),
        ..Known::default()
    };
    let text = "Name,Email,Joined,Left\nAda,ada@example.com,10/01/2025 2:00 PM,10/01/2025 3:00 PM\nBela,b@example.com,2:05 PM,2:10 PM\n";
    let files = [SourceFile::new("a.csv", text.as_bytes())];
    let reading = read(&files, &known);
    let minutes: Vec<_> = reading.attendees.iter().map(|a| a.presence.join_minute).collect();
    assert_eq!(minutes, [Some(5.0), Some(10.0)]);
    assert_eq!(reading.attendees[1].presence.attendance_minutes, Some(5.0));
}

#[test]
fn a_repeated_message_in_one_file_is_kept() {
    let reading = read_texts(&["Name,Message,Time\nAda,+1,2025-10-01 14:00\nAda,+1,2025-10-01 14:00\n"]);
    assert_eq!(reading.messages.len(), 2);
}

#[test]
fn ragged_rows_are_read_and_told() {
    let reading = read_texts(&[
        "Name,Email,Attended\nAda,ada@example.com\nBela,bela@example.com,Yes,,\nCora,cora@example.com,Yes,extra\n",
    ]);
    assert_eq!(reading.attendees.len(), 3);
    let lines: Vec<_> = issues_of(&reading, IssueKind::RaggedRow)
        .iter()
        .map(|issue| issue.line)
        .collect();
    assert_eq!(lines, [Some(2), Some(4)]);
}

#[test]
fn a_mere_date_is_not_taken_for_a_start_at_midnight() {
    let known = Known {
        hosted_at: Some("2025-10-01".parse().unwrap()),
        ..Known::default()
    };
    let files = [SourceFile::new(
        "a.csv",
        b"Email,Join Time,Leave Time\na@x.org,14:00,15:00\nb@x.org,14:10,15:05\n",
    )];
    let reading = read(&files, &known);
    let minutes: Vec<_> = reading.attendees.iter().map(|a| a.presence.join_minute).collect();
    assert_eq!(minutes, [Some(0.0), Some(10.0)]);
    assert_eq!(reading.webinar.hosted_at.unwrap().to_string(), "2025-10-01 14:00");
}

#[test]
fn a_start_that_the_joins_contradict_is_not_used() {
    let known = Known {
        hosted_at: Some("2025-10-01 07:00".parse().unwrap()),
        ..Known::default()
    };
    let files = [SourceFile::new("a.csv", SIMPLE_ATTENDANCE.as_bytes())];
    let reading = read(&files, &known);
    assert_eq!(reading.attendees[0].presence.join_minute, Some(0.0));
    assert!(
        reading
            .issues
            .iter()
            .any(|issue| issue.message.contains("check its zone"))
    );
}

#[test]
fn offsets_in_a_hand_made_table_are_recognised() {
    let known = Known {
        hosted_at: Some("2025-10-01 14:00".parse().unwrap()),
        ..Known::default()
    };
    let files = [SourceFile::new(
        "a.csv",
        b"Email,Join Time,Exit Time\na@x.org,00:00:42,00:57:31\nb@x.org,00:10:00,01:01:06\n",
    )];
    let reading = read(&files, &known);
    assert_eq!(reading.attendees[1].presence.join_minute, Some(10.0));
    assert_eq!(
        reading.attendees[1].presence.join_time.as_ref().unwrap().to_string(),
        "2025-10-01 14:10"
    );
    assert!(
        issues_of(&reading, IssueKind::Repaired)
            .iter()
            .any(|issue| issue.message.contains("near zero"))
    );
}

#[test]
fn a_list_with_comments_is_no_chat() {
    let reading = read_texts(&[
        "Name,Email,Comment\nAda,ada@example.com,\nBela,b@example.com,Please call\nCora,c@example.com,\n",
    ]);
    assert_eq!((reading.attendees.len(), reading.messages.len()), (3, 0));
    assert_eq!(issues_of(&reading, IssueKind::UnusedColumn).len(), 1);
}

#[test]
fn a_long_line_is_refused_quickly_or_read() {
    let mut long = b"Name,Email\n".to_vec();
    long.resize(10_000_000, b'x');
    let before = std::time::Instant::now();
    let reading = read(&[SourceFile::new("a.csv", &long)], &Known::default());
    assert_eq!(reading.files.len(), 1);
    assert!(before.elapsed().as_secs() < 20, "a long line must not take for ever");
}

#[test]
fn garbled_letters_are_mended_only_when_the_user_says_so() {
    let text = "Name,Email,Attended\nJÃ¼rgen MÃ¼ller,jm@example.de,Yes\n";
    let reading = read_texts(&[text]);
    assert_eq!(reading.attendees[0].name, "JÃ¼rgen MÃ¼ller");
    let question = FileQuestion::MendLetters {
        before: "JÃ¼rgen MÃ¼ller".to_owned(),
        after: "Jürgen Müller".to_owned(),
    };
    assert_eq!(reading.files[0].outcome.as_ref().unwrap().questions, [question]);

    let choice = FileChoice {
        mend_letters: true,
        ..FileChoice::default()
    };
    let file = SourceFile {
        name: "a.csv",
        bytes: text.as_bytes(),
        choice: &choice,
    };
    let reading = read(&[file], &Known::default());
    assert_eq!(reading.attendees[0].name, "Jürgen Müller");
    let recognised = reading.files[0].outcome.as_ref().unwrap();
    assert!(recognised.questions.is_empty() && recognised.repairs[0].contains("mended"));
}

#[test]
fn a_table_below_lines_with_another_separator_is_found() {
    let reading = read_texts(&[
        "Meeting title, with a comma\nStart, end, and more\n\nFull Name;First Join;Duration;Email\n\
         Ada;3/17/2023, 3:00:00 PM;40m;ada@example.com\nBela;3/17/2023, 3:01:00 PM;39m;bela@example.com\n",
    ]);
    let people: Vec<_> = reading.attendees.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(people, ["Ada", "Bela"]);
}

#[test]
fn files_over_a_gigabyte_or_five_million_rows_are_refused_in_words_that_say_the_limit() {
    let rows = "Name,Email\n".to_owned() + &"a\n".repeat(5_000_001);
    for (bytes, why) in [
        (vec![0; (1 << 30) + 1], "the file is larger than 1024 MB"),
        (rows.into_bytes(), "the file has more than 5000000 rows"),
    ] {
        let reading = read(&[SourceFile::new("a.csv", &bytes)], &Known::default());
        let refused = reading.files[0].outcome.as_ref().unwrap_err().to_string();
        assert!(refused.starts_with(why), "{refused}");
        assert!(refused.contains("probably another file"), "{refused}");
        assert!(reading.attendees.is_empty() && reading.messages.is_empty());
    }
}
