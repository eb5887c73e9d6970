//! A pasted mail taken apart: what its writer wrote themselves, without the ends and without anybody's data.

use super::tongues::{bare, greeting_length, may_be_name, sign_off_length};
use crate::checks::{ADDRESS, Pattern, URL};
use crate::domain::text::one_line;

/// Longer lines are no greeting, sign-off or line of a signature.
const MAX_END_WORDS: usize = 8;

/// Lines from which on a mail holds somebody else's.
static QUOTED_TAIL: Pattern = Pattern::new(
    r"(?i)^\s*(?:(?:sent from my|von meinem .{2,20} gesendet|gesendet von|envoyé de mon|enviado desde mi|enviado do meu|inviato da|verzonden vanaf)\s|-{2,}\s*(?:original|forwarded|urspr|weitergel|message d|mensaje|mensagem|messaggio|oorspr)|_{8,}|(?:on|am|le|el|em|il|op)\s.{4,160}(?:wrote|schrieb.{0,80}|a écrit|escribió|escreveu|ha scritto|schreef.{0,80})\s*:\s*$)",
);
static HEADER: Pattern = Pattern::new(
    r"(?i)^(?:from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet|para|enviado|fecha|asunto|data|assunto|da|a|oggetto|inviato|van|aan|verzonden|onderwerp)\s?:\s",
);
pub(super) static LIST_ITEM: Pattern = Pattern::new(r"^(?:[-*•–]\s|\d{1,2}[.)]\s)");
static POSTSCRIPT: Pattern = Pattern::new(r"(?i)^p\.?\s?s\.?(?:[:\s]|$)");
static SITE: Pattern = Pattern::new(
    r"(?i)\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|co|app|dev|ai|info|biz|eu|de|at|ch|fr|es|pt|br|it|nl|be|uk|us|ca|au|example)\b(?:/\S*)?|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S+",
);
static HANDLE: Pattern = Pattern::new(r"@[A-Za-z0-9_.]{2,}");
static PHONE: Pattern = Pattern::new(r"[+(]{0,2}\d[\d\s()/.\u{2011}-]{6,}\d");

/// A mail in parts, as far as its words are its writer's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Its first words without the name: "Hi"; empty for the name alone.
    pub greeting: Option<String>,
    /// What it says. Links, addresses, phone numbers and the names of those greeted are taken out.
    pub paragraphs: Vec<String>,
    /// The line above the name, without its comma.
    pub sign_off: Option<String>,
}

impl Parts {
    /// Takes a pasted mail apart.
    pub fn of(text: &str) -> Self {
        let mut lines = own_lines(text);
        let (sign_off, postscript) = cut_signature(&mut lines);
        let mut greeting = None;
        let mut names = Vec::new();
        if let Some(first) = lines.iter_mut().find(|line| !line.is_empty())
            && let Some(found) = Greeting::of(first)
        {
            *first = found.rest;
            greeting = found.form;
            names = found.names;
        }
        lines.push(String::new());
        lines.extend(postscript);
        let paragraphs = paragraphs(&lines)
            .iter()
            .map(|text| without_data(text, &names))
            .filter(|text| text.chars().any(char::is_alphanumeric))
            .collect();
        Self {
            greeting,
            paragraphs,
            sign_off,
        }
    }
}

/// How a line greets.
pub(super) struct Greeting {
    /// "Hi"; empty for the name alone, none where the words are unknown.
    pub form: Option<String>,
    names: Vec<String>,
    /// What follows on the same line.
    rest: String,
}

impl Greeting {
    /// Reads a mail's first line; nothing where it greets nobody.
    pub fn of(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let Some(names) = thanked(&words) {
            return Some(Self {
                form: None,
                names,
                rest: line.to_owned(),
            });
        }
        let known = greeting_length(&words);
        let closes = |word: &&str| word.ends_with([',', '!', ':', '，', '！', '：', '–', '—']);
        let closed = words.iter().take(MAX_END_WORDS).position(closes).map(|at| at + 1);
        let is_capital = |word: &&&str| bare(word).chars().next().is_some_and(char::is_uppercase);
        if known == 0 {
            // "Lori," or a greeting in a language that is not known here: short, and a comma ends it.
            let end = closed.filter(|end| *end == words.len() && line.ends_with([',', '，', '：']))?;
            let is_name = words.iter().all(|word| is_capital(&word) || !may_be_name(bare(word)));
            return (end <= 4).then(|| Self {
                form: is_name.then(String::new),
                names: names(&words),
                rest: String::new(),
            });
        }
        let end = match closed {
            Some(end) if end >= known => end,
            _ if words.len() <= known + 3 => words.len(),
            _ => known + words.iter().skip(known).take_while(|word| is_capital(word)).count(),
        };
        let (greeting, named) = words.get(..end)?.split_at_checked(known)?;
        let is_casual = greeting.iter().all(|word| !is_capital(&word));
        let named: Vec<&str> = named
            .iter()
            .filter(|word| is_casual || is_capital(word))
            .copied()
            .collect();
        Some(Self {
            form: Some(bare(&greeting.join(" ")).to_owned()),
            names: names(&named),
            rest: words.get(end..)?.join(" "),
        })
    }
}

/// The names in "Thanks Lori!", which greets and goes on.
fn thanked(words: &[&str]) -> Option<Vec<String>> {
    let after = words
        .get(sign_off_length(words)..)
        .filter(|after| after.len() < words.len())?;
    let is_capital = |word: &str| bare(word).chars().next().is_some_and(char::is_uppercase);
    let mut named = Vec::new();
    for word in after.iter().take(3).take_while(|word| is_capital(word)) {
        named.push(*word);
        if word.ends_with([',', '!', ':', ';', '.']) && may_be_name(bare(word)) {
            break;
        }
    }
    Some(names(&named)).filter(|names| !names.is_empty())
}

