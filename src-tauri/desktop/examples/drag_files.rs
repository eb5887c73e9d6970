//! Something to drag files from, for the end-to-end journeys: a small square over all windows that offers the files
//! named as arguments to whatever it is dragged onto, the way a file manager does. Linux only.
//!
//! It tells on standard output, a line each, what whoever moves the pointer waits for: `ready <x> <y>` (its middle on
//! the screen, in pixels), `dragging`, `accepted` (let go now and the files are taken), then `dropped` or `refused`.
//! It ends with the drag.

#[cfg(target_os = "linux")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    linux::offer(std::env::args_os().skip(1))
}

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::Cell;
    use std::error::Error;
    use std::ffi::OsString;
    use std::io::{Write, stdout};
    use std::rc::Rc;

    use gtk::gdk::{Display, DragAction, ModifierType};
    use gtk::glib::Propagation;
    use gtk::prelude::*;

    /// The square's edge, in pixels.
    const EDGE: i32 = 24;

    pub fn offer(files: impl Iterator<Item = OsString>) -> Result<(), Box<dyn Error>> {
        gtk::init()?;
        // The corner that a program's window covers last.
        let screen = Display::default()
            .and_then(|display| display.monitor(0))
            .ok_or("there is no screen")?
            .geometry();
        let (left, top) = (screen.width() - EDGE, screen.height() - EDGE);

        // Of this kind, so that it is shown where it asks to be, with or without a window manager.
        let square = gtk::Window::new(gtk::WindowType::Popup);
        square.set_default_size(EDGE, EDGE);
        square.move_(left, top);
        square.drag_source_set(ModifierType::BUTTON1_MASK, &[], DragAction::COPY);
        square.drag_source_add_uri_targets();

        let uris: Vec<_> = files.map(|path| gtk::gio::File::for_path(path).uri()).collect();
        square.connect_drag_data_get(move |_, _, data, _, _| {
            data.set_uris(&uris.iter().map(AsRef::as_ref).collect::<Vec<_>>());
        });
        square.connect_map_event(move |_, _| {
            say(&format!("ready {} {}", left + EDGE / 2, top + EDGE / 2));
            Propagation::Proceed
        });
        square.connect_drag_begin(|_, context| {
            say("dragging");
            context.connect_action_changed(|_, action| {
                if action.contains(DragAction::COPY) {
                    say("accepted");
                }
            });
        });
        let outcome = Rc::new(Cell::new("dropped"));
        let failed = Rc::clone(&outcome);
        square.connect_drag_failed(move |_, _, _| {
            failed.set("refused");
            // Without the picture of files that fly back.
            Propagation::Stop
        });
        square.connect_drag_end(move |_, _| {
            say(outcome.get());
            gtk::main_quit();
        });
        square.show_all();
        gtk::main();
        Ok(())
    }

    fn say(line: &str) {
        // Nobody listens any more once the journey has ended.
        let _ = writeln!(stdout(), "{line}");
    }
}
