//! Lists of people joining and leaving: live events and the old attendance list.

use crate::import::platforms::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
