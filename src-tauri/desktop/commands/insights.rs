//! What a webinar says as a whole, and webinars beside each other.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tauri::{State, WebviewWindow, command};
use webinarwins_core::domain::WebinarId;
use webinarwins_core::views::{
    AnswerChoice, CallView, ChartKind, LineChoice, LineView, OverviewView, ReportKind, ReportView, ReturningView,
    TrendView,
};
use webinarwins_core::{App, Error};

use crate::dialogs;
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

#[command]
pub async fn report_save(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    webinar: WebinarId,
    kind: ReportKind,
    most: u32,
) -> Answer<Option<ReportView>> {
    let name = shell.call(move |app| app.report_name(webinar, kind)).await?;
    let title = match kind {
        ReportKind::CallsPdf | ReportKind::CallsCsv => "Save the people to call",
        ReportKind::OverviewPdf => "Save the overview",
    };
    let Some(path) = dialogs::save_file(&window, title, &name).await else {
        return Ok(None);
    };
    let place = path.clone();
    let done = shell
        .call(move |app| app.save_report(webinar, kind, most, &place))
        .await?;
    shell.remember_export(done.id, path);
    Ok(Some(done))
}

/// `data` is the picture in base64, as the page drew it.
#[command]
pub async fn chart_save(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    name: String,
    kind: ChartKind,
    data: String,
) -> Answer<Option<ReportView>> {
    let bytes = STANDARD
        .decode(data)
        .map_err(|_| Error::invalid("The picture could not be read. No file was written."))?;
    let name = App::chart_name(&name, kind);
    let Some(path) = dialogs::save_file(&window, "Save the chart", &name).await else {
        return Ok(None);
    };
    let place = path.clone();
    let done = shell.call(move |app| app.save_chart(kind, &bytes, &place)).await?;
    shell.remember_export(done.id, path);
    Ok(Some(done))
}
