//! German.

use super::Language;

pub(super) const DE: Language = Language {
    code: "de",
    small_words: "der die das und ist nicht ich sie du wir ihr ihnen dir ein eine einen mit fur auf von zu den dem im am \
                  auch war waren hat haben habe wenn dass aber oder wie noch bei sich kann uber zur zum",
    salutations: r"hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|moin|servus|gruezi|gruss gott",
    complete: "hallo|guten (?:tag|morgen|abend)|moin|servus|gruezi",
    nameless: "damen und herren|zusammen|alle|allerseits|teilnehmer|teilnehmerin|teilnehmende",
    came: r"\b(?:danke|vielen dank|herzlichen dank|besten dank)(?: dir| ihnen| euch)?(?: nochmals?)?,? (?:furs? (?:deine |ihre |eure |das |die |dein |ihr )?(?:teilnahme|dabeisein|kommen|mitmachen|zuhoren|zeit (?:beim|im|in))|dass (?:du|sie|ihr) (?:\w+ ){0,4}(?:dabei|da|gekommen|teilgenommen|mitgemacht)\b)|\b(?:schon|toll|super|prima|wunderbar|gut|gefreut|freut mich|freude),? dass (?:du|sie|ihr) (?:\w+ ){0,4}(?:dabei|da|gekommen|teilgenommen)\b|\b(?:du|sie|ihr) (?:warst|waren|wart) (?:live |gestern |heute |bei uns |im webinar |beim webinar )*(?:dabei|da)\b|\b(?:du|sie|ihr) (?:hast|haben|habt) (?:live |gestern |am webinar |an unserem webinar )*teilgenommen\b",
    missed: r"\b(?:schade|leider)[^.!?\n]{0,40}\b(?:nicht (?:dabei|kommen|teilnehmen|da\b)|verpasst)|\b(?:wir|ich) (?:haben|habe) (?:dich|sie|euch) (?:\w+ )?vermisst|\b(?:du|sie|ihr) (?:konntest|konnten|konntet|warst|waren|wart)(?: \w+){0,3} nicht (?:dabei|kommen|teilnehmen|da\b)|\bnicht (?:dabei sein|kommen|teilnehmen) (?:konntest|konnten|konntet)",
    stayed: r"\bbis (?:ganz )?(?:zum|ans) (?:schluss|schlus|ende)\b[^.!?\n]{0,20}\b(?:dabei|da|geblieben|durchgehalten)|\b(?:geblieben|dabei|bliebst|blieben)\b[^.!?\n]{0,20}\bbis (?:ganz )?(?:zum|ans) (?:schluss|schlus|ende)\b",
    asked: r"\b(?:danke|dank) (?:dir |ihnen )?fur (?:deine|ihre|eure) (?:\w+ )?fragen?\b|\b(?:zu|auf|uber|zuruck zu) (?:deiner|ihrer|eurer|deine|ihre|eure) (?:\w+ )?frage\b|\b(?:du|sie|ihr) (?:hast|haben|habt|hattest|hatten)(?: \w+){0,4} gefragt\b|\b(?:hast|haben) (?:du|sie)(?: \w+){0,4} gefragt\b|\b(?:du fragtest|sie fragten|fragtest du|fragten sie)\b|\b(?:deine|ihre) frage (?:nach|zum?|zur|aus|im|ob|wahrend|vom)\b",
    wrote: r"\b(?:du|sie|ihr) (?:hast|haben|habt|hattest|hatten)(?: \w+){0,5} (?:geschrieben|gesagt|erwahnt|erzahlt|angemerkt)\b|\b(?:hast du|haben sie)(?: \w+){0,5} (?:geschrieben|gesagt|erwahnt|erzahlt|angemerkt)\b|\b(?:danke|dank) (?:dir |ihnen )?fur (?:deinen|ihren|deine|ihre) (?:\w+ )?(?:kommentar|beitrag|nachricht|anmerkung|hinweis|bemerkung)|\b(?:du (?:schriebst|erwahntest|sagtest)|sie (?:schrieben|erwahnten)|schriebst du|schrieben sie)\b",
    watched: r"\b(?:wir|ich) (?:haben|habe) (?:gesehen|bemerkt|gemerkt),? dass (?:du|sie)\b|\b(?:du|sie) (?:hast|haben|bist|sind)\b[^.!?\n]{0,60}\d[^.!?\n]{0,30}\b(?:verlassen|gegangen|ausgeloggt|eingeloggt|beigetreten)|\d+ ?(?:%|prozent)[^.!?\n]{0,40}\b(?:aufmerksamkeit|der zeit|des webinars|anwesen)|\b(?:deine|ihre) (?:aufmerksamkeit|anwesenheit)\b[^.!?\n]{0,30}\d",
    conditional: "wenn|falls|ob|sollten|solltest|sofern|sobald",
    negations: "nicht|nie|niemals|kein|keine",
    promises: r"\b(?:rabatt\w*|gutschein\w*|gratis\w*|umsonst|kostenlos\w*|geld[- ]zuruck\w*|garantie\w*|garantiert\w*|lebenslang\w*|zum halben preis|nur noch \w+ platze)\b",
    dates: r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|februar|marz|juni|juli|oktober|dezember|ubermorgen|mitternacht)\b",
    instructions: r"\b(?:ignorier\w*|vergiss|vergesst|missachte\w*|uberschreib\w*)\b[^.!?\n]{0,50}\b(?:anweisung\w*|instruktion\w*|regeln?|vorgaben?|vorherig\w*|bisherig\w*|obig\w*|alles|prompt)\b|\b(?:schreib\w*|fuge?|sag|sage|erwahne|nenne|verlinke|versprich|biete|setze?)\b[^.!?\n]{0,60}\b(?:in|an) (?:die|deine[rn]?|der|den|jede[rn]?|alle) (?:e-?mails?|mails?|antwort\w*|nachricht\w*|betreff\w*)\b|\bdu bist (?:jetzt|nun|ab sofort)\b|\b(?:zeig|verrat|gib|nenn)e?\b[^.!?\n]{0,40}\b(?:system-?prompt|prompt|deine anweisungen|api-?(?:key|schlussel)|adressen aller|daten aller)\b|\bneue (?:anweisung|aufgabe|regel)\w*\s*:",
    vague_links: "(?:klick(?:en sie|e)? )?(?:hier|mehr|link|weiter|mehr erfahren)(?: klicken)?",
    formal: r"[\p{Ll},;:] (?:Sie|Ihnen|Ihr|Ihre[nmrs]?)\b",
    familiar: r"(?i)\b(?:du|dich|dir|dein|deine[nmrs]?|euch|eure[nmrs]?)\b",
};
