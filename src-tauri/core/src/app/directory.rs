//! The list of people as it is searched, narrowed, counted and sorted: of everybody a little, kept in memory.
//!
//! Made once from the store and kept until people change (`store/derived.rs`), so that a letter typed into the search
//! reads no database. At 100,000 people it takes about twenty megabytes and a few milliseconds a question.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::import::count;
use super::narrowing::{Missed, Words, alphabetical};
use super::queue::Queue;
use super::views::{
    DraftCountView, DraftKind, DraftMarkView, PeopleCountsView, PeopleQuery, PeopleSort, StandingCountView,
    TierCountView, WordCountView,
};
use crate::domain::text::fold_onto;
use crate::domain::{AnswerKind, AttendeeId, Standing, Tier, WebinarId};
use crate::insights;
use crate::store::{DraftMark, ListedPerson, StoreError, Tx};

/// How many domains or places are offered to choose from: more than anybody looks through.
const OFFERED_WORDS: usize = 100;

/// The searchable list of one webinar, in priority order.
pub(super) struct Directory {
    people: Vec<Entry>,
    /// What everybody is found by, folded, one after the other.
    text: String,
    /// In alphabetical order.
    domains: Vec<String>,
    locations: Vec<String>,
    by_id: HashMap<AttendeeId, u32>,
    /// Everybody's place in alphabetical order, worked out when it is first sorted by.
    names: OnceLock<Vec<Option<u32>>>,
    emails: OnceLock<Vec<Option<u32>>>,
}

struct Entry {
    id: AttendeeId,
    /// Where in the text this person is.
    text: Range<u32>,
    /// Indexes of the lists.
    domain: u32,
    location: u32,
    standing: Standing,
    is_audience: bool,
    tier: Tier,
    score: f64,
    attendance: Option<f64>,
    focus: Option<f64>,
    minutes: Option<f64>,
    exit: Option<f64>,
    messages: u32,
    questions: u32,
    unanswered: bool,
}

/// Who is shown by a query, as indexes into the list, and how many each choice would show.
pub(super) struct Found {
    pub people: Vec<u32>,
    pub counts: PeopleCountsView,
}

/// Filters that are counted: each a bit, set in somebody's mask when the filter keeps them out.
mod missed {
    pub const TIER: u16 = 1;
    pub const STANDING: u16 = 2;
    pub const DRAFT: u16 = 4;
    pub const DOMAIN: u16 = 8;
    pub const LOCATION: u16 = 16;
    pub const ASKED: u16 = 32;
    pub const UNANSWERED: u16 = 64;
    pub const LEFT_EARLY: u16 = 128;
    pub const BEFORE_OFFER: u16 = 256;
}

impl Directory {
    /// The list of a webinar, from memory where people have not changed.
    pub fn of(tx: &Tx<'_>, webinar: WebinarId) -> Result<Arc<Self>, StoreError> {
        tx.of_people(webinar, || Self::read(tx, webinar))
    }

