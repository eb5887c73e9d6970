//! Sending through a mail service: its set-up, a dry run, a sending, its report.

use std::time::Duration;

use serde_json::json;
use webinarwins_core::domain::{RecipientState, SendingState, TierDelay, WebinarId};
use webinarwins_core::views::{EngineTestState, SendingPlanView, SendingView};
use webinarwins_core::{App, Code, Error, HOLD_BACK, SendingWish, Sensitive};

use crate::arguments::{Send, SendingSetup};
use crate::output::{self, say};

/// How many of those whose outcome is open are named.
const SHOWN: u32 = 1000;

/// The key in the environment, for computers without a keychain.
fn key() -> Option<Sensitive> {
    let key = std::env::var("WEBINARWINS_SENDING_KEY").ok()?;
    let key = key.trim();
    (!key.is_empty()).then(|| Sensitive::new(key.to_owned()))
}

/// `sending-setup`
pub async fn setup(app: &App, wanted: SendingSetup, json: bool) -> Result<(), Error> {
    let mut setup = app.sending_setup()?.setup;
    if let Some(service) = wanted.service {
        setup.service = service;
    }
    for (field, given) in [
        (&mut setup.base_url, wanted.base_url),
        (&mut setup.from_email, wanted.from),
        (&mut setup.from_name, wanted.from_name),
        (&mut setup.reply_to, wanted.reply_to),
        (&mut setup.unsubscribe_url, wanted.unsubscribe_url),
    ] {
        if let Some(given) = given {
            *field = given;
        }
    }
    setup.unsubscribe_group = wanted.unsubscribe_group.or(setup.unsubscribe_group);
    app.save_sending_setup(setup)?;
    let test = app.test_sending(key()).await?;
    say(json, &output::snake(&test), || {
        let lines = test.steps.iter().map(|step| {
            let sign = match step.state {
                EngineTestState::Works => "ok",
                EngineTestState::Fails => "fails",
                EngineTestState::Unknown => "cannot tell",
            };
            format!("{sign}: {}", step.message)
        });
        lines.collect::<Vec<_>>().join("\n")
    });
    match test.works {
        true => Ok(()),
        false => Err(Error::new(Code::Engine, "Nothing can be sent like this.", "")),
    }
}

/// `send`
pub async fn send(app: &App, wanted: Send, json: bool) -> Result<(), Error> {
    let webinar = wanted.webinar;
    if wanted.status {
        return report(app, &latest(app, webinar)?, json);
    }
    if wanted.dry_run {
        let plan = app.sending_plan(webinar, delays(&wanted), u32::MAX, key()).await?;
        say(json, &output::snake(&plan), || told(&plan));
        return Ok(());
    }
    let started = match wanted.confirm {
        None => app.resume_sending(latest(app, webinar)?.id, key()).await?,
        Some(confirmed) => {
            if wanted.consent {
                app.give_consent(webinar)?;
            }
            let hold_back = wanted
                .hold_back
                .map_or(HOLD_BACK, |seconds| Duration::from_secs(u64::from(seconds)));
            let wish = SendingWish {
                webinar,
                schedule: delays(&wanted),
                confirmed,
                hold_back,
                key: key(),
            };
            app.start_sending(wish).await?
        }
    };
    let id = started.sending.id;
    if started.sending.seconds_left > 0 {
        output::note(&format!(
            "Nothing leaves for {} seconds. Stop it with Ctrl-C.",
            started.sending.seconds_left
        ));
    }
    let finished = started.finished();
    tokio::pin!(finished);
    let ended = tokio::select! {
        ended = &mut finished => ended,
        // What is under way is waited for, so that nothing is unknown.
        _ = tokio::signal::ctrl_c() => {
            app.pause_sending(id)?;
            finished.await
        }
    };
    report(app, &ended, json)?;
    match ended.state {
        SendingState::Done => Ok(()),
        SendingState::Halted => Err(Error::new(Code::Engine, ended.message, "`send --resume` goes on.")),
        _ => Err(Error::new(
            Code::Invalid,
            "The sending is not finished. Nobody gets a second mail.",
            "`send --resume` goes on.",
        )),
    }
}

fn delays(wanted: &Send) -> Vec<TierDelay> {
    let delay = |(tier, hours): &(crate::arguments::TierName, u32)| TierDelay {
        tier: (*tier).into(),
        hours: *hours,
    };
    wanted.delay.iter().map(delay).collect()
}

fn latest(app: &App, webinar: WebinarId) -> Result<SendingView, Error> {
    app.latest_sending(webinar)?
        .ok_or_else(|| Error::new(Code::NotFound, "There is no sending of this webinar yet.", ""))
}

fn told(plan: &SendingPlanView) -> String {
    let mut lines = vec![format!(
        "{} mails from {} through {}; nothing was sent.",
        plan.mails, plan.from, plan.service
    )];
    lines.push(output::table(plan.recipients.iter().map(|mail| {
        let when = match mail.hours {
            0 => "at once".to_owned(),
            hours => format!("in {hours} h"),
        };
        vec![when, mail.address.clone(), mail.label.clone(), mail.subject.clone()]
    })));
    for left in &plan.left_out {
        lines.push(format!("Left out: {} ({})", left.message, left.labels.join(", ")));
    }
    if !plan.unread.is_empty() {
        lines.push(format!("Could not be read: {}", plan.unread));
    }
    lines.push(match &plan.consent_given_at {
        Some(at) => format!("Consent stated {at}."),
        None => format!("Consent is not stated yet: {}", plan.consent),
    });
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// What became of everybody, with those that the user has to look at.
fn report(app: &App, sending: &SendingView, json: bool) -> Result<(), Error> {
    let open = [RecipientState::Unknown, RecipientState::Failed];
    let open = app.recipients(sending.id, &open, 0, SHOWN)?;
    let value = json!({ "sending": output::snake(sending), "open": output::snake(&open) });
    say(json, &value, || {
        let mut lines = vec![format!(
            "{} planned = {} sent + {} failed + {} unknown + {} taken out + {} suppressed + {} not reached",
            sending.planned,
            sending.sent,
            sending.failed,
            sending.unknown,
            sending.dropped,
            sending.suppressed,
            sending.waiting + sending.under_way,
        )];
        lines.extend(open.iter().map(|row| format!("{}: {}", row.address, row.reason)));
        lines.join("\n")
    });
    Ok(())
}
