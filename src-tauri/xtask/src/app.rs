//! `cargo xtask app`: from a fresh clone to the open window.
//!
//! Without a display the same journey runs in the terminal instead (`journey`), and nothing that
//! only a window needs is installed or built.

use std::env;
use std::process::ExitCode;

use anyhow::Result;

use crate::packages::Purpose;
use crate::{journey, run, setup};

pub fn open(release: bool) -> Result<ExitCode> {
    if !has_display() {
        println!("There is no display here, so the sample's journey runs in the terminal instead.");
        journey::in_terminal(release)?;
        return Ok(ExitCode::SUCCESS);
    }
    setup::system(Purpose::Window)?;
    setup::npm_packages()?;
    run::must(run::npm().args(["run", "build"]))?;
    let mut program = run::cargo();
    program.args(["run", "--package", "webinarwins"]);
    if release {
        program.arg("--release");
    }
    run::must(&mut program)?;
    Ok(ExitCode::SUCCESS)
}

fn has_display() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    // An empty value means none to GTK as well.
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}
