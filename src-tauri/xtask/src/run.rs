//! Running other programs, always from the repository's root or its `ui` folder.
//!
//! Output is shown as it comes; `watched` keeps a copy as well, from which `counts` reads how many
//! tests ran. Nothing here decides whether a result is good enough: see `checks`.

use std::env;
use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How long output may still arrive after a program has ended.
///
/// A test may leave a grandchild behind (a killed program's web process) that keeps the pipe
/// open. The program's own last lines are in the pipe already when it ends, so this is generous.
const LATE_OUTPUT: Duration = Duration::from_secs(2);

/// The repository's root.
pub fn root() -> PathBuf {
    // Invariant: this crate sits two folders below the root (held by the test below).
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The folder with the only package.json.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// The same Cargo that started this program, at the root.
pub fn cargo() -> Command {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), &root())
}

/// npm in the `ui` folder.
pub fn npm() -> Command {
    // On Windows npm is a script, which only starts under its full name.
    program(if cfg!(windows) { "npm.cmd" } else { "npm" }, &ui())
}

fn program(name: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folder);
    command
}

/// Runs a command to its end; its failure is an error that names the command.
pub fn must(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command silently and returns what it wrote to standard output.
pub fn output_of(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        bail!("{} failed ({})", shown(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} did not answer in UTF-8", shown(command)))
}

/// What a program left behind that was watched to its end.
pub struct Watched {
    pub success: bool,
    /// Standard output and standard error, as they came.
    pub output: String,
}

/// Runs a command to its end, showing its output as it comes and keeping a copy.
pub fn watched(command: &mut Command) -> Result<Watched> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", shown(command)))?;

    let copy = Arc::new(Mutex::new(Vec::new()));
    let (ended, has_ended) = mpsc::channel();
    let mut readers = 0;
    if let Some(pipe) = child.stdout.take() {
        pass_on(pipe, io::stdout(), Arc::clone(&copy), ended.clone());
        readers += 1;
    }
    if let Some(pipe) = child.stderr.take() {
        pass_on(pipe, io::stderr(), Arc::clone(&copy), ended.clone());
        readers += 1;
    }

    let status = child.wait().with_context(|| format!("lost {}", shown(command)))?;
    for _ in 0..readers {
        if has_ended.recv_timeout(LATE_OUTPUT).is_err() {
            break;
        }
    }
    let bytes = copy.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Ok(Watched {
        success: status.success(),
        output: String::from_utf8_lossy(&bytes).into_owned(),
    })
}

fn pass_on(
    mut from: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
    copy: Arc<Mutex<Vec<u8>>>,
    ended: Sender<()>,
) {
    thread::spawn(move || {
        let mut chunk = [0; 8192];
        while let Ok(length @ 1..) = from.read(&mut chunk) {
            copy.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend_from_slice(&chunk[..length]);
            // A closed terminal is no reason to stop the tests.
            let _ = to.write_all(&chunk[..length]).and_then(|()| to.flush());
        }
        // Nobody listens any more once the time for late output is over.
        let _ = ended.send(());
    });
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program());
    let mut text = name.to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// Where a program of this name would be started from, if it is on the search path.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// Where Cargo puts the workspace's programs.
///
/// Taken from where this program itself lies, which follows every setting of Cargo's. It must be
/// asked before a build: on Linux a program that was replaced while it runs no longer finds itself.
pub struct Built {
    profiles: PathBuf,
}

impl Built {
    pub fn locate() -> Result<Self> {
        let own = env::current_exe().context("cannot tell where this program lies")?;
        let profiles = own
            .ancestors()
            .nth(2)
            .with_context(|| format!("{} is not in a target folder of Cargo", own.display()))?;
        Ok(Self {
            profiles: profiles.to_path_buf(),
        })
    }

    pub fn debug(&self, name: &str) -> PathBuf {
        self.program("debug", name)
    }

    pub fn release(&self, name: &str) -> PathBuf {
        self.program("release", name)
    }

    fn program(&self, profile: &str, name: &str) -> PathBuf {
        self.profiles
            .join(profile)
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_where_the_tauri_configuration_lies() {
        assert!(root().join("tauri.conf.json").is_file());
    }

    #[test]
    fn both_outputs_of_a_watched_program_are_kept() {
        let mut command = program(env!("CARGO"), &root());
        let watched = watched(command.args(["no-such-subcommand"])).unwrap();
        assert!(!watched.success);
        assert!(watched.output.contains("no-such-subcommand"), "{}", watched.output);
    }

    #[cfg(unix)]
    #[test]
    fn a_grandchild_that_keeps_the_pipe_open_does_not_hold_up_the_run() {
        let mut command = program("sh", &root());
        let started = std::time::Instant::now();
        let watched = watched(command.args(["-c", "sleep 60 & echo done"])).unwrap();
        assert_eq!(watched.output, "done\n");
        assert!(started.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_failing_command_is_named_in_the_error() {
        let mut command = program(env!("CARGO"), &root());
        let error = must(command.args(["no-such-subcommand"]).stderr(Stdio::null())).unwrap_err();
        assert!(
            error.to_string().starts_with("cargo no-such-subcommand failed"),
            "{error}"
        );
    }

    #[test]
    fn a_program_that_is_not_installed_is_not_on_the_path() {
        assert_eq!(on_path("webinarwins-surely-not-a-program"), None);
    }
}
