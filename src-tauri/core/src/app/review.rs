//! Step four: reading and deciding. Every change to a draft goes through [`Desk::put`], which renders, checks and
//! stores it, and every change by a person is a step that can be undone.
//!
//! Invariants: approval belongs to an exact text and any change revokes it; a draft that a check blocks cannot be
//! approved; a machine changes nothing that a person edited or approved. `tests/review.rs` holds them.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::App;
use super::error::Error;
use super::opening::hex;
use super::reading_marks;
use super::steps::{Change, Verb, continues};
use super::views::{DraftChangeView, DraftEdit};
use crate::checks::{self, Checked, Recipient, Register};
use crate::domain::draft::FactAbout;
use crate::domain::person::{family_name, given_name};
use crate::domain::{Attendee, AttendeeId, Draft, DraftId, DraftStatus, Fact, Finding, Mail, Sender, WebinarId};
use crate::drafting::{self, FactSheet, Pseudonyms, Rendered, Templates, VoiceGuide};
use crate::store::{Deed, DraftChange, DraftState, Step, StoreError, Tx, WebinarRow};

/// The longest personal note, in characters: a P.P.S., not a second mail.
const MAX_NOTE_CHARS: usize = 2000;

/// Everything that a draft is rendered and checked against, read once for a batch of changes.
pub(super) struct Desk<'a> {
    tx: &'a Tx<'a>,
    pub webinar: WebinarRow,
    pub sender: Sender,
    pub templates: Arc<Templates>,
    register: Arc<Register>,
    /// Whether names are kept on this computer.
    hides_names: bool,
    /// How the sender writes.
    pub voice: Arc<VoiceGuide>,
}

impl<'a> Desk<'a> {
    pub fn open(tx: &'a Tx<'a>, webinar: WebinarId) -> Result<Self, Error> {
        let settings = super::settings::load(tx)?;
        Ok(Self {
            tx,
            webinar: tx.webinar(webinar)?,
            sender: settings.sender,
            hides_names: settings.engine.hide_names,
            templates: Arc::new(super::templates::load(tx)?),
            // Reading a list of thousands for each word that somebody types would be felt.
            register: tx.of_people(webinar, || {
                let people = tx.attendees(webinar)?;
                let each = people.iter().map(|row| &row.attendee);
                Ok::<_, StoreError>(Register::new(
                    each.map(|one| (one.id, one.name.as_str(), one.email.as_ref())),
                ))
            })?,
            voice: VoiceGuide::of(&settings.voice),
        })
    }

    /// What a request to a model about this person says in place of names; nothing where they may be sent.
    pub fn pseudonyms(&self, person: &Attendee, sheet: &FactSheet) -> Pseudonyms {
        match self.hides_names {
            true => self.names_known_for(person, sheet),
            false => Pseudonyms::default(),
        }
    }

    /// The same, whether or not names may be sent: for a reply whose request is no longer at hand.
    pub fn names_known_for(&self, person: &Attendee, sheet: &FactSheet) -> Pseudonyms {
        let parts = |name: &str| [Some(name.to_owned()), given_name(name), family_name(name)];
        let is_shared = |fact: &&Fact| matches!(fact.about, FactAbout::Webinar | FactAbout::Sender);
        let found = |fact: &Fact| -> Vec<String> {
            let names = self.register.all_names_in(&fact.text, person.id);
            names.into_iter().map(str::to_owned).collect()
        };
        // The same for everybody first, so that requests of a tier begin alike.
        let shared = [sheet.webinar.host_name.as_deref(), Some(sheet.sender.name.as_str())];
        let mut names: Vec<String> = shared.into_iter().flatten().flat_map(parts).flatten().collect();
        names.extend(sheet.facts.iter().filter(is_shared).flat_map(found));
        names.extend(parts(&person.name).into_iter().flatten());
        names.extend(sheet.facts.iter().filter(|fact| !is_shared(fact)).flat_map(found));
        Pseudonyms::new(names)
    }

