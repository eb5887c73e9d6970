//! Rows of an attendance table to rows about people.
//!
//! The rules that hold for every platform: unknown is never zero, a no-show has no percentages, a person without
//! an address is kept, and each value that could not be read is told. What differs between platforms is handed
//! in by `platforms`. Next: `people`, where the rows of all files become one list.

use super::cells;
use super::headings::Meaning;
use super::ledger::Fate;
use super::notes::Notes;
use super::platforms::Given;
use super::polls;
use super::recognise::Table;
use super::records::{Moment, PersonRow, Records, Stay};
use super::roles;
use super::table::Row;
use super::values;
use crate::domain::{EmailAddress, IssueKind, Role, Standing};

/// A webinar is over within a day; longer is another unit or another number.
const MAX_MINUTES: f64 = 24.0 * 60.0;

const USED: &[Meaning] = &[
    Meaning::Name,
    Meaning::FirstName,
    Meaning::LastName,
    Meaning::Email,
    Meaning::OtherEmail,
    Meaning::Attended,
    Meaning::AttendancePercent,
    Meaning::FocusPercent,
    Meaning::Minutes,
    Meaning::Seconds,
    Meaning::Join,
    Meaning::Exit,
    Meaning::Location,
    Meaning::Session,
    Meaning::Registered,
    Meaning::Approval,
    Meaning::WaitingRoom,
    Meaning::Replay,
    Meaning::Role,
    Meaning::IsSpeaker,
    Meaning::IsStaff,
    Meaning::MessageCount,
    Meaning::QuestionCount,
    Meaning::Length,
    Meaning::Title,
    Meaning::PollAnswer,
    Meaning::RegistrationAnswer,
];

/// What a table of people leaves unsaid, and the platform knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// What join and leave times count from.
    pub join_times: JoinTimes,
    /// What everybody in the table was, unless a column says otherwise.
    pub role: Role,
    /// What being listed means where no column says who came: `Attended` in a list of participants, `Registered` in a
    /// list of registrants. `None`: whoever has minutes, a percentage or a join time came.
    pub listed: Option<Standing>,
}

impl Way {
    /// A table that says nothing but what its columns say.
    pub(super) const PLAIN: Self = Self {
        join_times: JoinTimes::AsTheyLook,
        role: Role::Audience,
        listed: None,
    };
}

/// What join and leave times count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JoinTimes {
    /// From the start of the session: the platform is known to write them so.
    SinceStart,
    /// By the clock: the platform is known to write them so.
    ByTheClock,
    /// As the cells look.
    AsTheyLook,
}

/// Reads all rows of a table of people into `records`: rows, fates, what its dates say about day and month.
pub(super) fn read(table: &Table<'_>, way: Way, given: &Given<'_>, notes: &mut Notes<'_>, records: &mut Records) {
    let looks_offset =
        way.join_times == JoinTimes::AsTheyLook && cells::are_offsets(table, &[Meaning::Join, Meaning::Exit]);
    if looks_offset && (table.has(Meaning::Join) || table.has(Meaning::Exit)) {
        notes.about_file(
            IssueKind::Repaired,
            "Join and leave times start near zero; they were read as time since the start, not as time of day.",
        );
    }
    let offsets = looks_offset || way.join_times == JoinTimes::SinceStart;
    let joins = cells::moments_in(table, Meaning::Join, offsets, notes);
    let exits = cells::moments_in(table, Meaning::Exit, offsets, notes);
    let sessions = cells::moments_in(table, Meaning::Session, false, notes);
    // Registration dates are not kept, but they help to tell day from month.
    let registered = cells::moments_in(table, Meaning::Registered, false, &mut Notes::new(""));
    let dated = [&joins, &exits, &sessions, &registered].into_iter().flatten().flatten();
    let visits = joins.iter().chain(&exits).flatten();
    records.order.merge(cells::order_with(dated, visits));
    drop(registered);
    note_columns(table, way, notes);

    let mut reader = Reader {
        table,
        way,
        attendance_scale: percent_scale(table, Meaning::AttendancePercent, notes),
        focus_scale: percent_scale(table, Meaning::FocusPercent, notes),
        notes,
    };
    records.people.reserve(table.rows.len());
    let rows = table.rows.iter().zip(joins).zip(exits).zip(sessions).enumerate();
    for (index, (((row, join), exit), session)) in rows {
        if !given.watch.goes_on(index, table.rows.len()) {
            return;
        }
        match reader.person(*row, join, exit, session) {
            Some(person) => {
                records.ledger.add(fate_of(&person), 1);
                records.people.push(person);
            }
            None => records.ledger.add(Fate::NotUnderstood, 1),
        }
    }
    polls::read_beside_people(table, records);
    let first = |meaning| {
        table
            .rows
            .iter()
            .find_map(|row| values::present(table.cell(*row, meaning)))
    };
    let hints = &mut records.hints;
    hints.title = hints
        .title
        .take()
        .or_else(|| only(table, Meaning::Title).map(values::one_line));
    hints.length = hints.length.or_else(|| {
        first(Meaning::Length)
            .and_then(values::minutes)
            .filter(|length| *length > 0.0 && *length <= MAX_MINUTES)
    });
}

