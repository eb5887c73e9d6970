//! People and messages of a reading into the store, over those that are there.
//!
//! People keep their ids, and so their drafts, edits, approvals and what the user said about their being counted,
//! however often files are read again. Who is in no file any more leaves the list, unless a person put a hand to
//! their draft.

use std::collections::HashMap;

use super::error::Error;
use super::run_scope::machine_made;
use super::scores::{self, Writing};
use crate::domain::attendee::Presence;
use crate::domain::{Attendee, AttendeeId, Issue, IssueKind, Message, PollAnswer};
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

/// Stores what a reading says about a webinar whose people are `list`. Answers how many people are new, and what to
/// tell about those who vanished; sets the webinar's room. Takes the reading, which may fill much of the memory, apart.
pub(super) fn store(
    tx: &Tx<'_>,
    webinar: &mut WebinarRow,
    list: Vec<AttendeeRow>,
    reading: Reading,
    vanished: Vanished,
    now: jiff::Timestamp,
) -> Result<(u32, Vec<Issue>), Error> {
    let id = webinar.webinar.id;
    let Matches { known, gone } = matches(&list, &reading.attendees);
    let mut written = vec![MessageCounts::default(); reading.attendees.len()];
    for message in &reading.messages {
        if let Some(written) = message.attendee.and_then(|index| written.get_mut(index)) {
            written.messages += 1;
            written.questions += u32::from(message.is_question);
        }
    }
    let Reading {
        attendees,
        messages,
        poll_answers,
        ..
    } = reading;
    let mut people: Vec<Writing> = attendees
        .into_iter()
        .zip(&known)
        .zip(written)
        .map(|((record, known), written)| {
            let former = known.map(|index| &list[index].attendee);
            let written = match webinar.has_messages {
                true => written,
                false => scores::counted_by_platform(&record.presence),
            };
            let attendee = Attendee {
                // A new person's id follows below, in the order of the list.
                id: former.map_or(AttendeeId(uuid::Uuid::nil()), |one| one.id),
                webinar_id: id,
                name: record.name,
                email: record.email,
                presence: record.presence,
                location: record.location,
                role: record.role,
                kept: former.and_then(|one| one.kept),
            };
            (attendee, written)
        })
        .collect();
    let mut issues = Vec::new();
    let mut leaving = Vec::new();
    for index in gone {
        let one = &list[index].attendee;
        let is_a_persons = tx.draft_of(one.id)?.is_some_and(|draft| !machine_made(&draft));
        if vanished == Vanished::TakeAll || !is_a_persons {
            leaving.push(one.id);
            continue;
        }
        issues.push(stays(one));
        people.push((one.clone(), MessageCounts::default()));
    }
    tx.delete_attendees(&leaving)?;

    let room = scores::room(people.iter().map(|(one, _)| one), webinar);
    let mut rows = scores::score_all(people, &room, &webinar.scoring);
    webinar.room = Some(room);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|index| rows[*index].rank);
    let mut fresh_ids = AttendeeId::ascending(now);
    let is_new = |index: usize| known.get(index).is_some_and(Option::is_none);
    for index in order.iter().copied().filter(|index| is_new(*index)) {
        rows[index].attendee.id = fresh_ids.next().unwrap_or_else(|| AttendeeId::new(now));
    }
    let ids: Vec<AttendeeId> = rows.iter().map(|row| row.attendee.id).collect();
    let (new, old): (Vec<usize>, Vec<usize>) = order.into_iter().partition(|index| is_new(*index));
    // By their places: the rows themselves are large, and stay where they are.
    tx.update_attendees(id, old.iter().map(|index| &rows[*index]))?;
    tx.insert_attendees(id, new.iter().map(|index| &rows[*index]))?;
    drop(rows);
    store_words(tx, webinar, messages, poll_answers, &ids)?;
    Ok((super::import::count(new.len()), issues))
}

/// Stores messages and poll answers; `ids` are those of the reading's people.
fn store_words(
    tx: &Tx<'_>,
    webinar: &WebinarRow,
    messages: Vec<MessageRecord>,
    poll_answers: Vec<PollAnswerRecord>,
    ids: &[AttendeeId],
) -> Result<(), Error> {
    let webinar_id = webinar.webinar.id;
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
        question: record.question,
        answers: record.answers,
        at: record.at,
        origin: record.origin,
    });
    Ok(tx.replace_messages(webinar_id, messages, poll_answers)?)
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
