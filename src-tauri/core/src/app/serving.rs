//! A run at work: drafts for a group of people, by templates or by one request to a model, stored with what they take
//! the place of.

use std::collections::BTreeSet;
use std::sync::mpsc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::App;
use super::budget::Within;
use super::desk::Desk;
use super::error::Error;
use super::import::count;
use super::run_scope::may_write;
use super::steps::RunStep;
use super::writing::{Brief, Finished, Former, blocking, brief_of, store_draft, template_unlike};
use crate::domain::{AttendeeId, RunOptions, Usage};
use crate::drafting::DrafterError;
use crate::jobs::Outcome;
use crate::store::{AttendeeRow, JobError};

/// A run from where it began, or went on, until it ends or pauses.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub step: RunStep,
    pub options: RunOptions,
    /// When the run began.
    pub begun: jiff::Timestamp,
}

impl App {
    pub(super) async fn serve_by_templates(&self, part: Part, people: Vec<AttendeeId>) -> Outcome {
        let (app, all) = (self.clone(), count(people.len()));
        let stored = blocking(move || {
            let now = app.now();
            app.store().write(|tx| {
                let Some(first) = people.first() else { return Ok(()) };
                let desk = Desk::open(tx, tx.attendee(*first)?.attendee.webinar_id)?;
                let (mut alone, mut beside_others) = (Vec::new(), Vec::new());
                for id in &people {
                    if !may_write(tx, *id, &part.options, part.begun)? {
                        continue;
                    }
                    let person = tx.attendee(*id)?;
                    let one = (brief_of(tx, &desk, &person)?, Former::of(tx, *id)?, person);
                    match desk.has_colleagues(&one.2.attendee) {
                        true => beside_others.push(one),
                        false => alone.push(one),
                    }
                }
                // Which text somebody gets depends on what colleagues get, so that it is chosen one by one.
                let (mut chosen, mut to_check) = (Vec::new(), BTreeSet::new());
                for (brief, former, person) in beside_others {
                    let of = &person.attendee;
                    let text = desk.template_unlike_others(tx, of, &brief, former.mail())?;
                    to_check.extend(desk.colleagues_behind(tx, of.id, Some(&text.mail))?);
                    chosen.push((text, former, person));
                }
                let mut compared = Vec::with_capacity(chosen.len());
                for (text, former, person) in chosen {
                    to_check.remove(&person.attendee.id);
                    let before = desk.colleagues_before(tx, &person.attendee)?;
                    compared.push((text, before, former, person));
                }
                // Writing and checking takes longer than the database does, which stores what is finished meanwhile.
                let unlike = |(brief, former, person): (Brief, Former, AttendeeRow)| {
                    let text = template_unlike(&brief, former.mail())?;
                    Ok::<_, Error>((text, Vec::new(), former, person))
                };
                let all = alone
                    .into_par_iter()
                    .map(unlike)
                    .chain(compared.into_par_iter().map(Ok))
                    .map(|written| {
                        let (text, before, former, person) = written?;
                        Ok::<_, Error>(Finished::of(&desk, &person, &before, former, text, now))
                    });
                // Nobody listens any more once one could not be stored.
                let (sender, finished) = mpsc::channel();
                std::thread::scope(|scope| {
                    scope.spawn(|| all.for_each_with(sender, |sender, draft| drop(sender.send(draft))));
                    finished
                        .into_iter()
                        .try_for_each(|draft| part.step.add(tx, &draft?.store(tx, now)?))
                })?;
                desk.check_again(tx, to_check)
            })
        });
        match stored.await {
            Ok(()) => Outcome {
                done: all,
                ..Outcome::default()
            },
            Err(error) => Outcome {
                stop: Some(error.message),
                ..Outcome::default()
            },
        }
    }

    /// Writes the mails of people who share a request.
    pub(super) async fn serve_by_model(&self, part: Part, drafter: &Within, people: Vec<AttendeeId>) -> Outcome {
        let mut used = Usage::default();
        let asked = self.ask(drafter, &people, None, None, &mut used).await;
        let mut outcome = Outcome {
            cost: drafter.cost(&used),
            usage: used,
            ..Outcome::default()
        };
        let texts = match asked {
            Ok(texts) => texts,
            Err(DrafterError::Person(message)) => {
                outcome.errors = people
                    .into_iter()
                    .map(|attendee_id| JobError {
                        attendee_id,
                        message: message.clone(),
                    })
                    .collect();
                return outcome;
            }
            Err(DrafterError::Stop(message)) => {
                outcome.stop = Some(message);
                return outcome;
            }
        };
        let (app, served) = (self.clone(), count(people.len()));
        let stored = blocking(move || {
            let now = app.now();
            app.store().write(|tx| {
                let Some(first) = people.first() else { return Ok(()) };
                let desk = Desk::open(tx, tx.attendee(*first)?.attendee.webinar_id)?;
                people.into_iter().zip(texts).try_for_each(|(id, text)| {
                    match may_write(tx, id, &part.options, part.begun)? {
                        true => part.step.add(tx, &store_draft(tx, &desk, id, text, now)?),
                        false => Ok(()),
                    }
                })
            })
        });
        match stored.await {
            Ok(()) => outcome.done = served,
            Err(error) => outcome.stop = Some(error.message),
        }
        outcome
    }
}
