//! The whole journey through the program itself, each step a process of its own, without a keychain.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const ATTENDEES: &str = "\
Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location
John Doe,john@example.com,Yes,100,97,60,2025-10-01 14:00,2025-10-01 15:00,New York
Ada Nowak,ada@example.org,Yes,80,40,48,2025-10-01 14:05,2025-10-01 14:53,Kraków
Bo Li,bo@example.net,No,,,,,,
";

const CHAT: &str = "\
Timestamp,Name,Email,Message,Is Question
2025-10-01 14:30,John Doe,john@example.com,Can you limit sharing?,Yes
";

struct Terminal {
    folder: TempDir,
}

impl Terminal {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("attendees.csv"), ATTENDEES).unwrap();
        fs::write(folder.path().join("chat.csv"), CHAT).unwrap();
        Self { folder }
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments)
            .env("WEBINARWINS_PASSPHRASE", "correct horse battery")
            .output()
            .unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_webinarwins-cli"));
        command
            .arg("--data-dir")
            .arg(self.folder.path().join("data"))
            .args(arguments)
            .env_remove("OPENAI_API_KEY");
        command
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["--json"], arguments].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn import(&self) -> String {
        let done = self.json(&[
            "import",
            &self.file("attendees.csv"),
            &self.file("chat.csv"),
            "--title",
            "Limits",
            "--price",
            "97",
            "--host",
            "Gabi",
        ]);
        done["webinar"].as_str().unwrap().to_owned()
    }
}

