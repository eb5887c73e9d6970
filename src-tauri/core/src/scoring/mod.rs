//! From what a person did in a webinar to a score, a tier and a place in the list of whom to call first.
//!
//! Pure arithmetic: no file, no database, no clock, no text of anybody's messages. Unknown is never taken as
//! zero: a signal that a webinar or one person lacks is out of use, its weight goes to the others in
//! proportion, and the score says so in a note. Points of single signals are in `points`, sentences in `words`,
//! the order of the list in `rank`, the effect of changed settings in `changes`.

mod changes;
mod points;
mod rank;
mod words;

use crate::domain::attendee::Presence;
use crate::domain::{Score, ScorePart, ScoringSettings, Signal, Tier};

pub use crate::domain::Room;

pub use changes::{TierChange, TierChanges, tier_changes};
pub use rank::{Ranked, rank};
pub use words::explain;

/// The order in which the parts of a score are shown: the heaviest of the specification first.
const SIGNALS: [Signal; 4] = [Signal::Focus, Signal::Attendance, Signal::Messages, Signal::Questions];

/// Far above the error of a handful of `f64` operations, far below the hundredths that exports state.
const FLOAT_SLACK: f64 = 1e-9;

/// What is known of one person: how they took part, and how much they wrote.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// How they took part.
    pub presence: &'a Presence,
    /// Chat messages and Q&A entries, questions included.
    pub messages: u32,
    /// Of those, questions.
    pub questions: u32,
}

impl Room {
    /// Looks at everybody once. Without `webinar_minutes` the length is guessed from joins and leaves.
    pub fn of<'a>(
        people: impl Iterator<Item = &'a Presence>,
        webinar_minutes: Option<f64>,
        has_messages: bool,
    ) -> Self {
        let stated = webinar_minutes.filter(|minutes| minutes.is_finite() && *minutes > 0.0);
        let (mut focus_known, mut percent_known, mut minutes_known) = (false, false, false);
        let (mut first_join, mut last_exit) = (f64::INFINITY, f64::NEG_INFINITY);
        for presence in people.filter(|presence| presence.attended()) {
            focus_known |= points::percentage(presence.focus_percent).is_some();
            percent_known |= points::percentage(presence.attendance_percent).is_some();
            minutes_known |= presence.attendance_minutes.is_some_and(f64::is_finite);
            first_join = presence.join_minute.map_or(first_join, |at| first_join.min(at));
            last_exit = presence.exit_minute.map_or(last_exit, |at| last_exit.max(at));
        }
        let guess = Some(last_exit - first_join).filter(|minutes| minutes.is_finite() && *minutes > 0.0);
        let webinar_minutes = stated.or(guess);
        Self {
            focus_known,
            attendance_known: percent_known || (minutes_known && webinar_minutes.is_some()),
            messages_known: has_messages,
            webinar_minutes,
            length_guessed: stated.is_none() && guess.is_some(),
        }
    }

    /// Which signals the whole webinar lacks and what carries their weight, in sentences; empty when it lacks none.
    pub fn notes(&self, settings: &ScoringSettings) -> Vec<String> {
        let weighted = SIGNALS.into_iter().filter(|signal| settings.weight(*signal) > 0.0);
        let (in_use, missing): (Vec<Signal>, Vec<Signal>) = weighted.partition(|signal| self.knows(*signal));
        words::missing(&missing, &in_use, self)
    }

    fn knows(&self, signal: Signal) -> bool {
        match signal {
            Signal::Focus => self.focus_known,
            Signal::Attendance => self.attendance_known,
            Signal::Messages | Signal::Questions => self.messages_known,
        }
    }
}

/// The value of one signal for one person.
struct Reading {
    raw: f64,
    source: String,
    note: Option<String>,
}

/// Works out a person's score. `settings` must be valid ([`ScoringSettings::validated`]).
///
/// Who did not come is No-Show with score 0 and no parts. Who came is at least Cold, with score 0 too. The
/// contributions are tenths that add up exactly to the score; the weights are unrounded and add up to 100.
pub fn score(person: &Person, room: &Room, settings: &ScoringSettings) -> Score {
    if !person.presence.attended() {
        return Score {
            value: 0.0,
            tier: Tier::NoShow,
            parts: Vec::new(),
            notes: words::absent_but_writing(person.messages).into_iter().collect(),
        };
    }
    let weighted = || SIGNALS.into_iter().filter(|signal| settings.weight(*signal) > 0.0);
    let readings: Vec<(Signal, Option<Reading>)> =
        weighted().map(|signal| (signal, read(signal, person, room))).collect();
    let in_use: Vec<Signal> = readings
        .iter()
        .filter(|(_, reading)| reading.is_some())
        .map(|(signal, _)| *signal)
        .collect();
    let missing: Vec<Signal> = weighted().filter(|signal| !in_use.contains(signal)).collect();
    let total_weight: f64 = in_use.iter().map(|signal| settings.weight(*signal)).sum();

    let mut notes = words::missing(&missing, &in_use, room);
    let mut exact = Vec::with_capacity(in_use.len());
    let mut parts = Vec::with_capacity(in_use.len());
    for (signal, reading) in readings {
        let Some(Reading { raw, source, note }) = reading else {
            continue;
        };
        let points = points::points(signal, raw, settings.curve);
        let weight = settings.weight(signal) / total_weight * 100.0;
        notes.extend(note);
        exact.push(settings.weight(signal) * points / total_weight);
        parts.push(ScorePart {
            signal,
            raw,
            points,
            weight,
            contribution: 0.0,
            source,
        });
    }
    let total = tenths(exact.iter().sum());
    for (part, share) in parts.iter_mut().zip(shares(&exact, total)) {
        part.contribution = share as f64 / 10.0;
    }
    let value = total as f64 / 10.0;
    Score {
        value,
        tier: tier(value, settings),
        parts,
        notes,
    }
}

