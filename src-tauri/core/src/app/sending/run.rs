//! A sending at work: hold back, claim, ask, note; a few mails at a time, and all of them slower when the service says.
//!
//! A request is never given up once it is under way: stop and pause wait for its answer, so that as little as possible
//! is unknown.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::future::join_all;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

use super::pace::Pace;
use super::{Wish, letters, view};
use crate::app::App;
use crate::app::error::Error;
use crate::app::views::SendingView;
use crate::app::writing::blocking;
use crate::domain::{DraftStatus, RecipientId, RecipientState, SendingId, SendingState};
use crate::send::{Letter, Mailer, Outcome};
use crate::store::{RecipientRow, SendingRow, Settled, StoreError, Tx};

/// How often a view is told at most.
const REPORT_EVERY: Duration = Duration::from_millis(100);

/// How often the clock is looked at while a sending is held back.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// How often a service that recognises the same mail is asked for one whose answer was lost.
const MOST_TRIES: u32 = 3;

/// How long after a lost answer it is asked again; twice as long each time.
const FIRST_AGAIN: Duration = Duration::from_secs(1);

/// A service forgets after a day which mails it had; an hour less is safe.
const RECOGNISED_FOR: jiff::SignedDuration = jiff::SignedDuration::from_hours(23);

/// One sending at work.
pub(super) struct Run {
    app: App,
    row: SendingRow,
    mailer: Arc<dyn Mailer>,
    wishes: watch::Receiver<Wish>,
    pace: Pace,
    told: Mutex<Option<Instant>>,
    /// Whose answers were lost before this run, to be asked for once more.
    again: Mutex<Vec<RecipientId>>,
}

/// A mail that may be asked for now.
struct Claimed {
    row: RecipientRow,
    letter: Letter,
}

impl Run {
    pub fn new(app: App, row: SendingRow, mailer: Arc<dyn Mailer>, wishes: watch::Receiver<Wish>) -> Self {
        Self {
            app,
            row,
            mailer,
            wishes,
            pace: Pace::default(),
            told: Mutex::default(),
            again: Mutex::default(),
        }
    }

    pub async fn work(mut self) -> SendingView {
        self.hold_back().await;
        if self.goes_on() {
            self.row.state = SendingState::Sending;
            self.keep().await;
        }
        if self.mailer.recognises_keys() {
            self.find_lost().await;
        }
        join_all((0..self.mailer.at_a_time()).map(|_| self.serve())).await;
        self.end().await
    }

    fn goes_on(&self) -> bool {
        *self.wishes.borrow() == Wish::GoOn && self.pace.halted().is_none()
    }

    /// By the clock on the wall: a lid that was closed meanwhile does not make it longer.
    async fn hold_back(&mut self) {
        while self.app.now() < self.row.starts_at && self.goes_on() {
            let mut wishes = self.wishes.clone();
            tokio::select! {
                () = sleep(LOOK_EVERY) => {}
                _ = wishes.wait_for(|wish| *wish != Wish::GoOn) => {}
            }
        }
    }

    /// One of several that ask at the same time.
    async fn serve(&self) {
        while self.turn().await {
            match self.claim().await {
                // The service may have asked to wait, or the user to stop, while this was written to the disk.
                Ok(Some(claimed)) if !self.may_leave() => self.note(&claimed, &Outcome::Wait(None)).await,
                Ok(Some(claimed)) => {
                    let outcome = self.ask(&claimed).await;
                    // First, so that a mail that waits again is not taken up before it may leave.
                    self.pace.learn(&outcome);
                    self.note(&claimed, &outcome).await;
                    self.tell(false).await;
                }
                Ok(None) => break,
                Err(error) => self.pace.halt(format!(
                    "The sending halted because the ledger failed: {}",
                    error.message
                )),
            }
        }
    }

    fn may_leave(&self) -> bool {
        self.goes_on() && self.pace.until().is_none()
    }

    /// Waits until a request may leave; false when none shall any more.
    async fn turn(&self) -> bool {
        let mut wishes = self.wishes.clone();
        loop {
            if !self.goes_on() {
                return false;
            }
            let Some(until) = self.pace.until() else { return true };
            tokio::select! {
                () = sleep_until(until) => {}
                _ = wishes.wait_for(|wish| *wish != Wish::GoOn) => {}
            }
        }
    }