/// What every row says alike. A title that differs between people, or that some lack, is theirs and not the webinar's.
fn only<'s>(table: &Table<'s>, meaning: Meaning) -> Option<&'s str> {
    let mut cells = table.rows.iter().map(|row| table.cell(*row, meaning));
    let first = cells.next().and_then(values::present)?;
    cells.all(|cell| cell == first).then_some(first)
}

/// Where a row about a person is entered.
pub(super) fn fate_of(row: &PersonRow) -> Fate {
    match row.standing {
        Standing::Attended if row.role == Role::Bot => Fate::Bot,
        Standing::Attended => Fate::Visit,
        Standing::NoShow | Standing::BotOnly => Fate::Absent,
        Standing::Registered => Fate::Registration,
        Standing::Cancelled => Fate::Cancelled,
        Standing::NotApproved => Fate::NotApproved,
        Standing::WaitingRoom => Fate::WaitingRoom,
        Standing::ReplayOnly => Fate::Replay,
        Standing::EarlierDay => Fate::OtherDay,
    }
}

/// Whether columns say who came, without a column that says so in words.
fn is_derivable(table: &Table<'_>) -> bool {
    [
        Meaning::Minutes,
        Meaning::Seconds,
        Meaning::AttendancePercent,
        Meaning::Join,
    ]
    .iter()
    .any(|meaning| table.has(*meaning))
}

/// Tells what the columns as a whole leave open.
fn note_columns(table: &Table<'_>, way: Way, notes: &mut Notes<'_>) {
    cells::note_unused(table, USED, notes);
    if !table.has(Meaning::Email) {
        notes.about_file(
            IssueKind::MissingAddress,
            "A list without a column of e-mail addresses: people in it are told apart by name, and cannot be written to.",
        );
    }
    if !table.has(Meaning::Attended) && way.listed.is_none() {
        notes.about_file(
            IssueKind::Repaired,
            if is_derivable(table) {
                "No column says who attended; whoever has minutes, a percentage or a join time counts as attended."
            } else {
                "Nothing in the file says who attended; everyone in it counts as registered only."
            },
        );
    }
}

/// Reads single rows.
struct Reader<'t, 's, 'n, 'f> {
    table: &'t Table<'s>,
    way: Way,
    attendance_scale: f64,
    focus_scale: f64,
    notes: &'n mut Notes<'f>,
}

