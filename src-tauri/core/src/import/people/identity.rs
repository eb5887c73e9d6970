//! Which rows are about one person.
//!
//! One person is one address, or any of the addresses that a row gives as theirs. A row without an address is known
//! by its name alone: rows of one name are one person, unless the name is no name ("iPhone"), of which each row is
//! somebody. A full name that exactly one person of another file has is that person's; where the same file lists
//! somebody of that name with an address, the platform told them apart and only the user can say that they are one.
//! Invariant: two people are never joined because of a name that two people have.

use std::collections::HashMap;

use super::super::file::ReadFile;
use super::super::values::names::{is_no_name, loose_key};
use super::super::values::{self};
use super::super::{DoubtOf, Known, NameDoubt};
use super::{People, Seen};
use crate::domain::{EmailAddress, NameDecision, Role};

/// The rows of all files by the person they are about.
pub(super) struct Identity {
    /// Where each person's rows begin in `rows`; one more than there are people.
    begins: Vec<u32>,
    /// File and row, person by person, in the order of the files.
    rows: Vec<(u32, u32)>,
    open: Vec<OpenName>,
}

/// A name in an attendance list that only the user can give to a person.
struct OpenName {
    name: String,
    /// The first row of the name: file and row.
    at: (u32, u32),
    visits: usize,
    /// Persons before renumbering, then after.
    candidates: Vec<u32>,
    /// What was decided: a person, or nobody.
    decided: Option<Option<u32>>,
}

impl Identity {
    /// The number of people.
    pub(super) fn people(&self) -> usize {
        self.begins.len().saturating_sub(1)
    }

