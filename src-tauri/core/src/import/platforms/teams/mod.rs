//! Microsoft Teams: webinar and meeting reports, live events, the old attendance list.

mod events;
mod report;

use super::Format;

/// Every kind of file of it that is read, in groups.
pub(super) const FORMATS: [&[&Format]; 2] = [report::FORMATS, events::FORMATS];
