//! What a webinar as a whole says: its numbers, whom to call first with their own words, and what was asked.
//!
//! Pure: takes people with their scores and all messages, and counts. It never guesses: a number that nobody's
//! file states is `None`, and a person who wrote nothing has no words. The choice of somebody's best words is in
//! `quotes`, what is said about their behaviour in `behaviour`.

mod behaviour;
mod quotes;

use std::collections::HashMap;

pub use behaviour::left_early;

use crate::domain::{Answer, Attendee, AttendeeId, Message, Score, Signal, Tier, WallTime, WebinarDetails};

/// One person of the list with their score.
#[derive(Debug, Clone, Copy)]
pub struct Participant<'a> {
    /// Who they are and how they took part.
    pub attendee: &'a Attendee,
    /// Their score.
    pub score: &'a Score,
}

/// The numbers and the first steps of one webinar.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Everybody on the list.
    pub registrants: usize,
    /// Of those, who came.
    pub attended: usize,
    /// Share of registrants who came, 0-100; `None` without registrants.
    pub attendance_rate: Option<f64>,
    /// People in each tier, in the order of [`Tier::ALL`], empty tiers too.
    pub tiers: [(Tier, usize); 5],
    /// Focus of those who came and of whom it is known.
    pub focus: Option<Middle>,
    /// Attendance of those who came and of whom it is known.
    pub attendance: Option<Middle>,
    /// People who came by focus, in ten bands of ten percent; 100 % is in the last. `None` when no focus is known.
    pub focus_bands: Option<[usize; 10]>,
    /// All messages given, the host's too where the host is not on the list.
    pub messages: usize,
    /// Whom to call first, most promising first.
    pub call_first: Vec<Call>,
    /// All questions but the host's own and private ones, oldest first.
    pub asked: Vec<Asked>,
}

/// Mean and median of percentages, each 0-100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Middle {
    /// Arithmetic mean.
    pub mean: f64,
    /// Middle value; the mean of the two middle ones when their number is even.
    pub median: f64,
}

/// Somebody worth a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// Index into the participants given.
    pub participant: usize,
    /// Their own best words; `None` when they wrote nothing worth quoting.
    pub words: Option<String>,
    /// What they did, such as "Asked 2 questions, stayed to the end, 8 messages".
    pub signals: String,
}

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Who asked; `None` for somebody who is not on the list.
    pub attendee_id: Option<AttendeeId>,
    /// The asker as listed, else as the chat names them; may be empty.
    pub who: String,
    /// When, by the file's clock.
    pub at: Option<WallTime>,
    /// When, in minutes from the start.
    pub minute: Option<f64>,
    /// The words.
    pub text: String,
    /// What became of it, where a file says so.
    pub answer: Option<Answer>,
}

/// Looks at the whole webinar. `participants` are in order of priority, `messages` in the order written; at most
/// `calls` of those who came are named as whom to call first.
pub fn overview(
    participants: &[Participant],
    messages: &[Message],
    details: &WebinarDetails,
    calls: usize,
) -> Overview {
    let came = || {
        participants
            .iter()
            .filter(|participant| participant.attendee.presence.attended())
    };
    let focus: Vec<f64> = came().filter_map(|one| one.attendee.presence.focus_percent).collect();
    let attendance: Vec<f64> = came().filter_map(attendance_percent).collect();
    let attended = came().count();
    let mut tiers = Tier::ALL.map(|tier| (tier, 0));
    for (tier, people) in &mut tiers {
        *people = participants
            .iter()
            .filter(|participant| participant.score.tier == *tier)
            .count();
    }
    Overview {
        registrants: participants.len(),
        attended,
        attendance_rate: (!participants.is_empty()).then(|| attended as f64 / participants.len() as f64 * 100.0),
        tiers,
        focus_bands: (!focus.is_empty()).then(|| bands(&focus)),
        focus: middle(focus),
        attendance: middle(attendance),
        messages: messages.len(),
        call_first: call_first(participants, messages, details, calls),
        asked: asked(participants, messages, details),
    }
}

/// As the file states it, else as it was worked out from minutes for the score.
fn attendance_percent(participant: &Participant) -> Option<f64> {
    let weighed = participant
        .score
        .parts
        .iter()
        .find(|part| part.signal == Signal::Attendance);
    participant
        .attendee
        .presence
        .attendance_percent
        .or(weighed.map(|part| part.raw))
}

fn middle(mut values: Vec<f64>) -> Option<Middle> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = values[(values.len() - 1) / 2];
    Some(Middle {
        mean: values.iter().sum::<f64>() / values.len() as f64,
        median: f64::midpoint(lower, upper),
    })
}

fn bands(percentages: &[f64]) -> [usize; 10] {
    let mut bands = [0; 10];
    for percent in percentages {
        // A cast saturates, so what a file states below 0 or above 100 lands in the outer bands.
        bands[((percent / 10.0) as usize).min(9)] += 1;
    }
    bands
}

fn call_first(participants: &[Participant], messages: &[Message], details: &WebinarDetails, calls: usize) -> Vec<Call> {
    let mut written: HashMap<AttendeeId, Vec<&Message>> = HashMap::new();
    for message in messages {
        if let Some(id) = message.attendee_id {
            written.entry(id).or_default().push(message);
        }
    }
    let last_leave = participants
        .iter()
        .filter_map(|one| one.attendee.presence.exit_minute)
        .reduce(f64::max);
    let length = details.duration_minutes.or(last_leave);
    participants
        .iter()
        .enumerate()
        .filter(|(_, one)| one.attendee.presence.attended())
        .take(calls)
        .map(|(participant, one)| {
            let theirs = written.get(&one.attendee.id).map_or(&[][..], Vec::as_slice);
            let public: Vec<&Message> = theirs.iter().copied().filter(|message| !message.is_private).collect();
            Call {
                participant,
                words: quotes::best(&public).map(str::to_owned),
                signals: behaviour::signals(&one.attendee.presence, theirs, length),
            }
        })
        .collect()
}

fn asked(participants: &[Participant], messages: &[Message], details: &WebinarDetails) -> Vec<Asked> {
    let labels: HashMap<AttendeeId, &str> = participants
        .iter()
        .map(|one| (one.attendee.id, one.attendee.label()))
        .collect();
    let host = details.host_name.as_deref().map(str::to_lowercase);
    // Somebody on the list is a participant even when they share the host's name.
    let by_host =
        |message: &Message| message.attendee_id.is_none() && host == Some(message.author_name.trim().to_lowercase());
    let mut questions: Vec<&Message> = messages
        .iter()
        .filter(|message| message.is_question && !message.is_private && !by_host(message))
        .collect();
    // Without a time: behind all others, in the order of the file.
    let minute = |message: &Message| message.minute.unwrap_or(f64::INFINITY);
    questions.sort_by(|a, b| minute(a).total_cmp(&minute(b)).then_with(|| a.at.cmp(&b.at)));
    questions
        .into_iter()
        .map(|message| Asked {
            attendee_id: message.attendee_id,
            who: message
                .attendee_id
                .and_then(|id| labels.get(&id).copied())
                .unwrap_or(&message.author_name)
                .to_owned(),
            at: message.at.clone(),
            minute: message.minute,
            text: message.text.clone(),
            answer: message.answer.clone(),
        })
        .collect()
}

#[cfg(test)]
mod tests;
