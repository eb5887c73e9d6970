//! What a webinar says as a whole.

use serde_json::Value;
use webinarwins_core::domain::WebinarId;
use webinarwins_core::views::{OverviewView, UsualView};
use webinarwins_core::{App, Error};

use crate::output::{self, say};

/// `overview`
pub fn overview(app: &App, webinar: WebinarId, json: bool) -> Result<(), Error> {
    let view = app.overview(webinar)?;
    say(json, &output::snake(&view), || summary(&view));
    Ok(())
}

/// `people --call-list`
pub fn call_list(app: &App, webinar: WebinarId, most: u32, json: bool) -> Result<(), Error> {
    let calls = app.call_list(webinar, most)?;
    let value: Vec<Value> = calls.iter().map(output::snake).collect();
    say(json, &value, || {
        let people = calls.iter().enumerate().map(|(place, call)| {
            let address = call
                .email
                .as_ref()
                .map(|email| format!(" <{email}>"))
                .unwrap_or_default();
            let head = format!(
                "{}. {}{address}, {} {:.1}",
                place + 1,
                call.label,
                call.tier.label(),
                call.score
            );
            let mut lines = vec![head, format!("   {}", call.signals)];
            if !call.words.is_empty() {
                lines.push(format!("   “{}”", call.words));
            }
            lines.extend(
                call.buying
                    .iter()
                    .map(|sign| format!("   About {}: “{}”", sign.label, sign.line)),
            );
            lines.extend(call.points.iter().map(|point| format!("   {point}")));
            lines.push(format!("   Begin with: {}", call.first_line));
            lines.join("\n")
        });
        match people.collect::<Vec<_>>() {
            none if none.is_empty() => "Nobody came.".to_owned(),
            people => people.join("\n\n"),
        }
    });
    Ok(())
}

fn summary(view: &OverviewView) -> String {
    let usual = view.usual.as_ref();
    let beside = |number: Option<f64>, unit: &str| {
        number
            .map(|usual| format!(" (usual {usual:.0}{unit})"))
            .unwrap_or_default()
    };
    let of_usual = |number: fn(&UsualView) -> Option<f64>, unit: &str| beside(usual.and_then(number), unit);
    let percent = |number: Option<f64>| number.map_or("unknown".to_owned(), |number| format!("{number:.0} %"));
    let mut lines = vec![
        format!(
            "{} registered{}",
            view.registered,
            of_usual(|usual| Some(usual.registered), "")
        ),
        format!(
            "{} came, {}{}",
            view.attended,
            percent(view.attendance_rate),
            of_usual(|usual| usual.attendance_rate, " %")
        ),
        format!(
            "Focus {}, attendance {}, on average",
            percent(view.focus.map(|middle| middle.mean)),
            percent(view.attendance.map(|middle| middle.mean))
        ),
        format!("{} messages, {} questions", view.messages, view.questions),
        view.tiers
            .iter()
            .map(|count| format!("{} {}", count.people, count.tier.label()))
            .collect::<Vec<_>>()
            .join(", "),
    ];
    if let Some(curve) = &view.curve {
        lines.extend(curve.drops.iter().map(|drop| {
            let shown = match drop.chapter.as_str() {
                "" => String::new(),
                chapter => format!(", in “{chapter}”"),
            };
            format!("{} left from minute {} on{shown}", drop.people, drop.minute)
        }));
        lines.extend(
            curve
                .left_before_offer
                .map(|people| format!("{people} left before the offer")),
        );
    }
    lines.push(format!(
        "{} of {} questions are open",
        view.open_questions, view.all_questions
    ));
    lines.extend(
        view.asked
            .iter()
            .take(view.open_questions as usize)
            .take(10)
            .map(|question| {
                let askers: Vec<&str> = question.askers.iter().map(|asker| asker.author.as_str()).collect();
                format!("  “{}” {}", question.text, askers.join(", "))
            }),
    );
    if !view.topics.is_empty() {
        let topics: Vec<String> = view
            .topics
            .iter()
            .map(|topic| format!("{} ({} people)", topic.label, topic.people))
            .collect();
        lines.push(format!("Topics: {}", topics.join(", ")));
    }
    lines.extend(view.notes.iter().cloned());
    lines.join("\n")
}
