//! What stands in a chat without being anybody's words: reactions, and the line that says what a message answers.
//!
//! Both quote the beginning of the message they are about. In the languages known here their wording is enough; in any
//! other one the quotation has to be found among the messages before. Since 2025 reactions stand below the message
//! instead, as the names of those who reacted with a sign behind them.

use std::collections::{BTreeSet, HashSet};

use crate::import::values;

/// How messages begin that only react to another one, or take that back.
const REACTED: &[&str] = &[
    "Reacted to",
    "Removed a",
    "Reagierte auf",
    "Hat auf",
    "A réagi à",
    "Reaccionó a",
    "Ha reaccionado a",
    "Reagiu a",
    "Ha reagito a",
    "Reageerde op",
    "Heeft gereageerd op",
    "Zareagowano na",
    "Отреагировал",
];

/// How messages begin that answer another one.
const REPLYING: &[&str] = &[
    "Replying to",
    "Antwort auf",
    "Antworten auf",
    "Réponse à",
    "Répondre à",
    "En réponse à",
    "Respondiendo a",
    "En respuesta a",
    "Respondendo a",
    "Em resposta a",
    "In risposta a",
    "Antwoord op",
    "Antwoorden op",
    "W odpowiedzi na",
    "Odpowiedź na",
    "Ответ на",
];

const OPENING: [char; 6] = ['"', '“', '„', '«', '「', '『'];
const CLOSING: [char; 6] = ['"', '”', '“', '»', '」', '』'];

/// A quotation may run over as many lines of a message.
const QUOTED_LINES: usize = 4;

/// Shorter quotations are found among former messages by accident.
const TELLING_CHARS: usize = 8;

/// How much of a former message is kept to find quotations of it.
const KEPT_CHARS: usize = 160;

/// Zoom writes few words around a quotation, in any language.
const WORDS_AROUND: usize = 4;

/// The longest sign: a couple, each with a colour of skin.
const SIGN_CHARS: usize = 12;

/// The beginnings of the messages before.
#[derive(Debug, Default)]
pub(super) struct Former(BTreeSet<String>);

impl Former {
    pub(super) fn enter(&mut self, text: &str) {
        let beginning: String = text.chars().take(KEPT_CHARS).collect();
        self.0.insert(values::one_line(&beginning));
    }

    /// Whether a quotation is a whole former message, or the beginning of one that was cut.
    fn has(&self, quotation: &str) -> bool {
        let quoted = values::one_line(quotation);
        let cut = uncut(&quoted);
        if cut.chars().count() < TELLING_CHARS {
            return false;
        }
        if cut == quoted {
            return self.0.contains(&quoted);
        }
        let from = self.0.range(cut.to_owned()..).next();
        from.is_some_and(|former| former.starts_with(cut))
    }
}

/// A quotation without the dots that say that it was cut.
fn uncut(quotation: &str) -> &str {
    quotation
        .strip_suffix("...")
        .or_else(|| quotation.strip_suffix('…'))
        .unwrap_or(quotation)
        .trim_end()
}

/// How many of a message's first lines only react to a former message; 0 for words.
pub(super) fn reaction(lines: &[&str], former: &Former) -> usize {
    let is_reaction = |text: &str| {
        let Some((before, quotation, after)) = quotation(text) else {
            return false;
        };
        let signs = |words: &str| words.split_whitespace().filter(|word| is_sign(word)).count();
        let few = |words: &str| words.split_whitespace().count() <= WORDS_AROUND;
        // "Reacted to … with 👍", or "Removed a 👍 reaction from …".
        let is_shaped = signs(before) + signs(after) == 1 && few(after) && before.split_whitespace().count() <= 6;
        is_shaped && (begins_with(before, REACTED) || (few(before) && former.has(quotation)))
    };
    beginnings(lines)
        .find(|(_, text)| is_reaction(text))
        .map_or(0, |(count, _)| count)
}

/// What a message answers, and how many of its first lines say so.
pub(super) fn replied_to(lines: &[&str], former: &Former) -> Option<(usize, String)> {
    beginnings(lines).find_map(|(count, text)| {
        let (before, quotation, after) = quotation(&text)?;
        let after = after.trim_end_matches([':', '：']);
        let words = || before.split_whitespace().chain(after.split_whitespace());
        let is_known = begins_with(before, REPLYING) && after.is_empty();
        let is_found = || {
            let has_words = count < lines.len() && words().any(|word| word.chars().any(char::is_alphabetic));
            has_words && words().count() <= WORDS_AROUND && former.has(quotation)
        };
        (is_known || is_found()).then(|| (count, values::one_line(uncut(quotation))))
    })
}

/// The first line, the first two, and so on.
fn beginnings<'l>(lines: &'l [&str]) -> impl Iterator<Item = (usize, String)> + 'l {
    (1..=lines.len().min(QUOTED_LINES)).map(|count| (count, lines[..count].join("\n")))
}

fn begins_with(words: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| words.starts_with(beginning))
}

/// The words before, within and after the outermost quotation marks; those around it stay on its lines.
fn quotation(text: &str) -> Option<(&str, &str, &str)> {
    let (from, opening) = text.char_indices().find(|(_, c)| OPENING.contains(c))?;
    let inner = from + opening.len_utf8();
    let (length, closing) = text.get(inner..)?.char_indices().rfind(|(_, c)| CLOSING.contains(c))?;
    let quotation = text.get(inner..inner + length)?.trim();
    let (before, after) = (text.get(..from)?, text.get(inner + length + closing.len_utf8()..)?);
    let is_whole = !quotation.is_empty() && !before.contains('\n') && !after.contains('\n');
    is_whole.then_some((before.trim(), quotation, after.trim()))
}

