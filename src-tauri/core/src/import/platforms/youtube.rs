//! YouTube: the live chat beside a recording, as JSON lines.

use super::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
