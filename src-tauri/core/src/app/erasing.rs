//! Erasing a person: everything of theirs goes, in all webinars, and of their address only a salted mark is kept, by
//! which later imports leave them out (`tests/do_not_contact.rs`).
//!
//! What cannot be reached is outside of the program: files that were exported, and copies that the user made.

use std::collections::{BTreeMap, HashSet};

use super::App;
use super::do_not_contact::origin;
use super::error::{Code, Error};
use super::scores;
use super::views::ErasureView;
use super::{review, webinars};
use crate::domain::{AttendeeId, DoNotContact, EmailAddress, Issue, IssueKind, WebinarId};
use crate::import::{ERASED_NAME, Forgotten, Reading, forget};
use crate::store::{AttendeeRow, Packed, StoreError, Tx};

impl App {
    /// What erasing somebody would take along.
    pub fn erasure(&self, id: AttendeeId) -> Result<ErasureView, Error> {
        self.store().read(|tx| {
            let people = everybody_at(tx, id)?;
            let one = tx.attendee(id)?.attendee;
            let mut view = ErasureView {
                id,
                label: one.label().to_owned(),
                has_address: one.email.is_some(),
                webinars: Vec::new(),
                others: Vec::new(),
                words: 0,
                drafts: 0,
            };
            for row in &people {
                let (words, drafts) = tx.words_of(row.attendee.id)?;
                view.words += words;
                view.drafts += drafts;
                let label = row.attendee.label().to_owned();
                if label != view.label && !view.others.contains(&label) {
                    view.others.push(label);
                }
                match tx.webinar(row.attendee.webinar_id) {
                    Err(StoreError::NotFound) => {}
                    found => view.webinars.push(found?.webinar.details.title),
                }
            }
            view.webinars.sort_unstable();
            view.webinars.dedup();
            Ok(view)
        })
    }

    /// Erases somebody, and whoever shares their address, in all webinars. It cannot be undone, and nothing that was
    /// done before in these webinars can be undone after it. Answers what went.
    pub fn erase_person(&self, id: AttendeeId) -> Result<ErasureView, Error> {
        let view = self.erasure(id)?;
        let now = self.now();
        self.store().write(|tx| {
            let mut by_webinar: BTreeMap<WebinarId, Vec<AttendeeRow>> = BTreeMap::new();
            for row in everybody_at(tx, id)? {
                by_webinar.entry(row.attendee.webinar_id).or_default().push(row);
            }
            for webinar in by_webinar.keys() {
                if self.0.jobs.is_at_work(*webinar) {
                    return Err(Error::new(
                        Code::Invalid,
                        "Drafts are being written for a webinar of this person. Nothing was erased.",
                        "Wait for the end, or stop the run first.",
                    ));
                }
                webinars::refuse_at_night(tx, *webinar)?;
            }
            let address = tx.attendee(id)?.attendee.email;
            for (webinar, rows) in by_webinar {
                erase(tx, webinar, &rows, address.as_ref(), now)?;
            }
            match &address {
                Some(address) => Ok(tx.add_erased(address, now)?),
                None => Ok(()),
            }
        })?;
        tracing::info!(webinars = view.webinars.len(), "a person was erased");
        Ok(view)
    }
}

/// A person with all others at their address.
fn everybody_at(tx: &Tx<'_>, id: AttendeeId) -> Result<Vec<AttendeeRow>, StoreError> {
    let one = tx.attendee(id)?;
    match &one.attendee.email {
        None => Ok(vec![one]),
        Some(address) => tx
            .attendees_at(address)?
            .into_iter()
            .map(|id| tx.attendee(id))
            .collect(),
    }
}

