//! Scoring a whole webinar: the one place that turns people and messages into scores and places.
//!
//! Only the audience makes the room and is ranked; hosts, speakers, the team and bots come behind them, with a score
//! of their own that nobody is compared with.

use super::error::Error;
use crate::domain::attendee::Presence;
use crate::domain::{Attendee, Room, Score, ScoringSettings};
use crate::scoring::{self, Person, Ranked};
use crate::store::{AttendeeRow, MessageCounts, Tx, WebinarRow};

/// A person who is to be scored, with what they wrote.
pub type Writing = (Attendee, MessageCounts);

/// What the platform counted, for a webinar without any file of messages.
pub fn counted_by_platform(presence: &Presence) -> MessageCounts {
    let questions = presence.counted_questions.unwrap_or(0);
    MessageCounts {
        messages: presence.counted_messages.unwrap_or(0).max(questions),
        questions,
    }
}

/// What everybody is compared with.
pub fn room<'a>(people: impl Iterator<Item = &'a Attendee> + Clone, webinar: &WebinarRow) -> Room {
    let audience = people.filter(|one| one.is_audience()).map(|one| &one.presence);
    let counted = audience
        .clone()
        .any(|presence| presence.counted_messages.is_some() || presence.counted_questions.is_some());
    let length = webinar.webinar.details.duration_minutes;
    Room::of(audience, length, webinar.has_messages || counted)
}

/// Scores and ranks everybody, in the order given.
pub fn score_all(people: Vec<Writing>, room: &Room, settings: &ScoringSettings) -> Vec<AttendeeRow> {
    let scores: Vec<Score> = people
        .iter()
        .map(|(one, written)| score(&one.presence, *written, room, settings))
        .collect();
    let ranked: Vec<Ranked> = people
        .iter()
        .zip(&scores)
        .map(|((one, written), score)| Ranked {
            score,
            questions: written.questions,
            messages: written.messages,
            minutes: one.presence.attendance_minutes,
            name: &one.name,
        })
        .collect();
    let mut order = scoring::rank(&ranked);
    order.sort_by_key(|index| !people[*index].0.is_audience());
    let mut rank = vec![0; people.len()];
    for (place, index) in order.into_iter().enumerate() {
        rank[index] = u32::try_from(place + 1).unwrap_or(u32::MAX);
    }
    people
        .into_iter()
        .zip(scores)
        .zip(rank)
        .map(|(((attendee, written), score), rank)| AttendeeRow {
            attendee,
            written,
            score: score.value,
            tier: score.tier,
            rank,
        })
        .collect()
}

/// A stored score with its parts, which are worked out again from what it was worked out with.
pub fn in_parts(row: &AttendeeRow, webinar: &WebinarRow) -> Score {
    let alone = || room(std::iter::once(&row.attendee), webinar);
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
    let people: Vec<Writing> = tx
        .attendees(id)?
        .into_iter()
        .map(|row| (row.attendee, row.written))
        .collect();
    let room = room(people.iter().map(|(one, _)| one), &webinar);
    tx.update_attendees(id, &score_all(people, &room, &webinar.scoring))?;
    webinar.room = Some(room);
    Ok(tx.update_webinar(&webinar, now)?)
}

/// Scores webinars that an older version of the program stored.
pub fn score_unscored(tx: &Tx<'_>, now: jiff::Timestamp) -> Result<(), Error> {
    let unscored = tx.webinars()?.into_iter().filter(|webinar| webinar.room.is_none());
    unscored.into_iter().try_for_each(|webinar| rescore(tx, webinar, now))
}
