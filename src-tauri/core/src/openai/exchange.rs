//! One request and its answer over HTTP. Follows no redirect (the key would go along), reads no more than an answer
//! can be, and gives up on time.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, Response, Url, redirect};
use serde::Serialize;
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::address::Address;
use super::{Config, ConfigError};
use crate::secrets::Sensitive;

/// How long a connection may take to stand; servers that are there answer within a second or two.
pub(super) const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);

/// How long a file of many mails may take either way: 200 MB over a slow line.
const FILE_TIMEOUT: Duration = Duration::from_secs(30 * 60);

/// How long an answer may pause once it has begun: servers begin when they are done, or send blanks until they are.
const STALLED_AFTER: Duration = Duration::from_secs(60);

/// A mail is some kilobytes; the rest is room for a model's thoughts.
const MAX_ANSWER_BYTES: usize = 2 * 1024 * 1024;

/// What a server answered.
#[derive(Debug)]
pub(super) struct Answered {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// No connection came about.
    Unreachable(Cause),
    /// No answer within the time.
    TimedOut,
    /// The connection broke on the way.
    Lost,
    /// More than a mail can be.
    TooLarge,
}

/// Why no connection came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// No address belongs to the name.
    Name,
    /// Nobody listens there.
    Refused,
    /// This computer does not trust the server's certificate.
    Certificate,
    /// The server speaks, but not TLS.
    NotEncrypted,
    /// No answer within [`CONNECT_TIMEOUT`].
    Late,
    /// Anything else: no network at all, most likely.
    Other,
}

/// A connection to one server.
#[derive(Debug)]
pub(super) struct Exchange {
    http: Client,
    key: Option<Sensitive>,
    /// Shorter in tests.
    pub stalled_after: Duration,
}

