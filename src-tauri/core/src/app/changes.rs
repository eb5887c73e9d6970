//! What files change in a webinar that was there before: seen before the import, and told after it.

use std::collections::HashMap;

use super::import::count;
use super::merging::{Matches, matches};
use super::views::ChangesView;
use crate::domain::attendee::Presence;
use crate::domain::{Attendee, Message, Role, Standing};
use crate::import::{AttendeeRecord, MessageRecord, Reading};
use crate::store::AttendeeRow;

/// How many changes are told one by one: enough to see whether the right file was taken.
const TOLD: usize = 20;

/// Minutes that differ by less are the same: platforms round.
const SAME_MINUTES: f64 = 0.5;

/// Compares what is stored with a reading.
pub(super) fn between(people: &[AttendeeRow], messages: &[Message], reading: &Reading) -> ChangesView {
    let Matches { known, gone } = matches(people, &reading.attendees);
    let mut view = ChangesView {
        gone: count(gone.len()),
        ..ChangesView::default()
    };
    let mut details = Vec::new();
    for (record, known) in reading.attendees.iter().zip(known) {
        match known {
            None => {
                view.added += 1;
                details.push(format!("{}: new on the list", label_of(record)));
            }
            Some(index) => {
                if let Some(what) = difference(&people[index].attendee, record) {
                    view.changed += 1;
                    details.push(format!("{}: {what}", label_of(record)));
                }
            }
        }
    }
    for index in gone {
        let who = people[index].attendee.label();
        details.push(format!("{who}: no longer in the files"));
    }
    let mut before: HashMap<(&str, &str, Option<&crate::domain::WallTime>), i64> = HashMap::new();
    for message in messages {
        *before
            .entry((&message.author_name, &message.text, message.at.as_ref()))
            .or_default() += 1;
    }
    for MessageRecord {
        author_name, text, at, ..
    } in &reading.messages
    {
        *before.entry((author_name, text, at.as_ref())).or_default() -= 1;
    }
    let surplus = |sign: i64| -> usize {
        let each = before.values().map(|left| usize::try_from(left * sign).unwrap_or(0));
        each.sum()
    };
    view.gone_messages = count(surplus(1));
    view.new_messages = count(surplus(-1));
    details.truncate(TOLD);
    view.details = details;
    view
}

fn label_of(record: &AttendeeRecord) -> String {
    match (&record.email, record.name.is_empty()) {
        (_, false) => record.name.clone(),
        (Some(email), true) => email.to_string(),
        (None, true) => "(no name)".to_owned(),
    }
}

/// What is known differently about one person; the first and weightiest difference.
fn difference(before: &Attendee, now: &AttendeeRecord) -> Option<String> {
    let told = |now: &str, before: &str| Some(format!("{now} (was: {before})"));
    let (old, new) = (&before.presence, &now.presence);
    if old.standing != new.standing {
        return told(standing(new.standing), standing(old.standing));
    }
    if before.role != now.role {
        return told(role(now.role), role(before.role));
    }
    if before.email != now.email {
        return Some(now.email.as_ref().map_or_else(
            || "has no address any more".to_owned(),
            |email| format!("has the address {email}"),
        ));
    }
    if before.name != now.name {
        return told(
            "is written so",
            if before.name.is_empty() {
                "no name"
            } else {
                &before.name
            },
        );
    }
    let minutes = |presence: &Presence| presence.attendance_minutes;
    if let (Some(was), Some(is)) = (minutes(old), minutes(new))
        && (was - is).abs() >= SAME_MINUTES
    {
        return told(&format!("was there for {is:.0} minutes"), &format!("{was:.0}"));
    }
    let same = minutes(old).is_some() == minutes(new).is_some()
        && old.attendance_percent == new.attendance_percent
        && old.focus_percent == new.focus_percent
        && before.location == now.location;
    (!same).then(|| "something else is known of the attendance".to_owned())
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Registered => "registered",
        Standing::Attended => "came",
        Standing::NoShow => "did not come",
        Standing::Cancelled => "cancelled",
        Standing::NotApproved => "was not approved",
        Standing::WaitingRoom => "stayed in the waiting room",
        Standing::ReplayOnly => "watched the replay only",
        Standing::EarlierDay => "came on another day only",
        Standing::BotOnly => "sent a notetaker only",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Audience => "audience",
        Role::Host => "host",
        Role::Panelist => "speaker",
        Role::Staff => "team",
        Role::Bot => "notetaker",
    }
}
