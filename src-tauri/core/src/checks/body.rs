//! The mail says something, asks for one thing, and somebody signs it.

use super::draft::{Draft, Found};
use crate::domain::{BlockRole, Severity};

/// Common advice for a personal mail, in words; nothing more certain is known.
const LENGTH: std::ops::RangeInclusive<usize> = 35..=160;

/// More questions than this leave the reader unsure which one to answer.
const MANY_QUESTIONS: usize = 3;

fn texts<'d>(draft: &'d Draft<'_>, role: BlockRole) -> impl Iterator<Item = &'d str> {
    draft
        .passages()
        .iter()
        .filter(move |passage| passage.role == Some(role))
        .map(|passage| passage.text.trim())
        .filter(|text| !text.is_empty())
}

pub(super) fn empty(draft: &Draft<'_>, found: &mut Found<'_>) {
    if texts(draft, BlockRole::Body).next().is_none() {
        found.missing(Severity::Block, "The mail says nothing. Write something.");
    }
}

pub(super) fn asks_nothing(draft: &Draft<'_>, found: &mut Found<'_>) {
    if texts(draft, BlockRole::CallToAction).next().is_none() {
        let message = "The mail asks for nothing: no link, no reply. That is fine if you want it so.";
        found.missing(Severity::Note, message);
    }
}

pub(super) fn asks_much(draft: &Draft<'_>, found: &mut Found<'_>) {
    let questions: usize = draft.prose().map(|passage| unquoted_questions(&passage.text)).sum();
    let mut targets: Vec<&str> = draft
        .mail
        .blocks
        .iter()
        .filter(|block| matches!(block.role, BlockRole::Body | BlockRole::CallToAction))
        .flat_map(|block| &block.runs)
        .filter_map(|run| run.href.as_deref())
        .collect();
    targets.sort_unstable();
    targets.dedup();
    if questions > MANY_QUESTIONS || targets.len() > 1 {
        let message = format!(
            "The mail asks for much at once ({questions} questions, {} links). People answer when there is one thing \
             to do: keep the one that matters.",
            targets.len()
        );
        found.missing(Severity::Note, message);
    }
}

/// Question marks outside of quotation marks: a question picked up asks nothing.
fn unquoted_questions(text: &str) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for c in text.chars() {
        match c {
            '“' | '„' | '«' => quoted = !quoted || c == '„',
            '”' | '»' => quoted = false,
            '?' if !quoted => count += 1,
            _ => {}
        }
    }
    count
}

pub(super) fn length(draft: &Draft<'_>, found: &mut Found<'_>) {
    let words: usize = draft
        .prose()
        .map(|passage| passage.text.split_whitespace().count())
        .sum();
    if words > *LENGTH.end() {
        let message =
            format!("The mail has {words} words. A personal one seldom needs more than 140: leave something out.");
        found.missing(Severity::Note, message);
    } else if words > 0 && words < *LENGTH.start() {
        let message = format!(
            "The mail has {words} words, so it may look like a form letter. A sentence about this person helps."
        );
        found.missing(Severity::Note, message);
    }
}

pub(super) fn unsigned(draft: &Draft<'_>, found: &mut Found<'_>) {
    // A sign-off alone ("Warmly,") is no name.
    let sign_off = draft.sender.sign_off.trim();
    if texts(draft, BlockRole::Signature).all(|line| line.ends_with(',') || line == sign_off) {
        let message = "Nobody signs this mail. Enter your name in Settings, or add it here.";
        found.missing(Severity::Warn, message);
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
    fn a_mail_that_asks_for_much_is_noted() {
        let mut case = Case::saying("Who? What? When? Why?");
        assert_eq!(case.severity("many_requests"), Some(Severity::Note));
        case = Case::saying("You asked: “Who? What? When? Why?” Is that right?");
        assert_eq!(case.severity("many_requests"), None);
        let mut second = case.mail.blocks[2].clone();
        second.runs[0].href = Some("https://quill.example/replay".to_owned());
        case.mail.blocks.insert(3, second);
        assert_eq!(case.severity("many_requests"), Some(Severity::Note));
    }

    #[test]
    fn a_very_long_or_very_short_mail_is_noted() {
        assert_eq!(
            Case::saying(&"word ".repeat(170)).severity("body_length"),
            Some(Severity::Note)
        );
        assert_eq!(Case::saying("Hello.").severity("body_length"), Some(Severity::Note));
        assert_eq!(Case::default().severity("body_length"), None);
    }

    #[test]
    fn a_mail_without_a_name_under_it_needs_a_click() {
        let mut case = Case::default();
        case.mail.blocks.remove(4);
        assert_eq!(case.severity("nobody_signs"), Some(Severity::Warn));
        assert_eq!(Case::default().severity("nobody_signs"), None);
    }
}
