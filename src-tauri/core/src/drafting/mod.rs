//! From what one person did and said to a mail worth sending.
//!
//! `facts` builds the only material a draft may use; `templates` or a [`Drafter`] turns it into a [`Reply`];
//! `compose` makes a [`Mail`] of that, adding greeting, links and signature itself; `render` makes the text and
//! the HTML that preview, export and send share. What may leave the computer is decided in `prompt` alone.

mod batch;
mod compose;
mod deadline;
mod facts;
mod grounding;
mod languages;
mod presence;
mod prompt;
mod pseudonyms;
mod render;
mod replacing;
#[cfg(test)]
mod sample;
mod templates;
mod voice;
mod wish;
mod words;

pub use batch::{
    BatchAnswer, BatchDrafter, BatchError, BatchFile, BatchHandle, BatchLook, BatchRequest, BatchResults, BatchState,
    Missed, Uploaded,
};
pub use compose::{compose, sign};
pub use facts::FactSheet;
pub use grounding::{Ungrounded, accept};
pub use presence::Stay;
pub use prompt::{reply_schema, request, with_correction};
pub use pseudonyms::Pseudonyms;
pub use render::{MailError, Rendered, clean_mail, render};
pub use replacing::{Phrase, PhraseHit, PhrasePlace, Replaced, replace_phrase};
pub use templates::{
    Drafted, Template, TemplateError, TemplateFault, Templates, Token, specimen, tidied, tokens, try_template,
};
pub use voice::{Likeness, VoiceFact, VoiceGuide, usual_phrases};
pub use wish::Wishing;

use std::fmt::Debug;

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::Usage;

/// What is sent to a model for one person. This is all that leaves the computer, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Rules, tone of the tier, webinar and sender: the same for everybody of a tier, so that servers can cache it.
    pub instructions: String,
    /// The person's facts, fenced.
    pub person: String,
    /// The code of the fence, new for each request.
    pub nonce: String,
    /// Upper bound for the answer.
    pub max_output_tokens: u32,
}

impl Request {
    /// What makes two requests the same, whatever the code of their fences: a SHA-256 of what is asked, and of whom.
    pub fn key(&self, server: &str, model: &str) -> [u8; 32] {
        let person = match self.nonce.as_str() {
            "" => self.person.clone(),
            nonce => self.person.replace(nonce, ""),
        };
        let mut hash = Sha256::new();
        for part in [server, model, &self.instructions, &person] {
            // With its length before it, no part can pass for the beginning of the next.
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
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

/// No answer, and what the attempts cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Why.
    pub error: DrafterError,
    /// What was used all the same.
    pub usage: Usage,
}

impl From<DrafterError> for Refused {
    /// Nothing was asked.
    fn from(error: DrafterError) -> Self {
        Self {
            error,
            usage: Usage::default(),
        }
    }
}

/// The port to whatever writes for a person: an OpenAI-compatible server, or a script in tests.
pub trait Drafter: Send + Sync {
    /// Writes one answer; retries by itself what is worth retrying. Dropping the future cancels it.
    fn draft(&self, request: Request) -> BoxFuture<'_, Result<Answer, Refused>>;
}

/// The port to what servers answered before, so that nothing is paid for twice: not after a crash, and not for the
/// same request.
pub trait Memory: Debug + Send + Sync {
    /// The answer to a request of this [`Request::key`], as it came.
    fn recall(&self, key: [u8; 32]) -> BoxFuture<'_, Option<Vec<u8>>>;
    /// Keeps an answer before anybody reads it. An answer that cannot be kept may be paid for again, no more.
    fn keep(&self, key: [u8; 32], answer: Vec<u8>) -> BoxFuture<'_, ()>;
}
