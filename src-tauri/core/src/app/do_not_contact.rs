//! Whom no mail may go to, in all webinars. Import, drafting, export and sending ask this list each time, so that a
//! file that is imported again brings nobody back (`tests/do_not_contact.rs`).

use std::path::Path;

use super::App;
use super::error::{Code, Error, capitalised};
use super::export::{file_name_of, refused};
use super::import::{GivenFile, count};
use super::views::{NoContactAddedView, NoContactEntryView, NoContactView, UnreadLineView};
use crate::domain::{Attendee, AttendeeId, DoNotContact, Issue, IssueKind, NoContactReason, Unwanted, WebinarId};
use crate::export;
use crate::import::{NoContactList, Reading, read_no_contact_file, read_no_contact_text};
use crate::store::{NoContactRow, StoreError, Tx};

/// The source of what the user adds without a file.
const BY_HAND: &str = "by hand";

/// How many unread lines a view carries; the file has them all.
const SHOWN_UNREAD: usize = 200;

/// The name that the list is suggested under.
const LIST_FILE: &str = "do-not-contact.csv";

impl App {
    /// A part of the list: at most `most` of the entries that hold `search`, from the one at `from` on.
    pub fn do_not_contact(&self, search: &str, from: u32, most: u32) -> Result<NoContactView, Error> {
        let rows = self.store().read(|tx| tx.no_contact_rows())?;
        let all = rows.len();
        let entries: Vec<NoContactEntryView> = rows.into_iter().filter_map(entry).collect();
        let total = entries.len();
        let wanted = search.trim().to_lowercase();
        let found: Vec<NoContactEntryView> = entries
            .into_iter()
            .filter(|entry| entry.who.contains(&wanted) || entry.source.to_lowercase().contains(&wanted))
            .collect();
        Ok(NoContactView {
            found: count(found.len()),
            total: count(total),
            erased: count(all - total),
            entries: found.into_iter().skip(from as usize).take(most as usize).collect(),
        })
    }

    /// Adds what somebody typed or pasted. Lines that are no address are told; the others are added.
    pub fn add_do_not_contact(&self, text: &str) -> Result<NoContactAddedView, Error> {
        self.add_list(read_no_contact_text(text), NoContactReason::ByHand, BY_HAND)
    }

    /// Adds everybody in a file: an export of Mailchimp or SendGrid, or any table with a column of addresses.
    pub fn import_do_not_contact(&self, file: &GivenFile) -> Result<NoContactAddedView, Error> {
        let list = read_no_contact_file(&file.name, &file.bytes).map_err(|error| {
            let message = format!(
                "{}: {}. Nothing was added.",
                file.name,
                error.to_string().trim_end_matches('.')
            );
            Error::new(
                Code::Import,
                capitalised(&message),
                "Choose a CSV file with one column of addresses.",
            )
        })?;
        self.add_list(list, NoContactReason::ByHand, &file.name)
    }

    fn add_list(
        &self,
        list: NoContactList,
        reason: NoContactReason,
        source: &str,
    ) -> Result<NoContactAddedView, Error> {
        let now = self.now();
        let (all, mut added) = (list.entries.len(), 0);
        self.store().write(|tx| {
            for (who, own) in list.entries {
                let row = NoContactRow {
                    who: Some(who),
                    // Of an erased person a list can hold no more than the mark, which no file has.
                    reason: own.filter(|own| *own != NoContactReason::Erased).unwrap_or(reason),
                    source: source.to_owned(),
                    added_at: now,
                };
                added += usize::from(tx.add_no_contact(&row)?);
            }
            Ok::<_, StoreError>(())
        })?;
        tracing::info!(added, unread = list.unread.len(), "do-not-contact list grew");
        let unread_lines = count(list.unread.len());
        let unread = list.unread.into_iter().take(SHOWN_UNREAD);
        Ok(NoContactAddedView {
            label: list.label.to_owned(),
            added: count(added),
            known: count(all - added),
            unread: unread
                .map(|entry| UnreadLineView {
                    line: entry.line,
                    text: entry.text,
                })
                .collect(),
            unread_lines,
        })
    }

    /// Takes addresses and domains off the list, so that mails may go there again. An address of somebody who was
    /// erased may be imported again after this. Answers how many were on the list.
    pub fn remove_do_not_contact(&self, entries: &[String]) -> Result<u32, Error> {
        let read = entries.iter().map(|text| {
            Unwanted::parse(text)
                .ok_or_else(|| Error::invalid(format!("“{text}” is no address and no domain. Nothing was removed.")))
        });
        let entries = read.collect::<Result<Vec<_>, _>>()?;
        self.store().write(|tx| {
            let mut removed = 0;
            for who in &entries {
                let was_erased = match who {
                    Unwanted::Address(address) => tx.remove_erased(address)?,
                    Unwanted::Domain(_) => false,
                };
                removed += u32::from(tx.remove_no_contact(who)? || was_erased);
            }
            Ok(removed)
        })
    }

