//! Drafts without a model: for each tier several texts, one of which is picked for a person and stays theirs.
//!
//! A text is a MiniJinja template in the layout that [`layout`] reads. It must read well whatever is unknown and in
//! both forms of address: the tests render every text with every set of missing details.

mod layout;
mod values;

use std::sync::LazyLock;

use minijinja::{Environment, State, UndefinedBehavior};
use sha2::{Digest, Sha256};

use super::compose::compose_letter;
use super::facts::FactSheet;
use crate::domain::Mail;

/// A template failed: a defect of its text, never of a person's facts.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// It names what does not exist, or is malformed.
    #[error("the template cannot be filled in: {0}")]
    Fill(#[from] minijinja::Error),
    /// What came out lacks a part.
    #[error("the template has no {0}")]
    Layout(&'static str),
}

macro_rules! texts {
    ($($language:literal: $($name:literal)+;)+) => {
        &[$($((concat!($language, "/", $name), include_str!(concat!("texts/", $language, "/", $name, ".txt")))),+),+]
    };
}

/// All texts: the language's code, then the tier's code or `replay`, for those who watched the recording, then a
/// number.
const TEXTS: &[(&str, &str)] = texts! {
    "en":
        "hot_1" "hot_2" "hot_3" "hot_4" "warm_1" "warm_2" "warm_3" "warm_4" "cool_1" "cool_2" "cool_3" "cool_4"
        "cold_1" "cold_2" "cold_3" "cold_4" "no_show_1" "no_show_2" "no_show_3" "no_show_4" "replay_1" "replay_2";
    "de":
        "hot_1" "hot_2" "warm_1" "warm_2" "cool_1" "cool_2" "cold_1" "cold_2" "no_show_1" "no_show_2" "replay_1" "replay_2";
    "fr":
        "hot_1" "hot_2" "warm_1" "warm_2" "cool_1" "cool_2" "cold_1" "cold_2" "no_show_1" "no_show_2" "replay_1" "replay_2";
    "es":
        "hot_1" "hot_2" "warm_1" "warm_2" "cool_1" "cool_2" "cold_1" "cold_2" "no_show_1" "no_show_2" "replay_1" "replay_2";
    "pt":
        "hot_1" "hot_2" "warm_1" "warm_2" "cool_1" "cool_2" "cold_1" "cold_2" "no_show_1" "no_show_2" "replay_1" "replay_2";
    "it":
        "hot_1" "hot_2" "warm_1" "warm_2" "cool_1" "cool_2" "cold_1" "cold_2" "no_show_1" "no_show_2" "replay_1" "replay_2";
    "nl":
        "hot_1" "hot_2" "warm_1" "warm_2" "cool_1" "cool_2" "cold_1" "cold_2" "no_show_1" "no_show_2" "replay_1" "replay_2";
};

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_function("link", layout::link);
    environment.add_function("say", say);
    for (name, text) in TEXTS {
        // A text that does not parse is missing then, and the draft says so.
        let _ = environment.add_template(name, text);
    }
    environment
});

/// The template function `say("Sie haben", "du hast")`: the words of the form of address.
fn say(state: &State<'_, '_>, formal: String, informal: String) -> String {
    let is_formal = state.lookup("formal").is_some_and(|formal| formal.is_true());
    if is_formal { formal } else { informal }
}

/// The mail of the text that belongs to `seed`, which is the person's address, so that they get the same text
/// again while colleagues may get another.
pub fn draft_from_template(sheet: &FactSheet, seed: &str) -> Result<Mail, TemplateError> {
    let names: Vec<&str> = variants(sheet).collect();
    let name = names
        .get(pick(seed, names.len()))
        .copied()
        .ok_or(TemplateError::Layout("text for this tier"))?;
    draft_from(name, sheet)
}

fn variants(sheet: &FactSheet) -> impl Iterator<Item = &'static str> {
    // Who has watched the recording must not be asked to.
    let kind = if sheet.watched_replay() {
        "replay"
    } else {
        sheet.tier.code()
    };
    let stem = format!("{}/{kind}", sheet.webinar.mails.language.code());
    TEXTS
        .iter()
        .map(|(name, _)| *name)
        .filter(move |name| name.rsplit_once('_').is_some_and(|(name, _)| name == stem))
}

/// The same seed yields the same number on every machine and in every version.
fn pick(seed: &str, count: usize) -> usize {
    let digest = Sha256::digest(seed.as_bytes());
    let number = digest
        .iter()
        .take(8)
        .fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    let count = u64::try_from(count.max(1)).unwrap_or(1);
    usize::try_from(number % count).unwrap_or(0)
}

fn draft_from(name: &str, sheet: &FactSheet) -> Result<Mail, TemplateError> {
    let values = values::values(sheet);
    let filled = ENVIRONMENT.get_template(name)?.render(&values.context)?;
    let letter = layout::read(&filled, sheet, &values)?;
    Ok(compose_letter(letter, sheet))
}

#[cfg(test)]
mod language_tests;
#[cfg(test)]
mod tests;
