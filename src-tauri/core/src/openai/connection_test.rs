//! "Test connection" in Settings: looks for the server, then has one small mail written about an invented person, so
//! that what it says has been tried and not guessed. Costs a few hundred tokens.

use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::time::timeout;

use super::OpenAi;
use super::client::Written;
use super::dialect::Rung;
use super::exchange::Broken;
use super::verdict::Trouble;
use super::wire::ModelsWire;
use crate::drafting::{DrafterError, Refused, Request};

/// What a connection test found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionReport {
    /// Whether mails can be written.
    pub works: bool,
    /// One for each step, always all: server, key, model, form of the answer, speed.
    pub findings: [Finding; 5],
}

/// What was found at one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How it went.
    pub state: FindingState,
    /// As a sentence, with what to do where something can be done.
    pub said: String,
}

/// How one step went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingState {
    /// It works.
    Works,
    /// It does not.
    Fails,
    /// It could not be tried.
    Unknown,
}

/// How long the list of models may take, the connection included: servers that are there have it at hand.
const LIST_TIMEOUT: Duration = Duration::from_secs(20);

/// Enough for a mail of two sentences and some thinking.
const MAX_OUTPUT_TOKENS: u32 = 600;

/// How many models are named when the wanted one is unknown.
const NAMED_MODELS: usize = 5;

/// What came of looking for the server.
enum Found {
    /// It answers; the models that it lists, if it lists any.
    Answers(Vec<String>),
    /// It does not, in words.
    Silent(String),
    /// It broke the connection off; perhaps only this once.
    Unsure,
}

/// A request that says nothing about anybody.
pub(super) fn invented() -> Request {
    Request {
        instructions: "You write short, friendly follow-up mails after a webinar, in two sentences.".to_owned(),
        nonce: String::new(),
        person: "Fact 1: Sam stayed to the end and asked when the recording will be there.".to_owned(),
        max_output_tokens: MAX_OUTPUT_TOKENS,
    }
}

impl OpenAi {
    /// Tries the server, the key, the model, the form of the answer and the speed. Dropping the future cancels it.
    pub async fn test(&self) -> ConnectionReport {
        let models = match self.look_for().await {
            Found::Answers(models) => Some(models),
            Found::Unsure => None,
            Found::Silent(why) => return untried(fails(why)),
        };
        let late = || {
            let seconds = self.timeout.as_secs();
            DrafterError::Person(format!(
                "{} did not answer within {seconds} seconds.",
                self.address.host
            ))
        };
        // Somebody waits: all tries together take no longer than one would in a run.
        let written = timeout(self.timeout, self.write(&invented())).await;
        match written.unwrap_or_else(|_| Err(late().into())) {
            Ok(written) => self.report(&written, &models.unwrap_or_default()),
            Err(Refused {
                error: DrafterError::Stop(why) | DrafterError::Person(why),
                ..
            }) => self.report_without(why, models),
        }
    }

    /// Asks for the list of models: it costs nothing, and any answer at all says that the server is there.
    async fn look_for(&self) -> Found {
        let route = self.route();
        let answer = timeout(LIST_TIMEOUT, self.exchange.get(self.address.models())).await;
        match answer {
            Ok(Ok(answered)) => {
                let models = serde_json::from_slice::<ModelsWire>(&answered.body).map(|list| list.data);
                Found::Answers(models.unwrap_or_default().into_iter().map(|model| model.id).collect())
            }
            // A list of models that is too long is an answer, too.
            Ok(Err(Broken::TooLarge)) => Found::Answers(Vec::new()),
            Ok(Err(Broken::Lost)) => Found::Unsure,
            Ok(Err(Broken::Unreachable(cause))) => Found::Silent(self.asked(route, route.dialect()).unreachable(cause)),
            Ok(Err(Broken::TimedOut)) | Err(_) => Found::Silent(format!(
                "{} takes connections but does not answer. Check its address in Settings, or start it again.",
                self.address.host
            )),
        }
    }

