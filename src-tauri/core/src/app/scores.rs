//! Scoring a whole webinar: the one place that turns people and messages into scores and places.
//!
//! Only the audience makes the room and is ranked; hosts, speakers, the team and bots come behind them, with a score
//! of their own that nobody is compared with.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::error::Error;
use crate::domain::attendee::Presence;
use crate::domain::{Room, Score, ScoringSettings, Tier};
use crate::scoring::{self, Person, Ranked};
use crate::store::{AttendeeRow, MessageCounts, Tx, WebinarRow};

/// A person who is to be scored.
#[derive(Clone, Copy)]
pub struct Candidate<'p> {
    pub name: &'p str,
    pub presence: &'p Presence,
    pub written: MessageCounts,
    pub is_audience: bool,
}

impl<'p> From<&'p AttendeeRow> for Candidate<'p> {
    fn from(row: &'p AttendeeRow) -> Self {
        Self {
            name: &row.attendee.name,
            presence: &row.attendee.presence,
            written: row.written,
            is_audience: row.attendee.is_audience(),
        }
    }
}

/// A score without its parts, and the place that it gives.
#[derive(Clone, Copy)]
pub struct Place {
    pub score: f64,
    pub tier: Tier,
    /// From 1.
    pub rank: u32,
}

/// What the platform counted, for a webinar without any file of messages.
pub fn counted_by_platform(presence: &Presence) -> MessageCounts {
    let questions = presence.counted_questions.unwrap_or(0);
    MessageCounts {
        messages: presence.counted_messages.unwrap_or(0).max(questions),
        questions,
    }
}

/// What everybody is compared with.
pub fn room<'p>(people: impl Iterator<Item = Candidate<'p>> + Clone, webinar: &WebinarRow) -> Room {
    let audience = people.filter(|one| one.is_audience).map(|one| one.presence);
    let counted = audience
        .clone()
        .any(|presence| presence.counted_messages.is_some() || presence.counted_questions.is_some());
    let length = webinar.webinar.details.duration_minutes;
    Room::of(audience, length, webinar.has_messages || counted)
}

/// Scores and ranks everybody, in the order given.
pub fn score_all(people: &[Candidate<'_>], room: &Room, settings: &ScoringSettings) -> Vec<Place> {
    // The parts of a score take more memory than the person.
    let scored = |one: &Candidate<'_>| {
        let score = score(one.presence, one.written, room, settings);
        (score.value, score.tier)
    };
    let scores: Vec<(f64, Tier)> = people.par_iter().map(scored).collect();
    let ranked: Vec<Ranked> = people
        .iter()
        .zip(&scores)
        .map(|(one, (score, tier))| Ranked {
            tier: *tier,
            score: *score,
            questions: one.written.questions,
            messages: one.written.messages,
            minutes: one.presence.attendance_minutes,
            name: one.name,
        })
        .collect();
    let mut order = scoring::rank(&ranked);
    order.sort_by_key(|index| !people[*index].is_audience);
    let mut places: Vec<Place> = scores
        .into_iter()
        .map(|(score, tier)| Place { score, tier, rank: 0 })
        .collect();
    for (rank, index) in (1..).zip(order) {
        places[index].rank = rank;
    }
    places
}

/// A stored score with its parts, which are worked out again from what it was worked out with.
pub fn in_parts(row: &AttendeeRow, webinar: &WebinarRow) -> Score {
    let alone = || room(std::iter::once(row.into()), webinar);
    let room = webinar.room.unwrap_or_else(alone);
    score(&row.attendee.presence, row.written, &room, &webinar.scoring)
}

fn score(presence: &Presence, written: MessageCounts, room: &Room, settings: &ScoringSettings) -> Score {
    let MessageCounts { messages, questions } = written;
    scoring::score(
        &Person {
            presence,
            messages,
            questions,
        },
        room,
        settings,
    )
}

/// Works out the scores of a stored webinar again, after its settings, its length or its audience changed.
pub fn rescore(tx: &Tx<'_>, mut webinar: WebinarRow, now: jiff::Timestamp) -> Result<(), Error> {
    let id = webinar.webinar.id;
    let mut rows = tx.attendees(id)?;
    let people: Vec<Candidate<'_>> = rows.iter().map(Candidate::from).collect();
    let room = room(people.iter().copied(), &webinar);
    let places = score_all(&people, &room, &webinar.scoring);
    for (row, place) in rows.iter_mut().zip(places) {
        (row.score, row.tier, row.rank) = (place.score, place.tier, place.rank);
    }
    tx.update_attendees(id, rows)?;
    webinar.room = Some(room);
    Ok(tx.update_webinar(&webinar, now)?)
}

/// Scores webinars that an older version of the program stored.
pub fn score_unscored(tx: &Tx<'_>, now: jiff::Timestamp) -> Result<(), Error> {
    let unscored = tx.webinars()?.into_iter().filter(|webinar| webinar.room.is_none());
    unscored.into_iter().try_for_each(|webinar| rescore(tx, webinar, now))
}
