//! The table of people: found, narrowed, counted, sorted, copied; views under names; the same person elsewhere.

#![allow(clippy::unwrap_used)]

mod support;

use support::{ATTENDEES, CHAT, Fixture, details, given};
use webinarwins_core::domain::{Engine, Standing, Tier, WebinarDetails, WebinarId};
use webinarwins_core::views::{Between, DraftKind, PeopleColumn, PeopleQuery, PeopleSort, PeopleView, SavedView};

const MORE: &str = "\
Name,Email,Attended,Attendance %,Focus %,Attendance Minutes,Join Time,Exit Time,Location
Łucja Wójcik,lucja@example.org,Yes,30,20,18,2025-10-01 14:00,2025-10-01 14:18,Kraków
Óscar de la Cruz,oscar@example.es,Yes,95,90,57,2025-10-01 14:00,2025-10-01 14:57,Madrid
李娜,lina@example.cn,No,-,-,-,-,-,
=Eve,+eve@example.org,No,-,-,-,-,-,
Nobody Known,,No,-,-,-,-,-,
";

fn open() -> (Fixture, WebinarId) {
    let fixture = Fixture::new();
    let all = format!("{ATTENDEES}{}", MORE.split_once('\n').unwrap().1);
    let details = WebinarDetails {
        duration_minutes: Some(60.0),
        ..details("Limits of sharing")
    };
    let files = given(&[("attendees.csv", &all), ("chat.csv", CHAT)]);
    let webinar = fixture.app.import(files, None, details).unwrap().webinar_id;
    (fixture, webinar)
}

fn names(view: &PeopleView) -> Vec<&str> {
    view.rows.iter().map(|row| row.name.as_str()).collect()
}

fn shown(fixture: &Fixture, webinar: WebinarId, query: &PeopleQuery) -> PeopleView {
    fixture.app.people(webinar, query, 0, 100).unwrap()
}

fn words(search: &str) -> PeopleQuery {
    PeopleQuery {
        search: search.to_owned(),
        ..PeopleQuery::default()
    }
}

#[test]
fn people_are_found_by_each_word_in_name_address_and_messages_whatever_the_case_and_accents() {
    let (fixture, webinar) = open();
    for (search, found) in [
        ("LUCJA", vec!["Łucja Wójcik"]),
        ("wojcik łucja", vec!["Łucja Wójcik"]),
        ("oscar cruz", vec!["Óscar de la Cruz"]),
        ("李", vec!["李娜"]),
        ("limit SHARING", vec!["John Doe"]),
        ("john clients", vec!["John Doe"]),
        ("example.es", vec!["Óscar de la Cruz"]),
        ("john lucja", vec![]),
        (" \t ", vec!["John Doe"]),
    ] {
        let view = shown(&fixture, webinar, &words(search));
        let names = names(&view);
        assert!(found.iter().all(|name| names.contains(name)), "{search}: {names:?}");
        assert_eq!(view.people as usize, view.rows.len());
        if !search.trim().is_empty() {
            assert_eq!(names.len(), found.len(), "{search}: {names:?}");
        }
    }
}

#[test]
fn each_filter_shows_as_many_people_as_its_count_promised() {
    let (fixture, webinar) = open();
    let everybody = shown(&fixture, webinar, &PeopleQuery::default());
    assert_eq!(everybody.people, 8);
    let counts = &everybody.counts;
    let people = |query: PeopleQuery| shown(&fixture, webinar, &query).people;
    let base = PeopleQuery::default;
    for count in &counts.tiers {
        assert_eq!(
            people(PeopleQuery {
                tiers: vec![count.tier],
                ..base()
            }),
            count.people
        );
    }
    for count in &counts.standings {
        assert_eq!(
            people(PeopleQuery {
                standings: vec![count.standing],
                ..base()
            }),
            count.people
        );
    }
    for count in &counts.drafts {
        assert_eq!(
            people(PeopleQuery {
                drafts: vec![count.kind],
                ..base()
            }),
            count.people
        );
    }
    for count in &counts.domains {
        assert_eq!(
            people(PeopleQuery {
                domains: vec![count.word.clone()],
                ..base()
            }),
            count.people
        );
    }
    for count in &counts.locations {
        assert_eq!(
            people(PeopleQuery {
                locations: vec![count.word.clone()],
                ..base()
            }),
            count.people
        );
    }
    assert_eq!(people(PeopleQuery { asked: true, ..base() }), counts.asked);
    assert_eq!(
        people(PeopleQuery {
            unanswered: true,
            ..base()
        }),
        counts.unanswered
    );
    assert_eq!(
        people(PeopleQuery {
            left_early: true,
            ..base()
        }),
        counts.left_early
    );
    assert_eq!((counts.asked, counts.unanswered), (1, 1));
    assert!(
        counts
            .domains
            .iter()
            .any(|count| count.word.is_empty() && count.people == 1)
    );
}

