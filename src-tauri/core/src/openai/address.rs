//! The base URL as people type it, and which addresses may receive names and messages at all.

use std::net::{IpAddr, Ipv4Addr};

use url::{Host, Url};

use super::ConfigError;

/// A server's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// As typed, without a trailing slash.
    base: Url,
    /// The server's name, as shown to the user.
    pub host: String,
    /// Whether the server runs on this computer.
    pub is_local: bool,
}

impl Address {
    /// Reads a base URL: https anywhere, http on this computer, http in a private network only when allowed.
    pub fn parse(typed: &str, allow_private_http: bool) -> Result<Self, ConfigError> {
        let typed = typed.trim();
        let refused = |sentence: &str| Err(ConfigError::Address(sentence.to_owned()));
        if !typed.to_ascii_lowercase().starts_with("http://") && !typed.to_ascii_lowercase().starts_with("https://") {
            return refused("The server's address must start with https:// (or http:// on this computer).");
        }
        let Ok(mut base) = Url::parse(typed) else {
            return refused("The server's address cannot be read. It looks like https://api.openai.com/v1");
        };
        if !base.username().is_empty() || base.password().is_some() {
            return refused("The server's address holds a name or password. Put the key into its own field.");
        }
        let Some(host) = base.host().map(|host| host.to_owned()) else {
            return refused("The server's address names no server. It looks like https://api.openai.com/v1");
        };
        let shown = base.host_str().unwrap_or_default().to_owned();
        let is_local = is_loopback(&host);
        if base.scheme() == "http" && !is_local {
            if !is_private(&host) {
                return Err(ConfigError::Address(format!(
                    "{shown} would receive names and messages unencrypted over the internet. Use https://"
                )));
            }
            if !allow_private_http {
                return Err(ConfigError::PrivateHttp { host: shown });
            }
        }
        // Documentation shows both the base and the full address; either may have been pasted.
        let path = base.path().trim_end_matches('/');
        let path = path.strip_suffix("/chat/completions").unwrap_or(path).to_owned();
        base.set_path(&path);
        base.set_fragment(None);
        Ok(Self {
            base,
            host: shown,
            is_local,
        })
    }

    /// Where mails are asked for.
    pub fn chat(&self) -> Url {
        self.under("/chat/completions")
    }

    /// Where the server lists its models.
    pub fn models(&self) -> Url {
        self.under("/models")
    }

    /// Where files for batches go.
    pub fn files(&self) -> Url {
        self.under("/files")
    }

    /// One file, or with `content` what is in it.
    pub fn file(&self, id: &str, content: bool) -> Url {
        below(self.files(), id, content.then_some("content"))
    }

    /// Where batches are made and listed.
    pub fn batches(&self) -> Url {
        self.under("/batches")
    }

    /// One batch, or with `cancel` where it is stopped.
    pub fn batch(&self, id: &str, cancel: bool) -> Url {
        below(self.batches(), id, cancel.then_some("cancel"))
    }

    /// The base URL, as this server's name for good.
    pub fn base(&self) -> &str {
        self.base.as_str().trim_end_matches('/')
    }

    fn under(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        // No "/v1" is forced in between: Gemini's base ends in /openai, Azure's in /openai/v1.
        url.set_path(&format!("{}{path}", self.base.path().trim_end_matches('/')));
        url
    }

    /// Whether what is sent is encrypted on its way.
    pub fn is_encrypted(&self) -> bool {
        self.base.scheme() == "https"
    }
}

/// A server's own name for something is one segment of the path, whatever it holds.
fn below(mut url: Url, id: &str, then: Option<&str>) -> Url {
    if let Ok(mut path) = url.path_segments_mut() {
        path.push(id).extend(then);
    }
    url
}

fn is_loopback(host: &Host<String>) -> bool {
    match host {
        Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.to_canonical().is_loopback(),
    }
}

/// Addresses that the internet does not route: RFC 1918, RFC 4193, link-local and carrier-grade NAT (VPNs such as
/// Tailscale use it); names without a dot and the suffixes of home and office networks.
fn is_private(host: &Host<String>) -> bool {
    let v4 = |address: Ipv4Addr| {
        let [a, b, ..] = address.octets();
        address.is_private() || address.is_link_local() || (a == 100 && (64..128).contains(&b))
    };
    match host {
        Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            !name.contains('.')
                || [".local", ".lan", ".internal", ".home.arpa"]
                    .iter()
                    .any(|suffix| name.ends_with(suffix))
        }
        Host::Ipv4(address) => v4(*address),
        Host::Ipv6(address) => match address.to_canonical() {
            IpAddr::V4(address) => v4(address),
            IpAddr::V6(address) => address.is_unique_local() || address.is_unicast_link_local(),
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_path_is_added_to_whatever_base_was_typed() {
        for (typed, chat) in [
            (
                "https://api.openai.com/v1",
                "https://api.openai.com/v1/chat/completions",
            ),
            (
                " https://api.openai.com/v1/ ",
                "https://api.openai.com/v1/chat/completions",
            ),
            (
                "https://api.openai.com/v1/chat/completions",
                "https://api.openai.com/v1/chat/completions",
            ),
            (
                "http://localhost:11434/v1",
                "http://localhost:11434/v1/chat/completions",
            ),
            ("HTTP://127.0.0.1:8080", "http://127.0.0.1:8080/chat/completions"),
            (
                "https://generativelanguage.googleapis.com/v1beta/openai/",
                "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions",
            ),
            (
                "https://x.example/v1?api-version=1#top",
                "https://x.example/v1/chat/completions?api-version=1",
            ),
        ] {
            assert_eq!(Address::parse(typed, false).unwrap().chat().as_str(), chat);
        }
        let address = Address::parse("http://[::1]:1234/v1/", false).unwrap();
        assert_eq!(address.models().as_str(), "http://[::1]:1234/v1/models");
        assert!(address.is_local && !address.is_encrypted());
    }

    #[test]
    fn an_unencrypted_address_in_a_private_network_needs_a_yes() {
        for typed in [
            "http://192.168.1.20:11434/v1",
            "http://10.0.0.7/v1",
            "http://100.100.1.2/v1",
            "http://studio.local:1234/v1",
            "http://gpu-box:8000/v1",
            "http://[fd00::7]/v1",
        ] {
            assert!(
                matches!(Address::parse(typed, false), Err(ConfigError::PrivateHttp { .. })),
                "{typed}"
            );
            assert!(Address::parse(typed, true).is_ok(), "{typed}");
        }
    }

    #[test]
    fn what_would_leak_or_cannot_be_an_address_is_refused() {
        for typed in [
            "",
            "api.openai.com/v1",
            "localhost:11434",
            "http://api.openai.com/v1",
            "http://localhost.evil.example/v1",
            "http://8.8.8.8/v1",
            "http://[2001:db8::1]/v1",
            "ftp://localhost/v1",
            "https://user:secret@api.openai.com/v1",
            "https://",
        ] {
            assert!(
                matches!(Address::parse(typed, true), Err(ConfigError::Address(_))),
                "{typed}"
            );
        }
    }
}
