//! Finds out what this machine lacks and installs it.
//!
//! It says what it is about to install before it does, and touches nothing that is there already:
//! a second run costs a few look-ups. Which packages a purpose needs is in `packages`.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::packages::{self, Distribution, Purpose};
use crate::run;

/// What Vite asks for; ui/package.json says the same under `engines`.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Installs the system packages a purpose needs.
pub fn system(purpose: Purpose) -> Result<()> {
    if cfg!(target_os = "macos") {
        let answer = Command::new("xcode-select")
            .arg("-p")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if !answer.is_ok_and(|status| status.success()) {
            bail!("Apple's command line tools are missing. Install them with: xcode-select --install");
        }
        return Ok(());
    }
    if cfg!(windows) {
        // The compiler's tools are there, or this program would not have been built; the web
        // engine is part of Windows 11 and of Windows 10 with its updates.
        if run::on_path("perl").is_none() {
            bail!(
                "Perl is missing: SQLCipher's OpenSSL needs it to build. Install Strawberry Perl from https://strawberryperl.com"
            );
        }
        return Ok(());
    }
    let Some(distribution) = Distribution::of_this_machine() else {
        println!(
            "This Linux is none of Debian, Ubuntu, Fedora, Arch and openSUSE, so nothing is installed here. \
             Under Debian's names it needs: {}",
            Distribution::Debian.packages(purpose).join(" ")
        );
        return Ok(());
    };
    install(distribution, distribution.packages(purpose))
}

/// Installs a browser of the Chromium family where there is none, and tells where it is.
pub fn chromium() -> Result<PathBuf> {
    if let Some(distribution) = Distribution::of_this_machine()
        && packages::chromium().is_none()
    {
        install(distribution, vec![distribution.chromium_package()])?;
    }
    packages::chromium().context("no Chromium was found. Please install Chromium or Chrome.")
}

fn install(distribution: Distribution, mut missing: Vec<&str>) -> Result<()> {
    missing.retain(|package| !distribution.has(package));
    if missing.is_empty() {
        return Ok(());
    }
    println!(
        "These system packages are missing and will be installed: {}",
        missing.join(" ")
    );
    for command in distribution.installation(&missing) {
        as_root(&command)?;
    }
    Ok(())
}

fn as_root(command: &[String]) -> Result<()> {
    let identity = run::output_of(Command::new("id").arg("-u"))?;
    if identity.trim() == "0" {
        let [program, arguments @ ..] = command else {
            return Ok(());
        };
        return run::must(Command::new(program).args(arguments));
    }
    if run::on_path("sudo").is_none() {
        bail!("there is no sudo here. Please run as root: {}", command.join(" "));
    }
    println!("This needs root's rights: sudo {}", command.join(" "));
    let mut sudo = Command::new("sudo");
    if !io::stdin().is_terminal() {
        // Without a terminal a question for the password would wait forever.
        sudo.arg("-n");
    }
    run::must(sudo.args(command))
}

/// Adds the formatter and the linter, which a minimal Rust lacks.
pub fn rust_components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let there = run::cargo()
            .args([subcommand, "--version"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        if there {
            continue;
        }
        if run::on_path("rustup").is_none() {
            bail!("{component} is missing. Please install it for this Rust.");
        }
        println!("{component} is missing and will be installed.");
        run::must(Command::new("rustup").args(["component", "add", component]))?;
    }
    Ok(())
}

/// Installs the UI's packages when the lock file changed since they were installed last.
pub fn npm_packages() -> Result<()> {
    check_node()?;
    let lock = run::ui().join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    // Inside node_modules, so that deleting the folder deletes the claim as well.
    let stamp = run::ui().join("node_modules").join(".installed-package-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("The UI's packages are installed from ui/package-lock.json.");
    // Not `npm ci`: it refuses a lock file that doesn't list the optional packages of every other
    // system, and a lock file names only those that the registry had where it was written.
    // `--no-save` keeps to the locked versions all the same and leaves the lock file alone.
    run::must(run::npm().args(["install", "--no-save", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

fn check_node() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let advice = format!("Please install Node.js {major}.{minor} or newer: https://nodejs.org");
    let Ok(answer) = run::output_of(Command::new("node").arg("--version")) else {
        bail!("Node.js is missing. {advice}");
    };
    match node_version(&answer) {
        Some(version) if version >= OLDEST_NODE => {}
        _ => bail!("Node.js {} is too old. {advice}", answer.trim()),
    }
    if run::output_of(run::npm().arg("--version")).is_err() {
        bail!("npm, which usually comes with Node.js, is missing. {advice}");
    }
    Ok(())
}

/// Major and minor number of an answer such as `v20.19.4`.
fn node_version(answer: &str) -> Option<(u32, u32)> {
    let mut numbers = answer.trim().strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_answer_is_read() {
        assert_eq!(node_version("v20.19.4\n"), Some((20, 19)));
        assert_eq!(node_version("v24.0.0-nightly2025\n"), Some((24, 0)));
        assert_eq!(node_version("20.19.4"), None);
        assert_eq!(node_version("command not found"), None);
    }

    #[test]
    fn debian_12s_own_node_is_too_old() {
        assert!(node_version("v18.20.4").is_some_and(|version| version < OLDEST_NODE));
    }
}
