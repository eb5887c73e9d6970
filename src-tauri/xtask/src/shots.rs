//! `cargo xtask shots`: pictures of every page, to look at.
//!
//! They are taken of the built UI over its fake host, so neither the program nor a window is needed. What is taken is
//! listed in `ui/e2e/shots` and `ui/e2e/pages/pages.ts`.

use std::path::{self, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::{run, setup};

pub fn shots(folder: Option<PathBuf>) -> Result<ExitCode> {
    // The browser runs in another folder, so a relative path is meant from here.
    let folder = match folder {
        Some(folder) => path::absolute(folder).context("cannot tell where this folder would be")?,
        None => run::root().join("target").join("shots"),
    };
    let chromium = setup::chromium()?;
    setup::npm_packages()?;
    run::must(
        run::npm()
            .args(["run", "shots"])
            .env("CHROMIUM", chromium)
            .env("SHOTS", &folder),
    )?;
    println!("The pictures are in {}.", folder.display());
    Ok(ExitCode::SUCCESS)
}
