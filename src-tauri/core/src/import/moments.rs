//! When the webinar began, and every time of every file measured from there.
//!
//! Nearly no file says everything: chat lacks the year, some lists the date, Demio's joins are offsets. What a
//! file lacks is taken from the files' session date, else from what the user said, else guessed from the first
//! join, and the guess is told. Zone labels are compared, never converted, save for plain offsets from UTC.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, Time};

use super::file::ReadFile;
use super::ledger::Fate;
use super::records::{Moment, Placed, Records};
use super::values::dates::{Day, OrderEvidence, Stamp, days_between};
use super::{FileKind, FileQuestion, Known, WebinarHint};
use crate::domain::text::counted;
use crate::domain::{DayOrder, IssueKind, Standing, WallTime};

/// Nobody joins hours before a webinar, or hours after it began as the first one; rather, a zone is wrong.
const MAX_EARLY_MINUTES: f64 = 180.0;

/// Hours in which nobody joins, where the hours of one webinar lie on both sides of midnight.
const HALF_A_DAY: i64 = 12;

/// Rows looked at for a date that says which day it was.
const SAMPLED_ROWS: usize = 50;

/// No webinar is longer than a day; a file that covers more holds several.
const MAX_LENGTH_MINUTES: f64 = 24.0 * 60.0;

/// Files of one webinar are of one day, or of the days around it.
const NEARBY_DAYS: i64 = 2;

/// The point that minutes count from.
#[derive(Debug, Clone, Default)]
struct Anchor {
    /// When the webinar began.
    start: Option<WallTime>,
    /// The day to complete dates with, known even where the hour of the start is not.
    day: Option<Date>,
}

/// Completes all times in the files, and says what they tell about the webinar.
pub(super) fn place(files: &mut [ReadFile<'_>], known: &Known) -> WebinarHint {
    settle_orders(files, known);
    let mut anchor = anchor_of_sessions(files, known);
    if anchor.start.is_none() {
        anchor_of_hints(files, &mut anchor);
    }
    let said = anchor.start.clone();
    let mut guessed = None;
    if anchor.start.is_none() {
        anchor.start = known_start(files, known, &anchor);
    }
    if anchor.start.is_none() {
        guessed = first_join(files, &anchor);
        anchor.start.clone_from(&guessed);
        anchor.day = anchor.start.as_ref().map_or(anchor.day, |start| Some(start.at.date()));
        if let (Some(start), Some(file)) = (&guessed, attendance(files).next()) {
            file.notes.about_file(
                IssueKind::Repaired,
                format!("No file says when the webinar began; it was taken to be the first join, {start}."),
            );
        }
    }
    for file in files.iter_mut() {
        place_records(file, &anchor);
    }
    WebinarHint {
        title: files.iter().find_map(|file| file.records.hints.title.clone()),
        hosted_at: said.or(guessed),
        duration_minutes: length(files, known),
        host_name: files.iter().find_map(|file| file.records.hints.host_name.clone()),
    }
}

fn attendance<'a, 'f>(files: &'a mut [ReadFile<'f>]) -> impl Iterator<Item = &'a mut ReadFile<'f>> {
    files.iter_mut().filter(|file| file.format.kind.lists_people())
}

