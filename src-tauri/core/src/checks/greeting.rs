//! The first line: the surest place to embarrass oneself.

use super::patterns::Pattern;
use super::{Checked, finding};
use crate::domain::person::given_name;
use crate::domain::{BlockRole, Finding, Severity};

static SALUTATION: Pattern = Pattern::new(
    r"(?i)^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|liebe[r]?|guten (?:tag|morgen)|bonjour|salut|ch[eè]re?|hola|estimad[oa]|buenos d[ií]as|ciao|gentile|buongiorno|ol[áa]|bom dia|prezad[oa]|beste|geachte|goedendag|hej)\b[ ,]*",
);

/// Greetings that need no name where they are at home.
static WHOLE: Pattern =
    Pattern::new(r"(?i)^(?:guten tag|hallo|bonjour|hola|buenos d[ií]as|buongiorno|ciao|ol[áa]|bom dia|goedendag)[,:]$");

/// What may stand in place of a name.
const NAMELESS: &[&str] = &["there", "all", "everyone", "friend", "again", "zusammen", "à tous"];

/// What programs print when a name is missing.
const BROKEN: &[&str] = &[
    "none",
    "null",
    "undefined",
    "nan",
    "n/a",
    "unknown",
    "first name",
    "firstname",
    "name",
    "user",
];

pub(super) fn check(draft: &Checked<'_>, findings: &mut Vec<Finding>) {
    let block = draft
        .mail
        .blocks
        .iter()
        .find(|block| block.role == BlockRole::Greeting)
        .or_else(|| draft.mail.blocks.first())
        .map(|block| block.text())
        .unwrap_or_default();
    let line = block.trim();
    let Some(salutation) = SALUTATION.first(line) else {
        findings.push(finding(
            "no_greeting",
            Severity::Note,
            "The mail begins without a greeting. That is fine if you want it so.",
            line.split_whitespace().take(5).collect::<Vec<_>>().join(" "),
        ));
        return;
    };
    let rest = &line[salutation.len()..];
    let name = rest
        .split([',', '!', ':', '\n', '–', '—'])
        .next()
        .unwrap_or_default()
        .trim_matches([' ', '.']);
    let lower = name.to_lowercase();
    let mut report = |rule, severity, message: String| findings.push(finding(rule, severity, message, line));
    let is_whole = WHOLE.matches(line);
    if !is_whole && name.is_empty() || BROKEN.contains(&lower.as_str()) {
        report(
            "empty_greeting",
            Severity::Block,
            "The greeting has a gap where the name should be. Write the name, or “Hi there,”.".to_owned(),
        );
        return;
    }
    if is_whole || lower.split(' ').all(|word| NAMELESS.contains(&word)) {
        if lower.contains(' ') {
            report(
                "odd_greeting",
                Severity::Block,
                format!("“{line}” reads like a mistake. Correct the greeting."),
            );
        } else {
            report(
                "greeting_without_name",
                Severity::Note,
                "This person is greeted without a name, because none is known. Add one if you know it.".to_owned(),
            );
        }
        return;
    }
    if name.contains('@') || name.chars().any(char::is_numeric) {
        report(
            "odd_greeting",
            Severity::Block,
            format!("“{name}” does not look like a name. Correct the greeting, or write “Hi there,”."),
        );
        return;
    }
    wrong_name(draft, name, &mut report);
    let shouted = name.chars().filter(|c| c.is_alphabetic()).count() > 2
        && name.chars().any(char::is_uppercase)
        && !name.chars().any(char::is_lowercase);
    if shouted || name.chars().next().is_some_and(char::is_lowercase) {
        report(
            "odd_greeting",
            Severity::Warn,
            format!("“{name}” is written in capitals or small letters only. Check the spelling of the name."),
        );
    }
}

