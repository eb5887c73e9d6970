//! The queue of drafts as it is narrowed, counted and sorted: of each draft a little, kept in memory beside the list of
//! people (`directory`), and brought up to date draft by draft.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::cohorts::{self, Wording};
use super::directory::{Directory, add, kind_of};
use super::import::count;
use super::narrowing::{Missed, Words, alphabetical};
use super::views::{
    DraftCountView, DraftKind, DraftQuery, DraftSort, DraftTallyView, DraftsCountsView, EngineCountView, NextDraft,
    TierCountView, WordCountView,
};
use crate::checks;
use crate::domain::text::fold_onto;
use crate::domain::{DraftId, DraftStatus, Engine, Severity, Tier, WebinarId};
use crate::store::{DraftLine, DraftMark, StoreError, Tx};

/// The drafts of one webinar, in priority order.
#[derive(Clone)]
pub(super) struct Queue {
    lines: Vec<Line>,
    by_id: HashMap<DraftId, u32>,
    /// For each person of the list, which line is theirs.
    by_person: Vec<Option<u32>>,
}

/// One draft.
#[derive(Clone)]
pub(super) struct Line {
    pub mark: DraftMark,
    /// Index into the list of people.
    pub person: u32,
    /// Whether they count as audience. Who was left out since gets no mail; the draft waits in case they are counted
    /// again.
    is_listed: bool,
    asked: bool,
    pub wording: Wording,
    /// How many other listed drafts say the same but for the name.
    pub alike: u32,
    pub is_first_alike: bool,
    engine: Engine,
    user_edited: bool,
    tier: Tier,
    score: f64,
    /// Rules that found something, each once, divided by blanks.
    rules: Box<str>,
    /// How urgently it wants a reader, from 0.
    risk: u8,
    /// Place in alphabetical order.
    name: u32,
    /// Name and subject, folded.
    text: Box<str>,
}

/// What a query shows, as indexes into the queue, and how many each choice would show.
pub(super) struct Found {
    pub drafts: Vec<u32>,
    /// Of these, those that fit: all, unless one is kept that does not.
    pub fitting: u32,
    pub counts: DraftsCountsView,
}

/// Filters that are counted.
mod missed {
    pub const TIER: u16 = 1;
    pub const STATE: u16 = 2;
    pub const ASKED: u16 = 4;
    pub const RULE: u16 = 8;
    pub const ENGINE: u16 = 16;
    pub const EDITED: u16 = 32;
}

impl Queue {
    /// The drafts of a webinar, from memory where they have not changed.
    pub fn of(tx: &Tx<'_>, webinar: WebinarId) -> Result<Arc<Self>, StoreError> {
        tx.of_drafts(
            webinar,
            || Ok(Self::new(&*Directory::of(tx, webinar)?, tx.draft_lines(webinar)?)),
            |queue: &mut Self, written| {
                let list = Directory::of(tx, webinar)?;
                let mut is_other = false;
                let mut gone = HashSet::new();
                for id in written {
                    let line = queue.by_id.get(id).and_then(|at| queue.lines.get_mut(*at as usize));
                    match (line, tx.draft_line(webinar, *id)?) {
                        (Some(line), Some(fresh)) => line.take(&list, fresh),
                        (None, Some(fresh)) => {
                            is_other = true;
                            queue.lines.extend(Line::new(&list, fresh));
                        }
                        // Its writing was taken back.
                        (Some(_), None) => {
                            is_other = true;
                            gone.insert(*id);
                        }
                        (None, None) => {}
                    }
                }
                queue.lines.retain(|line| !gone.contains(&line.mark.id));
                if is_other {
                    queue.put_in_order(&list);
                }
                queue.compare();
                Ok(())
            },
        )
    }

    fn new(list: &Directory, drafts: Vec<DraftLine>) -> Self {
        let mut queue = Self {
            lines: drafts.into_iter().filter_map(|draft| Line::new(list, draft)).collect(),
            by_id: HashMap::new(),
            by_person: Vec::new(),
        };
        queue.put_in_order(list);
        queue.compare();
        queue
    }

    fn put_in_order(&mut self, list: &Directory) {
        self.lines.sort_unstable_by_key(|line| line.person);
        let names = alphabetical(self.lines.iter().map(|line| list.label(line.person)));
        self.by_person = vec![None; list.len()];
        self.by_id = HashMap::with_capacity(self.lines.len());
        for (index, (line, name)) in self.lines.iter_mut().zip(names).enumerate() {
            line.name = name.unwrap_or(u32::MAX);
            self.by_id.insert(line.mark.id, count(index));
            self.by_person[line.person as usize] = Some(count(index));
        }
    }