/// Whether a word is an emoji.
fn is_sign(word: &str) -> bool {
    let is_emoji = |c: char| c >= '\u{2100}' && !matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}');
    let is_keycap = word.ends_with('\u{20e3}') || word.contains('\u{fe0f}');
    let is_letter = |c: char| c.is_alphanumeric() && !matches!(c, '\u{1f100}'..='\u{1f2ff}');
    let is_one_word = !word.contains(char::is_whitespace);
    is_one_word
        && word.chars().count() <= SIGN_CHARS
        && word.chars().any(is_emoji)
        && (is_keycap || !word.contains(is_letter))
}

/// How sure it is that a line below a message holds reactions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    /// It names somebody who is known from the chat.
    Reaction,
    /// It holds what looks like people's names.
    Likely,
    /// It is somebody's words.
    Words,
}

/// Everybody who is known from the chat.
#[derive(Debug, Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    pub(super) fn enter(&mut self, name: &str) {
        if !name.is_empty() {
            self.0.insert(name.to_owned());
        }
    }

    /// Enters those who reacted together with somebody known.
    pub(super) fn enter_beside(&mut self, line: &str) {
        if let Some(names) = reacting(line)
            && self.below(line) == Below::Reaction
        {
            names.split(", ").for_each(|name| self.enter(name));
        }
    }

    /// What a line such as `Name, Name:👍` below a message is.
    pub(super) fn below(&self, line: &str) -> Below {
        let Some(names) = reacting(line) else {
            return Below::Words;
        };
        let parts: Vec<&str> = names.split(", ").collect();
        // A name may hold a comma.
        let mut pairs = parts.windows(2).map(|pair| pair.join(", "));
        if parts.iter().any(|name| self.0.contains(*name)) || pairs.any(|name| self.0.contains(&name)) {
            return Below::Reaction;
        }
        let capitals = |name: &str| {
            let words = || name.split_whitespace();
            words()
                .all(|word| word.starts_with(char::is_uppercase))
                .then(|| words().count())
        };
        let counts: Option<Vec<usize>> = parts.iter().map(|name| capitals(name)).collect();
        match counts {
            // A single word may as well be "Thanks".
            Some(counts) if counts.iter().all(|count| (1..=WORDS_AROUND).contains(count)) && counts != [1] => {
                Below::Likely
            }
            _ => Below::Words,
        }
    }
}

/// What stands before the sign in a line of that form.
fn reacting(line: &str) -> Option<&str> {
    let (names, sign) = line.trim().rsplit_once(':')?;
    is_sign(sign).then_some(names).filter(|names| !names.is_empty())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn former() -> Former {
        let mut former = Former::default();
        former.enter("Welcome to the call, everyone\nSlides follow");
        former.enter("yes");
        former
    }

    #[test]
    fn reactions_are_known_by_their_words_or_by_what_they_quote() {
        for text in [
            "Reacted to \"anything\" with 👍🏽",
            "Reacted to \"a \"quoted\" thing\" with ❤️",
            "Removed a 👍 reaction from \"anything\"",
            "A réagi à « anything » avec 1️⃣",
            "Hat auf „anything“ mit 👍 reagiert",
            "Reagerade på \"Welcome to the...\" med 👍",
        ] {
            assert_eq!(reaction(&[text], &former()), 1, "{text}");
        }
        for text in [
            "Reacted to \"anything\" with great anger",
            "Reacted to it with 👍",
            "Removed a slide, sorry",
            "She said \"something else\" with ❤️",
            "Replying to \"Welcome to the...\"\n👍",
            "I say \"yes\" 👍",
            "\"",
            "",
        ] {
            assert_eq!(reaction(&[text], &former()), 0, "{text}");
        }
        assert_eq!(
            reaction(&["Reacted to \"one", "two...\" with 👍", "words"], &former()),
            2
        );
    }

    #[test]
    fn an_answer_says_what_it_is_to_and_keeps_its_words() {
        for (lines, expected) in [
            (&["Replying to \"any...\":", "ok"][..], Some((1, "any"))),
            (&["Replying to \"one", "two\"", "ok"], Some((2, "one two"))),
            (&["Svarar på \"Welcome to the...\"", "ok"], Some((1, "Welcome to the"))),
            (
                &["Auf \"Welcome to the...\" geantwortet", "ok"],
                Some((1, "Welcome to the")),
            ),
            (&["Replying to \"any\" yes I agree"], None),
            (&["About \"something else\":", "ok"], None),
            (&["Svarar på \"Welcome to the...\""], None),
        ] {
            let found = replied_to(lines, &former());
            assert_eq!(
                found,
                expected.map(|(count, quoted)| (count, quoted.to_owned())),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn a_line_below_a_message_is_a_reaction_where_it_names_people() {
        let mut names = Names::default();
        for name in ["Ada Fairholt", "dario.elverson", "Ösel, Änne"] {
            names.enter(name);
        }
        names.enter_beside("dario.elverson, kofi:👍");
        for (line, is) in [
            ("Ada Fairholt:❤️", Below::Reaction),
            ("Noel, dario.elverson:☝🏻", Below::Reaction),
            ("Ösel, Änne:🅰️", Below::Reaction),
            ("kofi:👩🏽‍❤️‍💋‍👨🏽", Below::Reaction),
            ("Noel Unseen, Mia:1️⃣", Below::Likely),
            ("love it:😀", Below::Words),
            ("Thanks:🙏", Below::Words),
            ("Ada Fairholt: 👍", Below::Words),
            ("Ada Fairholt:…", Below::Words),
            ("Ada Fairholt:)", Below::Words),
            (":👍", Below::Words),
        ] {
            assert_eq!(names.below(line), is, "{line}");
        }
    }
}
