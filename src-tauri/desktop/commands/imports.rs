//! Files in: picked or dropped, staged, corrected, imported, and out again.

use std::sync::PoisonError;

use tauri::{State, WebviewWindow, command};
use webinarwins_core::App;
use webinarwins_core::domain::{FileChoice, FileId, Issue, NameDecision, WebinarDetails, WebinarId};
use webinarwins_core::views::{FormatView, ImportView, MeaningView, PresetView, StagingView};

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
pub async fn import_choose(
    shell: State<'_, Shell>,
    staging: FileId,
    file: FileId,
    choice: FileChoice,
) -> Answer<StagingView> {
    Ok(shell
        .call(move |app| app.choose_for_file(staging, file, choice))
        .await?)
}

#[command]
pub async fn import_replace(
    shell: State<'_, Shell>,
    staging: FileId,
    file: FileId,
    replace: bool,
) -> Answer<StagingView> {
    Ok(shell.call(move |app| app.replace_file(staging, file, replace)).await?)
}

#[command]
pub async fn import_decide(shell: State<'_, Shell>, staging: FileId, decision: NameDecision) -> Answer<StagingView> {
    Ok(shell.call(move |app| app.decide_staged(staging, decision)).await?)
}

#[command]
pub async fn import_undecide(shell: State<'_, Shell>, staging: FileId, key: String) -> Answer<StagingView> {
    Ok(shell.call(move |app| app.undecide_staged(staging, &key)).await?)
}

#[command]
pub async fn import_stop(shell: State<'_, Shell>, staging: FileId) -> Answer<StagingView> {
    Ok(shell.call(move |app| app.stop_reading(staging)).await?)
}

#[command]
pub async fn import_read(shell: State<'_, Shell>, staging: FileId) -> Answer<StagingView> {
    Ok(shell.call(move |app| app.read_staged(staging)).await?)
}

#[command]
pub fn import_formats() -> Vec<FormatView> {
    App::formats()
}

#[command]
pub fn import_meanings() -> Vec<MeaningView> {
    App::meanings()
}

#[command]
pub async fn preset_list(shell: State<'_, Shell>) -> Answer<Vec<PresetView>> {
    Ok(shell.call(App::presets).await?)
}

#[command]
pub async fn preset_save(shell: State<'_, Shell>, staging: FileId, file: FileId, name: String) -> Answer<StagingView> {
    Ok(shell.call(move |app| app.save_preset(staging, file, &name)).await?)
}

#[command]
pub async fn preset_delete(shell: State<'_, Shell>, name: String) -> Answer<()> {
    Ok(shell.call(move |app| app.delete_preset(&name)).await?)
}

#[command]
pub async fn name_decide(shell: State<'_, Shell>, webinar: WebinarId, decision: NameDecision) -> Answer<ImportView> {
    Ok(shell.call(move |app| app.decide_name(webinar, &decision)).await?)
}

#[command]
pub async fn name_undecide(shell: State<'_, Shell>, webinar: WebinarId, key: String) -> Answer<ImportView> {
    Ok(shell.call(move |app| app.undecide_name(webinar, &key)).await?)
}

#[command]
pub async fn import_undo(shell: State<'_, Shell>, webinar: WebinarId) -> Answer<bool> {
    Ok(shell.call(move |app| app.undo_import(webinar)).await?)
}

#[command]
pub async fn import_issues_save(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    webinar: Option<WebinarId>,
    staging: Option<FileId>,
) -> Answer<Option<String>> {
    let Some(path) = dialogs::save_file(&window, "Save what was noticed", App::issues_file_name()).await else {
        return Ok(None);
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    shell.call(move |app| app.save_issues(webinar, staging, &path)).await?;
    Ok(name)
}

#[command]
pub async fn import_issues(shell: State<'_, Shell>, webinar: WebinarId) -> Answer<Vec<Issue>> {
    Ok(shell.call(move |app| app.issues(webinar)).await?)
}
