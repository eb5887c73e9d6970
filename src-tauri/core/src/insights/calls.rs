//! Whom to call, with what they said and did.

use std::collections::HashMap;

use super::behaviour::{Times, signals};
use super::buying::{Buying, buying_signs};
use super::{Line, Participant, quotes};
use crate::domain::{AttendeeId, FormOfAddress, Language};

/// Somebody worth a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// Index into the participants given.
    pub participant: usize,
    /// The line with their own best words; `None` when they wrote nothing worth quoting.
    pub words: Option<usize>,
    /// What they did, such as "Asked 2 questions, stayed to the end, 8 messages".
    pub signals: String,
    /// Signs that they think of buying, each with the line that proves it.
    pub buying: Vec<(Buying, usize)>,
    /// Their questions that nobody answered, as lines.
    pub open: Vec<usize>,
}

/// The first of those who came, in the order given, with what a caller wants to know. `length` and `offer` are minutes
/// from the start.
pub fn calls(
    participants: &[Participant<'_>],
    lines: &[Line<'_>],
    length: Option<f64>,
    offer: Option<f64>,
    most: usize,
) -> Vec<Call> {
    let named = &participants[..most.min(participants.len())];
    let mut written: HashMap<AttendeeId, Vec<usize>> = named.iter().map(|one| (one.id, Vec::new())).collect();
    for (index, line) in lines.iter().enumerate() {
        if let Some(theirs) = line.by.and_then(|id| written.get_mut(&id)) {
            theirs.push(index);
        }
    }
    let times = Times { length, offer };
    named
        .iter()
        .enumerate()
        .map(|(participant, one)| {
            let theirs = written.remove(&one.id).unwrap_or_default();
            let all: Vec<&Line<'_>> = theirs.iter().map(|index| &lines[*index]).collect();
            let public: Vec<usize> = theirs
                .iter()
                .copied()
                .filter(|index| !lines[*index].is_private)
                .collect();
            let mut buying: Vec<(Buying, usize)> = Vec::new();
            for index in &public {
                for kind in buying_signs(lines[*index].text) {
                    // The latest line is closest to a decision.
                    buying.retain(|(other, _)| *other != kind);
                    buying.push((kind, *index));
                }
            }
            buying.sort_unstable();
            let kinds: Vec<Buying> = buying.iter().map(|(kind, _)| *kind).collect();
            Call {
                participant,
                words: quotes::best(&public.iter().map(|index| lines[*index].said()).collect::<Vec<_>>())
                    .map(|at| public[at]),
                signals: signals(one, &all, &kinds, times),
                buying,
                open: public
                    .into_iter()
                    .filter(|index| lines[*index].is_open_question())
                    .collect(),
            }
        })
        .collect()
}

/// What a caller may begin with: the person's own words and nothing else, in the language of the webinar.
pub fn first_line(language: Language, form: FormOfAddress, words: Option<(&str, bool)>) -> String {
    let formal = form == FormOfAddress::Formal;
    let Some((words, is_question)) = words else {
        return match (language, formal) {
            (Language::En, _) => "You were at our webinar. What brought you there?",
            (Language::De, true) => "Sie waren in unserem Webinar. Was hat Sie dorthin gebracht?",
            (Language::De, false) => "Du warst in unserem Webinar. Was hat dich dorthin gebracht?",
            (Language::Fr, true) => "Vous avez suivi notre webinaire. Qu’est-ce qui vous y a amené ?",
            (Language::Fr, false) => "Tu as suivi notre webinaire. Qu’est-ce qui t’y a amené ?",
            (Language::Es, true) => "Estuvo en nuestro seminario web. ¿Qué le llevó a venir?",
            (Language::Es, false) => "Estuviste en nuestro seminario web. ¿Qué te llevó a venir?",
            (Language::Pt, true) => "Vimos que participou do nosso webinar. O que motivou a sua participação?",
            (Language::Pt, false) => "Você participou do nosso webinar. O que te levou a vir?",
            (Language::It, true) => "Ha partecipato al nostro webinar. Che cosa l’ha portata lì?",
            (Language::It, false) => "Hai partecipato al nostro webinar. Che cosa ti ha portato lì?",
            (Language::Nl, true) => "U was bij ons webinar. Wat bracht u daar?",
            (Language::Nl, false) => "Je was bij ons webinar. Wat bracht je daar?",
        }
        .to_owned();
    };
    let (before, after) = match (language, is_question, formal) {
        (Language::En, true, _) => ("In the webinar you asked: “", "” Has that been answered for you?"),
        (Language::En, false, _) => ("In the webinar you wrote: “", "” Can you tell me more about that?"),
        (Language::De, true, true) => ("Im Webinar haben Sie gefragt: „", "“ Ist das für Sie beantwortet?"),
        (Language::De, true, false) => ("Im Webinar hast du gefragt: „", "“ Ist das für dich beantwortet?"),
        (Language::De, false, true) => ("Im Webinar haben Sie geschrieben: „", "“ Erzählen Sie mir mehr davon?"),
        (Language::De, false, false) => ("Im Webinar hast du geschrieben: „", "“ Erzählst du mir mehr davon?"),
        (Language::Fr, true, true) => (
            "Pendant le webinaire, vous avez demandé : « ",
            " » Avez-vous eu la réponse ?",
        ),
        (Language::Fr, true, false) => ("Pendant le webinaire, tu as demandé : « ", " » As-tu eu la réponse ?"),
        (Language::Fr, false, true) => (
            "Pendant le webinaire, vous avez écrit : « ",
            " » Vous m’en dites plus ?",
        ),
        (Language::Fr, false, false) => ("Pendant le webinaire, tu as écrit : « ", " » Tu m’en dis plus ?"),
        (Language::Es, true, true) => ("En el seminario preguntó: «", "» ¿Le quedó respondido?"),
        (Language::Es, true, false) => ("En el seminario preguntaste: «", "» ¿Te quedó respondido?"),
        (Language::Es, false, true) => ("En el seminario escribió: «", "» ¿Me cuenta algo más?"),
        (Language::Es, false, false) => ("En el seminario escribiste: «", "» ¿Me cuentas algo más?"),
        (Language::Pt, true, _) => ("No webinar veio a sua pergunta: “", "” Ela foi respondida?"),
        (Language::Pt, false, _) => ("No webinar ficou este comentário seu: “", "” Pode me contar mais?"),
        (Language::It, true, true) => ("Nel webinar ha chiesto: «", "» Ha avuto una risposta?"),
        (Language::It, true, false) => ("Nel webinar hai chiesto: «", "» Hai avuto una risposta?"),
        (Language::It, false, true) => ("Nel webinar ha scritto: «", "» Mi racconta di più?"),
        (Language::It, false, false) => ("Nel webinar hai scritto: «", "» Mi racconti di più?"),
        (Language::Nl, true, true) => ("In het webinar vroeg u: “", "” Is dat voor u beantwoord?"),
        (Language::Nl, true, false) => ("In het webinar vroeg je: “", "” Is dat voor jou beantwoord?"),
        (Language::Nl, false, true) => ("In het webinar schreef u: “", "” Kunt u daar meer over vertellen?"),
        (Language::Nl, false, false) => ("In het webinar schreef je: “", "” Kun je daar meer over vertellen?"),
    };
    format!("{before}{words}{after}")
}
