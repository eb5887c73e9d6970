//! Secrets that live as long as the test that keeps them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::{SecretError, SecretStore, Sensitive};

/// A store without a keychain, for tests.
#[derive(Debug, Default)]
pub struct InMemorySecrets(Mutex<HashMap<String, Sensitive>>);

impl SecretStore for InMemorySecrets {
    fn get(&self, name: &str) -> Result<Option<Sensitive>, SecretError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned())
    }

    fn set(&self, name: &str, secret: &Sensitive) -> Result<(), SecretError> {
        let mut secrets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        secrets.insert(name.to_owned(), secret.clone());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), SecretError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        Ok(())
    }
}
