//! For `cargo xtask bench`: ends the program as soon as its start has come far enough, so that the time from launch
//! to exit is the time of the start. Without the variable none of this does anything.

use std::env;

use tauri::webview::{PageLoadEvent, PageLoadPayload};
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow};

/// `window`: an empty page has loaded in the window. `usable`: the web UI shows its first page and its menu.
const VARIABLE: &str = "WEBINARWINS_BENCH_EXIT_WHEN";

fn waits_for(state: &str) -> bool {
    env::var(VARIABLE).is_ok_and(|wanted| wanted == state)
}

/// The empty page, when the start of an empty window is measured.
pub fn page() -> Option<WebviewUrl> {
    waits_for("window").then(|| WebviewUrl::App("empty.html".into()))
}

/// A page has been loaded into the window.
pub fn loaded(window: WebviewWindow, payload: PageLoadPayload<'_>) {
    if payload.event() == PageLoadEvent::Finished && waits_for("window") {
        window.app_handle().exit(0);
    }
}

/// The web UI is up: it has its answers and sends its menu.
pub fn usable(app: &AppHandle) {
    if waits_for("usable") {
        app.exit(0);
    }
}