    /// The next mail, noted as "sending" on the disk.
    async fn claim(&self) -> Result<Option<Claimed>, Error> {
        let (app, sending) = (self.app.clone(), self.row.id);
        let lost = self.again.lock().unwrap_or_else(PoisonError::into_inner).pop();
        blocking(move || {
            let now = app.now();
            app.store().write(|tx| {
                if let Some(id) = lost {
                    let row = tx.recipient(id)?;
                    if let Some(claimed) = claim(tx, row, now)? {
                        return Ok(Some(claimed));
                    }
                }
                while let Some(row) = tx.recipients(sending, &[RecipientState::Waiting], 0, 1)?.pop() {
                    if let Some(claimed) = claim(tx, row, now)? {
                        return Ok(Some(claimed));
                    }
                }
                Ok(None)
            })
        })
        .await
    }

    /// Asks for a mail; again only where the service recognises it.
    async fn ask(&self, claimed: &Claimed) -> Outcome {
        let mut wait = FIRST_AGAIN;
        for attempt in 1.. {
            let outcome = self.mailer.send(&claimed.letter).await;
            tracing::debug!(sending = %self.row.id, attempt, outcome = word(&outcome), "mail service answered");
            let is_lost = matches!(outcome, Outcome::Unknown(_));
            if !is_lost || !self.mailer.recognises_keys() || attempt >= MOST_TRIES || !self.goes_on() {
                return outcome;
            }
            sleep(wait).await;
            wait *= 2;
        }
        Outcome::Unknown("The service was not asked.".to_owned())
    }

    /// Notes what became of a mail.
    async fn note(&self, claimed: &Claimed, outcome: &Outcome) {
        let (state, provider_id, reason) = match outcome {
            Outcome::Sent(id) => (RecipientState::Sent, id.clone(), String::new()),
            Outcome::Failed(why) => (RecipientState::Failed, None, why.clone()),
            Outcome::Unknown(why) => (RecipientState::Unknown, None, why.clone()),
            // A mail that may have been taken before this run stays unknown.
            Outcome::Stop(_) | Outcome::Wait(_) | Outcome::Unreachable(_)
                if claimed.row.state == RecipientState::Unknown =>
            {
                (RecipientState::Unknown, None, claimed.row.reason.clone())
            }
            Outcome::Stop(_) | Outcome::Wait(_) | Outcome::Unreachable(_) => {
                (RecipientState::Waiting, None, String::new())
            }
        };
        let (app, id, draft) = (self.app.clone(), claimed.row.id, claimed.row.draft_id);
        let noted = blocking(move || {
            let now = app.now();
            app.store().write(|tx| {
                let settled = Settled {
                    state,
                    provider_id: provider_id.as_deref(),
                    reason: &reason,
                };
                tx.settle_recipient(id, RecipientState::Sending, &settled, now)?;
                match state {
                    RecipientState::Sent => mark_sent(tx, draft, now),
                    _ => Ok(()),
                }
            })
        });
        if let Err(error) = noted.await {
            self.pace.halt(format!(
                "A mail's outcome could not be stored ({}) It counts as unknown.",
                error.message
            ));
        }
    }

    /// Whose answers were lost less than a day ago.
    async fn find_lost(&self) {
        let (app, sending) = (self.app.clone(), self.row.id);
        let lost = blocking(move || {
            let since = app.now().checked_sub(RECOGNISED_FOR).unwrap_or(jiff::Timestamp::MIN);
            let rows = app
                .store()
                .read(|tx| tx.recipients(sending, &[RecipientState::Unknown], 0, u32::MAX))?;
            let recent = |row: &&RecipientRow| row.asked_at.is_some_and(|at| at > since);
            Ok(rows.iter().filter(recent).map(|row| row.id).collect())
        });
        match lost.await {
            Ok(lost) => *self.again.lock().unwrap_or_else(PoisonError::into_inner) = lost,
            Err(error) => self.pace.halt(error.message),
        }
    }

