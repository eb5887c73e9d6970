//! Restream: registrants as its API gives them.

use super::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
