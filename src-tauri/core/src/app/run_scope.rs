//! Whom a draft run serves, and whom it leaves alone: what a person put a hand to is theirs unless they say otherwise,
//! and what changed since the run began is newer than the run.

use std::collections::{BTreeMap, HashSet};

use super::do_not_contact::reason_for;
use super::error::Error;
use super::views::{LeftAlone, LeftAloneView};
use crate::domain::{AttendeeId, Draft, DraftStatus, RunOptions, RunScope, WebinarId};
use crate::store::{AttendeeRow, DraftHand, StoreError, Tx};

/// The people of a run's scope.
#[derive(Default)]
pub(super) struct Served {
    /// Who shall get a draft, most promising first.
    pub people: Vec<AttendeeId>,
    /// How many have one from this run already.
    pub done: u32,
    left: BTreeMap<LeftAlone, u32>,
}

impl Served {
    /// How many get no draft, and why.
    pub fn left(&self) -> Vec<LeftAloneView> {
        let views = self.left.iter();
        views
            .map(|(why, people)| LeftAloneView {
                why: *why,
                people: *people,
            })
            .collect()
    }
}

/// Who of a scope shall get a draft of a run that began at a moment.
pub(super) fn to_serve(
    tx: &Tx<'_>,
    webinar: WebinarId,
    scope: &RunScope,
    options: &RunOptions,
    begun: jiff::Timestamp,
) -> Result<Served, StoreError> {
    let named: HashSet<AttendeeId> = match scope {
        RunScope::People { ids } => ids.iter().copied().collect(),
        RunScope::Tiers { .. } => HashSet::new(),
    };
    let hands = tx.draft_hands(webinar)?;
    let unwanted = tx.do_not_contact()?;
    let mut served = Served::default();
    for AttendeeRow { attendee, tier, .. } in tx.attendees(webinar)? {
        let is_meant = match scope {
            RunScope::Tiers { tiers } => tiers.is_empty() || tiers.contains(&tier),
            RunScope::People { .. } => named.contains(&attendee.id),
        };
        if !is_meant {
            continue;
        }
        let why = match hands.get(&attendee.id) {
            _ if !attendee.is_audience() => Some(LeftAlone::NotAudience),
            _ if attendee.email.is_none() => Some(LeftAlone::NoAddress),
            _ if reason_for(&unwanted, &attendee).is_some() => Some(LeftAlone::DoNotContact),
            Some(hand) => left_alone(hand, options, begun),
            None => None,
        };
        match why {
            None => served.people.push(attendee.id),
            Some(LeftAlone::Newer) => served.done += 1,
            Some(why) => *served.left.entry(why).or_default() += 1,
        }
    }
    Ok(served)
}

/// Whether a run that began at a moment may still write to somebody.
pub(super) fn may_write(
    tx: &Tx<'_>,
    id: AttendeeId,
    options: &RunOptions,
    begun: jiff::Timestamp,
) -> Result<bool, Error> {
    // Somebody may have been put on the list since the run began.
    let unwanted = tx.do_not_contact()?;
    if !unwanted.is_empty() && reason_for(&unwanted, &tx.attendee(id)?.attendee).is_some() {
        return Ok(false);
    }
    let draft = tx.draft_of(id)?;
    Ok(draft.is_none_or(|draft| left_alone(&DraftHand::of(&draft), options, begun).is_none()))
}

/// Whether no person has put a hand to a draft.
pub(super) fn machine_made(draft: &Draft) -> bool {
    hand(&DraftHand::of(draft)).is_none()
}

/// Why a run does not write over a draft.
fn left_alone(draft: &DraftHand, options: &RunOptions, begun: jiff::Timestamp) -> Option<LeftAlone> {
    if draft.generated_at >= begun {
        return Some(LeftAlone::Newer);
    }
    if !options.rewrite {
        return Some(LeftAlone::HasDraft);
    }
    let is_final = matches!(draft.status, DraftStatus::Skipped | DraftStatus::Exported);
    let is_given_up = options.touched && !is_final && draft.touched_at < begun;
    hand(draft).filter(|_| !is_given_up)
}

/// What a person did to a draft, the weightiest first.
fn hand(draft: &DraftHand) -> Option<LeftAlone> {
    match draft.status {
        DraftStatus::Exported => Some(LeftAlone::Exported),
        DraftStatus::Approved => Some(LeftAlone::Approved),
        DraftStatus::Skipped => Some(LeftAlone::Skipped),
        DraftStatus::ToReview if draft.is_edited => Some(LeftAlone::Edited),
        DraftStatus::ToReview if draft.is_noted => Some(LeftAlone::Noted),
        DraftStatus::ToReview => None,
    }
}
