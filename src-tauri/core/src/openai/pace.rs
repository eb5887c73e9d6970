//! How fast one client may ask, shared by all of its requests: when the server says "too fast", everybody waits,
//! and goes on slower.
//!
//! Two sources set the gap between two requests: refusals (each widens it, each success
//! narrows it a little) and
//! the rate-limit headers, which tell before a refusal that the allowance is nearly used up.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::header::HeaderMap;
use tokio::time::{Instant, sleep_until};

/// The gap after a first refusal, and the longest. Ten seconds is 6 a minute: slower than the slowest paid tier.
const FIRST_GAP: Duration = Duration::from_millis(100);
const LONGEST_GAP: Duration = Duration::from_secs(10);
/// What a refusal makes of the gap, and what a success leaves of it: without headers to go by, the pace settles
/// where about one request in seven is refused, and a server that fails at random slows nobody down for long.
const WIDENED: f64 = 1.5;
const EASED: f64 = 0.94;
/// Below this a gap does not matter.
const NO_GAP: Duration = Duration::from_millis(20);

/// From this share of an allowance on, requests are spread over the time in which it refills.
const NEARLY_USED_UP: f64 = 0.15;

/// The shared pace of a client's requests.
#[derive(Debug, Default)]
pub(super) struct Pace {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    paused_until: Option<Instant>,
    /// The first free slot of requests that were refused before, and of all others.
    next_again: Option<Instant>,
    next: Option<Instant>,
    /// Learnt from refusals.
    gap: Duration,
    /// Told by the server's headers.
    told: Duration,
}

impl Pace {
    /// Waits until one more request may go. Who was refused goes `again` before those who were never sent, or the
    /// same few would be refused until they give up.
    pub async fn turn(&self, again: bool) {
        loop {
            let slot = self.lock().claim(Instant::now(), again);
            sleep_until(slot).await;
            // A pause may have begun while this request waited; then it takes another slot.
            if self.lock().paused_until.is_none_or(|until| until <= slot) {
                return;
            }
        }
    }

    /// Nobody asks for this long; a longer pause stays.
    pub fn pause(&self, wait: Duration) {
        let until = Instant::now() + wait;
        let mut state = self.lock();
        state.paused_until = Some(state.paused_until.map_or(until, |before| before.max(until)));
        (state.next_again, state.next) = (None, None);
    }

    /// The server refused a request sent at `sent` as one too many.
    pub fn refused(&self, sent: Instant) {
        let mut state = self.lock();
        // Requests that were under way together are refused together: one slowing down is enough for them.
        if state.paused_until.is_none_or(|before| before <= sent) {
            state.gap = state.gap.mul_f64(WIDENED).clamp(FIRST_GAP, LONGEST_GAP);
        }
    }

