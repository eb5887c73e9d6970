//! Attendance reports of webinars and meetings, in sections.

use crate::import::platforms::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
