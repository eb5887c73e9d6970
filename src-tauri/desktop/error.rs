//! Errors on their way to the web UI: `{code, message, hint}`.

use serde::{Serialize, Serializer};
use webinarwins_core::Error;

/// What a command answers.
pub type Answer<T> = Result<T, Refusal>;

/// An error of the core as the web UI gets it.
#[derive(Debug)]
pub struct Refusal(Error);

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        tracing::warn!(code = error.code.word(), "a command was refused");
        Self(error)
    }
}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.view().serialize(serializer)
    }
}
