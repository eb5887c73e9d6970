//! GoTo Webinar: attendee, registration and attendance reports, as CSV and as workbooks.

use super::Format;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[];
