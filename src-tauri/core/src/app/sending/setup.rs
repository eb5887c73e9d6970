//! The service, its key and its sender; the statement of consent; a mail to oneself.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::letters;
use crate::app::App;
use crate::app::error::{Code, Error};
use crate::app::views::{EngineTestState, EngineTestStepView, SendingSetupView, SendingTestView};
use crate::app::writing::blocking;
use crate::domain::{AttendeeId, EmailAddress, SendingSetup, Service, WebinarId};
use crate::drafting;
use crate::secrets::{SecretError, Sensitive};
use crate::send::{
    Config, DEFAULT_RESEND, DEFAULT_SENDGRID, DEFAULT_TIMEOUT, Letter, Mailer, Outcome, Resend, SENDGRID_EU, SendGrid,
    Sender,
};
use crate::store::{StoreError, Tx};

const SETUP: &str = "sending_setup";

/// Names of the servers that keys were saved for, so that "erase everything" finds them all.
const KEY_HOSTS: &str = "sending_key_hosts";

/// What the user states before the first mail of a webinar; kept word by word with the time.
const CONSENT: &str = "Everybody on this list agreed to get mail from me or from the organisation that I write for. No \
                       address was bought, rented or taken from somebody else’s list.";

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    setup: SendingSetup,
    /// Whether a test passed since anything changed.
    tested: bool,
}

fn load(tx: &Tx<'_>) -> Result<Stored, StoreError> {
    match tx.setting(SETUP)? {
        Some(text) => serde_json::from_str(&text).map_err(|_| StoreError::Value("sending set-up")),
        None => Ok(Stored::default()),
    }
}

fn save(tx: &Tx<'_>, stored: &Stored) -> Result<(), StoreError> {
    let text = serde_json::to_string(stored).map_err(|_| StoreError::Value("sending set-up"))?;
    tx.set_setting(SETUP, &text)
}

/// The rule of a service that its customers answer for.
pub(super) fn policy(service: Service) -> &'static str {
    match service {
        Service::Sendgrid => {
            "SendGrid’s rules: except for transactional mail, everybody must have agreed to get mail from you yourself; \
             bought lists and lists of others are not allowed."
        }
        Service::Resend => {
            "Resend’s rules: no mass mail that nobody asked for; fewer than 0.08 % complaints and 4 % bounces."
        }
    }
}

/// The whole statement for a service.
pub(super) fn consent(service: Service) -> String {
    format!("{CONSENT} {}", policy(service))
}

fn default_base_url(service: Service) -> &'static str {
    match service {
        Service::Sendgrid => DEFAULT_SENDGRID,
        Service::Resend => DEFAULT_RESEND,
    }
}

fn base_url(setup: &SendingSetup) -> &str {
    match setup.base_url.as_str() {
        "" => default_base_url(setup.service),
        url => url,
    }
}

/// The server that a key belongs to: service, host and, where it is not the usual one, port.
fn key_host(setup: &SendingSetup) -> Result<String, Error> {
    let url = url::Url::parse(base_url(setup)).ok();
    let host = url.as_ref().and_then(|url| Some((url.host_str()?, url.port())));
    match host {
        Some((host, Some(port))) => Ok(format!("{}:{host}:{port}", setup.service.code())),
        Some((host, None)) => Ok(format!("{}:{host}", setup.service.code())),
        None => Err(Error::invalid(
            "The service's address cannot be read. It looks like https://api.sendgrid.com",
        )),
    }
}

fn key_entry(host: &str) -> String {
    format!("sending-key:{host}")
}

fn key_hosts(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    let hosts = tx.setting(KEY_HOSTS)?.unwrap_or_default();
    Ok(hosts.lines().map(str::to_owned).collect())
}

impl App {
    /// How sending is set up. Nothing can be sent before a key is saved and a test passed.
    pub fn sending_setup(&self) -> Result<SendingSetupView, Error> {
        let Stored { setup, tested } = self.store().read(load)?;
        let (saved, keychain) = match self.0.ports.secrets.get(&key_entry(&key_host(&setup)?)) {
            Ok(found) => (found.is_some(), true),
            Err(SecretError::Unavailable(_)) => (false, false),
            Err(other) => return Err(other.into()),
        };
        Ok(SendingSetupView {
            default_base_url: default_base_url(setup.service).to_owned(),
            eu_base_url: match setup.service {
                Service::Sendgrid => SENDGRID_EU.to_owned(),
                Service::Resend => String::new(),
            },
            setup,
            saved,
            keychain,
            is_ready: saved && tested,
        })
    }

