//! What a webinar says as a whole, and webinars beside each other.

use tauri::{State, command};
use webinarwins_core::App;
use webinarwins_core::domain::WebinarId;
use webinarwins_core::views::{AnswerChoice, CallView, LineChoice, LineView, OverviewView, ReturningView, TrendView};

use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn overview_get(shell: State<'_, Shell>, webinar: WebinarId) -> Answer<OverviewView> {
    Ok(shell.call(move |app| app.overview(webinar)).await?)
}

#[command]
pub async fn call_list(shell: State<'_, Shell>, webinar: WebinarId, most: u32) -> Answer<Vec<CallView>> {
    Ok(shell.call(move |app| app.call_list(webinar, most)).await?)
}

#[command]
pub async fn line_list(shell: State<'_, Shell>, webinar: WebinarId, choice: LineChoice) -> Answer<Vec<LineView>> {
    Ok(shell.call(move |app| app.lines(webinar, &choice)).await?)
}

#[command]
pub async fn question_answer(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    key: String,
    choice: AnswerChoice,
) -> Answer<()> {
    Ok(shell
        .call(move |app| app.answer_question(webinar, &key, choice))
        .await?)
}

#[command]
pub async fn trend_list(shell: State<'_, Shell>) -> Answer<Vec<TrendView>> {
    Ok(shell.call(App::trend).await?)
}

#[command]
pub async fn returning_get(shell: State<'_, Shell>, webinar: WebinarId) -> Answer<ReturningView> {
    Ok(shell.call(move |app| app.returning(webinar)).await?)
}
