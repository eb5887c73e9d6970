//! The summary of a Teams report: title, times, and how many people it says there were.
//!
//! Read by what the values are, since labels come in every language: the first two times are start and end, the
//! first length is the meeting's, whole numbers count people.

use crate::domain::IssueKind;
use crate::domain::text;
use crate::import::headings::{Meaning, meaning_of};
use crate::import::notes::Notes;
use crate::import::recognise::Table;
use crate::import::records::Records;
use crate::import::table::Row;
use crate::import::values::{self, dates};

/// How many people the summary speaks of.
#[derive(Default)]
pub(super) struct Stated {
    attended: Option<usize>,
    registered: Option<usize>,
}

impl Stated {
    /// Tells where the summary and the participants' section contradict each other.
    pub(super) fn compare(&self, people: &Table<'_>, is_webinar: bool, notes: &mut Notes<'_>) {
        let different = |meanings: &[Meaning]| {
            let mut keys: Vec<Vec<String>> = people
                .rows
                .iter()
                .map(|row| {
                    meanings
                        .iter()
                        .map(|meaning| people.cell(*row, *meaning).to_lowercase())
                        .collect()
                })
                .collect();
            keys.sort_unstable();
            keys.dedup();
            keys.len()
        };
        let listed = people.rows.len();
        if let Some(attended) = self.attended
            && attended != listed
            && attended != different(&[Meaning::Name, Meaning::Email])
        {
            notes.about_file(
                IssueKind::DoesNotAddUp,
                format!(
                    "The summary says that {} attended; {} in the file.",
                    text::counted(attended, "person", "people"),
                    text::counted(listed, "row of participants is", "rows of participants are")
                ),
            );
        }
        let Some((registered, column)) = self.registered.zip(people.columns_of(Meaning::Email).nth(1)) else {
            return;
        };
        let mut addresses: Vec<String> = people
            .rows
            .iter()
            .map(|row| row.cell(column).to_lowercase())
            .filter(|cell| !values::is_blank(cell))
            .collect();
        addresses.sort_unstable();
        addresses.dedup();
        if is_webinar && registered != addresses.len() {
            notes.about_file(
                IssueKind::DoesNotAddUp,
                format!(
                    "The summary says that {} registered; registrations of {} are in the file, since Teams lists only \
                     those who came. Add the list of registrations for the rest.",
                    text::counted(registered, "person", "people"),
                    addresses.len()
                ),
            );
        }
    }
}

/// Takes title, times and numbers from the summary: by what the values are, since labels come in every language.
pub(super) fn read<'s>(rows: impl Iterator<Item = Row<'s>>, records: &mut Records) -> Stated {
    let mut stamps = Vec::new();
    let mut lengths = Vec::new();
    let mut counts = Vec::new();
    for row in rows {
        let (label, value) = (row.cell(0), row.cell(1));
        let Some(value) = values::present(value) else {
            continue;
        };
        if meaning_of(label) == Some(Meaning::Title) {
            records.hints.title.get_or_insert_with(|| values::one_line(value));
        } else if let Some(count) = counted(value) {
            counts.push(count);
        } else if let Some(stamp) = dates::stamp(value) {
            stamps.push(stamp);
        } else if let Some(length) = values::minutes(value) {
            lengths.push(length);
        } else if records.hints.title.is_none() && !is_identifier(value) {
            records.hints.title = Some(values::one_line(value));
        }
    }
    let order = dates::day_order(stamps.iter());
    let at = |index: usize| {
        let stamp = stamps.get(index)?;
        Some(stamp.date(order.order(), None)?.to_datetime(stamp.time?))
    };
    let between = at(0)
        .zip(at(1))
        .map(|(start, end)| end.duration_since(start).as_secs_f64() / 60.0);
    records.hints.length = lengths
        .first()
        .copied()
        .or(between)
        .filter(|length| *length > 0.0 && *length <= 24.0 * 60.0);
    records.order.merge(order);
    records.hints.start = stamps.into_iter().next();
    match counts.as_slice() {
        [attended] => Stated {
            attended: Some(*attended),
            registered: None,
        },
        // A webinar's: page views, registered, cancelled, attended.
        [_, registered, _, attended] => Stated {
            attended: Some(*attended),
            registered: Some(*registered),
        },
        _ => Stated::default(),
    }
}

/// A whole number, with or without something between its thousands.
fn counted(value: &str) -> Option<usize> {
    let digits: String = value
        .chars()
        .filter(|c| !matches!(c, ',' | '.' | '\'') && !c.is_whitespace())
        .collect();
    digits.parse().ok()
}

/// Whether a value is the meeting's number rather than words.
fn is_identifier(value: &str) -> bool {
    value.len() >= 20 && value.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}
