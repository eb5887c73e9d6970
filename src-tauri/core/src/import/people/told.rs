//! What a reader should know about how rows became people.
//!
//! Each joining, each doubt and everybody left out is told, with file and line; numbers that go into the thousands
//! are counted instead (`notes`).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use rayon::slice::ParallelSliceMut;

use super::super::file::ReadFile;
use super::super::values::name_key;
use super::super::values::names::{is_no_name, loose_key};
use super::super::{AttendeeRecord, NameDoubt};
use super::{Seen, is_visit, presence};
use crate::domain::text::counted;
use crate::domain::{EmailAddress, IssueKind, Role, Standing};

/// How many doubtful names are told one by one; the queue of names shows all.
const TOLD_NAMES: usize = 200;

/// A sum that differs from the union by less is rounding.
const ROUNDING_MINUTES: f64 = 2.0;

/// A sentence and where it belongs.
struct Sentence {
    file: usize,
    line: Option<u32>,
    kind: IssueKind,
    message: String,
}

/// Collects sentences while the files' rows are borrowed.
#[derive(Default)]
pub(super) struct Told {
    sentences: Vec<Sentence>,
    /// People who are in several files, by the later file.
    in_former_files: HashMap<usize, usize>,
    /// People with several visits, by file.
    returned: HashMap<usize, usize>,
}

impl Told {
    /// What a list calls for as a whole.
    pub(super) fn of_list(people: &[AttendeeRecord]) -> Self {
        let mut told = Self::default();
        told.about_twins(people);
        told.about_mailboxes(people);
        told
    }

    /// Tells after all this what another has to tell of the list.
    pub(super) fn append(&mut self, of_list: Self) {
        self.sentences.extend(of_list.sentences);
    }

