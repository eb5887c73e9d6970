//! Step five, the other way: approved mails sent by the program itself, never twice.
//!
//! Invariant: a row of the ledger is "sending", on the disk, before its request leaves (`run`). Whatever happens then, a
//! mail that may have been sent is never sent again by itself; after a crash such rows are "unknown", and the user says
//! what became of them. Nothing leaves before the user stated consent, typed the number of mails, and a minute passed.

mod decisions;
mod letters;
mod pace;
mod plan;
mod run;
mod setup;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::App;
use super::error::{Code, Error};
use super::views::{HostEvent, SendingView};
use super::writing::blocking;
use crate::domain::{RecipientState, SendingId, SendingState, TierDelay, WebinarId};
use crate::secrets::Sensitive;
use crate::send::{MAX_DELAY_HOURS, Mailer};
use crate::store::{SendingRow, Tx};
use run::Run;

/// How long nothing leaves after the user confirmed.
pub const HOLD_BACK: Duration = Duration::from_secs(60);

/// What a sending shall do.
#[derive(Debug, Clone)]
pub struct SendingWish {
    /// Whose approved mails.
    pub webinar: WebinarId,
    /// When each tier's go; at once where a tier is not named.
    pub schedule: Vec<TierDelay>,
    /// The number of mails that the user typed.
    pub confirmed: u32,
    /// How long nothing leaves: [`HOLD_BACK`], unless a machine asks.
    pub hold_back: Duration,
    /// The service's key, instead of the keychain's.
    pub key: Option<Sensitive>,
}

/// A sending that was started.
pub struct SendingAtWork {
    /// Its state at the start.
    pub sending: SendingView,
    task: JoinHandle<SendingView>,
}

impl SendingAtWork {
    /// Waits for its end.
    pub async fn finished(self) -> SendingView {
        let Self { sending, task } = self;
        task.await.unwrap_or(sending)
    }
}

/// What the user wants of a sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    GoOn,
    Pause,
    Stop,
}

/// The sendings at work in this process.
#[derive(Default)]
pub(super) struct Sendings(Mutex<HashMap<SendingId, (WebinarId, watch::Sender<Wish>)>>);

impl Sendings {
    fn begin(&self, id: SendingId, webinar: WebinarId) -> Option<watch::Receiver<Wish>> {
        let mut running = self.lock();
        if running.values().any(|(other, _)| *other == webinar) {
            return None;
        }
        let (sender, receiver) = watch::channel(Wish::GoOn);
        running.insert(id, (webinar, sender));
        Some(receiver)
    }

    fn end(&self, id: SendingId) {
        self.lock().remove(&id);
    }

    fn wish(&self, id: SendingId, wish: Wish) -> bool {
        self.lock().get(&id).is_some_and(|(_, sender)| {
            sender.send_replace(wish);
            true
        })
    }

    /// Has a webinar's sending begin nothing new.
    pub fn stop_for(&self, webinar: WebinarId) {
        for (_, sender) in self.lock().values().filter(|(other, _)| *other == webinar) {
            sender.send_replace(Wish::Stop);
        }
    }

