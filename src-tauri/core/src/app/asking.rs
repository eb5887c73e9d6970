//! One request to a model: from what is known of people to words that rest on it.

use uuid::Uuid;

use super::App;
use super::desk::Desk;
use super::writing::{Text, blocking, brief, from_template};
use crate::domain::{AttendeeId, Mail, Usage};
use crate::drafting::{self, Answer, Drafter, DrafterError, Wishing};

/// How many times a model is asked for one person's words: once, and once more with the reason why not.
const ASKED_AT_MOST: usize = 2;

impl App {
    /// Asks a model once for people whose request is the same: one corrective retry when its words do not rest on the
    /// facts, then templates. An answer that is `given` takes the place of the first. What it used is added to `usage`,
    /// whatever becomes of it.
    pub(super) async fn ask(
        &self,
        drafter: &dyn Drafter,
        people: &[AttendeeId],
        wish: Option<&Wishing>,
        mut given: Option<Answer>,
        usage: &mut Usage,
    ) -> Result<Vec<Text>, DrafterError> {
        let (app, ids) = (self.clone(), people.to_vec());
        let mut briefs = blocking(move || {
            app.store().read(|tx| {
                let Some(first) = ids.first() else {
                    return Ok(Vec::new());
                };
                let desk = Desk::open(tx, tx.attendee(*first)?.attendee.webinar_id)?;
                ids.iter()
                    .map(|id| brief(tx, &desk, *id))
                    .collect::<Result<Vec<_>, _>>()
            })
        })
        .await
        .map_err(|error| DrafterError::Person(error.message))?;
        if let Some(wish) = wish {
            for brief in &mut briefs {
                brief.sheet = wish.known_to(brief.sheet.clone());
            }
        }
        let Some(first) = briefs.first() else {
            return Ok(Vec::new());
        };
        let mut request = drafting::request(&first.sheet, &Uuid::new_v4().simple().to_string());
        if let Some(wish) = wish {
            request = wish.asked_in(request);
        }
        let names = first.names.clone();
        let mut request = names.hide(request);
        let mut why = String::new();
        for _ in 0..ASKED_AT_MOST {
            let answer = match given.take() {
                Some(answer) => answer,
                None => {
                    let asked = drafter.draft(request.clone()).await;
                    *usage += match &asked {
                        Ok(answer) => answer.usage,
                        Err(refused) => refused.usage,
                    };
                    asked.map_err(|refused| refused.error)?
                }
            };
            let reply = names.show(answer.reply);
            let mails: Result<Vec<Mail>, _> = briefs
                .iter()
                .map(|brief| match wish {
                    Some(wish) => wish.granted(&reply, &brief.sheet),
                    None => drafting::accept(&reply, &brief.sheet),
                })
                .collect();
            match mails {
                Ok(mails) => {
                    let made_by = match wish {
                        Some(wish) => format!("{}: {}", answer.model, wish.words()),
                        None => answer.model,
                    };
                    let texts = mails
                        .into_iter()
                        .zip(briefs)
                        .map(|(mail, brief)| Text::by_model(mail, brief.sheet, made_by.clone()));
                    return Ok(texts.collect());
                }
                Err(ungrounded) => {
                    why = ungrounded.to_string();
                    request = drafting::with_correction(request, &names.hidden(&why));
                }
            }
        }
        if wish.is_some() {
            let why = format!("The model's words did not rest on the facts, twice: {why}.");
            return Err(DrafterError::Person(why));
        }
        let why = format!("The model's words did not rest on the facts, twice, so a template wrote this. {why}");
        let texts = briefs.iter().map(|brief| from_template(brief, why.clone()));
        texts
            .collect::<Result<_, _>>()
            .map_err(|error| DrafterError::Person(error.message))
    }
}
