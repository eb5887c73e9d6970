//! Settings, scoring, keys.

use tauri::{State, WebviewWindow, command};
use webinarwins_core::domain::{ScoringSettings, WebinarId};
use webinarwins_core::views::{EngineTestView, KeyView, ScoringPreviewView, Settings, VoiceView};
use webinarwins_core::{App, Sensitive};

use crate::error::Answer;
use crate::state::Shell;
use crate::window::wear;

#[command]
pub async fn settings_get(window: WebviewWindow, shell: State<'_, Shell>) -> Answer<Settings> {
    let settings = shell.call(App::settings).await?;
    wear(&window, settings.appearance);
    Ok(settings)
}

#[command]
pub async fn settings_update(window: WebviewWindow, shell: State<'_, Shell>, settings: Settings) -> Answer<Settings> {
    let settings = shell.call(move |app| app.update_settings(settings)).await?;
    wear(&window, settings.appearance);
    Ok(settings)
}

#[command]
pub async fn voice_get(shell: State<'_, Shell>) -> Answer<VoiceView> {
    Ok(shell.call(App::voice).await?)
}

#[command]
pub async fn scoring_preview(
    shell: State<'_, Shell>,
    webinar: Option<WebinarId>,
    settings: ScoringSettings,
) -> Answer<ScoringPreviewView> {
    Ok(shell.call(move |app| app.preview_scoring(webinar, settings)).await?)
}

#[command]
pub async fn scoring_apply(
    shell: State<'_, Shell>,
    webinar: Option<WebinarId>,
    settings: ScoringSettings,
) -> Answer<()> {
    Ok(shell.call(move |app| app.apply_scoring(webinar, settings)).await?)
}

#[command]
pub async fn key_status(shell: State<'_, Shell>) -> Answer<KeyView> {
    Ok(shell.call(App::key_status).await?)
}

#[command]
pub async fn key_save(shell: State<'_, Shell>, secret: String) -> Answer<KeyView> {
    let secret = Sensitive::new(secret);
    Ok(shell.call(move |app| app.save_key(&secret)).await?)
}

#[command]
pub async fn key_remove(shell: State<'_, Shell>) -> Answer<KeyView> {
    Ok(shell.call(App::remove_key).await?)
}

#[command]
pub async fn engine_test(shell: State<'_, Shell>) -> Answer<EngineTestView> {
    Ok(shell.app().await?.test_engine().await?)
}
