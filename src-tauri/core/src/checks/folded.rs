//! A text in which spelling variants are one: ASCII, lower case, without accents, one byte for each character.
//!
//! Phrases of seven languages are looked for in this form, which keeps the patterns short and the matching fast, and
//! since a byte stands for a character, a match is a range of characters of the original.

use unicode_normalization::UnicodeNormalization;

/// Stands for a letter of another alphabet.
const LETTER: char = '_';
/// Stands for any other sign.
const SIGN: char = '~';

/// The folded form; as many bytes as the text has characters.
pub fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\n' | ' '..='~' => c,
        '‘' | '’' | '‚' | '´' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‐'..='―' => '-',
        'ß' => 's',
        'æ' | 'Æ' => 'a',
        'ø' | 'Ø' => 'o',
        'œ' | 'Œ' => 'o',
        'ł' | 'Ł' => 'l',
        'đ' | 'Đ' => 'd',
        'ı' => 'i',
        '？' => '?',
        '。' => '.',
        c if c.is_whitespace() => ' ',
        c => decomposed(c),
    }
}

fn decomposed(c: char) -> char {
    match std::iter::once(c).nfkd().next() {
        Some(base) if base.is_ascii() && !base.is_ascii_control() => base.to_ascii_lowercase(),
        _ => look_alike(c).unwrap_or(if c.is_alphanumeric() { LETTER } else { SIGN }),
    }
}

/// The Latin letter that a Cyrillic or Greek one is mistaken for.
pub(super) fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'В' | 'Β' => 'b',
        'с' | 'С' => 'c',
        'ԁ' => 'd',
        'е' | 'Е' | 'Ε' => 'e',
        'һ' | 'Н' | 'Η' => 'h',
        'і' | 'І' | 'ι' | 'Ι' => 'i',
        'ј' | 'Ј' => 'j',
        'к' | 'К' | 'κ' | 'Κ' => 'k',
        'М' | 'Μ' => 'm',
        'ո' | 'Ν' => 'n',
        'о' | 'О' | 'ο' | 'Ο' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'ѕ' | 'Ѕ' => 's',
        'Т' | 'Τ' | 'τ' => 't',
        'υ' | 'ս' => 'u',
        'ν' => 'v',
        'ѡ' => 'w',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' | 'Υ' => 'y',
        'Ζ' => 'z',
        _ => return None,
    })
}

/// The part of a text between two characters.
pub(super) fn characters(text: &str, start: usize, end: usize) -> &str {
    let mut places = text
        .char_indices()
        .map(|(at, _)| at)
        .chain(std::iter::once(text.len()))
        .skip(start);
    let from = places.next().unwrap_or(text.len());
    let to = match end.checked_sub(start) {
        None | Some(0) => from,
        Some(length) => places.nth(length - 1).unwrap_or(text.len()),
    };
    text.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_becomes_one_byte() {
        for text in [
            "Größe “Ça va”?",
            "ｉｇｎｏｒｅ",
            "Ignоre аll",
            "李娜 🎉 ﬁ",
            "naïve—yes’s",
            "\u{0}\t\u{1F468}",
        ] {
            let folded = folded(text);
            assert!(folded.is_ascii(), "{folded}");
            assert_eq!(folded.len(), text.chars().count(), "{text}");
        }
        assert_eq!(folded("Größe “Ça va”?"), "grose \"ca va\"?");
        assert_eq!(folded("ｉｇｎｏｒｅ Ignоre аll"), "ignore ignore all");
    }

    #[test]
    fn a_range_of_characters_is_cut_from_the_original() {
        assert_eq!(characters("äbü", 1, 3), "bü");
        assert_eq!(characters("äbü", 0, 0), "");
        assert_eq!(characters("äbü", 2, 99), "ü");
    }
}
