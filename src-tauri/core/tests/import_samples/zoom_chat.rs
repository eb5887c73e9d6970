//! How the chats that Zoom saved must be read.

use std::collections::HashSet;

use webinarwins_core::domain::IssueKind;
use webinarwins_core::import::{Fate, Known, Reading, SourceFile, read};

use super::{issues_of, messages_of, read_samples, recognised};

/// Messages, senders, private ones, replies, lines of reactions.
fn counts(reading: &Reading) -> (usize, usize, usize, usize, usize) {
    let senders: HashSet<&str> = reading
        .messages
        .iter()
        .map(|message| message.author_name.as_str())
        .collect();
    (
        reading.messages.len(),
        senders.len(),
        reading.messages.iter().filter(|message| message.is_private).count(),
        reading
            .messages
            .iter()
            .filter(|message| message.reply_to.is_some())
            .count(),
        recognised(reading, 0).account.ledger.count(Fate::Reaction),
    )
}

fn chat(name: &str) -> Reading {
    let reading = read_samples(&[name]);
    assert_eq!(recognised(&reading, 0).format.code, "zoom_chat", "{name}");
    reading
}

#[test]
fn each_dialect_gives_its_messages_and_senders() {
    for (name, expected, sender, written) in [
        ("zoom-chat-1.txt", (49, 4, 0, 0, 0), "dario.elverson", 34),
        ("zoom-chat-2.txt", (129, 74, 0, 0, 0), "2100037 Ada Fairholt", 9),
        ("zoom-chat-3.txt", (21, 5, 0, 0, 0), "Cora", 8),
        ("zoom-chat-4.txt", (92, 12, 0, 0, 0), "Ivo Rosewater", 26),
        ("zoom-chat-5.txt", (662, 112, 0, 249, 19), "Gita Gladwyn", 32),
        ("zoom-chat-6.txt", (85, 17, 7, 36, 37), "Ada Fairholt", 18),
        ("zoom-chat-7-cloud.txt", (10, 5, 0, 0, 0), "Ada Fairholt", 6),
        (
            "zoom-chat-11-2021-everyone-reconstructed.txt",
            (4, 3, 1, 0, 0),
            "Jane Doe",
            2,
        ),
    ] {
        let reading = chat(name);
        assert_eq!(counts(&reading), expected, "{name}");
        assert_eq!(messages_of(&reading, sender), written, "{name}");
    }
}

#[test]
fn a_return_inside_a_message_starts_no_new_one() {
    let reading = chat("zoom-chat-1.txt");
    assert!(reading.messages.iter().any(|message| message.text.contains('\n')));
    let reading = chat("zoom-chat-3.txt");
    assert_eq!(
        reading
            .messages
            .iter()
            .filter(|message| message.text.contains('\n'))
            .count(),
        9
    );
    assert!(
        reading
            .messages
            .iter()
            .all(|message| !message.text.contains(['\r', '\u{2028}', '\t']))
    );
}

#[test]
fn reactions_are_no_messages_and_names_may_look_like_headers() {
    let reading = chat("zoom-chat-9-2022-webinar-reconstructed.txt");
    let (messages, senders, private, _, reactions) = counts(&reading);
    assert_eq!((messages, private, reactions), (8, 1, 4));
    assert!(senders <= 7);
    for name in ["Cora: the Great", "Dario to Everyone", "Farid, Gita & Hana"] {
        assert!(messages_of(&reading, name) > 0, "{name}");
    }
    assert!(
        reading
            .messages
            .iter()
            .any(|message| message.text.contains("Time check 14:03:22 From here"))
    );
}

#[test]
fn reactions_below_a_message_are_not_its_words() {
    for name in ["zoom-chat-5.txt", "zoom-chat-6.txt"] {
        let reading = chat(name);
        assert!(
            reading
                .messages
                .iter()
                .all(|message| !message.text.contains("Replying to \"")),
            "{name}"
        );
        assert!(
            reading.messages.iter().all(|message| !message.text.ends_with(":❤️")),
            "{name}"
        );
    }
}

#[test]
fn a_blank_line_inside_a_message_stays() {
    let reading = chat("zoom-chat-11-2021-everyone-reconstructed.txt");
    assert!(reading.messages.iter().any(|message| message.text.contains("\n\n")));
}

#[test]
fn a_last_line_of_somebodys_own_stays_in_the_message() {
    let text = "2026-05-19 17:12:42 From Bela Kestrel to Everyone:\n\tHere is my list\n\tlove it:😀\n\t\n\
                2026-05-19 17:13:42 From Ada Fairholt to Everyone:\n\tHow about this?\n\tBela Kestrel, Hana:👍\n\
                \tHana:❤️\n\t\n\
                2026-05-19 17:14:42 From Ada Fairholt to Everyone:\n\tAgenda\n\tNoel Unseen:👍\n\t\n";
    let reading = read(&[SourceFile::new("a.txt", text.as_bytes())], &Known::default());
    let texts: Vec<&str> = reading.messages.iter().map(|message| message.text.as_str()).collect();
    assert_eq!(texts, ["Here is my list\nlove it:😀", "How about this?", "Agenda"]);
    let told = issues_of(&reading, IssueKind::LeftOut);
    assert_eq!(told.len(), 1, "nobody of the chat is named there: {told:?}");
    assert!(told[0].message.contains("Noel Unseen:👍"));
}

#[test]
fn an_answer_and_a_reaction_lose_no_words_behind_what_they_quote() {
    let text = "10:35:17 From Ada to Everyone:\r\n\tReplying to \"Hello\"\r\t\r\tso do I\r\n\
                10:36:00 From Bela to Everyone:\r\n\tReplying to \"Hello\" yes I agree\r\n\
                10:37:00 From Bela to Everyone:\r\n\tReacted to \"Hello\" with 👍\r\n\tand one more thing\r\n";
    let reading = read(&[SourceFile::new("a.txt", text.as_bytes())], &Known::default());
    let read: Vec<(Option<&str>, &str)> = reading
        .messages
        .iter()
        .map(|message| (message.reply_to.as_deref(), message.text.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            (Some("Hello"), "so do I"),
            (None, "Replying to \"Hello\" yes I agree"),
            (None, "and one more thing")
        ]
    );
}
