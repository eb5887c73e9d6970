//! Webinars beside each other, and people who come back.

use std::collections::HashMap;

use super::App;
use super::error::Error;
use super::import::count;
use super::views::{ReturnView, ReturningView, TierCountView, TrendView};
use crate::domain::{AttendeeId, Tier, WebinarId};

/// How many of those who come back are named.
const MOST_NAMED: usize = 50;

/// Somebody's last visit before the webinar that is looked at.
struct Before {
    tier: Tier,
    came: bool,
    webinars: u32,
}

impl App {
    /// The numbers of all webinars, the earliest held first.
    pub fn trend(&self) -> Result<Vec<TrendView>, Error> {
        let rows = self.store().read(|tx| tx.numbers())?;
        let views = rows.into_iter().map(|row| TrendView {
            attendance_rate: (row.registered > 0).then(|| f64::from(row.attended) / f64::from(row.registered) * 100.0),
            tiers: Tier::ALL
                .into_iter()
                .zip(row.tiers)
                .map(|(tier, people)| TierCountView { tier, people })
                .collect(),
            id: row.id,
            title: row.title,
            hosted_at: row.hosted_at,
            registered: row.registered,
            attended: row.attended,
            messages: row.messages,
            questions: row.questions,
        });
        Ok(views.collect())
    }

    /// Who of a webinar was in an earlier one, and who is warmer or colder than the last time.
    pub fn returning(&self, webinar: WebinarId) -> Result<ReturningView, Error> {
        self.store().read(|tx| {
            tx.webinar(webinar)?;
            let mut earlier: Vec<WebinarId> = tx.numbers()?.into_iter().map(|row| row.id).collect();
            earlier.truncate(earlier.iter().position(|id| *id == webinar).unwrap_or_default());
            let mut seen: HashMap<String, Before> = HashMap::new();
            for id in earlier {
                tx.each_tier(id, |_, email, tier, came| {
                    let webinars = seen.get(email).map_or(0, |before| before.webinars) + 1;
                    seen.insert(email.to_owned(), Before { tier, came, webinars });
                })?;
            }
            let (mut people, mut attended) = (0, 0);
            let (mut warmed, mut cooled): (Vec<Moved>, Vec<Moved>) = (Vec::new(), Vec::new());
            tx.each_tier(webinar, |id, email, now, came| {
                let Some(before) = seen.get(email) else { return };
                people += 1;
                attended += u32::from(came);
                // The most engaged tier is the least.
                if now < before.tier {
                    warmed.push((id, before.tier, now, before.webinars));
                } else if now > before.tier && before.came {
                    cooled.push((id, before.tier, now, before.webinars));
                }
            })?;
            let named = |moved: &[Moved]| {
                let first: Vec<Moved> = moved.iter().take(MOST_NAMED).copied().collect();
                let ids: Vec<AttendeeId> = first.iter().map(|(id, ..)| *id).collect();
                let rows = tx.attendees_by_id(webinar, &ids)?;
                let views = rows
                    .into_iter()
                    .zip(first)
                    .map(|(row, (attendee_id, before, now, webinars))| ReturnView {
                        attendee_id,
                        label: row.attendee.label().to_owned(),
                        before,
                        now,
                        webinars,
                    });
                Ok::<_, Error>(views.collect())
            };
            Ok(ReturningView {
                people,
                attended,
                warmed: named(&warmed)?,
                warmed_count: count(warmed.len()),
                cooled: named(&cooled)?,
                cooled_count: count(cooled.len()),
            })
        })
    }
}

/// Who, their tier before and now, and in how many webinars they were.
type Moved = (AttendeeId, Tier, Tier, u32);
