//! YouTube: the live chat beside a recording.

use webinarwins_core::domain::IssueKind;
use webinarwins_core::import::{Fate, Known, SourceFile, read};

use super::{bytes_of, issues_of, messages_of, read_samples, recognised};

const SAMPLE: &str = "youtube-livechat-1-reconstructed.live_chat.json";

#[test]
fn a_live_chat_has_messages_before_the_stream_and_super_chats() {
    let reading = read_samples(&[SAMPLE]);
    let file = recognised(&reading, 0);
    assert_eq!(file.format.code, "youtube_chat");
    assert_eq!(reading.messages.len(), 5);
    assert_eq!(file.account.ledger.count(Fate::Message), 5);
    assert_eq!(file.account.ledger.count(Fate::System), 2, "lines without a message");
    let early = &reading.messages[0];
    assert!((early.minute.unwrap() * 60.0 + 416.809).abs() < 0.001);
    assert_eq!(
        reading.messages[1].text, "Welcome 👋",
        "an emoji is an object of its own"
    );
    assert_eq!(reading.messages[3].text, "Great show!", "a Super Chat");
    let mut authors: Vec<_> = reading.messages.iter().map(|one| one.author_name.as_str()).collect();
    authors.sort_unstable();
    authors.dedup();
    assert_eq!(authors.len(), 4);
    assert_eq!(messages_of(&reading, "@bela"), 2);
    assert!(reading.messages.iter().all(|one| one.author_email.is_none()));
    assert!(reading.messages[2].is_question);
}

#[test]
fn a_line_that_was_cut_off_becomes_an_issue_and_the_others_are_read() {
    let mut bytes = bytes_of(SAMPLE);
    bytes.truncate(bytes.len() - 40);
    bytes.extend_from_slice(b"\nnot json\n");
    let reading = read(&[SourceFile::new("x", &bytes)], &Known::default());
    let file = recognised(&reading, 0);
    assert_eq!(reading.messages.len(), 4, "the sixth line lost its end");
    assert_eq!(file.account.ledger.count(Fate::NotUnderstood), 2);
    assert_eq!(issues_of(&reading, IssueKind::UnreadableRow).len(), 2);
    assert_eq!(file.account.ledger.sum(), file.account.total);
}

#[test]
fn a_message_that_was_deleted_is_not_kept() {
    let mut bytes = bytes_of(SAMPLE);
    bytes.extend_from_slice(
        br#"{"replayChatItemAction": {"actions": [{"markChatItemAsDeletedAction": {"targetItemId": "id12500"}}]}}"#,
    );
    let reading = read(&[SourceFile::new("x", &bytes)], &Known::default());
    assert_eq!(reading.messages.len(), 4);
    assert!(reading.messages.iter().all(|one| one.text != "Is it recorded?"));
}
