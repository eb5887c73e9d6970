//! Livestorm: registrants with headings in two languages.

use webinarwins_core::domain::{Role, Standing};
use webinarwins_core::import::{Fate, Known, SourceFile, read};

use super::{attended, bytes_of, minutes, person, read_samples, recognised};

#[test]
fn registrants_have_seconds_counts_and_roles() {
    let reading = read_samples(&["livestorm-registrants-1-fr-reconstructed.csv"]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "livestorm_registrants");
    assert_eq!(file.account.ledger.count(Fate::Visit), 5);
    assert_eq!(file.account.ledger.count(Fate::Replay), 1);
    assert_eq!((reading.attendees.len(), attended(&reading)), (7, 5));
    let elodie = person(&reading, "elodie.b@example.org");
    assert_eq!((elodie.name.as_str(), minutes(elodie)), ("Élodie Béranger", 55.2));
    assert_eq!(elodie.presence.attendance_percent, Some(96.0));
    assert_eq!(elodie.presence.counted_messages, Some(4));
    assert_eq!(elodie.presence.counted_questions, Some(2));
    assert_eq!(elodie.location.as_deref(), Some("Paris, France"));
    assert_eq!(minutes(person(&reading, "gaelle@example.com")), 19.6);
    assert_eq!(
        person(&reading, "noel@example.net").presence.standing,
        Standing::ReplayOnly
    );
    assert_eq!(person(&reading, "ines@example.org").presence.standing, Standing::NoShow);
    assert_eq!(person(&reading, "invite@example.org").role, Role::Panelist);
    assert_eq!(person(&reading, "morgan.host@example.com").role, Role::Staff);
    let audience = reading
        .attendees
        .iter()
        .filter(|one| one.role == Role::Audience && one.presence.attended());
    assert_eq!(audience.count(), 3);
}

#[test]
fn a_list_that_excel_saved_again_in_french_says_the_same() {
    let text = String::from_utf8(bytes_of("livestorm-registrants-1-fr-reconstructed.csv")).unwrap();
    let text = text.replace("\"Arc, SARL\"", "Arc SARL").replace(',', ";");
    let text = text.replace("true", "VRAI").replace("false", "FAUX");
    let bytes = windows_1252(&text);
    let reading = read(&[SourceFile::new("x", &bytes)], &Known::default());
    assert_eq!(recognised(&reading, 0).format.code, "livestorm_registrants");
    assert_eq!(attended(&reading), 5);
    assert_eq!(minutes(person(&reading, "elodie.b@example.org")), 55.2);
}

/// Windows-1252, which holds all letters of the sample.
fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        '’' => 0x92,
        c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
    };
    text.trim_start_matches('\u{feff}').chars().map(byte).collect()
}

#[test]
fn an_english_list_counts_in_seconds_too() {
    let text = "Email;First Name;Last Name;Attended;Attendance rate;Attendance duration;Has viewed replay;Messages count;Questions count;Is guest speaker;Is team member\n\
                ada@example.org;Ada;Fairholt;true;50;1800;false;3;1;false;false\n\
                bela@example.net;Bela;;false;;;true;0;0;false;false\n";
    let reading = read(&[SourceFile::new("x", text.as_bytes())], &Known::default());
    assert_eq!(recognised(&reading, 0).format.code, "livestorm_registrants");
    let ada = person(&reading, "ada@example.org");
    assert_eq!((minutes(ada), ada.presence.counted_messages), (30.0, Some(3)));
    assert_eq!(
        person(&reading, "bela@example.net").presence.standing,
        Standing::ReplayOnly
    );
}
