//! The log: JSON lines in a file that rotates daily. Levels, actions, ids, counts and durations; never a name, an
//! address, a message, a mail or a key.

use std::path::Path;

use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

/// A week and a weekend: long enough to look back at a webinar, short enough to stay small.
const KEPT_FILES: usize = 10;

/// Writes the log into `logs` within the data folder. Without a place to write there is no log, and no harm.
pub fn to_files_in(folder: &Path) {
    let logs = folder.join("logs");
    // The appender complains on standard error about a folder that is not there yet.
    if std::fs::create_dir_all(&logs).is_err() {
        return;
    }
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("webinarwins")
        .filename_suffix("log")
        .max_log_files(KEPT_FILES)
        .build(logs);
    if let Ok(appender) = appender {
        let filter = EnvFilter::new("warn,webinarwins_core=info,webinarwins_desktop=info");
        // Fails only when a log is set already, as in a test.
        let _ = tracing_subscriber::fmt()
            .json()
            .with_env_filter(filter)
            .with_writer(appender)
            .try_init();
    }
}
