//! GoTo Webinar: attendee and registration reports, as CSV and as workbook.

use webinarwins_core::domain::{IssueKind, MessageSource, Role, Standing};
use webinarwins_core::import::{Fate, Known, Reading, SourceFile, read};

use super::{attended, issues_of, messages_of, minutes, person, read_samples, recognised};

fn read_text(text: &str) -> Reading {
    let reading = read(&[SourceFile::new("x", text.as_bytes())], &Known::default());
    let account = &recognised(&reading, 0).account;
    assert_eq!(account.ledger.sum(), account.total);
    reading
}

#[test]
fn an_attendee_report_has_information_sessions_questions_and_staff() {
    let reading = read_samples(&["gotowebinar-attendee-1-reconstructed.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "goto_attendee");
    assert_eq!(file.account.ledger.count(Fate::Heading), 10);
    assert_eq!(file.account.ledger.count(Fate::Visit), 6);
    assert_eq!(file.account.ledger.count(Fate::Absent), 2);
    assert_eq!((reading.attendees.len(), attended(&reading)), (7, 5));
    let ada = person(&reading, "ada.fairholt@example.org");
    assert_eq!(ada.presence.focus_percent, None, "interest is no focus");
    assert_eq!(minutes(person(&reading, "bela.kestrel@example.org")), 40.0);
    let wim = person(&reading, "wim@example.com");
    assert_eq!(wim.presence.standing, Standing::Attended);
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Staff);
    assert_eq!(
        person(&reading, "nadia@example.com").presence.standing,
        Standing::NoShow
    );
    assert_eq!(messages_of(&reading, &ada.name), 2);
    assert!(
        reading
            .messages
            .iter()
            .all(|message| message.is_question && message.source == MessageSource::Qa)
    );
    assert_eq!(
        reading.webinar.title.as_deref(),
        Some("Lead follow-up, without the pain")
    );
    assert_eq!(reading.webinar.duration_minutes, Some(62.0));
    assert_eq!(issues_of(&reading, IssueKind::DoesNotAddUp).len(), 0);
    let unused = issues_of(&reading, IssueKind::UnusedColumn);
    assert!(unused.iter().any(|issue| issue.message.contains("interest rating")));
    assert!(unused.iter().all(|issue| !issue.message.contains("Questions Asked")));
}

/// The workbook among the samples, as its cells read as CSV.
const ATTENDANCE: &str = "Attendance Report\nGenerated,\"Oct 15, 2025 10:02 AM PDT\"\n\nGeneral Information\nWebinar Name,Webinar ID\n\
    \"Lead follow-up, without the pain\",123-456-789\nScheduled Start Date,Scheduled Start Time,Scheduled Duration\n\
    \"Oct 14, 2025\",10:00 AM PDT,60 minutes\n# Registered,# Attended\n5,3\n\nSession Details\n\n\
    First Name,Last Name,Email,Registration Date,Attended,Join Time,Leave Time,Time in Session,Interest Rating,Organization,Notes:\n\
    Ada,Fairholt,ada@example.org,\"Oct 01, 2025 08:11 AM PDT\",Attended,\"Oct 14, 2025 09:58 AM PDT\",\"Oct 14, 2025 11:02 AM PDT\",62 minutes,87,,\n\
    Bela,Kestrel,BELA@example.org,\"Oct 02, 2025 09:00 AM PDT\",Attended,\"Oct 14, 2025 10:05 AM PDT\",\"Oct 14, 2025 10:35 AM PDT\",30 minutes,41,,\n\
    Rosa,Núñez,rosa@example.net,\"Oct 03, 2025 12:00 PM PDT\",Attended,\"Oct 14, 2025 10:00 AM PDT\",\"Oct 14, 2025 11:02 AM PDT\",1 hour 2 minutes,99,,\n\
    Nadia,Yarrow,nadia@example.com,\"Oct 05, 2025 09:00 AM PDT\",Not Attended,,,,,,\n\
    Petra,Foxglove,petra@example.org,\"Oct 06, 2025 09:00 AM PDT\",Not Attended,,,,,,\n,,,,,,,,,,\n";

#[test]
fn a_workbook_says_the_same_as_its_cells_in_text() {
    let book = read_samples(&["gotowebinar-attendance-2-reconstructed.xlsx"]);
    assert_eq!(recognised(&book, 0).format.code, "goto_attendee");
    assert_eq!(recognised(&book, 0).account.total, 16);
    assert_eq!((book.attendees.len(), attended(&book)), (5, 3));
    assert_eq!(minutes(person(&book, "rosa@example.net")), 62.0);
    assert_eq!(book.webinar.title.as_deref(), Some("Lead follow-up, without the pain"));
    assert_eq!(book.webinar.duration_minutes, Some(60.0));
    assert_eq!(issues_of(&book, IssueKind::DoesNotAddUp).len(), 0);
}

#[test]
fn who_is_not_attended_did_not_attend() {
    let reading = read_text(ATTENDANCE);
    assert_eq!(recognised(&reading, 0).format.code, "goto_attendee");
    assert_eq!((reading.attendees.len(), attended(&reading)), (5, 3));
    assert_eq!(minutes(person(&reading, "rosa@example.net")), 62.0);
    assert_eq!(person(&reading, "petra@example.org").role, Role::Audience);
    assert_eq!(issues_of(&reading, IssueKind::DoesNotAddUp).len(), 0);
}

#[test]
fn numbers_that_contradict_the_rows_are_told() {
    let reading = read_text(&ATTENDANCE.replace("\n5,3\n", "\n9,8\n"));
    assert_eq!(issues_of(&reading, IssueKind::DoesNotAddUp).len(), 2);
}

#[test]
fn a_registration_report_says_nothing_about_who_came() {
    let reading = read_text(
        "Registration Report\nGeneral Information\nWebinar Name,Webinar ID\nGrowth,123-456-789\nSession Details\n\
         First Name,Last Name,Email Address,Registration Date,Organization\n\
         Ada,Fairholt,ada@example.org,\"Oct 01, 2025 08:11 AM PDT\",\nBela,,bela@example.org,\"Oct 02, 2025 09:00 AM PDT\",\n",
    );
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "goto_registration");
    assert_eq!(file.account.ledger.count(Fate::Registration), 2);
    assert_eq!(reading.webinar.title.as_deref(), Some("Growth"));
}
