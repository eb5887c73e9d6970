//! German.

use super::{Currency, Dates, Forms, Greeting, Hearing, Terms, Wording, unit_behind};
use crate::checks::Pattern;

pub(super) static WORDING: Wording = Wording {
    name: "German",
    forms: Forms {
        formal: "Sie",
        informal: "du",
    },
    greeting: Forms {
        formal: Greeting {
            named: ["Guten Tag {},"; 3],
            in_full: true,
            nameless: ["Guten Tag,"; 3],
        },
        informal: Greeting {
            named: ["Hallo {},", "Hallo {},", "Guten Tag {},"],
            in_full: false,
            nameless: ["Hallo,", "Hallo,", "Guten Tag,"],
        },
    },
    goes_on_small: true,
    sign_off: Forms {
        formal: ["Herzliche Grüße", "Viele Grüße", "Mit freundlichen Grüßen"],
        informal: ["Herzliche Grüße", "Viele Grüße", "Beste Grüße"],
    },
    closing: Forms {
        formal: "Für Fragen stehe ich Ihnen gern zur Verfügung.",
        informal: "Für Fragen stehe ich dir gern zur Verfügung.",
    },
    polled: Forms {
        formal: "In der Umfrage haben Sie auf {question} geantwortet: {answer}. Erzählen Sie mir etwas mehr dazu, dann sage ich Ihnen, womit ich anfangen würde.",
        informal: "In der Umfrage hast du auf {question} geantwortet: {answer}. Erzähl mir etwas mehr dazu, dann sage ich dir, womit ich anfangen würde.",
    },
    ask_for_reply: Forms {
        formal: "Wenn Sie eine Frage haben, antworten Sie einfach auf diese Mail.",
        informal: "Wenn du eine Frage hast, antworte einfach auf diese Mail.",
    },
    quotes: [["„", "“"], ["‚", "‘"]],
    with: " mit ",
    the_webinar: ["das Webinar", "Das Webinar"],
    the_offer: ["das Angebot aus dem Webinar", "Das Angebot aus dem Webinar"],
    answered: [
        "Darauf wurde im Webinar schon geantwortet.",
        "Die Antwort darauf war: {answer}",
    ],
    left_waiting: Forms {
        formal: "Sie wollten beim Webinar{titled} dabei sein und sind aus dem Warteraum nicht eingelassen worden; das tut mir leid, und es hätte nicht passieren dürfen.",
        informal: "du wolltest beim Webinar{titled} dabei sein und bist aus dem Warteraum nicht eingelassen worden; das tut mir leid, und es hätte nicht passieren dürfen.",
    },
    came_or_not: Forms {
        formal: "Sie hatten sich zum Webinar{titled} angemeldet, und ob Sie dabei sein konnten oder nicht: Ich möchte, dass Sie etwas davon haben.",
        informal: "du hattest dich zum Webinar{titled} angemeldet, und ob du dabei sein konntest oder nicht: Ich möchte, dass du etwas davon hast.",
    },
    terms: Terms {
        price_and_deadline: "Der Preis beträgt {price}, und das Angebot gilt {deadline}.",
        price: "Der Preis beträgt {price}.",
        deadline: "Das Angebot gilt {deadline}.",
        words: "Die Frist: {words}.",
    },
    dates: Dates {
        span: "{} lang",
        until: "bis {}",
        until_date: "bis zum {}",
        leads: &["bis zum ", "bis "],
        units: [
            &["Stunde", "Stunden", "Std", "h"],
            &["Tag", "Tage", "Tagen"],
            &["Woche", "Wochen"],
        ],
        weekdays: [
            "Montag",
            "Dienstag",
            "Mittwoch",
            "Donnerstag",
            "Freitag",
            "Samstag",
            "Sonntag",
        ],
        today: "heute",
        tomorrow: "morgen",
        months: [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        date: |day, month, year| match year {
            Some(year) => format!("{day}. {month} {year}"),
            None => format!("{day}. {month}"),
        },
    },
    money: Currency {
        decimal: ',',
        thousands: Some('.'),
        with_unit: unit_behind,
    },
    hearing: Hearing {
        risky: Pattern::new(
            r"(?i)\b(?:schei(?:ß|ss)\w*|arsch\w*|verarsch\w*|fick\w*|idiot\w*|dumm\w*|blöd\w*|abzock\w*|betrug\w*|betrüg\w*|müll|lügner\w*|lügen?|klappe|nazis?|porno\w*|gestorben|verstorben|tod|tot|trauer\w*|beerdigung|krebs|chemo\w*|scheidung|geschieden|suizid\w*|selbstmord|depress\w*|fehlgeburt|insolven\w*|pleite|krankenhaus|krankheit|diagnos\w*|gekündigt|entlassen|verklagt|witwer?)\b",
        ),
        logistics: Pattern::new(
            r"(?i)\b(?:aufzeichn\w*|aufgezeichnet|aufnahme|mitschnitt|replay|folien|handouts?|ton|höre[nt]?|hört|mikro\w*|lautstärke|echo|hängt|ruckel\w*|bildschirm|schrift|chat|links?|zertifikat\w*|teilnahmebescheinigung|nur bei mir|muss (?:leider |jetzt )?(?:los|weg|raus|gehen)|wie lange (?:geht|dauert))\b",
        ),
        recording: Pattern::new(r"(?i)\b(?:aufzeichn\w*|aufgezeichnet|aufnahme|mitschnitt|replay)\b"),
        greets: Pattern::new(
            r"(?i)^\W*(?:hi+|hey+|hallo\w*|servus|moin\w*|gr(?:ü|ue)(?:ß|ss)\w*|guten? (?:morgen|tag|abend)|danke\w*|(?:vielen|herzlichen|besten) dank|tschüs+|bis bald|super|toll|klasse|sehr gut|gut|prima|genial|spitze|wow|haha\w*|ja|nein|ok(?:ay)?|genau|stimmt|ebenso|ich auch|\+1|liebe grüße)\b",
        ),
        purchase: Pattern::new(
            r"(?i)\b(?:preis\w*|kost\w*|wie ?viel|bezahl\w*|zahl\w*|raten?\w*|rabatt\w*|budget|kauf\w*|bestell\w*|buch(?:en|ung|bar)|anmeld\w*|start\w*|beginn\w*|nächste[rn]? schritte?|enthalten|inbegriffen|garantie\w*|testphase|demo|lizenz\w*|plätze|platz|angebot\w*|programm\w*|kurs\w*|paket\w*|frist|rechnung|mwst|vertrag\w*|kündig\w*)\b",
        ),
        personal: Pattern::new(r"(?i)\b(?:ich|mir|mich|meine?[nmrs]?|wir|uns|unsere?[nmrs]?)\b"),
        concern: Pattern::new(
            r"(?i)\b(?:schwer|schwierig\w*|problem\w*|herausforder\w*|kämpf\w*|feststeck\w*|angst|sorgen?|überforder\w*|verwirr\w*|versuch\w*|nie|immer|wünsch\w*|brauch\w*|möchte\w*|würde\w*|hätte\w* gern\w*|suche\w*|hoff\w*|plan\w*|ziel|derzeit|aktuell|zurzeit|tabellen?|excel|händisch|manuell\w*|zeitaufw\w*|zu (?:viel|lang|teuer)|kann nicht|weiß nicht)\b",
        ),
    },
    empty_parts: Pattern::new(
        r"^(?:(?:intro|start|agenda|ablauf|über (?:mich|uns)|pause|fragen|(?:ihre|deine|eure) fragen|fragen (?:und|&) antworten|(?:das )?angebot(?: (?:und|&) .*)?|ende)$|willkommen|begrüßung|einleitung|einführung|vorstellung|fragerunde|abschluss|verabschiedung)",
    ),
};
