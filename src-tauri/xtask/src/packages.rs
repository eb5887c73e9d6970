//! Which system packages a Linux distribution needs, and how it lists and installs them.
//!
//! Only facts about distributions; `setup` decides what is wanted and does the installing.
//! A name that starts with `/` is a file that some package owns: dnf and zypper find the package
//! themselves, which spares keeping up with how they split theirs.

use std::process::{Command, Stdio};

use crate::run;

/// Why packages are wanted. Each includes the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Core and command line: a C compiler for SQLCipher and its OpenSSL.
    Terminal,
    /// The program with its window, and the tests that open neither window nor browser.
    Window,
    /// The program on a desktop nobody sees (`window`).
    HiddenDesktop,
    /// All tests, so a browser as well.
    AllTests,
}

/// Distributions by what their packages are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distribution {
    Debian,
    Ubuntu,
    Fedora,
    Arch,
    OpenSuse,
}

impl Distribution {
    /// The distribution of this machine, or `None` on an unknown one and on other systems.
    pub fn of_this_machine() -> Option<Self> {
        // The second place is where the file really is when /etc is not populated (containers).
        ["/etc/os-release", "/usr/lib/os-release"]
            .iter()
            .find_map(|path| std::fs::read_to_string(path).ok())
            .and_then(|text| Self::from_os_release(&text))
    }

    /// Reads os-release(5): `ID` names it, `ID_LIKE` its relatives from nearest to farthest.
    fn from_os_release(text: &str) -> Option<Self> {
        let value = |key: &str| {
            text.lines()
                .filter_map(|line| line.trim().split_once('='))
                .find(|(name, _)| *name == key)
                .map_or("", |(_, value)| value.trim_matches(['"', '\'']))
        };
        std::iter::once(value("ID"))
            .chain(value("ID_LIKE").split_whitespace())
            .find_map(|id| match id {
                "debian" => Some(Self::Debian),
                "ubuntu" => Some(Self::Ubuntu),
                "fedora" | "rhel" | "centos" => Some(Self::Fedora),
                "arch" | "archarm" => Some(Self::Arch),
                "suse" | "opensuse" => Some(Self::OpenSuse),
                id if id.starts_with("opensuse-") => Some(Self::OpenSuse),
                _ => None,
            })
    }

    /// Everything a purpose needs, whether it is installed already or not.
    pub fn packages(self, purpose: Purpose) -> Vec<&'static str> {
        let (terminal, window, hidden): (&[_], &[_], &[_]) = match self {
            Self::Debian | Self::Ubuntu => (
                &["build-essential"],
                &["pkg-config", "libwebkit2gtk-4.1-dev", "libdbus-1-dev"],
                &["webkit2gtk-driver", "xvfb", "xdotool", "dbus", "gnome-keyring"],
            ),
            // OpenSSL's Configure uses Perl modules that Fedora packages one by one.
            Self::Fedora => (
                &["gcc", "gcc-c++", "make", "perl-core"],
                &["/usr/bin/pkg-config", "webkit2gtk4.1-devel", "dbus-devel"],
                &[
                    "/usr/bin/WebKitWebDriver",
                    "/usr/bin/Xvfb",
                    "xdotool",
                    "/usr/bin/dbus-daemon",
                    "gnome-keyring",
                ],
            ),
            Self::Arch => (
                &["base-devel"],
                &["webkit2gtk-4.1", "dbus"],
                // The driver comes with the GTK 4 edition and drives both.
                &["webkitgtk-6.0", "xorg-server-xvfb", "xdotool", "gnome-keyring"],
            ),
            Self::OpenSuse => (
                &["gcc", "gcc-c++", "make", "perl"],
                &["/usr/bin/pkg-config", "webkit2gtk3-devel", "dbus-1-devel"],
                &[
                    "/usr/bin/WebKitWebDriver",
                    "/usr/bin/Xvfb",
                    "xdotool",
                    "/usr/bin/dbus-daemon",
                    "gnome-keyring",
                ],
            ),
        };
        let mut all = terminal.to_vec();
        if purpose >= Purpose::Window {
            all.extend(window);
        }
        if purpose >= Purpose::HiddenDesktop {
            all.extend(hidden);
        }
        if purpose >= Purpose::AllTests && chromium().is_none() {
            all.push(self.chromium_package());
        }
        all
    }

    pub fn chromium_package(self) -> &'static str {
        match self {
            Self::Ubuntu => "chromium-browser",
            Self::Debian | Self::Fedora | Self::Arch | Self::OpenSuse => "chromium",
        }
    }

    /// Whether a package, or the owner of a file, is installed.
    pub fn has(self, package: &str) -> bool {
        let (program, arguments): (_, &[_]) = match self {
            Self::Debian | Self::Ubuntu => ("dpkg-query", &["--show", "--showformat=${db:Status-Status}"]),
            Self::Fedora | Self::OpenSuse => ("rpm", &["--query", "--whatprovides"]),
            Self::Arch => ("pacman", &["--deptest"]),
        };
        Command::new(program)
            .args(arguments)
            .arg(package)
            .stderr(Stdio::null())
            .output()
            .is_ok_and(|output| output.status.success() && !self.says_removed(&output.stdout))
    }

    /// A removed package whose settings were kept is still known to dpkg.
    fn says_removed(self, answer: &[u8]) -> bool {
        matches!(self, Self::Debian | Self::Ubuntu) && answer != b"installed"
    }

    /// The commands that install packages, to be run in this order by root.
    pub fn installation(self, packages: &[&str]) -> Vec<Vec<String>> {
        let commands: &[&[&str]] = match self {
            Self::Debian | Self::Ubuntu => &[
                &["apt-get", "update"],
                // No question may be asked: nobody may be there to answer it.
                &[
                    "env",
                    "DEBIAN_FRONTEND=noninteractive",
                    "apt-get",
                    "install",
                    "--yes",
                    "--no-install-recommends",
                ],
            ],
            Self::Fedora => &[&["dnf", "install", "--assumeyes"]],
            Self::Arch => &[&["pacman", "--sync", "--needed", "--noconfirm"]],
            Self::OpenSuse => &[&["zypper", "--non-interactive", "install", "--no-recommends"]],
        };
        let mut commands: Vec<Vec<String>> = commands
            .iter()
            .map(|command| command.iter().map(ToString::to_string).collect())
            .collect();
        if let Some(install) = commands.last_mut() {
            install.extend(packages.iter().map(ToString::to_string));
        }
        commands
    }
}

