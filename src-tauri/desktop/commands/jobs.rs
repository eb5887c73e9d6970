//! Long work: draft runs, what they would take, and what they took.

use tauri::{State, command};
use webinarwins_core::domain::{AttendeeId, Caps, Engine, JobId, RunOptions, RunScope, WebinarId};
use webinarwins_core::views::{EstimateView, JobView, RequestView, UsageView};
use webinarwins_core::{App, DraftRun, ServerChoice};

use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn job_start_drafts(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    engine: Engine,
    scope: RunScope,
    options: RunOptions,
) -> Answer<JobView> {
    let run = run_of(webinar, engine, scope, options);
    Ok(shell.call(move |app| Ok(app.start_drafts(run)?.job)).await?)
}

#[command]
pub async fn job_estimate(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    engine: Engine,
    scope: RunScope,
    options: RunOptions,
) -> Answer<EstimateView> {
    let run = run_of(webinar, engine, scope, options);
    Ok(shell.call(move |app| app.estimate_drafts(&run)).await?)
}

#[command]
pub async fn job_resume(shell: State<'_, Shell>, id: JobId, caps: Option<Caps>) -> Answer<JobView> {
    Ok(shell.call(move |app| Ok(app.resume_drafts(id, caps)?.job)).await?)
}

#[command]
pub async fn job_pause(shell: State<'_, Shell>, id: JobId) -> Answer<JobView> {
    Ok(shell.call(move |app| app.pause_job(id)).await?)
}

#[command]
pub async fn job_cancel(shell: State<'_, Shell>, id: JobId) -> Answer<JobView> {
    Ok(shell.call(move |app| app.cancel_job(id)).await?)
}

#[command]
pub async fn job_list(shell: State<'_, Shell>) -> Answer<Vec<JobView>> {
    Ok(shell.call(App::latest_jobs).await?)
}

#[command]
pub async fn job_request(shell: State<'_, Shell>, person: AttendeeId) -> Answer<RequestView> {
    Ok(shell.call(move |app| app.request_preview(person)).await?)
}

#[command]
pub async fn job_usage(shell: State<'_, Shell>) -> Answer<UsageView> {
    Ok(shell.call(App::usage).await?)
}

fn run_of(webinar: WebinarId, engine: Engine, scope: RunScope, options: RunOptions) -> DraftRun {
    DraftRun {
        webinar,
        engine,
        scope,
        options,
        server: ServerChoice::default(),
    }
}
