//! The subject line: there, short enough, and honest.

use super::draft::{Draft, Found};
use super::patterns::Pattern;
use crate::domain::Severity;
use crate::domain::draft::MAX_SUBJECT_CHARS;

/// "Re:" and "Fwd:" as mail programs of seven languages write them, several in a row too.
static FAKE_REPLY: Pattern = Pattern::ascii(
    r"(?i)^\s*(?:(?:re|fwd?|aw|antw|antwort|wg|tr|réf|ref|rv|res|resp|enc|rif|inoltra|doorst|sv|vs)\s*(?:\[\d+\])?\s*[:：]\s*)+",
);

/// From here on phones and most inboxes cut a subject. That it is cut does not change whether it is read (Return Path
/// 2015, two million subscribers), so it is a note.
const LONG_CHARS: usize = 50;

/// How much of a subject is seen everywhere.
const SEEN_CHARS: usize = 33;

/// The most bytes of a header line (RFC 5322, 2.1.1).
const MAX_BYTES: usize = 998;

pub(super) fn empty(draft: &Draft<'_>, found: &mut Found<'_>) {
    if draft.subject().text.trim().is_empty() {
        found.missing(Severity::Block, "The mail has no subject. Write one.");
    }
}

pub(super) fn long(draft: &Draft<'_>, found: &mut Found<'_>) {
    let subject = draft.subject();
    let text = subject.text.trim();
    let count = text.chars().count();
    if count > MAX_SUBJECT_CHARS || text.len() > MAX_BYTES {
        let message = format!("The subject has {count} characters; {MAX_SUBJECT_CHARS} is the most. Shorten it.");
        found.words(Severity::Block, subject, text, message);
    } else if count > LONG_CHARS {
        let message = format!(
            "The subject has {count} characters, and many inboxes cut it. Say the main thing in the first \
             {SEEN_CHARS}, or shorten it."
        );
        found.words(Severity::Note, subject, text, message);
    }
}

pub(super) fn fake_reply(draft: &Draft<'_>, found: &mut Found<'_>) {
    let subject = draft.subject();
    if let Some(mark) = FAKE_REPLY.first(&subject.text) {
        let message = "A first mail must not pretend to be a reply or a forward. Remove the beginning.";
        found
            .words(Severity::Block, subject, mark, message)
            .replace(format!("Remove “{}”", mark.trim()), "");
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
        for (subject, severity) in [
            ("a ".repeat(251), Some(Severity::Block)),
            ("李".repeat(400), Some(Severity::Block)),
            ("word ".repeat(11), Some(Severity::Note)),
            ("Your question".to_owned(), None),
        ] {
            assert_eq!(with_subject(&subject).severity("long_subject"), severity, "{subject}");
        }
    }

    #[test]
    fn a_pretended_reply_blocks_and_loses_its_beginning_with_one_key() {
        for subject in [
            "Re: your question",
            "FWD: your question",
            "AW: RE: your question",
            "RES: your question",
        ] {
            let case = with_subject(subject);
            assert_eq!(case.severity("fake_reply"), Some(Severity::Block), "{subject}");
            assert!(case.fixed("fake_reply").starts_with("your question\n"), "{subject}");
        }
        for subject in ["Ready for the next step?", "Reward: none", "Fragen und Antworten"] {
            assert_eq!(with_subject(subject).severity("fake_reply"), None, "{subject}");
        }
    }
}
