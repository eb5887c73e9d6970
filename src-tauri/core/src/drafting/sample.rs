//! Invented people and a webinar for the tests of this folder.
#![allow(clippy::unwrap_used)]

use super::facts::FactSheet;
use crate::domain::attendee::Presence;
use crate::domain::{
    Asked, Attendee, AttendeeId, Chapter, EmailAddress, Language, MailStyle, Message, MessageSource, Money, PollAnswer,
    Score, Sender, Tier, WebinarDetails, WebinarId,
};

pub struct Person {
    pub attendee: Attendee,
    pub score: Score,
    pub messages: Vec<Message>,
    pub polls: Vec<PollAnswer>,
    pub webinar: WebinarDetails,
    pub sender: Sender,
}

/// The webinar in a language, with nothing English in it; `written` are a question and a remark from its chat, `polled`
/// the question of a poll and an answer.
struct Local {
    title: &'static str,
    topic: &'static str,
    offer: &'static str,
    what: &'static str,
    chapters: [&'static str; 3],
    written: [&'static str; 2],
    polled: [&'static str; 2],
}

fn local(language: Language) -> Local {
    match language {
        Language::En => Local {
            title: "Fill Your Workshops Without Ads",
            topic: "finding participants for small workshops",
            offer: "Launch Lab",
            what: "six weeks of small-group coaching with templates for every step",
            chapters: [
                "Finding the one topic people pay for",
                "The invitation that fills ten seats",
                "Pricing your first workshop",
            ],
            written: [
                "Does it work for a team of 12?",
                "We do this with a spreadsheet today and it hurts",
            ],
            polled: ["What keeps you from starting?", "I never find the time for it"],
        },
        Language::De => Local {
            title: "Workshops füllen ohne Werbung",
            topic: "Teilnehmende für kleine Workshops gewinnen",
            offer: "Werkstatt Plus",
            what: "sechs Wochen Begleitung in kleiner Runde, mit Vorlagen für jeden Schritt",
            chapters: [
                "Das eine Thema, für das Menschen zahlen",
                "Die Einladung, die zehn Plätze füllt",
                "Der Preis des ersten Workshops",
            ],
            written: [
                "Funktioniert das auch für ein Team mit 12 Leuten?",
                "Wir machen das heute mit einer Tabelle, und das ist mühsam",
            ],
            polled: ["Was steht dem Anfangen im Weg?", "Ich finde nie die Zeit dafür"],
        },
        Language::Fr => Local {
            title: "Remplir ses ateliers sans publicité",
            topic: "trouver des participants pour de petits ateliers",
            offer: "Atelier Plus",
            what: "six semaines d’accompagnement en petit groupe, avec des modèles pour chaque étape",
            chapters: [
                "Le sujet pour lequel on paie",
                "L’invitation qui remplit dix places",
                "Le prix du premier atelier",
            ],
            written: [
                "Est-ce que cela marche pour une équipe de 12 ?",
                "Nous faisons tout avec un tableur et c’est difficile",
            ],
            polled: ["Qu’est-ce qui freine le démarrage ?", "Je ne trouve jamais le temps"],
        },
        Language::Es => Local {
            title: "Llena tus talleres sin anuncios",
            topic: "encontrar participantes para talleres pequeños",
            offer: "Taller Plus",
            what: "seis semanas de acompañamiento en grupo reducido, con plantillas para cada paso",
            chapters: [
                "El tema por el que la gente paga",
                "La invitación que llena diez plazas",
                "El precio del primer taller",
            ],
            written: [
                "¿Funciona para un equipo de 12 personas?",
                "Hoy lo hacemos con una hoja de cálculo y es difícil",
            ],
            polled: ["¿Qué frena el comienzo?", "Nunca encuentro tiempo para eso"],
        },
        Language::Pt => Local {
            title: "Oficinas cheias sem anúncios",
            topic: "encontrar participantes para oficinas pequenas",
            offer: "Oficina Mais",
            what: "seis semanas de acompanhamento em grupo pequeno, com modelos para cada passo",
            chapters: [
                "O tema pelo qual as pessoas pagam",
                "O convite que enche dez lugares",
                "O preço da primeira oficina",
            ],
            written: [
                "Funciona para uma equipe de 12 pessoas?",
                "Hoje fazemos tudo com uma planilha e é difícil",
            ],
            polled: ["O que impede de começar?", "Eu nunca encontro tempo para isso"],
        },
        Language::It => Local {
            title: "Riempire i laboratori senza pubblicità",
            topic: "trovare partecipanti per piccoli laboratori",
            offer: "Bottega Più",
            what: "sei settimane di accompagnamento in piccoli gruppi, con modelli per ogni passo",
            chapters: [
                "Il tema per cui le persone pagano",
                "L’invito che riempie dieci posti",
                "Il prezzo del primo laboratorio",
            ],
            written: [
                "Funziona anche per una squadra di 12 persone?",
                "Oggi facciamo tutto con un foglio di calcolo ed è difficile",
            ],
            polled: ["Che cosa frena l’inizio?", "Non trovo mai il tempo che mi serve"],
        },
        Language::Nl => Local {
            title: "Volle workshops zonder advertenties",
            topic: "deelnemers vinden voor kleine workshops",
            offer: "Werkplaats Plus",
            what: "zes weken begeleiding in een kleine groep, met sjablonen voor elke stap",
            chapters: [
                "Het onderwerp waarvoor mensen betalen",
                "De uitnodiging die tien plekken vult",
                "De prijs van de eerste workshop",
            ],
            written: [
                "Werkt dit ook voor een team van 12 mensen?",
                "Wij doen dit nu met een spreadsheet en dat is lastig",
            ],
            polled: ["Wat staat het begin in de weg?", "Ik vind er nooit de tijd voor"],
        },
    }
}

pub fn webinar() -> WebinarDetails {
    let chapter = |minute, title: &str| Chapter {
        minute,
        title: title.to_owned(),
    };
    WebinarDetails {
        title: "Fill Your Workshops Without Ads".to_owned(),
        topic: Some("finding participants for small workshops".to_owned()),
        hosted_at: "2025-10-01 14:00".parse().ok(),
        duration_minutes: Some(60.0),
        host_name: Some("Mara Quill".to_owned()),
        offer_name: Some("Launch Lab".to_owned()),
        offer_description: Some("six weeks of small-group coaching with templates for every step".to_owned()),
        offer_url: Some("https://quill.example/launch-lab".to_owned()),
        price: Money::parse("497", "USD").ok(),
        deadline: Some("48 hours".to_owned()),
        replay_url: Some("https://quill.example/replay".to_owned()),
        chapters: vec![
            chapter(0.0, "Welcome"),
            chapter(5.0, "Finding the one topic people pay for"),
            chapter(22.0, "The invitation that fills ten seats"),
            chapter(40.0, "Pricing your first workshop"),
            chapter(52.0, "Q&A"),
        ],
        mails: MailStyle::default(),
        compliance: Default::default(),
    }
}

impl Person {
    pub fn of(tier: Tier) -> Self {
        let now = jiff::Timestamp::UNIX_EPOCH;
        let webinar_id = WebinarId::new(now);
        let (attended, exit) = match tier {
            Tier::Hot => (true, Some(60.0)),
            Tier::Warm => (true, Some(52.0)),
            Tier::Cool => (true, Some(31.0)),
            Tier::Cold => (true, Some(9.0)),
            Tier::NoShow => (false, None),
        };
        Self {
            attendee: Attendee {
                id: AttendeeId::new(now),
                webinar_id,
                name: "Lori Vance".to_owned(),
                email: EmailAddress::parse("lori@vance.example").ok(),
                presence: Presence {
                    standing: if attended {
                        crate::domain::Standing::Attended
                    } else {
                        crate::domain::Standing::NoShow
                    },
                    attendance_percent: exit.map(|minutes: f64| minutes / 60.0 * 100.0),
                    focus_percent: exit.map(|_| 81.5),
                    join_minute: exit.map(|_| 0.0),
                    exit_minute: exit,
                    source: "attendees.csv, line 2".to_owned(),
                    ..Presence::default()
                },
                location: None,
                role: crate::domain::Role::Audience,
                kept: None,
            },
            score: Score {
                value: 71.3,
                tier,
                parts: Vec::new(),
                notes: Vec::new(),
            },
            messages: Vec::new(),
            polls: Vec::new(),
            webinar: webinar(),
            sender: Sender {
                name: "Mara Quill".to_owned(),
                ..Sender::default()
            },
        }
    }

    /// The same person at the same webinar in another language.
    pub fn reading(mut self, style: MailStyle) -> Self {
        let local = local(style.language);
        let text = |text: &str| Some(text.to_owned());
        self.webinar.title = local.title.to_owned();
        self.webinar.topic = text(local.topic);
        self.webinar.offer_name = text(local.offer);
        self.webinar.offer_description = text(local.what);
        for (chapter, title) in self.webinar.chapters[1..4].iter_mut().zip(local.chapters) {
            chapter.title = title.to_owned();
        }
        self.webinar.mails = style;
        self
    }

    /// Asks or remarks something in the language of the mails.
    pub fn saying_so(self, is_question: bool) -> Self {
        let [question, remark] = local(self.webinar.mails.language).written;
        self.saying(if is_question { question } else { remark }, is_question)
    }

    /// Answers a poll in the language of the mails.
    pub fn polled(self) -> Self {
        let [question, answer] = local(self.webinar.mails.language).polled;
        self.answering(question, answer)
    }

    pub fn answering(mut self, question: &str, answer: &str) -> Self {
        self.polls.push(PollAnswer {
            asked: Asked::InPoll,
            webinar_id: self.attendee.webinar_id,
            attendee_id: Some(self.attendee.id),
            author_name: self.attendee.name.clone(),
            question: question.to_owned(),
            answers: vec![answer.to_owned()],
            at: None,
            origin: "polls.csv, line 2".to_owned(),
        });
        self
    }

    /// Watched the recording instead of coming.
    pub fn watching(mut self) -> Self {
        self.attendee.presence.standing = crate::domain::Standing::ReplayOnly;
        self
    }

    pub fn named(mut self, name: &str) -> Self {
        self.attendee.name = name.to_owned();
        self
    }

    pub fn asking(self, text: &str) -> Self {
        self.saying(text, true)
    }

    pub fn writing(self, text: &str) -> Self {
        self.saying(text, false)
    }

    fn saying(mut self, text: &str, is_question: bool) -> Self {
        let minute = 10.0 + f64::from(u32::try_from(self.messages.len()).unwrap());
        self.messages.push(Message {
            webinar_id: self.attendee.webinar_id,
            attendee_id: Some(self.attendee.id),
            author_name: self.attendee.name.clone(),
            author_email: None,
            at: self.webinar.hosted_at.as_ref().map(|start| start.plus_minutes(minute)),
            minute: Some(minute),
            text: text.to_owned(),
            is_question,
            source: MessageSource::Chat,
            is_private: false,
            reply_to: None,
            answer: None,
            origin: "chat.csv, line 2".to_owned(),
        });
        self
    }

    pub fn sheet(&self) -> FactSheet {
        FactSheet::build(
            &self.webinar,
            &self.attendee,
            &self.score,
            &self.messages,
            &self.polls,
            &self.sender,
        )
    }
}
