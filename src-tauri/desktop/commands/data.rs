//! The data folder as a whole.

use tauri::{State, command};
use webinarwins_core::{Code, Error};

use crate::error::Answer;
use crate::state::Shell;

#[command]
pub async fn data_reveal(shell: State<'_, Shell>) -> Answer<()> {
    let app = shell.app().await?;
    opener::open(app.folder()).map_err(|_| Error::new(Code::NotFound, "The folder could not be opened.", ""))?;
    Ok(())
}

#[command]
pub async fn data_erase_all(shell: State<'_, Shell>) -> Answer<()> {
    Ok(shell.erase().await?)
}
