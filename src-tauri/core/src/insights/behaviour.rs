//! What somebody did, in a few plain words for the person who calls them.
//!
//! Only for the user's own screen. Nothing here goes into a mail: there, how closely somebody was watched is
//! never said.

use super::buying::Buying;
use super::{Line, Participant};
use crate::domain::text::counted;

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

/// When things happened, in minutes from the start, as far as it is known.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Times {
    /// How long the webinar was.
    pub length: Option<f64>,
    /// When the offer was made.
    pub offer: Option<f64>,
}

/// "Asked 2 questions, one about price, stayed to the end, 8 messages". `buying` are the signs in all they wrote.
pub(super) fn signals(one: &Participant<'_>, written: &[&Line<'_>], buying: &[Buying], times: Times) -> String {
    let questions = written.iter().filter(|line| line.is_question).count();
    let mut signals = Vec::new();
    if questions > 0 {
        signals.push(format!("asked {}", counted(questions, "question", "questions")));
    }
    signals.extend(buying.first().map(|kind| match questions {
        0 => format!("wrote about {}", kind.label()),
        1 => format!("about {}", kind.label()),
        _ => format!("one about {}", kind.label()),
    }));
    if one.focus_percent.is_some_and(|focus| focus >= FULL_FOCUS) {
        signals.push("full attention".to_owned());
    }
    if one.join_minute.is_some_and(|minute| minute >= LATE_FROM_MINUTE) {
        signals.push("joined late".to_owned());
    }
    if let (Some(exit), Some(length)) = (one.exit_minute, times.length) {
        if exit >= length - END_SLACK_MINUTES {
            signals.push("stayed to the end".to_owned());
        } else if times.offer.is_some_and(|offer| exit < offer) {
            signals.push("left before the offer".to_owned());
        } else if times.offer.is_some_and(|offer| exit < offer + END_SLACK_MINUTES) {
            signals.push("left at the offer".to_owned());
        } else if left_early(Some(exit), Some(length)) {
            signals.push("left early".to_owned());
        }
    }
    if written.len() > questions {
        signals.push(counted(written.len(), "message", "messages"));
    }
    if signals.is_empty() {
        return "Came".to_owned();
    }
    let mut sentence = signals.join(", ");
    sentence[..1].make_ascii_uppercase();
    sentence
}
