//! The sentences of a score: where each value came from, what is missing, and the whole in one line.
//!
//! They are shown beside the number, in tooltips and in the terminal. They never hold a person's own words.

use crate::domain::attendee::Presence;
use crate::domain::{Score, ScorePart, Signal, Tier};

use super::Room;

/// The source of a count.
pub(super) const COUNTED: &str = "counted in chat and Q&A";

/// A score in one line: "Focus 97 % adds 38.8, attendance 100 % adds 30, 8 messages add 20, 2 questions add 10",
/// with its notes behind it as sentences.
pub fn explain(score: &Score) -> String {
    let sum = score.parts.iter().map(part).collect::<Vec<_>>().join(", ");
    let head = match (score.tier, sum.is_empty()) {
        (Tier::NoShow, _) => "Did not come".to_owned(),
        (_, true) => "Came".to_owned(),
        (_, false) => capitalised(&sum),
    };
    match score.notes.is_empty() {
        true => head,
        false => format!("{head}. {}", score.notes.join(" ")),
    }
}

fn part(part: &ScorePart) -> String {
    let raw = number(part.raw);
    let (subject, verb) = match part.signal {
        Signal::Focus => (format!("focus {raw} %"), "adds"),
        Signal::Attendance => (format!("attendance {raw} %"), "adds"),
        Signal::Messages => counted(part.raw, "message"),
        Signal::Questions => counted(part.raw, "question"),
    };
    let adds = if part.contribution > 0.0 {
        number(part.contribution)
    } else {
        "nothing".to_owned()
    };
    format!("{subject} {verb} {adds}")
}

fn counted(count: f64, noun: &str) -> (String, &'static str) {
    match count as u32 {
        0 => (format!("no {noun}s"), "add"),
        1 => (format!("1 {noun}"), "adds"),
        more => (format!("{more} {noun}s"), "add"),
    }
}

/// At most one decimal, none where it would be zero.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The source of a percentage that the file itself states.
pub(super) fn stated(presence: &Presence) -> String {
    match presence.source.is_empty() {
        true => "stated by the file".to_owned(),
        false => presence.source.clone(),
    }
}

/// The source of a percentage worked out from minutes.
pub(super) fn by_minutes(minutes: f64, length: f64, presence: &Presence) -> String {
    format!(
        "{} of {} minutes, {}",
        number(minutes),
        number(length),
        stated(presence)
    )
}

/// That a percentage was worked out, and how sure its length is.
pub(super) fn worked_out(length_guessed: bool) -> String {
    let length = if length_guessed {
        "a guess: from the first join to the last leave"
    } else {
        "the webinar's own"
    };
    format!("Attendance is worked out from minutes present and the length of the webinar, which is {length}.")
}

/// Somebody whom the list calls absent, but who wrote.
pub(super) fn absent_but_writing(messages: u32) -> Option<String> {
    let (wrote, verb) = counted(f64::from(messages), "message");
    let is = if verb == "adds" { "is" } else { "are" };
    (messages > 0).then(|| {
        format!(
            "{} {is} in the chat, although the list says that this person did not come.",
            wrote
        )
    })
}

/// Why signals are out of use and which ones carry their weight.
pub(super) fn missing(missing: &[Signal], in_use: &[Signal], room: &Room) -> Vec<String> {
    if in_use.is_empty() {
        return vec!["Nothing is known of who took part how, so the score is 0.".to_owned()];
    }
    let has = |signal| missing.contains(&signal);
    let mut sentences = Vec::new();
    let mut tell = |cause: &str, count: usize| {
        let verb = if in_use.len() == 1 { "carries" } else { "carry" };
        let whose = if count == 1 { "its" } else { "their" };
        sentences.push(format!("{cause}, so {} {verb} {whose} weight.", listed(in_use)));
    };
    if has(Signal::Focus) {
        match room.focus_known {
            true => tell("Focus is unknown for this person", 1),
            false => tell("This webinar's files have no focus column", 1),
        }
    }
    if has(Signal::Attendance) {
        match room.attendance_known {
            true => tell("Attendance is unknown for this person", 1),
            false => tell("This webinar's files do not say how long people stayed", 1),
        }
    }
    match (has(Signal::Messages), has(Signal::Questions)) {
        (true, true) => tell(
            "This webinar has no chat or Q&A file and messages and questions are unknown",
            2,
        ),
        (true, false) => tell("This webinar has no chat or Q&A file and messages are unknown", 1),
        (false, true) => tell("This webinar has no chat or Q&A file and questions are unknown", 1),
        (false, false) => {}
    }
    sentences
}

fn listed(signals: &[Signal]) -> String {
    let names: Vec<&str> = signals
        .iter()
        .map(|signal| match signal {
            Signal::Focus => "focus",
            Signal::Attendance => "attendance",
            Signal::Messages => "messages",
            Signal::Questions => "questions",
        })
        .collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}
