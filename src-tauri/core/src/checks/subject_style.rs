//! How the subject line looks: what reads like shouting, like spam or like a form letter.

use super::draft::{Draft, Found};
use crate::domain::Severity;
use crate::domain::person::given_name;

/// Fewer letters than this may all be capitals: an abbreviation.
const SHOUT_LETTERS: usize = 8;

/// Whether a text has capitals and no small letters.
pub(super) fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

pub(super) fn shouted(draft: &Draft<'_>, found: &mut Found<'_>) {
    let subject = draft.subject();
    let text = subject.text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters > SHOUT_LETTERS && is_shouted(text) {
        let calm = sentence_case(text, draft);
        let message = "The subject is all capitals, which reads like shouting and like spam.";
        found
            .words(Severity::Warn, subject, text, message)
            .replace(format!("Write “{calm}”"), calm);
    }
}

/// Small letters but for the first, for names, and for words that are known in capitals ("GPT").
fn sentence_case(text: &str, draft: &Draft<'_>) -> String {
    let abbreviation =
        |word: &str| word.len() > 1 && is_shouted(word) && draft.known().split(not_in_word).any(|known| known == word);
    let mut calm: String = text
        .split_inclusive(not_in_word)
        .map(|piece| match abbreviation(piece.trim_end_matches(not_in_word)) {
            true => piece.to_owned(),
            false => piece.to_lowercase(),
        })
        .collect();
    let webinar = draft.webinar;
    let names = [
        Some(webinar.title.clone()),
        webinar.offer_name.clone(),
        webinar.host_name.clone(),
    ];
    let names = names.into_iter().flatten().chain(given_name(draft.recipient.name));
    for name in names.filter(|name| !name.is_empty()) {
        calm = calm.replace(&name.to_lowercase(), &name);
    }
    let mut chars = calm.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + chars.as_str())
        .unwrap_or_default()
}

fn not_in_word(c: char) -> bool {
    !c.is_alphanumeric()
}

/// SpamAssassin adds 0.1 of its 5 points for both marks in one subject.
pub(super) fn marks(draft: &Draft<'_>, found: &mut Found<'_>) {
    let subject = draft.subject();
    let text = subject.text.trim();
    if text.contains('!') && text.contains('?') {
        let message =
            "The subject has both an exclamation mark and a question mark, which spam filters count. One is enough.";
        found.words(Severity::Note, subject, text, message);
    }
}

/// SpamAssassin adds 0.1 of its 5 points.
pub(super) fn money(draft: &Draft<'_>, found: &mut Found<'_>) {
    let subject = draft.subject();
    let text = subject.text.trim();
    if text.starts_with(['$', '€', '£']) {
        let message = "The subject begins with money, which spam filters count. Begin with something else.";
        found.words(Severity::Note, subject, text, message);
    }
}

/// MailerMailer, 977 million mails: a name in the subject was opened less, one in the body more.
pub(super) fn name(draft: &Draft<'_>, found: &mut Found<'_>) {
    let subject = draft.subject();
    let Some(name) = given_name(draft.recipient.name) else {
        return;
    };
    let mut words = subject.text.split(|c: char| !c.is_alphanumeric() && c != '-');
    if let Some(word) = words.find(|word| *word == name) {
        let message = "The subject names the person, which many take for a mass mail. The greeting does it already.";
        found.words(Severity::Note, subject, word, message);
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
    fn a_shouted_subject_needs_a_click_and_calms_down_with_one_key() {
        let case = with_subject("LORI, YOUR LAUNCH LAB IS ÜBERFÄLLIG");
        assert_eq!(case.severity("shouted_subject"), Some(Severity::Warn));
        let fixed = case.fixed("shouted_subject");
        assert!(fixed.starts_with("Lori, your Launch Lab is überfällig\n"), "{fixed}");
        assert_eq!(with_subject("Your SEO question").severity("shouted_subject"), None);
    }

    #[test]
    fn both_marks_in_a_subject_are_noted() {
        assert_eq!(
            with_subject("Ready? Go!").severity("subject_marks"),
            Some(Severity::Note)
        );
        assert_eq!(with_subject("Ready?").severity("subject_marks"), None);
    }

    #[test]
    fn a_subject_that_begins_with_money_is_noted() {
        assert_eq!(
            with_subject("$497 for you").severity("subject_money"),
            Some(Severity::Note)
        );
        assert_eq!(with_subject("Only $497").severity("subject_money"), None);
    }

    #[test]
    fn the_persons_name_in_the_subject_is_noted() {
        assert_eq!(
            with_subject("Lori, a word").severity("name_in_subject"),
            Some(Severity::Note)
        );
        assert_eq!(with_subject("Loriotbuch").severity("name_in_subject"), None);
    }
}
