//! What a webinar as a whole says, for the page that is seen first after an import.

use super::App;
use super::error::Error;
use super::import::count;
use super::views::{CallView, OverviewView, QuestionView, TierCountView};
use crate::domain::WebinarId;
use crate::insights::{self, Participant};
use crate::scoring::Room;

/// How many people are named as whom to call first: as many as a person calls in an hour.
const CALL_FIRST: usize = 5;

impl App {
    /// The numbers, whom to call first and what was asked.
    pub fn overview(&self, webinar: WebinarId) -> Result<OverviewView, Error> {
        self.store().read(|tx| {
            let row = tx.webinar(webinar)?;
            let people = tx.attendees(webinar)?;
            let messages = tx.messages(webinar)?;
            let marks = tx.draft_marks(webinar)?;
            let participants: Vec<Participant<'_>> = people
                .iter()
                .map(|row| Participant {
                    attendee: &row.attendee,
                    score: &row.score,
                })
                .collect();
            let details = &row.webinar.details;
            let overview = insights::overview(&participants, &messages, details, CALL_FIRST);
            let presences = people.iter().map(|row| &row.attendee.presence);
            let room = Room::of(presences, details.duration_minutes, row.has_messages);
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
                        let person = people.get(call.participant)?;
                        Some(CallView {
                            attendee_id: person.attendee.id,
                            label: person.attendee.label().to_owned(),
                            email: person.attendee.email.clone(),
                            tier: person.score.tier,
                            score: person.score.value,
                            words: call.words.unwrap_or_default(),
                            signals: call.signals,
                            draft_id: marks.get(&person.attendee.id).map(|mark| mark.id),
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
                        answer: None,
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
