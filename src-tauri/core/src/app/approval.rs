//! Deciding: approving, taking that back, skipping.
//!
//! Approval belongs to an exact text. Among several, only what was read is approved: a draft that was open before its
//! reader, or one that says the same but for the name; never one to somebody whose words look like instructions.

use super::App;
use super::error::Error;
use super::import::count;
use super::queue::Queue;
use super::reading_marks::{Read, ReadTexts};
use super::review::{fingerprint, revoke_approval};
use super::steps::{Steps, Verb, of_several_webinars};
use super::views::{ApprovableView, Decision, DraftChangeView, DraftScope, LeftDraftsView, LeftReason};
use crate::domain::{Draft, DraftId, DraftStatus, Severity};
use crate::drafting;
use crate::store::{DraftState, StoreError, Tx};

/// How many of those who are left are named.
const SHOWN_LABELS: usize = 12;

impl App {
    /// Approves drafts. Blocked ones are left as they are; so are those with warnings, unless these are accepted. Among
    /// several, so are those that nobody has read, and warnings are accepted only of those that were open themselves.
    pub fn approve_drafts(&self, ids: &[DraftId], accept_warnings: bool) -> Result<DraftChangeView, Error> {
        let now = self.now();
        self.store()
            .write(|tx| approve(tx, ids, accept_warnings, ids.len() > 1, Some(now)))
    }

    /// Approves what was read of many drafts and has no warning.
    pub fn approve_read(&self, scope: &DraftScope) -> Result<DraftChangeView, Error> {
        let now = self.now();
        let ids = self.in_scope(scope)?;
        self.store().write(|tx| approve(tx, &ids, false, true, Some(now)))
    }

    /// What [`App::approve_read`] would do.
    pub fn approvable(&self, scope: &DraftScope) -> Result<ApprovableView, Error> {
        let ids = self.in_scope(scope)?;
        self.store().read(|tx| {
            let view = approve(tx, &ids, false, true, None)?;
            let left = [
                (LeftReason::Unread, &view.unread),
                (LeftReason::Warned, &view.warned),
                (LeftReason::Flagged, &view.flagged),
                (LeftReason::Blocked, &view.blocked),
            ];
            Ok(ApprovableView {
                drafts: count(view.changed.len()),
                left: left
                    .into_iter()
                    .filter(|(_, ids)| !ids.is_empty())
                    .map(|(reason, ids)| left_drafts(tx, reason, ids))
                    .collect::<Result<_, _>>()?,
                note: view.note,
            })
        })
    }

    /// Takes approvals back.
    pub fn unapprove_drafts(&self, ids: &[DraftId]) -> Result<DraftChangeView, Error> {
        let verb = Verb::new("take back the approval of", "Took back the approval of");
        self.decide(ids, &verb, |draft| {
            let approved = matches!(draft.status, DraftStatus::Approved | DraftStatus::Exported);
            approved.then(|| revoke_approval(draft)).is_some()
        })
    }

    /// Skips drafts, or puts those that are skipped back among those to review. What was exported stays so.
    pub fn decide_drafts(&self, scope: &DraftScope, decision: Decision) -> Result<DraftChangeView, Error> {
        let ids = self.in_scope(scope)?;
        let (verb, status) = match decision {
            Decision::Skip => (Verb::new("skip", "Skipped"), DraftStatus::Skipped),
            Decision::ToReview => (
                Verb::new("put back to review", "Put back to review"),
                DraftStatus::ToReview,
            ),
        };
        self.decide(&ids, &verb, |draft| {
            let changes = match decision {
                Decision::Skip => matches!(draft.status, DraftStatus::ToReview | DraftStatus::Approved),
                Decision::ToReview => draft.status == DraftStatus::Skipped,
            };
            if changes {
                revoke_approval(draft);
                draft.status = status;
            }
            changes
        })
    }

    /// Decides about drafts whose texts stay, as one step.
    fn decide(
        &self,
        ids: &[DraftId],
        verb: &Verb,
        mut apply: impl FnMut(&mut Draft) -> bool,
    ) -> Result<DraftChangeView, Error> {
        let now = self.now();
        self.store().write(|tx| {
            let mut view = DraftChangeView::default();
            let mut steps = Steps::default();
            for id in ids {
                let mut draft = tx.draft(*id)?;
                let before = DraftState::of(&draft);
                if apply(&mut draft) {
                    tx.put_decision_on(&draft)?;
                    steps.add(before, &draft)?;
                    view.changed.push(*id);
                }
            }
            view.label = steps.store(tx, verb, now)?;
            Ok(view)
        })
    }
}

