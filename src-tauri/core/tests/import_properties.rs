//! What must hold for every file, whoever wrote it.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use webinarwins_core::domain::{EmailAddress, IssueKind};
use webinarwins_core::import::{Account, Known, SourceFile, read};

fn sum(account: &Account) -> usize {
    account.headers + account.people + account.messages + account.not_understood
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
        let files = [SourceFile::new("noise", &bytes)];
        prop_assert_eq!(read(&files, &Known::default()).files.len(), 1);
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
        let files = [SourceFile::new("a.csv", &bytes)];
        let reading = read(&files, &Known::default());
        if let Ok(recognised) = &reading.files[0].outcome {
            let account = recognised.account;
            if header.is_empty() {
                // Which separator such a file has is anybody's guess, and so is the number of its records.
                prop_assert!(sum(&account) > 0);
            } else {
                prop_assert_eq!(sum(&account), expected, "{:?}", String::from_utf8_lossy(&bytes));
            }
            let unreadable = reading.issues.iter().filter(|issue| issue.kind == IssueKind::UnreadableRow).count();
            prop_assert_eq!(unreadable, account.not_understood);
            prop_assert!(reading.attendees.len() <= account.people);
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
}
