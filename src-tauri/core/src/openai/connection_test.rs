//! "Test connection" in Settings: writes one small mail about an invented person, so that what it says has been
//! tried and not guessed. Costs a few hundred tokens.

use std::time::Instant;

use super::OpenAi;
use super::dialect::Rung;
use super::wire::ModelsWire;
use crate::drafting::{Drafter, DrafterError, Request};

/// What a connection test found, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionReport {
    /// Whether mails can be written.
    pub works: bool,
    /// One finding each, to be shown one below the other.
    pub sentences: Vec<String>,
    /// How long the answer took, tries included.
    pub milliseconds: u64,
}

/// Enough for a mail of two sentences and some thinking.
const MAX_OUTPUT_TOKENS: u32 = 600;

/// How many models are named when the wanted one is unknown.
const NAMED_MODELS: usize = 8;

/// A request that says nothing about anybody.
pub(super) fn invented() -> Request {
    Request {
        instructions: "You write short, friendly follow-up mails after a webinar, in two sentences.".to_owned(),
        person: "Fact 1: Sam stayed to the end and asked when the recording will be there.".to_owned(),
        max_output_tokens: MAX_OUTPUT_TOKENS,
    }
}

impl OpenAi {
    /// Tries the server, the key, the model and the form of the answer. Dropping the future cancels it.
    pub async fn test(&self) -> ConnectionReport {
        let begun = Instant::now();
        let result = self.draft(invented()).await;
        let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let mut sentences = Vec::new();
        let works = match result {
            Ok(answer) => {
                let learnt = self.learnt();
                let host = &self.address.host;
                sentences.push(match self.exchange.has_key() {
                    true => format!("{host} answers and accepts the key."),
                    false => format!("{host} answers and wants no key."),
                });
                let seconds = std::time::Duration::from_millis(milliseconds).as_secs_f64();
                sentences.push(match answer.model == learnt.model {
                    true => format!("{} wrote a test mail in {seconds:.1} seconds.", learnt.model),
                    false => format!(
                        "{} wrote a test mail in {seconds:.1} seconds (it calls itself {}).",
                        learnt.model, answer.model
                    ),
                });
                if !self.asks_its_first_model() {
                    sentences.push("The first model is unknown there: this is the fall-back.".to_owned());
                }
                sentences.push(
                    match learnt.rung {
                        Rung::Schema => "The server was asked to keep to the form of a mail, and the answer does.",
                        Rung::Json => "The server has no structured outputs; its JSON mode is used instead.",
                        Rung::Words => "The server has no JSON mode; the form is asked for in words and checked here.",
                    }
                    .to_owned(),
                );
                true
            }
            Err(DrafterError::Stop(why) | DrafterError::Person(why)) => {
                sentences.push(why);
                sentences.extend(self.models_there().await);
                false
            }
        };
        ConnectionReport {
            works,
            sentences,
            milliseconds,
        }
    }

    /// The server's models as a sentence, if the wanted one is not among them.
    async fn models_there(&self) -> Option<String> {
        let answered = self.exchange.get(self.address.models()).await.ok()?;
        let models: ModelsWire = serde_json::from_slice(&answered.body).ok()?;
        let ids: Vec<_> = models.data.iter().map(|model| model.id.as_str()).collect();
        if ids.is_empty() || ids.contains(&self.learnt().model) {
            return None;
        }
        let more = if ids.len() > NAMED_MODELS { " and others" } else { "" };
        let named = ids[..ids.len().min(NAMED_MODELS)].join(", ");
        Some(format!("The server has: {named}{more}."))
    }
}
