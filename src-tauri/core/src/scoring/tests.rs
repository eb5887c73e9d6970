#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::*;
use crate::domain::score::Curve;

const FULL_ROOM: Room = Room {
    focus_known: true,
    attendance_known: true,
    messages_known: true,
    webinar_minutes: Some(60.0),
    length_guessed: false,
};

fn came(focus: Option<f64>, attendance: Option<f64>) -> Presence {
    Presence {
        standing: crate::domain::Standing::Attended,
        focus_percent: focus,
        attendance_percent: attendance,
        source: "attendees.csv, line 2".to_owned(),
        ..Presence::default()
    }
}

fn score_of(presence: &Presence, messages: u32, questions: u32, room: &Room, settings: &ScoringSettings) -> Score {
    score(
        &Person {
            presence,
            messages,
            questions,
        },
        room,
        settings,
    )
}

fn by_default(presence: &Presence, messages: u32, questions: u32) -> Score {
    score_of(presence, messages, questions, &FULL_ROOM, &ScoringSettings::default())
}

fn contributions(score: &Score) -> Vec<f64> {
    score.parts.iter().map(|part| part.contribution).collect()
}

#[test]
fn the_worked_examples_of_the_definition_hold() {
    let banded = ScoringSettings {
        curve: Curve::Banded,
        ..ScoringSettings::default()
    };
    let no_focus = Room {
        focus_known: false,
        ..FULL_ROOM
    };

    let all_in = by_default(&came(Some(97.0), Some(100.0)), 8, 2);
    assert_eq!((all_in.value, all_in.tier), (98.8, Tier::Hot));
    assert_eq!(contributions(&all_in), [38.8, 30.0, 20.0, 10.0]);
    assert_eq!(
        explain(&all_in),
        "Focus 97 % adds 38.8, attendance 100 % adds 30, 8 messages add 20, 2 questions add 10"
    );

    let lively = by_default(&came(Some(93.0), Some(81.0)), 10, 5);
    assert_eq!((lively.value, lively.tier), (91.5, Tier::Hot));

    let elsewhere = by_default(&came(Some(11.0), Some(97.0)), 0, 0);
    assert_eq!((elsewhere.value, elsewhere.tier), (33.5, Tier::Cold));

    let in_bands = score_of(&came(Some(54.0), Some(74.0)), 1, 0, &FULL_ROOM, &banded);
    assert_eq!((in_bands.value, in_bands.tier), (36.0, Tier::Cold));
    assert_eq!(contributions(&in_bands), [16.0, 12.0, 8.0, 0.0]);

    let unfocused = score_of(&came(None, Some(90.0)), 2, 0, &no_focus, &ScoringSettings::default());
    assert_eq!((unfocused.value, unfocused.tier), (58.3, Tier::Cool));
    assert_eq!(
        explain(&unfocused),
        "Attendance 90 % adds 45, 2 messages add 13.3, no questions add nothing. This webinar's files have no \
         focus column, so attendance, messages and questions carry its weight."
    );
    let weights: Vec<String> = unfocused
        .parts
        .iter()
        .map(|part| format!("{:.1}", part.weight))
        .collect();
    assert_eq!(weights, ["50.0", "33.3", "16.7"]);
}

#[test]
fn who_did_not_come_is_a_no_show_whatever_else_is_known() {
    let absent = Presence {
        standing: crate::domain::Standing::NoShow,
        ..came(Some(100.0), Some(100.0))
    };
    let score = by_default(&absent, 9, 3);
    assert_eq!((score.value, score.tier), (0.0, Tier::NoShow));
    assert!(score.parts.is_empty());
    assert_eq!(
        explain(&score),
        "Did not come. 9 messages are in the chat, although the list says that this person did not come."
    );
    assert_eq!(explain(&by_default(&absent, 0, 0)), "Did not come");
}

#[test]
fn who_came_and_scores_nothing_is_cold() {
    let score = by_default(&came(Some(0.0), Some(0.0)), 0, 0);
    assert_eq!((score.value, score.tier), (0.0, Tier::Cold));
}

