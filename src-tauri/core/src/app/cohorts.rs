//! Which drafts say the same but for the name: who has read one of them has read all.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::domain::person::{family_name, given_name};
use crate::domain::{Attendee, Draft};
use crate::store::{StoreError, Tx};

/// What stands for the receiver's name; no mail can hold it.
const NAME: &str = "\u{0}";

/// What a draft has in common with those that say the same to others, as a hash that is stored.
pub(super) type Wording = [u8; 32];

/// The wording of a draft to one person.
pub(super) fn wording(draft: &Draft, to: &Attendee) -> Wording {
    let parts = [Some(to.name.clone()), given_name(&to.name), family_name(&to.name)];
    // The whole name first, so that its parts do not break it up.
    let names: Vec<String> = parts.into_iter().flatten().filter(|name| !name.is_empty()).collect();
    let nameless = |text: &str| names.iter().fold(text.to_owned(), |text, name| without(&text, name));
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    add(&nameless(&draft.mail.subject));
    add(&nameless(&draft.user_notes));
    for block in &draft.mail.blocks {
        add(&format!("{:?} {:?} {}", block.role, block.kind, block.runs.len()));
        for run in &block.runs {
            add(&nameless(&run.text));
            add(&format!("{} {} {:?}", run.bold, run.italic, run.href));
        }
    }
    hash.finalize().into()
}

/// Works out the wordings of drafts that an earlier version of the program wrote.
pub(super) fn find_unknown(tx: &Tx<'_>) -> Result<(), StoreError> {
    for id in tx.drafts_without_wording()? {
        let draft = tx.draft(id)?;
        let to = tx.attendee(draft.attendee_id)?.attendee;
        tx.put_wording(id, &wording(&draft, &to))?;
    }
    Ok(())
}

/// The text with a name taken out wherever it stands as a word of its own.
fn without(text: &str, name: &str) -> String {
    let mut rest = text;
    let mut told = String::with_capacity(text.len());
    while let Some(at) = rest.find(name) {
        let (before, found) = rest.split_at(at);
        let after = found.get(name.len()..).unwrap_or_default();
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        told.push_str(before);
        let starts_a_word = !is_letter(told.chars().next_back());
        told.push_str(match starts_a_word && !is_letter(after.chars().next()) {
            true => NAME,
            false => name,
        });
        rest = after;
    }
    told.push_str(rest);
    told
}

/// For each of the wordings, in their order: how many others are the same, and whether it is the first of them.
pub(super) fn alike(wordings: &[Wording]) -> Vec<(u32, bool)> {
    let mut counts: HashMap<&Wording, u32> = HashMap::new();
    let firsts: Vec<bool> = wordings
        .iter()
        .map(|wording| {
            let count = counts.entry(wording).or_default();
            *count += 1;
            *count == 1
        })
        .collect();
    let others = |wording: &Wording| counts.get(wording).map_or(0, |count| count - 1);
    wordings.iter().map(others).zip(firsts).collect()
}

#[cfg(test)]
mod tests {
    use super::{alike, without};

    #[test]
    fn of_drafts_that_say_the_same_the_first_is_known_and_the_others_are_counted() {
        let found = alike(&[[7; 32], [5; 32], [7; 32], [7; 32]]);
        assert_eq!(found, [(2, true), (0, true), (2, false), (2, false)]);
    }

    #[test]
    fn a_name_is_taken_out_as_a_word_only() {
        assert_eq!(without("Li, you like Li's list.", "Li"), "\0, you like \0's list.");
        assert_eq!(without("LiLi and Anneli", "Li"), "LiLi and Anneli");
    }
}
