//! Everything WebinarWins knows and does, without a window.
//!
//! The folders follow a row's way from an export file to an e-mail: `import`, `scoring`, `insights`,
//! `drafting`, `checks`, `export`. Shells (the desktop, the command line) use [`App`] and the types
//! re-exported here and nothing else. See ARCHITECTURE.md beside this crate for the map.

mod app;
mod checks;
pub mod domain;
mod drafting;
mod export;
mod import;
mod insights;
mod openai;
/// Open for the benchmark and the tests beside this crate; shells go through the facade.
#[doc(hidden)]
pub mod scoring;
mod secrets;
mod store;

pub use app::views;