    fn read(tx: &Tx<'_>, webinar: WebinarId) -> Result<Self, StoreError> {
        let listed = tx.listed_people(webinar)?;
        let by_id: HashMap<AttendeeId, u32> = listed
            .iter()
            .enumerate()
            .map(|(index, one)| (one.id, count(index)))
            .collect();
        let mut words: Vec<String> = vec![String::new(); listed.len()];
        let mut unanswered = vec![false; listed.len()];
        tx.each_message(webinar, |writer, said, is_question, answer| {
            let Some(index) = by_id.get(&writer).map(|index| *index as usize) else {
                return;
            };
            words[index].push('\n');
            fold_onto(&mut words[index], said);
            let is_open = answer.is_none_or(|answer| matches!(answer.kind, AnswerKind::Open | AnswerKind::Dismissed));
            unanswered[index] |= is_question && is_open;
        })?;

        let (domains, domain_of_each) = numbered(listed.iter().map(domain_of));
        let (locations, location_of_each) = numbered(listed.iter().map(location_of));
        let mut text = String::with_capacity(listed.len() * 64);
        let mut people: Vec<Entry> = Vec::with_capacity(listed.len());
        for (index, one) in listed.iter().enumerate() {
            let from = count(text.len());
            fold_onto(&mut text, &one.name);
            text.push('\n');
            fold_onto(&mut text, one.email.as_deref().unwrap_or_default());
            text.push_str(&words[index]);
            people.push(Entry {
                id: one.id,
                text: from..count(text.len()),
                domain: domain_of_each[index],
                location: location_of_each[index],
                standing: one.standing,
                is_audience: one.is_audience,
                tier: one.tier,
                score: one.score,
                attendance: one.attendance_percent,
                focus: one.focus_percent,
                minutes: one.attendance_minutes,
                exit: one.exit_minute,
                messages: one.messages,
                questions: one.questions,
                unanswered: unanswered[index],
            });
        }
        Ok(Self {
            people,
            text,
            domains,
            locations,
            by_id,
            names: OnceLock::new(),
            emails: OnceLock::new(),
        })
    }

    /// Everybody's place in the alphabetical order of a line of their text; `None` where that is empty.
    fn alphabetical(&self, line: usize) -> Vec<Option<u32>> {
        let line_of = |entry| self.text_of(entry).split('\n').nth(line).unwrap_or_default();
        alphabetical(self.people.iter().map(line_of))
    }

    /// The name and the address that somebody is found by, the latter first where there is no name.
    pub fn label(&self, index: u32) -> &str {
        let mut lines = self.text_of(&self.people[index as usize]).lines();
        match lines.next().unwrap_or_default() {
            "" => lines.next().unwrap_or_default(),
            name => name,
        }
    }

    /// Whether somebody counts as audience.
    pub fn is_audience(&self, index: u32) -> bool {
        self.people[index as usize].is_audience
    }

    /// Whether somebody asked a question.
    pub fn has_asked(&self, index: u32) -> bool {
        self.people[index as usize].questions > 0
    }

    pub fn len(&self) -> usize {
        self.people.len()
    }

    fn text_of(&self, entry: &Entry) -> &str {
        self.text
            .get(entry.text.start as usize..entry.text.end as usize)
            .unwrap_or_default()
    }

    /// The key of the person at an index.
    pub fn id(&self, index: u32) -> AttendeeId {
        self.people[index as usize].id
    }

    /// The index of a person.
    pub fn index(&self, id: AttendeeId) -> Option<u32> {
        self.by_id.get(&id).copied()
    }

