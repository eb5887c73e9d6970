//! Rows of an attendance table to rows about people.
//!
//! The rules that hold for every platform: unknown is never zero, a no-show has no percentages, a person without
//! an address is kept, and each value that could not be read is told. What differs between platforms is handed
//! in by `platforms`. Next: `people`, where the rows of all files become one list.

use super::headings::Role;
use super::notes::Notes;
use super::recognise::Table;
use super::records::{self, Moment, PersonRow, Placed, Records};
use super::table::Row;
use super::values;
use crate::domain::{EmailAddress, IssueKind};

/// A webinar is over within a day; longer is another unit or another number.
const MAX_MINUTES: f64 = 24.0 * 60.0;

const USED: &[Role] = &[
    Role::Name,
    Role::FirstName,
    Role::LastName,
    Role::Email,
    Role::Attended,
    Role::AttendancePercent,
    Role::FocusPercent,
    Role::Minutes,
    Role::Seconds,
    Role::Join,
    Role::Exit,
    Role::Location,
    Role::Session,
    Role::Registered,
    Role::Length,
    Role::Title,
];

/// What join and leave times count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JoinTimes {
    /// From the start of the session: the platform is known to write them so.
    SinceStart,
    /// As the cells look.
    AsTheyLook,
}

/// Reads all rows of a table of people.
pub(super) fn read(table: &Table<'_>, join_times: JoinTimes, notes: &mut Notes<'_>) -> Records {
    let looks_offset = join_times == JoinTimes::AsTheyLook && records::are_offsets(table, &[Role::Join, Role::Exit]);
    if looks_offset && (table.has(Role::Join) || table.has(Role::Exit)) {
        notes.about_file(
            IssueKind::Repaired,
            "Join and leave times start near zero; they were read as time since the start, not as time of day.",
        );
    }
    let offsets = looks_offset || join_times == JoinTimes::SinceStart;
    let joins = records::moments_in(table, Role::Join, offsets, notes);
    let exits = records::moments_in(table, Role::Exit, offsets, notes);
    let sessions = records::moments_in(table, Role::Session, false, notes);
    // Registration dates are not kept, but they help to tell day from month.
    let registered = records::moments_in(table, Role::Registered, false, &mut Notes::new(""));
    let dated = [&joins, &exits, &sessions, &registered];
    let order = records::order_of(dated.into_iter().flatten().flatten(), notes);
    note_columns(table, notes);

    let mut reader = Reader {
        table,
        attendance_scale: percent_scale(table, Role::AttendancePercent, notes),
        focus_scale: percent_scale(table, Role::FocusPercent, notes),
        notes,
    };
    let mut people = Vec::with_capacity(table.rows.len());
    let mut not_understood = 0;
    for (((row, join), exit), session) in table.rows.iter().zip(joins).zip(exits).zip(sessions) {
        match reader.person(row, join, exit, session) {
            Some(person) => people.push(person),
            None => not_understood += 1,
        }
    }
    let first = |role| table.rows.iter().find_map(|row| values::present(table.cell(row, role)));
    Records {
        people,
        messages: Vec::new(),
        not_understood,
        order,
        title: first(Role::Title).map(values::one_line),
        length: first(Role::Length)
            .and_then(values::minutes)
            .filter(|length| *length > 0.0 && *length <= MAX_MINUTES),
    }
}

