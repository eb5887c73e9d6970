//! Drafts: reading, changing, deciding, and taking it back.

use tauri::{State, command};
use webinarwins_core::App;
use webinarwins_core::domain::{DraftId, WebinarId};
use webinarwins_core::views::{
    DraftChangeView, DraftEdit, DraftItemView, DraftSort, DraftVersionView, DraftView, DraftWish,
};

use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn draft_list(shell: State<'_, Shell>, webinar: WebinarId, sort: DraftSort) -> Answer<Vec<DraftItemView>> {
    Ok(shell.call(move |app| app.drafts(webinar, sort)).await?)
}

#[command]
pub async fn draft_get(shell: State<'_, Shell>, id: DraftId) -> Answer<DraftView> {
    Ok(shell.call(move |app| app.draft(id)).await?)
}

#[command]
pub async fn draft_edit(shell: State<'_, Shell>, id: DraftId, edit: DraftEdit) -> Answer<DraftView> {
    Ok(shell
        .call(move |app| app.edit_draft(id, edit).and_then(|_| app.draft(id)))
        .await?)
}

#[command]
pub async fn draft_note(shell: State<'_, Shell>, id: DraftId, note: String) -> Answer<DraftView> {
    Ok(shell
        .call(move |app| app.note_draft(id, &note).and_then(|_| app.draft(id)))
        .await?)
}

#[command]
pub async fn draft_fix(shell: State<'_, Shell>, id: DraftId, finding: usize, rule: String) -> Answer<DraftView> {
    Ok(shell
        .call(move |app| app.fix_draft(id, finding, &rule).and_then(|_| app.draft(id)))
        .await?)
}

#[command]
pub async fn draft_approve(
    shell: State<'_, Shell>,
    ids: Vec<DraftId>,
    accept_warnings: bool,
) -> Answer<DraftChangeView> {
    Ok(shell.call(move |app| app.approve_drafts(&ids, accept_warnings)).await?)
}

#[command]
pub async fn draft_unapprove(shell: State<'_, Shell>, ids: Vec<DraftId>) -> Answer<DraftChangeView> {
    Ok(shell.call(move |app| app.unapprove_drafts(&ids)).await?)
}

#[command]
pub async fn draft_regenerate(shell: State<'_, Shell>, id: DraftId, wish: Option<DraftWish>) -> Answer<DraftView> {
    shell.app().await?.regenerate_draft(id, wish).await?;
    Ok(shell.call(move |app| app.draft(id)).await?)
}

#[command]
pub async fn draft_versions(shell: State<'_, Shell>, id: DraftId) -> Answer<Vec<DraftVersionView>> {
    Ok(shell.call(move |app| app.draft_versions(id)).await?)
}

#[command]
pub async fn draft_restore(shell: State<'_, Shell>, id: DraftId, version: u32) -> Answer<DraftView> {
    Ok(shell
        .call(move |app| app.restore_draft(id, version).and_then(|_| app.draft(id)))
        .await?)
}

#[command]
pub async fn history_undo(shell: State<'_, Shell>) -> Answer<DraftChangeView> {
    Ok(shell.call(App::undo).await?)
}

#[command]
pub async fn history_redo(shell: State<'_, Shell>) -> Answer<DraftChangeView> {
    Ok(shell.call(App::redo).await?)
}
