//! Mails to people of one company, who compare.
//!
//! A company may be ten thousand people long, so that a mail is compared with those to the nearest colleagues only, and
//! what these get is read once for as long as a desk is open.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::desk::Desk;
use super::error::Error;
use super::writing::{Brief, Text, best_template};
use crate::checks::Gist;
use crate::domain::{Attendee, AttendeeId, Mail};
use crate::store::Tx;

/// Somebody whose mail others are compared with.
pub(super) struct Peer {
    /// What they are called on the list.
    pub label: String,
    /// What they get, if there is a draft to them.
    pub gist: Option<Gist>,
}

/// Who was compared with so far.
#[derive(Default)]
pub(super) struct Peers(Mutex<HashMap<AttendeeId, Arc<Peer>>>);

impl Peers {
    fn lock(&self) -> MutexGuard<'_, HashMap<AttendeeId, Arc<Peer>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what somebody gets from now on, if anybody was compared with them.
    pub fn changed(&self, id: AttendeeId, gist: Option<Gist>) {
        self.lock().entry(id).and_modify(|peer| {
            *peer = Arc::new(Peer {
                label: peer.label.clone(),
                gist,
            });
        });
    }
}

impl Desk {
    /// Whether others of somebody's company are on the list.
    pub(super) fn has_colleagues(&self, of: &Attendee) -> bool {
        self.nearest(of).iter().any(|side| !side.is_empty())
    }

    /// The tier's template for one person: the one that is theirs, or another where a colleague gets that already, or
    /// they themselves had it.
    pub(super) fn template_unlike_others(
        &self,
        tx: &Tx<'_>,
        of: &Attendee,
        brief: &Brief,
        former: Option<&Mail>,
    ) -> Result<Text, Error> {
        let around: Vec<Arc<Peer>> = self
            .nearest(of)
            .into_iter()
            .flatten()
            .map(|id| self.peer(tx, *id))
            .collect::<Result<_, _>>()?;
        let gists: Vec<&Gist> = around.iter().filter_map(|peer| peer.gist.as_ref()).collect();
        best_template(brief, |mail| {
            let own = (!gists.is_empty()).then(|| Gist::of(mail));
            let is_taken = own.is_some_and(|own| gists.iter().any(|other| own.is_like(other)));
            2 * u8::from(former == Some(mail)) + u8::from(is_taken)
        })
    }

    /// Colleagues before somebody, as far as they get a mail.
    pub(super) fn colleagues_before(&self, tx: &Tx<'_>, of: &Attendee) -> Result<Vec<Arc<Peer>>, Error> {
        let [before, _] = self.nearest(of);
        let mut peers = before
            .iter()
            .map(|id| self.peer(tx, *id))
            .collect::<Result<Vec<_>, _>>()?;
        peers.retain(|peer| peer.gist.is_some());
        Ok(peers)
    }

    /// Colleagues behind somebody whose drafts become like theirs, or cease to be, with the mail that they get from now
    /// on, if any. To be asked before that is stored.
    pub(super) fn colleagues_behind(
        &self,
        tx: &Tx<'_>,
        id: AttendeeId,
        mail: Option<&Mail>,
    ) -> Result<Vec<AttendeeId>, Error> {
        let of = tx.attendee(id)?.attendee;
        if !self.has_colleagues(&of) {
            return Ok(Vec::new());
        }
        let [_, behind] = self.nearest(&of);
        let (former, after) = (self.peer(tx, id)?, mail.map(Gist::of));
        let mut changed = Vec::new();
        if former.gist != after {
            for id in behind {
                let peer = self.peer(tx, *id)?;
                let Some(theirs) = &peer.gist else { continue };
                let is_alike = |gist: &Option<Gist>| gist.as_ref().is_some_and(|gist| gist.is_like(theirs));
                if is_alike(&former.gist) != is_alike(&after) {
                    changed.push(*id);
                }
            }
            self.peers.changed(id, after);
        }
        Ok(changed)
    }

    /// The nearest colleagues of somebody: before and behind them.
    fn nearest(&self, of: &Attendee) -> [&[AttendeeId]; 2] {
        match &of.email {
            Some(email) => self.register.colleagues(of.id, email),
            None => [&[], &[]],
        }
    }

    fn peer(&self, tx: &Tx<'_>, id: AttendeeId) -> Result<Arc<Peer>, Error> {
        if let Some(peer) = self.peers.lock().get(&id) {
            return Ok(Arc::clone(peer));
        }
        let peer = Arc::new(Peer {
            label: tx.attendee(id)?.attendee.label().to_owned(),
            gist: tx.mail_to(id)?.as_ref().map(Gist::of),
        });
        self.peers.lock().insert(id, Arc::clone(&peer));
        Ok(peer)
    }
}