    /// Finds who gets the same text, and with it how urgent each draft is.
    fn compare(&mut self) {
        let listed: Vec<usize> = (0..self.lines.len()).filter(|at| self.lines[*at].is_listed).collect();
        let wordings: Vec<Wording> = listed.iter().map(|at| self.lines[*at].wording).collect();
        for (at, (alike, is_first)) in listed.into_iter().zip(cohorts::alike(&wordings)) {
            let line = &mut self.lines[at];
            (line.alike, line.is_first_alike) = (alike, is_first);
            line.risk = line.risk_now();
        }
    }

    /// The draft at an index.
    pub fn line(&self, index: u32) -> &Line {
        &self.lines[index as usize]
    }

    /// A draft by its key.
    pub fn line_of(&self, id: DraftId) -> Option<&Line> {
        self.by_id.get(&id).map(|index| self.line(*index))
    }

    /// The listed drafts that say the same as one but for the name, itself among them, in priority order.
    pub fn alike(&self, id: DraftId) -> Vec<DraftId> {
        let Some(one) = self.line_of(id) else {
            return Vec::new();
        };
        let same = self
            .lines
            .iter()
            .filter(|line| line.is_listed && line.wording == one.wording);
        same.map(|line| line.mark.id).collect()
    }

    /// The state of the draft to the person at an index of the list.
    pub fn mark(&self, person: u32) -> Option<DraftMark> {
        let line = self.by_person.get(person as usize).copied().flatten()?;
        Some(self.line(line).mark)
    }

    /// How far the listed drafts have come.
    pub fn tally(&self) -> DraftTallyView {
        Self::tally_of(self.lines.iter().filter(|line| line.is_listed))
    }

    /// The same of certain ones.
    pub fn tally_of<'q>(lines: impl Iterator<Item = &'q Line>) -> DraftTallyView {
        let mut tally = DraftTallyView::default();
        for line in lines {
            tally.drafts += 1;
            match line.mark.status {
                DraftStatus::ToReview => tally.to_review += 1,
                DraftStatus::Approved => tally.approved += 1,
                DraftStatus::Exported => tally.exported += 1,
                DraftStatus::Skipped => tally.skipped += 1,
            }
        }
        tally
    }

    /// Which drafts a query shows, in its order.
    pub fn find(&self, query: &DraftQuery) -> Found {
        let words = Words::of(&query.search);
        let mut drafts = Vec::new();
        let mut fitting = 0;
        let mut tiers = [0; Tier::ALL.len()];
        let mut states = [0; DraftKind::ALL.len()];
        let mut engines = [0; Engine::ALL.len()];
        let mut rules: BTreeMap<&str, u32> = BTreeMap::new();
        let (mut asked, mut edited) = (0, 0);
        for (index, line) in self.lines.iter().enumerate() {
            if !line.is_listed {
                continue;
            }
            let is_kept = query.kept == Some(line.mark.id);
            if !words.are_in(&line.text) {
                drafts.extend(is_kept.then_some(count(index)));
                continue;
            }
            let state = kind_of(Some(line.mark));
            let mut missed = Missed::default();
            let mut narrow = |filter: u16, passes: bool| missed.note(filter, passes);
            narrow(missed::TIER, query.tiers.is_empty() || query.tiers.contains(&line.tier));
            narrow(missed::STATE, query.states.is_empty() || query.states.contains(&state));
            narrow(missed::ASKED, !query.asked || line.asked);
            narrow(missed::RULE, query.rule.as_deref().is_none_or(|rule| line.has(rule)));
            narrow(missed::ENGINE, query.engine.is_none_or(|engine| engine == line.engine));
            narrow(missed::EDITED, !query.edited || line.user_edited);
            fitting += u32::from(missed.is_none());
            if missed.is_none() || is_kept {
                drafts.push(count(index));
            }
            if missed.counts_for(missed::TIER) {
                add(&mut tiers, Tier::ALL.iter().position(|tier| *tier == line.tier));
            }
            if missed.counts_for(missed::STATE) {
                add(&mut states, DraftKind::ALL.iter().position(|kind| *kind == state));
            }
            if missed.counts_for(missed::ENGINE) {
                add(
                    &mut engines,
                    Engine::ALL.iter().position(|engine| *engine == line.engine),
                );
            }
            if missed.counts_for(missed::RULE) {
                for rule in line.rules() {
                    *rules.entry(rule).or_default() += 1;
                }
            }
            asked += u32::from(missed.counts_for(missed::ASKED) && line.asked);
            edited += u32::from(missed.counts_for(missed::EDITED) && line.user_edited);
        }
        self.sort(&mut drafts, query.sort);
        Found {
            drafts,
            fitting,
            counts: DraftsCountsView {
                tiers: Tier::ALL
                    .into_iter()
                    .zip(tiers)
                    .map(|(tier, people)| TierCountView { tier, people })
                    .collect(),
                states: DraftKind::ALL
                    .into_iter()
                    .zip(states)
                    .filter(|(kind, _)| *kind != DraftKind::None)
                    .map(|(kind, people)| DraftCountView { kind, people })
                    .collect(),
                engines: Engine::ALL
                    .into_iter()
                    .zip(engines)
                    .map(|(engine, people)| EngineCountView { engine, people })
                    .collect(),
                rules: rules
                    .into_iter()
                    .map(|(word, people)| WordCountView {
                        word: word.to_owned(),
                        people,
                    })
                    .collect(),
                asked,
                edited,
            },
        }
    }

    /// Puts indexes, which come in priority order, in another one. That decides between equals: all sorts are stable.
    fn sort(&self, drafts: &mut [u32], sort: DraftSort) {
        match sort {
            DraftSort::Risk => drafts.sort_by_key(|at| self.line(*at).risk),
            DraftSort::Tier => drafts.sort_by_key(|at| self.line(*at).tier),
            DraftSort::Score => drafts.sort_by(|a, b| self.line(*b).score.total_cmp(&self.line(*a).score)),
            DraftSort::Name => drafts.sort_by_key(|at| self.line(*at).name),
        }
    }

    /// The next draft of this kind behind one of those found, going round once; never that one. Without one, the first.
    pub fn next(&self, found: &[u32], after: Option<DraftId>, wanted: NextDraft) -> Option<DraftId> {
        let at = after.and_then(|id| found.iter().position(|index| self.line(*index).mark.id == id));
        let (before, behind) = match at {
            Some(at) => (
                found.get(..at).unwrap_or_default(),
                found.get(at + 1..).unwrap_or_default(),
            ),
            None => (&[][..], found),
        };
        let marks = behind.iter().chain(before).map(|index| self.line(*index).mark);
        marks
            .filter(|mark| mark.status == DraftStatus::ToReview)
            .find(|mark| match wanted {
                NextDraft::ToReview => true,
                NextDraft::Problem => matches!(mark.gravest, Some(Severity::Block | Severity::Warn)),
            })
            .map(|mark| mark.id)
    }
}

