//! One model of a server and how it is asked, shared by all requests.

use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::address::Address;
use super::dialect::{Dialect, Quirk};

/// A model and how to ask it.
#[derive(Debug)]
pub(super) struct Route {
    pub model: String,
    dialect: Mutex<Dialect>,
    /// Whether an earlier client learnt the dialect.
    pub remembered: bool,
    /// Whether the present rung ever gave a reply.
    pub proven: AtomicBool,
}

impl Route {
    /// `known` is what an earlier client learnt.
    pub fn new(known: Option<Dialect>, address: &Address, model: String) -> Self {
        Self {
            dialect: Mutex::new(known.unwrap_or_else(|| Dialect::first(address, &model))),
            remembered: known.is_some(),
            proven: AtomicBool::new(false),
            model,
        }
    }

    pub fn dialect(&self) -> Dialect {
        *self.locked()
    }

    /// Gives up what was refused, if something else can be tried. Requests that were under way together are refused
    /// together: only the first of them changes the dialect.
    pub fn adapt(&self, asked: Dialect, quirk: Quirk) -> bool {
        let mut dialect = self.locked();
        if *dialect != asked {
            return true;
        }
        let Some(next) = asked.without(quirk) else {
            return false;
        };
        tracing::info!(?quirk, "model server asked differently from now on");
        *dialect = next;
        true
    }

    pub fn make_room(&self, asked: Dialect) {
        let mut dialect = self.locked();
        if *dialect == asked {
            *dialect = asked.with_more_room();
        }
    }

    fn locked(&self) -> MutexGuard<'_, Dialect> {
        self.dialect.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
