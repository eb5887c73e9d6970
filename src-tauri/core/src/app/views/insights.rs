//! What shells see of a webinar as a whole, and of webinars beside each other.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{TierCountView, WordCountView};
use crate::domain::{Answer, AttendeeId, Chapter, DraftId, EmailAddress, ExportId, Money, Tier, WallTime, WebinarId};
use crate::insights::{Answered, Buying};

/// What a webinar as a whole says.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OverviewView {
    /// Registrants.
    pub registered: u32,
    /// Who came.
    pub attended: u32,
    /// Share of registrants who came, 0-100; unknown when nobody registered.
    pub attendance_rate: Option<f64>,
    /// Focus of those who came, 0-100; unknown when the files have none.
    pub focus: Option<MiddleView>,
    /// Attendance of those who came, 0-100.
    pub attendance: Option<MiddleView>,
    /// All messages, the team's too.
    pub messages: u32,
    /// Questions of the audience.
    pub questions: u32,
    /// How many people are in each tier, most engaged first.
    pub tiers: Vec<TierCountView>,
    /// The same numbers in the user's earlier webinars; nothing without any.
    pub usual: Option<UsualView>,
    /// Whom to call first.
    pub call_first: Vec<CallView>,
    /// Questions, unanswered ones first; at most a hundred.
    pub asked: Vec<QuestionView>,
    /// How many different questions nobody answered.
    pub open_questions: u32,
    /// How many different questions there are.
    pub all_questions: u32,
    /// Who was there when; nothing where no file has times.
    pub curve: Option<CurveView>,
    /// People who came, by their focus in ten bands of ten percent; empty when the files have no focus.
    pub focus_bands: Vec<u32>,
    /// The same by their attendance.
    pub attendance_bands: Vec<u32>,
    /// People who came, by their score in twenty bands of five points.
    pub score_bands: Vec<u32>,
    /// The scores from which on people are Hot, Warm and Cool.
    pub limits: [f64; 3],
    /// What chat and questions were about, the most spoken of first.
    pub topics: Vec<TopicView>,
    /// The companies' domains with the most people; public mail services are left out.
    pub domains: Vec<WordCountView>,
    /// The places with the most people.
    pub locations: Vec<WordCountView>,
    /// What the tiers are worth if the user's assumptions hold.
    pub opportunity: OpportunityView,
    /// What the program has saved so far.
    pub saved: TimeSavedView,
    /// What is unusual about the scores of this webinar, in sentences.
    pub notes: Vec<String>,
}

/// Mean and median.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct MiddleView {
    /// Arithmetic mean.
    pub mean: f64,
    /// Middle value.
    pub median: f64,
}

/// Medians over the user's earlier webinars.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UsualView {
    /// How many webinars it is the median of.
    pub webinars: u32,
    /// Registrants.
    pub registered: f64,
    /// Share of registrants who came, 0-100.
    pub attendance_rate: Option<f64>,
    /// Mean focus, 0-100.
    pub focus: Option<f64>,
    /// Mean attendance, 0-100.
    pub attendance: Option<f64>,
    /// Messages.
    pub messages: f64,
    /// Questions.
    pub questions: f64,
    /// Share of registrants in each tier, 0-100, most engaged first.
    pub tiers: Vec<f64>,
}

/// Somebody worth a call.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CallView {
    /// Who.
    pub attendee_id: AttendeeId,
    /// Their name, or address.
    pub label: String,
    /// Their address.
    pub email: Option<EmailAddress>,
    /// Their tier.
    pub tier: Tier,
    /// Their score.
    pub score: f64,
    /// Their own best words; empty when they wrote nothing.
    pub words: String,
    /// What they did, in plain words.
    pub signals: String,
    /// Signs that they think of buying, each with the line that proves it.
    pub buying: Vec<BuyingView>,
    /// What a caller may begin with, in the language of the webinar.
    pub first_line: String,
    /// What else to talk about, from what is known only.
    pub points: Vec<String>,
    /// Their draft, when there is one.
    pub draft_id: Option<DraftId>,
}

/// A sign that somebody thinks of buying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BuyingView {
    /// What it is about.
    pub kind: Buying,
    /// What it is about, in words.
    pub label: String,
    /// The line that proves it.
    pub line: String,
}

/// A question, and all who asked it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    /// What it is known by.
    pub key: String,
    /// The words of whoever asked first.
    pub text: String,
    /// What became of it.
    pub state: Answered,
    /// The answer, where a file or the user has one.
    pub answer: Option<Answer>,
    /// Whether the user said what became of it.
    pub is_decided: bool,
    /// Everybody who asked it, in order of time.
    pub askers: Vec<AskerView>,
}

/// Somebody who asked a question.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AskerView {
    /// Who, where known.
    pub attendee_id: Option<AttendeeId>,
    /// Their name as the file has it.
    pub author: String,
    /// Their words.
    pub text: String,
    /// When, by the file's clock.
    pub at: Option<WallTime>,
    /// When, in minutes from the start.
    pub minute: Option<f64>,
    /// Their draft, when there is one.
    pub draft_id: Option<DraftId>,
}

/// What the user says became of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
pub enum AnswerChoice {
    /// It was answered aloud, or elsewhere.
    Live,
    /// It was not answered.
    Open,
    /// This is the answer, for those who asked.
    Text(String),
    /// What the files say.
    Files,
}

