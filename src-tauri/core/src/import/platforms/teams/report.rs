//! Attendance reports of webinars and meetings, in sections: summary, participants, in-meeting activities, engagement.
//!
//! Sections are known by their numbers and columns by their places, so that a report in any language is read; older
//! reports have a summary and one table. A webinar's report lists registrations only beside people who came. Times
//! carry no zone. Next: `visits`, which lays activities over participants.

use std::ops::Range;

use super::{summary, visits};
use crate::domain::text::counted;
use crate::domain::{IssueKind, Role, Standing};
use crate::import::attendance::{self, JoinTimes, Way};
use crate::import::document::Document;
use crate::import::headings::{Meaning, meaning_of};
use crate::import::ledger::Fate;
use crate::import::notes::Notes;
use crate::import::platforms::{Evidence, Format, Given, Unit, generic};
use crate::import::recognise::{self, Table, table_of};
use crate::import::records::Records;
use crate::import::table::{Row, Sheet};
use crate::import::values::dates;
use crate::import::{FileKind, Unreadable, by_content};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&WEBINAR, &MEETING];

const WEBINAR: Format = Format {
    code: "teams_webinar",
    label: "Teams webinar report",
    kind: FileKind::Attendance,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise: |document| sure(document, true),
    read,
};

const MEETING: Format = Format {
    code: "teams_meeting",
    label: "Teams meeting report",
    kind: FileKind::Attendance,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise: |document| sure(document, false),
    read,
};

/// The columns of a participants' section in their order, for languages that the dictionary lacks.
const BY_PLACE: [Meaning; 12] = [
    Meaning::Name,
    Meaning::Join,
    Meaning::Exit,
    Meaning::Minutes,
    Meaning::Email,
    Meaning::OtherEmail,
    Meaning::Role,
    Meaning::FirstName,
    Meaning::LastName,
    Meaning::Email,
    Meaning::Registered,
    Meaning::Approval,
];

/// The same of an activities' section.
const ACTIVITIES_BY_PLACE: [Meaning; 6] = [
    Meaning::Name,
    Meaning::Join,
    Meaning::Exit,
    Meaning::Minutes,
    Meaning::Email,
    Meaning::Role,
];

/// Where the parts of a report stand in its sheet.
struct Layout {
    summary: Range<usize>,
    /// The participants with their heading in front.
    people: Range<usize>,
    /// The activities with their heading in front.
    activities: Option<Range<usize>>,
    /// Engagement and whatever else is about people already listed, with headings.
    rest: Vec<Range<usize>>,
    /// Lines that head a section, and any before the first one.
    titles: usize,
}

impl Layout {
    fn of(sheet: &Sheet) -> Option<Self> {
        Self::numbered(sheet).or_else(|| Self::plain(sheet))
    }

    fn numbered(sheet: &Sheet) -> Option<Self> {
        let mut starts: Vec<(u32, usize)> = Vec::new();
        for row in sheet.rows() {
            if let Some(number) = section_number(row)
                && starts.last().is_none_or(|(last, _)| number > *last)
            {
                starts.push((number, row.index()));
            }
        }
        let (first, begins) = *starts.first()?;
        if first > 2 || begins > 40 || starts.len() < 2 {
            return None;
        }
        let mut layout = Self {
            summary: 0..begins,
            people: 0..0,
            activities: None,
            rest: Vec::new(),
            titles: starts.len() + if first == 1 { begins } else { 0 },
        };
        for (index, (number, start)) in starts.iter().enumerate() {
            let end = starts.get(index + 1).map_or(sheet.len(), |(_, next)| *next);
            let section = start + 1..end;
            let has_times = sheet.row(start + 1).is_some_and(|row| {
                row.cells().any(|cell| meaning_of(cell) == Some(Meaning::Join))
                    || sheet
                        .row(start + 2)
                        .is_some_and(|row| dates::stamp(row.cell(1)).is_some())
            });
            match number {
                1 => layout.summary = section,
                2 => layout.people = section,
                3 if has_times => layout.activities = Some(section),
                _ => layout.rest.push(section),
            }
        }
        (!layout.people.is_empty()).then_some(layout)
    }

    /// A report without numbers: a summary, which may have been cut off, and one table.
    fn plain(sheet: &Sheet) -> Option<Self> {
        let heading = recognise::heading_row(sheet)?;
        let has = |meaning| heading.cells().any(|cell| meaning_of(cell) == Some(meaning));
        [
            Meaning::Name,
            Meaning::Join,
            Meaning::Exit,
            Meaning::Minutes,
            Meaning::Role,
        ]
        .into_iter()
        .all(has)
        .then(|| Self {
            summary: 0..heading.index(),
            people: heading.index()..sheet.len(),
            activities: None,
            rest: Vec::new(),
            titles: 0,
        })
    }

    fn is_numbered(&self) -> bool {
        self.titles > 0
    }

    fn people<'s>(&self, sheet: &'s Sheet) -> Table<'s> {
        self.table(sheet, &self.people, &BY_PLACE)
    }

    fn activities<'s>(&self, sheet: &'s Sheet) -> Option<Table<'s>> {
        let range = self.activities.as_ref()?;
        Some(self.table(sheet, range, &ACTIVITIES_BY_PLACE))
    }

    fn table<'s>(&self, sheet: &'s Sheet, range: &Range<usize>, by_place: &[Meaning]) -> Table<'s> {
        let mut table = table_of(sheet, sheet.row(range.start), range.start + 1..range.end);
        if self.is_numbered() {
            for (place, meaning) in by_place.iter().enumerate() {
                // "Nom" alone is a last name elsewhere; here the first column is the whole name.
                let is_misnamed = *meaning == Meaning::Name && !table.has(Meaning::Name);
                let may_be_meant = *meaning == Meaning::Email || !table.has(*meaning);
                if let Some(column) = table.columns.get_mut(place)
                    && !column.heading.is_empty()
                    && (is_misnamed || (column.meaning.is_none() && may_be_meant))
                {
                    column.meaning = Some(*meaning);
                }
            }
        }
        by_content::find_questions(&mut table);
        table
    }
}

