//! What a webinar says as a whole, through the facade: a small one worked out by hand, random ones by brute force.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::HashSet;
use std::fmt::Write as _;

use proptest::prelude::*;
use support::{Fixture, given};
use webinarwins_core::domain::{AnswerKind, Chapter, Engine, Money, ScoringSettings, Tier, WebinarDetails, WebinarId};
use webinarwins_core::views::{AnswerChoice, Assumptions, LineChoice, PeopleQuery};

/// Four came of six. Ada and Bo ask the same; Cy leaves in the middle; Eve is of the team.
const LIST: &str = "\
Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location
Ada Lind,ada@lind.example,Yes,100,90,60,2025-10-01 14:00,2025-10-01 15:00,Oslo
Bo Li,bo@li.example,Yes,90,70,54,2025-10-01 14:06,2025-10-01 15:00,Oslo
Cy Roth,cy@roth.example,Yes,50,20,30,2025-10-01 14:00,2025-10-01 14:30,Bern
Di Mora,di@gmail.com,Yes,20,,12,2025-10-01 14:48,2025-10-01 15:00,
Ed Voss,ed@lind.example,No,-,-,-,-,-,
Fay Zorn,fay@zorn.example,No,-,-,-,-,-,Bern
";
const TALK: &str = "\
Timestamp,Name,Email,Message,Is Question
2025-10-01 14:10,Ada Lind,ada@lind.example,Does the course include templates?,Yes
2025-10-01 14:11,Bo Li,bo@li.example,Are templates included in the course?,Yes
2025-10-01 14:20,Cy Roth,cy@roth.example,How much does it cost?,Yes
2025-10-01 14:20,Ada Lind,ada@lind.example,Voice mode is what my bakery needs,No
2025-10-01 14:55,Bo Li,bo@li.example,Voice mode would help my school,No
";

fn details() -> WebinarDetails {
    WebinarDetails {
        title: "Templates for bakers".to_owned(),
        hosted_at: Some("2025-10-01 14:00".parse().unwrap()),
        duration_minutes: Some(60.0),
        offer_name: Some("The Course".to_owned()),
        price: Some(Money::parse("100", "USD").unwrap()),
        chapters: [(0.0, "Welcome"), (10.0, "Templates"), (45.0, "The offer")]
            .map(|(minute, title)| Chapter {
                minute,
                title: title.to_owned(),
            })
            .to_vec(),
        ..WebinarDetails::default()
    }
}

fn open() -> (Fixture, WebinarId) {
    let fixture = Fixture::new();
    let files = given(&[("attendees.csv", LIST), ("chat.csv", TALK)]);
    let webinar = fixture.app.import(files, None, details()).unwrap().webinar_id;
    (fixture, webinar)
}

#[test]
fn the_numbers_of_a_small_webinar_are_those_worked_out_by_hand() {
    let (fixture, webinar) = open();
    let view = fixture.app.overview(webinar).unwrap();
    assert_eq!(
        (view.registered, view.attended, view.messages, view.questions),
        (6, 4, 5, 3)
    );
    assert!((view.attendance_rate.unwrap() - 66.667).abs() < 0.001);
    let (focus, attendance) = (view.focus.unwrap(), view.attendance.unwrap());
    assert_eq!((focus.mean, focus.median), (60.0, 70.0));
    assert_eq!((attendance.mean, attendance.median), (65.0, 70.0));
    assert_eq!(view.focus_bands, [0, 0, 1, 0, 0, 0, 0, 1, 0, 1]);
    assert_eq!(view.tiers.iter().map(|tier| tier.people).sum::<u32>(), 6);
    assert_eq!(view.score_bands.iter().sum::<u32>(), 4);

    let curve = view.curve.unwrap();
    assert_eq!(curve.people.len(), 60);
    let at = |minutes: [usize; 6]| minutes.map(|minute| curve.people[minute]);
    assert_eq!(at([0, 5, 6, 29, 30, 59]), [2, 2, 3, 3, 2, 3]);
    assert_eq!((curve.messages[20], curve.messages[55], curve.unknown), (2, 1, 0));
    assert_eq!((curve.offer_minute, curve.left_before_offer), (Some(45.0), Some(1)));

    let words = |list: &[webinarwins_core::views::WordCountView]| {
        list.iter()
            .map(|one| (one.word.clone(), one.people))
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&view.locations), [("Bern".to_owned(), 2), ("Oslo".to_owned(), 2)]);
    assert_eq!(words(&view.domains)[0], ("lind.example".to_owned(), 2));
    assert!(words(&view.domains).iter().all(|(domain, _)| domain != "gmail.com"));
    assert!(view.usual.is_none());
}

