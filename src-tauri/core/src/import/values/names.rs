//! Names as people, devices and platforms write them, for whoever joins chat names to people.
//!
//! Each function looks at one name alone and changes nothing; whether two people are one is decided by the join.
//! [`loose_key`] says which names may be meant alike, the others say what a name gives away besides: the owner of a
//! device, the name before a rename, the order of its parts, or that it is no name at all.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{name_key, one_line};

/// Devices whose word is nobody's name, so that any name beside it is the owner's.
const DEVICES: &[&str] = &[
    "iphone",
    "ipad",
    "ipod",
    "macbook",
    "imac",
    "chromebook",
    "laptop",
    "smartphone",
    "android",
    "thinkpad",
];

/// Devices whose word may be a name or a company too.
const DOUBTFUL_DEVICES: &[&str] = &[
    "mac",
    "pc",
    "phone",
    "handy",
    "tablet",
    "notebook",
    "computer",
    "desktop",
    "galaxy",
    "samsung",
    "pixel",
    "surface",
    "huawei",
    "xiaomi",
    "redmi",
    "oppo",
    "vivo",
    "oneplus",
    "nokia",
    "motorola",
    "moto",
    "honor",
    "realme",
    "lenovo",
    "dell",
    "kindle",
    "portátil",
    "ordinateur",
    "computador",
    "telefon",
];

/// What follows the word of a device and says which one it is.
const MODELS: &[&str] = &[
    "pro", "air", "mini", "max", "plus", "ultra", "se", "xr", "xs", "note", "tab", "fold", "flip", "lite", "fe", "go",
    "touch", "phone", "book", "neo", "5g", "4g",
];

/// What stands between a device and its owner.
const OF: &[&str] = &[
    "von",
    "vom",
    "de",
    "da",
    "do",
    "del",
    "della",
    "di",
    "du",
    "of",
    "van",
    "af",
    "av",
    "użytkownika",
    "пользователя",
];

/// What stands before a device and is nobody.
const NOBODY: &[&str] = &[
    "my", "the", "our", "mein", "das", "mon", "le", "mi", "meu", "o", "il", "mio", "mijn", "new", "apple", "mój",
];

/// Words that platforms and people put where a name belongs.
const NO_NAMES: &[&str] = &[
    "anonymous",
    "anonymous attendee",
    "anonymous user",
    "anonymous guest",
    "anonym",
    "anonymer teilnehmer",
    "anonyme",
    "participant anonyme",
    "anónimo",
    "asistente anónimo",
    "anônimo",
    "anonimo",
    "partecipante anonimo",
    "anoniem",
    "anonimowy",
    "аноним",
    "익명",
    "익명 참가자",
    "익명 참석자",
    "匿名",
    "匿名の出席者",
    "zoom user",
    "zoom",
    "teams user",
    "webex user",
    "call-in user",
    "call in user",
    "phone user",
    "dial-in user",
    "user",
    "guest",
    "guest user",
    "attendee",
    "participant",
    "viewer",
    "visitor",
    "host",
    "unknown",
    "unknown user",
    "name",
    "test",
    "me",
    "you",
    "admin",
    "benutzer",
    "gast",
    "teilnehmer",
    "unbekannt",
    "ich",
    "invité",
    "utilisateur",
    "utilisateur zoom",
    "inconnu",
    "moi",
    "invitado",
    "usuario",
    "usuario de zoom",
    "desconocido",
    "yo",
    "convidado",
    "usuário",
    "usuário do zoom",
    "desconhecido",
    "ospite",
    "utente",
    "sconosciuto",
    "gebruiker",
    "onbekend",
    "gość",
    "użytkownik",
    "гость",
    "пользователь",
    "게스트",
    "사용자",
    "ゲスト",
    "ユーザー",
    "訪客",
    "游客",
];

