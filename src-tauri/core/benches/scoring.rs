//! Scoring and ranking the largest webinar that the product is made for: 100,000 people.
//!
//! Both must stay well under the 100 ms in which a change of settings has to answer.

use divan::Bencher;
use webinarwins_core::domain::Standing;
use webinarwins_core::domain::attendee::Presence;
use webinarwins_core::domain::{Score, ScoringSettings};
use webinarwins_core::scoring::{Person, Ranked, Room, rank, score};

const PEOPLE: u32 = 100_000;

fn main() {
    divan::main();
}

/// People who differ in everything that is weighed; a third of them did not come.
fn presences() -> Vec<Presence> {
    (0..PEOPLE)
        .map(|i| Presence {
            standing: if i % 3 == 0 {
                Standing::NoShow
            } else {
                Standing::Attended
            },
            attendance_percent: (i % 7 != 0).then(|| f64::from(i * 37 % 1001) / 10.0),
            focus_percent: (i % 11 != 0).then(|| f64::from(i * 53 % 1001) / 10.0),
            attendance_minutes: Some(f64::from(i * 37 % 601) / 10.0),
            source: format!("attendees.csv, line {i}"),
            ..Presence::default()
        })
        .collect()
}

fn scores(presences: &[Presence]) -> Vec<Score> {
    let room = Room::of(presences.iter(), Some(60.0), true);
    let settings = ScoringSettings::default();
    (0..)
        .zip(presences)
        .map(|(i, presence)| {
            score(
                &Person {
                    presence,
                    messages: i % 8,
                    questions: i % 3,
                },
                &room,
                &settings,
            )
        })
        .collect()
}

#[divan::bench]
fn score_100_000_people(bencher: Bencher) {
    let presences = presences();
    bencher.bench_local(|| scores(divan::black_box(&presences)));
}

#[divan::bench]
fn rank_100_000_people(bencher: Bencher) {
    let presences = presences();
    let scores = scores(&presences);
    let names: Vec<String> = (0..PEOPLE).map(|i| format!("Person {}", i * 7919 % PEOPLE)).collect();
    let people: Vec<Ranked> = (0..)
        .zip(scores.iter().zip(&names))
        .map(|(i, (score, name))| Ranked {
            tier: score.tier,
            score: score.value,
            questions: i % 3,
            messages: i % 8,
            minutes: presences
                .get(i as usize)
                .and_then(|presence| presence.attendance_minutes),
            name,
        })
        .collect();
    bencher.bench_local(|| rank(divan::black_box(&people)));
}
