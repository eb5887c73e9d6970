//! A webinar and what its host tells about it.
//!
//! Everything but the title may be unknown; whatever is unknown is left out of mails, never filled with a
//! placeholder.

use serde::{Deserialize, Serialize};

use super::compliance::TooLong;
use super::{Compliance, MailStyle, Money, WallTime, WebinarId};

/// The longest title, in characters (the product's specification).
pub const MAX_TITLE_CHARS: usize = 500;

/// One webinar.
#[derive(Debug, Clone, PartialEq)]
pub struct Webinar {
    /// Its key.
    pub id: WebinarId,
    /// What the host tells about it.
    pub details: WebinarDetails,
    /// When it was first imported.
    pub created_at: jiff::Timestamp,
}

/// What the host tells about a webinar: the only facts about it that a mail may use.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct WebinarDetails {
    /// 1 to 500 characters.
    pub title: String,
    /// What it was about, in a few words.
    pub topic: Option<String>,
    /// When it began.
    pub hosted_at: Option<WallTime>,
    /// Its length in minutes.
    pub duration_minutes: Option<f64>,
    /// Who presented it.
    pub host_name: Option<String>,
    /// What was offered in it.
    pub offer_name: Option<String>,
    /// What buyers get.
    pub offer_description: Option<String>,
    /// Where the offer can be taken (https).
    pub offer_url: Option<String>,
    /// What it costs.
    pub price: Option<Money>,
    /// Free text such as "48 hours".
    pub deadline: Option<String>,
    /// Where the recording is (https).
    pub replay_url: Option<String>,
    /// What was shown when, in order of the minute.
    pub chapters: Vec<Chapter>,
    /// How its mails are written; drafts that are written from now on follow it.
    pub mails: MailStyle,
    /// What its mails have to hold by law.
    pub compliance: Compliance,
}

/// A part of the webinar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Chapter {
    /// Minutes from the start.
    pub minute: f64,
    /// What it was about.
    pub title: String,
}

/// A detail that cannot be stored as given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidDetails {
    /// No title, or one over 500 characters.
    #[error("the title needs 1 to {MAX_TITLE_CHARS} characters")]
    Title,
    /// A link that is not a web address.
    #[error("the {0} must be a web address that starts with https://")]
    Link(&'static str),
    /// A length or a chapter outside of what a webinar can last.
    #[error("the length and the chapters must lie between 0 and 1440 minutes")]
    Minutes,
    /// A text for the footer, or the wording of a consent, that is too long.
    #[error(transparent)]
    TooLong(#[from] TooLong),
}

impl WebinarDetails {
    /// Whether what is offered, and on which terms, is the same.
    pub fn offers_the_same_as(&self, other: &Self) -> bool {
        let terms = |details: &Self| {
            (
                details.offer_name.clone(),
                details.offer_description.clone(),
                details.offer_url.clone(),
                details.price.clone(),
                details.deadline.clone(),
            )
        };
        terms(self) == terms(other)
    }

    /// Trims every text, turns blanks into unknown, and checks what the specification bounds.
    pub fn validated(mut self) -> Result<Self, InvalidDetails> {
        self.title = self.title.trim().to_owned();
        if self.title.is_empty() || self.title.chars().count() > MAX_TITLE_CHARS {
            return Err(InvalidDetails::Title);
        }
        for text in [
            &mut self.topic,
            &mut self.host_name,
            &mut self.offer_name,
            &mut self.offer_description,
            &mut self.offer_url,
            &mut self.deadline,
            &mut self.replay_url,
        ] {
            *text = text.take().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        }
        let is_web_address = |text: &Option<String>| {
            text.as_deref().is_none_or(|text| {
                url::Url::parse(text)
                    .is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.host_str().is_some())
            })
        };
        if !is_web_address(&self.offer_url) {
            return Err(InvalidDetails::Link("link of the offer"));
        }
        if !is_web_address(&self.replay_url) {
            return Err(InvalidDetails::Link("link of the replay"));
        }
        let in_a_day = |minutes: f64| (0.0..=1440.0).contains(&minutes);
        if !self.duration_minutes.is_none_or(in_a_day) || !self.chapters.iter().all(|chapter| in_a_day(chapter.minute))
        {
            return Err(InvalidDetails::Minutes);
        }
        self.compliance = self.compliance.validated()?;
        self.chapters.sort_by(|a, b| a.minute.total_cmp(&b.minute));
        Ok(self)
    }
}
