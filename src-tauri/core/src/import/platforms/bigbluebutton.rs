//! BigBlueButton: the table of its dashboard, and the public chat.
//!
//! The dashboard writes its rows in quotation marks and leaves those inside a cell as they are, and its heading
//! without any, though a question of a poll may have a comma; so its rows are cut here and not by the reader of
//! tables, unless a spreadsheet saved it again. Headings come in the language of whoever saved it: columns are known by
//! their place. Nobody has an address.

use super::{Evidence, Format, Given, Unit};
use crate::domain::text::counted;
use crate::domain::{Asked, IssueKind, Role, Standing};
use crate::import::attendance::{self, JoinTimes, Way};
use crate::import::document::Document;
use crate::import::headings::{Meaning, heading_key};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::recognise::table_of;
use crate::import::records::{MessageRow, Moment, Placed, PollRow, Records};
use crate::import::table::{Row, Sheet};
use crate::import::values::{self, dates};
use crate::import::{FileKind, Unreadable, question, roles};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&DASHBOARD, &CHAT];

const DASHBOARD: Format = Format {
    code: "bbb_dashboard",
    label: "BigBlueButton dashboard",
    kind: FileKind::Attendance,
    evidence: Evidence::Code,
    unit: Unit::Entries,
    recognise: recognise_dashboard,
    read: read_dashboard,
};

const CHAT: Format = Format {
    code: "bbb_chat",
    label: "BigBlueButton chat",
    kind: FileKind::Chat,
    evidence: Evidence::Code,
    unit: Unit::Lines,
    recognise: recognise_chat,
    read: read_chat,
};

/// The columns before those of polls, and what the program takes from each.
const COLUMNS: [Option<Meaning>; 12] = [
    Some(Meaning::Name),
    Some(Meaning::IsSpeaker),
    None,
    None,
    None,
    Some(Meaning::MessageCount),
    None,
    None,
    None,
    Some(Meaning::Join),
    Some(Meaning::Exit),
    Some(Meaning::Minutes),
];

const MODERATOR: usize = 1;
const JOINED: usize = 9;
const DURATION: usize = 11;

/// Rows that show whether a table is a dashboard.
const SAMPLED_ROWS: usize = 50;

/// A row of the dashboard: its line and its cells.
type Cut<'t> = (u32, Vec<&'t str>);

/// A dashboard in pieces.
struct Dashboard<'t> {
    /// The headings of the columns before those of polls.
    headings: Vec<&'t str>,
    /// What is behind them, as it stands in the file or in its cells.
    asked: Vec<&'t str>,
    rows: Vec<Cut<'t>>,
}

fn dashboard<'d>(document: &'d Document<'_>) -> Option<Dashboard<'d>> {
    if as_written(document).is_none() {
        return resaved(document.sheet());
    }
    let (heading, rows) = cut(document.text())?;
    let mut headings: Vec<&str> = heading.split(',').collect();
    let asked = headings.split_off(COLUMNS.len().min(headings.len()));
    Some(Dashboard { headings, asked, rows })
}

/// The dashboard that a spreadsheet saved again, as any table is cut.
fn resaved(sheet: &Sheet) -> Option<Dashboard<'_>> {
    let mut headings: Vec<&str> = sheet.row(0)?.cells().collect();
    let mut asked = headings.split_off(COLUMNS.len().min(headings.len()));
    asked.truncate(asked.len() - asked.iter().rev().take_while(|cell| cell.is_empty()).count());
    let rows = sheet
        .rows()
        .skip(1)
        .map(|row| (row.line(), row.cells().collect()))
        .collect();
    Some(Dashboard { headings, asked, rows })
}

/// The heading and the rows.
fn cut(text: &str) -> Option<(&str, Vec<Cut<'_>>)> {
    let (heading, mut rest) = text.split_once('\n')?;
    // A row ends where a quotation mark ends a line and another begins the next.
    let end = if heading.ends_with('\r') { "\"\r\n\"" } else { "\"\n\"" };
    let mut rows = Vec::new();
    let mut line = 2u32;
    while !rest.is_empty() {
        let at = rest.find(end).map_or(rest.len(), |at| at + end.len() - 1);
        let (row, after) = rest.split_at(at);
        let cells = row.trim();
        if !cells.is_empty() {
            let cells = cells.strip_prefix('"').unwrap_or(cells);
            let cells = cells.strip_suffix('"').unwrap_or(cells);
            rows.push((line, cells.split("\",\"").collect()));
        }
        let feeds = row.matches('\n').count();
        line = line.saturating_add(u32::try_from(feeds).unwrap_or(u32::MAX));
        rest = after;
    }
    Some((heading.trim_end(), rows))
}

fn recognise_dashboard(document: &Document<'_>) -> Option<u8> {
    as_written(document).or_else(|| as_resaved(document.head()))
}

