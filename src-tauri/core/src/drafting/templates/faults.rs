//! What is wrong with a template, for the person who writes it.
//!
//! Templates know tokens, two functions and conditions, and nothing else of MiniJinja: no loops, filters, arithmetic or
//! other files. What a text takes to fill in is bounded by its length, so that none can hang the program.

use super::layout::target_of;
use super::specimen::specimens;
use super::tokens::{FACTS, names};
use super::values::{Values, values};
use super::{ENVIRONMENT, TemplateError, fill};
use crate::domain::{Language, Mail};
use crate::drafting::facts::FactSheet;

/// The longest template, in characters; a mail of 140 words in two forms of address takes a third of it.
const MAX_CHARS: usize = 8_000;

/// The most conditions within and after one another, and the most words of one condition: MiniJinja reads each within
/// the one before, and the stack has an end.
const MAX_NESTED: usize = 40;

/// Words of MiniJinja that templates may use besides tokens.
const KEYWORDS: [&str; 9] = ["if", "elif", "else", "endif", "and", "or", "not", "true", "false"];

/// What is wrong, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct TemplateFault {
    /// The line of the template, counted from 1, where one is to blame.
    pub line: Option<u32>,
    /// What is wrong and how to mend it.
    pub message: String,
    /// Whether it concerns this person only: the template can be saved, and the built-in text serves them.
    pub one_person: bool,
}

fn fault(line: Option<u32>, message: impl Into<String>) -> TemplateFault {
    TemplateFault {
        line,
        message: message.into(),
        one_person: false,
    }
}

/// A name within `{{ }}` or `{% %}`.
struct Word<'a> {
    line: u32,
    text: &'a str,
}

/// The mail that a text makes for one person, or what is wrong with the text.
pub fn try_template(text: &str, sheet: &FactSheet) -> Result<Mail, TemplateFault> {
    validate(text, sheet.webinar.mails.language)?;
    filled(text, sheet).map_err(|fault| TemplateFault {
        one_person: true,
        ..fault
    })
}

/// What is wrong with a text whoever it is for.
pub(super) fn validate(text: &str, language: Language) -> Result<(), TemplateFault> {
    if text.chars().count() > MAX_CHARS {
        return Err(fault(None, format!("A template has at most {MAX_CHARS} characters.")));
    }
    for word in words(text)? {
        if !KEYWORDS.contains(&word.text) && !names().any(|name| name == word.text) {
            let message = format!("There is no token “{}”.{}", word.text, nearest(word.text, names()));
            return Err(fault(Some(word.line), message));
        }
    }
    lines(text)?;
    ENVIRONMENT.template_from_str(text).map_err(|error| {
        let detail = error.detail().unwrap_or("something is missing");
        let hint = "Every {% if … %} needs its {% endif %}.";
        fault(line_of(&error), format!("This cannot be read: {detail}. {hint}"))
    })?;
    let tried = specimens(language).map(|sheet| filled(text, &sheet).err());
    // A hole for somebody concerns them only; one for everybody means that nobody would ever get this text.
    let is_for_nobody = tried
        .iter()
        .all(|tried| tried.as_ref().is_some_and(|fault| fault.one_person));
    let blocking = tried
        .into_iter()
        .flatten()
        .find(|fault| is_for_nobody || !fault.one_person);
    blocking.map_or(Ok(()), |fault| {
        Err(TemplateFault {
            one_person: false,
            ..fault
        })
    })
}

/// Fills in a text that was validated, or not.
pub(super) fn filled(text: &str, sheet: &FactSheet) -> Result<Mail, TemplateFault> {
    let values = values(sheet);
    let result = ENVIRONMENT
        .template_from_str(text)
        .map_err(TemplateError::from)
        .and_then(|template| fill(&template, &values, sheet));
    result.map_err(|error| match error {
        TemplateError::Fill(error) => unfilled(&error, text, &values),
        TemplateError::Layout("subject") => fault(None, "The mail has no subject. Begin a line with “Subject:”."),
        TemplateError::Layout("paragraph") => fault(None, "The mail says nothing. Write at least one paragraph."),
        TemplateError::Layout(_) => fault(
            None,
            "The mail does not say what to do. End with a line like “=> reply: Just reply to this mail.”, which serves \
             those for whom there is no link.",
        ),
    })
}

fn unfilled(error: &minijinja::Error, text: &str, values: &Values) -> TemplateFault {
    if error.kind() == minijinja::ErrorKind::OutOfFuel {
        return fault(None, "This template takes too long to fill in. Make it shorter.");
    }
    let line = line_of(error);
    let words = words(text).unwrap_or_default();
    let missing = words.iter().filter(|word| Some(word.line) == line).find(|word| {
        names().any(|name| name == word.text)
            && !matches!(word.text, "link" | "say" | "tone")
            && values.get(word.text).is_none()
    });
    match missing {
        Some(Word { text, .. }) => TemplateFault {
            line,
            message: format!(
                "“{text}” is not known for this person, which leaves a hole. Put the sentence between {{% if {text} %}} \
                 and {{% endif %}}."
            ),
            one_person: true,
        },
        None => {
            let detail = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
            fault(line, format!("This cannot be filled in: {detail}."))
        }
    }
}