fn names(words: &[&str]) -> Vec<String> {
    words
        .iter()
        .flat_map(|word| parts_of(word))
        .filter(|word| may_be_name(word))
        .map(str::to_owned)
        .collect()
}

/// The lines that the writer of a mail wrote: without its headers and without the mail that it answers.
fn own_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut given = text.lines().map(one_line).peekable();
    while let Some(line) = given.next() {
        let is_header = HEADER.matches(&line);
        let is_below = lines.iter().any(|line| !line.is_empty());
        // Two headers in a row further down begin another mail.
        let begins_another = is_header && is_below && given.peek().is_some_and(|next| HEADER.matches(next));
        if begins_another || QUOTED_TAIL.matches(&line) || line == "--" {
            break;
        }
        if (!is_header || is_below) && !line.starts_with('>') {
            lines.push(line);
        }
    }
    lines
}

/// Removes sign-off and signature from the end; returns the sign-off and the lines of a postscript below.
fn cut_signature(lines: &mut Vec<String>) -> (Option<String>, Vec<String>) {
    let is_short = |line: &String| line.split_whitespace().count() <= MAX_END_WORDS;
    let postscript = match lines.iter().position(|line| POSTSCRIPT.matches(line)) {
        Some(at) => lines.split_off(at),
        None => Vec::new(),
    };
    let postscript = postscript.iter().map(|line| POSTSCRIPT.blanked(line)).collect();
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(0);
    // A signature is short lines at the end.
    let from = lines
        .iter()
        .rposition(|line| !is_short(line))
        .map_or(first, |at| at + 1)
        .max(first + 1);
    let found = lines
        .iter()
        .enumerate()
        .skip(from)
        .find_map(|(at, line)| Some((at, sign_off(line)?)));
    if let Some((at, form)) = found {
        lines.truncate(at);
        return (Some(form), postscript);
    }
    // Without a sign-off the last line may still be a name.
    let last = lines.iter().rposition(|line| !line.is_empty()).unwrap_or(0);
    if last > first && lines.get(last).is_some_and(|line| is_name(line)) {
        lines.truncate(last);
    }
    (None, postscript)
}

fn sign_off(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let known = sign_off_length(&words);
    let is_sentence = line.ends_with(['.', '?', '!', '…', ':']);
    if known > 0 && (words.len() == known || (words.len() <= 5 && !is_sentence)) {
        return Some(bare(&words.get(..known)?.join(" ")).to_owned());
    }
    let is_closed = words.len() <= 4 && line.ends_with(',');
    is_closed.then(|| bare(line).to_owned())
}

fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().filter(|word| !bare(word).is_empty()).collect();
    let is_capital = |word: &&str| bare(word).chars().next().is_some_and(char::is_uppercase);
    !words.is_empty() && words.len() <= 3 && words.iter().all(is_capital) && !line.ends_with(['.', '?', '!', ':'])
}

/// Lines as paragraphs: apart by empty lines, or a line each where there are none.
fn paragraphs(lines: &[String]) -> Vec<String> {
    let lines: Vec<&String> = lines.iter().skip_while(|line| line.is_empty()).collect();
    let end = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
    let lines = lines.get(..end).unwrap_or_default();
    let is_spaced = lines.iter().any(|line| line.is_empty());
    let mut paragraphs: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in lines {
        if line.is_empty() {
            is_open = false;
            continue;
        }
        match paragraphs.last_mut().filter(|_| is_open && is_spaced) {
            Some(paragraph) => {
                paragraph.push(if LIST_ITEM.matches(line) { '\n' } else { ' ' });
                paragraph.push_str(line);
            }
            None => paragraphs.push((*line).clone()),
        }
        is_open = true;
    }
    paragraphs
}

/// A text without links, addresses, phone numbers and these names.
fn without_data(text: &str, names: &[String]) -> String {
    let mut text = text.to_owned();
    for pattern in [&URL, &ADDRESS, &SITE, &HANDLE, &PHONE] {
        text = pattern.blanked(&text);
    }
    text.lines()
        .map(|line| without_names(line, names))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn without_names(line: &str, names: &[String]) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut was_name = false;
    for word in line.split_whitespace() {
        // "Lori's", "Loris" and "Lori-Ann" name Lori.
        let is_name = parts_of(word).any(|part| {
            let stem = part.strip_suffix('s').filter(|stem| stem.chars().count() > 2);
            names.iter().any(|name| name == part || stem == Some(name.as_str()))
        });
        let rest = if is_name {
            word.rsplit(char::is_alphanumeric).next().unwrap_or_default()
        } else {
            word
        };
        let begins_sentence = kept.is_empty() || kept.ends_with(['.', '!', '?', '…']);
        // French puts a blank before its semicolons; elsewhere a mark follows what was taken out.
        let is_mark = rest.starts_with([',', '.']) || (is_name && rest.starts_with([';', ':', '!', '?']));
        if is_mark && begins_sentence {
            was_name = true;
            continue;
        }
        if is_mark {
            kept.truncate(kept.trim_end_matches([' ', ',']).len());
        } else if !kept.is_empty() && !rest.is_empty() {
            kept.push(' ');
        }
        let mut rest = rest.chars();
        if was_name && begins_sentence {
            kept.extend(rest.next().into_iter().flat_map(char::to_uppercase));
        }
        kept.extend(rest);
        was_name = is_name && begins_sentence;
    }
    kept
}

/// "Lori" and "Ann" of "Lori-Ann,".
fn parts_of(word: &str) -> impl Iterator<Item = &str> {
    word.split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
}
