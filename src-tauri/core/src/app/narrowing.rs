//! What the table of people and the queue of drafts share: how words are found, and how a choice is counted beside
//! the others.

use memchr::memmem::Finder;

use crate::domain::text::folded;

/// The words of a search. Each has to be found; case and accents do not count.
pub(super) struct Words(Vec<Finder<'static>>);

impl Words {
    pub fn of(search: &str) -> Self {
        let wanted = folded(search);
        Self(
            wanted
                .split_whitespace()
                .map(|word| Finder::new(word).into_owned())
                .collect(),
        )
    }

    /// Whether a folded text holds all of them.
    pub fn are_in(&self, text: &str) -> bool {
        self.0.iter().all(|word| word.find(text.as_bytes()).is_some())
    }
}

/// Which filters keep a line out, a bit each.
#[derive(Clone, Copy, Default)]
pub(super) struct Missed(u16);

impl Missed {
    pub fn note(&mut self, filter: u16, passes: bool) {
        if !passes {
            self.0 |= filter;
        }
    }

    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether a filter's counts are about this line: whatever only this filter keeps out would be shown by another
    /// choice of it.
    pub fn counts_for(self, filter: u16) -> bool {
        self.0 & !filter == 0
    }
}

/// Everybody's place in alphabetical order, equal texts sharing one; `None` for those without a text.
pub(super) fn alphabetical<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Option<u32>> {
    let texts: Vec<&str> = texts.collect();
    let mut order: Vec<usize> = (0..texts.len()).filter(|index| !texts[*index].is_empty()).collect();
    order.sort_unstable_by_key(|index| texts[*index]);
    let mut places = vec![None; texts.len()];
    let mut place = 0;
    let mut before = None;
    for index in order {
        place += u32::from(before.is_some_and(|before| before != texts[index]));
        before = Some(texts[index]);
        places[index] = Some(place);
    }
    places
}