#[test]
fn a_count_tells_what_another_choice_would_show_with_all_other_filters_as_they_are() {
    let (fixture, webinar) = open();
    let query = PeopleQuery {
        tiers: vec![Tier::NoShow],
        domains: vec!["example.org".to_owned()],
        ..PeopleQuery::default()
    };
    let view = shown(&fixture, webinar, &query);
    assert_eq!(names(&view), ["=Eve"]);
    let elsewhere = view.counts.domains.iter().find(|count| count.word == "example.net");
    assert_eq!(elsewhere.unwrap().people, 1, "Bo did not come either");
    assert_eq!(
        view.counts.tiers.iter().map(|count| count.people).sum::<u32>(),
        3,
        "those of example.org"
    );
    assert_eq!(view.counts.everybody, 8);
}

#[test]
fn ranges_hold_both_ends_and_nobody_of_whom_nothing_is_known() {
    let (fixture, webinar) = open();
    let focus = |from, to| {
        let query = PeopleQuery {
            focus: Between { from, to },
            sort: PeopleSort::Name,
            ..PeopleQuery::default()
        };
        let view = shown(&fixture, webinar, &query);
        names(&view).join(", ")
    };
    assert_eq!(focus(Some(40.0), Some(90.0)), "Ada Nowak, Óscar de la Cruz");
    assert_eq!(focus(Some(90.5), None), "John Doe");
    assert_eq!(focus(None, Some(20.0)), "Łucja Wójcik");
}

#[test]
fn every_column_sorts_both_ways_and_what_is_unknown_comes_last() {
    let (fixture, webinar) = open();
    let order = |sort, reversed| {
        let query = PeopleQuery {
            sort,
            reversed,
            ..PeopleQuery::default()
        };
        fixture.app.people(webinar, &query, 0, 100).unwrap().rows
    };
    for reversed in [false, true] {
        let by_focus: Vec<_> = order(PeopleSort::Focus, reversed)
            .iter()
            .map(|row| row.focus_percent)
            .collect();
        let known: Vec<f64> = by_focus.iter().map_while(|focus| *focus).collect();
        assert_eq!(known.len(), 4, "{by_focus:?}");
        assert!(known.windows(2).all(|pair| if reversed {
            pair[0] <= pair[1]
        } else {
            pair[0] >= pair[1]
        }));
        let places: Vec<_> = order(PeopleSort::Location, reversed)
            .into_iter()
            .map(|row| row.location)
            .collect();
        assert!(
            places[..4].iter().all(Option::is_some) && places[4..].iter().all(Option::is_none),
            "{places:?}"
        );
    }
    let names: Vec<_> = order(PeopleSort::Name, false).into_iter().map(|row| row.name).collect();
    assert_eq!(
        names[1..6],
        ["Ada Nowak", "Bo Li", "John Doe", "Łucja Wójcik", "Nobody Known"]
    );
    for sort in [
        PeopleSort::Rank,
        PeopleSort::Email,
        PeopleSort::Domain,
        PeopleSort::Standing,
        PeopleSort::Tier,
        PeopleSort::Score,
        PeopleSort::Attendance,
        PeopleSort::Minutes,
        PeopleSort::Messages,
        PeopleSort::Questions,
        PeopleSort::Draft,
    ] {
        assert_eq!(order(sort, true).len(), 8, "{sort:?}");
    }
    assert_eq!(order(PeopleSort::Standing, false)[0].standing, Standing::Attended);
}

#[test]
fn a_part_of_the_table_its_keys_and_a_persons_place_agree() {
    let (fixture, webinar) = open();
    let query = PeopleQuery {
        sort: PeopleSort::Name,
        ..PeopleQuery::default()
    };
    let all = shown(&fixture, webinar, &query);
    let part = fixture.app.people(webinar, &query, 3, 2).unwrap();
    assert_eq!(part.rows, all.rows[3..5]);
    assert_eq!(part.people, 8);
    let ids = fixture.app.people_ids(webinar, &query, 3, 2).unwrap();
    assert_eq!(ids, [all.rows[3].id, all.rows[4].id]);
    assert_eq!(fixture.app.place_of(webinar, &query, ids[1]).unwrap(), Some(4));
    assert_eq!(
        fixture.app.place_of(webinar, &words("no such words"), ids[1]).unwrap(),
        None
    );
    assert_eq!(fixture.app.people(webinar, &query, 1000, 5).unwrap().rows, []);
}

#[tokio::test]
async fn what_is_done_to_people_and_drafts_shows_at_once() {
    let (fixture, webinar) = open();
    let without = PeopleQuery {
        drafts: vec![DraftKind::None],
        ..PeopleQuery::default()
    };
    assert_eq!(shown(&fixture, webinar, &without).people, 8);
    fixture.run(webinar, Engine::Templates).await;
    assert_eq!(names(&shown(&fixture, webinar, &without)), ["Nobody Known"]);
    let draft = fixture.draft_to(webinar, "Bo Li");
    fixture.app.approve_drafts(&[draft.id], true).unwrap();
    let approved = PeopleQuery {
        drafts: vec![DraftKind::Approved],
        ..PeopleQuery::default()
    };
    assert_eq!(names(&shown(&fixture, webinar, &approved)), ["Bo Li"]);
    fixture.app.keep_attendees(&[draft.attendee_id], Some(false)).unwrap();
    assert_eq!(shown(&fixture, webinar, &approved).people, 0);
    assert_eq!(shown(&fixture, webinar, &PeopleQuery::default()).counts.everybody, 7);
}

