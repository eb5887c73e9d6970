//! Google Meet: attendance in its shapes, the chat beside a recording, and exports of browser extensions.
//!
//! Times are of the day without a date, so that a visit may end before it began: after midnight. Guests have no
//! address. A chat has times since the start of the recording. Extensions list a presentation as if it were a person.

use std::collections::HashSet;

use super::entries::Field::{Is, Own};
use super::entries::{self, Fields};
use super::{Evidence, Format, Given, Unit, generic};
use crate::domain::{IssueKind, Role, Standing};
use crate::import::attendance::{self, JoinTimes, Way};
use crate::import::headings::{Meaning, heading_key};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::recognise::{self, table_of};
use crate::import::records::{MessageRow, Moment, Records};
use crate::import::table::{Row, Sheet};
use crate::import::values::{self, dates};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&ATTENDANCE, &CHAT, &EXTENSION];

const ATTENDANCE: Format = Format {
    code: "meet_attendance",
    label: "Google Meet attendance",
    kind: FileKind::Attendance,
    evidence: Evidence::Code,
    unit: Unit::Rows,
    recognise: |document| {
        let heading = heading_of(document.head())?;
        let has = |label: &str| heading.cells().any(|cell| heading_key(cell) == label);
        if has("time joined") && has("time exited") {
            return Some(97);
        }
        let is_short = heading.width() == 3 && has("name");
        is_short.then_some(91)
    },
    read: read_attendance,
};

const CHAT: Format = Format {
    code: "meet_chat",
    label: "Google Meet chat (.sbv)",
    kind: FileKind::Chat,
    evidence: Evidence::Code,
    unit: Unit::Lines,
    recognise: |document| {
        let mut lines = document.beginning().lines().filter(|line| !line.trim().is_empty());
        let begins = begin_of(lines.next()?).is_some();
        (begins && lines.next()?.contains(": ")).then_some(97)
    },
    read: read_chat,
};

const EXTENSION: Format = Format {
    code: "meet_extension",
    label: "Google Meet attendance (browser extension)",
    kind: FileKind::Attendance,
    evidence: Evidence::Code,
    unit: Unit::Rows,
    recognise: |document| {
        let table = recognise::find_table(document.head(), None).ok()?;
        (table.has_heading("Time in call") && table.has_heading("Joined at")).then_some(97)
    },
    read: read_extension,
};

const FIELDS: Fields = &[
    ("Time joined", Is(Meaning::Join)),
    ("Time exited", Is(Meaning::Exit)),
    ("Joined at", Is(Meaning::Join)),
    ("Left at", Is(Meaning::Exit)),
    ("Time in call", Is(Meaning::Minutes)),
    ("Duration", Is(Meaning::Minutes)),
    ("Status", Own),
];

const PRESENT: Way = Way {
    join_times: JoinTimes::ByTheClock,
    role: Role::Audience,
    listed: Some(Standing::Attended),
};

/// The heading of the people, below a preamble or not.
fn heading_of(sheet: &Sheet) -> Option<Row<'_>> {
    const WITHIN: usize = 10;
    sheet.rows().take(WITHIN).find(|row| {
        let has = |label: &str| row.cells().any(|cell| heading_key(cell) == label);
        has("email") && has("duration")
    })
}

fn read_attendance(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let sheet = given.document.sheet();
    let at = heading_of(sheet).map_or(0, Row::index);
    let plain = with_half_minutes(sheet, at, notes);
    let mut table = table_of(&plain, plain.row(at), at + 1..plain.len());
    table.headers += at;
    entries::give_meanings(&mut table, FIELDS);
    generic::choose(&mut table, given);
    let mut records = generic::begun(given, &table, notes);
    attendance::read(&table, PRESENT, given, notes, &mut records);
    read_preamble(&plain, at, &mut records);
    notes.about_file(
        IssueKind::Repaired,
        "Google Meet may leave the organiser out of this list, and gives times without a date.",
    );
    Ok(records)
}

/// The sheet with `< 1 min` as half a minute: it is neither nothing nor a whole one.
fn with_half_minutes(sheet: &Sheet, heading: usize, notes: &mut Notes<'_>) -> Sheet {
    let mut plain = Sheet::default();
    let duration = sheet
        .row(heading)
        .and_then(|row| row.cells().position(|cell| heading_key(cell) == "duration"));
    let mut is_told = false;
    for row in sheet.rows() {
        let cells = row.cells().enumerate().map(|(column, cell)| {
            let is_less = row.index() > heading && duration == Some(column) && cell.starts_with('<');
            is_told |= is_less;
            if is_less { "0.5 min" } else { cell }
        });
        plain.push(row.line(), cells);
    }
    if is_told {
        notes.about_file(
            IssueKind::Repaired,
            "Less than a minute (“< 1 min”) was read as half a minute.",
        );
    }
    plain
}

