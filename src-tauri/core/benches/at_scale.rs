//! What a large webinar costs from the files to the encrypted database, against the `sqlite3` shell that imports the
//! same two files raw and indexes their addresses: in turn, in one run, so that a busy machine slows both alike.
//!
//! Each import runs in a process of its own, which also tells its greatest memory; so does the first look at a file of
//! 100 MB, from the disk to the rows of the preview. A million people are measured when `WEBINARWINS_BENCH_MILLION` is
//! set.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use webinarwins_core::domain::WebinarDetails;
use webinarwins_core::{App, GivenFile, InMemorySecrets, Ports, Silent, SystemClock};

/// Odd, so that the median is a run that happened.
const RUNS: usize = 5;

/// Tells a process that it is the one to be measured, and where its files are.
const FOLDER: &str = "WEBINARWINS_BENCH_FOLDER";

/// Tells it to look at the file of people only.
const PREVIEW: &str = "WEBINARWINS_BENCH_PREVIEW";

/// The people of a file of 100 MB.
const PEOPLE_IN_100_MB: usize = 775_000;

fn main() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let folder = Path::new(&folder);
        return match std::env::var_os(PREVIEW) {
            Some(_) => preview(folder),
            None => import(folder),
        };
    }
    measure_preview();
    if Command::new("sqlite3").arg("--version").output().is_err() {
        println!("The sqlite3 shell is not installed; there is nothing to compare with.");
        return;
    }
    let hundred_thousand = measure(100_000, RUNS);
    if std::env::var_os("WEBINARWINS_BENCH_MILLION").is_some() {
        let million = measure(1_000_000, 1);
        let times = million.as_secs_f64() / hundred_thousand.as_secs_f64();
        println!("  ten times the people take {times:.1} times as long (allowed: 11)");
    }
}

/// Compares both ways for a number of people; the median of ours.
fn measure(people: usize, runs: usize) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let (attendees, chat) = (attendees(people), chat(people, people * 58 / 100));
    let megabytes = (attendees.len() + chat.len()) as f64 / 1e6;
    std::fs::write(folder.path().join("attendees.csv"), attendees).unwrap();
    std::fs::write(folder.path().join("chat.csv"), chat).unwrap();
    let (mut ours, mut theirs, mut memory) = (Vec::new(), Vec::new(), 0);
    for _ in 0..runs {
        theirs.push(shell(folder.path()));
        let (took, peak) = measured(Command::new(std::env::current_exe().unwrap()).env(FOLDER, folder.path()));
        ours.push(took);
        memory = memory.max(peak);
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("{people} people and {} messages, {megabytes:.1} MB:", people * 58 / 100);
    println!("  sqlite3 shell, raw and indexed   {:>6} ms", theirs.as_millis());
    println!("  read, matched, scored, encrypted {:>6} ms", ours.as_millis());
    println!(
        "  ratio {:.2} (allowed: 1.5), greatest memory {memory} MB",
        ours.as_secs_f64() / theirs.as_secs_f64()
    );
    ours
}

/// How long it takes to see the first rows of a large file.
fn measure_preview() {
    let folder = tempfile::tempdir().unwrap();
    let text = attendees(PEOPLE_IN_100_MB);
    let megabytes = text.len() as f64 / 1e6;
    std::fs::write(folder.path().join("attendees.csv"), text).unwrap();
    let command = || Command::new(std::env::current_exe().unwrap());
    let runs = (0..RUNS).map(|_| measured(command().env(FOLDER, folder.path()).env(PREVIEW, "1")));
    let (took, memory): (Vec<Duration>, Vec<u64>) = runs.unzip();
    println!(
        "A file of {megabytes:.1} MB: its first rows after {} ms (allowed: 1000), greatest memory {} MB",
        median(took).as_millis(),
        memory.into_iter().max().unwrap_or(0)
    );
}

/// What a process tells: how long it took, and megabytes.
fn measured(command: &mut Command) -> (Duration, u64) {
    let told = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let mut numbers = told.split_whitespace().map(|number| number.parse::<u64>().unwrap());
    (Duration::from_micros(numbers.next().unwrap()), numbers.next().unwrap())
}

fn given(folder: &Path, name: &str) -> GivenFile {
    GivenFile {
        name: name.to_owned(),
        bytes: std::fs::read(folder.join(name)).unwrap(),
    }
}

