//! Google Meet: attendance in its shapes, chat, and a browser extension's export.

use webinarwins_core::import::{Fate, Known, SourceFile, read};

use super::{messages_of, minutes, named, person, read_samples, recognised};

#[test]
fn attendance_has_lengths_in_words_and_guests_without_an_address() {
    let reading = read_samples(&["meet-attendance-1-reconstructed.csv"]);
    assert_eq!(recognised(&reading, 0).format.code, "meet_attendance");
    assert_eq!(recognised(&reading, 0).account.ledger.count(Fate::Visit), 6);
    assert_eq!(reading.attendees.len(), 6);
    assert_eq!(reading.attendees.iter().filter(|one| one.email.is_none()).count(), 2);
    assert_eq!(minutes(person(&reading, "ada.fairholt@example.org")), 58.0);
    assert_eq!(minutes(person(&reading, "bela@example.net")), 62.0);
    assert_eq!(minutes(person(&reading, "late@example.org")), 125.0, "past midnight");
    let wim = minutes(person(&reading, "wim@example.com"));
    assert!(wim > 0.0 && wim < 1.0, "less than a minute is {wim}");
    assert!(reading.issues.iter().any(|issue| issue.message.contains("organiser")));
}

#[test]
fn a_preamble_says_the_title_and_when_it_began() {
    let reading = read_samples(&["meet-attendance-2-preamble-reconstructed.csv"]);
    assert_eq!(recognised(&reading, 0).format.code, "meet_attendance");
    assert_eq!(reading.attendees.len(), 3);
    assert_eq!(minutes(person(&reading, "ada.fairholt@example.org")), 32.0);
    let bela = named(&reading, "Bela Kestrel");
    assert_eq!((minutes(bela), bela.email.is_none()), (45.0, true));
    assert_eq!(reading.webinar.title.as_deref(), Some("Webinar: pricing, part 2"));
    assert!(
        reading
            .webinar
            .hosted_at
            .as_ref()
            .unwrap()
            .to_string()
            .starts_with("2026-05-19 09:00")
    );
    assert_eq!(reading.webinar.duration_minutes, Some(45.0));
}

#[test]
fn a_short_list_counts_minutes_and_seconds() {
    let text = "Name,Email,Duration\nAda,ada@example.org,32:14\nBela,bela@example.net,1 hr 2 min\n";
    let reading = read(&[SourceFile::new("x", text.as_bytes())], &Known::default());
    assert_eq!(recognised(&reading, 0).format.code, "meet_attendance");
    assert_eq!(minutes(person(&reading, "ada@example.org")), 32.2);
    assert_eq!(minutes(person(&reading, "bela@example.net")), 62.0);
}

#[test]
fn a_chat_has_messages_of_several_lines_and_times_since_the_start() {
    let reading = read_samples(&["meet-chat-1-reconstructed.sbv"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "meet_chat");
    assert_eq!((file.account.messages, file.account.questions), (4, 1));
    assert_eq!(messages_of(&reading, "Ada Fairholt"), 2);
    assert_eq!(reading.messages[1].text, "Q: is it recorded?");
    assert_eq!(reading.messages[2].text, "two lines\nin one message");
    assert_eq!(reading.messages[2].minute, Some(1.5));
}

#[test]
fn a_presentation_is_not_a_person_and_a_hostile_name_stays_text() {
    let reading = read_samples(&["meet-extension-trackr-1-reconstructed.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "meet_extension");
    assert_eq!(reading.attendees.len(), 3);
    assert_eq!(file.account.ledger.count(Fate::Detail), 1);
    assert_eq!(minutes(named(&reading, "Ada Fairholt")), 65.5, "across midnight");
    named(&reading, "'=IMAGE(\"https://example.com/x\")");
    assert_eq!(named(&reading, "Bela Kestrel").presence.exit_time, None);
}

#[test]
fn a_preamble_has_hours_with_and_without_seconds_and_past_midnight() {
    for (start, end, length) in [("10:00", "11:00", 60.0), ("11:30 PM", "12:15 AM", 45.0)] {
        let text = format!(
            "Meeting title,Date,Start time,End time\nGrowth,2024-05-01,{start},{end}\n\n\
             Name,Email,Duration,Time joined,Time exited\nIna Vogt,ina@example.com,30m,{start},{end}\n"
        );
        let reading = read(&[SourceFile::new("a.csv", text.as_bytes())], &Known::default());
        assert_eq!(recognised(&reading, 0).format.code, "meet_attendance");
        assert_eq!(reading.webinar.duration_minutes, Some(length), "{start}-{end}");
        assert_eq!(minutes(named(&reading, "Ina Vogt")), 30.0);
    }
}