#[test]
fn a_signal_that_one_person_lacks_is_spread_for_that_person_only() {
    let caller = by_default(&came(None, Some(100.0)), 0, 0);
    assert_eq!(caller.value, 50.0);
    assert_eq!(
        caller.notes,
        ["Focus is unknown for this person, so attendance, messages and questions carry its weight."]
    );
    assert_eq!(by_default(&came(Some(0.0), Some(100.0)), 0, 0).value, 30.0);
}

#[test]
fn without_a_chat_file_messages_are_unknown_and_not_zero() {
    let silent = Room {
        messages_known: false,
        ..FULL_ROOM
    };
    let score = score_of(
        &came(Some(70.0), Some(70.0)),
        0,
        0,
        &silent,
        &ScoringSettings::default(),
    );
    assert_eq!(score.value, 70.0);
    assert_eq!(
        score.notes,
        [
            "This webinar has no chat or Q&A file and messages and questions are unknown, so focus and attendance \
          carry their weight."
        ]
    );
}

#[test]
fn a_room_in_which_nothing_is_known_says_so() {
    let nothing = Room::of([came(None, None)].iter(), None, false);
    let score = score_of(&came(None, None), 0, 0, &nothing, &ScoringSettings::default());
    assert_eq!((score.value, score.tier), (0.0, Tier::Cold));
    assert_eq!(
        explain(&score),
        "Came. Nothing is known of who took part how, so the score is 0."
    );
}

#[test]
fn attendance_is_worked_out_from_minutes_where_the_file_states_none() {
    let presence = Presence {
        attendance_minutes: Some(45.0),
        ..came(None, None)
    };
    let room = Room::of([&presence].into_iter(), Some(60.0), true);
    assert!(room.attendance_known && !room.focus_known && !room.length_guessed);
    let score = score_of(&presence, 0, 0, &room, &ScoringSettings::default());
    assert_eq!(score.parts[0].raw, 75.0);
    assert_eq!(score.parts[0].source, "45 of 60 minutes, attendees.csv, line 2");
    assert_eq!(score.value, 37.5);
    assert!(score.notes[1].ends_with("which is the webinar's own."));

    let overlong = Presence {
        attendance_minutes: Some(90.0),
        ..came(None, None)
    };
    assert_eq!(
        score_of(&overlong, 0, 0, &room, &ScoringSettings::default()).parts[0].raw,
        100.0
    );
}

#[test]
fn a_length_that_no_file_states_is_a_guess_and_is_called_one() {
    let early = Presence {
        join_minute: Some(2.0),
        exit_minute: Some(40.0),
        ..came(None, None)
    };
    let late = Presence {
        join_minute: Some(10.0),
        exit_minute: Some(52.0),
        attendance_minutes: Some(40.0),
        ..came(None, None)
    };
    let room = Room::of([&early, &late].into_iter(), None, true);
    assert_eq!((room.webinar_minutes, room.length_guessed), (Some(50.0), true));
    let score = score_of(&late, 0, 0, &room, &ScoringSettings::default());
    assert_eq!(score.parts[0].raw, 80.0);
    assert!(score.notes[1].ends_with("which is a guess: from the first join to the last leave."));
}

#[test]
fn people_who_did_not_come_do_not_make_a_signal_known() {
    let absent = Presence {
        standing: crate::domain::Standing::NoShow,
        ..came(Some(0.0), Some(0.0))
    };
    let room = Room::of([&absent].into_iter(), Some(60.0), true);
    assert!(!room.focus_known && !room.attendance_known && room.messages_known);
}

#[test]
fn halves_round_up_and_the_tier_is_read_from_the_rounded_score() {
    let only_attendance = ScoringSettings {
        focus: 0.0,
        attendance: 1.0,
        messages: 0.0,
        questions: 0.0,
        ..ScoringSettings::default()
    };
    for (percent, value, tier) in [
        (79.95, 80.0, Tier::Hot),
        (79.949, 79.9, Tier::Warm),
        (59.95, 60.0, Tier::Warm),
        (39.95, 40.0, Tier::Cool),
        (39.94, 39.9, Tier::Cold),
        (58.25, 58.3, Tier::Cool),
        (0.05, 0.1, Tier::Cold),
    ] {
        let score = score_of(&came(None, Some(percent)), 0, 0, &FULL_ROOM, &only_attendance);
        assert_eq!((score.value, score.tier), (value, tier), "{percent}");
    }
}

