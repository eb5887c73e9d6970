//! Invented people and a webinar for the tests of this folder.
#![allow(clippy::unwrap_used)]

use super::facts::FactSheet;
use crate::domain::attendee::Presence;
use crate::domain::{
    Attendee, AttendeeId, Chapter, EmailAddress, Message, MessageSource, Money, PollAnswer, Score, Sender, Tier,
    WebinarDetails, WebinarId,
};

pub struct Person {
    pub attendee: Attendee,
    pub score: Score,
    pub messages: Vec<Message>,
    pub polls: Vec<PollAnswer>,
    pub webinar: WebinarDetails,
    pub sender: Sender,
}

pub fn webinar() -> WebinarDetails {
    let chapter = |minute, title: &str| Chapter {
        minute,
        title: title.to_owned(),
    };
    WebinarDetails {
        title: "Fill Your Workshops Without Ads".to_owned(),
        topic: Some("finding participants for small workshops".to_owned()),
        hosted_at: "2025-10-01 14:00".parse().ok(),
        duration_minutes: Some(60.0),
        host_name: Some("Mara Quill".to_owned()),
        offer_name: Some("Launch Lab".to_owned()),
        offer_description: Some("six weeks of small-group coaching with templates for every step".to_owned()),
        offer_url: Some("https://quill.example/launch-lab".to_owned()),
        price: Money::parse("497", "USD").ok(),
        deadline: Some("48 hours".to_owned()),
        replay_url: Some("https://quill.example/replay".to_owned()),
        chapters: vec![
            chapter(0.0, "Welcome"),
            chapter(5.0, "Finding the one topic people pay for"),
            chapter(22.0, "The invitation that fills ten seats"),
            chapter(40.0, "Pricing your first workshop"),
            chapter(52.0, "Q&A"),
        ],
    }
}

impl Person {
    pub fn of(tier: Tier) -> Self {
        let now = jiff::Timestamp::UNIX_EPOCH;
        let webinar_id = WebinarId::new(now);
        let (attended, exit) = match tier {
            Tier::Hot => (true, Some(60.0)),
            Tier::Warm => (true, Some(52.0)),
            Tier::Cool => (true, Some(31.0)),
            Tier::Cold => (true, Some(9.0)),
            Tier::NoShow => (false, None),
        };
        Self {
            attendee: Attendee {
                id: AttendeeId::new(now),
                webinar_id,
                name: "Lori Vance".to_owned(),
                email: EmailAddress::parse("lori@vance.example").ok(),
                presence: Presence {
                    standing: if attended {
                        crate::domain::Standing::Attended
                    } else {
                        crate::domain::Standing::NoShow
                    },
                    attendance_percent: exit.map(|minutes: f64| minutes / 60.0 * 100.0),
                    focus_percent: exit.map(|_| 81.5),
                    join_minute: exit.map(|_| 0.0),
                    exit_minute: exit,
                    source: "attendees.csv, line 2".to_owned(),
                    ..Presence::default()
                },
                location: None,
                role: crate::domain::Role::Audience,
                kept: None,
            },
            score: Score {
                value: 71.3,
                tier,
                parts: Vec::new(),
                notes: Vec::new(),
            },
            messages: Vec::new(),
            polls: Vec::new(),
            webinar: webinar(),
            sender: Sender {
                name: "Mara Quill".to_owned(),
                ..Sender::default()
            },
        }
    }

    pub fn named(mut self, name: &str) -> Self {
        self.attendee.name = name.to_owned();
        self
    }

    pub fn asking(self, text: &str) -> Self {
        self.saying(text, true)
    }

    pub fn writing(self, text: &str) -> Self {
        self.saying(text, false)
    }

    fn saying(mut self, text: &str, is_question: bool) -> Self {
        let minute = 10.0 + f64::from(u32::try_from(self.messages.len()).unwrap());
        self.messages.push(Message {
            webinar_id: self.attendee.webinar_id,
            attendee_id: Some(self.attendee.id),
            author_name: self.attendee.name.clone(),
            author_email: None,
            at: self.webinar.hosted_at.as_ref().map(|start| start.plus_minutes(minute)),
            minute: Some(minute),
            text: text.to_owned(),
            is_question,
            source: MessageSource::Chat,
            is_private: false,
            reply_to: None,
            answer: None,
            origin: "chat.csv, line 2".to_owned(),
        });
        self
    }

    pub fn sheet(&self) -> FactSheet {
        FactSheet::build(
            &self.webinar,
            &self.attendee,
            &self.score,
            &self.messages,
            &self.polls,
            &self.sender,
        )
    }
}
