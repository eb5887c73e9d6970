//! What the facade needs from outside, and nothing more: secrets, the time, somebody to tell progress to, and in
//! tests a scripted drafter.

use std::sync::Arc;

use super::views::HostEvent;
use crate::drafting::{BatchDrafter, Drafter};
use crate::secrets::SecretStore;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> jiff::Timestamp;
}

/// The computer's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::now()
    }
}

/// Hears about long work, readings of files and draft runs: at most ten times a second for each, and once at its end.
pub trait ProgressSink: Send + Sync {
    /// Something that nobody asked for at this moment.
    fn tell(&self, event: HostEvent);
}

/// Tells nobody.
pub struct Silent;

impl ProgressSink for Silent {
    fn tell(&self, _: HostEvent) {}
}

/// What the facade works with.
#[derive(Clone)]
pub struct Ports {
    /// Where keys are kept.
    pub secrets: Arc<dyn SecretStore>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Who hears about long work.
    pub progress: Arc<dyn ProgressSink>,
    /// Writes instead of the server in the settings; only tests set it.
    pub drafter: Option<Arc<dyn Drafter>>,
    /// The same for what is written overnight.
    pub batch_drafter: Option<Arc<dyn BatchDrafter>>,
}