fn refused(output: &Output, code: i32) -> String {
    assert_eq!(
        output.status.code(),
        Some(code),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_journey_from_files_to_a_file() {
    let terminal = Terminal::new();
    let webinar = terminal.import();
    let people = terminal.json(&["attendees", &webinar]);
    let first = &people[0];
    assert_eq!(
        (first["email"].as_str(), first["tier"].as_str(), first["rank"].as_u64()),
        (Some("john@example.com"), Some("hot"), Some(1))
    );
    for key in [
        "name",
        "attended",
        "attendance_percent",
        "focus_percent",
        "attendance_minutes",
        "messages",
        "questions",
        "score",
        "explanation",
    ] {
        assert!(!first[key].is_null(), "{key}");
    }
    let cold_only = terminal.json(&["attendees", &webinar, "--tier", "no_show"]);
    assert_eq!(cold_only.as_array().unwrap().len(), 1);

    assert_eq!(terminal.json(&["draft", &webinar])["done"], 3);
    assert_eq!(terminal.json(&["drafts", &webinar]).as_array().unwrap().len(), 3);
    assert_eq!(
        terminal.json(&["approve", &webinar, "--clean"])["changed"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    let page = terminal.file("to-read.html");
    let asked = ["reading-copy", &webinar, "--out", &page, "--without-addresses"];
    assert_eq!(terminal.json(&asked)["mails"], 3);
    assert!(!fs::read_to_string(&page).unwrap().contains("john@example.com"));
    let out = terminal.file("mails.csv");
    assert_eq!(
        terminal.json(&["export", &webinar, "--target", "csv", "--out", &out])["mails"],
        3
    );
    assert!(fs::read_to_string(&out).unwrap().contains("john@example.com"));
    let targets = terminal.json(&["targets"]);
    let codes: Vec<&str> = targets["targets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["code"].as_str().unwrap())
        .collect();
    assert!(codes.contains(&"mailchimp") && codes.contains(&"eml"), "{codes:?}");
    let bundle = terminal.file("drafts");
    let asked = [
        "export",
        &webinar,
        "--target",
        "eml",
        "--folder",
        "--out",
        &bundle,
        "--include-unapproved",
    ];
    assert_eq!(terminal.json(&asked)["mails"], 3);
    let manifest = fs::read_to_string(std::path::Path::new(&bundle).join("manifest.json")).unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(
        (manifest["mails"].as_u64(), manifest["target"].as_str()),
        (Some(3), Some("eml"))
    );
    assert_eq!(terminal.json(&["webinars"]).as_array().unwrap().len(), 1);
    terminal.json(&["delete", &webinar]);
    assert!(terminal.json(&["webinars"]).as_array().unwrap().is_empty());
}

#[test]
fn the_same_import_again_says_that_nothing_changed() {
    let terminal = Terminal::new();
    let webinar = terminal.import();
    let again = terminal.json(&[
        "import",
        &terminal.file("chat.csv"),
        &terminal.file("attendees.csv"),
        "--title",
        "Limits",
    ]);
    assert_eq!(
        (again["unchanged"].as_bool(), again["webinar"].as_str()),
        (Some(true), Some(webinar.as_str()))
    );
}

#[test]
fn answers_for_people_go_to_standard_output_and_errors_to_standard_error() {
    let terminal = Terminal::new();
    let output = terminal.run(&["sample"]);
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("45 people, 14 came, 79 messages"));
    let error = refused(
        &terminal.run(&["import", &terminal.file("nowhere.csv"), "--title", "T"]),
        1,
    );
    assert!(error.contains("Nothing was imported"), "{error}");
}

#[test]
fn wrong_usage_ends_with_two() {
    let terminal = Terminal::new();
    for arguments in [
        &["import"][..],
        &["fly"],
        &["attendees", "not-an-id"],
        &["import", "a.csv"],
        &["approve", "0199a000-0000-7000-8000-000000000001"],
    ] {
        refused(&terminal.run(arguments), 2);
    }
}

#[test]
fn bad_files_end_with_one_and_store_nothing() {
    let terminal = Terminal::new();
    let bad: [(&str, &[u8]); 4] = [
        ("empty.csv", b""),
        ("pdf.csv", b"%PDF-1.4\n%\xff\xff\n"),
        ("header.csv", b"Name,Email\n"),
        ("columns.csv", b"Colour\nred\n"),
    ];
    for (name, bytes) in bad {
        fs::write(terminal.folder.path().join(name), bytes).unwrap();
        let error = refused(&terminal.run(&["import", &terminal.file(name), "--title", "Bad"]), 1);
        assert!(error.contains("Nothing was imported"), "{name}: {error}");
    }
    let folder = refused(&terminal.run(&["import", &terminal.file(""), "--title", "Bad"]), 1);
    assert!(folder.contains("is a folder"), "{folder}");
    assert!(terminal.json(&["webinars"]).as_array().unwrap().is_empty());
}

#[test]
fn without_keychain_and_passphrase_it_says_what_to_do() {
    let terminal = Terminal::new();
    let mut command = terminal.command(&["webinars"]);
    // An address that nobody listens on: no Secret Service can be reached.
    command
        .env_remove("WEBINARWINS_PASSPHRASE")
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    if cfg!(target_os = "linux") {
        let error = refused(&command.output().unwrap(), 1);
        assert!(error.contains("WEBINARWINS_PASSPHRASE"), "{error}");
    }
}

#[test]
fn the_database_holds_no_address_in_clear_and_opens_with_the_right_passphrase_only() {
    let terminal = Terminal::new();
    terminal.import();
    let mut checked = 0;
    for entry in fs::read_dir(terminal.folder.path().join("data"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if Path::is_file(&entry) {
            let bytes = fs::read(&entry).unwrap();
            assert!(
                !bytes.windows(16).any(|window| window == b"john@example.com"),
                "{}",
                entry.display()
            );
            checked += 1;
        }
    }
    assert!(checked >= 2, "the database and its key file");
    let wrong = terminal
        .command(&["webinars"])
        .env("WEBINARWINS_PASSPHRASE", "wrong horse battery")
        .output()
        .unwrap();
    assert!(refused(&wrong, 1).contains("not the passphrase"));
}

#[test]
fn an_import_accounts_for_every_row_and_can_be_taken_back() {
    let terminal = Terminal::new();
    let webinar = terminal.import();
    let corrected = ATTENDEES.replace("Bo Li,bo@example.net,No", "Bo Li,bo@example.net,Yes");
    fs::write(terminal.file("corrected.csv"), corrected).unwrap();
    let done = terminal.json(&["import", &terminal.file("corrected.csv"), "--webinar", &webinar]);
    assert_eq!(
        (&done["attended"], &done["changes"]["changed"]),
        (&3.into(), &1.into()),
        "{done}"
    );
    for file in done["files"].as_array().unwrap() {
        let account = file["account"].as_str().unwrap();
        assert!(
            account.contains(" rows = ") && account.ends_with("; 0 not understood"),
            "{account}"
        );
    }
    let undone = terminal.json(&["undo-import", &webinar]);
    assert_eq!(undone["webinar_is_there"], true);
    assert_eq!(terminal.json(&["attendees", &webinar]).as_array().unwrap().len(), 3);
    terminal.json(&["undo-import", &webinar]);
    assert_eq!(terminal.json(&["webinars"]).as_array().unwrap().len(), 0);
}

#[test]
fn people_are_left_out_and_kept_by_their_address() {
    let terminal = Terminal::new();
    let webinar = terminal.import();
    terminal.json(&["leave-out", &webinar, "john@example.com"]);
    let names = |arguments: &[&str]| {
        let people = terminal.json(&[&["attendees", &webinar], arguments].concat());
        people
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&["--left-out"]), ["John Doe"]);
    assert_eq!(names(&[]).len(), 2);
    terminal.json(&["keep", &webinar, "john@example.com"]);
    assert_eq!(names(&[]).len(), 3);
    let stranger = terminal.run(&["keep", &webinar, "nobody@example.com"]);
    assert!(refused(&stranger, 1).contains("is not on the list"));
}

#[test]
fn a_format_is_named_by_the_user_or_refused_with_a_hint() {
    let terminal = Terminal::new();
    let formats = terminal.json(&["formats"]);
    let code = formats
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["kind"] == "attendance")
        .unwrap()["code"]
        .clone();
    assert!(code.is_string());
    let unknown = terminal.run(&[
        "import",
        &terminal.file("attendees.csv"),
        "--title",
        "Limits",
        "--as",
        "attendees.csv=telepathy",
    ]);
    assert!(refused(&unknown, 1).contains("there is no format"));
}

#[test]
fn issues_are_listed_or_written_as_a_table() {
    let terminal = Terminal::new();
    let webinar = terminal.import();
    assert!(terminal.json(&["issues", &webinar]).is_array());
    let table = terminal.run(&["issues", &webinar, "--csv"]);
    assert!(String::from_utf8_lossy(&table.stdout).starts_with("kind,file,line,column,message"));
}
