//! The native menu. Its items are the web UI's own list of actions, sent over once, so that menu, shortcuts and
//! palette never disagree; only what the system itself provides (copy, paste, quit) is added here.

use serde::Deserialize;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Manager, Wry};
use webinarwins_core::views::HostEvent;

use crate::state::Shell;

/// The one item that the web UI is not asked about.
const QUIT: &str = "app.quit";

/// One menu of the menu bar.
#[derive(Debug, Deserialize)]
pub struct MenuGroup {
    /// Its title; "Edit" also gets the system's own items.
    title: String,
    items: Vec<MenuAction>,
}

/// One action of the web UI.
#[derive(Debug, Deserialize)]
pub struct MenuAction {
    id: String,
    title: String,
    /// As Tauri writes them ("CmdOrCtrl+K"); keys without a modifier stay with the web UI, which knows whether
    /// somebody is typing.
    accelerator: Option<String>,
}

/// Builds the menu bar.
pub fn build(app: &AppHandle, groups: &[MenuGroup]) -> tauri::Result<Menu<Wry>> {
    let menu = Menu::new(app)?;
    if cfg!(target_os = "macos") {
        menu.append(&Submenu::with_items(
            app,
            "WebinarWins",
            true,
            &[
                &PredefinedMenuItem::about(app, None, None)?,
                &PredefinedMenuItem::separator(app)?,
                &PredefinedMenuItem::hide(app, None)?,
                &PredefinedMenuItem::quit(app, None)?,
            ],
        )?)?;
    }
    for group in groups {
        let submenu = Submenu::new(app, &group.title, true)?;
        for action in &group.items {
            submenu.append(&MenuItem::with_id(
                app,
                &action.id,
                &action.title,
                true,
                action.accelerator.as_deref(),
            )?)?;
        }
        if group.title == "Edit" {
            submenu.append(&PredefinedMenuItem::separator(app)?)?;
            submenu.append(&PredefinedMenuItem::cut(app, None)?)?;
            submenu.append(&PredefinedMenuItem::copy(app, None)?)?;
            submenu.append(&PredefinedMenuItem::paste(app, None)?)?;
            submenu.append(&PredefinedMenuItem::select_all(app, None)?)?;
        }
        if group.title == "File" && !cfg!(target_os = "macos") {
            submenu.append(&PredefinedMenuItem::separator(app)?)?;
            // The system's own item does nothing on Linux.
            submenu.append(&MenuItem::with_id(app, QUIT, "Quit", true, Some("CmdOrCtrl+Q"))?)?;
        }
        menu.append(&submenu)?;
    }
    Ok(menu)
}

/// Tells the web UI which item was chosen.
pub fn chosen(app: &AppHandle, action: &str) {
    if action == QUIT {
        return app.exit(0);
    }
    app.state::<Shell>().window.tell(HostEvent::Menu {
        action: action.to_owned(),
    });
}