    /// The rows of one person, in the order of the files.
    pub(super) fn rows_of<'r>(&self, person: usize, files: &'r [ReadFile<'_>]) -> Vec<Seen<'r>> {
        let range = self.begins[person] as usize..self.begins[person + 1] as usize;
        self.rows[range]
            .iter()
            .map(|(file, row)| Seen {
                file: *file as usize,
                row: &files[*file as usize].records.people[*row as usize],
            })
            .collect()
    }

    /// The open names as questions to the user.
    pub(super) fn doubts(&self, people: &People, files: &[ReadFile<'_>]) -> Vec<NameDoubt> {
        self.open
            .iter()
            .map(|open| {
                let candidates = open.candidates.iter().map(|person| {
                    let one = &people.attendees[*person as usize];
                    let same = values::name_key(&one.name) == values::name_key(&open.name);
                    let reason = if same {
                        "the same name, with an address"
                    } else {
                        "nearly the same name, with an address"
                    };
                    (*person as usize, reason.to_owned())
                });
                let file = files[open.at.0 as usize].name;
                NameDoubt {
                    name: open.name.clone(),
                    email: None,
                    of: DoubtOf::Visits,
                    count: open.visits,
                    words: Vec::new(),
                    reason: format!(
                        "{file} lists this name without an address, and beside it people of that name with one; they are kept apart until you say who it is."
                    ),
                    candidates: candidates.collect(),
                    decided: open.decided.map(|person| person.map(|person| person as usize)),
                }
            })
            .collect()
    }
}

/// Sorts all rows by person.
pub(super) fn of(files: &[ReadFile<'_>], known: &Known) -> Identity {
    let mut sorter = Sorter::default();
    let mut person_of: Vec<Vec<u32>> = Vec::with_capacity(files.len());
    for (file, read) in files.iter().enumerate() {
        let rows = &read.records.people;
        person_of.push(rows.iter().map(|row| sorter.addressed(row, file)).collect());
    }
    let has_nameless = person_of.iter().flatten().any(|person| *person == NOBODY);
    if has_nameless {
        sorter.nameless(files, &mut person_of, known);
    }
    sorter.finish(&person_of)
}

/// Stands for a row that is given to a person in the second pass.
const NOBODY: u32 = u32::MAX;

#[derive(Default)]
struct Sorter<'r> {
    by_email: HashMap<&'r str, u32>,
    /// People of one address whose full names have nothing in common, by address and name.
    namesakes: HashMap<(u32, String), u32>,
    /// Everybody found so far, joined people pointing at the one they are.
    parents: Vec<u32>,
    /// The first proper name of each, to tell people of one address apart.
    names: Vec<&'r str>,
    /// In which files each is, one bit a file; the last bit stands for all beyond.
    files: Vec<u64>,
    open: Vec<OpenName>,
}

impl<'r> Sorter<'r> {
    fn add(&mut self, name: &'r str, file: usize) -> u32 {
        let person = self.parents.len() as u32;
        self.parents.push(person);
        self.names.push(name);
        self.files.push(bit(file));
        person
    }

    fn find(&self, mut person: u32) -> u32 {
        while self.parents[person as usize] != person {
            person = self.parents[person as usize];
        }
        person
    }

    /// The person of a row with an address.
    fn addressed(&mut self, row: &'r super::PersonRow, file: usize) -> u32 {
        let Some(email) = &row.email else { return NOBODY };
        let mut person = match self.by_email.get(email.as_str()) {
            Some(person) => self.find(*person),
            None => {
                // A row may name somebody by another of their addresses.
                let alias = row
                    .other_emails
                    .iter()
                    .find_map(|other| self.by_email.get(other.as_str()).copied());
                let person = match alias {
                    Some(person) => self.find(person),
                    None => self.add(&row.name, file),
                };
                self.by_email.insert(email.as_str(), person);
                person
            }
        };
        let former = self.names[person as usize];
        if former != row.name && row.role != Role::Bot {
            if are_two_people(former, &row.name) {
                let key = (person, loose_key(&row.name));
                person = match self.namesakes.get(&key) {
                    Some(namesake) => *namesake,
                    None => {
                        let namesake = self.add(&row.name, file);
                        self.namesakes.insert(key, namesake);
                        namesake
                    }
                };
                self.files[person as usize] |= bit(file);
                return person;
            }
            if is_no_name(former) && !is_no_name(&row.name) {
                self.names[person as usize] = &row.name;
            }
        }
        self.files[person as usize] |= bit(file);
        for other in &row.other_emails {
            match self.by_email.get(other.as_str()) {
                Some(same) => {
                    let same = self.find(*same);
                    let (kept, joined) = (person.min(same), person.max(same));
                    self.parents[joined as usize] = kept;
                    self.files[kept as usize] |= self.files[joined as usize];
                    person = kept;
                }
                None => {
                    self.by_email.insert(other.as_str(), person);
                }
            }
        }
        person
    }

    /// Gives a person to every row without an address.
    fn nameless(&mut self, files: &'r [ReadFile<'_>], person_of: &mut [Vec<u32>], known: &Known) {
        let decisions: HashMap<&str, Option<&str>> = known
            .decisions
            .iter()
            .map(|decision| (decision.key.as_str(), decision.person.as_deref()))
            .collect();
        let addressed = self.addressed_by_name(files, person_of);
        let mut by_name: HashMap<String, u32> = HashMap::new();
        let mut open: HashMap<String, usize> = HashMap::new();
        for (file, read) in files.iter().enumerate() {
            for (index, row) in read.records.people.iter().enumerate() {
                if person_of[file][index] != NOBODY {
                    continue;
                }
                let key = values::name_key(&row.name);
                let candidates = if is_no_name(&row.name) {
                    &[][..]
                } else {
                    addressed.get(&loose_key(&row.name)).map_or(&[][..], Vec::as_slice)
                };
                let decided = decisions
                    .get(NameDecision::key_of(&row.name, None).as_str())
                    .map(|person| {
                        person
                            .and_then(|person| EmailAddress::parse(person).ok())
                            .and_then(|email| self.by_email.get(email.as_str()))
                            .map(|person| self.find(*person))
                    });
                let elsewhere = match candidates {
                    [only] if self.files[*only as usize] & bit(file) == 0 && is_full(&row.name) => Some(*only),
                    _ => None,
                };
                let person = if let Some(Some(person)) = decided {
                    person
                } else if let Some(person) = elsewhere.filter(|_| decided.is_none()) {
                    person
                } else if is_no_name(&row.name) {
                    self.add(&row.name, file)
                } else {
                    match by_name.get(&key) {
                        Some(person) => *person,
                        None => {
                            let person = self.add(&row.name, file);
                            by_name.insert(key.clone(), person);
                            person
                        }
                    }
                };
                if decided.is_some() || (elsewhere.is_none() && !candidates.is_empty()) {
                    let at = *open.entry(key).or_insert(self.open.len());
                    if at == self.open.len() {
                        self.open.push(OpenName {
                            name: row.name.clone(),
                            at: (file as u32, index as u32),
                            visits: 0,
                            candidates: candidates.to_vec(),
                            decided,
                        });
                    }
                    self.open[at].visits += 1;
                }
                if elsewhere.is_none() {
                    self.files[person as usize] |= bit(file);
                }
                person_of[file][index] = person;
            }
        }
    }

    /// People with an address by their names, brackets, accents and case aside.
    fn addressed_by_name(&self, files: &[ReadFile<'_>], person_of: &[Vec<u32>]) -> HashMap<String, Vec<u32>> {
        let mut by_name: HashMap<String, Vec<u32>> = HashMap::new();
        for (read, persons) in files.iter().zip(person_of) {
            for (row, person) in read.records.people.iter().zip(persons) {
                if *person == NOBODY || row.role == Role::Bot {
                    continue;
                }
                let person = self.find(*person);
                for name in std::iter::once(&row.name).chain(&row.other_names) {
                    if !is_no_name(name) {
                        let same = by_name.entry(loose_key(name)).or_default();
                        if !same.contains(&person) {
                            same.push(person);
                        }
                    }
                }
            }
        }
        by_name.remove("");
        by_name
    }

    /// Numbers people in the order of their first rows, and lays their rows side by side.
    fn finish(mut self, person_of: &[Vec<u32>]) -> Identity {
        let mut number = vec![NOBODY; self.parents.len()];
        let mut sizes: Vec<u32> = Vec::with_capacity(self.parents.len());
        for person in person_of.iter().flatten() {
            let person = self.find(*person) as usize;
            if number[person] == NOBODY {
                number[person] = sizes.len() as u32;
                sizes.push(0);
            }
            sizes[number[person] as usize] += 1;
        }
        let mut begins = Vec::with_capacity(sizes.len() + 1);
        let mut total = 0;
        begins.push(0);
        for size in sizes {
            total += size;
            begins.push(total);
        }
        let mut next = begins.clone();
        let mut rows = vec![(0, 0); total as usize];
        for (file, persons) in person_of.iter().enumerate() {
            for (row, person) in persons.iter().enumerate() {
                let person = number[self.find(*person) as usize] as usize;
                rows[next[person] as usize] = (file as u32, row as u32);
                next[person] += 1;
            }
        }
        let mut open = std::mem::take(&mut self.open);
        let renumbered = |person: u32| number[self.find(person) as usize];
        for name in &mut open {
            name.candidates = name.candidates.iter().map(|person| renumbered(*person)).collect();
            name.candidates.dedup();
            name.decided = name.decided.map(|person| person.map(renumbered));
        }
        Identity { begins, rows, open }
    }
}

fn bit(file: usize) -> u64 {
    1 << file.min(63)
}

/// Whether a name has a first and a last part; a first name alone may be anybody's.
fn is_full(name: &str) -> bool {
    name.split_whitespace().count() >= 2
}

/// Whether two names under one address are of two people: both full, and no word in common.
fn are_two_people(one: &str, other: &str) -> bool {
    if !is_full(one) || !is_full(other) || is_no_name(one) || is_no_name(other) {
        return false;
    }
    if values::names::device_owner(one).is_some() || values::names::device_owner(other).is_some() {
        return false;
    }
    let (one, other) = (loose_key(one), loose_key(other));
    // A name in other letters may be the same one, transcribed.
    if !one.is_ascii() || !other.is_ascii() {
        return false;
    }
    is_full(&one) && is_full(&other) && !one.split(' ').any(|word| other.split(' ').any(|same| same == word))
}
