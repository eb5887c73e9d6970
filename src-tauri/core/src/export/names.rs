//! First and last name for tools that want two fields, out of one display name.

use crate::domain::person::given_name;

/// Titles and degrees that are no part of a name, lower-cased and without points.
const TITLES: [&str; 26] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "rev",
    "herr",
    "frau",
    "monsieur",
    "madame",
    "mme",
    "sr",
    "sra",
    "ing",
    "dipl",
    "phd",
    "md",
    "mba",
    "msc",
    "cpa",
    "esq",
];

/// Given name and the rest: `("Ada", "de la Cruz")`. Either may be empty; a name that cannot be greeted with
/// has no first name, and a single word no last one.
pub fn names(display_name: &str) -> (String, String) {
    let Some(first) = given_name(display_name) else {
        return (String::new(), String::new());
    };
    let bare = without_brackets(display_name);
    let (before, behind) = bare.split_once(',').unwrap_or((&bare, ""));
    let words = |text: &str| {
        text.split_whitespace()
            .filter(|word| !is_title(word))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (before, behind) = (words(before), words(behind));
    let is_first = |word: &String| plain(word) == plain(&first);
    // "Smith, Ada" has the last name in front; "Ada Smith, PhD" does not.
    let rest = match behind.iter().any(is_first) {
        true => before,
        false => match before.iter().position(is_first) {
            Some(at) => before[at + 1..].to_vec(),
            None => Vec::new(),
        },
    };
    (first, rest.join(" "))
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&plain(word).replace('.', "").as_str())
}

/// For comparing: lower case, without the punctuation around a word.
fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Pronouns, companies and notetakers stand in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_name_is_what_stands_behind_the_given_one() {
        for (display, first, last) in [
            ("Ada Lind", "Ada", "Lind"),
            ("Óscar de la Cruz", "Óscar", "de la Cruz"),
            ("Ada Lind, PhD", "Ada", "Lind"),
            ("Ada Lind (she/her)", "Ada", "Lind"),
            ("Ada", "Ada", ""),
            ("", "", ""),
        ] {
            assert_eq!(names(display), (first.to_owned(), last.to_owned()), "{display}");
        }
    }
}
