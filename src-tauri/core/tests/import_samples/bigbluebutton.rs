//! BigBlueButton: the table of its dashboard, and the public chat.

use webinarwins_core::domain::Role;
use webinarwins_core::import::{Fate, Known, SourceFile, read};

use super::{messages_of, minutes, named, read_samples, recognised};

const DASHBOARD: &str = "bigbluebutton-dashboard-1-reconstructed.csv";

#[test]
fn a_dashboard_has_people_whose_names_hold_quotation_marks_and_commas() {
    let reading = read_samples(&[DASHBOARD]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "bbb_dashboard");
    assert_eq!(reading.attendees.len(), 4);
    assert_eq!(file.account.ledger.count(Fate::Visit), 4);
    let ada = named(&reading, "Ada \"Ace\" Fairholt");
    assert_eq!((minutes(ada), ada.presence.counted_messages), (57.8, Some(5)));
    let bela = named(&reading, "Bela, K");
    assert_eq!(minutes(bela), 12.6);
    assert_eq!(bela.presence.exit_time, None, "still online");
    assert_eq!(minutes(named(&reading, "Cora")), 1.0);
    assert_eq!(named(&reading, "Morgan Host").role, Role::Panelist);
    assert!(reading.attendees.iter().all(|one| one.email.is_none()));
}

#[test]
fn answers_to_polls_are_the_persons_and_the_last_row_is_nobodys() {
    let reading = read_samples(&[DASHBOARD]);
    assert_eq!(recognised(&reading, 0).account.ledger.count(Fate::PollAnswer), 1);
    let answers: Vec<(&str, Vec<&str>)> = reading
        .poll_answers
        .iter()
        .map(|one| {
            (
                one.author_name.as_str(),
                one.answers.iter().map(String::as_str).collect(),
            )
        })
        .collect();
    assert_eq!(answers.len(), 4);
    assert!(answers.contains(&("Ada \"Ace\" Fairholt", vec!["Pro"])));
    assert!(answers.contains(&("Bela, K", vec!["Free", "Basic"])));
    assert_eq!(answers.iter().filter(|(name, _)| name.is_empty()).count(), 2);
    assert!(
        reading
            .poll_answers
            .iter()
            .all(|one| one.question == "Which plan, if any?")
    );
}

#[test]
fn a_dashboard_that_a_spreadsheet_saved_again_is_still_one() {
    let german = "Name;Moderator;Aktivität;Redezeit;Webcam;Nachrichten;Reaktionen;Stimmen;Handzeichen;Beitritt;Ende;Dauer;\
         Welcher Tag, bitte?;Farbe?\r\n\
         Ina Vogt;WAHR;5,3;0:10:00;-;3;0;1;0;01.05.2024 10:00;01.05.2024 11:00;1:00:00;Mo;Rot\r\n\
         Bo Lind;FALSCH;1;-;-;0;0;0;1;01.05.2024 10:10;01.05.2024 11:00;0:50:00;Di;\r\n\
         Anonym;;;;;;;;;;;;\"Mo\nDi\";\r\n";
    let english = german
        .replace("Aktivität;", "Activity Score;")
        .replace("WAHR;5,3", "TRUE;5.3")
        .replace("FALSCH", "FALSE")
        .replace("Welcher Tag, bitte?", "\"Welcher Tag, bitte?\"")
        .replace(';', ",");
    for text in [german, &english] {
        let reading = read(&[SourceFile::new("b.csv", text.as_bytes())], &Known::default());
        let file = recognised(&reading, 0);
        assert_eq!(file.format.code, "bbb_dashboard", "{text}");
        assert_eq!(reading.attendees.len(), 2);
        let ina = named(&reading, "Ina Vogt");
        assert_eq!(
            (ina.role, minutes(ina), ina.presence.counted_messages),
            (Role::Panelist, 60.0, Some(3))
        );
        assert_eq!(minutes(named(&reading, "Bo Lind")), 50.0);
        let answers: Vec<_> = reading
            .poll_answers
            .iter()
            .map(|one| (one.author_name.as_str(), one.question.as_str(), one.answers.join("|")))
            .collect();
        let day = "Welcher Tag, bitte?";
        for expected in [
            ("", day, "Mo".to_owned()),
            ("", day, "Di".to_owned()),
            ("Ina Vogt", day, "Mo".to_owned()),
            ("Ina Vogt", "Farbe?", "Rot".to_owned()),
            ("Bo Lind", day, "Di".to_owned()),
        ] {
            assert!(answers.contains(&expected), "{expected:?} in {answers:?}");
        }
        assert_eq!(answers.len(), 5);
    }
}

#[test]
fn a_chat_has_roles_in_brackets_and_older_lines_without() {
    let reading = read_samples(&["bigbluebutton-chat-1-reconstructed.txt"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "bbb_chat");
    assert_eq!((file.account.messages, file.account.questions), (5, 1));
    assert_eq!(file.account.ledger.count(Fate::System), 1);
    assert_eq!(messages_of(&reading, "Morgan Host"), 2);
    let ada = &reading.messages[1];
    assert_eq!(ada.author_name, "Ada \"Ace\" Fairholt");
    assert_eq!(ada.text, "Hi: is [this] recorded?");
    assert_eq!(reading.messages[2].text, "first line\nsecond line");
    assert_eq!(reading.messages[3].text, "Poll results\nPro: 1\nFree: 2");
    assert_eq!(reading.messages[4].author_name, "Cora");
}
