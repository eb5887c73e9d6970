//! A webinar looked at as a whole: read and worked out once, and kept until people, messages or answers change.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::{AttendeeId, WebinarId};
use crate::insights::{self, Curve, Line, Participant, Question, Topic};
use crate::store::{LineRow, StoreError, Turnout, Tx, WebinarRow};

/// What the overview of a webinar rests on.
pub(super) struct Summary {
    pub turnout: Turnout,
    /// All that was written, the team's too.
    pub messages: usize,
    /// What the audience wrote, and who is on no list; nothing of the team.
    pub lines: Vec<LineRow>,
    pub questions: Vec<Question>,
    pub topics: Vec<Topic>,
    pub curve: Curve,
    /// Minutes from the start until the end, as far as it is known.
    pub length: Option<f64>,
    /// When the offer was made.
    pub offer: Option<f64>,
}

impl Summary {
    /// Of a webinar, from memory where nothing has changed.
    pub fn of(tx: &Tx<'_>, webinar: WebinarId) -> Result<Arc<Self>, StoreError> {
        tx.of_people(webinar, || Self::read(tx, &tx.webinar(webinar)?))
    }

    fn read(tx: &Tx<'_>, row: &WebinarRow) -> Result<Self, StoreError> {
        let details = &row.webinar.details;
        let turnout = tx.turnout(row.webinar.id)?;
        let left_out: HashSet<AttendeeId> = turnout.left_out.iter().copied().collect();
        let host = details.host_name.as_deref().map(str::to_lowercase);
        // Somebody on the list is a participant even when they share the host's name.
        let is_of_team = |line: &LineRow| match line.by {
            Some(id) => left_out.contains(&id),
            None => host == Some(line.author.trim().to_lowercase()),
        };
        let mut lines = tx.lines(row.webinar.id)?;
        let messages = lines.len();
        lines.retain(|line| !is_of_team(line));

        let last_leave = turnout.came.iter().filter_map(|one| one.exit_minute).reduce(f64::max);
        let said: Vec<Line<'_>> = lines.iter().map(line).collect();
        let people = participants(&turnout);
        let language = details.mails.language;
        let (curve, (questions, topics)) = rayon::join(
            || Curve::of(&people, &said, details.duration_minutes),
            || {
                rayon::join(
                    || insights::questions(&said, language),
                    || insights::topics(&said, language, details.host_name.as_deref()),
                )
            },
        );
        Ok(Self {
            questions,
            topics,
            curve,
            length: details.duration_minutes.or(last_leave),
            offer: insights::offer_minute(&details.chapters),
            turnout,
            messages,
            lines,
        })
    }

    /// The lines as the insights take them.
    pub fn said(&self) -> Vec<Line<'_>> {
        self.lines.iter().map(line).collect()
    }

    /// Those who came, in priority order, as the insights take them.
    pub fn participants(&self) -> Vec<Participant<'_>> {
        participants(&self.turnout)
    }
}

fn participants(turnout: &Turnout) -> Vec<Participant<'_>> {
    let came = turnout.came.iter();
    came.map(|one| Participant {
        id: one.id,
        focus_percent: one.focus_percent,
        join_minute: one.join_minute,
        exit_minute: one.exit_minute,
        sessions: &one.sessions,
    })
    .collect()
}

fn line(row: &LineRow) -> Line<'_> {
    Line {
        by: row.by,
        author: &row.author,
        minute: row.minute,
        text: &row.text,
        is_question: row.is_question,
        is_private: row.is_private,
        answer: row.answer.as_ref(),
    }
}
