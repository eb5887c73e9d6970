//! The one window: remembered size, no white flash, no navigation away from the program, no browser manners.

use tauri::utils::config::Color;
use tauri::{App, Theme, WebviewWindow, WebviewWindowBuilder};
use webinarwins_core::views::Appearance;

use crate::bench;

/// The canvas colours of the two themes (ui/src/app/tokens.css), shown before the first paint.
const LIGHT_CANVAS: Color = Color(0xF5, 0xF4, 0xF1, 0xFF);
const DARK_CANVAS: Color = Color(0x15, 0x14, 0x12, 0xFF);

/// Makes and shows the window.
pub fn open(app: &App) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, "main", bench::page().unwrap_or_default())
        .title("WebinarWins")
        .inner_size(1280.0, 800.0)
        .min_inner_size(760.0, 520.0)
        .background_color(LIGHT_CANVAS)
        // Only the program's own pages: a link in a mail is opened by nobody here.
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .on_page_load(bench::loaded)
        .build()?;
    paint_canvas(&window)
}

/// Gives the parts of the window that the system draws (title bar, menu) the theme of the web UI.
pub fn wear(window: &WebviewWindow, appearance: Appearance) {
    let theme = match appearance {
        Appearance::System => None,
        Appearance::Light => Some(Theme::Light),
        Appearance::Dark => Some(Theme::Dark),
    };
    if let Err(error) = window.set_theme(theme).and_then(|()| paint_canvas(window)) {
        tracing::warn!(%error, "the system's part of the window keeps its theme");
    }
}

/// What shows through where the web UI has not painted yet, and behind the menu on Linux.
fn paint_canvas(window: &WebviewWindow) -> tauri::Result<()> {
    let canvas = match window.theme()? {
        Theme::Dark => DARK_CANVAS,
        _ => LIGHT_CANVAS,
    };
    window.set_background_color(Some(canvas))
}
