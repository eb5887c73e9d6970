//! Zoom: webinar, registration and meeting reports, questions and answers, polls, chat.
//!
//! One file a kind of report; they share nothing but the platform.

mod chat;
mod meeting;
mod polls;
mod questions;
mod registration;
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
