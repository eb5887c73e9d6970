//! A time as an export file states it: a date and a time of day, with the zone label it carried, if any.
//!
//! Nearly no platform says its zone, so a wall time is shown as written and never converted silently. Times
//! within one webinar are compared by subtracting wall times, which needs no zone.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// Date and time of day as written, and the zone label as written (`PDT`, `+02:00`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(into = "String", try_from = "String")]
#[ts(type = "string")]
pub struct WallTime {
    /// Date and time of day.
    pub at: DateTime,
    /// The label that stood behind it, never interpreted.
    pub zone: Option<Arc<str>>,
}

/// The longest zone label; `America/Argentina/Buenos_Aires` has 30.
const MAX_ZONE_BYTES: usize = 32;

/// The text is not `YYYY-MM-DD HH:MM[:SS] [zone]`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date and time like 2025-10-01 14:00")]
pub struct InvalidTime;

impl WallTime {
    /// Minutes from `start` to this time; negative when it is earlier.
    pub fn minutes_since(&self, start: &Self) -> f64 {
        self.at.duration_since(start.at).as_secs_f64() / 60.0
    }

    /// This time moved by a number of minutes; unchanged where the calendar ends.
    pub fn plus_minutes(&self, minutes: f64) -> Self {
        let moved = self
            .at
            .saturating_add(jiff::SignedDuration::from_secs_f64(minutes * 60.0));
        Self {
            at: moved,
            zone: self.zone.clone(),
        }
    }
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.at.strftime("%Y-%m-%d %H:%M"))?;
        if self.at.second() != 0 {
            write!(f, ":{:02}", self.at.second())?;
        }
        self.zone.as_ref().map_or(Ok(()), |zone| write!(f, " {zone}"))
    }
}

impl FromStr for WallTime {
    type Err = InvalidTime;

    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        let mut words = text.split_whitespace();
        let date = words.next().ok_or(InvalidTime)?;
        let (date, time) = match date.split_once('T') {
            Some((date, time)) => (date, time),
            None => (date, words.next().unwrap_or("00:00")),
        };
        // `14:00+02:00` and `14:00Z` carry their label without a blank.
        let (time, grown_on) = time.split_at(
            time.find(|c: char| !c.is_ascii_digit() && !":.".contains(c))
                .unwrap_or(time.len()),
        );
        let zone = Some(grown_on)
            .filter(|label| !label.is_empty())
            .into_iter()
            .chain(words);
        let zone = zone.collect::<Vec<_>>().join(" ");
        let zone_fits =
            zone.len() <= MAX_ZONE_BYTES && zone.chars().all(|c| c.is_ascii_alphanumeric() || "+-:/_".contains(c));
        let date: jiff::civil::Date = date.parse().map_err(|_| InvalidTime)?;
        let time: jiff::civil::Time = time.parse().map_err(|_| InvalidTime)?;
        if !zone_fits {
            return Err(InvalidTime);
        }
        Ok(Self {
            at: date.to_datetime(time),
            zone: (!zone.is_empty()).then(|| zone.into()),
        })
    }
}

impl From<WallTime> for String {
    fn from(time: WallTime) -> Self {
        time.to_string()
    }
}

impl TryFrom<String> for WallTime {
    type Error = InvalidTime;

    fn try_from(text: String) -> Result<Self, InvalidTime> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_time_is_written_as_it_was_read() {
        for text in [
            "2025-10-01 14:00",
            "2025-10-01 09:01:18 PDT",
            "2025-10-01 09:00 +02:00",
            "2025-10-01 09:00 UTC",
        ] {
            assert_eq!(text.parse::<WallTime>().unwrap().to_string(), text);
        }
        assert_eq!(
            "2025-10-01".parse::<WallTime>().unwrap().to_string(),
            "2025-10-01 00:00"
        );
        assert_eq!(
            "2025-10-01T09:00:00+02:00".parse::<WallTime>().unwrap().to_string(),
            "2025-10-01 09:00 +02:00"
        );
        assert!("yesterday".parse::<WallTime>().is_err());
    }

    #[test]
    fn minutes_are_counted_over_midnight() {
        let start: WallTime = "2025-10-01 23:50".parse().unwrap();
        let end: WallTime = "2025-10-02 00:20:30".parse().unwrap();
        assert!((end.minutes_since(&start) - 30.5).abs() < 1e-9);
        assert_eq!(start.plus_minutes(30.5), end);
    }
}
