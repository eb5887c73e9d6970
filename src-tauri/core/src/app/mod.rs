//! The facade: everything a shell can ask for, one file a step of the journey.
//!
//! [`App`] owns the database and the ports. Its methods block while they talk to the disk: shells call them off
//! their async threads. No method returns a path or a secret, and none takes text that it does not check.

mod approval;
mod asking;
mod budget;
mod bulk;
mod calls;
mod cards;
mod changes;
mod cohorts;
mod colleagues;
mod copying;
mod desk;
mod directory;
mod do_not_contact;
mod drafts;
mod erasing;
mod error;
mod export;
mod fixing;
mod history;
mod import;
mod merging;
mod names;
mod narrowing;
mod opening;
mod overnight;
mod overview;
mod people;
mod ports;
mod preflight;
mod presets;
mod profiles;
mod questions;
mod queue;
mod reading;
mod reading_copies;
mod reading_marks;
mod replacing;
mod reports;
mod rescoring;
mod review;
mod run;
mod run_scope;
mod sample;
mod saved_views;
mod scores;
mod sending;
mod serving;
mod settings;
mod staging;
mod steps;
mod summary;
mod templates;
mod trend;
mod usage;
mod versions;
pub mod views;
mod webinars;
mod writing;

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};

pub use error::{Code, Error};
pub use import::GivenFile;
pub use ports::{Clock, Ports, ProgressSink, Silent, SystemClock};
pub use run::{DraftRun, Running};
pub use sending::{HOLD_BACK, SendingAtWork, SendingWish};
pub use settings::ServerChoice;

use crate::domain::FileId;
use crate::jobs::Jobs;
use crate::secrets::Sensitive;
use crate::store::Store;

/// The program without a window. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    folder: PathBuf,
    store: Arc<Store>,
    ports: Ports,
    jobs: Jobs,
    overnight: overnight::Overnight,
    sendings: sending::Sendings,
    staged: Mutex<HashMap<FileId, staging::Staged>>,
    /// Woken when a staged set was read, or its reading was given up.
    read: Condvar,
    _lock: File,
}

impl App {
    /// Opens the data folder, or makes it. Without a keychain the error's code asks for a passphrase:
    /// [`Code::PassphraseNew`] at the first start, [`Code::PassphraseNeeded`] later.
    pub fn open(folder: &Path, ports: Ports, passphrase: Option<&Sensitive>) -> Result<Self, Error> {
        let opened = opening::open(folder, ports.secrets.as_ref(), passphrase)?;
        let store = Arc::new(opened.store);
        let now = ports.clock.now();
        store.write(|tx| {
            tx.interrupt_running_jobs()?;
            tx.interrupt_sendings()?;
            Self::erase_long_deleted(tx, now)?;
            cohorts::find_unknown(tx)?;
            scores::score_unscored(tx, now)
        })?;
        Ok(Self(Arc::new(Inner {
            folder: folder.to_owned(),
            store,
            ports,
            jobs: Jobs::default(),
            overnight: overnight::Overnight::default(),
            sendings: sending::Sendings::default(),
            staged: Mutex::default(),
            read: Condvar::new(),
            _lock: opened.lock,
        })))
    }

    /// Where data lives unless the user says otherwise, by build kind, so that a development build never touches
    /// the user's data.
    pub fn default_folder() -> Option<PathBuf> {
        dirs::data_dir().map(|data| {
            data.join(if cfg!(debug_assertions) {
                "WebinarWins Dev"
            } else {
                "WebinarWins"
            })
        })
    }

    /// The name under which keys stand in the keychain, by build kind for the same reason.
    pub fn keychain_service() -> &'static str {
        if cfg!(debug_assertions) {
            "com.webinarwins.desktop.dev"
        } else {
            "com.webinarwins.desktop"
        }
    }

    /// Removes everything that the program keeps: webinars, people, drafts, settings, keys. The folder stays.
    /// The program has to be opened anew afterwards.
    pub fn erase_everything(self) -> Result<(), Error> {
        self.0.jobs.cancel_all();
        self.0.sendings.wish_all(sending::Wish::Stop);
        self.stop_watching_overnight();
        self.stop_all_readings();
        self.forget_all_keys()?;
        self.forget_sending_keys()?;
        let folder = self.0.folder.clone();
        let secrets = Arc::clone(&self.0.ports.secrets);
        drop(self);
        opening::erase(&folder, secrets.as_ref())
    }

    /// The folder that data lives in, for the shell's "reveal in folder" and never for the webview.
    pub fn folder(&self) -> &Path {
        &self.0.folder
    }

    fn store(&self) -> &Store {
        &self.0.store
    }

    fn now(&self) -> jiff::Timestamp {
        self.0.ports.clock.now()
    }
}
