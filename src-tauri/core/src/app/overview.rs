//! What a webinar as a whole says, for the page that is seen first after an import.

use std::collections::HashSet;

use super::error::Error;
use super::import::count;
use super::people::Marks;
use super::views::{CallView, OverviewView, QuestionView, TierCountView};
use super::{App, scores};
use crate::domain::{AttendeeId, Message, Score, WebinarId};
use crate::insights::{self, Participant};
use crate::store::AttendeeRow;

/// How many people are named as whom to call first: as many as a person calls in an hour.
const CALL_FIRST: usize = 5;

impl App {
    /// The numbers, whom to call first and what was asked.
    pub fn overview(&self, webinar: WebinarId) -> Result<OverviewView, Error> {
        self.store().read(|tx| {
            let row = tx.webinar(webinar)?;
            let everybody = tx.attendees(webinar)?;
            let left_out: HashSet<AttendeeId> = everybody
                .iter()
                .filter(|row| !row.attendee.is_audience())
                .map(|row| row.attendee.id)
                .collect();
            let people: Vec<(AttendeeRow, Score)> = everybody
                .into_iter()
                .filter(|person| person.attendee.is_audience())
                .map(|person| {
                    let score = scores::in_parts(&person, &row);
                    (person, score)
                })
                .collect();
            let messages = tx.messages(webinar)?;
            // What the team and bots wrote is nobody's question.
            let of_audience = |message: &Message| message.attendee_id.is_none_or(|id| !left_out.contains(&id));
            let messages: Vec<Message> = messages.into_iter().filter(of_audience).collect();
            let marks = Marks::of(tx, webinar)?;
            let participants: Vec<Participant<'_>> = people
                .iter()
                .map(|(row, score)| Participant {
                    attendee: &row.attendee,
                    score,
                })
                .collect();
            let details = &row.webinar.details;
            let overview = insights::overview(&participants, &messages, details, CALL_FIRST);
            let room = row
                .room
                .unwrap_or_else(|| scores::room(people.iter().map(|(one, _)| one.into()), &row));
            Ok(OverviewView {
                registered: count(overview.registrants),
                attended: count(overview.attended),
                attendance_rate: overview.attendance_rate,
                average_focus: overview.focus.map(|focus| focus.mean),
                average_attendance: overview.attendance.map(|attendance| attendance.mean),
                messages: count(overview.messages),
                questions: count(overview.asked.len()),
                tiers: overview
                    .tiers
                    .map(|(tier, people)| TierCountView {
                        tier,
                        people: count(people),
                    })
                    .to_vec(),
                call_first: overview
                    .call_first
                    .into_iter()
                    .filter_map(|call| {
                        let (person, score) = people.get(call.participant)?;
                        Some(CallView {
                            attendee_id: person.attendee.id,
                            label: person.attendee.label().to_owned(),
                            email: person.attendee.email.clone(),
                            tier: score.tier,
                            score: score.value,
                            words: call.words.unwrap_or_default(),
                            signals: call.signals,
                            draft_id: marks.of_person(person.attendee.id).map(|mark| mark.id),
                        })
                    })
                    .collect(),
                asked: overview
                    .asked
                    .into_iter()
                    .map(|asked| QuestionView {
                        attendee_id: asked.attendee_id,
                        author: asked.who,
                        at: asked.at,
                        text: asked.text,
                        answer: asked.answer,
                    })
                    .collect(),
                focus_bands: overview
                    .focus_bands
                    .map(|bands| bands.map(count).to_vec())
                    .unwrap_or_default(),
                notes: room.notes(&row.scoring),
            })
        })
    }
}
