//! The people of a webinar.

use tauri::{State, command};
use webinarwins_core::domain::{AttendeeId, WebinarId};
use webinarwins_core::views::{AttendeeRowView, AttendeeView, PeopleQuery};

use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn attendee_list(
    shell: State<'_, Shell>,
    webinar: WebinarId,
    query: PeopleQuery,
) -> Answer<Vec<AttendeeRowView>> {
    Ok(shell.call(move |app| app.attendees(webinar, &query)).await?)
}

#[command]
pub async fn attendee_get(shell: State<'_, Shell>, id: AttendeeId) -> Answer<AttendeeView> {
    Ok(shell.call(move |app| app.attendee(id)).await?)
}

#[command]
pub async fn attendee_keep(shell: State<'_, Shell>, ids: Vec<AttendeeId>, kept: Option<bool>) -> Answer<()> {
    Ok(shell.call(move |app| app.keep_attendees(&ids, kept)).await?)
}
