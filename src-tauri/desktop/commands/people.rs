//! The people of a webinar.

use tauri::{State, command};
use webinarwins_core::domain::{AttendeeId, WebinarId};
use webinarwins_core::views::{AttendeeView, CopiedView, PeopleColumn, PeopleQuery, PeopleView, SavedView};

use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn attendee_list(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    query: PeopleQuery,
    from: u32,
    most: u32,
) -> Answer<PeopleView> {
    Ok(shell.call(move |app| app.people(webinar, &query, from, most)).await?)
}

#[command]
pub async fn attendee_ids(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    query: PeopleQuery,
    from: u32,
    most: u32,
) -> Answer<Vec<AttendeeId>> {
    Ok(shell
        .call(move |app| app.people_ids(webinar, &query, from, most))
        .await?)
}

#[command]
pub async fn attendee_place(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    query: PeopleQuery,
    id: AttendeeId,
) -> Answer<Option<u32>> {
    Ok(shell.call(move |app| app.place_of(webinar, &query, id)).await?)
}

#[command]
pub async fn attendee_copy(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    query: PeopleQuery,
    ids: Vec<AttendeeId>,
    columns: Vec<PeopleColumn>,
) -> Answer<CopiedView> {
    Ok(shell
        .call(move |app| app.copy_people(webinar, &query, &ids, &columns))
        .await?)
}

#[command]
pub async fn attendee_get(shell: State<'_, Shell>, id: AttendeeId) -> Answer<AttendeeView> {
    Ok(shell.call(move |app| app.attendee(id)).await?)
}

#[command]
pub async fn attendee_keep(shell: State<'_, Shell>, ids: Vec<AttendeeId>, kept: Option<bool>) -> Answer<()> {
    Ok(shell.call(move |app| app.keep_attendees(&ids, kept)).await?)
}

#[command]
pub async fn view_list(shell: State<'_, Shell>) -> Answer<Vec<SavedView>> {
    Ok(shell.call(|app| app.saved_views()).await?)
}

#[command]
pub async fn view_save(shell: State<'_, Shell>, view: SavedView) -> Answer<Vec<SavedView>> {
    Ok(shell.call(move |app| app.save_view(view)).await?)
}

#[command]
pub async fn view_rename(shell: State<'_, Shell>, name: String, new_name: String) -> Answer<Vec<SavedView>> {
    Ok(shell.call(move |app| app.rename_view(&name, &new_name)).await?)
}

#[command]
pub async fn view_delete(shell: State<'_, Shell>, name: String) -> Answer<Vec<SavedView>> {
    Ok(shell.call(move |app| app.delete_view(&name)).await?)
}
