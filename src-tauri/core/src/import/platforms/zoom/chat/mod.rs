//! The chat that Zoom saves as text, in its dialects.
//!
//! A message is a header line (`header`) with the words on the same line or below it. Lines end with a line feed; a
//! bare carriage return is Shift+Enter inside a message. Reactions are told as messages or as lines below one and are
//! neither. No dialect carries addresses.

mod header;

use self::header::{Header, header};
use crate::domain::IssueKind;
use crate::import::FileKind;
use crate::import::document::Document;
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::platforms::{Evidence, Format, Given, Unit};
use crate::import::records::{MessageRow, Records};
use crate::import::values;

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&CHAT];

const CHAT: Format = Format {
    code: "zoom_chat",
    label: "Zoom chat",
    kind: FileKind::Chat,
    evidence: Evidence::Real,
    unit: Unit::Lines,
    recognise,
    read,
};

/// Lines above the first message that a file may have, such as a note of whoever saved it.
const LINES_ABOVE: usize = 5;

/// A message that only reacts to another one.
const REACTED: &[&str] = &[
    "Reacted to \"",
    "Reacted to “",
    "Removed a ",
    "Reagierte auf \"",
    "A réagi à \"",
    "Reaccionó a \"",
];

/// The first line of a message that answers another one.
const REPLYING: &[&str] = &[
    "Replying to \"",
    "Replying to “",
    "Antwort auf \"",
    "Antworten auf \"",
    "Réponse à \"",
    "En réponse à \"",
    "Respondiendo a \"",
    "Respondendo a \"",
    "In risposta a \"",
    "Ответ на \"",
];

fn recognise(document: &Document<'_>) -> Option<u8> {
    let lines = || document.beginning().split('\n').filter(|line| !line.trim().is_empty());
    let begins = lines().take(LINES_ABOVE).any(|line| header(line).is_some());
    let is_first = lines().next().and_then(header).is_some();
    begins.then_some(if is_first { 97 } else { 90 })
}

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, crate::import::Unreadable> {
    let mut records = Records::default();
    let mut open: Option<Open<'_>> = None;
    let text = given.document.text();
    for (index, line) in text.split('\n').enumerate() {
        if !given.watch.goes_on(index, text.len() / 40) {
            break;
        }
        let line = line.strip_suffix('\r').unwrap_or(line);
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        match (header(line), &mut open) {
            (Some(header), _) => {
                if let Some(former) = open.replace(Open::of(header, number)) {
                    former.close(&mut records, notes);
                }
            }
            (None, Some(open)) => open.lines.push(line),
            (None, None) if line.trim().is_empty() => {}
            (None, None) => {
                records.ledger.add(Fate::NotUnderstood, 1);
                notes.about_row(
                    IssueKind::UnreadableRow,
                    number,
                    "The line stands before the first message and belongs to none; it was left out.",
                );
            }
        }
    }
    if let Some(last) = open {
        last.close(&mut records, notes);
    }
    let stamps = records.messages.iter().filter_map(|message| message.moment.as_ref());
    records.order = crate::import::cells::order_of(stamps);
    Ok(records)
}

/// A message whose lines are being collected.
struct Open<'t> {
    number: u32,
    header: Header<'t>,
    lines: Vec<&'t str>,
}

impl<'t> Open<'t> {
    fn of(header: Header<'t>, number: u32) -> Self {
        Self {
            number,
            header,
            lines: Vec::new(),
        }
    }

    /// Enters the message and its lines.
    fn close(self, records: &mut Records, notes: &mut Notes<'_>) {
        let Self { number, header, lines } = self;
        let mut body: Vec<&str> = Vec::with_capacity(lines.len() + 1);
        if !header.words.trim().is_empty() {
            body.push(header.words);
        }
        body.extend(lines.iter().copied().filter(|line| !line.trim().is_empty()));
        // The header is a line of its own where the words are not on it.
        let mut rows = body.len() + usize::from(header.words.trim().is_empty());
        if body.first().is_some_and(|first| begins_with(first, REACTED)) {
            records.ledger.add(Fate::Reaction, rows);
            return;
        }
        if header.is_dated {
            while body.len() > 1 && body.last().is_some_and(|last| is_reaction(last)) {
                body.pop();
                rows -= 1;
                records.ledger.add(Fate::Reaction, 1);
            }
        }
        let reply_to = body.first().and_then(|first| replied_to(first));
        let from = usize::from(reply_to.is_some());
        // Blank lines inside a message are kept, so that the text is taken from the lines and not from the body.
        let kept = &body[from..];
        let words = text_of(&header, &lines, kept);
        if words.is_empty() {
            records.ledger.add(Fate::NotUnderstood, rows);
            notes.about_row(
                IssueKind::UnreadableRow,
                number,
                format!(
                    "{} sent a message without words; nothing could be read from it.",
                    header.name
                ),
            );
            return;
        }
        records.ledger.add(Fate::Message, rows);
        let mut message = MessageRow::of_chat(number, header.name, header.moment, words);
        message.is_private = header.is_private;
        message.reply_to = reply_to;
        records.messages.push(message);
    }
}

/// The words of a message: from the first to the last of the lines that belong to it, indents left out.
fn text_of(header: &Header<'_>, lines: &[&str], kept: &[&str]) -> String {
    let (Some(first), Some(last)) = (kept.first(), kept.last()) else {
        return String::new();
    };
    let place = |line: &&str| lines.iter().position(|other| std::ptr::eq(*other, *line));
    let mut text = String::new();
    match (
        place(first),
        lines.iter().rposition(|other| std::ptr::eq(*other, *last)),
    ) {
        (Some(from), Some(to)) if from <= to => push_lines(&mut text, &lines[from..=to]),
        (None, to) => {
            push_lines(&mut text, &[header.words]);
            if let Some(to) = to {
                push_lines(&mut text, &lines[..=to]);
            }
        }
        _ => {}
    }
    values::with_line_feeds(&text)
        .split('\n')
        .map(|line| line.trim_start_matches('\t').trim_end())
        .collect::<Vec<_>>()
        .join("\n")
        .trim()
        .to_owned()
}

fn push_lines(text: &mut String, lines: &[&str]) {
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
}

fn begins_with(line: &str, beginnings: &[&str]) -> bool {
    let line = line.trim();
    let Some(beginning) = beginnings.iter().find(|beginning| line.starts_with(**beginning)) else {
        return false;
    };
    match *beginning {
        "Removed a " => line.contains(" reaction from "),
        reacted if reacted.starts_with("Reacted") => line.contains("\" with ") || line.contains("” with "),
        _ => true,
    }
}

/// What a message replies to, where its first line says so.
fn replied_to(line: &str) -> Option<String> {
    let line = line.trim();
    let quoted = REPLYING.iter().find_map(|beginning| line.strip_prefix(beginning))?;
    let quoted = quoted.trim_end_matches(':').trim_end_matches(['"', '”', '“']);
    Some(values::one_line(quoted.trim_end_matches("...").trim_end_matches('…')))
}

/// `Name, Name:👍` below a message.
fn is_reaction(line: &str) -> bool {
    let line = line.trim();
    let Some((names, signs)) = line.rsplit_once(':') else {
        return false;
    };
    !names.trim().is_empty()
        && !signs.is_empty()
        && signs.chars().count() <= 12
        && signs.chars().any(|c| c > '\u{2000}')
        && !signs.chars().any(|c| c.is_alphanumeric() || c.is_whitespace())
}
