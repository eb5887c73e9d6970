//! Sending through the user's mail service.

use tauri::{State, command};
use webinarwins_core::domain::{
    AttendeeId, EmailAddress, RecipientId, RecipientState, SendingId, SendingSetup, TierDelay, WebinarId,
};
use webinarwins_core::views::{RecipientView, SendingPlanView, SendingSetupView, SendingTestView, SendingView};
use webinarwins_core::{App, Error, HOLD_BACK, SendingWish, Sensitive};

use crate::error::Answer;
use crate::state::Shell;

/// Mails of a plan that the window shows.
const SHOWN: u32 = 100;

#[command]
pub async fn sending_setup_get(shell: State<'_, Shell>) -> Answer<SendingSetupView> {
    Ok(shell.call(App::sending_setup).await?)
}

#[command]
pub async fn sending_setup_save(shell: State<'_, Shell>, setup: SendingSetup) -> Answer<SendingSetupView> {
    Ok(shell.call(move |app| app.save_sending_setup(setup)).await?)
}

#[command]
pub async fn sending_key_save(shell: State<'_, Shell>, secret: String) -> Answer<SendingSetupView> {
    let secret = Sensitive::new(secret);
    Ok(shell.call(move |app| app.save_sending_key(&secret)).await?)
}

#[command]
pub async fn sending_key_remove(shell: State<'_, Shell>) -> Answer<SendingSetupView> {
    Ok(shell.call(App::remove_sending_key).await?)
}

#[command]
pub async fn sending_test(shell: State<'_, Shell>) -> Answer<SendingTestView> {
    Ok(shell.app().await?.test_sending(None).await?)
}

#[command]
pub async fn sending_consent(shell: State<'_, Shell>, webinar: WebinarId) -> Answer<()> {
    Ok(shell.call(move |app| app.give_consent(webinar)).await?)
}

#[command]
pub async fn sending_test_mail(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    person: Option<AttendeeId>,
    to: String,
) -> Answer<String> {
    let to = EmailAddress::parse(&to).map_err(|_| Error::invalid("This is no e-mail address. No test was sent."))?;
    Ok(shell.app().await?.send_test_mail(webinar, person, to, None).await?)
}

#[command]
pub async fn sending_plan(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    schedule: Vec<TierDelay>,
) -> Answer<SendingPlanView> {
    Ok(shell.app().await?.sending_plan(webinar, schedule, SHOWN, None).await?)
}

#[command]
pub async fn sending_start(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    schedule: Vec<TierDelay>,
    confirmed: u32,
) -> Answer<SendingView> {
    let wish = SendingWish {
        webinar,
        schedule,
        confirmed,
        hold_back: HOLD_BACK,
        key: None,
    };
    Ok(shell.app().await?.start_sending(wish).await?.sending)
}

#[command]
pub async fn sending_resume(shell: State<'_, Shell>, id: SendingId) -> Answer<SendingView> {
    Ok(shell.app().await?.resume_sending(id, None).await?.sending)
}

#[command]
pub async fn sending_pause(shell: State<'_, Shell>, id: SendingId) -> Answer<SendingView> {
    Ok(shell.call(move |app| app.pause_sending(id)).await?)
}

#[command]
pub async fn sending_stop(shell: State<'_, Shell>, id: SendingId) -> Answer<SendingView> {
    Ok(shell.call(move |app| app.stop_sending(id)).await?)
}

#[command]
pub async fn sending_latest(shell: State<'_, Shell>, webinar: WebinarId) -> Answer<Option<SendingView>> {
    Ok(shell.call(move |app| app.latest_sending(webinar)).await?)
}

#[command]
pub async fn recipient_list(
    shell: State<'_, Shell>,
    sending: SendingId,
    states: Vec<RecipientState>,
    offset: u32,
    most: u32,
) -> Answer<Vec<RecipientView>> {
    Ok(shell
        .call(move |app| app.recipients(sending, &states, offset, most))
        .await?)
}

#[command]
pub async fn recipient_drop(shell: State<'_, Shell>, id: RecipientId) -> Answer<SendingView> {
    Ok(shell.call(move |app| app.drop_recipient(id)).await?)
}

#[command]
pub async fn recipient_arrived(shell: State<'_, Shell>, id: RecipientId) -> Answer<SendingView> {
    Ok(shell.call(move |app| app.mark_arrived(id)).await?)
}

#[command]
pub async fn recipient_again(shell: State<'_, Shell>, id: RecipientId) -> Answer<SendingView> {
    Ok(shell.call(move |app| app.send_again(id)).await?)
}
