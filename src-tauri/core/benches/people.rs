//! What the table of people and the queue of drafts cost at 100,000 people, 58,000 messages and 38,000 drafts: the first
//! answer after the program started, a letter in the search, a filter, another order, a page further down, the next
//! draft, a phrase in ten thousand drafts; and how large an answer is.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod crowd;
mod stopwatch;

use webinarwins_core::domain::{DraftId, Engine, Tier, WebinarId};
use webinarwins_core::views::{
    Decision, DraftKind, DraftQuery, DraftScope, DraftSort, NextDraft, PeopleColumn, PeopleQuery, PeopleSort,
};
use webinarwins_core::{App, Phrase};

use crowd::{filled, ports};
use stopwatch::{Clock, median, median_of, told};

/// Rows that the window fetches together.
const PAGE: u32 = 100;
/// Drafts in which a phrase is replaced.
const REPLACED: usize = 10_000;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let ports = ports();
    let webinar = filled(folder.path(), &ports);
    people(&App::open(folder.path(), ports.clone(), None).unwrap(), webinar);
    queue(&App::open(folder.path(), ports.clone(), None).unwrap(), webinar);
    replacing(&App::open(folder.path(), ports, None).unwrap(), webinar);
}

fn people(app: &App, webinar: WebinarId) {
    println!("People");
    let everybody = PeopleQuery::default();
    let clock = Clock::start();
    let page = app.people(webinar, &everybody, 0, PAGE).unwrap();
    told("first page after the start", clock.read());
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

fn queue(app: &App, webinar: WebinarId) {
    println!("Drafts");
    let all = DraftQuery::default();
    let clock = Clock::start();
    app.prepare(None).unwrap();
    told("getting ready at the start", clock.read());
    let clock = Clock::start();
    let page = app.queue(webinar, &all, 0, PAGE).unwrap();
    told("first page after the start", clock.read());
    println!(
        "  {} drafts; a page has {} KB",
        page.drafts,
        serde_json::to_vec(&page).unwrap().len() / 1024
    );
    for sort in [DraftSort::Risk, DraftSort::Tier, DraftSort::Score, DraftSort::Name] {
        let query = DraftQuery { sort, ..all.clone() };
        let what = format!("sorted by {sort:?}").to_lowercase();
        told(&what, median(|| app.queue(webinar, &query, 0, PAGE).unwrap()));
    }
    told(
        "a page far down",
        median(|| app.queue(webinar, &all, 30_000, PAGE).unwrap()),
    );
    told("counts alone", median(|| app.queue(webinar, &all, 0, 0).unwrap()));
    for (what, query) in [
        ("one letter", with(|query| query.search = "a".to_owned())),
        ("a name", with(|query| query.search = "nowak12".to_owned())),
        ("hot and warm", with(|query| query.tiers = vec![Tier::Hot, Tier::Warm])),
        ("to review", with(|query| query.states = vec![DraftKind::ToReview])),
        ("who asked", with(|query| query.asked = true)),
        (
            "a finding",
            with(|query| query.rule = Some("words_like_instructions".to_owned())),
        ),
        ("by templates", with(|query| query.engine = Some(Engine::Templates))),
        ("edited", with(|query| query.edited = true)),
    ] {
        told(what, median(|| app.queue(webinar, &query, 0, PAGE).unwrap()));
    }
    let ids = app.queue_ids(webinar, &all, 0, u32::MAX).unwrap();
    let (here, there) = (ids[ids.len() / 2], ids[ids.len() / 2 + 1]);
    told(
        "where a draft is",
        median(|| app.place_in_queue(webinar, &all, here).unwrap()),
    );
    let next = |wanted| app.next_draft(webinar, &all, Some(here), wanted).unwrap();
    told("which is next", median(|| next(NextDraft::ToReview)));
    told("which problem is next", median(|| next(NextDraft::Problem)));
    told("the mail itself", median(|| app.draft(there).unwrap()));
    told("noting that it is open", median(|| app.open_draft(there).unwrap()));
    let mut approved = ids.iter().copied().skip(20_000);
    told(
        "approve, and the page again",
        median_of(|| {
            let id: DraftId = approved.next().unwrap();
            let clock = Clock::start();
            app.approve_drafts(&[id], true).unwrap();
            app.queue(webinar, &all, 20_000, PAGE).unwrap();
            app.next_draft(webinar, &all, Some(id), NextDraft::ToReview).unwrap();
            clock.read()
        }),
    );
    let scope = DraftScope::Queue {
        webinar,
        query: with(|query| query.tiers = vec![Tier::Hot, Tier::Warm, Tier::Cool]),
    };
    told("how far they are", median(|| app.draft_tally(&scope).unwrap()));
    told("what could be approved", median(|| app.approvable(&scope).unwrap()));
    let clock = Clock::start();
    let skipped = app.decide_drafts(&scope, Decision::Skip).unwrap();
    told(&format!("skip {}", skipped.changed.len()), clock.read());
    let clock = Clock::start();
    app.undo().unwrap();
    told("undo that", clock.read());
}

fn replacing(app: &App, webinar: WebinarId) {
    let ids = app.queue_ids(webinar, &DraftQuery::default(), 0, u32::MAX).unwrap();
    let scope = DraftScope::Drafts {
        ids: ids.into_iter().take(REPLACED).collect(),
    };
    let phrase = Phrase {
        find: "the".to_owned(),
        replacement: "that".to_owned(),
        match_case: true,
        whole_words: true,
        in_subject: true,
        in_body: true,
        in_links: true,
    };
    let clock = Clock::start();
    let preview = app.replace_preview(&scope, &phrase).unwrap();
    let drafts = preview.drafts.len();
    println!(
        "A phrase in {drafts} of {REPLACED} drafts, {} places, {} KB",
        preview.hits,
        serde_json::to_vec(&preview).unwrap().len() / 1024
    );
    told("preview", clock.read());
    let clock = Clock::start();
    let done = app.replace_in_drafts(&scope, &phrase, &preview.mark).unwrap();
    assert!(done.done.is_some());
    told("replace", clock.read());
    let clock = Clock::start();
    app.undo().unwrap();
    told("undo that", clock.read());
}

fn with(change: impl FnOnce(&mut DraftQuery)) -> DraftQuery {
    let mut query = DraftQuery::default();
    change(&mut query);
    query
}
