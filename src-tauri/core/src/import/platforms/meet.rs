//! Google Meet: attendance in its shapes, the chat beside a recording, and exports of browser extensions.

use super::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
