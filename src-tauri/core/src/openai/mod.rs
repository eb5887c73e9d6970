//! A [`Drafter`] over HTTP: OpenAI and every server that speaks its Chat Completions.
//!
//! [`OpenAi`] asks one server for one mail at a time; `dialect` knows what that server understands, `verdict`
//! says what an answer means, `pace` slows all requests of a client down together. What is sent is decided in
//! `drafting` alone: nothing here adds a word about a person, and neither words nor key reach a log or an error.
//! The only module that knows this wire format; its types end in `Wire`.

mod address;
mod batch;
mod client;
mod connection_test;
mod dialect;
mod exchange;
mod extract;
mod pace;
mod prices;
mod retry;
mod route;
mod verdict;
mod wire;

#[cfg(test)]
mod tests;

pub use client::OpenAi;
pub use connection_test::{Finding, FindingState};
pub use dialect::Profile;
pub use prices::{of as list_price, tokens};

use std::sync::Arc;
use std::time::Duration;

use crate::drafting::Memory;
use crate::secrets::Sensitive;

/// Where OpenAI itself answers.
pub const DEFAULT_BASE_URL: &str = "https://api.openai.com/v1";
/// OpenAI's model for many short texts at a low price (November 2026).
pub const DEFAULT_MODEL: &str = "gpt-6-luna";
/// What is asked when the first model is gone.
pub const DEFAULT_FALLBACK_MODEL: &str = "gpt-6.1-terra";
/// How long one request may take. Models on the user's own computer need minutes.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(180);
/// How often a request is tried in all: what the product's specification asks for.
pub const DEFAULT_MAX_ATTEMPTS: u32 = 3;

/// A server and how to talk to it.
#[derive(Debug, Clone)]
pub struct Config {
    /// As typed: `https://api.openai.com/v1` or `http://localhost:11434/v1/`; `/chat/completions` is added.
    pub base_url: String,
    /// The model to ask for.
    pub model: String,
    /// The model to ask for when the server does not have the first one.
    pub fallback_model: Option<String>,
    /// The key; servers on the user's own computer rarely want one.
    pub key: Option<Sensitive>,
    /// How long one request may take, from the first byte to the last.
    pub timeout: Duration,
    /// How often a request is tried in all.
    pub max_attempts: u32,
    /// Whether the user agreed that names and words cross a private network unencrypted.
    pub allow_private_http: bool,
    /// The JSON schema of [`crate::drafting::Reply`], strict: every property required, none besides.
    pub schema: serde_json::Value,
    /// What earlier clients learnt about this server, or others.
    pub profiles: Vec<Profile>,
    /// What was answered before; `None` asks anew whatever was.
    pub memory: Option<Arc<dyn Memory>>,
}

/// Why no client can be made of a [`Config`]. The sentences may be shown and never hold the key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The base URL cannot be used.
    #[error("{0}")]
    Address(String),
    /// An address in a private network without encryption: allowed once the user agrees.
    #[error(
        "{host} would receive names and messages unencrypted. Use https, or confirm that this network is your own."
    )]
    PrivateHttp {
        /// The server's name, for the question.
        host: String,
    },
    /// The key cannot be one.
    #[error("This is not a key: it holds spaces, line breaks or letters that no key has. Copy it again.")]
    Key,
    /// No model is named.
    #[error("Name the model that should write, such as {DEFAULT_MODEL}.")]
    Model,
    /// The system's certificates or network cannot be used.
    #[error("No secure connection can be made on this computer: {0}")]
    Network(String),
}
