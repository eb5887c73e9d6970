//! Finding people by a name: exactly, then case, accents, brackets and order aside, unique or not at all; whatever is
//! weaker is a suggestion with its reason.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::super::AttendeeRecord;
use super::super::values::name_key;
use super::super::values::names::{device_owner, is_no_name, loose_key, original_name, swapped};

/// How alike two names must be to be suggested (Jaro-Winkler); below it, most pairs are different people.
const ALIKE: f64 = 0.9;

/// Comparing a name with everybody is affordable up to here; beyond, people must share a word.
const COMPARED_PEOPLE: usize = 20_000;

/// How many people are suggested for one name.
const SUGGESTED: usize = 6;

/// Whom a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Match {
    /// One person and nobody else.
    One(usize),
    /// Several people have that name.
    Several(Vec<usize>),
    /// Nobody has it.
    Nobody,
}

/// Everybody by their names. Built once, when the first name is looked for.
pub(in crate::import) struct NameIndex<'p> {
    people: &'p [AttendeeRecord],
    others: &'p [(u32, String)],
    exact: OnceCell<HashMap<String, Vec<u32>>>,
    loose: OnceCell<HashMap<String, Vec<u32>>>,
    words: OnceCell<HashMap<String, Vec<u32>>>,
}

impl<'p> NameIndex<'p> {
    pub(super) fn of(people: &'p [AttendeeRecord], others: &'p [(u32, String)]) -> Self {
        Self {
            people,
            others,
            exact: OnceCell::new(),
            loose: OnceCell::new(),
            words: OnceCell::new(),
        }
    }

    /// Whom a name stands for, without any doubt.
    pub(in crate::import) fn find(&self, name: &str) -> Match {
        if is_no_name(name) {
            return Match::Nobody;
        }
        let exact = self.exact.get_or_init(|| self.by(name_key));
        if let found @ (Match::One(_) | Match::Several(_)) = matched(exact.get(&name_key(name))) {
            return found;
        }
        let loose = self.loose.get_or_init(|| self.by(loose_key));
        let original = original_name(name).map(|(_, original)| original);
        let spellings = [Some(name.to_owned()), original, swapped(name)];
        let mut best = Match::Nobody;
        for spelling in spellings.into_iter().flatten() {
            let key = loose_key(&spelling);
            if key.is_empty() {
                continue;
            }
            match (&best, matched(loose.get(&key))) {
                (_, Match::Nobody) => {}
                (Match::Nobody, found) => best = found,
                (Match::One(one), Match::One(other)) if *one == other => {}
                // Two spellings of one name point at two people: nobody can say which.
                (Match::One(one), Match::One(other)) => best = Match::Several(vec![*one, other]),
                _ => {}
            }
        }
        best
    }

    /// People whom a name may stand for, likeliest first, with the reason.
    pub(in crate::import) fn suggestions(&self, name: &str) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, f64, String)> = Vec::new();
        let owner = device_owner(name);
        let key = loose_key(owner.as_deref().unwrap_or(name));
        if key.is_empty() || (owner.is_none() && is_no_name(name)) {
            return Vec::new();
        }
        if owner.is_some()
            && let Some(people) = self.loose.get_or_init(|| self.by(loose_key)).get(&key)
        {
            let reason = "the name on the device".to_owned();
            found.extend(people.iter().map(|person| (*person as usize, 2.0, reason.clone())));
        }
        let words = self.words.get_or_init(|| self.by_word());
        let own: Vec<&str> = key.split(' ').collect();
        for word in own.iter().filter(|word| word.chars().count() > 1) {
            for person in words.get(*word).into_iter().flatten().take(200) {
                let other = loose_key(&self.people[*person as usize].name);
                let (weight, reason) = weigh(&own, &other);
                found.push((*person as usize, weight, reason));
            }
        }
        if self.people.len() <= COMPARED_PEOPLE {
            for (person, one) in self.people.iter().enumerate() {
                let other = loose_key(&one.name);
                let alike = if other.is_empty() {
                    0.0
                } else {
                    strsim::jaro_winkler(&key, &other)
                };
                if alike >= ALIKE {
                    found.push((person, alike, "the name is spelt nearly so".to_owned()));
                }
            }
        }
        found.sort_by(|a, b| {
            let came = |person: usize| self.people[person].presence.attended();
            (b.1 + f64::from(u8::from(came(b.0))) * 0.05)
                .total_cmp(&(a.1 + f64::from(u8::from(came(a.0))) * 0.05))
                .then(a.0.cmp(&b.0))
        });
        let mut seen = std::collections::HashSet::new();
        found.retain(|(person, ..)| seen.insert(*person));
        found.truncate(SUGGESTED);
        found.into_iter().map(|(person, _, reason)| (person, reason)).collect()
    }

    fn by(&self, key: fn(&str) -> String) -> HashMap<String, Vec<u32>> {
        let mut index: HashMap<String, Vec<u32>> = HashMap::with_capacity(self.people.len());
        for (person, name) in self.names() {
            if is_no_name(name) {
                continue;
            }
            let same = index.entry(key(name)).or_default();
            if same.last() != Some(&person) && !same.contains(&person) {
                same.push(person);
            }
        }
        index.remove("");
        index
    }

    fn by_word(&self) -> HashMap<String, Vec<u32>> {
        let mut index: HashMap<String, Vec<u32>> = HashMap::new();
        for (person, name) in self.names() {
            for word in loose_key(name).split(' ').filter(|word| !word.is_empty()) {
                let same = index.entry(word.to_owned()).or_default();
                if same.last() != Some(&person) {
                    same.push(person);
                }
            }
        }
        index
    }

    fn names(&self) -> impl Iterator<Item = (u32, &str)> {
        let own = self
            .people
            .iter()
            .enumerate()
            .map(|(person, one)| (person as u32, one.name.as_str()));
        own.chain(self.others.iter().map(|(person, name)| (*person, name.as_str())))
    }
}

fn matched(people: Option<&Vec<u32>>) -> Match {
    match people.map(Vec::as_slice) {
        None | Some([]) => Match::Nobody,
        Some([only]) => Match::One(*only as usize),
        Some(several) => Match::Several(several.iter().map(|person| *person as usize).collect()),
    }
}

/// How likely a name with a word in common is the same person's, and why.
fn weigh(own: &[&str], other: &str) -> (f64, String) {
    let other: Vec<&str> = other.split(' ').collect();
    let shared = own.iter().filter(|word| other.contains(word)).count();
    let initial = |short: &[&str], long: &[&str]| match (short, long) {
        ([first, last], [same, whole, ..]) => first == same && last.chars().count() == 1 && whole.starts_with(last),
        _ => false,
    };
    if shared >= 2 {
        (1.5, "the same first and last name, and more".to_owned())
    } else if initial(own, &other) || initial(&other, own) {
        (1.4, "the same first name, and the initial fits".to_owned())
    } else if own.first() == other.first() {
        let weight = if own.len() == 1 { 1.2 } else { 0.8 };
        (weight, "the same first name".to_owned())
    } else if own.len() == 1 && other.last() == own.first() {
        (1.0, "the same last name".to_owned())
    } else {
        (0.6, "a part of the name is the same".to_owned())
    }
}