/// The score and the tier without their explanation: the same numbers as [`score`], for a hundred thousand people
/// while somebody drags a weight.
pub fn value(person: &Person, room: &Room, settings: &ScoringSettings) -> (f64, Tier) {
    if !person.presence.attended() {
        return (0.0, Tier::NoShow);
    }
    let known = SIGNALS.map(|signal| {
        let weight = settings.weight(signal);
        let raw = if weight > 0.0 { raw(signal, person, room) } else { None };
        raw.map(|raw| (weight, points::points(signal, raw, settings.curve)))
    });
    let total_weight: f64 = known.iter().flatten().map(|(weight, _)| weight).sum();
    let exact = known
        .iter()
        .flatten()
        .map(|(weight, points)| weight * points / total_weight);
    let value = tenths(exact.sum()) as f64 / 10.0;
    (value, tier(value, settings))
}

/// The tier of somebody who came.
fn tier(value: f64, settings: &ScoringSettings) -> Tier {
    let reaches = |limit: f64| value + FLOAT_SLACK >= limit;
    if reaches(settings.hot_from) {
        Tier::Hot
    } else if reaches(settings.warm_from) {
        Tier::Warm
    } else if reaches(settings.cool_from) {
        Tier::Cool
    } else {
        Tier::Cold
    }
}

/// What a signal is for this person, unless it is out of use for the webinar or unknown for them.
fn raw(signal: Signal, person: &Person, room: &Room) -> Option<f64> {
    let presence = person.presence;
    match signal {
        _ if !room.knows(signal) => None,
        Signal::Focus => points::percentage(presence.focus_percent),
        Signal::Attendance => {
            points::percentage(presence.attendance_percent).or_else(|| Some(by_minutes(presence, room)?.0))
        }
        Signal::Messages => Some(f64::from(person.messages)),
        Signal::Questions => Some(f64::from(person.questions)),
    }
}

/// The same, with where it comes from.
fn read(signal: Signal, person: &Person, room: &Room) -> Option<Reading> {
    let raw = raw(signal, person, room)?;
    let presence = person.presence;
    let is_stated = points::percentage(presence.attendance_percent).is_some();
    let (source, note) = match (signal, by_minutes(presence, room)) {
        (Signal::Messages | Signal::Questions, _) => (words::COUNTED.to_owned(), None),
        (Signal::Attendance, Some((_, minutes, length))) if !is_stated => (
            words::by_minutes(minutes, length, presence),
            Some(words::worked_out(room.length_guessed)),
        ),
        _ => (words::stated(presence), None),
    };
    Some(Reading { raw, source, note })
}

/// The attendance of somebody of whom only minutes are known, with these and the webinar's length. In tenths, so that
/// the percentage shown is the one that was weighed.
fn by_minutes(presence: &Presence, room: &Room) -> Option<(f64, f64, f64)> {
    let minutes = presence
        .attendance_minutes
        .filter(|minutes| minutes.is_finite())?
        .max(0.0);
    let length = room.webinar_minutes?;
    let percent = tenths((minutes / length * 100.0).min(100.0)) as f64 / 10.0;
    Some((percent, minutes, length))
}

/// Rounds half up to tenths. The slack lets 58.25, which a sum may hold as 58.249 999 999 999, count as a half.
fn tenths(value: f64) -> i64 {
    (value * 10.0 + 0.5 + FLOAT_SLACK).floor() as i64
}

/// Splits `total` tenths in proportion to the exact contributions, by largest remainder, so that what is shown
/// adds up to the score shown. A contribution of nothing stays nothing.
fn shares(exact: &[f64], total: i64) -> Vec<i64> {
    let mut shares: Vec<i64> = exact
        .iter()
        .map(|part| (part * 10.0 + FLOAT_SLACK).floor() as i64)
        .collect();
    let remainder = |index: usize| exact[index] * 10.0 - (exact[index] * 10.0 + FLOAT_SLACK).floor();
    let mut by_remainder: Vec<usize> = (0..exact.len()).collect();
    by_remainder.sort_by(|a, b| remainder(*b).total_cmp(&remainder(*a)));
    let left = usize::try_from(total - shares.iter().sum::<i64>()).unwrap_or(0);
    for index in by_remainder.into_iter().take(left) {
        shares[index] += 1;
    }
    shares
}

#[cfg(test)]
mod tests;
