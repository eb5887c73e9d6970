#![allow(clippy::unwrap_used)]
use super::*;
use crate::domain::{FormOfAddress, Language};

fn line(text: &str) -> Line<'_> {
    Line {
        text,
        is_question: text.contains('?'),
        ..Line::default()
    }
}

pub(super) fn participant() -> Participant<'static> {
    Participant {
        id: somebody(0),
        focus_percent: None,
        join_minute: None,
        exit_minute: None,
        sessions: &[],
    }
}

fn best_of<'a>(texts: &[&'a str]) -> Option<&'a str> {
    let said: Vec<quotes::Said<'_>> = texts.iter().map(|text| line(text).said()).collect();
    quotes::best(&said).map(|at| texts[at])
}

fn somebody(number: u128) -> AttendeeId {
    AttendeeId(uuid::Uuid::from_u128(number))
}

#[test]
fn the_middle_of_numbers_is_their_mean_and_their_median() {
    let middle = Middle::of(vec![100.0, 9.9, 60.0]).unwrap();
    assert!((middle.mean - 56.633).abs() < 0.001);
    assert_eq!(middle.median, 60.0);
    assert_eq!(
        Middle::of(vec![90.0, 50.0]),
        Some(Middle {
            mean: 70.0,
            median: 70.0
        })
    );
    assert_eq!(Middle::of(Vec::new()), None);
}

#[test]
fn the_outer_bands_hold_what_is_beyond_them() {
    assert_eq!(bands([100.0, 60.0, 9.9, -3.0, 250.0]), [2, 0, 0, 0, 0, 0, 1, 0, 0, 2]);
    assert_eq!(bands([49.9, 50.0]), [1, 1]);
}

#[test]
fn the_best_words_are_the_last_question_before_any_remark() {
    assert_eq!(
        best_of(&[
            "Hello from Lisbon",
            "I have been looking for exactly this kind of thing for a year now",
            "Does it work with the tools that my whole team already uses every day?",
            "Can I add two colleagues to one account?",
            "ok?",
        ]),
        Some("Can I add two colleagues to one account?")
    );
}

#[test]
fn greetings_thanks_links_and_noises_are_not_quoted() {
    let noises = [
        "Hi everyone, greetings from Graz",
        "thanks!!",
        "👍👍",
        "https://example.com/a-very-long-link?x=1",
        "why?",
    ];
    assert_eq!(best_of(&noises), None);
    let thanks = "Thanks, this is exactly what my practice has been missing";
    assert_eq!(best_of(&[thanks]), Some(thanks));
    assert_eq!(best_of(&["可以用中文嗎"]), Some("可以用中文嗎"));
    assert_eq!(
        best_of(&["equally long aa", "equally long bb"]),
        Some("equally long aa")
    );
}

#[test]
fn a_call_says_what_somebody_did_and_which_words_prove_it() {
    let [ada, bea, cem] = [1, 2, 3].map(somebody);
    let people = [
        Participant {
            id: ada,
            focus_percent: Some(97.0),
            join_minute: Some(0.5),
            exit_minute: Some(60.5),
            ..participant()
        },
        Participant {
            id: bea,
            join_minute: Some(20.0),
            exit_minute: Some(40.0),
            ..participant()
        },
        Participant {
            id: cem,
            ..participant()
        },
    ];
    let lines = [
        line("My clients would love an intake assistant"),
        line("What does it cost for a team of six?"),
        line("When does the next group start?"),
    ]
    .map(|line| Line { by: Some(ada), ..line });
    let calls = calls(&people, &lines, Some(61.0), Some(50.0), 5);
    let signals: Vec<&str> = calls.iter().map(|call| call.signals.as_str()).collect();
    assert_eq!(
        signals,
        [
            "Asked 2 questions, one about price, full attention, stayed to the end, 3 messages",
            "Joined late, left before the offer",
            "Came"
        ]
    );
    assert_eq!((calls[0].words, calls[1].words), (Some(2), None));
    assert_eq!(
        calls[0].buying,
        [(Buying::Price, 1), (Buying::Access, 2), (Buying::Team, 1)]
    );
    assert_eq!(calls[0].open, [1, 2]);
}

#[test]
fn private_words_are_counted_and_never_quoted() {
    let ada = somebody(1);
    let people = [Participant {
        id: ada,
        ..participant()
    }];
    let private = Line {
        by: Some(ada),
        is_private: true,
        ..line("What does it cost?")
    };
    let call = &calls(&people, &[private], None, None, 5)[0];
    assert_eq!((call.words, call.buying.len(), call.open.len()), (None, 0, 0));
    assert_eq!(call.signals, "Asked 1 question");
}

#[test]
fn the_first_line_of_a_call_holds_nothing_but_the_persons_own_words() {
    for language in Language::ALL {
        for form in [FormOfAddress::Formal, FormOfAddress::Informal] {
            for is_question in [true, false] {
                let said = first_line(language, form, Some(("the words?", is_question)));
                assert_eq!(said.matches("the words?").count(), 1, "{said}");
            }
            assert!(!first_line(language, form, None).is_empty());
        }
    }
}
