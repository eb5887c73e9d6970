//! Where a mail service answers.

use url::{Host, Url};

use super::ConfigError;

/// SendGrid for everybody outside its EU region.
pub const DEFAULT_SENDGRID: &str = "https://api.sendgrid.com";
/// SendGrid for subusers in its EU region.
pub const SENDGRID_EU: &str = "https://api.eu.sendgrid.com";
/// Resend.
pub const DEFAULT_RESEND: &str = "https://api.resend.com";

/// A service's base URL: https anywhere, http on this computer only.
#[derive(Debug, Clone)]
pub(super) struct Server {
    base: Url,
}

impl Server {
    pub fn parse(typed: &str) -> Result<Self, ConfigError> {
        let base = Url::parse(typed.trim()).map_err(|_| {
            ConfigError::Address("The service's address cannot be read. It looks like https://api.sendgrid.com")
        })?;
        if !base.username().is_empty() || base.password().is_some() {
            return Err(ConfigError::Address(
                "The service's address holds a name or password. Put the key into its own field.",
            ));
        }
        let is_local = match base.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        match base.scheme() {
            "https" => Ok(Self { base }),
            "http" if is_local => Ok(Self { base }),
            _ => Err(ConfigError::Address(
                "The service's address must begin with https:// (or http:// on this computer).",
            )),
        }
    }

    /// The name to show.
    pub fn host(&self) -> &str {
        self.base.host_str().unwrap_or_default()
    }

    pub fn is_encrypted(&self) -> bool {
        self.base.scheme() == "https"
    }

    /// A path below it, which may have a query.
    pub fn at(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        let (path, query) = path
            .split_once('?')
            .map_or((path, None), |(path, query)| (path, Some(query)));
        url.set_path(&format!("{}{path}", self.base.path().trim_end_matches('/')));
        url.set_query(query);
        url
    }
}
