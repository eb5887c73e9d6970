//! How much a draft sounds like its sender, and where not.

use serde::{Deserialize, Serialize};

use super::style::{Address, Style};
use super::tongues::ENGLISH;

/// How much a draft sounds like its sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// Nothing, or one small thing, is different.
    Close,
    /// Some things are different.
    Partly,
    /// It sounds like somebody else.
    Far,
}

/// From this sum of weights on a draft sounds like somebody else.
const FAR_FROM: u32 = 5;

/// From this sum of weights on a draft sounds only partly like its sender.
const PARTLY_FROM: u32 = 2;

/// A length that differs by less than this factor is the same.
const SAME_LENGTH: f64 = 1.5;

/// Compares a draft to its sender's mails; the reasons are sentences, gravest first.
pub(super) fn compare(own: &Style, draft: &Style) -> (Likeness, Vec<String>) {
    let same_tongue = own.tongue.is_some() && own.tongue == draft.tongue;
    let mut found = Vec::new();
    if same_tongue {
        found.extend(address(own, draft));
        found.extend(contractions(own, draft));
    }
    found.extend(length("sentences", 4.0, 2, own.sentence_words, draft.sentence_words));
    found.extend(length(
        "paragraphs",
        12.0,
        1,
        own.paragraph_words,
        draft.paragraph_words,
    ));
    found.extend(exclamations(own, draft));
    found.extend(emoji(own, draft));
    if same_tongue {
        found.extend(ends(own, draft));
    }
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let weight: u32 = found.iter().map(|(weight, _)| weight).sum();
    let likeness = match weight {
        FAR_FROM.. => Likeness::Far,
        PARTLY_FROM.. => Likeness::Partly,
        _ => Likeness::Close,
    };
    (likeness, found.into_iter().map(|(_, reason)| reason).collect())
}

type Reason = (u32, String);

fn address(own: &Style, draft: &Style) -> Option<Reason> {
    let reason = match (own.address()?, draft.address()?) {
        (Address::Formal, Address::Informal) => "you address people formally; this mail does so informally",
        (Address::Informal, Address::Formal) => "you address people informally; this mail does so formally",
        _ => return None,
    };
    Some((4, reason.to_owned()))
}

fn contractions(own: &Style, draft: &Style) -> Option<Reason> {
    if own.tongue != Some(&ENGLISH) {
        return None;
    }
    let reason = match own.contracts()? {
        true if draft.contracted == 0 && draft.spelt_out > 1 => {
            "you contract words (“don’t”); this mail spells them out (“do not”)".to_owned()
        }
        false if draft.contracted > 0 => format!(
            "you spell words out (“do not”); this mail contracts {}",
            number(draft.contracted)
        ),
        _ => return None,
    };
    Some((2, reason))
}

fn length(what: &str, least: f64, weight: u32, own: Option<f64>, draft: Option<f64>) -> Option<Reason> {
    let (own, draft) = (own?, draft?);
    let word = if draft > own { "longer" } else { "shorter" };
    let ratio = draft.max(own) / draft.min(own).max(1.0);
    (ratio >= SAME_LENGTH && (draft - own).abs() >= least).then(|| {
        (
            weight,
            format!("{what} are {word} than yours ({draft:.0} against {own:.0} words)"),
        )
    })
}

fn exclamations(own: &Style, draft: &Style) -> Option<Reason> {
    let count = draft.exclamation_marks;
    let (usual, here) = (own.per_hundred(own.exclamation_marks), draft.per_hundred(count));
    if own.exclamation_marks == 0 && count > 0 {
        let reason = format!("you never use exclamation marks; here {}", there_are(count));
        return Some((1 + u32::from(count > 1), reason));
    }
    let reason = if count > 1 && here > usual * 3.0 {
        format!("more exclamation marks than yours ({here:.1} against {usual:.1} in 100 words)")
    } else if count == 0 && usual >= 1.0 {
        "you use exclamation marks; here are none".to_owned()
    } else {
        return None;
    };
    Some((1, reason))
}

fn emoji(own: &Style, draft: &Style) -> Option<Reason> {
    if own.emoji == 0 && draft.emoji > 0 {
        let reason = format!("you never use emoji; here {}", there_are(draft.emoji));
        return Some((2, reason));
    }
    let is_usual = own.mails > 0 && own.emoji >= own.mails;
    (is_usual && draft.emoji == 0).then(|| (1, "you use emoji; here are none".to_owned()))
}

fn ends(own: &Style, draft: &Style) -> Vec<Reason> {
    let differs = |own: &Option<String>, draft: &Option<String>| match (own, draft) {
        (Some(own), Some(draft)) if own.to_lowercase() != draft.to_lowercase() => Some((own.clone(), draft.clone())),
        _ => None,
    };
    let greeting = differs(&own.greeting, &draft.greeting)
        .map(|(own, draft)| format!("you greet with {}; this mail with {}", greeted(&own), greeted(&draft)));
    let sign_off = differs(&own.sign_off, &draft.sign_off)
        .map(|(own, draft)| format!("you close with “{own}”; this mail with “{draft}” (Settings, Sender)"));
    greeting.into_iter().chain(sign_off).map(|reason| (1, reason)).collect()
}

/// A greeting in words: “Hi”, or the name alone.
pub(super) fn greeted(form: &str) -> String {
    match form {
        "" => "the name alone".to_owned(),
        form => format!("“{form}”"),
    }
}

fn there_are(count: usize) -> String {
    format!("{} {}", if count == 1 { "is" } else { "are" }, number(count))
}

fn number(count: usize) -> String {
    let words = ["none", "one", "two", "three", "four", "five", "six"];
    words
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
