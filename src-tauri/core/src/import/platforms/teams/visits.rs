//! Participants and their visits, which a Teams report lists in two sections, as one table.
//!
//! The participants' section has one row a person with first join, last leave and all their addresses; the
//! activities' section has each visit with its times. Visits are what counts, so that re-joins unite; what a visit
//! lacks comes from the participant it belongs to. Every row of both sections is either in the table or a detail.

use std::collections::HashMap;

use jiff::civil::DateTime;

use crate::domain::{DayOrder, EmailAddress};
use crate::import::headings::Meaning;
use crate::import::recognise::{Column, Table};
use crate::import::table::{Row, Sheet};
use crate::import::values::{self, dates};

/// Participants of one name among whom the one of a visit is looked for; more are never told apart.
const MAX_CANDIDATES: usize = 50;

/// How far lengths may differ by rounding: Teams leaves out the seconds of whole hours.
const ROUNDING_MINUTES: f64 = 1.5;

/// The visits of a report.
pub(super) struct Visits {
    /// A row for each visit, with all that is known of the person, at the line of the visit.
    pub sheet: Sheet,
    /// The columns of that sheet.
    pub columns: Vec<Column>,
    /// Rows that say nothing more than the visits do.
    pub details: usize,
    /// Rows from which nothing could be taken, by their lines.
    pub lost: Vec<u32>,
    /// Names as shown, by the line of the visit.
    pub shown: HashMap<u32, String>,
    /// Lines on which the sign-in name had to stand in for an address.
    pub by_sign_in: Vec<u32>,
}

impl Visits {
    /// The visits as a table.
    pub(super) fn table(&mut self) -> Table<'_> {
        Table {
            columns: std::mem::take(&mut self.columns),
            rows: self.sheet.rows().collect(),
            headers: 0,
            guesses: Vec::new(),
        }
    }
}

/// One visit of the activities' section.
struct Activity<'s> {
    row: Row<'s>,
    from: Option<DateTime>,
    to: Option<DateTime>,
}

impl Activity<'_> {
    fn minutes(&self) -> Option<f64> {
        Some(minutes_between(self.from?, self.to?))
    }
}

fn minutes_between(from: DateTime, to: DateTime) -> f64 {
    to.duration_since(from).as_secs_f64() / 60.0
}

/// Lays the visits of `activities` over the `people` they belong to.
pub(super) fn of<'s>(people: &Table<'s>, activities: Option<&Table<'s>>) -> Visits {
    let order = order_of(people, activities);
    let at = |table: &Table<'_>, row: Row<'_>, meaning| {
        let stamp = dates::stamp(table.cell(row, meaning))?;
        Some(stamp.date(order, None)?.to_datetime(stamp.time?))
    };
    let mut writer = Writer::new(people);
    let spans: Vec<_> = people
        .rows
        .iter()
        .map(|row| (at(people, *row, Meaning::Join), at(people, *row, Meaning::Exit)))
        .collect();
    let mut of_person: Vec<Vec<Activity<'s>>> = people.rows.iter().map(|_| Vec::new()).collect();
    let mut strangers = Vec::new();
    if let Some(activities) = activities {
        let index = Index::of(people, writer.account);
        for row in &activities.rows {
            let activity = Activity {
                row: *row,
                from: at(activities, *row, Meaning::Join),
                to: at(activities, *row, Meaning::Exit),
            };
            let name = activities.cell(*row, Meaning::Name);
            let candidates = index.candidates(name, activities.cell(*row, Meaning::Email));
            match tightest(candidates, &spans, &activity) {
                Some(person) => of_person[person].push(activity),
                None => strangers.push(activity),
            }
        }
    }
    for (row, visits) in people.rows.iter().zip(&of_person) {
        let timed: f64 = visits.iter().filter_map(Activity::minutes).sum();
        let stated = values::minutes(people.cell(*row, Meaning::Minutes));
        let is_complete = visits.iter().any(|visit| visit.minutes().is_some())
            && stated.is_none_or(|m| timed + ROUNDING_MINUTES >= m);
        let mut taken = 0;
        if let (true, Some(activities)) = (is_complete, activities) {
            for visit in visits.iter().filter(|visit| visit.minutes().is_some()) {
                writer.visit(Some(*row), activities, visit.row);
                taken += 1;
            }
            writer.visits.details += 1;
        } else {
            writer.person(*row);
        }
        writer.visits.details += visits.len() - taken;
    }
    if let Some(activities) = activities {
        for stranger in strangers {
            writer.visit(None, activities, stranger.row);
        }
    }
    writer.visits
}