/// What stands in brackets behind a name and is no other name.
const NOTES: &[&str] = &[
    "guest",
    "external",
    "unverified",
    "host",
    "co-host",
    "cohost",
    "me",
    "you",
    "internal",
    "panelist",
    "moderator",
    "organizer",
    "presenter",
    "speaker",
    "staff",
    "anonymous",
    "privately",
    "direct message",
    "gast",
    "extern",
    "externe",
    "nicht überprüft",
    "nicht verifiziert",
    "invité",
    "non vérifié",
    "invitado",
    "externo",
    "no comprobado",
    "sin verificar",
    "convidado",
    "não verificado",
    "ospite",
    "esterno",
    "gość",
    "гость",
    "ich",
    "moi",
    "yo",
    "eu",
    "io",
    "ik",
    "ja",
    "я",
    "나",
    "自分",
];

/// Pronouns as they stand behind names, as words of a key.
const PRONOUNS: &[&str] = &[
    "she her hers",
    "he him his",
    "they them theirs",
    "she her",
    "he him",
    "they them",
    "she they",
    "he they",
    "they she",
    "they he",
    "sie ihr",
    "er ihm",
    "er ihn",
    "elle la",
    "ella la",
    "ella",
    "él",
    "elle",
    "ela dela",
    "ele dele",
];

/// What makes two names alike at a second look. Beyond [`name_key`], accents, punctuation, brackets with what is in
/// them, pronouns and numbers of ten and more thousand before or behind the name do not count.
pub(in crate::import) fn loose_key(name: &str) -> String {
    let key = if name.is_ascii() {
        let mut words = Words::default();
        name.chars().for_each(|c| words.push(c.to_ascii_lowercase()));
        words.key()
    } else {
        // Accents come off decomposed letters; what is no accent (a Korean syllable, a Japanese sound mark) is put
        // together again.
        let mut words = Words::default();
        name.nfkd()
            .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
            .nfc()
            .flat_map(char::to_lowercase)
            .for_each(|c| words.push(c));
        words.key()
    };
    without_numbers(without_pronouns(key))
}

/// Collects the words of a name, those in brackets apart.
#[derive(Default)]
struct Words {
    depth: usize,
    outside: String,
    inside: String,
}

impl Words {
    fn push(&mut self, c: char) {
        match c {
            '(' | '[' | '{' | '（' | '【' | '［' | '「' => {
                self.depth += 1;
                self.gap();
            }
            ')' | ']' | '}' | '）' | '】' | '］' | '」' => {
                self.gap();
                self.depth = self.depth.saturating_sub(1);
            }
            '\'' | '’' | '‘' | '`' | '´' | 'ʼ' => {}
            // Signs that show nothing and stand within words.
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' => {}
            'ß' => self.text().push_str("ss"),
            'æ' => self.text().push_str("ae"),
            'œ' => self.text().push_str("oe"),
            'þ' => self.text().push_str("th"),
            'ø' => self.text().push('o'),
            'ł' => self.text().push('l'),
            'đ' | 'ð' => self.text().push('d'),
            'ı' => self.text().push('i'),
            _ if c.is_alphanumeric() || is_combining_mark(c) => self.text().push(c),
            _ => self.gap(),
        }
    }

    fn text(&mut self) -> &mut String {
        if self.depth == 0 {
            &mut self.outside
        } else {
            &mut self.inside
        }
    }

    fn gap(&mut self) {
        let text = self.text();
        if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
    }

    /// The words outside of brackets, or those inside when there are no others.
    fn key(self) -> String {
        let mut key = if self.outside.is_empty() {
            self.inside
        } else {
            self.outside
        };
        key.truncate(key.trim_end().len());
        key
    }
}

fn without_pronouns(mut key: String) -> String {
    let name = PRONOUNS
        .iter()
        .filter(|pronouns| pronouns.contains(' '))
        .find_map(|pronouns| key.strip_suffix(pronouns)?.strip_suffix(' '));
    if let Some(length) = name.map(str::len) {
        key.truncate(length);
    }
    key
}

/// A key without the numbers of pupils and members before and behind it, if words are left.
fn without_numbers(key: String) -> String {
    let is_number = |word: &str| word.bytes().filter(u8::is_ascii_digit).count() >= 4;
    if !key.bytes().any(|byte| byte.is_ascii_digit()) {
        return key;
    }
    let mut rest = key.as_str();
    while let Some((first, behind)) = rest.split_once(' ')
        && is_number(first)
    {
        rest = behind;
    }
    while let Some((before, last)) = rest.rsplit_once(' ')
        && is_number(last)
    {
        rest = before;
    }
    if rest.len() == key.len() || !rest.contains(char::is_alphabetic) {
        key
    } else {
        rest.to_owned()
    }
}

