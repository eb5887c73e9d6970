//! WebinarJam and EverWebinar: chat, with and without a heading, and registrants.

use super::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
