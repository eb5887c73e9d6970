//! Dates and times of day as exports write them.
//!
//! A cell is taken apart into a [`Stamp`], which may lack its date, its year or its time of day; `moments`
//! completes it from what else is known. Whether `10/01/2025` is January or October is decided once for all cells
//! of a file ([`day_order`]), never cell by cell. Zone labels are kept as written and never converted here.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::{Date, Time};

use super::date_words::{is_filler, is_zone, meridiem, month};
use crate::domain::{DayOrder, WallTime};

/// What a cell says about a time.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::import) struct Stamp {
    /// The day, where the cell names one.
    pub day: Option<Day>,
    /// The time of day, where the cell names one.
    pub time: Option<Time>,
    /// The zone label as written.
    pub zone: Option<Arc<str>>,
    /// Whether the time carried AM or PM.
    pub meridiem: bool,
}

/// A day, as far as a cell names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Day {
    /// Year, month and day.
    Full(Date),
    /// Month and day, such as `Oct 1st`.
    Yearless { month: i8, day: i8 },
    /// Two numbers and a year, such as `10/01/2025`.
    Numbers { first: i8, second: i8, year: i16 },
}

/// What the dates of a file say about which of two numbers is the day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::import) enum OrderEvidence {
    /// No date leaves it open.
    #[default]
    NotAsked,
    /// A date that is possible in one way only decided it.
    Certain(DayOrder),
    /// Every date is possible in both ways.
    Open {
        /// How such dates are usually meant.
        likelier: DayOrder,
        /// One of them.
        example: Date,
    },
}

impl OrderEvidence {
    /// Takes in what another table of the same file says.
    pub(in crate::import) fn merge(&mut self, other: Self) {
        if !matches!(self, Self::Certain(_)) && other != Self::NotAsked {
            *self = other;
        }
    }

    /// The order by this file alone.
    pub(in crate::import) fn order(&self) -> DayOrder {
        match self {
            Self::NotAsked => DayOrder::DayFirst,
            Self::Certain(order) | Self::Open { likelier: order, .. } => *order,
        }
    }
}

/// The order of day and month in the dates of one file.
pub(in crate::import) fn day_order<'s>(stamps: impl Iterator<Item = &'s Stamp>) -> OrderEvidence {
    let (mut day_first, mut month_first, mut meridiem) = (0, 0, false);
    let mut open = None;
    for stamp in stamps {
        meridiem |= stamp.meridiem;
        if let Some(Day::Numbers { first, second, year }) = stamp.day {
            if first > 12 {
                day_first += 1;
            } else if second > 12 {
                month_first += 1;
            } else if first != second && open.is_none() {
                open = Date::new(year, second, first).ok();
            }
        }
    }
    match (day_first, month_first, open) {
        (0, 0, Some(example)) => OrderEvidence::Open {
            likelier: if meridiem {
                DayOrder::MonthFirst
            } else {
                DayOrder::DayFirst
            },
            example,
        },
        (0, 0, None) => OrderEvidence::NotAsked,
        (day, month, _) if month > day => OrderEvidence::Certain(DayOrder::MonthFirst),
        _ => OrderEvidence::Certain(DayOrder::DayFirst),
    }
}

