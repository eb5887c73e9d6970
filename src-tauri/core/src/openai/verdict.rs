//! What a server's answer means: a mail, a reason to try again, something to ask differently, or the end for this
//! person or for everybody. By status first, then by code, then by the words, since gateways lose codes.

use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, LOCATION};
use serde_json::Value;

use super::dialect::{Dialect, Quirk, Rung};
use super::exchange::{Answered, Broken, CONNECT_TIMEOUT, Cause};
use super::extract::{self, Form, NoReply};
use super::retry::asked_wait;
use super::wire::{ChatResponseWire, ChoiceWire, ComplaintWire, UsageWire};
use crate::drafting::Reply;

/// What to do after one request. The sentences are shown to the user.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verdict {
    /// A mail.
    Written {
        reply: Reply,
        /// What the server says wrote it.
        model: Option<String>,
    },
    /// It may go better the next time.
    Again { why: String, wait: Wait },
    /// The answer was cut off; `starved` when nothing came but thoughts.
    Cut { starved: bool },
    /// A text came, and no reply is in it.
    Shapeless,
    /// The server refuses something about how it was asked.
    Differently { quirk: Quirk, said: String },
    /// The server does not have this model.
    NoModel,
    /// Nobody could be reached: for everybody, if it stays so.
    Unreachable { why: String },
    /// This person gets no mail from here.
    Person(String),
    /// Nobody does until the user changes something.
    Stop(Trouble, String),
}

/// What the user would have to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The connection to the server.
    Connection,
    /// The address: no API is there.
    Address,
    /// The key, or what it may do.
    Key,
    /// The account's credit.
    Credit,
    /// The model's name.
    Model,
    /// Nothing: the server wants minutes to pass.
    Time,
}

/// How long to wait before the next try, and who.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wait {
    /// This request: its own back-off, or what the server asked for.
    Own(Option<Duration>),
    /// All requests: the server is asked too much.
    Everybody(Option<Duration>),
}

/// Who asked whom, for the sentences and for what they must not hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub host: &'a str,
    pub model: &'a str,
    pub key: Option<&'a str>,
    pub dialect: Dialect,
    pub timeout: Duration,
}

/// Judges one answer; what it used comes along whatever the verdict is, since it is paid.
pub(super) fn of(asked: &Asked<'_>, answer: Result<Answered, Broken>) -> (Verdict, UsageWire) {
    let answered = match answer {
        Ok(answered) => answered,
        Err(broken) => return (asked.broken(broken), UsageWire::default()),
    };
    let body = json(&answered);
    if !(200..300).contains(&answered.status) {
        return (
            asked.refused(answered.status, &answered, body.as_ref()),
            UsageWire::default(),
        );
    }
    let Some(body) = body else {
        return (asked.no_json(&answered), UsageWire::default());
    };
    let response = ChatResponseWire::read(&body);
    let verdict = match &response.choice {
        Some(choice) => asked.choice(choice, response.model.clone()),
        // OpenRouter and others send errors with status 200; the code inside is the status.
        None => match ComplaintWire::read(&body) {
            Some(complaint) => {
                let status = complaint.code.parse().ok().filter(|code| (400..600).contains(code));
                asked.refused(status.unwrap_or(502), &answered, Some(&body))
            }
            None => asked.again("sent an answer without a text"),
        },
    };
    (verdict, response.usage)
}

/// Judges one answer that holds no mail, such as the state of a batch: what it says, or what to do.
pub(super) fn of_other(asked: &Asked<'_>, answer: Result<Answered, Broken>) -> Result<Value, Box<Verdict>> {
    let answered = answer.map_err(|broken| asked.broken(broken))?;
    let body = json(&answered);
    if !(200..300).contains(&answered.status) {
        return Err(Box::new(asked.refused(answered.status, &answered, body.as_ref())));
    }
    body.ok_or_else(|| Box::new(asked.no_json(&answered)))
}

fn json(answered: &Answered) -> Option<Value> {
    let body = &answered.body;
    serde_json::from_slice(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)).ok()
}

