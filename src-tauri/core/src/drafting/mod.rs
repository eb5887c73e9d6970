//! From what one person did and said to a mail worth sending.
//!
//! `facts` builds the only material a draft may use; `templates` or a [`Drafter`] turns it into a [`Reply`];
//! `compose` makes a [`Mail`] of that, adding greeting, links and signature itself; `render` makes the text and
//! the HTML that preview, export and send share. What may leave the computer is decided in `prompt` alone.

mod compose;
mod deadline;
mod facts;
mod grounding;
mod languages;
mod presence;
mod prompt;
mod render;
#[cfg(test)]
mod sample;
mod templates;
mod words;

pub use compose::{compose, sign};
pub use facts::FactSheet;
pub use grounding::{Ungrounded, accept};
pub use presence::Stay;
pub use prompt::{reply_schema, request, with_correction};
pub use render::{MailError, Rendered, clean_mail, render};
pub use templates::{TemplateError, draft_from_template};

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

/// What is sent to a model for one person. This is all that leaves the computer, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Rules, tone of the tier, webinar and sender: the same for everybody of a tier, so that servers can cache it.
    pub instructions: String,
    /// The person's facts, fenced.
    pub person: String,
    /// Upper bound for the answer.
    pub max_output_tokens: u32,
}

/// What a model may answer: words only. Code adds greeting, links, signature and recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The subject line.
    pub subject: String,
    /// What the mail says, in order.
    pub paragraphs: Vec<ReplyParagraph>,
    /// What it asks for.
    pub cta: ReplyCta,
    /// An afterthought.
    #[serde(default)]
    pub ps: Option<String>,
}

/// One paragraph and the facts it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyParagraph {
    /// Plain words.
    pub text: String,
    /// Numbers from the fact sheet.
    pub fact_ids: Vec<u32>,
}

/// The call to action: words for a link that code knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyCta {
    /// The link's words.
    pub label: String,
    /// Where it leads.
    pub target: CtaTarget,
}

/// Where a call to action leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CtaTarget {
    /// The recording.
    Replay,
    /// The offer.
    Offer,
    /// An answer to this mail.
    Reply,
}

/// A model's answer with what it cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The words.
    pub reply: Reply,
    /// The model that the server says wrote it.
    pub model: String,
    /// What was used.
    pub usage: Usage,
}

/// What a request used. Servers that do not tell leave the tokens at zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Requests sent, retries included.
    pub requests: u64,
    /// Tokens sent.
    pub prompt_tokens: u64,
    /// Of those, read from the server's cache.
    pub cached_tokens: u64,
    /// Tokens received.
    pub completion_tokens: u64,
}

/// Why a person has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrafterError {
    /// Nobody will get one until the user changes something: a wrong key, no credit, an unknown model.
    #[error("{0}")]
    Stop(String),
    /// This person only; others may succeed.
    #[error("{0}")]
    Person(String),
}

/// The port to whatever writes for a person: an OpenAI-compatible server, or a script in tests.
pub trait Drafter: Send + Sync {
    /// Writes one answer; retries by itself what is worth retrying. Dropping the future cancels it.
    fn draft(&self, request: Request) -> BoxFuture<'_, Result<Answer, DrafterError>>;
}
