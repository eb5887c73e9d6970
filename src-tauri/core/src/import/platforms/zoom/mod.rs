//! Zoom: webinar, registration and meeting reports, questions and answers, polls, chat.
//!
//! One file a kind of report. The reports that are tables share their shape (`report`), the lines above the tables
//! (`summary`), what their columns hold (`columns`) and how people are named in them (`names`).

mod chat;
mod columns;
mod meeting;
mod names;
mod polls;
mod questions;
mod registration;
mod report;
mod summary;
mod webinar;

use super::Format;

/// Every kind of file of it that is read, in groups.
pub(super) const FORMATS: [&[&Format]; 6] = [
    webinar::FORMATS,
    registration::FORMATS,
    meeting::FORMATS,
    questions::FORMATS,
    polls::FORMATS,
    chat::FORMATS,
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::FORMATS;
    use crate::domain::FileChoice;
    use crate::import::FileKind;
    use crate::import::document::Document;
    use crate::import::notes::Notes;
    use crate::import::platforms::Given;
    use crate::import::watch::Watch;

    /// All samples, whole and damaged: bytes left out, doubled, or replaced by what matters to a table.
    fn damaged() -> Vec<Vec<u8>> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/samples");
        let mut state: u32 = 7;
        let mut random = move |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below.max(1)
        };
        let mut files = Vec::new();
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        names.sort();
        for path in names
            .iter()
            .filter(|path| path.extension().is_some_and(|end| end == "csv"))
        {
            let bytes = std::fs::read(path).unwrap();
            let bytes = &bytes[..bytes.len().min(6_000)];
            files.push(bytes.to_vec());
            for _ in 0..6 {
                let mut bytes = bytes.to_vec();
                for _ in 0..12 {
                    let at = random(bytes.len());
                    match random(4) {
                        0 => drop(bytes.drain(at..(at + random(60)).min(bytes.len()))),
                        1 => bytes.insert(at, b"\n\",;#("[random(6)]),
                        2 => bytes.truncate(at.max(200).min(bytes.len())),
                        _ => {
                            let line = bytes[at..]
                                .split(|byte| *byte == b'\n')
                                .nth(1)
                                .unwrap_or_default()
                                .to_vec();
                            bytes.extend_from_slice(&line);
                            bytes.push(b'\n');
                        }
                    }
                }
                files.push(bytes);
            }
        }
        files
    }

    #[test]
    fn every_row_of_any_file_is_entered_once_whatever_it_is_read_as() {
        let mut read = 0;
        for bytes in damaged() {
            let Ok(document) = Document::open(&bytes) else {
                continue;
            };
            let tables = FORMATS.iter().flat_map(|formats| formats.iter());
            for format in tables.filter(|format| format.kind != FileKind::Chat) {
                let _ = (format.recognise)(&document);
                let given = Given {
                    document: &document,
                    choice: &FileChoice::AS_GUESSED,
                    watch: Watch::NONE,
                };
                if let Ok(records) = (format.read)(&given, &mut Notes::new("a.csv")) {
                    let rows = document.sheet().len();
                    assert_eq!(records.ledger.sum(), rows, "{format:?}: {}", document.text());
                    read += 1;
                }
            }
        }
        assert!(read > 500, "{read}");
    }
}
