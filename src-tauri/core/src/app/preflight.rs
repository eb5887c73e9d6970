//! Who gets a mail and who does not, and why: one person after the other, so that a list of any length takes the same
//! memory.
//!
//! Invariant: everybody of the audience is visited once, and is either ready or left out for one reason. Of several
//! people with one address who are ready, the first on the list gets the mail: a mail tool keeps one mail an address,
//! and two to one mailbox look like a mistake.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::App;
use super::error::Error;
use super::export::known_target;
use super::import::count;
use super::review::fingerprint;
use super::settings;
use super::views::{LeftOutView, PreflightGroupView, PreflightPersonView, PreflightView};
use crate::domain::{
    AttendeeId, DoNotContact, DraftId, DraftStatus, EmailAddress, NoContactReason, Severity, WebinarId,
};
use crate::drafting::Rendered;
use crate::export::{self, ExportRow, LeftOut};
use crate::store::{AttendeeRow, Place, RenderedDraft, Tx};

/// How many people are read at once.
const CHUNK: u32 = 500;

/// How many names a reason for being left out carries: enough to recognise them, not a second list.
const SHOWN_NAMES: usize = 20;

/// A mail that may go.
pub(super) struct Ready {
    pub draft: DraftId,
    pub row: ExportRow,
    /// When this very text was approved.
    pub approved_at: Option<jiff::Timestamp>,
    /// When it last went into a file.
    pub exported_at: Option<jiff::Timestamp>,
    /// Whether it was approved before the offer of the webinar was changed, and may name the former one.
    pub is_of_former_offer: bool,
    /// Whether the same address got a mail for another webinar a short time ago (settings).
    pub was_mailed_lately: bool,
}

/// What is known of addresses, whatever their drafts.
struct Addresses {
    unwanted: Arc<DoNotContact>,
    /// Those of several people of the list.
    shared: HashSet<String>,
    /// Of these, those that a mail goes to already.
    taken: HashSet<String>,
    /// Those that got a mail for another webinar a short time ago.
    mailed: HashSet<String>,
    leaves_out_mailed: bool,
    offer_changed_at: Option<jiff::Timestamp>,
}

impl Addresses {
    fn of(tx: &Tx<'_>, webinar: WebinarId, now: jiff::Timestamp) -> Result<Self, Error> {
        let settings = settings::load(tx)?.preflight;
        let quiet = jiff::SignedDuration::from_hours(24 * i64::from(settings.quiet_days));
        let since = now.checked_sub(quiet).unwrap_or(jiff::Timestamp::MIN);
        Ok(Self {
            unwanted: tx.do_not_contact()?,
            shared: tx.shared_addresses(webinar)?,
            taken: HashSet::new(),
            mailed: tx.addresses_mailed_since(webinar, since)?,
            leaves_out_mailed: settings.leave_out_mailed,
            offer_changed_at: tx.offer_changed_at(webinar)?,
        })
    }

    /// The last word on a mail that is ready otherwise.
    fn admit(&mut self, mut ready: Ready) -> Result<Ready, LeftOut> {
        let address = ready.row.email.as_str();
        ready.is_of_former_offer = ready
            .approved_at
            .is_some_and(|at| self.offer_changed_at.is_some_and(|changed| at < changed));
        ready.was_mailed_lately = self.mailed.contains(address);
        if ready.was_mailed_lately && self.leaves_out_mailed {
            return Err(LeftOut::MailedLately);
        }
        if self.shared.contains(address) && !self.taken.insert(address.to_owned()) {
            return Err(LeftOut::SharedAddress);
        }
        Ok(ready)
    }
}

/// Why no mail may go to an address, whatever its draft.
fn unwanted_because(unwanted: &DoNotContact, address: &EmailAddress) -> Option<LeftOut> {
    match unwanted.reason(address)? {
        NoContactReason::Bounced => Some(LeftOut::Bounced),
        _ => Some(LeftOut::DoNotContact),
    }
}

