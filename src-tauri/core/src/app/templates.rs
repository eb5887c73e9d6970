//! The user's own templates: kept as a setting, tried on a person before they are saved, used by every draft that
//! templates write from then on. Drafts that are there stay as they are.

use super::App;
use super::desk::Desk;
use super::error::Error;
use super::views::{TemplateFaultView, TemplateMailView, TemplatePreviewView, TemplateTokenView, TemplateView};
use super::writing::brief_of;
use crate::domain::{AttendeeId, Language, Tier};
use crate::drafting::{self, TemplateFault, Templates};
use crate::store::{StoreError, Tx};

const TEMPLATES: &str = "templates";

/// The texts within a transaction; the built-in ones until something was changed.
pub(super) fn load(tx: &Tx<'_>) -> Result<Templates, StoreError> {
    match tx.setting(TEMPLATES)? {
        Some(text) => serde_json::from_str(&text).map_err(|_| StoreError::Value(TEMPLATES)),
        None => Ok(Templates::default()),
    }
}

impl App {
    /// The templates of a language, by tier and number.
    pub fn templates(&self, language: Language) -> Result<Vec<TemplateView>, Error> {
        let templates = self.store().read(load)?;
        Ok(templates.list(language).map(|text| view(&text)).collect())
    }

    /// Replaces a template's text. One that is faulty is not saved.
    pub fn save_template(&self, name: &str, text: &str) -> Result<TemplateView, Error> {
        self.change_template(name, |templates| templates.replace(name, text))
    }

    /// Takes the built-in text of a template back.
    pub fn reset_template(&self, name: &str) -> Result<TemplateView, Error> {
        self.change_template(name, |templates| templates.reset(name))
    }

    /// Uses a template for drafts, or no longer; one of its tier has to stay.
    pub fn switch_template(&self, name: &str, is_off: bool) -> Result<TemplateView, Error> {
        self.change_template(name, |templates| templates.switch(name, is_off))
    }

    fn change_template(
        &self,
        name: &str,
        change: impl FnOnce(&mut Templates) -> Result<(), TemplateFault>,
    ) -> Result<TemplateView, Error> {
        self.store().write(|tx| {
            let mut templates = load(tx)?;
            change(&mut templates).map_err(|fault| refused(&fault))?;
            let text = serde_json::to_string(&templates).map_err(|_| StoreError::Value(TEMPLATES))?;
            tx.set_setting(TEMPLATES, &text)?;
            let mut all = Language::ALL.into_iter().flat_map(|language| templates.list(language));
            let changed = all.find(|text| text.name == name);
            changed
                .map(|text| view(&text))
                .ok_or_else(|| StoreError::NotFound.into())
        })
    }

    /// What a text would write to a person in a language, or what is wrong with it. Nothing is saved. Without a person,
    /// an invented one of whom everything is known.
    pub fn preview_template(
        &self,
        language: Language,
        text: &str,
        person: Option<AttendeeId>,
    ) -> Result<TemplatePreviewView, Error> {
        let text = drafting::tidied(text);
        let Some(id) = person else {
            let sheet = drafting::specimen(language, Some(true));
            let tried = drafting::try_template(&text, &sheet);
            let mail = tried.map(|mail| TemplateMailView {
                text: drafting::render(&mail, "").text,
                mail,
                findings: Vec::new(),
            });
            return Ok(preview(None, mail, &sheet));
        };
        self.store().read(|tx| {
            let row = tx.attendee(id)?;
            let mut desk = Desk::open(tx, row.attendee.webinar_id)?;
            desk.webinar.webinar.details.mails.language = language;
            let sheet = brief_of(tx, &desk, &row)?.sheet;
            let mail = match drafting::try_template(&text, &sheet) {
                Ok(mail) => {
                    let rendered = drafting::render(&mail, "");
                    Ok(TemplateMailView {
                        findings: desk.findings(&row.attendee, &[], &mail, "", &sheet.facts, &rendered),
                        text: rendered.text,
                        mail,
                    })
                }
                Err(fault) => Err(fault),
            };
            Ok(preview(Some(id), mail, &sheet))
        })
    }
}

fn preview(
    person: Option<AttendeeId>,
    mail: Result<TemplateMailView, TemplateFault>,
    sheet: &drafting::FactSheet,
) -> TemplatePreviewView {
    let (mail, fault) = match mail {
        Ok(mail) => (Some(mail), None),
        Err(fault) => (None, Some(fault)),
    };
    TemplatePreviewView {
        person,
        mail,
        fault: fault.map(|fault| TemplateFaultView {
            line: fault.line,
            message: fault.message,
            one_person: fault.one_person,
        }),
        tokens: drafting::tokens(sheet)
            .into_iter()
            .map(|token| TemplateTokenView {
                insert: token.insert,
                label: token.label.to_owned(),
                about: token.about.to_owned(),
                value: token.value,
            })
            .collect(),
    }
}

fn view(text: &drafting::Template<'_>) -> TemplateView {
    TemplateView {
        name: text.name.to_owned(),
        tier: Tier::ALL.into_iter().find(|tier| tier.code() == text.kind),
        number: text.number,
        text: text.text.to_owned(),
        is_own: text.text != text.built_in,
        is_off: text.is_off,
    }
}

fn refused(fault: &TemplateFault) -> Error {
    let place = fault.line.map(|line| format!("Line {line}: ")).unwrap_or_default();
    Error::invalid(format!("{place}{} Nothing was changed.", fault.message))
}
