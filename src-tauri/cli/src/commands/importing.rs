//! Files in, and out again.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde_json::json;
use webinarwins_core::domain::{DayOrder, FileChoice, FileId, Issue, Money, NameDecision, WebinarDetails, WebinarId};
use webinarwins_core::views::ImportView;
use webinarwins_core::{App, Code, Error, GivenFile};

use crate::arguments::Import;
use crate::output::{self, say};

/// `import`
pub fn import(app: &App, given: &Import, json: bool) -> Result<(), Error> {
    let files = given
        .files
        .iter()
        .map(|path| read(path))
        .collect::<Result<Vec<_>, _>>()?;
    let details = match given.webinar {
        Some(webinar) => with_given(app.webinar(webinar)?.details, given)?,
        None => with_given(WebinarDetails::default(), given)?,
    };
    let staging = app.stage(None, given.webinar, files)?.id;
    choose(app, staging, given)?;
    decide(app, staging, given)?;
    let done = app.import_staged(staging, details)?;
    answer(app, &done, json)
}

/// `sample`
pub fn sample(app: &App, json: bool) -> Result<(), Error> {
    answer(app, &app.open_sample()?, json)
}

/// `formats`
pub fn formats(json: bool) -> Result<(), Error> {
    let all = App::formats();
    let value: Vec<_> = all.iter().map(output::snake).collect();
    say(json, &value, || {
        let rows = all.iter().map(|one| vec![one.code.clone(), one.label.clone()]);
        output::table(rows)
    });
    Ok(())
}

/// `issues`
pub fn issues(app: &App, webinar: WebinarId, csv: bool, json: bool) -> Result<(), Error> {
    let issues = app.issues(webinar)?;
    if csv {
        print!("{}", String::from_utf8_lossy(&App::issues_as_csv(&issues)?));
        return Ok(());
    }
    let value: Vec<_> = issues.iter().map(output::snake).collect();
    say(json, &value, || match issues.is_empty() {
        true => "Nothing was noticed.".to_owned(),
        false => issues.iter().map(in_words).collect::<Vec<_>>().join("\n"),
    });
    Ok(())
}

/// `undo-import`
pub fn undo(app: &App, webinar: WebinarId, json: bool) -> Result<(), Error> {
    let files = app.webinar(webinar)?.undo.map(|undo| undo.files).unwrap_or_default();
    let is_there = app.undo_import(webinar)?;
    let value = json!({ "files": files, "webinar_is_there": is_there });
    say(json, &value, || {
        let what = if is_there {
            ""
        } else {
            " The webinar is gone, since it had no other import."
        };
        format!("Taken back: {}.{what}", files.join(", "))
    });
    Ok(())
}

/// What was typed about how files shall be read.
fn choose(app: &App, staging: FileId, given: &Import) -> Result<(), Error> {
    let day_order = match (given.day_first, given.month_first) {
        (true, _) => Some(DayOrder::DayFirst),
        (_, true) => Some(DayOrder::MonthFirst),
        _ => None,
    };
    let cards = app.staging(staging)?.files;
    for (file, format) in &given.read_as {
        if !cards.iter().any(|card| card.name == *file) {
            return Err(Error::invalid(format!(
                "--as: {file} is none of the files. Nothing was imported."
            )));
        }
        if !App::formats().iter().any(|known| known.code == *format) {
            let message = format!("--as: there is no format “{format}”. Nothing was imported.");
            return Err(Error::new(Code::Invalid, message, "`formats` lists them."));
        }
    }
    for card in cards {
        let format = given.read_as.iter().find(|(file, _)| *file == card.name);
        let choice = FileChoice {
            format: format
                .map(|(_, format)| format.clone())
                .or_else(|| card.choice.format.clone()),
            day_order: day_order.or(card.choice.day_order),
            ..card.choice.clone()
        };
        if choice != card.choice {
            app.choose_for_file(staging, card.id, choice)?;
        }
    }
    Ok(())
}

/// What was typed about names that the program cannot settle.
fn decide(app: &App, staging: FileId, given: &Import) -> Result<(), Error> {
    if given.who.is_empty() {
        return Ok(());
    }
    let doubts = app.staging_in_full(staging)?.doubts;
    for (name, person) in &given.who {
        let bare = NameDecision::key_of(name, None);
        let doubt = doubts
            .iter()
            .find(|doubt| NameDecision::key_of(&doubt.name, None) == bare);
        let decision = NameDecision {
            key: doubt.map_or(bare, |doubt| doubt.key.clone()),
            person: Some(person.to_lowercase()).filter(|person| !person.is_empty()),
        };
        app.decide_staged(staging, decision)?;
    }
    Ok(())
}

