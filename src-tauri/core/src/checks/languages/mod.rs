//! What people say in the languages that mails are written in, as far as the checks need to recognise it.
//!
//! One file a language, all of one shape. Phrases are parts of regular expressions over [`super::folded`] text: lower
//! case, no accents ("größe" is "grose"), straight quotation marks. A draft is held against all languages at once,
//! since a model may answer in another language than it was asked for.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pt;

use std::collections::HashMap;
use std::sync::OnceLock;

use regex::bytes::{Regex, RegexBuilder};

use super::folded::folded;

/// The phrases of one language; each is the inside of a group, alternatives separated by `|`.
pub(super) struct Language {
    /// ISO 639-1.
    pub code: &'static str,
    /// Frequent small words, separated by blanks, to tell languages apart.
    pub small_words: &'static str,
    /// How a letter begins, without a name.
    pub salutations: &'static str,
    /// Those of them that are complete without a name ("Bonjour,").
    pub complete: &'static str,
    /// What stands in place of a name ("there").
    pub nameless: &'static str,
    /// Says that the person came.
    pub came: &'static str,
    /// Says that the person did not come.
    pub missed: &'static str,
    /// Says that the person was there until the end.
    pub stayed: &'static str,
    /// Says that the person asked something.
    pub asked: &'static str,
    /// Says that the person wrote something.
    pub wrote: &'static str,
    /// Tells people how closely they were watched.
    pub watched: &'static str,
    /// Makes the statement behind it conditional, up to three words before.
    pub conditional: &'static str,
    /// Negates the words right behind it.
    pub negations: &'static str,
    /// Promises money, a gift or a guarantee.
    pub promises: &'static str,
    /// Names a day or a month, or a day as seen from today.
    pub dates: &'static str,
    /// Instructs a machine.
    pub instructions: &'static str,
    /// Tells of a death, an illness, a dismissal, a divorce or the like in the writer's own life.
    pub private: &'static str,
    /// Link texts that say nothing about where they lead.
    pub vague_links: &'static str,
    /// Pronouns of the distant address, if the language has two; in original spelling.
    pub formal: &'static str,
    /// Pronouns of the familiar address; in original spelling.
    pub familiar: &'static str,
}

/// All languages.
pub(super) const LANGUAGES: [&Language; 7] = [&en::EN, &de::DE, &fr::FR, &es::ES, &pt::PT, &it::IT, &nl::NL];

/// One sort of phrase of all languages as one regular expression over folded text. One that does not compile matches
/// nothing; `every_phrase_of_every_language_compiles` shows that they do.
pub(super) struct Phrases {
    pick: fn(&Language) -> &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Phrases {
    pub const fn new(pick: fn(&Language) -> &'static str) -> Self {
        Self {
            pick,
            compiled: OnceLock::new(),
        }
    }

    fn source(&self) -> String {
        let groups: Vec<String> = LANGUAGES
            .iter()
            .map(|language| (self.pick)(language))
            .filter(|phrases| !phrases.is_empty())
            .map(|phrases| format!("(?:{phrases})"))
            .collect();
        groups.join("|")
    }

    fn regex(&self) -> Option<&Regex> {
        // Folded text is ASCII, for which the automata are a tenth as large; those of seven languages together would
        // outgrow the default cache all the same, and start anew with every text.
        let compile = || {
            RegexBuilder::new(&self.source())
                .unicode(false)
                .dfa_size_limit(CACHE_BYTES)
                .build()
        };
        self.compiled.get_or_init(|| compile().ok()).as_ref()
    }

    /// All matches in a folded text, as ranges of characters.
    pub fn ranges<'t>(&self, folded: &'t str) -> impl Iterator<Item = std::ops::Range<usize>> + use<'_, 't> {
        self.regex()
            .into_iter()
            .flat_map(move |regex| regex.find_iter(folded.as_bytes()))
            .map(|found| found.range())
    }

    /// Whether it matches a folded text.
    pub fn matches(&self, folded: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(folded.as_bytes()))
    }
}

/// What the automaton of one sort of phrase may fill.
const CACHE_BYTES: usize = 16 << 20;

/// Fewer small words than this tell nothing.
const TELLING: usize = 6;

/// In which languages each small word is one, as bits in the order of [`LANGUAGES`].
fn small_words() -> &'static HashMap<&'static str, u8> {
    static WORDS: OnceLock<HashMap<&'static str, u8>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: HashMap<&'static str, u8> = HashMap::new();
        for (bit, language) in LANGUAGES.iter().enumerate() {
            for word in language.small_words.split(' ') {
                *words.entry(word).or_default() |= 1 << bit;
            }
        }
        words
    })
}

/// The code of the language that a text is in; nothing where that is not clear.
pub fn language_of(text: &str) -> Option<&'static str> {
    let folded = folded(text);
    let mut counts = LANGUAGES.map(|language| (0, language.code));
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()) {
        let languages = small_words().get(word).copied().unwrap_or_default();
        for (bit, count) in counts.iter_mut().enumerate() {
            count.0 += usize::from(languages >> bit & 1);
        }
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match counts {
        [(most, code), (second, _), ..] if most >= TELLING && 2 * most >= 3 * second => Some(code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_phrase_of_every_language_compiles() {
        let picks: [fn(&Language) -> &'static str; 15] = [
            |l| l.salutations,
            |l| l.complete,
            |l| l.nameless,
            |l| l.came,
            |l| l.missed,
            |l| l.stayed,
            |l| l.asked,
            |l| l.wrote,
            |l| l.watched,
            |l| l.conditional,
            |l| l.negations,
            |l| l.promises,
            |l| l.dates,
            |l| l.instructions,
            |l| l.private,
        ];
        for language in LANGUAGES {
            for pick in picks {
                let phrases = pick(language);
                Regex::new(phrases).unwrap();
                assert!(
                    !phrases.is_empty() && phrases.is_ascii(),
                    "{}: {phrases}",
                    language.code
                );
            }
            Regex::new(language.formal).unwrap();
            Regex::new(language.familiar).unwrap();
            Regex::new(language.vague_links).unwrap();
        }
    }

    #[test]
    fn languages_are_told_apart_and_short_texts_are_not_judged() {
        for (code, text) in [
            (
                "en",
                "Thank you for coming to the webinar. It was good to see that you are still with us, and I have a question for you.",
            ),
            (
                "de",
                "Vielen Dank, dass Sie bei dem Webinar dabei waren. Ich habe eine Frage an Sie, und die Aufzeichnung ist für Sie bereit.",
            ),
            (
                "fr",
                "Merci d'avoir participé au webinaire. Je vous envoie le lien pour voir la vidéo, et nous sommes là si vous avez une question.",
            ),
            (
                "es",
                "Gracias por asistir al seminario. Te envío el enlace para que veas la grabación, y estoy aquí si tienes una duda con el tema.",
            ),
            (
                "pt",
                "Obrigado por participar do webinar. Envio o link para você ver a gravação, e estou aqui se você não entendeu uma parte do tema.",
            ),
            (
                "it",
                "Grazie per aver partecipato al webinar. Ti mando il link per vedere la registrazione, e sono qui se hai una domanda su questo tema.",
            ),
            (
                "nl",
                "Bedankt dat je erbij was. Ik stuur je de link van het webinar, en ik ben er voor je als je nog een vraag hebt over de opname.",
            ),
        ] {
            assert_eq!(language_of(text), Some(code), "{text}");
        }
        assert_eq!(language_of("Hallo Lori,"), None);
    }
}
