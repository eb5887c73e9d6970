//! What is worked out from a webinar's people and costs much: kept in memory until any people change.
//!
//! The store knows when people are written, so it keeps such values and drops them; what they are is the business of
//! whoever makes them. A transaction that has written people keeps nothing, since it may yet fail.

use std::any::{Any, TypeId};
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{StoreError, Tx};
use crate::domain::WebinarId;

type Values = HashMap<(TypeId, WebinarId), Arc<dyn Any + Send + Sync>>;

/// One value of each type and webinar.
#[derive(Default)]
pub(super) struct Derived(Mutex<Values>);

impl Derived {
    fn lock(&self) -> MutexGuard<'_, Values> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The kept values as one transaction sees them.
pub(super) struct Kept<'a> {
    derived: &'a Derived,
    has_written: Cell<bool>,
}

impl<'a> Kept<'a> {
    pub fn new(derived: &'a Derived) -> Self {
        Self {
            derived,
            has_written: Cell::new(false),
        }
    }
}

impl Tx<'_> {
    /// The value of this type for a webinar; made when none is kept since people changed last.
    pub fn of_people<T, E>(&self, webinar: WebinarId, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E>
    where
        T: Any + Send + Sync,
        E: From<StoreError>,
    {
        let key = (TypeId::of::<T>(), webinar);
        let kept = self.1.derived.lock().get(&key).cloned();
        if let Some(value) = kept.and_then(|value| value.downcast::<T>().ok()) {
            return Ok(value);
        }
        let value = Arc::new(make()?);
        if !self.1.has_written.get() {
            self.1.derived.lock().insert(key, value.clone());
        }
        Ok(value)
    }

    /// To be called by whatever writes people.
    pub(super) fn people_changed(&self) {
        self.1.has_written.set(true);
        self.1.derived.lock().clear();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::store::Store;

    fn kept(tx: &Tx<'_>, webinar: WebinarId, value: u32) -> Result<u32, StoreError> {
        Ok(*tx.of_people::<u32, StoreError>(webinar, || Ok(value))?)
    }

    #[test]
    fn a_value_is_made_once_and_again_when_people_changed() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("a.db"), &[7; 32]).unwrap();
        let webinar = WebinarId::new(jiff::Timestamp::UNIX_EPOCH);
        assert_eq!(store.read(|tx| kept(tx, webinar, 1)).unwrap(), 1);
        assert_eq!(store.read(|tx| kept(tx, webinar, 2)).unwrap(), 1);
        // What is worked out from people that are never stored must not outlive the failure.
        let failed: Result<(), StoreError> = store.write(|tx| {
            tx.delete_attendees(&[])?;
            assert_eq!(kept(tx, webinar, 3)?, 3);
            Err(StoreError::NotFound)
        });
        assert!(failed.is_err());
        assert_eq!(store.read(|tx| kept(tx, webinar, 4)).unwrap(), 4);
    }
}
