//! The rows of all attendance files as one list, every person once.
//!
//! `identity` says which rows are about one person, `presence` lays their visits over each other, `told` says what
//! a reader should know about it; `names` finds people by name, for `senders`, the next step.

mod identity;
mod names;
mod presence;
mod told;

use std::collections::HashMap;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::file::ReadFile;
use super::records::PersonRow;
use super::roles::is_notetaker;
use super::values::names::is_no_name;
use super::{AttendeeRecord, Known, NameDoubt};
use crate::domain::{EmailAddress, Role, Standing};

use identity::Identity;
pub(super) use names::{Match, NameIndex};

/// The people of the files, and the way to find them.
pub(super) struct People {
    /// Every person once, in the order of the files.
    pub attendees: Vec<AttendeeRecord>,
    /// Rows whose person could not be settled.
    pub doubts: Vec<NameDoubt>,
    /// For each file, how many different people it is about and how many of them came.
    pub in_file: Vec<(usize, usize)>,
    /// Other names of people: index and name.
    other_names: Vec<(u32, String)>,
    by_email: HashMap<EmailAddress, u32>,
}

impl People {
    /// The person with this address.
    pub(super) fn with_email(&self, email: &EmailAddress) -> Option<usize> {
        self.by_email.get(email).map(|index| *index as usize)
    }

    /// The person that a decision names ([`crate::domain::NameDecision::person`]).
    pub(super) fn decided(&self, person: &str) -> Option<usize> {
        match person.strip_prefix("name:") {
            Some(name) => self.attendees.iter().position(|one| {
                one.email.is_none() && crate::domain::NameDecision::person_of(&one.name, None)[5..] == *name
            }),
            None => self.with_email(&EmailAddress::parse(person).ok()?),
        }
    }

    /// Finds people by name.
    pub(super) fn name_index(&self) -> NameIndex<'_> {
        NameIndex::of(&self.attendees, &self.other_names)
    }
}

/// A row and where it stands.
#[derive(Clone, Copy)]
struct Seen<'r> {
    file: usize,
    row: &'r PersonRow,
}