    /// Has all sendings begin nothing new.
    pub fn wish_all(&self, wish: Wish) {
        for (_, sender) in self.lock().values() {
            sender.send_replace(wish);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<SendingId, (WebinarId, watch::Sender<Wish>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Starts to send the approved mails of a webinar, once the hold-back has passed. Refused without the statement of
    /// consent, without a passed test of the set-up, or when the number typed is not the number of mails.
    pub async fn start_sending(&self, wish: SendingWish) -> Result<SendingAtWork, Error> {
        let late = wish.schedule.iter().any(|delay| delay.hours > MAX_DELAY_HOURS);
        if late {
            return Err(Error::invalid(format!(
                "A service holds a mail back for {MAX_DELAY_HOURS} hours at most. Nothing was sent."
            )));
        }
        let (app, key) = (self.clone(), wish.key.clone());
        let (service, mailer) = blocking(move || app.ready_mailer(key.as_ref())).await?;
        let suppressed = mailer.suppressed().await;
        let app = self.clone();
        let now = self.now();
        let id = SendingId::new(now);
        let wishes = self.0.sendings.begin(id, wish.webinar).ok_or_else(busy)?;
        let row = blocking(move || {
            app.store().write(|tx| {
                refuse_beside_another(tx, wish.webinar)?;
                app.refuse_without_consent(tx, wish.webinar, service)?;
                let plan = plan::of(tx, wish.webinar, &wish.schedule, &suppressed, now)?;
                let mails = plan.mails();
                if mails == 0 {
                    return Err(Error::new(
                        Code::Invalid,
                        "There is no mail to send. Nothing was sent.",
                        "Approve the drafts that you want to send.",
                    ));
                }
                if mails != wish.confirmed {
                    return Err(Error::new(
                        Code::Invalid,
                        format!("{mails} mails would be sent, not {}. Nothing was sent.", wish.confirmed),
                        "Look at the list once more, then type its number.",
                    ));
                }
                let row = SendingRow {
                    id,
                    webinar_id: wish.webinar,
                    service,
                    state: SendingState::Holding,
                    message: String::new(),
                    starts_at: now.saturating_add(wish.hold_back).unwrap_or(now),
                    begun_at: now,
                    ended_at: None,
                };
                tx.insert_sending(&row, &plan.recipients(id, row.starts_at, now))?;
                // No import can be undone from now on: it would forget who was written to.
                tx.delete_replaced_files(wish.webinar)?;
                Ok(row)
            })
        })
        .await;
        self.launch_sending(id, row, mailer, wishes).await
    }

    /// Goes on with a sending that was paused, halted or interrupted. Nobody gets a second mail: who was sent one, or may
    /// have been, is left alone, unless the service recognises the same mail.
    pub async fn resume_sending(&self, id: SendingId, key: Option<Sensitive>) -> Result<SendingAtWork, Error> {
        let app = self.clone();
        let (service, mailer) = blocking(move || app.ready_mailer(key.as_ref())).await?;
        let suppressed = mailer.suppressed().await;
        let app = self.clone();
        let now = self.now();
        let webinar = blocking(move || Ok(app.store().read(|tx| tx.sending(id))?.webinar_id)).await?;
        let wishes = self.0.sendings.begin(id, webinar).ok_or_else(busy)?;
        let app = self.clone();
        let row = blocking(move || {
            app.store().write(|tx| {
                let mut row = tx.sending(id)?;
                if row.service != service {
                    return Err(Error::new(
                        Code::Invalid,
                        format!(
                            "This sending began with {}, and {} is set up now. Nothing was sent.",
                            row.service.name(),
                            service.name()
                        ),
                        "Set the first one up again, or stop this sending.",
                    ));
                }
                if row.state.is_over() {
                    return Err(Error::invalid("This sending is over. Nothing was sent."));
                }
                app.refuse_without_consent(tx, row.webinar_id, service)?;
                run::settle_left_behind(tx, id, now)?;
                letters::suppress(tx, id, &suppressed, now)?;
                // Where nothing has left, what is resumed is held back anew.
                let counts = tx.recipient_counts(id)?;
                let reached = [RecipientState::Sent, RecipientState::Failed, RecipientState::Unknown];
                if !reached.iter().any(|state| counts.contains_key(state)) {
                    row.starts_at = row.starts_at.max(now.saturating_add(HOLD_BACK).unwrap_or(now));
                }
                row.state = match row.starts_at > now {
                    true => SendingState::Holding,
                    false => SendingState::Sending,
                };
                row.message = String::new();
                row.ended_at = None;
                tx.put_sending(&row)?;
                Ok(row)
            })
        })
        .await;
        self.launch_sending(id, row, mailer, wishes).await
    }

    async fn launch_sending(
        &self,
        id: SendingId,
        row: Result<SendingRow, Error>,
        mailer: Arc<dyn Mailer>,
        wishes: watch::Receiver<Wish>,
    ) -> Result<SendingAtWork, Error> {
        let app = self.clone();
        let begun = match row {
            Ok(row) => blocking(move || Ok((app.sending(id)?, row))).await,
            Err(error) => Err(error),
        };
        let (sending, row) = begun.inspect_err(|_| self.0.sendings.end(id))?;
        self.tell_of_sending(sending.clone());
        let run = Run::new(self.clone(), row, mailer, wishes);
        let task = tokio::spawn(run.work());
        Ok(SendingAtWork { sending, task })
    }

    /// Asks a sending to begin nothing new; what is under way is waited for.
    pub fn pause_sending(&self, id: SendingId) -> Result<SendingView, Error> {
        self.0.sendings.wish(id, Wish::Pause);
        self.sending(id)
    }

    /// Stops a sending for good; what is under way is waited for. Who was not reached is counted as such.
    pub fn stop_sending(&self, id: SendingId) -> Result<SendingView, Error> {
        if !self.0.sendings.wish(id, Wish::Stop) {
            let now = self.now();
            self.store().write(|tx| {
                let mut row = tx.sending(id)?;
                run::settle_left_behind(tx, id, now)?;
                if !row.state.is_over() {
                    row.state = SendingState::Stopped;
                    row.ended_at = Some(now);
                    tx.put_sending(&row)?;
                }
                Ok::<_, Error>(())
            })?;
        }
        let view = self.sending(id)?;
        self.tell_of_sending(view.clone());
        Ok(view)
    }

    /// Pauses all sendings and waits for the answers that are under way, so that nothing is unknown when the program ends;
    /// no longer than this.
    pub fn pause_all_sendings(&self, at_most: Duration) {
        self.0.sendings.wish_all(Wish::Pause);
        let until = std::time::Instant::now() + at_most;
        while !self.0.sendings.lock().is_empty() && std::time::Instant::now() < until {
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// One sending.
    pub fn sending(&self, id: SendingId) -> Result<SendingView, Error> {
        let now = self.now();
        self.store().read(|tx| view(tx, &tx.sending(id)?, now))
    }

    /// The newest sending of a webinar.
    pub fn latest_sending(&self, webinar: WebinarId) -> Result<Option<SendingView>, Error> {
        let now = self.now();
        self.store().read(|tx| {
            let row = tx.latest_sending(webinar)?;
            row.map(|row| view(tx, &row, now)).transpose()
        })
    }

    pub(super) fn tell_of_sending(&self, sending: SendingView) {
        self.0.ports.progress.tell(HostEvent::Sending {
            sending: Box::new(sending),
        });
    }
}

fn busy() -> Error {
    Error::new(
        Code::Invalid,
        "Mails of this webinar are being sent already. Nothing else was begun.",
        "Wait for the end, or stop that sending.",
    )
}

/// What may still be sent belongs to the sending that is there.
fn refuse_beside_another(tx: &Tx<'_>, webinar: WebinarId) -> Result<(), Error> {
    match tx.latest_sending(webinar)? {
        Some(row) if !row.state.is_over() => Err(Error::new(
            Code::Invalid,
            "There is a sending of this webinar that is not over. Nothing else was begun.",
            "Resume it, or stop it first.",
        )),
        _ => Ok(()),
    }
}

fn view(tx: &Tx<'_>, row: &SendingRow, now: jiff::Timestamp) -> Result<SendingView, Error> {
    let counts = tx.recipient_counts(row.id)?;
    let of = |state| counts.get(&state).copied().unwrap_or(0);
    let left = match row.state {
        SendingState::Holding => row
            .starts_at
            .duration_since(now)
            .as_millis()
            .max(0)
            .unsigned_abs()
            .div_ceil(1000),
        _ => 0,
    };
    Ok(SendingView {
        id: row.id,
        webinar_id: row.webinar_id,
        service: row.service.name().to_owned(),
        state: row.state,
        message: row.message.clone(),
        planned: counts.values().sum(),
        sent: of(RecipientState::Sent),
        failed: of(RecipientState::Failed),
        unknown: of(RecipientState::Unknown),
        dropped: of(RecipientState::Dropped),
        suppressed: of(RecipientState::Suppressed),
        waiting: of(RecipientState::Waiting),
        under_way: of(RecipientState::Sending),
        seconds_left: u32::try_from(left).unwrap_or(u32::MAX),
        begun_at: row.begun_at.to_string(),
        ended_at: row.ended_at.map(|at| at.to_string()),
    })
}
