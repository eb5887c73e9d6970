//! Settings and keys.
//!
//! A key belongs to the server it was saved for: changing the base URL never sends one server's key to another.

use std::sync::Arc;

use super::error::{Code, Error, capitalised};
use super::profiles::Remembering;
use super::usage::Remembered;
use super::views::{
    EngineSettings, EngineTestState, EngineTestStepView, EngineTestView, KeyView, Settings, VoiceFactView, VoiceView,
};
use super::writing::blocking;
use super::{App, review};
use crate::domain::voice::InvalidVoice;
use crate::domain::{ModelPrice, WebinarId};
use crate::drafting::{self, BatchDrafter, Drafter, Memory, VoiceGuide};
use crate::openai::{self, Config, DEFAULT_MAX_ATTEMPTS, DEFAULT_TIMEOUT, Finding, FindingState, OpenAi, Profile};
use crate::secrets::{SecretError, Sensitive};
use crate::store::{StoreError, Tx};

const SETTINGS: &str = "settings";

/// Names of the servers that keys were saved for, so that "erase everything" finds them all.
const KEY_HOSTS: &str = "key_hosts";

/// Longest id of an action, and longest notation of its keys, in bytes; the UI's own are far below.
const MAX_KEY_TEXT: usize = 64;

/// A server that is used once instead of the one in the settings.
#[derive(Debug, Clone, Default)]
pub struct ServerChoice {
    /// Its base URL.
    pub base_url: Option<String>,
    /// The model to ask for.
    pub model: Option<String>,
    /// Its key, instead of the keychain's.
    pub key: Option<Sensitive>,
}

/// The settings within a transaction; the defaults until something was set.
pub(super) fn load(tx: &Tx<'_>) -> Result<Settings, StoreError> {
    match tx.setting(SETTINGS)? {
        Some(text) => serde_json::from_str(&text).map_err(|_| StoreError::Value("settings")),
        None => Ok(Settings::default()),
    }
}

pub(super) fn save(tx: &Tx<'_>, settings: &Settings) -> Result<(), StoreError> {
    let text = serde_json::to_string(settings).map_err(|_| StoreError::Value("settings"))?;
    tx.set_setting(SETTINGS, &text)
}

impl App {
    /// All settings.
    pub fn settings(&self) -> Result<Settings, Error> {
        Ok(self.store().read(load)?)
    }

    /// Replaces the settings. A changed sender signs drafts anew that no person has edited or approved.
    pub fn update_settings(&self, mut settings: Settings) -> Result<Settings, Error> {
        settings.scoring = settings.scoring.validated()?;
        settings.voice = settings.voice.validated().map_err(unkept)?;
        settings.engine.concurrency = settings.engine.concurrency.clamp(1, 20);
        for text in [
            &mut settings.sender.name,
            &mut settings.sender.sign_off,
            &mut settings.sender.signature,
            &mut settings.sender.postal_address,
            &mut settings.sender.unsubscribe_line,
            &mut settings.engine.base_url,
            &mut settings.engine.model,
            &mut settings.engine.fallback_model,
        ] {
            *text = text.trim().to_owned();
        }
        settings.keys.retain(|action, keys| {
            [action, keys]
                .iter()
                .all(|text| (1..=MAX_KEY_TEXT).contains(&text.len()))
        });
        let now = self.now();
        self.store().write(|tx| {
            let before = load(tx)?;
            save(tx, &settings)?;
            if before.sender != settings.sender {
                for webinar in tx.webinars()? {
                    review::sign_anew(tx, webinar.webinar.id, now)?;
                }
            } else if before.voice.phrases != settings.voice.phrases {
                for webinar in tx.webinars()? {
                    review::recheck(tx, webinar.webinar.id)?;
                }
            }
            Ok(settings)
        })
    }

    /// What the user's own mails have in common, and the phrases in force.
    pub fn voice(&self) -> Result<VoiceView, Error> {
        let guide = VoiceGuide::of(&self.settings()?.voice);
        let measured = guide.measured().into_iter();
        Ok(VoiceView {
            measured: measured
                .map(|fact| VoiceFactView {
                    name: fact.name.to_owned(),
                    value: fact.value,
                })
                .collect(),
            phrases: guide.unwanted().phrases().to_vec(),
        })
    }

    /// Whether a key is saved for the server in the settings.
    pub fn key_status(&self) -> Result<KeyView, Error> {
        let entry = key_entry(&host(&self.settings()?.engine)?);
        match self.0.ports.secrets.get(&entry) {
            Ok(found) => Ok(KeyView {
                saved: found.is_some(),
                keychain: true,
            }),
            Err(SecretError::Unavailable(_)) => Ok(KeyView {
                saved: false,
                keychain: false,
            }),
            Err(other) => Err(other.into()),
        }
    }