fn wrong_name(draft: &Checked<'_>, name: &str, report: &mut impl FnMut(&'static str, Severity, String)) {
    let own = draft.recipient.name.to_lowercase();
    let lower = name.to_lowercase();
    let own_words: Vec<&str> = own
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'' && c != '’')
        .collect();
    let is_own = own == lower
        || given_name(draft.recipient.name).is_some_and(|given| given.to_lowercase() == lower)
        || lower
            .split_whitespace()
            .all(|word| own_words.contains(&word) || word.ends_with('.'));
    if is_own {
        return;
    }
    let whose = lower.split_whitespace().next().unwrap_or_default();
    if draft.register.has_given_name(whose) {
        report(
            "greeting_of_another",
            Severity::Block,
            format!(
                "The greeting names {name}, but this mail goes to {}. Correct the name.",
                called(draft)
            ),
        );
    } else {
        report(
            "greeting_of_another",
            Severity::Warn,
            format!(
                "The greeting names {name}, but the list calls this person {}. Make sure it is right.",
                called(draft)
            ),
        );
    }
}

fn called(draft: &Checked<'_>) -> String {
    match (draft.recipient.name.trim(), draft.recipient.email) {
        ("", Some(email)) => email.to_string(),
        ("", None) => "somebody without a name".to_owned(),
        (name, _) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;
    use crate::domain::Block;

    fn greeted(line: &str, recipient: &str) -> Case {
        let mut case = Case::default();
        case.mail.blocks[0] = Block::plain(BlockRole::Greeting, line);
        case.name = recipient.to_owned();
        case
    }

    #[test]
    fn a_gap_in_the_greeting_blocks() {
        for line in ["Hallo ,", "Hi ,", "Hi,", "Dear  ,", "Hello", "Hi None,", "Hi null,"] {
            assert_eq!(
                greeted(line, "Lori Vance").severity("empty_greeting"),
                Some(Severity::Block),
                "{line}"
            );
        }
        assert_eq!(greeted("Hi Lori,", "Lori Vance").severity("empty_greeting"), None);
    }

    #[test]
    fn a_greeting_that_reads_like_a_mistake_is_found() {
        for (line, severity) in [
            ("Hi there there,", Severity::Block),
            ("Hi lori@example.com,", Severity::Block),
            ("Hi lori77,", Severity::Block),
            ("Hi LORI,", Severity::Warn),
            ("Hi lori,", Severity::Warn),
        ] {
            assert_eq!(
                greeted(line, "Lori Vance").severity("odd_greeting"),
                Some(severity),
                "{line}"
            );
        }
        assert_eq!(greeted("Hi Lori,", "LORI VANCE").severity("odd_greeting"), None);
    }

    #[test]
    fn another_persons_name_in_the_greeting_blocks() {
        assert_eq!(
            greeted("Hi Bela,", "Lori Vance").severity("greeting_of_another"),
            Some(Severity::Block)
        );
        assert_eq!(
            greeted("Hi Lo,", "Lori Vance").severity("greeting_of_another"),
            Some(Severity::Warn)
        );
        for (line, name) in [
            ("Hi Lori,", "Lori Vance"),
            ("Dear Lori Vance,", "Lori Vance"),
            ("Dear Mrs. Vance,", "Lori Vance"),
            ("Hi Jo!", "Smith, Jo"),
            ("Hi 李娜,", "李娜"),
        ] {
            assert_eq!(greeted(line, name).severity("greeting_of_another"), None, "{line}");
        }
    }

    #[test]
    fn a_greeting_without_a_name_is_noted() {
        assert_eq!(
            greeted("Hi there,", "jxe655").severity("greeting_without_name"),
            Some(Severity::Note)
        );
        for line in ["Guten Tag,", "Bonjour,", "Hola:", "Olá,", "Buongiorno,", "Goedendag,"] {
            let case = greeted(line, "jxe655");
            assert_eq!(case.severity("greeting_without_name"), Some(Severity::Note), "{line}");
            assert_eq!(case.severity("empty_greeting"), None, "{line}");
        }
        assert_eq!(
            greeted("Hi Lori,", "Lori Vance").severity("greeting_without_name"),
            None
        );
    }

    #[test]
    fn a_mail_without_a_greeting_is_noted() {
        assert_eq!(
            greeted("The recording is here.", "Lori").severity("no_greeting"),
            Some(Severity::Note)
        );
        assert_eq!(greeted("Good morning Lori,", "Lori").severity("no_greeting"), None);
    }
}
