#![allow(clippy::unwrap_used)]
use super::*;
use crate::domain::attendee::Presence;
use crate::domain::{MessageSource, WebinarId};

const NOW: jiff::Timestamp = jiff::Timestamp::UNIX_EPOCH;

fn attendee(name: &str, presence: Presence) -> Attendee {
    Attendee {
        id: AttendeeId::new(NOW),
        webinar_id: WebinarId::new(NOW),
        name: name.to_owned(),
        email: None,
        presence,
        location: None,
        role: crate::domain::Role::Audience,
        kept: None,
    }
}

fn came(focus: Option<f64>, attendance: Option<f64>) -> Presence {
    Presence {
        standing: crate::domain::Standing::Attended,
        focus_percent: focus,
        attendance_percent: attendance,
        ..Presence::default()
    }
}

fn scored(tier: Tier) -> Score {
    Score {
        value: 0.0,
        tier,
        parts: Vec::new(),
        notes: Vec::new(),
    }
}

fn message(by: Option<&Attendee>, author: &str, minute: f64, text: &str) -> Message {
    Message {
        webinar_id: WebinarId::new(NOW),
        attendee_id: by.map(|attendee| attendee.id),
        author_name: author.to_owned(),
        author_email: None,
        at: None,
        minute: Some(minute),
        text: text.to_owned(),
        is_question: text.contains('?'),
        source: MessageSource::Chat,
        is_private: false,
        reply_to: None,
        answer: None,
        origin: String::new(),
    }
}

fn look(people: &[(Attendee, Tier)], messages: &[Message], details: &WebinarDetails) -> Overview {
    let scores: Vec<Score> = people.iter().map(|(_, tier)| scored(*tier)).collect();
    let participants: Vec<Participant> = people
        .iter()
        .zip(&scores)
        .map(|((attendee, _), score)| Participant { attendee, score })
        .collect();
    overview(&participants, messages, details, 5)
}

fn best_of(texts: &[&str]) -> Option<String> {
    let messages: Vec<Message> = texts.iter().map(|text| message(None, "", 0.0, text)).collect();
    quotes::best(&messages.iter().collect::<Vec<_>>()).map(str::to_owned)
}

#[test]
fn only_those_who_came_enter_the_averages() {
    let absent = Presence {
        standing: crate::domain::Standing::NoShow,
        ..came(Some(0.0), Some(0.0))
    };
    let people = [
        (attendee("a", came(Some(100.0), Some(90.0))), Tier::Hot),
        (attendee("b", came(Some(60.0), Some(50.0))), Tier::Warm),
        (attendee("c", came(Some(9.9), None)), Tier::Cold),
        (attendee("d", absent), Tier::NoShow),
    ];
    let overview = look(&people, &[], &WebinarDetails::default());
    assert_eq!(
        (overview.registrants, overview.attended, overview.attendance_rate),
        (4, 3, Some(75.0))
    );
    assert!((overview.focus.unwrap().mean - 56.633).abs() < 0.001);
    assert_eq!(overview.focus.unwrap().median, 60.0);
    assert_eq!(
        overview.attendance,
        Some(Middle {
            mean: 70.0,
            median: 70.0
        })
    );
    assert_eq!(overview.focus_bands, Some([1, 0, 0, 0, 0, 0, 1, 0, 0, 1]));
    let counts = overview.tiers.map(|(_, people)| people);
    assert_eq!(counts, [1, 1, 0, 1, 1]);
}

#[test]
fn an_empty_list_has_no_rate_and_no_averages() {
    let overview = look(&[], &[], &WebinarDetails::default());
    assert_eq!(
        (overview.attendance_rate, overview.focus, overview.focus_bands),
        (None, None, None)
    );
    assert!(overview.call_first.is_empty() && overview.asked.is_empty());
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
        Some("Can I add two colleagues to one account?".to_owned())
    );
}

#[test]
fn greetings_thanks_links_and_noises_are_not_quoted() {
    assert_eq!(
        best_of(&[
            "Hi everyone, greetings from Graz",
            "thanks!!",
            "👍👍",
            "https://example.com/a-very-long-link?x=1",
            "why?"
        ]),
        None
    );
    assert_eq!(
        best_of(&["Thanks, this is exactly what my practice has been missing"])
            .unwrap()
            .split(',')
            .next(),
        Some("Thanks")
    );
    assert_eq!(best_of(&["可以用中文嗎"]), Some("可以用中文嗎".to_owned()));
    assert_eq!(
        best_of(&["equally long aa", "equally long bb"]),
        Some("equally long aa".to_owned())
    );
}

#[test]
fn the_call_list_names_those_who_came_with_what_they_did() {
    let end = Presence {
        join_minute: Some(0.5),
        exit_minute: Some(60.5),
        ..came(Some(97.0), Some(100.0))
    };
    let late = Presence {
        join_minute: Some(20.0),
        exit_minute: Some(40.0),
        ..came(Some(50.0), None)
    };
    let (ada, bea, absent) = (
        attendee("Ada", end),
        attendee("Bea", late),
        attendee("Cy", Presence::default()),
    );
    let messages = [
        message(Some(&ada), "Ada", 3.0, "My clients would love an intake assistant"),
        message(Some(&ada), "Ada", 5.0, "When does the next group start?"),
    ];
    let silent = attendee("", came(None, None));
    let people = [
        (ada, Tier::Hot),
        (bea, Tier::Cool),
        (silent, Tier::Cold),
        (absent, Tier::NoShow),
    ];
    let details = WebinarDetails {
        duration_minutes: Some(61.0),
        ..WebinarDetails::default()
    };
    let calls = look(&people, &messages, &details).call_first;
    let signals: Vec<&str> = calls.iter().map(|call| call.signals.as_str()).collect();
    assert_eq!(
        signals,
        [
            "Asked 1 question, full attention, stayed to the end, 2 messages",
            "Joined late, left early",
            "Came"
        ]
    );
    assert_eq!(calls[0].words.as_deref(), Some("When does the next group start?"));
    assert_eq!(calls[1].words, None);
}

#[test]
fn questions_are_listed_by_time_without_the_hosts_own() {
    let ada = attendee("Ada Lind", came(None, None));
    let messages = [
        message(Some(&ada), "ada", 30.0, "Is it monthly?"),
        message(None, "Gabriela Reyes ", 1.0, "Where are you all from?"),
        message(None, "A guest", 12.0, "Will there be a replay?"),
        message(Some(&ada), "ada", 12.5, "No question"),
    ];
    let details = WebinarDetails {
        host_name: Some("Gabriela Reyes".to_owned()),
        ..WebinarDetails::default()
    };
    let overview = look(&[(ada, Tier::Cold)], &messages, &details);
    let asked: Vec<(&str, &str)> = overview
        .asked
        .iter()
        .map(|q| (q.who.as_str(), q.text.as_str()))
        .collect();
    assert_eq!(
        asked,
        [("A guest", "Will there be a replay?"), ("Ada Lind", "Is it monthly?")]
    );
    assert_eq!(overview.messages, 4);
}
