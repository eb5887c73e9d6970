//! Typesetting the call sheet of 5 and of 500 people, and the report of a two-hour webinar.

use divan::Bencher;
use webinarwins_core::domain::Tier;
use webinarwins_core::export::pdf::{
    Band, BuyingSignal, CallPerson, CallSheet, Curve, Paper, PdfError, PersonToCall, Report, Topic, call_sheet, report,
};

fn main() {
    divan::main();
}

fn person(rank: u32) -> CallPerson {
    let names = ["Łukasz Nowak", "李娜", "محمد الأحمد", "Renée O’Hara"];
    let line = "Is there a licence for a team of 12, and does the yearly price include the onboarding?";
    CallPerson {
        rank,
        name: names[rank as usize % names.len()].to_owned(),
        address: format!("person{rank}@example.org"),
        tier: Tier::Hot,
        score: Some(91.0),
        did: vec!["Stayed to the end".to_owned(), "Asked 3 questions".to_owned()],
        words: vec![line.to_owned(), "كم السعر للفريق؟".to_owned()],
        signals: vec![BuyingSignal {
            name: "Team licence".to_owned(),
            line: line.to_owned(),
        }],
        opener: "You asked about a licence for your team: I have the answer.".to_owned(),
        talking_points: vec!["The price for 12 people".to_owned(), "What onboarding is".to_owned()],
    }
}

#[divan::bench(args = [5, 500])]
fn call_sheet_of_people(bencher: Bencher<'_, '_>, people: u32) {
    let sheet = CallSheet {
        title: "Pricing your first course".to_owned(),
        date_line: "1 October 2025, 17:00".to_owned(),
        people: (1..=people).map(person).collect(),
    };
    bencher.bench(|| call_sheet(&sheet, Paper::A4));
}

#[divan::bench]
fn report_of_two_hours() -> Result<Vec<u8>, PdfError> {
    let bands = |tier| {
        let band = |low: u32| Band {
            label: format!("{low}–{}", low + 10),
            people: 40 - low / 3,
            tier,
        };
        (0..10).map(|step| band(step * 10)).collect()
    };
    let webinar = Report {
        title: "Pricing your first course".to_owned(),
        date_line: "1 October 2025, 17:00".to_owned(),
        tiers: Tier::ALL.into_iter().map(|tier| (tier, 20)).collect(),
        curve: Some(Curve {
            people: (0..120).map(|minute| 200 - minute).collect(),
            messages: (0..120).map(|minute| minute * 7 % 11).collect(),
            moments: vec![],
        }),
        focus: bands(None),
        score: bands(Some(Tier::Warm)),
        people: (1..=5)
            .map(person)
            .map(|person| PersonToCall {
                name: person.name,
                tier: person.tier,
                score: person.score,
                why: "Asked 3 questions, one about the price".to_owned(),
            })
            .collect(),
        topics: vec![Topic {
            words: "team licence".to_owned(),
            mentions: 14,
        }],
        ..Report::default()
    };
    report(&webinar, Paper::A4)
}
