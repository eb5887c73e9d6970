//! The layout of a filled-in template, one part a line; empty lines mean nothing:
//!
//! ```text
//! Subject: one line
//! Sign-off: one line, optional
//!
//! [came title] A paragraph; the brackets name the facts that it rests on. Without brackets it rests on those whose
//! words are in it.
//!
//! => offer: Words of the link
//! => reply: What to ask for when there is no such link; the first that can be met is taken.
//!
//! P.S. [offer] An afterthought, optional.
//! ```
//!
//! Values are free of line breaks and controls, so that nothing a participant wrote can begin a line or a link.

use minijinja::Value;

use super::tokens::named_in;
use super::values::Values;
use super::{TemplateError, known};
use crate::domain::Run;
use crate::domain::text::one_line;
use crate::drafting::CtaTarget;
use crate::drafting::compose::{Ask, Letter, Paragraph};
use crate::drafting::facts::FactSheet;

/// Marks around a link in filled-in text. Controls never survive in values, so only a template can write them.
const OPEN: char = '\u{1}';
const BETWEEN: char = '\u{2}';
const CLOSE: char = '\u{3}';

/// The template function `link("replay", "the recording")`: words that lead somewhere if it is known where.
pub(super) fn link(target: &str, words: Value) -> Result<String, minijinja::Error> {
    Ok(format!("{OPEN}{target}{BETWEEN}{}{CLOSE}", known(&words)?))
}

/// Reads what a template yielded.
pub(super) fn read(filled: &str, sheet: &FactSheet, values: &Values) -> Result<Letter, TemplateError> {
    let mut letter = Letter::default();
    for part in filled.lines().map(str::trim).filter(|part| !part.is_empty()) {
        if let Some(subject) = part.strip_prefix("Subject:") {
            letter.subject = one_line(subject);
        } else if let Some(sign_off) = part.strip_prefix("Sign-off:") {
            letter.sign_off = Some(one_line(sign_off));
        } else if part.starts_with("=>") {
            letter.ask.extend(ask(part));
        } else if let Some(words) = part.strip_prefix("P.S.") {
            letter.postscript = Some(paragraph(words.trim(), sheet, values));
        } else {
            letter.paragraphs.push(paragraph(part, sheet, values));
        }
    }
    if letter.subject.is_empty() {
        return Err(TemplateError::Layout("subject"));
    }
    if letter.paragraphs.is_empty() {
        return Err(TemplateError::Layout("paragraph"));
    }
    if letter.ask.last().is_none_or(|ask| ask.target != CtaTarget::Reply) {
        return Err(TemplateError::Layout("call to action that can always be met"));
    }
    Ok(letter)
}

/// `[came title] Words.`, or words alone.
fn paragraph(part: &str, sheet: &FactSheet, values: &Values) -> Paragraph {
    let bracketed = part.strip_prefix('[').and_then(|part| part.split_once(']'));
    let (names, words) = match bracketed {
        Some((names, words)) => (names.split_whitespace().collect(), words),
        None => (named_in(part, values), part),
    };
    let mut facts: Vec<u32> = names.into_iter().flat_map(|name| values.numbers(name, sheet)).collect();
    facts.sort_unstable();
    facts.dedup();
    Paragraph {
        runs: runs(words, sheet),
        facts,
    }
}

fn ask(line: &str) -> Option<Ask> {
    let (target, words) = line.strip_prefix("=>")?.split_once(':')?;
    Some(Ask {
        words: one_line(words),
        target: target_of(target.trim())?,
    })
}

pub(super) fn target_of(word: &str) -> Option<CtaTarget> {
    match word {
        "offer" => Some(CtaTarget::Offer),
        "replay" => Some(CtaTarget::Replay),
        "reply" => Some(CtaTarget::Reply),
        _ => None,
    }
}

/// Plain words and links, blanks joined.
fn runs(text: &str, sheet: &FactSheet) -> Vec<Run> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut runs = Vec::new();
    let mut rest = text.as_str();
    while let Some((before, marked)) = rest.split_once(OPEN) {
        runs.push(Run::plain(before));
        let (inside, behind) = marked.split_once(CLOSE).unwrap_or((marked, ""));
        let (target, words) = inside.split_once(BETWEEN).unwrap_or(("", inside));
        runs.push(Run {
            text: words.to_owned(),
            href: target_of(target)
                .and_then(|target| sheet.url(target))
                .map(str::to_owned),
            ..Run::default()
        });
        rest = behind;
    }
    runs.push(Run::plain(rest));
    runs.retain(|run| !run.text.is_empty());
    runs
}