fn line_of(error: &minijinja::Error) -> Option<u32> {
    error.line().and_then(|line| u32::try_from(line).ok())
}

/// Looks at what begins lines: calls to action and brackets.
fn lines(text: &str) -> Result<(), TemplateFault> {
    for (line, number) in text.lines().map(str::trim).zip(1..) {
        if let Some(ask) = line.strip_prefix("=>") {
            let target = ask.split_once(':').map(|(target, _)| target.trim());
            if target.and_then(target_of).is_none() {
                let message = "A call to action begins with “=> offer:”, “=> replay:” or “=> reply:”.";
                return Err(fault(Some(number), message));
            }
        }
        let brackets = line.strip_prefix('[').and_then(|line| line.split_once(']'));
        for name in brackets.map_or("", |brackets| brackets.0).split_whitespace() {
            if !FACTS.contains(&name) {
                let message = format!(
                    "“{name}” is not a fact that brackets before a paragraph can name.{} The brackets can be left out.",
                    nearest(name, FACTS.iter().copied())
                );
                return Err(fault(Some(number), message));
            }
        }
    }
    Ok(())
}

/// The names within `{{ }}` and `{% %}`, or the first thing there that templates do not know.
fn words(text: &str) -> Result<Vec<Word<'_>>, TemplateFault> {
    let mut found = Vec::new();
    let mut rest = text;
    let (mut open_ifs, mut branches) = (0_usize, 0_usize);
    let line_at = |rest: &str| {
        let before = text.get(..text.len() - rest.len()).unwrap_or_default();
        u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
    };
    while let Some(at) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() {
        let (opening, inside) = rest.get(at..).unwrap_or_default().split_at(2);
        let start = line_at(inside);
        let close = match opening {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let unclosed = || fault(Some(start), format!("“{opening}” is not closed by “{close}”."));
        if opening == "{#" {
            rest = inside.split_once(close).ok_or_else(unclosed)?.1;
            continue;
        }
        // Signs that take blanks away, which mean nothing in this layout.
        let is_sign = |c| matches!(c, '-' | '+');
        let mut inside = inside.strip_prefix(is_sign).unwrap_or(inside);
        let mut size_of_tag = 0;
        rest = loop {
            inside = inside.trim_start();
            let closed = inside.strip_prefix(is_sign).unwrap_or(inside);
            if let Some(behind) = closed.strip_prefix(close) {
                break behind;
            }
            let first = inside.chars().next().ok_or_else(unclosed)?;
            let line = line_at(inside);
            let size = match first {
                '"' | '\'' => string(inside, first).ok_or_else(|| {
                    let message = format!("A quotation that begins with {first} does not end.");
                    fault(Some(line), message)
                })?,
                '(' | ')' | ',' => 1,
                _ if is_of_word(first) => inside.find(|c| !is_of_word(c)).unwrap_or(inside.len()),
                _ => {
                    let message = format!("“{first}” cannot be used between “{opening}” and “{close}”.");
                    return Err(fault(Some(line), message));
                }
            };
            let (word, behind) = inside.split_at(size);
            if opening == "{%" && size_of_tag == 0 {
                match word {
                    "if" => (open_ifs, branches) = (open_ifs + 1, branches + 1),
                    "elif" => branches += 1,
                    "else" => {}
                    "endif" => open_ifs = open_ifs.saturating_sub(1),
                    _ => {
                        let message = format!("“{{% {word} %}}” cannot be used in a template; “{{% if … %}}” can.");
                        return Err(fault(Some(line), message));
                    }
                }
                if open_ifs == 0 {
                    branches = 0;
                }
            }
            size_of_tag += 1;
            if branches > MAX_NESTED || size_of_tag > MAX_NESTED {
                return Err(fault(Some(line), "There is too much in one condition. Make two of it."));
            }
            if is_of_word(first) {
                found.push(Word { line, text: word });
            }
            inside = behind;
        };
    }
    Ok(found)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The size of a quoted text with both its marks.
fn string(text: &str, mark: char) -> Option<usize> {
    let mut is_escaped = false;
    text.char_indices().skip(1).find_map(|(at, c)| {
        let ends = c == mark && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends.then_some(at + 1)
    })
}

/// " Did you mean “topic”?", or nothing where no name is near.
fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> String {
    let scored = names.map(|name| (name, strsim::jaro_winkler(word, name)));
    let best = scored.max_by(|a, b| a.1.total_cmp(&b.1));
    best.filter(|(_, likeness)| *likeness > 0.75)
        .map_or_else(String::new, |(name, _)| format!(" Did you mean “{name}”?"))
}
