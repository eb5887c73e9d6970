//! How fast a sending goes: all its requests wait together when the service says so, and none is begun once it is clear
//! that no other would succeed.

use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::send::Outcome;

/// Whoever asks for a longer wait ends the run, which can be resumed.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);

/// Waits where the service names none: a second, then twice as long each time, up to a minute.
const FIRST_WAIT: Duration = Duration::from_secs(1);
const MOST_WAIT: Duration = Duration::from_secs(60);

/// So many mails in a row without a way to the service, or with a lost answer, end the run.
const MOST_TROUBLES: u32 = 6;

/// What all requests of a sending have in common.
#[derive(Default)]
pub(super) struct Pace {
    /// Why nothing more is begun.
    halt: OnceLock<String>,
    /// No request leaves before.
    pause: Mutex<Option<Instant>>,
    /// In a row: refusals without a time and connections that did not come about; lost answers.
    troubles: Mutex<(u32, u32)>,
}

impl Pace {
    /// Has nothing more begun; the first reason counts.
    pub fn halt(&self, why: String) {
        let _ = self.halt.set(why);
    }

    /// Why nothing more is begun.
    pub fn halted(&self) -> Option<&String> {
        self.halt.get()
    }

    /// Until when no request may leave; `None` when one may now.
    pub fn until(&self) -> Option<Instant> {
        let pause = *self.pause.lock().unwrap_or_else(PoisonError::into_inner);
        pause.filter(|until| *until > Instant::now())
    }

    /// What an answer means for all other mails.
    pub fn learn(&self, outcome: &Outcome) {
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        match outcome {
            Outcome::Sent(_) | Outcome::Failed(_) => *troubles = (0, 0),
            Outcome::Stop(why) => self.halt(why.clone()),
            Outcome::Wait(Some(wait)) if *wait > LONGEST_WAIT => self.halt(format!(
                "The service asks to wait {} minutes. Resume then.",
                wait.as_secs().div_ceil(60)
            )),
            Outcome::Wait(Some(wait)) => self.pause(*wait),
            Outcome::Wait(None) => {
                troubles.0 += 1;
                self.pause(backoff(troubles.0));
            }
            Outcome::Unreachable(why) => {
                troubles.0 += 1;
                match troubles.0 >= MOST_TROUBLES {
                    true => self.halt(format!("{why} Nothing was lost: resume when the connection is back.")),
                    false => self.pause(backoff(troubles.0)),
                }
            }
            Outcome::Unknown(why) => {
                troubles.1 += 1;
                if troubles.1 >= MOST_TROUBLES {
                    self.halt(format!(
                        "{why} So many answers in a row were lost that the rest was not tried. Look at the unknown \
                         ones, then resume."
                    ));
                }
            }
        }
    }

    fn pause(&self, wait: Duration) {
        let until = Instant::now() + wait;
        let mut pause = self.pause.lock().unwrap_or_else(PoisonError::into_inner);
        *pause = Some(pause.map_or(until, |other| other.max(until)));
    }
}

fn backoff(times: u32) -> Duration {
    FIRST_WAIT
        .saturating_mul(1 << times.saturating_sub(1).min(10))
        .min(MOST_WAIT)
}
