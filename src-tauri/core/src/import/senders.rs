//! Who wrote each message.
//!
//! By address; else by the full name, if exactly one person has it; else nobody. A message in the wrong person's
//! mail is worse than one in none: where there is a doubt the message is kept without a person, with everybody
//! whom it may be from, and told. The same message in two exports of one chat counts once; within one file people
//! may repeat themselves.

use std::collections::{BTreeMap, HashMap};

use super::file::ReadFile;
use super::people::People;
use super::records::MessageRow;
use super::values;
use super::{Known, MessageRecord, NameDoubt, PollAnswerRecord};
use crate::domain::{EmailAddress, IssueKind, WallTime};

/// Whom a message is from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sender {
    /// Nobody else can be meant.
    Known(usize),
    /// The address is not on the list, but the full name is, once.
    KnownByName(usize),
    /// Several people, or one whose address differs.
    Doubtful(Vec<usize>),
    /// Not on the list.
    Unknown,
}

/// What makes a message the same in two files.
type Fingerprint = (Option<EmailAddress>, String, WallTime, String);

/// All that hangs on names, each with the person it belongs to.
#[derive(Debug, Default)]
pub(super) struct Senders {
    /// In the order of the files.
    pub messages: Vec<MessageRecord>,
    /// In the order of the files.
    pub poll_answers: Vec<PollAnswerRecord>,
    /// Weightiest first.
    pub doubts: Vec<NameDoubt>,
}

/// Finds the person for everything that hangs on a name.
pub(super) fn join(files: &mut [ReadFile<'_>], people: &People, _known: &Known) -> Senders {
    let mut messages = Vec::new();
    let mut in_former_files: HashMap<Fingerprint, usize> = HashMap::new();
    for file in files.iter_mut() {
        let mut in_this_file: HashMap<Fingerprint, usize> = HashMap::new();
        let mut unsettled: BTreeMap<(IssueKind, String), Unsettled> = BTreeMap::new();
        let mut repeated = 0;
        for row in &file.records.messages {
            if let Some(fingerprint) = fingerprint(row) {
                let count = in_this_file.entry(fingerprint.clone()).or_default();
                *count += 1;
                if in_former_files
                    .get(&fingerprint)
                    .is_some_and(|former| *count <= *former)
                {
                    repeated += 1;
                    continue;
                }
            }
            let sender = sender(row, people);
            if let Some((kind, message)) = doubt(row, &sender, people) {
                let lines = &mut unsettled.entry((kind, message)).or_default().lines;
                lines.push(row.line);
            }
            let attendee = match sender {
                Sender::Known(person) | Sender::KnownByName(person) => Some(person),
                Sender::Doubtful(_) | Sender::Unknown => None,
            };
            messages.push(MessageRecord {
                attendee,
                author_name: row.author_name.clone(),
                author_email: row.author_email.clone(),
                at: row.sent.at.clone(),
                minute: row.sent.minute,
                text: row.text.clone(),
                is_question: row.is_question,
                source: row.source,
                is_private: row.is_private,
                reply_to: row.reply_to.clone(),
                answer: row.answer.clone(),
                origin: format!("{}, line {}", file.name, row.line),
            });
        }
        for ((kind, message), unsettled) in unsettled {
            file.notes
                .about_row(kind, unsettled.first(), format!("{message}{}", unsettled.count()));
        }
        if repeated > 0 {
            file.notes.about_file(
                IssueKind::Duplicate,
                format!("{repeated} messages of this file are in a former file too; each counts once."),
            );
        }
        for (fingerprint, count) in in_this_file {
            let known = in_former_files.entry(fingerprint).or_default();
            *known = (*known).max(count);
        }
    }
    Senders {
        messages,
        ..Senders::default()
    }
}

/// The lines of one sender's messages with one problem.
#[derive(Debug, Default)]
struct Unsettled {
    lines: Vec<u32>,
}

impl Unsettled {
    fn first(&self) -> u32 {
        self.lines.first().copied().unwrap_or_default()
    }

    fn count(&self) -> String {
        match self.lines.len() {
            1 => " 1 message is concerned.".to_owned(),
            count => format!(" {count} messages are concerned."),
        }
    }
}

/// Only messages with a time can be told to be the same one.
fn fingerprint(row: &MessageRow) -> Option<Fingerprint> {
    let at = row.sent.at.clone()?;
    Some((
        row.author_email.clone(),
        values::name_key(&row.author_name),
        at,
        row.text.clone(),
    ))
}

fn sender(row: &MessageRow, people: &People) -> Sender {
    let named = people.named(&row.author_name);
    let Some(email) = &row.author_email else {
        return match named {
            [] => Sender::Unknown,
            [person] => Sender::Known(*person),
            several => Sender::Doubtful(several.to_vec()),
        };
    };
    if let Some(person) = people.with_email(email) {
        return Sender::Known(person);
    }
    // People chat from another address than they registered with. First name and last name together are enough to
    // say so; a first name alone may be anybody's.
    let is_full = row.author_name.split_whitespace().count() >= 2;
    match named {
        [] => Sender::Unknown,
        [person] if is_full => Sender::KnownByName(*person),
        several => Sender::Doubtful(several.to_vec()),
    }
}

/// What to tell about a message's sender.
fn doubt(row: &MessageRow, sender: &Sender, people: &People) -> Option<(IssueKind, String)> {
    let who = match (&row.author_email, row.author_name.as_str()) {
        (Some(email), "") => email.to_string(),
        (Some(email), name) => format!("{name} ({email})"),
        (None, "") => "A sender without name and address".to_owned(),
        (None, name) => name.to_owned(),
    };
    match sender {
        Sender::Known(_) => None,
        Sender::KnownByName(person) => {
            let listed = people
                .attendees
                .get(*person)
                .and_then(|attendee| attendee.email.as_ref());
            let listed = listed.map_or_else(|| "without an address".to_owned(), |email| format!("as {email}"));
            Some((
                IssueKind::Repaired,
                format!(
                    "{who} is on the list {listed}; the messages were given to that person because the full name is the same."
                ),
            ))
        }
        Sender::Doubtful(candidates) if candidates.len() > 1 => Some((
            IssueKind::AmbiguousSender,
            format!(
                "{who} may be any of {} people of that name; the messages are kept without a person.",
                candidates.len()
            ),
        )),
        Sender::Doubtful(_) => Some((
            IssueKind::UnknownSender,
            format!(
                "{who} is not on the list, only somebody of that name with another address; the messages are kept without a person."
            ),
        )),
        Sender::Unknown => Some((
            IssueKind::UnknownSender,
            format!("{who} is not on the list; the messages are kept without a person."),
        )),
    }
}
