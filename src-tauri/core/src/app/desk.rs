//! What a webinar's drafts are written, rendered and checked against. It knows no database once it is open, so that
//! many drafts can be worked on at once.

use std::sync::Arc;

use super::cohorts;
use super::colleagues::{Peer, Peers};
use super::error::Error;
use super::scores;
use crate::checks::{self, Checked, Colleague, Recipient, Register};
use crate::domain::draft::FactAbout;
use crate::domain::person::{family_name, given_name};
use crate::domain::{Attendee, AttendeeId, Draft, Fact, Finding, Mail, Score, Sender, WebinarId};
use crate::drafting::{self, FactSheet, Pseudonyms, Rendered, Templates, VoiceGuide};
use crate::store::{AttendeeRow, StoreError, Tx, WebinarRow};

/// Read once for a batch of changes.
pub(super) struct Desk {
    pub webinar: WebinarRow,
    /// As this webinar has it.
    pub sender: Sender,
    pub templates: Arc<Templates>,
    pub register: Arc<Register>,
    /// Whether names are kept on this computer.
    hides_names: bool,
    /// How the sender writes.
    pub voice: Arc<VoiceGuide>,
    /// Whose mails others were compared with.
    pub peers: Peers,
}

impl Desk {
    pub fn open(tx: &Tx<'_>, webinar: WebinarId) -> Result<Self, Error> {
        let settings = super::settings::load(tx)?;
        let row = tx.webinar(webinar)?;
        Ok(Self {
            sender: row.webinar.details.compliance.applied_to(settings.sender),
            webinar: row,
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
            peers: Peers::default(),
        })
    }

    /// A person's score with its parts, as it is now.
    pub fn score(&self, person: &AttendeeRow) -> Score {
        scores::in_parts(person, &self.webinar)
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

    /// What the checks say of a mail and its note to one person. `before` are colleagues who stand before them on the
    /// list.
    pub fn findings(
        &self,
        to: &Attendee,
        before: &[Arc<Peer>],
        mail: &Mail,
        note: &str,
        facts: &[Fact],
        rendered: &Rendered,
    ) -> Vec<Finding> {
        let colleagues: Vec<Colleague<'_>> = before
            .iter()
            .filter_map(|peer| {
                Some(Colleague {
                    label: &peer.label,
                    gist: peer.gist.as_ref()?,
                })
            })
            .collect();
        checks::check(&Checked {
            mail,
            note,
            html_bytes: rendered.html.len(),
            facts,
            recipient: Recipient {
                id: to.id,
                name: &to.name,
                email: to.email.as_ref(),
                attended: to.presence.attended(),
                role: to.role,
                is_audience: to.is_audience(),
            },
            webinar: &self.webinar.webinar.details,
            sender: &self.sender,
            register: &self.register,
            colleagues: &colleagues,
            language: Some(self.webinar.webinar.details.mails.language.code()),
            unwanted: self.voice.unwanted(),
        })
    }

    /// Renders and checks a draft to one person; answers what they will see.
    pub fn look_over(&self, to: &Attendee, before: &[Arc<Peer>], draft: &mut Draft) -> Rendered {
        let rendered = drafting::render(&draft.mail, &draft.user_notes);
        draft.findings = self.findings(to, before, &draft.mail, &draft.user_notes, &draft.facts, &rendered);
        rendered
    }

    /// Renders, checks and stores a draft. A colleague's draft that is like it now, or no longer, is checked again.
    pub fn put(&self, tx: &Tx<'_>, draft: &mut Draft) -> Result<(), Error> {
        let changed = self.colleagues_behind(tx, draft.attendee_id, Some(&draft.mail))?;
        self.put_alone(tx, draft)?;
        self.check_again(tx, changed)
    }

    /// Puts a draft out of sight. A colleague's draft that was like it is checked again.
    pub fn withdraw(&self, tx: &Tx<'_>, draft: &Draft) -> Result<(), Error> {
        let changed = self.colleagues_behind(tx, draft.attendee_id, None)?;
        tx.withdraw_draft(draft.webinar_id, draft.id)?;
        self.check_again(tx, changed)
    }

    /// Checks the drafts to people again whose colleagues get something else now.
    pub fn check_again(&self, tx: &Tx<'_>, people: impl IntoIterator<Item = AttendeeId>) -> Result<(), Error> {
        people.into_iter().try_for_each(|id| match tx.draft_of(id)? {
            Some(mut draft) => self.put_alone(tx, &mut draft),
            None => Ok(()),
        })
    }

    fn put_alone(&self, tx: &Tx<'_>, draft: &mut Draft) -> Result<(), Error> {
        let to = tx.attendee(draft.attendee_id)?.attendee;
        let rendered = self.look_over(&to, &self.colleagues_before(tx, &to)?, draft);
        Ok(tx.put_draft(draft, &rendered.text, &rendered.html, &cohorts::wording(draft, &to))?)
    }

    /// Stores a draft whose text is new, as a new version.
    pub fn put_version(
        &self,
        tx: &Tx<'_>,
        draft: &mut Draft,
        made_by: &str,
        now: jiff::Timestamp,
    ) -> Result<(), Error> {
        draft.updated_at = now;
        self.put(tx, draft)?;
        Ok(tx.put_version(draft.id, draft.version, &draft.mail, made_by, now)?)
    }
}
