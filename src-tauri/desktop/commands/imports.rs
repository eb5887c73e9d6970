//! Files in: picked or dropped, staged, imported.

use std::sync::PoisonError;

use tauri::{State, WebviewWindow, command};
use webinarwins_core::domain::{FileId, Issue, WebinarDetails, WebinarId};
use webinarwins_core::views::{ImportView, StagingView};

use crate::error::Answer;
use crate::state::Shell;
use crate::{dialogs, drops};

#[command]
pub async fn import_pick(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    staging: Option<FileId>,
    webinar: Option<WebinarId>,
) -> Answer<Option<StagingView>> {
    let paths = dialogs::pick_files(&window).await;
    if paths.is_empty() {
        return Ok(None);
    }
    Ok(Some(drops::stage(&shell, staging, webinar, paths).await?))
}

#[command]
pub async fn import_preview(shell: State<'_, Shell>, staging: FileId) -> Answer<StagingView> {
    Ok(shell.call(move |app| app.staging(staging)).await?)
}

#[command]
pub async fn import_target(
    shell: State<'_, Shell>,
    staging: FileId,
    webinar: Option<WebinarId>,
) -> Answer<StagingView> {
    Ok(shell.call(move |app| app.stage_for(staging, webinar)).await?)
}

#[command]
pub async fn import_remove_file(shell: State<'_, Shell>, staging: FileId, file: FileId) -> Answer<StagingView> {
    Ok(shell.call(move |app| app.unstage(staging, file)).await?)
}

#[command]
pub async fn import_discard(shell: State<'_, Shell>, staging: FileId) -> Answer<()> {
    *shell.staging.lock().unwrap_or_else(PoisonError::into_inner) = None;
    shell.app().await?.discard(staging);
    Ok(())
}

#[command]
pub async fn import_commit(shell: State<'_, Shell>, staging: FileId, details: WebinarDetails) -> Answer<ImportView> {
    let done = shell.call(move |app| app.import_staged(staging, details)).await?;
    *shell.staging.lock().unwrap_or_else(PoisonError::into_inner) = None;
    Ok(done)
}

#[command]
pub async fn import_issues(shell: State<'_, Shell>, webinar: WebinarId) -> Answer<Vec<Issue>> {
    Ok(shell.call(move |app| app.issues(webinar)).await?)
}
