//! One draft: from a person's facts, by a template or a model, into the store.

use std::sync::Arc;
use std::time::Instant;

use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::App;
use super::cohorts::{self, Wording};
use super::colleagues::Peer;
use super::desk::Desk;
use super::error::{Code, Error};
use super::settings::{ServerChoice, price_of};
use super::steps::{Steps, Verb};
use super::usage::Remembered;
use super::views::{DraftChangeView, DraftWish};
use crate::domain::{AttendeeId, Draft, DraftId, DraftStatus, Engine, Mail, Usage};
use crate::drafting::{Drafted, Drafter, FactSheet, Pseudonyms, Rendered, TemplateError, Templates, Wishing};
use crate::store::{AttendeeRow, DraftChange, DraftState, StoredDraft, Tx, UsageRow};

/// Where words come from.
#[derive(Clone)]
pub(super) enum Writer {
    Templates,
    Model(Arc<dyn Drafter>),
}

/// What is known for one mail, and what picks the template's variant.
pub(super) struct Brief {
    pub sheet: FactSheet,
    /// What stands in place of names in a request.
    pub names: Pseudonyms,
    seed: String,
    templates: Arc<Templates>,
}

/// A finished text with what it rests on.
pub(super) struct Text {
    pub mail: Mail,
    sheet: FactSheet,
    engine: Engine,
    fallback: Option<String>,
    made_by: String,
}

impl Text {
    /// A model's words that were found to rest on the facts.
    pub fn by_model(mail: Mail, sheet: FactSheet, made_by: String) -> Self {
        Self {
            mail,
            sheet,
            engine: Engine::Openai,
            fallback: None,
            made_by,
        }
    }
}

impl App {
    /// Writes one draft anew with the engine that is set, by a wish if there is one, which only a model can follow. The
    /// text before stays as a version, and can be had back.
    pub async fn regenerate_draft(&self, id: DraftId, wish: Option<DraftWish>) -> Result<DraftChangeView, Error> {
        let app = self.clone();
        let (draft, writer, engine) = blocking(move || {
            let draft = app.store().read(|tx| tx.draft(id))?;
            let engine = app.settings()?.engine;
            // Another text is wanted, not the one that came before.
            let memory = app.remembered(draft.webinar_id, app.now());
            let writer = app.writer(engine.engine, &ServerChoice::default(), memory)?;
            Ok((draft, writer, engine))
        })
        .await?;
        let wish = wish.map(|wish| wishing(&wish, &draft)).transpose()?;
        let written = match &writer {
            Writer::Templates if wish.is_some() => {
                return Err(Error::new(
                    Code::Invalid,
                    "Templates cannot follow a wish. The draft was left as it is.",
                    "Choose a model in Settings, or edit the mail.",
                ));
            }
            Writer::Templates => None,
            Writer::Model(drafter) => {
                let (started_at, begun, mut usage) = (self.now(), Instant::now(), Usage::default());
                let asked = self
                    .ask(drafter.as_ref(), &[draft.attendee_id], wish.as_ref(), None, &mut usage)
                    .await;
                let row = UsageRow {
                    id: Uuid::now_v7().to_string(),
                    webinar_id: Some(draft.webinar_id),
                    cost: price_of(&engine, &engine.model).map(|price| price.of(&usage)),
                    model: engine.model,
                    started_at,
                    milliseconds: u64::try_from(begun.elapsed().as_millis()).unwrap_or(0),
                    usage,
                };
                let app = self.clone();
                blocking(move || Ok(app.store().write(|tx| tx.put_usage(&row))?)).await?;
                let texts = asked.map_err(|error| {
                    let message = format!("{error} The draft was left as it is.");
                    Error::new(Code::Engine, message, "Try again, or use templates.")
                })?;
                texts.into_iter().next()
            }
        };
        let app = self.clone();
        blocking(move || {
            let now = app.now();
            app.store().write(|tx| {
                let present = tx.draft(id)?;
                if present.version != draft.version {
                    return Err(Error::new(
                        Code::Invalid,
                        "The draft was changed while it was written again. It was left as it is now.",
                        "Write it again, if you still want to.",
                    ));
                }
                let desk = Desk::open(tx, present.webinar_id)?;
                let text = match written {
                    Some(text) => text,
                    None => {
                        let person = tx.attendee(present.attendee_id)?;
                        let brief = brief_of(tx, &desk, &person)?;
                        desk.template_unlike_others(tx, &person.attendee, &brief, Some(&present.mail))?
                    }
                };
                let change = store_draft(tx, &desk, present.attendee_id, text, now)?;
                let mut steps = Steps::default();
                steps.push(present.webinar_id, change)?;
                let label = steps.store(tx, &Verb::new("write anew", "Wrote anew"), now)?;
                Ok(DraftChangeView {
                    changed: vec![id],
                    label,
                    ..DraftChangeView::default()
                })
            })
        })
        .await
    }

