//! A person on a webinar's list, whether or not they came.

use serde::{Deserialize, Serialize};

use super::{AttendeeId, EmailAddress, WallTime, WebinarId};

/// One person of one webinar. Identity is the address; without one, the name.
#[derive(Debug, Clone, PartialEq)]
pub struct Attendee {
    /// Its key.
    pub id: AttendeeId,
    /// The webinar whose list this is.
    pub webinar_id: WebinarId,
    /// As registered, trimmed; may be empty.
    pub name: String,
    /// Nobody can be written to without one.
    pub email: Option<EmailAddress>,
    /// How they took part.
    pub presence: Presence,
    /// Place as the file states it.
    pub location: Option<String>,
    /// What they were in the webinar.
    pub role: Role,
    /// The user's own word on whether they belong to the audience; `None` leaves it to [`Self::is_audience`].
    pub kept: Option<bool>,
}

/// What a person was in a webinar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Somebody the webinar was held for.
    #[default]
    Audience,
    /// Whoever held it.
    Host,
    /// A speaker, presenter or moderator.
    Panelist,
    /// The host's own team, by the file's word or by the domain of the address.
    Staff,
    /// A program that takes notes, not a person.
    Bot,
}

/// What is known about whether a person came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// On the list; no file says whether they came.
    #[default]
    Registered,
    /// Was there, live.
    Attended,
    /// The file says that they did not come.
    NoShow,
    /// Took the registration back.
    Cancelled,
    /// Was never let onto the list, or not yet.
    NotApproved,
    /// Waited and was not let in.
    WaitingRoom,
    /// Watched the recording only.
    ReplayOnly,
    /// Only opened the link on an earlier day.
    EarlierDay,
    /// Only a program that takes notes came in their name.
    BotOnly,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 5] = [Self::Audience, Self::Host, Self::Panelist, Self::Staff, Self::Bot];

    /// The stable word for the database and the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Audience => "audience",
            Self::Host => "host",
            Self::Panelist => "panelist",
            Self::Staff => "staff",
            Self::Bot => "bot",
        }
    }
}

impl Standing {
    /// All standings.
    pub const ALL: [Self; 9] = [
        Self::Registered,
        Self::Attended,
        Self::NoShow,
        Self::Cancelled,
        Self::NotApproved,
        Self::WaitingRoom,
        Self::ReplayOnly,
        Self::EarlierDay,
        Self::BotOnly,
    ];

    /// The stable word for the database and the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Attended => "attended",
            Self::NoShow => "no_show",
            Self::Cancelled => "cancelled",
            Self::NotApproved => "not_approved",
            Self::WaitingRoom => "waiting_room",
            Self::ReplayOnly => "replay_only",
            Self::EarlierDay => "earlier_day",
            Self::BotOnly => "bot_only",
        }
    }
}

/// How a person took part. Every number may be unknown; unknown is never zero.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Presence {
    /// Whether they came, and if not, what is known instead.
    pub standing: Standing,
    /// Share of the webinar they were there, 0-100.
    pub attendance_percent: Option<f64>,
    /// Share of that time the webinar was in front, 0-100.
    pub focus_percent: Option<f64>,
    /// Minutes present: the union of their sessions.
    pub attendance_minutes: Option<f64>,
    /// When they first came, by the file's clock.
    pub join_time: Option<WallTime>,
    /// When they last left, by the file's clock.
    pub exit_time: Option<WallTime>,
    /// When they first came, in minutes from the start.
    pub join_minute: Option<f64>,
    /// When they last left, in minutes from the start.
    pub exit_minute: Option<f64>,
    /// The periods in which they were there, in minutes from the start, in order, none overlapping another; empty
    /// where the files have only totals.
    pub sessions: Vec<Session>,
    /// Messages that the platform counted for this person without giving their words.
    pub counted_messages: Option<u32>,
    /// Questions that the platform counted for this person without giving their words.
    pub counted_questions: Option<u32>,
    /// Where the values came from, such as `attendees.csv, line 12`.
    pub source: String,
}

/// One period of presence, in minutes from the start of the webinar.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Session {
    /// When it began.
    pub from: f64,
    /// When it ended, at or after `from`.
    pub to: f64,
}

impl Presence {
    /// Whether they were there, live.
    pub fn attended(&self) -> bool {
        self.standing == Standing::Attended
    }
}

/// Whether somebody counts as audience by what the files say: everybody the webinar was held for, save those who took
/// their registration back or were never let onto the list.
pub fn is_audience(role: Role, standing: Standing) -> bool {
    role == Role::Audience && !matches!(standing, Standing::Cancelled | Standing::NotApproved)
}

impl Attendee {
    /// Whether they count and get a mail: the user's own word, else [`is_audience`].
    pub fn is_audience(&self) -> bool {
        self.kept
            .unwrap_or_else(|| is_audience(self.role, self.presence.standing))
    }

    /// What to call this person on screen: the name, else the address, else a plain word.
    pub fn label(&self) -> &str {
        match (self.name.is_empty(), &self.email) {
            (false, _) => &self.name,
            (true, Some(email)) => email.as_str(),
            (true, None) => "(no name)",
        }
    }
}
