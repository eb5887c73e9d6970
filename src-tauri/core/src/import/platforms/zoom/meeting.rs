//! Meeting participants: with the sum of each person's time, with a row for each join, as the administrator's list of
//! meetings, and as the dashboard's list of connections.
//!
//! Only people who were there are listed. Addresses are blank for everybody who was not signed in. The address above
//! the table is the host's. In the list of meetings, each row repeats the meeting and its host before the participant,
//! under the same headings.

use std::collections::HashSet;

use super::report::{self, OF_PEOPLE, Part, Report, SoleCell};
use super::summary::{self, Summary};
use crate::domain::{EmailAddress, Role, Standing};
use crate::import::attendance::{JoinTimes, Way};
use crate::import::headings::{Meaning, heading_key, meaning_of};
use crate::import::notes::Notes;
use crate::import::platforms::{Evidence, Format, Given, Unit, generic};
use crate::import::recognise::Table;
use crate::import::records::Records;
use crate::import::table::Row;
use crate::import::values::{self, dates};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&PARTICIPANTS, &ACTIVE_HOSTS, &DASHBOARD];

const PARTICIPANTS: Format = Format {
    code: "zoom_participants",
    label: "Zoom meeting participants",
    kind: FileKind::Attendance,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise: |document| {
        let report = Report::of_people(document.head(), SoleCell::Row);
        let part = report.parts.first()?;
        let table = report.table(part);
        let has_length = table.has(Meaning::Minutes) || table.has(Meaning::Join);
        if table.has(Meaning::Attended) || table.has(Meaning::Registered) || !has_length {
            return None;
        }
        match (
            summary::has_bracket(table.heading(Meaning::Name)),
            report.summary.has_id,
            report.summary.states(COUNTS),
        ) {
            (true, true, _) => Some(98),
            (true, false, _) => Some(95),
            (false, true, true) => Some(93),
            _ => None,
        }
    },
    read: |given, notes| {
        let report = Report::of_people(given.document.sheet(), SoleCell::Row);
        let (main, mut records) = begin(&report, notes)?;
        let Some(main) = main else {
            return generic::read_people(given, notes, WAY);
        };
        for (index, part) in report.parts.iter().enumerate() {
            let mut table = report.table(part);
            report::keep_only(&mut table, OF_PEOPLE);
            report::read_people(&mut table, WAY, index == main, given, notes, &mut records);
        }
        note_host(&report.summary, &mut records);
        add_up(&report.summary, &records, notes);
        Ok(records)
    },
};

const ACTIVE_HOSTS: Format = Format {
    code: "zoom_active_hosts",
    label: "Zoom list of meetings with participants",
    kind: FileKind::Attendance,
    evidence: Evidence::Code,
    unit: Unit::Rows,
    recognise: |document| {
        let report = Report::of(document.head(), is_meetings_heading, SoleCell::Row);
        report.parts.first().map(|_| 97)
    },
    read: |given, notes| {
        let report = Report::of(given.document.sheet(), is_meetings_heading, SoleCell::Row);
        let (main, mut records) = begin(&report, notes)?;
        let Some(main) = main else {
            return generic::read_people(given, notes, WAY);
        };
        for (index, part) in report.parts.iter().enumerate() {
            read_meetings(&report, part, index == main, given, notes, &mut records);
        }
        Ok(records)
    },
};

