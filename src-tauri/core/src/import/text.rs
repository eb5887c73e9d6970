//! Bytes to text: what a file is by its content, in which encoding, within which limits.
//!
//! A file's name and ending are never believed. Whatever is no text is refused in words that a marketer
//! understands; whatever had to be guessed or mended is told as a repair. Must never panic and never read a file
//! in a way that takes more than one pass for each question. Next: `table`.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter, memmem};

use super::Unreadable;

/// A list of 100,000 people is about 20 MB; fifty times that leaves room for every custom question.
pub(super) const MAX_BYTES: usize = 1 << 30;

/// More than any webinar platform admits.
pub(super) const MAX_ROWS: usize = 5_000_000;

/// Control characters allowed before a file counts as binary: one in this many. Noise has one in nine.
const CONTROLS_ONE_IN: usize = 50;

/// Characters that may be broken before a file counts as binary: one in this many. A file cut in half has one.
const BROKEN_ONE_IN: usize = 10;

/// How much of a file in an unknown encoding is looked at to guess it, from its first foreign letter on.
const GUESSED_BYTES: usize = 1 << 20;

/// The text of a file and how it was found.
#[derive(Debug)]
pub(super) struct Text<'b> {
    /// The characters, without a byte-order mark and without NULs; borrowed where the bytes are UTF-8.
    pub content: Cow<'b, str>,
    /// In words, such as "UTF-8" or "Windows-1252".
    pub encoding: String,
    /// What had to be guessed or mended, as sentences.
    pub repairs: Vec<String>,
}

/// The text of `bytes`, or in words why there is none.
pub(super) fn decode(bytes: &[u8]) -> Result<Text<'_>, Unreadable> {
    check_size(bytes.len())?;
    if let Some(what) = kind_of_binary(bytes) {
        return Err(Unreadable::NotText(what));
    }
    let mut text = decode_characters(bytes)?;
    if memchr(0, text.content.as_bytes()).is_some() {
        text.content.to_mut().retain(|c| c != '\0');
        text.repairs
            .push("The file held NUL characters, which no table has; they were left out.".to_owned());
    }
    if text.content.trim_start().is_empty() {
        return Err(Unreadable::Empty);
    }
    if is_binary(&text.content) {
        return Err(Unreadable::NotText("binary data"));
    }
    Ok(text)
}

/// Whether a text is noise: full of control characters or of broken ones.
fn is_binary(text: &str) -> bool {
    let bytes = text.as_bytes();
    // One comparison a byte, so that the compiler can take many bytes at once.
    let controls = bytes
        .iter()
        .filter(|byte| **byte < b'\t' || (0x0e..0x20).contains(*byte))
        .count();
    let broken = memmem::find_iter(bytes, "\u{fffd}").count();
    controls * CONTROLS_ONE_IN > bytes.len() || broken * BROKEN_ONE_IN > bytes.len()
}

/// Refuses what is too large to be read.
pub(super) fn check_size(bytes: usize) -> Result<(), Unreadable> {
    if bytes > MAX_BYTES {
        return Err(Unreadable::TooLarge(MAX_BYTES >> 20));
    }
    Ok(())
}

/// Refuses what has too many rows.
pub(super) fn check_rows(rows: usize) -> Result<(), Unreadable> {
    if rows > MAX_ROWS {
        return Err(Unreadable::TooManyRows(MAX_ROWS));
    }
    Ok(())
}

/// What a file is that begins like something other than text.
fn kind_of_binary(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: &[(&[u8], &str)] = &[
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"RIFF", "a picture or a sound"),
        (b"\x1f\x8b", "a compressed file"),
        (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
        (b"Rar!", "a compressed file"),
        (b"{\\rtf", "a Word document"),
        (b"SQLite format 3", "a database"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90", "a program"),
        (b"ID3", "a sound"),
    ];
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("a video");
    }
    let beginning = bytes.trim_ascii_start();
    let beginning = beginning.get(..15).unwrap_or(beginning).to_ascii_lowercase();
    if beginning.starts_with(b"<!doctype html") || beginning.starts_with(b"<html") {
        return Some("a web page");
    }
    BEGINNINGS
        .iter()
        .find(|(beginning, _)| bytes.starts_with(beginning))
        .map(|(_, what)| *what)
}

