//! Dutch.

use super::{Currency, Dates, Forms, Greeting, Hearing, Terms, Wording, sign};
use crate::checks::Pattern;

pub(super) static WORDING: Wording = Wording {
    name: "Dutch",
    forms: Forms {
        formal: "u",
        informal: "je",
    },
    greeting: Forms {
        formal: Greeting {
            named: ["Beste {},", "Beste {},", "Geachte {},"],
            in_full: true,
            nameless: ["Goedendag,"; 3],
        },
        informal: Greeting {
            named: ["Hallo {},", "Hallo {},", "Beste {},"],
            in_full: false,
            nameless: ["Hallo,", "Hallo,", "Goedendag,"],
        },
    },
    goes_on_small: false,
    sign_off: Forms {
        formal: ["Met hartelijke groet,", "Met vriendelijke groet,", "Hoogachtend,"],
        informal: ["Hartelijke groet,", "Groeten,", "Met vriendelijke groet,"],
    },
    closing: Forms {
        formal: "Voor vragen ben ik graag tot uw dienst.",
        informal: "Voor vragen kun je altijd bij me terecht.",
    },
    polled: Forms {
        formal: "In de poll antwoordde u op {question}: {answer}. Vertelt u me iets meer, dan zeg ik waar ik zou beginnen.",
        informal: "In de poll antwoordde je op {question}: {answer}. Vertel me iets meer, dan zeg ik waar ik zou beginnen.",
    },
    ask_for_reply: Forms {
        formal: "Heeft u een vraag? Dan kunt u gewoon op deze mail antwoorden.",
        informal: "Heb je een vraag? Dan kun je gewoon op deze mail antwoorden.",
    },
    quotes: [["“", "”"], ["‘", "’"]],
    with: " met ",
    the_webinar: ["het webinar", "Het webinar"],
    the_offer: ["het aanbod uit het webinar", "Het aanbod uit het webinar"],
    answered: [
        "In het webinar is daarop geantwoord.",
        "Het antwoord daarop was: {answer}",
    ],
    left_waiting: Forms {
        formal: "U wilde bij het webinar{titled} zijn en bent vanuit de wachtkamer niet binnengelaten; dat spijt me, het had niet mogen gebeuren.",
        informal: "Je wilde bij het webinar{titled} zijn en bent vanuit de wachtkamer niet binnengelaten; dat spijt me, het had niet mogen gebeuren.",
    },
    came_or_not: Forms {
        formal: "U had een plaats voor het webinar{titled}, en of u erbij kon zijn of niet, ik wil graag dat u er iets aan hebt.",
        informal: "Je had een plaats voor het webinar{titled}, en of je erbij kon zijn of niet, ik wil graag dat je er iets aan hebt.",
    },
    terms: Terms {
        price_and_deadline: "De prijs is {price} en het aanbod geldt {deadline}.",
        price: "De prijs is {price}.",
        deadline: "Het aanbod geldt {deadline}.",
        words: "De uiterste datum: {words}.",
    },
    dates: Dates {
        span: "{} lang",
        until: "tot en met {}",
        until_date: "tot en met {}",
        leads: &["tot en met ", "t/m ", "tot "],
        units: [&["uur", "uur", "uren", "h"], &["dag", "dagen"], &["week", "weken"]],
        weekdays: [
            "maandag",
            "dinsdag",
            "woensdag",
            "donderdag",
            "vrijdag",
            "zaterdag",
            "zondag",
        ],
        today: "vandaag",
        tomorrow: "morgen",
        months: [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
        date: |day, month, year| match year {
            Some(year) => format!("{day} {month} {year}"),
            None => format!("{day} {month}"),
        },
    },
    money: Currency {
        decimal: ',',
        thousands: Some('.'),
        with_unit: |amount, code| match sign(code) {
            sign if sign == code => format!("{amount} {code}"),
            sign => format!("{sign} {amount}"),
        },
    },
    hearing: Hearing {
        risky: Pattern::new(
            r"(?i)\b(?:kut\w*|klote\w*|lul|eikel|hoer\w*|neuk\w*|godver\w*|idioot|idioten|dom|stom\w*|oplichter\w*|oplichting|fraude\w*|leugen\w*|hou je mond|nazi['’]?s?|porno\w*|overleden|dood|gestorven|rouw\w*|begrafenis|kanker|chemo\w*|scheiding|gescheiden|zelfmoord|depress\w*|miskraam|failliet\w*|ziekenhuis|ziekte|diagnose|ontslagen|rechtszaak|weduwe|weduwnaar)\b",
        ),
        logistics: Pattern::new(
            r"(?i)\b(?:opname|opnames|opgenomen|replay|terugkijken|slides?|dia['’]s|hand-?outs?|geluid|hoor|horen|hoort|microfoon|volume|echo|hapert|beeld|scherm|lettertype|chat|link|links|certificaat|alleen bij mij|moet (?:helaas |nu )?(?:weg|gaan|ervandoor)|hoe lang duurt)\b",
        ),
        recording: Pattern::new(r"(?i)\b(?:opname|opnames|opgenomen|replay|terugkijken)\b"),
        greets: Pattern::new(
            r"(?i)^\W*(?:hi+|hey+|hoi|hallo|goede(?:morgen|middag|navond|n avond)|dag|dank\w*|bedankt|hartelijk dank|doei|tot (?:ziens|straks)|groet\w*|super|geweldig|top|mooi|prima|heel goed|goed|fijn|leuk|wow|haha\w*|ja|nee|ok(?:é|ay)?|klopt|precies|eens|ik ook|\+1)\b",
        ),
        purchase: Pattern::new(
            r"(?i)\b(?:prijs|prijzen|kost\w*|hoeveel|betal\w*|termijnen|korting\w*|budget|koop|kopen|bestel\w*|aanmeld\w*|inschrijv\w*|start\w*|begin\w*|volgende stap\w*|inbegrepen|garantie\w*|proef\w*|demo|licentie\w*|plaats\w*|plekken|aanbod|programma\w*|cursus\w*|pakket\w*|factuur|btw|contract|opzeg\w*|annuler\w*)\b",
        ),
        personal: Pattern::new(r"(?i)\b(?:ik|mij|me|mijn|wij|we|ons|onze)\b"),
        concern: Pattern::new(
            r"(?i)\b(?:moeilijk\w*|lastig\w*|problem\w*|probleem|uitdaging\w*|worstel\w*|vast|bang|zorgen|overweldig\w*|verwar\w*|prob(?:eer|eren)|geprobeerd|nooit|altijd|wens\w*|nodig|wil|willen|graag|zou|zouden|zoek\w*|hoop|hopen|plan\w*|doel|momenteel|op dit moment|spreadsheets?|excel|met de hand|handmatig\w*|tijdrovend|te (?:veel|lang|duur)|kan niet|lukt niet|weet niet)\b",
        ),
    },
    empty_parts: Pattern::new(
        r"^(?:(?:intro|agenda|over (?:mij|ons)|pauze|vragen|(?:jouw|uw|jullie) vragen|vragen en antwoorden|(?:het )?aanbod(?: (?:en|&) .*)?|einde)$|welkom|inleiding|introductie|opening|kennismaking|vragenronde|afsluiting|afronding)",
    ),
};
