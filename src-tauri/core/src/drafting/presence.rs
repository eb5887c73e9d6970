//! How long somebody was there, in words, and which parts they were not there for.
//!
//! Percentages and minutes end here: nothing behind this file knows them, so no mail can tell somebody how
//! closely they were watched.

use super::languages::Wording;
use crate::checks::STAYED_TO_THE_END;
use crate::domain::attendee::Presence;
use crate::domain::{Chapter, Language, WebinarDetails};

/// How long somebody was there, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stay {
    /// Did not come.
    Absent,
    /// Came; nothing else is known.
    Unknown,
    /// There from the beginning to the end.
    ToTheEnd,
    /// Joined well after the beginning and stayed.
    JoinedLate,
    /// Left shortly before the end.
    Most,
    /// Left around the middle.
    HalfWay,
    /// Left early on.
    Early,
    /// There for some of it, on and off.
    Part,
}

/// Shares of the webinar at which the words change. People close a window some minutes before a host stops
/// talking, so "the end" begins at 95 %; the other limits only keep the words true.
const END: f64 = 0.95;
const MOST: f64 = 0.75;
const HALF: f64 = 0.35;
const LATE: f64 = 0.2;

impl Stay {
    /// Reads the numbers of an attendance file.
    pub fn of(presence: &Presence, length: Option<f64>) -> Self {
        if !presence.attended() {
            return Self::Absent;
        }
        let length = length.filter(|minutes| *minutes > 0.0);
        let share_of = |minutes: Option<f64>| Some(minutes? / length?);
        let there = presence
            .attendance_percent
            .map(|percent| percent / 100.0)
            .or_else(|| share_of(presence.attendance_minutes));
        let joined = share_of(presence.join_minute).unwrap_or(0.0);
        match (share_of(presence.exit_minute), there) {
            (Some(left), _) if left >= END && joined > LATE => Self::JoinedLate,
            (Some(left), there) if left >= END => {
                if there.is_none_or(|share| share >= MOST) {
                    Self::ToTheEnd
                } else {
                    Self::Part
                }
            }
            (Some(left), there) if joined > LATE || there.is_some_and(|share| share < left - LATE) => {
                if left >= MOST && joined > LATE {
                    Self::JoinedLate
                } else {
                    Self::Part
                }
            }
            (Some(left), _) if left >= MOST => Self::Most,
            (Some(left), _) if left >= HALF => Self::HalfWay,
            (Some(_), _) => Self::Early,
            (None, Some(share)) if share >= END => Self::ToTheEnd,
            (None, Some(share)) if share >= MOST => Self::Most,
            (None, Some(_)) => Self::Part,
            (None, None) => Self::Unknown,
        }
    }

    /// The fact in words; nothing for what another fact says or nobody knows.
    pub(super) fn words(self) -> Option<&'static str> {
        match self {
            Self::Absent | Self::Unknown => None,
            Self::ToTheEnd => Some(STAYED_TO_THE_END),
            Self::JoinedLate => Some("Joined when it had already been going on for a while."),
            Self::Most => Some("Was there for most of it."),
            Self::HalfWay => Some("Left about half-way."),
            Self::Early => Some("Left early on."),
            Self::Part => Some("Was there for a part of it."),
        }
    }
}

/// The titles of the parts that somebody was not there for; none where that cannot be told.
pub(super) fn missed_parts(presence: &Presence, webinar: &WebinarDetails) -> Vec<String> {
    if !presence.attended() {
        return Vec::new();
    }
    let ends = ends(webinar);
    webinar
        .chapters
        .iter()
        .zip(ends)
        .filter(|(chapter, end)| {
            let after = presence.exit_minute.is_some_and(|left| chapter.minute >= left);
            let before = presence.join_minute.is_some_and(|joined| *end <= joined);
            after || before
        })
        .map(|(chapter, _)| chapter.title.clone())
        .collect()
}

/// Up to two parts worth pointing to, in their order: the longest that are about something.
pub(super) fn parts_worth_seeing(among: &[String], webinar: &WebinarDetails) -> Vec<String> {
    let mut parts: Vec<(&Chapter, f64)> = webinar
        .chapters
        .iter()
        .zip(ends(webinar))
        .map(|(chapter, end)| (chapter, end - chapter.minute))
        .filter(|(chapter, _)| {
            is_about_something(&chapter.title, webinar.mails.language) && among.contains(&chapter.title)
        })
        .collect();
    parts.sort_by(|a, b| b.1.total_cmp(&a.1));
    parts.truncate(2);
    parts.sort_by(|a, b| a.0.minute.total_cmp(&b.0.minute));
    parts.into_iter().map(|(chapter, _)| chapter.title.clone()).collect()
}