    /// What the checks say of a mail and its note to one person.
    pub fn findings(
        &self,
        to: AttendeeId,
        mail: &Mail,
        note: &str,
        facts: &[Fact],
        rendered: &Rendered,
    ) -> Result<Vec<Finding>, Error> {
        let recipient = self.tx.attendee(to)?.attendee;
        Ok(checks::check(&Checked {
            mail,
            note,
            html_bytes: rendered.html.len(),
            facts,
            recipient: Recipient {
                id: recipient.id,
                name: &recipient.name,
                email: recipient.email.as_ref(),
                attended: recipient.presence.attended(),
                role: recipient.role,
                is_audience: recipient.is_audience(),
            },
            webinar: &self.webinar.webinar.details,
            sender: &self.sender,
            register: &self.register,
            language: Some(self.webinar.webinar.details.mails.language.code()),
            phrases: self.voice.phrases(),
        }))
    }

    /// Renders and checks a draft, and keeps the findings in it.
    pub fn check(&self, draft: &mut Draft) -> Result<Rendered, Error> {
        let rendered = drafting::render(&draft.mail, &draft.user_notes);
        draft.findings = self.findings(
            draft.attendee_id,
            &draft.mail,
            &draft.user_notes,
            &draft.facts,
            &rendered,
        )?;
        Ok(rendered)
    }

    /// Renders, checks and stores a draft.
    pub fn put(&self, draft: &mut Draft) -> Result<(), Error> {
        let rendered = self.check(draft)?;
        self.put_rendered(draft, &rendered)
    }

    /// Stores a draft that was checked.
    pub fn put_rendered(&self, draft: &Draft, rendered: &Rendered) -> Result<(), Error> {
        Ok(self.tx.put_draft(draft, &rendered.text, &rendered.html)?)
    }

    /// Stores a draft whose text is new, as a new version.
    pub fn put_version(&self, draft: &mut Draft, made_by: &str, now: jiff::Timestamp) -> Result<(), Error> {
        draft.updated_at = now;
        self.put(draft)?;
        Ok(self
            .tx
            .put_version(draft.id, draft.version, &draft.mail, made_by, now)?)
    }
}

/// Checks all drafts of a webinar again, after people, details or the sender changed. Texts and approvals stay.
pub(super) fn recheck(tx: &Tx<'_>, webinar: WebinarId) -> Result<(), Error> {
    let drafts = tx.drafts(webinar)?;
    if drafts.is_empty() {
        return Ok(());
    }
    let desk = Desk::open(tx, webinar)?;
    drafts.into_iter().try_for_each(|mut draft| desk.put(&mut draft))
}

/// Signs drafts anew that no person has edited or approved, after the sender changed. The others are checked again.
pub(super) fn sign_anew(tx: &Tx<'_>, webinar: WebinarId, now: jiff::Timestamp) -> Result<(), Error> {
    let drafts = tx.drafts(webinar)?;
    if drafts.is_empty() {
        return Ok(());
    }
    let desk = Desk::open(tx, webinar)?;
    for mut draft in drafts {
        if draft.user_edited || draft.status != DraftStatus::ToReview {
            desk.put(&mut draft)?;
        } else {
            drafting::sign(&mut draft.mail, &desk.sender, &desk.webinar.webinar.details);
            desk.put_version(&mut draft, "signed anew", now)?;
        }
    }
    Ok(())
}