impl Reader<'_, '_, '_, '_> {
    fn person(
        &mut self,
        row: Row<'_>,
        join: Option<Moment>,
        exit: Option<Moment>,
        session: Option<Moment>,
    ) -> Option<PersonRow> {
        cells::note_ragged(self.table, row, self.notes);
        let (name, other_names) = cells::names_in(self.table, row);
        let email = self.email(row, &name);
        if name.is_empty() && email.is_none() {
            self.notes.about_row(
                IssueKind::UnreadableRow,
                row.line(),
                "The row has neither a name nor an e-mail address; nobody could be read from it.",
            );
            return None;
        }
        let attendance_percent = self.percent(row, Meaning::AttendancePercent, self.attendance_scale);
        let focus_percent = self.percent(row, Meaning::FocusPercent, self.focus_scale);
        let minutes = self.minutes(row);
        let was_seen =
            minutes.is_some_and(|m| m > 0.0) || attendance_percent.is_some_and(|p| p > 0.0) || join.is_some();
        let standing = self.standing(row, was_seen);
        let is_bot = roles::is_notetaker(&name) || other_names.iter().any(|name| roles::is_notetaker(name));
        let attended = standing == Standing::Attended;
        // Whoever waited has times too, and their length says how long.
        let was_there = attended || standing == Standing::WaitingRoom;
        let session = match session {
            Some(Moment::Clock(stamp)) => Some(stamp),
            _ => None,
        };
        Some(PersonRow {
            line: row.line(),
            other_emails: self.other_emails(row, email.as_ref()),
            role: if is_bot { Role::Bot } else { self.role(row) },
            name,
            other_names,
            email,
            standing,
            // Exports write zeros for people who never came; they are not measurements.
            attendance_percent: attendance_percent.filter(|_| attended),
            focus_percent: focus_percent.filter(|_| attended),
            minutes: minutes.filter(|_| was_there),
            session,
            stay: if was_there { Stay::of(join, exit) } else { None },
            location: self.location(row),
            counted_messages: self.counted(row, Meaning::MessageCount),
            counted_questions: self.counted(row, Meaning::QuestionCount),
        })
    }

    fn email(&mut self, row: Row<'_>, name: &str) -> Option<EmailAddress> {
        let who = if name.is_empty() { "the person" } else { name };
        if self.table.has(Meaning::Email) && values::is_blank(self.table.cell(row, Meaning::Email)) {
            if !name.is_empty() {
                self.notes.about_row(
                    IssueKind::MissingAddress,
                    row.line(),
                    format!("{who} has no e-mail address; kept on the list by name, but no mail can be sent."),
                );
            }
            return None;
        }
        cells::email_in(self.table, row, self.notes, || format!("{who} has none now."))
    }

    fn other_emails(&self, row: Row<'_>, email: Option<&EmailAddress>) -> Vec<EmailAddress> {
        self.table
            .columns_of(Meaning::OtherEmail)
            .filter_map(|column| EmailAddress::parse(row.cell(column)).ok())
            .filter(|other| Some(other) != email)
            .collect()
    }

