//! What the seven languages of the program say at the ends of a mail, and how they address somebody.

/// One language.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tongue {
    pub name: &'static str,
    /// Words that most texts in it hold and few in others.
    common: &'static [&'static str],
    /// How it addresses strangers; a word with a capital counts only with it, and not at a sentence's beginning.
    pub formal: &'static [&'static str],
    /// How it addresses friends.
    pub informal: &'static [&'static str],
    greetings: &'static [&'static str],
    sign_offs: &'static [&'static str],
}

pub(super) static ENGLISH: Tongue = Tongue {
    name: "English",
    common: &[
        "the", "and", "you", "that", "this", "with", "your", "for", "have", "what", "was", "are", "to", "it",
    ],
    formal: &[],
    informal: &[],
    greetings: &[
        "hi",
        "hello",
        "hey",
        "dear",
        "good morning",
        "good afternoon",
        "good evening",
        "greetings",
    ],
    sign_offs: &[
        "best",
        "best wishes",
        "best regards",
        "kind regards",
        "warm regards",
        "regards",
        "warmly",
        "cheers",
        "thanks",
        "thank you",
        "many thanks",
        "all the best",
        "talk soon",
        "speak soon",
        "see you soon",
        "take care",
        "yours",
        "yours sincerely",
        "yours truly",
        "yours faithfully",
        "sincerely",
        "with thanks",
        "warm wishes",
    ],
};

static TONGUES: [&Tongue; 7] = [
    &ENGLISH,
    &Tongue {
        name: "German",
        common: &[
            "und", "der", "die", "das", "nicht", "ich", "ist", "mit", "für", "auf", "ein", "eine", "wir", "zu",
        ],
        formal: &["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer"],
        informal: &[
            "du", "dir", "dich", "dein", "deine", "deinen", "deinem", "deiner", "euch", "euer", "eure",
        ],
        greetings: &[
            "hallo",
            "liebe",
            "lieber",
            "guten tag",
            "guten morgen",
            "guten abend",
            "sehr geehrte",
            "sehr geehrter",
            "moin",
            "servus",
            "grüß gott",
        ],
        sign_offs: &[
            "viele grüße",
            "liebe grüße",
            "beste grüße",
            "herzliche grüße",
            "schöne grüße",
            "mit freundlichen grüßen",
            "freundliche grüße",
            "herzlich",
            "bis bald",
            "danke",
            "vielen dank",
            "lg",
            "vg",
            "mfg",
        ],
    },
    &Tongue {
        name: "French",
        common: &[
            "les", "des", "pour", "est", "dans", "une", "nous", "avec", "je", "pas", "et", "le", "que", "vous",
        ],
        formal: &["vous", "votre", "vos"],
        informal: &["tu", "te", "toi", "ton", "ta", "tes"],
        greetings: &["bonjour", "bonsoir", "salut", "cher", "chère", "coucou"],
        sign_offs: &[
            "cordialement",
            "bien cordialement",
            "bien à vous",
            "bien à toi",
            "à bientôt",
            "amicalement",
            "merci",
            "bonne journée",
            "belle journée",
            "sincèrement",
        ],
    },
    &Tongue {
        name: "Spanish",
        common: &[
            "el", "los", "que", "para", "con", "una", "por", "como", "pero", "está", "muy", "y", "las", "del",
        ],
        formal: &["usted", "ustedes"],
        informal: &["tú", "te", "ti", "tu", "tus", "contigo"],
        greetings: &[
            "hola",
            "buenos días",
            "buenas tardes",
            "buenas",
            "estimado",
            "estimada",
            "querido",
            "querida",
        ],
        sign_offs: &[
            "un saludo",
            "saludos",
            "saludos cordiales",
            "un abrazo",
            "abrazos",
            "atentamente",
            "gracias",
            "hasta pronto",
            "cordialmente",
        ],
    },
    &Tongue {
        name: "Portuguese",
        common: &[
            "não", "que", "para", "com", "uma", "você", "em", "do", "da", "os", "é", "mais", "por", "um",
        ],
        formal: &["senhor", "senhora", "lhe"],
        informal: &["você", "vocês", "tu", "te", "ti", "teu", "tua"],
        greetings: &[
            "olá",
            "oi",
            "bom dia",
            "boa tarde",
            "boa noite",
            "caro",
            "cara",
            "prezado",
            "prezada",
        ],
        sign_offs: &[
            "abraço",
            "um abraço",
            "abraços",
            "atenciosamente",
            "cumprimentos",
            "obrigado",
            "obrigada",
            "até breve",
            "até logo",
        ],
    },
    &Tongue {
        name: "Italian",
        common: &[
            "che", "di", "per", "non", "con", "una", "il", "della", "sono", "è", "gli", "anche", "mi", "ho",
        ],
        formal: &["Lei", "Suo", "Sua", "Suoi", "Sue"],
        informal: &["tu", "ti", "te", "tuo", "tua", "tuoi", "tue"],
        greetings: &[
            "ciao",
            "salve",
            "buongiorno",
            "buonasera",
            "gentile",
            "caro",
            "cara",
            "egregio",
        ],
        sign_offs: &[
            "cordiali saluti",
            "un saluto",
            "saluti",
            "a presto",
            "un abbraccio",
            "grazie",
            "cordialmente",
            "distinti saluti",
        ],
    },
    &Tongue {
        name: "Dutch",
        common: &[
            "het", "een", "van", "ik", "niet", "dat", "voor", "met", "zijn", "en", "de", "we", "op", "is",
        ],
        formal: &["u", "uw"],
        informal: &["je", "jij", "jou", "jouw", "jullie"],
        greetings: &[
            "hallo",
            "hoi",
            "beste",
            "dag",
            "geachte",
            "goedemorgen",
            "goedemiddag",
            "lieve",
        ],
        sign_offs: &[
            "groet",
            "groeten",
            "groetjes",
            "met vriendelijke groet",
            "vriendelijke groet",
            "hartelijke groet",
            "tot snel",
            "bedankt",
            "dank je wel",
        ],
    },
];

