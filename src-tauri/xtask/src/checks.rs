//! `cargo xtask test`: every check there is, in the order in which a mistake shows soonest.
//!
//! A failed step never hides the next one: whatever can still run does. A step that cannot run is
//! listed as left out and never counted as passed. How numbers are read is in `counts`.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::counts::{self, Counts, Runner};
use crate::packages::{self, Purpose};
use crate::run::{self, Built};
use crate::setup;
use crate::window::Desktop;

/// Runs everything; `fast` leaves out the browser and the window.
pub fn test(fast: bool) -> Result<ExitCode> {
    let built = Built::locate()?;
    let mut report = Report::default();

    let purpose = if fast { Purpose::Window } else { Purpose::AllTests };
    report.prepare("System packages", || setup::system(purpose));
    report.prepare("Rust components", setup::rust_components);
    let ui_ready = report.prepare("UI packages", setup::npm_packages);

    report.check(
        "Rust format",
        Runner::Check,
        run::cargo().args(["fmt", "--all", "--check"]),
    );
    if ui_ready {
        report.check("UI build", Runner::Check, run::npm().args(["run", "build"]));
    }
    let program_ready = rust(&mut report);
    if !ui_ready {
        report.leave_out("UI and window", "the UI's packages could not be installed");
        return Ok(report.finish());
    }
    ui(&mut report);
    if fast {
        report.leave_out("Browser and window", "--fast");
    } else {
        pages_in_a_browser(&mut report);
        journey_in_the_window(&mut report, program_ready, &built);
    }
    Ok(report.finish())
}

/// The Rust side. Tells whether the programs were built.
fn rust(report: &mut Report) -> bool {
    let optional: [(&str, &[&str]); 2] = [("cargo-deny", &["deny", "check"]), ("cargo-machete", &["machete"])];
    for (tool, arguments) in optional {
        if run::on_path(tool).is_some() {
            report.check(tool, Runner::Check, run::cargo().args(arguments));
        } else {
            report.leave_out(tool, "it is not installed");
        }
    }
    // Tauri puts the built UI into the program while it compiles.
    if !run::ui().join("dist").join("index.html").is_file() {
        report.leave_out("Rust lints, build and tests", "there is no built UI");
        return false;
    }
    report.check(
        "Rust lints",
        Runner::Check,
        run::cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]),
    );
    // Programs and tests in one go: built apart they would get different features of shared
    // crates, and half of the tree would be compiled twice. Windows cannot replace this program
    // while it runs, so it is left out; its tests are built with the others'. The example is what
    // the journeys in the window drag files from.
    let program_ready = report.check(
        "Rust build",
        Runner::Check,
        run::cargo().args([
            "build",
            "--workspace",
            "--exclude",
            "xtask",
            "--bins",
            "--examples",
            "--tests",
        ]),
    );
    if !program_ready {
        report.leave_out("Rust tests", "the build failed");
    } else if run::on_path("cargo-nextest").is_some() {
        report.check(
            "Rust tests",
            Runner::Nextest,
            run::cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"]),
        );
    } else {
        report.check(
            "Rust tests",
            Runner::CargoTest,
            run::cargo().args(["test", "--workspace", "--no-fail-fast"]),
        );
    }
    program_ready
}

fn ui(report: &mut Report) {
    report.check("UI types", Runner::Check, run::npm().args(["run", "typecheck"]));
    report.check("UI lints", Runner::Check, run::npm().args(["run", "lint"]));
    report.check("UI tests", Runner::Vitest, run::npm().args(["run", "test:unit"]));
}

fn pages_in_a_browser(report: &mut Report) {
    let name = "UI pages in a browser";
    let Some(chromium) = packages::chromium() else {
        return report.fail(name, "no Chromium was found");
    };
    report.check(
        name,
        Runner::Playwright,
        run::npm().args(["run", "test:pages"]).env("CHROMIUM", chromium),
    );
}

fn journey_in_the_window(report: &mut Report, program_ready: bool, built: &Built) {
    let name = "Journey in the window";
    if !cfg!(target_os = "linux") {
        return report.leave_out(name, "it runs on Linux only");
    }
    if !program_ready {
        return report.leave_out(name, "there is no program");
    }
    let desktop = match Desktop::start() {
        Ok(desktop) => desktop,
        Err(error) => return report.fail(name, &format!("{error:#}")),
    };
    report.check(
        name,
        Runner::Vitest,
        desktop
            .adopt(run::npm().args(["run", "test:window"]))
            .env("WEBINARWINS_BINARY", built.debug("webinarwins"))
            .env("WEBINARWINS_CLI", built.debug("webinarwins-cli")),
    );
}