impl Asked<'_> {
    fn again(&self, did: &str) -> Verdict {
        Verdict::Again {
            why: format!("{} {did}. Try again later.", self.host),
            wait: Wait::Own(None),
        }
    }

    fn broken(&self, broken: Broken) -> Verdict {
        match broken {
            Broken::Unreachable(cause) => Verdict::Unreachable {
                why: self.unreachable(cause),
            },
            Broken::TimedOut => self.again(&format!("did not answer within {} seconds", self.timeout.as_secs())),
            Broken::Lost => self.again("broke the connection off"),
            Broken::TooLarge => Verdict::Person(format!("{} sent far more than a mail.", self.host)),
        }
    }

    /// Why no connection came about, and what to look at.
    pub fn unreachable(&self, cause: Cause) -> String {
        let what = match cause {
            Cause::Name => {
                "no server has this name. Check its address in Settings, and that this computer is online.".to_owned()
            }
            Cause::Refused => {
                "nothing answers there. Check that the server runs, and its address and port in Settings.".to_owned()
            }
            Cause::Certificate => "its certificate is not trusted by this computer, so nothing was sent. Check its \
                 address in Settings; in an office, ask who runs the network."
                .to_owned(),
            Cause::NotEncrypted => "it answers, but without encryption. If it runs on this computer or in your own \
                 network, its address begins with http:// and not with https://."
                .to_owned(),
            Cause::Late => format!(
                "no answer within {} seconds. Check its address in Settings, and whether a firewall is in between.",
                CONNECT_TIMEOUT.as_secs()
            ),
            Cause::Other => {
                "check that this computer is online, that the server runs, and its address in Settings.".to_owned()
            }
        };
        format!("{} cannot be reached: {what}", self.host)
    }

    fn choice(&self, choice: &ChoiceWire, model: Option<String>) -> Verdict {
        if let Some(refusal) = &choice.refusal {
            return Verdict::Person(format!(
                "The model declined to write this mail: {}",
                self.quoted(refusal)
            ));
        }
        match choice.finish_reason.as_str() {
            "content_filter" => return self.filtered(),
            "length" => {
                return Verdict::Cut {
                    starved: choice.content.trim().is_empty(),
                };
            }
            _ => {}
        }
        if choice.content.trim().is_empty() {
            return self.again("sent an empty answer");
        }
        let form = match self.dialect.rung {
            Rung::Schema => Form::Whole,
            Rung::Json | Rung::Words => Form::Loose,
        };
        match extract::reply(&choice.content, form) {
            Ok(reply) => Verdict::Written { reply, model },
            Err(NoReply) => Verdict::Shapeless,
        }
    }

    fn filtered(&self) -> Verdict {
        Verdict::Person(format!(
            "{}'s content filter stopped this mail. Write it yourself, or use a template.",
            self.host
        ))
    }

    /// A success that is not JSON.
    fn no_json(&self, answered: &Answered) -> Verdict {
        let is_page = answered
            .headers
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.contains("html"));
        if is_page {
            return Verdict::Stop(
                Trouble::Address,
                format!(
                    "{} answered with a web page. Either this network wants a sign-in first (open a browser), or the \
                 address in Settings is a website's and not an API's (those often end in /v1).",
                    self.host
                ),
            );
        }
        self.again("sent an answer that breaks off or is no JSON")
    }

    fn refused(&self, status: u16, answered: &Answered, body: Option<&Value>) -> Verdict {
        let complaint = body.and_then(ComplaintWire::read).unwrap_or_default();
        let host = self.host;
        let said = format!(
            "{} {} {} {}",
            complaint.code, complaint.kind, complaint.param, complaint.message
        );
        let lower = said.to_ascii_lowercase();
        let about = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let told = self.told(&complaint.message);

        // What gateways pass on under any status.
        if status == 402
            || about(&[
                "insufficient_quota",
                "exceeded your current quota",
                "insufficient credits",
            ])
        {
            return Verdict::Stop(
                Trouble::Credit,
                format!(
                    "Your account at {host} has no credit left or has reached its limit. Add credit or raise the limit \
                 there, then resume."
                ),
            );
        }
        if about(&["model_not_found"])
            || (matches!(status, 400 | 404)
                && about(&["model"])
                && about(&[
                    "not found",
                    "does not exist",
                    "invalid model",
                    "unknown model",
                    "not a valid model",
                ]))
        {
            return Verdict::NoModel;
        }
        match status {
            300..=399 => {
                let target = answered
                    .headers
                    .get(LOCATION)
                    .and_then(|location| reqwest::Url::parse(location.to_str().ok()?).ok())
                    .and_then(|url| url.host_str().map(str::to_owned));
                Verdict::Stop(
                    Trouble::Address,
                    match target {
                        Some(target) => format!(
                            "{host} passes requests on to {target}. The key is not sent there by itself: if you trust \
                         it, enter its address in Settings."
                        ),
                        None => format!("{host} passes requests on to another address. Check the address in Settings."),
                    },
                )
            }
            401 => Verdict::Stop(
                Trouble::Key,
                match self.key {
                    Some(_) => format!("{host} refused the key. Enter a valid key in Settings, then resume."),
                    None => format!("{host} wants a key. Enter one in Settings, then resume."),
                },
            ),
            // OpenRouter's word for a text that a moderator's model did not like.
            403 if about(&["moderation", "flagged"]) => self.filtered(),
            403 => Verdict::Stop(
                Trouble::Key,
                format!("{host} does not allow this request{told}. Check the key's permissions and the account there."),
            ),
            404 | 405 => Verdict::Stop(
                Trouble::Address,
                format!(
                    "{host} has no chat completions at this address. Check the address in Settings; it often ends in /v1."
                ),
            ),
            413 => Verdict::Person(format!("This person's messages are too long for {host}.")),
            429 if about(&["request too large"]) => {
                Verdict::Person(format!("One request is larger than {host} allows in a minute{told}."))
            }
            429 => Verdict::Again {
                why: format!("{host} is asked too much at a time. Try again later, or with fewer at once."),
                wait: Wait::Everybody(asked_wait(&answered.headers)),
            },
            503 | 529 => Verdict::Again {
                why: format!("{host} is overloaded (error {status}). Try again later."),
                wait: Wait::Everybody(asked_wait(&answered.headers)),
            },
            408 | 409 | 500..=599 => Verdict::Again {
                why: format!("{host} failed (error {status}{told}). Try again later."),
                wait: Wait::Own(asked_wait(&answered.headers)),
            },
            _ if about(&["content_filter", "content management policy"]) => self.filtered(),
            _ if about(&["context_length", "context length", "context size", "context window"]) => Verdict::Person(
                format!("This person's messages are too long for the model {}.", self.model),
            ),
            _ => match self.dialect.quirk_in(&said) {
                Some(quirk) => Verdict::Differently {
                    quirk,
                    said: format!("{host} refused the request (error {status}{told})."),
                },
                None => Verdict::Person(format!("{host} refused the request (error {status}{told}).")),
            },
        }
    }

    /// ": " and what the server says, if it says something.
    fn told(&self, message: &str) -> String {
        match self.quoted(message) {
            quoted if quoted.is_empty() => quoted,
            quoted => format!(": {quoted}"),
        }
    }

    /// A server's words, fit to be shown and logged: one line, shortened, without keys and addresses. Servers echo
    /// both: OpenAI quotes parts of a refused key, others the request.
    pub fn quoted(&self, message: &str) -> String {
        const LONGEST: usize = 160;
        let message = match self.key {
            Some(key) if !key.is_empty() => message.replace(key, "[key]"),
            _ => message.to_owned(),
        };
        let words: Vec<_> = message
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty())
            .map(|word| match word {
                _ if word.contains("sk-") || word.contains("***") => "[key]",
                _ if word.contains('@') => "[address]",
                _ => word,
            })
            .collect();
        let line = words.join(" ");
        match line.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", line[..end].trim_end()),
            None => line.trim_end_matches('.').to_owned(),
        }
    }
}
