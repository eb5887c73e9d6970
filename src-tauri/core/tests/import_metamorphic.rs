//! What a file says does not depend on how it was saved: in another encoding, with other separators, line ends,
//! columns or rows, below a preamble, or as a workbook, it must be read as before.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use webinarwins_core::import::{Known, Reading, SourceFile, read};

/// Samples that are tables: their name, and how their rows may be changed.
const SAMPLES: &[(&str, Shape)] = &[
    ("demio-attendees-1-reconstructed.csv", Shape::Table),
    ("demio-chat-1-reconstructed.csv", Shape::Ordered),
    ("demio-chat-2-reconstructed.csv", Shape::Ordered),
    ("livestorm-registrants-1-fr-reconstructed.csv", Shape::Table),
    ("collaborate-attendance-1-reconstructed.csv", Shape::Sections),
    ("zoom-webinar-attendee-1.csv", Shape::Sections),
    ("teams-webinar-1.csv", Shape::Sections),
    ("teams-meeting-1-reconstructed.csv", Shape::Sections),
    ("teams-meeting-2-de-reconstructed.csv", Shape::Sections),
    ("teams-meeting-4-fr.csv", Shape::Sections),
    ("teams-liveevent-1.csv", Shape::Sections),
];

/// What a file consists of.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// One heading and rows whose order says nothing.
    Table,
    /// One heading and rows in the order of time.
    Ordered,
    /// Several tables, or lines above one.
    Sections,
}

type Rows = Vec<Vec<String>>;

fn bytes_of(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/samples");
    std::fs::read(folder.join(name)).unwrap()
}

/// The text of a sample, decoded without the program's help.
fn text_of(name: &str) -> String {
    let bytes = bytes_of(name);
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => String::from_utf16(
            &rest
                .chunks(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .collect::<Vec<_>>(),
        )
        .unwrap(),
        _ => String::from_utf8(bytes).unwrap(),
    };
    text.trim_start_matches('\u{feff}').to_owned()
}

/// The cells of a sample, by the csv crate.
fn rows_of(text: &str) -> Rows {
    let tabs = text.matches('\t').count();
    let separator = if tabs > text.matches(',').count() / 2 {
        b'\t'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let records = reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect());
    records.collect()
}

/// Rows as a program saves them.
fn saved(rows: &Rows, separator: u8, line_end: &str) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .delimiter(separator)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    text.replace('\n', line_end)
}

fn workbook(rows: &Rows) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// Who was there and who wrote what, whatever the order of the rows.
fn told(reading: &Reading) -> (Vec<String>, Vec<String>) {
    let mut people: Vec<String> = reading
        .attendees
        .iter()
        .map(|one| {
            let minutes = one.presence.attendance_minutes.map(|minutes| (minutes * 10.0).round());
            format!("{} {:?} {:?} {minutes:?}", one.name, one.email, one.presence.standing)
        })
        .collect();
    people.sort();
    let mut messages: Vec<String> = reading
        .messages
        .iter()
        .map(|message| {
            let words: Vec<&str> = message.text.split_whitespace().collect();
            format!("{} {} {}", message.author_name, words.join(" "), message.is_question)
        })
        .collect();
    messages.sort();
    (people, messages)
}

/// Holds that each sample, changed in some way, is read as before; a change gives `None` where it cannot be made.
fn unchanged_by(change: impl Fn(Shape, &str) -> Option<Vec<u8>>) {
    let mut tried = 0;
    for (name, shape) in SAMPLES {
        let bytes = bytes_of(name);
        let before = read(&[SourceFile::new("a", &bytes)], &Known::default());
        let Ok(recognised) = &before.files[0].outcome else {
            unreachable!("{name} is not read");
        };
        let Some(changed) = change(*shape, &text_of(name)) else {
            continue;
        };
        tried += 1;
        let after = read(&[SourceFile::new("b", &changed)], &Known::default());
        let format = after.files[0].outcome.as_ref().map(|file| file.format.code);
        assert_eq!(format, Ok(recognised.format.code), "{name}");
        assert_eq!(told(&after), told(&before), "{name}");
    }
    assert!(tried > 0);
}

#[test]
fn the_encoding_does_not_matter() {
    unchanged_by(|_, text| Some(format!("\u{feff}\u{feff}{text}").into_bytes()));
    unchanged_by(|_, text| Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()));
    unchanged_by(|_, text| {
        let marked = format!("\u{feff}{text}");
        Some(marked.encode_utf16().flat_map(u16::to_be_bytes).collect())
    });
    unchanged_by(|_, text| {
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(text);
        // Letters that are not in it are lost, and with a few of them nobody can tell the encoding.
        (!lossy && !text.is_ascii()).then(|| bytes.into_owned())
    });
}

#[test]
fn the_separator_does_not_matter() {
    for separator in *b",;\t|" {
        unchanged_by(|_, text| Some(saved(&rows_of(text), separator, "\r\n").into_bytes()));
    }
    unchanged_by(|_, text| Some(format!("sep=;\r\n{}", saved(&rows_of(text), b';', "\r\n")).into_bytes()));
}

#[test]
fn the_line_end_does_not_matter() {
    for line_end in ["\n", "\r\n", "\r"] {
        unchanged_by(|_, text| Some(saved(&rows_of(text), b',', line_end).into_bytes()));
    }
}

#[test]
fn the_order_of_rows_and_columns_does_not_matter() {
    unchanged_by(|shape, text| {
        let mut rows = rows_of(text);
        rows[1..].reverse();
        (shape == Shape::Table).then(|| saved(&rows, b',', "\n").into_bytes())
    });
    unchanged_by(|shape, text| {
        let mut rows = rows_of(text);
        rows.iter_mut().for_each(|row| row.reverse());
        (shape == Shape::Table).then(|| saved(&rows, b',', "\n").into_bytes())
    });
}

#[test]
fn columns_that_mean_nothing_do_not_matter() {
    unchanged_by(|shape, text| {
        let mut rows = rows_of(text);
        for (index, row) in rows.iter_mut().enumerate() {
            row.insert(1, if index == 0 { "Favourite colour" } else { "blue" }.to_owned());
            row.push(if index == 0 { "Shoe size" } else { "43" }.to_owned());
        }
        (shape != Shape::Sections).then(|| saved(&rows, b',', "\n").into_bytes())
    });
}

#[test]
fn lines_above_a_table_do_not_matter() {
    unchanged_by(|shape, text| {
        let preamble = "Report of the spring webinar\nGenerated by, somebody, today\n\n";
        (shape != Shape::Sections).then(|| format!("{preamble}{text}").into_bytes())
    });
}

#[test]
fn a_workbook_is_read_as_the_table_it_was_made_of() {
    unchanged_by(|_, text| Some(workbook(&rows_of(text))));
}
