//! What a webinar as a whole says, for the page that is seen first after an import.

use std::collections::HashMap;

use super::error::Error;
use super::import::count;
use super::people::Marks;
use super::summary::Summary;
use super::views::{
    AskerView, Assumptions, BuyingView, CallView, CurveView, DropView, LineChoice, LineView, MiddleView,
    OpportunityTierView, OpportunityView, OverviewView, QuestionView, TierCountView, TimeSavedView, TopicView,
    UsualView, WordCountView,
};
use super::{App, scores, settings};
use crate::domain::email::is_public_mail;
use crate::domain::{AttendeeId, Money, PollAnswer, Tier, WebinarDetails, WebinarId};
use crate::insights::{self, Answered, Middle, Question};
use crate::store::{LineRow, StoreError, Tx, WebinarRow};

/// How many people are named as whom to call first: as many as a person calls in an hour.
const CALL_FIRST: usize = 5;
/// How many questions the overview holds.
const MOST_QUESTIONS: usize = 100;
/// How many domains and places are named.
const MOST_WORDS: usize = 8;
/// How many lines of a topic or a minute are shown.
const MOST_LINES: usize = 500;
/// Who decides on nothing for longer than this did something else.
const LONGEST_LOOK_MINUTES: f64 = 2.0;

impl App {
    /// The numbers, whom to call first, what was asked and talked about, and who was there when.
    pub fn overview(&self, webinar: WebinarId) -> Result<OverviewView, Error> {
        self.store().read(|tx| {
            let row = tx.webinar(webinar)?;
            let details = &row.webinar.details;
            let summary = Summary::of(tx, webinar)?;
            let marks = Marks::of(tx, webinar)?;
            let came = &summary.turnout.came;
            let attended = count(came.len());
            let registered = summary.turnout.registered;
            let attendance: Vec<f64> = came.iter().filter_map(|one| attendance_of(one, details)).collect();
            let focus: Vec<f64> = came.iter().filter_map(|one| one.focus_percent).collect();
            let room = row.room.unwrap_or_else(|| scores::room(std::iter::empty(), &row));
            let tiers = tier_counts(&summary);
            let assumptions = settings::load(tx)?.assumptions;
            let asked = &summary.questions;
            Ok(OverviewView {
                registered,
                attended,
                attendance_rate: percent(attended, registered),
                messages: count(summary.messages),
                questions: count(summary.lines.iter().filter(|line| line.is_question).count()),
                usual: usual(tx, &row)?,
                call_first: calls(tx, &row, &summary, CALL_FIRST)?,
                asked: asked
                    .iter()
                    .take(MOST_QUESTIONS)
                    .map(|one| question_view(one, &summary, &marks))
                    .collect(),
                open_questions: count(asked.iter().filter(|one| one.state == Answered::No).count()),
                all_questions: count(asked.len()),
                curve: curve(&summary, details),
                focus_bands: band_list(&focus),
                attendance_bands: band_list(&attendance),
                score_bands: insights::bands::<20>(came.iter().map(|one| one.score)).to_vec(),
                limits: [row.scoring.hot_from, row.scoring.warm_from, row.scoring.cool_from],
                focus: Middle::of(focus).map(middle),
                attendance: Middle::of(attendance).map(middle),
                topics: summary
                    .topics
                    .iter()
                    .map(|topic| TopicView {
                        label: topic.label.clone(),
                        people: count(topic.people),
                        lines: count(topic.lines.len()),
                    })
                    .collect(),
                domains: most(&summary.turnout.domains, |domain| !is_public_mail(domain)),
                locations: most(&summary.turnout.locations, |_| true),
                opportunity: opportunity(&tiers, details.price.as_ref(), &assumptions),
                saved: saved(tx, webinar, &marks, &assumptions)?,
                tiers,
                notes: room.notes(&row.scoring),
            })
        })
    }

    /// The people worth a call, most promising first, at most `most`.
    pub fn call_list(&self, webinar: WebinarId, most: u32) -> Result<Vec<CallView>, Error> {
        self.store().read(|tx| {
            let row = tx.webinar(webinar)?;
            let summary = Summary::of(tx, webinar)?;
            calls(tx, &row, &summary, most as usize)
        })
    }

    /// The lines of a topic or a minute, in the order of the files, at most five hundred.
    pub fn lines(&self, webinar: WebinarId, choice: &LineChoice) -> Result<Vec<LineView>, Error> {
        self.store().read(|tx| {
            let summary = Summary::of(tx, webinar)?;
            let chosen: Vec<&LineRow> = match choice {
                LineChoice::Topic(label) => {
                    let topic = summary.topics.iter().find(|topic| topic.label == *label);
                    let lines = topic.map_or(&[][..], |topic| topic.lines.as_slice());
                    lines.iter().filter_map(|index| summary.lines.get(*index)).collect()
                }
                LineChoice::Minute(minute) => {
                    let within = f64::from(*minute)..f64::from(*minute) + 1.0;
                    let is_then = |line: &&LineRow| line.minute.is_some_and(|at| within.contains(&at.max(0.0)));
                    summary
                        .lines
                        .iter()
                        .filter(is_then)
                        .filter(|line| !line.is_private)
                        .collect()
                }
            };
            Ok(chosen
                .into_iter()
                .take(MOST_LINES)
                .map(|line| LineView {
                    attendee_id: line.by,
                    author: line.author.clone(),
                    minute: line.minute,
                    text: line.text.clone(),
                    is_question: line.is_question,
                })
                .collect())
        })
    }
}

