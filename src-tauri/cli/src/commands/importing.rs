//! Files in.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde_json::json;
use webinarwins_core::domain::{Money, WebinarDetails};
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
    let done = app.import(files, given.webinar, details)?;
    answer(&done, json);
    Ok(())
}

/// `sample`
pub fn sample(app: &App, json: bool) -> Result<(), Error> {
    answer(&app.open_sample()?, json);
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

fn answer(done: &ImportView, json: bool) {
    let value = json!({
        "webinar": done.webinar_id,
        "unchanged": done.unchanged,
        "people": done.people,
        "new_people": done.new_people,
        "attended": done.attended,
        "messages": done.messages,
        "questions": done.questions,
        "unmatched_messages": done.unmatched_messages,
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
        lines.extend(done.issues.iter().map(|issue| {
            let line = issue.line.map(|line| format!(", line {line}")).unwrap_or_default();
            format!("  {}{line}: {}", issue.file, issue.message)
        }));
        lines.join("\n")
    });
}
