//! Any bytes, read as one to three files of a webinar: nothing may panic, and each row must be entered once.
//!
//! `cargo fuzz run reading corpus tests/fixtures/import/samples` from `src-tauri/core` starts from the samples.
#![no_main]

use libfuzzer_sys::fuzz_target;
use webinarwins_core::import::{Known, SourceFile, read};

/// Stands between the files, so that samples are files of their own and mutations join them.
const BETWEEN: &[u8] = b"\n%%%%\n";

fuzz_target!(|bytes: &[u8]| {
    let mut files = Vec::new();
    let mut rest = bytes;
    while files.len() < 2
        && let Some(at) = rest.windows(BETWEEN.len()).position(|part| part == BETWEEN)
    {
        files.push(SourceFile::new("part", &rest[..at]));
        rest = &rest[at + BETWEEN.len()..];
    }
    files.push(SourceFile::new("rest", rest));
    let reading = read(&files, &Known::default());
    assert_eq!(reading.files.len(), files.len());
    for file in &reading.files {
        if let Ok(recognised) = &file.outcome {
            assert_eq!(recognised.account.ledger.sum(), recognised.account.total, "{}", recognised.format.code);
        }
    }
});
