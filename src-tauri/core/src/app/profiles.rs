//! What was learnt about servers, so that the next run does not send again what a server refuses.
//!
//! Kept for some weeks only, since servers are upgraded; a connection test forgets at once.

use std::sync::{Mutex, PoisonError};

use futures::future::BoxFuture;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::App;
use super::error::Error;
use super::writing::blocking;
use crate::domain::Usage;
use crate::drafting::{
    Answer, BatchDrafter, BatchError, BatchFile, BatchHandle, BatchLook, BatchRequest, BatchResults, Drafter, Refused,
    Request, Uploaded,
};
use crate::openai::{OpenAi, Profile};
use crate::store::{StoreError, Tx};

const PROFILES: &str = "server_profiles";

const KEPT_SECONDS: i64 = 30 * 24 * 60 * 60;

/// A profile and when it was learnt; using it makes it no younger.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// In seconds since 1970.
    learnt_at: i64,
    profile: Profile,
}

fn load(tx: &Tx<'_>, now: Timestamp) -> Result<Vec<Kept>, StoreError> {
    let text = tx.setting(PROFILES)?.unwrap_or_default();
    // What cannot be read is learnt anew: one refused request is all that it costs.
    let mut kept: Vec<Kept> = serde_json::from_str(&text).unwrap_or_default();
    kept.retain(|kept| now.as_second() - kept.learnt_at < KEPT_SECONDS);
    Ok(kept)
}

fn save(tx: &Tx<'_>, kept: &[Kept]) -> Result<(), StoreError> {
    let text = serde_json::to_string(kept).map_err(|_| StoreError::Value(PROFILES))?;
    tx.set_setting(PROFILES, &text)
}

impl App {
    /// What is known of all servers.
    pub(super) fn server_profiles(&self) -> Result<Vec<Profile>, Error> {
        let now = self.now();
        let kept = self.store().read(|tx| load(tx, now))?;
        Ok(kept.into_iter().map(|kept| kept.profile).collect())
    }

    /// Keeps what was learnt, in place of what was known before.
    pub(super) fn keep_server_profiles(&self, learnt: Vec<Profile>) -> Result<(), Error> {
        let now = self.now();
        self.store().write(|tx| {
            let mut all = load(tx, now)?;
            for profile in learnt {
                if all.iter().any(|kept| kept.profile == profile) {
                    continue;
                }
                all.retain(|kept| (&kept.profile.server, &kept.profile.model) != (&profile.server, &profile.model));
                all.push(Kept {
                    learnt_at: now.as_second(),
                    profile,
                });
            }
            Ok(save(tx, &all)?)
        })
    }

    /// Forgets what is known of all servers.
    pub(super) fn forget_server_profiles(&self) -> Result<(), Error> {
        Ok(self.store().write(|tx| save(tx, &[]))?)
    }
}

/// A client whose lessons are kept as soon as they are learnt, so that no crash loses them.
pub(super) struct Remembering {
    app: App,
    client: OpenAi,
    kept: Mutex<Vec<Profile>>,
}

impl Remembering {
    pub fn new(app: &App, client: OpenAi) -> Self {
        Self {
            app: app.clone(),
            client,
            kept: Mutex::default(),
        }
    }

    async fn keep(&self) {
        let learnt = self.client.profiles();
        {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if *kept == learnt {
                return;
            }
            kept.clone_from(&learnt);
        }
        let app = self.app.clone();
        if let Err(error) = blocking(move || app.keep_server_profiles(learnt)).await {
            tracing::warn!(code = ?error.code, "what was learnt about the server was not kept");
        }
    }
}

impl Drafter for Remembering {
    fn draft(&self, request: Request) -> BoxFuture<'_, Result<Answer, Refused>> {
        Box::pin(async move {
            let result = self.client.draft(request).await;
            self.keep().await;
            result
        })
    }
}

impl BatchDrafter for Remembering {
    fn upload<'a>(&'a self, requests: &'a [BatchRequest]) -> BoxFuture<'a, Result<Uploaded, BatchError>> {
        Box::pin(async {
            let result = self.client.upload(requests).await;
            self.keep().await;
            result
        })
    }

    fn to_learn(&self) -> Option<Request> {
        self.client.to_learn()
    }

    fn take_used(&self) -> Usage {
        self.client.take_used()
    }

    fn start<'a>(&'a self, file: &'a BatchFile) -> BoxFuture<'a, Result<BatchHandle, BatchError>> {
        self.client.start(file)
    }

    fn look<'a>(&'a self, handle: &'a BatchHandle) -> BoxFuture<'a, Result<BatchLook, BatchError>> {
        self.client.look(handle)
    }

    fn collect<'a>(
        &'a self,
        handle: &'a BatchHandle,
        ids: &'a [String],
    ) -> BoxFuture<'a, Result<BatchResults, BatchError>> {
        Box::pin(async {
            let result = self.client.collect(handle, ids).await;
            self.keep().await;
            result
        })
    }

    fn cancel<'a>(&'a self, handle: &'a BatchHandle) -> BoxFuture<'a, Result<BatchLook, BatchError>> {
        self.client.cancel(handle)
    }

    fn discard<'a>(&'a self, handle: &'a BatchHandle) -> BoxFuture<'a, Result<(), BatchError>> {
        self.client.discard(handle)
    }
}
