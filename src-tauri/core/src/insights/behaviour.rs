//! What somebody did, in a few plain words for the person who calls them.
//!
//! Only for the user's own screen. Nothing here goes into a mail: there, how closely somebody was watched is
//! never said.

use crate::domain::Message;
use crate::domain::attendee::Presence;

/// Platforms count the goodbye and the closing of the room differently by about this much.
const END_SLACK_MINUTES: f64 = 2.0;
/// Who joins later than this has missed the introduction.
const LATE_FROM_MINUTE: f64 = 10.0;
/// Below this share of the length, leaving is leaving early.
const EARLY_SHARE: f64 = 0.85;
/// From this focus on, somebody did nothing else beside.
const FULL_FOCUS: f64 = 95.0;

/// Whether somebody left well before the end; both in minutes from the start. Not known is not early.
pub fn left_early(exit: Option<f64>, length: Option<f64>) -> bool {
    matches!((exit, length), (Some(exit), Some(length)) if exit < length * EARLY_SHARE)
}

/// "Asked 2 questions, stayed to the end, 8 messages". `length` is in minutes.
pub(super) fn signals(presence: &Presence, written: &[&Message], length: Option<f64>) -> String {
    let questions = written.iter().filter(|message| message.is_question).count();
    let mut signals = Vec::new();
    if questions > 0 {
        signals.push(format!("asked {}", counted(questions, "question")));
    }
    if presence.focus_percent.is_some_and(|focus| focus >= FULL_FOCUS) {
        signals.push("full attention".to_owned());
    }
    if presence.join_minute.is_some_and(|minute| minute >= LATE_FROM_MINUTE) {
        signals.push("joined late".to_owned());
    }
    if let (Some(exit), Some(length)) = (presence.exit_minute, length) {
        if exit >= length - END_SLACK_MINUTES {
            signals.push("stayed to the end".to_owned());
        } else if left_early(Some(exit), Some(length)) {
            signals.push("left early".to_owned());
        }
    }
    if written.len() > questions {
        signals.push(counted(written.len(), "message"));
    }
    if signals.is_empty() {
        return "Came".to_owned();
    }
    let mut sentence = signals.join(", ");
    sentence[..1].make_ascii_uppercase();
    sentence
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        more => format!("{more} {noun}s"),
    }
}
