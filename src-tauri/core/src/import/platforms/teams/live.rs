//! Live events: who opened the stream, session by session, in UTC.
//!
//! Files hold visits of the days before, when people tried the link, and of the days after, when it leads to the
//! recording; only those around the busiest hour are attendance. People without a sign-in have neither name nor number.
//! A row each for joining and leaving; see `events` for how they pair.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::{Date, DateTime};

use super::events::{HEADING_WITHIN, Pairing, Visit, begun, missing, person, place, records_of, stamps_of};
use crate::domain::text::counted;
use crate::domain::{DayOrder, IssueKind, Standing};
use crate::import::attendance;
use crate::import::headings::heading_key;
use crate::import::notes::Notes;
use crate::import::platforms::{Evidence, Format, Given, Unit};
use crate::import::records::Records;
use crate::import::table::Sheet;
use crate::import::values::dates::{self, OrderEvidence, Stamp};
use crate::import::{FileKind, Unreadable};

/// Every kind of file of it that is read.
pub(super) const FORMATS: &[&Format] = &[&LIVE_EVENT];

const LIVE_EVENT: Format = Format {
    code: "teams_live_event",
    label: "Teams live event attendees",
    kind: FileKind::Attendance,
    evidence: Evidence::Real,
    unit: Unit::Rows,
    recognise: |document| live_columns(document.head()).map(|_| 97),
    read: read_live_event,
};

/// A visit belongs to the event when its joining lies this near the middle one of the busiest day: events last
/// hours, and may run over midnight UTC.
const EVENT_MINUTES: f64 = 12.0 * 60.0;

/// Dates of one event's file that lie farther apart than this are in the wrong order of day and month.
const PREPARATION_DAYS: i64 = 60;

/// Where a live event's columns stand.
struct LiveColumns {
    heading: usize,
    session: usize,
    participant: Option<usize>,
    name: usize,
    time: usize,
    action: usize,
    role: Option<usize>,
}

fn live_columns(sheet: &Sheet) -> Option<LiveColumns> {
    sheet.rows().take(HEADING_WITHIN).find_map(|row| {
        let place = |label: &str| row.cells().position(|cell| heading_key(cell).replace(' ', "") == label);
        Some(LiveColumns {
            heading: row.index(),
            session: place("sessionid")?,
            participant: place("participantid"),
            name: place("fullname")?,
            time: place("utceventtimestamp")?,
            action: place("action")?,
            role: place("role"),
        })
    })
}

fn read_live_event(given: &Given<'_>, notes: &mut Notes<'_>) -> Result<Records, Unreadable> {
    let sheet = given.document.sheet();
    let columns = live_columns(sheet).ok_or_else(|| missing(sheet))?;
    let table = begun(sheet, columns.heading)?;
    let mut records = records_of(&table, sheet, notes);
    let stamps = stamps_of(&table, columns.time, Some("UTC"), notes);
    let order = order_of_event(&stamps, notes);
    let pairing = Pairing::of(&table, columns.session, columns.action, stamps, &order);
    pairing.tell(&mut records, notes);
    let visits = pairing.visits;
    note_shared_names(&visits, &columns, notes);
    let event = event_of(&visits, &order);
    let mut anonymous = 0;
    let mut elsewhere = [0usize; 2];
    for visit in visits {
        let standing = standing_of(&visit, event, &order);
        match standing {
            Standing::EarlierDay => elsewhere[0] += 1,
            Standing::ReplayOnly => elsewhere[1] += 1,
            _ => {}
        }
        let person = person(
            &visit,
            visit.row.cell(columns.name),
            columns.role.map(|role| visit.row.cell(role)),
            standing,
        );
        let fate = attendance::fate_of(&person);
        records.ledger.add(fate, 1);
        if person.name.is_empty() {
            anonymous += 1;
        } else {
            records.people.push(person);
        }
    }
    records.order = order;
    if anonymous > 0 {
        notes.about_file(
            IssueKind::MissingAddress,
            format!(
                "{} did not sign in; the file has neither name nor number for them, so that the visits are counted and \
                 nobody is put on the list.",
                counted(anonymous, "visit is of somebody who", "visits are of people who")
            ),
        );
    }
    if let (Some(event), true) = (event, elsewhere.iter().sum::<usize>() > 0) {
        notes.about_file(
            IssueKind::Repaired,
            format!(
                "The event was on {}, the day with most joins; visits on other days are no attendance ({} before, {} after).",
                event.date(),
                elsewhere[0],
                elsewhere[1]
            ),
        );
    }
    Ok(records)
}

