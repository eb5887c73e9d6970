//! What must hold for every file, whoever wrote it.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use webinarwins_core::domain::{EmailAddress, IssueKind};
use webinarwins_core::import::{Fate, Known, Reading, SourceFile, read};

/// Reads bytes as one file. Holds for every file: each row that it has is entered once.
fn read_one(bytes: &[u8]) -> Reading {
    let reading = read(&[SourceFile::new("a", bytes)], &Known::default());
    assert_eq!(reading.files.len(), 1);
    if let Ok(recognised) = &reading.files[0].outcome {
        assert_eq!(
            recognised.account.ledger.sum(),
            recognised.account.total,
            "{}",
            recognised.format.label
        );
        assert!(recognised.account.attended <= recognised.account.people);
    }
    reading
}

/// A sample of the folder.
fn sample(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/samples");
    std::fs::read(folder.join(name)).unwrap()
}

/// Cells that importers trip over.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("-".to_owned()),
        "[a-z]{1,6}@[a-z]{1,5}\\.org",
        "[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}",
        "(Name|Email|Attended|Focus %|Message|Timestamp|Join Time|is question\\?|Minutes)",
        "(TRUE|FALSE|yes|no|97|97,5|97 %|0.5|-3|1e9|00:57:31|57 min)",
        "2025-1[0-2]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]( PDT)?",
        "[0-3]?[0-9]/[0-1]?[0-9]/(20)?25 [0-2]?[0-9]:[0-5][0-9]( [AP]M)?",
        "\\PC{0,12}",
        "[\"\\r\\n,;\\t|@: ]{1,4}",
    ]
}

/// A message of a Zoom chat as it was meant.
#[derive(Debug, Clone)]
struct Said {
    by: String,
    /// The one person it is for; `None` for everybody.
    to: Option<String>,
    reply_to: Option<String>,
    lines: Vec<String>,
    is_liked: bool,
}

fn said() -> impl Strategy<Value = Said> {
    // A name may hold "to", but then nobody can say where the receiver begins.
    let name = || {
        prop_oneof![
            "[A-Z][a-zéß]{2,8}( [A-Z][a-z]{2,8}){0,2}",
            "[0-9]{7} [A-Z][a-z]{2,8}",
            prop::sample::select(vec![
                "Cora: the Great",
                "Ösel, Änne",
                "Dr. A/B (R&D)",
                "dario.elverson",
                "지수"
            ])
            .prop_map(str::to_owned),
        ]
    };
    // Words of anybody, with colons, quotes, signs and what looks like a time.
    let line = "[a-zA-Z?]([a-z0-9:,\"?!👍 ]| to | : |12:30:00 From ){0,20}[a-z?]";
    (
        name(),
        proptest::option::weighted(0.2, name()),
        proptest::option::weighted(0.2, "[a-z]{3}[a-z ]{2,10}[a-z]"),
        proptest::collection::vec(line, 1..4),
        any::<bool>(),
    )
        .prop_map(|(by, to, reply_to, lines, is_liked)| Said {
            by,
            to,
            reply_to: reply_to.map(|quoted| quoted.split_whitespace().collect::<Vec<_>>().join(" ")),
            lines,
            is_liked,
        })
}

