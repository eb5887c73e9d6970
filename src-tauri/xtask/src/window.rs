//! A desktop that nobody sees: a screen, a message bus and an unlocked keyring of their own.
//!
//! The end-to-end journey and the start-up bench run the real program on it. It shares nothing
//! with the developer's own session: keyring, settings and caches lie in a temporary folder, so
//! that no test can read or change the keys of a program in use. Linux only.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::run;

/// Large enough for the whole window at its usual size; 24 bits is what the web engine expects.
const SCREEN: &str = "1600x1000x24";

/// Everything ends, and every trace goes, when this is dropped: first the bus, then the screen.
pub struct Desktop {
    _bus: Running,
    _screen: Running,
    display: String,
    bus_address: String,
    home: TempDir,
}

impl Desktop {
    pub fn start() -> Result<Self> {
        let home = tempfile::Builder::new().prefix("webinarwins-desktop-").tempdir()?;
        for folder in FOLDERS {
            fs::create_dir(home.path().join(folder.name))?;
        }
        restrict(&home)?;

        // The server picks a free number itself and tells it: two runs never collide.
        let (screen, number) =
            Running::start(quiet("Xvfb").args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]))?;
        let display = format!(":{number}");
        let socket = home.path().join("runtime").join("bus");
        let (bus, bus_address) = Running::start(
            in_home(&mut quiet("dbus-daemon"), &home)
                .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
                .arg(format!("--address=unix:path={}", socket.display()))
                .env("DISPLAY", &display),
        )?;
        let desktop = Self {
            _bus: bus,
            _screen: screen,
            display,
            bus_address,
            home,
        };
        desktop.unlock_keyring()?;
        Ok(desktop)
    }

    /// Makes a command run on this desktop instead of the one around it.
    pub fn adopt<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        in_home(command, &self.home)
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY")
    }

    /// A new keyring daemon makes its keyring from the password it is given first. It goes into
    /// the background once it answers, and ends with the bus.
    fn unlock_keyring(&self) -> Result<()> {
        let mut daemon = self
            .adopt(&mut quiet("gnome-keyring-daemon"))
            .args(["--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .context("cannot start gnome-keyring-daemon")?;
        if let Some(mut stdin) = daemon.stdin.take() {
            // Its content is as temporary as its folder, so the password guards nothing.
            stdin.write_all(b"test")?;
        }
        if !daemon.wait()?.success() {
            bail!("gnome-keyring-daemon did not come up");
        }
        Ok(())
    }
}

/// A server in the background, for as long as this lives.
struct Running(Child);

impl Running {
    /// Starts a server that says one line once it can be used, and returns that line.
    fn start(command: &mut Command) -> Result<(Self, String)> {
        let child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", run::shown(command)))?;
        let mut running = Self(child);
        let output = running.0.stdout.take().context("its output is not captured")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        if line.trim().is_empty() {
            bail!("it ended at once: {}", run::shown(command));
        }
        Ok((running, line.trim().to_owned()))
    }
}

impl Drop for Running {
    /// Asks rather than kills: only then does Xvfb remove the lock of its display from /tmp.
    fn drop(&mut self) {
        // Both fail only for a process that is gone already.
        let _ = quiet("sh")
            .args(["-c", "kill $0"])
            .arg(self.0.id().to_string())
            .status();
        let _ = self.0.wait();
    }
}

struct Folder {
    variable: &'static str,
    name: &'static str,
}

/// Where the keyring, the web engine and GTK keep what they keep.
const FOLDERS: [Folder; 4] = [
    Folder {
        variable: "XDG_DATA_HOME",
        name: "data",
    },
    Folder {
        variable: "XDG_CONFIG_HOME",
        name: "config",
    },
    Folder {
        variable: "XDG_CACHE_HOME",
        name: "cache",
    },
    Folder {
        variable: "XDG_RUNTIME_DIR",
        name: "runtime",
    },
];

fn in_home<'c>(command: &'c mut Command, home: &TempDir) -> &'c mut Command {
    command.envs(
        FOLDERS
            .iter()
            .map(|folder| (folder.variable, home.path().join(folder.name))),
    )
}

/// The runtime folder is refused by its users unless only its owner can enter it.
fn restrict(home: &TempDir) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(home.path().join("runtime"), fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// What these programs log concerns a desktop nobody uses.
fn quiet(program: &str) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stderr(Stdio::null());
    command
}