/// The order of day and month, which in files of several days shows in how near the days lie to each other.
fn order_of_event(stamps: &[Option<Stamp>], notes: &mut Notes<'_>) -> OrderEvidence {
    let evidence = dates::day_order(stamps.iter().flatten());
    if !matches!(evidence, OrderEvidence::Open { .. }) {
        return evidence;
    }
    let spread = |order| {
        let days = || stamps.iter().flatten().filter_map(move |stamp| stamp.date(order, None));
        Some(dates::days_between(days().max()?, days().min()?))
    };
    let (month_first, day_first) = (spread(DayOrder::MonthFirst), spread(DayOrder::DayFirst));
    let certain = match (month_first, day_first) {
        (Some(month), Some(day)) if month <= PREPARATION_DAYS && day > PREPARATION_DAYS => DayOrder::MonthFirst,
        (Some(month), Some(day)) if day <= PREPARATION_DAYS && month > PREPARATION_DAYS => DayOrder::DayFirst,
        _ => return evidence,
    };
    notes.about_file(
        IssueKind::Repaired,
        format!(
            "Dates were read with the {} first, since only so the days of the file lie near each other.",
            if certain == DayOrder::MonthFirst {
                "month"
            } else {
                "day"
            }
        ),
    );
    OrderEvidence::Certain(certain)
}

/// The middle joining of the day with most joins.
fn event_of(visits: &[Visit<'_>], order: &OrderEvidence) -> Option<DateTime> {
    let mut days: BTreeMap<Date, Vec<DateTime>> = BTreeMap::new();
    for at in visits.iter().filter_map(|visit| place(visit.join.as_ref()?, order)) {
        days.entry(at.date()).or_default().push(at);
    }
    // The later one of two days with equally many: people look in before.
    let (_, mut joins) = days.into_iter().max_by_key(|(_, joins)| joins.len())?;
    joins.sort_unstable();
    joins.get(joins.len() / 2).copied()
}

fn standing_of(visit: &Visit<'_>, event: Option<DateTime>, order: &OrderEvidence) -> Standing {
    let at = visit
        .join
        .as_ref()
        .or(visit.exit.as_ref())
        .and_then(|stamp| place(stamp, order));
    let Some((at, event)) = at.zip(event) else {
        return Standing::Attended;
    };
    let minutes = at.duration_since(event).as_secs_f64() / 60.0;
    if minutes < -EVENT_MINUTES {
        Standing::EarlierDay
    } else if minutes > EVENT_MINUTES {
        // After a live event its link leads to the recording.
        Standing::ReplayOnly
    } else {
        Standing::Attended
    }
}

fn note_shared_names(visits: &[Visit<'_>], columns: &LiveColumns, notes: &mut Notes<'_>) {
    let Some(participant) = columns.participant else { return };
    let mut numbers: HashMap<&str, &str> = HashMap::new();
    let mut told: HashSet<&str> = HashSet::new();
    for visit in visits {
        let (name, number) = (visit.row.cell(columns.name), visit.row.cell(participant));
        if name.is_empty() || number.is_empty() {
            continue;
        }
        if *numbers.entry(name).or_insert(number) != number && told.insert(name) {
            notes.about_row(
                IssueKind::DoubtfulPerson,
                visit.row.line(),
                format!("{name} has different participant numbers in this file; it may be several people of one name."),
            );
        }
    }
}
