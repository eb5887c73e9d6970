//! The drafts of a webinar as their reader sees them.

use std::collections::HashMap;

use super::App;
use super::error::Error;
use super::import::count;
use super::settings;
use super::views::{DraftItemView, DraftSort, DraftVersionView, DraftView, VoiceMatchView};
use crate::domain::{Attendee, AttendeeId, Draft, DraftId, Severity, WebinarId};
use crate::drafting::{self, VoiceGuide};
use crate::store::StoreError;

impl App {
    /// The queue of drafts.
    pub fn drafts(&self, webinar: WebinarId, sort: DraftSort) -> Result<Vec<DraftItemView>, Error> {
        let (people, drafts) = self.store().read(|tx| {
            tx.webinar(webinar)?;
            let people: HashMap<AttendeeId, Attendee> = tx
                .attendees(webinar)?
                .into_iter()
                // Who was left out since gets no mail; the draft waits in case they are counted again.
                .filter(|row| row.attendee.is_audience())
                .map(|row| (row.attendee.id, row.attendee))
                .collect();
            Ok::<_, StoreError>((people, tx.drafts(webinar)?))
        })?;
        let mut items: Vec<DraftItemView> = drafts
            .iter()
            .filter_map(|draft| Some(item(draft, people.get(&draft.attendee_id)?)))
            .collect();
        // The drafts come in priority order, which decides between equals: these sorts are stable.
        match sort {
            DraftSort::Risk => items.sort_by_key(|item| match item.gravest {
                Some(Severity::Block) => 0,
                Some(Severity::Warn) => 1,
                Some(Severity::Note) | None => 2,
            }),
            DraftSort::Tier => items.sort_by_key(|item| item.tier),
            DraftSort::Score => items.sort_by(|a, b| b.score.total_cmp(&a.score)),
            DraftSort::Name => items.sort_by_cached_key(|item| item.label.to_lowercase()),
        }
        Ok(items)
    }

    /// One draft with all that its reader wants to know.
    pub fn draft(&self, id: DraftId) -> Result<DraftView, Error> {
        self.store().read(|tx| {
            let draft = tx.draft(id)?;
            let attendee = tx.attendee(draft.attendee_id)?.attendee;
            let rendered = drafting::render(&draft.mail, &draft.user_notes);
            let versions = tx.versions(id)?.len();
            let voice = VoiceGuide::of(&settings::load(tx)?.voice).compare(&draft.mail);
            Ok(DraftView {
                item: item(&draft, &attendee),
                to_name: attendee.name,
                to_email: attendee.email,
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

fn item(draft: &Draft, attendee: &Attendee) -> DraftItemView {
    DraftItemView {
        id: draft.id,
        attendee_id: attendee.id,
        label: attendee.label().to_owned(),
        tier: draft.score.tier,
        score: draft.score.value,
        subject: draft.mail.subject.clone(),
        status: draft.status,
        gravest: draft.gravest(),
        problem: draft
            .findings
            .first()
            .map(|finding| finding.message.clone())
            .unwrap_or_default(),
        engine: draft.engine,
        user_edited: draft.user_edited,
    }
}
