//! One mail from one server: asks, judges, asks again or differently, and shares with all other requests what it
//! learnt: the dialect, the model that is there, the pace, and that it is over.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use futures::future::BoxFuture;
use reqwest::header::HeaderMap;
use serde_json::Value;
use tokio::time::{Instant, sleep};

use super::address::Address;
use super::batch::Limits;
use super::dialect::{Dialect, MAX_ROOM, Profile, Quirk};
use super::exchange::{Answered, Exchange};
use super::pace::Pace;
use super::retry::{FIRST_DELAY, LONGEST_WAIT, delays};
use super::route::Route;
use super::verdict::{self, Asked, Trouble, Verdict, Wait};
use super::{Config, ConfigError};
use crate::domain::Usage;
use crate::domain::text::counted;
use crate::drafting::{Answer, Drafter, DrafterError, Memory, Refused, Reply, Request};

/// A client of one server. Make one for each run: once it stopped (a refused key, no credit) it answers everybody with
/// the same reason without asking again. What it learnt goes on as its [`profiles`](Self::profiles).
#[derive(Debug)]
pub struct OpenAi {
    pub(super) address: Address,
    pub(super) exchange: Exchange,
    memory: Option<Arc<dyn Memory>>,
    pub(super) schema: Value,
    schema_bytes: usize,
    pub(super) timeout: Duration,
    pub(super) max_attempts: u32,
    /// Shorter in tests.
    pub(super) first_delay: Duration,
    /// Smaller in tests.
    pub(super) batch_limits: Limits,
    /// The model, and the fall-back if there is one.
    pub(super) routes: Vec<Route>,
    current: AtomicUsize,
    pace: Pace,
    pub(super) stopped: OnceLock<Stopped>,
    /// Whether the server ever took a request.
    pub(super) accepted: AtomicBool,
    /// The first request goes alone: it learns for all what the server understands.
    learning: tokio::sync::Mutex<()>,
    learnt: AtomicBool,
    /// What was used to learn before an upload, until somebody asks for it.
    pub(super) used_to_learn: Mutex<Usage>,
}

/// Why nobody gets an answer any more.
#[derive(Debug)]
pub(super) struct Stopped {
    pub trouble: Trouble,
    pub why: String,
}

/// An answer and how fast the request that brought it was.
pub(super) struct Written {
    pub answer: Answer,
    pub took: Duration,
    /// Tokens that were received in that time; 0 when the server does not tell.
    pub tokens: u64,
}

/// What the attempts for one person have come to so far.
struct Tries {
    usage: Usage,
    /// Whether an answer was cut off.
    cut: bool,
    /// The bound is multiplied by this.
    room: u32,
    /// Whether the server found it one request too many; then it goes before those that were never sent.
    refused: bool,
    /// How many texts held no reply.
    shapeless: u32,
}

/// How one attempt went.
enum Attempt {
    Written {
        reply: Reply,
        model: String,
        took: Duration,
        tokens: u64,
    },
    Again {
        why: Failure,
        wait: Wait,
    },
}

/// What an attempt that is not repeated comes to.
enum Failure {
    Person(String),
    Unreachable(String),
}