/// Which of two numbers is the day, by all dates of both sections.
fn order_of(people: &Table<'_>, activities: Option<&Table<'_>>) -> DayOrder {
    let tables = || std::iter::once(people).chain(activities);
    let cells = tables().flat_map(|table| {
        let columns = [Meaning::Join, Meaning::Exit]
            .into_iter()
            .filter_map(|m| table.column(m));
        columns.flat_map(|column| table.rows.iter().map(move |row| row.cell(column)))
    });
    let stamps: Vec<_> = cells.filter_map(dates::stamp).collect();
    dates::day_order(stamps.iter()).order()
}

/// Where participants stand by what the activities know of them: the name, and the account's address.
struct Index<'s> {
    by_both: HashMap<(&'s str, String), Vec<usize>>,
    by_name: HashMap<&'s str, Vec<usize>>,
    /// Of those, the ones without an address.
    unaddressed: HashMap<&'s str, Vec<usize>>,
}

impl<'s> Index<'s> {
    fn of(people: &Table<'s>, account: Option<usize>) -> Self {
        let mut index = Self {
            by_both: HashMap::new(),
            by_name: HashMap::new(),
            unaddressed: HashMap::new(),
        };
        let enter = |places: &mut Vec<usize>, place: usize| {
            if places.len() < MAX_CANDIDATES {
                places.push(place);
            }
        };
        for (place, row) in people.rows.iter().enumerate() {
            let name = people.cell(*row, Meaning::Name);
            let address = account.map_or("", |column| row.cell(column)).to_lowercase();
            enter(index.by_name.entry(name).or_default(), place);
            if address.is_empty() {
                enter(index.unaddressed.entry(name).or_default(), place);
            }
            enter(index.by_both.entry((name, address)).or_default(), place);
        }
        index
    }

    /// The participants that an activity may be of: with its name and address, or with its name where one of the two
    /// has no address.
    fn candidates(&self, name: &'s str, address: &str) -> &[usize] {
        let by_name = if address.is_empty() {
            &self.by_name
        } else {
            &self.unaddressed
        };
        let both = self.by_both.get(&(name, address.to_lowercase()));
        both.or_else(|| by_name.get(name)).map_or(&[], Vec::as_slice)
    }
}

/// The candidate in whose time the visit lies, the one with the least other time; else the first.
fn tightest(
    candidates: &[usize],
    spans: &[(Option<DateTime>, Option<DateTime>)],
    activity: &Activity<'_>,
) -> Option<usize> {
    let within = candidates.iter().copied().filter_map(|person| match spans.get(person) {
        Some((Some(from), Some(to)))
            if activity.from.is_none_or(|at| at >= *from) && activity.to.is_none_or(|at| at <= *to) =>
        {
            Some((minutes_between(*from, *to), person))
        }
        _ => None,
    });
    within
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, person)| person)
        .or_else(|| candidates.first().copied())
}

/// Writes the rows of the one table.
struct Writer {
    visits: Visits,
    name: usize,
    /// Where the address that mail goes to is written.
    email: usize,
    /// The columns of the participants' section that hold addresses: of the account, of the registration, the sign-in.
    account: Option<usize>,
    registration: Option<usize>,
    sign_in: Option<usize>,
    /// Where times, length and role are written.
    places: [(Meaning, usize); 4],
}

