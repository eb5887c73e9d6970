//! Drafts without a model: for each tier several texts, one of which is picked for a person and stays theirs.
//!
//! A text is a MiniJinja template in the layout that [`layout`] reads. It must read well whatever is unknown and in
//! both forms of address: the tests render every text with every set of missing details.

mod faults;
mod layout;
mod own;
mod specimen;
mod tokens;
mod values;

use std::sync::LazyLock;

use minijinja::{Environment, Error, ErrorKind, State, UndefinedBehavior, Value};
use sha2::{Digest, Sha256};

use super::compose::compose_letter;
use super::facts::FactSheet;
use crate::domain::Mail;

pub use faults::{TemplateFault, try_template};
pub use own::{Drafted, Template, Templates, tidied};
pub use specimen::specimen;
pub use tokens::{Token, tokens};
use values::Values;

/// Steps that filling in a text may take; the built-in ones take some hundreds.
const FUEL: u64 = 20_000;

/// A template failed.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// It names what does not exist or is not known, or is malformed.
    #[error("the template cannot be filled in: {0}")]
    Fill(#[from] Error),
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
    environment.set_fuel(Some(FUEL));
    environment.set_formatter(|out, state, value| {
        known(value)?;
        minijinja::escape_formatter(out, state, value)
    });
    environment.add_function("link", layout::link);
    environment.add_function("say", say);
    environment.add_function("tone", tone);
    for (name, text) in TEXTS {
        // A text that does not parse is missing then, and the draft says so.
        let _ = environment.add_template(name, text);
    }
    environment
});

/// What is not known must not be printed: it would be a hole in a sentence.
fn known(value: &Value) -> Result<&Value, Error> {
    if value.is_none() || value.is_undefined() {
        return Err(Error::new(
            ErrorKind::InvalidOperation,
            "what is not known leaves a hole",
        ));
    }
    Ok(value)
}

/// The template function `say("Sie haben", "du hast")`: the words of the form of address.
fn say(state: &State<'_, '_>, formal: Value, informal: Value) -> Result<String, Error> {
    let is_formal = state.lookup("formal").is_some_and(|formal| formal.is_true());
    Ok(known(if is_formal { &formal } else { &informal })?.to_string())
}

/// The template function `tone("Glad that you came", "Thanks for coming", "Thank you very much for coming")`: the words
/// of a warm, a plain or a formal mail.
fn tone(state: &State<'_, '_>, warm: Value, plain: Value, formal: Value) -> Result<String, Error> {
    let is = |name: &str| state.lookup(name).is_some_and(|here| here.is_true());
    let words = match (is("is_plain"), is("is_reserved")) {
        (true, _) => &plain,
        (_, true) => &formal,
        _ => &warm,
    };
    Ok(known(words)?.to_string())
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

fn fill(template: &minijinja::Template<'_, '_>, values: &Values, sheet: &FactSheet) -> Result<Mail, TemplateError> {
    let filled = template.render(&values.context)?;
    Ok(compose_letter(layout::read(&filled, sheet, values)?, sheet))
}

#[cfg(test)]
mod language_tests;
#[cfg(test)]
mod own_tests;
#[cfg(test)]
mod tests;
