//! Scoring a whole webinar: the one place that turns stored people and messages into scores and places.

use std::collections::HashMap;

use super::error::Error;
use crate::domain::{Attendee, AttendeeId, ScoringSettings};
use crate::scoring::{self, Person, Ranked, Room};
use crate::store::{AttendeeRow, MessageCounts, Tx, WebinarRow};

/// Scores and ranks everybody.
pub fn score_all(
    people: Vec<Attendee>,
    counts: &HashMap<AttendeeId, MessageCounts>,
    webinar: &WebinarRow,
    settings: &ScoringSettings,
) -> Vec<AttendeeRow> {
    let room = Room::of(
        people.iter().map(|one| &one.presence),
        webinar.webinar.details.duration_minutes,
        webinar.has_messages,
    );
    let written = |id| counts.get(&id).copied().unwrap_or_default();
    let scores: Vec<_> = people
        .iter()
        .map(|one| {
            let MessageCounts { messages, questions } = written(one.id);
            scoring::score(
                &Person {
                    presence: &one.presence,
                    messages,
                    questions,
                },
                &room,
                settings,
            )
        })
        .collect();
    let ranked: Vec<Ranked> = people
        .iter()
        .zip(&scores)
        .map(|(one, score)| Ranked {
            score,
            questions: written(one.id).questions,
            messages: written(one.id).messages,
            minutes: one.presence.attendance_minutes,
            name: &one.name,
        })
        .collect();
    let order = scoring::rank(&ranked);
    let mut rank = vec![0; people.len()];
    for (place, index) in order.into_iter().enumerate() {
        rank[index] = u32::try_from(place + 1).unwrap_or(u32::MAX);
    }
    people
        .into_iter()
        .zip(scores)
        .zip(rank)
        .map(|((attendee, score), rank)| AttendeeRow { attendee, score, rank })
        .collect()
}

/// Works out the scores of a stored webinar again, after its settings or its length changed.
pub fn rescore(tx: &Tx<'_>, webinar: &WebinarRow) -> Result<(), Error> {
    let people = tx
        .attendees(webinar.webinar.id)?
        .into_iter()
        .map(|row| row.attendee)
        .collect();
    let counts = tx.message_counts(webinar.webinar.id)?;
    let rows = score_all(people, &counts, webinar, &webinar.scoring);
    Ok(tx.put_attendees(&rows)?)
}
