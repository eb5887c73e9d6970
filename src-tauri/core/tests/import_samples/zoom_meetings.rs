//! Zoom meetings: participants in their shapes, the list of meetings, the dashboard.

use super::{issues_of, minutes, named, person, read_samples, recognised};
use webinarwins_core::domain::{IssueKind, Role, Standing};
use webinarwins_core::import::{Fate, Known, Reading, SourceFile, read};

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

fn visits(reading: &Reading) -> usize {
    recognised(reading, 0).account.ledger.count(Fate::Visit)
}

#[test]
fn a_list_with_sums_has_no_times_but_the_length_of_the_meeting() {
    let reading = read_samples(&["zoom-meeting-participants-1.csv"]);
    assert_eq!(code_of(&reading), "zoom_participants");
    assert_eq!((visits(&reading), recognised(&reading, 0).account.total), (10, 13));
    assert_eq!(reading.attendees.iter().filter(|one| one.email.is_some()).count(), 6);
    let host = person(&reading, "morgan.host@example.com");
    assert_eq!((host.role, minutes(host)), (Role::Host, 75.0));
    assert_eq!(minutes(named(&reading, "Pavel Marlowe")), 73.0);
    assert_eq!(minutes(named(&reading, "Ivo Rosewater")), 70.0);
    assert_eq!(reading.webinar.title.as_deref(), Some("Meeting about Reunion"));
    assert_eq!(reading.webinar.duration_minutes, Some(75.0));
    let told = issues_of(&reading, IssueKind::DoesNotAddUp);
    assert!(told.len() == 1 && told[0].message.contains("170"), "{told:?}");
}

#[test]
fn whoever_is_listed_with_no_whole_minute_was_there() {
    let reading = read_samples(&["zoom-meeting-participants-2.csv"]);
    assert_eq!((visits(&reading), reading.attendees.len()), (30, 30));
    assert_eq!(minutes(person(&reading, "ada.frostrup@example.org")), 10.0);
    let sami = &person(&reading, "sami.heatherby@example.org").presence;
    assert_eq!(
        (sami.standing, sami.attendance_minutes),
        (Standing::Attended, Some(0.0))
    );
    let title = reading.webinar.title.as_deref();
    assert_eq!(title, Some("Fall 2020 BSCI:414 Tuesday, Thursday Classroom"));
    assert_eq!(reading.webinar.duration_minutes, Some(71.0));
    assert_eq!(
        issues_of(&reading, IssueKind::DoesNotAddUp).len(),
        1,
        "50 stated, 30 listed"
    );
}

#[test]
fn a_wait_is_no_visit_and_a_notetaker_no_person() {
    let reading = read_samples(&["zoom-meeting-participants-3-reconstructed.csv"]);
    let ledger = &recognised(&reading, 0).account.ledger;
    let fates = [Fate::Visit, Fate::WaitingRoom, Fate::Bot, Fate::Heading];
    assert_eq!(fates.map(|fate| ledger.count(fate)), [10, 2, 1, 3]);
    assert_eq!(minutes(person(&reading, "ada.fairholt@example.com")), 61.8);
    assert_eq!(person(&reading, "ada.fairholt@example.com").name, "Ada Fairholt");
    assert_eq!(
        person(&reading, "petra@example.com").presence.standing,
        Standing::WaitingRoom
    );
    assert_eq!(minutes(person(&reading, "soren.kjaer@example.org")), 60.0);
    assert_eq!(minutes(named(&reading, "15550100199")), 30.0);
    assert_eq!(minutes(named(&reading, "Elverson, Dario")), 30.0);
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Host);
    assert!(
        issues_of(&reading, IssueKind::DoesNotAddUp).is_empty(),
        "13 joins are stated and listed"
    );
}

