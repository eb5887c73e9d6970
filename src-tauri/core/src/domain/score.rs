//! A score with its explanation, and the settings that it was worked out with.
//!
//! The arithmetic is in `scoring`; here is only what a score consists of.

use serde::{Deserialize, Serialize};

/// How engaged a person was. Ordered from the most to the least engaged, as the priority list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// 80 and more.
    Hot,
    /// 60 to under 80.
    Warm,
    /// 40 to under 60.
    Cool,
    /// Under 40, but came.
    Cold,
    /// Did not come, whatever else is known.
    NoShow,
}

impl Tier {
    /// All tiers, most engaged first.
    pub const ALL: [Self; 5] = [Self::Hot, Self::Warm, Self::Cool, Self::Cold, Self::NoShow];

    /// The stable word for files, the database and the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hot => "hot",
            Self::Warm => "warm",
            Self::Cool => "cool",
            Self::Cold => "cold",
            Self::NoShow => "no_show",
        }
    }

    /// The word for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Hot => "Hot",
            Self::Warm => "Warm",
            Self::Cool => "Cool",
            Self::Cold => "Cold",
            Self::NoShow => "No-Show",
        }
    }

    /// The tier of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.code() == code)
    }
}

/// What a score is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// Focus percentage.
    Focus,
    /// Attendance percentage.
    Attendance,
    /// Number of messages, questions included.
    Messages,
    /// Number of questions.
    Questions,
}

/// What one signal adds to a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ScorePart {
    /// Which signal.
    pub signal: Signal,
    /// The percentage or the count.
    pub raw: f64,
    /// 0-100.
    pub points: f64,
    /// Effective weight in percent; the weights of all parts add up to 100.
    pub weight: f64,
    /// What it adds to the score, to one decimal; all parts add up to the score shown.
    pub contribution: f64,
    /// Where the raw value came from, in words.
    pub source: String,
}

/// A score from 0 to 100 with its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// 0-100, to one decimal.
    pub value: f64,
    /// Read from the rounded value.
    pub tier: Tier,
    /// Empty for people who did not come.
    pub parts: Vec<ScorePart>,
    /// What is unusual about it, in sentences, such as a signal that the file does not have.
    pub notes: Vec<String>,
}

/// What a webinar's files say at all, so that a missing column is told from a person's zero.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Room {
    /// Whether the focus of anybody who came is known.
    pub focus_known: bool,
    /// Whether the attendance of anybody who came is known, as a percentage or as minutes of a known length.
    pub attendance_known: bool,
    /// Whether a chat or Q&A file was imported; without one, messages and questions are unknown, not zero.
    pub messages_known: bool,
    /// The webinar's length in minutes.
    pub webinar_minutes: Option<f64>,
    /// Whether that length is a guess: from the first join to the last leave.
    pub length_guessed: bool,
}

/// How percentages become points.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Curve {
    /// The percentage itself.
    #[default]
    Continuous,
    /// Steps at fixed percentages.
    Banded,
}

/// Weights, curve and tier limits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ScoringSettings {
    /// Weight of focus.
    pub focus: f64,
    /// Weight of attendance.
    pub attendance: f64,
    /// Weight of messages.
    pub messages: f64,
    /// Weight of questions.
    pub questions: f64,
    /// How percentages become points.
    pub curve: Curve,
    /// Lowest score that is Hot.
    pub hot_from: f64,
    /// Lowest score that is Warm.
    pub warm_from: f64,
    /// Lowest score that is Cool.
    pub cool_from: f64,
}

impl Default for ScoringSettings {
    /// The weights and limits of the product's specification.
    fn default() -> Self {
        Self {
            focus: 40.0,
            attendance: 30.0,
            messages: 20.0,
            questions: 10.0,
            curve: Curve::Continuous,
            hot_from: 80.0,
            warm_from: 60.0,
            cool_from: 40.0,
        }
    }
}

/// Why settings cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidScoring {
    /// A weight is negative or not a number, or all are zero.
    #[error("weights must be zero or more, and at least one above zero")]
    Weights,
    /// The tier limits do not descend strictly within 0-100.
    #[error("the limits must descend: Hot above Warm above Cool, between 0 and 100")]
    Limits,
}

impl ScoringSettings {
    /// The weight of a signal, before missing signals are spread.
    pub fn weight(&self, signal: Signal) -> f64 {
        match signal {
            Signal::Focus => self.focus,
            Signal::Attendance => self.attendance,
            Signal::Messages => self.messages,
            Signal::Questions => self.questions,
        }
    }

    /// Checks that a score can be worked out with these.
    pub fn validated(self) -> Result<Self, InvalidScoring> {
        let weights = [self.focus, self.attendance, self.messages, self.questions];
        if !weights.iter().all(|w| w.is_finite() && *w >= 0.0) || weights.iter().sum::<f64>() <= 0.0 {
            return Err(InvalidScoring::Weights);
        }
        let limits = [100.0, self.hot_from, self.warm_from, self.cool_from, 0.0];
        let descends = limits
            .windows(2)
            .enumerate()
            .all(|(i, w)| if i == 0 { w[0] >= w[1] } else { w[0] > w[1] });
        if descends {
            Ok(self)
        } else {
            Err(InvalidScoring::Limits)
        }
    }
}
