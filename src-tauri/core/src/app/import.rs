//! Step one: files in, in one transaction. What happens before, while files wait, is in `staging`.
//!
//! Invariant: an import is idempotent: the same files again change nothing and say so (`tests/journey.rs`).

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::error::{Code, Error, capitalised};
use super::opening::hex;
use super::views::ImportView;
use super::{App, review, sample, scores};
use crate::domain::{
    Attendee, AttendeeId, FileChoice, FileId, Issue, Message, MessageId, ScoringSettings, Webinar, WebinarDetails,
    WebinarId,
};
use crate::import::{self, FileReading, Known, Reading, SourceFile};
use crate::store::{MessageCounts, SourceFileRow, Tx, WebinarRow};

/// A file as a shell hands it in.
pub struct GivenFile {
    /// Its name without a folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl App {
    /// Imports files: into a webinar that exists, or into a new one.
    ///
    /// Fails, and stores nothing, when one of the files cannot be read or no people are found.
    pub fn import(
        &self,
        files: Vec<GivenFile>,
        webinar: Option<WebinarId>,
        details: WebinarDetails,
    ) -> Result<ImportView, Error> {
        let details = details.validated()?;
        let now = self.now();
        let given: Vec<SourceFileRow> = files
            .into_iter()
            .map(|GivenFile { name, bytes }| SourceFileRow {
                id: FileId::new(now),
                sha256: hex(&Sha256::digest(&bytes)),
                label: String::new(),
                imported_at: now,
                name,
                bytes,
                choice: FileChoice::default(),
            })
            .collect();
        if given.is_empty() {
            return Err(Error::new(
                Code::Import,
                "No file was given.",
                "Choose the attendee list that your webinar platform exports.",
            ));
        }
        self.store().write(|tx| {
            let hashes: Vec<String> = given.iter().map(|file| file.sha256.clone()).collect();
            if let Some(same) = tx.webinar_with_files(&hashes)?
                && webinar.is_none_or(|webinar| webinar == same)
            {
                return unchanged(tx, same);
            }
            let mut kept = webinar.map_or(Ok(Vec::new()), |id| tx.source_files(id))?;
            let known_hashes: Vec<String> = kept.iter().map(|file| file.sha256.clone()).collect();
            let fresh: Vec<SourceFileRow> = given
                .into_iter()
                .filter(|file| !known_hashes.contains(&file.sha256))
                .collect();
            let fresh_from = kept.len();
            kept.extend(fresh);

            let reading = read(&kept, &details);
            refuse_unreadable(&reading)?;
            let mut row = match webinar {
                Some(id) => tx.webinar(id)?,
                None => new_webinar(tx, details.clone(), super::settings::load(tx)?.scoring, now)?,
            };
            row.webinar.details = complete(details, &reading);
            row.has_messages = reading.has_messages;
            tx.update_webinar(&row, now)?;
            let id = row.webinar.id;
            for (file, read) in kept.iter_mut().zip(&reading.files).skip(fresh_from) {
                file.label = label(read);
                tx.insert_source_file(id, file)?;
            }
            let (people, new_people) = store_people(tx, &row, &reading, now)?;
            tx.replace_issues(id, &reading.issues)?;
            review::recheck(tx, id)?;
            tracing::info!(
                webinar = %id,
                files = reading.files.len(),
                people = people.len(),
                messages = reading.messages.len(),
                issues = reading.issues.len(),
                "imported"
            );
            Ok(ImportView {
                new_people,
                ..summary(tx, id)?
            })
        })
    }

    /// Opens the built-in sample webinar; the second time, the one that is there already.
    pub fn open_sample(&self) -> Result<ImportView, Error> {
        let files = sample::FILES.iter().map(|(name, bytes)| GivenFile {
            name: (*name).to_owned(),
            bytes: bytes.to_vec(),
        });
        self.import(files.collect(), None, sample::details())
    }

    /// What was noticed in a webinar's files.
    pub fn issues(&self, webinar: WebinarId) -> Result<Vec<Issue>, Error> {
        Ok(self.store().read(|tx| tx.issues(webinar))?)
    }
}

pub(super) fn known(details: &WebinarDetails) -> Known {
    Known {
        hosted_at: details.hosted_at.clone(),
        duration_minutes: details.duration_minutes,
        ..Known::default()
    }
}

fn read(files: &[SourceFileRow], details: &WebinarDetails) -> Reading {
    let sources: Vec<SourceFile<'_>> = files
        .iter()
        .map(|file| SourceFile {
            name: &file.name,
            bytes: &file.bytes,
            choice: &file.choice,
        })
        .collect();
    import::read(&sources, &known(details))
}

/// What the user gave, completed by what the files say.
pub(super) fn complete(mut details: WebinarDetails, reading: &Reading) -> WebinarDetails {
    let hint = &reading.webinar;
    if details.title.is_empty() {
        details.title = hint.title.clone().unwrap_or_default();
    }
    details.hosted_at = details.hosted_at.or_else(|| hint.hosted_at.clone());
    details.duration_minutes = details.duration_minutes.or(hint.duration_minutes);
    details
}