    /// Saves a key for the server in the settings.
    pub fn save_key(&self, key: &Sensitive) -> Result<KeyView, Error> {
        let trimmed = Sensitive::new(key.expose().trim().to_owned());
        if trimmed.expose().is_empty() || trimmed.expose().chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(Error::invalid(
                "This is not a key: it is empty or has blanks in it. Nothing was saved.",
            ));
        }
        let host = host(&self.settings()?.engine)?;
        // The list first: a key that no list knows would survive "erase everything".
        self.store().write(|tx| {
            let mut hosts = key_hosts(tx)?;
            if !hosts.contains(&host) {
                hosts.push(host.clone());
            }
            tx.set_setting(KEY_HOSTS, &hosts.join("\n"))
        })?;
        self.0.ports.secrets.set(&key_entry(&host), &trimmed)?;
        self.key_status()
    }

    /// Removes the key for the server in the settings.
    pub fn remove_key(&self) -> Result<KeyView, Error> {
        self.0
            .ports
            .secrets
            .remove(&key_entry(&host(&self.settings()?.engine)?))?;
        self.key_status()
    }

    pub(super) fn forget_all_keys(&self) -> Result<(), Error> {
        for host in self.store().read(key_hosts)? {
            match self.0.ports.secrets.remove(&key_entry(&host)) {
                Ok(()) | Err(SecretError::Unavailable(_)) => {}
                Err(other) => return Err(other.into()),
            }
        }
        Ok(())
    }

    /// Asks the server in the settings what works, as if nothing were known of it: it may have learnt something new.
    pub async fn test_engine(&self) -> Result<EngineTestView, Error> {
        let app = self.clone();
        let client = blocking(move || {
            app.forget_server_profiles()?;
            app.client(&ServerChoice::default(), Vec::new(), None)
        })
        .await?;
        let report = client.test().await;
        let (app, learnt) = (self.clone(), client.profiles());
        blocking(move || app.keep_server_profiles(learnt)).await?;
        Ok(EngineTestView {
            works: report.works,
            steps: report.findings.into_iter().map(step).collect(),
        })
    }

    /// What writes when a model is asked: the server in the settings, or the tests' script.
    pub(super) fn drafter(&self, server: &ServerChoice, memory: Remembered) -> Result<Arc<dyn Drafter>, Error> {
        match &self.0.ports.drafter {
            Some(scripted) => Ok(Arc::clone(scripted)),
            None => Ok(Arc::new(Remembering::new(
                self,
                self.client(server, self.server_profiles()?, Some(memory))?,
            ))),
        }
    }

    /// What writes overnight: the server that is named, or the tests' script.
    pub(super) fn batch_drafter(&self, server: &ServerChoice) -> Result<Arc<dyn BatchDrafter>, Error> {
        match &self.0.ports.batch_drafter {
            Some(scripted) => Ok(Arc::clone(scripted)),
            None => Ok(Arc::new(Remembering::new(
                self,
                self.client(server, self.server_profiles()?, None)?,
            ))),
        }
    }

    /// What servers answered for a webinar since then.
    pub(super) fn remembered(&self, webinar: WebinarId, since: jiff::Timestamp) -> Remembered {
        Remembered {
            store: Arc::clone(&self.0.store),
            clock: Arc::clone(&self.0.ports.clock),
            webinar,
            since,
        }
    }

    fn client(
        &self,
        server: &ServerChoice,
        profiles: Vec<Profile>,
        memory: Option<Remembered>,
    ) -> Result<OpenAi, Error> {
        let mut engine = self.settings()?.engine;
        engine.base_url = server.base_url.clone().unwrap_or(engine.base_url);
        engine.model = server.model.clone().unwrap_or(engine.model);
        let host = host(&engine)?;
        let key = match &server.key {
            Some(key) => Some(key.clone()),
            None => match self.0.ports.secrets.get(&key_entry(&host)) {
                Ok(key) => key,
                // Without a keychain a server that wants no key still works.
                Err(SecretError::Unavailable(_)) => None,
                Err(other) => return Err(other.into()),
            },
        };
        if key.is_none() && host == "api.openai.com" {
            return Err(Error::new(
                Code::Engine,
                "There is no key for OpenAI yet.",
                "Save one in Settings, or use templates.",
            ));
        }
        OpenAi::new(Config {
            base_url: engine.base_url,
            model: engine.model,
            fallback_model: Some(engine.fallback_model).filter(|model| !model.is_empty()),
            key,
            timeout: DEFAULT_TIMEOUT,
            max_attempts: DEFAULT_MAX_ATTEMPTS,
            allow_private_http: engine.allow_private_http,
            schema: drafting::reply_schema(),
            memory: memory.map(|memory| Arc::new(memory) as Arc<dyn Memory>),
            profiles,
        })
        .map_err(|error| Error::new(Code::Engine, error.to_string(), "Check the engine's settings."))
    }
}

fn step(Finding { state, said }: Finding) -> EngineTestStepView {
    EngineTestStepView {
        state: match state {
            FindingState::Works => EngineTestState::Works,
            FindingState::Fails => EngineTestState::Fails,
            FindingState::Unknown => EngineTestState::Unknown,
        },
        message: said,
    }
}

fn unkept(error: InvalidVoice) -> Error {
    Error::invalid(format!(
        "{} The voice stays as it was saved last; shorten this to have it kept.",
        capitalised(&error.to_string())
    ))
}

/// What a model costs: by the user's word, else by OpenAI's list for OpenAI's server; unknown elsewhere.
pub(super) fn price_of(engine: &EngineSettings, model: &str) -> Option<ModelPrice> {
    let own = engine.prices.iter().find(|price| price.model == model).cloned();
    let is_openai = || host(engine).is_ok_and(|host| host == "api.openai.com");
    own.or_else(|| openai::list_price(model).filter(|_| is_openai()))
}

fn key_hosts(tx: &Tx<'_>) -> Result<Vec<String>, StoreError> {
    Ok(tx
        .setting(KEY_HOSTS)?
        .unwrap_or_default()
        .lines()
        .map(str::to_owned)
        .collect())
}

fn key_entry(host: &str) -> String {
    format!("engine-key:{host}")
}

/// The server that a key belongs to: host and, where it is not the usual one, port.
fn host(engine: &EngineSettings) -> Result<String, Error> {
    let url = url::Url::parse(&engine.base_url).ok();
    let host = url.as_ref().and_then(|url| {
        let host = url.host_str()?;
        Some(
            url.port()
                .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")),
        )
    });
    host.ok_or_else(|| {
        Error::invalid("The server's address cannot be read. It looks like https://api.openai.com/v1 or http://localhost:11434/v1.")
    })
}