    async fn end(mut self) -> SendingView {
        let wish = *self.wishes.borrow();
        let halt = self.pace.halted().cloned();
        let (app, id) = (self.app.clone(), self.row.id);
        let now = self.app.now();
        let is_left = blocking(move || {
            Ok(app.store().write(|tx| {
                settle_left_behind(tx, id, now)?;
                Ok::<_, StoreError>(tx.recipient_counts(id)?.contains_key(&RecipientState::Waiting))
            })?)
        })
        .await
        .unwrap_or(true);
        self.row.state = match (is_left, wish, &halt) {
            (false, ..) => SendingState::Done,
            (true, Wish::Stop, _) => SendingState::Stopped,
            (true, _, Some(_)) => SendingState::Halted,
            (true, Wish::Pause, None) => SendingState::Paused,
            (true, Wish::GoOn, None) => SendingState::Halted,
        };
        self.row.message = halt
            .filter(|_| self.row.state == SendingState::Halted)
            .unwrap_or_default();
        self.row.ended_at = self.row.state.is_over().then_some(now);
        self.keep().await;
        self.app.0.sendings.end(id);
        let app = self.app.clone();
        let now = self.app.now();
        let row = self.row.clone();
        let shown = blocking(move || app.store().read(|tx| view(tx, &row, now))).await;
        tracing::info!(sending = %id, state = self.row.state.code(), "sending ended");
        match shown {
            Ok(view) => {
                self.app.tell_of_sending(view.clone());
                view
            }
            Err(_) => unread(&self.row),
        }
    }

    async fn keep(&self) {
        let (app, row) = (self.app.clone(), self.row.clone());
        let kept = blocking(move || Ok(app.store().write(|tx| tx.put_sending(&row))?)).await;
        if let Err(error) = kept {
            tracing::error!(code = ?error.code, "the state of a sending could not be stored");
        }
        self.tell(true).await;
    }

    async fn tell(&self, at_once: bool) {
        {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            if !at_once && told.is_some_and(|at| at.elapsed() < REPORT_EVERY) {
                return;
            }
            *told = Some(Instant::now());
        }
        let (app, row) = (self.app.clone(), self.row.clone());
        let shown = blocking(move || {
            let now = app.now();
            app.store().read(|tx| view(tx, &row, now))
        });
        if let Ok(view) = shown.await {
            self.app.tell_of_sending(view);
        }
    }
}

/// Notes one row as "sending", or takes it out of the sending with the reason.
fn claim(tx: &Tx<'_>, row: RecipientRow, now: jiff::Timestamp) -> Result<Option<Claimed>, Error> {
    let reason = match letters::letter(tx, &row, now)? {
        Ok(letter) if tx.claim_recipient(row.id, row.state, now)? => return Ok(Some(Claimed { row, letter })),
        Ok(_) => "This address has a mail of this webinar already.",
        Err(reason) => reason,
    };
    // Who may have a mail stays so, whatever became of the draft.
    if row.state == RecipientState::Waiting {
        let settled = Settled {
            state: RecipientState::Dropped,
            provider_id: None,
            reason,
        };
        tx.settle_recipient(row.id, row.state, &settled, now)?;
    }
    Ok(None)
}

/// Rows that no request stands behind any more: their outcome could not be stored.
pub(super) fn settle_left_behind(tx: &Tx<'_>, sending: SendingId, now: jiff::Timestamp) -> Result<(), StoreError> {
    for row in tx.recipients(sending, &[RecipientState::Sending], 0, u32::MAX)? {
        let settled = Settled {
            state: RecipientState::Unknown,
            provider_id: None,
            reason: "Its outcome could not be stored.",
        };
        tx.settle_recipient(row.id, RecipientState::Sending, &settled, now)?;
    }
    Ok(())
}

/// Exports and other sendings know a draft that was sent by this.
pub(super) fn mark_sent(tx: &Tx<'_>, draft: crate::domain::DraftId, now: jiff::Timestamp) -> Result<(), Error> {
    let mut draft = match tx.draft(draft) {
        Err(StoreError::NotFound) => return Ok(()),
        other => other?,
    };
    draft.exported_at = Some(now);
    if draft.status == DraftStatus::Approved {
        draft.status = DraftStatus::Exported;
    }
    Ok(tx.put_decision_on(&draft)?)
}

fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Sent(_) => "sent",
        Outcome::Failed(_) => "failed",
        Outcome::Stop(_) => "stop",
        Outcome::Wait(_) => "wait",
        Outcome::Unreachable(_) => "unreachable",
        Outcome::Unknown(_) => "unknown",
    }
}

/// What is known of a sending whose counts cannot be read.
fn unread(row: &SendingRow) -> SendingView {
    SendingView {
        id: row.id,
        webinar_id: row.webinar_id,
        service: row.service.name().to_owned(),
        state: row.state,
        message: row.message.clone(),
        planned: 0,
        sent: 0,
        failed: 0,
        unknown: 0,
        dropped: 0,
        suppressed: 0,
        waiting: 0,
        under_way: 0,
        seconds_left: 0,
        begun_at: row.begun_at.to_string(),
        ended_at: row.ended_at.map(|at| at.to_string()),
    }
}
