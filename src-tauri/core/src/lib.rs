//! Everything WebinarWins knows and does, without a window.
//!
//! The folders follow a row's way from an export file to an e-mail: `import`, `scoring`, `insights`,
//! `drafting`, `checks`, `export`. Shells (the desktop, the command line) use [`App`] and the types
//! re-exported here and nothing else. See ARCHITECTURE.md beside this crate for the map.

mod app;
#[doc(hidden)]
pub mod checks;
pub mod domain;
#[doc(hidden)]
pub mod drafting;
#[doc(hidden)]
pub mod export;
#[doc(hidden)]
pub mod import;
mod insights;
mod jobs;
mod openai;
#[doc(hidden)]
pub mod scoring;
mod secrets;
mod send;
mod store;

// The hidden modules are open for the benchmarks beside this crate; `tests/tidy.rs` keeps shells out of them.
pub use app::{
    App, Clock, Code, DraftRun, Error, GivenFile, HOLD_BACK, Ports, ProgressSink, Running, SendingAtWork, SendingWish,
    ServerChoice, Silent, SystemClock, views,
};
pub use domain::Usage;
pub use drafting::{
    Answer, BatchAnswer, BatchDrafter, BatchError, BatchFile, BatchHandle, BatchLook, BatchRequest, BatchResults,
    BatchState, CtaTarget, Drafter, DrafterError, Missed, Phrase, Refused, Reply, ReplyCta, ReplyParagraph, Request,
    Uploaded,
};
pub use secrets::{InMemorySecrets, Keychain, SecretError, SecretStore, Sensitive};
