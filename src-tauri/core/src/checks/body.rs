//! The mail says something, asks for something, and somebody signs it.

use super::{Checked, finding};
use crate::domain::{BlockRole, Finding, Severity};

pub(super) fn check(draft: &Checked<'_>, findings: &mut Vec<Finding>) {
    let texts = |role: BlockRole| {
        draft
            .mail
            .blocks
            .iter()
            .filter(move |block| block.role == role)
            .map(|block| block.text().trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    if texts(BlockRole::Body).next().is_none() {
        findings.push(finding(
            "empty_body",
            Severity::Block,
            "The mail says nothing. Write something.",
            "",
        ));
    }
    if texts(BlockRole::CallToAction).next().is_none() {
        findings.push(finding(
            "no_call_to_action",
            Severity::Note,
            "The mail asks for nothing: no link, no reply. That is fine if you want it so.",
            "",
        ));
    }
    // A sign-off alone ("Warmly,") is no name.
    let sign_off = draft.sender.sign_off.trim();
    if texts(BlockRole::Signature).all(|line| line.ends_with(',') || line == sign_off) {
        findings.push(finding(
            "nobody_signs",
            Severity::Warn,
            "Nobody signs this mail. Enter your name in Settings, or add it here.",
            "",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn a_mail_that_says_nothing_blocks() {
        assert_eq!(Case::saying("  ").severity("empty_body"), Some(Severity::Block));
        assert_eq!(Case::saying("Something.").severity("empty_body"), None);
    }

    #[test]
    fn a_mail_that_asks_for_nothing_is_noted() {
        let mut case = Case::default();
        case.mail.blocks.remove(2);
        assert_eq!(case.severity("no_call_to_action"), Some(Severity::Note));
        assert_eq!(Case::default().severity("no_call_to_action"), None);
    }

    #[test]
    fn a_mail_without_a_name_under_it_needs_a_click() {
        let mut case = Case::default();
        case.mail.blocks.pop();
        assert_eq!(case.severity("nobody_signs"), Some(Severity::Warn));
        assert_eq!(Case::default().severity("nobody_signs"), None);
    }
}
