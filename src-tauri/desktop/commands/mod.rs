//! What the web UI can invoke, one file a noun. Thin: plain arguments, one call of the facade, at most ten lines.

pub mod contact;
pub mod data;
pub mod drafts;
pub mod exports;
pub mod host;
pub mod imports;
pub mod insights;
pub mod jobs;
pub mod people;
pub mod sending;
pub mod settings;
pub mod templates;
pub mod webinars;
