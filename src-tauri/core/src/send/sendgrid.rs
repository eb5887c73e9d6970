//! SendGrid's v3 mail/send. It knows no key under which the same mail is recognised, so that a lost answer stays
//! unknown.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::http::{Answered, Broken, Http};
use super::server::Server;
use super::{Config, ConfigError, Finding, Letter, Mailer, Outcome, Sender, Suppressed};
use crate::domain::text::one_line;

/// The longest page of a list that SendGrid gives.
const PAGE: usize = 500;
/// No account has lists longer than this many pages each.
const MAX_PAGES: usize = 2_000;

/// The lists of people whom SendGrid drops after saying that it took the mail.
const LISTS: [(&str, &str); 5] = [
    ("bounces", "A mail to this address bounced before."),
    ("blocks", "The receiver's server blocked a mail to this address before."),
    ("spam_reports", "This person reported a mail of yours as spam."),
    ("invalid_emails", "SendGrid found this address to be invalid."),
    ("unsubscribes", "This person unsubscribed from all your mails."),
];

#[derive(Debug, Serialize)]
pub(super) struct MailWire<'a> {
    personalizations: [PersonWire<'a>; 1],
    from: AddressWire<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_to: Option<AddressWire<'a>>,
    subject: String,
    content: [ContentWire<'a>; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    send_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asm: Option<GroupWire>,
    #[serde(skip_serializing_if = "HashMap::is_empty")]
    headers: HashMap<&'static str, String>,
}

#[derive(Debug, Serialize)]
struct PersonWire<'a> {
    to: [AddressWire<'a>; 1],
    /// Kept by SendGrid with the mail, and told by its event webhook.
    custom_args: BTreeMap<&'static str, &'a str>,
}

#[derive(Debug, Serialize)]
struct AddressWire<'a> {
    email: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
}

#[derive(Debug, Serialize)]
struct ContentWire<'a> {
    r#type: &'static str,
    value: &'a str,
}

#[derive(Debug, Serialize)]
struct GroupWire {
    group_id: u32,
}

#[derive(Debug, Default, Deserialize)]
struct ErrorsWire {
    #[serde(default)]
    errors: Vec<ErrorWire>,
}

#[derive(Debug, Default, Deserialize)]
struct ErrorWire {
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    field: Option<String>,
}

/// A client of SendGrid.
#[derive(Debug)]
pub struct SendGrid {
    http: Http,
    server: Server,
    sender: Sender,
}

impl SendGrid {
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

    pub(super) fn request<'a>(&'a self, letter: &'a Letter) -> MailWire<'a> {
        let content = |r#type, value| ContentWire { r#type, value };
        MailWire {
            personalizations: [PersonWire {
                to: [AddressWire {
                    email: letter.to.as_str(),
                    name: String::new(),
                }],
                custom_args: BTreeMap::from([("webinarwins_mail", letter.id.as_str())]),
            }],
            from: AddressWire {
                email: self.sender.email.as_str(),
                name: self.sender.plain_name(),
            },
            reply_to: self.sender.reply_to.as_ref().map(|email| AddressWire {
                email: email.as_str(),
                name: String::new(),
            }),
            subject: one_line(&letter.subject),
            // Text first: SendGrid refuses the other order.
            content: [
                content("text/plain", letter.text.as_str()),
                content("text/html", letter.html.as_str()),
            ],
            send_at: letter.send_at.map(|at| at.as_second()),
            asm: self.sender.group.map(|group_id| GroupWire { group_id }),
            headers: match self.sender.group {
                // With a group SendGrid writes these headers itself.
                Some(_) => HashMap::new(),
                None => self.sender.unsubscribe_headers(),
            },
        }
    }

    async fn json(&self, path: &str) -> Result<Value, Option<u16>> {
        let answered = self.http.get(self.server.at(path)).await.map_err(|_| None)?;
        match answered.status {
            200 => serde_json::from_slice(&answered.body).map_err(|_| Some(200)),
            status => Err(Some(status)),
        }
    }

    /// Reads a list, page by page. An error is what could not be read, in words.
    async fn list(&self, path: &str, mut each: impl FnMut(String) + Send) -> Result<(), String> {
        for page in 0..MAX_PAGES {
            let at = format!("{path}?limit={PAGE}&offset={}", page * PAGE);
            let value = self.json(&at).await.map_err(|status| match status {
                Some(403) => "the key may not read it".to_owned(),
                Some(status) => format!("{} answered {status}", self.server.host()),
                None => format!("{} cannot be reached", self.server.host()),
            })?;
            let rows = value.as_array().map_or(&[][..], Vec::as_slice);
            for row in rows {
                let email = row.as_str().or_else(|| row["email"].as_str());
                if let Some(email) = email {
                    each(email.trim().to_lowercase());
                }
            }
            if rows.len() < PAGE {
                break;
            }
        }
        Ok(())
    }