/// Writes a conversation in one of Zoom's dialects, numbered as they came up. Only the fourth and the fifth have
/// replies, only the fifth has reactions below a message.
fn zoom_chat(dialect: u8, said: &[Said]) -> String {
    let mut text = String::new();
    for (index, one) in said.iter().enumerate() {
        let clock = format!("10:{:02}:{:02}", index / 60, index % 60);
        let by = &one.by;
        let receiver = |everyone: &str, to: &str, mark: &str| match &one.to {
            Some(receiver) => format!("{to}{receiver}{mark}"),
            None => everyone.to_owned(),
        };
        let (head, between, end) = match dialect {
            1 => (
                format!("{clock}\t From  {by}{} : ", receiver("", "  to  ", "(Direct Message)")),
                "\r",
                "\r\n",
            ),
            2 => (
                format!("{clock} From  {by}  to  {} : ", receiver("Everyone", "", "(Privately)")),
                "\n",
                "\n",
            ),
            3 => (
                format!(
                    "{clock} From {by} To {}:\r\n\t",
                    receiver("Everyone", "", "(Privately)")
                ),
                "\u{2028}",
                "\n",
            ),
            4 => (
                format!(
                    "{clock} From {by} to {}:\r\n\t",
                    receiver("Everyone", "", "(Direct Message)")
                ),
                "\r\t",
                "\r\n",
            ),
            5 => (
                format!(
                    "2026-05-19 {clock} From {by} to {}:\n\t",
                    receiver("Everyone", "", " (direct message)")
                ),
                "\n\t",
                "\n",
            ),
            _ => (
                format!("{clock}\t{by}{}:\t", receiver("", "  to  ", "(Direct")),
                "\n",
                "\n",
            ),
        };
        let mut lines = one.lines.clone();
        if let (4 | 5, Some(quoted)) = (dialect, &one.reply_to) {
            let colon = if dialect == 5 { ":" } else { "" };
            lines.insert(0, format!("Replying to \"{quoted}...\"{colon}"));
        }
        if dialect == 5 && one.is_liked {
            lines.push(format!("Somebody, {by}:👍🏽"));
        }
        if dialect == 5 {
            lines.push(String::new());
        }
        text.extend([&head, &lines.join(between), end]);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(
        heading in prop_oneof![Just(""), Just("Name,Email,Join Time,Minutes\n"), Just("Time;Email;Message\n")],
        bytes in proptest::collection::vec(
            prop_oneof![any::<u8>(), prop::sample::select(b",;\"\r\n@:. 0123".to_vec())],
            0..600,
        ),
    ) {
        let bytes = [heading.as_bytes(), &bytes].concat();
        read_one(&bytes);
    }

    #[test]
    fn no_damage_to_a_file_makes_it_panic(
        name in prop::sample::select(vec![
            "bigmarker-registrations-1-reconstructed.json",
            "gotowebinar-attendance-2-reconstructed.xlsx",
            "on24-attendees-1-reconstructed.json",
            "restream-registrants-1-reconstructed.json",
            "teams-webinar-1.csv",
            "youtube-livechat-1-reconstructed.live_chat.json",
            "zoom-chat-4.txt",
            "zoom-webinar-attendee-1.csv",
        ]),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        keep in any::<Option<prop::sample::Index>>(),
    ) {
        let mut bytes = sample(name);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(keep) = keep {
            bytes.truncate(keep.index(bytes.len()));
        }
        read_one(&bytes);
    }

    #[test]
    fn every_record_is_accounted_for(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 1..7), 1..12),
        separator in prop_oneof![Just(","), Just(";"), Just("\t")],
        header in prop_oneof![Just("Name,Email,Attended,Join Time,Focus %"), Just("Timestamp,Name,Email,Message,Is Question"), Just("")],
    ) {
        // Quoted as a program would, so that the number of records is known.
        let mut writer = csv::WriterBuilder::new().flexible(true).delimiter(separator.as_bytes()[0]).from_writer(Vec::new());
        let mut expected = 0;
        let heading: Vec<String> = header.split(',').map(str::to_owned).collect();
        for row in std::iter::once(&heading).chain(&rows) {
            if row.iter().any(|cell| !cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}').is_empty()) {
                expected += 1;
            }
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let reading = read_one(&bytes);
        if let Ok(recognised) = &reading.files[0].outcome {
            let account = &recognised.account;
            if header.is_empty() {
                // Which separator such a file has is anybody's guess, and so is the number of its records.
                prop_assert!(account.total > 0);
            } else {
                prop_assert_eq!(account.total, expected, "{:?}", String::from_utf8_lossy(&bytes));
            }
            let unreadable = reading.issues.iter().filter(|issue| issue.kind == IssueKind::UnreadableRow).count();
            prop_assert_eq!(unreadable, account.ledger.count(Fate::NotUnderstood));
            prop_assert!(reading.attendees.len() <= account.total);
            prop_assert!(reading.messages.len() == account.messages);
        }
    }

    #[test]
    fn people_written_to_a_table_are_read_back(
        people in proptest::collection::btree_map("[a-z]{1,8}@[a-z]{1,5}\\.org", ("[A-Z][a-zéß, \"]{0,8}[a-z]", any::<bool>(), 0u8..=100, 0u8..=100), 1..30),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["Name", "Email", "Attended", "Attendance %", "Focus %"]).unwrap();
        for (email, (name, attended, attendance, focus)) in &people {
            let attended = if *attended { "Yes" } else { "No" };
            // The sign keeps small values from looking like fractions.
            writer.write_record([name, email, attended, &format!("{attendance}%"), &format!("{focus} %")]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let reading = read(&[SourceFile::new("a.csv", &bytes)], &Known::default());
        prop_assert_eq!(reading.attendees.len(), people.len());
        for (read, (email, (name, attended, attendance, focus))) in reading.attendees.iter().zip(&people) {
            prop_assert_eq!(read.email.clone(), EmailAddress::parse(email).ok());
            prop_assert_eq!(&read.name, &name.split_whitespace().collect::<Vec<_>>().join(" "));
            // A row that says both "No" and "90 %" counts as not attended.
            prop_assert_eq!(read.presence.attended(), *attended);
            let percent = attended.then_some(f64::from(*attendance));
            prop_assert_eq!(read.presence.attendance_percent, percent);
            prop_assert_eq!(read.presence.focus_percent, attended.then_some(f64::from(*focus)));
        }
    }

    #[test]
    fn a_conversation_in_any_dialect_of_zoom_is_read_back(
        said in proptest::collection::vec(said(), 1..12),
        dialect in 1u8..=6,
    ) {
        let text = zoom_chat(dialect, &said);
        let reading = read_one(text.as_bytes());
        prop_assert_eq!(reading.messages.len(), said.len(), "{}", text);
        for (read, said) in reading.messages.iter().zip(&said) {
            prop_assert_eq!(&read.author_name, &said.by, "{}", text);
            prop_assert_eq!(read.is_private, said.to.is_some(), "{}", text);
            prop_assert_eq!(&read.text, &said.lines.join("\n"), "{}", text);
            let reply_to = said.reply_to.as_ref().filter(|_| matches!(dialect, 4 | 5));
            prop_assert_eq!(read.reply_to.as_ref(), reply_to, "{}", text);
        }
    }

    #[test]
    fn every_line_of_any_chat_is_accounted_for(
        parts in proptest::collection::vec(
            prop_oneof![
                prop::sample::select(vec![
                    "10:00:00 From Ada to Everyone:", "2026-05-19 10:00:00 From Ada to Bela (direct message):",
                    "00:01:00\tAda:\t", "10:00:00 От Ада кому", " to ", "(Privately) : ", "Replying to \"",
                    "...\" with 👍", "Reacted to \"", "\":", "Ada, Bela:👍", "Removed a 👍 reaction from \"", "\n",
                    "\n\t", "\r", "\r\n", "\u{2028}",
                ])
                .prop_map(str::to_owned),
                "\\PC{0,6}",
            ],
            0..40,
        ),
    ) {
        let text = format!("10:00:00 From Ada to Everyone:\n{}", parts.concat());
        let reading = read_one(text.as_bytes());
        if let Ok(recognised) = &reading.files[0].outcome {
            let lines = text.split('\n').filter(|line| !line.trim().is_empty()).count();
            prop_assert_eq!(recognised.account.total, lines);
        }
    }
}
