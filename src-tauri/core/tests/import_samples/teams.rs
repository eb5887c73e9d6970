//! Microsoft Teams: webinar and meeting reports in several languages, live events, attendance lists.

use webinarwins_core::domain::{IssueKind, Role, Standing};
use webinarwins_core::import::{Fate, FileQuestion, Known, SourceFile, read};

use super::{attended, issues_of, minutes, named, person, read_samples, recognised};

/// A report as Teams writes it: UTF-16 with a mark, from text with `⇥` for its tabs.
fn teams_file(text: &str) -> Vec<u8> {
    let text = format!("\u{feff}{}", text.replace('⇥', "\t"));
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn read_bytes(bytes: &[u8]) -> webinarwins_core::import::Reading {
    let reading = read(&[SourceFile::new("export.dat", bytes)], &Known::default());
    let account = &recognised(&reading, 0).account;
    assert_eq!(account.ledger.sum(), account.total);
    reading
}

#[test]
fn a_webinar_report_knows_people_by_their_registration() {
    let reading = read_samples(&["teams-webinar-1.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "teams_webinar");
    // 11 lines of summary, 2 titles, 2 headings; 5 rows of visits with times for 5 people, 2 without times.
    assert_eq!(file.account.ledger.count(Fate::Visit), 6);
    assert_eq!(file.account.ledger.count(Fate::Detail), 7);
    assert_eq!(file.account.ledger.count(Fate::NotUnderstood), 0);
    assert_eq!(file.account.total, 27);
    assert_eq!((reading.attendees.len(), attended(&reading)), (4, 4));
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Host);
    assert_eq!(minutes(person(&reading, "person.one@example.com")), 3.5);
    assert_eq!(minutes(person(&reading, "persontwo@example.com")), 4.2);
    assert_eq!(minutes(person(&reading, "person3@example.org")), 2.0);
    assert_eq!(reading.webinar.title.as_deref(), Some("Test Webinar"));
    assert_eq!(reading.webinar.host_name.as_deref(), Some("Morgan Host (ACME)"));
    assert_eq!(issues_of(&reading, IssueKind::DoesNotAddUp).len(), 0);
}

#[test]
fn a_meeting_report_has_visits_suffixes_and_unknown_times() {
    let reading = read_samples(&["teams-meeting-1-reconstructed.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "teams_meeting");
    assert_eq!(file.account.ledger.count(Fate::Visit), 10);
    assert_eq!(file.account.ledger.count(Fate::NotUnderstood), 0);
    assert_eq!(
        reading.webinar.title.as_deref(),
        Some("Customer webinar (part 2, \"Q&A\")")
    );
    assert_eq!(minutes(person(&reading, "ada.fairholt@example.org")), 60.1);
    assert_eq!(person(&reading, "ada.fairholt@example.org").role, Role::Panelist);
    let bela = person(&reading, "bela@example.net");
    assert_eq!((bela.name.as_str(), minutes(bela)), ("Bela Kestrel", 45.0));
    assert_eq!(minutes(named(&reading, "+1 555-010-0123")), 55.0);
    let iris = person(&reading, "iris.v@example.com");
    assert_eq!(iris.presence.standing, Standing::Attended);
    assert_eq!(
        iris.presence.attendance_minutes, None,
        "neither leave time nor duration: unknown, not zero"
    );
}

#[test]
fn a_german_report_is_read_in_its_own_words() {
    let reading = read_samples(&["teams-meeting-2-de-reconstructed.csv"]);
    assert_eq!(recognised(&reading, 0).format.code, "teams_meeting");
    assert_eq!((reading.attendees.len(), attended(&reading)), (5, 5));
    let joerg = person(&reading, "joerg@example.org");
    assert_eq!(minutes(joerg), 59.0);
    assert_eq!(
        joerg.presence.join_time.as_ref().unwrap().to_string(),
        "2026-10-06 18:01"
    );
    assert_eq!(minutes(person(&reading, "gerd@example.net")), 0.7);
    assert_eq!(minutes(person(&reading, "zoe@example.com")), 63.0);
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Host);
    assert_eq!(named(&reading, "Ösel, Änne").email, None);
    assert_eq!(issues_of(&reading, IssueKind::DoesNotAddUp).len(), 0);
}

#[test]
fn a_french_report_of_2021_has_one_table_below_its_summary() {
    let reading = read_samples(&["teams-meeting-4-fr.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "teams_meeting");
    assert_eq!(file.account.ledger.count(Fate::Visit), 6);
    assert_eq!(reading.attendees.len(), 5);
    assert_eq!(reading.webinar.title, None, "the word null is no title");
    let elodie = minutes(person(&reading, "elodie.b@example.org"));
    assert!((elodie - 160.0).abs() < 0.5, "{elodie}");
    assert!((minutes(named(&reading, "Inès Lacaze")) - 293.0).abs() < 1.0);
    assert_eq!(minutes(person(&reading, "noel@example.com")), 0.5);
    assert_eq!(
        person(&reading, "gaelle@example.com").role,
        Role::Audience,
        "all are presenters there"
    );
}

#[test]
fn a_re_saved_report_without_its_summary_is_known_by_its_columns() {
    let reading = read_samples(&["teams-meeting-5-id-resaved.csv"]);
    assert_eq!(recognised(&reading, 0).format.code, "teams_meeting");
    assert_eq!(reading.attendees.len(), 4);
    let budi = minutes(person(&reading, "budi.o@example.org"));
    assert!((budi - 100.0).abs() < 1.0, "{budi}");
    let citra = named(&reading, "Citra");
    assert_eq!((citra.email.as_ref(), minutes(citra)), (None, 0.3));
}

#[test]
fn a_report_in_a_language_that_nobody_taught_is_read_by_its_places() {
    let bytes = teams_file(
        "1. 概要\r\n会議のタイトル⇥顧客ウェビナー\r\n参加者数⇥2\r\n開始時刻⇥2026/3/4 17:58:12\r\n終了時刻⇥2026/3/4 19:00:00\r\n\r\n\
         2. 参加者\r\n名前⇥最初の参加⇥最後の退出⇥会議の長さ⇥メール⇥参加者 ID (UPN)⇥役割\r\n\
         Ada⇥2026/3/4 18:00:00⇥2026/3/4 18:40:00⇥40m⇥ada@example.org⇥ada@example.org⇥参加者\r\n\
         Bela⇥2026/3/4 18:00:00⇥2026/3/4 18:50:00⇥30m⇥bela@example.org⇥bela@example.org⇥参加者\r\n\r\n\
         3. 会議中のアクティビティ\r\n名前⇥参加時刻⇥退出時刻⇥期間⇥メール⇥役割\r\n\
         Ada⇥2026/3/4 18:00:00⇥2026/3/4 18:40:00⇥40m⇥ada@example.org⇥参加者\r\n\
         Bela⇥2026/3/4 18:00:00⇥2026/3/4 18:10:00⇥10m⇥bela@example.org⇥参加者\r\n\
         Bela⇥2026/3/4 18:30:00⇥2026/3/4 18:50:00⇥20m⇥bela@example.org⇥参加者\r\n",
    );
    let reading = read_bytes(&bytes);
    assert_eq!(recognised(&reading, 0).format.code, "teams_meeting");
    assert_eq!(reading.webinar.title.as_deref(), Some("顧客ウェビナー"));
    assert_eq!(minutes(person(&reading, "ada@example.org")), 40.0);
    assert_eq!(minutes(person(&reading, "bela@example.org")), 30.0);
}

#[test]
fn a_participant_whose_activities_are_missing_keeps_the_stated_time() {
    let bytes = teams_file(
        "1. Summary\r\nMeeting title⇥T\r\nAttended participants⇥9\r\n\r\n\
         2. Participants\r\nName⇥First join⇥Last leave⇥In-meeting duration⇥Email⇥Participant ID (UPN)⇥Role\r\n\
         Ada⇥3/14/26, 6:00:00 PM⇥3/14/26, 7:00:00 PM⇥50m⇥ada@example.org⇥ada@example.org⇥Attendee\r\n\
         Bela⇥3/14/26, 6:00:00 PM⇥3/14/26, 7:00:00 PM⇥1h⇥⇥bela@example.org⇥Attendee\r\n\
         Cora⇥3/14/26, 6:00:00 PM⇥⇥⇥⇥cora_x.org#EXT#@example.org⇥Attendee\r\n\r\n\
         3. In-Meeting activities\r\nName⇥Join time⇥Leave time⇥Duration⇥Email⇥Role\r\n\
         Ada⇥3/14/26, 6:00:00 PM⇥3/14/26, 6:10:00 PM⇥10m⇥ada@example.org⇥Attendee\r\n\
         Dario⇥3/14/26, 6:00:00 PM⇥3/14/26, 6:10:00 PM⇥10m⇥dario@example.org⇥Attendee\r\n",
    );
    let reading = read_bytes(&bytes);
    assert_eq!(
        minutes(person(&reading, "ada@example.org")),
        50.0,
        "ten minutes alone are not all of it"
    );
    assert_eq!(
        minutes(person(&reading, "bela@example.org")),
        60.0,
        "the sign-in name stands in for the address"
    );
    assert_eq!(
        named(&reading, "Cora").email,
        None,
        "the sign-in name of a guest is no address"
    );
    assert_eq!(
        minutes(person(&reading, "dario@example.org")),
        10.0,
        "listed among the activities only"
    );
    assert_eq!(
        issues_of(&reading, IssueKind::DoesNotAddUp).len(),
        1,
        "nine were said to attend"
    );
}

#[test]
fn activities_without_addresses_are_those_of_the_participants_named_so() {
    let bytes = teams_file(
        "1.Summary\r\nMeeting title⇥2026\r\nAttended participants⇥1,002\r\n\r\n2.Participants\r\n\
         Name⇥First Join⇥Last Leave⇥In-Meeting Duration⇥Email⇥Participant ID (UPN)⇥Role\r\n\
         Ada⇥3/14/26, 6:00:00 PM⇥3/14/26, 7:00:00 PM⇥30m⇥ada@example.org⇥ada@example.org⇥Attendee\r\n\
         Bela⇥3/14/26, 6:00:00 PM⇥3/14/26, 6:30:00 PM⇥30m⇥⇥⇥Attendee\r\n\r\n\
         3.In-Meeting Activities\r\nName⇥Join Time⇥Leave Time⇥Duration⇥Email⇥Role\r\n\
         Ada⇥3/14/26, 6:00:00 PM⇥3/14/26, 6:10:00 PM⇥10m⇥⇥Attendee\r\n\
         Ada⇥3/14/26, 6:40:00 PM⇥3/14/26, 7:00:00 PM⇥20m⇥⇥Attendee\r\n\
         Bela⇥3/14/26, 6:00:00 PM⇥3/14/26, 6:30:00 PM⇥30m⇥bela@example.org⇥Attendee\r\n",
    );
    let reading = read_bytes(&bytes);
    assert_eq!(reading.attendees.len(), 2);
    assert_eq!(minutes(person(&reading, "ada@example.org")), 30.0);
    assert_eq!(minutes(person(&reading, "bela@example.org")), 30.0);
    assert_eq!(reading.webinar.title.as_deref(), Some("2026"));
    let told = issues_of(&reading, IssueKind::DoesNotAddUp);
    assert!(told.iter().any(|issue| issue.message.contains("1002 people")));
}

#[test]
fn a_live_event_pairs_joins_and_leaves_and_leaves_earlier_days_out() {
    let reading = read_samples(&["teams-liveevent-1.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "teams_live_event");
    assert_eq!(file.account.total, 78);
    assert_eq!(file.account.ledger.count(Fate::Heading), 1);
    assert_eq!(file.account.ledger.count(Fate::NotUnderstood), 0);
    assert_eq!(reading.attendees.len(), 17);
    let staff = reading.attendees.iter().filter(|one| one.role == Role::Staff).count();
    assert_eq!(staff, 2);
    assert_eq!(minutes(named(&reading, "Ada Frostrup")), 55.0);
    assert_eq!(minutes(named(&reading, "Petra Frostrup")), 49.0);
    assert_eq!(minutes(named(&reading, "Ivo Frostrup")), 47.0);
    assert_eq!(named(&reading, "Elin Frostrup").presence.standing, Standing::EarlierDay);
    let ada = named(&reading, "Ada Frostrup").presence.join_time.clone().unwrap();
    assert_eq!(ada.to_string(), "2023-05-11 11:02 UTC");
    let anonymous = issues_of(&reading, IssueKind::MissingAddress);
    assert!(
        anonymous
            .iter()
            .any(|issue| issue.message.starts_with("8 visits are of people"))
    );
}

#[test]
fn the_shuffled_rows_of_a_live_event_say_the_same() {
    let text = String::from_utf8(super::bytes_of("teams-liveevent-1.csv")).unwrap();
    let (heading, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.reverse();
    let text = format!("{}\n{}\n", heading.replace("Session Id", "SessionId"), rows.join("\n"));
    let reading = read_bytes(text.as_bytes());
    assert_eq!(minutes(named(&reading, "Petra Frostrup")), 49.0);
    assert_eq!(minutes(named(&reading, "Gita Frostrup")), 56.0);
    assert_eq!(reading.attendees.len(), 17);
}

#[test]
fn an_attendance_list_pairs_by_name_and_asks_for_the_day() {
    let reading = read_samples(&["teams-meetinglist-1.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "teams_list");
    assert_eq!(reading.attendees.len(), 3);
    assert_eq!(file.account.ledger.count(Fate::Visit), 5);
    assert_eq!(file.account.ledger.count(Fate::Detail), 3);
    assert_eq!(
        minutes(named(&reading, "Frostrup Max")),
        29.0,
        "17.9 and 11.1, and one that never ended"
    );
    assert_eq!(minutes(named(&reading, "Gladwyn Ädda")), 60.0);
    assert_eq!(named(&reading, "Heatherby Üwe").presence.attendance_minutes, None);
    assert!(matches!(file.questions.first(), Some(FileQuestion::DayOrder { .. })));
}

#[test]
fn a_portuguese_list_says_the_same_in_other_words() {
    let reading = read_samples(&["teams-meetinglist-2-pt.csv"]);
    assert_eq!(recognised(&reading, 0).format.code, "teams_list");
    assert_eq!(reading.attendees.len(), 4);
    assert_eq!(minutes(named(&reading, "João Pinewood")), 120.0);
    assert_eq!(minutes(named(&reading, "André Castellan")), 90.0);
    assert_eq!(named(&reading, "Inês Marlowe").presence.attendance_minutes, None);
    assert_eq!(attended(&reading), 4);
}

#[test]
fn a_spanish_and_a_polish_report_are_read() {
    let spanish = teams_file(
        "1. Resumen\r\nTítulo de la reunión⇥Seminario\r\nParticipantes que asistieron⇥2\r\n\
         Hora de inicio⇥4/3/26, 17:58:12\r\nHora de finalización⇥4/3/26, 19:03:40\r\nDuración de la reunión⇥1 h 5 min 28 s\r\n\
         Tiempo promedio de asistencia⇥41 min 3 s\r\n\r\n2. Participantes\r\n\
         Nombre⇥Primera entrada⇥Última salida⇥Duración de la reunión⇥Correo electrónico⇥Id. de participante (UPN)⇥Rol\r\n\
         Rosa Núñez⇥4/3/26, 17:58:12⇥4/3/26, 19:03:40⇥1 h 5 min 28 s⇥rosa@example.com⇥rosa@example.com⇥Organizador\r\n\
         Íñigo (Invitado)⇥4/3/26, 18:00:00⇥4/3/26, 18:40:00⇥40 min⇥⇥⇥Asistente\r\n",
    );
    let reading = read_bytes(&spanish);
    assert_eq!(recognised(&reading, 0).format.code, "teams_meeting");
    assert_eq!(person(&reading, "rosa@example.com").role, Role::Host);
    assert_eq!(minutes(named(&reading, "Íñigo")), 40.0);
    assert_eq!(reading.webinar.duration_minutes.map(f64::round), Some(65.0));

    let polish = teams_file(
        "1. Podsumowanie\r\nTytuł spotkania⇥Seminarium\r\nUczestnicy⇥2\r\nGodzina rozpoczęcia⇥04.03.2026, 17:58:12\r\n\
         Godzina zakończenia⇥04.03.2026, 19:03:40\r\nCzas trwania spotkania⇥1 godz. 5 min 28 sek.\r\n\r\n2. Uczestnicy\r\n\
         Imię i nazwisko⇥Pierwsze dołączenie⇥Ostatnie opuszczenie⇥Czas trwania spotkania⇥Adres e-mail⇥Identyfikator uczestnika (UPN)⇥Rola\r\n\
         Łukasz⇥04.03.2026, 18:00:00⇥04.03.2026, 19:03:00⇥1 godz. 3 min⇥lukasz@example.com⇥lukasz@example.com⇥Uczestnik\r\n\
         Zofia (Gość)⇥04.03.2026, 18:00:00⇥04.03.2026, 18:00:40⇥40 sek.⇥⇥⇥Uczestnik\r\n",
    );
    let reading = read_bytes(&polish);
    assert_eq!(minutes(person(&reading, "lukasz@example.com")), 63.0);
    assert_eq!(minutes(named(&reading, "Zofia")), 0.7);
    assert_eq!(
        issues_of(&reading, IssueKind::BadValue).len(),
        0,
        "{:?}",
        issues_of(&reading, IssueKind::BadValue)
    );
}

#[test]
fn a_blank_that_a_spreadsheet_could_not_write_does_not_cost_the_times() {
    let bytes: Vec<u8> = "1. Summary;;;;;;\r\nMeeting title;T;;;;;\r\nAttended participants;1;;;;;\r\nStart time;3/14/26, 5:58:12?PM;;;;;\r\n\
         End time;3/14/26, 7:03:40?PM;;;;;\r\n;;;;;;\r\n2. Participants;;;;;;\r\n\
         Name;First Join;Last Leave;In-Meeting Duration;Email;Participant ID (UPN);Role\r\n\
         J\u{f6}rg;3/14/26, 6:00:00?PM;3/14/26, 6:40:00?PM;40m;joerg@example.org;joerg@example.org;Attendee\r\n"
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let reading = read_bytes(&bytes);
    let joerg = person(&reading, "joerg@example.org");
    assert_eq!((joerg.name.as_str(), minutes(joerg)), ("Jörg", 40.0));
    assert_eq!(
        joerg.presence.join_time.as_ref().unwrap().to_string(),
        "2026-03-14 18:00"
    );
}

#[test]
fn an_attendance_list_is_known_by_its_rows_whatever_its_headings_are_called() {
    let reading = read_bytes(&teams_file(
        "Volledige naam⇥Gebruikersactie⇥Tijdstempel\r\nAda⇥Eerder deelgenomen⇥24-12-2020, 12:00:00\r\n\
         Ada⇥Verlaten⇥24-12-2020, 12:27:24\r\nBela⇥Deelgenomen⇥24-12-2020, 12:10:24\r\n",
    ));
    assert_eq!(recognised(&reading, 0).format.code, "teams_list");
    assert_eq!(minutes(named(&reading, "Ada")), 27.4);
    assert_eq!(named(&reading, "Bela").presence.attendance_minutes, None);
}
