//! Gmail shows the beginning of a long mail and hides the rest, the footer first of all.

use super::draft::{Draft, Found};
use crate::domain::Severity;

/// From here on Gmail cuts, as measured by others (100 to 105 KB); the sending tool adds its own part.
const MAX_BYTES: usize = 95_000;

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    if draft.html_bytes > MAX_BYTES {
        let message = format!(
            "The mail is {} KB long; Gmail hides what comes after about 100. Shorten it.",
            draft.html_bytes / 1000
        );
        found.missing(Severity::Warn, message);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn a_mail_that_gmail_would_cut_needs_a_click() {
        let mut case = Case::default();
        assert_eq!(case.severity("clipped_mail"), None);
        case.html_bytes = 101_000;
        assert_eq!(case.severity("clipped_mail"), Some(Severity::Warn));
    }
}
