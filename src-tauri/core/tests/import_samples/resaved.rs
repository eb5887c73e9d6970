//! Tables that somebody saved again: another separator, encoding or line end, columns and rows in another order, a
//! column or a preamble more. None of it changes who was there and for how long.

use webinarwins_core::domain::{Role, Standing};
use webinarwins_core::import::{Known, SourceFile, read};

use super::bytes_of;

/// Samples with one table, its heading in the first row.
const SINGLE: &[&str] = &[
    "bigmarker-attendees-1-reconstructed.csv",
    "collaborate-attendance-1-reconstructed.csv",
    "livestorm-registrants-1-fr-reconstructed.csv",
    "teams-liveevent-1.csv",
    "teams-meeting-5-id-resaved.csv",
    "teams-meetinglist-1.csv",
    "teams-meetinglist-2-pt.csv",
    "webex-attendance-1-reconstructed.csv",
];

/// Samples with something before the table, or several.
const SEVERAL: &[&str] = &[
    "gotowebinar-attendee-1-reconstructed.csv",
    "teams-meeting-1-reconstructed.csv",
    "teams-meeting-2-de-reconstructed.csv",
    "teams-meeting-4-fr.csv",
    "teams-webinar-1.csv",
];

type Rows = Vec<Vec<String>>;

fn rows_of(sample: &str) -> Rows {
    let bytes = bytes_of(sample);
    let text = if bytes.starts_with(&[0xff, 0xfe]) {
        let units: Vec<u16> = bytes[2..]
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        String::from_utf16(&units).unwrap()
    } else {
        String::from_utf8(bytes).unwrap()
    };
    let text = text.trim_start_matches('\u{feff}');
    let separator = if text.contains('\t') {
        b'\t'
    } else if sample.ends_with("id-resaved.csv") {
        b';'
    } else {
        b','
    };
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes())
        .into_records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn saved(rows: &Rows, separator: u8, crlf: bool) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .delimiter(separator)
        .terminator(if crlf {
            csv::Terminator::CRLF
        } else {
            csv::Terminator::Any(b'\n')
        })
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

type Person = (Option<String>, String, Role, Standing, Option<i64>);

/// Who was there, for how many tenths of a minute.
fn people(bytes: &[u8]) -> (&'static str, Vec<Person>) {
    let reading = read(&[SourceFile::new("export.dat", bytes)], &Known::default());
    let file = reading.files[0].outcome.as_ref().unwrap();
    assert_eq!(file.account.ledger.sum(), file.account.total);
    let mut people: Vec<Person> = reading
        .attendees
        .iter()
        .map(|one| {
            let email = one.email.as_ref().map(ToString::to_string);
            let minutes = one
                .presence
                .attendance_minutes
                .map(|minutes| (minutes * 10.0).round() as i64);
            (email, one.name.clone(), one.role, one.presence.standing, minutes)
        })
        .collect();
    people.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    (file.format.code, people)
}

#[test]
fn another_separator_encoding_or_line_end_changes_nothing() {
    for sample in SINGLE.iter().chain(SEVERAL) {
        let expected = people(&bytes_of(sample));
        let rows = rows_of(sample);
        for separator in [b',', b';', b'\t'] {
            let text = saved(&rows, separator, true);
            assert_eq!(
                people(text.as_bytes()),
                expected,
                "{sample} with {}",
                char::from(separator)
            );
            let marked = format!("\u{feff}{}", saved(&rows, separator, false));
            assert_eq!(people(&utf16(&marked)), expected, "{sample} in UTF-16");
        }
    }
}

#[test]
fn columns_and_rows_in_another_order_change_nothing() {
    for sample in SINGLE {
        let expected = people(&bytes_of(sample));
        let mut rows = rows_of(sample);
        let width = rows[0].len();
        for row in &mut rows {
            row.resize(width, String::new());
            row.rotate_left(width / 2);
        }
        rows[1..].reverse();
        assert_eq!(people(saved(&rows, b',', false).as_bytes()), expected, "{sample}");
    }
}

#[test]
fn a_column_or_a_preamble_more_changes_nothing() {
    for sample in SINGLE {
        let expected = people(&bytes_of(sample));
        let mut rows = rows_of(sample);
        for (index, row) in rows.iter_mut().enumerate() {
            row.insert(
                1,
                if index == 0 {
                    "Shoe size".to_owned()
                } else {
                    (index % 7 + 38).to_string()
                },
            );
        }
        rows.insert(0, vec!["Saved by".to_owned(), "somebody".to_owned()]);
        rows.insert(1, vec!["For".to_owned(), "the archive".to_owned()]);
        assert_eq!(people(saved(&rows, b',', false).as_bytes()), expected, "{sample}");
    }
}
