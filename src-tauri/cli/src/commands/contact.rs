//! Whom no mail may go to, and erasing people.

use std::fs;

use serde_json::json;
use webinarwins_core::domain::{EmailAddress, WebinarId};
use webinarwins_core::views::{NoContactAddedView, PeopleQuery};
use webinarwins_core::{App, Code, Error, GivenFile};

use crate::arguments::DoNotContact;
use crate::output::{self, say, table};

/// `do-not-contact`
pub fn list(app: &App, wanted: DoNotContact, json: bool) -> Result<(), Error> {
    match wanted {
        DoNotContact::List { search, out: None } => {
            let view = app.do_not_contact(&search, 0, u32::MAX)?;
            say(json, &output::snake(&view), || {
                let rows = view.entries.iter().map(|entry| {
                    vec![
                        entry.who.clone(),
                        entry.reason.words().to_owned(),
                        entry.source.clone(),
                        entry.added_at.clone(),
                    ]
                });
                let sum = format!("{} addresses and domains, {} erased people", view.total, view.erased);
                [table(rows), sum].join("\n")
            });
        }
        DoNotContact::List { out: Some(out), .. } => {
            let name = app.save_do_not_contact(&out)?;
            say(json, &json!({ "file": name }), || {
                format!("Written to {}", out.display())
            });
        }
        DoNotContact::Add { entries } => added(&app.add_do_not_contact(&entries.join("\n"))?, json),
        DoNotContact::Import { file } => {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let bytes = fs::read(&file).map_err(|error| {
                Error::new(
                    Code::Import,
                    format!(
                        "{} could not be read ({}). Nothing was added.",
                        file.display(),
                        error.kind()
                    ),
                    "",
                )
            })?;
            added(&app.import_do_not_contact(&GivenFile { name, bytes })?, json);
        }
        DoNotContact::Remove { entries } => {
            let removed = app.remove_do_not_contact(&entries)?;
            say(json, &json!({ "removed": removed }), || format!("Removed {removed}."));
        }
    }
    Ok(())
}

fn added(view: &NoContactAddedView, json: bool) {
    say(json, &output::snake(view), || {
        let mut lines = vec![format!(
            "Read as {}: {} added, {} known already, {} not read.",
            view.label, view.added, view.known, view.unread_lines
        )];
        let unread = view.unread.iter();
        lines.extend(unread.map(|unread| format!("Line {} is no address: {}", unread.line, unread.text)));
        lines.join("\n")
    });
}

/// `erase-person`
pub fn erase(app: &App, webinar: WebinarId, address: &EmailAddress, yes: bool, json: bool) -> Result<(), Error> {
    let mut people = app.attendees(webinar, &PeopleQuery::default())?;
    people.extend(app.attendees(
        webinar,
        &PeopleQuery {
            left_out: true,
            ..PeopleQuery::default()
        },
    )?);
    let person = people.iter().find(|one| one.email.as_ref() == Some(address));
    let Some(person) = person else {
        return Err(Error::new(
            Code::NotFound,
            format!("Nobody on this list has the address {address}. Nothing was erased."),
            "",
        ));
    };
    let asked = app.erasure(person.id)?;
    if !yes {
        return Err(Error::new(
            Code::Invalid,
            format!(
                "Nothing was erased. This would erase {} from {} webinars, with {} messages and answers and {} drafts, \
                 and cannot be undone.",
                asked.label,
                asked.webinars.len(),
                asked.words,
                asked.drafts
            ),
            "Add --yes to erase them.",
        ));
    }
    let done = app.erase_person(person.id)?;
    say(json, &output::snake(&done), || {
        format!(
            "Erased from {} webinars. A later import leaves them out.",
            done.webinars.len()
        )
    });
    Ok(())
}