/// Title, start and length, where two lines above the list say them.
fn read_preamble(sheet: &Sheet, heading: usize, records: &mut Records) {
    let (Some(labels), Some(said)) = (sheet.row(0), sheet.row(1)) else {
        return;
    };
    if heading < 2 {
        return;
    }
    let of = |label: &str| {
        let column = labels.cells().position(|cell| heading_key(cell) == label);
        column.and_then(|column| values::present(said.cell(column)))
    };
    records.hints.title = of("meeting title").map(values::one_line);
    let (date, start, end) = (of("date"), of("start time"), of("end time"));
    if let (Some(date), Some(start)) = (date, start) {
        records.hints.start = dates::stamp(&format!("{date} {start}"));
    }
    let clock = |cell: Option<&str>| dates::stamp(cell?)?.time;
    if let (Some(start), Some(end)) = (clock(start), clock(end)) {
        const DAY: f64 = 24.0 * 60.0;
        // An end before the start is the next day's.
        let length = start.duration_until(end).as_secs_f64() / 60.0;
        records.hints.length = Some(length.rem_euclid(DAY)).filter(|length| *length > 0.0);
    }
}

fn read_extension(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let mut table = recognise::find_table(given.document.sheet(), given.choice.columns.as_deref())?;
    if given.choice.columns.is_none() {
        entries::give_meanings(&mut table, FIELDS);
    }
    let mut records = generic::begun(given, &table, notes);
    entries::hide_own(&mut table, FIELDS);
    attendance::read(&table, PRESENT, given, notes, &mut records);
    let names: HashSet<String> = records.people.iter().map(|row| row.name.clone()).collect();
    let all = std::mem::take(&mut records.people);
    for mut row in all {
        let Some(owner) = presenter(&row.name).map(str::to_owned) else {
            records.people.push(row);
            continue;
        };
        if names.contains(&owner) {
            records.ledger.change(attendance::fate_of(&row), Fate::Detail);
        } else {
            // The presentation is all that is known of who gave it.
            row.name = owner;
            records.people.push(row);
        }
        notes.about_file(
            IssueKind::Repaired,
            "The extension lists presentations as people; each was taken for the one who gave it.",
        );
    }
    notes.about_file(
        IssueKind::Repaired,
        "The times have no date; extensions write it in the file's name only.",
    );
    Ok(records)
}

/// Who gives a presentation, by the name of its tile.
fn presenter(name: &str) -> Option<&str> {
    const WORDS: &[&str] = &[
        "presentation",
        "presenting",
        "prezentacja",
        "präsentation",
        "présentation",
        "presentación",
        "apresentação",
        "presentazione",
        "presentatie",
    ];
    let (owner, word) = name.strip_suffix(')')?.rsplit_once(" (")?;
    (!owner.is_empty() && WORDS.contains(&word.to_lowercase().as_str())).then_some(owner)
}

/// When a line says that a message begins, in minutes: `00:00:20.906,00:00:23.906`.
fn begin_of(line: &str) -> Option<f64> {
    let (from, to) = line.trim().split_once(',')?;
    values::clock_length(to)?;
    values::clock_length(from)
}

fn read_chat(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let mut records = Records::default();
    let mut open: Option<(u32, f64, Vec<&str>)> = None;
    for (number, line) in (1u32..).zip(given.document.text().split('\n')) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if let Some(minute) = begin_of(line) {
            close(open.replace((number, minute, Vec::new())), notes, &mut records);
        } else if let Some((_, _, lines)) = &mut open {
            lines.push(line);
        } else {
            notes.about_row(
                IssueKind::UnreadableRow,
                number,
                "The line stands before the first time; nothing could be read from it.",
            );
            records.ledger.add(Fate::NotUnderstood, 1);
        }
    }
    close(open, notes, &mut records);
    Ok(records)
}

/// Enters a message with its line of time.
fn close(open: Option<(u32, f64, Vec<&str>)>, notes: &mut Notes<'_>, records: &mut Records) {
    let Some((number, minute, lines)) = open else { return };
    let words = lines.join("\n");
    if words.is_empty() {
        notes.about_row(
            IssueKind::UnreadableRow,
            number,
            "A time without a message; nothing could be read from it.",
        );
        records.ledger.add(Fate::NotUnderstood, 1);
        return;
    }
    let (name, text) = words.split_once(": ").unwrap_or(("", &words));
    let moment = Some(Moment::Offset(minute));
    let message = MessageRow::of_chat(number, values::one_line(name), moment, text.to_owned());
    records.messages.push(message);
    records.ledger.add(Fate::Message, 1 + lines.len());
}
