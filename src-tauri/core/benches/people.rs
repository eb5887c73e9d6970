//! What the table of people costs at 100,000 people, 58,000 messages and 33,000 drafts: the first answer after the
//! program started, a letter in the search, a filter, another order, a page further down; and how large an answer is.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use webinarwins_core::domain::{Engine, RunOptions, RunScope, Tier, WebinarDetails};
use webinarwins_core::views::{DraftKind, PeopleColumn, PeopleQuery, PeopleSort};
use webinarwins_core::{App, DraftRun, GivenFile, InMemorySecrets, Ports, ServerChoice, Silent, SystemClock};

const PEOPLE: usize = 100_000;
/// Rows that the window fetches together.
const PAGE: u32 = 100;
/// Odd, so that the median is a run that happened.
const RUNS: usize = 11;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let ports = Ports {
        secrets: Arc::new(InMemorySecrets::default()),
        clock: Arc::new(SystemClock),
        progress: Arc::new(Silent),
        drafter: None,
        batch_drafter: None,
    };
    let app = App::open(folder.path(), ports.clone(), None).unwrap();
    let details = WebinarDetails {
        title: "At scale".to_owned(),
        duration_minutes: Some(60.0),
        ..WebinarDetails::default()
    };
    let files = [("attendees.csv", attendees()), ("chat.csv", chat())].map(|(name, text)| GivenFile {
        name: name.to_owned(),
        bytes: text.into_bytes(),
    });
    let webinar = app.import(files.into(), None, details).unwrap().webinar_id;
    let run = DraftRun {
        webinar,
        engine: Engine::Templates,
        scope: RunScope::Tiers {
            tiers: vec![Tier::Hot, Tier::Warm, Tier::Cool, Tier::Cold],
        },
        options: RunOptions::default(),
        server: ServerChoice::default(),
    };
    let started = Instant::now();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async { app.start_drafts(run).unwrap().finished().await });
    println!(
        "{PEOPLE} people; drafts written in {:.1} s",
        started.elapsed().as_secs_f64()
    );
    drop(app);

    let app = App::open(folder.path(), ports, None).unwrap();
    let everybody = PeopleQuery::default();
    let started = Instant::now();
    let page = app.people(webinar, &everybody, 0, PAGE).unwrap();
    told("first page after the start", started.elapsed());
    println!("  a page has {} KB", serde_json::to_vec(&page).unwrap().len() / 1024);
    let words = |search: &str| PeopleQuery {
        search: search.to_owned(),
        ..PeopleQuery::default()
    };
    let hot = PeopleQuery {
        tiers: vec![Tier::Hot],
        drafts: vec![DraftKind::ToReview, DraftKind::Warned],
        ..PeopleQuery::default()
    };
    let by_name = PeopleQuery {
        sort: PeopleSort::Name,
        ..PeopleQuery::default()
    };
    for (what, query, from) in [
        ("everybody", &everybody, 0),
        ("a page far down", &everybody, 90_000),
        ("one letter", &words("a"), 0),
        ("a name", &words("nowak12"), 0),
        ("words of a message", &words("own team"), 0),
        ("hot, to review", &hot, 0),
        ("by name", &by_name, 0),
    ] {
        told(what, median(|| app.people(webinar, query, from, PAGE).unwrap()));
    }
    let all = app.people_ids(webinar, &everybody, 0, u32::MAX).unwrap();
    told(
        "keys of all",
        median(|| app.people_ids(webinar, &everybody, 0, u32::MAX).unwrap()),
    );
    told("one person", median(|| app.attendee(all[7]).unwrap()));
    told(
        "copy a thousand",
        median(|| {
            let columns = [PeopleColumn::Name, PeopleColumn::Email, PeopleColumn::Tier];
            app.copy_people(webinar, &everybody, &all[..1000], &columns).unwrap()
        }),
    );
    told("whole list", median(|| app.attendees(webinar, &everybody).unwrap()));
}

fn told(what: &str, took: Duration) {
    println!("  {what:<28} {:>7.1} ms", took.as_secs_f64() * 1000.0);
}

fn median<T>(work: impl Fn() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            std::hint::black_box(work());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

/// A list as Demio exports it: a third came, names repeat as names do.
fn attendees() -> String {
    let mut text = String::from(
        "Name,Email,Registration Date & Time,Session Date & Time,Location,Attended?,Join Timestamp,Exit Timestamp,\
         Attendance (Minutes),Attendance (%),Focus (%)\n",
    );
    for n in 0..PEOPLE {
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
            "{first} {last},{first}.{last}.{n}@d{}.example,2025-09-24 11:22:03 PDT,2025-10-01 09:00:00 PDT,Town {},{came}",
            n % 4000,
            n % 700,
        )
        .unwrap();
    }
    text
}

/// Messages of people who came, a fifth of them questions.
fn chat() -> String {
    let mut text = String::from("date & time,name,email,message,is question?\n");
    for n in 0..PEOPLE * 58 / 100 {
        let writer = (n * 7919 % PEOPLE) / 3 * 3;
        let (first, last) = name(writer);
        let (words, asks) = match n % 5 {
            0 => ("Can I use this with my own team?", "TRUE"),
            _ => ("That was helpful thank you so much", "FALSE"),
        };
        writeln!(
            text,
            "\"Wed, Oct 1st @ 09:{:02}AM PDT\",{first} {last},{first}.{last}.{writer}@d{}.example,{words},{asks}",
            n % 60,
            writer % 4000,
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