    /// Who is shown by a query, in its order. `length` of the webinar and `offer`, when it was made, are in minutes from
    /// the start.
    pub fn find(&self, query: &PeopleQuery, queue: &Queue, length: Option<f64>, offer: Option<f64>) -> Found {
        let words = Words::of(&query.search);
        let domains = chosen(&self.domains, &query.domains);
        let locations = chosen(&self.locations, &query.locations);

        let mut people = Vec::new();
        let mut everybody = 0;
        let mut tiers = [0; Tier::ALL.len()];
        let mut standings = [0; Standing::ALL.len()];
        let mut drafts = [0; DraftKind::ALL.len()];
        let mut by_domain = vec![0; self.domains.len()];
        let mut by_location = vec![0; self.locations.len()];
        let (mut asked, mut unanswered, mut left_early, mut before_offer) = (0, 0, 0, 0);
        for (index, entry) in self.people.iter().enumerate() {
            if entry.is_audience == query.left_out {
                continue;
            }
            everybody += 1;
            let in_ranges = query.score.contains(entry.score_shown())
                && query.focus.contains(entry.focus)
                && query.attendance.contains(entry.attendance);
            if !in_ranges || !words.are_in(self.text_of(entry)) {
                continue;
            }
            let kind = kind_of(queue.mark(count(index)));
            let left = insights::left_early(entry.exit, length);
            let before = offer.is_some_and(|offer| insights::left_before(entry.exit, offer));
            let mut missed = Missed::default();
            let mut narrow = |filter: u16, passes: bool| missed.note(filter, passes);
            narrow(
                missed::TIER,
                query.tiers.is_empty() || query.tiers.contains(&entry.tier),
            );
            narrow(
                missed::STANDING,
                query.standings.is_empty() || query.standings.contains(&entry.standing),
            );
            narrow(missed::DRAFT, query.drafts.is_empty() || query.drafts.contains(&kind));
            narrow(missed::DOMAIN, domains.passes(entry.domain));
            narrow(missed::LOCATION, locations.passes(entry.location));
            narrow(missed::ASKED, !query.asked || entry.questions > 0);
            narrow(missed::UNANSWERED, !query.unanswered || entry.unanswered);
            narrow(missed::LEFT_EARLY, !query.left_early || left);
            narrow(missed::BEFORE_OFFER, !query.before_offer || before);
            if missed.is_none() {
                people.push(count(index));
            }
            let counts_for = |filter: u16| missed.counts_for(filter);
            if counts_for(missed::TIER) {
                add(&mut tiers, Tier::ALL.iter().position(|tier| *tier == entry.tier));
            }
            if counts_for(missed::STANDING) {
                let place = Standing::ALL.iter().position(|standing| *standing == entry.standing);
                add(&mut standings, place);
            }
            if counts_for(missed::DRAFT) {
                add(&mut drafts, DraftKind::ALL.iter().position(|each| *each == kind));
            }
            if counts_for(missed::DOMAIN) {
                add(&mut by_domain, Some(entry.domain as usize));
            }
            if counts_for(missed::LOCATION) {
                add(&mut by_location, Some(entry.location as usize));
            }
            asked += u32::from(counts_for(missed::ASKED) && entry.questions > 0);
            unanswered += u32::from(counts_for(missed::UNANSWERED) && entry.unanswered);
            left_early += u32::from(counts_for(missed::LEFT_EARLY) && left);
            before_offer += u32::from(counts_for(missed::BEFORE_OFFER) && before);
        }
        self.sort(&mut people, query, queue);
        Found {
            people,
            counts: PeopleCountsView {
                everybody,
                tiers: Tier::ALL
                    .into_iter()
                    .zip(tiers)
                    .map(|(tier, people)| TierCountView { tier, people })
                    .collect(),
                standings: Standing::ALL
                    .into_iter()
                    .zip(standings)
                    .filter(|(standing, people)| *people > 0 || query.standings.contains(standing))
                    .map(|(standing, people)| StandingCountView { standing, people })
                    .collect(),
                drafts: DraftKind::ALL
                    .into_iter()
                    .zip(drafts)
                    .filter(|(kind, people)| *people > 0 || query.drafts.contains(kind))
                    .map(|(kind, people)| DraftCountView { kind, people })
                    .collect(),
                domains: offered(&self.domains, &by_domain, &query.domains),
                locations: offered(&self.locations, &by_location, &query.locations),
                asked,
                unanswered,
                left_early,
                before_offer: offer.map(|_| before_offer),
            },
        }
    }