    /// What an engine writes with.
    pub(super) fn writer(&self, engine: Engine, server: &ServerChoice, memory: Remembered) -> Result<Writer, Error> {
        match engine {
            Engine::Templates => Ok(Writer::Templates),
            Engine::Openai => Ok(Writer::Model(self.drafter(server, memory)?)),
        }
    }
}

/// A wish about a draft as it is now.
fn wishing(wish: &DraftWish, draft: &Draft) -> Result<Wishing, Error> {
    let block = wish.block.map(|at| at as usize);
    Wishing::new(&wish.words, block, draft.mail.clone(), draft.facts.clone()).ok_or_else(|| {
        Error::invalid("There is no wish, or the paragraph that it is about is not there. The draft was left as it is.")
    })
}

/// What is known for a mail to one person.
pub(super) fn brief(tx: &Tx<'_>, desk: &Desk, id: AttendeeId) -> Result<Brief, Error> {
    brief_of(tx, desk, &tx.attendee(id)?)
}

/// The same, of somebody who was read already.
pub(super) fn brief_of(tx: &Tx<'_>, desk: &Desk, person: &AttendeeRow) -> Result<Brief, Error> {
    let attendee = &person.attendee;
    let messages = tx.messages_of(attendee.webinar_id, attendee.id)?;
    let polls = tx.poll_answers_of(attendee.webinar_id, attendee.id)?;
    let details = &desk.webinar.webinar.details;
    let score = desk.score(person);
    let mut sheet = FactSheet::build(details, attendee, &score, &messages, &polls, &desk.sender);
    sheet.voice = desk.voice.prompt();
    Ok(Brief {
        names: desk.pseudonyms(attendee, &sheet),
        sheet,
        // The address and not the id, so that the same person gets the same variant on any computer.
        seed: match &attendee.email {
            Some(email) => email.to_string(),
            None => attendee.name.clone(),
        },
        templates: Arc::clone(&desk.templates),
    })
}

/// The tier's template for this person, in place of a model's words for the reason given.
pub(super) fn from_template(brief: &Brief, fallback: String) -> Result<Text, Error> {
    let drafted = brief.templates.draft(&brief.sheet, &brief.seed);
    let mut text = by_template(brief, drafted)?;
    text.fallback = Some(fallback);
    Ok(text)
}

/// One of a tier's texts that somebody did not have before, where there is another: asking again must be worth it.
pub(super) fn template_unlike(brief: &Brief, former: Option<&Mail>) -> Result<Text, Error> {
    best_template(brief, |mail| u8::from(former == Some(mail)))
}

/// The first of a tier's texts that has nothing against it; where none is free of it, the one with the least.
pub(super) fn best_template(brief: &Brief, against: impl Fn(&Mail) -> u8) -> Result<Text, Error> {
    let mut best: Option<(u8, Text)> = None;
    for drafted in brief.templates.drafts(&brief.sheet, &brief.seed) {
        let text = by_template(brief, drafted)?;
        let here = against(&text.mail);
        if best.as_ref().is_none_or(|(least, _)| here < *least) {
            best = Some((here, text));
        }
        if here == 0 {
            break;
        }
    }
    match best {
        Some((_, text)) => Ok(text),
        None => by_template(brief, brief.templates.draft(&brief.sheet, &brief.seed)),
    }
}

fn by_template(brief: &Brief, drafted: Result<Drafted, TemplateError>) -> Result<Text, Error> {
    let drafted = drafted.map_err(|error| {
        Error::new(
            Code::Internal,
            format!("A template failed: {error}. Nothing was changed."),
            "",
        )
    })?;
    Ok(Text {
        mail: drafted.mail,
        sheet: brief.sheet.clone(),
        engine: Engine::Templates,
        fallback: drafted.fallback,
        made_by: "templates".to_owned(),
    })
}