    /// Tells what one person's rows call for.
    pub(super) fn about_person(&mut self, seen: &[Seen<'_>], record: &AttendeeRecord) {
        self.about_part(seen, record);
        if seen.len() == 1 {
            return;
        }
        let mut names: Vec<&str> = Vec::new();
        for rows in seen.chunk_by(|a, b| a.file == b.file) {
            if rows[0].file != seen[0].file {
                *self.in_former_files.entry(rows[0].file).or_default() += 1;
            }
            self.about_rows_of_one_file(rows, record);
            names.extend(
                rows.iter()
                    .filter(|seen| seen.row.role != Role::Bot)
                    .map(|seen| seen.row.name.as_str()),
            );
        }
        self.about_overlap(seen, record);
        names.retain(|name| !name.is_empty() && !is_no_name(name));
        if let [first, rest @ ..] = names.as_slice()
            && record.email.is_some()
            && let Some(other) = rest.iter().find(|name| loose_key(name) != loose_key(first))
            && seen.iter().all(|seen| seen.row.email.is_some())
            && !shares_a_word(first, other)
        {
            self.say(
                &seen[0],
                IssueKind::DoubtfulPerson,
                format!(
                    "{} stands for “{first}” and “{other}”; they count as one person, since the address is the same.",
                    label(record)
                ),
            );
        }
    }

    /// Whoever does not count as audience, and why.
    fn about_part(&mut self, seen: &[Seen<'_>], record: &AttendeeRecord) {
        let why = match (record.role, record.presence.standing) {
            (Role::Host, _) => "held the webinar",
            (Role::Panelist, _) => "spoke in the webinar",
            (Role::Staff, _) => "belongs to the team",
            (Role::Bot, _) => "is a program that takes notes",
            (Role::Audience, Standing::Cancelled) => "cancelled the registration",
            (Role::Audience, Standing::NotApproved) => "was not approved",
            (Role::Audience, Standing::BotOnly) => {
                self.say(
                    &seen[0],
                    IssueKind::Repaired,
                    format!(
                        "Only a program that takes notes came for {}; the person counts as not there.",
                        label(record)
                    ),
                );
                return;
            }
            (Role::Audience, _) => return,
        };
        self.say(
            &seen[0],
            IssueKind::LeftOut,
            format!(
                "{} {why}; shown on the list, but not counted and not written to.",
                label(record)
            ),
        );
    }

    fn about_rows_of_one_file(&mut self, rows: &[Seen<'_>], record: &AttendeeRecord) {
        let [first, rest @ ..] = rows else { return };
        if rest.is_empty() {
            return;
        }
        let visits = rows.iter().filter(|seen| is_visit(seen.row)).count();
        if visits == rows.len() && record.email.is_some() {
            *self.returned.entry(first.file).or_default() += 1;
            return;
        }
        let what = match visits {
            0 => "the rows were joined",
            1 => "the rows were joined, and the one that attended counts",
            _ => "the rows were joined, and their times in the webinar were united, not added up",
        };
        let doubt = if record.email.is_none() {
            "; without an address, rows of one name count as one person"
        } else {
            ""
        };
        for seen in rest {
            let line = first.row.line;
            self.say(
                seen,
                IssueKind::Duplicate,
                format!("{} is also on line {line}; {what}{doubt}.", label(record)),
            );
        }
    }

    fn about_overlap(&mut self, seen: &[Seen<'_>], record: &AttendeeRecord) {
        let visits: Vec<&Seen<'_>> = seen.iter().filter(|seen| is_visit(seen.row)).collect();
        if visits.len() < 2 || visits.iter().any(|visit| presence::interval(visit.row).is_none()) {
            return;
        }
        let sum: f64 = visits.iter().filter_map(|visit| presence::minutes_of(visit.row)).sum();
        let united = record.presence.attendance_minutes.unwrap_or(sum);
        if sum <= united + ROUNDING_MINUTES + visits.len() as f64 {
            return;
        }
        let message = format!(
            "{} was there {} times at once or more: {sum:.0} minutes in all, {united:.1} when what overlaps counts once.",
            label(record),
            visits.len()
        );
        let kind = if record.email.is_some() {
            IssueKind::Repaired
        } else {
            IssueKind::DoubtfulPerson
        };
        self.say(visits[0], kind, message);
    }

    /// People who share a name but not an address; beyond the first ones they are counted.
    fn about_twins(&mut self, people: &[AttendeeRecord]) {
        // Hashes of names and not the names, of which there may be a million.
        let hasher = RandomState::new();
        let named = people.iter().enumerate();
        let named = named.filter(|(_, one)| one.email.is_some() && one.name.contains(' '));
        let mut named: Vec<(u64, u32)> = named
            .map(|(index, one)| (hasher.hash_one(name_key(&one.name)), index as u32))
            .collect();
        named.par_sort_unstable();
        let same = named.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1);
        let mut twins: Vec<Vec<u32>> = same
            .map(|same| same.iter().map(|(_, index)| *index).collect())
            .collect();
        twins.sort_unstable();
        let told = twins.len().min(TOLD_NAMES);
        for same in &twins[..told] {
            let addresses: Vec<&str> = same
                .iter()
                .filter_map(|index| people[*index as usize].email.as_ref())
                .map(|email| email.as_str())
                .collect();
            let name = &people[same[0] as usize].name;
            let message = format!(
                "{name} is on the list under {} addresses ({}); they are kept apart.",
                addresses.len(),
                addresses.join(", ")
            );
            self.about_list(message);
        }
        let more = twins.len() - told;
        if more > 0 {
            self.about_list(format!(
                "{} on the list under several addresses; all are kept apart.",
                counted(more, "more name is", "more names are")
            ));
        }
    }

    /// People whose addresses lead to one mailbox: what stands behind a plus sign is for sorting mail only.
    fn about_mailboxes(&mut self, people: &[AttendeeRecord]) {
        let addresses = || people.iter().filter_map(|one| one.email.as_ref());
        if !addresses().any(|email| email.local_part().contains('+')) {
            return;
        }
        let all: HashSet<&str> = addresses().map(EmailAddress::as_str).collect();
        let mut told = 0;
        for email in addresses() {
            let Some((local, _)) = email.local_part().split_once('+') else {
                continue;
            };
            let plain = format!("{local}@{}", email.domain());
            if told < TOLD_NAMES && all.contains(plain.as_str()) {
                told += 1;
                self.about_list(format!(
                    "{email} and {plain} lead to one mailbox; they are kept apart, and each would get a mail of its own."
                ));
            }
        }
    }

    fn about_list(&mut self, message: String) {
        self.sentences.push(Sentence {
            file: 0,
            line: None,
            kind: IssueKind::DoubtfulPerson,
            message,
        });
    }

    fn say(&mut self, seen: &Seen<'_>, kind: IssueKind, message: String) {
        self.sentences.push(Sentence {
            file: seen.file,
            line: Some(seen.row.line),
            kind,
            message,
        });
    }

    /// Hands everything to the files' notes.
    pub(super) fn tell(self, files: &mut [ReadFile<'_>], people: &[AttendeeRecord], doubts: &[NameDoubt]) {
        let attendance = files
            .iter()
            .position(|file| file.format.kind.lists_people())
            .unwrap_or(0);
        for Sentence {
            file,
            line,
            kind,
            message,
        } in self.sentences
        {
            let file = if line.is_none() { attendance } else { file };
            match line {
                Some(line) => files[file].notes.about_row(kind, line, message),
                None => files[file].notes.about_file(kind, message),
            }
        }
        for doubt in doubts.iter().filter(|doubt| doubt.decided.is_none()).take(TOLD_NAMES) {
            let candidates: Vec<&str> = doubt
                .candidates
                .iter()
                .filter_map(|(person, _)| people.get(*person))
                .map(label)
                .collect();
            files[attendance].notes.about_file(
                IssueKind::DoubtfulPerson,
                format!(
                    "{} is listed without an address and may be {}; they are kept apart until you say so.",
                    doubt.name,
                    candidates.join(" or ")
                ),
            );
        }
        let sorted = |counts: HashMap<usize, usize>| {
            let mut counts: Vec<_> = counts.into_iter().collect();
            counts.sort_unstable();
            counts
        };
        for (file, count) in sorted(self.returned) {
            files[file].notes.about_file(
                IssueKind::Duplicate,
                counted(
                    count,
                    "person came more than once; their times were united, not added up, and they count once.",
                    "people came more than once; their times were united, not added up, and each counts once.",
                ),
            );
        }
        for (file, count) in sorted(self.in_former_files) {
            files[file].notes.about_file(
                IssueKind::Duplicate,
                counted(
                    count,
                    "person of this file is in a former file too; the two were joined and count once.",
                    "people of this file are in a former file too; they were joined, each counts once.",
                ),
            );
        }
    }
}

/// Address, or else name.
fn label(record: &AttendeeRecord) -> &str {
    record
        .email
        .as_ref()
        .map_or(record.name.as_str(), |email| email.as_str())
}

fn shares_a_word(one: &str, other: &str) -> bool {
    let (one, other) = (loose_key(one), loose_key(other));
    one.split(' ').any(|word| other.split(' ').any(|same| same == word))
}
