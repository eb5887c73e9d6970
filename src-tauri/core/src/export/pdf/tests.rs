#![allow(clippy::panic)]

use proptest::prelude::*;

use super::reading_back::{read, text};
use super::*;
use crate::domain::Tier;

fn person(rank: u32, name: &str) -> CallPerson {
    CallPerson {
        rank,
        name: name.to_owned(),
        address: "someone@example.org".to_owned(),
        tier: Tier::Hot,
        score: Some(91.6),
        did: vec!["Stayed to the end".to_owned(), "Asked 3 questions".to_owned()],
        words: vec![
            "Is there a licence for a team of 12?".to_owned(),
            "كم السعر؟".to_owned(),
        ],
        signals: vec![BuyingSignal {
            name: "Team licence".to_owned(),
            line: "Is there a licence for a team of 12?".to_owned(),
        }],
        opener: "You asked about a licence for your team.".to_owned(),
        talking_points: vec!["The price for 12 people".to_owned()],
    }
}

fn sheet(people: Vec<CallPerson>) -> CallSheet {
    CallSheet {
        title: "Pricing your first course".to_owned(),
        date_line: "1 October 2025, 17:00".to_owned(),
        people,
    }
}

const NAMES: [&str; 3] = ["Łukasz Nowak", "李娜", "محمد"];

fn three() -> CallSheet {
    sheet((1..).zip(NAMES).map(|(rank, name)| person(rank, name)).collect())
}

/// A report in which every text is the same.
fn filled(text: &str, entries: usize, count: u32) -> Report {
    let words = || text.to_owned();
    let band = Band {
        label: words(),
        people: count,
        tier: Some(Tier::Warm),
    };
    let moment = |minute| Moment { minute, label: words() };
    Report {
        title: words(),
        date_line: words(),
        numbers: vec![
            Number {
                label: words(),
                value: words(),
                usual: Some(words()),
            };
            entries
        ],
        tiers: Tier::ALL.into_iter().map(|tier| (tier, count)).collect(),
        curve: Some(Curve {
            people: vec![count; entries],
            messages: vec![count / 7; entries * 2],
            moments: (0..entries as u32).map(moment).collect(),
        }),
        focus: vec![band.clone(); entries],
        score: vec![band; entries],
        people: vec![
            PersonToCall {
                name: words(),
                tier: Tier::NoShow,
                score: Some(f64::from(count)),
                why: words(),
            };
            entries
        ],
        questions: vec![
            UnansweredQuestion {
                question: words(),
                asked_by: words(),
            };
            entries
        ],
        topics: vec![
            Topic {
                words: words(),
                mentions: count,
            };
            entries
        ],
        opportunity: vec![words(); entries],
        notes: vec![words(); entries],
    }
}

fn bundled() -> Typesetter {
    Typesetter::new(SystemFonts::Never)
}

/// What is wrong with where words stand: off the paper, or over each other.
fn wrongs(page: &Page, paper: Paper) -> Vec<String> {
    let (width, height) = paper.size();
    let lines = page.set_lines();
    let mut wrongs = Vec::new();
    for (index, (words, (x, y), (wide, tall))) in lines.iter().enumerate() {
        if *x < 15.0 || *y < 15.0 || x + wide > width - 15.0 || y + tall > height - 15.0 {
            wrongs.push(format!("off the paper at {x}, {y}, {wide} wide: {words}"));
        }
        for (others, (left, top), (broad, high)) in &lines[index + 1..] {
            // Leading may overlap a little, letters do not.
            let beside = x + wide <= left + 0.6 || left + broad <= x + 0.6;
            let apart = y + tall <= top + 2.0 || top + high <= y + 2.0;
            if !beside && !apart {
                wrongs.push(format!("{words} over {others} at {x}, {y} and {left}, {top}"));
            }
        }
    }
    wrongs
}

#[test]
fn names_of_any_script_can_be_read_back() {
    for paper in [Paper::A4, Paper::Letter] {
        let webinar = Report {
            people: NAMES
                .into_iter()
                .map(|name| PersonToCall {
                    name: name.to_owned(),
                    tier: Tier::Hot,
                    score: None,
                    why: String::new(),
                })
                .collect(),
            ..Report::default()
        };
        for pdf in [call_sheet(&three(), paper), report(&webinar, paper)] {
            let text = text(&read(pdf));
            assert!(text.contains("Łukasz Nowak"), "{text}");
            assert!(text.contains("李娜"), "{text}");
            // A file holds signs from left to right, whatever their direction; readers turn them.
            let drawn: String = NAMES[2].chars().rev().collect();
            assert!(text.contains(&drawn), "{text}");
        }
    }
}

