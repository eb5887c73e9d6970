//! Step two: who is on the list, how they scored and why.

use std::sync::Arc;

use super::directory::{Directory, Found};
use super::error::Error;
use super::import::count;
use super::queue::Queue;
use super::summary::Summary;
use super::views::{
    AttendeeRowView, AttendeeView, DraftMarkView, DraftTallyView, ElsewhereView, MessageView, PeopleQuery, PeopleView,
    PollAnswerView,
};
use super::{App, do_not_contact, history, scores};
use crate::domain::{AttendeeId, DoNotContact, EmailAddress, WebinarId};
use crate::insights;
use crate::scoring;
use crate::store::{AttendeeRow, Deed, DraftMark, MessageCounts, PersonChange, StoreError, Tx, WebinarRow};

impl App {
    /// The people of a webinar that match a query, in its order.
    pub fn attendees(&self, webinar: WebinarId, query: &PeopleQuery) -> Result<Vec<AttendeeRowView>, Error> {
        Ok(self.people(webinar, query, 0, u32::MAX)?.rows)
    }

    /// A part of the table that a query shows: at most `most` rows from the one at `from` on, counted from 0.
    pub fn people(&self, webinar: WebinarId, query: &PeopleQuery, from: u32, most: u32) -> Result<PeopleView, Error> {
        self.store().read(|tx| {
            let (list, found) = found(tx, webinar, query)?;
            let ids = part(&list, &found, from, most);
            Ok(PeopleView {
                rows: rows(tx, webinar, &ids)?,
                people: count(found.people.len()),
                counts: found.counts,
            })
        })
    }

    /// Works out what the pages of people, drafts and the overview are answered from, so that the first click on them does
    /// not wait for it. `None` stands for the webinar that is first on the list. Nothing happens where it is known already.
    pub fn prepare(&self, webinar: Option<WebinarId>) -> Result<(), Error> {
        let first = || {
            self.store()
                .read(|tx| Ok::<_, StoreError>(tx.webinars()?.first().map(|row| row.webinar.id)))
        };
        let Some(webinar) = webinar.map_or_else(first, |webinar| Ok(Some(webinar)))? else {
            return Ok(());
        };
        // One after the other, so that whoever asks for something else meanwhile waits for one of them at most.
        self.store().read(|tx| Directory::of(tx, webinar))?;
        self.store().read(|tx| Queue::of(tx, webinar))?;
        self.store().read(|tx| Summary::of(tx, webinar))?;
        Ok(())
    }

    /// The keys alone of such a part, for choosing many people at once.
    pub fn people_ids(
        &self,
        webinar: WebinarId,
        query: &PeopleQuery,
        from: u32,
        most: u32,
    ) -> Result<Vec<AttendeeId>, Error> {
        self.store().read(|tx| {
            let (list, found) = found(tx, webinar, query)?;
            Ok(part(&list, &found, from, most))
        })
    }

