//! A person's visits laid over each other.
//!
//! Re-joins and second devices overlap, so that times are united and never added up; only where a file has lengths
//! without times are these added, up to the length of the longest possible stay.

use super::super::records::{PersonRow, Placed};
use super::Seen;
use crate::domain::attendee::Presence;
use crate::domain::text;
use crate::domain::{Session, Standing};

/// How many rows of one person are named as the source of their values.
const NAMED_SOURCES: usize = 3;

/// The whole presence of a person by the rows that count.
pub(super) fn of(counted: &[Seen<'_>], standing: Standing, files: &[&str]) -> Presence {
    let rows = || counted.iter().map(|seen| seen.row);
    let source = source(counted, files);
    let counted_messages = most(counted, |row| row.counted_messages);
    let counted_questions = most(counted, |row| row.counted_questions);
    if standing != Standing::Attended {
        return Presence {
            standing,
            counted_messages,
            counted_questions,
            source,
            ..Presence::default()
        };
    }
    let sessions = united(counted);
    let minutes = minutes_present(counted, &sessions);
    let longest = rows().max_by(|a, b| stay(a).total_cmp(&stay(b)));
    let first = rows().filter(|row| is_placed(row.joined()));
    let first = first.min_by(|a, b| in_time(a.joined()).total_cmp(&in_time(b.joined())));
    let last = rows().filter(|row| is_placed(row.left()));
    let last = last.max_by(|a, b| in_time(a.left()).total_cmp(&in_time(b.left())));
    let is_one_visit = counted.len() == 1 || minutes <= longest.and_then(minutes_of);
    Presence {
        standing,
        // A share of one visit says nothing about several; scoring then works it out from the minutes.
        attendance_percent: if is_one_visit {
            rows().filter_map(|row| row.attendance_percent).max_by(f64::total_cmp)
        } else {
            None
        },
        focus_percent: longest
            .and_then(|row| row.focus_percent)
            .or_else(|| rows().find_map(|row| row.focus_percent)),
        attendance_minutes: minutes,
        join_time: first.and_then(|row| row.joined().at.clone()),
        exit_time: last.and_then(|row| row.left().at.clone()),
        join_minute: first.and_then(|row| row.joined().minute),
        exit_minute: last.and_then(|row| row.left().minute),
        sessions,
        counted_messages,
        counted_questions,
        source,
    }
}

fn is_placed(placed: &Placed) -> bool {
    placed.minute.is_some() || placed.at.is_some()
}

fn in_time(placed: &Placed) -> f64 {
    placed.minute.unwrap_or(0.0)
}

fn most(counted: &[Seen<'_>], of: fn(&PersonRow) -> Option<u32>) -> Option<u32> {
    counted.iter().filter_map(|seen| of(seen.row)).max()
}

/// Joining and leaving in minutes from the start, where both are known.
pub(super) fn interval(row: &PersonRow) -> Option<(f64, f64)> {
    match (row.joined().minute, row.left().minute) {
        (Some(from), Some(to)) => Some((from, to)).filter(|(from, to)| to >= from),
        _ => None,
    }
}

/// The length of one visit: by the file's word, else by its own times.
pub(super) fn minutes_of(row: &PersonRow) -> Option<f64> {
    row.minutes
        .or_else(|| interval(row).map(|(from, to)| to - from))
        .or_else(|| {
            // Without a start of the webinar, the row's own clock still measures its length.
            let length = row.left().at.as_ref()?.minutes_since(row.joined().at.as_ref()?);
            Some(length).filter(|length| *length >= 0.0)
        })
}

fn stay(row: &PersonRow) -> f64 {
    minutes_of(row).unwrap_or(0.0)
}

/// The periods of presence, in order, none overlapping another.
pub(super) fn united(counted: &[Seen<'_>]) -> Vec<Session> {
    let mut intervals: Vec<(f64, f64)> = counted.iter().filter_map(|seen| interval(seen.row)).collect();
    intervals.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sessions: Vec<Session> = Vec::with_capacity(intervals.len().min(1));
    for (from, to) in intervals {
        match sessions.last_mut() {
            Some(last) if from <= last.to => last.to = last.to.max(to),
            _ => sessions.push(Session { from, to }),
        }
    }
    sessions
}

/// Minutes present: of the one visit, by the file's word; of several, their union where all have times, else their
/// sum.
fn minutes_present(counted: &[Seen<'_>], sessions: &[Session]) -> Option<f64> {
    if let [only] = counted {
        return minutes_of(only.row);
    }
    let total: f64 = sessions.iter().map(|session| session.to - session.from).sum();
    let untimed = counted.iter().filter(|seen| interval(seen.row).is_none());
    let (mut longest_untimed, mut sum_untimed, mut any) = (0.0_f64, 0.0, false);
    for minutes in untimed.filter_map(|seen| minutes_of(seen.row)) {
        longest_untimed = longest_untimed.max(minutes);
        sum_untimed += minutes;
        any = true;
    }
    match (sessions.is_empty(), any) {
        (false, false) => Some(total),
        // A list of visits and a list of totals of the same people say the same thing twice.
        (false, true) => Some(total.max(longest_untimed)),
        (true, true) => Some(if spans_files(counted) {
            longest_untimed
        } else {
            sum_untimed
        }),
        (true, false) => None,
    }
}

/// Whether the rows come from different files, each of which then has the whole of a person's time.
fn spans_files(counted: &[Seen<'_>]) -> bool {
    counted.iter().any(|seen| seen.file != counted[0].file)
}

fn source(counted: &[Seen<'_>], files: &[&str]) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(40);
    for (index, seen) in counted.iter().take(NAMED_SOURCES).enumerate() {
        let separator = if index == 0 { "" } else { "; " };
        // Writing to a text cannot fail.
        let _ = write!(text, "{separator}{}, line {}", files[seen.file], seen.row.line);
    }
    if counted.len() > NAMED_SOURCES {
        let _ = write!(
            text,
            "; {}",
            text::counted(counted.len() - NAMED_SOURCES, "more row", "more rows")
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::super::records::Stay;
    use super::*;

    fn visit(from: f64, to: f64) -> PersonRow {
        let at = |minute| Placed {
            at: None,
            minute: Some(minute),
        };
        PersonRow {
            stay: Some(Box::new(Stay {
                joined: at(from),
                left: at(to),
                ..Stay::default()
            })),
            standing: Standing::Attended,
            minutes: Some((to - from).ceil()),
            ..PersonRow::default()
        }
    }

    fn minutes(rows: &[PersonRow]) -> Option<f64> {
        let seen: Vec<Seen<'_>> = rows.iter().map(|row| Seen { file: 0, row }).collect();
        of(&seen, Standing::Attended, &["a.csv"]).attendance_minutes
    }

    #[test]
    fn overlapping_visits_are_united() {
        let rows = [
            visit(0.0, 30.0),
            visit(20.0, 50.0),
            visit(60.0, 70.0),
            visit(61.0, 62.0),
        ];
        assert_eq!(minutes(&rows), Some(60.0));
    }

    #[test]
    fn lengths_without_times_are_added_within_a_file() {
        let untimed = |minutes| PersonRow {
            minutes: Some(minutes),
            standing: Standing::Attended,
            ..PersonRow::default()
        };
        assert_eq!(minutes(&[untimed(30.0), untimed(10.0)]), Some(40.0));
        assert_eq!(minutes(&[visit(0.0, 20.0), untimed(10.0)]), Some(20.0));
    }

    #[test]
    fn a_single_visit_keeps_the_minutes_of_the_file() {
        assert_eq!(minutes(&[visit(0.2, 30.0)]), Some(30.0));
        assert_eq!(minutes(&[PersonRow::default()]), None);
    }
}
