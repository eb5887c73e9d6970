//! One phrase for another in many drafts: shown first, and done only if that is still what it would do.
//!
//! Both go the same way over the drafts, a few at a time, so that ten thousand need no more memory than these: what is
//! written on the way is rolled back where the outcome is not the one that was shown.

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use sha2::{Digest, Sha256};

use super::App;
use super::cohorts;
use super::desk::Desk;
use super::error::{Error, capitalised};
use super::import::count;
use super::opening::hex;
use super::review::revoke_approval;
use super::steps::{Steps, Verb};
use super::views::{DraftChangeView, DraftScope, ReplaceDraftView, ReplacePreviewView, ReplaceView};
use crate::domain::{Attendee, Draft, DraftId, DraftStatus, Finding, Severity};
use crate::drafting::{self, Phrase, PhraseHit, Rendered, replace_phrase};
use crate::store::{DraftState, StoreError, Tx, text_mark};

/// The longest phrase, and the longest words in its place, in characters.
const MAX_PHRASE_CHARS: usize = 1000;

/// How many drafts are looked at together: enough for every core, and little memory.
const AT_A_TIME: usize = 256;

/// How much of the words of a phrase a step's name shows, in characters.
const SHOWN_IN_LABEL: usize = 40;

/// Why nothing was replaced.
enum Stop {
    Failed(Error),
    /// The drafts are no longer what was shown.
    Stale,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl App {
    /// What replacing a phrase would do: every place, the approvals that it revokes, what the checks would say.
    pub fn replace_preview(&self, scope: &DraftScope, phrase: &Phrase) -> Result<ReplacePreviewView, Error> {
        checked(phrase)?;
        let ids = self.in_scope(scope)?;
        self.store().read(|tx| over(tx, &ids, phrase, |_, _| Ok(())))
    }

    /// Replaces a phrase, as one step, if that does exactly what the preview of this mark showed; else nothing is
    /// changed, and the answer shows what it would do by now.
    pub fn replace_in_drafts(&self, scope: &DraftScope, phrase: &Phrase, mark: &str) -> Result<ReplaceView, Error> {
        checked(phrase)?;
        let ids = self.in_scope(scope)?;
        let now = self.now();
        let done = self.store().write(|tx| {
            let mut view = DraftChangeView::default();
            let mut steps = Steps::default();
            let outcome = over(tx, &ids, phrase, |desk, looked| {
                let Looked {
                    mut draft,
                    to,
                    before,
                    rendered,
                    ..
                } = looked;
                draft.updated_at = now;
                if text_mark(&draft.mail) != before.text {
                    draft.version = tx.next_version(draft.id)?;
                    tx.put_version(draft.id, draft.version, &draft.mail, "replacing a phrase", now)?;
                }
                match desk.has_colleagues(&to) {
                    true => desk.put(tx, &mut draft)?,
                    false => tx.put_draft(&draft, &rendered.text, &rendered.html, &cohorts::wording(&draft, &to))?,
                }
                view.changed.push(draft.id);
                steps.add(before, &draft)
            })?;
            if outcome.mark != mark {
                return Err(Stop::Stale);
            }
            view.label = steps.store(tx, &verb(phrase), now)?;
            view.note = outcome.left.join(" ");
            Ok(view)
        });
        match done {
            Ok(view) => Ok(ReplaceView {
                done: Some(view),
                anew: None,
            }),
            Err(Stop::Stale) => Ok(ReplaceView {
                done: None,
                anew: Some(self.replace_preview(scope, phrase)?),
            }),
            Err(Stop::Failed(error)) => Err(error),
        }
    }
}

fn verb(phrase: &Phrase) -> Verb {
    let short = |words: &str| -> String {
        let mut short: String = words.chars().take(SHOWN_IN_LABEL).collect();
        if short.len() < words.len() {
            short.push('…');
        }
        short
    };
    let (find, by) = (short(&phrase.find), short(&phrase.replacement));
    match by.is_empty() {
        true => Verb::new(format!("remove “{find}” from"), format!("Removed “{find}” from")),
        false => Verb::new(
            format!("write “{by}” instead of “{find}” in"),
            format!("Wrote “{by}” instead of “{find}” in"),
        ),
    }
}

fn checked(phrase: &Phrase) -> Result<(), Error> {
    let is_long = |words: &str| words.chars().count() > MAX_PHRASE_CHARS;
    if phrase.find.trim().is_empty() {
        return Err(Error::invalid("There is no phrase to look for. Nothing was changed."));
    }
    if is_long(&phrase.find) || is_long(&phrase.replacement) {
        return Err(Error::invalid(format!(
            "A phrase has at most {MAX_PHRASE_CHARS} characters. Nothing was changed."
        )));
    }
    if phrase.replacement.chars().any(char::is_control) {
        return Err(Error::invalid(
            "The new words must be one line without control characters. Nothing was changed.",
        ));
    }
    Ok(())
}

/// A draft in which the phrase was replaced, before the checks look at it.
struct Replaced {
    draft: Draft,
    to: Attendee,
    before: DraftState,
    old: Vec<Finding>,
    hits: Vec<PhraseHit>,
    was_blocked: bool,
    revokes: bool,
}

/// One that the checks have looked at, and what is shown of it.
struct Looked {
    draft: Draft,
    to: Attendee,
    before: DraftState,
    rendered: Rendered,
    shown: ReplaceDraftView,
}

impl Replaced {
    fn looked_over(self, desk: &Desk) -> Looked {
        let Self {
            mut draft, to, before, ..
        } = self;
        // What colleagues get by then is seen when it is stored: the preview changes nobody's mail.
        let rendered = desk.look_over(&to, &[], &mut draft);
        let is_old = |new: &Finding| {
            let mut old = self.old.iter();
            old.any(|old| old.rule == new.rule && old.message == new.message)
        };
        let fresh = draft.findings.iter().filter(|new| !is_old(new));
        let shown = ReplaceDraftView {
            id: draft.id,
            label: to.label().to_owned(),
            hits: self.hits,
            revokes: self.revokes,
            blocks: !self.was_blocked && draft.gravest() == Some(Severity::Block),
            findings: fresh.map(|finding| finding.message.clone()).collect(),
        };
        Looked {
            draft,
            to,
            before,
            rendered,
            shown,
        }
    }
}

/// Goes over drafts, hands each that changes to `each`, and says what that comes to.
fn over(
    tx: &Tx<'_>,
    ids: &[DraftId],
    phrase: &Phrase,
    mut each: impl FnMut(&Desk, Looked) -> Result<(), Error>,
) -> Result<ReplacePreviewView, Error> {
    let mut view = ReplacePreviewView {
        mark: String::new(),
        drafts: Vec::new(),
        hits: 0,
        revokes: 0,
        blocks: 0,
        found: 0,
        left: Vec::new(),
    };
    let mut hash = Sha256::new();
    let Some(first) = ids.first() else {
        view.mark = hex(&hash.finalize());
        return Ok(view);
    };
    let desk = Desk::open(tx, tx.draft(*first)?.webinar_id)?;
    let mut left = Left::default();
    for chunk in ids.chunks(AT_A_TIME) {
        let mut replaced = Vec::new();
        for id in chunk {
            replaced.extend(replace_in(tx, *id, phrase, &mut left)?);
        }
        // The checks take longer than all the rest.
        let looked: Vec<Looked> = replaced
            .into_par_iter()
            .map(|replaced| replaced.looked_over(&desk))
            .collect();
        for looked in looked {
            let (before, draft, shown) = (&looked.before, &looked.draft, &looked.shown);
            for part in [
                &draft.id.to_string(),
                &before.text,
                &before.user_notes,
                &text_mark(&draft.mail),
                &draft.user_notes,
                &format!("{} {} {}", shown.revokes, shown.blocks, shown.findings.len()),
            ] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part.as_bytes());
            }
            view.hits += count(shown.hits.len());
            view.revokes += u32::from(shown.revokes);
            view.blocks += u32::from(shown.blocks);
            view.found += u32::from(!shown.findings.is_empty());
            view.drafts.push(shown.clone());
            each(&desk, looked)?;
        }
    }
    view.mark = hex(&hash.finalize());
    view.left = left.words();
    Ok(view)
}

