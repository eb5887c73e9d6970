//! What it costs to write the mails of a large webinar into one file and into a file each, from the encrypted database to
//! the disk, and whether memory stays the same however many there are.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod crowd;

use std::path::Path;
use std::time::Instant;

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
    let started = Instant::now();
    let done = app.export(packing, webinar, target, true, path).unwrap();
    let took = started.elapsed().as_secs_f64();
    let hundred_thousand = took / f64::from(done.mails) * 100_000.0;
    println!("  {target}: {} mails in {took:.2} s", done.mails);
    println!("    100,000 would take {hundred_thousand:.1} s (allowed: {allowed})");
}

/// Megabytes that this process had at once so far; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1000
}
