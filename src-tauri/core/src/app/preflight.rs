//! Who gets a mail and who does not, and why: one person after the other, so that a list of any length takes the same
//! memory.
//!
//! Invariant: everybody of the audience is visited once, and is either ready or left out for one reason.

use std::collections::BTreeMap;

use super::error::Error;
use super::import::count;
use super::review::fingerprint;
use super::views::LeftOutView;
use crate::domain::{DraftId, DraftStatus, Severity, WebinarId};
use crate::drafting::Rendered;
use crate::export::{self, ExportRow, LeftOut};
use crate::store::{AttendeeRow, Place, RenderedDraft, Tx};

/// How many people are read at once.
const CHUNK: u32 = 500;

/// How many names a reason for being left out carries: enough to recognise them, not a second list.
const SHOWN_NAMES: usize = 20;

/// A mail that may go.
pub(super) struct Ready {
    pub draft: DraftId,
    pub row: ExportRow,
    /// When this very text was approved.
    pub approved_at: Option<jiff::Timestamp>,
    /// When it last went into a file.
    pub exported_at: Option<jiff::Timestamp>,
}

/// Shows every person of the audience in priority order, with their mail or why there is none to export.
pub(super) fn visit(
    tx: &Tx<'_>,
    webinar: WebinarId,
    include_unapproved: bool,
    mut each: impl FnMut(&AttendeeRow, Result<Ready, LeftOut>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut place = Place::default();
    loop {
        let (people, next) = tx.audience_after(webinar, place, CHUNK)?;
        for person in &people {
            let draft = tx.rendered_draft_of(person.attendee.id)?;
            each(person, judged(person, draft, include_unapproved))?;
        }
        if people.len() < CHUNK as usize {
            return Ok(());
        }
        place = next;
    }
}

/// One person's mail as it is now, or why there is none to send.
pub(super) fn of(tx: &Tx<'_>, person: &AttendeeRow) -> Result<Result<Ready, LeftOut>, Error> {
    Ok(judged(person, tx.rendered_draft_of(person.attendee.id)?, false))
}

fn judged(person: &AttendeeRow, draft: Option<RenderedDraft>, include_unapproved: bool) -> Result<Ready, LeftOut> {
    let attendee = &person.attendee;
    let email = attendee.email.clone().ok_or(LeftOut::NoAddress)?;
    export::objection(&email).map_or(Ok(()), Err)?;
    let draft = draft.ok_or(LeftOut::NoDraft)?;
    if draft.gravest == Some(Severity::Block) {
        return Err(LeftOut::Blocked);
    }
    if draft.status == DraftStatus::Skipped {
        return Err(LeftOut::Skipped);
    }
    let rendered = Rendered {
        subject: draft.subject,
        text: draft.text,
        html: draft.html,
    };
    // Invariant: what is exported as approved is letter by letter what was approved.
    let approved =
        draft.status != DraftStatus::ToReview && draft.approved_sha256.as_deref() == Some(&fingerprint(&rendered));
    if !approved && !include_unapproved {
        return Err(LeftOut::Unapproved);
    }
    let (first_name, last_name) = export::names(&attendee.name);
    Ok(Ready {
        draft: draft.id,
        approved_at: draft.approved_at.filter(|_| approved),
        exported_at: draft.exported_at,
        row: ExportRow {
            first_name,
            last_name,
            email,
            tier: draft.tier,
            score: draft.score,
            subject: rendered.subject,
            body_text: rendered.text,
            body_html: rendered.html,
            personal_notes: draft.note,
            has_questions: person.written.questions > 0,
            focus_percent: attendee.presence.focus_percent,
            attendance_percent: attendee.presence.attendance_percent,
            priority_rank: person.rank,
        },
    })
}

/// Those who are left out, counted by reason.
#[derive(Default)]
pub(super) struct LeftOuts(BTreeMap<LeftOut, (usize, Vec<String>)>);

impl LeftOuts {
    pub fn add(&mut self, reason: LeftOut, person: &AttendeeRow) {
        let (people, labels) = self.0.entry(reason).or_default();
        *people += 1;
        if labels.len() < SHOWN_NAMES {
            labels.push(person.attendee.label().to_owned());
        }
    }

    pub fn views(self) -> Vec<LeftOutView> {
        let view = |(reason, (people, labels)): (LeftOut, (usize, Vec<String>))| LeftOutView {
            reason: reason.code().to_owned(),
            message: reason.words(people),
            people: count(people),
            labels,
        };
        self.0.into_iter().map(view).collect()
    }
}
