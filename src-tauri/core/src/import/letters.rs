//! Garbled letters: text in UTF-8 that a program took for another encoding and saved again, "MÃ¼ller" for "Müller".
//!
//! It is only offered to be mended where that is certain: each stretch of foreign letters in the file, taken back to
//! the bytes it came from, must be UTF-8 without a fault. One letter that is right as it stands makes that fail. The
//! user decides; nothing here changes a text by itself.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

/// What UTF-8 is taken for: by Windows in the West, Russia and Central Europe, and by Excel on a Mac.
const TAKEN_FOR: [&Encoding; 4] = [WINDOWS_1252, MACINTOSH, WINDOWS_1251, WINDOWS_1250];

/// How much text is shown around a garbled letter.
const EXAMPLE_CHARS: usize = 24;

/// How a text was garbled, with an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Garbled {
    taken_for: &'static Encoding,
    /// A part of the text as it is.
    pub before: String,
    /// The same part mended.
    pub after: String,
}

/// How a text is garbled, if it certainly is.
pub(super) fn garbled(text: &str) -> Option<Garbled> {
    if text.is_ascii() {
        return None;
    }
    TAKEN_FOR.into_iter().find_map(|taken_for| {
        let mut stretches = stretches(text).filter(|(is_foreign, _)| *is_foreign);
        // An example is better where it is longer than the punctuation that every file may hold.
        stretches
            .all(|(_, stretch)| restored(stretch, taken_for).is_some())
            .then(|| {
                let at = text.find(|c: char| !c.is_ascii()).unwrap_or(0);
                let before = around(text, at);
                Garbled {
                    taken_for,
                    after: mended(&before, taken_for),
                    before,
                }
            })
    })
}

/// The text with its letters mended.
pub(super) fn mend(text: &str, garbled: &Garbled) -> String {
    mended(text, garbled.taken_for)
}

fn mended(text: &str, taken_for: &'static Encoding) -> String {
    let mut mended = String::with_capacity(text.len());
    for (is_foreign, stretch) in stretches(text) {
        match restored(stretch, taken_for).filter(|_| is_foreign) {
            Some(letters) => mended.push_str(&letters),
            None => mended.push_str(stretch),
        }
    }
    mended
}

/// A text in stretches of ASCII and of other letters, with whether it is of others.
fn stretches(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_foreign = !rest.chars().next()?.is_ascii();
        let end = rest.find(|c: char| c.is_ascii() == is_foreign).unwrap_or(rest.len());
        let (stretch, after) = rest.split_at(end);
        rest = after;
        Some((is_foreign, stretch))
    })
}

/// What a stretch was before it was taken for another encoding.
fn restored(stretch: &str, taken_for: &'static Encoding) -> Option<String> {
    let mut bytes = Vec::with_capacity(stretch.len());
    let mut buffer = [0; 4];
    for c in stretch.chars() {
        let (encoded, _, unknown) = taken_for.encode(c.encode_utf8(&mut buffer));
        match (unknown, u8::try_from(u32::from(c))) {
            (false, _) => bytes.extend_from_slice(&encoded),
            // Bytes that the encoding does not use are mostly kept as they are.
            (true, Ok(byte)) => bytes.push(byte),
            (true, Err(_)) => return None,
        }
    }
    String::from_utf8(bytes).ok()
}

/// The line around a place, shortened to what shows the letters there.
fn around(text: &str, at: usize) -> String {
    let is_break = |c: char| matches!(c, '\n' | '\r' | ',' | ';' | '\t' | '"' | '|');
    let begin = text[..at].rfind(is_break).map_or(0, |mark| mark + 1);
    let skipped = text[begin..at].chars().count().saturating_sub(EXAMPLE_CHARS);
    let part = text[begin..].split(is_break).next().unwrap_or_default();
    part.chars()
        .skip(skipped)
        .take(2 * EXAMPLE_CHARS)
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn letters_that_were_taken_for_another_encoding_are_restored() {
        for (before, after) in [
            ("Name\nJÃ¼rgen MÃ¼ller,KÃ¶ln", "Name\nJürgen Müller,Köln"),
            ("Itâ€™s fine â€“ ZoÃ«", "It’s fine – Zoë"),
            ("It\u{e2}\u{80}\u{99}s", "It’s"),
            ("M√ºller", "Müller"),
            ("РњР°СЂРёСЏ", "Мария"),
            ("ðŸŒ¿ leaf", "🌿 leaf"),
        ] {
            let found = garbled(before).unwrap_or_else(|| unreachable!("{before} is garbled"));
            assert_eq!(mend(before, &found), after);
        }
        let found = garbled("Name,Email\n\"Dr. JÃ¼rgen MÃ¼ller\",x").unwrap();
        assert_eq!(
            (found.before.as_str(), found.after.as_str()),
            ("Dr. JÃ¼rgen MÃ¼ller", "Dr. Jürgen Müller")
        );
    }

    #[test]
    fn right_letters_are_never_called_garbled() {
        for text in [
            "plain",
            "Jürgen Müller, Köln",
            "JÃ¼rgen and Zoë",
            "CAFÉ – São Paulo, NÃO",
            "Мария",
            "김철수, 田中",
            "🌿",
            "Â 5 €",
            "Ã",
        ] {
            assert_eq!(garbled(text), None, "{text}");
        }
    }

    #[test]
    fn mending_undoes_what_garbling_did() {
        for text in ["Łukasz, Søren, Núñez — “quoted” … 100 €", "Привет, 김철수 🌿"] {
            let (taken, _) = WINDOWS_1252.decode_without_bom_handling(text.as_bytes());
            let found = garbled(&taken).unwrap();
            assert_eq!(mend(&taken, &found), text);
        }
    }
}