/// How sure it is that a file is a dashboard saved again: nothing but the places of its columns tells, where the
/// headings are in another language.
fn as_resaved(sheet: &Sheet) -> Option<u8> {
    let heading = sheet.row(0).filter(|row| row.width() >= COLUMNS.len())?;
    let is_length = |cell: &str| values::is_blank(cell) || values::clock_length(cell).is_some();
    let is_count = |cell: &str| values::is_blank(cell) || values::number(cell).is_some();
    let is_person = |row: &Row<'_>| {
        values::flag(row.cell(MODERATOR)).is_some()
            && values::present(row.cell(JOINED)).is_some_and(|cell| dates::stamp(cell).is_some())
            && [3, 4, DURATION].into_iter().all(|column| is_length(row.cell(column)))
            && (5..JOINED).all(|column| is_count(row.cell(column)))
    };
    let rows: Vec<Row<'_>> = sheet.rows().skip(1).take(SAMPLED_ROWS).collect();
    let people = rows.iter().filter(|row| is_person(row)).count();
    // The last row may be that of the anonymous answers.
    if people == 0 || people + 1 < rows.len() {
        return None;
    }
    let is_english =
        heading_key(heading.cell(MODERATOR)) == "moderator" && heading_key(heading.cell(2)) == "activity score";
    Some(if is_english { 98 } else { 93 })
}

/// How sure it is that a file is a dashboard as BigBlueButton writes it.
fn as_written(document: &Document<'_>) -> Option<u8> {
    let (heading, rest) = document.beginning().split_once('\n')?;
    if heading.starts_with('"') || heading.matches(',').count() + 1 < COLUMNS.len() {
        return None;
    }
    let first = rest.trim_start().strip_prefix('"')?;
    let cells: Vec<&str> = first.split("\",\"").take(COLUMNS.len()).collect();
    let is_moderator = matches!(*cells.get(MODERATOR)?, "TRUE" | "FALSE");
    let duration = cells.get(DURATION)?.split('"').next()?;
    let is_length = values::is_blank(duration) || values::clock_length(duration).is_some();
    match (is_moderator && is_length, heading.starts_with("Name,Moderator,")) {
        (true, true) => Some(98),
        (true, false) => Some(93),
        _ => None,
    }
}

fn read_dashboard(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let Dashboard {
        headings,
        asked,
        mut rows,
    } = dashboard(given.document)
        .filter(|dashboard| !dashboard.rows.is_empty())
        .ok_or(Unreadable::NoRows)?;
    let filled = |cells: &[&str]| {
        cells
            .iter()
            .rposition(|cell| !cell.is_empty())
            .map_or(0, |last| last + 1)
    };
    let widest = rows.iter().map(|(_, cells)| filled(cells)).max().unwrap_or_default();
    let questions = questions_in(&asked, widest.saturating_sub(COLUMNS.len()), notes);
    let mut records = Records::default();
    records.ledger.add(Fate::Heading, 1);
    // The answers of anonymous polls stand in a last row that is nobody's.
    let is_nobodys = |cells: &[&str]| {
        let blank = |column: usize| cells.get(column).is_some_and(|cell| values::is_blank(cell));
        blank(MODERATOR) && blank(JOINED)
    };
    if let Some((line, cells)) = rows.pop_if(|(_, cells)| is_nobodys(cells)) {
        for (question, cell) in questions.iter().zip(cells.iter().skip(COLUMNS.len())) {
            for answer in answers_in(cell) {
                records.polls.push(poll(line, String::new(), question, vec![answer]));
            }
        }
        records.ledger.add(Fate::PollAnswer, 1);
    }
    let mut sheet = Sheet::default();
    sheet.push(1, headings.iter().copied());
    for (line, cells) in &rows {
        sheet.push(*line, cells.iter().take(COLUMNS.len()).copied());
    }
    let mut table = table_of(&sheet, sheet.row(0), 1..sheet.len());
    for (column, meaning) in table.columns.iter_mut().zip(COLUMNS) {
        column.meaning = meaning;
    }
    records.columns = table.described();
    let way = Way {
        join_times: JoinTimes::ByTheClock,
        role: Role::Audience,
        listed: Some(Standing::Attended),
    };
    attendance::read(&table, way, given, notes, &mut records);
    account_for_rest(&rows, &table.rows, notes, &mut records);
    for (line, cells) in &rows {
        let name = values::one_line(cells.first().copied().unwrap_or_default());
        for (question, cell) in questions.iter().zip(cells.iter().skip(COLUMNS.len())) {
            let answers: Vec<String> = answers_in(cell).collect();
            if !answers.is_empty() {
                records.polls.push(poll(*line, name.clone(), question, answers));
            }
        }
    }
    Ok(records)
}

/// Rows that are blank, or like the heading, are none of the table's.
fn account_for_rest(rows: &[Cut<'_>], taken: &[Row<'_>], notes: &mut Notes<'_>, records: &mut Records) {
    let left = rows.len().saturating_sub(taken.len());
    if left > 0 {
        records.ledger.add(Fate::NotUnderstood, left);
        notes.about_file(
            IssueKind::UnreadableRow,
            counted(
                left,
                "row has nothing in it; nobody could be read from it.",
                "rows have nothing in them; nobody could be read from them.",
            ),
        );
    }
}