    /// Where in the table somebody is, from 0; `None` when the query does not show them.
    pub fn place_of(&self, webinar: WebinarId, query: &PeopleQuery, id: AttendeeId) -> Result<Option<u32>, Error> {
        self.store().read(|tx| {
            let (list, found) = found(tx, webinar, query)?;
            let index = list.index(id);
            let place = found.people.iter().position(|each| Some(*each) == index);
            Ok(place.map(count))
        })
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
            tx.push_step(webinar, &label, &Deed::People(changes), now)?;
            Ok(())
        })
    }

    /// Everything about one person.
    pub fn attendee(&self, id: AttendeeId) -> Result<AttendeeView, Error> {
        self.store().read(|tx| {
            let row = tx.attendee(id)?;
            let webinar = tx.webinar(row.attendee.webinar_id)?;
            let presence = row.attendee.presence.clone();
            let score = scores::in_parts(&row, &webinar);
            let elsewhere = match &row.attendee.email {
                Some(email) => elsewhere(tx, id, email)?,
                None => Vec::new(),
            };
            let messages = tx.messages_of(webinar.webinar.id, id)?;
            let poll_answers = tx.poll_answers_of(webinar.webinar.id, id)?;
            let mark = Marks::of(tx, webinar.webinar.id)?.of_person(id);
            Ok(AttendeeView {
                row: row_view(row, &webinar, &*tx.do_not_contact()?, mark),
                score,
                join_time: presence.join_time,
                exit_time: presence.exit_time,
                join_minute: presence.join_minute,
                exit_minute: presence.exit_minute,
                source: presence.source,
                sessions: presence.sessions,
                elsewhere,
                poll_answers: poll_answers
                    .into_iter()
                    .map(|given| PollAnswerView {
                        asked: given.asked,
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

fn found(tx: &Tx<'_>, webinar: WebinarId, query: &PeopleQuery) -> Result<(Arc<Directory>, Found), Error> {
    let details = tx.webinar(webinar)?.webinar.details;
    let offer = insights::offer_minute(&details.chapters);
    let list = Directory::of(tx, webinar)?;
    let found = list.find(query, &*Queue::of(tx, webinar)?, details.duration_minutes, offer);
    Ok((list, found))
}

/// The states of a webinar's drafts by person.
pub(super) struct Marks {
    list: Arc<Directory>,
    queue: Arc<Queue>,
}

impl Marks {
    pub fn of(tx: &Tx<'_>, webinar: WebinarId) -> Result<Self, StoreError> {
        Ok(Self {
            list: Directory::of(tx, webinar)?,
            queue: Queue::of(tx, webinar)?,
        })
    }

    /// How far the drafts have come.
    pub fn tally(&self) -> DraftTallyView {
        self.queue.tally()
    }

    pub fn of_person(&self, id: AttendeeId) -> Option<DraftMark> {
        self.queue.mark(self.list.index(id)?)
    }
}

/// The drafts to the people that a query finds, in its order.
pub(super) fn marks_of(tx: &Tx<'_>, webinar: WebinarId, query: &PeopleQuery) -> Result<Vec<DraftMark>, Error> {
    let (_, found) = found(tx, webinar, query)?;
    let queue = Queue::of(tx, webinar)?;
    Ok(found
        .people
        .into_iter()
        .filter_map(|person| queue.mark(person))
        .collect())
}

fn part(list: &Directory, found: &Found, from: u32, most: u32) -> Vec<AttendeeId> {
    let people = found.people.iter().skip(from as usize).take(most as usize);
    people.map(|index| list.id(*index)).collect()
}

pub(super) fn rows(tx: &Tx<'_>, webinar: WebinarId, ids: &[AttendeeId]) -> Result<Vec<AttendeeRowView>, StoreError> {
    let marks = Marks::of(tx, webinar)?;
    let people = tx.attendees_by_id(webinar, ids)?;
    let webinar = tx.webinar(webinar)?;
    let unwanted = tx.do_not_contact()?;
    Ok(people
        .into_iter()
        .map(|row| {
            let mark = marks.of_person(row.attendee.id);
            row_view(row, &webinar, &unwanted, mark)
        })
        .collect())
}

fn row_view(
    row: AttendeeRow,
    webinar: &WebinarRow,
    unwanted: &DoNotContact,
    mark: Option<DraftMark>,
) -> AttendeeRowView {
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
        draft: mark.map(DraftMarkView::from),
        do_not_contact: do_not_contact::reason_for(unwanted, &attendee),
        name: attendee.name,
        email: attendee.email,
        location: attendee.location,
    }
}

/// Everybody whose address is on the list of more than one webinar, by a hash of it.
struct Regulars(Vec<(u64, AttendeeId)>);

impl Regulars {
    fn read(tx: &Tx<'_>) -> Result<Self, StoreError> {
        let mut all = Vec::new();
        tx.each_address(|id, address| all.push((hash_of(address), id)))?;
        all.sort_unstable_by_key(|(address, _)| *address);
        let several = all.chunk_by(|one, next| one.0 == next.0).filter(|same| same.len() > 1);
        Ok(Self(several.flatten().copied().collect()))
    }

    fn of(&self, address: &str) -> impl Iterator<Item = AttendeeId> {
        let wanted = hash_of(address);
        let from = self.0.partition_point(|(address, _)| *address < wanted);
        let same = self
            .0
            .iter()
            .skip(from)
            .take_while(move |(address, _)| *address == wanted);
        same.map(|(_, id)| *id)
    }
}

/// Two addresses may share one, so whoever is found by it is looked at once more.
fn hash_of(address: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    address.hash(&mut hasher);
    hasher.finish()
}

/// The same address on the lists of other webinars, newest first.
fn elsewhere(tx: &Tx<'_>, id: AttendeeId, email: &EmailAddress) -> Result<Vec<ElsewhereView>, StoreError> {
    let regulars = tx.of_everybody(|| Regulars::read(tx))?;
    let others = regulars.of(email.as_str()).filter(|other| *other != id);
    let mut found = Vec::new();
    for other in others {
        let row = tx.attendee(other)?;
        if row.attendee.email.as_ref() != Some(email) {
            continue;
        }
        // A webinar that was deleted a moment ago is out of sight.
        let webinar = match tx.webinar(row.attendee.webinar_id) {
            Err(StoreError::NotFound) => continue,
            found => found?.webinar,
        };
        found.push(ElsewhereView {
            webinar_id: webinar.id,
            title: webinar.details.title,
            hosted_at: webinar.details.hosted_at,
            attendee_id: other,
            standing: row.attendee.presence.standing,
            tier: row.tier,
            score: row.score,
        });
    }
    found.sort_by(|a, b| (&b.hosted_at, b.webinar_id).cmp(&(&a.hosted_at, a.webinar_id)));
    Ok(found)
}

impl From<DraftMark> for DraftMarkView {
    fn from(
        DraftMark {
            id, status, gravest, ..
        }: DraftMark,
    ) -> Self {
        Self { id, status, gravest }
    }
}
