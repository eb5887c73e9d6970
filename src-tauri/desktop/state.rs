//! What the shell holds: the core once it is open, the channel to the window, files that were written.

use std::collections::HashMap;
use std::env;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tauri::async_runtime::spawn_blocking;
use tokio::sync::watch;
use webinarwins_core::domain::{ExportId, FileId, WebinarId};
use webinarwins_core::views::{AppState, StatusView};
use webinarwins_core::{App, Code, Error, Keychain, Ports, Sensitive, SystemClock};

use crate::channel::Window;
use crate::logging;

/// How often a server is asked at first how far it is with what it writes overnight.
const OVERNIGHT_LOOK: Duration = Duration::from_secs(60);

/// How long the end of the program waits for answers about mails that are on their way.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// Managed by Tauri; one a process.
pub struct Shell {
    folder: Option<PathBuf>,
    opening: watch::Sender<Opening>,
    /// Tells the window what it did not ask for.
    pub window: Arc<Window>,
    /// The set of files that dropped files are added to.
    pub staging: Mutex<Option<FileId>>,
    exports: Mutex<HashMap<ExportId, PathBuf>>,
}

/// How far the core has been opened.
enum Opening {
    Pending,
    Open(App),
    Refused(Error),
}

impl Shell {
    /// Begins to open the core at once, beside the making of the window.
    pub fn start() -> Self {
        let folder = env::var_os("WEBINARWINS_DATA_DIR")
            .map(PathBuf::from)
            .or_else(App::default_folder);
        if let Some(folder) = &folder {
            logging::to_files_in(folder);
        }
        let shell = Self {
            folder,
            opening: watch::Sender::new(Opening::Pending),
            window: Arc::new(Window::default()),
            staging: Mutex::default(),
            exports: Mutex::default(),
        };
        let passphrase = env::var("WEBINARWINS_PASSPHRASE").ok().map(Sensitive::new);
        shell.open(passphrase);
        shell
    }

    fn open(&self, passphrase: Option<Sensitive>) {
        self.opening.send_replace(Opening::Pending);
        let (folder, window, opening) = (self.folder.clone(), Arc::clone(&self.window), self.opening.clone());
        spawn_blocking(move || {
            let ports = Ports {
                secrets: Arc::new(Keychain::new(App::keychain_service())),
                clock: Arc::new(SystemClock),
                progress: window,
                drafter: None,
                batch_drafter: None,
            };
            let opened = match folder {
                Some(folder) => App::open(&folder, ports, passphrase.as_ref()),
                None => Err(Error::new(
                    Code::Disk,
                    "This computer has no folder for the data of programs.",
                    "Name one in the environment variable WEBINARWINS_DATA_DIR and start again.",
                )),
            };
            match opened {
                Ok(app) => {
                    app.watch_overnight(OVERNIGHT_LOOK);
                    opening.send_replace(Opening::Open(app.clone()));
                    // Whoever starts the program most likely goes on with the webinar that is first on the list.
                    prepare(&app, None);
                }
                Err(error) => {
                    opening.send_replace(Opening::Refused(error));
                }
            }
        });
    }

    /// Gets a webinar's people and drafts ready beside whatever else is asked for.
    pub async fn prepare(&self, webinar: WebinarId) -> Result<(), Error> {
        let app = self.app().await?;
        spawn_blocking(move || prepare(&app, Some(webinar)));
        Ok(())
    }

    /// The open core; waits while it is being opened.
    pub async fn app(&self) -> Result<App, Error> {
        let mut opening = self.opening.subscribe();
        let settled = opening.wait_for(|opening| !matches!(opening, Opening::Pending)).await;
        match settled.as_deref() {
            Ok(Opening::Open(app)) => Ok(app.clone()),
            Ok(Opening::Refused(error)) => Err(error.clone()),
            Ok(Opening::Pending) | Err(_) => Err(Error::new(Code::Internal, "The program is closing.", "")),
        }
    }

    /// Whether the program can work, and if not, what it needs.
    pub async fn status(&self) -> StatusView {
        let (state, error) = match self.app().await {
            Ok(_) => (AppState::Ready, None),
            Err(error) => match error.code {
                Code::PassphraseNew => (AppState::PassphraseNew, None),
                Code::PassphraseNeeded => (AppState::PassphraseNeeded, None),
                _ => (AppState::Failed, Some(error.view())),
            },
        };
        StatusView {
            state,
            error,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// Tries again with a passphrase. A refusal leaves the state as it was, so that it can be tried again.
    pub async fn unlock(&self, passphrase: Sensitive) -> Result<StatusView, Error> {
        let before = self.app().await.err();
        self.open(Some(passphrase));
        match self.app().await {
            Ok(_) => Ok(self.status().await),
            Err(error) => {
                if let Some(before) = before {
                    self.opening.send_replace(Opening::Refused(before));
                }
                Err(error)
            }
        }
    }

    /// Erases everything and starts anew.
    pub async fn erase(&self) -> Result<(), Error> {
        let app = self.app().await?;
        self.opening.send_replace(Opening::Pending);
        let erased = spawn_blocking(move || app.erase_everything()).await;
        self.open(None);
        erased.unwrap_or_else(|_| {
            Err(Error::new(
                Code::Internal,
                "Erasing was given up half-way.",
                "Try again.",
            ))
        })
    }

    /// Runs a call of the facade off the async threads.
    pub async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&App) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let app = self.app().await?;
        // The job that a call may start needs the runtime, which the blocking thread is within.
        spawn_blocking(move || work(&app)).await.unwrap_or_else(|_| {
            Err(Error::new(
                Code::Internal,
                "The work was given up. What was stored before is kept.",
                "Try again.",
            ))
        })
    }

    /// Remembers where an export was written, for this run of the program.
    pub fn remember_export(&self, id: ExportId, path: PathBuf) {
        self.exports
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id, path);
    }

    /// Where an export was written.
    pub fn export_path(&self, id: ExportId) -> Option<PathBuf> {
        self.exports
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&id)
            .cloned()
    }

    /// Lets go of the database before the process ends; of mails that are being sent the answers are waited for.
    pub fn close(&self) {
        if let Opening::Open(app) = self.opening.send_replace(Opening::Pending) {
            app.pause_all_sendings(LAST_ANSWERS);
        }
    }
}

/// It only saves time later: what stands against it is told to whoever asks for the same then.
fn prepare(app: &App, webinar: Option<WebinarId>) {
    if let Err(error) = app.prepare(webinar) {
        tracing::warn!(code = ?error.code, "people and drafts were not got ready");
    }
}
