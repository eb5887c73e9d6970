//! Each command: one or two calls of the facade, and its answer as text or JSON.

mod contact;
mod drafting;
mod importing;
mod insights;
mod listing;
mod sending;

use serde_json::json;
use webinarwins_core::views::{DraftScope, DraftSort, PackingChoice};
use webinarwins_core::{App, Error};

use crate::arguments::{Command, Export, ReadingCopy};
use crate::output::{self, say};

/// Runs one command.
pub async fn run(app: &App, command: Command, json: bool) -> Result<(), Error> {
    match command {
        Command::Import(import) => importing::import(app, &import, json),
        Command::Sample => importing::sample(app, json),
        Command::Webinars => listing::webinars(app, json),
        Command::Overview { webinar } => insights::overview(app, webinar, json),
        Command::Attendees {
            webinar,
            call_list: Some(most),
            ..
        } => insights::call_list(app, webinar, most, json),
        Command::Attendees {
            webinar,
            tier,
            left_out,
            ..
        } => listing::attendees(app, webinar, tier.into_iter().map(Into::into).collect(), left_out, json),
        Command::Formats => importing::formats(json),
        Command::Issues { webinar, csv } => importing::issues(app, webinar, csv, json),
        Command::UndoImport { webinar } => importing::undo(app, webinar, json),
        Command::Keep(people) => listing::keep(app, &people, true, json),
        Command::LeaveOut(people) => listing::keep(app, &people, false, json),
        Command::Drafts { webinar } => listing::drafts(app, webinar, json),
        Command::Draft(draft) => drafting::draft(app, draft, json).await,
        Command::Approve(approve) => drafting::approve(app, &approve, json),
        Command::Targets => targets(json),
        Command::Export(wanted) => export(app, &wanted, json),
        Command::Send(wanted) => sending::send(app, wanted, json).await,
        Command::SendingSetup(wanted) => sending::setup(app, wanted, json).await,
        Command::ReadingCopy(wanted) => reading_copy(app, wanted, json),
        Command::DoNotContact(wanted) => contact::list(app, wanted, json),
        Command::ErasePerson { webinar, address, yes } => contact::erase(app, webinar, &address, yes, json),
        Command::Delete { webinar } => {
            app.erase_webinar(webinar)?;
            say(json, &json!({ "deleted": webinar }), || "Deleted.".to_owned());
            Ok(())
        }
    }
}

fn export(app: &App, wanted: &Export, json: bool) -> Result<(), Error> {
    let Export {
        webinar,
        target,
        out,
        folder,
        zip,
        include_unapproved,
    } = wanted;
    let packing = match (folder, zip) {
        (true, _) => PackingChoice::Folder,
        (_, true) => PackingChoice::Zip,
        _ => PackingChoice::File,
    };
    let done = app.export(packing, *webinar, target, *include_unapproved, out)?;
    let out = std::path::absolute(out).unwrap_or_else(|_| out.clone());
    let value = json!({
        "export": done.id,
        "file": out,
        "mails": done.mails,
        "left_out": output::snake(&done.left_out),
        "neutralised": done.neutralised,
        "changes": output::snake(&done.changes),
    });
    say(json, &value, || {
        let mut lines = vec![format!("{} mails written to {}", done.mails, out.display())];
        lines.extend(done.changes.iter().map(|change| {
            format!(
                "Changed: {} of {}: “{}” is “{}” now",
                change.column, change.email, change.was, change.is
            )
        }));
        lines.extend(done.left_out.iter().map(|left| format!("Left out: {}", left.message)));
        lines.join("\n")
    });
    Ok(())
}

fn targets(json: bool) -> Result<(), Error> {
    let targets = App::export_targets();
    let value = json!({ "targets": output::snake(&targets) });
    say(json, &value, || {
        let row = |target: &webinarwins_core::views::ExportTargetView| {
            let form = if target.is_one_file {
                "file, folder or zip"
            } else {
                "folder or zip"
            };
            vec![target.code.clone(), target.name.clone(), form.to_owned()]
        };
        output::table(targets.iter().map(row))
    });
    Ok(())
}

fn reading_copy(app: &App, wanted: ReadingCopy, json: bool) -> Result<(), Error> {
    let ids = match wanted.draft.is_empty() {
        true => {
            let drafts = app.drafts(wanted.webinar, DraftSort::Tier)?;
            drafts.iter().map(|draft| draft.id).collect()
        }
        false => wanted.draft,
    };
    let done = app.save_reading_copy(&DraftScope::Drafts { ids }, !wanted.without_addresses, &wanted.out)?;
    let out = std::path::absolute(&wanted.out).unwrap_or(wanted.out);
    let value = json!({ "file": out, "mails": done.mails });
    say(json, &value, || {
        format!("{} mails to read written to {}", done.mails, out.display())
    });
    Ok(())
}
