//! What the mail says about the person's behaviour must be true, and must not feel watched.

use std::ops::Range;
use std::sync::OnceLock;

use regex::Regex;

use super::draft::{Draft, Found};
use super::folded::{characters, folded};
use super::languages::{LANGUAGES, Phrases};
use crate::domain::Severity;
use crate::domain::draft::FactAbout;

/// The fact of somebody who was there until the end; the rules and the fact sheet share its words.
pub const STAYED_TO_THE_END: &str = "Stayed to the end.";

/// How the source of a person's question ends.
pub const QUESTION: &str = "question";

/// What is known about a person's behaviour, as far as sentences can contradict it.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// Whether they came.
    pub attended: bool,
    /// Whether they were there until the end.
    pub stayed: bool,
    /// Whether they wrote anything.
    pub wrote: bool,
    /// Whether they asked anything.
    pub asked: bool,
}

static CAME: Phrases = Phrases::new(|language| language.came);
static MISSED: Phrases = Phrases::new(|language| language.missed);
static STAYED: Phrases = Phrases::new(|language| language.stayed);
static ASKED: Phrases = Phrases::new(|language| language.asked);
static WROTE: Phrases = Phrases::new(|language| language.wrote);
static WATCHED: Phrases = Phrases::new(|language| language.watched);

/// A statement that only holds under a condition, or that is denied, judged by the words before it.
fn is_unsaid(before: &str) -> bool {
    static UNSAID: OnceLock<Option<Regex>> = OnceLock::new();
    let regex = UNSAID.get_or_init(|| {
        let conditions = LANGUAGES.map(|language| language.conditional).join("|");
        let negations = LANGUAGES.map(|language| language.negations).join("|");
        Regex::new(&format!(
            r"(?:^|[^a-z])(?:(?:{conditions})(?: [a-z']+){{0,3}}|(?:{negations})) ?$"
        ))
        .ok()
    });
    regex.as_ref().is_some_and(|regex| regex.is_match(before))
}

