//! `cargo xtask bench`: the core's measurements, how soon a cold start can be used, and how the real window feels with
//! 100,000 people in it (`ui/e2e/window/at-scale.ts`).
//!
//! The start is compared with an empty window of the same program in the same run, launch by
//! launch in turn, so that a slow or busy machine slows both alike and only the difference is
//! judged. The program ends by itself when it has reached the state it is asked for.

use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::packages::Purpose;
use crate::run::{self, Built};
use crate::setup;
use crate::window::Desktop;

/// Odd, so that the median is a launch that happened.
const LAUNCHES: usize = 7;

/// The promise: a usable window this much later than an empty one, at most.
const ALLOWED: Duration = Duration::from_secs(1);

/// A start that takes this long is not slow but broken.
const BROKEN: Duration = Duration::from_secs(60);

pub fn bench() -> Result<ExitCode> {
    let built = Built::locate()?;
    setup::system(Purpose::HiddenDesktop)?;
    setup::npm_packages()?;
    run::must(run::npm().args(["run", "build"]))?;
    run::must(run::cargo().args(["bench", "--package", "webinarwins-core"]))?;
    if !cfg!(target_os = "linux") {
        println!("The start is measured on Linux only.");
        return Ok(ExitCode::SUCCESS);
    }
    run::must(run::cargo().args([
        "build",
        "--release",
        "--package",
        "webinarwins",
        "--package",
        "webinarwins-cli",
    ]))?;
    at_scale(&built)?;
    start(&built)
}

/// What this prints is to be read: no figure of it fails.
fn at_scale(built: &Built) -> Result<()> {
    println!("The window with 100,000 people and 38,000 drafts:");
    let desktop = Desktop::start()?;
    run::must(
        desktop
            .adopt(run::npm().args(["run", "bench:window"]))
            .env("WEBINARWINS_BINARY", built.release("webinarwins"))
            .env("WEBINARWINS_CLI", built.release("webinarwins-cli")),
    )
}

fn start(built: &Built) -> Result<ExitCode> {
    let desktop = Desktop::start()?;
    let folder = TempDir::new()?;
    let program = built.release("webinarwins");
    let launch = |until: &str| {
        let mut command = Command::new(&program);
        desktop
            .adopt(&mut command)
            .env("WEBINARWINS_DATA_DIR", folder.path())
            .env("WEBINARWINS_BENCH_EXIT_WHEN", until);
        time(&mut command).with_context(|| format!("launched until {until}"))
    };
    // The very first start makes the key and the database, which happens once in a lifetime.
    launch("usable")?;
    let (mut usable, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..LAUNCHES {
        empty.push(launch("window")?);
        usable.push(launch("usable")?);
    }
    let (usable, empty) = (median(usable), median(empty));
    let later = usable.saturating_sub(empty);
    println!("Cold start, median of {LAUNCHES}:");
    println!("  empty window   {:>6} ms", empty.as_millis());
    println!("  usable window  {:>6} ms", usable.as_millis());
    println!(
        "  difference     {:>6} ms ({:.2} times; allowed: {} ms)",
        later.as_millis(),
        usable.as_secs_f64() / empty.as_secs_f64(),
        ALLOWED.as_millis()
    );
    Ok(if later < ALLOWED {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// From the launch to the program's own end.
fn time(command: &mut Command) -> Result<Duration> {
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .spawn()
        .context("cannot start the program")?;
    loop {
        if let Some(status) = child.try_wait()? {
            let took = started.elapsed();
            if !status.success() {
                bail!("the program failed ({status})");
            }
            return Ok(took);
        }
        if started.elapsed() > BROKEN {
            child.kill()?;
            child.wait()?;
            bail!("the program did not end within {} s", BROKEN.as_secs());
        }
        // Far below what is measured, and light enough not to disturb it.
        thread::sleep(Duration::from_millis(2));
    }
}

/// Of an odd number of durations.
fn median(mut durations: Vec<Duration>) -> Duration {
    durations.sort_unstable();
    durations.get(durations.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slow_launch_does_not_move_the_median() {
        let durations = [3, 900, 1, 2, 2].map(Duration::from_millis).to_vec();
        assert_eq!(median(durations), Duration::from_millis(2));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_fails_is_not_measured() {
        assert!(time(&mut Command::new("false")).is_err());
        assert!(time(&mut Command::new("true")).is_ok());
    }
}
