//! What the user made of the built-in texts: other words for some, some switched off.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::faults::{TemplateFault, filled, validate};
use super::{ENVIRONMENT, TEXTS, TemplateError, fill, pick, values};
use crate::domain::{Language, Mail};
use crate::drafting::facts::FactSheet;

/// The texts that drafts are written from: the built-in ones, save what the user changed. By the texts' names, such as
/// `en/hot_1`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Templates(BTreeMap<String, Change>);

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Change {
    /// In place of the built-in text.
    text: Option<String>,
    /// Not used for drafts.
    off: bool,
}

/// One of the texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template<'a> {
    /// Its name, such as `en/hot_1`.
    pub name: &'static str,
    /// The code of the tier that it is for, or `replay` for those who watched the recording.
    pub kind: &'static str,
    /// Counted from 1 within its kind.
    pub number: u32,
    /// As drafts use it.
    pub text: &'a str,
    /// As it came with the program.
    pub built_in: &'static str,
    /// Whether drafts are not written from it.
    pub is_off: bool,
}

/// A mail, and why another text than the person's own wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafted {
    /// The mail.
    pub mail: Mail,
    /// Why the built-in text had to serve, if it had to.
    pub fallback: Option<String>,
}

impl Templates {
    /// The texts of a language, by kind and number.
    pub fn list(&self, language: Language) -> impl Iterator<Item = Template<'_>> {
        TEXTS.iter().filter_map(move |(name, built_in)| {
            let (code, short) = name.split_once('/')?;
            let (kind, number) = short.rsplit_once('_')?;
            let change = self.0.get(*name);
            (code == language.code()).then(|| Template {
                name,
                kind,
                number: number.parse().unwrap_or_default(),
                text: change.and_then(|change| change.text.as_deref()).unwrap_or(built_in),
                built_in,
                is_off: change.is_some_and(|change| change.off),
            })
        })
    }

    /// Replaces a text. The built-in text itself takes the replacement away.
    pub fn replace(&mut self, name: &str, text: &str) -> Result<(), TemplateFault> {
        let (language, built_in) = known(name)?;
        let text = tidied(text);
        validate(&text, language)?;
        self.change(name, |change| change.text = Some(text).filter(|text| text != built_in));
        Ok(())
    }

    /// Takes the built-in text back.
    pub fn reset(&mut self, name: &str) -> Result<(), TemplateFault> {
        known(name)?;
        self.change(name, |change| change.text = None);
        Ok(())
    }

    /// Uses a text for drafts, or no longer; one of its kind has to stay.
    pub fn switch(&mut self, name: &str, is_off: bool) -> Result<(), TemplateFault> {
        let (language, _) = known(name)?;
        let kind = self.list(language).find(|text| text.name == name).map(|text| text.kind);
        let is_other = |text: &Template<'_>| Some(text.kind) == kind && text.name != name;
        let is_last = self.list(language).filter(is_other).all(|other| other.is_off);
        if is_off && is_last {
            return Err(refused(
                "This is the last text of its tier that is in use, so it stays. Use another one first.",
            ));
        }
        self.change(name, |change| change.off = is_off);
        Ok(())
    }

    /// The mail of the text that belongs to `seed`, which is the person's address, so that they get the same text
    /// again while colleagues may get another.
    pub fn draft(&self, sheet: &FactSheet, seed: &str) -> Result<Drafted, TemplateError> {
        let first = self.drafts(sheet, seed).next();
        first.unwrap_or(Err(TemplateError::Layout("text for this tier")))
    }

    /// The mails of all texts in use for a person, from the one that belongs to `seed` on.
    pub fn drafts<'a>(
        &'a self,
        sheet: &'a FactSheet,
        seed: &str,
    ) -> impl Iterator<Item = Result<Drafted, TemplateError>> + 'a {
        let mut texts = self.variants(sheet);
        let first = pick(seed, texts.len());
        texts.rotate_left(first);
        texts.into_iter().map(|text| Self::of(&text, sheet))
    }

    /// The mail of a text. Where the user's own leaves a hole, the built-in one serves.
    fn of(text: &Template<'_>, sheet: &FactSheet) -> Result<Drafted, TemplateError> {
        let own = (text.text != text.built_in).then(|| filled(text.text, sheet));
        let fallback = match own {
            Some(Ok(mail)) => return Ok(Drafted { mail, fallback: None }),
            Some(Err(fault)) => Some(format!(
                "Your own template could not serve, so the built-in one did. {fault}"
            )),
            None => None,
        };
        let mail = fill(&ENVIRONMENT.get_template(text.name)?, &values::values(sheet), sheet)?;
        Ok(Drafted { mail, fallback })
    }

    /// The texts in use for a person's tier.
    pub(super) fn variants(&self, sheet: &FactSheet) -> Vec<Template<'_>> {
        // Who has watched the recording must not be asked to.
        let kind = if sheet.watched_replay() {
            "replay"
        } else {
            sheet.tier.code()
        };
        let texts = self.list(sheet.webinar.mails.language);
        texts.filter(|text| text.kind == kind && !text.is_off).collect()
    }

    fn change(&mut self, name: &str, change: impl FnOnce(&mut Change)) {
        change(self.0.entry(name.to_owned()).or_default());
        self.0.retain(|_, change| *change != Change::default());
    }
}

/// The language and the built-in words of a text.
fn known(name: &str) -> Result<(Language, &'static str), TemplateFault> {
    let found = TEXTS.iter().find(|(known, _)| *known == name).and_then(|(name, text)| {
        let code = name.split('/').next()?;
        let language = Language::ALL.into_iter().find(|language| language.code() == code)?;
        Some((language, *text))
    });
    found.ok_or_else(|| refused("There is no such template."))
}

fn refused(message: &str) -> TemplateFault {
    TemplateFault {
        line: None,
        message: message.to_owned(),
        one_person: false,
    }
}

/// A text without controls, which mean links within the program.
pub fn tidied(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let kept: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
        kept.trim_end().to_owned() + "\n"
    });
    let text: String = lines.collect();
    text.trim_end().to_owned() + "\n"
}