/// As the file states it, else as it is worked out for the score.
fn attendance_of(one: &crate::store::CameRow, details: &WebinarDetails) -> Option<f64> {
    let length = details.duration_minutes.filter(|length| *length > 0.0);
    let worked_out = || Some((one.attendance_minutes? / length? * 100.0).min(100.0));
    one.attendance_percent.or_else(worked_out)
}

fn percent(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole) * 100.0)
}

fn middle(Middle { mean, median }: Middle) -> MiddleView {
    MiddleView { mean, median }
}

fn band_list(percentages: &[f64]) -> Vec<u32> {
    if percentages.is_empty() {
        return Vec::new();
    }
    insights::bands::<10>(percentages.iter().copied()).to_vec()
}

fn tier_counts(summary: &Summary) -> Vec<TierCountView> {
    let people = |tier: &Tier| summary.turnout.tiers.get(tier).copied().unwrap_or_default();
    Tier::ALL
        .map(|tier| TierCountView {
            tier,
            people: people(&tier),
        })
        .to_vec()
}

fn most(counts: &HashMap<String, u32>, is_wanted: impl Fn(&str) -> bool) -> Vec<WordCountView> {
    let wanted = counts.iter().filter(|(word, _)| is_wanted(word));
    let mut words: Vec<WordCountView> = wanted
        .map(|(word, people)| WordCountView {
            word: word.clone(),
            people: *people,
        })
        .collect();
    words.sort_by(|a, b| b.people.cmp(&a.people).then_with(|| a.word.cmp(&b.word)));
    words.truncate(MOST_WORDS);
    words
}

/// The medians of the webinars that were held before this one.
fn usual(tx: &Tx<'_>, row: &WebinarRow) -> Result<Option<UsualView>, StoreError> {
    let mut earlier = tx.of_everybody(|| tx.numbers())?.to_vec();
    let this = earlier.iter().position(|numbers| numbers.id == row.webinar.id);
    earlier.truncate(this.unwrap_or_default());
    earlier.retain(|numbers| numbers.registered > 0);
    let median = |values: Vec<f64>| Middle::of(values).map(|middle| middle.median);
    let of =
        |number: &dyn Fn(&crate::store::NumbersRow) -> Option<f64>| median(earlier.iter().filter_map(number).collect());
    let Some(registered) = of(&|one| Some(f64::from(one.registered))) else {
        return Ok(None);
    };
    Ok(Some(UsualView {
        webinars: count(earlier.len()),
        registered,
        attendance_rate: of(&|one| percent(one.attended, one.registered)),
        focus: of(&|one| one.focus),
        attendance: of(&|one| one.attendance),
        messages: of(&|one| Some(f64::from(one.messages))).unwrap_or_default(),
        questions: of(&|one| Some(f64::from(one.questions))).unwrap_or_default(),
        tiers: (0..Tier::ALL.len())
            .map(|tier| of(&|one| percent(one.tiers[tier], one.registered)).unwrap_or_default())
            .collect(),
    }))
}

fn calls(tx: &Tx<'_>, row: &WebinarRow, summary: &Summary, most: usize) -> Result<Vec<CallView>, Error> {
    let webinar = row.webinar.id;
    let said = summary.said();
    let found = insights::calls(&summary.participants(), &said, summary.length, summary.offer, most);
    let ids: Vec<AttendeeId> = found
        .iter()
        .filter_map(|call| Some(summary.turnout.came.get(call.participant)?.id))
        .collect();
    let people = tx.attendees_by_id(webinar, &ids)?;
    let marks = Marks::of(tx, webinar)?;
    let style = &row.webinar.details.mails;
    let mut views = Vec::with_capacity(people.len());
    for (person, call) in people.into_iter().zip(found) {
        let words = call.words.and_then(|index| summary.lines.get(index));
        let answers = tx.poll_answers_of(webinar, person.attendee.id)?;
        let quoted = words.map(|line| (line.text.trim(), line.is_question));
        views.push(CallView {
            attendee_id: person.attendee.id,
            label: person.attendee.label().to_owned(),
            tier: person.tier,
            score: person.score,
            words: words.map(|line| line.text.trim().to_owned()).unwrap_or_default(),
            first_line: insights::first_line(style.language, style.address, quoted),
            points: points(&call, summary, &answers, &row.webinar.details),
            signals: call.signals,
            buying: call
                .buying
                .into_iter()
                .filter_map(|(kind, index)| {
                    Some(BuyingView {
                        kind,
                        label: kind.label().to_owned(),
                        line: summary.lines.get(index)?.text.clone(),
                    })
                })
                .collect(),
            draft_id: marks.of_person(person.attendee.id).map(|mark| mark.id),
            email: person.attendee.email,
        });
    }
    Ok(views)
}

