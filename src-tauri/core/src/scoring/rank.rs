//! The priority list: whom to call first.
//!
//! One total order, so that the list is the same on every screen, in every export and after every restart.

use std::cmp::{Ordering, Reverse};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::domain::Tier;

/// What decides about one person's place.
#[derive(Debug, Clone, Copy)]
pub struct Ranked<'a> {
    /// The tier.
    pub tier: Tier,
    /// The score, 0-100.
    pub score: f64,
    /// Number of questions.
    pub questions: u32,
    /// Number of messages, questions included.
    pub messages: u32,
    /// Minutes present; unknown stands behind every known number.
    pub minutes: Option<f64>,
    /// The name, as shown.
    pub name: &'a str,
}

/// Indices into `people` in order of priority: tier, score, questions, messages, minutes present, name without
/// regard to case. Whoever is equal in all of these keeps the order given.
pub fn rank(people: &[Ranked]) -> Vec<usize> {
    let places = people.par_iter().enumerate();
    let mut places: Vec<(Place, usize)> = places.map(|(index, person)| (Place::of(person), index)).collect();
    places.par_sort_unstable();
    places.into_iter().map(|(_, index)| index).collect()
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    tier: Tier,
    score: Reverse<Number>,
    questions: Reverse<u32>,
    messages: Reverse<u32>,
    minutes: Reverse<Option<Number>>,
    name: String,
}

impl Place {
    fn of(person: &Ranked) -> Self {
        Self {
            tier: person.tier,
            score: Reverse(Number(person.score)),
            questions: Reverse(person.questions),
            messages: Reverse(person.messages),
            minutes: Reverse(person.minutes.map(Number)),
            name: person.name.to_lowercase(),
        }
    }
}

struct Number(f64);

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(score: (Tier, f64), questions: u32, messages: u32, minutes: Option<f64>, name: &str) -> Ranked<'_> {
        Ranked {
            tier: score.0,
            score: score.1,
            questions,
            messages,
            minutes,
            name,
        }
    }

    #[test]
    fn each_criterion_decides_only_where_the_former_ones_tie() {
        let (hot, warm, warmer, absent) = (
            (Tier::Hot, 80.0),
            (Tier::Warm, 70.0),
            (Tier::Warm, 70.1),
            (Tier::NoShow, 0.0),
        );
        let expected = [
            person(hot, 0, 0, None, "zoe"),
            person(warmer, 0, 0, None, "zoe"),
            person(warm, 2, 0, None, "zoe"),
            person(warm, 1, 9, None, "zoe"),
            person(warm, 1, 8, Some(12.5), "zoe"),
            person(warm, 1, 8, Some(12.0), "zoe"),
            person(warm, 1, 8, None, "Ada"),
            person(warm, 1, 8, None, "bea"),
            person(absent, 9, 9, Some(60.0), "Ada"),
        ];
        let shuffled: Vec<_> = [5, 8, 0, 7, 2, 4, 6, 3, 1]
            .into_iter()
            .map(|i: usize| expected[i])
            .collect();
        let order = rank(&shuffled);
        assert_eq!(order, [2, 8, 4, 7, 5, 0, 6, 3, 1]);
    }

    #[test]
    fn equal_people_keep_their_order() {
        let score = (Tier::Cool, 50.0);
        let people = vec![person(score, 1, 1, Some(5.0), "Ada"); 40];
        assert_eq!(rank(&people), (0..40).collect::<Vec<_>>());
    }
}
