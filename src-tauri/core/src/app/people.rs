//! Step two: who is on the list, how they scored and why.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::error::Error;
use super::views::{
    AttendeeRowView, AttendeeView, DraftMarkView, MessageView, PeopleQuery, PeopleSort, PollAnswerView,
};
use super::{App, history, scores};
use crate::domain::{AttendeeId, WebinarId};
use crate::scoring;
use crate::store::{AttendeeRow, Deed, DraftMark, MessageCounts, PersonChange, StoreError, WebinarRow};

impl App {
    /// The people of a webinar that match a query, in its order.
    pub fn attendees(&self, webinar: WebinarId, query: &PeopleQuery) -> Result<Vec<AttendeeRowView>, Error> {
        let words = query.search.trim().to_lowercase();
        let (people, webinar, marks, writers) = self.store().read(|tx| {
            let row = tx.webinar(webinar)?;
            let writers: HashSet<AttendeeId> = if words.is_empty() {
                HashSet::new()
            } else {
                let messages = tx.messages(webinar)?.into_iter();
                messages
                    .filter(|message| message.text.to_lowercase().contains(&words))
                    .filter_map(|m| m.attendee_id)
                    .collect()
            };
            Ok::<_, StoreError>((tx.attendees(webinar)?, row, tx.draft_marks(webinar)?, writers))
        })?;
        let mut rows: Vec<AttendeeRowView> = people
            .into_iter()
            .filter(|row| row.attendee.is_audience() != query.left_out)
            .filter(|row| query.tiers.is_empty() || query.tiers.contains(&row.tier))
            .filter(|row| !query.asked || row.written.questions > 0)
            .filter(|row| {
                let attendee = &row.attendee;
                words.is_empty()
                    || attendee.name.to_lowercase().contains(&words)
                    || attendee
                        .email
                        .as_ref()
                        .is_some_and(|email| email.as_str().contains(&words))
                    || writers.contains(&attendee.id)
            })
            .map(|row| row_view(row, &webinar, &marks))
            .collect();
        rows.sort_by(|a, b| compare(a, b, query.sort));
        if query.reversed {
            rows.reverse();
        }
        Ok(rows)
    }

    /// Says whether people count as audience and get a mail; `None` leaves it to what the files say. One step for undo.
    pub fn keep_attendees(&self, ids: &[AttendeeId], kept: Option<bool>) -> Result<(), Error> {
        let now = self.now();
        self.store().write(|tx| {
            let (mut rows, mut changes) = (Vec::new(), Vec::new());
            for id in ids {
                let mut row = tx.attendee(*id)?;
                if row.attendee.kept == kept {
                    continue;
                }
                changes.push(PersonChange {
                    person: *id,
                    before: row.attendee.kept,
                    after: kept,
                });
                row.attendee.kept = kept;
                rows.push(row);
            }
            let Some(webinar) = rows.first().map(|row| row.attendee.webinar_id) else {
                return Ok(());
            };
            if rows.iter().any(|row| row.attendee.webinar_id != webinar) {
                return Err(Error::invalid(
                    "These people belong to several webinars. Nothing was changed.",
                ));
            }
            let who = match rows.as_slice() {
                [one] => one.attendee.label().to_owned(),
                many => format!("{} people", many.len()),
            };
            let label = match kept {
                Some(true) => format!("count {who} as audience"),
                Some(false) => format!("leave {who} out"),
                None => format!("leave it to the files whether {who} count"),
            };
            history::count_people(tx, webinar, &rows, now)?;
            Ok(tx.push_step(webinar, &label, &Deed::People(changes), now)?)
        })
    }

    /// Everything about one person.
    pub fn attendee(&self, id: AttendeeId) -> Result<AttendeeView, Error> {
        self.store().read(|tx| {
            let row = tx.attendee(id)?;
            let webinar = tx.webinar(row.attendee.webinar_id)?;
            let presence = row.attendee.presence.clone();
            let (score, location) = (scores::in_parts(&row, &webinar), row.attendee.location.clone());
            let messages = tx.messages_of(webinar.webinar.id, id)?;
            let poll_answers = tx.poll_answers_of(webinar.webinar.id, id)?;
            Ok(AttendeeView {
                row: row_view(row, &webinar, &tx.draft_marks(webinar.webinar.id)?),
                score,
                location,
                join_time: presence.join_time,
                exit_time: presence.exit_time,
                join_minute: presence.join_minute,
                exit_minute: presence.exit_minute,
                source: presence.source,
                sessions: presence.sessions,
                poll_answers: poll_answers
                    .into_iter()
                    .map(|given| PollAnswerView {
                        question: given.question,
                        answers: given.answers,
                        at: given.at,
                    })
                    .collect(),
                messages: messages
                    .into_iter()
                    .map(|message| MessageView {
                        at: message.at,
                        minute: message.minute,
                        text: message.text,
                        is_question: message.is_question,
                        is_private: message.is_private,
                        reply_to: message.reply_to,
                        answer: message.answer,
                    })
                    .collect(),
            })
        })
    }
}

fn row_view(row: AttendeeRow, webinar: &WebinarRow, marks: &HashMap<AttendeeId, DraftMark>) -> AttendeeRowView {
    let explanation = scoring::explain(&scores::in_parts(&row, webinar));
    let AttendeeRow {
        attendee,
        written: MessageCounts { messages, questions },
        score,
        tier,
        rank,
    } = row;
    AttendeeRowView {
        id: attendee.id,
        standing: attendee.presence.standing,
        role: attendee.role,
        is_audience: attendee.is_audience(),
        kept: attendee.kept,
        attendance_percent: attendee.presence.attendance_percent,
        focus_percent: attendee.presence.focus_percent,
        attendance_minutes: attendee.presence.attendance_minutes,
        messages,
        questions,
        score,
        tier,
        rank,
        explanation,
        draft: marks.get(&attendee.id).map(|mark| DraftMarkView {
            id: mark.id,
            status: mark.status,
            gravest: mark.gravest,
        }),
        name: attendee.name,
        email: attendee.email,
    }
}

/// Names and addresses ascend, numbers descend, unknown comes last, and rank decides between equals.
fn compare(a: &AttendeeRowView, b: &AttendeeRowView, sort: PeopleSort) -> Ordering {
    let descending = |a: Option<f64>, b: Option<f64>| b.unwrap_or(-1.0).total_cmp(&a.unwrap_or(-1.0));
    let order = match sort {
        PeopleSort::Rank => Ordering::Equal,
        PeopleSort::Name => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
        PeopleSort::Email => a.email.cmp(&b.email),
        PeopleSort::Score => descending(Some(a.score), Some(b.score)),
        PeopleSort::Focus => descending(a.focus_percent, b.focus_percent),
        PeopleSort::Attendance => descending(a.attendance_percent, b.attendance_percent),
        PeopleSort::Messages => b.messages.cmp(&a.messages),
        PeopleSort::Questions => b.questions.cmp(&a.questions),
    };
    order.then(a.rank.cmp(&b.rank))
}