/// Whose device a name names: `Elin` for "Elin's iPad", "iPad von Elin" and "iPhone (Elin)".
pub(in crate::import) fn device_owner(name: &str) -> Option<String> {
    // Devices are few, and most names are nothing but letters and a blank.
    let line = one_line(name);
    let (line, bracket) = match line.split_once('(') {
        Some((before, inside)) => (
            before.trim_end().to_owned(),
            inside.trim_end_matches(')').trim().to_owned(),
        ),
        None => (line, String::new()),
    };
    // Japanese, Chinese and Korean put a syllable between owner and device and no blank.
    for of in ['の', '的', '의'] {
        if let Some((owner, device)) = line.split_once(of)
            && is_device(first_word(device.trim_start()))
        {
            return owner_name(owner);
        }
    }
    let words: Vec<&str> = line.split(' ').collect();
    let at = words.iter().position(|word| is_device(word))?;
    let (before, from_device) = words.split_at(at);
    let after: Vec<&str> = from_device
        .iter()
        .skip(1)
        .copied()
        .skip_while(|word| is_model(word))
        .collect();
    if let Some((last, first)) = before.split_last() {
        let owner = last
            .strip_suffix("'s")
            .or_else(|| last.strip_suffix("’s"))
            .or_else(|| last.strip_suffix(['\'', '’']));
        let is_clear = from_device.first().is_some_and(|word| is_one_of(DEVICES, word));
        return match owner {
            Some(owner) if after.is_empty() => owner_name(&[first, &[owner]].concat().join(" ")),
            None if after.is_empty() && is_clear => owner_name(&before.join(" ")),
            _ => None,
        };
    }
    match after.as_slice() {
        [] => owner_name(&bracket),
        [of, rest @ ..] if is_one_of(OF, of) && !rest.is_empty() => owner_name(&rest.join(" ")),
        [first, rest @ ..] => {
            let owner = first.strip_prefix("d'").or_else(|| first.strip_prefix("d’"));
            let is_clear = from_device.first().is_some_and(|word| is_one_of(DEVICES, word));
            match owner {
                Some(owner) => owner_name(&[&[owner], rest].concat().join(" ")),
                None if is_clear => owner_name(&after.join(" ")),
                None => None,
            }
        }
    }
}

fn owner_name(owner: &str) -> Option<String> {
    let owner = owner.trim_matches(|c: char| !c.is_alphanumeric());
    let is_somebody = !is_one_of(NOBODY, owner) && !owner.contains(|c: char| c.is_ascii_digit()) && !is_no_name(owner);
    is_somebody.then(|| owner.to_owned())
}

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or_default()
}

fn is_device(word: &str) -> bool {
    is_one_of(DEVICES, word) || is_one_of(DOUBTFUL_DEVICES, word)
}

