//! Italian.

use super::Language;

pub(super) const IT: Language = Language {
    code: "it",
    small_words: "il lo la gli le e di che un una per con non si ti tu tuo tua suo sua del della dei al alla nel sono sei hai \
                  ha ho piu ma come questo questa grazie qui mi ci su da",
    salutations: "ciao|salve|buongiorno|buonasera|buon (?:giorno|pomeriggio)|car[oaie]|gentile|gentilissim[oa]|egregi[oa]|spettabile",
    complete: "ciao|salve|buongiorno|buonasera|buon (?:giorno|pomeriggio)",
    nameless: "a tutti|a tutte|tutti|amico|amica|amici",
    came: r"\bgrazie (?:ancora |mille )?(?:per|di) (?:avere? (?:partecipato|seguito|assistito)|essere (?:venut[oa]|stat[oa]|rimast[oa]|qui)|esser(?:ti|si|ci) (?:unit[oa]|collegat[oa])|la (?:tua|sua) (?:partecipazione|presenza))|\b(?:bello|piacere) (?:averti|averla|vederti|vederla|avervi)\b|\b(?:hai (?:partecipato|assistito)|eri (?:presente|con noi)|c'eri)\b",
    missed: r"\b(?:peccato|dispiace) che (?:tu |lei )?non\b|\bnon (?:hai|sei|ha) (?:potuto|riuscit[oa])(?: a)? (?:partecipare|venire|esserci|collegarti|collegarsi|essere)\b|\bci (?:sei|e) mancat[oa]\b",
    stayed: r"\b(?:rimast[oa]|restat[oa]|stat[oa]|seguito)\b[^.!?\n]{0,40}\bfino alla fine\b",
    asked: r"\b(?:hai|avevi|lei ha|ci ha|mi ha) (?:\w+ )?(?:chiesto|domandato)\b|\bgrazie (?:per|della) (?:la )?(?:tua|sua) (?:\w+ )?domanda\b|\b(?:alla|sulla|della) (?:tua|sua) (?:\w+ )?domanda\b|\b(?:tua|sua) domanda (?:su|sul|sulla|sui|durante|di|riguardo)\b",
    wrote: r"\b(?:hai|avevi|lei ha|ci ha|mi ha) (?:\w+ )?(?:scritto|detto|menzionato|raccontato|commentato|accennato|condiviso)\b|\bgrazie per (?:il|la) (?:tuo|suo|tua|sua) (?:\w+ )?(?:commento|messaggio|contributo|osservazione)\b",
    watched: r"\b(?:abbiamo|ho) (?:visto|notato) che (?:sei|hai|eri|lei)\b|\b(?:sei|eri) (?:uscit[oa]|entrat[oa])\b[^.!?\n]{0,40}\d|\d+ ?(?:%|per cento)[^.!?\n]{0,40}\b(?:attenzione|del tempo|della sessione|del webinar)\b|\b(?:tua|sua) attenzione\b[^.!?\n]{0,30}\d",
    conditional: "se|qualora|quando",
    negations: "non|mai",
    promises: r"\b(?:sconto|sconti|scontat\w*|gratis|gratuit\w*|rimbors\w*|garanzi\w*|garantit\w*|buono sconto|coupon|a vita|meta prezzo|omaggio)\b",
    dates: r"\b(?:lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre|domani|mezzanotte)\b",
    instructions: r"\b(?:ignora|ignorate|dimentica|scorda)\b[^.!?\n]{0,50}\b(?:istruzion\w*|regol\w*|precedent\w*|tutto)\b|\b(?:scrivi|aggiungi|inserisci|includi|menziona|prometti|offri|metti)\b[^.!?\n]{0,60}\b(?:nell'|nella |nel |in )(?:tua |tuo |ogni )?(?:e-?mail|mail|risposta|messaggio|oggetto)\b|\b(?:ora sei|adesso sei|da ora sei)\b|\b(?:rivela|mostra|mostrami|dammi)\b[^.!?\n]{0,40}\b(?:prompt|tue istruzioni|chiave api|indirizzi di)\b|\bnuov[ae] istruzion[ei]\s*:",
    private: r"\b(?:mi[oa]|miei|mie|nostr[oa]) (?:\w+ ){0,2}(?:marito|moglie|compagn[oa]|mamma|madre|papa|padre|genitori|figli[oa]|bambin[oa]|fratello|sorella|nonn[oa]|zi[oa]|amic[oa]|cane|gatto)\b[^.!?\n]{0,50}\b(?:mort[oa]|mancat[oa]|decedut[oa]|scompars[oa]|cancro|tumore|ospedale|ricoverat[oa]|malat[oa]|incidente|ictus|infarto|alzheimer|funerale|coma|mi ha lasciat[oa])\b|\b(?:morte|perdita|malattia|funerale) di (?:mi[oa]|nostr[oa])\b|\b(?:ho perso|e mort[oa]|e mancat[oa]) (?:(?:il|la|mi[oa]|nostr[oa]) ){0,2}(?:marito|moglie|compagn[oa]|mamma|madre|papa|padre|genitori|figli[oa]|bambin[oa]|fratello|sorella|nonn[oa]|zi[oa]|amic[oa]|cane|gatto)\b|\b(?:lutto|funerale|decesso|aborto spontaneo|suicid\w*|togliermi la vita)\b|\bsono vedov[oa]\b|\b(?:ho|ho avuto|mi hanno diagnosticato|soffro di|sono in|faccio la)(?: (?:un|una|il|la|di|forte|grave|al|seno))* (?:cancro|tumore|chemio\w*|leucemia|depressione|burn-?out|ictus|infarto)\b|\bsono (?:depress[oa]|ricoverat[oa]|in ospedale|in malattia|disoccupat[oa]|divorziat[oa]|fallit[oa])\b|\bsiamo fallit[ie]\b|\b(?:mia (?:depressione|malattia|chemio\w*|separazione)|mio (?:tumore|cancro|divorzio|licenziamento|burn-?out)|nostro divorzio)\b|\b(?:sto divorziando|mi sto separando)\b|\b(?:sono stat[oa] licenziat[oa]|mi hanno licenziat[oa]|ho perso il (?:mio )?(?:lavoro|posto))\b|\b(?:violentat[oa]|stuprat[oa]|violenza domestica)\b",
    vague_links: "(?:clicca |cliccate )?(?:qui|link|di piu|scopri di piu)",
    formal: r"[\p{Ll},;:] (?:Lei|Suo|Sua|Suoi|Sue|Le)\b",
    familiar: r"(?i)\b(?:tu|ti|tuo|tua|tuoi|tue)\b",
};