/// Tells what the columns as a whole leave open.
fn note_columns(table: &Table<'_>, notes: &mut Notes<'_>) {
    records::note_unused(table, USED, notes);
    if !table.has(Role::Email) {
        notes.about_file(
            IssueKind::MissingAddress,
            "The file has no column with e-mail addresses; people are told apart by name, and nobody in it can be written to.",
        );
    }
    if !table.has(Role::Attended) {
        let derivable = [Role::Minutes, Role::Seconds, Role::AttendancePercent, Role::Join]
            .iter()
            .any(|role| table.has(*role));
        notes.about_file(
            IssueKind::Repaired,
            if derivable {
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
    attendance_scale: f64,
    focus_scale: f64,
    notes: &'n mut Notes<'f>,
}

impl Reader<'_, '_, '_, '_> {
    fn person(
        &mut self,
        row: &Row,
        join: Option<Moment>,
        exit: Option<Moment>,
        session: Option<Moment>,
    ) -> Option<PersonRow> {
        records::note_ragged(self.table, row, self.notes);
        let name = records::name_in(self.table, row);
        let email = self.email(row, &name);
        if name.is_empty() && email.is_none() {
            self.notes.about_row(
                IssueKind::UnreadableRow,
                row.line,
                "The row has neither a name nor an e-mail address; nobody could be read from it.",
            );
            return None;
        }
        let attendance_percent = self.percent(row, Role::AttendancePercent, self.attendance_scale);
        let focus_percent = self.percent(row, Role::FocusPercent, self.focus_scale);
        let minutes = self.minutes(row);
        let was_seen =
            minutes.is_some_and(|m| m > 0.0) || attendance_percent.is_some_and(|p| p > 0.0) || join.is_some();
        let attended = self.attended(row, was_seen);
        let location: Vec<String> = self
            .table
            .columns_of(Role::Location)
            .filter_map(|column| values::present(row.cell(column)))
            .map(values::one_line)
            .collect();
        let session = match session {
            Some(Moment::Clock(stamp)) => Some(stamp),
            _ => None,
        };
        Some(PersonRow {
            line: row.line,
            name,
            email,
            attended,
            // Exports write zeros for people who never came; they are not measurements.
            attendance_percent: attendance_percent.filter(|_| attended),
            focus_percent: focus_percent.filter(|_| attended),
            minutes: minutes.filter(|_| attended),
            session,
            join: join.filter(|_| attended),
            exit: exit.filter(|_| attended),
            location: (!location.is_empty()).then(|| location.join(", ")),
            joined: Placed::default(),
            left: Placed::default(),
        })
    }

    fn email(&mut self, row: &Row, name: &str) -> Option<EmailAddress> {
        let column = self.table.column(Role::Email)?;
        let who = if name.is_empty() { "the person" } else { name };
        let Some(cell) = values::present(row.cell(column)) else {
            if !name.is_empty() {
                self.notes.about_row(
                    IssueKind::MissingAddress,
                    row.line,
                    format!("{who} has no e-mail address; kept on the list by name, but no mail can be sent."),
                );
            }
            return None;
        };
        let email = EmailAddress::parse(cell).ok();
        if email.is_none() {
            let cell = values::shortened(cell);
            self.notes.about_cell(
                IssueKind::BadAddress,
                row.line,
                self.table.heading(Role::Email),
                format!("“{cell}” is no e-mail address; {who} has none now."),
            );
        }
        email
    }

    fn attended(&mut self, row: &Row, was_seen: bool) -> bool {
        let Some(cell) = values::present(self.table.cell(row, Role::Attended)) else {
            return was_seen;
        };
        let heading = self.table.heading(Role::Attended);
        match values::flag(cell) {
            Some(false) if was_seen => {
                self.notes.about_cell(
                    IssueKind::BadValue,
                    row.line,
                    heading,
                    "The row says both that the person did not attend and that they were there for a time; they count as not attended.",
                );
                false
            }
            Some(attended) => attended,
            None => {
                self.notes.about_cell(
                    IssueKind::BadValue,
                    row.line,
                    heading,
                    format!(
                        "“{}” is neither yes nor no; the person counts as {} by the row's times.",
                        values::shortened(cell),
                        if was_seen { "attended" } else { "not attended" }
                    ),
                );
                was_seen
            }
        }
    }

    fn percent(&mut self, row: &Row, role: Role, scale: f64) -> Option<f64> {
        let cell = values::present(self.table.cell(row, role))?;
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
            row.line,
            self.table.heading(role),
            format!("“{}” {reason}; it is left unknown.", values::shortened(cell)),
        );
        None
    }

    fn minutes(&mut self, row: &Row) -> Option<f64> {
        for (role, unit) in [(Role::Minutes, 1.0), (Role::Seconds, 1.0 / 60.0)] {
            let Some(cell) = values::present(self.table.cell(row, role)) else {
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
                row.line,
                self.table.heading(role),
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
fn percent_scale(table: &Table<'_>, role: Role, notes: &mut Notes<'_>) -> f64 {
    let Some(column) = table.column(role) else {
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
    let heading = table.heading(role);
    notes.about_file(
        IssueKind::Repaired,
        format!("All values of the column “{heading}” lie between 0 and 1; they were read as fractions, 0.97 as 97 %."),
    );
    100.0
}
