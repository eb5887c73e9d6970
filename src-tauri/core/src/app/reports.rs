//! What is printed or handed on about a webinar: whom to call, and a page about how it went.

use std::path::Path;

use super::App;
use super::error::{Code, Error};
use super::export::{file_name_of, refused};
use super::views::{CallView, ChartKind, MiddleView, OverviewView, ReportKind, ReportView};
use crate::domain::{ExportId, Tier, WebinarDetails, WebinarId};
use crate::export::pdf::{
    self, Band, BuyingSignal, CallPerson, CallSheet, Curve, Moment, Number, Paper, PersonToCall, Report, Topic,
    UnansweredQuestion,
};
use crate::export::{self, CalledRow};

impl App {
    /// The name that a report is suggested under.
    pub fn report_name(&self, webinar: WebinarId, kind: ReportKind) -> Result<String, Error> {
        let details = self.webinar(webinar)?.details;
        Ok(match kind {
            ReportKind::CallsPdf => export::named_after(&details.title, "calls.pdf"),
            ReportKind::CallsCsv => export::named_after(&details.title, "calls.csv"),
            ReportKind::OverviewPdf => export::named_after(&details.title, "overview.pdf"),
        })
    }

    /// Writes a report, all or nothing. A list of calls has at most `most` people.
    pub fn save_report(
        &self,
        webinar: WebinarId,
        kind: ReportKind,
        most: u32,
        path: &Path,
    ) -> Result<ReportView, Error> {
        let details = self.webinar(webinar)?.details;
        let paper = paper_for(&details);
        let bytes = match kind {
            ReportKind::CallsPdf => pdf::call_sheet(&call_sheet(&details, self.call_list(webinar, most)?), paper)
                .map_err(|error| not_made(&error))?,
            ReportKind::CallsCsv => {
                let mut bytes = Vec::new();
                let rows: Vec<CalledRow> = self
                    .call_list(webinar, most)?
                    .into_iter()
                    .zip(1..)
                    .map(called_row)
                    .collect();
                export::write_calls(&rows, &mut bytes).map_err(|error| refused(&error))?;
                bytes
            }
            ReportKind::OverviewPdf => {
                pdf::report(&report(&details, self.overview(webinar)?), paper).map_err(|error| not_made(&error))?
            }
        };
        write(path, &bytes)?;
        Ok(ReportView {
            id: ExportId::new(self.now()),
            file_name: file_name_of(path),
        })
    }
}

/// The largest picture of a chart, in bytes.
const LARGEST_CHART: usize = 32 * 1024 * 1024;

impl App {
    /// The name that a chart is suggested under.
    pub fn chart_name(title: &str, kind: ChartKind) -> String {
        export::named_after(
            title,
            match kind {
                ChartKind::Png => "chart.png",
                ChartKind::Svg => "chart.svg",
            },
        )
    }

