//! A progress bar on standard error; silent where nobody watches.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};
use webinarwins_core::ProgressSink;
use webinarwins_core::domain::SendingState;
use webinarwins_core::views::{HostEvent, JobState};

/// Shows the one job of this process.
#[derive(Default)]
pub struct Bar(Mutex<Option<ProgressBar>>);

impl ProgressSink for Bar {
    fn tell(&self, event: HostEvent) {
        let (done, failed, total, is_over) = match event {
            HostEvent::Job { job } => {
                let is_over = !matches!(job.state, JobState::Running | JobState::Queued);
                (job.done + job.failed, job.failed, job.total, is_over)
            }
            HostEvent::Sending { sending } => {
                let is_over = !matches!(sending.state, SendingState::Holding | SendingState::Sending);
                let left = sending.waiting + sending.under_way;
                (sending.planned - left, sending.failed, sending.planned, is_over)
            }
            _ => return,
        };
        let Ok(mut bar) = self.0.lock() else { return };
        let bar = bar.get_or_insert_with(|| {
            // The template is a constant; should it not parse, the default style serves as well.
            let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {msg}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(u64::from(total)).with_style(style)
        });
        bar.set_position(u64::from(done));
        if failed > 0 {
            bar.set_message(format!("{failed} failed"));
        }
        if is_over {
            bar.finish_and_clear();
        }
    }
}