    fn location(&self, row: Row<'_>) -> Option<String> {
        let parts: Vec<String> = self
            .table
            .columns_of(Meaning::Location)
            .filter_map(|column| values::present(row.cell(column)))
            .map(values::one_line)
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn role(&mut self, row: Row<'_>) -> Role {
        let is = |meaning| values::present(self.table.cell(row, meaning)).and_then(values::flag) == Some(true);
        if is(Meaning::IsSpeaker) {
            return Role::Panelist;
        }
        if is(Meaning::IsStaff) {
            return Role::Staff;
        }
        values::present(self.table.cell(row, Meaning::Role))
            .and_then(roles::role_in)
            .unwrap_or(self.way.role)
    }

    fn standing(&mut self, row: Row<'_>, was_seen: bool) -> Standing {
        let is = |meaning| values::present(self.table.cell(row, meaning)).and_then(values::flag);
        if is(Meaning::WaitingRoom) == Some(true) {
            return Standing::WaitingRoom;
        }
        let attended = self.attended(row, was_seen);
        if attended == Standing::Attended {
            return attended;
        }
        if let Some(state) = values::present(self.table.cell(row, Meaning::Approval)).and_then(roles::approval_in) {
            return state;
        }
        let replay = values::present(self.table.cell(row, Meaning::Replay));
        if replay.is_some_and(|cell| values::flag(cell) == Some(true) || values::minutes(cell).is_some_and(|m| m > 0.0))
        {
            return Standing::ReplayOnly;
        }
        attended
    }

    fn attended(&mut self, row: Row<'_>, was_seen: bool) -> Standing {
        let by_times = if was_seen {
            Standing::Attended
        } else if let Some(listed) = self.way.listed {
            listed
        } else if is_derivable(self.table) || self.table.has(Meaning::Attended) {
            Standing::NoShow
        } else {
            Standing::Registered
        };
        let Some(cell) = values::present(self.table.cell(row, Meaning::Attended)) else {
            return by_times;
        };
        if let Some(state) = roles::approval_in(cell) {
            return state;
        }
        let heading = self.table.heading(Meaning::Attended);
        match values::flag(cell) {
            Some(false) if was_seen => {
                self.notes.about_cell(
                    IssueKind::BadValue,
                    row.line(),
                    heading,
                    "The row says both that the person did not attend and that they were there for a time; they count as not attended.",
                );
                Standing::NoShow
            }
            Some(true) => Standing::Attended,
            Some(false) => Standing::NoShow,
            None => {
                self.notes.about_cell(
                    IssueKind::BadValue,
                    row.line(),
                    heading,
                    format!(
                        "“{}” is neither yes nor no; the person counts as {} by the row's times.",
                        values::shortened(cell),
                        if was_seen { "attended" } else { "not attended" }
                    ),
                );
                by_times
            }
        }
    }

    fn counted(&self, row: Row<'_>, meaning: Meaning) -> Option<u32> {
        let count = values::number(values::present(self.table.cell(row, meaning))?)?;
        // A count is whole; whatever is not was never one.
        (count >= 0.0 && count.fract() == 0.0 && count <= f64::from(u32::MAX)).then_some(count as u32)
    }

    fn percent(&mut self, row: Row<'_>, meaning: Meaning, scale: f64) -> Option<f64> {
        let cell = values::present(self.table.cell(row, meaning))?;
        let value = values::percent(cell).map(|(value, _)| value * scale);
        if let Some(value) = value
            && (0.0..=100.0).contains(&value)
        {
            return Some(value);
        }
        let reason = if value.is_some() {
            "is not between 0 and 100"
        } else {
            "is no percentage"
        };
        self.notes.about_cell(
            IssueKind::BadValue,
            row.line(),
            self.table.heading(meaning),
            format!("“{}” {reason}; it is left unknown.", values::shortened(cell)),
        );
        None
    }

    fn minutes(&mut self, row: Row<'_>) -> Option<f64> {
        for (meaning, unit) in [(Meaning::Minutes, 1.0), (Meaning::Seconds, 1.0 / 60.0)] {
            let Some(cell) = values::present(self.table.cell(row, meaning)) else {
                continue;
            };
            // A clock or words carry their unit; a bare number has the column's.
            let value = match values::number(cell) {
                Some(number) => Some(number * unit),
                None => values::minutes(cell),
            };
            if let Some(value) = value
                && (0.0..=MAX_MINUTES).contains(&value)
            {
                return Some(value);
            }
            self.notes.about_cell(
                IssueKind::BadValue,
                row.line(),
                self.table.heading(meaning),
                format!(
                    "“{}” is no length of time within a day; it is left unknown.",
                    values::shortened(cell)
                ),
            );
        }
        None
    }
}

/// 100 when a whole column of percentages is written as fractions, else 1.
fn percent_scale(table: &Table<'_>, meaning: Meaning, notes: &mut Notes<'_>) -> f64 {
    let Some(column) = table.column(meaning) else {
        return 1.0;
    };
    let mut has_fraction = false;
    for row in &table.rows {
        if let Some((value, signed)) = values::percent(row.cell(column)) {
            if signed || !(0.0..=1.0).contains(&value) {
                return 1.0;
            }
            has_fraction |= value > 0.0 && value < 1.0;
        }
    }
    if !has_fraction {
        return 1.0;
    }
    let heading = table.heading(meaning);
    notes.about_file(
        IssueKind::Repaired,
        format!("All values of the column “{heading}” lie between 0 and 1; they were read as fractions, 0.97 as 97 %."),
    );
    100.0
}
