//! Zoom webinars: attendee and registration reports.

use super::{issues_of, minutes, named, person, read_knowing, read_samples, recognised};
use webinarwins_core::domain::{Asked, IssueKind, Role, Standing};
use webinarwins_core::import::{Fate, Known, PollAnswerRecord, Reading, SourceFile, read};

const HEAD: &str = "Attendee Report,\nReport generated time,\"Apr 04, 2026 12:18 PM\"\n";

/// Reads a text; holds that every row of it is accounted for.
fn read_text(text: &str) -> Reading {
    let reading = read(&[SourceFile::new("export.dat", text.as_bytes())], &Known::default());
    let account = &recognised(&reading, 0).account;
    assert_eq!(account.ledger.sum(), account.total);
    reading
}

fn code_of(reading: &Reading) -> &'static str {
    recognised(reading, 0).format.code
}

fn with_standing(reading: &Reading, standing: Standing) -> usize {
    let people = reading.attendees.iter();
    people.filter(|one| one.presence.standing == standing).count()
}

#[test]
fn the_sections_of_an_attendee_report_are_read_each_for_what_it_is() {
    let reading = read_samples(&["zoom-webinar-attendee-1.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!((code_of(&reading), file.confidence), ("zoom_webinar", 99));
    let ledger = &file.account.ledger;
    let fates = [Fate::Visit, Fate::Bot, Fate::Absent, Fate::Cancelled, Fate::Heading];
    assert_eq!(fates.map(|fate| ledger.count(fate)), [84, 9, 17, 2, 10]);
    assert_eq!((file.account.total, reading.attendees.len()), (122, 51));
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Host);
    assert_eq!(person(&reading, "sasha.panel@example.org").role, Role::Panelist);
    assert_eq!(with_standing(&reading, Standing::Cancelled), 2);
    assert_eq!(with_standing(&reading, Standing::NoShow), 17);
    let webinar = &reading.webinar;
    assert_eq!(webinar.title.as_deref(), Some("A 30-Day Path to Better Follow-Ups"));
    assert_eq!(webinar.duration_minutes, Some(209.0));
    assert_eq!(webinar.host_name.as_deref(), Some("Morgan Host"));
    assert!(
        issues_of(&reading, IssueKind::DoesNotAddUp).is_empty(),
        "the summary agrees with the rows"
    );
    assert!(
        issues_of(&reading, IssueKind::RaggedRow).is_empty(),
        "this shape is Zoom's own"
    );
}

#[test]
fn re_joins_are_united_under_the_address() {
    let reading = read_samples(&["zoom-webinar-attendee-1.csv"]);
    for (email, united) in [
        ("paavo.kelpman@example.org", 20.9),
        ("fatou.kingsmere@example.com", 80.3),
        ("tomas.grenwick@example.com", 123.8),
        // Two of the five rows are a notetaker's, within the hours of the person.
        ("zdenek.emberly@example.com", 184.9),
    ] {
        let minutes = person(&reading, email).presence.attendance_minutes.unwrap();
        assert!((minutes - united).abs() < 0.2, "{email}: {minutes}");
    }
}

#[test]
fn somebody_whose_notetaker_came_alone_was_not_there() {
    let reading = read_samples(&["zoom-webinar-attendee-1.csv"]);
    for email in [
        "nils.coldspring@example.org",
        "vera.gladwyn@example.com",
        "bodil.osterhaven@example.org",
        "carlo.aldermoor@example.org",
    ] {
        assert_eq!(person(&reading, email).presence.standing, Standing::BotOnly, "{email}");
    }
    assert_eq!(person(&reading, "nils.coldspring@example.org").name, "Nils Coldspring");
}

#[test]
fn names_and_addresses_lose_their_blanks_and_capitals() {
    let reading = read_samples(&["zoom-webinar-attendee-1.csv"]);
    assert_eq!(person(&reading, "nadia.dunmarch@example.com").name, "Nadia Dunmarch");
    assert_eq!(person(&reading, "kaisa.marlowe@example.org").name, "Kaisa Marlowe");
    assert_eq!(
        person(&reading, "delia@example.org").presence.standing,
        Standing::Attended
    );
}

#[test]
fn a_whole_report_agrees_with_its_summary() {
    let reading = read_samples(&["zoom-webinar-attendee-2.csv"]);
    let ledger = &recognised(&reading, 0).account.ledger;
    assert_eq!(ledger.count(Fate::Visit) + ledger.count(Fate::Bot), 273);
    assert_eq!((ledger.count(Fate::Absent), ledger.count(Fate::Cancelled)), (800, 4));
    assert_eq!(recognised(&reading, 0).account.total, 1087);
    assert_eq!(reading.attendees.len(), 950, "948 and host and panelist");
    assert!(issues_of(&reading, IssueKind::DoesNotAddUp).is_empty());
    assert_eq!(minutes(person(&reading, "joao.hartsley@example.org")), 182.1);
}

#[test]
fn an_older_report_has_custom_questions_and_people_without_registration() {
    let reading = read_samples(&["zoom-webinar-attendee-3-reconstructed.csv"]);
    assert_eq!(code_of(&reading), "zoom_webinar");
    assert_eq!(reading.attendees.len(), 13);
    for (email, standing) in [
        ("wim.foxglove@example.net", Standing::NoShow),
        ("xenia@example.org", Standing::Cancelled),
        ("yusuf@example.org", Standing::NotApproved),
        ("zora@example.org", Standing::NotApproved),
        ("kofi@example.org", Standing::Attended),
        ("absent.panelist@example.org", Standing::NoShow),
    ] {
        assert_eq!(person(&reading, email).presence.standing, standing, "{email}");
    }
    assert_eq!(minutes(person(&reading, "kofi@example.org")), 0.0);
    assert_eq!(minutes(person(&reading, "nadia.yarrow@example.com")), 60.1);
    assert_eq!(minutes(person(&reading, "tomas.grenwick@example.com")), 50.1);
    assert_eq!(minutes(named(&reading, "15550100123")), 57.0);
    assert_eq!(named(&reading, "Jana O'Brynn").email, None);
    assert!(issues_of(&reading, IssueKind::DoesNotAddUp).is_empty());
    assert!(!issues_of(&reading, IssueKind::MissingAddress).is_empty());
    let unused = issues_of(&reading, IssueKind::UnusedColumn);
    assert_eq!(unused.len(), 1, "told once for all sections");
    assert!(!unused[0].message.contains("What is your biggest challenge?"));
    let asked = |answer: &PollAnswerRecord| {
        assert_eq!(answer.question, "What is your biggest challenge?");
        assert_eq!(answer.asked, Asked::OnRegistering);
        let who = reading.attendees[answer.attendee.unwrap()].email.clone().unwrap();
        (who.to_string(), answer.answers.clone())
    };
    let answers: Vec<_> = reading.poll_answers.iter().map(asked).collect();
    let expected = [
        ("nadia.yarrow@example.com", "Too many lists,\nnot enough time"),
        ("tomas.grenwick@example.com", "He said \"maybe\""),
    ];
    assert_eq!(
        answers,
        expected.map(|(who, said)| (who.to_owned(), vec![said.to_owned()]))
    );
    let Ok(file) = &reading.files[0].outcome else {
        unreachable!("it was read");
    };
    assert_eq!(file.account.poll_answers, 0, "no poll was held");
}

#[test]
fn counts_that_contradict_the_rows_are_told() {
    let text = format!(
        "{HEAD}Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),Unique Viewers,Total Users\n\
         Growth,834 7866 4154,\"Apr 1, 2026 2:38 PM\",60,3,2\n\
         Attendee Details,\n\
         Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes)\n\
         Yes,Ada,Ada,Fairholt,ada@example.com,\"Mar 1, 2026 10:00:00\",approved,\"Apr 01, 2026 14:40:00\",\"Apr 01, 2026 15:00:00\",20,\n\
         Yes,Ada,Ada,Fairholt,ada@example.com,,,\"Apr 01, 2026 15:10:00\",\"Apr 01, 2026 15:20:00\",10\n"
    );
    let reading = read_text(&text);
    let told = issues_of(&reading, IssueKind::DoesNotAddUp);
    assert_eq!(told.len(), 1, "two visits are stated and listed");
    assert!(told[0].message.contains("unique viewers"), "{}", told[0].message);
    assert_eq!(told[0].line, Some(4));
}

#[test]
fn a_korean_report_is_read() {
    let text = "참석자 보고서,\n생성된 보고서:,\"9월 13, 2024 10:00 AM\"\n\
                주제,웨비나 ID,실제 시작 시간,실제 기간(분),등록자 수,취소됨,고유 뷰어,총 사용자\n\
                성장,834 7866 4154,\"9월 12, 2024 2:00 PM\",60,2,0,1,2\n\
                호스트 세부 정보,\n참석함,사용자 이름(원래 이름),이메일,참가 시간,나간 시간,세션 기간(분),게스트 여부,국가/지역 이름\n\
                예,모건,morgan@example.com,\"9월 12, 2024 14:00:00\",\"9월 12, 2024 15:00:00\",60,아니요,대한민국\n\
                참석자 세부 정보,\n\
                참석함,사용자 이름(원래 이름),이름,성,이메일,등록 시간,승인 상태,참가 시간,나간 시간,세션 기간(분),게스트 여부,국가/지역 이름\n\
                예,지수 김,지수,김,jisu@example.com,\"9월 1, 2024 10:00:00\",승인됨,\"9월 12, 2024 14:05:00\",\"9월 12, 2024 14:35:00\",30,예,대한민국,\n\
                아니요,민호,민호,박,minho@example.com,\"9월 2, 2024 10:00:00\",승인됨,--,--,--,--,,\n";
    let reading = read_text(text);
    assert_eq!(code_of(&reading), "zoom_webinar");
    assert_eq!(person(&reading, "morgan@example.com").role, Role::Host);
    assert_eq!(minutes(person(&reading, "jisu@example.com")), 30.0);
    assert_eq!(
        person(&reading, "minho@example.com").presence.standing,
        Standing::NoShow
    );
    assert_eq!(person(&reading, "minho@example.com").name, "민호 박");
    assert_eq!(reading.webinar.title.as_deref(), Some("성장"));
    assert_eq!(reading.webinar.duration_minutes, Some(60.0));
    assert!(issues_of(&reading, IssueKind::DoesNotAddUp).is_empty());
}

#[test]
fn a_report_saved_again_by_a_spreadsheet_is_still_known() {
    let plain = read_samples(&["zoom-webinar-attendee-3-reconstructed.csv"]);
    let reading = read_text(
        "Attendee Report;;;;;;;;;;;\nReport generated time;04.04.2026 12:18;;;;;;;;;;\n\
         Topic;Webinar ID;Actual Start Time;Actual Duration (minutes);# Registrants;# Cancelled registrants;Unique Viewers;Total Users;;;;\n\
         Growth;834 7866 4154;01.04.2026 14:38;209;2;0;1;2;;;;\n\
         Host Details;;;;;;;;;;;\n\
         Attended;User Name (Original Name);Email;Join Time;Leave Time;Time in Session (minutes);Is Guest;Country/Region Name;;;;\n\
         WAHR;Morgan Host;morgan.host@example.com;01.04.2026 14:38;01.04.2026 18:06;208,5;FALSCH;;;;;\n\
         Attendee Details;;;;;;;;;;;\n\
         Attended;User Name (Original Name);First Name;Last Name;Email;Registration Time;Approval Status;Join Time;Leave Time;Time in Session (minutes);Is Guest;Country/Region Name\n\
         WAHR;Ada Fairholt;Ada;Fairholt;ada@example.com;01.03.2026 10:00;approved;01.04.2026 15:00;01.04.2026 15:30;30,5;WAHR;Germany\n\
         FALSCH;Wim;Wim;Foxglove;wim@example.com;01.03.2026 10:00;approved;--;--;--;--;\n",
    );
    assert_eq!(code_of(&reading), code_of(&plain));
    assert_eq!(
        person(&reading, "ada@example.com").presence.attendance_minutes,
        Some(30.5)
    );
    assert_eq!(person(&reading, "wim@example.com").presence.standing, Standing::NoShow);
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Host);
    assert!(issues_of(&reading, IssueKind::DoesNotAddUp).is_empty());
    assert!(issues_of(&reading, IssueKind::RaggedRow).is_empty());
}