/// The first words of a folded text that contradict what is known, with the reason.
fn contradicting(folded: &str, known: Known) -> Option<(Range<usize>, &'static str)> {
    let rules: [(&Phrases, bool, &'static str); 5] = [
        (&CAME, known.attended, "this person did not come"),
        (&MISSED, !known.attended, "this person did come"),
        (
            &STAYED,
            known.stayed,
            "it is not known that this person stayed to the end",
        ),
        (&ASKED, known.asked, "this person asked nothing"),
        (&WROTE, known.wrote, "this person wrote nothing"),
    ];
    rules
        .into_iter()
        .filter(|(_, holds, _)| !holds)
        .find_map(|(phrases, _, reason)| {
            let mut said = phrases.ranges(folded);
            let range = said.find(|range| !is_unsaid(&folded[..range.start]))?;
            Some((range, reason))
        })
}

/// The first words of a text that contradict what is known, with the reason.
pub fn contradiction(text: &str, known: Known) -> Option<(&str, &'static str)> {
    let (range, reason) = contradicting(&folded(text), known)?;
    Some((characters(text, range.start, range.end), reason))
}

impl Known {
    /// Read from a fact sheet.
    pub fn from_facts(facts: &[crate::domain::Fact], attended: bool) -> Self {
        let words = || facts.iter().filter(|fact| fact.about == FactAbout::Words);
        Self {
            attended,
            stayed: facts
                .iter()
                .any(|fact| fact.about == FactAbout::Behaviour && fact.text == STAYED_TO_THE_END),
            wrote: words().next().is_some(),
            asked: words().any(|fact| fact.source.ends_with(QUESTION)),
        }
    }
}

pub(super) fn contradicts(draft: &Draft<'_>, found: &mut Found<'_>) {
    let known = Known::from_facts(draft.facts, draft.recipient.attended);
    for passage in draft.passages() {
        if let Some((range, reason)) = contradicting(passage.folded(), known) {
            let message = format!("“{}”: but {reason}. Change the sentence.", passage.words(&range));
            found.range(Severity::Block, passage, &range, message);
        }
    }
}

pub(super) fn creepy(draft: &Draft<'_>, found: &mut Found<'_>) {
    for passage in draft.passages() {
        if let Some(range) = WATCHED.ranges(passage.folded()).next() {
            let start = range.start + passage.folded()[range.clone()].len()
                - passage.folded()[range.clone()].trim_start().len();
            let message = "This tells people how closely they were watched. Say it in general words, or leave it out.";
            found.range(Severity::Warn, passage, &(start..range.end), message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    #[test]
    fn thanking_somebody_for_coming_who_did_not_blocks() {
        for text in [
            "Thank you for joining us.",
            "It was great to have you live.",
            "You stayed and that is great.",
        ] {
            let mut case = Case::saying(text);
            assert_eq!(case.severity("contradicts_behaviour"), None, "{text}");
            case.attended = false;
            assert_eq!(case.severity("contradicts_behaviour"), Some(Severity::Block), "{text}");
        }
    }

    #[test]
    fn missing_somebody_who_came_blocks() {
        for text in ["Sorry we missed you!", "A pity you couldn't make it."] {
            let mut case = Case::saying(text);
            assert_eq!(case.severity("contradicts_behaviour"), Some(Severity::Block), "{text}");
            case.attended = false;
            assert_eq!(case.severity("contradicts_behaviour"), None, "{text}");
        }
        let case = Case::saying("If you couldn't make it to every part, here is the recording.");
        assert_eq!(case.severity("contradicts_behaviour"), None);
    }

    #[test]
    fn the_end_a_question_and_a_remark_must_be_on_record() {
        for text in [
            "Thank you for staying with “Fill Your Workshops” to the end.",
            "You asked about the price.",
            "Thank you for your question.",
            "You mentioned a spreadsheet.",
        ] {
            let mut case = Case::saying(text);
            assert_eq!(case.severity("contradicts_behaviour"), None, "{text}");
            case.facts.clear();
            assert_eq!(case.severity("contradicts_behaviour"), Some(Severity::Block), "{text}");
        }
        let mut case = Case::saying("If you couldn't stay to the end, reply with your question.");
        case.mail.subject = "The recording".to_owned();
        case.facts.clear();
        assert_eq!(case.severity("contradicts_behaviour"), None);
    }

    #[test]
    fn details_that_feel_watched_need_a_click() {
        for text in [
            "Your focus was at 97%.",
            "You were there for 81% of the session.",
            "We noticed you left before the offer.",
            "You joined at 14:05.",
            "Your engagement score is high.",
        ] {
            assert_eq!(
                Case::saying(text).severity("creepy_detail"),
                Some(Severity::Warn),
                "{text}"
            );
        }
        for text in [
            "Keep your focus on one offer.",
            "You get 50% off.",
            "You left a kind comment.",
        ] {
            assert_eq!(Case::saying(text).severity("creepy_detail"), None, "{text}");
        }
    }

    #[test]
    fn a_false_claim_blocks_in_every_language() {
        let all_false = Known {
            attended: false,
            stayed: false,
            wrote: false,
            asked: false,
        };
        let none_false = Known {
            attended: true,
            stayed: true,
            wrote: true,
            asked: true,
        };
        for text in [
            "Vielen Dank, dass Sie gestern dabei waren.",
            "Schön, dass du live dabei warst!",
            "Danke für Ihre Teilnahme.",
            "Du bist bis zum Schluss geblieben.",
            "Zu Ihrer Frage: das geht.",
            "Du hast im Chat gefragt, ob es geht.",
            "Sie haben im Chat geschrieben, dass es drängt.",
            "Merci d'avoir participé au webinaire.",
            "Ravi de vous avoir vue en direct.",
            "Vous êtes restée jusqu’à la fin.",
            "Merci pour votre question.",
            "Vous avez écrit que le temps manque.",
            "Gracias por asistir al seminario.",
            "Estuviste hasta el final.",
            "Gracias por tu pregunta.",
            "Comentaste que falta tiempo.",
            "Obrigada por participar do webinar.",
            "Você ficou até o final.",
            "Obrigado pela sua pergunta.",
            "Você escreveu que falta tempo.",
            "Grazie per aver partecipato al webinar.",
            "Sei rimasta fino alla fine.",
            "Grazie per la tua domanda.",
            "Hai scritto che manca il tempo.",
            "Bedankt voor je deelname.",
            "Leuk dat je erbij was!",
            "Je bent tot het einde gebleven.",
            "Bedankt voor je vraag.",
            "Je schreef dat de tijd ontbreekt.",
        ] {
            assert!(contradiction(text, all_false).is_some(), "{text}");
            assert_eq!(contradiction(text, none_false), None, "{text}");
        }
        for text in [
            "Schade, dass Sie nicht dabei sein konnten.",
            "Wir haben dich vermisst.",
            "Dommage que vous n'ayez pas pu venir.",
            "Lástima que no pudiste asistir.",
            "Que pena que você não pôde participar.",
            "Peccato che non sei riuscita a partecipare.",
            "Jammer dat je er niet bij kon zijn.",
        ] {
            assert!(contradiction(text, none_false).is_some(), "{text}");
            assert_eq!(
                contradiction(
                    text,
                    Known {
                        attended: false,
                        ..none_false
                    }
                ),
                None,
                "{text}"
            );
        }
    }

    #[test]
    fn conditions_and_denials_claim_nothing() {
        let nothing = Known {
            attended: false,
            stayed: false,
            wrote: false,
            asked: false,
        };
        for text in [
            "If you stayed to the end, you know it.",
            "Wenn du bis zum Schluss geblieben bist, weißt du es.",
            "Si estuviste hasta el final, lo sabes.",
            "No estuviste, y no pasa nada.",
            "Se hai scritto a qualcuno, dimmelo.",
            "Als je vroeg wilt beginnen, kan dat.",
            "Antworten Sie einfach auf diese Mail, wenn Sie eine Frage haben.",
            "Si vous avez une question, répondez à ce message.",
            "Si tienes una pregunta, responde a este correo.",
            "Se hai una domanda, rispondi a questa mail.",
            "Se tiver uma pergunta, responda a este e-mail.",
            "Heb je een vraag, antwoord dan op deze mail.",
        ] {
            assert_eq!(contradiction(text, nothing), None, "{text}");
        }
    }

    #[test]
    fn being_watched_is_told_in_every_language() {
        for text in [
            "Wir haben gesehen, dass Sie früh gegangen sind.",
            "Du warst 81 % der Zeit dabei.",
            "Nous avons vu que vous étiez ailleurs.",
            "Vimos que te fuiste.",
            "Notamos que você saiu cedo.",
            "Ho visto che sei uscita.",
            "We zagen dat je vertrok.",
        ] {
            assert_eq!(
                Case::saying(text).severity("creepy_detail"),
                Some(Severity::Warn),
                "{text}"
            );
        }
    }
}
