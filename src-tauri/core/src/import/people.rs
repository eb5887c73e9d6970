//! The rows of all attendance files as one list, every person once.
//!
//! One person is one address; a row without one is its name. People who share a name but not an address are never
//! joined. Of several rows the ones that say "attended" count; their sessions are united, never added up, since
//! re-joins and second devices overlap. Each joining is told. Next: `senders`, which finds people for messages.

use std::collections::HashMap;

use super::file::ReadFile;
use super::records::PersonRow;
use super::values;
use super::{AttendeeRecord, Known};
use crate::domain::attendee::Presence;
use crate::domain::{EmailAddress, IssueKind, Standing};

/// Sessions that lie inside one another may differ by how a platform rounds; below this they are one.
const ROUNDING_MINUTES: f64 = 1.0;

/// How many rows of one person are named as the source of their values.
const NAMED_SOURCES: usize = 3;

/// The people of the files, and the ways to find them.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Every person once, in the order of the files.
    pub attendees: Vec<AttendeeRecord>,
    by_email: HashMap<EmailAddress, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl People {
    /// The person with this address.
    pub(super) fn with_email(&self, email: &EmailAddress) -> Option<usize> {
        self.by_email.get(email).copied()
    }

    /// Everybody of this name, case and blanks aside.
    pub(super) fn named(&self, name: &str) -> &[usize] {
        let key = values::name_key(name);
        if key.is_empty() {
            return &[];
        }
        self.by_name.get(&key).map_or(&[], Vec::as_slice)
    }
}

/// A row and where it stands.
#[derive(Clone, Copy)]
struct Seen<'r> {
    file: usize,
    row: &'r PersonRow,
}