const DASHBOARD: Format = Format {
    code: "zoom_dashboard",
    label: "Zoom dashboard of connections",
    kind: FileKind::Attendance,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise: |document| {
        let report = Report::of_people(document.head(), SoleCell::Row);
        let table = report.table(report.parts.first()?);
        // Other platforms list a type of connection too.
        let keys = table.columns.iter().map(|column| heading_key(&column.heading));
        let has_quality = keys.filter(|key| CONNECTION.contains(&key.as_str())).count() >= 2;
        let has_joins = table.has(Meaning::Join) && table.has(Meaning::Exit) && !table.has(Meaning::Attended);
        let confidence = if report.summary.has_id { 98 } else { 93 };
        (has_quality && has_joins).then_some(confidence)
    },
    read: |given, notes| {
        let report = Report::of_people(given.document.sheet(), SoleCell::Row);
        let (main, mut records) = begin(&report, notes)?;
        let Some(main) = main else {
            return generic::read_people(given, notes, WAY);
        };
        for (index, part) in report.parts.iter().enumerate() {
            read_connections(&report, part, index == main, given, notes, &mut records);
        }
        // The day stands above the table only.
        for row in &mut records.people {
            row.session.clone_from(&report.summary.start);
        }
        note_host(&report.summary, &mut records);
        add_up(&report.summary, &records, notes);
        Ok(records)
    },
};

/// Whoever is listed was there, be it for less than a minute.
const WAY: Way = Way {
    join_times: JoinTimes::ByTheClock,
    role: Role::Audience,
    listed: Some(Standing::Attended),
};

/// Labels of how many joins there were, or people.
const COUNTS: &[&str] = &[
    "participants",
    "participants count",
    "participantes",
    "teilnehmer",
    "partecipanti",
    "deelnemers",
    "참가자",
    "참석자",
    "参加者",
    "参会者",
    "участники",
    "uczestnicy",
];

/// Headings that only the list of connections has.
const CONNECTION: &[&str] = &["network type", "ip address", "data center", "connection type"];

/// The place of the longest table, if there is any, and records with what stands outside of tables.
fn begin(report: &Report<'_>, notes: &mut Notes<'_>) -> Result<(Option<usize>, Records), Unreadable> {
    let main = (0..report.parts.len()).max_by_key(|index| report.len(&report.parts[*index]));
    if main.is_none() {
        return Ok((None, Records::default()));
    }
    if report.parts.iter().all(|part| report.len(part) == 0) {
        return Err(Unreadable::NoRows);
    }
    Ok((main, report.begin(notes)))
}

/// Marks the host's rows: by the address above the table, else by the name there.
fn note_host(summary: &Summary, records: &mut Records) {
    for row in &mut records.people {
        let is_host = match (&summary.host_email, &row.email, &summary.host_name) {
            (Some(host), Some(email), _) => host == email,
            (_, None, Some(host)) => values::name_key(host) == values::name_key(&row.name),
            _ => false,
        };
        if is_host && row.role == Role::Audience {
            row.role = Role::Host;
            records.hints.host_name.get_or_insert_with(|| row.name.clone());
        }
    }
}

/// Compares the stated count with the rows: Zoom counts joins, and people in some years.
fn add_up(summary: &Summary, records: &Records, notes: &mut Notes<'_>) {
    let key =
        |email: Option<&EmailAddress>, name: &str| email.map_or_else(|| values::name_key(name), ToString::to_string);
    let people: HashSet<String> = records
        .people
        .iter()
        .map(|row| key(row.email.as_ref(), &row.name))
        .collect();
    let rows = records.people.len();
    summary.compare(COUNTS, people.len()..=rows, "participants", notes);
}

/// Reads rows with or without the measurements at their end, which are none of the person's. The platform leaves
/// them out where it measured nothing, so that rows differ in length without being torn.
fn read_connections(
    report: &Report<'_>,
    part: &Part<'_>,
    is_main: bool,
    given: &Given<'_>,
    notes: &mut Notes<'_>,
    records: &mut Records,
) {
    let mut whole = report.table(part);
    report::keep_only(&mut whole, OF_PEOPLE);
    let measured = whole
        .columns
        .iter()
        .position(|column| heading_key(&column.heading).contains("bitrate"))
        .unwrap_or(whole.columns.len());
    let mut short = report.table(part);
    report::keep_only(&mut short, OF_PEOPLE);
    short.columns.truncate(measured);
    let is_short = |row: &Row<'_>| row.cells().skip(measured).all(str::is_empty);
    short.rows.retain(is_short);
    whole.rows.retain(|row| !is_short(row));
    // Their headings are told once, as a group, and with the other table.
    for column in whole.columns.iter_mut().filter(|column| column.meaning.is_none()) {
        column.heading.clear();
    }
    whole.headers = 0;
    report::read_people(&mut short, WAY, is_main, given, notes, records);
    if whole.rows.is_empty() {
        return;
    }
    report::read_people(&mut whole, WAY, false, given, notes, records);
    records.people.sort_by_key(|row| row.line);
}

