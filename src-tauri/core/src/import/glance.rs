//! A look at a large file while it is being read: what it is and its first rows, from its beginning alone.
//!
//! The beginning goes the way of every file, so that the look shows what the reading will. Whatever needs the whole
//! file is left unknown: no totals, nothing that other files would complete.

use super::{Account, FileReading, Known, SourceFile, read};

/// How much of a file is read: some thousand rows, in a few milliseconds.
const BEGINNING_BYTES: usize = 256 * 1024;

/// What the beginning of a file shows. A file that is not longer than that, and one that cannot be cut (a workbook),
/// is read whole; the beginning of some files (JSON in one line) shows nothing, which says nothing about the file.
pub fn glance(file: &SourceFile<'_>) -> FileReading {
    let beginning = beginning(file.bytes);
    let source = SourceFile {
        bytes: beginning,
        ..*file
    };
    let mut reading = read(&[source], &Known::default());
    let mut looked = reading.files.pop().unwrap_or_else(|| FileReading {
        name: file.name.to_owned(),
        outcome: Err(super::Unreadable::Empty),
    });
    if beginning.len() < file.bytes.len()
        && let Ok(recognised) = &mut looked.outcome
    {
        recognised.account = Account::default();
    }
    looked
}

/// The first lines of a file, in whatever encoding.
fn beginning(bytes: &[u8]) -> &[u8] {
    let is_workbook = bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    if is_workbook || bytes.len() <= BEGINNING_BYTES {
        return bytes;
    }
    let part = &bytes[..BEGINNING_BYTES];
    let end_of = |mark| memchr::memrchr(mark, part);
    match end_of(b'\n').or_else(|| end_of(b'\r')) {
        // In UTF-16 and UTF-32 zeros may belong to the line feed.
        Some(feed) => {
            let zeros = bytes[feed + 1..].iter().take(3).take_while(|byte| **byte == 0).count();
            &bytes[..feed + 1 + zeros]
        }
        None => part,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_huge_file_shows_its_columns_and_first_rows_without_totals() {
        let mut text = "Name,Email,Attended\n".to_owned();
        while text.len() < 3 * BEGINNING_BYTES {
            text += "Zoë Müller,zoe@example.com,Yes\n";
        }
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [text.as_bytes(), &wide] {
            let looked = glance(&SourceFile::new("a.csv", bytes));
            let recognised = looked.outcome.unwrap();
            assert_eq!(recognised.format.code, "attendance_table");
            assert_eq!(recognised.columns.len(), 3);
            assert_eq!(recognised.preview.rows.len(), super::super::PREVIEW_ROWS);
            assert_eq!(recognised.preview.rows[0][0], "Zoë Müller");
            assert_eq!(recognised.account, Account::default());
            assert!(!recognised.repairs.iter().any(|repair| repair.contains("not valid")));
        }
    }

    #[test]
    fn a_small_file_is_read_whole() {
        let looked = glance(&SourceFile::new(
            "a.csv",
            b"Name,Email,Attended\nAda,ada@example.com,Yes\n",
        ));
        assert_eq!(looked.outcome.unwrap().account.total, 2);
        let looked = glance(&SourceFile::new("a.csv", b"%PDF-1.4"));
        assert!(looked.outcome.is_err());
    }
}