#[test]
fn sections_with_titles_in_an_unknown_language_are_known_by_their_columns() {
    let reading = read_text(
        "Osallistujat,\nTopic,Webinar ID,Actual Start Time,Actual Duration (minutes)\nGrowth,834 7866 4154,\"Apr 1, 2026 2:38 PM\",209\n\
         Isäntä,\nAttended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)\n\
         Yes,Morgan Host,morgan.host@example.com,\"Apr 01, 2026 14:38:06\",\"Apr 01, 2026 18:06:47\",209\n\
         Puhujat,\nAttended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)\n\
         Yes,Sasha Panel,sasha@example.com,\"Apr 01, 2026 14:38:06\",\"Apr 01, 2026 18:06:47\",209\n\
         Kuulijat,\nAttended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes)\n\
         Yes,Ada,Ada,Fairholt,ada@example.com,\"Mar 1, 2026 10:00:00\",approved,\"Apr 01, 2026 14:40:00\",\"Apr 01, 2026 15:00:00\",20\n",
    );
    assert_eq!(code_of(&reading), "zoom_webinar");
    let role = |email| person(&reading, email).role;
    assert_eq!(role("morgan.host@example.com"), Role::Host);
    assert_eq!(role("sasha@example.com"), Role::Panelist);
    assert_eq!(role("ada@example.com"), Role::Audience);
}

