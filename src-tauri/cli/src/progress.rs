//! A progress bar on standard error; silent where nobody watches.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};
use webinarwins_core::ProgressSink;
use webinarwins_core::views::{HostEvent, JobState};

/// Shows the one job of this process.
#[derive(Default)]
pub struct Bar(Mutex<Option<ProgressBar>>);

impl ProgressSink for Bar {
    fn tell(&self, event: HostEvent) {
        let HostEvent::Job { job } = event else { return };
        let Ok(mut bar) = self.0.lock() else { return };
        let bar = bar.get_or_insert_with(|| {
            // The template is a constant; should it not parse, the default style serves as well.
            let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(u64::from(job.total)).with_style(style)
        });
        bar.set_position(u64::from(job.done + job.failed));
        if job.failed > 0 {
            bar.set_message(format!("{} failed", job.failed));
        }
        if !matches!(job.state, JobState::Running | JobState::Queued) {
            bar.finish_and_clear();
        }
    }
}
