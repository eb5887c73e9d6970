//! Whom mails may go to: the do-not-contact list, erasing people, the last look before an export.

use tauri::{State, WebviewWindow, command};
use webinarwins_core::App;
use webinarwins_core::domain::{AttendeeId, WebinarId};
use webinarwins_core::views::{ErasureView, NoContactAddedView, NoContactView, PreflightView};

use crate::error::Answer;
use crate::state::Shell;
use crate::{dialogs, drops};

#[command]
pub async fn no_contact_list(shell: State<'_, Shell>, search: String, from: u32, most: u32) -> Answer<NoContactView> {
    Ok(shell.call(move |app| app.do_not_contact(&search, from, most)).await?)
}

#[command]
pub async fn no_contact_add(shell: State<'_, Shell>, text: String) -> Answer<NoContactAddedView> {
    Ok(shell.call(move |app| app.add_do_not_contact(&text)).await?)
}

#[command]
pub async fn no_contact_load(window: WebviewWindow, shell: State<'_, Shell>) -> Answer<Option<NoContactAddedView>> {
    let Some(path) = dialogs::pick_table(&window, "Choose a list of people never to contact").await else {
        return Ok(None);
    };
    let added = shell
        .call(move |app| app.import_do_not_contact(&drops::read(&path)?))
        .await?;
    Ok(Some(added))
}

#[command]
pub async fn no_contact_remove(shell: State<'_, Shell>, entries: Vec<String>) -> Answer<u32> {
    Ok(shell.call(move |app| app.remove_do_not_contact(&entries)).await?)
}

#[command]
pub async fn no_contact_save(window: WebviewWindow, shell: State<'_, Shell>) -> Answer<Option<String>> {
    let suggested = App::do_not_contact_file_name();
    let Some(path) = dialogs::save_file(&window, "Save the do-not-contact list", suggested).await else {
        return Ok(None);
    };
    Ok(Some(shell.call(move |app| app.save_do_not_contact(&path)).await?))
}

#[command]
pub async fn attendee_never_contact(shell: State<'_, Shell>, ids: Vec<AttendeeId>) -> Answer<u32> {
    Ok(shell.call(move |app| app.never_contact(&ids)).await?)
}

#[command]
pub async fn attendee_erasure(shell: State<'_, Shell>, id: AttendeeId) -> Answer<ErasureView> {
    Ok(shell.call(move |app| app.erasure(id)).await?)
}

#[command]
pub async fn attendee_erase(shell: State<'_, Shell>, id: AttendeeId) -> Answer<ErasureView> {
    Ok(shell.call(move |app| app.erase_person(id)).await?)
}

#[command]
pub async fn preflight_get(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    target: String,
    include_unapproved: bool,
) -> Answer<PreflightView> {
    Ok(shell
        .call(move |app| app.preflight(webinar, &target, include_unapproved))
        .await?)
}
