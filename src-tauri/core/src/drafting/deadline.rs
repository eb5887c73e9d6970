//! A deadline as the user typed it, made to fit into a sentence.

use crate::checks::Pattern;

static SPAN: Pattern = Pattern::new(
    r"(?i)^(?:for |in |within |the )*(?:(?:next|another) )?(?:\d+|one|two|three|four|five|six|seven|ten|twenty-four|forty-eight) (?:hours?|days?|weeks?|h|hrs)$|^\d+h$",
);
static POINT: Pattern = Pattern::new(
    r"(?i)^(?:(?:this|next|on|the) )*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:today|tonight|tomorrow|midnight|noon|(?:the )?end of )|^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|^\d{1,2}(?:st|nd|rd|th|\.)? ?(?:of )?[a-z]{3}|^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}",
);
static LEADING: Pattern = Pattern::new(
    r"(?i)^(?:(?:it |offer |deadline )?(?:ends?|expires?|closes?|valid|open|available|only|deadline:?)\s+)*(?:until|till|by|before|through|on|up to)?\s*",
);

/// What can stand behind "is open": `for 48 hours`, `until Friday`; `None` when the text fits no sentence and
/// has to stand on its own.
pub fn phrase(deadline: &str) -> Option<String> {
    let text = deadline.trim().trim_end_matches(['.', '!']);
    let whole = text.chars().count() <= 50 && !text.contains(['.', '!', '?', ';', '\n', '“', '"']);
    let bare = text
        .get(LEADING.first(text).map_or(0, str::len)..)
        .unwrap_or_default()
        .trim();
    if !whole || bare.is_empty() {
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
            assert_eq!(phrase(typed).as_deref(), Some(expected), "{typed}");
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
            assert_eq!(phrase(typed), None, "{typed}");
        }
    }
}
