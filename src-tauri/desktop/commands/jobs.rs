//! Long work: draft runs.

use tauri::{State, command};
use webinarwins_core::domain::{Engine, JobId, Tier, WebinarId};
use webinarwins_core::views::JobView;
use webinarwins_core::{App, DraftRun, ServerChoice};

use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn job_start_drafts(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    engine: Engine,
    tiers: Vec<Tier>,
    rewrite: bool,
) -> Answer<JobView> {
    let run = DraftRun {
        webinar,
        engine,
        tiers,
        rewrite,
        server: ServerChoice::default(),
    };
    Ok(shell.call(move |app| Ok(app.start_drafts(run)?.job)).await?)
}

#[command]
pub async fn job_resume(shell: State<'_, Shell>, id: JobId) -> Answer<JobView> {
    Ok(shell.call(move |app| Ok(app.resume_drafts(id)?.job)).await?)
}

#[command]
pub async fn job_cancel(shell: State<'_, Shell>, id: JobId) -> Answer<JobView> {
    Ok(shell.call(move |app| app.cancel_job(id)).await?)
}

#[command]
pub async fn job_list(shell: State<'_, Shell>) -> Answer<Vec<JobView>> {
    Ok(shell.call(App::latest_jobs).await?)
}
