//! Who was there at each minute, and when people left.

use super::{Line, Participant};
use crate::domain::{Chapter, Session};

/// The longest webinar that is drawn, in minutes; what comes later is in the last.
const MOST_MINUTES: usize = 24 * 60;
/// Within so many minutes people who leave for the same reason have left.
const DROP_MINUTES: usize = 3;
/// As many drops as are worth naming.
const MOST_DROPS: usize = 3;
/// A drop smaller than this share of those who were there is coming and going.
const DROP_SHARE: f64 = 0.05;
/// In the last minutes everybody leaves.
const LEAVING_SHARE: f64 = 0.95;

/// The attendance over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// People who were there at some moment of each minute, from minute 0.
    pub people: Vec<u32>,
    /// Messages written in each minute.
    pub messages: Vec<u32>,
    /// How many of those who came have times; the others are in no minute.
    pub known: usize,
    /// Where most people left, the largest first.
    pub drops: Vec<Drop>,
}

/// People left within a few minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drop {
    /// The minute in which it began.
    pub minute: usize,
    /// How many fewer were there three minutes later.
    pub people: u32,
}

impl Curve {
    /// From the sessions of those who came, else from when they joined and left. `length` is the webinar's, in minutes.
    pub fn of(participants: &[Participant<'_>], lines: &[Line<'_>], length: Option<f64>) -> Self {
        let last_leave = participants.iter().filter_map(|one| end_of(one)).reduce(f64::max);
        let minutes = minutes_of(length.or(last_leave).unwrap_or(0.0));
        let mut change = vec![0_i64; minutes + 1];
        let mut known = 0;
        for one in participants {
            let mut open: Option<(usize, usize)> = None;
            let whole = one
                .join_minute
                .zip(one.exit_minute)
                .map(|(from, to)| Session { from, to });
            let sessions = if one.sessions.is_empty() {
                whole.as_slice()
            } else {
                one.sessions
            };
            known += usize::from(!sessions.is_empty());
            // Two sessions within the same minute are one person in it.
            for (from, to) in sessions.iter().filter_map(|session| span(session, minutes)) {
                match &mut open {
                    Some((_, until)) if from <= *until => *until = to.max(*until),
                    _ => {
                        close(&mut change, open);
                        open = Some((from, to));
                    }
                }
            }
            close(&mut change, open);
        }
        let mut people = Vec::with_capacity(minutes);
        let mut there = 0;
        for change in change.iter().take(minutes) {
            there += change;
            people.push(u32::try_from(there).unwrap_or(0));
        }
        let mut messages = vec![0_u32; minutes];
        for minute in lines.iter().filter_map(|line| line.minute) {
            // A cast saturates: what is written before the start is in the first minute.
            if let Some(count) = messages.get_mut(minute as usize) {
                *count += 1;
            }
        }
        let drops = drops(&people);
        Self {
            people,
            messages,
            known,
            drops,
        }
    }
}

fn end_of(one: &Participant<'_>) -> Option<f64> {
    one.sessions.last().map(|session| session.to).or(one.exit_minute)
}

fn minutes_of(length: f64) -> usize {
    (length.ceil() as usize).min(MOST_MINUTES)
}

/// The first and the last minute of a session, within the webinar; `None` when it was over before or came later.
fn span(session: &Session, minutes: usize) -> Option<(usize, usize)> {
    let is_within = session.to > 0.0 && session.from < minutes as f64 && session.to > session.from;
    is_within.then(|| {
        let last = (session.to.ceil() as usize).clamp(1, minutes) - 1;
        ((session.from.max(0.0) as usize).min(last), last)
    })
}

fn close(change: &mut [i64], open: Option<(usize, usize)>) {
    if let Some((from, to)) = open {
        change[from] += 1;
        change[to + 1] -= 1;
    }
}

fn drops(people: &[u32]) -> Vec<Drop> {
    let end = (people.len() as f64 * LEAVING_SHARE) as usize;
    let mut drops: Vec<Drop> = (0..end.saturating_sub(DROP_MINUTES))
        .filter_map(|minute| {
            let (before, after) = (*people.get(minute)?, *people.get(minute + DROP_MINUTES)?);
            let left = before.saturating_sub(after);
            let is_large = left > 1 && f64::from(left) >= DROP_SHARE * f64::from(before);
            is_large.then_some(Drop { minute, people: left })
        })
        .collect();
    drops.sort_by(|a, b| b.people.cmp(&a.people).then_with(|| a.minute.cmp(&b.minute)));
    let mut named: Vec<Drop> = Vec::new();
    for drop in drops {
        if named.len() < MOST_DROPS
            && named
                .iter()
                .all(|other| other.minute.abs_diff(drop.minute) > DROP_MINUTES)
        {
            named.push(drop);
        }
    }
    named
}

