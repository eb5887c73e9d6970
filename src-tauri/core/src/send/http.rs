//! One request and its answer. Follows no redirect (the key would go along), repeats nothing, and tells apart what
//! surely did not arrive from what may have.

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, Url, redirect, retry};
use serde::Serialize;
use zeroize::Zeroizing;

use super::server::Server;
use super::{Config, ConfigError};

/// How long a connection may take to stand.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);

/// No answer that matters is longer; a list of suppressed addresses comes in pages.
const MAX_ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// What a service answered.
#[derive(Debug)]
pub(super) struct Answered {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answered {
    /// A header's text; `None` when it is not there or not text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Broken {
    /// No connection came about, so nothing was sent.
    Unreachable,
    /// No answer within the time; the service may have taken what was sent.
    TimedOut,
    /// The connection broke; the same holds.
    Lost,
}

/// A connection to one service.
#[derive(Debug)]
pub(super) struct Http {
    client: Client,
    authorization: HeaderValue,
}

impl Http {
    pub fn new(config: &Config, server: &Server) -> Result<Self, ConfigError> {
        let key = config.key.expose().trim();
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(ConfigError::Key);
        }
        let bearer = Zeroizing::new(format!("Bearer {key}"));
        let mut authorization = HeaderValue::from_str(&bearer).map_err(|_| ConfigError::Key)?;
        authorization.set_sensitive(true);
        let mut client = Client::builder()
            .user_agent(concat!("WebinarWins/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(config.timeout);
        if !server.is_encrypted() {
            // A proxy from the environment would read the key and the mails.
            client = client.no_proxy();
        }
        Ok(Self {
            client: client
                .build()
                .map_err(|error| ConfigError::Network(error.without_url().to_string()))?,
            authorization,
        })
    }

    pub async fn get(&self, url: Url) -> Result<Answered, Broken> {
        self.send(self.client.request(Method::GET, url)).await
    }

    pub async fn post(
        &self,
        url: Url,
        body: &(impl Serialize + Sync),
        header: Option<(HeaderName, HeaderValue)>,
    ) -> Result<Answered, Broken> {
        let mut request = self.client.request(Method::POST, url).json(body);
        if let Some((name, value)) = header {
            request = request.header(name, value);
        }
        self.send(request).await
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Answered, Broken> {
        let request = request.header(AUTHORIZATION, self.authorization.clone());
        let mut response = request.send().await.map_err(|error| broken(&error))?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut body = Vec::new();
        // The status says what became of a mail, so that words that break off are no reason to know nothing.
        while let Ok(Some(chunk)) = response.chunk().await {
            if body.len() + chunk.len() > MAX_ANSWER_BYTES {
                break;
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answered { status, headers, body })
    }
}

fn broken(error: &reqwest::Error) -> Broken {
    // A connection that cannot be made in time counts as both; that nothing was sent says more.
    if error.is_connect() || error.is_builder() {
        Broken::Unreachable
    } else if error.is_timeout() {
        Broken::TimedOut
    } else {
        Broken::Lost
    }
}