    async fn scopes(&self) -> (Finding, bool) {
        match self.json("/v3/scopes").await {
            Ok(value) => {
                let may = value["scopes"]
                    .as_array()
                    .is_some_and(|scopes| scopes.iter().any(|scope| scope == "mail.send"));
                match may {
                    true => (Finding::works("The key works and may send mails."), true),
                    false => (
                        Finding::fails("The key works but may not send mails. Give it “Mail Send” in SendGrid."),
                        false,
                    ),
                }
            }
            Err(Some(401)) => (Finding::fails(BAD_KEY), false),
            Err(Some(403)) => (
                Finding::untold("The key does not say what it may do. A test mail will tell."),
                true,
            ),
            Err(Some(status)) => (
                Finding::fails(format!(
                    "{} answered {status}, which SendGrid does not. Check the address.",
                    self.server.host()
                )),
                false,
            ),
            Err(None) => (
                Finding::fails(format!("{} cannot be reached.", self.server.host())),
                false,
            ),
        }
    }

    async fn verified(&self) -> Finding {
        let email = self.sender.email.as_str();
        match self.json("/v3/verified_senders").await {
            Ok(value) => {
                let listed = value["results"].as_array().into_iter().flatten().any(|sender| {
                    let is_this = |from: &str| from.eq_ignore_ascii_case(email);
                    sender["from_email"].as_str().is_some_and(is_this) && sender["verified"] == true
                });
                match listed {
                    true => Finding::works(format!("{email} is a verified sender.")),
                    false => Finding::untold(format!(
                        "{email} is not among the verified single senders. If its domain is authenticated in SendGrid, \
                         all is well: that cannot be seen from here. A test mail will tell."
                    )),
                }
            }
            Err(Some(403)) => Finding::untold(format!(
                "Whether {email} is a verified sender cannot be told: the key may not read it. A test mail will tell."
            )),
            Err(_) => Finding::untold(format!("Whether {email} is a verified sender could not be read.")),
        }
    }

    async fn group(&self, group: u32) -> Finding {
        match self.json("/v3/asm/groups").await {
            Ok(value) => match value.as_array().into_iter().flatten().find(|each| each["id"] == group) {
                Some(found) => Finding::works(format!(
                    "Unsubscribe group {group} is “{}”.",
                    one_line(found["name"].as_str().unwrap_or_default())
                )),
                None => Finding::fails(format!("There is no unsubscribe group {group} in this account.")),
            },
            Err(_) => Finding::untold(format!(
                "Whether there is an unsubscribe group {group} could not be read."
            )),
        }
    }
}

const BAD_KEY: &str = "SendGrid refuses the key: it is wrong, revoked or expired. Save another one.";

impl Mailer for SendGrid {
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Outcome> {
        async move {
            let body = self.request(letter);
            let answer = self.http.post(self.server.at("/v3/mail/send"), &body, None).await;
            outcome(answer, self.server.host(), jiff::Timestamp::now())
        }
        .boxed()
    }

    fn recognises_keys(&self) -> bool {
        false
    }

    fn at_a_time(&self) -> usize {
        4
    }

    fn check(&self) -> BoxFuture<'_, Vec<Finding>> {
        async move {
            let (scopes, goes_on) = self.scopes().await;
            let mut findings = vec![scopes];
            if goes_on {
                findings.push(self.verified().await);
                if let Some(group) = self.sender.group {
                    findings.push(self.group(group).await);
                }
                findings.push(match self.list("/v3/suppression/bounces", |_| ()).await {
                    Ok(()) => Finding::works("Bounces and unsubscribes can be read before a mail goes."),
                    Err(why) => Finding::untold(format!(
                        "Bounces and unsubscribes cannot be read ({why}). SendGrid leaves these people out by itself, \
                         and the report here will count them as sent."
                    )),
                });
            }
            findings
        }
        .boxed()
    }

    fn suppressed(&self) -> BoxFuture<'_, Suppressed> {
        async move {
            let (mut all, mut unread) = (Suppressed::default(), Vec::new());
            for (list, why) in LISTS {
                let path = format!("/v3/suppression/{list}");
                let read = self.list(&path, |email| {
                    all.why.entry(email).or_insert(why);
                });
                if let Err(error) = read.await {
                    unread.push(format!("{} ({error})", list.replace('_', " ")));
                }
            }
            if let Some(group) = self.sender.group {
                let path = format!("/v3/asm/groups/{group}/suppressions");
                let read = self.list(&path, |email| {
                    all.why
                        .entry(email)
                        .or_insert("This person unsubscribed from mails of this group.");
                });
                if let Err(error) = read.await {
                    unread.push(format!("the unsubscribe group ({error})"));
                }
            }
            all.unread = unread.join(", ");
            all
        }
        .boxed()
    }
}

