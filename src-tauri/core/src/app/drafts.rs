//! The drafts of a webinar as their reader sees them.

use std::collections::HashMap;

use super::App;
use super::cohorts;
use super::error::Error;
use super::import::count;
use super::settings;
use super::views::{DraftItemView, DraftSort, DraftVersionView, DraftView, VoiceMatchView};
use crate::checks;
use crate::domain::{AttendeeId, Draft, DraftId, Severity, WebinarId};
use crate::drafting::{self, VoiceGuide};
use crate::store::{AttendeeRow, StoreError};

impl App {
    /// The queue of drafts.
    pub fn drafts(&self, webinar: WebinarId, sort: DraftSort) -> Result<Vec<DraftItemView>, Error> {
        let (people, drafts) = self.store().read(|tx| {
            tx.webinar(webinar)?;
            let people: HashMap<AttendeeId, AttendeeRow> = tx
                .attendees(webinar)?
                .into_iter()
                // Who was left out since gets no mail; the draft waits in case they are counted again.
                .filter(|row| row.attendee.is_audience())
                .map(|row| (row.attendee.id, row))
                .collect();
            Ok::<_, StoreError>((people, tx.drafts(webinar)?))
        })?;
        let known: Vec<(&Draft, &AttendeeRow)> = drafts
            .iter()
            .filter_map(|draft| Some((draft, people.get(&draft.attendee_id)?)))
            .collect();
        let wordings: Vec<cohorts::Wording> = known
            .iter()
            .map(|(draft, row)| cohorts::wording(draft, &row.attendee))
            .collect();
        let mut items: Vec<DraftItemView> = known
            .into_iter()
            .zip(cohorts::alike(&wordings))
            .map(|((draft, row), (alike, is_first_alike))| DraftItemView {
                alike,
                is_first_alike,
                ..item(draft, row)
            })
            .collect();
        // The drafts come in priority order, which decides between equals: these sorts are stable.
        match sort {
            DraftSort::Risk => items.sort_by_key(risk),
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

/// How urgently a draft wants a reader, from 0: blocked, warned, warned because of words that instruct a machine,
/// the first of those that say the same, the others.
fn risk(item: &DraftItemView) -> u8 {
    match item.gravest {
        Some(Severity::Block) => 0,
        Some(Severity::Warn) if !item.rules.iter().any(|rule| rule == checks::INSTRUCTIONS_RULE) => 1,
        Some(Severity::Warn) => 2,
        Some(Severity::Note) | None if item.is_first_alike => 3,
        Some(Severity::Note) | None => 4,
    }
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
