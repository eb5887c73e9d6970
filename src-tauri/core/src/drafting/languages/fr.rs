//! French.

use super::{Currency, Dates, Forms, Greeting, Hearing, Terms, Wording, unit_behind};
use crate::checks::Pattern;

pub(super) static WORDING: Wording = Wording {
    name: "French",
    forms: Forms {
        formal: "vous",
        informal: "tu",
    },
    greeting: Forms {
        formal: Greeting {
            named: ["Bonjour {},"; 3],
            in_full: false,
            nameless: ["Bonjour,"; 3],
        },
        informal: Greeting {
            named: ["Bonjour {},"; 3],
            in_full: false,
            nameless: ["Bonjour,"; 3],
        },
    },
    goes_on_small: false,
    sign_off: Forms {
        formal: ["Bien cordialement,", "Cordialement,", "Sincères salutations,"],
        informal: ["À bientôt,", "Bonne journée,", "Cordialement,"],
    },
    closing: Forms {
        formal: "Je reste à votre disposition pour toute question.",
        informal: "Je reste à ta disposition pour toute question.",
    },
    polled: Forms {
        formal: "Dans le sondage, à la question {question}, vous avez répondu : {answer}. Dites-m’en un peu plus, et je vous dirai par où commencer.",
        informal: "Dans le sondage, à la question {question}, tu as répondu : {answer}. Dis-m’en un peu plus, et je te dirai par où commencer.",
    },
    ask_for_reply: Forms {
        formal: "Une question ? Il vous suffit de répondre à ce message.",
        informal: "Une question ? Il te suffit de répondre à ce message.",
    },
    quotes: [["« ", " »"], ["“", "”"]],
    with: " avec ",
    the_webinar: ["le webinaire", "Le webinaire"],
    the_offer: [
        "l’offre présentée pendant le webinaire",
        "L’offre présentée pendant le webinaire",
    ],
    answered: [
        "Une réponse a été donnée pendant le webinaire.",
        "La réponse a été : {answer}",
    ],
    left_waiting: Forms {
        formal: "Vous vouliez assister au webinaire{titled}, et personne ne vous a laissé entrer depuis la salle d’attente ; je vous présente mes excuses, cela n’aurait pas dû arriver.",
        informal: "Tu voulais assister au webinaire{titled}, et personne ne t’a laissé entrer depuis la salle d’attente ; je te présente mes excuses, cela n’aurait pas dû arriver.",
    },
    came_or_not: Forms {
        formal: "Vous aviez réservé une place pour le webinaire{titled} et, que vous ayez pu venir ou non, j’aimerais qu’il vous en reste quelque chose.",
        informal: "Tu avais réservé une place pour le webinaire{titled} et, que tu aies pu venir ou non, j’aimerais qu’il t’en reste quelque chose.",
    },
    terms: Terms {
        price_and_deadline: "Le prix est de {price} et l’offre reste ouverte {deadline}.",
        price: "Le prix est de {price}.",
        deadline: "L’offre reste ouverte {deadline}.",
        words: "Date limite : {words}.",
    },
    dates: Dates {
        span: "pendant {}",
        until: "jusqu’à {}",
        until_date: "jusqu’au {}",
        leads: &["jusqu’au ", "jusqu'au ", "jusqu’à ", "jusqu'à "],
        units: [&["heure", "heures", "h"], &["jour", "jours"], &["semaine", "semaines"]],
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        today: "aujourd’hui",
        tomorrow: "demain",
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        date: |day, month, year| {
            let day = if day == 1 { "1er".to_owned() } else { day.to_string() };
            match year {
                Some(year) => format!("{day} {month} {year}"),
                None => format!("{day} {month}"),
            }
        },
    },
    money: Currency {
        decimal: ',',
        thousands: None,
        with_unit: unit_behind,
    },
    hearing: Hearing {
        risky: Pattern::new(
            r"(?i)\b(?:merdes?|putain|connards?|connasses?|salopes?|enculé\w*|foutre|débiles?|idiot\w*|stupides?|arnaques?|arnaqu\w*|escro\w*|menteu\w*|ta gueule|nazis?|porno\w*|mort\w*|décès|décédée?s?|deuil|enterrement|cancer|chimio\w*|divorc\w*|suicid\w*|dépress\w*|fausse couche|faillite|hôpital|maladie|diagnosti\w*|licenciée?s?|procès|veuf|veuve)\b",
        ),
        logistics: Pattern::new(
            r"(?i)\b(?:enregistr\w*|replay|rediffusion|diapos?|diapositives?|slides?|support|son|entends?|entend|micro|volume|écho|figée?|bug\w*|écran|police|chat|liens?|certificat|attestation|que moi|dois (?:partir|filer|y aller)|combien de temps dure)\b",
        ),
        recording: Pattern::new(r"(?i)\b(?:enregistr\w*|replay|rediffusion)\b"),
        greets: Pattern::new(
            r"(?i)^\W*(?:bonjour|bonsoir|salut|coucou|hello|merci\w*|au revoir|bonne (?:journée|soirée)|à bientôt|super|génial|parfait|excellent|bravo|top|très bien|bien|haha\w*|oui|non|ok|d['’]accord|exact\w*|pareil|moi aussi|\+1)\b",
        ),
        purchase: Pattern::new(
            r"(?i)\b(?:prix|tarifs?|coût\w*|combien|pay\w*|paiement|mensualités?|remises?|réductions?|budget|achet\w*|achat|command\w*|inscri\w*|commenc\w*|démarr\w*|prochaines? étapes?|inclus\w*|comprise?s?|rembours\w*|garanti\w*|essai|démo|licences?|places?|offres?|programmes?|cours|formation|formules?|abonnement|facture|tva|contrat|résili\w*)\b",
        ),
        personal: Pattern::new(r"(?i)\b(?:je|j['’]\w+|moi|m['’]\w+|mon|ma|mes|nous|notre|nos|on)\b"),
        concern: Pattern::new(
            r"(?i)\b(?:difficil\w*|difficultés?|dur|problèmes?|défi\w*|bloqu\w*|peur|inquiet\w*|inquièt\w*|débord\w*|perdue?s?|essay\w*|jamais|toujours|souhait\w*|besoin|voudr\w*|aimer\w*|cherch\w*|espèr\w*|prévo\w*|objectif|actuellement|en ce moment|tableurs?|excel|à la main|manuel\w*|chronophage|trop (?:de|long|cher)|n['’]arrive pas|ne sais pas)\b",
        ),
    },
    empty_parts: Pattern::new(
        r"^(?:(?:intro|ordre du jour|à propos|pause|questions|vos questions|(?:l['’])?offre(?: (?:et|&) .*)?|fin)$|bienvenue|introduction|accueil|présentation|questions.réponses|questions et réponses|conclusion|clôture)",
    ),
};
