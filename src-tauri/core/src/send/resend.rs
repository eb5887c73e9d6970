//! Resend's emails. It recognises the same mail for a day by a key that goes along, so that a lost answer may be asked
//! for once more.

use std::collections::HashMap;
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use reqwest::header::{HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};

use super::http::{Answered, Broken, Http};
use super::server::Server;
use super::{Config, ConfigError, Finding, Letter, Mailer, Outcome, Sender, Suppressed};
use crate::domain::text::one_line;

#[derive(Debug, Serialize)]
pub(super) struct EmailWire<'a> {
    from: String,
    to: [&'a str; 1],
    subject: String,
    text: &'a str,
    html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_to: Option<&'a str>,
    headers: HashMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheduled_at: Option<String>,
    tags: [TagWire<'a>; 1],
}

#[derive(Debug, Serialize)]
struct TagWire<'a> {
    name: &'static str,
    value: &'a str,
}

#[derive(Debug, Default, Deserialize)]
struct AnswerWire {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    message: Option<String>,
}

/// A client of Resend.
#[derive(Debug)]
pub struct Resend {
    http: Http,
    server: Server,
    sender: Sender,
}

impl Resend {
    /// A client; connects to nothing yet.
    pub fn new(config: Config) -> Result<Self, ConfigError> {
        let server = Server::parse(&config.base_url)?;
        config.sender.usable()?;
        Ok(Self {
            http: Http::new(&config, &server)?,
            server,
            sender: config.sender,
        })
    }

    pub(super) fn request<'a>(&'a self, letter: &'a Letter) -> EmailWire<'a> {
        let (name, email) = (self.sender.plain_name(), &self.sender.email);
        EmailWire {
            from: match name.is_empty() {
                true => email.as_str().to_owned(),
                false => format!("{name} <{email}>"),
            },
            to: [letter.to.as_str()],
            subject: one_line(&letter.subject),
            text: &letter.text,
            html: &letter.html,
            reply_to: self.sender.reply_to.as_ref().map(|email| email.as_str()),
            // Resend adds no way to unsubscribe by itself.
            headers: self.sender.unsubscribe_headers(),
            scheduled_at: letter.send_at.map(|at| at.to_string()),
            tags: [TagWire {
                name: "webinarwins_mail",
                value: &letter.id,
            }],
        }
    }
}

const BAD_KEY: &str = "Resend refuses the key: it is wrong, revoked or may not do this. Save another one.";

impl Mailer for Resend {
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Outcome> {
        async move {
            let key = HeaderValue::from_str(&letter.key)
                .ok()
                .map(|key| (HeaderName::from_static("idempotency-key"), key));
            let Some(key) = key else {
                return Outcome::Failed("The mail has no key that Resend could take.".to_owned());
            };
            let body = self.request(letter);
            let answer = self.http.post(self.server.at("/emails"), &body, Some(key)).await;
            outcome(answer, self.server.host())
        }
        .boxed()
    }

    fn recognises_keys(&self) -> bool {
        true
    }

    /// It takes five a second from a whole team, which one after the other comes to.
    fn at_a_time(&self) -> usize {
        1
    }

    fn check(&self) -> BoxFuture<'_, Vec<Finding>> {
        async move {
            let domain = self.sender.email.domain();
            vec![match self.http.get(self.server.at("/domains")).await {
                Err(_) => Finding::fails(format!("{} cannot be reached.", self.server.host())),
                Ok(answered) => {
                    let said: AnswerWire = serde_json::from_slice(&answered.body).unwrap_or_default();
                    match (answered.status, said.name.as_deref()) {
                        (200, _) => sender_finding(&answered.body, domain),
                        (401, Some("restricted_api_key")) => Finding::untold(format!(
                            "The key works for sending only, so that whether {domain} is verified cannot be told. \
                             A test mail will tell."
                        )),
                        (401 | 403, _) => Finding::fails(BAD_KEY),
                        (status, _) => Finding::fails(format!(
                            "{} answered {status}, which Resend does not. Check the address.",
                            self.server.host()
                        )),
                    }
                }
            }]
        }
        .boxed()
    }

    fn suppressed(&self) -> BoxFuture<'_, Suppressed> {
        let unread =
            "Resend's list of bounces and complaints, which it does not show; it leaves these people out by itself";
        async move {
            Suppressed {
                why: HashMap::new(),
                unread: unread.to_owned(),
            }
        }
        .boxed()
    }
}

fn sender_finding(body: &[u8], domain: &str) -> Finding {
    let value: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    let mut domains = value["data"].as_array().into_iter().flatten();
    let found = domains.find(|each| {
        each["name"]
            .as_str()
            .is_some_and(|name| name.eq_ignore_ascii_case(domain))
    });
    match found.map(|found| found["status"].as_str().unwrap_or_default() == "verified") {
        Some(true) => Finding::works(format!("The key works, and {domain} is verified.")),
        Some(false) => Finding::fails(format!("{domain} is not verified in Resend yet.")),
        None => Finding::fails(format!("{domain} is not among the domains of this Resend account.")),
    }
}

/// What an answer means. What may have been taken is unknown, and may be asked for again under the same key.
fn outcome(answer: Result<Answered, Broken>, host: &str) -> Outcome {
    let answered = match answer {
        Ok(answered) => answered,
        Err(Broken::Unreachable) => return Outcome::Unreachable(format!("{host} cannot be reached.")),
        Err(Broken::TimedOut) => return Outcome::Unknown(format!("{host} did not answer in time.")),
        Err(Broken::Lost) => return Outcome::Unknown(format!("The connection to {host} broke before its answer.")),
    };
    let said: AnswerWire = serde_json::from_slice(&answered.body).unwrap_or_default();
    let name = said.name.as_deref().unwrap_or_default();
    let says = |part: &str| {
        said.message
            .as_deref()
            .unwrap_or_default()
            .to_lowercase()
            .contains(part)
    };
    match (answered.status, name) {
        (200..=299, _) if said.id.is_some() => Outcome::Sent(said.id.as_deref().map(one_line)),
        (200..=299, _) => Outcome::Unknown(format!("{host} answered without the number that Resend gives a mail.")),
        (409, "concurrent_idempotent_requests") => Outcome::Unknown(format!("{host} is still busy with this mail.")),
        (409, _) => Outcome::Unknown(format!("{host} has had other words under the number of this mail.")),
        (429, "daily_quota_exceeded" | "monthly_quota_exceeded") => Outcome::Stop(
            "The Resend account has sent all that it may for now. Resume when its next period has begun.".to_owned(),
        ),
        (429, _) => Outcome::Wait(
            ["retry-after", "ratelimit-reset"]
                .into_iter()
                .find_map(|name| answered.header(name)?.trim().parse().ok())
                .map(Duration::from_secs),
        ),
        (401 | 403, _) if says("domain") || says("testing emails") => {
            Outcome::Stop("Resend does not let this sender write: verify its domain there, then resume.".to_owned())
        }
        (401 | 403, _) => Outcome::Stop(BAD_KEY.to_owned()),
        (400 | 413 | 422, _) => Outcome::Failed("Resend refused the mail or its address.".to_owned()),
        (408, _) => Outcome::Unknown(format!("{host} waited too long for the mail.")),
        (300..=499, _) => Outcome::Stop(format!(
            "{host} answered {}, which Resend does not. Check the address of the service.",
            answered.status
        )),
        (status, _) => Outcome::Unknown(format!(
            "{host} had a fault of its own ({status}) and may have taken the mail."
        )),
    }
}