/// The number of a section in a line that holds only its title, such as `2. Participants`.
fn section_number(row: Row<'_>) -> Option<u32> {
    let (number, title) = row.cell(0).split_once('.')?;
    let number = number.parse().ok().filter(|number| (1..=9).contains(number))?;
    let is_alone = row.cells().skip(1).all(str::is_empty);
    (is_alone && title.trim_start().starts_with(char::is_alphabetic)).then_some(number)
}

fn has_registrations(table: &Table<'_>) -> bool {
    table.columns_of(Meaning::Email).count() > 1 && table.has(Meaning::Approval)
}

fn sure(document: &Document<'_>, webinar: bool) -> Option<u8> {
    let sheet = document.head();
    let layout = Layout::of(sheet)?;
    let table = layout.people(sheet);
    let has_times = table.has(Meaning::Join) && table.has(Meaning::Exit);
    if !has_times || has_registrations(&table) != webinar {
        return None;
    }
    let has_sign_in = table.has(Meaning::OtherEmail);
    // Other platforms name a person in more columns.
    let is_narrow = !table.has(Meaning::FirstName) && table.columns.len() <= BY_PLACE.len();
    let stamps = || {
        layout
            .summary
            .clone()
            .filter_map(|index| sheet.row(index))
            .filter(|row| dates::stamp(row.cell(1)).is_some())
    };
    match () {
        () if layout.is_numbered() => Some(97),
        () if is_narrow && has_sign_in => Some(93),
        () if is_narrow && stamps().count() >= 2 => Some(94),
        () if is_narrow && table.has(Meaning::Email) && table.columns.len() <= 7 => Some(91),
        () => None,
    }
}

fn read(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let sheet = given.document.sheet();
    let way = Way {
        join_times: JoinTimes::ByTheClock,
        role: Role::Audience,
        listed: Some(Standing::Attended),
    };
    let Some(layout) = Layout::of(sheet) else {
        // The user says that it is one.
        return generic::read_people(given, notes, way);
    };
    if layout.people.len() < 2 && layout.activities.as_ref().is_none_or(|range| range.len() < 2) {
        return Err(Unreadable::NoRows);
    }
    notes.about_sheet(sheet, &[]);
    let mut people = layout.people(sheet);
    generic::choose(&mut people, given);
    let activities = layout.activities(sheet);
    let mut records = Records {
        columns: people.described(),
        ..Records::default()
    };
    let stated = summary::read(
        layout.summary.clone().filter_map(|index| sheet.row(index)),
        &mut records,
    );
    let headers = people.headers + activities.as_ref().map_or(0, |table| table.headers);
    records
        .ledger
        .add(Fate::Heading, layout.titles + layout.summary.len() + headers);
    for range in &layout.rest {
        records.ledger.add(Fate::Heading, range.len().min(1));
        records.ledger.add(Fate::Detail, range.len().saturating_sub(1));
        if let Some(heading) = sheet.row(range.start) {
            let columns: Vec<&str> = heading.cells().filter(|cell| !cell.is_empty()).collect();
            notes.about_file(
                IssueKind::UnusedColumn,
                format!(
                    "A section of {} was not used; its columns are: {}.",
                    counted(range.len().saturating_sub(1), "row", "rows"),
                    columns.join(", ")
                ),
            );
        }
    }

    let mut visits = visits::of(&people, activities.as_ref());
    let is_webinar = has_registrations(&people);
    let table = visits.table();
    attendance::read(&table, way, given, notes, &mut records);
    drop(table);
    records.ledger.add(Fate::Detail, visits.details);
    records.ledger.add(Fate::NotUnderstood, visits.lost.len());
    for line in visits.lost {
        notes.about_row(
            IssueKind::UnreadableRow,
            line,
            "Nothing about a person could be read from the row.",
        );
    }
    for line in visits.by_sign_in {
        notes.about_row(
            IssueKind::Repaired,
            line,
            "The row has no e-mail address; the sign-in name, which looks like one, was taken instead.",
        );
    }
    for person in &mut records.people {
        if let Some(shown) = visits.shown.get(&person.line) {
            for other in super::other_spellings(shown, &person.name) {
                if !person.other_names.contains(&other) {
                    person.other_names.push(other);
                }
            }
        }
    }
    records.hints.host_name = generic::host_in(&records);
    if !is_webinar {
        presenters_by_default(&mut records, notes);
    }
    stated.compare(&people, is_webinar, notes);
    Ok(records)
}

/// Meetings in which everybody may present list most people as presenters; they are no speakers.
fn presenters_by_default(records: &mut Records, notes: &mut Notes<'_>) {
    let count = |records: &Records, role| records.people.iter().filter(|row| row.role == role).count();
    let presenters = count(records, Role::Panelist);
    if presenters < 2 || presenters < count(records, Role::Audience) {
        return;
    }
    for row in &mut records.people {
        if row.role == Role::Panelist {
            row.role = Role::Audience;
        }
    }
    notes.about_file(
        IssueKind::Repaired,
        "Most people are listed as presenters, as in every meeting where anybody may present; they count as audience. \
         Leave the real speakers out by hand.",
    );
}