/// Joins the rows of all files into one list.
pub(super) fn join(files: &mut [ReadFile<'_>], known: &Known) -> People {
    let identity = identity::of(files, known);
    let names: Vec<&str> = files.iter().map(|file| file.name).collect();
    let has_visits = |file: &ReadFile<'_>| file.records.people.iter().any(|row| row.standing == Standing::Attended);
    let lists_who_came = files
        .iter()
        .any(|file| file.format.kind == super::FileKind::Attendance && has_visits(file));
    let one = |person| one_person(&identity.rows_of(person, files), &names, known, lists_who_came);
    let attendees: Vec<AttendeeRecord> = (0..identity.people()).into_par_iter().map(one).collect();
    let ((mut people, mut told), of_list) = rayon::join(
        || indexed(&identity, files, &attendees),
        || told::Told::of_list(&attendees),
    );
    told.append(of_list);
    people.attendees = attendees;
    let doubts = identity.doubts(&people, files);
    told.tell(files, &people.attendees, &doubts);
    people.doubts = doubts;
    // The rows have said what they had to; with a million of them, what follows needs the memory.
    for file in files {
        file.records.people = Vec::new();
    }
    people
}

/// The ways to find people, and what their rows call for; the people themselves are left out.
fn indexed(identity: &Identity, files: &[ReadFile<'_>], attendees: &[AttendeeRecord]) -> (People, told::Told) {
    let mut people = People {
        attendees: Vec::new(),
        doubts: Vec::new(),
        in_file: vec![(0, 0); files.len()],
        other_names: Vec::new(),
        by_email: HashMap::with_capacity(identity.people()),
    };
    let mut told = told::Told::default();
    for (person, record) in attendees.iter().enumerate() {
        let seen = identity.rows_of(person, files);
        count_files(&seen, &mut people.in_file);
        let index = person as u32;
        for row in seen.iter().map(|seen| seen.row) {
            for email in row.email.iter().chain(&row.other_emails) {
                people.by_email.entry(email.clone()).or_insert(index);
            }
            for name in std::iter::once(&row.name).chain(&row.other_names) {
                if *name != record.name && !name.is_empty() && !people.other_names.ends_with(&[(index, name.clone())]) {
                    people.other_names.push((index, name.clone()));
                }
            }
        }
        told.about_person(&seen, record);
    }
    (people, told)
}

/// Enters a person in the counts of the files that they are in.
fn count_files(seen: &[Seen<'_>], counts: &mut [(usize, usize)]) {
    // A person's rows are in the order of the files.
    for rows in seen.chunk_by(|a, b| a.file == b.file) {
        let (people, came) = &mut counts[rows[0].file];
        *people += 1;
        *came += usize::from(rows.iter().any(|seen| is_visit(seen.row)));
    }
}

/// Whether a row says that the person themselves was there.
fn is_visit(row: &PersonRow) -> bool {
    row.standing == Standing::Attended && row.role != Role::Bot
}

/// One person from all their rows, of which there is at least one.
fn one_person(seen: &[Seen<'_>], files: &[&str], known: &Known, lists_who_came: bool) -> AttendeeRecord {
    let came: Vec<Seen<'_>> = seen.iter().copied().filter(|seen| is_visit(seen.row)).collect();
    let counted: &[Seen<'_>] = if came.is_empty() { seen } else { &came };
    // Rows that count come first, so that their spelling of name and place wins.
    let ordered = || counted.iter().chain(seen).map(|seen| seen.row);
    let email = ordered().find_map(|row| row.email.clone());
    let role = role(seen, email.as_ref(), known);
    AttendeeRecord {
        name: name(seen, counted),
        location: ordered().find_map(|row| row.location.clone()),
        presence: presence::of(counted, standing(seen, lists_who_came), files),
        role,
        email,
    }
}

/// The name to call a person by: a registered one before one that was shown, a name before what is none.
fn name(seen: &[Seen<'_>], counted: &[Seen<'_>]) -> String {
    if let [only] = seen {
        return only.row.name.clone();
    }
    let ordered = || counted.iter().chain(seen).map(|seen| seen.row.name.as_str());
    ordered()
        .find(|name| !name.is_empty() && !is_no_name(name) && !is_notetaker(name))
        .or_else(|| ordered().find(|name| !name.is_empty()))
        .unwrap_or_default()
        .to_owned()
}

fn role(seen: &[Seen<'_>], email: Option<&EmailAddress>, known: &Known) -> Role {
    let has = |role| seen.iter().any(|seen| seen.row.role == role);
    let is_own = email.is_some_and(|email| known.own_domains.iter().any(|domain| domain == email.domain()));
    if has(Role::Host) {
        Role::Host
    } else if has(Role::Staff) || is_own {
        Role::Staff
    } else if has(Role::Audience) {
        // Somebody who registered like everybody else and was called onto the stage is still one to write to.
        Role::Audience
    } else if has(Role::Panelist) {
        Role::Panelist
    } else if email.is_some() {
        // A notetaker came under the address of somebody who did not.
        Role::Audience
    } else {
        Role::Bot
    }
}

/// What all rows together say about whether a person came.
fn standing(seen: &[Seen<'_>], lists_who_came: bool) -> Standing {
    let has = |standing| {
        seen.iter()
            .any(|seen| seen.row.standing == standing && seen.row.role != Role::Bot)
    };
    if has(Standing::Attended) {
        return Standing::Attended;
    }
    if seen
        .iter()
        .any(|seen| seen.row.role == Role::Bot && seen.row.standing == Standing::Attended)
    {
        return Standing::BotOnly;
    }
    for telling in [
        Standing::ReplayOnly,
        Standing::WaitingRoom,
        Standing::EarlierDay,
        Standing::BotOnly,
    ] {
        if has(telling) {
            return telling;
        }
    }
    // Whoever registered again after cancelling is on the list.
    if !has(Standing::Registered) {
        for state in [Standing::Cancelled, Standing::NotApproved] {
            if has(state) {
                return state;
            }
        }
    }
    if has(Standing::NoShow) || lists_who_came {
        Standing::NoShow
    } else {
        Standing::Registered
    }
}
