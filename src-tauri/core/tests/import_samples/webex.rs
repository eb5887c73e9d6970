//! Webex: attendance reports, with formulas for dates and in other languages.

use webinarwins_core::domain::{IssueKind, Role};
use webinarwins_core::import::{Fate, Known, SourceFile, read};

use super::{attended, minutes, named, person, read_samples, recognised};

#[test]
fn an_attendance_report_unites_the_joins_of_a_person() {
    let reading = read_samples(&["webex-attendance-1-reconstructed.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "webex_attendance");
    assert_eq!(file.account.ledger.count(Fate::Visit), 7);
    assert_eq!((reading.attendees.len(), attended(&reading)), (6, 6));
    assert_eq!(minutes(person(&reading, "ada.fairholt@example.org")), 57.0);
    let bela = person(&reading, "bela@example.net");
    assert_eq!((bela.name.as_str(), minutes(bela)), ("Bela Kestrel", 1.0));
    let call_in = named(&reading, "Call-in User_2");
    assert_eq!((call_in.email.as_ref(), minutes(call_in)), (None, 58.0));
    assert_eq!(named(&reading, "Guest 14").email, None);
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Host);
    assert_eq!(person(&reading, "soren@example.com").role, Role::Panelist);
    assert_eq!(reading.webinar.title.as_deref(), Some("Product Webinar"));
    assert_eq!(reading.webinar.duration_minutes, Some(67.0));
    assert_eq!(
        reading.webinar.hosted_at.as_ref().unwrap().to_string(),
        "2024-05-01 09:55"
    );
    assert!(reading.issues.iter().all(|issue| issue.kind != IssueKind::BadValue));
}

#[test]
fn a_portuguese_report_that_a_spreadsheet_saved_again_says_the_same() {
    let text = "Nome da reunião;Hora de início da reunião;Hora de término da reunião;Nome para exibição;Primeiro nome;Sobrenome;\
                Função;E-mail do convidado;Hora da entrada;Hora da saída;Duração da presença;Tipo de conexão;Nome da sessão\r\n\
                Webinar;01/05/2024 09:55;01/05/2024 11:02;Ana;Ana;Souza;Anfitrião;ana@example.com;01/05/2024 09:55;01/05/2024 11:02;67 min;App;\r\n\
                Webinar;01/05/2024 09:55;01/05/2024 11:02;Rui;Rui;;Convidado;rui@example.org;\"=\"\"2024-05-01 10:00:00\"\"\";01/05/2024 10:20;20 min;App;\r\n";
    let reading = read(&[SourceFile::new("x", text.as_bytes())], &Known::default());
    assert_eq!(recognised(&reading, 0).format.code, "webex_attendance");
    assert_eq!(person(&reading, "ana@example.com").role, Role::Host);
    assert_eq!(minutes(person(&reading, "rui@example.org")), 20.0);
    assert_eq!(reading.webinar.title.as_deref(), Some("Webinar"));
}

#[test]
fn a_report_whose_headings_nobody_taught_is_read_by_its_places() {
    let row = |name: &str, role: &str, email: &str, minutes: u32| {
        let at = |clock: &str| format!("=\"2024-05-01 {clock}\"");
        let (join, leave) = (at("10:00:00"), at(&format!("10:{minutes}:00")));
        format!(
            "Réunion\t{}\t{}\t{name}\t{name}\tX\t{role}\t{email}\t{join}\t{leave}\t{minutes} min\tWeb\t\r\n",
            at("09:55:00"),
            at("11:00:00")
        )
    };
    let text = format!(
        "\u{feff}Nom\tHeure 1\tHeure 2\tAffiché\tPrénom\tNom\tFonction\tMail\tEntrée\tSortie\tTemps\tConnexion\tSession\r\n{}{}",
        row("Ada", "Hôte", "ada@example.org", 20),
        row("Bela", "Participant", "bela@example.org", 40)
    );
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let reading = read(&[SourceFile::new("x", &bytes)], &Known::default());
    assert_eq!(recognised(&reading, 0).format.code, "webex_attendance");
    let bela = person(&reading, "bela@example.org");
    assert_eq!((bela.name.as_str(), minutes(bela)), ("Bela X", 40.0));
    assert_eq!(reading.webinar.duration_minutes, Some(65.0));
}