/// Looks at a file once, and tells microseconds and megabytes.
fn preview(folder: &Path) {
    let home = tempfile::tempdir_in(folder).unwrap();
    let app = open(home.path());
    let started = Instant::now();
    let view = app.stage(None, None, vec![given(folder, "attendees.csv")]).unwrap();
    let took = started.elapsed();
    assert!(!view.files[0].rows.is_empty());
    tell(took);
    app.discard(view.id);
}

/// Imports the files of a folder once, and tells microseconds and megabytes.
fn import(folder: &Path) {
    let files = ["attendees.csv", "chat.csv"].map(|name| given(folder, name));
    let home = tempfile::tempdir_in(folder).unwrap();
    let app = open(home.path());
    let details = WebinarDetails {
        title: "At scale".to_owned(),
        ..WebinarDetails::default()
    };
    let started = Instant::now();
    app.import(files.into(), None, details).unwrap();
    tell(started.elapsed());
}

fn open(home: &Path) -> App {
    let ports = Ports {
        secrets: Arc::new(InMemorySecrets::default()),
        clock: Arc::new(SystemClock),
        progress: Arc::new(Silent),
        drafter: None,
        batch_drafter: None,
    };
    App::open(home, ports, None).unwrap()
}

/// Tells how long something took, and the greatest memory of this process so far.
fn tell(took: Duration) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: u64 = peak
        .and_then(|line| line.split_whitespace().next())
        .map_or(0, |number| number.parse().unwrap());
    println!("{} {}", took.as_micros(), kilobytes / 1024);
}

/// What a database shell needs to take in the same files as they are.
fn shell(folder: &Path) -> Duration {
    let home = tempfile::tempdir_in(folder).unwrap();
    let script = ".mode csv\n.import attendees.csv a\n.import chat.csv c\n\
                  CREATE INDEX a_email ON a(Email);\nCREATE INDEX c_email ON c(Email);\n";
    let script_at = home.path().join("import.sql");
    std::fs::write(&script_at, script).unwrap();
    let started = Instant::now();
    let status = Command::new("sqlite3")
        .current_dir(folder)
        .arg(home.path().join("raw.db"))
        .arg(format!(".read {}", script_at.display()))
        .status()
        .unwrap();
    assert!(status.success());
    started.elapsed()
}

/// A list as Demio exports it: a third came, names repeat as names do.
fn attendees(people: usize) -> String {
    let mut text = String::from(
        "Name,Email,Registration Date & Time,Session Date & Time,Location,Attended?,Join Timestamp,Exit Timestamp,\
         Attendance (Minutes),Attendance (%),Focus (%)\n",
    );
    for n in 0..people {
        let came = if n % 3 == 0 {
            format!(
                "TRUE,00:{:02}:42,01:{:02}:31,56.75,{},{}",
                n % 60,
                n % 7,
                n % 101,
                n * 7 % 101
            )
        } else {
            "FALSE,-,-,0,0,0".to_owned()
        };
        let (first, last) = name(n);
        writeln!(
            text,
            "{first} {last},{first}.{last}.{n}@example.com,2025-09-24 11:22:03 PDT,2025-10-01 09:00:00 PDT,Portland,{came}"
        )
        .unwrap();
    }
    text
}

/// Messages of people who came, a fifth of them questions.
fn chat(people: usize, messages: usize) -> String {
    let mut text = String::from("date & time,name,email,message,is question?\n");
    for n in 0..messages {
        let writer = (n * 7919 % people) / 3 * 3;
        let (first, last) = name(writer);
        let asks = n % 5 == 0;
        writeln!(
            text,
            "\"Wed, Oct 1st @ 09:{:02}AM PDT\",{first} {last},{first}.{last}.{writer}@example.com,{},{}",
            n % 60,
            if asks {
                "Can I use this with my own team?"
            } else {
                "That was helpful thank you so much"
            },
            if asks { "TRUE" } else { "FALSE" },
        )
        .unwrap();
    }
    text
}

fn name(n: usize) -> (String, String) {
    const FIRST: [&str; 8] = ["Ada", "Bela", "Cora", "Dario", "Elin", "Farid", "Gita", "Hana"];
    const LAST: [&str; 7] = [
        "Nowak", "Marlowe", "Kestrel", "Frostrup", "Gladwyn", "Elverson", "Yarrow",
    ];
    (FIRST[n % 8].to_owned(), format!("{}{}", LAST[n / 8 % 7], n / 56 % 1009))
}

/// Of an odd number of durations.
fn median(mut durations: Vec<Duration>) -> Duration {
    durations.sort_unstable();
    durations[durations.len() / 2]
}