/// Joins the rows of all files into one list.
pub(super) fn join(files: &mut [ReadFile<'_>], _known: &Known) -> People {
    let mut people = People::default();
    let mut nameless: HashMap<String, usize> = HashMap::new();
    let mut rows: Vec<Vec<Seen<'_>>> = Vec::new();
    for (file, read) in files.iter().enumerate() {
        for row in &read.records.people {
            let next = rows.len();
            let person = match &row.email {
                Some(email) => *people.by_email.entry(email.clone()).or_insert(next),
                None => *nameless.entry(values::name_key(&row.name)).or_insert(next),
            };
            if person == next {
                rows.push(Vec::with_capacity(1));
            }
            rows[person].push(Seen { file, row });
        }
    }
    let names: Vec<&str> = files.iter().map(|file| file.name).collect();
    people.attendees = rows.iter().map(|seen| one_person(seen, &names)).collect();
    for (index, attendee) in people.attendees.iter().enumerate() {
        let key = values::name_key(&attendee.name);
        if !key.is_empty() {
            people.by_name.entry(key).or_default().push(index);
        }
    }
    let told = duplicates(&rows);
    for (file, line, message) in told {
        match line {
            Some(line) => files[file].notes.about_row(IssueKind::Duplicate, line, message),
            None => files[file].notes.about_file(IssueKind::Duplicate, message),
        }
    }
    people
}

/// How many different people some rows are about, and how many of them came.
pub(super) fn different(rows: &[PersonRow]) -> (usize, usize) {
    let mut came: HashMap<String, bool> = HashMap::new();
    for row in rows {
        let key = match &row.email {
            Some(email) => email.to_string(),
            None => values::name_key(&row.name),
        };
        *came.entry(key).or_default() |= row.standing == Standing::Attended;
    }
    (came.len(), came.values().filter(|came| **came).count())
}

/// One person from all their rows, of which there is at least one.
fn one_person(seen: &[Seen<'_>], files: &[&str]) -> AttendeeRecord {
    let came: Vec<Seen<'_>> = seen
        .iter()
        .copied()
        .filter(|seen| seen.row.standing == Standing::Attended)
        .collect();
    let counted: &[Seen<'_>] = if came.is_empty() { seen } else { &came };
    // Rows that count come first, so that their spelling of name and place wins.
    let ordered = || counted.iter().chain(seen).map(|seen| seen.row);
    let name = ordered().map(|row| row.name.as_str()).find(|name| !name.is_empty());
    AttendeeRecord {
        name: name.unwrap_or_default().to_owned(),
        email: ordered().find_map(|row| row.email.clone()),
        location: ordered().find_map(|row| row.location.clone()),
        role: ordered().map(|row| row.role).next().unwrap_or_default(),
        presence: presence(counted, files),
    }
}

fn presence(counted: &[Seen<'_>], files: &[&str]) -> Presence {
    let rows = || counted.iter().map(|seen| seen.row);
    let longest = rows().max_by(|a, b| stay(a).total_cmp(&stay(b)));
    let first = rows().filter(|row| row.joined.minute.is_some() || row.joined.at.is_some());
    let first = first.min_by(|a, b| in_time(&a.joined).total_cmp(&in_time(&b.joined)));
    let last = rows().filter(|row| row.left.minute.is_some() || row.left.at.is_some());
    let last = last.max_by(|a, b| in_time(&a.left).total_cmp(&in_time(&b.left)));
    let minutes = minutes_present(counted);
    let is_longer_than_any_row = minutes > rows().filter_map(minutes_of).max_by(f64::total_cmp);
    let percents = || rows().filter_map(|row| row.attendance_percent);
    Presence {
        standing: counted.first().map(|seen| seen.row.standing).unwrap_or_default(),
        // A share of one session says nothing about several; scoring then works it out from the minutes.
        attendance_percent: if is_longer_than_any_row {
            None
        } else {
            percents().max_by(f64::total_cmp)
        },
        focus_percent: longest
            .and_then(|row| row.focus_percent)
            .or_else(|| rows().find_map(|row| row.focus_percent)),
        attendance_minutes: minutes,
        join_time: first.and_then(|row| row.joined.at.clone()),
        exit_time: last.and_then(|row| row.left.at.clone()),
        join_minute: first.and_then(|row| row.joined.minute),
        exit_minute: last.and_then(|row| row.left.minute),
        sessions: Vec::new(),
        counted_messages: rows().filter_map(|row| row.counted_messages).max(),
        counted_questions: rows().filter_map(|row| row.counted_questions).max(),
        source: source(counted, files),
    }
}

fn in_time(placed: &super::records::Placed) -> f64 {
    placed.minute.unwrap_or(0.0)
}

/// Joining and leaving in minutes from the start, where both are known.
fn interval(row: &PersonRow) -> Option<(f64, f64)> {
    let (from, to) = match (row.joined.minute, row.left.minute) {
        (Some(from), Some(to)) => (from, to),
        // Without a start of the webinar, the row's own clock still measures its length.
        _ => (0.0, row.left.at.as_ref()?.minutes_since(row.joined.at.as_ref()?)),
    };
    (to >= from).then_some((from, to))
}

fn minutes_of(row: &PersonRow) -> Option<f64> {
    row.minutes.or_else(|| interval(row).map(|(from, to)| to - from))
}

fn stay(row: &PersonRow) -> f64 {
    minutes_of(row).unwrap_or(0.0)
}

/// Minutes present: of the longest row, or of all rows' sessions laid over each other where that is more.
fn minutes_present(counted: &[Seen<'_>]) -> Option<f64> {
    let longest = counted
        .iter()
        .filter_map(|seen| minutes_of(seen.row))
        .max_by(f64::total_cmp);
    let mut intervals: Vec<(f64, f64)> = counted
        .iter()
        .filter(|seen| seen.row.joined.minute.is_some())
        .filter_map(|seen| interval(seen.row))
        .collect();
    if counted.len() < 2 || intervals.is_empty() {
        return longest;
    }
    let united = union(&mut intervals);
    match longest {
        Some(longest) if united <= longest + ROUNDING_MINUTES => Some(longest),
        _ => Some(united),
    }
}

/// The total length of intervals, counting what they share once.
fn union(intervals: &mut [(f64, f64)]) -> f64 {
    intervals.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut total, mut reached) = (0.0, f64::NEG_INFINITY);
    for (from, to) in intervals.iter() {
        total += (to - from.max(reached)).max(0.0);
        reached = reached.max(*to);
    }
    total
}

fn source(counted: &[Seen<'_>], files: &[&str]) -> String {
    let mut named: Vec<String> = counted
        .iter()
        .take(NAMED_SOURCES)
        .map(|seen| format!("{}, line {}", files[seen.file], seen.row.line))
        .collect();
    if counted.len() > NAMED_SOURCES {
        named.push(format!("{} more rows", counted.len() - NAMED_SOURCES));
    }
    named.join("; ")
}

/// What to tell about people with several rows: file, line, sentence.
fn duplicates(rows: &[Vec<Seen<'_>>]) -> Vec<(usize, Option<u32>, String)> {
    let mut told = Vec::new();
    let mut in_former_files: HashMap<usize, usize> = HashMap::new();
    for seen in rows.iter().filter(|seen| seen.len() > 1) {
        let attended = seen
            .iter()
            .filter(|seen| seen.row.standing == Standing::Attended)
            .count();
        for (index, one) in seen.iter().enumerate().skip(1) {
            let Some(former) = seen[..index].iter().find(|former| former.file == one.file) else {
                *in_former_files.entry(one.file).or_default() += 1;
                continue;
            };
            let who = match &one.row.email {
                Some(email) => email.as_str(),
                None => one.row.name.as_str(),
            };
            let what = match attended {
                0 => "the rows were joined",
                1 => "the rows were joined, and the one that attended counts",
                _ => "the rows were joined, and their times in the webinar were united, not added up",
            };
            let doubt = if one.row.email.is_none() {
                "; without an address, rows of one name count as one person"
            } else {
                ""
            };
            let line = former.row.line;
            told.push((
                one.file,
                Some(one.row.line),
                format!("{who} is also on line {line}; {what}{doubt}."),
            ));
        }
    }
    let mut across: Vec<_> = in_former_files.into_iter().collect();
    across.sort_unstable();
    told.extend(across.into_iter().map(|(file, count)| {
        let message =
            format!("{count} people of this file are in a former file too; they were joined, each counts once.");
        (file, None, message)
    }));
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_sessions_are_united() {
        assert!((union(&mut [(0.0, 30.0), (20.0, 50.0), (60.0, 70.0), (61.0, 62.0)]) - 60.0).abs() < 1e-9);
        assert!((union(&mut []) - 0.0).abs() < 1e-9);
    }
}
