//! The program itself: its state, its channel, its menu.

use tauri::ipc::Channel;
use tauri::{AppHandle, State, command};
use webinarwins_core::views::{HostEvent, StatusView};
use webinarwins_core::{Code, Error, Sensitive};

use crate::bench;
use crate::error::Answer;
use crate::menu::{self, MenuGroup};
use crate::state::Shell;

#[command]
pub async fn app_status(shell: State<'_, Shell>) -> Answer<StatusView> {
    Ok(shell.status().await)
}

#[command]
pub async fn app_unlock(shell: State<'_, Shell>, passphrase: String) -> Answer<StatusView> {
    Ok(shell.unlock(Sensitive::new(passphrase)).await?)
}

#[command]
pub fn host_watch(shell: State<'_, Shell>, channel: Channel<HostEvent>) {
    shell.window.listen(channel);
}

#[command]
pub fn menu_set(app: AppHandle, groups: Vec<MenuGroup>) -> Answer<()> {
    bench::usable(&app);
    let set = menu::build(&app, &groups).and_then(|menu| app.set_menu(menu));
    set.map_err(|error| Error::new(Code::Internal, format!("The menu could not be made: {error}"), ""))?;
    Ok(())
}