#[test]
fn a_spanish_list_is_read() {
    let reading = read_samples(&["zoom-meeting-participants-4-es-reconstructed.csv"]);
    assert_eq!(code_of(&reading), "zoom_participants");
    let ledger = &recognised(&reading, 0).account.ledger;
    assert_eq!((ledger.count(Fate::Visit), ledger.count(Fate::WaitingRoom)), (5, 1));
    assert_eq!(reading.attendees.len(), 5);
    assert_eq!(minutes(person(&reading, "rosa.nunez@example.com")), 61.0);
    assert_eq!(minutes(person(&reading, "lucia.pena@example.org")), 45.0);
    assert_eq!(minutes(named(&reading, "Íñigo Ávila")), 30.0);
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Host);
    assert_eq!(reading.webinar.title.as_deref(), Some("Taller: cierre, ventas y más"));
    let start = reading.webinar.hosted_at.as_ref().unwrap().to_string();
    assert_eq!(start, "2026-02-20 17:55");
}

#[test]
fn lists_in_other_languages_and_years_are_known() {
    for (what, text, code) in [
        (
            "French, with a typographic apostrophe",
            "Nom (nom original),Adresse e-mail de l’utilisateur,Heure d’arrivée,Heure de départ,Durée (minutes),Invité,Salle d’attente\n\
             Ada Fairholt,ada@example.com,20/02/2026 17:58:10,20/02/2026 18:28:10,30,Oui,Non\n",
            "zoom_participants",
        ),
        (
            "Spanish of 2021, saved again",
            "Nombre (nombre original);E-mail del usuario;Hora para unirse;Hora para salir;Duración (minutos)\n\
             Ada Fairholt;ada@example.com;20/02/2021 17:58;20/02/2021 18:28;30\n",
            "zoom_participants",
        ),
        (
            "Spanish, sums",
            "Nombre (nombre original),E-mail del usuario,Duración total (minutos),Invitado\n\
             Ada Fairholt,ada@example.com,30,Sí\n",
            "zoom_participants",
        ),
        (
            "German, with the meeting above",
            "Meeting-ID,Thema,Startzeit,Endzeit,Benutzer-E-Mail,Dauer (Minuten),Teilnehmer,\n\
             822,Sprechstunde,20.02.2026 17:55:00,20.02.2026 19:01:00,morgan@example.com,66,1,\n\n\
             Name (Originalname),Benutzer-E-Mail,Gesamtdauer (Minuten),Gast\n\
             Ada Fairholt,ada@example.com,30,Ja\n",
            "zoom_participants",
        ),
        (
            "with the score of 2020",
            "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Attentiveness Score\n\
             Ada Fairholt,ada@example.com,03/24/2020 10:00:00 AM,03/24/2020 10:30:00 AM,30,87.5%\n",
            "zoom_participants",
        ),
        (
            "with the host by name",
            "Topic,ID,Host,Duration (minutes),Start time,End time,Participants\n\
             Office hours,822 334,Morgan Host (morgan@example.com),66,02/20/2026 05:55:00 PM,02/20/2026 07:01:00 PM,1\n\n\
             Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room\n\
             Ada Fairholt,ada@example.com,02/20/2026 05:58:10 PM,02/20/2026 06:28:10 PM,30,Yes,No\n",
            "zoom_participants",
        ),
    ] {
        let reading = read_text(text);
        assert_eq!(code_of(&reading), code, "{what}");
        let ada = person(&reading, "ada@example.com");
        assert_eq!((ada.name.as_str(), minutes(ada)), ("Ada Fairholt", 30.0), "{what}");
        assert!(issues_of(&reading, IssueKind::DoesNotAddUp).is_empty(), "{what}");
        assert!(issues_of(&reading, IssueKind::BadValue).is_empty(), "{what}");
        if what.contains("score") {
            assert_eq!(ada.presence.focus_percent, Some(87.5));
        }
        if what.contains("above") {
            assert_eq!(reading.webinar.title.as_deref(), Some("Sprechstunde"));
            assert_eq!(reading.webinar.duration_minutes, Some(66.0));
        }
        if what.contains("by name") {
            assert_eq!(reading.webinar.host_name.as_deref(), Some("Morgan Host"));
        }
    }
}

