//! People and messages of a reading into the store, over those that are there.
//!
//! People keep their ids, and so their drafts, edits, approvals and what the user said about their being counted,
//! however often files are read again. Who is in no file any more leaves the list, unless a person put a hand to
//! their draft.

use std::collections::HashMap;

use super::error::Error;
use super::import::count;
use super::run_scope::machine_made;
use super::scores::{self, Candidate, Place};
use crate::domain::attendee::{Presence, is_audience};
use crate::domain::{Asked, Attendee, AttendeeId, Issue, IssueKind, Message, PollAnswer, WebinarId};
use crate::import::{AttendeeRecord, MessageRecord, PollAnswerRecord, Reading};
use crate::store::{AttendeeRow, MessageCounts, Tx, WebinarRow};

/// Who of a reading is who of a list.
pub(super) struct Matches {
    /// For each person of the reading, their index on the list.
    pub known: Vec<Option<usize>>,
    /// Indexes on the list of those who are not in the reading.
    pub gone: Vec<usize>,
}

/// What happens to people who are in no file any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vanished {
    /// They leave the list, save those with a draft that a person edited, approved or exported.
    KeepEdited,
    /// They all leave the list, with their drafts.
    TakeAll,
}

/// Finds people again: by address and name, by address, and, where either side has no address, by a name that only
/// one person has.
pub(super) fn matches(list: &[AttendeeRow], records: &[AttendeeRecord]) -> Matches {
    let mut known = vec![None; records.len()];
    let mut free: Vec<bool> = vec![true; list.len()];
    if !list.is_empty() {
        let name_key = |name: &str| name.trim().to_lowercase();
        let mut by_address: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, row) in list.iter().enumerate() {
            if let Some(email) = &row.attendee.email {
                by_address.entry(email.as_str()).or_default().push(index);
            }
            by_name.entry(name_key(&row.attendee.name)).or_default().push(index);
        }
        for same_name in [true, false] {
            for (slot, record) in known.iter_mut().zip(records).filter(|(slot, _)| slot.is_none()) {
                let with_address = record.email.as_ref().and_then(|email| by_address.get(email.as_str()));
                let fits = |index: &&usize| free[**index] && (!same_name || list[**index].attendee.name == record.name);
                *slot = with_address.and_then(|all| all.iter().find(fits)).copied();
                if let Some(index) = *slot {
                    free[index] = false;
                }
            }
        }
        for (slot, record) in known.iter_mut().zip(records).filter(|(slot, _)| slot.is_none()) {
            let named = by_name.get(&name_key(&record.name)).map_or(&[][..], Vec::as_slice);
            if let [index] = named
                && !record.name.trim().is_empty()
                && free[*index]
                && (record.email.is_none() || list[*index].attendee.email.is_none())
            {
                free[*index] = false;
                *slot = Some(*index);
            }
        }
    }
    let gone = free
        .iter()
        .enumerate()
        .filter(|(_, free)| **free)
        .map(|(index, _)| index);
    Matches {
        known,
        gone: gone.collect(),
    }
}

/// What came of storing a reading.
pub(super) struct Stored {
    /// People who were not on the list.
    pub new_people: u32,
    pub counts: ListCounts,
    /// What to tell about those who vanished.
    pub issues: Vec<Issue>,
}

/// Stores what a reading says about a webinar whose people are `list`, and sets the webinar's room. Takes the reading,
/// which may fill much of the memory, apart.
pub(super) fn store(
    tx: &Tx<'_>,
    webinar: &mut WebinarRow,
    mut list: Vec<AttendeeRow>,
    reading: Reading,
    vanished: Vanished,
    now: jiff::Timestamp,
) -> Result<Stored, Error> {
    let id = webinar.webinar.id;
    let Matches { known, gone } = matches(&list, &reading.attendees);
    let mut issues = Vec::new();
    let mut leaving = Vec::new();
    let mut staying = Vec::new();
    for index in gone {
        let one = &list[index].attendee;
        let is_a_persons = tx.draft_of(one.id)?.is_some_and(|draft| !machine_made(&draft));
        if vanished == Vanished::TakeAll || !is_a_persons {
            leaving.push(one.id);
            continue;
        }
        issues.push(stays(one));
        list[index].written = MessageCounts::default();
        staying.push(index);
    }
    tx.delete_attendees(&leaving)?;

    let written = written(&reading, webinar.has_messages);
    let Reading {
        mut attendees,
        messages,
        poll_answers,
        ..
    } = reading;
    let kept = |index: usize| known[index].and_then(|index| list[index].attendee.kept);
    let read = attendees.iter().zip(&written).enumerate();
    let read = read.map(|(index, (one, written))| Candidate {
        name: &one.name,
        presence: &one.presence,
        written: *written,
        is_audience: kept(index).unwrap_or_else(|| is_audience(one.role, one.presence.standing)),
    });
    let people: Vec<Candidate<'_>> = read.chain(staying.iter().map(|index| (&list[*index]).into())).collect();
    let room = scores::room(people.iter().copied(), webinar);
    let places = scores::score_all(&people, &room, &webinar.scoring);
    let counts = ListCounts::of(&people, &messages, &poll_answers);
    drop(people);
    webinar.room = Some(room);

    // Ids ascend with the ranks, so that indexes grow at their end.
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_unstable_by_key(|index| places[*index].rank);
    let (new, old): (Vec<usize>, Vec<usize>) = order
        .into_iter()
        .partition(|index| known.get(*index).is_some_and(Option::is_none));
    let mut ids: Vec<AttendeeId> = known
        .iter()
        .map(|known| known.map_or(AttendeeId(uuid::Uuid::nil()), |index| list[index].attendee.id))
        .collect();
    for (index, fresh) in new.iter().zip(AttendeeId::ascending(now)) {
        ids[*index] = fresh;
    }
    // One at a time, each freed once it is written: all of them are large.
    let mut row = |index: usize| {
        let mut row = match attendees.get_mut(index) {
            None => list[staying[index - ids.len()]].clone(),
            Some(record) => {
                let record = std::mem::take(record);
                AttendeeRow {
                    attendee: Attendee {
                        id: ids[index],
                        webinar_id: id,
                        name: record.name,
                        email: record.email,
                        presence: record.presence,
                        location: record.location,
                        role: record.role,
                        kept: known[index].and_then(|index| list[index].attendee.kept),
                    },
                    written: written[index],
                    score: 0.0,
                    tier: places[index].tier,
                    rank: 0,
                }
            }
        };
        let Place { score, tier, rank } = places[index];
        (row.score, row.tier, row.rank) = (score, tier, rank);
        row
    };
    tx.update_attendees(id, old.into_iter().map(&mut row))?;
    let new_people = count(new.len());
    tx.insert_attendees(id, new.into_iter().map(&mut row))?;
    drop(attendees);
    store_words(tx, id, messages, poll_answers, &ids)?;
    Ok(Stored {
        new_people,
        counts,
        issues,
    })
}