    /// Replaces the set-up; it has to be tested anew.
    pub fn save_sending_setup(&self, mut setup: SendingSetup) -> Result<SendingSetupView, Error> {
        for text in [
            &mut setup.base_url,
            &mut setup.from_email,
            &mut setup.from_name,
            &mut setup.reply_to,
            &mut setup.unsubscribe_url,
        ] {
            *text = text.trim().to_owned();
        }
        key_host(&setup)?;
        self.store().write(|tx| {
            let before = load(tx)?;
            match before.setup == setup {
                true => Ok(()),
                false => save(tx, &Stored { setup, tested: false }),
            }
        })?;
        self.sending_setup()
    }

    /// Saves a key for the service and address in the set-up.
    pub fn save_sending_key(&self, key: &Sensitive) -> Result<SendingSetupView, Error> {
        let trimmed = Sensitive::new(key.expose().trim().to_owned());
        if trimmed.expose().is_empty() || !trimmed.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::invalid(
                "This is not a key: it is empty or has blanks in it. Nothing was saved.",
            ));
        }
        // The list first: a key that no list knows would survive "erase everything".
        let host = self.store().write(|tx| {
            let mut stored = load(tx)?;
            let host = key_host(&stored.setup)?;
            let mut hosts = key_hosts(tx)?;
            if !hosts.contains(&host) {
                hosts.push(host.clone());
            }
            tx.set_setting(KEY_HOSTS, &hosts.join("\n"))?;
            stored.tested = false;
            save(tx, &stored)?;
            Ok::<_, Error>(host)
        })?;
        self.0.ports.secrets.set(&key_entry(&host), &trimmed)?;
        self.sending_setup()
    }

    /// Removes the key of the service in the set-up.
    pub fn remove_sending_key(&self) -> Result<SendingSetupView, Error> {
        let host = key_host(&self.store().read(load)?.setup)?;
        self.0.ports.secrets.remove(&key_entry(&host))?;
        self.sending_setup()
    }

    pub(in crate::app) fn forget_sending_keys(&self) -> Result<(), Error> {
        for host in self.store().read(key_hosts)? {
            match self.0.ports.secrets.remove(&key_entry(&host)) {
                Ok(()) | Err(SecretError::Unavailable(_)) => {}
                Err(other) => return Err(other.into()),
            }
        }
        Ok(())
    }

    /// Asks the service whether the key is good, may send, and for this sender. Sends nothing.
    pub async fn test_sending(&self, key: Option<Sensitive>) -> Result<SendingTestView, Error> {
        let app = self.clone();
        let (_, mailer, tested) = blocking(move || app.mailer(key.as_ref())).await?;
        let findings = mailer.check().await;
        let works = findings.iter().all(|finding| finding.works != Some(false));
        let app = self.clone();
        blocking(move || {
            Ok(app.store().write(|tx| {
                let mut stored = load(tx)?;
                // What was changed meanwhile was not tested.
                if stored.setup == tested {
                    stored.tested = works;
                    save(tx, &stored)?;
                }
                Ok::<_, StoreError>(())
            })?)
        })
        .await?;
        let step = |finding: crate::send::Finding| EngineTestStepView {
            state: match finding.works {
                Some(true) => EngineTestState::Works,
                Some(false) => EngineTestState::Fails,
                None => EngineTestState::Unknown,
            },
            message: finding.said,
        };
        Ok(SendingTestView {
            works,
            steps: findings.into_iter().map(step).collect(),
        })
    }

    /// Keeps the user's statement of consent for a webinar, word by word.
    pub fn give_consent(&self, webinar: WebinarId) -> Result<(), Error> {
        let now = self.now();
        self.store().write(|tx| {
            tx.webinar(webinar)?;
            let wording = consent(load(tx)?.setup.service);
            Ok(tx.put_consent(webinar, &wording, now)?)
        })
    }

    pub(super) fn refuse_without_consent(
        &self,
        tx: &Tx<'_>,
        webinar: WebinarId,
        service: Service,
    ) -> Result<(), Error> {
        match tx.consent(webinar)? {
            Some((wording, _)) if wording == consent(service) => Ok(()),
            _ => Err(Error::new(
                Code::Blocked,
                "The statement of consent for this webinar is missing. Nothing was sent.",
                consent(service),
            )),
        }
    }

    /// Sends the real mail of a real person to the user's own address, marked as a test. It counts for nobody.
    pub async fn send_test_mail(
        &self,
        webinar: WebinarId,
        person: Option<AttendeeId>,
        to: EmailAddress,
        key: Option<Sensitive>,
    ) -> Result<String, Error> {
        let app = self.clone();
        let (mailer, letter, label) = blocking(move || {
            let (_, mailer, _) = app.mailer(key.as_ref())?;
            let id = format!("test-{}", uuid::Uuid::now_v7());
            app.store().read(|tx| {
                let people = tx.attendees(webinar)?;
                if people.iter().any(|row| row.attendee.email.as_ref() == Some(&to)) {
                    return Err(Error::new(
                        Code::Invalid,
                        "This address is on the webinar's list. No test was sent.",
                        "Send the test to an address of your own.",
                    ));
                }
                let draft = letters::specimen(tx, webinar, person)?;
                let rendered = drafting::render(&draft.mail, &draft.user_notes);
                let label = tx.attendee(draft.attendee_id)?.attendee.label().to_owned();
                let letter = Letter {
                    key: id.clone(),
                    id,
                    to,
                    subject: format!("TEST: {}", rendered.subject),
                    text: rendered.text,
                    html: rendered.html,
                    send_at: None,
                };
                Ok((mailer, letter, label))
            })
        })
        .await?;
        match mailer.send(&letter).await {
            Outcome::Sent(_) => Ok(label),
            Outcome::Wait(_) => Err(Error::new(
                Code::Engine,
                "The service takes no more mails for the moment. No test was sent.",
                "Try again in a minute.",
            )),
            Outcome::Failed(why) | Outcome::Stop(why) | Outcome::Unreachable(why) => {
                Err(Error::new(Code::Engine, format!("{why} No test was sent."), ""))
            }
            Outcome::Unknown(why) => Err(Error::new(
                Code::Engine,
                format!("{why} The test may have been sent or not."),
                "Look into your inbox before you try again.",
            )),
        }
    }

    /// The client of the service in the set-up, which was found to work.
    pub(super) fn ready_mailer(&self, key: Option<&Sensitive>) -> Result<(Service, Arc<dyn Mailer>), Error> {
        let (service, mailer, _) = self.mailer(key)?;
        match self.store().read(load)?.tested {
            true => Ok((service, mailer)),
            false => Err(Error::new(
                Code::Engine,
                "The set-up for sending was not tested since it changed. Nothing was sent.",
                "Test it first.",
            )),
        }
    }

    fn mailer(&self, key: Option<&Sensitive>) -> Result<(Service, Arc<dyn Mailer>, SendingSetup), Error> {
        let setup = self.store().read(load)?.setup;
        let key = match key {
            Some(key) => Some(key.clone()),
            None => self.0.ports.secrets.get(&key_entry(&key_host(&setup)?))?,
        };
        let key = key.ok_or_else(|| {
            Error::new(
                Code::Engine,
                format!("There is no key for {} yet. Nothing was sent.", setup.service.name()),
                "Save one first.",
            )
        })?;
        let address = |text: &str| {
            EmailAddress::parse(text).map_err(|_| {
                Error::new(
                    Code::Engine,
                    "The sender's address is missing or is none. Nothing was sent.",
                    "Enter the address that your service knows as a sender.",
                )
            })
        };
        let sender = Sender {
            email: address(&setup.from_email)?,
            name: setup.from_name.clone(),
            reply_to: (!setup.reply_to.is_empty())
                .then(|| address(&setup.reply_to))
                .transpose()?,
            group: setup.unsubscribe_group.filter(|_| setup.service == Service::Sendgrid),
            unsubscribe_url: Some(setup.unsubscribe_url.clone()).filter(|url| !url.is_empty()),
        };
        let config = Config {
            base_url: base_url(&setup).to_owned(),
            key,
            sender,
            timeout: DEFAULT_TIMEOUT,
        };
        let unusable =
            |error: crate::send::ConfigError| Error::new(Code::Engine, error.to_string(), "Check the set-up.");
        let mailer: Arc<dyn Mailer> = match setup.service {
            Service::Sendgrid => Arc::new(SendGrid::new(config).map_err(unusable)?),
            Service::Resend => Arc::new(Resend::new(config).map_err(unusable)?),
        };
        Ok((setup.service, mailer, setup))
    }

    /// The service in the set-up, and whom mails come from, as shown.
    pub(super) fn sender_shown(&self) -> Result<(Service, String), Error> {
        let setup = self.store().read(load)?.setup;
        let from = match setup.from_name.as_str() {
            "" => setup.from_email,
            name => format!("{name} <{}>", setup.from_email),
        };
        Ok((setup.service, from))
    }
}
