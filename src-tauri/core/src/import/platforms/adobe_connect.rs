//! Adobe Connect: meeting attendance as its web services give it.

use super::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
