//! The operating system's keychain: Keychain Services on macOS, Credential Manager on Windows, the Secret Service
//! on Linux.
//!
//! Every call runs in a thread of its own and is given up after a minute: the system may show a window that asks
//! for the keychain's password, and a Secret Service that hangs must not hang the program. A call given up ends
//! with its thread, whenever the system answers; nobody reads its result.

use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use keyring::Entry;
use zeroize::Zeroizing;

use super::{SecretError, SecretStore, Sensitive};

/// How long a call may take. Long enough to find and type a keychain's password, short enough to wait for.
const PATIENCE: Duration = Duration::from_secs(60);

const NO_KEYCHAIN: &str = "This computer's keychain cannot be reached: there is none, or it was not running when \
                           WebinarWins started. Unlock or start it and start WebinarWins again, or use a passphrase.";
const LOCKED: &str = "This computer's keychain is locked and was not unlocked. Unlock it and try again, or use a \
                      passphrase.";

/// The system's keychain, under one service name.
#[derive(Debug, Clone)]
pub struct Keychain {
    service: String,
}

impl Keychain {
    /// A keychain whose entries carry this service name. Development builds hand in another name than released
    /// ones, so that they never touch the user's secrets.
    pub fn new(service: impl Into<String>) -> Self {
        Self {
            service: service.into(),
        }
    }

    fn with_entry<T: Send + 'static>(
        &self,
        name: &str,
        call: impl FnOnce(Entry) -> keyring::Result<T> + Send + 'static,
    ) -> Result<T, SecretError> {
        let (service, name) = (self.service.clone(), name.to_owned());
        within(PATIENCE, move || {
            Entry::new(&service, &name).and_then(call).map_err(in_words)
        })
    }
}