#[test]
fn the_bundled_fonts_hold_the_scripts_that_people_write_in() {
    let mut typesetter = bundled();
    for words in [
        "Łukasz Đặng Ștefan Ğül",
        "Дмитрий Ελένη",
        "李娜 さくら 김민준",
        "محمد פנינה",
        "प्रिया สมชาย",
        "👍🏽 🔥 👩\u{200d}👧 € → ✓",
    ] {
        let set = typesetter.plain(text::Span::theirs(words), text::Style::new(9.0, 12.0), 400.0, 3);
        assert!(!text::lacks_glyphs(&set.layout), "{words}");
    }
}

#[test]
fn a_sign_that_no_font_holds_is_a_box_and_no_error() {
    let people = vec![person(1, "𒀀 \u{1F9FF}\u{fffe}")];
    let pages = sheet(people).pages(&mut bundled(), Paper::A4);
    assert!(write::write(Paper::A4, &pages, "signs").is_ok());
}

#[test]
fn a_file_says_what_it_is_and_is_tagged() {
    let document = read(call_sheet(&three(), Paper::A4));
    let catalog = document.catalog().cloned().unwrap_or_default();
    assert!(catalog.has(b"StructTreeRoot"));
    assert_eq!(
        catalog.get(b"Lang").and_then(lopdf::Object::as_str).ok(),
        Some(&b"en"[..])
    );
    let info = document
        .trailer
        .get(b"Info")
        .and_then(|info| document.dereference(info));
    let title = info.and_then(|(_, info)| info.as_dict()?.get(b"Title")?.as_str());
    let expected = b"Pricing your first course: people to call";
    assert_eq!(title.ok(), Some(&expected[..]));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let report = filled("Łukasz 李娜 محمد 🔥", 12, 30);
    assert_eq!(super::report(&report, Paper::A4), super::report(&report, Paper::A4));
    assert_eq!(call_sheet(&three(), Paper::A4), call_sheet(&three(), Paper::A4));
}

#[test]
fn files_are_small_enough_to_send() {
    let sizes = [
        call_sheet(&three(), Paper::A4).map(|pdf| pdf.len()),
        report(&filled("Łukasz 李娜 محمد 🔥", 12, 30), Paper::A4).map(|pdf| pdf.len()),
    ];
    for size in sizes {
        assert!(size.as_ref().is_ok_and(|size| *size < 200_000), "{size:?}");
    }
}

#[test]
fn nobody_is_divided_between_pages_and_every_page_is_numbered() {
    let people = (1..=60).map(|rank| person(rank, "Renée O’Hara")).collect();
    let pages = sheet(people).pages(&mut bundled(), Paper::Letter);
    for (index, page) in pages.iter().enumerate() {
        let lines = page.set_lines();
        let count = |words: &str| lines.iter().filter(|(line, ..)| line.trim() == words).count();
        assert!(count("Renée O’Hara") > 0);
        assert_eq!(count("Renée O’Hara"), count("Notes"));
        assert_eq!(count(&format!("Page {} of {}", index + 1, pages.len())), 1);
        assert_eq!(wrongs(page, Paper::Letter), Vec::<String>::new());
    }
}

#[test]
fn what_somebody_wrote_is_printed_whole_over_as_many_pages_as_it_takes() {
    let numbers: Vec<String> = (0..3000).map(|number| number.to_string()).collect();
    let mut long = person(1, "Renée O’Hara");
    long.words = vec![numbers.join(" ")];
    let pages = sheet(vec![person(1, "Someone"), long, person(3, "Someone else")]).pages(&mut bundled(), Paper::A4);
    let lines: Vec<String> = pages.iter().flat_map(Page::set_lines).map(|(line, ..)| line).collect();
    let printed = lines.join(" ").replace(['“', '”'], " ");
    let printed: Vec<&str> = printed.split_whitespace().collect();
    assert!(numbers.iter().all(|number| printed.contains(&number.as_str())));
    assert!(lines.iter().any(|line| line == "Renée O’Hara, continued"));
}

