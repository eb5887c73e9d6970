//! Webinars.

use tauri::{State, command};
use webinarwins_core::App;
use webinarwins_core::domain::{WebinarDetails, WebinarId};
use webinarwins_core::views::{ImportView, WebinarItemView, WebinarView};

use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn webinar_list(shell: State<'_, Shell>) -> Answer<Vec<WebinarItemView>> {
    Ok(shell.call(App::webinars).await?)
}

#[command]
pub async fn webinar_get(shell: State<'_, Shell>, id: WebinarId) -> Answer<WebinarView> {
    let view = shell.call(move |app| app.webinar(id)).await?;
    shell.prepare(id).await?;
    Ok(view)
}

#[command]
pub async fn webinar_update(shell: State<'_, Shell>, id: WebinarId, details: WebinarDetails) -> Answer<WebinarView> {
    Ok(shell.call(move |app| app.update_webinar(id, details)).await?)
}

#[command]
pub async fn webinar_delete(shell: State<'_, Shell>, id: WebinarId) -> Answer<()> {
    Ok(shell.call(move |app| app.delete_webinar(id)).await?)
}

#[command]
pub async fn sample_open(shell: State<'_, Shell>) -> Answer<ImportView> {
    Ok(shell.call(App::open_sample).await?)
}
