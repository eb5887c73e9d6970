//! The webinar journey in a terminal: the second thin shell over the core.
//!
//! Answers go to standard output, as text for people or, with `--json`, as one JSON value for programs; progress
//! and errors go to standard error. Exit code 0 for success, 1 for a failure, 2 for wrong usage.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a terminal program speaks through them"
)]

mod arguments;
mod commands;
mod output;
mod progress;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use webinarwins_core::{App, Code, Error, Keychain, Ports, Sensitive, SystemClock};

use crate::arguments::Arguments;
use crate::progress::Bar;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let json = arguments.json;
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::refusal(&error, json);
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Error> {
    let folder = arguments.data_dir.clone().or_else(App::default_folder).ok_or_else(|| {
        Error::new(
            Code::Disk,
            "This computer has no folder for the data of programs.",
            "Name one with --data-dir.",
        )
    })?;
    let ports = Ports {
        secrets: Arc::new(Keychain::new(App::keychain_service())),
        clock: Arc::new(SystemClock),
        progress: Arc::new(Bar::default()),
        drafter: None,
        batch_drafter: None,
    };
    let passphrase = arguments.passphrase.clone().map(Sensitive::new);
    let app = tokio::task::block_in_place(|| App::open(&folder, ports, passphrase.as_ref()))?;
    commands::run(&app, arguments.command, arguments.json).await
}
