//! Who would get a mail through the service, who would not, and why.

use std::collections::{BTreeMap, HashMap, HashSet};

use sha2::{Digest, Sha256};

use super::setup;
use crate::app::App;
use crate::app::error::Error;
use crate::app::import::count;
use crate::app::preflight::{self, Ready};
use crate::app::review::fingerprint;
use crate::app::views::{LeftOutView, PlannedMailView, SendingPlanView, SendingTierView};
use crate::app::writing::blocking;
use crate::domain::{
    AttendeeId, DraftId, EmailAddress, RecipientId, RecipientState, SendingId, Tier, TierDelay, WebinarId,
};
use crate::drafting::Rendered;
use crate::export::{ExportRow, LeftOut};
use crate::secrets::Sensitive;
use crate::send::Suppressed;
use crate::store::{RecipientRow, Tx};

/// How many names a reason for being left out carries.
const SHOWN_NAMES: usize = 20;

/// Why somebody with an approved mail gets none from a sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kept {
    Approval(LeftOut),
    Sent,
    Unknown,
    SharedAddress,
    Suppressed,
}

impl Kept {
    fn code(self) -> &'static str {
        match self {
            Self::Approval(reason) => reason.code(),
            Self::Sent => "already_sent",
            Self::Unknown => "maybe_sent",
            Self::SharedAddress => "shared_address",
            Self::Suppressed => "suppressed",
        }
    }

    fn words(self, people: usize) -> String {
        let (one, more) = match self {
            Self::Approval(reason) => return reason.words(people),
            Self::Sent => (
                "person has a mail of this webinar already",
                "people have a mail of this webinar already",
            ),
            Self::Unknown => (
                "person may have a mail already: its answer was lost",
                "people may have a mail already: the answers were lost",
            ),
            Self::SharedAddress => (
                "person shares an address with somebody who gets a mail",
                "people share an address with somebody who gets a mail",
            ),
            Self::Suppressed => (
                "person bounced, unsubscribed or complained before",
                "people bounced, unsubscribed or complained before",
            ),
        };
        format!("{people} {}", if people == 1 { one } else { more })
    }
}

/// A mail that would be sent, or that the service would drop.
struct Entry {
    attendee: AttendeeId,
    label: String,
    address: EmailAddress,
    address_hash: [u8; 32],
    draft: DraftId,
    mail_sha256: String,
    subject: String,
    tier: Tier,
    hours: u32,
    /// Why the service would drop it.
    suppressed: Option<&'static str>,
}

/// Everybody on the list who counts as audience, divided into mails and those left out.
#[derive(Default)]
pub(super) struct Plan {
    entries: Vec<Entry>,
    left_out: BTreeMap<Kept, Vec<String>>,
    people: usize,
}

/// What stands for an address where it must outlive the person.
pub(super) fn address_hash(webinar: WebinarId, address: &EmailAddress) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(webinar.0.as_bytes());
    hash.update(address.as_str().as_bytes());
    hash.finalize().into()
}

/// Divides everybody on the list.
pub(super) fn of(
    tx: &Tx<'_>,
    webinar: WebinarId,
    schedule: &[TierDelay],
    suppressed: &Suppressed,
    now: jiff::Timestamp,
) -> Result<Plan, Error> {
    let written = tx.written_to(webinar)?;
    let mut plan = Plan::default();
    let mut taken = HashSet::new();
    preflight::visit(tx, webinar, false, now, |person, ready| {
        let attendee = &person.attendee;
        let label = attendee.label().to_owned();
        plan.people += 1;
        let Ready { draft, row, .. } = match ready {
            Ok(ready) => ready,
            Err(reason) => {
                plan.leave_out(Kept::Approval(reason), label);
                return Ok(());
            }
        };
        let address_hash = address_hash(webinar, &row.email);
        let known = written.people.get(&attendee.id);
        let kept = match known.or_else(|| written.addresses.get(&address_hash)) {
            Some(RecipientState::Sent) => Some(Kept::Sent),
            Some(_) => Some(Kept::Unknown),
            None if !taken.insert(address_hash) => Some(Kept::SharedAddress),
            None => None,
        };
        if let Some(why) = kept {
            plan.leave_out(why, label);
            return Ok(());
        }
        let suppressed = suppressed.why.get(row.email.as_str()).copied();
        if suppressed.is_some() {
            plan.leave_out(Kept::Suppressed, label.clone());
        }
        let delay = schedule.iter().find(|delay| delay.tier == row.tier);
        plan.entries.push(Entry {
            attendee: attendee.id,
            label,
            address_hash,
            draft,
            mail_sha256: mail_sha256(&row),
            tier: row.tier,
            hours: delay.map_or(0, |delay| delay.hours),
            suppressed,
            address: row.email,
            subject: row.subject,
        });
        Ok(())
    })?;
    // Stable: within an hour the order of the list.
    plan.entries.sort_by_key(|entry| entry.hours);
    Ok(plan)
}

