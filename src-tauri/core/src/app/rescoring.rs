//! Other weights and limits: what they would do, shown before they are applied, and applied as a step that can be
//! taken back.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::error::Error;
use super::import::count;
use super::people::Marks;
use super::settings::{load, save};
use super::summary::Summary;
use super::views::{ScoringPreviewView, Settings, TierChangeView, TierCountView, TierMoveView};
use super::{App, scores};
use crate::domain::attendee::Presence;
use crate::domain::{AttendeeId, Room, ScoringSettings, Standing, Tier, WebinarId};
use crate::insights;
use crate::scoring::{self, Person};
use crate::store::{CameRow, Deed, Tx};

/// How many people are named who would change tier.
const MOST_NAMED: usize = 50;

impl App {
    /// What other scoring settings would change: for one webinar, or, for the default of new ones, in the newest.
    pub fn preview_scoring(
        &self,
        webinar: Option<WebinarId>,
        settings: ScoringSettings,
    ) -> Result<ScoringPreviewView, Error> {
        let settings = settings.validated()?;
        self.store().read(|tx| {
            let row = match webinar {
                Some(id) => Some(tx.webinar(id)?),
                None => tx.webinars()?.into_iter().next(),
            };
            let Some(row) = row else {
                return Ok(ScoringPreviewView::default());
            };
            let webinar = row.webinar.id;
            let summary = Summary::of(tx, webinar)?;
            let room = row.room.unwrap_or_else(|| scores::room(std::iter::empty(), &row));
            let came = &summary.turnout.came;
            let scored: Vec<(f64, Tier)> = came.par_iter().map(|one| scored(one, &room, &settings)).collect();
            let absent = summary.turnout.tiers.get(&Tier::NoShow).copied().unwrap_or_default();
            let (before, after): (Vec<Tier>, Vec<Tier>) = came
                .iter()
                .zip(&scored)
                .map(|(one, (_, after))| (one.tier, *after))
                .unzip();
            let changes = scoring::tier_changes(&before, &after);
            let moved: Vec<(AttendeeId, Tier, Tier)> = came
                .iter()
                .zip(&after)
                .filter(|(one, after)| one.tier != **after)
                .map(|(one, after)| (one.id, one.tier, *after))
                .collect();
            let marks = Marks::of(tx, webinar)?;
            let named: Vec<AttendeeId> = moved.iter().take(MOST_NAMED).map(|(id, ..)| *id).collect();
            let people = tx.attendees_by_id(webinar, &named)?;
            Ok(ScoringPreviewView {
                before: counts(&before, absent),
                after: counts(&after, absent),
                bands_before: insights::bands::<20>(came.iter().map(|one| one.score)).to_vec(),
                bands_after: insights::bands::<20>(scored.iter().map(|(score, _)| *score)).to_vec(),
                moved: count(changes.moved),
                changes: changes
                    .changes
                    .into_iter()
                    .map(|change| TierChangeView {
                        from: change.from,
                        to: change.to,
                        people: count(change.people),
                    })
                    .collect(),
                drafts: count(moved.iter().filter(|(id, ..)| marks.of_person(*id).is_some()).count()),
                moves: people
                    .iter()
                    .zip(&moved)
                    .map(|(row, (attendee_id, from, to))| TierMoveView {
                        attendee_id: *attendee_id,
                        label: row.attendee.label().to_owned(),
                        from: *from,
                        to: *to,
                    })
                    .collect(),
            })
        })
    }

    /// Scores one webinar with other settings, or makes them the default of new ones. Drafts keep the score that
    /// they were written with. For a webinar it is a step that can be taken back.
    pub fn apply_scoring(&self, webinar: Option<WebinarId>, settings: ScoringSettings) -> Result<(), Error> {
        let settings = settings.validated()?;
        let now = self.now();
        self.store().write(|tx| {
            let Some(webinar) = webinar else {
                let all = Settings {
                    scoring: settings,
                    ..load(tx)?
                };
                return Ok(save(tx, &all)?);
            };
            let before = tx.webinar(webinar)?.scoring;
            score_with(tx, webinar, &settings, now)?;
            let deed = Deed::Scoring {
                before,
                after: settings,
            };
            tx.push_step(webinar, "score the webinar anew", &deed, now)?;
            Ok(())
        })
    }
}

/// Scores everybody of a webinar with other settings.
pub(super) fn score_with(
    tx: &Tx<'_>,
    webinar: WebinarId,
    settings: &ScoringSettings,
    now: jiff::Timestamp,
) -> Result<(), Error> {
    let mut row = tx.webinar(webinar)?;
    row.scoring = settings.clone();
    scores::rescore(tx, row, now)
}

fn scored(one: &CameRow, room: &Room, settings: &ScoringSettings) -> (f64, Tier) {
    let presence = Presence {
        standing: Standing::Attended,
        focus_percent: one.focus_percent,
        attendance_percent: one.attendance_percent,
        attendance_minutes: one.attendance_minutes,
        ..Presence::default()
    };
    let person = Person {
        presence: &presence,
        messages: one.messages,
        questions: one.questions,
    };
    scoring::value(&person, room, settings)
}

fn counts(tiers: &[Tier], absent: u32) -> Vec<TierCountView> {
    let people = |tier: Tier| match tier {
        Tier::NoShow => absent,
        tier => count(tiers.iter().filter(|one| **one == tier).count()),
    };
    Tier::ALL
        .map(|tier| TierCountView {
            tier,
            people: people(tier),
        })
        .to_vec()
}
