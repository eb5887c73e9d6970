//! GoTo Webinar: attendee, attendance and registration reports, as CSV or workbook.
//!
//! A block of general information, in which a row of labels is followed by a row of values, stands before the table.
//! A person has a row a session; questions may stand in a cell of it. The interest rating is GoTo's own estimate, no
//! measure of focus, and is not used but for telling the staff, who have none.

use std::collections::{HashMap, HashSet};

use super::{Evidence, Format, Given, Unit, generic};
use crate::domain::text::counted;
use crate::domain::{IssueKind, MessageSource, Role, Standing};
use crate::import::attendance::{self, JoinTimes, Way};
use crate::import::document::Document;
use crate::import::headings::{Meaning, heading_key};
use crate::import::notes::Notes;
use crate::import::recognise::{self, Table};
use crate::import::records::{MessageRow, PersonRow, Records};
use crate::import::table::Sheet;
use crate::import::values::{self, dates};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&ATTENDEES, &REGISTRATION];

const ATTENDEES: Format = Format {
    code: "goto_attendee",
    label: "GoTo Webinar attendee report",
    kind: FileKind::Attendance,
    evidence: Evidence::Code,
    unit: Unit::Rows,
    recognise: |document| sure(document, true),
    read: |given, notes| read(given, notes, None),
};

const REGISTRATION: Format = Format {
    code: "goto_registration",
    label: "GoTo Webinar registration report",
    kind: FileKind::Registrations,
    evidence: Evidence::Code,
    unit: Unit::Rows,
    recognise: |document| sure(document, false),
    read: |given, notes| read(given, notes, Some(Standing::Registered)),
};

fn sure(document: &Document<'_>, attendance: bool) -> Option<u8> {
    let sheet = document.head();
    let table = recognise::find_table(sheet, None).ok()?;
    let says_who_came = table.has(Meaning::Attended) || table.has(Meaning::Minutes) || table.has(Meaning::Join);
    if says_who_came != attendance || !(table.has(Meaning::Email) || table.has(Meaning::LastName)) {
        return None;
    }
    let before = || sheet.rows().take(table.headers);
    let has_line = |title: &str| before().any(|row| heading_key(row.cell(0)) == title);
    let has_block = has_line("general information");
    match (has_block, has_line("session details"), interest(&table)) {
        (true, true, _) => Some(97),
        (true, _, Some(_)) | (_, true, Some(_)) => Some(96),
        (true, ..) if has_line("webinar name") => Some(95),
        (false, false, Some(_)) => Some(92),
        _ => None,
    }
}

fn interest(table: &Table<'_>) -> Option<usize> {
    column(table, &["interest rating"])
}

fn column(table: &Table<'_>, keys: &[&str]) -> Option<usize> {
    table
        .columns
        .iter()
        .position(|column| keys.contains(&heading_key(&column.heading).as_str()))
}

fn read(given: &Given<'_>, notes: &mut Notes<'_>, listed: Option<Standing>) -> Result<Records, Unreadable> {
    let sheet = given.document.sheet();
    let mut table = recognise::find_table(sheet, given.choice.columns.as_deref())?;
    let asked = column(
        &table,
        &[
            "questions asked by attendee",
            "questions asked",
            "questions",
            "question",
        ],
    );
    // A number of questions is one column, their words another; both have been headed alike.
    let words = asked.filter(|asked| {
        let mut cells = table
            .rows
            .iter()
            .map(|row| row.cell(*asked))
            .filter(|cell| !values::is_blank(cell));
        cells.any(|cell| values::number(cell).is_none())
    });
    if let (None, Some(asked)) = (&given.choice.columns, asked) {
        table.columns[asked].meaning = words.is_none().then_some(Meaning::QuestionCount);
    }
    let mut records = generic::begun(given, &table, notes);
    let interest = interest(&table);
    // Read below; without a heading they are not told as unused.
    for column in [words, interest].into_iter().flatten() {
        table.columns[column].heading.clear();
    }
    let stated = general_information(sheet, &table, &mut records);
    let way = Way {
        join_times: JoinTimes::ByTheClock,
        role: Role::Audience,
        listed,
    };
    attendance::read(&table, way, given, notes, &mut records);
    if let Some(interest) = interest {
        notes.about_file(
            IssueKind::UnusedColumn,
            "The interest rating is GoTo's own estimate and no measure of focus; it was not used.",
        );
        mark_staff(&table, interest, &mut records, notes);
    }
    if let Some(words) = words {
        questions(&table, words, &mut records);
    }
    compare(&stated, &records.people, notes);
    Ok(records)
}

/// How many people the general information speaks of.
#[derive(Default)]
struct Stated {
    attended: Option<usize>,
    registered: Option<usize>,
}