/// The questions of polls in the parts of a heading whose commas may be theirs.
fn questions_in(all: &[&str], count: usize, notes: &mut Notes<'_>) -> Vec<String> {
    if count <= 1 {
        let only = values::one_line(&all.join(","));
        return (0..count).map(|_| only.clone()).collect();
    }
    // A comma within a question has a blank behind it.
    let mut joined: Vec<String> = Vec::new();
    for part in all {
        match joined.last_mut() {
            Some(last) if part.starts_with(' ') => {
                last.push(',');
                last.push_str(part);
            }
            _ => joined.push((*part).to_owned()),
        }
    }
    if all.len() == count {
        return all.iter().map(|part| values::one_line(part)).collect();
    }
    if joined.len() == count {
        return joined.iter().map(|part| values::one_line(part)).collect();
    }
    notes.about_file(
        IssueKind::Repaired,
        "Where one question of a poll ends and the next begins could not be told; they are numbered instead.",
    );
    (1..=count).map(|number| format!("Poll question {number}")).collect()
}

/// The answers in a cell, one a line.
fn answers_in(cell: &str) -> impl Iterator<Item = String> {
    cell.lines()
        .map(values::one_line)
        .filter(|answer| !values::is_blank(answer))
}

fn poll(line: u32, author_name: String, question: &str, answers: Vec<String>) -> PollRow {
    PollRow {
        line,
        author_name,
        author_email: None,
        moment: None,
        asked: Asked::InPoll,
        question: question.to_owned(),
        answers,
        sent: Placed::default(),
    }
}

/// The beginning of a message: its time, who wrote it, their role where it says so, and the words.
struct Begun<'l> {
    time: &'l str,
    name: &'l str,
    role: Option<&'l str>,
    words: &'l str,
}

/// `[10:01] [Morgan : MODERATOR]: Hello`, or the older `[10:01] Morgan: Hello`.
fn begun(line: &str) -> Option<Begun<'_>> {
    let (time, rest) = line.strip_prefix('[')?.split_once("] ")?;
    let is_time = time.len() <= 8 && time.contains(':') && time.bytes().all(|b| b.is_ascii_digit() || b == b':');
    if !is_time {
        return None;
    }
    if let Some(inner) = rest.strip_prefix('[') {
        for (at, _) in inner.match_indices("]:") {
            let who = &inner[..at];
            let name = who.trim_end_matches(|c: char| c.is_ascii_uppercase());
            let role = &who[name.len()..];
            if let Some(name) = name.strip_suffix(" : ").filter(|_| !role.is_empty()) {
                let words = inner[at + 2..].trim();
                return Some(Begun {
                    time,
                    name,
                    role: Some(role),
                    words,
                });
            }
        }
    }
    let (name, words) = rest.split_once(": ").or_else(|| Some((rest.strip_suffix(':')?, "")))?;
    Some(Begun {
        time,
        name,
        role: None,
        words: words.trim(),
    })
}

fn recognise_chat(document: &Document<'_>) -> Option<u8> {
    const LOOKED_AT: usize = 50;
    let mut lines = document
        .beginning()
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let first = begun(lines.next()?)?;
    let has_role = first.role.is_some() || lines.take(LOOKED_AT).filter_map(begun).any(|one| one.role.is_some());
    match (has_role, first.name) {
        (true, _) => Some(97),
        (_, "system") => Some(93),
        _ => Some(85),
    }
}

fn read_chat(given: &Given<'_>, _: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let mut records = Records::default();
    let mut is_open = false;
    let mut lines = 0usize;
    for (number, line) in (1u32..).zip(given.document.text().split('\n')) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        lines += 1;
        if let Some(one) = begun(line) {
            is_open = one.role.is_some() || one.name != "system";
            if is_open {
                let moment = dates::stamp(one.time).map(Moment::Clock);
                let mut row = MessageRow::of_chat(number, values::one_line(one.name), moment, one.words.to_owned());
                let role = one.role.and_then(roles::role_in);
                row.is_team = matches!(role, Some(Role::Host | Role::Panelist | Role::Staff));
                records.messages.push(row);
            }
        } else if is_open && let Some(message) = records.messages.last_mut() {
            message.text.push('\n');
            message.text.push_str(line);
        }
        // What stands above the first message is the server's welcome, as its own lines are.
        records
            .ledger
            .add(if is_open { Fate::Message } else { Fate::System }, 1);
    }
    for message in &mut records.messages {
        message.text = values::with_line_feeds(&message.text);
        message.is_question = question::is_asked_in(&message.text);
    }
    if lines == 0 {
        Err(Unreadable::NoRows)
    } else {
        Ok(records)
    }
}
