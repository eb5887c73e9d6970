//! How long something took, said in a line.

use std::time::{Duration, Instant};

/// Odd, so that the median is a run that happened.
const RUNS: usize = 11;

pub fn told(what: &str, took: Took) {
    let millis = |duration: Duration| duration.as_secs_f64() * 1000.0;
    println!(
        "  {what:<28} {:>8.1} ms, {:>8.1} of them at work",
        millis(took.waited),
        millis(took.worked)
    );
}

/// How long something took, and for how much of that a processor worked on it: a busy machine lengthens the first alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Took {
    pub waited: Duration,
    pub worked: Duration,
}

pub struct Clock {
    started: Instant,
    worked: Duration,
}

impl Clock {
    pub fn start() -> Self {
        Self {
            started: Instant::now(),
            worked: worked(),
        }
    }

    pub fn read(&self) -> Took {
        Took {
            waited: self.started.elapsed(),
            worked: worked().saturating_sub(self.worked),
        }
    }
}

/// What this thread has worked so far; nothing where the system does not tell.
fn worked() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = told.split(' ').next().and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

pub fn median<T>(work: impl Fn() -> T) -> Took {
    median_of(|| {
        let clock = Clock::start();
        std::hint::black_box(work());
        clock.read()
    })
}

pub fn median_of(work: impl FnMut() -> Took) -> Took {
    let mut times: Vec<Took> = std::iter::repeat_with(work).take(RUNS).collect();
    times.sort_unstable();
    times[RUNS / 2]
}