#[test]
fn a_signal_without_weight_is_neither_a_part_nor_missed() {
    let settings = ScoringSettings {
        focus: 0.0,
        ..ScoringSettings::default()
    };
    let score = score_of(&came(None, Some(100.0)), 5, 2, &FULL_ROOM, &settings);
    assert_eq!(score.value, 100.0);
    assert_eq!(score.parts.len(), 3);
    assert!(score.notes.is_empty());
}

#[test]
fn other_limits_move_the_tiers() {
    let strict = ScoringSettings {
        hot_from: 99.0,
        ..ScoringSettings::default()
    };
    let score = score_of(&came(Some(97.0), Some(100.0)), 8, 2, &FULL_ROOM, &strict);
    assert_eq!(score.tier, Tier::Warm);
}

fn any_percent() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![1 => Just(None), 8 => (0u32..=10_000).prop_map(|hundredths| Some(f64::from(hundredths) / 100.0))]
}

fn any_settings() -> impl Strategy<Value = ScoringSettings> {
    let weight = || (0u32..=500).prop_map(|tenths| f64::from(tenths) / 10.0);
    (weight(), weight(), weight(), weight(), any::<bool>()).prop_filter_map("no weight at all", |weights| {
        let (focus, attendance, messages, questions, banded) = weights;
        let curve = if banded { Curve::Banded } else { Curve::Continuous };
        ScoringSettings {
            focus,
            attendance,
            messages,
            questions,
            curve,
            ..ScoringSettings::default()
        }
        .validated()
        .ok()
    })
}

fn any_room() -> impl Strategy<Value = Room> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(focus_known, attendance_known, messages_known)| Room {
        focus_known,
        attendance_known,
        messages_known,
        ..FULL_ROOM
    })
}

proptest! {
    #[test]
    fn a_score_lies_between_0_and_100_and_its_parts_add_up_to_it(
        focus in any_percent(), attendance in any_percent(), messages in 0u32..20, questions in 0u32..5,
        room in any_room(), settings in any_settings(),
    ) {
        let score = score_of(&came(focus, attendance), messages, questions, &room, &settings);
        prop_assert!((0.0..=100.0).contains(&score.value));
        prop_assert_eq!(score.value, (score.value * 10.0).round() / 10.0);
        let presence = came(focus, attendance);
        let person = Person { presence: &presence, messages, questions };
        prop_assert_eq!(value(&person, &room, &settings), (score.value, score.tier));
        let in_tenths: i64 = score.parts.iter().map(|part| (part.contribution * 10.0).round() as i64).sum();
        prop_assert_eq!(in_tenths, (score.value * 10.0).round() as i64);
        let weights: f64 = score.parts.iter().map(|part| part.weight).sum();
        prop_assert!(score.parts.is_empty() || (weights - 100.0).abs() < 1e-9);
        for part in &score.parts {
            let exact = part.points * part.weight / 100.0;
            prop_assert!((part.contribution - exact).abs() <= 0.1 + 1e-9, "{:?}", part);
            prop_assert!(part.points > 0.0 || part.contribution == 0.0);
        }
    }

    #[test]
    fn more_of_a_signal_never_lowers_the_score(
        focus in 0.0..=100.0f64, attendance in 0.0..=100.0f64, messages in 0u32..8, questions in 0u32..4,
        more in 0.0..=100.0f64, count in 0u32..4, settings in any_settings(),
    ) {
        let at = |focus: f64, attendance: f64, messages, questions| {
            let presence = came(Some(focus.min(100.0)), Some(attendance.min(100.0)));
            score_of(&presence, messages, questions, &FULL_ROOM, &settings).value
        };
        let before = at(focus, attendance, messages, questions);
        prop_assert!(at(focus + more, attendance, messages, questions) >= before);
        prop_assert!(at(focus, attendance + more, messages, questions) >= before);
        prop_assert!(at(focus, attendance, messages + count, questions) >= before);
        prop_assert!(at(focus, attendance, messages, questions + count) >= before);
    }
}
