//! The sample webinar's files, read without the importer, so that a change of either is noticed.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use webinarwins_core::domain::attendee::Presence;
use webinarwins_core::domain::{EmailAddress, ScoringSettings, Tier};
use webinarwins_core::scoring::{Person, Room, score};

fn rows(file: &str) -> Vec<Vec<String>> {
    let path = format!("{}/src/app/sample/{file}", env!("CARGO_MANIFEST_DIR"));
    csv::Reader::from_path(path)
        .unwrap()
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap_or_else(|_| panic!("{text}"))
}

fn people() -> BTreeMap<EmailAddress, Presence> {
    let mut people: BTreeMap<EmailAddress, Presence> = BTreeMap::new();
    for row in rows("attendees.csv") {
        let attended = row[5] == "TRUE";
        let percent = |text: &str| attended.then(|| text.parse().unwrap());
        let presence = Presence {
            standing: if attended {
                webinarwins_core::domain::Standing::Attended
            } else {
                webinarwins_core::domain::Standing::NoShow
            },
            attendance_percent: percent(&row[9]),
            focus_percent: percent(&row[10]),
            ..Presence::default()
        };
        let known = people.entry(address(&row[1])).or_default();
        if attended {
            *known = presence;
        }
    }
    people
}

#[test]
fn the_sample_has_45_people_of_whom_14_came_in_46_rows() {
    let people = people();
    assert_eq!(rows("attendees.csv").len(), 46);
    assert_eq!(people.len(), 45);
    assert_eq!(people.values().filter(|presence| presence.attended()).count(), 14);
}

#[test]
fn the_sample_has_79_messages_with_15_questions_of_its_guests() {
    let chat = rows("chat.csv");
    let questions: Vec<_> = chat.iter().filter(|row| row[4] == "TRUE").collect();
    assert_eq!((chat.len(), questions.len()), (79, 15));
    assert!(questions.iter().all(|row| row[1] != "Gabriela Reyes"));
    for row in &chat {
        let marked = row[3].split(' ').any(|word| word.ends_with(['?', '？']));
        assert_eq!(marked, row[4] == "TRUE", "{}", row[3]);
    }
}

#[test]
fn the_sample_shows_every_tier() {
    let people = people();
    let chat = rows("chat.csv");
    let room = Room::of(people.values(), Some(61.0), true);
    let mut tiers: BTreeMap<Tier, usize> = BTreeMap::new();
    for (email, presence) in &people {
        let theirs: Vec<_> = chat.iter().filter(|row| address(&row[2]) == *email).collect();
        let questions = theirs.iter().filter(|row| row[4] == "TRUE").count();
        let person = Person {
            presence,
            messages: u32::try_from(theirs.len()).unwrap(),
            questions: u32::try_from(questions).unwrap(),
        };
        *tiers
            .entry(score(&person, &room, &ScoringSettings::default()).tier)
            .or_default() += 1;
    }
    let expected = [
        (Tier::Hot, 3),
        (Tier::Warm, 3),
        (Tier::Cool, 3),
        (Tier::Cold, 5),
        (Tier::NoShow, 31),
    ];
    assert_eq!(tiers, BTreeMap::from(expected));
}

#[test]
fn nobody_in_the_sample_can_receive_a_mail() {
    let writers = rows("chat.csv").into_iter().map(|row| address(&row[2]));
    let all: BTreeSet<EmailAddress> = people().into_keys().chain(writers).collect();
    for email in all {
        let domain = email.domain();
        assert!(
            ["example.com", "example.org", "example.net"].contains(&domain) || domain.ends_with(".example"),
            "{domain}"
        );
    }
}

#[test]
fn the_sample_holds_the_oddities_that_real_lists_hold() {
    let (list, chat) = (rows("attendees.csv"), rows("chat.csv"));
    let on_list = people();
    assert!(list.iter().any(|row| row[0].is_empty()), "no name");
    assert!(list.iter().any(|row| row[0].chars().count() == 1), "one letter");
    assert!(
        list.iter()
            .any(|row| row[0].chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))),
        "ideographs"
    );
    assert!(
        list.iter()
            .any(|row| row[5] == "TRUE" && row[8].parse::<f64>().unwrap() < 1.0),
        "seconds only"
    );
    assert!(list.iter().any(|row| row[2] > row[3]), "registered after the start");
    assert!(chat.iter().any(|row| row[3].starts_with('=')), "a formula");
    assert!(chat.iter().any(|row| row[3].contains('\n')), "several lines");
    let strangers = chat
        .iter()
        .filter(|row| row[1] != "Gabriela Reyes" && !on_list.contains_key(&address(&row[2])));
    assert_eq!(strangers.count(), 3);
}
