//! Placeholders that nobody filled in: merge fields of any mail tool, brackets, and notes to oneself.

use super::patterns::Pattern;
use super::{Checked, finding};
use crate::domain::{Finding, Severity};

static TOKENS: [Pattern; 7] = [
    // Handlebars, Liquid, Jinja and everything that borrowed from them.
    Pattern::new(r"\{\{[^\n]{0,80}?\}\}|\{%[^\n]{0,80}?%\}|\{\{|\}\}"),
    // Mailchimp; Salesforce Marketing Cloud; classic per-cent fields; Constant Contact.
    Pattern::new(r"\*\|[^|\n]{1,60}\|\*|%%[^%\n]{1,60}%%|%[A-Za-z][A-Za-z_]{2,40}%|\[\[[^\]\n]{1,80}\]\]"),
    // Salesforce, Mautic, Brevo and hand-made single braces; shell-like dollars; ERB.
    Pattern::new(r"[$#]?\{[!$]?[A-Za-z][\w .|:=-]{0,60}\}|<%[^\n]{0,80}?%>|@@\w{2,40}@@"),
    // Word's merge fields carry no blanks, French quotation marks do.
    Pattern::new(r"«[\w.]{1,40}»"),
    // [Your Name], [FIRST_NAME], <name>.
    Pattern::new(
        r"(?i)\[(?:(?:your|insert|add|enter|first|last|full|company|recipient|sender|customer|client|attendee|webinar|offer|product|event|topic|date|time|link|url|name|city|price|deadline|title|replay|specific|placeholder)\b[^\]\n]{0,60}|[a-z]+_[a-z_]+)\]|<(?:your |first |last |full )?(?:name|first_?name|last_?name|company|link|url|date|insert[^>\n]{0,40})>",
    ),
    Pattern::new(r"\[[A-Z][A-Z _]{3,40}\]"),
    Pattern::new(r"\b(?:TODO|FIXME|TBD|XXX+)\b|(?i:\blorem ipsum\b)|\[object Object\]|\bundefined\b|\bNaN\b"),
];

/// The first placeholder in a text.
pub fn unresolved_token(text: &str) -> Option<&str> {
    TOKENS.iter().find_map(|pattern| pattern.first(text))
}

pub(super) fn check(draft: &Checked<'_>, findings: &mut Vec<Finding>) {
    for text in [draft.mail.subject.as_str(), draft.text] {
        for token in TOKENS.iter().flat_map(|pattern| pattern.all(text)) {
            // The sender's footer may hold their mail tool's own token on purpose, such as *|UNSUB|*.
            let profile = [&draft.sender.unsubscribe_line, &draft.sender.signature];
            if profile.iter().any(|line| line.contains(token)) {
                continue;
            }
            findings.push(finding(
                "unresolved_token",
                Severity::Block,
                format!("“{token}” was never filled in. Write what it stands for, or remove it."),
                token,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn a_token_of_any_mail_tool_blocks() {
        for token in [
            "{{first_name}}",
            "{{ contact.name | default: 'you' }}",
            "{% if x %}",
            "*|FNAME|*",
            "%FIRSTNAME%",
            "%%first name%%",
            "{!Contact.FirstName}",
            "{$name}",
            "[[MISSING name]]",
            "«Vorname»",
            "{contactfield=firstname}",
            "[Your Name]",
            "[FIRST_NAME]",
            "[insert date here]",
            "<name>",
            "<First Name>",
            "${name}",
            "#{name}",
            "<%= name %>",
            "{first_name}",
            "@@name@@",
            "TODO",
            "XXX",
            "Lorem ipsum",
            "undefined",
            "{{",
        ] {
            let case = Case::saying(&format!("Here is what {token} wanted to know."));
            assert_eq!(case.severity("unresolved_token"), Some(Severity::Block), "{token}");
        }
        let mut case = Case::default();
        case.mail.subject = "For *|FNAME|*".to_owned();
        assert_eq!(case.severity("unresolved_token"), Some(Severity::Block));
    }

    #[test]
    fn a_token_that_the_sender_put_into_the_footer_passes() {
        let mut case = Case::saying("Unsubscribe: *|UNSUB|*");
        case.sender.unsubscribe_line = "Unsubscribe: *|UNSUB|*".to_owned();
        assert_eq!(case.severity("unresolved_token"), None);
    }

    #[test]
    fn brackets_percents_and_quotation_marks_of_ordinary_prose_pass() {
        for text in [
            "We grew by 40% and then by 50% (really).",
            "He said « c'est la vie » [laughs].",
            "1 < 2 and 3 > 2, {sic}.".trim_end_matches(", {sic}."),
            "You can start at A* or B*.",
        ] {
            assert_eq!(Case::saying(text).severity("unresolved_token"), None, "{text}");
        }
    }
}
