//! Cells that a spreadsheet would run.
//!
//! Names and chat are other people's text, and a cell that starts like a formula can fetch a web page or start a
//! program when the file is opened (CWE-1236). The usual defence, an apostrophe in front, is right for
//! spreadsheets only: mail tools import it as part of the text. So the sign itself is taken away, which reads
//! well in both, and the change is counted.

/// A minus and a bullet read as well with a dash, which no spreadsheet evaluates.
const DASH: char = '–';

/// The text without a start that a spreadsheet would take for a formula, and whether anything was changed.
pub(super) fn disarmed(text: &str) -> (String, bool) {
    let mut rest = text;
    let mut dashed = false;
    while let Some((sign, behind)) = sign_and_rest(rest) {
        dashed = sign == '-';
        rest = behind;
    }
    match (rest.len() == text.len(), dashed) {
        (true, _) => (text.to_owned(), false),
        (false, true) => (format!("{DASH}{rest}"), true),
        (false, false) => (rest.to_owned(), true),
    }
}

/// The text with a dash before a start that a spreadsheet would take for a formula, and whether anything was changed.
/// No word is lost, so that it suits the mail itself, in tools that import what stands there.
pub(super) fn reworded(text: &str) -> (String, bool) {
    if !starts_one(text) {
        return (text.to_owned(), false);
    }
    let words = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    match words.strip_prefix(['-', '－']) {
        Some(rest) => (format!("{DASH}{rest}"), true),
        None if !starts_one(words) => (words.to_owned(), true),
        None => (format!("{DASH} {words}"), true),
    }
}

/// Whether a spreadsheet would take the text for a formula.
pub(super) fn starts_one(text: &str) -> bool {
    sign_and_rest(text).is_some()
}

/// The sign that starts a formula and all behind it. Blanks, quotes and invisible characters before the sign do
/// not protect: spreadsheets trim them, or drop them with the quoting of the file.
fn sign_and_rest(text: &str) -> Option<(char, &str)> {
    for (at, c) in text.char_indices() {
        match c {
            // The wide forms count in East Asian editions of spreadsheets.
            '=' | '+' | '@' | '-' | '＝' | '＋' | '＠' | '－' | '\t' | '\r' => {
                let sign = if c == '－' { '-' } else { c };
                return Some((sign, &text[at + c.len_utf8()..]));
            }
            '"' | '\'' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() || c.is_control() => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_start_of_a_formula_is_taken_away_and_told() {
        for (text, safe) in [
            ("=1+1 is still 2?", "1+1 is still 2?"),
            ("@Laura thanks", "Laura thanks"),
            ("+1 for that", "1 for that"),
            ("-50 % this week", "–50 % this week"),
            ("- call her back", "– call her back"),
            ("\t=cmd", "cmd"),
            ("\r\n@SUM(A1)", "SUM(A1)"),
            (" '\"=HYPERLINK(\"x\")", "HYPERLINK(\"x\")"),
            ("=-+@x", "x"),
            ("=-2", "–2"),
            ("\u{feff}=x", "x"),
            ("＝x", "x"),
            ("=", ""),
        ] {
            assert_eq!(disarmed(text), (safe.to_owned(), true), "{text:?}");
        }
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for text in [
            "",
            " ",
            "Hi Laura,",
            "“=1+1”",
            "1 = 1",
            "<p>=x</p>",
            "\"Mac\" Marlowe",
            "\n\nHi",
            "– dash",
            "'s",
        ] {
            assert_eq!(disarmed(text), (text.to_owned(), false), "{text:?}");
        }
    }

    #[test]
    fn the_mail_itself_keeps_its_words() {
        for (text, safe) in [
            ("=1+1 is still 2?", "– =1+1 is still 2?"),
            ("+1 for that", "– +1 for that"),
            ("- call her back", "– call her back"),
            (" \"=x\"", "– \"=x\""),
            ("\t", ""),
            ("\tHi", "Hi"),
        ] {
            assert_eq!(reworded(text), (safe.to_owned(), true), "{text:?}");
        }
        assert_eq!(reworded("Hi Ann,"), ("Hi Ann,".to_owned(), false));
    }

    proptest! {
        #[test]
        fn what_was_reworded_starts_no_formula_and_has_all_its_words(text in "[ \"'=+@\\-\t\r\n\u{feff}＝＋a1]{0,12}") {
            let (safe, changed) = reworded(&text);
            prop_assert!(!starts_one(&safe), "{:?}", safe);
            prop_assert_eq!(changed, safe != text);
            let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(words(&safe), words(&text));
        }

        #[test]
        fn nothing_that_was_disarmed_starts_a_formula(text in "[ \"'=+@\\-\t\r\n\u{feff}＝＋a1]{0,12}") {
            let (safe, changed) = disarmed(&text);
            prop_assert!(!starts_one(&safe), "{:?}", safe);
            prop_assert_eq!(changed, safe != text);
        }
    }
}
