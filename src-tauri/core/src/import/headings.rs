//! What a column's heading means: one dictionary for all platforms and languages (`dictionary.txt`).
//!
//! A heading is looked up whole, never in part: "Not attended" must not be found by "attended". What the dictionary
//! does not know means nothing here; `recognise` then looks at the cells.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    Name,
    FirstName,
    LastName,
    Email,
    Attended,
    AttendancePercent,
    FocusPercent,
    Minutes,
    Seconds,
    Join,
    Exit,
    Location,
    Session,
    Registered,
    Length,
    Title,
    Timestamp,
    Message,
    IsQuestion,
}

impl Role {
    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "name" => Self::Name,
            "first_name" => Self::FirstName,
            "last_name" => Self::LastName,
            "email" => Self::Email,
            "attended" => Self::Attended,
            "attendance_percent" => Self::AttendancePercent,
            "focus_percent" => Self::FocusPercent,
            "minutes" => Self::Minutes,
            "seconds" => Self::Seconds,
            "join" => Self::Join,
            "exit" => Self::Exit,
            "location" => Self::Location,
            "session" => Self::Session,
            "registered" => Self::Registered,
            "length" => Self::Length,
            "title" => Self::Title,
            "timestamp" => Self::Timestamp,
            "message" => Self::Message,
            "is_question" => Self::IsQuestion,
            _ => return None,
        })
    }

    /// Whether several columns of this role belong together, as city and country do.
    pub(super) fn may_repeat(self) -> bool {
        self == Self::Location
    }
}

/// The meaning of a heading, if the dictionary has it.
pub(super) fn role_of(heading: &str) -> Option<Role> {
    static DICTIONARY: LazyLock<HashMap<String, Role>> = LazyLock::new(|| {
        dictionary(include_str!("dictionary.txt"))
            .map(|(key, role, _)| (key, role))
            .collect()
    });
    // No known heading is this long, and a cell that is not a heading may be a whole chat message.
    if heading.len() > 80 {
        return None;
    }
    DICTIONARY.get(&heading_key(heading)).copied()
}

/// The entries of the dictionary: key, role, line.
fn dictionary(text: &str) -> impl Iterator<Item = (String, Role, usize)> {
    let mut role = None;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let line = line.trim();
        if let Some(code) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            role = Role::from_code(code);
            return None;
        }
        let is_comment = line.is_empty() || line.starts_with("# ");
        let key = heading_key(line);
        (!is_comment && !key.is_empty()).then_some((key, role?, index + 1))
    })
}

/// What makes two headings the same: letters and digits, `%` and `#`, with single blanks between words.
pub(super) fn heading_key(heading: &str) -> String {
    let mut key = String::with_capacity(heading.len());
    for c in heading.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            key.push(c);
        } else {
            if !key.ends_with(' ') && !key.is_empty() {
                key.push(' ');
            }
            if matches!(c, '%' | '#') {
                key.push(c);
                key.push(' ');
            }
        }
    }
    key.truncate(key.trim_end().len());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_of_the_dictionary_has_one_meaning() {
        let text = include_str!("dictionary.txt");
        for line in text.lines().filter(|line| line.starts_with('[')) {
            assert!(
                Role::from_code(line.trim_matches(['[', ']'])).is_some(),
                "{line} is no role"
            );
        }
        let mut seen: HashMap<String, (Role, usize)> = HashMap::new();
        for (key, role, line) in dictionary(text) {
            let (former, former_line) = *seen.entry(key.clone()).or_insert((role, line));
            assert_eq!(former, role, "“{key}” stands in lines {former_line} and {line}");
        }
        assert!(seen.len() > 150);
    }

    #[test]
    fn headings_are_known_whatever_their_case_and_brackets() {
        for heading in ["Attendance (%)", "attendance_%", "ATTENDANCE %", " Attendance%"] {
            assert_eq!(role_of(heading), Some(Role::AttendancePercent), "{heading}");
        }
        assert_eq!(role_of("Registration Date & Time"), Some(Role::Registered));
        assert_eq!(role_of("Favourite colour"), None);
    }
}
