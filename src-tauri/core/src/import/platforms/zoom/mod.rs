//! Zoom: webinar, registration and meeting reports, questions and answers, polls, chat.
//!
//! One file a kind of report. The reports that are tables share their shape (`report`), the lines above the tables
//! (`summary`) and how people are named in them (`names`).

mod chat;
mod meeting;
mod names;
mod polls;
mod questions;
mod registration;
mod report;
mod summary;
mod webinar;

use super::Format;

/// Every kind of file of it that is read, in groups.
pub(super) const FORMATS: [&[&Format]; 6] = [
    webinar::FORMATS,
    registration::FORMATS,
    meeting::FORMATS,
    questions::FORMATS,
    polls::FORMATS,
    chat::FORMATS,
];