#[test]
fn a_report_whose_labels_nobody_taught_is_read_by_its_places() {
    let reading = read_text(
        "Deltagarrapport,\nÄmne,Webbinariets nummer,Verklig starttid\nTillväxt,834 7866 4154,2026-04-01 14:38\n\
         Värdar,\nNärvarade,Användarnamn (ursprungligt namn),E-post,Anslöt,Lämnade,Tid i session (minuter),Gäst,Land\n\
         Ja,Morgan Host,morgan.host@example.com,2026-04-01 14:38:06,2026-04-01 18:06:47,209,Nej,Sverige\n\
         Deltagare,\nNärvarade,Användarnamn (ursprungligt namn),Förnamn,Efternamn,E-post,Registrerad,Godkännande,Anslöt,Lämnade,Tid i session (minuter),Gäst,Land\n\
         Ja,Ada F.,Ada,Fairholt,ada@example.com,2026-03-01 10:00:00,approved,2026-04-01 14:40:00,2026-04-01 15:00:00,20,Ja,Sverige,\n\
         Nej,Wim,Wim,Foxglove,wim@example.com,2026-03-01 10:00:00,approved,--,--,--,--,,\n\
         Nej,Xenia,Xenia,Goldwater,xenia@example.com,2026-03-01 10:00:00,cancelled by self,--,--,--,--,,\n",
    );
    assert_eq!(code_of(&reading), "zoom_webinar");
    let ada = person(&reading, "ada@example.com");
    assert_eq!((ada.name.as_str(), minutes(ada)), ("Ada Fairholt", 20.0));
    let standing = |email| person(&reading, email).presence.standing;
    assert_eq!(standing("wim@example.com"), Standing::NoShow);
    assert_eq!(standing("xenia@example.com"), Standing::Cancelled);
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Host);
}