/// Takes title, start, length and numbers from the rows before the table.
fn general_information(sheet: &Sheet, table: &Table<'_>, records: &mut Records) -> Stated {
    let end = table.rows.first().map_or(sheet.len(), |row| row.index());
    let mut found: HashMap<String, String> = HashMap::new();
    for index in 0..end.saturating_sub(1) {
        let (Some(labels), Some(values)) = (sheet.row(index), sheet.row(index + 1)) else {
            continue;
        };
        for (label, value) in labels.cells().zip(values.cells()) {
            if let Some(value) = values::present(value) {
                found.entry(heading_key(label)).or_insert_with(|| value.to_owned());
            }
        }
    }
    let get = |keys: &[&str]| keys.iter().find_map(|key| found.get(*key)).map(String::as_str);
    records.hints.title = get(&["webinar name", "webinar title", "name"]).map(values::one_line);
    let joined = |date: &str, time: &str| Some(format!("{} {}", found.get(date)?, found.get(time)?));
    records.hints.start = [
        joined("actual start date", "actual start time"),
        found.get("actual start date time").cloned(),
        found.get("actual start date").cloned(),
        joined("scheduled start date", "scheduled start time"),
        found.get("scheduled start date").cloned(),
    ]
    .into_iter()
    .flatten()
    .find_map(|cell| dates::stamp(&cell));
    records.hints.length = get(&[
        "actual duration",
        "duration",
        "scheduled duration",
        "actual duration minutes",
        "scheduled duration minutes",
        "duration minutes",
    ])
    .and_then(values::minutes)
    .filter(|length| *length > 0.0 && *length <= 24.0 * 60.0);
    let count = |keys: &[&str]| {
        get(keys)
            .and_then(values::number)
            .filter(|n| *n >= 0.0)
            .map(|n| n as usize)
    };
    Stated {
        attended: count(&["# attended", "total attended", "attended", "attendees"]),
        registered: count(&["# registered", "total registered", "registered", "registrants"]),
    }
}

/// The staff attend without an interest rating and without having registered.
fn mark_staff(table: &Table<'_>, interest: usize, records: &mut Records, notes: &mut Notes<'_>) {
    let Some(registered) = table.column(Meaning::Registered) else {
        return;
    };
    let is_rated = |row: &crate::import::table::Row<'_>| !values::is_blank(row.cell(interest));
    if !table.rows.iter().any(is_rated) {
        return;
    }
    let staff: HashSet<u32> = table
        .rows
        .iter()
        .filter(|row| !is_rated(row) && values::is_blank(row.cell(registered)))
        .map(|row| row.line())
        .collect();
    for row in &mut records.people {
        if row.role == Role::Audience && row.standing == Standing::Attended && staff.contains(&row.line) {
            row.role = Role::Staff;
            notes.about_row(
                IssueKind::Repaired,
                row.line,
                format!("{} attended with neither an interest rating nor a registration, as GoTo lists the staff; taken as that.", row.name),
            );
        }
    }
}

/// Questions from a cell of the person's row; rows of one person repeat them.
fn questions(table: &Table<'_>, asked: usize, records: &mut Records) {
    let people: HashMap<u32, usize> = records
        .people
        .iter()
        .enumerate()
        .map(|(index, row)| (row.line, index))
        .collect();
    let mut seen = HashSet::new();
    for row in &table.rows {
        let Some(cell) = values::present(row.cell(asked)) else {
            continue;
        };
        let person = people.get(&row.line()).and_then(|index| records.people.get(*index));
        let (name, email) = person.map_or((String::new(), None), |person| {
            (person.name.clone(), person.email.clone())
        });
        let is_team = person.is_some_and(|person| person.role != Role::Audience);
        for text in separate(cell) {
            if seen.insert((name.clone(), email.clone(), text.clone())) {
                let mut message = MessageRow::of_chat(row.line(), name.clone(), None, text);
                message.author_email.clone_from(&email);
                message.source = MessageSource::Qa;
                message.is_question = true;
                message.is_team = is_team;
                records.messages.push(message);
            }
        }
    }
}

/// The questions of a cell: one a line, or with semicolons between whole sentences.
fn separate(cell: &str) -> Vec<String> {
    let mut all = Vec::new();
    for line in values::with_line_feeds(cell).lines() {
        let mut begun = String::new();
        for part in line.split(';') {
            if !begun.is_empty() {
                begun.push(';');
            }
            begun.push_str(part);
            if begun.trim_end().ends_with(['?', '!', '.']) {
                all.push(std::mem::take(&mut begun));
            }
        }
        all.push(begun);
    }
    all.into_iter()
        .map(|text| text.trim().to_owned())
        .filter(|text| text.contains(char::is_alphanumeric))
        .collect()
}

/// Tells where the general information and the rows contradict each other.
fn compare(stated: &Stated, people: &[PersonRow], notes: &mut Notes<'_>) {
    let different = |test: fn(&PersonRow) -> bool| {
        let keys: HashSet<String> = people
            .iter()
            .filter(|row| test(row))
            .map(|row| {
                row.email
                    .as_ref()
                    .map_or_else(|| values::name_key(&row.name), ToString::to_string)
            })
            .collect();
        keys.len()
    };
    let came = |row: &PersonRow| row.standing == Standing::Attended;
    if let Some(attended) = stated.attended {
        let rows = people.iter().filter(|row| came(row)).count();
        let counts = [
            different(|row| row.standing == Standing::Attended),
            different(|row| row.standing == Standing::Attended && row.role == Role::Audience),
            rows,
        ];
        if !counts.contains(&attended) {
            notes.about_file(
                IssueKind::DoesNotAddUp,
                format!(
                    "The general information says that {} attended; {} in the file.",
                    counted(attended, "person", "people"),
                    counted(counts[0], "is", "are")
                ),
            );
        }
    }
    if let Some(registered) = stated.registered {
        let counts = [different(|_| true), different(|row| row.role == Role::Audience)];
        if !counts.contains(&registered) {
            notes.about_file(
                IssueKind::DoesNotAddUp,
                format!(
                    "The general information says that {} registered; {} in the file.",
                    counted(registered, "person", "people"),
                    counted(counts[0], "is", "are")
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_questions_in_a_cell_are_told_apart() {
        assert_eq!(separate("Is there an API?; Will you share the deck?").len(), 2);
        assert_eq!(separate("Do you take A; B; or C?"), ["Do you take A; B; or C?"]);
        assert_eq!(separate("one\r\ntwo"), ["one", "two"]);
        assert!(separate(" ;; ").is_empty());
    }
}