/// What an answer means. Only what was surely refused counts as not sent.
fn outcome(answer: Result<Answered, Broken>, host: &str, now: jiff::Timestamp) -> Outcome {
    let answered = match answer {
        Ok(answered) => answered,
        Err(Broken::Unreachable) => return Outcome::Unreachable(format!("{host} cannot be reached.")),
        Err(Broken::TimedOut) => return Outcome::Unknown(format!("{host} did not answer in time.")),
        Err(Broken::Lost) => return Outcome::Unknown(format!("The connection to {host} broke before its answer.")),
    };
    let id = answered
        .header("x-message-id")
        .map(one_line)
        .filter(|id| !id.is_empty());
    let said: ErrorsWire = serde_json::from_slice(&answered.body).unwrap_or_default();
    let words = |error: &ErrorWire| one_line(error.message.as_deref().unwrap_or_default());
    let about = |start: &str| {
        let mut fields = said.errors.iter().filter_map(|error| error.field.as_deref());
        fields.any(|field| field.split('.').next() == Some(start))
    };
    let says = |part: &str| {
        said.errors
            .iter()
            .any(|error| words(error).to_lowercase().contains(part))
    };
    match answered.status {
        202 => Outcome::Sent(id),
        200..=299 if id.is_some() => Outcome::Sent(id),
        200..=299 => Outcome::Unknown(format!(
            "{host} answered {}, which SendGrid says of no mail that it took.",
            answered.status
        )),
        401 if says("credit") => Outcome::Stop(
            "The SendGrid account has no credits left. Buy more or wait for the next period, then resume.".to_owned(),
        ),
        401 => Outcome::Stop(BAD_KEY.to_owned()),
        403 if about("from") || says("sender identity") => Outcome::Stop(
            "SendGrid does not know this sender: verify the address or authenticate its domain there, then resume."
                .to_owned(),
        ),
        403 => Outcome::Stop("SendGrid does not let this key send mails. Give it “Mail Send” there.".to_owned()),
        429 => Outcome::Wait(reset(&answered, now)),
        // Something that all mails share.
        400 if ["from", "reply_to", "asm", "headers"].into_iter().any(about) => Outcome::Stop(format!(
            "SendGrid refuses what all mails have in common ({}). Check the sender and the unsubscribe group.",
            fields(&said)
        )),
        // Its words may hold the address; the fields say as much.
        400 | 413 => Outcome::Failed(match (answered.status, fields(&said)) {
            (413, _) => "SendGrid finds the mail too long.".to_owned(),
            (_, fields) if fields.contains(".to.") => "SendGrid finds the address invalid.".to_owned(),
            (_, fields) if fields.is_empty() => "SendGrid refused the mail.".to_owned(),
            (_, fields) => format!("SendGrid refused the mail ({fields})."),
        }),
        408 => Outcome::Unknown(format!("{host} waited too long for the mail.")),
        300..=499 => Outcome::Stop(format!(
            "{host} answered {}, which SendGrid does not. Check the address of the service.",
            answered.status
        )),
        status => Outcome::Unknown(format!(
            "{host} had a fault of its own ({status}) and may have taken the mail."
        )),
    }
}

/// The fields that a service complains about; never its words, which quote what was sent.
fn fields(said: &ErrorsWire) -> String {
    let fields = said.errors.iter().filter_map(|error| error.field.as_deref());
    let plain = |field: &&str| {
        field
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'))
    };
    fields.filter(plain).take(3).collect::<Vec<_>>().join(", ")
}

/// How long until SendGrid's window begins anew; it says when, in seconds since 1970.
fn reset(answered: &Answered, now: jiff::Timestamp) -> Option<Duration> {
    if let Some(seconds) = answered.header("retry-after").and_then(|text| text.trim().parse().ok()) {
        return Some(Duration::from_secs(seconds));
    }
    let at: i64 = answered.header("x-ratelimit-reset")?.trim().parse().ok()?;
    let left = jiff::Timestamp::from_second(at).ok()?.duration_since(now);
    // It names a whole second, and what it cut off comes on top.
    Some(Duration::try_from(left).unwrap_or_default() + Duration::from_secs(1))
}
