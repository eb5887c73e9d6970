//! Which texts a person has read: who has read one of those that say the same but for the name has read all of them.

use std::collections::{HashMap, HashSet};

use super::App;
use super::cohorts::{Wording, wording};
use super::error::Error;
use crate::domain::{DraftId, WebinarId};
use crate::store::{StoreError, Tx};

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
pub(super) struct ReadTexts(HashMap<Wording, HashSet<DraftId>>);

impl ReadTexts {
    pub fn of(tx: &Tx<'_>, webinar: WebinarId) -> Result<Self, StoreError> {
        let mut texts: HashMap<Wording, HashSet<DraftId>> = HashMap::new();
        for (wording, draft) in tx.read_texts(webinar)? {
            texts.entry(wording).or_default().insert(draft);
        }
        Ok(Self(texts))
    }

    pub fn how(&self, draft: DraftId, wording: &Wording) -> Read {
        match self.0.get(wording) {
            Some(drafts) if drafts.contains(&draft) => Read::Itself,
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
