//! Who wrote each message, and who answered each poll.
//!
//! By address; else by the name, if exactly one person has it, case, accents, brackets and order aside; else nobody.
//! A message in the wrong person's mail is worse than one in none: whatever is weaker is a question to the user, with
//! everybody it may be, and their answer counts from then on. The same message in two exports of one chat counts
//! once; within one file people may repeat themselves.

use std::collections::{HashMap, HashSet};

use super::file::ReadFile;
use super::people::{Match, NameIndex, People};
use super::records::{MessageRow, PollRow};
use super::roles::is_notetaker;
use super::values;
use super::values::names::is_no_name;
use super::{DoubtOf, Known, MessageRecord, NameDoubt, PollAnswerRecord};
use crate::domain::text::counted;
use crate::domain::{Asked, EmailAddress, IssueKind, NameDecision, Role, WallTime};

/// How many messages are shown with a doubtful name.
const SHOWN_WORDS: usize = 3;

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
pub(super) fn join(files: &mut [ReadFile<'_>], people: &People, known: &Known) -> Senders {
    let mut desk = Desk {
        people,
        names: people.name_index(),
        decisions: known.decisions.iter().map(|one| (one.key.as_str(), one)).collect(),
        settled: HashMap::new(),
        open: Vec::new(),
    };
    let mut senders = Senders::default();
    let mut in_former_files: HashMap<Fingerprint, usize> = HashMap::new();
    let mut registered: HashSet<(Option<usize>, String, Vec<String>)> = HashSet::new();
    let has_several = files.iter().filter(|file| !file.records.messages.is_empty()).count() > 1;
    for (index, file) in files.iter_mut().enumerate() {
        let mut in_this_file: HashMap<Fingerprint, usize> = HashMap::new();
        let mut repeated = 0;
        senders.messages.reserve(file.records.messages.len());
        for row in std::mem::take(&mut file.records.messages) {
            if has_several && let Some(fingerprint) = fingerprint(&row) {
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
            let attendee = desk.person_of(index, Of::message(&row));
            senders.messages.push(message(row, attendee, file.name));
        }
        for row in std::mem::take(&mut file.records.polls) {
            let attendee = desk.person_of(index, Of::poll(&row));
            let answer = poll_answer(row, attendee, file.name);
            // A list repeats what somebody answered in every row about them.
            if answer.asked == Asked::InPoll
                || registered.insert((answer.attendee, answer.question.clone(), answer.answers.clone()))
            {
                senders.poll_answers.push(answer);
            }
        }
        if repeated > 0 {
            file.notes.about_file(
                IssueKind::Duplicate,
                counted(
                    repeated,
                    "message of this file is in a former file too; it counts once.",
                    "messages of this file are in a former file too; each counts once.",
                ),
            );
        }
        for (fingerprint, count) in in_this_file {
            let known = in_former_files.entry(fingerprint).or_default();
            *known = (*known).max(count);
        }
    }
    senders.doubts = desk.close(files);
    senders
}

fn message(row: MessageRow, attendee: Option<usize>, file: &str) -> MessageRecord {
    MessageRecord {
        attendee,
        author_name: row.author_name,
        author_email: row.author_email,
        at: row.sent.at,
        minute: row.sent.minute,
        text: row.text,
        is_question: row.is_question,
        source: row.source,
        is_private: row.is_private,
        reply_to: row.reply_to,
        answer: row.answer,
        origin: format!("{file}, line {}", row.line),
    }
}

fn poll_answer(row: PollRow, attendee: Option<usize>, file: &str) -> PollAnswerRecord {
    PollAnswerRecord {
        attendee,
        author_name: row.author_name,
        asked: row.asked,
        question: row.question,
        answers: row.answers,
        at: row.sent.at,
        origin: format!("{file}, line {}", row.line),
    }
}

/// What makes a message the same in two files.
type Fingerprint = (Option<EmailAddress>, String, WallTime, String);

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

/// A row whose author is looked for.
struct Of<'r> {
    what: DoubtOf,
    line: u32,
    name: &'r str,
    email: Option<&'r EmailAddress>,
    is_team: bool,
    words: &'r str,
}

impl<'r> Of<'r> {
    fn message(row: &'r MessageRow) -> Self {
        Self {
            what: DoubtOf::Messages,
            line: row.line,
            name: &row.author_name,
            email: row.author_email.as_ref(),
            is_team: row.is_team,
            words: &row.text,
        }
    }

    fn poll(row: &'r PollRow) -> Self {
        Self {
            what: DoubtOf::PollAnswers,
            line: row.line,
            name: &row.author_name,
            email: row.author_email.as_ref(),
            is_team: false,
            words: &row.question,
        }
    }
}

/// What is known of an author who is not simply found.
struct Open {
    /// The first row: file and line.
    at: (usize, u32),
    of: DoubtOf,
    name: String,
    email: Option<EmailAddress>,
    count: usize,
    words: Vec<String>,
    why: Why,
}

/// Why an author is worth a word.
enum Why {
    /// Found by the full name although the address is not on the list.
    OtherAddress(usize),
    /// Several people have the name.
    Several(Vec<usize>),
    /// One person has the name, but another address.
    NamesakeOnly(Vec<usize>),
    /// Nobody has it; people it may be, with reasons.
    Unknown(Vec<(usize, String)>),
    /// Nobody can be known behind it.
    Anonymous,
    /// Of the team that held the webinar, or a program.
    Team,
    /// A person settled it: somebody on the list, or nobody.
    Decided(Option<usize>),
}

/// Settles each author once, however much they wrote.
struct Desk<'p> {
    people: &'p People,
    names: NameIndex<'p>,
    decisions: HashMap<&'p str, &'p NameDecision>,
    /// By kind, name and address: the person, and the place in `open`.
    settled: HashMap<(DoubtOf, String), (Option<usize>, Option<usize>)>,
    open: Vec<Open>,
}

