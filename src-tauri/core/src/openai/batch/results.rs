//! What came of each request of a batch: lines in any order, in two files, some missing, some that nobody asked for.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::Ordering;

use reqwest::header::HeaderMap;
use serde_json::Value;

use super::super::OpenAi;
use super::super::dialect::Dialect;
use super::super::exchange::Answered;
use super::super::route::Route;
use super::super::verdict::{self, Verdict};
use super::super::wire::ComplaintWire;
use super::wire::ResultWire;
use crate::domain::Usage;
use crate::drafting::{Answer, BatchAnswer, BatchResults, BatchState, Missed};

const EXPIRED: &str = "The night was over before this mail was written. Ask for it again.";
const CANCELLED: &str = "The batch was stopped before this mail was written.";
const ABSENT: &str = "The server's answers hold nothing for this person. Ask for it again.";

/// What the lines of one file, or of several, come to.
pub(super) struct Gathered<'a> {
    wanted: HashSet<&'a str>,
    found: HashMap<String, (Result<Answer, Missed>, Usage)>,
    ignored: u64,
}

impl<'a> Gathered<'a> {
    pub fn new(ids: &'a [String]) -> Self {
        Self {
            wanted: ids.iter().map(String::as_str).collect(),
            found: HashMap::new(),
            ignored: 0,
        }
    }

    /// Takes one line; `judge` says what an answer with this status and body means.
    pub fn take(&mut self, line: &[u8], judge: impl FnOnce(u16, &Value) -> (Result<Answer, Missed>, Usage)) {
        if line.trim_ascii().is_empty() {
            return;
        }
        let known = ResultWire::read(line)
            .filter(|line| self.wanted.contains(line.custom_id.as_str()) && !self.found.contains_key(&line.custom_id));
        let Some(line) = known else {
            self.ignored += 1;
            return;
        };
        let result = match (&line.response, &line.complaint) {
            (Some((status, body)), _) => judge(*status, body),
            (None, complaint) => (Err(unwritten(complaint.as_ref())), Usage::default()),
        };
        self.found.insert(line.custom_id, result);
    }

    /// Adds another file's; what is there already counts.
    pub fn join(&mut self, other: Self) {
        self.ignored += other.ignored;
        for (id, result) in other.found {
            match self.found.entry(id) {
                Entry::Vacant(free) => drop(free.insert(result)),
                Entry::Occupied(_) => self.ignored += 1,
            }
        }
    }
}

/// One result for each id; a line that is nowhere was not done.
pub(super) fn results(mut all: Gathered<'_>, ids: &[String], state: BatchState, said: &str) -> BatchResults {
    let mut usage = Usage::default();
    let answers = ids
        .iter()
        .map(|id| {
            let result = all.found.remove(id).map_or_else(
                || {
                    let why = match state {
                        BatchState::Failed => said,
                        BatchState::Expired => EXPIRED,
                        BatchState::Cancelled => CANCELLED,
                        _ => ABSENT,
                    };
                    Err(Missed {
                        why: why.to_owned(),
                        again: true,
                    })
                },
                |(result, used)| {
                    usage += used;
                    result
                },
            );
            BatchAnswer { id: id.clone(), result }
        })
        .collect();
    BatchResults {
        answers,
        usage,
        ignored: all.ignored,
    }
}

fn unwritten(complaint: Option<&ComplaintWire>) -> Missed {
    let why = match complaint.map_or("", |complaint| complaint.code.as_str()) {
        "batch_expired" => EXPIRED.to_owned(),
        "batch_cancelled" => CANCELLED.to_owned(),
        _ => "The server could not write this mail. Ask for it again.".to_owned(),
    };
    Missed { why, again: true }
}

impl OpenAi {
    /// Judges an answer as if it had come alone. What it teaches about the server is kept for the next requests.
    pub(super) fn judge(
        &self,
        route: &Route,
        dialect: Dialect,
        status: u16,
        body: &Value,
    ) -> (Result<Answer, Missed>, Usage) {
        let answered = Answered {
            status,
            headers: HeaderMap::new(),
            body: body.to_string().into_bytes(),
        };
        let (verdict, used) = verdict::of(&self.asked(route, dialect), Ok(answered));
        let mut usage = Usage {
            requests: 1,
            ..Usage::default()
        };
        used.add_to(&mut usage);
        let missed = |why: String, again: bool| Err(Missed { why, again });
        let result = match verdict {
            Verdict::Written { reply, model } => {
                route.proven.store(true, Ordering::Release);
                let model = model.unwrap_or_else(|| route.model.clone());
                Ok(Answer { reply, model, usage })
            }
            Verdict::Cut { starved } => {
                if starved {
                    route.make_room(dialect);
                }
                missed("The model's answer was cut off at its limit.".to_owned(), true)
            }
            Verdict::Shapeless => missed("The model's answer was no mail.".to_owned(), true),
            Verdict::Differently { quirk, said } => missed(said, route.adapt(dialect, quirk)),
            Verdict::NoModel => missed(self.no_model(), true),
            Verdict::Stop(_, why) | Verdict::Again { why, .. } | Verdict::Unreachable { why } => missed(why, true),
            Verdict::Person(why) => missed(why, false),
        };
        (result, usage)
    }
}
