//! Which drafts say the same but for the name: who has read one of them has read all.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::domain::person::{family_name, given_name};
use crate::domain::{Attendee, Draft};

/// What stands for any name; no mail can hold it.
const NAME: &str = "\u{0}";

/// What a draft has in common with those that say the same to others. Comparable within one program run only.
pub(super) fn wording(draft: &Draft, to: &Attendee) -> u64 {
    let parts = [Some(to.name.clone()), given_name(&to.name), family_name(&to.name)];
    // The whole name first, so that its parts do not break it up.
    let names: Vec<String> = parts.into_iter().flatten().filter(|name| !name.is_empty()).collect();
    let mut hasher = DefaultHasher::new();
    nameless(&draft.mail.subject, &names).hash(&mut hasher);
    nameless(&draft.user_notes, &names).hash(&mut hasher);
    for block in &draft.mail.blocks {
        (block.role as u8, block.kind as u8).hash(&mut hasher);
        for run in &block.runs {
            nameless(&run.text, &names).hash(&mut hasher);
            (run.bold, run.italic, &run.href).hash(&mut hasher);
        }
    }
    hasher.finish()
}

fn nameless<'a>(text: &'a str, names: &[String]) -> Cow<'a, str> {
    names.iter().fold(Cow::Borrowed(text), |text, name| {
        if mentions(&text, name) {
            Cow::Owned(text.replace(name, NAME))
        } else {
            text
        }
    })
}

/// Whether a text has a name in it. Nearly none of a list's many texts has, and looking for the first letter alone is
/// several times as fast as looking for the name.
fn mentions(text: &str, name: &str) -> bool {
    let Some(first) = name.chars().next() else {
        return false;
    };
    text.match_indices(first).any(|(at, _)| text[at..].starts_with(name))
}

/// For each of the wordings, in their order: how many others are the same, and whether it is the first of them.
pub(super) fn alike(wordings: &[u64]) -> Vec<(u32, bool)> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    let firsts: Vec<bool> = wordings
        .iter()
        .map(|wording| {
            let count = counts.entry(*wording).or_default();
            *count += 1;
            *count == 1
        })
        .collect();
    let others = |wording: &u64| counts.get(wording).map_or(0, |count| count - 1);
    wordings.iter().map(others).zip(firsts).collect()
}

#[cfg(test)]
mod tests {
    use super::{alike, mentions};

    #[test]
    fn of_drafts_that_say_the_same_the_first_is_known_and_the_others_are_counted() {
        let found = alike(&[7, 5, 7, 7]);
        assert_eq!(found, [(2, true), (0, true), (2, false), (2, false)]);
    }

    #[test]
    fn a_name_is_found_wherever_it_stands_and_only_whole() {
        assert!(mentions("Hi Łucja,", "Łucja") && mentions("LoLori", "Lori"));
        assert!(!mentions("Lo", "Lori") && !mentions("Hi there,", "") && !mentions("", "Lori"));
    }
}
