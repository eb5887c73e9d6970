//! Which texts a person has read: who has read one of those that say the same but for the name has read all of them.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use super::App;
use super::error::Error;
use crate::domain::person::{family_name, given_name};
use crate::domain::{Attendee, Draft, DraftId, WebinarId};
use crate::store::{StoreError, Tx};

/// What stands for the receiver's name; no mail can hold it.
const NAME: &str = "\u{0}";

/// How a draft was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// It was open before its reader.
    Itself,
    /// Another one that says the same was.
    Alike,
    /// Nobody has read this text.
    Not,
}

/// The texts of a webinar that were read.
pub(super) struct ReadTexts(HashMap<[u8; 32], HashSet<DraftId>>);

impl ReadTexts {
    pub fn of(tx: &Tx<'_>, webinar: WebinarId) -> Result<Self, StoreError> {
        let mut texts: HashMap<[u8; 32], HashSet<DraftId>> = HashMap::new();
        for (wording, draft) in tx.read_texts(webinar)? {
            texts.entry(wording).or_default().insert(draft);
        }
        Ok(Self(texts))
    }

    pub fn how(&self, draft: &Draft, to: &Attendee) -> Read {
        match self.0.get(&wording(draft, to)) {
            Some(drafts) if drafts.contains(&draft.id) => Read::Itself,
            Some(_) => Read::Alike,
            None => Read::Not,
        }
    }
}

impl App {
    /// Notes that a person has the draft before them, with the text that it has now.
    pub fn open_draft(&self, id: DraftId) -> Result<(), Error> {
        self.store().write(|tx| {
            let draft = tx.draft(id)?;
            let to = tx.attendee(draft.attendee_id)?.attendee;
            Ok(tx.put_read_text(draft.webinar_id, &wording(&draft, &to), id)?)
        })
    }
}

/// What a draft has in common with those that say the same to others.
pub(super) fn wording(draft: &Draft, to: &Attendee) -> [u8; 32] {
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

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn a_name_is_taken_out_as_a_word_only() {
        assert_eq!(without("Li, you like Li's list.", "Li"), "\0, you like \0's list.");
        assert_eq!(without("LiLi and Anneli", "Li"), "LiLi and Anneli");
    }
}
