//! Cells to values: yes and no, numbers, percentages, lengths of time, names. Dates are in [`dates`].
//!
//! Each function answers `None` for what it does not understand; the caller says so in an issue and leaves the
//! value unknown. Nothing here may turn an unreadable cell into a zero. Next: `attendance`, `chat`.

mod date_words;
pub(super) mod dates;
pub(super) mod names;

use unicode_normalization::UnicodeNormalization;

/// Whether a cell stands for "no value": empty, a dash, or a word that programs write for nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    const WORDS: &[&str] = &["n/a", "#n/a", "null", "none", "nan"];
    matches!(cell, "" | "-" | "--" | "---" | "–" | "—") || WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// The cell, unless it stands for "no value".
pub(super) fn present(cell: &str) -> Option<&str> {
    (!is_blank(cell)).then_some(cell)
}

/// Yes or no in the spellings of the platforms, of spreadsheets in other languages, and of people.
pub(super) fn flag(cell: &str) -> Option<bool> {
    const YES: &[&str] = &[
        "yes",
        "y",
        "true",
        "t",
        "1",
        "x",
        "✓",
        "✔",
        "✅",
        "attended",
        "present",
        "joined",
        "live",
        "wahr",
        "ja",
        "tak",
        "prawda",
        "vrai",
        "oui",
        "sí",
        "si",
        "verdadero",
        "sim",
        "verdadeiro",
        "vero",
        "sì",
        "waar",
        "да",
        "истина",
        "はい",
        "예",
        "네",
        "是",
        // TRUE and yes as spreadsheets and people in further languages write them.
        "sant",
        "sand",
        "sann",
        "tosi",
        "pravda",
        "igaz",
        "adevărat",
        "doğru",
        "истинно",
        "kyllä",
        "ano",
        "igen",
        "evet",
        "attended live",
        "teilgenommen",
        "anwesend",
        "présent",
        "présente",
        "asistió",
        "presente",
        "aanwezig",
    ];
    const NO: &[&str] = &[
        "no",
        "n",
        "false",
        "f",
        "0",
        "✗",
        "✘",
        "❌",
        "not attended",
        "did not attend",
        "didn't attend",
        "absent",
        "no show",
        "no-show",
        "noshow",
        "registered",
        "falsch",
        "nein",
        "nie",
        "fałsz",
        "faux",
        "non",
        "falso",
        "não",
        "nao",
        "onwaar",
        "nee",
        "нет",
        "ложь",
        "いいえ",
        "아니요",
        "아니오",
        "否",
        "falskt",
        "falsk",
        "usann",
        "epätosi",
        "nepravda",
        "hamis",
        "fals",
        "yanlış",
        "yanliş",
        "nej",
        "ei",
        "ne",
        "nem",
        "hayır",
        "hayir",
        "missed",
        "did not join",
        "nicht teilgenommen",
        "nicht anwesend",
        "abwesend",
        "absente",
        "no asistió",
        "ausente",
        "assente",
        "afwezig",
    ];
    // Programs write `no_show` for what people call a no-show.
    let cell = cell.to_lowercase().replace('_', " ");
    if YES.contains(&cell.as_str()) {
        Some(true)
    } else if NO.contains(&cell.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// A decimal number with a point or a comma, and with separators between thousands where both occur.
pub(super) fn number(cell: &str) -> Option<f64> {
    let compact: String = cell
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’'))
        .collect();
    let digits = compact.trim_start_matches(['+', '-']);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
        || !digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
    {
        return None;
    }
    let plain = match (compact.rfind('.'), compact.rfind(',')) {
        (Some(point), Some(comma)) if point > comma => compact.replace(',', ""),
        (Some(_), Some(_)) => compact.replace('.', "").replace(',', "."),
        (None, Some(_)) if compact.matches(',').count() == 1 => compact.replace(',', "."),
        (None, Some(_)) => compact.replace(',', ""),
        _ => compact,
    };
    plain.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A percentage as written, and whether it carried a percent sign. Its range is the caller's concern.
pub(super) fn percent(cell: &str) -> Option<(f64, bool)> {
    let bare = cell.trim_end_matches(['%', '٪']);
    let bare = bare.strip_prefix('%').unwrap_or(bare);
    number(bare).map(|value| (value, bare.len() != cell.len()))
}

/// A length of time in minutes: `57`, `56,75`, `57 min`, `1 h 5 min`, `00:57:31`, `57:31` (minutes and seconds). What
/// is "less than" a length (`< 1 min`) counts as half of it: it is neither that length nor nothing.
pub(super) fn minutes(cell: &str) -> Option<f64> {
    let limit = cell.strip_prefix(['<', '＜']);
    let length = limit.map_or(cell, str::trim);
    let minutes = number(length)
        .or_else(|| clock_length(length))
        .or_else(|| worded_length(length))?;
    Some(if limit.is_some() { minutes / 2.0 } else { minutes })
}

/// `H:MM:SS` or `MM:SS` in minutes.
pub(super) fn clock_length(cell: &str) -> Option<f64> {
    let parts: Vec<&str> = cell.split(':').collect();
    let whole = |part: &str| {
        (!part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<f64>().ok())
            .flatten()
    };
    let sixty = |part: &str| number(part).filter(|value| (0.0..60.0).contains(value) && !part.starts_with('-'));
    match parts.as_slice() {
        [hours, minutes, seconds] => Some(whole(hours)? * 60.0 + sixty(minutes)? + sixty(seconds)? / 60.0),
        [minutes, seconds] => Some(whole(minutes)? + sixty(seconds)? / 60.0),
        _ => None,
    }
}

/// Units of length as exports abbreviate them or write them out, with their minutes; parted by blanks.
const UNITS: &[(f64, &str)] = &[
    (
        60.0,
        "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore oră godz godzina godziny \
         godzin u uur t tim time timer timme timmar tunti tuntia hod hodina hodiny hodin ó óra jam sa saat \
         giờ ω ώ ώρα ώρες ч час часа часов год година години годин 時間 小时 小時 시간 س ساعة ساعات שעה שעות",
    ),
    (
        1.0,
        "m min mins minute minutes minuten minuto minutos minuti minuta minuty minut minutter minuter \
         minuutti minuuttia p perc menit dk dakika phút λ λεπτό λεπτά мин минута минуты минут хв хвилина \
         хвилини хвилин 分 分钟 分鐘 분 د دقيقة دقائق דקה דקות",
    ),
    (
        1.0 / 60.0,
        "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos secondi seconden \
         sekunda sekundy sekund sekunder sekuntia mp detik sn saniye giây δ δευτερόλεπτα с сек секунда \
         секунды секунд секунди 秒 초 ث ثانية ثوان שניה שניות",
    ),
];

/// `1 h 05 min`, `57 minutes`, `1 Std. 5 Min.`, `45s` in minutes.
fn worded_length(cell: &str) -> Option<f64> {
    let cell = cell.to_lowercase();
    // `PT1H2M`, as programs write it to each other.
    let mut rest = cell.strip_prefix("pt").unwrap_or(&cell).trim();
    let mut total = 0.0;
    let mut any = false;
    while !rest.is_empty() {
        let unit_at = rest.find(|c: char| c.is_alphabetic())?;
        let value = number(rest[..unit_at].trim()).filter(|value| *value >= 0.0)?;
        let after = &rest[unit_at..];
        let unit_end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (unit, _) = UNITS
            .iter()
            .find(|(_, words)| words.split(' ').any(|word| word == &after[..unit_end]))?;
        total += value * unit;
        any = true;
        rest = after[unit_end..].trim_start_matches(|c: char| c.is_whitespace() || c == '.' || c == ',');
        let and = ["and ", "und ", "et ", "y ", "e ", "en "]
            .iter()
            .find_map(|and| rest.strip_prefix(and));
        rest = and.unwrap_or(rest);
    }
    any.then_some(total)
}

/// A name or a place as one line: inner blanks single, characters that show nothing or turn the line left out.
pub(super) fn one_line(cell: &str) -> String {
    if is_one_line(cell) {
        return cell.to_owned();
    }
    let mut line = String::with_capacity(cell.len());
    push_one_line(cell.chars(), &mut line);
    line
}

/// Whether a cell is plain text that `one_line` would return as it is.
fn is_one_line(cell: &str) -> bool {
    let mut former = b' ';
    for byte in cell.bytes() {
        if !(b' '..0x7f).contains(&byte) || (byte == b' ' && former == b' ') {
            return false;
        }
        former = byte;
    }
    former != b' ' || cell.is_empty()
}

fn push_one_line(chars: impl Iterator<Item = char>, line: &mut String) {
    let mut gap = false;
    for c in chars {
        match c {
            '\u{200b}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ if c.is_control() || c.is_whitespace() => gap = true,
            _ => {
                if gap && !line.is_empty() {
                    line.push(' ');
                }
                gap = false;
                line.push(c);
            }
        }
    }
}

/// A text of several lines with line feeds alone between them, blanks around it left out.
pub(super) fn with_line_feeds(text: &str) -> String {
    let text = text.trim();
    if text.contains(['\r', '\u{2028}', '\u{2029}']) {
        text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n")
    } else {
        text.to_owned()
    }
}

/// What makes two spellings of a name the same: case, blanks and compatibility forms do not count.
pub(super) fn name_key(name: &str) -> String {
    if is_one_line(name) {
        return name.to_ascii_lowercase();
    }
    let mut key = String::with_capacity(name.len());
    push_one_line(name.nfkc(), &mut key);
    key.to_lowercase()
}

/// The beginning of a cell, for a sentence.
pub(super) fn shortened(cell: &str) -> String {
    const SHOWN: usize = 40;
    let line = one_line(cell);
    if line.chars().count() <= SHOWN {
        line
    } else {
        line.chars().take(SHOWN - 1).chain(['…']).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn yes_and_no_are_known_in_several_languages() {
        for yes in [
            "TRUE", "Yes", "x", "1", "WAHR", "PRAWDA", "tak", "네", "Oui", "Sí", "да", "Attended", "SANT", "IGAZ",
            "DOĞRU",
        ] {
            assert_eq!(flag(yes), Some(true), "{yes}");
        }
        for no in [
            "FALSE",
            "No",
            "0",
            "Falsch",
            "nie",
            "FAŁSZ",
            "non",
            "Não",
            "Did not attend",
            "No-Show",
            "no_show",
            "FALSKT",
            "HAMIS",
            "YANLIŞ",
        ] {
            assert_eq!(flag(no), Some(false), "{no}");
        }
        assert_eq!(flag("perhaps"), None);
    }

    #[test]
    fn numbers_have_a_point_or_a_comma() {
        for (text, value) in [
            ("97", 97.0),
            ("97,5", 97.5),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1,234,567", 1_234_567.0),
            ("1 234", 1234.0),
            ("-3", -3.0),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["", "-", "abc", "12a", "1e5", "inf", "nan", "1.2.3", "."] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn percentages_are_read_with_and_without_their_sign() {
        assert_eq!(percent("97"), Some((97.0, false)));
        for text in ["97%", "97 %", "97,0 %"] {
            assert_eq!(percent(text), Some((97.0, true)), "{text}");
        }
        assert_eq!(percent("much"), None);
    }

    #[test]
    fn lengths_of_time_become_minutes() {
        for (text, value) in [
            ("56.75", 56.75),
            ("56,75", 56.75),
            ("57 min", 57.0),
            ("1 h 5 min", 65.0),
            ("1 Std. 5 Min.", 65.0),
            ("90 sec", 1.5),
            ("1 godz. 5 min 30 sek.", 65.5),
            ("1 ч 5 мин 30 с", 65.5),
            ("1 小时 5 分钟 30 秒", 65.5),
            ("1 tim. 5 min. 30 sek.", 65.5),
            ("1 sa 5 dk 30 sn", 65.5),
            ("1 ó 5 p 30 mp", 65.5),
            ("2\u{a0}h 44\u{a0}m", 164.0),
            ("1時間5分", 65.0),
            ("01:00:30", 60.5),
            ("57:30", 57.5),
            ("< 1 min", 0.5),
            ("PT1H2M30S", 62.5),
            ("1 hour and 5 minutes", 65.0),
        ] {
            assert_eq!(minutes(text), Some(value), "{text}");
        }
        for text in ["long", "1:75", "5 bananas", "a:b", "-1:00"] {
            assert_eq!(minutes(text), None, "{text}");
        }
    }

    #[test]
    fn names_keep_their_letters_and_lose_their_tricks() {
        assert_eq!(one_line("  Ada \u{202e}\n Lovelace\u{200b} "), "Ada Lovelace");
        assert_eq!(name_key("ADA  Lovelace"), name_key(" ada lovelace"));
        assert_ne!(name_key("Zoë"), name_key("Zoe"));
    }
}