/// Words in a greeting that name nobody.
const NO_NAMES: &[&str] = &[
    "all",
    "and",
    "dir",
    "euch",
    "ihnen",
    "alle",
    "allemaal",
    "dr",
    "dra",
    "everybody",
    "everyone",
    "folks",
    "frau",
    "friend",
    "friends",
    "herr",
    "herrn",
    "heer",
    "madame",
    "mevrouw",
    "miss",
    "monsieur",
    "mr",
    "mrs",
    "ms",
    "mx",
    "prof",
    "professor",
    "señor",
    "señora",
    "signor",
    "signora",
    "sir",
    "sr",
    "sra",
    "team",
    "there",
    "todos",
    "tous",
    "toutes",
    "tutti",
    "und",
    "zusammen",
    "you",
    "de",
    "la",
    "van",
    "von",
    "et",
    "en",
    "der",
    "den",
];

/// The language of most of these words, in lower case; none where they are too few to tell.
pub(super) fn tongue_of<'a>(words: impl Iterator<Item = &'a str>) -> Option<&'static Tongue> {
    let mut hits = [0_usize; TONGUES.len()];
    for word in words {
        for (count, tongue) in hits.iter_mut().zip(TONGUES) {
            *count += usize::from(tongue.common.contains(&word));
        }
    }
    let most = hits.iter().copied().max().filter(|most| *most >= 3)?;
    let mut winners = hits.iter().zip(TONGUES).filter(|(count, _)| **count == most);
    match (winners.next(), winners.next()) {
        (Some((_, tongue)), None) => Some(tongue),
        _ => None,
    }
}

/// How many of these words a known greeting takes.
pub(super) fn greeting_length(words: &[&str]) -> usize {
    longest(words, |tongue| tongue.greetings)
}

/// How many of these words a known sign-off takes.
pub(super) fn sign_off_length(words: &[&str]) -> usize {
    longest(words, |tongue| tongue.sign_offs)
}

/// Whether a word of a greeting may be somebody's name.
pub(super) fn may_be_name(word: &str) -> bool {
    word.chars().count() > 1 && !NO_NAMES.contains(&word.to_lowercase().as_str())
}

fn longest(words: &[&str], list: impl Fn(&Tongue) -> &'static [&'static str]) -> usize {
    let words: Vec<String> = words.iter().take(4).map(|word| bare(word).to_lowercase()).collect();
    TONGUES
        .iter()
        .flat_map(|tongue| list(tongue))
        .filter(|form| {
            let mut given = words.iter();
            form.split(' ')
                .all(|word| given.next().is_some_and(|given| given == word))
        })
        .map(|form| form.split(' ').count())
        .max()
        .unwrap_or(0)
}

/// A word without the punctuation around it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
