//! What is worked out from a webinar's people or drafts and costs much: kept in memory until any of these change.
//!
//! The store knows when people and drafts are written, so it keeps such values and drops them; what they are is the
//! business of whoever makes them. A transaction that has written keeps nothing, since it may yet fail.

use std::any::{Any, TypeId};
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{StoreError, Tx};
use crate::domain::{DraftId, WebinarId};

/// A type and the webinar it is about; `None` for all webinars.
type Key = (TypeId, Option<WebinarId>);

type Values = HashMap<Key, Arc<dyn Any + Send + Sync>>;

/// A value of drafts, with those that were written since it was made.
type Behind = (Arc<dyn Any + Send + Sync>, HashSet<DraftId>);

/// From so many written drafts on, making a value anew costs less than bringing it up to date.
const MOST_BEHIND: usize = 5000;

/// One value of each type and webinar.
#[derive(Default)]
pub(super) struct Derived {
    people: Mutex<Values>,
    drafts: Mutex<HashMap<Key, Behind>>,
}

/// The kept values as one transaction sees them.
pub(super) struct Kept<'a> {
    derived: &'a Derived,
    has_written: Cell<bool>,
}

fn lock<T>(values: &Mutex<T>) -> MutexGuard<'_, T> {
    values.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'a> Kept<'a> {
    pub fn new(derived: &'a Derived) -> Self {
        Self {
            derived,
            has_written: Cell::new(false),
        }
    }

    fn value<T, E>(
        &self,
        values: &Mutex<Values>,
        webinar: Option<WebinarId>,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E>
    where
        T: Any + Send + Sync,
    {
        let key = (TypeId::of::<T>(), webinar);
        let kept = lock(values).get(&key).cloned();
        if let Some(value) = kept.and_then(|value| value.downcast::<T>().ok()) {
            return Ok(value);
        }
        let value = Arc::new(make()?);
        if !self.has_written.get() {
            lock(values).insert(key, value.clone());
        }
        Ok(value)
    }
}

impl Tx<'_> {
    /// The value of this type for a webinar; made when none is kept since people changed last.
    pub fn of_people<T, E>(&self, webinar: WebinarId, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E>
    where
        T: Any + Send + Sync,
        E: From<StoreError>,
    {
        self.1.value(&self.1.derived.people, Some(webinar), make)
    }

    /// The same for the people of all webinars together.
    pub fn of_everybody<T, E>(&self, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E>
    where
        T: Any + Send + Sync,
        E: From<StoreError>,
    {
        self.1.value(&self.1.derived.people, None, make)
    }

    /// The same for what is worked out from a webinar's drafts: kept until people change, and brought up to date by
    /// `renew` with the drafts that were written since, so that a decision costs the same among forty thousand.
    pub fn of_drafts<T, E>(
        &self,
        webinar: WebinarId,
        make: impl FnOnce() -> Result<T, E>,
        renew: impl FnOnce(&mut T, &HashSet<DraftId>) -> Result<(), E>,
    ) -> Result<Arc<T>, E>
    where
        T: Any + Send + Sync + Clone,
        E: From<StoreError>,
    {
        let key = (TypeId::of::<T>(), Some(webinar));
        let has_written = self.1.has_written.get();
        let kept = match has_written {
            // Sharing it makes the value below a copy, which ends with this transaction.
            true => lock(&self.1.derived.drafts).get(&key).cloned(),
            false => lock(&self.1.derived.drafts).remove(&key),
        };
        let kept = kept.and_then(|(value, behind)| Some((value.downcast::<T>().ok()?, behind)));
        let value = match kept {
            Some((value, behind)) if behind.is_empty() => value,
            Some((mut value, behind)) => {
                renew(Arc::make_mut(&mut value), &behind)?;
                value
            }
            None => Arc::new(make()?),
        };
        if !has_written {
            lock(&self.1.derived.drafts).insert(key, (value.clone(), HashSet::new()));
        }
        Ok(value)
    }

    /// To be called by whatever writes people.
    pub(super) fn people_changed(&self) {
        self.1.has_written.set(true);
        lock(&self.1.derived.people).clear();
        lock(&self.1.derived.drafts).clear();
    }

    /// To be called by whatever writes a draft.
    pub(super) fn draft_changed(&self, webinar: WebinarId, draft: DraftId) {
        self.1.has_written.set(true);
        lock(&self.1.derived.drafts).retain(|(_, of), (_, behind)| {
            if *of == Some(webinar) {
                behind.insert(draft);
            }
            behind.len() < MOST_BEHIND
        });
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