/// Stores a text as the draft of a person: a new draft, or a new version of the one they have. Answers what that
/// changed.
pub(super) fn store_draft(
    tx: &Tx<'_>,
    desk: &Desk,
    id: AttendeeId,
    text: Text,
    now: jiff::Timestamp,
) -> Result<DraftChange, Error> {
    let (person, former) = (tx.attendee(id)?, Former::of(tx, id)?);
    let before = former.state();
    let (mut draft, made_by) = to_store(desk, &person, former, text, now);
    desk.put_version(tx, &mut draft, &made_by, now)?;
    Ok(DraftChange::new(before, &draft))
}

/// What a text takes the place of.
pub(super) struct Former {
    draft: Option<StoredDraft>,
    /// The number of the next text.
    next_version: u32,
}

impl Former {
    pub fn of(tx: &Tx<'_>, id: AttendeeId) -> Result<Self, Error> {
        let draft = tx.stored_draft_of(id)?;
        let next_version = match &draft {
            Some(StoredDraft::InSight(draft) | StoredDraft::Withdrawn(draft)) => tx.next_version(draft.id)?,
            None => 1,
        };
        Ok(Self { draft, next_version })
    }

    /// The mail that somebody has now.
    pub fn mail(&self) -> Option<&Mail> {
        match &self.draft {
            Some(StoredDraft::InSight(draft)) => Some(&draft.mail),
            Some(StoredDraft::Withdrawn(_)) | None => None,
        }
    }

    fn state(&self) -> Option<DraftState> {
        match &self.draft {
            Some(StoredDraft::InSight(draft)) => Some(DraftState::of(draft)),
            Some(StoredDraft::Withdrawn(_)) | None => None,
        }
    }
}

/// A draft that was rendered and checked, and waits for being stored as a new version.
pub(super) struct Finished {
    draft: Draft,
    rendered: Rendered,
    wording: Wording,
    made_by: String,
    change: DraftChange,
}

impl Finished {
    /// Makes a text the draft of somebody, in place of the `former` one. `before` are colleagues who stand before them
    /// on the list.
    pub fn of(
        desk: &Desk,
        person: &AttendeeRow,
        before: &[Arc<Peer>],
        former: Former,
        text: Text,
        now: jiff::Timestamp,
    ) -> Self {
        let state = former.state();
        let (mut draft, made_by) = to_store(desk, person, former, text, now);
        Self {
            rendered: desk.look_over(&person.attendee, before, &mut draft),
            wording: cohorts::wording(&draft, &person.attendee),
            change: DraftChange::new(state, &draft),
            draft,
            made_by,
        }
    }

    /// Stores it, and answers what that changed.
    pub fn store(self, tx: &Tx<'_>, now: jiff::Timestamp) -> Result<DraftChange, Error> {
        let draft = &self.draft;
        tx.put_draft(draft, &self.rendered.text, &self.rendered.html, &self.wording)?;
        tx.put_version(draft.id, draft.version, &draft.mail, &self.made_by, now)?;
        Ok(self.change)
    }
}

/// The draft that a text becomes, with what to call its writer.
fn to_store(desk: &Desk, person: &AttendeeRow, former: Former, text: Text, now: jiff::Timestamp) -> (Draft, String) {
    let version = former.next_version;
    let former = former.draft.map(|stored| match stored {
        StoredDraft::InSight(draft) | StoredDraft::Withdrawn(draft) => draft,
    });
    let draft = Draft {
        id: former.as_ref().map_or_else(|| DraftId::new(now), |former| former.id),
        webinar_id: person.attendee.webinar_id,
        attendee_id: person.attendee.id,
        mail: text.mail,
        facts: text.sheet.facts,
        engine: text.engine,
        fallback: text.fallback,
        score: desk.score(person),
        version,
        user_edited: false,
        user_notes: former
            .as_ref()
            .map(|former| former.user_notes.clone())
            .unwrap_or_default(),
        status: DraftStatus::ToReview,
        findings: Vec::new(),
        generated_at: now,
        updated_at: now,
        approved_at: None,
        approved_sha256: None,
        exported_at: former.and_then(|former| former.exported_at),
    };
    (draft, format!("by {}", text.made_by))
}

/// Runs what talks to the database off the async threads.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    spawn_blocking(work).await.unwrap_or_else(|_| {
        let message = "The work was given up. What was stored before is kept.";
        Err(Error::new(Code::Internal, message, "Try again."))
    })
}