/// Approves, or, without a moment, only says what would be approved.
fn approve(
    tx: &Tx<'_>,
    ids: &[DraftId],
    accept_warnings: bool,
    is_bulk: bool,
    now: Option<jiff::Timestamp>,
) -> Result<DraftChangeView, Error> {
    let mut view = DraftChangeView::default();
    let mut steps = Steps::default();
    let mut alike = 0;
    let Some(first) = ids.first() else {
        return Ok(view);
    };
    // The queue knows all that decides, so that no text is read that stays as it is.
    let webinar = tx.draft(*first)?.webinar_id;
    let queue = Queue::of(tx, webinar)?;
    let texts = ReadTexts::of(tx, webinar)?;
    for id in ids {
        let Some(line) = queue.line_of(*id) else {
            return Err(match tx.draft(*id) {
                Ok(_) => of_several_webinars(),
                Err(error) => error.into(),
            });
        };
        let (status, gravest) = (line.mark.status, line.mark.gravest);
        let may = match is_bulk {
            true => status == DraftStatus::ToReview,
            false => matches!(status, DraftStatus::ToReview | DraftStatus::Skipped),
        };
        if !may {
            continue;
        }
        let read = match is_bulk {
            true => texts.how(*id, &line.wording),
            false => Read::Itself,
        };
        let left = match gravest {
            Some(Severity::Block) => Some(&mut view.blocked),
            _ if is_bulk && line.must_be_read() => Some(&mut view.flagged),
            Some(Severity::Warn) if !accept_warnings || read == Read::Alike => Some(&mut view.warned),
            _ if read == Read::Not => Some(&mut view.unread),
            _ => None,
        };
        if let Some(left) = left {
            left.push(*id);
            continue;
        }
        alike += usize::from(read == Read::Alike);
        view.changed.push(*id);
        if let Some(now) = now {
            let mut draft = tx.draft(*id)?;
            let before = DraftState::of(&draft);
            let rendered = drafting::render(&draft.mail, &draft.user_notes);
            draft.status = DraftStatus::Approved;
            draft.approved_at = Some(now);
            draft.approved_sha256 = Some(fingerprint(&rendered));
            tx.put_decision_on(&draft)?;
            steps.add(before, &draft)?;
        }
    }
    if let Some(now) = now {
        view.label = steps.store(tx, &Verb::new("approve", "Approved"), now)?;
    }
    if is_bulk {
        view.note = told(&view, alike);
    }
    Ok(view)
}

fn left_drafts(tx: &Tx<'_>, reason: LeftReason, ids: &[DraftId]) -> Result<LeftDraftsView, Error> {
    let label = |id: &DraftId| Ok(tx.attendee(tx.draft(*id)?.attendee_id)?.attendee.label().to_owned());
    Ok(LeftDraftsView {
        reason,
        drafts: count(ids.len()),
        labels: ids
            .iter()
            .take(SHOWN_LABELS)
            .map(label)
            .collect::<Result<_, StoreError>>()?,
    })
}

/// Which drafts a bulk approval is about, and why the others are not among them, as sentences.
/// `alike` of the approved ones were read in another one.
fn told(view: &DraftChangeView, alike: usize) -> String {
    let opened = view.changed.len() - alike;
    let mut sentences = vec![match (opened, alike) {
        (0, 0) => "No draft that waits was read and is without findings.".to_owned(),
        (opened, 0) => format!("{opened} that you read."),
        (opened, alike) => format!("{opened} that you read, and {alike} that say the same but for the name."),
    }];
    let left = [
        (&view.unread, "not read yet"),
        (&view.warned, "with a warning, to be approved one by one"),
        (
            &view.flagged,
            "whose receiver’s words look like instructions or are very private, to be read one by one",
        ),
        (&view.blocked, "blocked by a check"),
    ];
    let left: Vec<String> = left
        .iter()
        .filter(|(ids, _)| !ids.is_empty())
        .map(|(ids, why)| format!("{} {why}", ids.len()))
        .collect();
    if !left.is_empty() {
        sentences.push(format!("Left: {}.", left.join("; ")));
    }
    sentences.join(" ")
}
