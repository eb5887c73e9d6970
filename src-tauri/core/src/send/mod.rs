//! Approved mails out through a mail service: one request a person, and what its answer means.
//!
//! A [`Mailer`] puts a mail into a service's hands and says what became of it; whether somebody is written to at
//! all, and what is kept of it, is decided in `app::sending`. The only module that knows these wire formats. Nothing
//! here tries a mail again by itself: whoever cannot tell whether a mail arrived says [`Outcome::Unknown`]. No
//! address, no word of a mail and no key reaches a log or an error.

mod http;
mod resend;
mod sendgrid;
mod server;

#[cfg(test)]
mod tests;

pub use resend::Resend;
pub use sendgrid::SendGrid;
pub use server::{DEFAULT_RESEND, DEFAULT_SENDGRID, SENDGRID_EU};

use std::collections::HashMap;
use std::time::Duration;

use futures::future::BoxFuture;

use crate::domain::EmailAddress;
use crate::domain::text::one_line;
use crate::secrets::Sensitive;

/// How long one request may take. Services answer within a second or two; whoever takes longer may have taken the
/// mail all the same.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);

/// The longest that a service holds a mail back: SendGrid's limit.
pub const MAX_DELAY_HOURS: u32 = 72;

/// One mail to one person, as it was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Our own number of it, which the service keeps with it.
    pub id: String,
    /// Under which a service that can recognises the same mail when it is asked to take it once more: the number and
    /// a hash of the words.
    pub key: String,
    /// Whom it is for; nobody else is named in a request.
    pub to: EmailAddress,
    /// Subject; made one line.
    pub subject: String,
    /// The mail as text.
    pub text: String,
    /// The mail as HTML.
    pub html: String,
    /// When the service shall send it; at once when `None`. At most [`MAX_DELAY_HOURS`] ahead.
    pub send_at: Option<jiff::Timestamp>,
}

/// Who writes, and how people make it stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The address that the service knows; ASCII.
    pub email: EmailAddress,
    /// The name beside it; may be empty.
    pub name: String,
    /// Where replies go, when not to `email`.
    pub reply_to: Option<EmailAddress>,
    /// SendGrid's unsubscribe group; its link and its list are SendGrid's then.
    pub group: Option<u32>,
    /// A page that unsubscribes whoever posts to it (RFC 8058).
    pub unsubscribe_url: Option<String>,
}

impl Sender {
    /// The name without what headers give a meaning to, and without what SendGrid forbids.
    fn plain_name(&self) -> String {
        one_line(&self.name.replace([';', ',', '<', '>', '"', '\\'], " "))
    }

    /// The headers that let a mail program offer "unsubscribe"; a reply is the way that always exists.
    fn unsubscribe_headers(&self) -> HashMap<&'static str, String> {
        let mailto = self.reply_to.as_ref().unwrap_or(&self.email);
        let by_mail = format!("<mailto:{mailto}?subject=unsubscribe>");
        match &self.unsubscribe_url {
            Some(url) => HashMap::from([
                ("List-Unsubscribe", format!("<{url}>, {by_mail}")),
                ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()),
            ]),
            None => HashMap::from([("List-Unsubscribe", by_mail)]),
        }
    }
}

/// What became of a mail. The sentences may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The service has taken it, under this number of its own.
    Sent(Option<String>),
    /// It was refused for good, and surely not sent; others may still be.
    Failed(String),
    /// It was surely not sent, and no other would be: a bad key, no credit, an unverified sender.
    Stop(String),
    /// It was surely not sent: too many at a time. Nobody is to be tried before, where the service says when.
    Wait(Option<Duration>),
    /// It was surely not sent: there is no way to the service.
    Unreachable(String),
    /// It may have been sent, or not.
    Unknown(String),
}

/// What a service says about how it is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `None` when it cannot be told.
    pub works: Option<bool>,
    /// In words.
    pub said: String,
}

impl Finding {
    fn works(said: impl Into<String>) -> Self {
        Self {
            works: Some(true),
            said: said.into(),
        }
    }

    fn fails(said: impl Into<String>) -> Self {
        Self {
            works: Some(false),
            said: said.into(),
        }
    }

    fn untold(said: impl Into<String>) -> Self {
        Self {
            works: None,
            said: said.into(),
        }
    }
}

/// Whom a service would drop without a word after taking the mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suppressed {
    /// Addresses (lower case), and why, as a sentence.
    pub why: HashMap<String, &'static str>,
    /// Lists that could not be read, in words; empty when all were.
    pub unread: String,
}

/// A service that sends mails.
pub trait Mailer: Send + Sync {
    /// Puts one mail into its hands. Never tries twice. Whoever drops the future does not know what became of it.
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Outcome>;

    /// Whether the same [`Letter::key`] within a day never makes a second mail.
    fn recognises_keys(&self) -> bool;

    /// How many requests may be under way: within what it takes a second, and few enough that a crash leaves few unknown.
    fn at_a_time(&self) -> usize;

    /// Whether the key is good, may send, and for whom. Sends nothing.
    fn check(&self) -> BoxFuture<'_, Vec<Finding>>;

    /// Whom it would drop.
    fn suppressed(&self) -> BoxFuture<'_, Suppressed>;
}

/// A service and how to talk to it.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where it answers: https, or http on this computer.
    pub base_url: String,
    /// Its key.
    pub key: Sensitive,
    /// Who writes.
    pub sender: Sender,
    /// How long a request may take.
    pub timeout: Duration,
}

/// Why there is no client. The sentences may be shown and never hold the key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The address cannot be used.
    #[error("{0}")]
    Address(&'static str),
    /// The key cannot be one.
    #[error("This is not a key: it holds blanks or letters that no key has. Copy it again.")]
    Key,
    /// The sender's address has letters that SendGrid does not take.
    #[error("The sender's address must have plain letters only, without accents.")]
    Sender,
    /// The page to unsubscribe at is none.
    #[error("The page to unsubscribe at must begin with https://")]
    Unsubscribe,
    /// The system's certificates or network cannot be used.
    #[error("No secure connection can be made on this computer: {0}")]
    Network(String),
}

impl Sender {
    fn usable(&self) -> Result<(), ConfigError> {
        if !self.email.as_str().is_ascii() || self.reply_to.as_ref().is_some_and(|email| !email.as_str().is_ascii()) {
            return Err(ConfigError::Sender);
        }
        let is_page = |url: &String| {
            url.starts_with("https://")
                && url
                    .bytes()
                    .all(|byte| byte.is_ascii_graphic() && byte != b'<' && byte != b'>')
        };
        match self.unsubscribe_url.as_ref().is_none_or(is_page) {
            true => Ok(()),
            false => Err(ConfigError::Unsubscribe),
        }
    }
}
