//! WebinarJam and EverWebinar: chat, with and without a heading, and registrants.
//!
//! A chat has seven columns in one order, its times are since the start, and names may end in blanks. Registrants
//! say apart whether somebody was there live or watched the replay; who registered twice has two rows. Neither the
//! chat's heading nor the labels of the registrants were seen in a real file.

use super::entries::Field::{Is, Own};
use super::entries::{self, Fields};
use super::{Evidence, Format, Given, Unit, generic};
use crate::domain::{IssueKind, Role};
use crate::import::attendance::{self, JoinTimes, Way};
use crate::import::document::Document;
use crate::import::headings::{Meaning, heading_key};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::recognise;
use crate::import::records::{MessageRow, Moment, Records};
use crate::import::table::Row;
use crate::import::{FileKind, Unreadable, roles, values};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&CHAT, &REGISTRANTS];

const CHAT: Format = Format {
    code: "webinarjam_chat",
    label: "WebinarJam chat",
    kind: FileKind::Chat,
    evidence: Evidence::Documented,
    unit: Unit::Rows,
    recognise: recognise_chat,
    read: read_chat,
};

const REGISTRANTS: Format = Format {
    code: "webinarjam_registrants",
    label: "WebinarJam registrants",
    kind: FileKind::Attendance,
    evidence: Evidence::Documented,
    unit: Unit::Rows,
    recognise: |document| {
        let table = recognise::find_table(document.head(), None).ok()?;
        let live = table.has_heading("Attended live");
        let replay = ["Attended replay", "Time replay", "Date replay"];
        (live && replay.iter().any(|heading| table.has_heading(heading))).then_some(97)
    },
    read: read_registrants,
};

const CHAT_HEADINGS: [&str; 7] = ["hour", "minute", "second", "name", "role", "message", "mode"];
const MODES: &[&str] = &["chat", "question", "answer", "highlighted", "tip", "text"];

const FIELDS: Fields = &[
    ("Schedule", Is(Meaning::Session)),
    ("Signup date", Is(Meaning::Registered)),
    ("Attended live", Is(Meaning::Attended)),
    ("Date live", Is(Meaning::Join)),
    ("Time live", Is(Meaning::Minutes)),
    ("Attended replay", Is(Meaning::Replay)),
    // What the first date and the length say already.
    ("Entered live", Own),
    ("Date replay", Own),
    ("Time replay", Own),
];

fn is_chat_heading(row: Row<'_>) -> bool {
    CHAT_HEADINGS
        .iter()
        .enumerate()
        .all(|(column, heading)| heading_key(row.cell(column)) == *heading)
}

/// Minutes since the start, from the three numbers that a row begins with.
fn offset_of(row: Row<'_>) -> Option<f64> {
    let number = |column, below: f64| values::number(row.cell(column)).filter(|value| (0.0..below).contains(value));
    Some(number(0, 100.0)? * 60.0 + number(1, 60.0)? + number(2, 60.0)? / 60.0)
}

/// The last cell, where it names a mode: a message with a comma and no quotation marks moves it to the right.
fn mode_of(row: Row<'_>) -> Option<String> {
    let last = row.width().checked_sub(1).filter(|last| *last >= 6)?;
    let mode = row.cell(last).to_lowercase();
    MODES.contains(&mode.as_str()).then_some(mode)
}

fn recognise_chat(document: &Document<'_>) -> Option<u8> {
    const LOOKED_AT: usize = 50;
    let sheet = document.head();
    if is_chat_heading(sheet.row(0)?) {
        return Some(98);
    }
    let rows = sheet.rows().take(LOOKED_AT);
    let all = rows.len();
    let fitting = rows
        .filter(|row| offset_of(*row).is_some() && mode_of(*row).is_some())
        .count();
    (fitting * 10 >= all * 9).then_some(95)
}

fn read_chat(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let sheet = given.document.sheet();
    notes.about_sheet(sheet, &[]);
    let mut records = Records::default();
    for row in sheet.rows() {
        if !given.watch.goes_on(row.index(), sheet.len()) {
            break;
        }
        if is_chat_heading(row) {
            records.ledger.add(Fate::Heading, 1);
            continue;
        }
        let mode = mode_of(row);
        let end = row.width().saturating_sub(usize::from(mode.is_some())).max(6);
        let words: Vec<&str> = (5..end).map(|column| row.cell(column)).collect();
        let words = if mode.is_some() {
            words.join(", ")
        } else {
            row.cell(5).to_owned()
        };
        let text = values::with_line_feeds(&words);
        if text.is_empty() {
            notes.about_row(
                IssueKind::UnreadableRow,
                row.line(),
                "The row has no message; nothing could be read from it.",
            );
            records.ledger.add(Fate::NotUnderstood, 1);
            continue;
        }
        let offset = offset_of(row);
        if offset.is_none() {
            notes.about_row(
                IssueKind::BadValue,
                row.line(),
                "The row does not begin with hour, minute and second; the time of the message is left unknown.",
            );
        }
        let name = values::one_line(row.cell(3));
        let mut message = MessageRow::of_chat(row.line(), name, offset.map(Moment::Offset), text);
        message.is_question |= mode.as_deref() == Some("question");
        let role = roles::role_in(row.cell(4));
        message.is_team = matches!(role, Some(Role::Host | Role::Panelist | Role::Staff));
        records.messages.push(message);
        records.ledger.add(Fate::Message, 1);
    }
    Ok(records)
}

fn read_registrants(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let mut table = recognise::find_table(given.document.sheet(), given.choice.columns.as_deref())?;
    if given.choice.columns.is_none() {
        entries::give_meanings(&mut table, FIELDS);
    }
    let mut records = generic::begun(given, &table, notes);
    entries::hide_own(&mut table, FIELDS);
    let way = Way {
        join_times: JoinTimes::ByTheClock,
        ..Way::PLAIN
    };
    attendance::read(&table, way, given, notes, &mut records);
    Ok(records)
}