/// The hash of the mail that a person would get.
pub(super) fn mail_sha256(row: &ExportRow) -> String {
    fingerprint(&Rendered {
        subject: row.subject.clone(),
        text: row.body_text.clone(),
        html: row.body_html.clone(),
    })
}

impl Plan {
    fn leave_out(&mut self, why: Kept, label: String) {
        self.left_out.entry(why).or_default().push(label);
    }

    fn sendable(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.suppressed.is_none())
    }

    /// How many mails would be sent.
    pub fn mails(&self) -> u32 {
        count(self.sendable().count())
    }

    /// The rows of the ledger, in the order in which they are asked for.
    pub fn recipients(
        &self,
        sending: SendingId,
        starts_at: jiff::Timestamp,
        now: jiff::Timestamp,
    ) -> Vec<RecipientRow> {
        let rows = self.entries.iter().zip(RecipientId::ascending(now));
        rows.map(|(entry, id)| RecipientRow {
            id,
            sending_id: sending,
            attendee_id: Some(entry.attendee),
            address: entry.address.as_str().to_owned(),
            address_hash: entry.address_hash,
            draft_id: entry.draft,
            mail_sha256: entry.mail_sha256.clone(),
            send_at: (entry.hours > 0)
                .then(|| {
                    starts_at
                        .checked_add(jiff::SignedDuration::from_hours(i64::from(entry.hours)))
                        .ok()
                })
                .flatten(),
            state: match entry.suppressed {
                Some(_) => RecipientState::Suppressed,
                None => RecipientState::Waiting,
            },
            attempts: 0,
            provider_id: None,
            reason: entry.suppressed.unwrap_or_default().to_owned(),
            asked_at: None,
        })
        .collect()
    }
}

impl App {
    /// Who would get a mail now, and who would not; asks the service only for whom it would drop. At most so many of the
    /// mails are named.
    pub async fn sending_plan(
        &self,
        webinar: WebinarId,
        schedule: Vec<TierDelay>,
        most: u32,
        key: Option<Sensitive>,
    ) -> Result<SendingPlanView, Error> {
        let app = self.clone();
        let mailer = blocking(move || app.ready_mailer(key.as_ref())).await;
        let suppressed = match mailer {
            Ok((_, mailer)) => mailer.suppressed().await,
            Err(error) => Suppressed {
                why: HashMap::new(),
                unread: format!("all of the service's lists ({})", error.message),
            },
        };
        let app = self.clone();
        blocking(move || {
            let (service, from) = app.sender_shown()?;
            app.store().read(|tx| {
                let plan = of(tx, webinar, &schedule, &suppressed, app.now())?;
                let consent = setup::consent(service);
                let given = tx.consent(webinar)?.filter(|(wording, _)| *wording == consent);
                Ok(SendingPlanView {
                    service: service.name().to_owned(),
                    from,
                    mails: plan.mails(),
                    people: count(plan.people),
                    tiers: tiers(&plan),
                    recipients: plan.sendable().take(most as usize).map(planned).collect(),
                    left_out: plan.left_out.into_iter().map(left_out).collect(),
                    unread: suppressed.unread,
                    consent,
                    policy: setup::policy(service).to_owned(),
                    consent_given_at: given.map(|(_, at)| at.to_string()),
                })
            })
        })
        .await
    }
}

fn tiers(plan: &Plan) -> Vec<SendingTierView> {
    let all = Tier::ALL.iter().map(|tier| {
        let mut mails = plan.sendable().filter(|entry| entry.tier == *tier).peekable();
        SendingTierView {
            tier: *tier,
            hours: mails.peek().map_or(0, |entry| entry.hours),
            mails: count(mails.count()),
        }
    });
    all.filter(|tier| tier.mails > 0).collect()
}

fn planned(entry: &Entry) -> PlannedMailView {
    PlannedMailView {
        attendee_id: entry.attendee,
        label: entry.label.clone(),
        address: entry.address.as_str().to_owned(),
        subject: entry.subject.clone(),
        tier: entry.tier,
        hours: entry.hours,
    }
}

fn left_out((why, mut labels): (Kept, Vec<String>)) -> LeftOutView {
    let people = labels.len();
    labels.truncate(SHOWN_NAMES);
    LeftOutView {
        reason: why.code().to_owned(),
        message: why.words(people),
        people: count(people),
        labels,
    }
}