impl Writer {
    fn new(people: &Table<'_>) -> Self {
        let mut columns: Vec<Column> = people
            .columns
            .iter()
            .map(|column| Column {
                heading: column.heading.clone(),
                meaning: column.meaning,
            })
            .collect();
        let mut addresses = people.columns_of(Meaning::Email);
        let (account, registration) = (addresses.next(), addresses.next());
        let mut place = |meaning: Meaning| {
            let known = columns.iter().position(|column| column.meaning == Some(meaning));
            known.unwrap_or_else(|| {
                columns.push(Column {
                    heading: String::new(),
                    meaning: Some(meaning),
                });
                columns.len() - 1
            })
        };
        let (name, email) = (place(Meaning::Name), place(Meaning::Email));
        let places =
            [Meaning::Join, Meaning::Exit, Meaning::Minutes, Meaning::Role].map(|meaning| (meaning, place(meaning)));
        if let Some(registration) = registration {
            columns[registration].meaning = Some(Meaning::OtherEmail);
        }
        // The last column keeps the account's address where mail goes to another one.
        columns.push(Column {
            heading: columns[email].heading.clone(),
            meaning: Some(Meaning::OtherEmail),
        });
        Self {
            name,
            email,
            account,
            registration,
            sign_in: people.column(Meaning::OtherEmail),
            places,
            visits: Visits {
                sheet: Sheet::default(),
                columns,
                details: 0,
                lost: Vec::new(),
                shown: HashMap::new(),
                by_sign_in: Vec::new(),
            },
        }
    }

    /// A participant without visits of their own: the first join and the last leave are the visit.
    fn person(&mut self, row: Row<'_>) {
        self.write(row.line(), Some(row), |_, cell| cell.to_owned());
    }

    /// A visit, of a participant or of somebody whom the participants' section does not list.
    fn visit(&mut self, person: Option<Row<'_>>, activities: &Table<'_>, row: Row<'_>) {
        let (name, email, places) = (self.name, self.email, self.places);
        self.write(row.line(), person, |column, cell| {
            let meaning = places
                .iter()
                .find(|(_, place)| *place == column)
                .map(|(meaning, _)| *meaning);
            match meaning {
                Some(Meaning::Role) if !cell.is_empty() => cell,
                Some(meaning) => activities.cell(row, meaning),
                None if person.is_none() && column == name => activities.cell(row, Meaning::Name),
                None if column == email && cell.is_empty() => activities.cell(row, Meaning::Email),
                None => cell,
            }
            .to_owned()
        });
    }

    /// Writes a row: the cells of the participant as `changed`, then the name and the addresses put in order.
    fn write(&mut self, line: u32, person: Option<Row<'_>>, changed: impl Fn(usize, &str) -> String) {
        let width = self.visits.columns.len();
        let mut cells: Vec<String> = (0..width)
            .map(|column| changed(column, person.map_or("", |row| row.cell(column))))
            .collect();
        let is_address = |cell: &str| EmailAddress::parse(cell).is_ok();
        let of = |column: Option<usize>| column.and_then(|column| cells.get(column)).map_or("", String::as_str);
        let (registered, sign_in) = (of(self.registration), of(self.sign_in));
        let own = of(Some(self.email));
        // The sign-in name of somebody from elsewhere only looks like an address.
        let is_foreign = sign_in.contains("#EXT#") || sign_in.contains("#ext#");
        let (own, registered) = (own.to_owned(), registered.to_owned());
        let sign_in = if is_foreign { String::new() } else { sign_in.to_owned() };
        let address = if is_address(&registered) {
            &registered
        } else if !values::is_blank(&own) {
            &own
        } else {
            if is_address(&sign_in) {
                self.visits.by_sign_in.push(line);
            }
            &sign_in
        };
        cells[self.email].clone_from(address);
        if let Some(column) = self.sign_in {
            cells[column] = sign_in.clone();
        }
        cells[width - 1] = own;
        let shown = std::mem::take(&mut cells[self.name]);
        cells[self.name] = super::cleaned(&shown);
        let before = self.visits.sheet.len();
        self.visits.sheet.push(line, cells.iter().map(String::as_str));
        if self.visits.sheet.len() == before {
            self.visits.lost.push(line);
        } else {
            self.visits.shown.insert(line, shown);
        }
    }
}
