//! Where keys live: the operating system's keychain, and never anywhere else.
//!
//! [`Sensitive`] wraps every secret on its way through the program, [`SecretStore`] is the port to what keeps
//! them ([`Keychain`], or [`InMemorySecrets`] in tests), [`passphrase`] makes a key where no keychain exists.
//! No secret may reach a log, a file, the webview or an error: nothing here prints, serialises or quotes one.

mod keychain;
mod memory;
pub mod passphrase;
mod sensitive;

pub use keychain::Keychain;
pub use memory::InMemorySecrets;
pub use sensitive::Sensitive;

/// Keeps secrets by name. Calls block, for up to a minute where the system asks the user to unlock its keychain:
/// keep them off async threads. Any thread may call.
pub trait SecretStore: Send + Sync {
    /// The secret of this name; `None` when there is none.
    fn get(&self, name: &str) -> Result<Option<Sensitive>, SecretError>;
    /// Keeps a secret, replacing the one of the same name.
    fn set(&self, name: &str, secret: &Sensitive) -> Result<(), SecretError>;
    /// Forgets a secret; forgetting what is not there succeeds.
    fn remove(&self, name: &str) -> Result<(), SecretError>;
}

/// Why a secret could not be read or kept. The sentences may be shown; they never hold a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// This computer has no keychain, or it is locked: a passphrase can take its place.
    #[error("{0}")]
    Unavailable(String),
    /// The keychain is there and failed.
    #[error("{0}")]
    Failed(String),
}
