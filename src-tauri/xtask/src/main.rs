//! The developers' commands: `cargo xtask app`, `test`, `bench`, `shots` and `bindings`.
//!
//! Everything a fresh machine with Rust and Node still needs is found out and installed by these
//! commands (`setup`), so that no page of instructions has to be followed and none can go stale.
//! They never contain logic of the product and are never shipped.
//! Look next: `app` for the program, `checks` for the tests, `bench` for the measurements.

// Talking to the terminal is this program's whole purpose.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod app;
mod bench;
mod checks;
mod counts;
mod journey;
mod packages;
mod run;
mod setup;
mod shots;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The developers' commands of WebinarWins.")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Installs what is missing, builds everything and opens the window.
    App {
        /// Builds the optimised program, as users get it.
        #[arg(long)]
        release: bool,
    },
    /// Installs what is missing and runs every check and test.
    Test {
        /// Leaves out the tests that need a browser or a window.
        #[arg(long)]
        fast: bool,
    },
    /// Measures the core, and how soon a cold start shows a usable window.
    Bench,
    /// Takes pictures of all pages, in both themes and all sizes.
    Shots {
        /// Where they go; `target/shots` otherwise.
        folder: Option<PathBuf>,
    },
    /// Writes the TypeScript types of the core's views anew.
    Bindings,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().task {
        Task::App { release } => app::open(release),
        Task::Test { fast } => checks::test(fast),
        Task::Bench => bench::bench(),
        Task::Shots { folder } => shots::shots(folder),
        Task::Bindings => bindings(),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The test that guards the generated types also writes them, so that both always agree.
fn bindings() -> anyhow::Result<ExitCode> {
    run::must(
        run::cargo()
            .args(["test", "--package", "webinarwins-core", "--test", "bindings"])
            .env("WEBINARWINS_BLESS", "1"),
    )?;
    Ok(ExitCode::SUCCESS)
}
