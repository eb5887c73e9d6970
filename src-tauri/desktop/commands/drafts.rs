//! Drafts: reading, changing, deciding, and taking it back.

use tauri::{State, command};
use webinarwins_core::domain::{AttendeeId, DraftId, WebinarId};
use webinarwins_core::views::{
    ApprovableView, Decision, DraftChangeView, DraftEdit, DraftQuery, DraftScope, DraftTallyView, DraftVersionView,
    DraftView, DraftWish, DraftsView, HistoryView, NextDraft, ReplacePreviewView, ReplaceView,
};
use webinarwins_core::{App, Phrase};

use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn draft_list(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    query: DraftQuery,
    from: u32,
    most: u32,
) -> Answer<DraftsView> {
    Ok(shell.call(move |app| app.queue(webinar, &query, from, most)).await?)
}

#[command]
pub async fn draft_ids(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    query: DraftQuery,
    from: u32,
    most: u32,
) -> Answer<Vec<DraftId>> {
    Ok(shell
        .call(move |app| app.queue_ids(webinar, &query, from, most))
        .await?)
}

#[command]
pub async fn draft_people(shell: State<'_, Shell>, scope: DraftScope) -> Answer<Vec<AttendeeId>> {
    Ok(shell.call(move |app| app.people_of_drafts(&scope)).await?)
}

#[command]
pub async fn draft_place(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    query: DraftQuery,
    id: DraftId,
) -> Answer<Option<u32>> {
    Ok(shell.call(move |app| app.place_in_queue(webinar, &query, id)).await?)
}

#[command]
pub async fn draft_next(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    query: DraftQuery,
    after: DraftId,
    wanted: NextDraft,
) -> Answer<Option<DraftId>> {
    Ok(shell
        .call(move |app| app.next_draft(webinar, &query, Some(after), wanted))
        .await?)
}

#[command]
pub async fn draft_tally(shell: State<'_, Shell>, scope: DraftScope) -> Answer<DraftTallyView> {
    Ok(shell.call(move |app| app.draft_tally(&scope)).await?)
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

/// The reader has the draft before them: not merely that a window fetched it.
#[command]
pub async fn draft_open(shell: State<'_, Shell>, id: DraftId) -> Answer<()> {
    Ok(shell.call(move |app| app.open_draft(id)).await?)
}

#[command]
pub async fn draft_approvable(shell: State<'_, Shell>, scope: DraftScope) -> Answer<ApprovableView> {
    Ok(shell.call(move |app| app.approvable(&scope)).await?)
}

#[command]
pub async fn draft_approve_read(shell: State<'_, Shell>, scope: DraftScope) -> Answer<DraftChangeView> {
    Ok(shell.call(move |app| app.approve_read(&scope)).await?)
}

#[command]
pub async fn draft_decide(shell: State<'_, Shell>, scope: DraftScope, decision: Decision) -> Answer<DraftChangeView> {
    Ok(shell.call(move |app| app.decide_drafts(&scope, decision)).await?)
}

#[command]
pub async fn draft_note_many(shell: State<'_, Shell>, scope: DraftScope, note: String) -> Answer<DraftChangeView> {
    Ok(shell.call(move |app| app.note_drafts(&scope, &note)).await?)
}

#[command]
pub async fn draft_replace_preview(
    shell: State<'_, Shell>,
    scope: DraftScope,
    phrase: Phrase,
) -> Answer<ReplacePreviewView> {
    Ok(shell.call(move |app| app.replace_preview(&scope, &phrase)).await?)
}

#[command]
pub async fn draft_replace(
    shell: State<'_, Shell>,
    scope: DraftScope,
    phrase: Phrase,
    mark: String,
) -> Answer<ReplaceView> {
    Ok(shell
        .call(move |app| app.replace_in_drafts(&scope, &phrase, &mark))
        .await?)
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
pub async fn history_get(shell: State<'_, Shell>) -> Answer<HistoryView> {
    Ok(shell.call(App::history).await?)
}

#[command]
pub async fn history_undo(shell: State<'_, Shell>) -> Answer<DraftChangeView> {
    Ok(shell.call(App::undo).await?)
}

#[command]
pub async fn history_redo(shell: State<'_, Shell>) -> Answer<DraftChangeView> {
    Ok(shell.call(App::redo).await?)
}
