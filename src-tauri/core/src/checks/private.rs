//! People who tell of a death, an illness, a dismissal or a divorce of theirs: what they wrote is no matter for a mail
//! that sells something. It is never quoted and never sent to a model (`drafting`), and a person reads the mail.
//!
//! What is looked for is somebody's own life ("my father died", not "a webinar for hospices"), since each hit is a
//! mail that somebody has to read.

use super::draft::{Draft, Found};
use super::folded::folded;
use super::languages::Phrases;
use super::quotes::{comparable, quotations};
use crate::domain::Severity;
use crate::domain::draft::FactAbout;
use crate::domain::text::one_line;

static PRIVATE: Phrases = Phrases::new(|language| language.private);

/// So many words in quotation marks are a quotation.
const QUOTED_WORDS: usize = 2;

/// Whether a participant's text tells of a misfortune of their own.
pub fn is_private(text: &str) -> bool {
    PRIVATE.matches(&folded(&one_line(text)))
}

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    // Behaviour is there for answers to polls, which people type as well.
    let typed = draft
        .facts
        .iter()
        .filter(|fact| matches!(fact.about, FactAbout::Words | FactAbout::Behaviour));
    let told: Vec<&str> = typed
        .map(|fact| fact.text.as_str())
        .filter(|text| is_private(text))
        .collect();
    let Some(first) = told.first() else { return };
    let message = "This person wrote something very private. It was kept out of the mail; read the mail as they would, and \
                   add a word of your own or leave them out.";
    found.excerpt(Severity::Warn, first, None, message);
    let told: Vec<String> = told.iter().map(|text| comparable(text)).collect();
    for passage in draft.passages() {
        for quotation in quotations(&passage.text) {
            let is_long = quotation.split_whitespace().count() >= QUOTED_WORDS;
            let form = comparable(quotation);
            if is_long && told.iter().any(|text| text.contains(&form)) {
                let message = "These words are from something very private. Take the quotation out.";
                found.words(Severity::Block, passage, quotation, message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    fn beside(words: &str) -> Case {
        let mut case = Case::saying("Thank you for coming. I would begin with the plan that you have in mind.");
        case.facts[2].text = words.to_owned();
        case
    }

    #[test]
    fn a_misfortune_in_any_language_needs_a_reader() {
        for text in [
            "My husband died last year, can I join later?",
            "Sorry, I have to leave, my little daughter is in hospital",
            "We lost our dad in March",
            "I was just diagnosed with cancer",
            "I got laid off last week",
            "Going through a messy divorce, so money is tight",
            "I had a miscarriage",
            "Meine Mutter ist letzte Woche gestorben",
            "Ich habe seit zwei Jahren Depressionen",
            "Mir wurde gestern gekündigt",
            "Wegen meiner Scheidung habe ich gerade keine Zeit",
            "Ich bin seit Wochen krankgeschrieben",
            "Mon père est décédé en mai",
            "J’ai un cancer du sein",
            "Je viens d’être licenciée",
            "Ma sœur est à l’hôpital",
            "Mi madre falleció el mes pasado",
            "Me han despedido del trabajo",
            "Estoy en pleno divorcio",
            "Minha mãe faleceu na semana passada",
            "Fui demitida ontem",
            "Estou com depressão",
            "Mio padre è morto a marzo",
            "Sono stata licenziata",
            "Sto divorziando",
            "Mijn vader is vorige week overleden",
            "Ik ben net ontslagen",
            "Ik heb borstkanker",
            "Ik lig in scheiding",
        ] {
            assert_eq!(beside(text).severity("private_words"), Some(Severity::Warn), "{text}");
        }
    }

    #[test]
    fn what_people_work_with_is_not_private() {
        for text in [
            "My laptop died, is there a recording?",
            "We run workshops in a hospital",
            "I help people with burnout and depression",
            "I am a divorce coach, does it work for me?",
            "Our charity supports cancer patients",
            "The old funnel is dead",
            "Is there a deadline?",
            "I fired up the template and it works",
            "Ich begleite Menschen mit Burnout",
            "Wir haben das alte Werkzeug gekündigt",
            "Das Projekt ist gestorben",
            "Ich arbeite im Krankenhaus",
            "Das ist krank gut",
            "Nous formons le personnel d’un hôpital",
            "Je travaille avec des personnes en burn-out",
            "Trabajo en un hospital",
            "Perdi o meu link",
            "Trabalho num hospital",
            "Ho perso il mio link",
            "Lavoro in ospedale",
            "Ik begeleid mensen met een burn-out",
            "Ik werk in het ziekenhuis",
            "Mijn man en ik doen dit samen",
        ] {
            assert!(!is_private(text), "{text}");
        }
    }

    #[test]
    fn a_quotation_of_it_blocks() {
        let mut case = Case::saying("You wrote: “My husband died last year.” That is why this may help you now.");
        assert_eq!(case.severity("private_words"), None);
        case.facts[2].text = "My husband died last year, can I join later?".to_owned();
        assert_eq!(case.severity("private_words"), Some(Severity::Block));
        let mut case = Case::default();
        case.facts[1].text = "Asked in a poll “Why now?”, answered “I was just laid off”".to_owned();
        assert_eq!(case.severity("private_words"), Some(Severity::Warn));
    }
}