/// Hash of the exact text that a recipient would get.
pub(super) fn fingerprint(rendered: &Rendered) -> String {
    let mut hash = Sha256::new();
    for part in [&rendered.subject, &rendered.text, &rendered.html] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

pub(super) fn check_note(note: &str) -> Result<(), Error> {
    match note.chars().count() > MAX_NOTE_CHARS {
        true => Err(Error::invalid(format!(
            "A note has at most {MAX_NOTE_CHARS} characters; nothing was changed."
        ))),
        false => Ok(()),
    }
}

pub(super) fn revoke_approval(draft: &mut Draft) {
    draft.status = DraftStatus::ToReview;
    draft.approved_at = None;
    draft.approved_sha256 = None;
}

impl App {
    /// Replaces the text of a draft by what the editor holds.
    pub fn edit_draft(&self, id: DraftId, edit: DraftEdit) -> Result<DraftChangeView, Error> {
        let mail = drafting::clean_mail(Mail {
            subject: edit.subject,
            blocks: edit.blocks,
        })
        .map_err(|error| Error::invalid(super::error::capitalised(&error.to_string())))?;
        self.change(id, Change::Typing, &Verb::new("edit", "Edited"), |draft| {
            let changed = draft.mail != mail;
            draft.mail = mail;
            draft.user_edited |= changed;
            changed
        })
    }

    /// Sets the personal note, which becomes a P.P.S.
    pub fn note_draft(&self, id: DraftId, note: &str) -> Result<DraftChangeView, Error> {
        check_note(note)?;
        self.change(
            id,
            Change::Typing,
            &Verb::new("write a note on", "Wrote a note on"),
            |draft| {
                let changed = draft.user_notes != note;
                note.clone_into(&mut draft.user_notes);
                changed
            },
        )
    }

    /// Puts an earlier version's text back, as a new version.
    pub fn restore_draft(&self, id: DraftId, version: u32) -> Result<DraftChangeView, Error> {
        let versions = self.store().read(|tx| tx.versions(id))?;
        let stored = versions
            .into_iter()
            .find(|stored| stored.version == version)
            .ok_or(StoreError::NotFound)?;
        let verb = Verb::new("go back to an earlier text of", "Went back to an earlier text of");
        self.change(id, Change::Deed, &verb, |draft| {
            let changed = draft.mail != stored.mail;
            draft.mail = stored.mail;
            draft.user_edited |= changed;
            changed
        })
    }

    /// Changes one draft's text: revokes the approval, makes a version, records the step. Who changes it has read it.
    pub(super) fn change(
        &self,
        id: DraftId,
        sort: Change,
        verb: &Verb,
        apply: impl FnOnce(&mut Draft) -> bool,
    ) -> Result<DraftChangeView, Error> {
        let now = self.now();
        self.store().write(|tx| {
            let mut draft = tx.draft(id)?;
            let before = draft.clone();
            if !apply(&mut draft) {
                return Ok(DraftChangeView::default());
            }
            revoke_approval(&mut draft);
            let desk = Desk::open(tx, draft.webinar_id)?;
            let to = tx.attendee(draft.attendee_id)?.attendee;
            let which = format!("the draft to {}", to.label());
            let label = format!("{} {which}", verb.does);
            let typing = match sort {
                Change::Typing => tx.step_to_undo()?.filter(|step| continues(step, &label, &before, now)),
                Change::Deed => None,
            };
            // Going on typing overwrites the version that the typing began.
            if typing.is_none() {
                draft.version = tx.next_version(id)?;
            }
            desk.put_version(&mut draft, "edited", now)?;
            let change = |before| Deed::Drafts(vec![DraftChange::new(before, &draft)]);
            match typing {
                Some(Step {
                    id,
                    deed: Deed::Drafts(changes),
                    ..
                }) => {
                    let begun = changes.into_iter().next().map(|first| first.before);
                    tx.extend_step(id, &change(begun.unwrap_or_else(|| DraftState::of(&before))), now)?;
                }
                _ => tx.push_step(draft.webinar_id, &label, &change(DraftState::of(&before)), now)?,
            }
            tx.put_read_text(draft.webinar_id, &reading_marks::wording(&draft, &to), id)?;
            Ok(DraftChangeView {
                changed: vec![id],
                label: format!("{} {which}", verb.did),
                ..DraftChangeView::default()
            })
        })
    }
}
