//! When to try again: exponential back-off with full jitter, or what the server asks for.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use jiff::Timestamp;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

/// The first upper bound of a delay; it doubles from try to try. OpenAI's own clients use half a second, too.
pub(super) const FIRST_DELAY: Duration = Duration::from_millis(500);
const LONGEST_DELAY: Duration = Duration::from_secs(8);

/// Beyond this a person does better to come back later than to watch; OpenAI's own clients give up there, too.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// The delays between `attempts` tries.
pub(super) fn delays(attempts: u32, first: Duration) -> impl Iterator<Item = Duration> + Send {
    ExponentialBuilder::new()
        .with_min_delay(first)
        .with_factor(2.0)
        .with_max_delay(LONGEST_DELAY)
        .with_max_times(attempts.saturating_sub(1) as usize)
        .build()
        .map(jittered)
}

/// Anything from nothing to `delay`, so that requests that failed together do not come back together.
fn jittered(delay: Duration) -> Duration {
    let share = getrandom::u32().map_or(1.0, |random| f64::from(random) / f64::from(u32::MAX));
    delay.mul_f64(share)
}

/// How long the server asks to wait: `retry-after-ms`, else `Retry-After` in seconds or as a date.
pub(super) fn asked_wait(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    if let Some(milliseconds) = text("retry-after-ms").and_then(|text| text.parse::<f64>().ok()) {
        return seconds(milliseconds / 1000.0);
    }
    let asked = text(RETRY_AFTER.as_str())?;
    if let Ok(asked) = asked.parse::<f64>() {
        return seconds(asked);
    }
    let until = http_date(asked)?;
    // The server's own clock, since the user's may be wrong.
    let now = text(DATE.as_str()).and_then(http_date).unwrap_or_else(Timestamp::now);
    seconds(until.duration_since(now).as_secs_f64().max(0.0))
}

fn seconds(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}

fn http_date(text: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::parse(text).ok().map(|date| date.timestamp())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn wait(headers: &[(&'static str, &'static str)]) -> Option<Duration> {
        asked_wait(
            &headers
                .iter()
                .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
                .collect(),
        )
    }

    #[test]
    fn the_wait_is_read_in_every_form() {
        assert_eq!(wait(&[("retry-after", "2")]), Some(Duration::from_secs(2)));
        assert_eq!(wait(&[("retry-after", " 1.5 ")]), Some(Duration::from_millis(1500)));
        assert_eq!(
            wait(&[("retry-after", "9"), ("retry-after-ms", "350")]),
            Some(Duration::from_millis(350))
        );
        let date = [
            ("date", "Sun, 06 Nov 1994 08:49:30 GMT"),
            ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ];
        assert_eq!(wait(&date), Some(Duration::from_secs(7)));
        assert_eq!(
            wait(&[("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")]),
            Some(Duration::ZERO)
        );
    }

    #[test]
    fn nonsense_is_no_wait() {
        for asked in ["soon", "-3", "NaN", "inf", "1e300", ""] {
            assert_eq!(wait(&[("retry-after", asked)]), None, "{asked}");
        }
        assert_eq!(wait(&[]), None);
    }

    #[test]
    fn delays_lie_below_a_bound_that_doubles() {
        let bounds = [0.5, 1.0, 2.0, 4.0, 8.0, 8.0];
        for _ in 0..50 {
            let delays: Vec<_> = delays(7, FIRST_DELAY).collect();
            assert_eq!(delays.len(), bounds.len());
            assert!(
                delays
                    .iter()
                    .zip(bounds)
                    .all(|(delay, bound)| delay.as_secs_f64() <= bound)
            );
        }
        assert_eq!(delays(1, FIRST_DELAY).count(), 0);
    }
}
