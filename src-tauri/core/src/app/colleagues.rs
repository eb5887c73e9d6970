//! Who else of somebody's company is written to: their drafts are compared, so that no two get the same mail unseen.
//!
//! Of two alike drafts the one behind carries the warning (`checks::alike`). So whoever is behind is looked at when a
//! text changes, and checked again only if that makes a difference to them.

use super::desk::Desk;
use super::error::Error;
use super::writing::{Text, brief, fitting_template};
use crate::checks::Gist;
use crate::domain::{Attendee, AttendeeId, Draft, Mail};
use crate::store::Tx;

impl Desk {
    /// Whether others of somebody's company are on the list.
    pub(super) fn has_colleagues(&self, of: &Attendee) -> bool {
        let email = of.email.as_ref();
        email.is_some_and(|email| {
            self.register
                .colleagues(of.id, email)
                .iter()
                .any(|side| !side.is_empty())
        })
    }

    /// The tier's template for one person: the one that is theirs, or another where a colleague gets that already.
    pub(super) fn template_unlike_colleagues(&self, tx: &Tx<'_>, id: AttendeeId) -> Result<Text, Error> {
        let of = tx.attendee(id)?.attendee;
        let around = of.email.as_ref().map(|email| self.register.colleagues(id, email));
        let around = around.into_iter().flatten().flatten();
        let gists: Vec<Gist> = around
            .filter_map(|id| tx.mail_to(*id).transpose())
            .map(|mail| mail.map(|mail| Gist::of(&mail)))
            .collect::<Result<_, _>>()?;
        let is_new = |mail: &Mail| {
            gists.is_empty() || {
                let own = Gist::of(mail);
                !gists.iter().any(|other| own.is_like(other))
            }
        };
        fitting_template(brief(tx, self, id)?, is_new)
    }

    /// What colleagues before somebody get, with what these are called.
    pub(super) fn colleagues_before(&self, tx: &Tx<'_>, of: &Attendee) -> Result<Vec<(String, Mail)>, Error> {
        let Some(email) = &of.email else { return Ok(Vec::new()) };
        let [before, _] = self.register.colleagues(of.id, email);
        let mut mails = Vec::new();
        for id in before {
            if let Some(mail) = tx.mail_to(*id)? {
                mails.push((tx.attendee(*id)?.attendee.label().to_owned(), mail));
            }
        }
        Ok(mails)
    }

    /// Drafts to colleagues behind somebody that become like theirs, or cease to be, with the text that is to be
    /// stored.
    pub(super) fn colleagues_behind(&self, tx: &Tx<'_>, draft: &Draft) -> Result<Vec<Draft>, Error> {
        let of = tx.attendee(draft.attendee_id)?.attendee;
        let Some(email) = &of.email else { return Ok(Vec::new()) };
        let [_, behind] = self.register.colleagues(of.id, email);
        if behind.is_empty() {
            return Ok(Vec::new());
        }
        let stored = tx.mail_to(of.id)?;
        if stored.as_ref() == Some(&draft.mail) {
            return Ok(Vec::new());
        }
        let (before, after) = (stored.as_ref().map(Gist::of), Gist::of(&draft.mail));
        let mut changed = Vec::new();
        for id in behind {
            let Some(mail) = tx.mail_to(*id)? else { continue };
            let theirs = Gist::of(&mail);
            let was_alike = before.as_ref().is_some_and(|before| before.is_like(&theirs));
            if was_alike != after.is_like(&theirs) {
                changed.extend(tx.draft_of(*id)?);
            }
        }
        Ok(changed)
    }
}
