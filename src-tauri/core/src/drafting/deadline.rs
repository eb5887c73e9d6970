//! A deadline as the user typed it, made to fit into a sentence.

use super::languages::{Dates, Wording};
use crate::checks::Pattern;
use crate::domain::Language;

/// The longest deadline that fits into a sentence, in characters.
const MAX_CHARS: usize = 50;

static SPAN: Pattern = Pattern::new(
    r"(?i)^(?:for |in |within |the )*(?:(?:next|another) )?(?:\d+|one|two|three|four|five|six|seven|ten|twenty-four|forty-eight) (?:hours?|days?|weeks?|h|hrs)$|^\d+h$",
);
static POINT: Pattern = Pattern::new(
    r"(?i)^(?:(?:this|next|on|the) )*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:today|tonight|tomorrow|midnight|noon|(?:the )?end of )|^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|^\d{1,2}(?:st|nd|rd|th|\.)? ?(?:of )?[a-z]{3}|^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}",
);
static LEADING: Pattern = Pattern::new(
    r"(?i)^(?:(?:it |offer |deadline )?(?:ends?|expires?|closes?|valid|open|available|only|deadline:?)\s+)*(?:until|till|by|before|through|on|up to)?\s*",
);

/// What can stand behind "is open" in a language: `for 48 hours`, `until Friday`; `None` when the text fits no
/// sentence and has to stand on its own. Simple times typed in English are told in the language.
pub fn phrase(deadline: &str, language: Language) -> Option<String> {
    let text = deadline.trim().trim_end_matches(['.', '!']);
    let whole = text.chars().count() <= MAX_CHARS && !text.contains(['!', '?', ';', '\n', '“', '"']);
    let bare = text
        .get(LEADING.first(text).map_or(0, str::len)..)
        .unwrap_or_default()
        .trim();
    if !whole || bare.is_empty() {
        return None;
    }
    match language {
        Language::En => in_english(bare),
        other => in_other(bare, &Wording::of(other).dates),
    }
}

fn in_english(bare: &str) -> Option<String> {
    if bare.contains('.') {
        return None;
    }
    if SPAN.matches(bare) {
        let span = ["for ", "in ", "within "]
            .iter()
            .fold(bare, |span, word| strip_word(span, word));
        return Some(format!("for {span}"));
    }
    if POINT.matches(bare) {
        return Some(format!("until {}", lowered(strip_word(bare, "on "))));
    }
    None
}

fn in_other(bare: &str, dates: &Dates) -> Option<String> {
    let lower = bare.to_lowercase();
    let lead = dates.leads.iter().find(|lead| lower.starts_with(**lead));
    let time = bare.get(lead.map_or(0, |lead| lead.len())..).unwrap_or(bare);
    if let Some(phrase) = told(time, dates) {
        return Some(phrase);
    }
    // Their own "bis Freitag, 18 Uhr" is a phrase already.
    lead.map(|lead| format!("{lead}{time}"))
}

/// A length of time, a day or a date, if the text is nothing else.
fn told(text: &str, dates: &Dates) -> Option<String> {
    let english = &Wording::of(Language::En).dates;
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split([' ', ',', '\u{a0}'])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty() && !["of", "the", "next", "de", "on", "for", "in", "within"].contains(word))
        .collect();
    let both = [english, dates];
    let place = |names: &dyn Fn(&Dates) -> Vec<String>, word: &str| {
        both.iter()
            .find_map(|dates| names(dates).iter().position(|name| name == word))
    };
    let last_words = |names: &[&str]| -> Vec<String> {
        let last = |name: &&str| name.rsplit(' ').next().map(str::to_lowercase);
        names.iter().filter_map(last).collect()
    };
    let weekday = |word: &str| place(&|dates| last_words(&dates.weekdays), word);
    let month = |word: &str| place(&|dates| last_words(&dates.months), word);
    match words.as_slice() {
        [count, unit] if count.parse::<u16>().is_ok() && unit_of(unit, both).is_some() => {
            let unit = dates.units[unit_of(unit, both)?];
            let word = if *count == "1" { unit.first() } else { unit.get(1) };
            Some(dates.span.replace("{}", &format!("{count} {}", word?)))
        }
        [day] if weekday(day).is_some() => Some(dates.until.replace("{}", dates.weekdays[weekday(day)?])),
        [day] if [english.today, dates.today].contains(day) => Some(dates.until.replace("{}", dates.today)),
        [day] if [english.tomorrow, dates.tomorrow].contains(day) => Some(dates.until.replace("{}", dates.tomorrow)),
        [date] => {
            let date: jiff::civil::Date = date.parse().ok()?;
            let month = dates.months.get(usize::try_from(date.month()).ok()?.checked_sub(1)?)?;
            Some(until_date(dates, date.day(), month, Some(date.year())))
        }
        [first, second, rest @ ..] if rest.len() <= 1 => {
            let (day, month) = match (month(first), month(second)) {
                (Some(month), _) => (second, month),
                (_, Some(month)) => (first, month),
                _ => return None,
            };
            let digits = day.trim_end_matches(|c: char| !c.is_ascii_digit());
            let day: i8 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
            let year = match rest.first() {
                Some(year) => Some(year.parse().ok().filter(|year| (2000..2200).contains(year))?),
                None => None,
            };
            Some(until_date(dates, day, dates.months[month], year))
        }
        _ => None,
    }
}

