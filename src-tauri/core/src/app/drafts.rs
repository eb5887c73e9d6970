//! The drafts of a webinar as their reader sees them.

use std::sync::Arc;

use super::App;
use super::error::Error;
use super::import::count;
use super::queue::{Found, Queue};
use super::settings;
use super::views::{
    DraftItemView, DraftQuery, DraftScope, DraftSort, DraftTallyView, DraftVersionView, DraftView, DraftsView,
    NextDraft, VoiceMatchView,
};
use crate::domain::{Draft, DraftId, WebinarId};
use crate::drafting::{self, VoiceGuide};
use crate::store::{AttendeeRow, StoreError, Tx};

impl App {
    /// All drafts of a webinar.
    pub fn drafts(&self, webinar: WebinarId, sort: DraftSort) -> Result<Vec<DraftItemView>, Error> {
        let query = DraftQuery {
            sort,
            ..DraftQuery::default()
        };
        Ok(self.queue(webinar, &query, 0, u32::MAX)?.rows)
    }

    /// A part of the queue of drafts: at most `most` lines from the one at `from` on, counted from 0.
    pub fn queue(&self, webinar: WebinarId, query: &DraftQuery, from: u32, most: u32) -> Result<DraftsView, Error> {
        self.store().read(|tx| {
            let (queue, found) = found(tx, webinar, query)?;
            let shown = found.drafts.iter().skip(from as usize).take(most as usize);
            let rows = shown
                .map(|index| {
                    let line = queue.line(*index);
                    let draft = tx.draft(line.mark.id)?;
                    let row = tx.attendee(draft.attendee_id)?;
                    Ok(DraftItemView {
                        alike: line.alike,
                        is_first_alike: line.is_first_alike,
                        ..item(&draft, &row)
                    })
                })
                .collect::<Result<_, StoreError>>()?;
            let first = queue.next(&found.drafts, None, NextDraft::ToReview);
            Ok(DraftsView {
                rows,
                drafts: count(found.drafts.len()),
                fitting: found.fitting,
                first: first.or_else(|| found.drafts.first().map(|index| queue.line(*index).mark.id)),
                all: queue.tally(),
                counts: found.counts,
            })
        })
    }

    /// The keys alone of such a part, for choosing many drafts at once.
    pub fn queue_ids(
        &self,
        webinar: WebinarId,
        query: &DraftQuery,
        from: u32,
        most: u32,
    ) -> Result<Vec<DraftId>, Error> {
        self.store().read(|tx| {
            let (queue, found) = found(tx, webinar, query)?;
            let part = found.drafts.iter().skip(from as usize).take(most as usize);
            Ok(part.map(|index| queue.line(*index).mark.id).collect())
        })
    }

    /// Where in the queue a draft is, from 0; `None` when the query does not show it.
    pub fn place_in_queue(&self, webinar: WebinarId, query: &DraftQuery, id: DraftId) -> Result<Option<u32>, Error> {
        self.store().read(|tx| {
            let (queue, found) = found(tx, webinar, query)?;
            let place = found.drafts.iter().position(|index| queue.line(*index).mark.id == id);
            Ok(place.map(count))
        })
    }

    /// The next draft of this kind behind one, going round once; without one, the first.
    pub fn next_draft(
        &self,
        webinar: WebinarId,
        query: &DraftQuery,
        after: Option<DraftId>,
        wanted: NextDraft,
    ) -> Result<Option<DraftId>, Error> {
        self.store().read(|tx| {
            let (queue, found) = found(tx, webinar, query)?;
            Ok(queue.next(&found.drafts, after, wanted))
        })
    }

    /// How far the drafts have come that a deed would be about.
    pub fn draft_tally(&self, scope: &DraftScope) -> Result<DraftTallyView, Error> {
        let ids = self.in_scope(scope)?;
        self.store().read(|tx| {
            let Some(first) = ids.first() else {
                return Ok(DraftTallyView::default());
            };
            let queue = Queue::of(tx, tx.draft(*first)?.webinar_id)?;
            Ok(Queue::tally_of(ids.iter().filter_map(|id| queue.line_of(*id))))
        })
    }

    /// One draft with all that its reader wants to know.
    pub fn draft(&self, id: DraftId) -> Result<DraftView, Error> {
        self.store().read(|tx| {
            let draft = tx.draft(id)?;
            let row = tx.attendee(draft.attendee_id)?;
            let rendered = drafting::render(&draft.mail, &draft.user_notes);
            let versions = tx.versions(id)?.len();
            let voice = VoiceGuide::of(&settings::load(tx)?.voice).compare(&draft.mail);
            Ok(DraftView {
                item: item(&draft, &row),
                to_name: row.attendee.name,
                to_email: row.attendee.email,
                html: rendered.html,
                text: rendered.text,
                mail: draft.mail,
                facts: draft.facts,
                findings: draft.findings,
                score: draft.score,
                note: draft.user_notes,
                fallback: draft.fallback,
                version: draft.version,
                versions: count(versions),
                voice: voice.map(|(likeness, reasons)| VoiceMatchView { likeness, reasons }),
            })
        })
    }

    /// Every stored text of a draft, newest first.
    pub fn draft_versions(&self, id: DraftId) -> Result<Vec<DraftVersionView>, Error> {
        let versions = self.store().read(|tx| tx.versions(id))?;
        let newest_first = versions.into_iter().rev();
        Ok(newest_first
            .map(|stored| DraftVersionView {
                version: stored.version,
                made_by: stored.made_by,
                made_at: stored.made_at.to_string(),
                text: drafting::render(&stored.mail, "").text,
                subject: stored.mail.subject,
            })
            .collect())
    }
}

pub(super) fn found(tx: &Tx<'_>, webinar: WebinarId, query: &DraftQuery) -> Result<(Arc<Queue>, Found), StoreError> {
    tx.webinar(webinar)?;
    let queue = Queue::of(tx, webinar)?;
    let found = queue.find(query);
    Ok((queue, found))
}

fn item(draft: &Draft, row: &AttendeeRow) -> DraftItemView {
    let mut rules: Vec<String> = draft.findings.iter().map(|finding| finding.rule.clone()).collect();
    rules.sort_unstable();
    rules.dedup();
    DraftItemView {
        id: draft.id,
        attendee_id: row.attendee.id,
        label: row.attendee.label().to_owned(),
        tier: draft.score.tier,
        tier_now: Some(row.tier).filter(|now| *now != draft.score.tier),
        score: draft.score.value,
        subject: draft.mail.subject.clone(),
        status: draft.status,
        gravest: draft.gravest(),
        problem: draft
            .findings
            .first()
            .map(|finding| finding.message.clone())
            .unwrap_or_default(),
        rules,
        engine: draft.engine,
        user_edited: draft.user_edited,
        asked: row.written.questions > 0,
        alike: 0,
        is_first_alike: true,
    }
}