#[test]
fn who_left_before_the_offer_is_a_list_of_people() {
    let (fixture, webinar) = open();
    let query = PeopleQuery {
        before_offer: true,
        ..PeopleQuery::default()
    };
    let names: Vec<String> = fixture
        .app
        .attendees(webinar, &query)
        .unwrap()
        .into_iter()
        .map(|one| one.name)
        .collect();
    assert_eq!(names, ["Cy Roth"]);
    let counts = fixture
        .app
        .people(webinar, &PeopleQuery::default(), 0, 1)
        .unwrap()
        .counts;
    assert_eq!(counts.before_offer, Some(1));
}

#[test]
fn questions_that_ask_the_same_are_one_and_topics_open_their_lines() {
    let (fixture, webinar) = open();
    let view = fixture.app.overview(webinar).unwrap();
    assert_eq!((view.open_questions, view.all_questions), (2, 2));
    let askers: Vec<&str> = view.asked[0].askers.iter().map(|asker| asker.author.as_str()).collect();
    assert_eq!(askers, ["Ada Lind", "Bo Li"]);
    let topic = view.topics.iter().find(|topic| topic.label == "voice mode").unwrap();
    assert_eq!((topic.people, topic.lines), (2, 2));
    let lines = fixture
        .app
        .lines(webinar, &LineChoice::Topic("voice mode".to_owned()))
        .unwrap();
    assert_eq!(lines.len(), 2);
    let minute = fixture.app.lines(webinar, &LineChoice::Minute(20)).unwrap();
    let said: Vec<&str> = minute.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(said, ["How much does it cost?", "Voice mode is what my bakery needs"]);
    assert!(
        fixture
            .app
            .lines(webinar, &LineChoice::Topic("nothing".to_owned()))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_call_proves_every_sign_by_a_line() {
    let (fixture, webinar) = open();
    let calls = fixture.app.call_list(webinar, 20).unwrap();
    assert_eq!(calls.len(), 4);
    let cy = calls.iter().find(|call| call.label == "Cy Roth").unwrap();
    assert_eq!(cy.signals, "Asked 1 question, about price, left before the offer");
    assert_eq!(cy.buying[0].line, "How much does it cost?");
    assert!(
        cy.points.iter().any(|point| point == "Your offer: The Course, $100"),
        "{:?}",
        cy.points
    );
    assert!(cy.first_line.contains("How much does it cost?"));
}

#[tokio::test]
async fn the_users_answer_reaches_all_who_asked_and_outlives_a_new_reading() {
    let (fixture, webinar) = open();
    let asked = fixture.app.overview(webinar).unwrap().asked[0].clone();
    let answer = AnswerChoice::Text("Yes, twelve templates are included.".to_owned());
    fixture.app.answer_question(webinar, &asked.key, answer).unwrap();
    let view = fixture.app.overview(webinar).unwrap();
    assert_eq!(view.open_questions, 1);
    let answered = view.asked.iter().find(|one| one.key == asked.key).unwrap();
    assert!(answered.is_decided);
    assert_eq!(answered.answer.as_ref().unwrap().kind, AnswerKind::Text);

    fixture.run(webinar, Engine::Templates).await;
    for name in ["Ada Lind", "Bo Li"] {
        let draft = fixture.app.draft(fixture.draft_to(webinar, name).id).unwrap();
        assert!(
            draft.text.contains("twelve templates are included"),
            "{name}: {}",
            draft.text
        );
    }
    let others = fixture.app.draft(fixture.draft_to(webinar, "Cy Roth").id).unwrap();
    assert!(!others.text.contains("twelve templates"));

    // The list comes again, corrected; what was answered stays answered.
    let corrected = LIST.replace("Oslo", "Bergen");
    fixture
        .app
        .import(given(&[("attendees.csv", &corrected)]), Some(webinar), details())
        .unwrap();
    assert_eq!(fixture.app.overview(webinar).unwrap().open_questions, 1);
    fixture
        .app
        .answer_question(webinar, &asked.key, AnswerChoice::Files)
        .unwrap();
    assert_eq!(fixture.app.overview(webinar).unwrap().open_questions, 2);
}

#[test]
fn an_empty_answer_and_an_unknown_question_are_refused() {
    let (fixture, webinar) = open();
    let key = fixture.app.overview(webinar).unwrap().asked[0].key.clone();
    assert!(
        fixture
            .app
            .answer_question(webinar, &key, AnswerChoice::Text(" ".to_owned()))
            .is_err()
    );
    assert!(
        fixture
            .app
            .answer_question(webinar, "no such question", AnswerChoice::Live)
            .is_err()
    );
    assert_eq!(fixture.app.overview(webinar).unwrap().open_questions, 2);
}

#[test]
fn other_weights_are_shown_applied_and_taken_back() {
    let (fixture, webinar) = open();
    let before = fixture.people(webinar);
    let settings = ScoringSettings {
        focus: 0.0,
        attendance: 100.0,
        messages: 0.0,
        questions: 0.0,
        ..ScoringSettings::default()
    };
    let preview = fixture.app.preview_scoring(Some(webinar), settings.clone()).unwrap();
    fixture.app.apply_scoring(Some(webinar), settings).unwrap();
    let after = fixture.people(webinar);
    for (tier, told) in Tier::ALL.into_iter().zip(&preview.after) {
        let people = after.iter().filter(|one| one.tier == tier).count();
        assert_eq!(told.people as usize, people, "{tier:?}");
    }
    for moved in &preview.moves {
        let now = after.iter().find(|one| one.id == moved.attendee_id).unwrap();
        assert_eq!(now.tier, moved.to, "{}", moved.label);
    }
    assert!(preview.moved > 0);
    let ada = after.iter().find(|one| one.name == "Ada Lind").unwrap();
    assert_eq!(ada.score, 100.0);

    let undone = fixture.app.undo().unwrap();
    assert_eq!(undone.label, "Undone: score the webinar anew");
    let scores = |people: &[webinarwins_core::views::AttendeeRowView]| {
        people
            .iter()
            .map(|one| (one.id, one.score.to_bits(), one.tier))
            .collect::<Vec<_>>()
    };
    assert_eq!(scores(&fixture.people(webinar)), scores(&before));
    fixture.app.redo().unwrap();
    assert_eq!(scores(&fixture.people(webinar)), scores(&after));
}

#[tokio::test]
async fn drafts_that_were_written_for_another_tier_say_so_until_the_scoring_is_taken_back() {
    let (fixture, webinar) = open();
    fixture.run(webinar, Engine::Templates).await;
    let other = |fixture: &Fixture| {
        let drafts = fixture.drafts(webinar).into_iter();
        drafts.filter(|draft| draft.tier_now.is_some()).count()
    };
    assert_eq!(other(&fixture), 0);
    let settings = ScoringSettings {
        hot_from: 99.9,
        warm_from: 99.8,
        cool_from: 99.7,
        ..ScoringSettings::default()
    };
    let preview = fixture.app.preview_scoring(Some(webinar), settings.clone()).unwrap();
    fixture.app.apply_scoring(Some(webinar), settings).unwrap();
    assert_eq!(other(&fixture), preview.drafts as usize);
    assert!(preview.drafts > 0);
    fixture.app.undo().unwrap();
    assert_eq!(other(&fixture), 0);
}

#[test]
fn assumptions_are_multiplied_and_never_invented() {
    let (fixture, webinar) = open();
    let view = fixture.app.overview(webinar).unwrap();
    assert!(view.opportunity.tiers.is_empty() && view.opportunity.total.is_none());
    let mut settings = fixture.app.settings().unwrap();
    settings.assumptions = Assumptions {
        percent_buying: [Some(50.0), None, None, None, Some(1.0)],
        ..Assumptions::default()
    };
    fixture.app.update_settings(settings).unwrap();
    let view = fixture.app.overview(webinar).unwrap();
    let hot = view.tiers[0].people;
    let amounts: Vec<i64> = view
        .opportunity
        .tiers
        .iter()
        .map(|line| line.amount.as_ref().unwrap().hundredths)
        .collect();
    assert_eq!(amounts, [i64::from(hot) * 5000, 2 * 100]);
    assert_eq!(view.opportunity.total.unwrap().hundredths, amounts.iter().sum::<i64>());
}

#[test]
fn who_comes_back_is_compared_with_the_last_time_before() {
    let (fixture, _) = open();
    let next = WebinarDetails {
        title: "Templates for schools".to_owned(),
        hosted_at: Some("2025-11-01 14:00".parse().unwrap()),
        ..details()
    };
    let list = "\
Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location
Ada Lind,ada@lind.example,Yes,10,5,6,2025-11-01 14:00,2025-11-01 14:06,Oslo
Fay Zorn,FAY@zorn.example,Yes,100,100,60,2025-11-01 14:00,2025-11-01 15:00,Bern
Gil New,gil@new.example,Yes,100,100,60,2025-11-01 14:00,2025-11-01 15:00,Bern
";
    let webinar = fixture
        .app
        .import(given(&[("second.csv", list)]), None, next)
        .unwrap()
        .webinar_id;
    let returning = fixture.app.returning(webinar).unwrap();
    assert_eq!((returning.people, returning.attended), (2, 2));
    let names =
        |list: &[webinarwins_core::views::ReturnView]| list.iter().map(|one| one.label.clone()).collect::<Vec<_>>();
    assert_eq!(
        (names(&returning.warmed), names(&returning.cooled)),
        (vec!["Fay Zorn".to_owned()], vec!["Ada Lind".to_owned()])
    );
    let usual = fixture.app.overview(webinar).unwrap().usual.unwrap();
    assert_eq!((usual.webinars, usual.registered, usual.messages), (1, 6.0, 5.0));
    let trend: Vec<(u32, u32)> = fixture
        .app
        .trend()
        .unwrap()
        .iter()
        .map(|one| (one.registered, one.attended))
        .collect();
    assert_eq!(trend, [(6, 4), (3, 3)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn the_numbers_of_any_webinar_are_those_that_counting_gives(
        people in proptest::collection::vec((any::<bool>(), 0u32..=100, 0u32..=100, 0u32..60, 1u32..60), 1..25),
    ) {
        let mut list = LIST.lines().next().unwrap().to_owned() + "\n";
        for (number, (came, focus, attendance, join, stay)) in people.iter().enumerate() {
            let exit = (join + stay).min(60);
            if *came {
                writeln!(list, "P{number},p{number}@d{}.example,Yes,{attendance},{focus},{stay},2025-10-01 14:{join:02},\
                    2025-10-01 {:02}:{:02},", number % 3, 14 + exit / 60, exit % 60).unwrap();
            } else {
                writeln!(list, "P{number},p{number}@d{}.example,No,-,-,-,-,-,", number % 3).unwrap();
            }
        }
        let fixture = Fixture::new();
        let webinar = fixture.app.import(given(&[("attendees.csv", &list)]), None, details()).unwrap().webinar_id;
        let view = fixture.app.overview(webinar).unwrap();
        let came: Vec<_> = people.iter().filter(|one| one.0).collect();
        prop_assert_eq!((view.registered as usize, view.attended as usize), (people.len(), came.len()));
        if !came.is_empty() {
            let mean = came.iter().map(|one| f64::from(one.1)).sum::<f64>() / came.len() as f64;
            prop_assert!((view.focus.unwrap().mean - mean).abs() < 1e-9);
            let curve = view.curve.unwrap();
            for (minute, there) in curve.people.iter().enumerate() {
                let minute = minute as u32;
                let expected = came.iter().filter(|one| one.3 <= minute && minute < (one.3 + one.4).min(60)).count();
                prop_assert_eq!(*there as usize, expected, "minute {}", minute);
            }
        }
        let domains: HashSet<usize> = (0..people.len()).map(|number| number % 3).collect();
        prop_assert_eq!(view.domains.len(), domains.len());
    }
}