/// What each person of a reading wrote, or else what the platform counted.
fn written(reading: &Reading, has_messages: bool) -> Vec<MessageCounts> {
    if !has_messages {
        let counted = |one: &AttendeeRecord| scores::counted_by_platform(&one.presence);
        return reading.attendees.iter().map(counted).collect();
    }
    let mut written = vec![MessageCounts::default(); reading.attendees.len()];
    for message in &reading.messages {
        if let Some(written) = message.attendee.and_then(|index| written.get_mut(index)) {
            written.messages += 1;
            written.questions += u32::from(message.is_question);
        }
    }
    written
}

/// Stores messages and poll answers; `ids` are those of the reading's people.
fn store_words(
    tx: &Tx<'_>,
    webinar_id: WebinarId,
    messages: Vec<MessageRecord>,
    poll_answers: Vec<PollAnswerRecord>,
    ids: &[AttendeeId],
) -> Result<(), Error> {
    let who = |index: Option<usize>| index.and_then(|index| ids.get(index).copied());
    let messages = messages.into_iter().map(|record| Message {
        webinar_id,
        attendee_id: who(record.attendee),
        author_name: record.author_name,
        author_email: record.author_email,
        at: record.at,
        minute: record.minute,
        text: record.text,
        is_question: record.is_question,
        source: record.source,
        is_private: record.is_private,
        reply_to: record.reply_to,
        answer: record.answer,
        origin: record.origin,
    });
    let poll_answers = poll_answers.into_iter().map(|record| PollAnswer {
        webinar_id,
        attendee_id: who(record.attendee),
        author_name: record.author_name,
        asked: record.asked,
        question: record.question,
        answers: record.answers,
        at: record.at,
        origin: record.origin,
    });
    Ok(tx.replace_messages(webinar_id, messages, poll_answers)?)
}

/// What a list amounts to once a reading is stored; the database would say the same after reading all of it.
pub(super) struct ListCounts {
    /// Who counts as audience.
    pub people: u32,
    /// Of those, who came.
    pub attended: u32,
    /// Who does not count as audience.
    pub left_out: u32,
    /// Messages, save those of people who are left out.
    pub messages: u32,
    /// Of those, questions.
    pub questions: u32,
    /// Messages of nobody on the list.
    pub messages_of_nobody: u32,
    pub poll_answers: u32,
}

/// How many answers were given in polls.
pub(super) fn in_polls(answers: &[PollAnswerRecord]) -> usize {
    answers.iter().filter(|answer| answer.asked == Asked::InPoll).count()
}

impl ListCounts {
    fn of(people: &[Candidate<'_>], messages: &[MessageRecord], poll_answers: &[PollAnswerRecord]) -> Self {
        let audience = || people.iter().filter(|one| one.is_audience);
        let counted = || {
            let counts = |index: usize| people.get(index).is_none_or(|one| one.is_audience);
            messages
                .iter()
                .filter(move |message| message.attendee.is_none_or(counts))
        };
        Self {
            people: count(audience().count()),
            attended: count(audience().filter(|one| one.presence.attended()).count()),
            left_out: count(people.iter().filter(|one| !one.is_audience).count()),
            messages: count(counted().count()),
            questions: count(counted().filter(|message| message.is_question).count()),
            messages_of_nobody: count(messages.iter().filter(|message| message.attendee.is_none()).count()),
            poll_answers: count(in_polls(poll_answers)),
        }
    }
}

fn stays(one: &Attendee) -> Issue {
    let file = |presence: &Presence| {
        let (file, _) = presence.source.split_once(", line ").unwrap_or_default();
        file.to_owned()
    };
    Issue {
        kind: IssueKind::DoubtfulPerson,
        file: file(&one.presence),
        line: None,
        column: None,
        message: format!(
            "{} is no longer in the files, but stays on the list, since somebody edited or approved the draft.",
            one.label()
        ),
    }
}
