//! The texts that drafts without a model are written from.

use tauri::{State, command};
use webinarwins_core::domain::{AttendeeId, Language};
use webinarwins_core::views::{TemplatePreviewView, TemplateView};

use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn template_list(shell: State<'_, Shell>, language: Language) -> Answer<Vec<TemplateView>> {
    Ok(shell.call(move |app| app.templates(language)).await?)
}

#[command]
pub async fn template_preview(
    shell: State<'_, Shell>,
    language: Language,
    text: String,
    person: Option<AttendeeId>,
) -> Answer<TemplatePreviewView> {
    Ok(shell
        .call(move |app| app.preview_template(language, &text, person))
        .await?)
}

#[command]
pub async fn template_save(shell: State<'_, Shell>, name: String, text: String) -> Answer<TemplateView> {
    Ok(shell.call(move |app| app.save_template(&name, &text)).await?)
}

#[command]
pub async fn template_reset(shell: State<'_, Shell>, name: String) -> Answer<TemplateView> {
    Ok(shell.call(move |app| app.reset_template(&name)).await?)
}

#[command]
pub async fn template_switch(shell: State<'_, Shell>, name: String, is_off: bool) -> Answer<TemplateView> {
    Ok(shell.call(move |app| app.switch_template(&name, is_off)).await?)
}