    /// Puts indexes in a query's order.
    pub fn sort(&self, people: &mut [u32], query: &PeopleQuery, queue: &Queue) {
        // Numbers from the largest: two decimals are more than any column shows.
        let falling = |value: f64| (-value * 1e4) as i64;
        let word = |list: &[String], index: u32| {
            let known = list.get(index as usize).is_some_and(|word| !word.is_empty());
            known.then_some(i64::from(index))
        };
        let key = |index: u32| -> Option<i64> {
            let entry = &self.people[index as usize];
            match query.sort {
                PeopleSort::Rank => Some(i64::from(index)),
                PeopleSort::Name => self.names.get_or_init(|| self.alphabetical(0))[index as usize].map(i64::from),
                PeopleSort::Email => self.emails.get_or_init(|| self.alphabetical(1))[index as usize].map(i64::from),
                PeopleSort::Domain => word(&self.domains, entry.domain),
                PeopleSort::Location => word(&self.locations, entry.location),
                PeopleSort::Standing if entry.standing == Standing::Attended => Some(-1),
                PeopleSort::Standing => Some(entry.standing as i64),
                PeopleSort::Tier => Tier::ALL
                    .iter()
                    .position(|tier| *tier == entry.tier)
                    .map(|place| place as i64),
                PeopleSort::Score => entry.score_shown().map(falling),
                PeopleSort::Focus => entry.focus.map(falling),
                PeopleSort::Attendance => entry.attendance.map(falling),
                PeopleSort::Minutes => entry.minutes.map(falling),
                PeopleSort::Messages => Some(-i64::from(entry.messages)),
                PeopleSort::Questions => Some(-i64::from(entry.questions)),
                PeopleSort::Draft => {
                    let kind = kind_of(queue.mark(index));
                    (kind != DraftKind::None).then_some(kind as i64)
                }
            }
        };
        people.sort_by_cached_key(|index| match key(*index) {
            Some(key) => (false, if query.reversed { -key } else { key }, *index),
            None => (true, 0, *index),
        });
    }
}

impl Entry {
    /// The score of who came; the table shows none for others.
    fn score_shown(&self) -> Option<f64> {
        (self.standing == Standing::Attended).then_some(self.score)
    }
}

/// The words of a list that are chosen, by index.
struct Chosen {
    is_any: bool,
    indexes: BTreeSet<u32>,
}

impl Chosen {
    fn passes(&self, index: u32) -> bool {
        self.is_any || self.indexes.contains(&index)
    }
}

fn chosen(list: &[String], words: &[String]) -> Chosen {
    let places = words.iter().filter_map(|word| list.binary_search(word).ok());
    Chosen {
        is_any: words.is_empty(),
        indexes: places.map(count).collect(),
    }
}

/// The words with most people, and the chosen ones, the largest first.
fn offered(list: &[String], people: &[u32], chosen: &[String]) -> Vec<WordCountView> {
    let mut order: Vec<usize> = (0..list.len())
        .filter(|index| people[*index] > 0 || chosen.contains(&list[*index]))
        .collect();
    order.sort_by_key(|index| std::cmp::Reverse(people[*index]));
    order
        .into_iter()
        .enumerate()
        .filter(|(place, index)| *place < OFFERED_WORDS || chosen.contains(&list[*index]))
        .map(|(_, index)| WordCountView {
            word: list[index].clone(),
            people: people[index],
        })
        .collect()
}

pub(super) fn add(counts: &mut [u32], place: Option<usize>) {
    if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
        *count += 1;
    }
}

/// The words in alphabetical order, each once, and for each that came its place there.
fn numbered<'w>(words: impl Iterator<Item = &'w str>) -> (Vec<String>, Vec<u32>) {
    let mut known: HashMap<&str, u32> = HashMap::new();
    let came: Vec<u32> = words
        .map(|word| {
            let next = count(known.len());
            *known.entry(word).or_insert(next)
        })
        .collect();
    let mut order: Vec<(&str, u32)> = known.into_iter().collect();
    order.sort_unstable();
    let mut places = vec![0; order.len()];
    for (place, (_, number)) in order.iter().enumerate() {
        places[*number as usize] = count(place);
    }
    let list = order.into_iter().map(|(word, _)| word.to_owned()).collect();
    (list, came.into_iter().map(|number| places[number as usize]).collect())
}

fn domain_of(one: &ListedPerson) -> &str {
    let address = one.email.as_deref().unwrap_or_default();
    address.rsplit_once('@').map_or("", |(_, domain)| domain)
}

fn location_of(one: &ListedPerson) -> &str {
    one.location.as_deref().map_or("", str::trim)
}

pub(super) fn kind_of(mark: Option<DraftMark>) -> DraftKind {
    DraftKind::of(mark.map(DraftMarkView::from).as_ref())
}