    /// Writes the picture of a chart as the page drew it, all or nothing; nothing else can be written this way.
    pub fn save_chart(&self, kind: ChartKind, bytes: &[u8], path: &Path) -> Result<ReportView, Error> {
        let start: &[u8] = match kind {
            ChartKind::Png => b"\x89PNG\r\n\x1a\n",
            ChartKind::Svg => b"<svg",
        };
        if !bytes.starts_with(start) || bytes.len() > LARGEST_CHART {
            return Err(Error::invalid("This is no picture of a chart. No file was written."));
        }
        write(path, bytes)?;
        Ok(ReportView {
            id: ExportId::new(self.now()),
            file_name: file_name_of(path),
        })
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    export::atomically(path, |file| {
        std::io::Write::write_all(file, bytes)?;
        Ok(())
    })
    .map_err(|error| refused(&error))
}

fn not_made(error: &pdf::PdfError) -> Error {
    Error::new(
        Code::Invalid,
        error.to_string(),
        "Save the list as a table instead, and tell us about it.",
    )
}

/// Where prices are in dollars of America, paper is Letter; everywhere else it is A4.
fn paper_for(details: &WebinarDetails) -> Paper {
    match details.price.as_ref().map(|price| price.currency.as_str()) {
        Some("USD" | "CAD") => Paper::Letter,
        _ => Paper::A4,
    }
}

fn date_line(details: &WebinarDetails) -> String {
    details.hosted_at.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn call_sheet(details: &WebinarDetails, calls: Vec<CallView>) -> CallSheet {
    let person = |(call, rank): (CallView, u32)| CallPerson {
        rank,
        name: call.label,
        address: call.email.map(|email| email.to_string()).unwrap_or_default(),
        tier: call.tier,
        score: Some(call.score),
        did: vec![call.signals],
        words: Some(call.words).filter(|words| !words.is_empty()).into_iter().collect(),
        signals: call
            .buying
            .into_iter()
            .map(|sign| BuyingSignal {
                name: sign.label,
                line: sign.line,
            })
            .collect(),
        opener: call.first_line,
        talking_points: call.points,
    };
    CallSheet {
        title: details.title.clone(),
        date_line: date_line(details),
        people: calls.into_iter().zip(1..).map(person).collect(),
    }
}

fn called_row((call, rank): (CallView, u32)) -> CalledRow {
    CalledRow {
        rank,
        name: call.label,
        email: call.email,
        tier: call.tier,
        score: call.score,
        words: call.words,
        signals: call.signals,
        buying: call
            .buying
            .into_iter()
            .map(|sign| format!("{}: {}", sign.label, sign.line))
            .collect(),
        first_line: call.first_line,
        points: call.points,
    }
}

fn report(details: &WebinarDetails, view: OverviewView) -> Report {
    let usual = view.usual.as_ref();
    let whole = |number: f64| format!("{number:.0}");
    let percent = |number: f64| format!("{number:.0} %");
    let mean = |middle: Option<MiddleView>| middle.map(|middle| percent(middle.mean));
    let number = |label: &str, value: Option<String>, usual: Option<String>| {
        value.map(|value| Number {
            label: label.to_owned(),
            value,
            usual,
        })
    };
    let numbers = [
        number(
            "Registered",
            Some(view.registered.to_string()),
            usual.map(|usual| whole(usual.registered)),
        ),
        number("Came", Some(view.attended.to_string()), None),
        number(
            "Attendance rate",
            view.attendance_rate.map(percent),
            usual.and_then(|usual| usual.attendance_rate).map(percent),
        ),
        number(
            "Average focus",
            mean(view.focus),
            usual.and_then(|usual| usual.focus).map(percent),
        ),
        number(
            "Messages",
            Some(view.messages.to_string()),
            usual.map(|usual| whole(usual.messages)),
        ),
        number(
            "Questions",
            Some(view.questions.to_string()),
            usual.map(|usual| whole(usual.questions)),
        ),
    ];
    let bands = |people: &[u32], tier_of: &dyn Fn(f64) -> Option<Tier>| {
        let width = 100.0 / people.len().max(1) as f64;
        let band = |(place, people): (usize, &u32)| Band {
            label: format!("{:.0}–{:.0}", place as f64 * width, (place + 1) as f64 * width),
            people: *people,
            tier: tier_of(place as f64 * width),
        };
        people.iter().enumerate().map(band).collect::<Vec<_>>()
    };
    let [hot, warm, cool] = view.limits;
    let tier_at = |score: f64| {
        Some(match score {
            score if score >= hot => Tier::Hot,
            score if score >= warm => Tier::Warm,
            score if score >= cool => Tier::Cool,
            _ => Tier::Cold,
        })
    };
    let moment = |minute: f64, label: &str| Moment {
        minute: minute.max(0.0) as u32,
        label: label.to_owned(),
    };
    Report {
        title: details.title.clone(),
        date_line: date_line(details),
        numbers: numbers.into_iter().flatten().collect(),
        tiers: view.tiers.iter().map(|count| (count.tier, count.people)).collect(),
        curve: view.curve.as_ref().map(|curve| Curve {
            people: curve.people.clone(),
            messages: curve.messages.clone(),
            moments: curve
                .chapters
                .iter()
                .map(|chapter| moment(chapter.minute, &chapter.title))
                .collect(),
        }),
        focus: bands(&view.focus_bands, &|_| None),
        score: bands(&view.score_bands, &tier_at),
        people: view
            .call_first
            .iter()
            .map(|call| PersonToCall {
                name: call.label.clone(),
                tier: call.tier,
                score: Some(call.score),
                why: call.signals.clone(),
            })
            .collect(),
        questions: view
            .asked
            .iter()
            .take(view.open_questions as usize)
            .map(|question| UnansweredQuestion {
                question: question.text.clone(),
                asked_by: match question.askers.as_slice() {
                    [] => String::new(),
                    [one] => one.author.clone(),
                    [first, others @ ..] => format!("{} and {} more", first.author, others.len()),
                },
            })
            .collect(),
        topics: view
            .topics
            .iter()
            .map(|topic| Topic {
                words: topic.label.clone(),
                mentions: topic.lines,
            })
            .collect(),
        opportunity: opportunity(&view),
        notes: drops(&view).into_iter().chain(view.notes.iter().cloned()).collect(),
    }
}

fn opportunity(view: &OverviewView) -> Vec<String> {
    let Some(price) = &view.opportunity.price else {
        return Vec::new();
    };
    let mut lines: Vec<String> = view
        .opportunity
        .tiers
        .iter()
        .filter_map(|line| {
            let amount = line.amount.as_ref()?;
            Some(format!(
                "{} {} × {price} × {} % = {amount}",
                line.people,
                line.tier.label(),
                line.percent
            ))
        })
        .collect();
    lines.extend(
        view.opportunity
            .total
            .as_ref()
            .map(|total| format!("Together {total}, if these assumptions hold")),
    );
    lines
}

fn drops(view: &OverviewView) -> Vec<String> {
    let Some(curve) = &view.curve else {
        return Vec::new();
    };
    let shown = |chapter: &str| match chapter {
        "" => String::new(),
        chapter => format!(", during “{chapter}”"),
    };
    let mut notes: Vec<String> = curve
        .drops
        .iter()
        .map(|drop| {
            format!(
                "{} left from minute {} on{}.",
                drop.people,
                drop.minute,
                shown(&drop.chapter)
            )
        })
        .collect();
    let left = curve.left_before_offer.filter(|people| *people > 0);
    notes.extend(left.map(|people| format!("{people} left before the offer.")));
    notes
}
