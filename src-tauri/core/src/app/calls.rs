//! Who gets a call of their own, and what a run will cost before anybody is asked.
//!
//! People with words of their own get a call each. Those without share one wherever the very same request would be
//! sent for them: same tier, same parts missed, same webinar. Nothing personal is in it, so that its words fit all of
//! them; code adds each one's greeting.

use std::collections::HashMap;

use super::App;
use super::desk::Desk;
use super::error::Error;
use super::import::count;
use super::run::DraftRun;
use super::run_scope::to_serve;
use super::settings::{self, price_of};
use super::views::{EngineSettings, EstimateView, RequestView};
use super::writing::brief;
use crate::domain::{AttendeeId, Engine, ModelPrice, Usage};
use crate::drafting::{self, Request};
use crate::openai;
use crate::store::{Tx, UsageRow};

/// Tokens of an answer, where none was seen yet: a mail of 120 words in its form, and a little thinking.
const USUAL_ANSWER: u64 = 350;

/// How long a server takes for an answer, where none was seen yet.
const USUAL_MILLISECONDS: u64 = 4_000;

/// A server that writes overnight takes a day at most.
const A_NIGHT_SECONDS: f64 = 24.0 * 60.0 * 60.0;

/// One request, and everybody whose mail it writes.
pub(super) struct Call {
    pub people: Vec<AttendeeId>,
    /// Whether it is about one person's own words.
    pub is_own: bool,
}

/// The calls for these people, in their order. With `each`, everybody gets their own.
pub(super) fn plan(tx: &Tx<'_>, desk: &Desk, people: &[AttendeeId], each: bool) -> Result<Vec<Call>, Error> {
    let mut calls: Vec<Call> = Vec::with_capacity(people.len());
    let mut shared: HashMap<[u8; 32], usize> = HashMap::new();
    for id in people {
        let brief = brief(tx, desk, *id)?;
        let is_own = brief.sheet.has_words();
        if each || is_own {
            calls.push(Call {
                people: vec![*id],
                is_own,
            });
            continue;
        }
        let at = *shared.entry(blank(&brief.sheet).key("", "")).or_insert(calls.len());
        match calls.get_mut(at) {
            Some(call) => call.people.push(*id),
            None => calls.push(Call {
                people: vec![*id],
                is_own,
            }),
        }
    }
    Ok(calls)
}

/// The request as it will be sent, save the code of its fence.
fn blank(sheet: &drafting::FactSheet) -> Request {
    drafting::request(sheet, "")
}

/// Counts tokens; the instructions are the same for many requests.
#[derive(Default)]
pub(super) struct Counter {
    instructions: HashMap<String, u64>,
}

impl Counter {
    pub fn of(&mut self, request: &Request) -> u64 {
        let shared = match self.instructions.get(&request.instructions) {
            Some(tokens) => *tokens,
            None => {
                let tokens = openai::tokens(&request.instructions);
                self.instructions.insert(request.instructions.clone(), tokens);
                tokens
            }
        };
        shared + openai::tokens(&request.person)
    }
}

impl App {
    /// What a run would take: people, and with a model calls, tokens, money, time. Asks nobody.
    pub fn estimate_drafts(&self, run: &DraftRun) -> Result<EstimateView, Error> {
        let now = self.now();
        self.store().read(|tx| {
            let served = to_serve(tx, run.webinar, &run.scope, &run.options, now)?;
            let desk = Desk::open(tx, run.webinar)?;
            let calls = match run.engine {
                Engine::Openai => plan(tx, &desk, &served.people, run.options.each)?,
                Engine::Templates => Vec::new(),
            };
            let engine = settings::load(tx)?.engine;
            let usual = Usual::of(&tx.usages()?, &engine);
            let mut counter = Counter::default();
            let mut prompt_tokens = 0;
            for call in &calls {
                if let Some(first) = call.people.first() {
                    prompt_tokens += counter.of(&blank(&brief(tx, &desk, *first)?.sheet));
                }
            }
            let completion_tokens = usual.completion_tokens * calls.len() as u64;
            let mut price = price_of(&engine, &engine.model);
            if run.options.overnight {
                price = price.map(ModelPrice::halved);
            }
            let used = Usage {
                prompt_tokens,
                completion_tokens,
                ..Usage::default()
            };
            let shared = || calls.iter().filter(|call| !call.is_own);
            Ok(EstimateView {
                people: count(served.people.len()),
                left: served.left(),
                own_calls: count(calls.len() - shared().count()),
                shared_people: count(shared().map(|call| call.people.len()).sum()),
                shared_calls: count(shared().count()),
                prompt_tokens,
                completion_tokens,
                cost: price.as_ref().map(|price| price.of(&used)),
                seconds: match run.options.overnight {
                    true => A_NIGHT_SECONDS,
                    false => {
                        usual.milliseconds as f64 / 1000.0 * calls.len() as f64 / f64::from(engine.concurrency.max(1))
                    }
                },
            })
        })
    }

    /// The exact text that would leave this computer for one person, save the code of its fence, which is new for
    /// each request.
    pub fn request_preview(&self, person: AttendeeId) -> Result<RequestView, Error> {
        self.store().read(|tx| {
            let desk = Desk::open(tx, tx.attendee(person)?.attendee.webinar_id)?;
            let brief = brief(tx, &desk, person)?;
            let request = brief.names.hide(drafting::request(&brief.sheet, "(a new code)"));
            let engine = settings::load(tx)?.engine;
            Ok(RequestView {
                server: engine.base_url,
                model: engine.model,
                tokens: Counter::default().of(&request),
                instructions: request.instructions,
                person: request.person,
            })
        })
    }
}

/// What an answer of a model took so far.
struct Usual {
    completion_tokens: u64,
    milliseconds: u64,
}

impl Usual {
    fn of(history: &[UsageRow], engine: &EngineSettings) -> Self {
        let of_model = history.iter().filter(|row| row.model == engine.model);
        let (mut answers, mut timed, mut tokens, mut milliseconds) = (0, 0, 0, 0);
        for row in of_model {
            let new = row.usage.requests.saturating_sub(row.usage.retries);
            answers += new;
            tokens += row.usage.completion_tokens;
            milliseconds += row.milliseconds;
            // Nobody knows how long a server wrote overnight.
            if row.milliseconds > 0 {
                timed += new;
            }
        }
        let mean = |sum: u64, count: u64, otherwise: u64| match sum.checked_div(count) {
            Some(mean) if mean > 0 => mean,
            _ => otherwise,
        };
        Self {
            completion_tokens: mean(tokens, answers, USUAL_ANSWER),
            // Several ran beside each other.
            milliseconds: mean(
                milliseconds * u64::from(engine.concurrency.max(1)),
                timed,
                USUAL_MILLISECONDS,
            ),
        }
    }
}