/// Why a reading cannot be imported, as a sentence; `None` when it can.
pub(super) fn obstacle(reading: &Reading) -> Option<String> {
    let unreadable = reading
        .files
        .iter()
        .find_map(|file| Some(format!("{}: {}", file.name, file.outcome.as_ref().err()?)));
    let no_people = "No people were found: add the attendee list, which says who registered and who came.";
    unreadable.or_else(|| reading.attendees.is_empty().then(|| no_people.to_owned()))
}

fn refuse_unreadable(reading: &Reading) -> Result<(), Error> {
    let Some(why) = obstacle(reading) else { return Ok(()) };
    let hint = if reading.files.len() > 1 {
        "Leave this file out, or export it again."
    } else {
        ""
    };
    Err(Error::new(
        Code::Import,
        format!("{} Nothing was imported.", capitalised(&why)),
        hint,
    ))
}

fn label(read: &FileReading) -> String {
    read.outcome
        .as_ref()
        .map(|recognised| recognised.format.label.to_owned())
        .unwrap_or_default()
}

fn new_webinar(
    tx: &Tx<'_>,
    details: WebinarDetails,
    scoring: ScoringSettings,
    now: jiff::Timestamp,
) -> Result<WebinarRow, Error> {
    let webinar = Webinar {
        id: WebinarId::new(now),
        details,
        created_at: now,
    };
    let row = WebinarRow {
        webinar,
        scoring,
        has_messages: false,
    };
    tx.insert_webinar(&row)?;
    Ok(row)
}

/// Stores people, scores and messages. People keep their ids, and so their drafts, when files are added later.
fn store_people(
    tx: &Tx<'_>,
    webinar: &WebinarRow,
    reading: &Reading,
    now: jiff::Timestamp,
) -> Result<(Vec<AttendeeId>, u32), Error> {
    let id = webinar.webinar.id;
    let key =
        |name: &str, email: Option<&str>| email.map_or_else(|| format!("name:{}", name.to_lowercase()), str::to_owned);
    let mut known: HashMap<String, AttendeeId> = HashMap::new();
    for row in tx.attendees(id)? {
        known.insert(
            key(
                &row.attendee.name,
                row.attendee.email.as_ref().map(|email| email.as_str()),
            ),
            row.attendee.id,
        );
    }
    let before = known.len();
    let mut ids = Vec::with_capacity(reading.attendees.len());
    let mut people = Vec::with_capacity(reading.attendees.len());
    let mut new_people = 0;
    for record in &reading.attendees {
        let known_id = known.get(&key(&record.name, record.email.as_ref().map(|email| email.as_str())));
        let attendee_id = known_id.copied().unwrap_or_else(|| AttendeeId::new(now));
        new_people += u32::from(known_id.is_none());
        ids.push(attendee_id);
        people.push(Attendee {
            id: attendee_id,
            webinar_id: id,
            name: record.name.clone(),
            email: record.email.clone(),
            presence: record.presence.clone(),
            location: record.location.clone(),
            role: record.role,
            kept: None,
        });
    }
    if before + new_people as usize != people.len() {
        // Somebody known is missing from the new reading; they stay on the list as they were.
        let listed: std::collections::HashSet<AttendeeId> = ids.iter().copied().collect();
        people.extend(
            tx.attendees(id)?
                .into_iter()
                .map(|row| row.attendee)
                .filter(|one| !listed.contains(&one.id)),
        );
    }
    let mut counts: HashMap<AttendeeId, MessageCounts> = HashMap::new();
    let messages: Vec<Message> = reading
        .messages
        .iter()
        .map(|record| {
            let attendee_id = record.attendee.and_then(|index| ids.get(index).copied());
            if let Some(attendee_id) = attendee_id {
                let written = counts.entry(attendee_id).or_default();
                written.messages += 1;
                written.questions += u32::from(record.is_question);
            }
            Message {
                id: MessageId::new(now),
                webinar_id: id,
                attendee_id,
                author_name: record.author_name.clone(),
                author_email: record.author_email.clone(),
                at: record.at.clone(),
                minute: record.minute,
                text: record.text.clone(),
                is_question: record.is_question,
                source: record.source,
                is_private: record.is_private,
                reply_to: record.reply_to.clone(),
                answer: record.answer.clone(),
                origin: record.origin.clone(),
            }
        })
        .collect();
    tx.put_attendees(&scores::score_all(people, &counts, webinar, &webinar.scoring))?;
    tx.replace_messages(id, &messages)?;
    Ok((ids, new_people))
}

fn unchanged(tx: &Tx<'_>, webinar: WebinarId) -> Result<ImportView, Error> {
    Ok(ImportView {
        unchanged: true,
        ..summary(tx, webinar)?
    })
}

fn summary(tx: &Tx<'_>, webinar: WebinarId) -> Result<ImportView, Error> {
    let counts = tx.counts(webinar)?;
    let unmatched = tx
        .messages(webinar)?
        .iter()
        .filter(|message| message.attendee_id.is_none())
        .count();
    Ok(ImportView {
        webinar_id: webinar,
        unchanged: false,
        people: counts.people,
        new_people: 0,
        attended: counts.attended,
        messages: counts.messages,
        questions: counts.questions,
        unmatched_messages: count(unmatched),
        left_out: 0,
        poll_answers: 0,
        changes: None,
        issues: tx.issues(webinar)?,
    })
}

/// A count as views carry it.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
