//! What there is: webinars, people, drafts.

use serde_json::{Value, json};
use webinarwins_core::domain::{Tier, WebinarId};
use webinarwins_core::views::{DraftSort, PeopleQuery};
use webinarwins_core::{App, Error};

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
pub fn attendees(app: &App, webinar: WebinarId, tiers: Vec<Tier>, json: bool) -> Result<(), Error> {
    let people = app.attendees(
        webinar,
        &PeopleQuery {
            tiers,
            ..PeopleQuery::default()
        },
    )?;
    let value: Vec<Value> = people
        .iter()
        .map(|one| {
            json!({
                "email": one.email,
                "name": one.name,
                "attended": one.attended,
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