/// Which language of programs a text is written in, where it is one: such files are no tables, and only formats that
/// know them read them.
pub(super) fn language_of(text: &str) -> Option<&'static str> {
    let mut marks = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    match (marks.next(), marks.next()) {
        (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{' | b'"' | b']')) => Some("a JSON file"),
        (Some(b'<'), Some(b'?' | b'a'..=b'z' | b'A'..=b'Z')) => Some("an XML file"),
        _ => None,
    }
}

fn decode_characters(bytes: &[u8]) -> Result<Text<'_>, Unreadable> {
    // The mark of UTF-32 begins like that of UTF-16.
    if let Some(content) = utf_32(bytes) {
        return Ok(Text {
            content: without_marks(content.into()),
            encoding: "UTF-32".to_owned(),
            repairs: Vec::new(),
        });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(encoding, &bytes[mark..]));
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        let mut text = decode_as(encoding, bytes);
        text.repairs.push(format!(
            "The file does not say its encoding; it was read as {}.",
            text.encoding
        ));
        return Ok(text);
    }
    if memchr_iter(0, bytes).count() * CONTROLS_ONE_IN > bytes.len() {
        return Err(Unreadable::NotText("binary data"));
    }
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => return Ok(decode_as(UTF_8, bytes)),
        Err(error) => error.valid_up_to(),
    };
    let (multibyte, broken) = utf_8_evidence(bytes);
    // A long file in UTF-8 that lost a byte must not turn into mojibake from end to end.
    if multibyte > broken * 4 {
        return Ok(decode_as(UTF_8, bytes));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let telling = &bytes[valid.saturating_sub(GUESSED_BYTES / 64)..];
    detector.feed(&telling[..telling.len().min(GUESSED_BYTES)], true);
    let mut text = decode_as(detector.guess(None, chardetng::Utf8Detection::Deny), bytes);
    text.repairs.push(format!(
        "The file does not say its encoding and is not UTF-8; it was read as {}. Check names with accents.",
        text.encoding
    ));
    Ok(text)
}

fn decode_as<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Text<'b> {
    let (content, broken) = encoding.decode_without_bom_handling(bytes);
    let encoding = match encoding.name() {
        "UTF-16LE" | "UTF-16BE" => "UTF-16".to_owned(),
        name if name.starts_with("windows") => name.replacen('w', "W", 1),
        name => name.to_owned(),
    };
    let mut repairs = Vec::new();
    if broken {
        repairs.push(format!(
            "Some characters are not valid {encoding}; they show as \u{fffd}."
        ));
    }
    Text {
        content: without_marks(content),
        encoding,
        repairs,
    }
}