impl Exchange {
    pub fn new(config: &Config, address: &Address) -> Result<Self, ConfigError> {
        let mut http = Client::builder()
            .user_agent(concat!("WebinarWins/", env!("CARGO_PKG_VERSION")))
            .redirect(redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(config.timeout);
        if !address.is_encrypted() {
            // A proxy from the environment would read the key and the words; with https it only passes them on.
            http = http.no_proxy();
        }
        if address.is_local && address.host.parse::<IpAddr>().is_err() {
            // "localhost" may resolve to ::1 alone while the server listens on 127.0.0.1, and must never be asked
            // of a name server. Port 0 stands for the address's own.
            let own = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
            http = http.resolve_to_addrs(&address.host, &own.map(|ip| SocketAddr::new(ip, 0)));
        }
        let exchange = Self {
            http: http
                .build()
                .map_err(|error| ConfigError::Network(error.without_url().to_string()))?,
            key: config.key.as_ref().map(trimmed).filter(|key| !key.expose().is_empty()),
            stalled_after: STALLED_AFTER,
        };
        exchange.authorization()?;
        Ok(exchange)
    }

    /// Whether a key goes along.
    pub fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// The key, to be kept out of what the server says.
    pub fn key(&self) -> Option<&str> {
        self.key.as_ref().map(|key| key.expose().as_str())
    }

    /// Sends one request. Dropping the future closes the connection.
    pub async fn post(&self, url: Url, body: &impl Serialize) -> Result<Answered, Broken> {
        self.send(self.http.request(Method::POST, url).json(body)).await
    }

    /// Asks for what is there.
    pub async fn get(&self, url: Url) -> Result<Answered, Broken> {
        self.send(self.http.request(Method::GET, url)).await
    }

    /// Removes what is there.
    pub async fn delete(&self, url: Url) -> Result<Answered, Broken> {
        self.send(self.http.request(Method::DELETE, url)).await
    }

    /// Uploads a file with the fields of a form around it.
    pub async fn upload(
        &self,
        url: Url,
        fields: &[(&'static str, &'static str)],
        file: Part,
    ) -> Result<Answered, Broken> {
        let form = fields
            .iter()
            .fold(Form::new(), |form, (name, value)| form.text(*name, *value))
            .part("file", file);
        self.send(
            self.http
                .request(Method::POST, url)
                .multipart(form)
                .timeout(FILE_TIMEOUT),
        )
        .await
    }

    /// Downloads a file and hands on its lines as they come, without their ends; a line that is longer than an
    /// answer can be comes as an empty one. What is not a file comes back as the answer that it is.
    pub async fn lines(&self, url: Url, mut each: impl FnMut(&[u8]) + Send) -> Result<Option<Answered>, Broken> {
        let request = self.http.request(Method::GET, url).timeout(FILE_TIMEOUT);
        let mut response = self.sent(request).await?;
        // A network that wants a sign-in answers everything with its page.
        let is_page = response
            .headers()
            .get(CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if response.status().as_u16() != 200 || is_page {
            return self.read(response).await.map(Some);
        }
        let mut line = Vec::new();
        let mut is_too_long = false;
        while let Some(chunk) = self.chunk(&mut response).await? {
            for piece in chunk.as_ref().split_inclusive(|byte| *byte == b'\n') {
                let words = piece.strip_suffix(b"\n").unwrap_or(piece);
                is_too_long |= line.len() + words.len() > MAX_ANSWER_BYTES;
                match is_too_long {
                    true => line.clear(),
                    false => line.extend_from_slice(words),
                }
                if words.len() < piece.len() {
                    each(&line);
                    line.clear();
                    is_too_long = false;
                }
            }
        }
        if is_too_long || !line.is_empty() {
            each(&line);
        }
        Ok(None)
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Answered, Broken> {
        let response = self.sent(request).await?;
        self.read(response).await
    }

    async fn sent(&self, mut request: reqwest::RequestBuilder) -> Result<Response, Broken> {
        if let Ok(Some(authorization)) = self.authorization() {
            request = request.header(AUTHORIZATION, authorization);
        }
        request.send().await.map_err(|error| broken(&error))
    }

    async fn read(&self, mut response: Response) -> Result<Answered, Broken> {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let mut body = Vec::new();
        while let Some(chunk) = self.chunk(&mut response).await? {
            if body.len() + chunk.as_ref().len() > MAX_ANSWER_BYTES {
                return Err(Broken::TooLarge);
            }
            body.extend_from_slice(chunk.as_ref());
        }
        Ok(Answered { status, headers, body })
    }

    async fn chunk(&self, response: &mut Response) -> Result<Option<impl AsRef<[u8]> + use<>>, Broken> {
        match timeout(self.stalled_after, response.chunk()).await {
            Ok(chunk) => chunk.map_err(|error| broken(&error)),
            Err(_) => Err(Broken::Lost),
        }
    }

    fn authorization(&self) -> Result<Option<HeaderValue>, ConfigError> {
        let Some(key) = &self.key else { return Ok(None) };
        if !key.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(ConfigError::Key);
        }
        let bearer = Zeroizing::new(format!("Bearer {}", key.expose()));
        let mut value = HeaderValue::from_str(&bearer).map_err(|_| ConfigError::Key)?;
        value.set_sensitive(true);
        Ok(Some(value))
    }
}

fn trimmed(key: &Sensitive) -> Sensitive {
    Sensitive::new(key.expose().trim().to_owned())
}

fn broken(error: &reqwest::Error) -> Broken {
    // A connection that cannot be made in time counts as both; that nobody is there says more.
    if error.is_connect() {
        Broken::Unreachable(cause(error))
    } else if error.is_timeout() {
        Broken::TimedOut
    } else {
        Broken::Lost
    }
}

/// What the errors below say. The libraries in between keep most of their types to themselves, so that only the words
/// tell a wrong name and a bad certificate apart; words that change one day become [`Cause::Other`].
fn cause(error: &reqwest::Error) -> Cause {
    let mut causes: Vec<&(dyn std::error::Error + 'static)> = Vec::new();
    let mut next = std::error::Error::source(error);
    while let Some(error) = next {
        causes.push(error);
        next = error.source();
    }
    let says = |words: &str| causes.iter().any(|error| error.to_string().contains(words));
    let is = |kind: ErrorKind| {
        let mut io = causes.iter().filter_map(|error| error.downcast_ref::<std::io::Error>());
        io.any(|error| error.kind() == kind)
    };
    if says("dns error") {
        Cause::Name
    } else if says("certificate") {
        Cause::Certificate
    } else if says("corrupt message") {
        Cause::NotEncrypted
    } else if is(ErrorKind::ConnectionRefused) {
        Cause::Refused
    } else if error.is_timeout() || is(ErrorKind::TimedOut) {
        Cause::Late
    } else {
        Cause::Other
    }
}
