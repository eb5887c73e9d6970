//! Webinars beside each other: the numbers of each, and who was in which tier.

use super::attendees::id_in;
use super::columns::Columns;
use super::{StoreError, Tx};
use crate::domain::{AttendeeId, Standing, Tier, WallTime, WebinarId};

/// The numbers of one webinar's audience.
#[derive(Debug, Clone, PartialEq)]
pub struct NumbersRow {
    /// Which webinar.
    pub id: WebinarId,
    /// Its title.
    pub title: String,
    /// When it began.
    pub hosted_at: Option<WallTime>,
    /// Everybody of the audience.
    pub registered: u32,
    /// Those who came.
    pub attended: u32,
    /// How many are in each tier, in the order of [`Tier::ALL`].
    pub tiers: [u32; 5],
    /// Mean focus of those who came, 0-100, where known.
    pub focus: Option<f64>,
    /// Mean attendance of those who came, 0-100, where known.
    pub attendance: Option<f64>,
    /// All messages, the team's too.
    pub messages: u32,
    /// Questions of the audience.
    pub questions: u32,
}

impl Tx<'_> {
    /// The numbers of every webinar, the earliest held first.
    pub fn numbers(&self) -> Result<Vec<NumbersRow>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT w.id, w.title, w.hosted_at, count(a.number), total(a.standing = 'attended'),
                total(a.engagement_tier = 'hot'), total(a.engagement_tier = 'warm'), total(a.engagement_tier = 'cool'),
                total(a.engagement_tier = 'cold'), total(a.engagement_tier = 'no_show'),
                avg(CASE WHEN a.standing = 'attended' THEN a.focus_percent END),
                avg(CASE WHEN a.standing = 'attended' THEN a.attendance_percent END),
                (SELECT count(*) FROM chat_messages m WHERE m.webinar = w.number), total(a.questions)
             FROM webinars w LEFT JOIN attendees a ON a.webinar = w.number AND a.is_audience
             WHERE w.deleted_at IS NULL GROUP BY w.number ORDER BY coalesce(w.hosted_at, w.created_at), w.id",
        )?;
        let rows = statement.query_map([], |row| {
            let whole = |index: usize| row.get::<_, f64>(index).map(|number| number as u32);
            let read = || {
                Ok(NumbersRow {
                    id: row.parsed(0)?,
                    title: row.column(1)?,
                    hosted_at: row.maybe_parsed(2)?,
                    registered: row.column(3)?,
                    attended: whole(4)?,
                    tiers: [whole(5)?, whole(6)?, whole(7)?, whole(8)?, whole(9)?],
                    focus: row.column(10)?,
                    attendance: row.column(11)?,
                    messages: row.column(12)?,
                    questions: whole(13)?,
                })
            };
            Ok(read())
        })?;
        rows.map(|row| row?).collect()
    }

    /// Hands over everybody of a webinar's audience who has an address: who, the address, their tier, and whether they
    /// came; in priority order.
    pub fn each_tier(
        &self,
        webinar: WebinarId,
        mut take: impl FnMut(AttendeeId, &str, Tier, bool),
    ) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT id, email, engagement_tier, standing FROM attendees
             WHERE webinar = ?1 AND is_audience AND email IS NOT NULL ORDER BY priority_rank, number",
        )?;
        let mut rows = statement.query([self.number_of(webinar)?])?;
        while let Some(row) = rows.next()? {
            let id = id_in(row, 0)?.ok_or(StoreError::Value("attendee"))?;
            let came = row.column::<String>(3)? == Standing::Attended.code();
            let email = row.get_ref(1)?.as_str().map_err(|_| StoreError::Value("email"))?;
            take(id, email, row.word(2, Tier::from_code)?, came);
        }
        Ok(())
    }
}