fn is_model(word: &str) -> bool {
    is_one_of(MODELS, word) || is_device(word) || word.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The new and the former name of "New (Original)". What else stands in brackets, such as pronouns or "Guest", is no
/// name.
pub(in crate::import) fn original_name(name: &str) -> Option<(String, String)> {
    let line = name.trim_end();
    let inside = line.strip_suffix(')').or_else(|| line.strip_suffix('）'))?;
    // The bracket that opens the last one, so that "Ada (Ada (Wings))" has the original "Ada (Wings)".
    let mut depth = 1;
    let (open, _) = inside.char_indices().rev().find(|(_, c)| {
        match c {
            ')' | '）' => depth += 1,
            '(' | '（' => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let (new, original) = (
        one_line(&inside[..open]),
        one_line(inside[open..].trim_start_matches(['(', '（'])),
    );
    let key = name_key(&original);
    let is_note =
        NOTES.contains(&key.as_str()) || PRONOUNS.contains(&loose_key(&original).as_str()) || key.contains('/');
    let is_name = original.contains(char::is_alphabetic) && !is_note;
    (is_name && !new.is_empty()).then_some((new, original))
}

/// "Jo Smith" for "Smith, Jo". A title or a company behind a comma is no first name.
pub(in crate::import) fn swapped(name: &str) -> Option<String> {
    const NO_FIRST_NAMES: &[&str] = &[
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "phd",
        "ph.d",
        "md",
        "m.d",
        "mba",
        "esq",
        "cpa",
        "rn",
        "msc",
        "m.sc",
        "bsc",
        "b.sc",
        "ma",
        "m.a",
        "ba",
        "b.a",
        "llm",
        "ll.m",
        "jd",
        "pe",
        "dds",
        "pmp",
        "inc",
        "ltd",
        "llc",
        "gmbh",
        "ag",
        "dipl.-ing",
        "mag",
        "dr",
        "prof",
    ];
    let bare = name.split(['(', '[']).next().unwrap_or_default();
    let (last, first) = bare.split_once(',')?;
    let (last, first) = (one_line(last), one_line(first));
    let is_name = |part: &str| part.contains(char::is_alphabetic) && part.split(' ').count() <= 4;
    let is_title = is_one_of(NO_FIRST_NAMES, first.trim_end_matches('.'));
    (is_name(&last) && is_name(&first) && !is_title && !first.contains(',')).then(|| format!("{first} {last}"))
}

/// Whether a name names nobody: a device, a telephone number, "Guest", a single letter.
pub(in crate::import) fn is_no_name(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    let Some(letter) = letters.next() else {
        return true;
    };
    // One letter says nothing; one Chinese, Japanese or Korean character may be a name.
    if letters.next().is_none() {
        return letter < '\u{2e80}';
    }
    let key = name_key(name);
    // "Guest 12", "Zoom user (2)" and "Call-in User_3" are the words with a number behind them.
    let words = key.trim_end_matches(|c: char| !c.is_alphabetic());
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    NO_NAMES.contains(&words) || is_device_alone(&key) || is_masked_number(&key)
}

/// "iPhone 12 Pro", "Samsung SM-G991B", "my iPad", "DESKTOP-8F3K2".
fn is_device_alone(key: &str) -> bool {
    let mut words = key.split([' ', '-', '_', '(', ')']).filter(|word| !word.is_empty());
    let Some(first) = words.next() else {
        return false;
    };
    let device = if NOBODY.contains(&first) {
        words.next().unwrap_or_default()
    } else {
        first
    };
    // "Honor" alone is somebody's name; "Honor 9" is none.
    let is_somebody = device == key && ["dell", "honor", "mac", "moto"].contains(&device);
    let is_known =
        (is_device(device) && !is_somebody) || (device == "sm" && key.bytes().any(|byte| byte.is_ascii_digit()));
    is_known && words.all(|word| is_model(word) || word == "sm")
}

/// "Call-in 4915*****12", "+1 ext. 77": telephone numbers with a word or two.
fn is_masked_number(key: &str) -> bool {
    let digits = key
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '*' | '+'))
        .count();
    let letters = key.chars().filter(|c| c.is_alphabetic()).count();
    key.starts_with(['+', '*']) && digits >= 5 && letters < digits
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn accents_brackets_punctuation_and_numbers_do_not_count_at_a_second_look() {
        for (one, other) in [
            ("Zoë Müller", "zoe muller"),
            ("Łukasz Søren Æbel", "lukasz soren aebel"),
            ("Weiß", "Weiss"),
            ("Đặng Thị", "Dang Thi"),
            ("Ada (Wings)", "Ada"),
            ("[Company] Ada", "ada"),
            ("Ada Fairholt (she/her)", "Ada Fairholt"),
            ("Ada Fairholt she/her", "Ada Fairholt"),
            ("2100037 Ada Fairholt", "Ada Fairholt"),
            ("2100037_Ada", "Ada"),
            ("2100037-Ada", "Ada"),
            ("Ada Fairholt_21BCE1007", "Ada Fairholt"),
            ("O’Brien-Smith, J.", "obrien smith j"),
            ("Ada\u{a0}\u{200b}Fairholt", "ada fairholt"),
            ("(Ada)", "Ada"),
            ("Ada (Wings", "Ada"),
            ("Ёлкин", "Елкин"),
            ("ＡＤＡ", "ada"),
        ] {
            assert_eq!(loose_key(one), loose_key(other), "{one}");
        }
    }

    #[test]
    fn what_makes_names_different_is_kept() {
        for (one, other) in [
            ("Ada", "Adam"),
            ("が", "か"),
            ("राम", "रामा"),
            ("50 Cent", "Cent"),
            ("김민", "김"),
        ] {
            assert_ne!(loose_key(one), loose_key(other), "{one}");
        }
        assert_eq!(loose_key("2100037"), "2100037");
        assert_eq!(loose_key("김민준"), "김민준");
        assert_eq!(loose_key(""), "");
    }

    #[test]
    fn a_device_gives_its_owner_away() {
        for (name, owner) in [
            ("Elin's iPad", "Elin"),
            ("Elin’s iPhone 12 Pro", "Elin"),
            ("James' MacBook Air", "James"),
            ("Rosa Vega's Galaxy S21", "Rosa Vega"),
            ("Eric's iPad (Eric Wings)", "Eric"),
            ("iPad von Elin", "Elin"),
            ("iPhone de Rosa Vega", "Rosa Vega"),
            ("iPad d’Élise", "Élise"),
            ("iPhone (Elin)", "Elin"),
            ("ElinのiPhone", "Elin"),
            ("민준의 iPhone", "민준"),
            ("Ada iPhone", "Ada"),
        ] {
            assert_eq!(device_owner(name).as_deref(), Some(owner), "{name}");
        }
        for name in [
            "iPhone",
            "my iPhone",
            "iPhone 12 Pro Max",
            "Samsung SM-G991B",
            "Ada Fairholt",
            "Fleetwood Mac",
            "Rosa de Vega",
            "",
            "'s iPad",
        ] {
            assert_eq!(device_owner(name), None, "{name}");
        }
    }

    #[test]
    fn a_renamed_person_has_a_former_name_in_brackets() {
        let names = |name| original_name(name);
        let pair = |new: &str, original: &str| Some((new.to_owned(), original.to_owned()));
        assert_eq!(names("Ada F. (Ada Fairholt)"), pair("Ada F.", "Ada Fairholt"));
        assert_eq!(names("Ada (Ada (Wings))"), pair("Ada", "Ada (Wings)"));
        assert_eq!(names("Ada（愛田）"), pair("Ada", "愛田"));
        for name in [
            "Ada",
            "Ada (she/her)",
            "Ada (Guest)",
            "Ada (2)",
            "Ada ()",
            "(Ada)",
            "Ada)",
            "Ada (Wings",
            ")",
        ] {
            assert_eq!(names(name), None, "{name}");
        }
    }

    #[test]
    fn a_comma_turns_first_and_last_name() {
        assert_eq!(swapped("Smith, Jo").as_deref(), Some("Jo Smith"));
        assert_eq!(
            swapped("van der Berg, Jo (External)").as_deref(),
            Some("Jo van der Berg")
        );
        for name in [
            "Jo Smith",
            "Smith,",
            ", Jo",
            "Jo Smith, PhD",
            "Jo Smith, Jr.",
            "Smith, Jo, MD",
            "1, 2",
        ] {
            assert_eq!(swapped(name), None, "{name}");
        }
    }

    #[test]
    fn devices_numbers_and_guests_are_no_names() {
        for name in [
            "",
            " ",
            "iPhone",
            "iPhone (2)",
            "iPhone 12 Pro Max",
            "Zoom User",
            "Guest 12",
            "Anonymous Attendee",
            "Call-In User_3",
            "+49 170 1234567",
            "4915*****12",
            "+1 617 ext. 77",
            "12345",
            "A",
            "…",
            "Samsung SM-G991B",
            "my iPad",
            "DESKTOP-8F3K2",
            "Gast",
            "гость",
            "匿名",
        ] {
            assert!(is_no_name(name), "{name}");
        }
        for name in [
            "Ada",
            "Jo",
            "李",
            "Elin's iPad",
            "Guest Fairholt",
            "Phoebe",
            "Nokia Jones",
            "Honor",
            "Ada 2",
            "Max Mini Müller",
        ] {
            assert!(!is_no_name(name), "{name}");
        }
    }
}