#[test]
fn the_second_address_and_length_of_a_row_are_the_participants() {
    let reading = read_samples(&["zoom-meeting-active-hosts-1-reconstructed.csv"]);
    assert_eq!(code_of(&reading), "zoom_active_hosts");
    assert_eq!((visits(&reading), reading.attendees.len()), (3, 3));
    let host = person(&reading, "morgan.host@example.com");
    assert_eq!((host.role, minutes(host)), (Role::Host, 22.0));
    assert_eq!(minutes(person(&reading, "ada.fairholt@example.org")), 21.0);
    assert_eq!(minutes(named(&reading, "Bela Kestrel")), 8.0);
    assert_eq!(reading.webinar.title.as_deref(), Some("Demo day, round 2"));
    assert_eq!(reading.webinar.duration_minutes, Some(22.0));
    let start = reading.webinar.hosted_at.as_ref().unwrap().to_string();
    assert_eq!(
        start, "2023-06-01 00:00",
        "the day stands first, as the date of creation shows"
    );
}

#[test]
fn several_meetings_in_one_list_have_no_common_title() {
    let head = "Topic,Meeting ID,User Name,User Email,Department,Start Time,End Time,Duration (Minutes),Participants,\
                Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n";
    let reading = read_text(&format!(
        "{head}Round 1,852,Morgan Host,morgan@example.com,,15/06/2023 10:00,15/06/2023 10:30,30,1,Ada,ada@example.org,15/06/2023 10:00,15/06/2023 10:20,20,Yes\n\
         Round 2,853,Sasha Host,sasha@example.com,,16/06/2023 10:00,16/06/2023 11:00,60,2,Sasha Host,sasha@example.com,16/06/2023 10:00,16/06/2023 11:00,60,No\n\
         Round 2,853,Sasha Host,sasha@example.com,,16/06/2023 10:00,16/06/2023 11:00,60,2,Bela,bela@example.org,16/06/2023 10:30,16/06/2023 11:00,30,Yes\n"
    ));
    assert_eq!(code_of(&reading), "zoom_active_hosts");
    assert_eq!(person(&reading, "sasha@example.com").role, Role::Host);
    assert_eq!(minutes(person(&reading, "ada@example.org")), 20.0);
    assert_eq!(reading.webinar.title, None);
}

#[test]
fn a_dashboard_lists_connections_with_times_of_the_day() {
    let reading = read_samples(&["zoom-dashboard-webinar-1.csv"]);
    assert_eq!(code_of(&reading), "zoom_dashboard");
    assert_eq!((visits(&reading), recognised(&reading, 0).account.total), (194, 197));
    assert_eq!(recognised(&reading, 0).account.people, 141);
    let morgan = named(&reading, "Morgan");
    assert_eq!(morgan.role, Role::Host);
    assert_eq!(minutes(morgan), 87.0);
    assert_eq!(minutes(named(&reading, "ada1")), 85.0);
    let start = reading.webinar.hosted_at.as_ref().unwrap().to_string();
    assert_eq!(start, "2018-01-31 08:37", "the day stands above the table only");
    assert!(
        issues_of(&reading, IssueKind::DoesNotAddUp).is_empty(),
        "194 are stated and listed"
    );
    assert!(issues_of(&reading, IssueKind::BadValue).is_empty());
}

#[test]
fn a_list_whose_labels_nobody_taught_is_read_by_its_places() {
    let reading = read_text(
        "Namn (ursprungligt namn),E-postadress,Anslöt,Lämnade,Varaktighet (minuter),Gäst\n\
         Ada Fairholt,ada@example.com,2026-02-20 17:58:10,2026-02-20 18:28:10,31,Ja\n\
         Bela (Bela K.),,2026-02-20 18:00:00,2026-02-20 18:10:00,10,Ja\n",
    );
    assert_eq!(code_of(&reading), "zoom_participants");
    let ada = person(&reading, "ada@example.com");
    assert_eq!((ada.name.as_str(), minutes(ada)), ("Ada Fairholt", 31.0));
    assert_eq!(minutes(named(&reading, "Bela")), 10.0);
}