impl OpenAi {
    /// A client; connects to nothing yet.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        let address = Address::parse(&config.base_url, config.allow_private_http)?;
        let exchange = Exchange::new(&config, &address)?;
        let mut models = vec![config.model.trim().to_owned()];
        if models[0].is_empty() {
            return Err(ConfigError::Model);
        }
        let fallback = config.fallback_model.as_deref().map(str::trim).unwrap_or_default();
        if !fallback.is_empty() && fallback != models[0] {
            models.push(fallback.to_owned());
        }
        let route = |model: String| {
            let known = config
                .profiles
                .iter()
                .find(|profile| profile.server == address.base() && profile.model == model)
                .map(|profile| profile.dialect.remembered());
            Route::new(known, &address, model)
        };
        let routes: Vec<_> = models.into_iter().map(route).collect();
        Ok(Self {
            learnt: AtomicBool::new(routes[0].remembered),
            routes,
            address,
            exchange,
            schema_bytes: config.schema.to_string().len(),
            schema: config.schema,
            memory: config.memory,
            timeout: config.timeout,
            max_attempts: config.max_attempts.max(1),
            first_delay: FIRST_DELAY,
            batch_limits: Limits::OPENAI,
            current: AtomicUsize::new(0),
            pace: Pace::default(),
            stopped: OnceLock::new(),
            accepted: AtomicBool::new(false),
            learning: tokio::sync::Mutex::new(()),
            used_to_learn: Mutex::default(),
        })
    }

    /// What this server understands, by model: only what gave a reply.
    pub fn profiles(&self) -> Vec<Profile> {
        let proven = self.routes.iter().filter(|route| route.proven.load(Ordering::Acquire));
        proven
            .map(|route| Profile {
                server: self.address.base().to_owned(),
                model: route.model.clone(),
                dialect: route.dialect().remembered(),
            })
            .collect()
    }

    pub(super) async fn write(&self, request: &Request) -> Result<Written, Refused> {
        let mut tries = Tries {
            usage: Usage::default(),
            cut: false,
            room: 1,
            refused: false,
            shapeless: 0,
        };
        let written = self.try_on(request, &mut tries).await;
        written.map_err(|error| Refused {
            error,
            usage: tries.usage,
        })
    }

    async fn try_on(&self, request: &Request, tries: &mut Tries) -> Result<Written, DrafterError> {
        if let Some((reply, model)) = self.recall(request).await {
            tries.usage.cache_hits += 1;
            let usage = tries.usage;
            let answer = Answer { reply, model, usage };
            return Ok(Written {
                answer,
                took: Duration::ZERO,
                tokens: 0,
            });
        }
        let mut delays = delays(self.max_attempts, self.first_delay);
        loop {
            let (why, wait) = match self.attempt(request, tries).await? {
                Attempt::Written {
                    reply,
                    model,
                    took,
                    tokens,
                } => {
                    let usage = tries.usage;
                    let answer = Answer { reply, model, usage };
                    return Ok(Written { answer, took, tokens });
                }
                Attempt::Again { why, wait } => (why, wait),
            };
            let asked = match wait {
                Wait::Own(asked) | Wait::Everybody(asked) => asked,
            };
            if let Some(asked) = asked.filter(|asked| *asked > LONGEST_WAIT) {
                let minutes = asked.as_secs().div_ceil(60);
                let wait = counted(usize::try_from(minutes).unwrap_or(usize::MAX), "minute", "minutes");
                let why = format!("{} asks to wait {wait}. Resume then.", self.address.host);
                return Err(self.stop(Trouble::Time, why));
            }
            let next = delays.next();
            match wait {
                // For the others also when this request has had its last attempt.
                Wait::Everybody(_) => self.pace.pause(asked.or(next).unwrap_or_default()),
                Wait::Own(_) => {}
            }
            let Some(delay) = next else {
                return Err(self.failed(why));
            };
            if matches!(wait, Wait::Own(_)) {
                sleep(asked.unwrap_or(delay)).await;
            }
        }
    }

    /// What the server answered to the same request before, if that was a mail.
    async fn recall(&self, request: &Request) -> Option<(Reply, String)> {
        let memory = self.memory.as_ref()?;
        let route = self.route();
        let body = memory.recall(request.key(&self.address.host, &route.model)).await?;
        let answered = Answered {
            status: 200,
            headers: HeaderMap::new(),
            body,
        };
        match verdict::of(&self.asked(route, route.dialect()), Ok(answered)).0 {
            Verdict::Written { reply, model } => Some((reply, model.unwrap_or_else(|| route.model.clone()))),
            _ => None,
        }
    }

    /// Asks until the server understands, and judges what it says.
    async fn attempt(&self, request: &Request, tries: &mut Tries) -> Result<Attempt, DrafterError> {
        let alone = match self.learnt.load(Ordering::Acquire) {
            true => None,
            false => Some(self.learning.lock().await),
        };
        // Whoever went first may have learnt meanwhile; then nobody needs to wait for this one.
        let _alone = alone.filter(|_| !self.learnt.load(Ordering::Acquire));
        loop {
            self.pace.turn(tries.refused).await;
            if let Some(stopped) = self.stopped.get() {
                return Err(DrafterError::Stop(stopped.why.clone()));
            }
            let current = self.current.load(Ordering::Acquire);
            let route = &self.routes[current];
            let dialect = route.dialect();
            let body = dialect.ask(&route.model, request, tries.room, &self.schema);
            tries.usage.retries += u64::from(tries.usage.requests > 0);
            tries.usage.requests += 1;
            let sent = Instant::now();
            let answer = self.exchange.post(self.address.chat(), &body).await;
            let took = sent.elapsed();
            tracing::debug!(
                status = answer.as_ref().ok().map(|answered| answered.status),
                elapsed_ms = took.as_millis(),
                "model server answered"
            );
            if let Ok(answered) = &answer
                && answered.status < 400
            {
                self.accepted.store(true, Ordering::Release);
                self.pace.accepted(&answered.headers, self.tokens(request));
                if let Some(memory) = &self.memory {
                    let key = request.key(&self.address.host, &route.model);
                    memory.keep(key, answered.body.clone()).await;
                }
            }
            let (verdict, used) = verdict::of(&self.asked(route, dialect), answer);
            used.add_to(&mut tries.usage);

            let attempt = match verdict {
                Verdict::Differently { quirk, .. } if route.adapt(dialect, quirk) => continue,
                Verdict::NoModel if self.fall_back(current) => continue,
                Verdict::Differently { said, .. } => Err(DrafterError::Person(said)),
                Verdict::NoModel => Err(self.stop(Trouble::Model, self.no_model())),
                Verdict::Person(why) => Err(DrafterError::Person(why)),
                Verdict::Stop(trouble, why) => Err(self.stop(trouble, why)),
                Verdict::Written { reply, model } => {
                    route.proven.store(true, Ordering::Release);
                    Ok(Attempt::Written {
                        reply,
                        model: model.unwrap_or_else(|| route.model.clone()),
                        took,
                        tokens: used.completion_tokens,
                    })
                }
                Verdict::Cut { starved } => {
                    // Once may be rambling, which another try mends.
                    if starved || tries.cut {
                        tries.room = (tries.room * 2).min(MAX_ROOM);
                    }
                    tries.cut = true;
                    if starved {
                        route.make_room(dialect);
                    }
                    Ok(again(
                        "The model's answer was cut off at its limit, several times.",
                        Wait::Own(None),
                    ))
                }
                Verdict::Shapeless => {
                    tries.shapeless += 1;
                    // Twice for one person, and never yet for anybody: the server drops the wish for a form without
                    // a word. Ask in the prompt from now on.
                    if tries.shapeless >= 2 && !route.proven.load(Ordering::Acquire) {
                        route.adapt(dialect, Quirk::Format);
                    }
                    Ok(again("The model's answer was no mail, several times.", Wait::Own(None)))
                }
                Verdict::Unreachable { why } => Ok(Attempt::Again {
                    why: Failure::Unreachable(why),
                    wait: Wait::Own(None),
                }),
                Verdict::Again { why, wait } => {
                    if matches!(wait, Wait::Everybody(_)) {
                        self.pace.refused(sent);
                        tries.refused = true;
                    }
                    Ok(again(&why, wait))
                }
            };
            self.learnt.store(true, Ordering::Release);
            return attempt;
        }
    }

    /// The route that requests take now.
    pub(super) fn route(&self) -> &Route {
        &self.routes[self.current.load(Ordering::Acquire)]
    }

    pub(super) fn asked<'a>(&'a self, route: &'a Route, dialect: Dialect) -> Asked<'a> {
        Asked {
            host: &self.address.host,
            model: &route.model,
            key: self.exchange.key(),
            dialect,
            timeout: self.timeout,
        }
    }

    /// About what a server counts for a request: four bytes a token, the schema too, and the whole bound, used or not.
    fn tokens(&self, request: &Request) -> u32 {
        let bytes = request.instructions.len() + request.person.len() + self.schema_bytes;
        u32::try_from(bytes / 4)
            .unwrap_or(u32::MAX)
            .saturating_add(request.max_output_tokens)
    }

    /// Turns to the fall-back, or to where another request has turned already.
    fn fall_back(&self, from: usize) -> bool {
        let next = from + 1;
        if next >= self.routes.len() {
            return false;
        }
        let turned = self
            .current
            .compare_exchange(from, next, Ordering::AcqRel, Ordering::Acquire);
        if turned.is_ok() {
            tracing::warn!("the model is gone, its fall-back writes from now on");
        }
        true
    }

    pub(super) fn no_model(&self) -> String {
        let models: Vec<_> = self.routes.iter().map(|route| route.model.as_str()).collect();
        format!(
            "{} does not know the model {}. Choose another in Settings.",
            self.address.host,
            models.join(" nor ")
        )
    }

    fn failed(&self, why: Failure) -> DrafterError {
        match why {
            Failure::Person(why) => DrafterError::Person(why),
            Failure::Unreachable(why) => self.stop(Trouble::Connection, why),
        }
    }

    /// Ends it for everybody; the first reason counts.
    fn stop(&self, trouble: Trouble, why: String) -> DrafterError {
        let stopped = self.stopped.get_or_init(|| Stopped { trouble, why });
        DrafterError::Stop(stopped.why.clone())
    }
}

fn again(why: &str, wait: Wait) -> Attempt {
    Attempt::Again {
        why: Failure::Person(why.to_owned()),
        wait,
    }
}

impl Drafter for OpenAi {
    fn draft(&self, request: Request) -> BoxFuture<'_, Result<Answer, Refused>> {
        Box::pin(async move { Ok(self.write(&request).await?.answer) })
    }
}