#[test]
fn copied_people_are_lines_in_the_tables_order_and_start_no_formula() {
    let (fixture, webinar) = open();
    let query = PeopleQuery {
        sort: PeopleSort::Name,
        ..PeopleQuery::default()
    };
    let ids = fixture.app.people_ids(webinar, &query, 0, 3).unwrap();
    let columns = [
        PeopleColumn::Name,
        PeopleColumn::Email,
        PeopleColumn::Score,
        PeopleColumn::Standing,
    ];
    let backwards: Vec<_> = ids.into_iter().rev().collect();
    let copied = fixture.app.copy_people(webinar, &query, &backwards, &columns).unwrap();
    assert_eq!((copied.people, copied.neutralised), (3, 2));
    let lines: Vec<_> = copied.text.lines().collect();
    assert_eq!(lines[0], "Name\tE-mail\tScore\tCame");
    assert_eq!(lines[1], "Eve\t\t\tDid not come");
    assert!(lines[2].starts_with("Ada Nowak\tada@example.org\t"), "{}", lines[2]);
    assert_eq!(lines.len(), 4);
}

#[test]
fn views_outlive_a_restart_and_those_of_the_program_stay_as_they_are() {
    let (fixture, _) = open();
    let view = |name: &str| SavedView {
        name: name.to_owned(),
        query: words("clients"),
        columns: vec![PeopleColumn::Name, PeopleColumn::Location],
        built_in: true,
    };
    let names = |views: Vec<SavedView>| views.into_iter().map(|view| view.name).collect::<Vec<_>>();
    let own = [
        "Hot and not yet approved",
        "Asked and unanswered",
        "Left before the end",
    ];
    assert_eq!(names(fixture.app.saved_views().unwrap()), own);
    for taken in ["Asked and unanswered", "  ", &"x".repeat(61)] {
        assert!(fixture.app.save_view(view(taken)).is_err(), "{taken}");
    }
    fixture.app.save_view(view("  Mine ")).unwrap();
    fixture.app.save_view(view("Other")).unwrap();
    assert!(fixture.app.rename_view("Other", "Mine").is_err());
    assert!(fixture.app.rename_view("Asked and unanswered", "New").is_err());
    let fixture = fixture.restarted();
    fixture.app.rename_view("Mine", "Clients").unwrap();
    let views = fixture.app.delete_view("Other").unwrap();
    let kept = views.last().unwrap();
    assert_eq!((kept.name.as_str(), kept.built_in), ("Clients", false));
    assert_eq!(kept.query, words("clients"));
    assert_eq!(names(fixture.app.delete_view("Left before the end").unwrap()).len(), 4);
}

#[test]
fn a_view_of_an_older_program_reads_as_asking_for_no_more_than_it_did() {
    let query: PeopleQuery = serde_json::from_str(r#"{"tiers":["hot"],"asked":true}"#).unwrap();
    assert_eq!(query.tiers, [Tier::Hot]);
    assert!(query.asked && query.score == Between::default() && query.domains.is_empty());
}

#[test]
fn the_same_address_is_found_in_other_webinars_newest_first_and_nobody_elses() {
    let (fixture, first) = open();
    let later = |title: &str, hosted: &str| {
        let details = WebinarDetails {
            hosted_at: Some(hosted.parse().unwrap()),
            ..details(title)
        };
        let files = given(&[("attendees.csv", ATTENDEES)]);
        // The same file belongs to one webinar only, so each is another one by its last line.
        let bytes = format!("{ATTENDEES}{title},{}@example.org,No,-,-,-,-,-,\n", hosted.len()).into_bytes();
        let files = files.into_iter().map(|file| webinarwins_core::GivenFile {
            bytes: bytes.clone(),
            ..file
        });
        fixture.app.import(files.collect(), None, details).unwrap().webinar_id
    };
    let third = later("Third", "2025-12-01 10:00");
    let second = later("Second", "2025-11-01 10:00");
    let john = |webinar| {
        let people = fixture.people(webinar);
        people.into_iter().find(|row| row.name == "John Doe").unwrap().id
    };
    let elsewhere = fixture.app.attendee(john(first)).unwrap().elsewhere;
    let webinars: Vec<_> = elsewhere.iter().map(|other| other.webinar_id).collect();
    assert_eq!(webinars, [third, second]);
    assert_eq!(elsewhere[0].attendee_id, john(third));
    fixture.app.delete_webinar(third).unwrap();
    assert_eq!(fixture.app.attendee(john(first)).unwrap().elsewhere.len(), 1);
    let nobody = fixture.app.people(first, &words("nobody known"), 0, 1).unwrap();
    assert_eq!(fixture.app.attendee(nobody.rows[0].id).unwrap().elsewhere, []);
}