/// Words for an offer in the titles of chapters, in the languages of the mails, folded.
const OFFER_WORDS: [&str; 7] = ["offer", "pitch", "angebot", "offre", "oferta", "offerta", "aanbod"];

/// The minute in which the offer was made: that of the last chapter whose title says so.
pub fn offer_minute(chapters: &[Chapter]) -> Option<f64> {
    let says_so = |chapter: &&Chapter| {
        let title = crate::domain::text::folded(&chapter.title);
        title
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| OFFER_WORDS.contains(&word))
    };
    chapters.iter().rev().find(says_so).map(|chapter| chapter.minute)
}

/// Whether somebody was there and left before a minute. Not known is no.
pub fn left_before(exit: Option<f64>, minute: f64) -> bool {
    exit.is_some_and(|exit| exit < minute)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::super::tests::participant;
    use super::*;

    fn curve(sessions: &[Vec<(f64, f64)>], length: Option<f64>) -> Curve {
        let sessions: Vec<Vec<Session>> = sessions
            .iter()
            .map(|one| one.iter().map(|(from, to)| Session { from: *from, to: *to }).collect())
            .collect();
        let people: Vec<Participant<'_>> = sessions
            .iter()
            .map(|sessions| Participant {
                sessions,
                ..participant()
            })
            .collect();
        Curve::of(&people, &[], length)
    }

    #[test]
    fn somebody_is_there_in_every_minute_of_which_they_saw_a_part_and_once_only() {
        let two_sessions_in_one_minute = vec![(0.0, 1.2), (1.5, 3.0)];
        let curve = curve(&[two_sessions_in_one_minute, vec![(2.9, 9.0)], vec![]], Some(5.0));
        assert_eq!(curve.people, [1, 1, 2, 1, 1]);
        assert_eq!(curve.known, 2);
    }

    #[test]
    fn without_sessions_joining_and_leaving_tell_and_without_those_nothing_does() {
        let told = Participant {
            join_minute: Some(1.0),
            exit_minute: Some(2.5),
            ..participant()
        };
        let curve = Curve::of(&[told, participant()], &[], None);
        assert_eq!((curve.people, curve.known), (vec![0, 1, 1], 1));
    }

    #[test]
    fn drops_are_named_where_most_people_left_but_not_at_the_end() {
        let mut sessions = vec![vec![(0.0, 60.0)]; 20];
        sessions.extend(vec![vec![(0.0, 30.5)]; 6]);
        sessions.extend(vec![vec![(0.0, 45.0)]; 3]);
        let drops = curve(&sessions, Some(60.0)).drops;
        let told: Vec<(usize, u32)> = drops.iter().map(|drop| (drop.minute, drop.people)).collect();
        assert_eq!(told, [(28, 6), (42, 3)]);
    }

    #[test]
    fn the_offer_is_where_a_chapter_says_so() {
        let chapter = |minute, title: &str| Chapter {
            minute,
            title: title.to_owned(),
        };
        assert_eq!(
            offer_minute(&[chapter(0.0, "Welcome"), chapter(45.0, "Das Angebot")]),
            Some(45.0)
        );
        assert_eq!(
            offer_minute(&[chapter(3.0, "What I offer today"), chapter(50.0, "The offer")]),
            Some(50.0)
        );
        assert_eq!(offer_minute(&[chapter(3.0, "Offers and offering")]), None);
    }

    proptest! {
        #[test]
        fn the_curve_is_the_sum_over_everybodys_intervals_at_every_minute(
            sessions in proptest::collection::vec(
                proptest::collection::vec((-20.0..200.0_f64, 0.01..60.0_f64), 0..4), 0..20),
            length in 1.0..180.0_f64,
        ) {
            let sessions: Vec<Vec<(f64, f64)>> = sessions
                .into_iter()
                .map(|mut one| {
                    one.sort_by(|a, b| a.0.total_cmp(&b.0));
                    one.into_iter().map(|(from, lasts)| (from, from + lasts)).collect()
                })
                .collect();
            let curve = curve(&sessions, Some(length));
            prop_assert_eq!(curve.people.len(), length.ceil() as usize);
            for (minute, people) in curve.people.iter().enumerate() {
                let (from, to) = (minute as f64, minute as f64 + 1.0);
                let there = sessions.iter().filter(|one| one.iter().any(|s| s.0 < to && s.1 > from)).count();
                prop_assert_eq!(*people as usize, there, "minute {}", minute);
            }
        }
    }
}
