//! The subject line: there, short enough, and honest.

use super::patterns::Pattern;
use super::{Checked, finding};
use crate::domain::draft::MAX_SUBJECT_CHARS;
use crate::domain::{Finding, Severity};

static FAKE_REPLY: Pattern = Pattern::new(r"(?i)^\s*(?:re|fwd?|aw|wg|tr|sv|rv)\s*:");

/// From here on most inboxes cut a subject, so it is worth a look.
const LONG_CHARS: usize = 80;

pub(super) fn check(draft: &Checked<'_>, findings: &mut Vec<Finding>) {
    let subject = draft.mail.subject.trim();
    let count = subject.chars().count();
    let mut report = |rule, severity, message: String| findings.push(finding(rule, severity, message, subject));
    if count == 0 {
        report(
            "empty_subject",
            Severity::Block,
            "The mail has no subject. Write one.".to_owned(),
        );
    } else if count > MAX_SUBJECT_CHARS {
        let message = format!("The subject has {count} characters; {MAX_SUBJECT_CHARS} is the most. Shorten it.");
        report("long_subject", Severity::Block, message);
    } else if count > LONG_CHARS {
        let message = "Most inboxes will cut this subject. Say the main thing first, or shorten it.".to_owned();
        report("long_subject", Severity::Note, message);
    }
    if FAKE_REPLY.matches(subject) {
        let message = "A first mail must not pretend to be a reply or a forward. Remove the beginning.".to_owned();
        report("fake_reply", Severity::Block, message);
    }
    let letters = subject.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 8 && !subject.chars().any(char::is_lowercase) && subject.chars().any(char::is_uppercase) {
        let message = "The subject is all capitals, which reads like shouting and like spam.".to_owned();
        report("shouted_subject", Severity::Warn, message);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    fn with_subject(subject: &str) -> Case {
        let mut case = Case::default();
        case.mail.subject = subject.to_owned();
        case
    }

    #[test]
    fn a_mail_without_a_subject_blocks() {
        assert_eq!(with_subject("  ").severity("empty_subject"), Some(Severity::Block));
        assert_eq!(with_subject("Hello").severity("empty_subject"), None);
    }

    #[test]
    fn an_endless_subject_blocks_and_a_long_one_is_noted() {
        assert_eq!(
            with_subject(&"a ".repeat(251)).severity("long_subject"),
            Some(Severity::Block)
        );
        assert_eq!(
            with_subject(&"word ".repeat(20)).severity("long_subject"),
            Some(Severity::Note)
        );
        assert_eq!(with_subject("Your question").severity("long_subject"), None);
    }

    #[test]
    fn a_pretended_reply_blocks() {
        for subject in ["Re: your question", "FWD: the replay", "AW: Frage"] {
            assert_eq!(
                with_subject(subject).severity("fake_reply"),
                Some(Severity::Block),
                "{subject}"
            );
        }
        assert_eq!(with_subject("Ready for the next step?").severity("fake_reply"), None);
    }

    #[test]
    fn a_shouted_subject_needs_a_click() {
        assert_eq!(
            with_subject("LAST CHANCE TODAY").severity("shouted_subject"),
            Some(Severity::Warn)
        );
        assert_eq!(with_subject("Your SEO question").severity("shouted_subject"), None);
    }
}