/// The order in which all stamps lie within a day of each other, where the other order lays them weeks apart: people
/// come to one webinar, which may run past midnight.
pub(in crate::import) fn day_order_within<'s>(stamps: impl Iterator<Item = &'s Stamp>) -> Option<DayOrder> {
    let mut spans = [None::<(Date, Date)>; 2];
    const ORDERS: [DayOrder; 2] = [DayOrder::DayFirst, DayOrder::MonthFirst];
    for stamp in stamps.filter(|stamp| matches!(stamp.day, Some(Day::Numbers { .. }))) {
        for (span, order) in spans.iter_mut().zip(ORDERS) {
            let date = stamp.date(order, None)?;
            let (first, last) = span.unwrap_or((date, date));
            *span = Some((first.min(date), last.max(date)));
        }
    }
    let [day_first, month_first] = spans.map(|span| span.is_some_and(|(first, last)| days_between(first, last) <= 1));
    match (day_first, month_first) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

impl Stamp {
    /// The calendar day, completed to the year that lies nearest to `near`.
    pub(in crate::import) fn date(&self, order: DayOrder, near: Option<Date>) -> Option<Date> {
        match self.day? {
            Day::Full(date) => Some(date),
            Day::Numbers { first, second, year } => {
                let (day, month) = match order {
                    DayOrder::DayFirst => (first, second),
                    DayOrder::MonthFirst => (second, first),
                };
                Date::new(year, month, day).ok()
            }
            Day::Yearless { month, day } => {
                let near = near?;
                (-1..=1)
                    .filter_map(|offset| Date::new(near.year().checked_add(offset)?, month, day).ok())
                    .min_by_key(|date| days_between(*date, near))
            }
        }
    }
}

/// How many days lie between two days.
pub(in crate::import) fn days_between(a: Date, b: Date) -> i64 {
    a.duration_since(b).as_hours().abs() / 24
}

/// Takes a cell apart; `None` when it is no date and no time.
pub(in crate::import) fn stamp(cell: &str) -> Option<Stamp> {
    iso(cell).or_else(|| Parts::of(cell)?.stamp())
}

/// The commonest form, `2025-10-01 14:00[:00] [PDT]`, without taking the cell apart.
fn iso(cell: &str) -> Option<Stamp> {
    if cell.as_bytes().get(4) != Some(&b'-') || !cell.contains(':') {
        return None;
    }
    let wall: WallTime = cell.parse().ok()?;
    let is_half = |word: &str| meridiem(word.to_lowercase().trim_end_matches('.')).is_some();
    if wall
        .zone
        .as_deref()
        .is_some_and(|zone| zone.split_whitespace().any(is_half))
    {
        return None;
    }
    Some(Stamp {
        day: Some(Day::Full(plausible(wall.at.date())?)),
        time: Some(wall.at.time()),
        zone: wall.zone,
        meridiem: false,
    })
}

/// A date as spreadsheets count it, in days since the end of 1899, or a part of a day alone as a time. Only for columns
/// of dates: elsewhere it is a number like any other.
pub(in crate::import) fn serial(cell: &str) -> Option<Stamp> {
    const SECONDS: f64 = 24.0 * 3600.0;
    let days = super::number(cell).filter(|days| *days > 0.0 && *days < 100_000.0)?;
    let seconds = (days * SECONDS).round();
    let midnight = Date::constant(1899, 12, 30).to_datetime(Time::midnight());
    let at = midnight
        .checked_add(jiff::SignedDuration::from_secs(seconds as i64))
        .ok()?;
    let day = if days < 1.0 {
        None
    } else {
        Some(Day::Full(plausible(at.date())?))
    };
    let is_whole = seconds % SECONDS == 0.0;
    Some(Stamp {
        day,
        time: (!is_whole).then(|| at.time()),
        zone: None,
        meridiem: false,
    })
}

/// No webinar was held before the web, and a year of five digits is another number.
fn plausible(date: Date) -> Option<Date> {
    (1990..=2200).contains(&date.year()).then_some(date)
}

/// The words of a cell, sorted by what they are.
#[derive(Debug, Default)]
struct Parts {
    day: Option<Day>,
    month: Option<i8>,
    day_number: Option<i8>,
    year: Option<i16>,
    time: Option<(i8, i8, i8)>,
    afternoon: Option<bool>,
    zone: Option<String>,
}

impl Parts {
    fn of(cell: &str) -> Option<Self> {
        if cell.len() > 80 {
            return None;
        }
        let mut parts = Self::default();
        // Code pages without the narrow blank before AM and PM put a question mark there.
        let spaced = cell.replace([',', '@', '\u{a0}', '\u{202f}', '(', ')', '?'], " ");
        let spaced = spaced.replace("a. m.", "AM").replace("p. m.", "PM");
        // Korean, Japanese and Chinese name the parts of a date behind their numbers.
        let spaced = if spaced.contains(['年', '년']) {
            let months = spaced.replace('月', "月 ").replace('월', "월 ");
            months.replace(['年', '日', '년', '일'], " ")
        } else {
            spaced
        };
        let mut words: Vec<Cow<'_, str>> = Vec::new();
        for word in spaced.split_whitespace() {
            // `2025. 10. 1.` and `14 h 05` are one word written as three.
            let is_dotted = |word: &str| word.strip_suffix('.').is_some_and(is_digits);
            match words.as_slice() {
                [.., year, month] if is_dotted(year) && is_dotted(month) && is_digits(word.trim_end_matches('.')) => {
                    let day = format!("{year}{month}{word}");
                    words.truncate(words.len() - 2);
                    words.push(day.into());
                }
                [.., hour, h]
                    if h.eq_ignore_ascii_case("h") && is_digits(hour) && word.len() == 2 && is_digits(word) =>
                {
                    let time = format!("{hour}:{word}");
                    words.truncate(words.len() - 2);
                    words.push(time.into());
                }
                _ => words.push(word.into()),
            }
        }
        for word in words.iter().map(AsRef::as_ref) {
            // `2025-10-01T14:00` is two words written as one.
            match word.split_once(['T', 't']) {
                Some((date, time)) if date.ends_with(|c: char| c.is_ascii_digit()) && time.contains(':') => {
                    parts.take(date)?;
                    parts.take(time)?;
                }
                _ => parts.take(word)?,
            }
        }
        Some(parts)
    }

    /// Sorts one word in; `None` when it belongs to no date, or when its place is taken.
    fn take(&mut self, word: &str) -> Option<()> {
        let lower = word.to_lowercase();
        let bare = lower.trim_end_matches('.');
        if let Some(colon) = word.find(':')
            && word.starts_with(|c: char| c.is_ascii_digit())
            && colon <= 2
            && self.time.is_none()
        {
            return self.take_time(word);
        }
        // `14.05` behind a date, as Danes and Finns write, and `14h05`.
        let has_day = self.day.is_some() || (self.month.is_some() && self.day_number.is_some());
        if self.time.is_none()
            && let Some((hour, rest)) = bare.split_once(['.', 'h'])
            && (1..=2).contains(&hour.len())
            && is_digits(hour)
            && (bare.contains('h') || has_day && is_digits(rest.get(..2).unwrap_or_default()))
            && rest.len() >= 2
            && rest.chars().all(|c| c.is_ascii_digit() || c == '.')
        {
            return self.take_time(&bare.replace(['.', 'h'], ":"));
        }
        if let Some(afternoon) = meridiem(bare) {
            return replace_none(&mut self.afternoon, afternoon);
        }
        if let Some(month) = month(bare) {
            return replace_none(&mut self.month, month);
        }
        if is_filler(bare) && self.zone.is_none() {
            return Some(());
        }
        if let Some(day) = numeric_day(word).or_else(|| day_with_name(&lower)) {
            return replace_none(&mut self.day, day);
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return self.take_number(bare);
        }
        // A zone stands behind the time, and nowhere else, so that any other word makes the cell no date.
        if self.time.is_some() && is_zone(word) {
            let joined = match self.zone.take() {
                Some(zone) => format!("{zone} {word}"),
                None => word.to_owned(),
            };
            self.zone = Some(joined);
            return Some(());
        }
        None
    }

    fn take_time(&mut self, word: &str) -> Option<()> {
        let end = word
            .find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.')
            .unwrap_or(word.len());
        let (clock, behind) = word.split_at(end);
        let clock = clock.trim_end_matches('.');
        let mut fields = clock.split(':');
        let hour = fields.next()?.parse().ok()?;
        let minute = fields.next().filter(|text| text.len() == 2)?.parse().ok()?;
        let second = match fields.next() {
            Some(text) => text.split('.').next()?.parse().ok()?,
            None => 0,
        };
        if fields.next().is_some() {
            return None;
        }
        self.time = Some((hour, minute, second));
        if behind.is_empty() { Some(()) } else { self.take(behind) }
    }

    fn take_number(&mut self, bare: &str) -> Option<()> {
        // `9am` and `1st`: digits with a word grown on.
        let letters = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
        let (digits, suffix) = bare.split_at(letters);
        let value: i16 = digits.parse().ok()?;
        if let Some(afternoon) = meridiem(suffix) {
            self.time = Some((i8::try_from(value).ok()?, 0, 0));
            return replace_none(&mut self.afternoon, afternoon);
        }
        match (suffix, digits.len()) {
            ("", 4) => replace_none(&mut self.year, value),
            ("" | "st" | "nd" | "rd" | "th" | "er" | "º", 1..=2) => {
                replace_none(&mut self.day_number, i8::try_from(value).ok()?)
            }
            _ => None,
        }
    }

    fn stamp(self) -> Option<Stamp> {
        let day = match (self.day, self.month, self.day_number, self.year) {
            (Some(day), None, None, None) => Some(day),
            (None, Some(month), Some(day), Some(year)) => {
                Some(Day::Full(plausible(Date::new(year, month, day).ok()?)?))
            }
            // A leap year, so that 29 February is a day.
            (None, Some(month), Some(day), None) => {
                Date::new(2024, month, day).ok().map(|_| Day::Yearless { month, day })
            }
            (None, None, None, None) => None,
            _ => return None,
        };
        let time = match self.time {
            Some((hour, minute, second)) => {
                let hour = match self.afternoon {
                    Some(_) if !(1..=12).contains(&hour) => return None,
                    Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
                    None => hour,
                };
                Some(Time::new(hour, minute, second, 0).ok()?)
            }
            None => None,
        };
        if (day.is_none() && time.is_none()) || (time.is_none() && self.afternoon.is_some()) {
            return None;
        }
        Some(Stamp {
            day,
            time,
            zone: self.zone.map(Arc::from),
            meridiem: self.afternoon.is_some(),
        })
    }
}

fn replace_none<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.is_none().then(|| *place = Some(value))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `02-May-2024`, `2-may-24`, in lower case.
fn day_with_name(word: &str) -> Option<Day> {
    let mut fields = word.split(['-', '/']);
    let (day, name, year) = (fields.next()?, fields.next()?, fields.next()?);
    if fields.next().is_some() || !is_digits(day) || !is_digits(year) {
        return None;
    }
    let year: i16 = match year.len() {
        4 => year.parse().ok()?,
        2 => 2000 + year.parse::<i16>().ok()?,
        _ => return None,
    };
    let date = Date::new(year, month(name.trim_end_matches('.'))?, day.parse().ok()?).ok()?;
    plausible(date).map(Day::Full)
}

/// `2025/10/01`, `01.10.2025`, `10/1/25`.
fn numeric_day(word: &str) -> Option<Day> {
    let separator = word.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(separator, '/' | '-' | '.') {
        return None;
    }
    let mut fields = word.trim_end_matches('.').split(separator);
    let (one, two, three) = (fields.next()?, fields.next()?, fields.next()?);
    let short = |text: &str| (1..=2).contains(&text.len()).then(|| text.parse::<i8>().ok()).flatten();
    if fields.next().is_some() {
        return None;
    }
    if one.len() == 4 {
        let date = Date::new(one.parse().ok()?, short(two)?, short(three)?).ok()?;
        return plausible(date).map(Day::Full);
    }
    let year: i16 = match three.len() {
        4 => three.parse().ok()?,
        2 => 2000 + three.parse::<i16>().ok()?,
        _ => return None,
    };
    let (first, second) = (short(one)?, short(two)?);
    let day_first = Date::new(year, second, first).ok().and_then(plausible);
    if separator == '.' {
        // Only places that put the day first write dots.
        return day_first.map(Day::Full);
    }
    let month_first = Date::new(year, first, second).ok().and_then(plausible);
    (day_first.is_some() || month_first.is_some()).then_some(Day::Numbers { first, second, year })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(cell: &str, order: DayOrder) -> Option<String> {
        let stamp = stamp(cell)?;
        let date = stamp.date(order, Date::new(2025, 10, 2).ok())?;
        Some(
            WallTime {
                at: date.to_datetime(stamp.time.unwrap_or_default()),
                zone: stamp.zone,
            }
            .to_string(),
        )
    }

    #[test]
    fn dates_are_read_in_the_forms_that_exports_use() {
        for (cell, expected) in [
            ("2025-10-01 14:00", "2025-10-01 14:00"),
            ("2025-10-01 09:01:18 PDT", "2025-10-01 09:01:18 PDT"),
            ("2025-10-01T14:00:05Z", "2025-10-01 14:00:05 Z"),
            ("2025-10-01 14:00:00+02:00", "2025-10-01 14:00 +02:00"),
            ("2025-10-01 14:00 UTC+2", "2025-10-01 14:00 UTC+2"),
            ("2025-10-01 02:00:09 PM", "2025-10-01 14:00:09"),
            ("2025-10-01 2:00 p.m. CET", "2025-10-01 14:00 CET"),
            ("10/01/2025 2:00 PM", "2025-10-01 14:00"),
            ("10/1/25, 12:05:09 AM", "2025-10-01 00:05:09"),
            ("10/1/25, 2:05:09\u{202f}PM", "2025-10-01 14:05:09"),
            ("10/1/25, 2:05:09?PM", "2025-10-01 14:05:09"),
            ("10/1/25, 2:05:09 p.\u{a0}m.", "2025-10-01 14:05:09"),
            ("04/13/2021 à 09:01:31", "2021-04-13 09:01:31"),
            ("Wed, Oct 1st @ 09:01AM PDT", "2025-10-01 09:01 PDT"),
            ("Oct 01, 2025 14:38:06", "2025-10-01 14:38:06"),
            ("1 October 2025 at 2pm", "2025-10-01 14:00"),
            ("01.10.2025 14:00 Uhr", "2025-10-01 14:00"),
            ("2025年10月1日 14:05", "2025-10-01 14:05"),
            ("2025년 10월 1일 14:05", "2025-10-01 14:05"),
            ("1 października 2025 14:05", "2025-10-01 14:05"),
            ("1 октября 2025 14:05", "2025-10-01 14:05"),
            ("1 oktober 2025 14:05", "2025-10-01 14:05"),
            ("Mi., 1. Oktober 2025 14:00", "2025-10-01 14:00"),
            ("10월 1, 2025 14:00:05", "2025-10-01 14:00:05"),
            ("2025. 10. 1. 오후 2:00", "2025-10-01 14:00"),
            ("1. 10. 2025 14:05", "2025-10-01 14:05"),
            ("1 octobre 2025 à 14 h 05", "2025-10-01 14:05"),
            ("01/10/2025 14h05", "2025-01-10 14:05"),
            ("01-Oct-2025 14:00:05", "2025-10-01 14:00:05"),
            ("1.10.2025 14.05", "2025-10-01 14:05"),
            ("1-10-2025 14.05.09", "2025-01-10 14:05:09"),
            ("10월 01, 2025 오후 2:00", "2025-10-01 14:00"),
            (
                "2025/10/01 14:00 (America/Los_Angeles)",
                "2025-10-01 14:00 America/Los_Angeles",
            ),
        ] {
            assert_eq!(read(cell, DayOrder::MonthFirst).as_deref(), Some(expected), "{cell}");
        }
    }

    #[test]
    fn days_as_spreadsheets_count_them_are_dates() {
        let read = |cell: &str| {
            let stamp = serial(cell)?;
            let day = stamp.date(DayOrder::DayFirst, None).map(|date| date.to_string());
            Some((day, stamp.time.map(|time| time.to_string())))
        };
        let of = |day: &str, time: &str| Some((Some(day.to_owned()), Some(time.to_owned())));
        assert_eq!(read("45231.5"), of("2023-11-01", "12:00:00"));
        assert_eq!(read("45231,5416666667"), of("2023-11-01", "13:00:00"));
        assert_eq!(read("45231"), Some((Some("2023-11-01".to_owned()), None)));
        assert_eq!(read("0.583333333333333"), Some((None, Some("14:00:00".to_owned()))));
        for cell in ["12", "0", "-1", "2024", "20240501", "1714561200", "x"] {
            assert_eq!(serial(cell), None, "{cell}");
        }
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for cell in [
            "",
            "yesterday",
            "hello 14:00",
            "25:00",
            "14:75",
            "2025-13-01 10:00",
            "31/31/2025",
            "Feb 30, 2025",
            "57",
            "12345",
            "0 PM",
            "AM",
            "14:00 14:00",
            "May",
            "00:01:02:03",
            "13월 1, 2025",
            "월 1, 2025",
        ] {
            assert_eq!(stamp(cell), None, "{cell}");
        }
    }

    #[test]
    fn one_certain_date_decides_the_order_for_all() {
        let order = |cells: &[&str]| {
            let stamps: Vec<_> = cells.iter().filter_map(|cell| stamp(cell)).collect();
            day_order(stamps.iter())
        };
        use OrderEvidence::{Certain, NotAsked, Open};
        assert_eq!(
            order(&["03/04/2025 10:00", "13/04/2025 10:00"]),
            Certain(DayOrder::DayFirst)
        );
        assert_eq!(
            order(&["03/04/2025 10:00", "03/13/2025 10:00"]),
            Certain(DayOrder::MonthFirst)
        );
        let likelier = |cells: &[&str]| match order(cells) {
            Open { likelier, .. } => Some(likelier),
            _ => None,
        };
        assert_eq!(likelier(&["03/04/2025 10:00 AM"]), Some(DayOrder::MonthFirst));
        assert_eq!(likelier(&["03/04/2025 10:00"]), Some(DayOrder::DayFirst));
        assert_eq!(order(&["03/03/2025 10:00"]), NotAsked);
    }

    #[test]
    fn a_webinar_past_midnight_shows_the_order_in_which_its_days_are_neighbours() {
        let order = |cells: &[&str]| {
            let stamps: Vec<_> = cells.iter().filter_map(|cell| stamp(cell)).collect();
            day_order_within(stamps.iter())
        };
        assert_eq!(order(&["5/1/2024 23:10", "5/2/2024 0:20"]), Some(DayOrder::MonthFirst));
        assert_eq!(order(&["1/5/2024 23:10", "2/5/2024 0:20"]), Some(DayOrder::DayFirst));
        assert_eq!(order(&["1/5/2024 23:10", "1/5/2024 23:50"]), None);
        assert_eq!(order(&["1/5/2024 10:00", "1/6/2024 10:00", "8/5/2024 10:00"]), None);
    }

    #[test]
    fn a_missing_year_is_the_nearest_one() {
        let near = Date::new(2026, 1, 2).ok();
        let date = |cell: &str| stamp(cell).unwrap().date(DayOrder::DayFirst, near).unwrap().to_string();
        assert_eq!(date("Wed, Dec 31st @ 09:01AM PDT"), "2025-12-31");
        assert_eq!(date("Thu, Jan 1st @ 09:01AM PDT"), "2026-01-01");
        assert_eq!(stamp("Jan 1st 09:00").unwrap().date(DayOrder::DayFirst, None), None);
    }
}
