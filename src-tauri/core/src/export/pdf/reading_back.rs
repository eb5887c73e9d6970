//! A PDF read back by another library, for tests.

#![allow(clippy::panic)]

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use super::PdfError;

/// The file as a reader understands it.
pub(super) fn read(pdf: Result<Vec<u8>, PdfError>) -> Document {
    let pdf = pdf.unwrap_or_else(|error| panic!("{error}"));
    Document::load_mem(&pdf).unwrap_or_else(|error| panic!("no PDF: {error}"))
}

/// The words of all pages in the order drawn, each sign as its font maps it back to letters.
pub(super) fn text(document: &Document) -> String {
    let mut text = String::new();
    for page in document.get_pages().into_values() {
        let fonts: BTreeMap<_, _> = document
            .get_page_fonts(page)
            .unwrap_or_default()
            .into_iter()
            .map(|(name, font)| (name, letters(document, font)))
            .collect();
        let content = document.get_page_content(page).unwrap_or_default();
        let mut font = None;
        for operation in Content::decode(&content).map_or_else(|_| Vec::new(), |content| content.operations) {
            let strings = operation.operands.iter().flat_map(|operand| match operand {
                Object::Array(parts) => parts.iter().filter_map(|part| part.as_str().ok()).collect(),
                other => other.as_str().into_iter().collect::<Vec<_>>(),
            });
            match operation.operator.as_str() {
                "Tf" => {
                    font = operation
                        .operands
                        .first()
                        .and_then(|name| fonts.get(name.as_name().ok()?))
                }
                "Tj" | "TJ" => {
                    let signs: Vec<u8> = strings.flatten().copied().collect();
                    for sign in signs.chunks(2) {
                        text.push_str(font.and_then(|letters| letters.get(sign)).map_or("", String::as_str));
                    }
                }
                "ET" => text.push('\n'),
                _ => {}
            }
        }
    }
    text
}

/// Which letters each sign of a font stands for.
fn letters(document: &Document, font: &Dictionary) -> BTreeMap<Vec<u8>, String> {
    let map = font.get(b"ToUnicode").and_then(|map| document.dereference(map));
    let map = map.and_then(|(_, map)| map.as_stream()?.decompressed_content());
    let map = String::from_utf8(map.unwrap_or_default()).unwrap_or_default();
    let bytes = |hex: &str| -> Vec<u8> {
        let hex = hex.trim_matches(['<', '>']);
        (0..hex.len() / 2)
            .filter_map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).ok())
            .collect()
    };
    let pairs = map
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(sign, _)| sign.starts_with('<'));
    pairs
        .map(|(sign, letters)| {
            let units = bytes(letters)
                .chunks(2)
                .map(|unit| u16::from_be_bytes([unit[0], unit[1]]))
                .collect::<Vec<_>>();
            (bytes(sign), String::from_utf16_lossy(&units))
        })
        .collect()
}