#[test]
fn people_below_an_unknown_heading_are_told_and_not_dropped() {
    let reading = read_text(&format!(
        "{HEAD}Attendee Details,\n\
         Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes)\n\
         Yes,Ada,Ada,Fairholt,ada@example.com,\"Mar 1, 2026 10:00:00\",approved,\"Apr 01, 2026 14:40:00\",\"Apr 01, 2026 15:00:00\",20\n\
         Muut,\nNimi,Posti\nBela,bela@example.com\n"
    ));
    assert_eq!(reading.attendees.len(), 1);
    assert_eq!(recognised(&reading, 0).account.ledger.count(Fate::NotUnderstood), 1);
    assert_eq!(issues_of(&reading, IssueKind::UnreadableRow)[0].line, Some(8));
}

#[test]
fn a_registration_report_says_who_registered_and_not_who_came() {
    let reading = read_samples(&["zoom-webinar-registration-1.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!((code_of(&reading), file.confidence), ("zoom_registration", 99));
    let ledger = &file.account.ledger;
    assert_eq!(
        (ledger.count(Fate::Registration), ledger.count(Fate::Cancelled)),
        (47, 2)
    );
    assert_eq!((file.account.total, reading.attendees.len()), (55, 49));
    assert_eq!(with_standing(&reading, Standing::Registered), 47);
    assert!(
        reading
            .attendees
            .iter()
            .all(|one| one.presence.attendance_minutes.is_none())
    );
    assert_eq!(
        reading.webinar.title.as_deref(),
        Some("A 30-Day Path to Better Follow-Ups")
    );
    assert!(issues_of(&reading, IssueKind::DoesNotAddUp).is_empty());
    assert!(issues_of(&reading, IssueKind::RaggedRow).is_empty());
}

#[test]
fn a_registration_report_adds_nobody_to_the_attendee_report() {
    let reading = read_knowing(
        &["zoom-webinar-registration-1.csv", "zoom-webinar-attendee-1.csv"],
        &Known::default(),
    );
    assert_eq!(reading.attendees.len(), 51);
    assert_eq!(with_standing(&reading, Standing::NoShow), 17);
    assert_eq!(with_standing(&reading, Standing::Registered), 0);
}

#[test]
fn a_registration_report_may_ask_more_and_count_wrong() {
    let reading = read_text(
        "Registration Report\nTopic,Webinar ID,Scheduled Time,Duration (minutes),# Registrants,# Cancelled registrants,# Approved registrants,# Denied registrants\n\
         Growth,811 2233 4455,\"Jun 10, 2026 3:00 PM\", 90, 2, 0, 3, 0\nAttendee Details\n\
         First Name,Last Name,Email,Phone,Role,Registration Time,Approval Status,Source Name\n\
         Ada,Fairholt,ada@example.com,555,Host,\"Jun 03, 2026 06:25:15\",approved,LinkedIn,\n\
         Bela,Kestrel,bela@example.com,,,\"Jun 03, 2026 06:25:15\",pending approval,\n",
    );
    assert_eq!(code_of(&reading), "zoom_registration");
    assert_eq!(
        person(&reading, "ada@example.com").role,
        Role::Audience,
        "the answer to a question is no role"
    );
    assert_eq!(
        person(&reading, "bela@example.com").presence.standing,
        Standing::NotApproved
    );
    assert_eq!(issues_of(&reading, IssueKind::DoesNotAddUp).len(), 1);
}

/// The samples of tables of people.
const TABLES: &[&str] = &[
    "zoom-webinar-attendee-1.csv",
    "zoom-webinar-attendee-3-reconstructed.csv",
    "zoom-webinar-registration-1.csv",
    "zoom-meeting-participants-1.csv",
    "zoom-meeting-participants-3-reconstructed.csv",
    "zoom-meeting-participants-4-es-reconstructed.csv",
    "zoom-meeting-active-hosts-1-reconstructed.csv",
];

type Rows = Vec<Vec<String>>;

fn rows_of(sample: &str) -> Rows {
    let mut reader = csv::ReaderBuilder::new();
    let bytes = super::bytes_of(sample);
    let reader = reader.has_headers(false).flexible(true).from_reader(&bytes[..]);
    let records = reader.into_records().map(Result::unwrap);
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

fn saved(rows: &Rows, separator: u8) -> String {
    let mut writer = csv::WriterBuilder::new();
    let mut writer = writer.flexible(true).delimiter(separator).from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// What was read of each person, whatever the order of the rows.
fn people_of(text: &str) -> (&'static str, Vec<String>) {
    let reading = read_text(text);
    let mut people: Vec<String> = reading
        .attendees
        .iter()
        .map(|one| {
            let presence = &one.presence;
            let minutes = presence.attendance_minutes.map(|minutes| (minutes * 10.0).round());
            format!(
                "{:?} {} {:?} {:?} {minutes:?}",
                one.email, one.name, one.role, presence.standing
            )
        })
        .collect();
    people.sort_unstable();
    (code_of(&reading), people)
}

/// The tables of a report: where each heading stands, and where its rows end.
fn tables_in(rows: &Rows) -> Vec<(usize, usize)> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let is_heading = |row: &Vec<String>| {
        let named = ["User Name", "Name (", "First Name", "Nombre ("];
        row.iter().any(|cell| named.iter().any(|name| cell.starts_with(name)))
    };
    let heads = (0..rows.len()).filter(|at| is_heading(&rows[*at]));
    heads
        .map(|head| {
            let end = (head + 1..rows.len()).find(|at| filled(&rows[*at]) < 2);
            (head, end.unwrap_or(rows.len()))
        })
        .collect()
}

#[test]
fn another_separator_an_order_of_columns_or_rows_and_lines_above_change_nothing() {
    for sample in TABLES {
        let rows = rows_of(sample);
        let expected = people_of(&saved(&rows, b','));
        for separator in *b";\t|" {
            assert_eq!(people_of(&saved(&rows, separator)), expected, "{sample}");
        }
        let widest = rows.iter().map(Vec::len).max().unwrap();
        let mut padded = rows.clone();
        padded.iter_mut().for_each(|row| row.resize(widest, String::new()));
        assert_eq!(
            people_of(&saved(&padded, b';')),
            expected,
            "{sample}, padded as Excel does"
        );

        let mut shuffled = rows.clone();
        for (head, end) in tables_in(&rows) {
            let width = rows[head].len();
            for row in &mut shuffled[head..end] {
                row.resize(width, String::new());
                // In a list of meetings the order tells the host from the participant.
                if !sample.contains("active-hosts") {
                    row.rotate_left(1);
                }
                row.push(String::from(if row[0].contains("Name") { "Shoe size" } else { "41" }));
            }
            shuffled[head + 1..end].reverse();
        }
        shuffled.insert(0, vec!["Saved by".to_owned(), "somebody".to_owned()]);
        assert_eq!(people_of(&saved(&shuffled, b',')), expected, "{sample}, shuffled");
    }
}

#[test]
fn the_length_that_was_counts_before_the_one_that_was_planned() {
    let both = ["zoom-webinar-registration-1.csv", "zoom-webinar-attendee-1.csv"];
    for files in [both, [both[1], both[0]]] {
        assert_eq!(read_samples(&files).webinar.duration_minutes, Some(209.0), "{files:?}");
    }
}