/// Attendance and messages over time.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CurveView {
    /// People who were there at some moment of each minute, from minute 0.
    pub people: Vec<u32>,
    /// Messages written in each minute.
    pub messages: Vec<u32>,
    /// How many of those who came have no times; they are in no minute.
    pub unknown: u32,
    /// What was shown when.
    pub chapters: Vec<Chapter>,
    /// When the offer was made: the last chapter whose title says so.
    pub offer_minute: Option<f64>,
    /// How many had left before that; unknown without it.
    pub left_before_offer: Option<u32>,
    /// Where most people left, the largest first.
    pub drops: Vec<DropView>,
}

/// People left within a few minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DropView {
    /// The minute in which it began.
    pub minute: u32,
    /// How many left.
    pub people: u32,
    /// The chapter that was shown then; may be empty.
    pub chapter: String,
}

/// What several people wrote about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TopicView {
    /// The phrase.
    pub label: String,
    /// How many different people wrote it.
    pub people: u32,
    /// How many lines hold it.
    pub lines: u32,
}

/// A line of the chat or the questions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LineView {
    /// Who wrote it, where known.
    pub attendee_id: Option<AttendeeId>,
    /// The writer as the file names them.
    pub author: String,
    /// When, in minutes from the start.
    pub minute: Option<f64>,
    /// The words.
    pub text: String,
    /// Whether it counts as a question.
    pub is_question: bool,
}

/// Which lines are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "of", content = "value")]
pub enum LineChoice {
    /// Those of a topic, by its label.
    Topic(String),
    /// Those of one minute.
    Minute(u32),
}

/// What the tiers are worth if the user's assumptions hold.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OpportunityView {
    /// The price of the offer; without one nothing can be worked out.
    pub price: Option<Money>,
    /// One line a tier for which there is an assumption.
    pub tiers: Vec<OpportunityTierView>,
    /// All together, in the price's currency; nothing without a price or an assumption.
    pub total: Option<Money>,
}

/// What one tier is worth if the user's assumption holds.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OpportunityTierView {
    /// The tier.
    pub tier: Tier,
    /// People in it.
    pub people: u32,
    /// Of a hundred, how many buy by the user's assumption.
    pub percent: f64,
    /// People x price x share.
    pub amount: Option<Money>,
}

/// What the program has saved so far.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimeSavedView {
    /// Mails that were approved or exported.
    pub mails: u32,
    /// What one takes by hand, by the user's assumption, in minutes.
    pub minutes_a_mail: f64,
    /// What reviewing took, in minutes, by the times between decisions.
    pub review_minutes: f64,
    /// The difference, in minutes; never below zero.
    pub minutes: f64,
}

/// What the user assumes, for numbers that nobody can know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Assumptions {
    /// Of a hundred people in each tier, how many buy; most engaged first. `None` is no assumption.
    pub percent_buying: [Option<f64>; 5],
    /// Minutes that a personal mail takes by hand.
    pub minutes_a_mail: f64,
    /// Whether outside figures are shown beside the user's own.
    pub benchmarks: bool,
}

impl Default for Assumptions {
    /// 45 personal mails in the four hours that the work took before (PRODUCT.md): five minutes each.
    fn default() -> Self {
        Self {
            percent_buying: [None; 5],
            minutes_a_mail: 5.0,
            benchmarks: false,
        }
    }
}

/// One webinar beside the others.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrendView {
    /// Which.
    pub id: WebinarId,
    /// Its title.
    pub title: String,
    /// When it was held.
    pub hosted_at: Option<WallTime>,
    /// Registrants.
    pub registered: u32,
    /// Who came.
    pub attended: u32,
    /// Share of registrants who came, 0-100.
    pub attendance_rate: Option<f64>,
    /// People in each tier, most engaged first.
    pub tiers: Vec<TierCountView>,
    /// All messages, the team's too.
    pub messages: u32,
    /// Questions of the audience.
    pub questions: u32,
}

/// People of a webinar who were in an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturningView {
    /// How many were registered for an earlier webinar.
    pub people: u32,
    /// How many of them came to this one.
    pub attended: u32,
    /// Who is in a warmer tier than last time, warmest first; at most fifty.
    pub warmed: Vec<ReturnView>,
    /// How many those are.
    pub warmed_count: u32,
    /// Who came last time and is in a colder tier now; at most fifty.
    pub cooled: Vec<ReturnView>,
    /// How many those are.
    pub cooled_count: u32,
}

/// Somebody who came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReturnView {
    /// Who.
    pub attendee_id: AttendeeId,
    /// Their name, or address.
    pub label: String,
    /// Their tier in the last webinar before this one.
    pub before: Tier,
    /// Their tier now.
    pub now: Tier,
    /// In how many earlier webinars they were registered.
    pub webinars: u32,
}

/// What is printed or handed on about a webinar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// The people to call, to be printed.
    CallsPdf,
    /// The people to call, as a table.
    CallsCsv,
    /// How the webinar went, on one page.
    OverviewPdf,
}

/// A report that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportView {
    /// By which its file is revealed.
    pub id: ExportId,
    /// The file's name.
    pub file_name: String,
}

/// The form of a chart's picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Pixels.
    Png,
    /// Lines and words.
    Svg,
}
