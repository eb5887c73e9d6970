//! The webinar attendee report with its sections.

use crate::import::platforms::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
