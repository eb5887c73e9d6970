//! Meeting participants: aggregated, per join, active hosts, dashboard.

use crate::import::platforms::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
