//! What the law of a place wants of a webinar's mails, as the user fills it in. It says what to look for; it is no
//! legal advice.

use serde::{Deserialize, Serialize};

use super::Sender;

/// The longest line that a footer takes, in characters.
const MAX_LINE_CHARS: usize = 300;

/// The longest wording of a consent that is kept, in characters.
const MAX_CONSENT_CHARS: usize = 5000;

/// Whose law the mails are checked against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Jurisdiction {
    /// Nobody's: what most countries want is noted.
    #[default]
    None,
    /// CAN-SPAM.
    UnitedStates,
    /// CASL.
    Canada,
    /// GDPR with ePrivacy, and PECR.
    EuUk,
    /// The same, with the duty of an imprint.
    Germany,
    /// The Spam Act.
    Australia,
}

impl Jurisdiction {
    /// All of them, in the order shown.
    pub const ALL: [Self; 6] = [
        Self::None,
        Self::UnitedStates,
        Self::Canada,
        Self::EuUk,
        Self::Germany,
        Self::Australia,
    ];

    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::UnitedStates => "united_states",
            Self::Canada => "canada",
            Self::EuUk => "eu_uk",
            Self::Germany => "germany",
            Self::Australia => "australia",
        }
    }

    /// The one of a [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.code() == code)
    }

    /// Where, at the beginning of a sentence; for none, most countries.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "Most countries",
            Self::UnitedStates => "US law",
            Self::Canada => "Canadian law",
            Self::EuUk => "EU and UK law",
            Self::Germany => "German law",
            Self::Australia => "Australian law",
        }
    }
}

/// What one webinar's mails have to hold. Empty texts stand for the sender's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Compliance {
    /// Whose law the mails are checked against.
    pub profile: Jurisdiction,
    /// Postal address for the footer instead of the sender's, in lines.
    pub postal_address: String,
    /// How to stop such mails, instead of the sender's line.
    pub unsubscribe_line: String,
    /// Who sends, for the footer: company, representative, register number, contact.
    pub sender_identity: String,
    /// What people agreed to when they registered, word for word; kept as a record, never in a mail.
    pub consent: String,
}

/// A text that is too long to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} has at most {1} characters")]
pub struct TooLong(pub &'static str, pub usize);

impl Compliance {
    /// Trims every text and checks its length.
    pub fn validated(mut self) -> Result<Self, TooLong> {
        let texts = [
            (&mut self.postal_address, "the postal address", MAX_LINE_CHARS),
            (&mut self.unsubscribe_line, "the line on how to stop", MAX_LINE_CHARS),
            (&mut self.sender_identity, "who sends", MAX_LINE_CHARS),
            (&mut self.consent, "the wording of the consent", MAX_CONSENT_CHARS),
        ];
        for (text, name, most) in texts {
            *text = text.trim().to_owned();
            if text.chars().count() > most {
                return Err(TooLong(name, most));
            }
        }
        Ok(self)
    }

    /// The sender with what this webinar says instead.
    pub fn applied_to(&self, mut sender: Sender) -> Sender {
        if !self.postal_address.is_empty() {
            sender.postal_address.clone_from(&self.postal_address);
        }
        if !self.unsubscribe_line.is_empty() {
            sender.unsubscribe_line.clone_from(&self.unsubscribe_line);
        }
        sender
    }
}