/// What has been run so far and what came of it.
#[derive(Default)]
struct Report {
    steps: Vec<Step>,
    left_out: Vec<String>,
}

struct Step {
    name: String,
    counts: Counts,
    /// Why the numbers are not the runner's own.
    remark: Option<String>,
    took: Duration,
}

impl Report {
    /// Something the steps after it need. It is no check of the product: only its failure counts.
    fn prepare(&mut self, name: &str, preparation: impl FnOnce() -> Result<()>) -> bool {
        let started = Instant::now();
        let Err(error) = preparation() else { return true };
        self.add(name, Counts::ONE_FAILED, Some(format!("{error:#}")), started.elapsed());
        false
    }

    /// Runs a step and counts its tests. Tells whether all was well.
    fn check(&mut self, name: &str, runner: Runner, command: &mut Command) -> bool {
        println!("\n== {name}: {}", run::shown(command));
        let started = Instant::now();
        let (counts, remark) = match run::watched(command) {
            Ok(watched) => match counts::judge(runner, watched.success, &watched.output) {
                Ok(counts) => (counts, None),
                Err((counts, why)) => (counts, Some(why.to_owned())),
            },
            Err(error) => (Counts::ONE_FAILED, Some(format!("{error:#}"))),
        };
        self.add(name, counts, remark, started.elapsed());
        counts.failed == 0
    }

    fn fail(&mut self, name: &str, why: &str) {
        self.add(name, Counts::ONE_FAILED, Some(why.to_owned()), Duration::ZERO);
    }

    fn leave_out(&mut self, name: &str, why: &str) {
        self.left_out.push(format!("{name}: {why}"));
    }

    fn add(&mut self, name: &str, counts: Counts, remark: Option<String>, took: Duration) {
        if let Some(remark) = &remark {
            eprintln!("{name}: {remark}");
        }
        self.steps.push(Step {
            name: name.to_owned(),
            counts,
            remark,
            took,
        });
    }

    fn finish(self) -> ExitCode {
        print!("\n{}", self.summary());
        if self.total().failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn total(&self) -> Counts {
        self.steps
            .iter()
            .fold(Counts::default(), |sum, step| sum.plus(step.counts))
    }

    /// The steps with their numbers and durations; its last line is the one machines read.
    fn summary(&self) -> String {
        let mut text = format!("{:<24}{:>8}{:>8}{:>10}\n", "Step", "Passed", "Failed", "Seconds");
        for step in &self.steps {
            let Counts { passed, failed } = step.counts;
            let seconds = step.took.as_secs_f64();
            text += &format!("{:<24}{passed:>8}{failed:>8}{seconds:>10.1}", step.name);
            if let Some(remark) = &step.remark {
                text += &format!("  {remark}");
            }
            text.push('\n');
        }
        for left_out in &self.left_out {
            text += &format!("Left out: {left_out}\n");
        }
        let Counts { passed, failed } = self.total();
        text + &format!("{passed} passed, {failed} failed\n")
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn the_last_line_sums_up_all_steps_and_counts_nothing_that_was_left_out() {
        let mut report = Report::default();
        report.add("Rust format", Counts::ONE_PASSED, None, Duration::ZERO);
        report.add("Rust tests", Counts { passed: 40, failed: 2 }, None, Duration::ZERO);
        report.leave_out("cargo-deny", "it is not installed");
        assert_eq!(report.summary().lines().last(), Some("41 passed, 2 failed"));
        assert!(report.summary().contains("Left out: cargo-deny: it is not installed\n"));
    }

    #[test]
    fn a_preparation_counts_only_when_it_fails() {
        let mut report = Report::default();
        assert!(report.prepare("System packages", || Ok(())));
        assert_eq!(report.total(), Counts::default());
        assert!(!report.prepare("UI packages", || Err(anyhow!("Node.js is missing."))));
        assert_eq!(report.total(), Counts::ONE_FAILED);
        assert!(report.summary().contains("Node.js is missing."));
    }

    #[test]
    fn a_step_whose_program_does_not_exist_fails() {
        let mut report = Report::default();
        let mut command = Command::new("webinarwins-surely-not-a-program");
        assert!(!report.check("UI lints", Runner::Check, &mut command));
        assert_eq!(report.total(), Counts::ONE_FAILED);
    }
}
