//! What the facade needs from outside, and nothing more: secrets, the time, somebody to tell progress to, and in
//! tests a scripted drafter.

use std::sync::Arc;

use super::views::JobView;
use crate::drafting::Drafter;
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

/// Hears about long work; called at most ten times a second for each job, and once at its end.
pub trait ProgressSink: Send + Sync {
    /// The present state of a job.
    fn job(&self, job: &JobView);
}

/// Tells nobody.
pub struct Silent;

impl ProgressSink for Silent {
    fn job(&self, _: &JobView) {}
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
}
