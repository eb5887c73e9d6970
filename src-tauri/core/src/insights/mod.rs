//! What a webinar as a whole says: its numbers, who was there when, whom to call, what was asked and talked about.
//!
//! Pure: takes those who came and all that was written, and counts. It never guesses: a number that nobody's file
//! states is `None`, and a person who wrote nothing has no words. No model is asked. One file a question: `curve` for
//! attendance over time, `calls` with `quotes`, `behaviour` and `buying`, `questions`, `topics`.

mod behaviour;
mod buying;
mod calls;
mod curve;
mod questions;
mod quotes;
mod topics;
mod words;

pub use behaviour::left_early;
pub use buying::Buying;
pub use calls::{Call, calls, first_line};
pub use curve::{Curve, left_before, offer_minute};
pub use questions::{Answered, Question, questions};
pub use topics::{Topic, topics};

use crate::domain::{Answer, AnswerKind, AttendeeId, Session};

/// Somebody of the audience who came. Lists of them are in the order of priority.
#[derive(Debug, Clone, Copy)]
pub struct Participant<'a> {
    /// Who.
    pub id: AttendeeId,
    /// 0-100, where known.
    pub focus_percent: Option<f64>,
    /// When they first came, in minutes from the start.
    pub join_minute: Option<f64>,
    /// When they last left, in minutes from the start.
    pub exit_minute: Option<f64>,
    /// When they were there, in order.
    pub sessions: &'a [Session],
}

/// Something that was written by somebody who is not of the team. Lists of them are in the order of the files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line<'a> {
    /// Who wrote it; `None` for somebody who is not on the list.
    pub by: Option<AttendeeId>,
    /// The writer as the file names them.
    pub author: &'a str,
    /// When, in minutes from the start.
    pub minute: Option<f64>,
    /// The words.
    pub text: &'a str,
    /// Whether it counts as a question.
    pub is_question: bool,
    /// Written to one person or to the team only: it counts, and is quoted nowhere.
    pub is_private: bool,
    /// What became of a question, where a file or the user says so.
    pub answer: Option<&'a Answer>,
}

impl<'a> Line<'a> {
    fn said(&self) -> quotes::Said<'a> {
        quotes::Said {
            text: self.text,
            is_question: self.is_question,
        }
    }

    /// Whether it asks what nobody answered.
    pub fn is_open_question(&self) -> bool {
        let kind = self.answer.map(|answer| answer.kind);
        self.is_question && !matches!(kind, Some(AnswerKind::Live | AnswerKind::Text))
    }
}

/// Mean and median of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Middle {
    /// Arithmetic mean.
    pub mean: f64,
    /// Middle value; the mean of the two middle ones when their number is even.
    pub median: f64,
}

impl Middle {
    /// Of numbers in any order; `None` without any.
    pub fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        let upper = *values.get(values.len() / 2)?;
        let lower = values[(values.len() - 1) / 2];
        Some(Self {
            mean: values.iter().sum::<f64>() / values.len() as f64,
            median: f64::midpoint(lower, upper),
        })
    }
}

/// How many numbers of 0 to 100 are in each of `COUNT` equal bands; 100 is in the last.
pub fn bands<const COUNT: usize>(percentages: impl IntoIterator<Item = f64>) -> [u32; COUNT] {
    let mut bands = [0; COUNT];
    for percent in percentages {
        // A cast saturates, so what a file states below 0 or above 100 lands in the outer bands.
        let band = (percent * COUNT as f64 / 100.0) as usize;
        if let Some(people) = bands.get_mut(band.min(COUNT - 1)) {
            *people += 1;
        }
    }
    bands
}

#[cfg(test)]
mod tests;