fn with_given(mut details: WebinarDetails, given: &Import) -> Result<WebinarDetails, Error> {
    let take = |into: &mut Option<String>, from: &Option<String>| {
        if from.is_some() {
            into.clone_from(from);
        }
    };
    if let Some(title) = &given.title {
        details.title.clone_from(title);
    }
    take(&mut details.topic, &given.topic);
    take(&mut details.host_name, &given.host);
    take(&mut details.offer_name, &given.offer_name);
    take(&mut details.offer_description, &given.offer_description);
    take(&mut details.offer_url, &given.offer_url);
    take(&mut details.deadline, &given.deadline);
    take(&mut details.replay_url, &given.replay_url);
    let mails = &mut details.mails;
    if let Some(language) = given.language {
        mails.language = language;
        mails.address = language.usual_address();
    }
    mails.address = given.address.unwrap_or(mails.address);
    mails.tone = given.tone.unwrap_or(mails.tone);
    mails.length = given.length.unwrap_or(mails.length);
    let compliance = &mut details.compliance;
    compliance.profile = given.compliance.unwrap_or(compliance.profile);
    for (into, from) in [
        (&mut compliance.postal_address, &given.postal_address),
        (&mut compliance.unsubscribe_line, &given.unsubscribe_line),
        (&mut compliance.sender_identity, &given.sender_identity),
        (&mut compliance.consent, &given.consent),
    ] {
        if let Some(text) = from {
            into.clone_from(text);
        }
    }
    if let Some(price) = &given.price {
        details.price = Some(Money::parse(price, &given.currency)?);
    }
    if let Some(date) = &given.date {
        let read = date
            .parse()
            .map_err(|_| Error::invalid(format!("“{date}” is not a date and time like 2025-10-01 14:00.")))?;
        details.hosted_at = Some(read);
    }
    Ok(details)
}

fn read(path: &Path) -> Result<GivenFile, Error> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let shown = path.display();
    if path.is_dir() {
        return Err(Error::new(
            Code::Import,
            format!("{shown} is a folder. Nothing was imported."),
            "Name the files in it.",
        ));
    }
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Error::new(
            Code::Import,
            format!("{shown} is not there. Nothing was imported."),
            "Check the name.",
        ),
        ErrorKind::PermissionDenied => Error::new(
            Code::Import,
            format!("{shown} may not be read. Nothing was imported."),
            "Check the file's permissions, or copy it to your own folder.",
        ),
        _ => Error::new(
            Code::Import,
            format!("{shown} could not be read ({}). Nothing was imported.", error.kind()),
            "",
        ),
    })?;
    Ok(GivenFile { name, bytes })
}

fn answer(app: &App, done: &ImportView, json: bool) -> Result<(), Error> {
    let files = app.webinar(done.webinar_id)?.files;
    let value = json!({
        "webinar": done.webinar_id,
        "unchanged": done.unchanged,
        "people": done.people,
        "new_people": done.new_people,
        "attended": done.attended,
        "left_out": done.left_out,
        "do_not_contact": done.do_not_contact,
        "messages": done.messages,
        "questions": done.questions,
        "unmatched_messages": done.unmatched_messages,
        "poll_answers": done.poll_answers,
        "changes": done.changes.as_ref().map(output::snake),
        "files": files.iter().map(output::snake).collect::<Vec<_>>(),
        "issues": output::snake(&done.issues),
    });
    say(json, &value, || {
        let mut lines = vec![done.webinar_id.to_string()];
        lines.push(format!(
            "{}{} people, {} came, {} messages, {} questions",
            if done.unchanged {
                "These files were imported already; nothing changed. "
            } else {
                ""
            },
            done.people,
            done.attended,
            done.messages,
            done.questions
        ));
        if done.unmatched_messages > 0 {
            lines.push(format!(
                "{} messages belong to nobody on the list",
                done.unmatched_messages
            ));
        }
        if done.do_not_contact > 0 {
            lines.push(format!(
                "{} people are on the do-not-contact list: no draft is written, no mail goes",
                done.do_not_contact
            ));
        }
        if done.left_out > 0 {
            lines.push(format!("{} people do not count as audience", done.left_out));
        }
        lines.extend(
            files
                .iter()
                .map(|file| format!("  {} ({}): {}", file.name, file.label, file.account)),
        );
        lines.extend(done.changes.iter().flat_map(|changes| &changes.details).cloned());
        lines.extend(done.issues.iter().map(in_words));
        lines.join("\n")
    });
    Ok(())
}

fn in_words(issue: &Issue) -> String {
    let line = issue.line.map(|line| format!(", line {line}")).unwrap_or_default();
    format!("  {}{line}: {}", issue.file, issue.message)
}