/// What else there is to talk about: open questions, answers to polls, and the offer.
fn points(call: &insights::Call, summary: &Summary, answers: &[PollAnswer], details: &WebinarDetails) -> Vec<String> {
    const MOST: usize = 3;
    let is_shown = |index: usize| Some(index) == call.words || call.buying.iter().any(|(_, line)| *line == index);
    let open = call.open.iter().filter(|index| !is_shown(**index));
    let mut points: Vec<String> = open
        .filter_map(|index| summary.lines.get(*index))
        .take(MOST)
        .map(|line| format!("Also asked: “{}”", line.text.trim()))
        .collect();
    points.extend(
        answers
            .iter()
            .take(MOST)
            .map(|answer| format!("Poll, “{}”: {}", answer.question, answer.answers.join(", "))),
    );
    if !call.buying.is_empty()
        && let Some(offer) = &details.offer_name
    {
        let price = details.price.as_ref().map(ToString::to_string);
        let told = [Some(offer.clone()), price, details.deadline.clone()];
        points.push(format!(
            "Your offer: {}",
            told.into_iter().flatten().collect::<Vec<_>>().join(", ")
        ));
    }
    points
}

fn question_view(question: &Question, summary: &Summary, marks: &Marks) -> QuestionView {
    let lines: Vec<&LineRow> = question
        .lines
        .iter()
        .filter_map(|index| summary.lines.get(*index))
        .collect();
    let text = lines.first().map(|line| line.text.clone()).unwrap_or_default();
    QuestionView {
        key: crate::domain::message::question_key(&text),
        state: question.state,
        answer: lines
            .iter()
            .filter_map(|line| line.answer.clone())
            .find(|answer| answer.text.is_some()),
        is_decided: lines.iter().any(|line| line.is_decided),
        askers: lines
            .iter()
            .map(|line| AskerView {
                attendee_id: line.by,
                author: line.author.clone(),
                text: line.text.clone(),
                at: line.at.as_deref().and_then(|at| at.parse().ok()),
                minute: line.minute,
                draft_id: line.by.and_then(|id| marks.of_person(id)).map(|mark| mark.id),
            })
            .collect(),
        text,
    }
}

fn curve(summary: &Summary, details: &WebinarDetails) -> Option<CurveView> {
    let curve = &summary.curve;
    let came = &summary.turnout.came;
    let chapter_at = |minute: usize| {
        let began = details
            .chapters
            .iter()
            .rev()
            .find(|chapter| chapter.minute <= minute as f64);
        began.map(|chapter| chapter.title.clone()).unwrap_or_default()
    };
    let left = |offer: f64| {
        count(
            came.iter()
                .filter(|one| insights::left_before(one.exit_minute, offer))
                .count(),
        )
    };
    (curve.known > 0).then(|| CurveView {
        people: curve.people.clone(),
        messages: curve.messages.clone(),
        unknown: count(came.len() - curve.known),
        chapters: details.chapters.clone(),
        offer_minute: summary.offer,
        left_before_offer: summary.offer.map(left),
        drops: curve
            .drops
            .iter()
            .map(|drop| DropView {
                minute: count(drop.minute),
                people: drop.people,
                chapter: chapter_at(drop.minute),
            })
            .collect(),
    })
}

fn opportunity(tiers: &[TierCountView], price: Option<&Money>, assumptions: &Assumptions) -> OpportunityView {
    let amount = |people: u32, percent: f64| {
        price.map(|price| Money {
            hundredths: (f64::from(people) * percent / 100.0 * price.hundredths as f64).round() as i64,
            currency: price.currency.clone(),
        })
    };
    let lines: Vec<OpportunityTierView> = tiers
        .iter()
        .zip(assumptions.percent_buying)
        .filter_map(|(count, percent)| {
            let percent = percent?;
            Some(OpportunityTierView {
                tier: count.tier,
                people: count.people,
                percent,
                amount: amount(count.people, percent),
            })
        })
        .collect();
    let total = lines
        .iter()
        .filter_map(|line| line.amount.as_ref())
        .map(|money| money.hundredths)
        .sum();
    let total = price.filter(|_| !lines.is_empty()).map(|price| Money {
        hundredths: total,
        currency: price.currency.clone(),
    });
    OpportunityView {
        price: price.cloned(),
        tiers: lines,
        total,
    }
}

fn saved(
    tx: &Tx<'_>,
    webinar: WebinarId,
    marks: &Marks,
    assumptions: &Assumptions,
) -> Result<TimeSavedView, StoreError> {
    let tally = marks.tally();
    let mails = tally.approved + tally.exported;
    let decided = tx.decided_at(webinar)?;
    let review_minutes: f64 = decided
        .windows(2)
        .map(|pair| (pair[1].duration_since(pair[0]).as_secs_f64() / 60.0).clamp(0.0, LONGEST_LOOK_MINUTES))
        .sum();
    let by_hand = f64::from(mails) * assumptions.minutes_a_mail;
    Ok(TimeSavedView {
        mails,
        minutes_a_mail: assumptions.minutes_a_mail,
        review_minutes,
        minutes: (by_hand - review_minutes).max(0.0),
    })
}
