//! Signs in somebody's own words that they think of buying. Found by phrases, without a model; `buying.txt` has them.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use crate::domain::text::folded;

/// What a sign is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Buying {
    /// What it costs.
    Price,
    /// How to get it, and when it starts.
    Access,
    /// How to pay, and what if it does not suit.
    Payment,
    /// Several people at once.
    Team,
    /// Trying it, or talking to somebody first.
    Demo,
    /// Until when it can be had.
    Deadline,
    /// Whether it works with what they have.
    Integration,
}

impl Buying {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Price,
        Self::Access,
        Self::Payment,
        Self::Team,
        Self::Demo,
        Self::Deadline,
        Self::Integration,
    ];

    /// What it is about, as in "one about price".
    pub fn label(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Access => "getting started",
            Self::Payment => "payment",
            Self::Team => "a team",
            Self::Demo => "a trial or a talk",
            Self::Deadline => "the deadline",
            Self::Integration => "working with other tools",
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Access => "access",
            Self::Payment => "payment",
            Self::Team => "team",
            Self::Demo => "demo",
            Self::Deadline => "deadline",
            Self::Integration => "integration",
        }
    }
}

const LIST: &str = include_str!("buying.txt");

struct Phrase {
    kind: Buying,
    /// Whether any ending may follow.
    is_open: bool,
}

struct Phrases {
    finder: Option<AhoCorasick>,
    phrases: Vec<Phrase>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Vec::new();
    let mut words = Vec::new();
    let mut kind = Buying::Price;
    for line in LIST.lines().map(str::trim) {
        if let Some(code) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            kind = Buying::ALL.into_iter().find(|kind| kind.code() == code).unwrap_or(kind);
        } else if !line.is_empty() && !line.starts_with('#') {
            let phrase = line.trim_end_matches('*');
            words.push(folded(phrase));
            phrases.push(Phrase {
                kind,
                is_open: phrase != line,
            });
        }
    }
    // All matches are looked at, since a shorter phrase may be a whole word where a longer one is none.
    let finder = AhoCorasickBuilder::new()
        .match_kind(MatchKind::Standard)
        .build(words)
        .ok();
    Phrases { finder, phrases }
});

/// What a text is about, each kind once, in their order.
pub fn buying_signs(text: &str) -> Vec<Buying> {
    let text = folded(text).replace(['’', '‘', '´'], "'");
    let mut kinds: Vec<Buying> = Vec::new();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if let Some(finder) = &PHRASES.finder {
        for found in finder.find_overlapping_iter(&text) {
            let phrase = &PHRASES.phrases[found.pattern().as_usize()];
            let begins = !is_letter(text[..found.start()].chars().next_back());
            let ends = phrase.is_open || !is_letter(text[found.end()..].chars().next());
            if begins && ends && !kinds.contains(&phrase.kind) {
                kinds.push(phrase.kind);
            }
        }
    }
    if !kinds.contains(&Buying::Price) && names_an_amount(&text) {
        kinds.push(Buying::Price);
    }
    kinds.sort_unstable();
    kinds
}

/// "$97", "97 €".
fn names_an_amount(text: &str) -> bool {
    let mut chars = text.chars().filter(|c| !c.is_whitespace()).peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let is_sign = matches!(c, '$' | '€' | '£');
        let beside = before.is_ascii_digit() || chars.peek().is_some_and(char::is_ascii_digit);
        if is_sign && beside {
            return true;
        }
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_heard_in_every_language_of_the_mails() {
        for (kind, texts) in [
            (
                Buying::Price,
                [
                    "What does it cost?",
                    "Was kostet der Kurs?",
                    "Ça coûte combien ?",
                    "¿Cuánto cuesta?",
                    "Quanto custa o curso?",
                    "Quanto costa?",
                    "Wat kost het?",
                ],
            ),
            (
                Buying::Access,
                [
                    "How do I join the next cohort?",
                    "Wo kann ich mich anmelden?",
                    "Comment m’inscrire ?",
                    "Quiero inscribirme",
                    "Quero me inscrever",
                    "Vorrei iscrivermi",
                    "Hoe kan ik me inschrijven?",
                ],
            ),
            (
                Buying::Payment,
                [
                    "Do you send an invoice?",
                    "Geht das auch auf Rechnung?",
                    "On peut payer en plusieurs fois ?",
                    "¿Se puede pagar a plazos?",
                    "Posso parcelar?",
                    "Posso pagare a rate?",
                    "Krijg ik een factuur?",
                ],
            ),
            (
                Buying::Team,
                [
                    "Is there a price for a team of six?",
                    "Gibt es eine Teamlizenz?",
                    "Et pour mon équipe ?",
                    "Somos varios usuarios",
                    "Seria para a minha equipe",
                    "È per il mio team",
                    "Het is voor ons team",
                ],
            ),
            (
                Buying::Demo,
                [
                    "Is there a free trial?",
                    "Kann ich ein Beratungsgespräch haben?",
                    "Il y a un essai gratuit ?",
                    "¿Hay prueba gratuita?",
                    "Tem teste grátis?",
                    "C'è una prova gratuita?",
                    "Is er een proefperiode?",
                ],
            ),
            (
                Buying::Deadline,
                [
                    "Until when can I get this?",
                    "Bis wann gilt das?",
                    "Jusqu’à quand ?",
                    "¿Hasta cuándo?",
                    "Até quando vale?",
                    "Fino a quando?",
                    "Tot wanneer geldt dit?",
                ],
            ),
            (
                Buying::Integration,
                [
                    "Does it work with Zapier?",
                    "Ist das mit HubSpot kompatibel?",
                    "C’est compatible avec notre CRM ?",
                    "¿Funciona con HubSpot?",
                    "Tem integração?",
                    "Funziona con il nostro CRM?",
                    "Is er een koppeling?",
                ],
            ),
        ] {
            for text in texts {
                assert!(
                    buying_signs(text).contains(&kind),
                    "{kind:?}: {text} is {:?}",
                    buying_signs(text)
                );
            }
        }
    }

    #[test]
    fn talk_that_only_sounds_like_it_is_no_sign() {
        for text in [
            "How much time a week should I plan?",
            "Hello from Costa Mesa, California",
            "I tried something like this in August",
            "Great demo, great demonstration",
            "Priceless advice, I will steam ahead",
            "I work with teachers and my open rate is low",
            "I am 97 years old",
        ] {
            assert_eq!(buying_signs(text), [], "{text}");
        }
    }

    #[test]
    fn an_amount_of_money_is_about_the_price() {
        assert_eq!(buying_signs("Is the $97 every month?"), [Buying::Price]);
        assert_eq!(buying_signs("97 € im Monat?"), [Buying::Price]);
    }

    #[test]
    fn the_list_has_no_phrase_without_a_kind_and_no_unknown_kind() {
        let mut kind = None;
        for line in LIST.lines() {
            if let Some(code) = line.strip_prefix('[') {
                kind = Buying::ALL
                    .into_iter()
                    .find(|kind| Some(kind.code()) == code.strip_suffix(']'));
                assert!(kind.is_some(), "{line}");
            } else if !line.is_empty() && !line.starts_with('#') {
                assert!(kind.is_some(), "{line}");
            }
        }
    }
}
