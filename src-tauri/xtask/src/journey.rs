//! The journey on the built-in sample, in the terminal, for machines without a display.
//!
//! It works in a temporary folder with a passphrase of its own, so that it needs no keychain and
//! leaves nothing behind but the exported file.

use std::collections::hash_map::RandomState;
use std::env;
use std::ffi::OsStr;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;
use tempfile::TempDir;

use crate::packages::Purpose;
use crate::run::{self, Built};
use crate::setup;

/// The tiers from hottest to coldest, as the command line spells them.
const TIERS: [(&str, &str); 5] = [
    ("hot", "Hot"),
    ("warm", "Warm"),
    ("cool", "Cool"),
    ("cold", "Cold"),
    ("no_show", "No-Show"),
];

pub fn in_terminal(release: bool) -> Result<()> {
    let built = Built::locate()?;
    setup::system(Purpose::Terminal)?;
    let mut build = run::cargo();
    build.args(["build", "--package", "webinarwins-cli"]);
    if release {
        build.arg("--release");
    }
    run::must(&mut build)?;
    let name = "webinarwins-cli";
    let terminal = Terminal {
        program: if release {
            built.release(name)
        } else {
            built.debug(name)
        },
        data: TempDir::new()?,
        passphrase: env::var("WEBINARWINS_PASSPHRASE")
            .ok()
            .filter(|set| !set.is_empty())
            .unwrap_or_else(one_off_passphrase),
    };

    terminal.show(["sample"])?;
    let webinars = terminal.json(["webinars"])?;
    let webinar = webinars[0]["id"].as_str().context("the sample has no id")?;
    terminal.show(["draft", webinar])?;
    terminal.show(["approve", webinar, "--clean"])?;
    // Kept: it is what the journey is for.
    let export = tempfile::Builder::new().prefix("webinarwins-sample-").tempdir()?.keep();
    let file = export.join("follow-ups.csv");
    terminal.show([
        OsStr::new("export"),
        webinar.as_ref(),
        "--target".as_ref(),
        "csv".as_ref(),
        "--out".as_ref(),
        file.as_os_str(),
    ])?;

    println!("\nTiers");
    for (tier, count) in tier_counts(&terminal.json(["attendees", webinar])?) {
        println!("  {tier:<8}{count:>4}");
    }
    println!("Exported: {}", file.display());
    Ok(())
}

struct Terminal {
    program: PathBuf,
    data: TempDir,
    passphrase: String,
}

impl Terminal {
    /// As a person would see it.
    fn show<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Result<()> {
        let arguments: Vec<S> = arguments.into_iter().collect();
        println!("\n> {}", typed(&arguments));
        run::must(self.command().args(arguments))
    }

    /// As a program would, without a word on the screen.
    fn json<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Result<Value> {
        let answer = run::output_of(self.command().arg("--json").args(arguments))?;
        serde_json::from_str(&answer).context("the command line's answer is not JSON")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .arg("--data-dir")
            .arg(self.data.path())
            .env("WEBINARWINS_PASSPHRASE", &self.passphrase);
        command
    }
}

fn typed<S: AsRef<OsStr>>(arguments: &[S]) -> String {
    let words = arguments
        .iter()
        .map(|argument| Path::new(argument).display().to_string());
    std::iter::once("webinarwins-cli".to_owned())
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Random enough for a folder that lives as long as this command.
fn one_off_passphrase() -> String {
    // Each new state is seeded by the operating system's random numbers.
    let word = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", word(), word())
}

/// How many attendees each tier has, from the command line's list of them.
fn tier_counts(attendees: &Value) -> [(&'static str, usize); 5] {
    let empty = Vec::new();
    let list = attendees.as_array().unwrap_or(&empty);
    TIERS.map(|(wire, name)| (name, list.iter().filter(|one| one["tier"] == wire).count()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_attendee_is_counted_in_their_tier() {
        let attendees = json!([{"tier": "hot"}, {"tier": "no_show"}, {"tier": "no_show"}]);
        assert_eq!(
            tier_counts(&attendees),
            [("Hot", 1), ("Warm", 0), ("Cool", 0), ("Cold", 0), ("No-Show", 2)]
        );
    }

    #[test]
    fn no_passphrase_is_used_twice() {
        assert_ne!(one_off_passphrase(), one_off_passphrase());
    }
}
