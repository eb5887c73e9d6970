//! Approved drafts into files.

use tauri::{State, WebviewWindow, command};
use webinarwins_core::domain::{ExportId, WebinarId};
use webinarwins_core::views::{
    DraftScope, ExportPreviewView, ExportTargetView, ExportTextView, ExportView, PackingChoice, ReadingCopyView,
};
use webinarwins_core::{App, Code, Error};

use crate::dialogs;
use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn export_targets() -> Answer<Vec<ExportTargetView>> {
    Ok(App::export_targets())
}

#[command]
pub async fn export_text(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    include_unapproved: bool,
) -> Answer<ExportTextView> {
    Ok(shell
        .call(move |app| app.export_text(webinar, include_unapproved))
        .await?)
}

#[command]
pub async fn export_preview(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    target: String,
    include_unapproved: bool,
) -> Answer<ExportPreviewView> {
    Ok(shell
        .call(move |app| app.export_preview(webinar, &target, include_unapproved))
        .await?)
}

#[command]
pub async fn export_save(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    webinar: WebinarId,
    target: String,
    include_unapproved: bool,
    packing: PackingChoice,
) -> Answer<Option<ExportView>> {
    let wanted = target.clone();
    let name = shell
        .call(move |app| app.export_name(webinar, &wanted, packing))
        .await?;
    let Some(path) = dialogs::save_file(&window, "Save the mails", &name).await else {
        return Ok(None);
    };
    let place = path.clone();
    let done = shell
        .call(move |app| app.export(packing, webinar, &target, include_unapproved, &place))
        .await?;
    shell.remember_export(done.id, path);
    Ok(Some(done))
}

#[command]
pub async fn export_reading_copy(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    scope: DraftScope,
    addresses: bool,
) -> Answer<Option<ReadingCopyView>> {
    let meant = scope.clone();
    let name = shell.call(move |app| app.reading_copy_name(&meant)).await?;
    let Some(path) = dialogs::save_file(&window, "Save the mails to read", &name).await else {
        return Ok(None);
    };
    let place = path.clone();
    let done = shell
        .call(move |app| app.save_reading_copy(&scope, addresses, &place))
        .await?;
    shell.remember_export(done.id, path);
    Ok(Some(done))
}

#[command]
pub async fn export_reveal(shell: State<'_, Shell>, id: ExportId) -> Answer<()> {
    let gone = || {
        Error::new(
            Code::NotFound,
            "The file was written in an earlier run of the program.",
            "Look where you saved it.",
        )
    };
    let path = shell.export_path(id).ok_or_else(gone)?;
    opener::reveal(path)
        .map_err(|_| Error::new(Code::NotFound, "The file is not there any more.", "Export it again."))?;
    Ok(())
}
