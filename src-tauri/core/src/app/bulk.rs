//! Many drafts at once: which ones are meant, and one note for all of them.

use std::collections::HashMap;

use super::desk::Desk;
use super::error::Error;
use super::queue::Queue;
use super::review::{check_note, revoke_approval};
use super::steps::{Steps, Verb};
use super::views::{DraftChangeView, DraftScope};
use super::{App, people};
use crate::domain::{AttendeeId, DraftId, DraftStatus};
use crate::store::DraftState;

impl App {
    /// The drafts that are meant, in their order.
    pub(super) fn in_scope(&self, scope: &DraftScope) -> Result<Vec<DraftId>, Error> {
        match scope {
            DraftScope::Drafts { ids } => Ok(ids.clone()),
            DraftScope::People { webinar, query } => {
                let marks = self.store().read(|tx| people::marks_of(tx, *webinar, query))?;
                Ok(marks.into_iter().map(|mark| mark.id).collect())
            }
            DraftScope::Queue { webinar, query } => self.queue_ids(*webinar, query, 0, u32::MAX),
            DraftScope::Alike { id } => self.store().read(|tx| {
                let queue = Queue::of(tx, tx.draft(*id)?.webinar_id)?;
                Ok(queue.alike(*id))
            }),
        }
    }

    /// Whom these drafts are for, in their order.
    pub fn people_of_drafts(&self, scope: &DraftScope) -> Result<Vec<AttendeeId>, Error> {
        let ids = self.in_scope(scope)?;
        self.store().read(|tx| {
            let Some(first) = ids.first() else {
                return Ok(Vec::new());
            };
            let webinar = tx.draft(*first)?.webinar_id;
            let lines = tx.draft_lines(webinar)?;
            let whom: HashMap<DraftId, AttendeeId> =
                lines.into_iter().map(|line| (line.mark.id, line.attendee)).collect();
            Ok(ids.iter().filter_map(|id| whom.get(id).copied()).collect())
        })
    }

    /// Writes the same personal note on many drafts, which revokes their approvals. A note that somebody has already is
    /// kept, and so is what was exported.
    pub fn note_drafts(&self, scope: &DraftScope, note: &str) -> Result<DraftChangeView, Error> {
        check_note(note)?;
        if note.trim().is_empty() {
            return Err(Error::invalid("The note is empty. Nothing was changed."));
        }
        let ids = self.in_scope(scope)?;
        let now = self.now();
        self.store().write(|tx| {
            let mut view = DraftChangeView::default();
            let mut steps = Steps::default();
            let mut desk = None;
            let (mut noted, mut exported) = (0, 0);
            for id in &ids {
                let mut draft = tx.draft(*id)?;
                if draft.status == DraftStatus::Exported {
                    exported += 1;
                    continue;
                }
                if !draft.user_notes.trim().is_empty() {
                    noted += u32::from(draft.user_notes != note);
                    continue;
                }
                let before = DraftState::of(&draft);
                let desk = match &mut desk {
                    Some(desk) => desk,
                    empty => empty.insert(Desk::open(tx, draft.webinar_id)?),
                };
                note.clone_into(&mut draft.user_notes);
                revoke_approval(&mut draft);
                draft.updated_at = now;
                desk.put(tx, &mut draft)?;
                steps.add(before, &draft)?;
                view.changed.push(*id);
            }
            view.label = steps.store(tx, &Verb::new("write a note on", "Wrote a note on"), now)?;
            let left = [
                (noted, "with another note, which is kept"),
                (exported, "exported already"),
            ];
            let left: Vec<String> = left
                .iter()
                .filter(|(drafts, _)| *drafts > 0)
                .map(|(drafts, why)| format!("{drafts} {why}"))
                .collect();
            if !left.is_empty() {
                view.note = format!("Left: {}.", left.join("; "));
            }
            Ok(view)
        })
    }
}