/// Whether a row is the heading of a list of meetings with their participants: both have an address and a length.
fn is_meetings_heading(row: Row<'_>) -> bool {
    let meanings: Vec<Meaning> = row.cells().take(40).filter_map(meaning_of).collect();
    let count = |meaning| meanings.iter().filter(|known| **known == meaning).count();
    count(Meaning::Email) >= 2 && count(Meaning::Name) >= 2 && count(Meaning::Join) >= 1 && count(Meaning::Title) >= 1
}

fn read_meetings(
    report: &Report<'_>,
    part: &Part<'_>,
    is_main: bool,
    given: &Given<'_>,
    notes: &mut Notes<'_>,
    records: &mut Records,
) {
    let mut table = report.table(part);
    let Some(participant) = participant_column(&table) else {
        return;
    };
    let host_name = table.column(Meaning::Name).filter(|column| *column < participant);
    let host_email = table.column(Meaning::Email).filter(|column| *column < participant);
    keep_meeting_columns(&mut table, participant);
    let mut meetings: HashSet<Vec<&str>> = HashSet::new();
    for row in &table.rows {
        meetings.insert(row.cells().take(participant).collect());
    }
    if let ([first, ..], 1) = (table.rows.as_slice(), meetings.len()) {
        let summary = Summary::of([part.heading, *first].into_iter());
        summary.enter(records);
        records.hints.host_name = host_name
            .and_then(|column| values::present(first.cell(column)))
            .map(values::one_line);
        summary.compare(COUNTS, table.rows.len()..=table.rows.len(), "participants", notes);
    }
    let from = records.people.len();
    report::read_people(&mut table, WAY, is_main, given, notes, records);
    if meetings.len() > 1 {
        // No single title or length is that of all of them.
        records.hints.title = None;
        records.hints.length = None;
    }
    let mut people = records.people.get_mut(from..).unwrap_or_default().iter_mut().peekable();
    for row in &table.rows {
        let Some(person) = people.next_if(|person| person.line == row.line()) else {
            continue;
        };
        let host = host_email.and_then(|column| EmailAddress::parse(row.cell(column)).ok());
        if host.is_some() && host == person.email && person.role == Role::Audience {
            person.role = Role::Host;
        }
    }
}

/// The first of the participant's columns: the name with the original one in brackets, else the last name column.
fn participant_column(table: &Table<'_>) -> Option<usize> {
    table
        .columns_of(Meaning::Name)
        .find(|column| summary::is_both_names(&table.columns[*column].heading))
        .or_else(|| table.columns_of(Meaning::Name).last())
}

/// Takes the host's meanings from the columns before the participant's. Further dates there help to tell day from
/// month.
fn keep_meeting_columns(table: &mut Table<'_>, participant: usize) {
    let first = table.rows.first().copied();
    for (index, column) in table.columns.iter_mut().enumerate() {
        if index >= participant {
            column.meaning = column.meaning.filter(|meaning| OF_PEOPLE.contains(meaning));
        } else if !matches!(column.meaning, Some(Meaning::Title | Meaning::Session)) {
            let cell = first.map_or("", |row| row.cell(index));
            let is_dated = dates::stamp(cell).is_some_and(|stamp| stamp.day.is_some());
            column.meaning = is_dated.then_some(Meaning::Registered);
        }
    }
}