/// A draft with the phrase replaced; none where that changes nothing, or must not be.
fn replace_in(tx: &Tx<'_>, id: DraftId, phrase: &Phrase, left: &mut Left) -> Result<Option<Replaced>, Error> {
    let mut draft = tx.draft(id)?;
    let replaced = replace_phrase(&draft.mail, &draft.user_notes, phrase);
    left.cut += replaced.left;
    if replaced.hits.is_empty() || (replaced.mail == draft.mail && replaced.note == draft.user_notes) {
        return Ok(None);
    }
    if draft.status == DraftStatus::Exported {
        left.exported += 1;
        return Ok(None);
    }
    let mail = match drafting::clean_mail(replaced.mail) {
        Ok(mail) => mail,
        Err(error) => {
            left.refused.get_or_insert((error.to_string(), 0)).1 += 1;
            return Ok(None);
        }
    };
    let before = DraftState::of(&draft);
    let was_blocked = draft.gravest() == Some(Severity::Block);
    let revokes = draft.status == DraftStatus::Approved;
    draft.mail = mail;
    draft.user_notes = replaced.note;
    draft.user_edited = true;
    if revokes {
        revoke_approval(&mut draft);
    }
    Ok(Some(Replaced {
        to: tx.attendee(draft.attendee_id)?.attendee,
        old: std::mem::take(&mut draft.findings),
        before,
        hits: replaced.hits,
        was_blocked,
        revokes,
        draft,
    }))
}

/// What is left as it is, and why.
#[derive(Default)]
struct Left {
    exported: u32,
    /// Places that are no plain words.
    cut: u32,
    refused: Option<(String, u32)>,
}

impl Left {
    fn words(self) -> Vec<String> {
        let Self { exported, cut, refused } = self;
        let mut left = Vec::new();
        if exported > 0 {
            left.push(match exported {
                1 => "One mail that was exported holds it as well and is left as it was sent.".to_owned(),
                many => format!("{many} mails that were exported hold it as well and are left as they were sent."),
            });
        }
        if cut > 0 {
            left.push(match cut {
                1 => "One place is left: it is part of a placeholder, or crosses the edge of a link.".to_owned(),
                many => format!("{many} places are left: they are part of a placeholder, or cross the edge of a link."),
            });
        }
        if let Some((why, drafts)) = refused {
            let why = capitalised(&why);
            left.push(match drafts {
                1 => format!("One draft is left as it is. {why}."),
                many => format!("{many} drafts are left as they are. {why}."),
            });
        }
        left
    }
}