/// Tools that add a mark to a file that has one leave two, and some have saved the first one as letters.
fn without_marks(content: Cow<'_, str>) -> Cow<'_, str> {
    let mut rest: &str = &content;
    while let Some(unmarked) = rest.strip_prefix('\u{feff}').or_else(|| rest.strip_prefix("ï»¿")) {
        rest = unmarked;
    }
    let marks = content.len() - rest.len();
    match content {
        Cow::Borrowed(text) => Cow::Borrowed(&text[marks..]),
        Cow::Owned(mut text) => {
            text.drain(..marks);
            Cow::Owned(text)
        }
    }
}

/// The byte order of UTF-16 without a mark: separators, digits and line ends then have a NUL in every other byte.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    if sample.len() < 4 {
        return None;
    }
    let pairs = sample.len() / 2;
    let nuls = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    match (nuls(0), nuls(1)) {
        (0, low) if low * 8 > pairs => Some(UTF_16LE),
        (high, 0) if high * 8 > pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// The text of UTF-32, with or without a mark: three of four bytes of Western text are NULs.
fn utf_32(bytes: &[u8]) -> Option<String> {
    let first = bytes.first_chunk::<4>()?;
    let is_little = match first {
        [0xff, 0xfe, 0, 0] => true,
        [0, 0, 0xfe, 0xff] => false,
        [low, 0, 0, 0] if *low > 0 => true,
        [0, 0, 0, low] if *low > 0 => false,
        _ => return None,
    };
    let characters = bytes.as_chunks::<4>().0.iter().map(|chunk| {
        char::from_u32(if is_little {
            u32::from_le_bytes(*chunk)
        } else {
            u32::from_be_bytes(*chunk)
        })
    });
    characters.collect()
}

/// How many characters of several bytes and how many broken places a text would have as UTF-8.
fn utf_8_evidence(bytes: &[u8]) -> (usize, usize) {
    let (mut multibyte, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        // Each such character has one byte that begins it.
        multibyte += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (multibyte, broken)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn byte_order_marks_are_dropped_even_two_of_them() {
        for bytes in [
            &b"\xef\xbb\xbfName"[..],
            b"\xef\xbb\xbf\xef\xbb\xbfName",
            "\u{feff}ï»¿Name".as_bytes(),
            b"Name",
        ] {
            let text = decode(bytes).unwrap();
            assert_eq!((text.content.as_ref(), text.encoding.as_str()), ("Name", "UTF-8"));
            assert!(text.repairs.is_empty());
        }
    }

    #[test]
    fn utf_16_is_read_in_both_orders_with_and_without_a_mark() {
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        for bytes in [
            little("\u{feff}Zoë,x"),
            big("\u{feff}Zoë,x"),
            little("Zoë,x"),
            big("Zoë,x"),
        ] {
            let text = decode(&bytes).unwrap();
            assert_eq!((text.content.as_ref(), text.encoding.as_str()), ("Zoë,x", "UTF-16"));
        }
    }

    #[test]
    fn utf_16_without_a_mark_is_known_by_its_separators_and_digits() {
        let text = "이름,나이\n김철수,32\n田中さん,45\n";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes).unwrap().content, text);
    }

    #[test]
    fn utf_32_is_read_in_both_orders_with_and_without_a_mark() {
        for text in ["\u{feff}Zoë,🌿", "Zoë,🌿"] {
            let little: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
            let big: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
            for bytes in [little, big] {
                let text = decode(&bytes).unwrap();
                assert_eq!((text.content.as_ref(), text.encoding.as_str()), ("Zoë,🌿", "UTF-32"));
            }
        }
    }

    #[test]
    fn valid_utf_8_is_not_copied() {
        assert!(matches!(
            decode("\u{feff}Zoë".as_bytes()).unwrap().content,
            Cow::Borrowed("Zoë")
        ));
    }

    #[test]
    fn a_western_file_is_guessed_and_the_guess_is_told() {
        let text = decode(b"Name,Ort\nJ\xfcrgen M\xfcller,K\xf6ln\nRen\xe9e,Montr\xe9al\n").unwrap();
        assert!(text.content.contains("Jürgen Müller,Köln"), "{}", text.content);
        assert_eq!(text.encoding, "Windows-1252");
        assert_eq!(text.repairs.len(), 1);
    }

    #[test]
    fn one_lost_byte_does_not_garble_a_whole_utf_8_file() {
        let mut bytes = "Zoë, Renée, Jürgen, Søren, Núñez, Łukasz".as_bytes().to_vec();
        bytes.pop();
        bytes.push(0xc3);
        let text = decode(&bytes).unwrap();
        assert!(text.content.starts_with("Zoë, Renée"));
        assert_eq!(text.repairs.len(), 1);
    }

    #[test]
    fn what_is_no_text_is_named() {
        let noise: Vec<u8> = (0..4000u32)
            .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        for (bytes, what) in [
            (&b"%PDF-1.7\nName,Email"[..], "a PDF"),
            (b"\x89PNG\r\n\x1a\n", "a picture"),
            (b"  <!DOCTYPE html><html>", "a web page"),
            (&noise, "binary data"),
            (&[0; 64], "binary data"),
        ] {
            assert_eq!(decode(bytes).unwrap_err(), Unreadable::NotText(what));
        }
    }

    #[test]
    fn blank_files_are_refused() {
        assert_eq!(decode(b"").unwrap_err(), Unreadable::Empty);
        assert_eq!(decode(b"\xef\xbb\xbf \r\n\t\n").unwrap_err(), Unreadable::Empty);
    }

    #[test]
    fn limits_are_a_gigabyte_and_five_million_rows() {
        assert_eq!(check_size(MAX_BYTES), Ok(()));
        assert_eq!(check_size(MAX_BYTES + 1), Err(Unreadable::TooLarge(1024)));
        assert_eq!(check_rows(MAX_ROWS), Ok(()));
        assert_eq!(check_rows(MAX_ROWS + 1), Err(Unreadable::TooManyRows(5_000_000)));
    }

    #[test]
    fn files_of_programs_are_told_from_tables() {
        for (text, language) in [
            ("{\n  \"registrants\": []}", Some("a JSON file")),
            ("[\n  {\"email\": \"a@b.de\"}]", Some("a JSON file")),
            (" <?xml version=\"1.0\"?>", Some("an XML file")),
            ("<results><row/></results>", Some("an XML file")),
            ("Name,Email\n", None),
            ("[10:00] <Ada> hello", None),
        ] {
            assert_eq!(language_of(text), language, "{text}");
        }
    }

    #[test]
    fn a_stray_nul_is_left_out_and_told() {
        let mut bytes = "Name,Email\n".repeat(20).into_bytes();
        bytes[2] = 0;
        let text = decode(&bytes).unwrap();
        assert!(text.content.starts_with("Nae,Email"));
        assert_eq!(text.repairs.len(), 1);
    }
}
