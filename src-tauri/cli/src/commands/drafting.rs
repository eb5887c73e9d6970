//! Drafts: writing and approving.

use webinarwins_core::domain::{Caps, RunOptions, RunScope};
use webinarwins_core::views::{DraftChangeView, DraftSort, JobState, JobView};
use webinarwins_core::{App, Code, DraftRun, Error, Sensitive, ServerChoice};

use crate::arguments::{Approve, Draft, EngineName};
use crate::output::{self, say};

/// `draft`
pub async fn draft(app: &App, wanted: Draft, json: bool) -> Result<(), Error> {
    // The variable is meant for OpenAI, or for the server that is named beside it; never for one that merely
    // stands in the settings.
    let key = std::env::var("OPENAI_API_KEY")
        .ok()
        .filter(|key| !key.trim().is_empty());
    let for_openai = || {
        app.settings()
            .is_ok_and(|settings| settings.engine.base_url.starts_with("https://api.openai.com"))
    };
    let key = key.filter(|_| wanted.engine == EngineName::Openai && (wanted.base_url.is_some() || for_openai()));
    let run = DraftRun {
        webinar: wanted.webinar,
        engine: wanted.engine.into(),
        scope: RunScope::Tiers {
            tiers: wanted.tier.into_iter().map(Into::into).collect(),
        },
        options: RunOptions {
            rewrite: wanted.rewrite,
            touched: false,
            each: wanted.each,
            overnight: wanted.overnight,
            caps: Caps {
                most_tokens: wanted.max_tokens,
                most_cost: wanted.max_cost,
            },
        },
        server: ServerChoice {
            base_url: wanted.base_url,
            model: wanted.model,
            key: key.map(|key| Sensitive::new(key.trim().to_owned())),
        },
    };
    if wanted.estimate {
        return estimate(app, &run, json);
    }
    if wanted.collect || wanted.stop {
        let job = latest(app, &run)?;
        if wanted.stop {
            app.cancel_job(job.id)?;
        }
        app.look_overnight(&run.server).await?;
        return ended(&latest(app, &run)?, json);
    }
    let running = app.start_drafts(run)?;
    let id = running.job.id;
    let finished = running.finished();
    tokio::pin!(finished);
    let job = tokio::select! {
        job = &mut finished => job,
        _ = tokio::signal::ctrl_c() => {
            app.cancel_job(id)?;
            finished.await
        }
    };
    ended(&job, json)
}

fn latest(app: &App, run: &DraftRun) -> Result<JobView, Error> {
    let job = app.latest_jobs()?.into_iter().find(|job| job.webinar_id == run.webinar);
    job.ok_or_else(|| Error::new(Code::NotFound, "Nothing was ever drafted for this webinar.", ""))
}

/// Says how a run was left.
fn ended(job: &JobView, json: bool) -> Result<(), Error> {
    say(json, &output::snake(job), || {
        let mut lines = vec![format!(
            "{} drafts written, {} failed, of {}",
            job.done, job.failed, job.total
        )];
        lines.extend(
            job.errors
                .iter()
                .map(|error| format!("  {}: {}", error.label, error.message)),
        );
        let is_told_below = !matches!(job.state, JobState::Overnight | JobState::Done);
        if !is_told_below && !job.message.is_empty() {
            lines.push(job.message.clone());
        }
        if job.state == JobState::Overnight {
            lines.push("`draft --collect` takes what is ready, `draft --stop` ends it.".to_owned());
        }
        lines.join("\n")
    });
    match job.state {
        JobState::Overnight => Ok(()),
        JobState::Done if job.failed == 0 => Ok(()),
        JobState::Done => Err(Error::new(
            Code::Engine,
            format!("{} people have no draft.", job.failed),
            "Run the command again to retry them.",
        )),
        _ if job.message.is_empty() => Err(Error::new(
            Code::Engine,
            "The run was stopped. What was written is kept.",
            "Run the command again to go on.",
        )),
        _ => Err(Error::new(
            Code::Engine,
            job.message.clone(),
            "What was written is kept; run the command again to go on.",
        )),
    }
}

/// `draft --estimate`
fn estimate(app: &App, run: &DraftRun, json: bool) -> Result<(), Error> {
    let estimate = app.estimate_drafts(run)?;
    say(json, &output::snake(&estimate), || {
        let calls = estimate.own_calls + estimate.shared_calls;
        let cost = estimate
            .cost
            .map_or_else(|| "at an unknown price".to_owned(), |cost| format!("about ${cost:.4}"));
        format!(
            "{} people, {calls} calls, about {} tokens, {cost}",
            estimate.people,
            estimate.prompt_tokens + estimate.completion_tokens
        )
    });
    Ok(())
}

/// `approve`
pub fn approve(app: &App, wanted: &Approve, json: bool) -> Result<(), Error> {
    let items = app.drafts(wanted.webinar, DraftSort::Tier)?;
    let ids = if wanted.clean {
        items.iter().map(|item| item.id).collect()
    } else {
        match wanted.draft.iter().find(|id| !items.iter().any(|item| item.id == **id)) {
            Some(stranger) => {
                return Err(Error::new(
                    Code::NotFound,
                    format!("This webinar has no draft {stranger}. Nothing was approved."),
                    "",
                ));
            }
            None => wanted.draft.clone(),
        }
    };
    // Nobody reads at a terminal, so that each draft is named or is clean, and is approved by itself.
    let mut change = DraftChangeView::default();
    for id in ids {
        let one = app.approve_drafts(&[id], !wanted.clean)?;
        change.changed.extend(one.changed);
        change.blocked.extend(one.blocked);
        change.warned.extend(one.warned);
    }
    say(json, &output::snake(&change), || {
        let mut lines = vec![format!("{} drafts approved", change.changed.len())];
        if !change.blocked.is_empty() {
            lines.push(format!("{} blocked by a check", change.blocked.len()));
        }
        if !change.warned.is_empty() {
            lines.push(format!(
                "{} with warnings, to be approved one by one",
                change.warned.len()
            ));
        }
        lines.join("\n")
    });
    if !wanted.clean && !change.blocked.is_empty() {
        return Err(Error::new(
            Code::Blocked,
            "A check blocks drafts that should have been approved.",
            "See `drafts` for the reasons.",
        ));
    }
    Ok(())
}
