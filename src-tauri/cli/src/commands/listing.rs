//! What there is: webinars, people, drafts.

use serde_json::{Value, json};
use webinarwins_core::domain::{Standing, Tier, WebinarId};
use webinarwins_core::views::{DraftSort, PeopleQuery};
use webinarwins_core::{App, Code, Error};

use crate::arguments::People;
use crate::output::{self, say, table};

/// `webinars`
pub fn webinars(app: &App, json: bool) -> Result<(), Error> {
    let all = app.webinars()?;
    let value: Vec<Value> = all.iter().map(output::snake).collect();
    say(json, &value, || {
        if all.is_empty() {
            return "No webinars yet: import one, or try `sample`.".to_owned();
        }
        table(all.iter().map(|one| {
            let date = one.hosted_at.as_ref().map(ToString::to_string).unwrap_or_default();
            vec![
                one.id.to_string(),
                date,
                format!("{} people", one.people),
                one.title.clone(),
            ]
        }))
    });
    Ok(())
}

/// `attendees`
pub fn attendees(app: &App, webinar: WebinarId, tiers: Vec<Tier>, left_out: bool, json: bool) -> Result<(), Error> {
    let people = app.attendees(
        webinar,
        &PeopleQuery {
            tiers,
            left_out,
            ..PeopleQuery::default()
        },
    )?;
    let value: Vec<Value> = people
        .iter()
        .map(|one| {
            json!({
                "email": one.email,
                "name": one.name,
                "attended": one.standing == Standing::Attended,
                "standing": one.standing,
                "role": one.role,
                "is_audience": one.is_audience,
                "attendance_percent": one.attendance_percent,
                "focus_percent": one.focus_percent,
                "attendance_minutes": one.attendance_minutes,
                "messages": one.messages,
                "questions": one.questions,
                "score": one.score,
                "tier": one.tier,
                "rank": one.rank,
                "explanation": one.explanation,
            })
        })
        .collect();
    say(json, &value, || {
        table(people.iter().map(|one| {
            vec![
                one.rank.to_string(),
                one.tier.label().to_owned(),
                format!("{:.1}", one.score),
                one.name.clone(),
                one.email.as_ref().map(ToString::to_string).unwrap_or_default(),
                one.explanation.clone(),
            ]
        }))
    });
    Ok(())
}

/// `keep` and `leave-out`
pub fn keep(app: &App, given: &People, kept: bool, json: bool) -> Result<(), Error> {
    let mut all = Vec::new();
    for left_out in [false, true] {
        let query = PeopleQuery {
            left_out,
            ..PeopleQuery::default()
        };
        all.extend(app.attendees(given.webinar, &query)?);
    }
    let mut ids = Vec::new();
    for address in &given.people {
        let of_address = all.iter().filter(|one| one.email.as_ref() == Some(address));
        let before = ids.len();
        ids.extend(of_address.map(|one| one.id));
        if ids.len() == before {
            return Err(Error::new(
                Code::NotFound,
                format!("{address} is not on the list. Nothing was changed."),
                "List the people with `attendees`.",
            ));
        }
    }
    app.keep_attendees(&ids, Some(kept))?;
    say(json, &json!({ "changed": ids.len() }), || {
        let what = if kept { "count as audience" } else { "are left out" };
        format!("{} people {what} now.", ids.len())
    });
    Ok(())
}

/// `drafts`
pub fn drafts(app: &App, webinar: WebinarId, json: bool) -> Result<(), Error> {
    let items = app.drafts(webinar, DraftSort::Tier)?;
    let all = items
        .iter()
        .map(|item| app.draft(item.id))
        .collect::<Result<Vec<_>, _>>()?;
    let value: Vec<Value> = all
        .iter()
        .map(|draft| {
            json!({
                "id": draft.item.id,
                "email": draft.to_email,
                "name": draft.to_name,
                "tier": draft.item.tier,
                "score": draft.item.score,
                "subject": draft.item.subject,
                "text": draft.text,
                "html": draft.html,
                "status": draft.item.status,
                "engine": draft.item.engine,
                "fallback": draft.fallback,
                "user_edited": draft.item.user_edited,
                "notes": draft.note,
                "version": draft.version,
                "findings": draft.findings,
            })
        })
        .collect();
    say(json, &value, || {
        let blocks = all.iter().map(|draft| {
            let to = draft.to_email.as_ref().map(ToString::to_string).unwrap_or_default();
            let status = draft.item.status.code().replace('_', " ");
            let mut lines = vec![format!(
                "{} · {to} · {} · {status}",
                draft.item.id,
                draft.item.tier.label()
            )];
            lines.push(format!("Subject: {}", draft.item.subject));
            lines.extend(draft.findings.iter().map(|finding| format!("  ! {}", finding.message)));
            lines.push(String::new());
            lines.push(draft.text.clone());
            lines.join("\n")
        });
        blocks.collect::<Vec<_>>().join("\n\n----\n\n")
    });
    Ok(())
}
