//! Putting a finding right with one key: an edit like any other, made by the program.

use super::App;
use super::error::{Code, Error};
use super::steps::{Change, Verb};
use super::views::DraftChangeView;
use crate::domain::DraftId;
use crate::drafting;

impl App {
    /// Makes the change that a finding offers. The finding is named by its place among the draft's findings and by its
    /// rule, so that a list that is out of date changes nothing.
    pub fn fix_draft(&self, id: DraftId, finding: usize, rule: &str) -> Result<DraftChangeView, Error> {
        let draft = self.store().read(|tx| tx.draft(id))?;
        let found = draft
            .findings
            .into_iter()
            .nth(finding)
            .filter(|found| found.rule == rule);
        let Some(fix) = found.and_then(|found| found.fix) else {
            return Err(Error::new(
                Code::Invalid,
                "The mail has changed since, so this cannot be put right any more. Nothing was changed.",
                "Look at what the checks say now.",
            ));
        };
        let (mut mail, mut note) = (draft.mail, draft.user_notes);
        fix.apply(&mut mail, &mut note);
        let mail = drafting::clean_mail(mail)
            .map_err(|error| Error::invalid(super::error::capitalised(&error.to_string())))?;
        self.change(id, Change::Deed, &Verb::new("put right", "Put right"), |draft| {
            let changed = draft.mail != mail || draft.user_notes != note;
            draft.mail = mail;
            draft.user_notes = note;
            draft.user_edited |= changed;
            changed
        })
    }
}