/// A browser of the Chromium family that is already there, under any name it goes by.
pub fn chromium() -> Option<std::path::PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .into_iter()
        .find_map(run::on_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Distribution> {
        Distribution::from_os_release(text)
    }

    #[test]
    fn the_named_distributions_are_recognised() {
        for (text, expected) in [
            (
                "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n",
                Distribution::Debian,
            ),
            ("NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n", Distribution::Ubuntu),
            ("NAME=\"Fedora Linux\"\nID=fedora\n", Distribution::Fedora),
            ("NAME=\"Arch Linux\"\nID=arch\n", Distribution::Arch),
            (
                "ID=\"opensuse-tumbleweed\"\nID_LIKE=\"opensuse suse\"\n",
                Distribution::OpenSuse,
            ),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_relative_is_treated_as_the_nearest_distribution_it_descends_from() {
        assert_eq!(
            read("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"),
            Some(Distribution::Ubuntu)
        );
        assert_eq!(
            read("ID_LIKE=\"rhel centos fedora\"\nID=\"rocky\"\n"),
            Some(Distribution::Fedora)
        );
        assert_eq!(read("ID=endeavouros\nID_LIKE='arch'\n"), Some(Distribution::Arch));
    }

    #[test]
    fn an_unknown_distribution_is_not_guessed() {
        assert_eq!(read("ID=nixos\n"), None);
        assert_eq!(read("VARIANT_ID=debian\n# ID=debian\n"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn a_terminal_needs_no_web_engine_and_fast_tests_need_no_browser() {
        for distribution in [
            Distribution::Debian,
            Distribution::Ubuntu,
            Distribution::Fedora,
            Distribution::Arch,
            Distribution::OpenSuse,
        ] {
            let mentions = |purpose, word: &str| distribution.packages(purpose).iter().any(|name| name.contains(word));
            assert!(!mentions(Purpose::Terminal, "webkit"), "{distribution:?}");
            assert!(mentions(Purpose::Window, "webkit"), "{distribution:?}");
            assert!(!mentions(Purpose::Window, "chromium"), "{distribution:?}");
            assert!(!mentions(Purpose::Window, "gnome-keyring"), "{distribution:?}");
            assert!(mentions(Purpose::AllTests, "gnome-keyring"), "{distribution:?}");
        }
    }

    #[test]
    fn debian_reads_its_lists_before_it_installs_without_a_question() {
        let commands = Distribution::Debian.installation(&["xvfb", "dbus"]);
        assert_eq!(commands[0], ["apt-get", "update"]);
        assert_eq!(
            commands[1].join(" "),
            "env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends xvfb dbus"
        );
    }

    #[test]
    fn a_package_removed_with_its_settings_kept_is_missing() {
        assert!(Distribution::Debian.says_removed(b"config-files"));
        assert!(!Distribution::Debian.says_removed(b"installed"));
    }
}
