//! Phrases that spam filters count. The points are those of Apache SpamAssassin, which takes 5 for spam; Gmail and
//! Microsoft do not use it, so these are hints and no verdicts.

use super::draft::{Draft, Found};
use super::patterns::Pattern;
use crate::domain::Severity;

/// Salutations, with the points that they add.
static FRIEND: Pattern = Pattern::ascii(r"^\s*dear friend\b");
static STRANGER: Pattern = Pattern::ascii(
    r"^\s*dear (?:sir(?:/madam| or madam)?|madam|it\b|candidate|investor|customer|winner|member|home ?owner|beneficiary|e-?mail user)",
);

/// Phrases over folded text, with the most points that they add.
static PHRASES: [(Pattern, &str); 5] = [
    (Pattern::ascii(r"\b100 ?% guaranteed\b"), "2.7"),
    (Pattern::ascii(r"\bmoney[- ]back guarantee\b"), "2.9"),
    (Pattern::ascii(r"\bfree\b[^.!?]{0,30}\bquotes?\b"), "2.7"),
    (Pattern::ascii(r"\bone[- ]time (?:offer|promotion)\b"), "1.8"),
    (
        Pattern::ascii(r"\burgent\b[^.!?]{0,20}\b(?:reply|request|response|business)\b"),
        "1.8",
    ),
];
static REMOVAL: Pattern = Pattern::ascii(r"\bto be removed(?: from[^.!?]{0,40}(?:mailings?|offers?|lists?)|,? please)");
static PROMOTIONAL: Pattern =
    Pattern::ascii(r"\bFREE\b|(?i:\bact now\b)|(?i:\blow(?:est)? prices?\b)|(?i:\bbuy now\b)");

pub(super) fn salutation(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Some(passage) = draft.opening() else { return };
    for (pattern, severity, points) in [(&FRIEND, Severity::Block, "2.7"), (&STRANGER, Severity::Warn, "2.0")] {
        if let Some(range) = pattern.ranges(passage.folded()).next() {
            let message = format!(
                "Spam filters count “{}” (up to {points} of the 5 points that make spam). Greet the person by name.",
                passage.words(&range).trim()
            );
            found.range(severity, passage, &range, message);
        }
    }
}

pub(super) fn phrases(draft: &Draft<'_>, found: &mut Found<'_>) {
    for passage in draft.passages() {
        for (pattern, points) in &PHRASES {
            for range in pattern.ranges(passage.folded()) {
                let message = format!(
                    "Spam filters count “{}” (up to {points} of the 5 points that make spam). Say it in other words.",
                    passage.words(&range)
                );
                found.range(Severity::Warn, passage, &range, message);
            }
        }
    }
}

pub(super) fn removal(draft: &Draft<'_>, found: &mut Found<'_>) {
    for passage in draft.passages() {
        if let Some(range) = REMOVAL.ranges(passage.folded()).next() {
            let message = "Spam filters count “to be removed” (up to 3.3 of the 5 points that make spam).";
            found
                .range(Severity::Warn, passage, &range, message)
                .replace("Write “To unsubscribe”", "To unsubscribe");
        }
    }
}

/// Worth next to nothing (0.1 points), whatever lists of words say.
pub(super) fn promotional(draft: &Draft<'_>, found: &mut Found<'_>) {
    for passage in draft.passages() {
        for words in PROMOTIONAL.all(&passage.text) {
            let message = format!("“{words}” sounds like advertising. Filters hardly count it, readers do.");
            found.words(Severity::Note, passage, words, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;
    use crate::domain::{Block, BlockRole};

    fn greeted(line: &str) -> Case {
        let mut case = Case::default();
        case.mail.blocks[0] = Block::plain(BlockRole::Greeting, line);
        case
    }

    #[test]
    fn a_salutation_of_spam_blocks_or_needs_a_click() {
        assert_eq!(
            greeted("Dear Friend,").severity("spam_salutation"),
            Some(Severity::Block)
        );
        assert_eq!(
            greeted("Dear Sir/Madam,").severity("spam_salutation"),
            Some(Severity::Warn)
        );
        assert_eq!(greeted("Dear Lori,").severity("spam_salutation"), None);
    }

    #[test]
    fn phrases_that_filters_count_need_a_click() {
        for text in [
            "It is 100% guaranteed.",
            "With a Money-Back Guarantee",
            "Get your free price quote",
            "A one-time offer",
            "This is urgent: please send a reply",
        ] {
            assert_eq!(
                Case::saying(text).severity("spam_phrase"),
                Some(Severity::Warn),
                "{text}"
            );
        }
        assert_eq!(Case::default().severity("spam_phrase"), None);
    }

    #[test]
    fn the_word_removed_needs_a_click_and_becomes_unsubscribe_with_one_key() {
        let case = Case::saying("To be removed from our mailings, reply with STOP.");
        assert_eq!(case.severity("removal_phrase"), Some(Severity::Warn));
        assert!(
            case.fixed("removal_phrase")
                .contains("To unsubscribe, reply with STOP.")
        );
        assert_eq!(
            Case::saying("The page has been removed.").severity("removal_phrase"),
            None
        );
    }

    #[test]
    fn words_of_advertising_are_noted() {
        assert_eq!(
            Case::saying("Act now!").severity("promotional_words"),
            Some(Severity::Note)
        );
        assert_eq!(
            Case::saying("Are you free on the day?").severity("promotional_words"),
            None
        );
    }
}
