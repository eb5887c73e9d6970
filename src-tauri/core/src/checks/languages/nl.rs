//! Dutch.

use super::Language;

pub(super) const NL: Language = Language {
    code: "nl",
    small_words: "de het een en is van je u ik we wij voor met dat die niet op te zijn was er aan om bij als maar ook nog \
                  heb hebt heeft uw jouw over naar dan bedankt ben",
    salutations: "hallo|beste|geachte|goedemorgen|goedemiddag|goedenavond|goedendag|dag|hoi|lieve",
    complete: "hallo|goedemorgen|goedemiddag|goedenavond|goedendag|hoi",
    nameless: "allemaal|iedereen|deelnemer",
    came: r"\b(?:bedankt|dank (?:je|u)(?: wel)?|dankjewel)(?: nogmaals)? (?:voor (?:je|uw|jouw) (?:deelname|aanwezigheid|komst)|voor het (?:meedoen|komen|deelnemen|kijken)|dat (?:je|u) (?:erbij|er|aanwezig|mee))\b|\b(?:leuk|fijn|mooi|goed),? dat (?:je|u) (?:erbij|er|live|aanwezig)\b|\b(?:je|u) was (?:live )?(?:erbij|aanwezig)\b|\b(?:je|u) (?:hebt|heeft|heb) (?:live )?deelgenomen\b",
    missed: r"\b(?:jammer|helaas),? dat (?:je|u) (?:er )?niet\b|\b(?:we|ik) (?:hebben|heb) (?:je|u) gemist\b|\b(?:je|u) (?:kon|was)(?: \w+){0,3} niet (?:bij|komen|deelnemen|aanwezig)\b",
    stayed: r"\btot (?:het|aan het) (?:einde|eind|slot)\b[^.!?\n]{0,20}\b(?:gebleven|erbij|bleef)\b|\b(?:gebleven|bleef|was erbij)\b[^.!?\n]{0,30}\btot (?:het|aan het) (?:einde|eind|slot)\b",
    asked: r"\b(?:je|u|jij) vroeg\b|\bvroeg je\b|\b(?:je|u) (?:hebt|heeft|had)(?: \w+){0,4} gevraagd\b|\b(?:bedankt|dank) voor (?:je|uw|jouw) (?:\w+ )?vra(?:ag|gen)\b|\b(?:op|over|bij) (?:je|uw|jouw) (?:\w+ )?vraag\b|\b(?:je|uw|jouw) vraag (?:over|tijdens|uit|van)\b",
    wrote: r"\b(?:je|u|jij) (?:schreef|zei|noemde|vertelde|gaf aan)\b|\b(?:schreef|zei|noemde|vertelde) je\b|\b(?:je|u) (?:hebt|heeft|had)(?: \w+){0,5} (?:geschreven|gezegd|genoemd|verteld)\b|\b(?:bedankt|dank) voor (?:je|uw|jouw) (?:\w+ )?(?:opmerking|bericht|reactie|bijdrage)\b",
    watched: r"\b(?:we|ik) (?:zagen|zag|merkten|merkte) dat (?:je|u)\b|\b(?:je|u) (?:vertrok|logde)\b[^.!?\n]{0,40}\d|\d+ ?(?:%|procent)[^.!?\n]{0,40}\b(?:aandacht|van de tijd|van de sessie|van het webinar)\b|\b(?:je|uw|jouw) aandacht\b[^.!?\n]{0,30}\d",
    conditional: "als|indien|mocht|wanneer|of",
    negations: "niet|nooit|geen",
    promises: r"\b(?:korting\w*|gratis|kosteloos|geld[- ]terug\w*|garantie\w*|gegarandeerd\w*|cadeaubon\w*|levenslang\w*|halve prijs)\b",
    dates: r"\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|januari|februari|maart|juni|juli|augustus|oktober|overmorgen|middernacht)\b",
    instructions: r"\b(?:negeer|vergeet)\b[^.!?\n]{0,50}\b(?:instructies?|regels?|vorige|eerdere|bovenstaande|alles)\b|\b(?:schrijf|voeg|vermeld|beloof|zet|noem|bied)\b[^.!?\n]{0,60}\b(?:in|aan) (?:je|uw|de|het|elke|alle) (?:e-?mails?|mails?|antwoord\w*|bericht\w*|onderwerp)\b|\bje bent (?:nu|vanaf nu) |\b(?:toon|geef|onthul|laat)\b[^.!?\n]{0,40}\b(?:prompt|jouw instructies|api-?sleutel|adressen van)\b|\bnieuwe instructies?\s*:",
    private: r"\b(?:mijn|m'n|onze|ons) (?:\w+ ){0,2}(?:man|vrouw|partner|moeder|vader|mama|papa|ouders|zoon|dochter|kind|baby|broer|zus|oma|opa|tante|oom|vriend\w*|collega|hond|kat)\b[^.!?\n]{0,50}\b(?:overleden|gestorven|stierf|dood|kanker|ziekenhuis|ziek|hospice|ongeluk|beroerte|hartaanval|dementie|begrafenis|crematie|coma|mij verlaten|me verlaten|verloren)\b|\b(?:dood|overlijden|verlies|begrafenis|ziekte) van (?:mijn|onze|ons)\b|\b(?:het overlijden|begrafenis|crematie|in de rouw|miskraam|doodgeboren|zelfmoord|zelfdoding|suicid\w*)\b|\bik ben (?:weduwe|weduwnaar)\b|\bik (?:heb|had|kreeg|lijd|vecht)(?: (?:zelf|nu|net|een|vorig|jaar|al|ook|weer|aan|tegen|helaas|de|diagnose|zware|ernstige))* (?:\w*kanker|chemo\w*|leukemie|depressie|burn-?out|beroerte|hartaanval)\b|\bik (?:ben|was|zit|lig|werd|word)(?: (?:nu|net|al|zelf|ook|helaas|weer|vorig\w*|jaar|week|maand|in|met|een))* (?:depressief|overspannen|burn-?out|ernstig ziek|opgenomen|het ziekenhuis|werkloos|ontslagen|gescheiden|failliet|scheiding)\b|\bmijn (?:ontslag|scheiding|ziekte|depressie|burn-?out|chemo\w*|faillissement)\b|\bmijn baan (?:\w+ ){0,2}(?:kwijt|verloren)\b|\bonze scheiding\b|\bvechtscheiding\b|\b(?:ik ga|we gaan|wij gaan) (?:\w+ )?scheiden\b|\b(?:verkracht|huiselijk geweld)\b",
    vague_links: "(?:klik )?(?:hier|link|meer|lees meer)",
    formal: r"(?i)\b(?:u|uw|uzelf)\b",
    familiar: r"(?i)\b(?:je|jij|jou|jouw)\b",
};