    /// Puts people of webinars on the list, by their addresses. Answers how many are new on it.
    pub fn never_contact(&self, ids: &[AttendeeId]) -> Result<u32, Error> {
        let now = self.now();
        self.store().write(|tx| {
            let mut added = 0;
            for id in ids {
                let Some(address) = tx.attendee(*id)?.attendee.email else {
                    continue;
                };
                added += u32::from(tx.add_no_contact(&NoContactRow {
                    who: Some(Unwanted::Address(address)),
                    reason: NoContactReason::ByHand,
                    source: BY_HAND.to_owned(),
                    added_at: now,
                })?);
            }
            Ok(added)
        })
    }

    /// The name that the list is suggested under.
    pub fn do_not_contact_file_name() -> &'static str {
        LIST_FILE
    }

    /// Writes the list as a table, all or nothing; answers the file's name. Erased people are not in it.
    pub fn save_do_not_contact(&self, path: &Path) -> Result<String, Error> {
        let view = self.do_not_contact("", 0, u32::MAX)?;
        let rows = view.entries.iter().map(|entry| {
            [
                entry.who.as_str(),
                entry.reason.code(),
                entry.source.as_str(),
                entry.added_at.as_str(),
            ]
        });
        let mut bytes = Vec::new();
        export::write_no_contact(rows, &mut bytes).map_err(|error| refused(&error))?;
        export::atomically(path, |file| Ok(std::io::Write::write_all(file, &bytes)?))
            .map_err(|error| refused(&error))?;
        Ok(file_name_of(path))
    }
}

fn entry(row: NoContactRow) -> Option<NoContactEntryView> {
    let who = row.who?;
    Some(NoContactEntryView {
        is_domain: matches!(who, Unwanted::Domain(_)),
        who: who.as_str().to_owned(),
        reason: row.reason,
        source: row.source,
        added_at: row.added_at.to_string(),
    })
}

/// Why no mail may go to somebody; `None` for those without an address, too.
pub(super) fn reason_for(list: &DoNotContact, one: &Attendee) -> Option<NoContactReason> {
    list.reason(one.email.as_ref()?)
}

/// How many people of a webinar's audience no mail may go to.
struct Suppressed(u32);

/// How many people of a webinar's audience no mail may go to; counted once until people or the list change.
pub(super) fn suppressed(tx: &Tx<'_>, webinar: WebinarId) -> Result<u32, StoreError> {
    let counted = tx.of_people(webinar, || {
        let list = tx.do_not_contact()?;
        if list.is_empty() {
            return Ok(Suppressed(0));
        }
        let people = tx.listed_people(webinar)?;
        let is_on_it = |email: &Option<String>| {
            let address = email.as_deref().and_then(|email| email.parse().ok());
            address.is_some_and(|address| list.reason(&address).is_some())
        };
        let on_it = people.iter().filter(|one| one.is_audience && is_on_it(&one.email));
        Ok::<_, StoreError>(Suppressed(count(on_it.count())))
    })?;
    Ok(counted.0)
}

/// Tells of everybody in a reading whom no mail may go to.
pub(super) fn tell(list: &DoNotContact, reading: &mut Reading) {
    if list.is_empty() {
        return;
    }
    let mut issues = Vec::new();
    for one in &reading.attendees {
        if let Some(reason) = one.email.as_ref().and_then(|email| list.reason(email)) {
            let (file, line) = origin(&one.presence.source);
            let label = match one.name.as_str() {
                "" => one.email.as_ref().map_or("", |email| email.as_str()),
                name => name,
            };
            issues.push(Issue {
                kind: IssueKind::DoNotContact,
                file,
                line,
                column: None,
                message: format!(
                    "{label} is on your do-not-contact list ({}): they are on the list of people, and get no mail.",
                    reason.words()
                ),
            });
        }
    }
    reading.issues.append(&mut issues);
}

/// File and line of an origin such as "people.csv, line 12".
pub(super) fn origin(source: &str) -> (String, Option<u32>) {
    match source.rsplit_once(", line ") {
        Some((file, line)) => (file.to_owned(), line.parse().ok()),
        None => (source.to_owned(), None),
    }
}
