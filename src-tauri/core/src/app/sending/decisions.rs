//! What the user decides about single mails of a sending: out of it, arrived, once more.

use super::{Error, run, view};
use crate::app::App;
use crate::app::error::Code;
use crate::app::views::{RecipientView, SendingView};
use crate::domain::{RecipientId, RecipientState, SendingId, SendingState};
use crate::store::{RecipientRow, Settled, StoreError, Tx};

impl App {
    /// People of a sending in these states, from the `offset`-th on.
    pub fn recipients(
        &self,
        sending: SendingId,
        states: &[RecipientState],
        offset: u32,
        most: u32,
    ) -> Result<Vec<RecipientView>, Error> {
        self.store().read(|tx| {
            let rows = tx.recipients(sending, states, offset, most)?;
            rows.into_iter().map(|row| recipient_view(tx, row)).collect()
        })
    }

    /// Takes somebody out of a sending who still waits.
    pub fn drop_recipient(&self, id: RecipientId) -> Result<SendingView, Error> {
        self.decide_on_recipient(id, |tx, row, now| {
            let settled = Settled {
                state: RecipientState::Dropped,
                provider_id: None,
                reason: "You took this person out.",
            };
            match tx.settle_recipient(id, RecipientState::Waiting, &settled, now)? {
                true => Ok(()),
                false => Err(Error::new(
                    Code::Invalid,
                    match row.state {
                        RecipientState::Dropped => "This person is out of the sending already.",
                        _ => "This mail is on its way already, or its outcome is known. Nothing was changed.",
                    },
                    "",
                )),
            }
        })
    }

    /// Notes that a mail whose answer was lost did arrive.
    pub fn mark_arrived(&self, id: RecipientId) -> Result<SendingView, Error> {
        self.decide_on_recipient(id, |tx, row, now| {
            let settled = Settled {
                state: RecipientState::Sent,
                provider_id: None,
                reason: "You say that it arrived.",
            };
            match tx.settle_recipient(id, RecipientState::Unknown, &settled, now)? {
                true => run::mark_sent(tx, row.draft_id, now),
                false => Err(Error::invalid(
                    "The outcome of this mail is known. Nothing was changed.",
                )),
            }
        })
    }

    /// Puts a mail that failed or whose answer was lost among those that wait. It leaves when the sending is resumed; if it
    /// did arrive the first time, the person gets it twice, and the user has said that this is wanted.
    pub fn send_again(&self, id: RecipientId) -> Result<SendingView, Error> {
        self.decide_on_recipient(id, |tx, row, now| {
            let mut sending = tx.sending(row.sending_id)?;
            if sending.state == SendingState::Stopped {
                return Err(Error::new(
                    Code::Invalid,
                    "This sending was stopped for good. Nothing was changed.",
                    "Begin a new one: it holds everybody who has no mail yet.",
                ));
            }
            if !matches!(row.state, RecipientState::Unknown | RecipientState::Failed) {
                return Err(Error::invalid(
                    "This mail is on its way, or was sent. Nothing was changed.",
                ));
            }
            let settled = Settled {
                state: RecipientState::Waiting,
                provider_id: None,
                reason: "",
            };
            tx.settle_recipient(id, row.state, &settled, now)?;
            if sending.state == SendingState::Done {
                sending.state = SendingState::Paused;
                sending.ended_at = None;
                tx.put_sending(&sending)?;
            }
            Ok(())
        })
    }

    fn decide_on_recipient(
        &self,
        id: RecipientId,
        change: impl FnOnce(&Tx<'_>, RecipientRow, jiff::Timestamp) -> Result<(), Error>,
    ) -> Result<SendingView, Error> {
        let now = self.now();
        let shown = self.store().write(|tx| {
            let row = tx.recipient(id)?;
            let sending = row.sending_id;
            change(tx, row, now)?;
            view(tx, &tx.sending(sending)?, now)
        })?;
        self.tell_of_sending(shown.clone());
        Ok(shown)
    }
}

fn recipient_view(tx: &Tx<'_>, row: RecipientRow) -> Result<RecipientView, Error> {
    let person = match row.attendee_id.map(|id| tx.attendee(id)) {
        Some(Ok(person)) => Some(person.attendee.label().to_owned()),
        Some(Err(StoreError::NotFound)) | None => None,
        Some(Err(other)) => return Err(other.into()),
    };
    Ok(RecipientView {
        id: row.id,
        attendee_id: row.attendee_id,
        label: person.unwrap_or_else(|| "Somebody who is no longer on the list".to_owned()),
        address: row.address,
        state: row.state,
        reason: row.reason,
        send_at: row.send_at.map(|at| at.to_string()),
    })
}