impl Desk<'_> {
    fn person_of(&mut self, file: usize, row: Of<'_>) -> Option<usize> {
        // The common case of platforms that write addresses.
        if let Some(person) = row.email.and_then(|email| self.people.with_email(email)) {
            return Some(person);
        }
        let key = NameDecision::key_of(row.name, row.email);
        let team = if row.is_team { "team " } else { "" };
        let slot = (row.what, format!("{team}{key}"));
        if let Some((person, open)) = self.settled.get(&slot) {
            if let Some(open) = open {
                self.open[*open].add(row.words);
            }
            return *person;
        }
        let (person, why) = self.settle(&row, &key);
        let open = why.map(|why| {
            self.open.push(Open {
                at: (file, row.line),
                of: row.what,
                name: row.name.to_owned(),
                email: row.email.cloned(),
                count: 0,
                words: Vec::new(),
                why,
            });
            let place = self.open.len() - 1;
            self.open[place].add(row.words);
            place
        });
        self.settled.insert(slot, (person, open));
        person
    }

    fn settle(&self, row: &Of<'_>, key: &str) -> (Option<usize>, Option<Why>) {
        if let Some(decision) = self.decisions.get(key) {
            let person = decision
                .person
                .as_deref()
                .and_then(|person| self.people.decided(person));
            // A decision about somebody who is not on this list says nothing here.
            if person.is_some() || decision.person.is_none() {
                return (person, Some(Why::Decided(person)));
            }
        }
        let found = self.names.find(row.name);
        if row.is_team || is_notetaker(row.name) {
            // What the team writes is nobody's, whatever registrant has the same name.
            let of_team = |person: usize| self.people.attendees[person].role != Role::Audience;
            let person = match found {
                Match::One(person) if of_team(person) => Some(person),
                _ => None,
            };
            return (person, Some(Why::Team));
        }
        if row.email.is_none() {
            return match found {
                Match::One(person) => (Some(person), None),
                Match::Several(people) => (None, Some(Why::Several(people))),
                Match::Nobody if row.name.is_empty() => (None, Some(Why::Anonymous)),
                Match::Nobody => {
                    let suggested = self.names.suggestions(row.name);
                    let why = if suggested.is_empty() && is_no_name(row.name) {
                        Why::Anonymous
                    } else {
                        Why::Unknown(suggested)
                    };
                    (None, Some(why))
                }
            };
        }
        // People write from another address than they registered with. First name and last name together are enough
        // to say so; a first name alone may be anybody's.
        let is_full = row.name.split_whitespace().count() >= 2;
        match found {
            Match::One(person) if is_full => (Some(person), Some(Why::OtherAddress(person))),
            Match::One(person) => (None, Some(Why::NamesakeOnly(vec![person]))),
            Match::Several(people) => (None, Some(Why::Several(people))),
            Match::Nobody => (None, Some(Why::Unknown(self.names.suggestions(row.name)))),
        }
    }

    /// Tells what was found, and hands over what only the user can settle.
    fn close(mut self, files: &mut [ReadFile<'_>]) -> Vec<NameDoubt> {
        let mut doubts = Vec::new();
        for open in std::mem::take(&mut self.open) {
            let (file, line) = open.at;
            if let Some((kind, sentence)) = self.sentence(&open) {
                files[file].notes.about_row(kind, line, sentence);
            }
            doubts.extend(self.doubt(open));
        }
        doubts.sort_by_key(|doubt| std::cmp::Reverse(doubt.count));
        doubts
    }

    fn sentence(&self, open: &Open) -> Option<(IssueKind, String)> {
        let things = match (open.of, open.count) {
            (DoubtOf::Messages, 1) => "the message is",
            (DoubtOf::Messages, _) => "the messages are",
            (_, 1) => "the poll answer is",
            (_, _) => "the poll answers are",
        };
        let concerned = match (open.of, open.count) {
            (DoubtOf::Messages, 1) => "1 message is concerned.".to_owned(),
            (DoubtOf::Messages, count) => format!("{count} messages are concerned."),
            (_, 1) => "1 poll answer is concerned.".to_owned(),
            (_, count) => format!("{count} poll answers are concerned."),
        };
        let who = match (&open.email, open.name.as_str()) {
            (Some(email), "") => email.to_string(),
            (Some(email), name) => format!("{name} ({email})"),
            (None, "") => "A sender without name and address".to_owned(),
            (None, name) => name.to_owned(),
        };
        let kept = format!("{things} kept without a person. {concerned}");
        Some(match &open.why {
            Why::OtherAddress(person) => {
                let listed = self.people.attendees[*person].email.as_ref();
                let listed = listed.map_or_else(|| "without an address".to_owned(), |email| format!("as {email}"));
                (
                    IssueKind::Repaired,
                    format!(
                        "{who} is on the list {listed}; {things} that person's because the full name is the same. {concerned}"
                    ),
                )
            }
            Why::Several(people) => (
                IssueKind::AmbiguousSender,
                format!("{who} may be any of {} people of that name; {kept}", people.len()),
            ),
            Why::NamesakeOnly(_) => (
                IssueKind::UnknownSender,
                format!("{who} is not on the list, only somebody of that name with another address; {kept}"),
            ),
            Why::Unknown(_) => (IssueKind::UnknownSender, format!("{who} is not on the list; {kept}")),
            Why::Anonymous => (
                IssueKind::UnknownSender,
                format!("{who} says nothing about who it is; {kept}"),
            ),
            Why::Team => (
                IssueKind::LeftOut,
                format!("{who} is of the team or a program; {things} counted for nobody. {concerned}"),
            ),
            Why::Decided(_) => return None,
        })
    }

    fn doubt(&self, open: Open) -> Option<NameDoubt> {
        let same_name = |people: &[usize]| -> Vec<(usize, String)> {
            let mut people = people.to_vec();
            // Whoever was there is likelier to have written.
            people.sort_by_key(|person| !self.people.attendees[*person].presence.attended());
            people
                .into_iter()
                .map(|person| {
                    let came = self.people.attendees[person].presence.attended();
                    let reason = if came {
                        "the same name, and was there"
                    } else {
                        "the same name, but did not come"
                    };
                    (person, reason.to_owned())
                })
                .collect()
        };
        let (reason, candidates, decided) = match &open.why {
            Why::Several(people) => (
                format!("{} people have this name.", people.len()),
                same_name(people),
                None,
            ),
            Why::NamesakeOnly(people) => (
                "Somebody of this name is on the list, with another address.".to_owned(),
                same_name(people),
                None,
            ),
            Why::Unknown(suggested) if suggested.is_empty() => (
                "Nobody on the list has this name or one like it.".to_owned(),
                Vec::new(),
                None,
            ),
            Why::Unknown(suggested) => (
                "Nobody on the list has just this name.".to_owned(),
                suggested.clone(),
                None,
            ),
            Why::Decided(person) => {
                let candidates = match self.names.find(&open.name) {
                    Match::One(found) => same_name(&[found]),
                    Match::Several(people) => same_name(&people),
                    Match::Nobody => self.names.suggestions(&open.name),
                };
                ("You said who this is.".to_owned(), candidates, Some(*person))
            }
            Why::OtherAddress(_) | Why::Anonymous | Why::Team => return None,
        };
        Some(NameDoubt {
            name: open.name,
            email: open.email,
            of: open.of,
            count: open.count,
            words: open.words,
            reason,
            candidates,
            decided,
        })
    }
}

impl Open {
    fn add(&mut self, words: &str) {
        self.count += 1;
        if self.words.len() < SHOWN_WORDS {
            self.words.push(values::one_line(words));
        }
    }
}
