//! What the lines above a table say about the webinar: its title, start, length, host, and the counts it states.
//!
//! Zoom writes a line of labels and below it a line of values; some re-saved reports have a label and its value on
//! one line. Counts that do not agree with the rows are told; the rows count.

use crate::domain::{EmailAddress, IssueKind};
use crate::import::headings::{Meaning, heading_key, meaning_of};
use crate::import::notes::Notes;
use crate::import::records::Records;
use crate::import::table::Row;
use crate::import::values;
use crate::import::values::dates::{self, Stamp};
use crate::import::values::names::original_name;

/// A webinar is over within a day; longer is another number.
const MAX_MINUTES: f64 = 24.0 * 60.0;

/// Labels of who held it, where the value is a name.
const HOSTS: &[&str] = &[
    "host",
    "host name",
    "gastgeber",
    "hôte",
    "animateur",
    "anfitrión",
    "anfitrião",
    "organizzatore",
    "호스트",
    "ホスト",
    "主持人",
    "организатор",
    "gospodarz",
];

/// Labels of when it ended.
const ENDS: &[&str] = &[
    "end time",
    "actual end time",
    "endzeit",
    "heure de fin",
    "hora de finalización",
    "hora de fin",
    "hora de término",
    "ora di fine",
    "eindtijd",
    "종료 시간",
    "終了時間",
    "終了時刻",
    "结束时间",
    "время окончания",
    "czas zakończenia",
    "godzina zakończenia",
];

/// What the lines above a table say.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// Its title.
    pub title: Option<String>,
    /// When it began, or was meant to.
    pub start: Option<Stamp>,
    /// Its length in minutes.
    pub length: Option<f64>,
    /// Who held it.
    pub host_name: Option<String>,
    /// The address of the one who held it.
    pub host_email: Option<EmailAddress>,
    /// Whether it names the webinar or meeting by Zoom's number.
    pub has_id: bool,
    end: Option<Stamp>,
    counts: Vec<(String, usize)>,
    /// Where its values stand.
    line: u32,
}

impl Summary {
    /// Reads the lines above a table.
    pub(super) fn of<'s>(rows: impl Iterator<Item = Row<'s>>) -> Self {
        let mut summary = Self::default();
        let mut labels: Option<Row<'_>> = None;
        for row in rows {
            if is_labels(row) {
                summary.has_id |= row.cells().any(is_id);
                labels = Some(row);
            } else if let Some(labels) = labels.take() {
                summary.line = row.line();
                for (label, value) in labels.cells().zip(row.cells()) {
                    summary.take(label, value);
                }
            } else if row.cells().skip(2).all(str::is_empty) && !row.cell(1).is_empty() {
                summary.has_id |= is_id(row.cell(0));
                summary.take(row.cell(0), row.cell(1));
                summary.line = row.line();
            }
        }
        if summary.length.is_none() {
            summary.length = summary.between();
        }
        summary
    }

    fn take(&mut self, label: &str, value: &str) {
        let Some(value) = values::present(value) else {
            return;
        };
        match meaning_of(label) {
            Some(Meaning::Title) if self.title.is_none() => self.title = Some(values::one_line(value)),
            Some(Meaning::Session) if self.start.is_none() => self.start = dates::stamp(value),
            Some(Meaning::Length | Meaning::Minutes) if self.length.is_none() => {
                self.length = values::minutes(value).filter(|length| *length > 0.0 && *length <= MAX_MINUTES);
            }
            Some(Meaning::Email) if self.host_email.is_none() => self.host_email = EmailAddress::parse(value).ok(),
            // Some languages have one word for a participant, which heads names, and for participants, counted here.
            None | Some(Meaning::Name) => self.take_other(&heading_key(label), value),
            Some(_) => {}
        }
    }

    fn take_other(&mut self, key: &str, value: &str) {
        if HOSTS.contains(&key) {
            // Newer reports write the address behind the name: "Ada Fairholt (ada@example.com)".
            match original_name(value) {
                Some((name, behind)) if behind.contains('@') => {
                    self.host_name = Some(name);
                    self.host_email = self.host_email.take().or(EmailAddress::parse(&behind).ok());
                }
                _ => self.host_name = Some(values::one_line(value)),
            }
        } else if ENDS.contains(&key) {
            self.end = dates::stamp(value);
        } else if let Some(count) = values::number(value)
            && count >= 0.0
            && count.fract() == 0.0
            && count < 1e9
        {
            self.counts.push((key.to_owned(), count as usize));
        }
    }

    /// Minutes from start to end, by the clock alone: a webinar is shorter than a day.
    fn between(&self) -> Option<f64> {
        let (start, end) = (self.start.as_ref()?.time?, self.end.as_ref()?.time?);
        let minutes = (f64::from(end.duration_since(start).as_secs() as i32) / 60.0).rem_euclid(MAX_MINUTES);
        (minutes > 0.0).then_some(minutes)
    }

    /// Enters what it says among a file's hints, and what its dates say about day and month.
    pub(super) fn enter(&self, records: &mut Records) {
        records.hints.title.clone_from(&self.title);
        records.hints.start.clone_from(&self.start);
        records.hints.length = self.length;
        records.hints.host_name.clone_from(&self.host_name);
        records
            .order
            .merge(dates::day_order(self.start.iter().chain(&self.end)));
    }

    /// Whether it states a count under one of these labels.
    pub(super) fn states(&self, labels: &[&str]) -> bool {
        self.counts.iter().any(|(label, _)| labels.contains(&label.as_str()))
    }

    /// Tells when a count that it states lies outside of what the rows amount to. `labels` are its spellings,
    /// `what` says what the rows hold, such as "people who attended".
    pub(super) fn compare(
        &self,
        labels: &[&str],
        rows: std::ops::RangeInclusive<usize>,
        what: &str,
        notes: &mut Notes<'_>,
    ) {
        let Some((label, stated)) = self.counts.iter().find(|(label, _)| labels.contains(&label.as_str())) else {
            return;
        };
        if !rows.contains(stated) {
            notes.about_row(
                IssueKind::DoesNotAddUp,
                self.line,
                format!(
                    "The summary states {stated} as “{label}”, but the rows hold {} {what}; the rows count.",
                    rows.end()
                ),
            );
        }
    }
}

/// Whether a row holds labels of a webinar, whose values are in the next row.
pub(super) fn is_labels(row: Row<'_>) -> bool {
    let meanings: Vec<Meaning> = row.cells().filter_map(meaning_of).collect();
    let has = |meaning| meanings.contains(&meaning);
    let with_time = has(Meaning::Session) || has(Meaning::Length) || has(Meaning::Minutes);
    let has_id = row.cells().any(is_id);
    (has(Meaning::Title) && (with_time || has_id)) || (with_time && has_id)
}

/// Whether a heading is that of Zoom's number of a webinar or meeting.
pub(super) fn is_id(heading: &str) -> bool {
    if heading.len() > 80 || heading.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let key = heading_key(heading);
    key.split(' ')
        .any(|word| word == "id" || word == "identifiant" || word == "идентификатор")
        || (!key.is_ascii() && key.ends_with("id"))
}

/// Whether a heading has something in brackets, as that of Zoom's column of names has in all languages: "Name (Original
/// Name)".
pub(super) fn has_bracket(heading: &str) -> bool {
    heading.contains(['(', '（'])
}

/// Whether a heading is known as that of Zoom's column of names.
pub(super) fn is_both_names(heading: &str) -> bool {
    has_bracket(heading) && meaning_of(heading) == Some(Meaning::Name)
}
