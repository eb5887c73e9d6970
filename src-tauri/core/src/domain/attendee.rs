//! A person on a webinar's list, whether or not they came.

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
}

/// How a person took part. Every number may be unknown; unknown is never zero.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Presence {
    /// Whether they came at all.
    pub attended: bool,
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
    /// Where the values came from, such as `attendees.csv, line 12`.
    pub source: String,
}

impl Attendee {
    /// What to call this person on screen: the name, else the address, else a plain word.
    pub fn label(&self) -> &str {
        match (self.name.is_empty(), &self.email) {
            (false, _) => &self.name,
            (true, Some(email)) => email.as_str(),
            (true, None) => "(no name)",
        }
    }
}
