//! French.

use super::Language;

pub(super) const FR: Language = Language {
    code: "fr",
    small_words: "le la les et est vous nous je tu pour avec dans sur que qui une un des du au aux ce cette votre vos pas \
                  ne si plus mais ou en ete avez avoir sont etes merci y",
    salutations: "bonjour|bonsoir|salut|cher|chere|chers|cheres|coucou",
    complete: "bonjour|bonsoir|salut",
    nameless: "a tous|a toutes|a tous et a toutes|tout le monde|amis",
    came: r"\bmerci(?: beaucoup| encore)? (?:d'avoir (?:participe|assiste|ete (?:la|present|parmi)|suivi)|(?:de|pour) (?:votre|ta) (?:participation|presence)|d'etre (?:venue?s?|restee?s?|la\b))|\b(?:ravie?s?|heureu(?:x|se)|contente?s?) (?:de (?:vous|t')? ?(?:avoir (?:eue?s?|vue?s?|compte)|voir)|que (?:vous|tu) (?:ayez|aies|soyez|sois))|\b(?:vous avez|tu as) (?:participe|assiste)\b|\b(?:vous etiez|tu etais) (?:la|presente?s?|parmi nous|avec nous)\b",
    missed: r"\bdommage que (?:vous|tu)\b|\b(?:vous|tu) n'(?:avez|as) pas pu (?:venir|participer|assister|etre|vous joindre|nous rejoindre|te joindre)\b|\b(?:vous|tu) nous (?:avez|as) manque\b|\bdesolee?s? (?:de (?:vous|t')|que (?:vous|tu))[^.!?\n]{0,20}(?:manque|pas)",
    stayed: r"\b(?:restee?s?|etiez la|etais la|suivie?s?|presente?s?)\b[^.!?\n]{0,40}\bjusqu'(?:a la fin|au bout)\b",
    asked: r"\b(?:vous avez|tu as|vous aviez|tu avais)(?: \w+){0,2} demande\b|\bmerci (?:pour|de) (?:votre|ta|vos|tes) (?:\w+ )?questions?\b|\b(?:a|sur|concernant) (?:votre|ta) (?:\w+ )?question\b|\b(?:votre|ta) question (?:sur|a propos|concernant|pendant|du|de|lors|portait)\b|\bvous (?:nous |m')?avez pose\b",
    wrote: r"\b(?:vous|tu)(?: nous| m')? ?(?:avez|as) (?:ecrit|dit|mentionne|partage|raconte|indique|evoque)\b|\bmerci (?:pour|de) (?:votre|ton|vos|tes) (?:\w+ )?(?:commentaire|message|remarque|contribution)s?\b|\b(?:votre|ton) (?:commentaire|remarque|message) (?:sur|pendant|a propos)\b",
    watched: r"\b(?:nous avons|j'ai|on a) (?:vu|remarque|constate) que (?:vous|tu)\b|\b(?:vous etes|tu es) (?:partie?s?|connectee?s?)\b[^.!?\n]{0,40}\d|\d+ ?(?:%|pour ?cent)[^.!?\n]{0,40}\b(?:attention|du temps|du webinaire|de la session)\b|\b(?:votre|ton) attention\b[^.!?\n]{0,30}\d",
    conditional: "si|s'|lorsque|quand",
    negations: "pas|jamais",
    promises: r"\b(?:remises?|une reduction|gratuit\w*|rembours\w*|garantie?s?|bon d'achat|a vie|moitie prix|offerte?s?)\b",
    dates: r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|demain|minuit)\b",
    instructions: r"\b(?:ignore[rz]?|oublie[rz]?)\b[^.!?\n]{0,50}\b(?:consignes?|regles?|precedent\w*|ci-dessus|tout|instructions?)\b|\b(?:ecris|ecrivez|ajoute[rz]?|insere[rz]?|mentionne[rz]?|promets|promettez|offre[rz]?|mets|mettez)\b[^.!?\n]{0,60}\b(?:dans|a) (?:le|la|l'|ton|votre|ta|vos|tes|chaque|tous les) ?(?:e-?mails?|mails?|courriels?|reponses?|messages?|objet)\b|\btu es (?:maintenant|desormais)\b|\b(?:revele|divulgue)[rz]?\b[^.!?\n]{0,40}\b(?:instructions|consignes)\b|\b(?:revele|affiche|montre|donne)[rz]?\b[^.!?\n]{0,40}\b(?:prompt|cle api|adresses (?:de|des))\b|\bnouvelles? (?:instructions?|consignes?)\s*:",
    private: r"\b(?:mon|ma|mes|notre|nos) (?:\w+[ -]){0,2}(?:mari|femme|epou\w+|conjoint\w*|compagn\w+|mere|pere|maman|papa|parents|fils|fille|enfant|bebe|frere|sour|grand-?(?:mere|pere)|mamie|papi|amie?|collegue|chien|chat)\b[^.!?\n]{0,50}\b(?:morte?s?|decede\w*|cancer|hopital|hospitalise\w*|malade|accident|avc|alzheimer|enterrement|coma|m'a quittee?)\b|\b(?:mort|deces|perte|enterrement|maladie) de (?:mon|ma|mes|notre|nos)\b|\bj'ai perdu (?:mon|ma|mes|notre) (?:mari|femme|epou\w+|conjoint\w*|compagn\w+|mere|pere|maman|papa|parents|fils|fille|enfant|bebe|frere|sour|grand-?(?:mere|pere)|mamie|papi|amie?|collegue|chien|chat)\b|\b(?:le|un|au|du|son) deces\b|\b(?:enterrement|obseques|funerailles|en deuil|mon deuil|fausse couche|suicid\w*)\b|\bje suis veu(?:f|ve)\b|\bj(?:'ai|e suis|'etais|e sors|'ai eu|e souffre)(?: (?:un|une|d'un|d'une|de|du|la|le|en|a|moi|aussi|encore|actuellement|fait|eu|sein|grave|grosse))* (?:cancer|chimio\w*|tumeur|leucemie|depression|depressi(?:f|ve)|burn-?out|avc|infarctus|hospitalisee?|l'hopital|arret maladie|gravement malade|divorcee?|faillite|chomage)\b|\b(?:mon (?:cancer|divorce|burn-?out|licenciement|avc)|ma (?:depression|chimio\w*|maladie|separation|faillite)|notre divorce)\b|\b(?:j'ai ete|je viens d'etre|je me suis fait) (?:licenciee?|viree?|renvoyee?)\b|\bperdu mon (?:emploi|travail|boulot|job|poste)\b|\ben (?:plein |instance de )divorce\b|\b(?:je divorce|nous divorcons)\b|\b(?:ete violee?|violences? conjugales?|agressee? sexuellement)\b",
    vague_links: "(?:cliquez |clique )?(?:ici|lien|en savoir plus|plus)",
    formal: r"(?i)\b(?:vous|votre|vos)\b",
    familiar: r"(?i)\b(?:tu|toi|tes|ta)\b",
};
