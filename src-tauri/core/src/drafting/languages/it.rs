//! Italian.

use super::{Currency, Dates, Forms, Greeting, Hearing, Terms, Wording, unit_behind};
use crate::checks::Pattern;

pub(super) static WORDING: Wording = Wording {
    name: "Italian",
    forms: Forms {
        formal: "Lei",
        informal: "tu",
    },
    greeting: Forms {
        formal: Greeting {
            named: ["Gentile {},", "Buongiorno {},", "Gentile {},"],
            in_full: true,
            nameless: ["Buongiorno,"; 3],
        },
        informal: Greeting {
            named: ["Ciao {},", "Ciao {},", "Buongiorno {},"],
            in_full: false,
            nameless: ["Ciao,", "Ciao,", "Buongiorno,"],
        },
    },
    goes_on_small: true,
    sign_off: Forms {
        formal: ["Un cordiale saluto,", "Cordiali saluti,", "Distinti saluti,"],
        informal: ["A presto,", "Un saluto,", "Cordiali saluti,"],
    },
    closing: Forms {
        formal: "Resto a Sua disposizione per qualsiasi chiarimento.",
        informal: "Resto a tua disposizione per qualsiasi chiarimento.",
    },
    polled: Forms {
        formal: "Nel sondaggio, alla domanda {question} Lei ha risposto: {answer}. Mi racconti qualcosa di più e Le dirò da dove comincerei.",
        informal: "Nel sondaggio, alla domanda {question} hai risposto: {answer}. Raccontami qualcosa di più e ti dirò da dove comincerei.",
    },
    ask_for_reply: Forms {
        formal: "Se ha una domanda, basta rispondere a questa e-mail.",
        informal: "Se hai una domanda, basta rispondere a questa e-mail.",
    },
    quotes: [["“", "”"], ["‘", "’"]],
    with: " con ",
    the_webinar: ["il webinar", "Il webinar"],
    the_offer: ["l’offerta presentata nel webinar", "L’offerta presentata nel webinar"],
    answered: [
        "La risposta è arrivata durante il webinar.",
        "La risposta è stata: {answer}",
    ],
    left_waiting: Forms {
        formal: "Lei voleva entrare nel webinar{titled}, e dalla sala d’attesa nessuno Le ha aperto; mi scuso, non sarebbe dovuto succedere.",
        informal: "volevi entrare nel webinar{titled}, e dalla sala d’attesa nessuno ti ha aperto; mi scuso, non sarebbe dovuto succedere.",
    },
    came_or_not: Forms {
        formal: "Lei aveva un posto per il webinar{titled} e, in diretta o no, mi piacerebbe che Le fosse utile.",
        informal: "avevi un posto per il webinar{titled} e, in diretta o no, mi piacerebbe che ti fosse utile.",
    },
    terms: Terms {
        price_and_deadline: "Il prezzo è di {price} e l’offerta resta aperta {deadline}.",
        price: "Il prezzo è di {price}.",
        deadline: "L’offerta resta aperta {deadline}.",
        words: "Scadenza: {words}.",
    },
    dates: Dates {
        span: "per {}",
        until: "fino a {}",
        until_date: "fino {}",
        leads: &["fino al ", "fino all’", "fino all'", "fino a ", "entro "],
        units: [&["ora", "ore", "h"], &["giorno", "giorni"], &["settimana", "settimane"]],
        weekdays: [
            "lunedì",
            "martedì",
            "mercoledì",
            "giovedì",
            "venerdì",
            "sabato",
            "domenica",
        ],
        today: "oggi",
        tomorrow: "domani",
        months: [
            "gennaio",
            "febbraio",
            "marzo",
            "aprile",
            "maggio",
            "giugno",
            "luglio",
            "agosto",
            "settembre",
            "ottobre",
            "novembre",
            "dicembre",
        ],
        date: |day, month, year| {
            let day = match day {
                1 => "al 1º".to_owned(),
                8 | 11 => format!("all’{day}"),
                day => format!("al {day}"),
            };
            match year {
                Some(year) => format!("{day} {month} {year}"),
                None => format!("{day} {month}"),
            }
        },
    },
    money: Currency {
        decimal: ',',
        thousands: Some('.'),
        with_unit: unit_behind,
    },
    hearing: Hearing {
        risky: Pattern::new(
            r"(?i)\b(?:merd\w*|cazz\w*|stronz\w*|puttan\w*|vaffanculo|fottut\w*|idiot\w*|stupid\w*|cretin\w*|truff\w*|frode|bugiard\w*|stai zitt\w*|nazist\w*|porno\w*|mort[eoai]|decedut\w*|lutto|funerale|cancro|tumore|chemio\w*|divorzi\w*|suicid\w*|depress\w*|aborto|fallimento|bancarotta|ospedale|malattia|diagnos\w*|licenziat\w*|vedov\w*)\b",
        ),
        logistics: Pattern::new(
            r"(?i)\b(?:registrazion\w*|registrat\w*|replay|slide|dispens\w*|audio|suono|sento|sente|microfono|volume|eco|bloccat[oa]|schermo|caratteri|chat|link|certificat\w*|attestat\w*|solo a me|devo (?:andare|scappare|uscire)|quanto dura)\b",
        ),
        recording: Pattern::new(r"(?i)\b(?:registrazion\w*|registrat[oa]|replay)\b"),
        greets: Pattern::new(
            r"(?i)^\W*(?:ciao|salve|buongiorno|buonasera|grazie\w*|arrivederci|a presto|saluti|ottimo|eccellente|perfetto|molto bene|bene|bello|bellissimo|fantastico|bravi?|wow|haha\w*|sì|no|ok|va bene|esatto|anch['’]io|\+1)\b",
        ),
        purchase: Pattern::new(
            r"(?i)\b(?:prezz\w*|cost\w*|quanto|pag\w*|rate|rateizz\w*|scont\w*|budget|acquist\w*|compr\w*|ordin\w*|iscriv\w*|iscrizion\w*|inizi\w*|cominci\w*|prossim\w* pass\w*|inclus\w*|compres\w*|rimbors\w*|garanzi\w*|prova|demo|licenz\w*|post[io]|offert\w*|programm\w*|cors\w*|pacchett\w*|fattura|iva|contratt\w*|disdi\w*)\b",
        ),
        personal: Pattern::new(
            r"(?i)\b(?:io|mi|me|mi[oae]i?|miei|noi|ci|nostr[oaie]|ho|abbiamo|sono|siamo|uso|usiamo)\b",
        ),
        concern: Pattern::new(
            r"(?i)\b(?:difficil\w*|difficoltà|fatic\w*|problem\w*|sfid\w*|bloccat\w*|paura|preoccup\w*|sommers\w*|confus\w*|prov(?:o|ato|iamo|ando)|mai|sempre|desider\w*|bisogno|vorre\w*|piacerebbe|cerc\w*|sper\w*|obiettivo|attualmente|al momento|foglio|fogli di calcolo|excel|a mano|manual\w*|tropp\w*|non riesco|non so|non posso)\b",
        ),
    },
    empty_parts: Pattern::new(
        r"^(?:(?:intro|agenda|scaletta|chi (?:sono|siamo)|pausa|domande|le (?:vostre|tue|sue) domande|(?:l['’])?offerta(?: (?:e|&) .*)?|fine)$|benvenut|introduzione|apertura|presentazione|domande e risposte|chiusura|saluti)",
    ),
};