/// Shows every person of the audience in priority order, with their mail or why there is none to export.
pub(super) fn visit(
    tx: &Tx<'_>,
    webinar: WebinarId,
    include_unapproved: bool,
    now: jiff::Timestamp,
    mut each: impl FnMut(&AttendeeRow, Result<Ready, LeftOut>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut addresses = Addresses::of(tx, webinar, now)?;
    let mut place = Place::default();
    loop {
        let (people, next) = tx.audience_after(webinar, place, CHUNK)?;
        for person in &people {
            let draft = tx.rendered_draft_of(person.attendee.id)?;
            let judged = judged(person, draft, &addresses.unwanted, include_unapproved);
            each(person, judged.and_then(|ready| addresses.admit(ready)))?;
        }
        if people.len() < CHUNK as usize {
            return Ok(());
        }
        place = next;
    }
}

/// One person's mail as it is now, or why there is none to send. What other people of the list get is not looked at.
pub(super) fn of(tx: &Tx<'_>, person: &AttendeeRow) -> Result<Result<Ready, LeftOut>, Error> {
    let draft = tx.rendered_draft_of(person.attendee.id)?;
    Ok(judged(person, draft, &*tx.do_not_contact()?, false))
}

fn judged(
    person: &AttendeeRow,
    draft: Option<RenderedDraft>,
    unwanted: &DoNotContact,
    include_unapproved: bool,
) -> Result<Ready, LeftOut> {
    let attendee = &person.attendee;
    let email = attendee.email.clone().ok_or(LeftOut::NoAddress)?;
    export::objection(&email).map_or(Ok(()), Err)?;
    unwanted_because(unwanted, &email).map_or(Ok(()), Err)?;
    let draft = draft.ok_or(LeftOut::NoDraft)?;
    if draft.gravest == Some(Severity::Block) {
        return Err(LeftOut::Blocked);
    }
    if draft.status == DraftStatus::Skipped {
        return Err(LeftOut::Skipped);
    }
    let rendered = Rendered {
        subject: draft.subject,
        text: draft.text,
        html: draft.html,
    };
    // Invariant: what is exported as approved is letter by letter what was approved.
    let approved =
        draft.status != DraftStatus::ToReview && draft.approved_sha256.as_deref() == Some(&fingerprint(&rendered));
    if !approved && !include_unapproved {
        return Err(LeftOut::Unapproved);
    }
    let (first_name, last_name) = export::names(&attendee.name);
    Ok(Ready {
        draft: draft.id,
        approved_at: draft.approved_at.filter(|_| approved),
        exported_at: draft.exported_at,
        is_of_former_offer: false,
        was_mailed_lately: false,
        row: ExportRow {
            first_name,
            last_name,
            email,
            tier: draft.tier,
            score: draft.score,
            subject: rendered.subject,
            body_text: rendered.text,
            body_html: rendered.html,
            personal_notes: draft.note,
            has_questions: person.written.questions > 0,
            focus_percent: attendee.presence.focus_percent,
            attendance_percent: attendee.presence.attendance_percent,
            priority_rank: person.rank,
        },
    })
}

/// Those who are left out, counted by reason.
#[derive(Default)]
pub(super) struct LeftOuts(BTreeMap<LeftOut, (usize, Vec<String>)>);

impl LeftOuts {
    pub fn add(&mut self, reason: LeftOut, person: &AttendeeRow) {
        let (people, labels) = self.0.entry(reason).or_default();
        *people += 1;
        if labels.len() < SHOWN_NAMES {
            labels.push(person.attendee.label().to_owned());
        }
    }

    pub fn views(self) -> Vec<LeftOutView> {
        let view = |(reason, (people, labels)): (LeftOut, (usize, Vec<String>))| LeftOutView {
            reason: reason.code().to_owned(),
            message: reason.words(people),
            people: count(people),
            labels,
        };
        self.0.into_iter().map(view).collect()
    }
}

impl App {
    /// Who would get a mail into a target now and who would not, each group with the first of its people, so that
    /// something can be done about it. `ready` and the groups add up to `people`; those of `warnings` are among the ready
    /// ones.
    pub fn preflight(
        &self,
        webinar: WebinarId,
        target: &str,
        include_unapproved: bool,
    ) -> Result<PreflightView, Error> {
        let tool = known_target(target)?;
        let now = self.now();
        self.store().read(|tx| {
            let settings = settings::load(tx)?.preflight;
            let (mut ready, mut people) = (0, 0);
            let mut groups: BTreeMap<LeftOut, Group> = BTreeMap::new();
            let [mut former, mut exported, mut mailed] = <[Group; 3]>::default();
            visit(tx, webinar, include_unapproved, now, |person, outcome| {
                people += 1;
                match outcome.and_then(|mail| tool.admit(&mail.row).map(|()| mail)) {
                    Err(reason) => groups.entry(reason).or_default().add(tx, person)?,
                    Ok(mail) => {
                        ready += 1;
                        if mail.is_of_former_offer {
                            former.add(tx, person)?;
                        }
                        if mail.was_mailed_lately {
                            mailed.add(tx, person)?;
                        }
                        if mail.exported_at.is_some() {
                            exported.add(tx, person)?;
                        }
                    }
                }
                Ok(())
            })?;
            let groups = groups.into_iter().map(|(reason, group)| {
                let message = reason.words(group.people as usize);
                group.view(reason.code(), message)
            });
            let warnings = [
                (
                    former,
                    "changed_offer",
                    [
                        "mail was approved before the offer was changed",
                        "mails were approved before the offer was changed",
                    ],
                ),
                (
                    exported,
                    "exported",
                    ["person was exported before", "people were exported before"],
                ),
                (
                    mailed,
                    "mailed_lately",
                    [
                        "person was mailed for another webinar a short time ago",
                        "people were mailed for another webinar a short time ago",
                    ],
                ),
            ];
            let warnings = warnings.into_iter().filter(|(group, ..)| group.people > 0);
            Ok(PreflightView {
                ready,
                people,
                groups: groups.collect(),
                warnings: warnings
                    .map(|(group, reason, words)| {
                        let [one, more] = words;
                        let message = format!("{} {}", group.people, if group.people == 1 { one } else { more });
                        group.view(reason, message)
                    })
                    .collect(),
                settings,
            })
        })
    }
}

/// People with something in common.
#[derive(Default)]
struct Group {
    people: u32,
    shown: Vec<PreflightPersonView>,
}

impl Group {
    fn add(&mut self, tx: &Tx<'_>, person: &AttendeeRow) -> Result<(), Error> {
        self.people += 1;
        if self.shown.len() < SHOWN_NAMES {
            let id: AttendeeId = person.attendee.id;
            self.shown.push(PreflightPersonView {
                id,
                draft: tx.draft_of(id)?.map(|draft| draft.id),
                label: person.attendee.label().to_owned(),
            });
        }
        Ok(())
    }

    fn view(self, reason: &str, message: String) -> PreflightGroupView {
        PreflightGroupView {
            reason: reason.to_owned(),
            message,
            people: self.people,
            shown: self.shown,
        }
    }
}