/// Settles for each file which of two numbers in its dates is the day: by the user's word, by its own dates, by the
/// other files and what is known of the webinar; else it is a question to the user.
fn settle_orders(files: &mut [ReadFile<'_>], known: &Known) {
    let mut days: Vec<Date> = known.hosted_at.iter().map(|time| time.at.date()).collect();
    let mut decided: Vec<DayOrder> = Vec::new();
    for file in files.iter() {
        let start = file.records.hints.start.as_ref();
        let dated = file.records.people.iter().filter_map(|row| match row.join() {
            Some(Moment::Clock(stamp)) => Some(stamp),
            _ => None,
        });
        let sent = file.records.messages.iter().map(|row| &row.moment);
        let sent = sent.chain(file.records.polls.iter().map(|row| &row.moment));
        let sent = sent.filter_map(|moment| match moment {
            Some(Moment::Clock(stamp)) => Some(stamp),
            _ => None,
        });
        let sessions = file.records.people.iter().filter_map(|row| row.session.as_ref());
        let full = start
            .into_iter()
            .chain(dated.take(SAMPLED_ROWS))
            .chain(sessions.take(SAMPLED_ROWS))
            .chain(sent.take(SAMPLED_ROWS))
            .find_map(|stamp| match stamp.day {
                Some(Day::Full(date)) => Some(date),
                _ => None,
            });
        days.extend(full);
        if let OrderEvidence::Certain(order) = file.records.order {
            decided.push(order);
        }
    }
    for file in files {
        let OrderEvidence::Open { likelier, example } = file.records.order else {
            continue;
        };
        if let Some(order) = file.choice.day_order {
            file.order = order;
            continue;
        }
        let swapped = Date::new(example.year(), example.day(), example.month()).ok();
        let fits = |date: Date| days.iter().any(|day| days_between(*day, date) <= NEARBY_DAYS);
        let (day_first, month_first) = (fits(example), swapped.is_some_and(fits));
        let by_others = match (day_first, month_first) {
            (true, false) => Some(DayOrder::DayFirst),
            (false, true) => Some(DayOrder::MonthFirst),
            _ => decided
                .first()
                .copied()
                .filter(|order| decided.iter().all(|other| other == order)),
        };
        if let Some(order) = by_others {
            file.order = order;
            continue;
        }
        file.questions.push(FileQuestion::DayOrder { likelier, example });
        let words = match likelier {
            DayOrder::MonthFirst => "the month first, as is usual with AM and PM",
            DayOrder::DayFirst => "the day first",
        };
        file.notes.about_file(
            IssueKind::Undecided,
            format!("The dates do not show whether day or month comes first; they were read with {words}."),
        );
    }
}

/// Whether a file tells what was planned, not what was.
fn is_plan(file: &ReadFile<'_>) -> bool {
    file.format.kind == FileKind::Registrations
}

/// The start that the files state for the webinar as a whole.
fn anchor_of_hints(files: &[ReadFile<'_>], anchor: &mut Anchor) {
    let mut stated: Vec<(bool, WallTime)> = Vec::new();
    for file in files {
        if let Some(stamp) = &file.records.hints.start
            && let Some(date) = stamp.date(file.order, anchor.day)
        {
            anchor.day = anchor.day.or(Some(date));
            stated.extend(stamp.time.map(|time| {
                let start = WallTime {
                    at: date.to_datetime(time),
                    zone: stamp.zone.clone(),
                };
                (is_plan(file), start)
            }));
        }
    }
    // What was comes before what was planned; of the parts of one webinar the earliest began it.
    let first = stated.into_iter().min_by_key(|(is_plan, start)| (*is_plan, start.at));
    if let Some((_, start)) = first {
        anchor.day = Some(start.at.date());
        anchor.start = Some(start);
    }
}

/// The commonest session of the attendance files.
fn anchor_of_sessions(files: &mut [ReadFile<'_>], known: &Known) -> Anchor {
    let mut anchor = Anchor {
        start: None,
        day: known.hosted_at.as_ref().map(|time| time.at.date()),
    };
    // Ordered, so that the earliest of equally common sessions is taken whatever the order of the rows.
    let mut sessions: BTreeMap<WallTime, usize> = BTreeMap::new();
    for file in files.iter() {
        for stamp in file.records.people.iter().filter_map(|row| row.session.as_ref()) {
            match (stamp.time, stamp.date(file.order, anchor.day)) {
                (Some(time), Some(date)) => {
                    let session = WallTime {
                        at: date.to_datetime(time),
                        zone: stamp.zone.clone(),
                    };
                    *sessions.entry(session).or_default() += 1;
                }
                (None, Some(date)) => anchor.day = anchor.day.or(Some(date)),
                _ => {}
            }
        }
    }
    let most = sessions.values().copied().max().unwrap_or(0);
    anchor.start = sessions
        .iter()
        .find(|(_, count)| **count == most)
        .map(|(session, _)| session.clone());
    if let Some(start) = &anchor.start {
        anchor.day = Some(start.at.date());
        if sessions.len() > 1
            && let Some(file) = attendance(files).next()
        {
            file.notes.about_file(
                IssueKind::Repaired,
                format!(
                    "The files name {} different sessions; the webinar is taken to be the one of {start}, and each \
                     person's times count from their own session.",
                    sessions.len()
                ),
            );
        }
    }
    anchor
}

/// The start that the user gave, unless it is a mere date (midnight) or the joins contradict it.
fn known_start(files: &mut [ReadFile<'_>], known: &Known, anchor: &Anchor) -> Option<WallTime> {
    let start = known
        .hosted_at
        .clone()
        .filter(|start| start.at.time() != Time::midnight())?;
    let apart = first_join(files, anchor).map(|join| join.minutes_since(&start));
    if apart.is_none_or(|minutes| minutes.abs() <= MAX_EARLY_MINUTES) {
        return Some(start);
    }
    if let Some(file) = attendance(files).next() {
        file.notes.about_file(
            IssueKind::Repaired,
            format!(
                "The times of joining lie hours away from the webinar's start as entered, {start}; check its zone."
            ),
        );
    }
    None
}

/// The earliest join by the clock of anybody who came.
fn first_join(files: &[ReadFile<'_>], anchor: &Anchor) -> Option<WallTime> {
    let mut has_days = false;
    let mut joins: Vec<WallTime> = files
        .iter()
        .flat_map(|file| file.records.people.iter().map(|row| (row, file.order)))
        .filter_map(|(row, order)| match row.join() {
            Some(Moment::Clock(stamp)) => {
                has_days |= stamp.day.is_some();
                complete(stamp, order, anchor)
            }
            _ => None,
        })
        .collect();
    joins.sort_by_key(|time| time.at);
    // Hours alone, with half a day in which nobody joined: what stands before it is after the next midnight.
    let gap = joins
        .windows(2)
        .position(|pair| pair[1].at.duration_since(pair[0].at).as_hours() >= HALF_A_DAY);
    let first = gap.filter(|_| !has_days).map_or(0, |gap| gap + 1);
    joins.into_iter().nth(first)
}

fn place_records(file: &mut ReadFile<'_>, anchor: &Anchor) {
    let mut gaps = Gaps::default();
    let order = file.order;
    let Records {
        people,
        messages,
        polls,
        ledger,
        ..
    } = &mut file.records;
    for row in people.iter_mut().filter(|row| row.stay.is_some()) {
        let own = row.session.as_ref().and_then(|stamp| complete(stamp, order, anchor));
        let session = own.as_ref().or(anchor.start.as_ref());
        let own_day = anchor_of_day(row.session.as_ref(), order, anchor);
        let day = own_day.as_ref().unwrap_or(anchor);
        let Some(stay) = &mut row.stay else { continue };
        stay.joined = place_moment(stay.join.as_ref(), order, day, session, &mut gaps);
        stay.left = place_moment(stay.exit.as_ref(), order, day, session, &mut gaps);
        // An hour of leaving that lies before the one of joining is the next day's.
        if let (Some(join), Some(exit)) = (&stay.joined.at, &stay.left.at)
            && exit.at < join.at
            && matches!(&stay.exit, Some(Moment::Clock(stamp)) if stamp.day.is_none())
        {
            stay.left.at = Some(exit.plus_minutes(24.0 * 60.0));
            stay.left.minute = stay.left.minute.map(|minute| minute + 24.0 * 60.0);
        }
        // Links are opened days before to see whether they work.
        if row.standing == Standing::Attended && stay.left.minute.is_some_and(|left| left < -MAX_EARLY_MINUTES) {
            row.standing = Standing::EarlierDay;
            ledger.change(Fate::Visit, Fate::OtherDay);
        }
    }
    for message in messages {
        let start = anchor.start.as_ref();
        message.sent = place_moment(message.moment.as_ref(), order, anchor, start, &mut gaps);
    }
    for poll in polls {
        let start = anchor.start.as_ref();
        poll.sent = place_moment(poll.moment.as_ref(), order, anchor, start, &mut gaps);
    }
    if gaps.undated > 0 {
        file.notes.about_file(
            IssueKind::BadValue,
            format!(
                "{} left unknown. Enter the webinar's date and import again.",
                counted(
                    gaps.undated,
                    "time lacks its date, year or hour, and nothing says when the webinar was; it is",
                    "times lack their date, year or hour, and nothing says when the webinar was; they are",
                )
            ),
        );
    }
    if let Some((theirs, start)) = gaps.zones {
        file.notes.about_file(
            IssueKind::BadValue,
            format!(
                "The times are in {theirs} and the webinar's start in {start}, which cannot be compared without a \
                 guess; minutes from the start are left unknown."
            ),
        );
    }
}

/// What completes the hours of a row that names a day of its own, away from the webinar's.
fn anchor_of_day(session: Option<&Stamp>, order: DayOrder, anchor: &Anchor) -> Option<Anchor> {
    let day = session?.date(order, anchor.day)?;
    let is_near = anchor.day.is_some_and(|known| days_between(known, day) <= 1);
    (!is_near).then_some(Anchor {
        start: None,
        day: Some(day),
    })
}

/// What kept times of a file from being completed.
#[derive(Default)]
struct Gaps {
    undated: usize,
    zones: Option<(Arc<str>, Arc<str>)>,
}

fn place_moment(
    moment: Option<&Moment>,
    order: DayOrder,
    anchor: &Anchor,
    start: Option<&WallTime>,
    gaps: &mut Gaps,
) -> Placed {
    match moment {
        None => Placed::default(),
        Some(Moment::Offset(minute)) => Placed {
            at: start.map(|start| start.plus_minutes(*minute)),
            minute: Some(*minute),
        },
        Some(Moment::Clock(stamp)) => {
            let Some(at) = complete(stamp, order, anchor) else {
                gaps.undated += 1;
                return Placed::default();
            };
            let minute = start.and_then(|start| {
                let minute = minutes_between(start, &at);
                if minute.is_none()
                    && let (Some(theirs), Some(own)) = (&at.zone, &start.zone)
                {
                    gaps.zones = Some((theirs.clone(), own.clone()));
                }
                minute
            });
            Placed { at: Some(at), minute }
        }
    }
}

/// The whole time that a stamp stands for; `None` where date or hour stay unknown.
fn complete(stamp: &Stamp, order: DayOrder, anchor: &Anchor) -> Option<WallTime> {
    let time = stamp.time?;
    let at = match stamp.day {
        Some(_) => stamp.date(order, anchor.day)?.to_datetime(time),
        None => {
            let today = anchor.day?.to_datetime(time);
            let days = [today.yesterday().ok(), Some(today), today.tomorrow().ok()];
            match &anchor.start {
                // Half past midnight belongs to the evening before, when the webinar ran into it.
                Some(start) => days
                    .into_iter()
                    .flatten()
                    .min_by_key(|day| day.duration_since(start.at).abs())?,
                None => today,
            }
        }
    };
    Some(WallTime {
        at,
        zone: stamp.zone.clone(),
    })
}

/// Minutes from `start` to `at`; `None` when their zones differ in a way that only a guess could bridge.
fn minutes_between(start: &WallTime, at: &WallTime) -> Option<f64> {
    let apart = at.minutes_since(start);
    match (&start.zone, &at.zone) {
        (Some(own), Some(theirs)) if !own.eq_ignore_ascii_case(theirs) => {
            Some(apart + utc_offset(own)? - utc_offset(theirs)?)
        }
        _ => Some(apart),
    }
}

/// Minutes that a label such as `UTC`, `Z` or `+02:00` is ahead of UTC. Names of zones are ambiguous (CST is
/// three of them) and have none.
fn utc_offset(label: &str) -> Option<f64> {
    let label = label.to_ascii_uppercase();
    let bare = label.trim_start_matches("UTC").trim_start_matches("GMT");
    if bare.is_empty() || bare == "Z" {
        return Some(0.0);
    }
    let sign = match bare.as_bytes().first()? {
        b'+' => 1.0,
        b'-' => -1.0,
        _ => return None,
    };
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    // `3`, `03`, `0530`: minutes only where there are more than two digits.
    let (hours, minutes) = digits.split_at(if digits.len() > 2 {
        digits.len() - 2
    } else {
        digits.len()
    });
    let hours: f64 = hours.parse().ok()?;
    let minutes: f64 = if minutes.is_empty() { 0.0 } else { minutes.parse().ok()? };
    Some(sign * (hours * 60.0 + minutes))
}

/// The webinar's length: the files' own, else what is known, else last leave minus first join.
fn length(files: &mut [ReadFile<'_>], known: &Known) -> Option<f64> {
    let stated = |planned: bool| {
        files
            .iter()
            .filter(|file| is_plan(file) == planned)
            .find_map(|file| file.records.hints.length)
    };
    if let Some(length) = stated(false).or_else(|| stated(true)) {
        return Some(length);
    }
    if known.duration_minutes.is_some() {
        return None;
    }
    let rows = || files.iter().flat_map(|file| &file.records.people);
    let first = rows().filter_map(|row| row.joined().minute).min_by(f64::total_cmp)?;
    let last = rows().filter_map(|row| row.left().minute).max_by(f64::total_cmp)?;
    let length = last - first;
    if length <= 0.0 {
        return None;
    }
    let file = attendance(files).next()?;
    if length > MAX_LENGTH_MINUTES {
        file.notes.about_file(
            IssueKind::DoesNotAddUp,
            "The first join and the last leave lie more than a day apart, so that the files seem to hold several webinars; \
             how long this one was is left unknown. Enter its length, or import each webinar by itself.",
        );
        return None;
    }
    file.notes.about_file(
        IssueKind::Repaired,
        format!("No file says how long the webinar was; {length:.0} minutes were taken, from the first join to the last leave."),
    );
    Some(length)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn minutes(start: &str, at: &str) -> Option<f64> {
        minutes_between(&start.parse().unwrap(), &at.parse().unwrap())
    }

    #[test]
    fn zones_are_compared_but_never_guessed() {
        assert_eq!(minutes("2025-10-01 09:00 PDT", "2025-10-01 09:30 PDT"), Some(30.0));
        assert_eq!(minutes("2025-10-01 09:00", "2025-10-01 09:30 PDT"), Some(30.0));
        assert_eq!(minutes("2025-10-01 09:00 +02:00", "2025-10-01 07:30 UTC"), Some(30.0));
        assert_eq!(minutes("2025-10-01 09:00 UTC-3", "2025-10-01 12:00 Z"), Some(0.0));
        assert_eq!(minutes("2025-10-01 09:00 PDT", "2025-10-01 16:30 UTC"), None);
    }

    #[test]
    fn offsets_from_utc_are_read_in_their_spellings() {
        for (label, offset) in [
            ("Z", 0.0),
            ("+02:00", 120.0),
            ("UTC-3", -180.0),
            ("GMT+0530", 330.0),
            ("+11", 660.0),
        ] {
            assert_eq!(utc_offset(label), Some(offset), "{label}");
        }
        assert_eq!(utc_offset("PDT"), None);
    }
}