/// When each chapter ends, in minutes; the last one with the webinar, or after a guessed ten minutes.
fn ends(webinar: &WebinarDetails) -> Vec<f64> {
    const LAST_CHAPTER_MINUTES: f64 = 10.0;
    let chapters = &webinar.chapters;
    chapters
        .iter()
        .enumerate()
        .map(|(at, chapter)| match chapters.get(at + 1) {
            Some(next) => next.minute,
            None => webinar
                .duration_minutes
                .unwrap_or(chapter.minute + LAST_CHAPTER_MINUTES),
        })
        .collect()
}

fn is_about_something(title: &str, language: Language) -> bool {
    let lower = title.trim().to_lowercase();
    // Titles are often English where the mails are not.
    let says_nothing = [Language::En, language]
        .iter()
        .any(|language| Wording::of(*language).empty_parts.matches(&lower));
    !lower.is_empty() && lower.chars().count() <= 80 && !says_nothing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn presence(join: Option<f64>, exit: Option<f64>, percent: Option<f64>) -> Presence {
        Presence {
            standing: crate::domain::Standing::Attended,
            attendance_percent: percent,
            join_minute: join,
            exit_minute: exit,
            ..Presence::default()
        }
    }

    #[test]
    fn the_stay_is_told_from_times_and_else_from_the_share() {
        for (join, exit, percent, stay) in [
            (Some(0.0), Some(60.0), Some(100.0), Stay::ToTheEnd),
            (Some(1.0), Some(58.0), None, Stay::ToTheEnd),
            (Some(20.0), Some(60.0), Some(66.0), Stay::JoinedLate),
            (Some(0.0), Some(60.0), Some(40.0), Stay::Part),
            (Some(0.0), Some(50.0), Some(83.0), Stay::Most),
            (Some(0.0), Some(31.0), Some(51.0), Stay::HalfWay),
            (Some(0.0), Some(12.0), Some(20.0), Stay::Early),
            (Some(20.0), Some(30.0), Some(16.0), Stay::Part),
            (None, None, Some(100.0), Stay::ToTheEnd),
            (None, None, Some(80.0), Stay::Most),
            (None, None, Some(30.0), Stay::Part),
            (None, None, None, Stay::Unknown),
        ] {
            assert_eq!(
                Stay::of(&presence(join, exit, percent), Some(60.0)),
                stay,
                "{join:?} {exit:?} {percent:?}"
            );
        }
        assert_eq!(Stay::of(&Presence::default(), Some(60.0)), Stay::Absent);
        assert_eq!(Stay::of(&presence(Some(0.0), Some(60.0), None), None), Stay::Unknown);
    }

    fn webinar() -> WebinarDetails {
        let chapter = |minute, title: &str| Chapter {
            minute,
            title: title.to_owned(),
        };
        WebinarDetails {
            duration_minutes: Some(60.0),
            chapters: vec![
                chapter(0.0, "Welcome"),
                chapter(5.0, "Finding the topic"),
                chapter(15.0, "Pricing"),
                chapter(35.0, "Filling the room"),
                chapter(50.0, "Q&A"),
            ],
            ..WebinarDetails::default()
        }
    }

    #[test]
    fn missed_is_what_came_after_leaving_or_ended_before_joining() {
        let webinar = webinar();
        assert_eq!(
            missed_parts(&presence(Some(0.0), Some(30.0), None), &webinar),
            ["Filling the room", "Q&A"]
        );
        assert_eq!(
            missed_parts(&presence(Some(16.0), Some(60.0), None), &webinar),
            ["Welcome", "Finding the topic"]
        );
        assert!(missed_parts(&presence(None, None, Some(50.0)), &webinar).is_empty());
        assert!(missed_parts(&Presence::default(), &webinar).is_empty());
    }

    #[test]
    fn where_the_offer_is_made_is_no_part_to_point_somebody_to() {
        for (language, title) in [
            (Language::En, "The offer and your questions"),
            (Language::De, "Das Angebot und eure Fragen"),
            (Language::Fr, "L’offre et vos questions"),
            (Language::Es, "La oferta y vuestras preguntas"),
            (Language::Pt, "A oferta e as suas perguntas"),
            (Language::It, "L’offerta e le vostre domande"),
            (Language::Nl, "Het aanbod en jullie vragen"),
        ] {
            assert!(!is_about_something(title, language), "{title}");
        }
        assert!(is_about_something("Offers that people answer", Language::En));
    }

    #[test]
    fn a_welcome_and_the_questions_are_not_worth_pointing_to() {
        let webinar = webinar();
        let all: Vec<String> = webinar.chapters.iter().map(|chapter| chapter.title.clone()).collect();
        assert_eq!(parts_worth_seeing(&all, &webinar), ["Pricing", "Filling the room"]);
        assert_eq!(
            parts_worth_seeing(&["Welcome".to_owned(), "Q&A".to_owned()], &webinar),
            Vec::<String>::new()
        );
    }
}
