//! WebinarJam and EverWebinar: chat and registrants.

use webinarwins_core::domain::Standing;
use webinarwins_core::import::{Fate, Known, SourceFile, read};

use super::{attended, bytes_of, messages_of, minutes, person, read_samples, recognised};

const CHAT: &str = "webinarjam-chat-1-reconstructed.csv";

#[test]
fn a_chat_has_times_since_the_start_and_names_without_their_blanks() {
    let reading = read_samples(&[CHAT]);
    assert_eq!(recognised(&reading, 0).format.code, "webinarjam_chat");
    assert_eq!(reading.messages.len(), 7);
    assert_eq!(messages_of(&reading, "Muna"), 3);
    assert_eq!(messages_of(&reading, "Morgan Host"), 1);
    let question = &reading.messages[5];
    assert_eq!(question.text, "Is it \"live\", or a replay?");
    assert!(question.is_question);
    assert_eq!(question.minute, Some(14.5));
    assert!((reading.messages[6].minute.unwrap() * 60.0 - 3730.0).abs() < 0.001);
    assert!(reading.messages.iter().all(|one| one.author_email.is_none()));
}

#[test]
fn a_chat_without_a_heading_says_the_same() {
    let text = String::from_utf8(bytes_of(CHAT)).unwrap();
    let (_, rest) = text.split_once('\n').unwrap();
    let rest = rest.replace("yo,Text", "yo,Question");
    let reading = read(&[SourceFile::new("x", rest.as_bytes())], &Known::default());
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "webinarjam_chat");
    assert_eq!(
        (reading.messages.len(), file.account.ledger.count(Fate::Heading)),
        (7, 0)
    );
    assert!(reading.messages[1].is_question, "by its mode");
}

#[test]
fn registrants_were_there_live_or_watched_the_replay() {
    let reading = read_samples(&["webinarjam-registrants-1-reconstructed.csv"]);
    assert_eq!(recognised(&reading, 0).format.code, "webinarjam_registrants");
    assert_eq!((reading.attendees.len(), attended(&reading)), (3, 1));
    let ada = person(&reading, "ada.fairholt@example.org");
    assert_eq!(ada.presence.standing, Standing::Attended, "any Yes wins");
    assert_eq!(minutes(ada), 57.5);
    let bela = person(&reading, "bela@example.net");
    assert_eq!(bela.presence.standing, Standing::ReplayOnly);
    assert_eq!(bela.presence.attendance_minutes, None);
    assert_eq!(
        person(&reading, "petra@example.com").presence.standing,
        Standing::NoShow
    );
}