impl Line {
    /// `None` for a draft to somebody who is not on the list.
    fn new(list: &Directory, draft: DraftLine) -> Option<Self> {
        let person = list.index(draft.attendee)?;
        let mut line = Self {
            mark: draft.mark,
            person,
            is_listed: list.is_audience(person),
            asked: list.has_asked(person),
            wording: draft.wording,
            alike: 0,
            is_first_alike: true,
            engine: draft.engine,
            user_edited: draft.user_edited,
            tier: draft.tier,
            score: draft.score,
            rules: Box::default(),
            risk: 0,
            name: 0,
            text: Box::default(),
        };
        line.take(list, draft);
        Some(line)
    }

    /// Becomes what the draft is now.
    fn take(&mut self, list: &Directory, draft: DraftLine) {
        let mut text = format!("{}\n", list.label(self.person));
        fold_onto(&mut text, &draft.subject);
        *self = Self {
            mark: draft.mark,
            wording: draft.wording,
            engine: draft.engine,
            user_edited: draft.user_edited,
            tier: draft.tier,
            score: draft.score,
            rules: draft.rules.into(),
            text: text.into(),
            ..*self
        };
    }

    fn rules(&self) -> impl Iterator<Item = &str> {
        self.rules.split_ascii_whitespace()
    }

    fn has(&self, rule: &str) -> bool {
        self.rules().any(|each| each == rule)
    }

    /// Whether it must not be approved among others.
    pub fn must_be_read(&self) -> bool {
        self.rules().any(|rule| checks::READ_ONE_BY_ONE.contains(&rule))
    }

    /// Blocked, warned, warned because of words that instruct a machine, the first of those that say the same, the
    /// others.
    fn risk_now(&self) -> u8 {
        match self.mark.gravest {
            Some(Severity::Block) => 0,
            Some(Severity::Warn) if !self.has(checks::INSTRUCTIONS_RULE) => 1,
            Some(Severity::Warn) => 2,
            Some(Severity::Note) | None if self.is_first_alike => 3,
            Some(Severity::Note) | None => 4,
        }
    }
}