#[test]
fn an_empty_list_says_so() {
    assert!(text(&read(call_sheet(&sheet(vec![]), Paper::A4))).contains("Nobody is on this list."));
}

#[test]
fn lists_that_do_not_fit_say_how_many_are_missing() {
    let lines = filled("About the price", 80, 9)
        .page(&mut bundled(), Paper::A4)
        .set_lines();
    let shown = |heading: &str| {
        let from = lines.iter().position(|(line, ..)| line == heading).unwrap_or_default();
        let rest = &lines[from + 1..];
        let more = rest
            .iter()
            .position(|(line, ..)| line.starts_with("and "))
            .unwrap_or_default();
        let missing = rest[more].0.trim_start_matches("and ").trim_end_matches(" more");
        let set = rest[..more]
            .iter()
            .filter(|(line, ..)| line == "About the price")
            .count();
        (set, missing.parse::<usize>().unwrap_or_default())
    };
    let (topics, missing) = shown("Topics");
    assert!(topics > 0);
    assert_eq!(topics + missing, 80);
    let (notes, missing) = shown("Notes");
    assert!(notes > 0);
    assert_eq!(notes + missing, 80);
}

#[test]
fn a_webinar_without_times_has_no_curve_and_room_for_more() {
    let report = |curve| Report {
        curve,
        ..filled("About the price", 30, 9)
    };
    let with = report(filled("x", 30, 9).curve)
        .page(&mut bundled(), Paper::A4)
        .set_lines();
    let without = report(None).page(&mut bundled(), Paper::A4).set_lines();
    assert!(with.iter().any(|(line, ..)| line == "Who was there"));
    assert!(!without.iter().any(|(line, ..)| line == "Who was there"));
    assert!(without.iter().any(|(line, ..)| line == "Topics"));
}

/// Ordinary words, and everything that a file may hold.
fn hostile() -> impl Strategy<Value = String> {
    let parts = prop_oneof![
        Just("How much is it for a team? ".to_owned()),
        Just("W".repeat(900)),
        Just("محمد سأل عن السعر (12) ".to_owned()),
        Just("\u{202e}\u{2066}李娜\u{0}\r\n\u{7}".to_owned()),
        Just("﷽ﷺZ\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}".to_owned()),
        Just("👩\u{200d}👧🏳\u{fe0f}\u{200d}🌈\u{1f9ff}𒀀".to_owned()),
        any::<String>(),
    ];
    let parts = proptest::collection::vec(parts, 0..8).prop_map(|parts| parts.concat());
    (parts, 0..20_usize).prop_map(|(text, times)| text.repeat(times).chars().take(5_000).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_a_report_holds_it_is_one_page_on_which_nothing_overlaps(
        text in hostile(), entries in 0..45_usize, count in prop_oneof![0..200_u32, Just(u32::MAX)], letter: bool,
    ) {
        let paper = if letter { Paper::Letter } else { Paper::A4 };
        let report = filled(&text, entries, count);
        let page = report.page(&mut bundled(), paper);
        prop_assert_eq!(wrongs(&page, paper), Vec::<String>::new());
        prop_assert!(write::write(paper, &[page], &report.document_title()).is_ok());
    }

    #[test]
    fn whatever_people_write_a_call_sheet_is_made_and_nothing_overlaps(text in hostile(), score: f64) {
        let mut strange = person(u32::MAX, &text);
        strange.score = Some(score);
        strange.address.clone_from(&text);
        strange.opener.clone_from(&text);
        strange.words = vec![text.clone(); 2];
        strange.did = vec![text.clone(), text.clone()];
        strange.signals = vec![BuyingSignal { name: text.clone(), line: text.clone() }];
        let sheet = CallSheet { title: text.clone(), date_line: text, people: vec![strange.clone(), strange] };
        let pages = sheet.pages(&mut bundled(), Paper::A4);
        for page in &pages {
            prop_assert_eq!(wrongs(page, Paper::A4), Vec::<String>::new());
        }
        prop_assert!(write::write(Paper::A4, &pages, &sheet.document_title()).is_ok());
    }
}
