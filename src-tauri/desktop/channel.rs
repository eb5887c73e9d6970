//! The one way in which the host speaks to the window without being asked.

use std::sync::{Mutex, PoisonError};

use tauri::ipc::Channel;
use webinarwins_core::ProgressSink;
use webinarwins_core::views::HostEvent;

/// The window's ear, once it has given one. A reload gives a new one.
#[derive(Default)]
pub struct Window(Mutex<Option<Channel<HostEvent>>>);

impl Window {
    /// The window listens on this channel from now on.
    pub fn listen(&self, channel: Channel<HostEvent>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    /// Tells the window; nobody hears it while no window listens, and nothing depends on it: all state is asked for.
    pub fn tell(&self, event: HostEvent) {
        if let Some(channel) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner)
            && let Err(error) = channel.send(event)
        {
            tracing::warn!(%error, "the window did not hear an event");
        }
    }
}

impl ProgressSink for Window {
    fn tell(&self, event: HostEvent) {
        Self::tell(self, event);
    }
}
