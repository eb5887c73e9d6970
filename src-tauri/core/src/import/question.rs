//! Whether the words of a message ask something: the rule of the scoring definition, and nothing cleverer.
//!
//! A question mark outside a web address counts, if there is a letter too. A flag in the file and the Q&A panel
//! count besides; whoever reads those adds them.

/// Whether a message holds a question mark and a letter outside of web addresses.
pub(super) fn is_asked_in(text: &str) -> bool {
    let (mut mark, mut letter) = (false, false);
    for word in text.split_whitespace() {
        let said = if is_web_address(word) {
            behind_address(word)
        } else {
            word
        };
        mark |= said.contains(['?', '？', '؟']);
        letter |= said.chars().any(char::is_alphabetic) || said.len() < word.len();
    }
    mark && letter
}

/// Whether a word is a link: by its scheme, by `www.`, or as a host with a path or a query behind it.
fn is_web_address(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '<', '[', '"', '\'', '„', '“']);
    let lower = word.to_ascii_lowercase();
    if lower.contains("://") || lower.starts_with("www.") || lower.starts_with("mailto:") {
        return true;
    }
    let host_end = lower.find(['/', '?', '#']).unwrap_or(lower.len());
    let (host, rest) = lower.split_at(host_end);
    let is_host = host.split('.').count() >= 2
        && host
            .split('.')
            .all(|label| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    // "Ready?Go" and "now.Really?" are no links: a query needs its key and value, a path its slash.
    is_host && (rest.starts_with('/') || rest.contains('='))
}

/// The punctuation behind a link, which belongs to the sentence: "have you seen https://example.com?".
fn behind_address(word: &str) -> &str {
    let address = word.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '=' | '&' | '#'));
    &word[address.len()..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_mark_with_a_letter_asks() {
        for text in [
            "Can you limit sharing?",
            "replay ?",
            "这个多少钱？ a",
            "هل هناك تسجيل؟",
            "have you seen https://example.com?",
            "(is it www.example.com/x?)",
            "now.Really?",
            "Price? https://example.com/?x=1",
        ] {
            assert!(is_asked_in(text), "{text}");
        }
    }

    #[test]
    fn marks_in_links_and_marks_alone_do_not_ask() {
        for text in [
            "",
            "?",
            "??? 123",
            "Offer: https://example.com/offer?x=1,2",
            "see www.example.com/?a=b",
            "see example.com/offer?x=1",
            "HTTPS://EXAMPLE.COM/?Q=1",
            "No questions here.",
        ] {
            assert!(!is_asked_in(text), "{text}");
        }
    }
}
