//! Invented people of an invented webinar of which everything is known: what a template is tried on before anybody real.

use jiff::Timestamp;

use crate::domain::attendee::Presence;
use crate::domain::{
    Attendee, AttendeeId, Chapter, Language, MailStyle, Message, MessageSource, Money, Role, Score, Sender, Standing,
    Tier, WebinarDetails, WebinarId,
};
use crate::drafting::facts::FactSheet;

/// Somebody who asked, somebody who remarked, and somebody who wrote nothing.
pub(super) fn specimens(language: Language) -> [FactSheet; 3] {
    [Some(true), Some(false), None].map(|asked| specimen(language, asked))
}

/// Somebody who asked a question (`Some(true)`), remarked something or wrote nothing.
pub fn specimen(language: Language, asked: Option<bool>) -> FactSheet {
    let text = |text: &str| Some(text.to_owned());
    let webinar = WebinarDetails {
        title: "Your Webinar".to_owned(),
        topic: text("what your webinar is about"),
        duration_minutes: Some(60.0),
        host_name: text("Mara Quill"),
        offer_name: text("Your Offer"),
        offer_description: text("what buyers get"),
        offer_url: text("https://example.com/offer"),
        price: Money::parse("100", "usd").ok(),
        deadline: text("Friday"),
        replay_url: text("https://example.com/recording"),
        chapters: [("Your first chapter", 5.0), ("Your second chapter", 30.0)]
            .map(|(title, minute)| Chapter {
                minute,
                title: title.to_owned(),
            })
            .to_vec(),
        mails: MailStyle {
            language,
            address: language.usual_address(),
            ..MailStyle::default()
        },
        ..WebinarDetails::default()
    };
    let attendee = Attendee {
        id: AttendeeId::new(Timestamp::UNIX_EPOCH),
        webinar_id: WebinarId::new(Timestamp::UNIX_EPOCH),
        name: "Lori Vance".to_owned(),
        email: None,
        presence: Presence {
            standing: Standing::Attended,
            join_minute: Some(0.0),
            exit_minute: Some(4.0),
            ..Presence::default()
        },
        location: None,
        role: Role::Audience,
        kept: None,
    };
    let score = Score {
        value: 50.0,
        tier: Tier::Cool,
        parts: Vec::new(),
        notes: Vec::new(),
    };
    let message = asked.map(|is_question| Message {
        webinar_id: attendee.webinar_id,
        attendee_id: Some(attendee.id),
        author_name: attendee.name.clone(),
        author_email: None,
        at: None,
        minute: None,
        text: written(language, is_question).to_owned(),
        is_question,
        source: MessageSource::Chat,
        is_private: false,
        reply_to: None,
        answer: None,
        origin: String::new(),
    });
    let messages: Vec<Message> = message.into_iter().collect();
    FactSheet::build(&webinar, &attendee, &score, &messages, &[], &Sender::default())
}

fn written(language: Language, is_question: bool) -> &'static str {
    let [question, remark] = match language {
        Language::En => [
            "Does this work for a small team?",
            "We do this with a spreadsheet today and it takes hours",
        ],
        Language::De => [
            "Funktioniert das auch für ein kleines Team?",
            "Wir machen das heute mit einer Tabelle, und das dauert Stunden",
        ],
        Language::Fr => [
            "Est-ce que cela marche pour une petite équipe ?",
            "Nous faisons tout avec un tableur et c’est très long",
        ],
        Language::Es => [
            "¿Funciona para un equipo pequeño?",
            "Hoy lo hacemos con una hoja de cálculo y lleva horas",
        ],
        Language::Pt => [
            "Funciona para uma equipe pequena?",
            "Hoje fazemos tudo com uma planilha e leva horas",
        ],
        Language::It => [
            "Funziona anche per una piccola squadra?",
            "Oggi facciamo tutto con un foglio di calcolo e ci vogliono ore",
        ],
        Language::Nl => [
            "Werkt dit ook voor een klein team?",
            "Wij doen dit nu met een spreadsheet en dat kost uren",
        ],
    };
    if is_question { question } else { remark }
}
