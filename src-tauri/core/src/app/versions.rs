//! Whether a file is a later version of one that was imported: a report exported again, after it was corrected or
//! after more people had watched.
//!
//! Looks at the bytes only, before anything is read: lines and addresses that both have. A wrong guess costs little,
//! since it is shown before the import and can be turned off; a missed one would count people's messages twice.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use super::reading::Source;
use crate::domain::FileId;
use crate::import::{self, FileKind};
use crate::store::SourceFileRow;

/// How much of the smaller file both must have to be versions of one: parts of one webinar share far less.
const MOSTLY: f64 = 0.6;

/// What a file's content can be compared by.
struct Content {
    lines: HashSet<u64>,
    addresses: HashSet<u64>,
    /// The day that more than half of its dates name, if one does: of two evenings with the same people each has its
    /// own.
    day: Option<Vec<u8>>,
}

/// The imported file that a waiting one seems to be a later version of.
pub(super) fn former<'k>(kept: impl Iterator<Item = &'k SourceFileRow>, file: &Source, format: &str) -> Option<FileId> {
    let candidates: Vec<&SourceFileRow> = kept.filter(|row| !format.is_empty() && row.format == format).collect();
    if candidates.is_empty() {
        return None;
    }
    let lists_people = import::formats().any(|known| known.code == format && lists_people(known.kind));
    let hasher = RandomState::new();
    let content = content(&file.bytes, &hasher);
    candidates
        .into_iter()
        .map(|row| {
            let share = match (&content, self::content(&row.bytes, &hasher)) {
                (Some(new), Some(old)) if new.day.is_some() && old.day.is_some() && new.day != old.day => 0.0,
                (Some(new), Some(old)) if lists_people => {
                    shared(&new.addresses, &old.addresses).max(shared(&new.lines, &old.lines))
                }
                (Some(new), Some(old)) => shared(&new.lines, &old.lines),
                // Workbooks are packed: only their names tell.
                _ => f64::from(u8::from(stem(&row.name) == stem(&file.name))),
            };
            (row.id, share)
        })
        .filter(|(_, share)| *share >= MOSTLY)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(id, _)| id)
}

fn lists_people(kind: FileKind) -> bool {
    kind.lists_people()
}

/// What part of the smaller set both have.
fn shared(a: &HashSet<u64>, b: &HashSet<u64>) -> f64 {
    let smaller = a.len().min(b.len());
    if smaller == 0 {
        return 0.0;
    }
    a.intersection(b).count() as f64 / smaller as f64
}

/// `None` for what is no text.
fn content(bytes: &[u8], hasher: &RandomState) -> Option<Content> {
    if bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf]) {
        return None;
    }
    // Of two bytes a letter, plain letters keep one.
    let plain: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let lines = plain.split(|byte| matches!(byte, b'\n' | b'\r'));
    let lines = lines.map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let words = plain.split(|byte| !(byte.is_ascii_alphanumeric() || b"@.-_+/".contains(byte)));
    let mut addresses = HashSet::new();
    let mut days: HashMap<&[u8], usize> = HashMap::new();
    for word in words {
        if word.contains(&b'@') {
            addresses.insert(hasher.hash_one(word.to_ascii_lowercase()));
        } else if is_day(word) {
            *days.entry(word).or_default() += 1;
        }
    }
    let dates: usize = days.values().sum();
    let day = days.into_iter().find(|(_, count)| count * 2 > dates);
    Some(Content {
        lines: lines.map(|line| hasher.hash_one(line)).collect(),
        addresses,
        day: day.map(|(day, _)| day.to_owned()),
    })
}

/// `2025-10-01`, `01/10/2025`, `1.10.25`.
fn is_day(word: &[u8]) -> bool {
    let separators = word.iter().filter(|byte| b"-/.".contains(byte)).count();
    (6..=10).contains(&word.len())
        && separators == 2
        && word.iter().all(|byte| byte.is_ascii_digit() || b"-/.".contains(byte))
}

/// The name without its ending and without the number that a browser puts behind it: "report (1).xlsx".
fn stem(name: &str) -> &str {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "()-_".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browsers_number_is_no_part_of_a_name() {
        assert_eq!(stem("report (1).xlsx"), stem("report.xlsx"));
        assert_ne!(stem("report.xlsx"), stem("chat.xlsx"));
    }

    #[test]
    fn days_are_told_from_other_numbers() {
        for day in ["2025-10-01", "01/10/2025", "1.10.25"] {
            assert!(is_day(day.as_bytes()), "{day}");
        }
        for other in ["12.5", "14:00", "2025", "10.0.0.1", "a-b-c"] {
            assert!(!is_day(other.as_bytes()), "{other}");
        }
    }
}
