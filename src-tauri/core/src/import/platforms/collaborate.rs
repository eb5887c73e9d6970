//! Blackboard Collaborate: the attendance report.

use super::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