    fn report(&self, written: &Written, models: &[String]) -> ConnectionReport {
        let host = &self.address.host;
        let route = self.route();
        let first = &self.routes[0].model;
        let answered = &written.answer.model;
        ConnectionReport {
            works: true,
            findings: [
                works(format!("{host} answers.")),
                self.key_taken(),
                if route.model != *first {
                    fails(format!(
                        "{first} is not there; {} writes in its place.{}",
                        route.model,
                        nearest(first, models)
                    ))
                } else if route.model == *answered {
                    works(format!("The model {first} is there."))
                } else {
                    works(format!("The model {first} is there; it calls itself {answered}."))
                },
                works(
                    match route.dialect().rung {
                        Rung::Schema => "The answer has the form of a mail, as the server was asked to see to.",
                        Rung::Json => {
                            "The server has no structured outputs; its JSON mode does, and answers are checked here."
                        }
                        Rung::Words => {
                            "The server has neither structured outputs nor a JSON mode; the form is asked for in \
                             words, and answers are checked here."
                        }
                    }
                    .to_owned(),
                ),
                works(speed(written.took, written.tokens)),
            ],
        }
    }

    /// `models` is `None` when the server did not even answer with its list.
    fn report_without(&self, why: String, models: Option<Vec<String>>) -> ConnectionReport {
        let host = &self.address.host;
        let model = &self.routes[0].model;
        let trouble = self.stopped.get().map(|stopped| stopped.trouble);
        let answers = works(format!("{host} answers."));
        let unknown_form = unknown("The form of its answers is not known: none came.".to_owned());
        let untested_model = || match &models {
            Some(models) if models.contains(model) => works(format!("The model {model} is in the server's list.")),
            Some(models) => unknown(format!(
                "Whether the model {model} is there is not known: no mail came.{}",
                nearest(model, models)
            )),
            None => unknown(format!("Whether the model {model} is there is not known.")),
        };
        let no_mail = |why: String| fails(format!("No test mail came. {why}"));
        let key_unknown =
            || unknown("Whether the key is accepted is not known: the server did not get so far.".to_owned());
        let findings = match trouble {
            Some(Trouble::Connection | Trouble::Address) => return untried(fails(why)),
            Some(Trouble::Key) => [answers, fails(why), untested_model(), unknown_form, not_tried()],
            Some(Trouble::Model) => {
                let said = format!("{why}{}", nearest(model, &models.unwrap_or_default()));
                [answers, self.key_taken(), fails(said), unknown_form, not_tried()]
            }
            Some(Trouble::Credit) => [answers, self.key_taken(), untested_model(), unknown_form, no_mail(why)],
            Some(Trouble::Time) => [answers, self.key_taken(), untested_model(), unknown_form, no_mail(why)],
            None if self.accepted.load(Ordering::Acquire) => [
                answers,
                self.key_taken(),
                works(format!("The model {} answers.", self.route().model)),
                fails(why),
                not_tried(),
            ],
            None if models.is_some() => [answers, key_unknown(), untested_model(), unknown_form, no_mail(why)],
            None => return untried(fails(why)),
        };
        ConnectionReport { works: false, findings }
    }

    fn key_taken(&self) -> Finding {
        works(match self.exchange.has_key() {
            true => "The key is accepted.".to_owned(),
            false => "The server wants no key.".to_owned(),
        })
    }
}

/// Nothing beyond the server could be tried.
fn untried(server: Finding) -> ConnectionReport {
    let rest = |what: &str| unknown(format!("{what}: not tried."));
    ConnectionReport {
        works: false,
        findings: [
            server,
            rest("Key"),
            rest("Model"),
            rest("Form of the answers"),
            rest("Speed"),
        ],
    }
}

fn not_tried() -> Finding {
    unknown("Speed: not tried.".to_owned())
}

fn works(said: String) -> Finding {
    let state = FindingState::Works;
    Finding { state, said }
}

fn fails(said: String) -> Finding {
    let state = FindingState::Fails;
    Finding { state, said }
}

fn unknown(said: String) -> Finding {
    let state = FindingState::Unknown;
    Finding { state, said }
}

fn speed(took: Duration, tokens: u64) -> String {
    let seconds = took.as_secs_f64();
    let said = format!("A short mail took {seconds:.1} seconds");
    match tokens {
        0 => format!("{said}."),
        // A rate over less than a millisecond says nothing.
        _ => format!("{said}, {:.0} tokens a second.", tokens as f64 / seconds.max(0.001)),
    }
}

/// The names that are most like the wanted one, as a sentence to follow another.
fn nearest(wanted: &str, models: &[String]) -> String {
    let mut likely: Vec<_> = models.iter().map(String::as_str).collect();
    likely.sort_by(|a, b| strsim::jaro_winkler(wanted, b).total_cmp(&strsim::jaro_winkler(wanted, a)));
    let named = likely[..likely.len().min(NAMED_MODELS)].join(", ");
    match likely.len() {
        0 => String::new(),
        1..=NAMED_MODELS => format!(" It has: {named}."),
        _ => format!(" Most like it: {named}."),
    }
}