impl SecretStore for Keychain {
    fn get(&self, name: &str) -> Result<Option<Sensitive>, SecretError> {
        self.with_entry(name, |entry| match entry.get_password() {
            Ok(secret) => Ok(Some(Sensitive::new(secret))),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn set(&self, name: &str, secret: &Sensitive) -> Result<(), SecretError> {
        let secret = Zeroizing::new(secret.expose().clone());
        self.with_entry(name, move |entry| entry.set_password(&secret))
    }

    fn remove(&self, name: &str) -> Result<(), SecretError> {
        self.with_entry(name, |entry| match entry.delete_credential() {
            Err(keyring::Error::NoEntry) => Ok(()),
            other => other,
        })
    }
}

/// Runs a call that may wait for the user, for at most `patience`.
fn within<T: Send + 'static>(
    patience: Duration,
    call: impl FnOnce() -> Result<T, SecretError> + Send + 'static,
) -> Result<T, SecretError> {
    let (answer, answered) = sync_channel(1);
    // A thread of its own also because the Secret Service's client may not block inside an async runtime.
    let started = thread::Builder::new().name("keychain".to_owned()).spawn(move || {
        // Nobody listens any more when the patience ran out.
        let _ = answer.send(call());
    });
    if started.is_err() {
        return Err(SecretError::Failed(
            "The keychain could not be asked: the system has no threads to spare.".to_owned(),
        ));
    }
    match answered.recv_timeout(patience) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => Err(SecretError::Unavailable(LOCKED.to_owned())),
        Err(RecvTimeoutError::Disconnected) => Err(SecretError::Failed(
            "The keychain's driver failed unexpectedly. Start WebinarWins again.".to_owned(),
        )),
    }
}

/// An error as a sentence. Only what the system says about itself is quoted: two kinds of error carry the secret's
/// bytes, and those are named without their content.
fn in_words(error: keyring::Error) -> SecretError {
    use keyring::Error;
    match error {
        Error::NoDefaultStore => SecretError::Unavailable(NO_KEYCHAIN.to_owned()),
        Error::NoStorageAccess(_) => SecretError::Unavailable(LOCKED.to_owned()),
        Error::PlatformFailure(cause) => SecretError::Failed(format!(
            "This computer's keychain failed: {cause}. Start WebinarWins again."
        )),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => SecretError::Failed(
            "The keychain holds something under WebinarWins' name that WebinarWins did not write. Remove it with \
             the system's own keychain program."
                .to_owned(),
        ),
        Error::Ambiguous(_) => SecretError::Failed(
            "The keychain holds several entries under WebinarWins' name. Remove all but one with the system's own \
             keychain program."
                .to_owned(),
        ),
        Error::TooLong(_, limit) => {
            SecretError::Failed(format!("The keychain takes secrets of at most {limit} characters."))
        }
        _ => SecretError::Failed("This computer's keychain cannot keep this secret.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]
    use super::*;

    #[test]
    fn a_keychain_that_hangs_is_given_up_as_unavailable() {
        let (_hold, forever) = std::sync::mpsc::channel::<()>();
        let result = within(Duration::from_millis(20), move || {
            let _ = forever.recv();
            Ok(())
        });
        assert!(matches!(result, Err(SecretError::Unavailable(_))));
    }

    #[test]
    fn a_driver_that_panics_is_a_failure_and_not_a_crash() {
        let result: Result<(), _> = within(Duration::from_secs(10), || panic!("driver"));
        assert!(matches!(result, Err(SecretError::Failed(_))));
    }

    #[test]
    fn errors_that_carry_the_secret_do_not_quote_it() {
        let bytes = b"sk-very-secret".to_vec();
        let cause = || Box::new(std::io::Error::other("odd"));
        for error in [
            keyring::Error::BadEncoding(bytes.clone()),
            keyring::Error::BadDataFormat(bytes, cause()),
        ] {
            let said = in_words(error);
            assert!(!format!("{said} {said:?}").contains("secret"), "{said}");
            assert!(matches!(said, SecretError::Failed(_)));
        }
    }

    #[test]
    fn a_locked_keychain_is_unavailable() {
        let locked = keyring::Error::NoStorageAccess(Box::new(std::io::Error::other("locked")));
        assert!(matches!(in_words(locked), SecretError::Unavailable(_)));
    }

    /// The keychain is found once per process, so the test asks in a process of its own: itself, started again.
    #[test]
    #[cfg(target_os = "linux")]
    fn without_a_session_bus_the_keychain_is_unavailable_at_once() {
        const CHILD: &str = "WEBINARWINS_TEST_WITHOUT_BUS";
        if std::env::var_os(CHILD).is_some() {
            let said = Keychain::new("WebinarWins test").get("database").unwrap_err();
            assert_eq!(said, SecretError::Unavailable(NO_KEYCHAIN.to_owned()));
            return;
        }
        let begun = std::time::Instant::now();
        let name = "without_a_session_bus_the_keychain_is_unavailable_at_once";
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &format!("secrets::keychain::tests::{name}")])
            .env(CHILD, "1")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
            .output()
            .unwrap();
        let printed = String::from_utf8_lossy(&child.stdout);
        assert!(child.status.success() && printed.contains("1 passed"), "{printed}");
        assert!(begun.elapsed() < Duration::from_secs(10));
    }

    /// Needs a running and unlocked keychain, which a build machine rarely has.
    #[test]
    fn the_real_keychain_keeps_replaces_and_forgets() {
        if std::env::var_os("WEBINARWINS_TEST_KEYCHAIN").is_none_or(|set| set != "1") {
            eprintln!("skipped: set WEBINARWINS_TEST_KEYCHAIN=1 where an unlocked keychain runs");
            return;
        }
        let keychain = Keychain::new(format!("WebinarWins test {}", uuid::Uuid::now_v7()));
        let read = || keychain.get("openai").unwrap().map(|secret| secret.expose().clone());
        assert_eq!(read(), None);
        keychain.set("openai", &Sensitive::new("first ü".to_owned())).unwrap();
        assert_eq!(read().as_deref(), Some("first ü"));
        keychain.set("openai", &Sensitive::new("second".to_owned())).unwrap();
        assert_eq!(read().as_deref(), Some("second"));
        assert!(keychain.get("database").unwrap().is_none());
        keychain.remove("openai").unwrap();
        assert_eq!(read(), None);
        keychain.remove("openai").unwrap();
    }
}
