//! Mails for somebody else to read. It is no export.

use std::path::Path;

use super::App;
use super::error::Error;
use super::export::{file_name_of, refused};
use super::import::count;
use super::views::{DraftScope, ReadingCopyView};
use crate::domain::{DraftId, ExportId};
use crate::drafting;
use crate::export::{self, ReadMail, ReadingCopy};
use crate::store::Tx;

impl App {
    /// The name that a copy to read is suggested under; refused when no draft is meant.
    pub fn reading_copy_name(&self, scope: &DraftScope) -> Result<String, Error> {
        let ids = self.in_scope(scope)?;
        self.store().read(|tx| {
            let webinar = tx.draft(*ids.first().ok_or_else(nothing_to_read)?)?.webinar_id;
            Ok(ReadingCopy::file_name(&tx.webinar(webinar)?.webinar.details.title))
        })
    }

    /// Writes mails into one page for somebody else to read and remark on, all or nothing. It is no export: no draft
    /// changes by it. Without addresses, nobody's stands beside their name, nor in its place.
    pub fn save_reading_copy(
        &self,
        scope: &DraftScope,
        with_addresses: bool,
        path: &Path,
    ) -> Result<ReadingCopyView, Error> {
        let ids = self.in_scope(scope)?;
        let now = self.now();
        let made_on = now.to_zoned(jiff::tz::TimeZone::system()).date().to_string();
        let copy = self
            .store()
            .read(|tx| reading_copy(tx, &ids, with_addresses, made_on))?;
        export::atomically(path, |file| {
            let mut sink = std::io::BufWriter::new(file);
            copy.write(&mut sink)?;
            Ok(std::io::Write::flush(&mut sink)?)
        })
        .map_err(|error| refused(&error))?;
        Ok(ReadingCopyView {
            id: ExportId::new(now),
            file_name: file_name_of(path),
            mails: count(copy.mails.len()),
        })
    }
}

fn nothing_to_read() -> Error {
    Error::invalid("No draft is chosen. No file was written.")
}

fn reading_copy(tx: &Tx<'_>, ids: &[DraftId], with_addresses: bool, made_on: String) -> Result<ReadingCopy, Error> {
    let mut webinar = None;
    let mut mails = Vec::with_capacity(ids.len());
    for id in ids {
        let draft = tx.draft(*id)?;
        webinar.get_or_insert(draft.webinar_id);
        let person = tx.attendee(draft.attendee_id)?.attendee;
        let rendered = drafting::render(&draft.mail, &draft.user_notes);
        // Where a list has no names, platforms put the address in their place.
        let is_name = with_addresses || !person.name.contains('@');
        let address = with_addresses.then(|| person.email.map(|email| email.as_str().to_owned()));
        mails.push(ReadMail {
            name: if is_name { person.name } else { String::new() },
            address: address.flatten(),
            tier: draft.score.tier,
            status: draft.status,
            subject: rendered.subject,
            html: rendered.html,
        });
    }
    let details = tx.webinar(webinar.ok_or_else(nothing_to_read)?)?.webinar.details;
    Ok(ReadingCopy {
        title: details.title,
        made_on,
        language: details.mails.language,
        mails,
    })
}