    /// The server took a request, which may use `tokens`.
    pub fn accepted(&self, headers: &HeaderMap, tokens: u32) {
        let mut state = self.lock();
        state.gap = state.gap.mul_f64(EASED);
        if state.gap < NO_GAP {
            state.gap = Duration::ZERO;
        }
        state.told = gap_told(headers, "requests", 1)
            .max(gap_told(headers, "tokens", tokens))
            .min(LONGEST_GAP);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn claim(&mut self, now: Instant, again: bool) -> Instant {
        let gap = self.gap.max(self.told);
        let latest = |times: &[Option<Instant>]| times.iter().flatten().fold(now, |latest, time| latest.max(*time));
        if again {
            let slot = latest(&[self.paused_until, self.next_again]);
            self.next_again = Some(slot + gap);
            slot
        } else {
            // All wake together when a pause ends: those who were refused have the first slot.
            let after_pause = self.paused_until.map(|until| until + gap);
            let slot = latest(&[after_pause, self.next_again, self.next]);
            self.next = Some(slot + gap);
            slot
        }
    }
}

/// The gap at which an allowance that is nearly used up refills as fast as it is used; none while there is plenty
/// or nothing is told.
fn gap_told(headers: &HeaderMap, of: &str, cost: u32) -> Duration {
    let text = |what: &str| headers.get(format!("x-ratelimit-{what}-{of}"))?.to_str().ok();
    let number = |what: &str| text(what)?.trim().parse::<f64>().ok().filter(|number| *number >= 0.0);
    let (Some(limit), Some(remaining), Some(reset)) = (number("limit"), number("remaining"), text("reset")) else {
        return Duration::ZERO;
    };
    let used = limit - remaining;
    let Some(reset) = duration(reset).filter(|_| used > 0.0 && remaining < limit * NEARLY_USED_UP) else {
        return Duration::ZERO;
    };
    Duration::try_from_secs_f64(reset.as_secs_f64() / used * f64::from(cost)).unwrap_or_default()
}

/// "1s", "6m0s", "120ms", "1h2m3.5s": OpenAI's way to write a time.
fn duration(text: &str) -> Option<Duration> {
    let mut rest = text.trim();
    let mut total = 0.0;
    while !rest.is_empty() {
        let unit_at = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let number: f64 = rest[..unit_at].parse().ok()?;
        let after = rest[unit_at..]
            .find(|c: char| !c.is_ascii_alphabetic())
            .map_or(rest.len(), |at| unit_at + at);
        total += number
            * match &rest[unit_at..after] {
                "h" => 3600.0,
                "m" => 60.0,
                "s" => 1.0,
                "ms" => 0.001,
                _ => return None,
            };
        rest = &rest[after..];
    }
    Duration::try_from_secs_f64(total).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn headers(of: &str, limit: &str, remaining: &str, reset: &str) -> HeaderMap {
        [("limit", limit), ("remaining", remaining), ("reset", reset)]
            .map(|(what, value)| {
                (
                    format!("x-ratelimit-{what}-{of}").parse().unwrap(),
                    value.parse().unwrap(),
                )
            })
            .into_iter()
            .collect()
    }

    #[test]
    fn times_are_read_as_openai_writes_them() {
        for (text, milliseconds) in [("1s", 1000), ("6m0s", 360_000), ("120ms", 120), ("1h2m3.5s", 3_723_500)] {
            assert_eq!(duration(text), Some(Duration::from_millis(milliseconds)), "{text}");
        }
        for text in ["5", "soon", "1x", "s", "-1s", "1s2", "é"] {
            assert_eq!(duration(text), None, "{text}");
        }
    }

    #[test]
    fn an_allowance_nearly_used_up_spreads_the_requests() {
        // 120 a minute, 115 used: it refills two a second.
        let told = gap_told(&headers("requests", "120", "5", "57.5s"), "requests", 1);
        assert_eq!(told, Duration::from_millis(500));
        // 60,000 tokens a minute, 55,000 used: a request of 2,000 refills in two seconds.
        let told = gap_told(&headers("tokens", "60000", "5000", "55s"), "tokens", 2000);
        assert_eq!(told, Duration::from_secs(2));
        let plenty = gap_told(&headers("requests", "120", "60", "30s"), "requests", 1);
        assert_eq!(plenty, Duration::ZERO);
        assert_eq!(gap_told(&HeaderMap::new(), "requests", 1), Duration::ZERO);
        assert_eq!(
            gap_told(&headers("requests", "0", "0", "0s"), "requests", 1),
            Duration::ZERO
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_refusal_makes_everybody_wait_and_then_go_one_by_one() {
        let pace = Pace::default();
        let begun = Instant::now();
        pace.turn(false).await;
        for wait in [10, 3] {
            pace.refused(begun);
            pace.pause(Duration::from_secs(wait));
        }
        let went = futures::future::join_all([false, true, false].map(|again| {
            let pace = &pace;
            async move {
                pace.turn(again).await;
                begun.elapsed().as_millis()
            }
        }))
        .await;
        // The shorter pause does not cut the longer one short, two refusals of one moment count once, and who was
        // refused goes first.
        assert_eq!(went, [10_100, 10_000, 10_200]);
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_already_waits_for_a_later_refusal_too() {
        let pace = Pace::default();
        let begun = Instant::now();
        pace.pause(Duration::from_secs(1));
        let waiting = async {
            pace.turn(false).await;
            begun.elapsed().as_millis()
        };
        let refusal = async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            pace.pause(Duration::from_secs(5));
        };
        let (went, ()) = tokio::join!(waiting, refusal);
        assert_eq!(went, 5500);
    }

    #[tokio::test(start_paused = true)]
    async fn successes_bring_the_speed_back() {
        let pace = Pace::default();
        pace.refused(Instant::now());
        for _ in 0..30 {
            pace.turn(false).await;
            pace.accepted(&HeaderMap::new(), 0);
        }
        let begun = Instant::now();
        for _ in 0..10 {
            pace.turn(false).await;
        }
        assert_eq!(begun.elapsed(), Duration::ZERO);
    }
}
