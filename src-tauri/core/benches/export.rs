//! What it costs to write the mails of a large webinar into one file and into a file each, from the encrypted database to
//! the disk, and whether memory stays the same however many there are.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod crowd;
mod stopwatch;

use std::path::Path;

use stopwatch::{Clock, told};
use webinarwins_core::App;
use webinarwins_core::domain::WebinarId;
use webinarwins_core::views::PackingChoice;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let ports = crowd::ports();
    let webinar = crowd::filled(folder.path(), &ports);
    let app = App::open(folder.path(), ports, None).unwrap();
    let before = peak();
    for (target, packing, allowed) in [
        ("csv", PackingChoice::File, 2.0),
        ("mailchimp", PackingChoice::Zip, 4.0),
        ("eml", PackingChoice::Folder, 30.0),
    ] {
        export(&app, webinar, target, packing, allowed, &folder.path().join(target));
    }
    println!(
        "  greatest memory {} MB, {before} of them before the first export",
        peak()
    );
}

/// Exports once and says what a hundred thousand mails would take.
fn export(app: &App, webinar: WebinarId, target: &str, packing: PackingChoice, allowed: f64, path: &Path) {
    let clock = Clock::start();
    let done = app.export_as(packing, webinar, target, true, path).unwrap();
    let took = clock.read();
    told(&format!("{target}, {} mails", done.mails), took);
    let each = took.waited.as_secs_f64() / f64::from(done.mails);
    println!("    100,000 would take {:.1} s (allowed: {allowed})", each * 100_000.0);
}

/// Megabytes that this process had at once so far; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1000
}
