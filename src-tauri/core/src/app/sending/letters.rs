//! Single mails of a sending: whether one that was confirmed may still go, and one to show as an example.

use super::plan::mail_sha256;
use crate::app::error::Error;
use crate::app::preflight::{self, Ready};
use crate::domain::{AttendeeId, Draft, DraftStatus, RecipientState, SendingId, WebinarId};
use crate::send::{Letter, MAX_DELAY_HOURS, Suppressed};
use crate::store::{RecipientRow, Settled, StoreError, Tx};

/// Room below the service's limit, for clocks that differ and requests that wait.
const DELAY_MARGIN: jiff::SignedDuration = jiff::SignedDuration::from_mins(5);

/// The mail of a row, if it is still the one that was confirmed, to the same address; else why it does not go.
pub(super) fn letter(
    tx: &Tx<'_>,
    wanted: &RecipientRow,
    now: jiff::Timestamp,
) -> Result<Result<Letter, &'static str>, Error> {
    let found = |result| match result {
        Err(StoreError::NotFound) => Ok(None),
        other => other.map(Some),
    };
    let Some(person) = wanted
        .attendee_id
        .map(|id| tx.attendee(id))
        .and_then(|person| found(person).transpose())
    else {
        return Ok(Err("This person is no longer on the list."));
    };
    let person = person?;
    if !person.attendee.is_audience() {
        return Ok(Err("This person no longer counts as audience."));
    }
    let mail = match preflight::of(tx, &person)? {
        Ok(Ready { draft, row, .. }) if draft == wanted.draft_id => row,
        _ => return Ok(Err("The mail is no longer approved, or must not go any more.")),
    };
    if mail.email.as_str() != wanted.address {
        return Ok(Err("The address was changed after the sending was confirmed."));
    }
    if mail_sha256(&mail) != wanted.mail_sha256 {
        return Ok(Err("The mail was changed after the sending was confirmed."));
    }
    let latest = jiff::SignedDuration::from_hours(i64::from(MAX_DELAY_HOURS)) - DELAY_MARGIN;
    let latest = now.checked_add(latest).unwrap_or(now);
    Ok(Ok(Letter {
        id: wanted.id.to_string(),
        key: format!("{}-{}", wanted.id, wanted.mail_sha256),
        to: mail.email,
        subject: mail.subject,
        text: mail.body_text,
        html: mail.body_html,
        send_at: wanted.send_at.map(|at| at.min(latest)).filter(|at| *at > now),
    }))
}

/// Takes those out of a sending whom the service would drop.
pub(super) fn suppress(
    tx: &Tx<'_>,
    sending: SendingId,
    suppressed: &Suppressed,
    now: jiff::Timestamp,
) -> Result<(), StoreError> {
    if suppressed.why.is_empty() {
        return Ok(());
    }
    for row in tx.recipients(sending, &[RecipientState::Waiting], 0, u32::MAX)? {
        if let Some(reason) = suppressed.why.get(&row.address) {
            let settled = Settled {
                state: RecipientState::Suppressed,
                provider_id: None,
                reason,
            };
            tx.settle_recipient(row.id, RecipientState::Waiting, &settled, now)?;
        }
    }
    Ok(())
}

/// A draft whose mail can be shown as an example: the one of a person, else the first that is approved, else any.
pub(super) fn specimen(tx: &Tx<'_>, webinar: WebinarId, person: Option<AttendeeId>) -> Result<Draft, Error> {
    let drafts = tx.drafts(webinar)?;
    let is_wanted = |draft: &&Draft| person.is_none_or(|id| draft.attendee_id == id);
    let mut wanted: Vec<_> = drafts.iter().filter(is_wanted).collect();
    wanted.sort_by_key(|draft| draft.status == DraftStatus::ToReview);
    let first = wanted.first().copied().cloned();
    first.ok_or_else(|| Error::invalid("There is no draft to send as a test."))
}
