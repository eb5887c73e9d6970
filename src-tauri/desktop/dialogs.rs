//! The system's own dialogs. Their answers are paths, which stay on this side.

use std::path::PathBuf;

use rfd::AsyncFileDialog;
use tauri::WebviewWindow;

/// Lets the user choose export files of a webinar platform; empty when they changed their mind.
pub async fn pick_files(window: &WebviewWindow) -> Vec<PathBuf> {
    let picked = AsyncFileDialog::new()
        .set_parent(window)
        .set_title("Choose your webinar's export files")
        .add_filter("Exports", &["csv", "tsv", "txt", "xlsx", "xls", "json", "sbv", "xml"])
        .add_filter("All files", &["*"])
        .pick_files()
        .await;
    picked
        .unwrap_or_default()
        .iter()
        .map(|file| file.path().to_owned())
        .collect()
}

/// Lets the user choose one table; `None` when they changed their mind.
pub async fn pick_table(window: &WebviewWindow, title: &str) -> Option<PathBuf> {
    let picked = AsyncFileDialog::new()
        .set_parent(window)
        .set_title(title)
        .add_filter("Tables", &["csv", "tsv", "txt", "xlsx", "xls"])
        .add_filter("All files", &["*"])
        .pick_file()
        .await;
    picked.map(|file| file.path().to_owned())
}

/// Lets the user say where to save a file; `None` when they changed their mind.
pub async fn save_file(window: &WebviewWindow, title: &str, suggested: &str) -> Option<PathBuf> {
    let picked = AsyncFileDialog::new()
        .set_parent(window)
        .set_title(title)
        .set_file_name(suggested)
        .save_file()
        .await;
    picked.map(|file| file.path().to_owned())
}
