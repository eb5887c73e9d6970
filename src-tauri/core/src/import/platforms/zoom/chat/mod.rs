//! The chat that Zoom saves as text, in its dialects.
//!
//! A message is a header line (`header`) with the words on the same line or below it. Lines end with a line feed; a
//! bare carriage return is Shift+Enter inside a message. Reactions are told as messages or as lines below one and are
//! neither (`marks`). No dialect carries addresses.

mod header;
mod marks;

use std::collections::HashSet;

use self::header::{Header, header};
use self::marks::{Below, Former, Names};
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

fn recognise(document: &Document<'_>) -> Option<u8> {
    let lines = || document.beginning().split('\n').filter(|line| !line.trim().is_empty());
    let begins = lines().take(LINES_ABOVE).any(|line| header(line).is_some());
    let is_first = lines().next().and_then(header).is_some();
    begins.then_some(if is_first { 97 } else { 90 })
}

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, crate::import::Unreadable> {
    let mut records = Records::default();
    let mut opened: Vec<Open<'_>> = Vec::new();
    let text = given.document.text();
    for (index, line) in text.split('\n').enumerate() {
        if !given.watch.goes_on(index, text.len() / 40) {
            break;
        }
        let line = line.strip_suffix('\r').unwrap_or(line);
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        match (header(line), opened.last_mut()) {
            (Some(header), _) => opened.push(Open::of(header, number)),
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
    let names = names_in(&opened);
    let mut former = Former::default();
    for open in opened {
        open.close(&names, &mut former, &mut records, notes);
    }
    let stamps = records.messages.iter().filter_map(|message| message.moment.as_ref());
    records.order = crate::import::cells::order_of(stamps);
    Ok(records)
}

/// Everybody who wrote, was written to alone, or reacted beside one of those.
fn names_in(opened: &[Open<'_>]) -> Names {
    let mut names = Names::default();
    for open in opened {
        names.enter(&open.header.name);
        if let Some(receiver) = &open.header.receiver {
            names.enter(receiver);
        }
    }
    for open in opened.iter().filter(|open| open.header.is_dated) {
        open.lines.iter().for_each(|line| names.enter_beside(line));
    }
    names
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
    fn close(self, names: &Names, former: &mut Former, records: &mut Records, notes: &mut Notes<'_>) {
        let pieces = self.pieces();
        let filled: Vec<usize> = (0..pieces.len()).filter(|at| !pieces[*at].text.is_empty()).collect();
        let lines: Vec<&str> = filled.iter().map(|at| pieces[*at].text).collect();

        let reacted = marks::reaction(&lines, former);
        let mut end = lines.len();
        // The first line is the message that they stand below.
        while self.header.is_dated && end > reacted.max(1) {
            match names.below(lines[end - 1]) {
                Below::Reaction => {}
                Below::Likely => notes.about_row(
                    IssueKind::LeftOut,
                    self.number,
                    format!(
                        "“{}” below the message was taken for a reaction, although nobody named there wrote anything; it is no part of the message.",
                        values::shortened(lines[end - 1])
                    ),
                ),
                Below::Words => break,
            }
            end -= 1;
        }
        let reply = marks::replied_to(&lines[reacted..end], former);
        let from = reacted + reply.as_ref().map_or(0, |(count, _)| *count);

        // A reaction may share its line with words, which count before it.
        let rows = |places: &[usize]| places.iter().map(|at| pieces[*at].row).collect::<HashSet<usize>>();
        let header = usize::from(self.header.words.trim().is_empty());
        let all = rows(&filled).len() + header;
        if reacted == end && end > 0 {
            records.ledger.add(Fate::Reaction, all);
            return;
        }
        let own = rows(&filled[reacted..end]).len() + header;
        records.ledger.add(Fate::Reaction, all - own);

        // Blank lines inside a message are kept.
        let words = match (filled.get(from), filled[..end].last()) {
            (Some(first), Some(last)) if from < end => pieces[*first..=*last]
                .iter()
                .map(|piece| piece.text)
                .collect::<Vec<_>>()
                .join("\n")
                .trim()
                .to_owned(),
            _ => String::new(),
        };
        if words.is_empty() {
            records.ledger.add(Fate::NotUnderstood, own);
            notes.about_row(
                IssueKind::UnreadableRow,
                self.number,
                format!(
                    "{} sent a message without words; nothing could be read from it.",
                    self.header.name
                ),
            );
            return;
        }
        records.ledger.add(Fate::Message, own);
        former.enter(&words);
        let mut message = MessageRow::of_chat(self.number, self.header.name, self.header.moment, words);
        message.is_private = self.header.is_private;
        message.reply_to = reply.map(|(_, quoted)| quoted);
        records.messages.push(message);
    }

    /// The lines as whoever wrote them saw them, indents left out.
    fn pieces(&self) -> Vec<Piece<'t>> {
        const BREAKS: [char; 3] = ['\r', '\u{2028}', '\u{2029}'];
        let on_header = std::iter::once(self.header.words).filter(|words| !words.trim().is_empty());
        on_header
            .chain(self.lines.iter().copied())
            .enumerate()
            .flat_map(|(row, line)| {
                line.split(BREAKS).map(move |text| Piece {
                    row,
                    text: text.trim_start_matches('\t').trim_end(),
                })
            })
            .collect()
    }
}

/// A line within a message.
struct Piece<'t> {
    /// The line of the file that it is on, counted from the message.
    row: usize,
    text: &'t str,
}
