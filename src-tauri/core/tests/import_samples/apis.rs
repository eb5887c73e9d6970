//! What APIs answer, in JSON and XML: ON24, BigMarker, Restream, Adobe Connect.

use webinarwins_core::domain::{AnswerKind, IssueKind, Standing};
use webinarwins_core::import::{Fate, Known, SourceFile, Unreadable, read};

use super::{attended, issues_of, minutes, named, person, read_samples, recognised};

#[test]
fn on24_keeps_live_and_archive_apart() {
    let reading = read_samples(&["on24-attendees-1-reconstructed.json"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "on24_attendees");
    assert_eq!(file.account.total, 3);
    assert_eq!(file.account.ledger.count(Fate::Visit), 2);
    assert_eq!(file.account.ledger.count(Fate::Replay), 1);
    assert_eq!((reading.attendees.len(), attended(&reading)), (3, 2));
    let ada = person(&reading, "ada.fairholt@example.org");
    assert_eq!((minutes(ada), ada.presence.counted_questions), (40.0, Some(1)));
    assert_eq!(
        ada.presence.join_time.as_ref().unwrap().to_string(),
        "2026-05-19 11:01:42 -07:00"
    );
    assert_eq!(
        person(&reading, "bela@example.net").presence.standing,
        Standing::ReplayOnly
    );
    let question = &reading.messages[0];
    assert_eq!(question.text, "Is there a \"lite\" plan?");
    assert!(
        question.is_question && question.is_private,
        "it was answered to one person alone"
    );
    let answer = question.answer.as_ref().unwrap();
    assert_eq!(
        (answer.kind, answer.by.as_deref()),
        (AnswerKind::Text, Some("Morgan Host"))
    );
    let blocked = issues_of(&reading, IssueKind::Undecided);
    assert!(
        blocked
            .iter()
            .any(|issue| issue.message.contains("blocked@example.com") && issue.line == Some(51))
    );
}

#[test]
fn bigmarker_answers_with_strings_for_numbers() {
    let reading = read_samples(&["bigmarker-registrations-1-reconstructed.json"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "bigmarker_json");
    assert_eq!(
        (file.account.total, reading.attendees.len(), attended(&reading)),
        (3, 3, 1)
    );
    let ada = person(&reading, "ada.fairholt@example.org");
    assert_eq!(minutes(ada), 57.0);
    assert_eq!(
        ada.presence.focus_percent.map(f64::round),
        Some(84.0),
        "48 of 57 minutes engaged"
    );
    assert_eq!(ada.presence.counted_messages, Some(2));
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
fn restream_tells_who_came_live() {
    let reading = read_samples(&["restream-registrants-1-reconstructed.json"]);
    assert_eq!(recognised(&reading, 0).format.code, "restream_registrants");
    assert_eq!((reading.attendees.len(), attended(&reading)), (2, 1));
    let ada = person(&reading, "ada.fairholt@example.org");
    assert_eq!(
        ada.presence.attendance_minutes, None,
        "it says when they came and not when they left"
    );
    assert_eq!(
        ada.presence.join_time.as_ref().unwrap().at.to_string(),
        "2026-11-10T14:48:20"
    );
    assert_eq!(reading.webinar.title, None, "the title is the person's");
    assert_eq!(issues_of(&reading, IssueKind::DoesNotAddUp).len(), 0);
}

#[test]
fn adobe_connect_lists_visits_of_logins_and_guests() {
    let reading = read_samples(&["adobeconnect-attendance-1-reconstructed.xml"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "adobe_connect_attendance");
    assert_eq!((file.account.total, file.account.ledger.count(Fate::Visit)), (3, 3));
    assert_eq!(reading.attendees.len(), 2);
    assert_eq!(minutes(person(&reading, "ada.fairholt@example.org")), 59.0);
    let bela = named(&reading, "Guest Bela");
    assert_eq!((bela.email.as_ref(), bela.presence.attendance_minutes), (None, None));
    assert_eq!(reading.webinar.title.as_deref(), Some("Webinar & Q&A"));
    assert!(
        reading
            .issues
            .iter()
            .any(|issue| issue.message.contains("neither hosts"))
    );
}

#[test]
fn an_event_of_adobe_connect_says_who_registered_and_came() {
    let text = "<results><status code='ok'/><report-event-participants-complete-information>\
        <row><login>ada@example.org</login><name>Ada</name><attendance-status>Attended</attendance-status>\
        <first-in-time>2026-05-19T18:00:10.000-07:00</first-in-time><last-end-time>2026-05-19T18:30:10.000-07:00</last-end-time></row>\n\
        <row login='bela@example.net' name='Bela &amp; Co'><attendance-status>Not attended</attendance-status></row>\n<row/>\
        </report-event-participants-complete-information></results>";
    let reading = read(&[SourceFile::new("x", text.as_bytes())], &Known::default());
    let file = recognised(&reading, 0);
    assert_eq!(file.account.ledger.sum(), 3, "a row without values is counted too");
    assert_eq!(minutes(person(&reading, "ada@example.org")), 30.0);
    let bela = person(&reading, "bela@example.net");
    assert_eq!(
        (bela.name.as_str(), bela.presence.standing),
        ("Bela & Co", Standing::NoShow)
    );
}

#[test]
fn damaged_files_are_refused_in_words() {
    for (text, what) in [
        (
            "{\"attendees\": [{\"eventuserid\": 1, \"liveminutes\": 4, ",
            "a damaged JSON file",
        ),
        ("<report-meeting-attendance><row></bad></row>", "a damaged XML file"),
    ] {
        let reading = read(&[SourceFile::new("x", text.as_bytes())], &Known::default());
        assert_eq!(reading.files[0].outcome, Err(Unreadable::NotText(what)), "{text}");
    }
}

#[test]
fn an_answer_in_one_line_has_all_its_people() {
    let text = r#"{"attendees":[{"email":"a@x.org","eventuserid":1,"liveminutes":5,"questions":[{"content":"Why?"}]},
        {"email":"b@x.org","eventuserid":2,"liveminutes":7,"questions":[]}],"totalevents":1}"#
        .replace('\n', "");
    let reading = read(&[SourceFile::new("x", text.as_bytes())], &Known::default());
    assert_eq!((reading.attendees.len(), reading.messages.len()), (2, 1));
    assert!(
        person(&reading, "b@x.org").presence.source.ends_with("line 2"),
        "entries of one line are numbered"
    );
    let text = r#"[{"first_name":"Ada","email":"a@x.org","attended?":"Yes","watched_on_demand":"No","on_demand_duration":"0","duration":"10","engaged":"5"},
        {"first_name":"Bela","email":"b@x.org","attended?":"Yes","watched_on_demand":"No","on_demand_duration":"0","duration":"10","engaged":"8"}]"#
        .replace('\n', "");
    let reading = read(&[SourceFile::new("x", text.as_bytes())], &Known::default());
    let focus = |email| person(&reading, email).presence.focus_percent;
    assert_eq!((focus("a@x.org"), focus("b@x.org")), (Some(50.0), Some(80.0)));
}
