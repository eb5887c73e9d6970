//! A desktop that nobody sees: a screen, a message bus and an unlocked keyring of their own.
//!
//! The end-to-end journey and the start-up bench run the real program on it. It shares nothing
//! with the developer's own session: keyring, settings and caches lie in a temporary folder, so
//! that no test can read or change the keys of a program in use. Linux only.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// Large enough for the whole window at its usual size; 24 bits is what the web engine expects.
const SCREEN: &str = "1600x1000x24";

/// Everything ends, and every trace goes, when this is dropped.
pub struct Desktop {
    screen: Child,
    bus: Child,
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

        let mut screen = quiet("Xvfb")
            // The server picks a free number itself and tells it: two runs never collide.
            .args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start Xvfb")?;
        let display = match first_line(screen.stdout.take()) {
            Ok(number) => format!(":{number}"),
            Err(error) => {
                end(&mut screen);
                return Err(error.context("Xvfb did not come up"));
            }
        };

        let bus = in_home(&mut quiet("dbus-daemon"), &home)
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1", "--address"])
            .arg(format!(
                "unix:path={}",
                home.path().join("runtime").join("bus").display()
            ))
            .env("DISPLAY", &display)
            .stdout(Stdio::piped())
            .spawn();
        let mut bus = match bus {
            Ok(bus) => bus,
            Err(error) => {
                end(&mut screen);
                return Err(error).context("cannot start dbus-daemon");
            }
        };
        // From here on dropping the desktop ends what was started.
        let address = first_line(bus.stdout.take());
        let mut desktop = Self {
            screen,
            bus,
            display,
            bus_address: String::new(),
            home,
        };
        desktop.bus_address = address.context("the message bus did not come up")?;
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

impl Drop for Desktop {
    fn drop(&mut self) {
        end(&mut self.bus);
        end(&mut self.screen);
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

fn first_line(output: Option<ChildStdout>) -> Result<String> {
    let mut line = String::new();
    BufReader::new(output.context("it has no output")?).read_line(&mut line)?;
    if line.trim().is_empty() {
        bail!("it ended at once");
    }
    Ok(line.trim().to_owned())
}

/// Asks rather than kills: only then does Xvfb remove the lock of its display from /tmp.
fn end(child: &mut Child) {
    let _ = quiet("sh").args(["-c", "kill $0"]).arg(child.id().to_string()).status();
    let _ = child.wait();
}
