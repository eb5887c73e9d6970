//! Plain text out of hostile text.
//!
//! Names, messages and model answers may hold characters that nobody sees but that reorder, hide or break what
//! is shown: controls, zero-width marks, bidi overrides, tags. They are removed here, once, by everybody. Of
//! escaping only that of HTML is here, since two write it; the rest is the business of whoever writes a format.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text without control, zero-width, bidi and tag characters; every kind of blank is one space, and none
/// stands at either end.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut previous = None;
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
            continue;
        }
        // A zero-width joiner between two pictographs makes one emoji of them; anywhere else it only hides.
        let joins = c == '\u{200d}' && previous.is_some_and(is_emoji) && chars.peek().copied().is_some_and(is_emoji);
        if !is_invisible(c) || joins {
            line.push(c);
        }
        previous = Some(c);
    }
    line.truncate(line.trim_end().len());
    line
}

/// At most `limit` characters, cut between words and closed with an ellipsis where something was cut.
pub fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let head: String = text.chars().take(limit.saturating_sub(1)).collect();
    let cut = head.rfind(' ').filter(|at| *at > head.len() / 2).unwrap_or(head.len());
    format!("{}…", head[..cut].trim_end_matches([' ', ',', ';', ':', '-', '.']))
}

/// "1 row has", "3 rows have": a number with what it counts, and whatever else changes with it.
pub fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// The text as it may stand in HTML, between tags and within quoted attributes alike.
pub fn escaped_html(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

/// A text in which case and accents do not count, in any alphabet; for comparing, not for showing.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(&mut folded, text);
    folded
}

/// Puts a [`folded`] text behind another.
pub fn fold_onto(folded: &mut String, text: &str) {
    if text.is_ascii() {
        folded.extend(text.chars().map(|c| blank_or(c.to_ascii_lowercase())));
        return;
    }
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            // Letters that people type without their stroke, and that no decomposition takes apart.
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ı' => folded.push('i'),
            c => folded.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c)).map(blank_or)),
        }
    }
}

/// Lists of folded texts are divided by line breaks, so none may be within.
fn blank_or(c: char) -> char {
    if c.is_whitespace() || c.is_control() { ' ' } else { c }
}

/// Whether a character shows nothing by itself: controls, zero-width, bidi, tags, private use.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Whether a character is a pictograph or a part of one.
pub fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{20e3}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_see_is_removed() {
        assert_eq!(one_line(" a\u{202e}b\u{200b}\u{7}\r\n\n c\u{a0}\t"), "ab c");
        assert_eq!(one_line("\u{e0041}\u{feff}"), "");
        assert_eq!(one_line("family: 👩\u{200d}👧"), "family: 👩\u{200d}👧");
    }

    #[test]
    fn long_text_is_cut_between_words() {
        assert_eq!(shortened("one two, three", 10), "one two…");
        assert_eq!(shortened("one two", 7), "one two");
        assert_eq!(shortened("äöüäöüäöü", 5), "äöüä…");
    }

    #[test]
    fn case_and_accents_do_not_count_in_any_alphabet() {
        for (text, as_typed) in [
            ("Łucja WÓJCIK", "lucja wojcik"),
            ("Óscar Øster", "oscar oster"),
            ("Straße", "STRASSE"),
            ("İpek Yıldız", "ipek yildiz"),
            ("李娜", "李娜"),
            ("يُوسُف", "يوسف"),
            ("Ёлка", "елка"),
            ("ﬁne", "FINE"),
        ] {
            assert_eq!(folded(text), folded(as_typed), "{text}");
        }
        assert_eq!(folded("a\nb\tc\u{0}"), "a b c ");
    }
}
