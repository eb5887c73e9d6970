//! What most countries want at the end of a mail that advertises something. Whether one of them does is not known
//! here, so these are notes.

use super::draft::{Draft, Found};
use crate::domain::{BlockRole, Severity};

fn footer(draft: &Draft<'_>) -> String {
    let lines = draft
        .passages()
        .iter()
        .filter(|passage| matches!(passage.role, Some(BlockRole::Footer | BlockRole::Signature)));
    lines
        .map(|passage| passage.text.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

pub(super) fn address(draft: &Draft<'_>, found: &mut Found<'_>) {
    let wanted: Vec<&str> = draft
        .sender
        .postal_address
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let footer = footer(draft);
    if wanted.is_empty() {
        let message =
            "The mail has no postal address. The USA, Canada, Germany and others want one: add yours in Settings.";
        found.missing(Severity::Note, message);
    } else if !wanted.iter().all(|line| footer.contains(line)) {
        let message = "Your postal address is not in this mail. The USA, Canada, Germany and others want it.";
        found.missing(Severity::Note, message);
    }
}

pub(super) fn unsubscribe(draft: &Draft<'_>, found: &mut Found<'_>) {
    let line = draft.sender.unsubscribe_line.trim();
    if line.is_empty() {
        let message = "The mail says no way to stop such mails, which nearly every country wants: add a line in Settings, or let your mail tool add it.";
        found.missing(Severity::Note, message);
    } else if !footer(draft).contains(line) {
        let message = "Your line on how to stop such mails is not in this mail. Nearly every country wants one.";
        found.missing(Severity::Note, message);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn a_missing_postal_address_is_noted() {
        let mut case = Case::default();
        assert_eq!(case.severity("no_postal_address"), None);
        case.mail.blocks.remove(5);
        assert_eq!(case.severity("no_postal_address"), Some(Severity::Note));
        case.sender.postal_address.clear();
        assert_eq!(case.severity("no_postal_address"), Some(Severity::Note));
    }

    #[test]
    fn a_missing_way_out_is_noted() {
        let mut case = Case::default();
        assert_eq!(case.severity("no_unsubscribe"), None);
        case.mail.blocks.pop();
        assert_eq!(case.severity("no_unsubscribe"), Some(Severity::Note));
        case.sender.unsubscribe_line.clear();
        assert_eq!(case.severity("no_unsubscribe"), Some(Severity::Note));
    }
}