fn erase(
    tx: &Tx<'_>,
    webinar: WebinarId,
    rows: &[AttendeeRow],
    address: Option<&EmailAddress>,
    now: jiff::Timestamp,
) -> Result<(), Error> {
    let ids: Vec<AttendeeId> = rows.iter().map(|row| row.attendee.id).collect();
    let others = tx.attendees(webinar)?;
    let others = others.iter().filter(|row| !ids.contains(&row.attendee.id));
    let taken: HashSet<String> = others.map(|row| row.attendee.name.to_lowercase()).collect();
    // A name that somebody else has too stays theirs.
    let names: Vec<String> = rows
        .iter()
        .map(|row| row.attendee.name.clone())
        .filter(|name| !name.trim().is_empty() && !taken.contains(&name.to_lowercase()))
        .collect();
    let mut words = Vec::new();
    for id in &ids {
        words.extend(tx.messages_of(webinar, *id)?.into_iter().map(|message| message.text));
        let answers = tx.poll_answers_of(webinar, *id)?;
        words.extend(answers.into_iter().flat_map(|answer| answer.answers));
    }
    let who = Forgotten {
        is_theirs: &|found| Some(found) == address,
        names: &names,
        words: &words,
    };
    for (file, bytes) in tx.all_kept_bytes(webinar)? {
        // A file that could be read once and now cannot holds nothing that could be found.
        if let Ok(Some(left)) = forget(&bytes, &who) {
            tx.replace_kept_bytes(file, &Packed::of(&left))?;
        }
    }
    let told: Vec<String> = names
        .iter()
        .cloned()
        .chain(address.map(|address| address.as_str().to_owned()))
        .collect();
    tx.erase_attendees(webinar, &ids, &told)?;
    // A webinar that was deleted a moment ago has no place in any list.
    match tx.webinar(webinar) {
        Err(StoreError::NotFound) => Ok(()),
        found => {
            scores::rescore(tx, found?, now)?;
            review::recheck(tx, webinar)
        }
    }
}

/// The bytes of a file that is to be kept, without people who were erased before.
pub(super) fn to_keep(list: &DoNotContact, bytes: &[u8]) -> Option<Vec<u8>> {
    if list.erased.is_empty() {
        return None;
    }
    let who = Forgotten {
        is_theirs: &|address| list.is_erased(address),
        names: &[],
        words: &[],
    };
    forget(bytes, &who).ok().flatten()
}

/// Takes people who were erased out of a reading, with all that is theirs, and says so without naming them.
pub(super) fn drop_erased(list: &DoNotContact, reading: &mut Reading) {
    if list.erased.is_empty() {
        return;
    }
    let is_erased = |email: &Option<EmailAddress>| email.as_ref().is_some_and(|email| list.is_erased(email));
    let mut places: Vec<Option<usize>> = Vec::with_capacity(reading.attendees.len());
    let (mut left, mut told, mut issues) = (0, Vec::new(), Vec::new());
    for one in &reading.attendees {
        if !is_erased(&one.email) {
            places.push(Some(left));
            left += 1;
            continue;
        }
        places.push(None);
        let (file, line) = origin(&one.presence.source);
        issues.push(Issue {
            kind: IssueKind::Erased,
            file,
            line,
            column: None,
            message: "This row is of somebody who was erased. It was left out, with all that they wrote.".to_owned(),
        });
        told.extend(one.email.iter().map(|email| email.as_str().to_owned()));
        told.push(one.name.to_lowercase());
    }
    told.retain(|words| !words.trim().is_empty());
    let mut kept = places.iter().map(Option::is_some);
    reading.attendees.retain(|_| kept.next().unwrap_or(true));
    let is_dropped = |index: Option<usize>| index.is_some_and(|index| places.get(index).is_some_and(Option::is_none));
    let moved = |index: &mut Option<usize>| *index = index.and_then(|index| places.get(index).copied().flatten());
    reading.messages.retain(|message| {
        !is_dropped(message.attendee) && !is_erased(&message.author_email) && message.author_name != ERASED_NAME
    });
    reading
        .messages
        .iter_mut()
        .for_each(|message| moved(&mut message.attendee));
    reading
        .poll_answers
        .retain(|answer| !is_dropped(answer.attendee) && answer.author_name != ERASED_NAME);
    reading
        .poll_answers
        .iter_mut()
        .for_each(|answer| moved(&mut answer.attendee));
    reading.doubts.retain(|doubt| {
        !is_erased(&doubt.email) && doubt.name != ERASED_NAME && !told.contains(&doubt.name.to_lowercase())
    });
    for doubt in &mut reading.doubts {
        doubt.candidates.retain(|(index, _)| !is_dropped(Some(*index)));
        for (index, _) in &mut doubt.candidates {
            *index = places.get(*index).copied().flatten().unwrap_or_default();
        }
        if let Some(decided) = &mut doubt.decided {
            moved(decided);
        }
    }
    reading.issues.retain(|issue| {
        let message = issue.message.to_lowercase();
        !message.contains(&ERASED_NAME.to_lowercase()) && !told.iter().any(|words| message.contains(words.as_str()))
    });
    reading.issues.append(&mut issues);
}
