//! Placeholders that nobody filled in: merge fields of any mail tool, brackets, and notes to oneself.

use super::draft::{Draft, Found};
use super::patterns::Pattern;
use crate::domain::Severity;
use crate::domain::person::given_name;

static TOKENS: [Pattern; 7] = [
    // Handlebars, Liquid, Jinja and everything that borrowed from them.
    Pattern::ascii(r"\{\{[^\n]{0,80}?\}\}|\{%[^\n]{0,80}?%\}|\{\{|\}\}").with_one_of(&['{', '}']),
    // Mailchimp; Salesforce Marketing Cloud; classic per-cent fields; Constant Contact.
    Pattern::ascii(r"\*\|[^|\n]{1,60}\|\*|%%[^%\n]{1,60}%%|%[A-Za-z][A-Za-z_]{2,40}%|\[\[[^\]\n]{1,80}\]\]").with_one_of(&['*', '%', '[']),
    // Salesforce, Mautic, Brevo and hand-made single braces; shell-like dollars; ERB.
    Pattern::ascii(r"[$#]?\{[!$]?[A-Za-z][\w .|:=-]{0,60}\}|<%[^\n]{0,80}?%>|@@\w{2,40}@@").with_one_of(&['{', '<', '@']),
    // Word's merge fields carry no blanks, French quotation marks do.
    Pattern::ascii(r"«[\w.]{1,40}»").with_one_of(&['«']),
    // [Your Name], [FIRST_NAME], <name>.
    Pattern::ascii(
        r"(?i)\[(?:(?:your|insert|add|enter|first|last|full|company|recipient|sender|customer|client|attendee|webinar|offer|product|event|topic|date|time|link|url|name|city|price|deadline|title|replay|specific|placeholder)\b[^\]\n]{0,60}|[a-z]+_[a-z_]+)\]|<(?:your |first |last |full )?(?:name|first_?name|last_?name|company|link|url|date|insert[^>\n]{0,40})>",
    )
    .with_one_of(&['[', '<']),
    Pattern::ascii(r"\[[A-Z][A-Z _]{3,40}\]").with_one_of(&['[']),
    Pattern::ascii(r"\b(?:TODO|FIXME|TBD|XXX+)\b|(?i:\blorem ipsum\b)|\[object Object\]|\bundefined\b|\bNaN\b"),
];

/// The first placeholder in a text.
pub fn unresolved_token(text: &str) -> Option<&str> {
    TOKENS.iter().find_map(|pattern| pattern.first(text))
}

/// Where placeholders stand, in bytes.
pub fn placeholders(text: &str) -> Vec<std::ops::Range<usize>> {
    TOKENS.iter().flat_map(|pattern| pattern.ranges(text)).collect()
}

/// What a placeholder stands for, where its name tells.
static ABOUT_SENDER: Pattern = Pattern::ascii(r"(?i)\b(?:your|my)[ _]?name|sender|host|absender");
static ABOUT_WEBINAR: Pattern = Pattern::ascii(r"(?i)webinar|event|workshop|seminar|session");
static ABOUT_OFFER: Pattern = Pattern::ascii(r"(?i)offer|product|program|angebot|offre|oferta|offerta|aanbod");
static ABOUT_PRICE: Pattern = Pattern::ascii(r"(?i)price|preis|prix|precio|preco|prezzo|prijs");
static ABOUT_DEADLINE: Pattern = Pattern::ascii(r"(?i)deadline|frist");
static ABOUT_OTHERS: Pattern = Pattern::ascii(r"(?i)last|family|nach|surname|company|firma|link|url|date|time|topic");
static ABOUT_NAME: Pattern = Pattern::ascii(r"(?i)name|prenom|prénom|nombre|nome|naam");

/// What a placeholder stands for, if that is known.
fn value_of(token: &str, draft: &Draft<'_>) -> Option<String> {
    let webinar = draft.webinar;
    let known = if ABOUT_OTHERS.matches(token) {
        None
    } else if ABOUT_SENDER.matches(token) {
        Some(draft.sender.name.clone())
            .filter(|name| !name.is_empty())
            .or(webinar.host_name.clone())
    } else if ABOUT_WEBINAR.matches(token) {
        Some(webinar.title.clone())
    } else if ABOUT_OFFER.matches(token) {
        webinar.offer_name.clone()
    } else if ABOUT_PRICE.matches(token) {
        webinar.price.as_ref().map(ToString::to_string)
    } else if ABOUT_DEADLINE.matches(token) {
        webinar.deadline.clone()
    } else if ABOUT_NAME.matches(token) {
        given_name(draft.recipient.name)
    } else {
        None
    };
    known.filter(|value| !value.trim().is_empty())
}

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    for passage in draft.passages() {
        for token in TOKENS.iter().flat_map(|pattern| pattern.all(&passage.text)) {
            // The sender's footer may hold their mail tool's own token on purpose, such as *|UNSUB|*.
            let profile = [&draft.sender.unsubscribe_line, &draft.sender.signature];
            if profile.iter().any(|line| line.contains(token)) {
                continue;
            }
            let message = format!("“{token}” was never filled in. Write what it stands for, or remove it.");
            let reported = found.words(Severity::Block, passage, token, message);
            if let Some(value) = value_of(token, draft) {
                reported.replace(format!("Write “{value}”"), value);
            }
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

    #[test]
    fn a_token_whose_value_is_known_is_filled_in_with_one_key() {
        for (token, value) in [
            ("{{first_name}}", "Lori"),
            ("*|FNAME|*", "Lori"),
            ("[Your Name]", "Mara Quill"),
            ("{webinar_title}", "Fill Your Workshops"),
            ("[offer]", "Launch Lab"),
            ("{{ offer }}", "Launch Lab"),
            ("{{price}}", "$497"),
        ] {
            let text = Case::saying(&format!("It is for {token} only.")).fixed("unresolved_token");
            assert!(text.contains(&format!("It is for {value} only.")), "{token}: {text}");
        }
        let unknown = Case::saying("It is for {{company}} only.").finding("unresolved_token");
        assert!(unknown.is_some_and(|finding| finding.fix.is_none()));
    }
}