fn until_date(dates: &Dates, day: i8, month: &str, year: Option<i16>) -> String {
    dates.until_date.replace("{}", &(dates.date)(day, month, year))
}

/// Which of hours, days and weeks a word is.
fn unit_of(word: &str, languages: [&Dates; 2]) -> Option<usize> {
    languages.iter().find_map(|dates| {
        let is_named = |unit: &[&str]| unit.iter().any(|name| name.to_lowercase() == word);
        dates.units.iter().position(|unit| is_named(unit))
    })
}

fn strip_word<'t>(text: &'t str, word: &str) -> &'t str {
    match text.get(..word.len()) {
        Some(start) if start.eq_ignore_ascii_case(word) => &text[word.len()..],
        _ => text,
    }
}

/// "Tomorrow" is written small within a sentence, "Friday" and "May" are not.
fn lowered(text: &str) -> String {
    let first = text.split([' ', ',']).next().unwrap_or_default();
    let small = [
        "Today", "Tonight", "Tomorrow", "Midnight", "Noon", "The", "End", "This", "Next",
    ];
    if small.contains(&first) {
        format!("{}{}", first.to_lowercase(), &text[first.len()..])
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_fits_behind_is_open() {
        for (typed, expected) in [
            ("48 hours", "for 48 hours"),
            ("within 48 hours", "for 48 hours"),
            ("the next 3 days", "for the next 3 days"),
            ("Friday", "until Friday"),
            ("until Friday", "until Friday"),
            ("by Friday, 6 pm.", "until Friday, 6 pm"),
            ("Ends Sunday", "until Sunday"),
            ("October 3", "until October 3"),
            ("3 October 2025", "until 3 October 2025"),
            ("2025-10-03", "until 2025-10-03"),
            ("Tomorrow at midnight", "until tomorrow at midnight"),
            ("the end of the month", "until the end of the month"),
        ] {
            assert_eq!(phrase(typed, Language::En).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_fits_no_sentence_stands_on_its_own() {
        for typed in [
            "",
            "While seats last",
            "First 20 people only",
            "Doors close soon. Really.",
            "ends",
        ] {
            assert_eq!(phrase(typed, Language::En), None, "{typed}");
        }
    }

    #[test]
    fn simple_times_are_told_in_the_language_of_the_mail_whichever_they_were_typed_in() {
        for (language, typed, expected) in [
            (Language::De, "48 hours", "48 Stunden lang"),
            (Language::De, "48 Stunden", "48 Stunden lang"),
            (Language::De, "until Friday", "bis Freitag"),
            (Language::De, "bis Freitag, 18 Uhr", "bis Freitag, 18 Uhr"),
            (Language::De, "bis zum 3. Oktober", "bis zum 3. Oktober"),
            (Language::De, "2025-10-03", "bis zum 3. Oktober 2025"),
            (Language::Fr, "October 1st", "jusqu’au 1er octobre"),
            (Language::Fr, "Friday", "jusqu’à vendredi"),
            (Language::Es, "Friday", "hasta el viernes"),
            (Language::Es, "3 de octubre", "hasta el 3 de octubre"),
            (Language::Pt, "tomorrow", "até amanhã"),
            (Language::It, "1 week", "per 1 settimana"),
            (Language::Nl, "within 48 hours", "48 uur lang"),
        ] {
            assert_eq!(phrase(typed, language).as_deref(), Some(expected), "{typed}");
        }
        assert_eq!(phrase("Solange Plätze frei sind", Language::De), None);
    }
}
