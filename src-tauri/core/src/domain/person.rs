//! What to call a person: given and family name read out of a display name, or nothing when there is none to be
//! had.
//!
//! Display names are typed by participants, devices and registration forms. A wrong name in a greeting is worse
//! than none, so whatever is doubtful yields `None`: user names, devices, companies, roles, initials, surnames
//! with a title. Never used to tell two people apart; the address does that.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::text::{is_emoji, one_line};

/// Words that are looked up for every word of every name.
type Words = LazyLock<HashSet<&'static str>>;

fn words(list: &'static str) -> HashSet<&'static str> {
    list.split(' ').collect()
}

/// The longest word that is taken for a given name, in characters; longer ones are slogans or concatenations.
const MAX_NAME_CHARS: usize = 24;

/// Words before a name that are no part of it. A single word behind one of them is a surname.
static TITLES: Words = LazyLock::new(|| {
    words(
        "\
    dr prof professor mr mrs ms miss mx sir dame lady lord rev reverend fr father sister herr frau hr fru \
    dipl.-ing ing mag mme mlle monsieur madame sr sra srta señor señora dott dottoressa dra capt captain col \
    lt sgt hon coach",
    )
});

/// Words behind a name that are no part of it.
static CREDENTIALS: Words = LazyLock::new(|| {
    words(
        "\
    jr sr ii iii iv phd ph.d md m.d mba msc bsc cpa esq pmp rn dds jd llm dvm edd psyd lcsw lmft cfa \
    cfp mpa mph pcc mcc",
    )
});

/// Words that begin or join a surname.
static PARTICLES: Words = LazyLock::new(|| {
    words(
        "\
    van von der den de del della di da du dos das la le los las ter ten te zu zur vom bin ibn bint abu",
    )
});

/// Words that only organisations, rooms and roles have in their names.
static ORGANISATIONS: Words = LazyLock::new(|| {
    words(
        "\
    inc llc ltd limited gmbh mbh corp corporation company plc pty srl sarl bv b.v s.a s.r.l kg ug oy aps team \
    office department dept solutions consulting agency holdings group foundation university college institute \
    academy services marketing media studio studios technologies systems partners associates church club \
    society association clinic hospital bank store shop room support sales &",
    )
});

/// Words that stand where a name should be.
static NO_NAMES: Words = LazyLock::new(|| {
    words(
        "\
    zoom user guest gast invité invitado participant attendee registrant viewer visitor member anonymous \
    anonym anon unknown unbekannt unnamed nobody noname name firstname first lastname admin administrator \
    info hello hi contact mail email noreply no-reply postmaster webmaster host cohost co-host panelist \
    presenter moderator organizer organiser owner test tester testing demo none null nil nan undefined na n/a \
    tbd me myself you call-in phone telephone caller webinar meeting conference teams webex iphone ipad ipod \
    android samsung galaxy huawei xiaomi oneplus pixel macbook imac laptop notebook desktop computer pc \
    tablet chromebook windows device mobile browser chrome safari firefox notetaker otter.ai fireflies \
    fireflies.ai fathom read.ai bot ai recorder asdf asd qwerty abc xyz xxx aaa the a an my our your billing \
    accounts hr it ceo founder director manager student everyone all customer client private hidden n.a",
    )
});

/// The given name to greet with, or `None` when the display name holds no usable one.
pub fn given_name(display_name: &str) -> Option<String> {
    read(display_name).0
}

/// The family name as far as it can be told: what stands behind the given name, or behind a title.
pub fn family_name(display_name: &str) -> Option<String> {
    read(display_name).1
}

fn read(display_name: &str) -> (Option<String>, Option<String>) {
    const NOTHING: (Option<String>, Option<String>) = (None, None);
    let bare = without_asides(&one_line(display_name));
    if bare.contains(['@', '\\']) || bare.contains("://") {
        return NOTHING;
    }
    if bare.chars().any(is_east_asian) {
        let whole = bare.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let plausible = whole.chars().count() <= MAX_NAME_CHARS
            && whole
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '·' | '・'));
        return (plausible.then_some(whole), None);
    }
    let Some(ordered) = in_speaking_order(&bare) else {
        return NOTHING;
    };
    let mut words: Vec<&str> = ordered.split_whitespace().collect();
    let spoken = words.len();
    while words.first().is_some_and(|word| is_one_of(word, &TITLES)) && !words.is_empty() {
        words.remove(0);
    }
    let titled = words.len() < spoken;
    while words.len() > 1 && words.last().is_some_and(|word| is_one_of(word, &CREDENTIALS)) {
        words.pop();
    }
    if let Some(owner) = owner_of_device(&words) {
        return (owner, None);
    }
    if words.iter().any(|word| is_one_of(word, &ORGANISATIONS)) || words.iter().any(|word| is_one_of(word, &NO_NAMES)) {
        return NOTHING;
    }
    let whole_is_capital = !ordered.chars().any(char::is_lowercase);
    if let Some(nickname) = words.iter().find_map(|word| quoted(word)) {
        let family = words
            .last()
            .filter(|word| quoted(word).is_none())
            .map(|word| cased(word, whole_is_capital));
        return (as_name(nickname, whole_is_capital), family);
    }
    if titled && words.len() == 1 {
        return (None, words.first().and_then(|word| as_name(word, whole_is_capital)));
    }
    let first_is_particle = words.first().is_some_and(|word| is_one_of(word, &PARTICLES));
    let surname_only = first_is_particle
        && (words.first().is_some_and(|word| word.chars().all(char::is_lowercase))
            || words.get(1).is_some_and(|word| is_one_of(word, &PARTICLES)));
    if surname_only {
        return (None, Some(words.join(" ")));
    }
    // "J. Robert Smith" goes by Robert; "J. Smith" is only known by the surname.
    let initials = words.iter().take_while(|word| letters(word) <= 1).count();
    let rest = &words[initials..];
    let given = match (initials, rest) {
        (0, [first, ..]) => as_name(first, whole_is_capital),
        (_, [first, _, ..]) => as_name(first, whole_is_capital),
        _ => None,
    };
    let single_initials = spoken == 1 && given.as_deref().is_some_and(|name| letters(name) == 2) && whole_is_capital;
    if single_initials {
        return NOTHING;
    }
    let behind = if given.is_some() { rest.get(1..) } else { Some(rest) };
    let family = behind
        .filter(|words| !words.is_empty() && (given.is_some() || initials > 0))
        .map(|words| {
            words
                .iter()
                .map(|word| cased(word, whole_is_capital))
                .collect::<Vec<_>>()
                .join(" ")
        });
    (given, family)
}

/// Without emoji, brackets with what they hold, pronouns, and whatever follows a divider.
fn without_asides(name: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '(' | '[' | '{' | '<' | '（' => depth += 1,
            ')' | ']' | '}' | '>' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 && !is_emoji(c) && c != '\u{200d}' => bare.push(c),
            _ => {}
        }
        if depth == 0 && matches!(c, ')' | ']' | '}' | '>' | '）') {
            bare.push(' ');
        }
    }
    let end = [
        " | ", "|", " - ", " – ", " — ", " / ", " • ", " · ", " ~ ", " : ", ": ", " at ", " from ", " @ ",
    ]
    .iter()
    .filter_map(|divider| bare.find(divider))
    .filter(|at| !bare[..*at].trim().is_empty())
    .min()
    .unwrap_or(bare.len());
    bare.truncate(end);
    let pronoun = |word: &&str| {
        let lower = word.to_lowercase();
        lower.contains('/')
            && lower.split('/').all(|part| {
                matches!(
                    part.trim_matches(|c: char| !c.is_alphabetic()),
                    "he" | "him"
                        | "his"
                        | "she"
                        | "her"
                        | "hers"
                        | "they"
                        | "them"
                        | "theirs"
                        | "ze"
                        | "hir"
                        | "xe"
                        | "any"
                )
            })
    };
    bare.split_whitespace()
        .filter(|word| !pronoun(word))
        .collect::<Vec<_>>()
        .join(" ")
}

/// "Smith, Jo" as "Jo Smith"; `None` when what stands behind the comma may as well be a place or an employer.
fn in_speaking_order(name: &str) -> Option<String> {
    let parts: Vec<&str> = name
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty() && !part.split_whitespace().all(|word| is_one_of(word, &CREDENTIALS)))
        .collect();
    match parts.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        [family, given] => {
            let mut words = family.split_whitespace();
            let plain_surname = family.split_whitespace().count() == 1 || words.any(|word| is_one_of(word, &PARTICLES));
            plain_surname.then(|| format!("{given} {family}"))
        }
        _ => None,
    }
}

/// "Jo's iPhone" belongs to Jo. The outer `None`: no device at all.
fn owner_of_device(words: &[&str]) -> Option<Option<String>> {
    let (first, rest) = words.split_first()?;
    let owner = ["'s", "’s"].iter().find_map(|ending| first.strip_suffix(ending))?;
    rest.iter()
        .any(|word| is_one_of(word, &NO_NAMES))
        .then(|| as_name(owner, false))
}

fn quoted(word: &str) -> Option<&str> {
    const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];
    let single = word.len() > 2 && word.starts_with(['\'', '‘']) && word.ends_with(['\'', '’']);
    let double = word.len() > 2 && word.starts_with(QUOTES) && word.ends_with(QUOTES);
    (single || double).then(|| word.trim_matches(|c| QUOTES.contains(&c) || matches!(c, '\'' | '‘' | '’')))
}

/// The word as a given name with its case set right, or `None` when it looks like a user name or no name at all.
fn as_name(word: &str, whole_is_capital: bool) -> Option<String> {
    let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || "“”„«»‘’…".contains(c));
    let count = letters(word);
    let name_like = word
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '‐') || (!c.is_ascii() && !c.is_numeric()));
    if !(2..=MAX_NAME_CHARS).contains(&count) || !name_like || is_one_of(word, &NO_NAMES) {
        return None;
    }
    let mut lower = word.to_lowercase();
    let latin = lower
        .chars()
        .all(|c| c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c));
    let voiced = lower.chars().any(|c| !c.is_ascii() || "aeiouy".contains(c));
    if latin && count >= 3 && !voiced {
        return None;
    }
    lower.retain(char::is_alphabetic);
    let mut distinct = lower.chars();
    let first = distinct.next()?;
    if count >= 3 && distinct.all(|c| c == first) {
        return None;
    }
    // A capital inside is a name's own (LeBron, MacKenzie, JoAnn) behind a short beginning, else two words in one.
    let inner_capital = word
        .char_indices()
        .skip(1)
        .find(|(at, c)| c.is_uppercase() && !word[..*at].ends_with(['-', '\'', '’', '‐']));
    let has_lower = word.chars().any(char::is_lowercase);
    if has_lower && let Some((at, _)) = inner_capital {
        let beginning = &word[..at];
        let natural = beginning.chars().next().is_some_and(char::is_uppercase)
            && (beginning.chars().count() <= 2
                || matches!(beginning, "Mac" | "Mary" | "Anna" | "Fitz" | "Sha" | "Van"));
        return natural.then(|| word.to_owned());
    }
    Some(cased(word, whole_is_capital))
}

/// Capitals only or none at all become a capital at each beginning; every other spelling is the person's own.
fn cased(word: &str, whole_is_capital: bool) -> String {
    let capital = !word.chars().any(char::is_lowercase);
    let small = !word.chars().any(char::is_uppercase);
    // "JT Smith" writes initials on purpose, "JO SMITH" merely shouts.
    let shouted = capital && (letters(word) > 2 || whole_is_capital) && letters(word) > 1;
    if is_one_of(word, &PARTICLES) && small {
        return word.to_owned();
    }
    if !shouted && !small {
        return word.to_owned();
    }
    let mut result = String::with_capacity(word.len());
    let mut begins = true;
    for c in word.chars() {
        if begins {
            result.extend(c.to_uppercase());
        } else {
            result.extend(c.to_lowercase());
        }
        begins = matches!(c, '-' | '\'' | '’' | '‐') || (result == "Mc" && letters(word) > 4);
    }
    result
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

fn is_one_of(word: &str, list: &Words) -> bool {
    let lower = word.to_lowercase();
    list.contains(lower.trim_matches(|c: char| matches!(c, '.' | ',' | ';' | '!' | '?' | '*' | '#' | '_')))
}

fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn given(name: &str) -> String {
        given_name(name).unwrap_or_default()
    }

    #[test]
    fn the_given_name_is_found_wherever_it_stands() {
        for (shown, expected) in [
            ("Jo Smith", "Jo"),
            ("Smith, Jo", "Jo"),
            ("SMITH, JO", "Jo"),
            ("de la Cruz, Ana", "Ana"),
            ("Dr. Ana de la Cruz", "Ana"),
            ("Prof. Dr. Ana Cruz", "Ana"),
            ("Jo Smith, PhD", "Jo"),
            ("Smith, Jo, MBA", "Jo"),
            ("Jan van der Meer", "Jan"),
            ("van der Meer, Jan", "Jan"),
            ("Van Nguyen", "Van"),
            ("J. Robert Smith", "Robert"),
            ("Jo S.", "Jo"),
            ("Jo", "Jo"),
            ("Ng Wei", "Ng"),
            ("Иван Петров", "Иван"),
            ("李娜", "李娜"),
            ("Zoë O'Hara", "Zoë"),
        ] {
            assert_eq!(given(shown), expected, "{shown}");
        }
    }

    #[test]
    fn what_people_add_to_their_name_is_left_out() {
        for (shown, expected) in [
            ("Jo (they/them)", "Jo"),
            ("Jo Smith she/her", "Jo"),
            ("Jo Smith (Acme Inc.)", "Jo"),
            ("Jo Smith | Acme LLC", "Jo"),
            ("Jo Smith - Portland", "Jo"),
            ("Jo from Portland", "Jo"),
            ("🎉 Jo 🎉", "Jo"),
            ("\"Mac\" Marlowe", "Mac"),
            ("Robert “Bob” Smith", "Bob"),
            ("\u{202e}Jo\u{200b} Smith", "Jo"),
            ("Jo's iPhone", "Jo"),
            ("  Jo   Smith ", "Jo"),
        ] {
            assert_eq!(given(shown), expected, "{shown}");
        }
    }

    #[test]
    fn case_is_set_right_only_where_it_was_careless() {
        for (shown, expected) in [
            ("JOHN", "John"),
            ("laura", "Laura"),
            ("jean-luc picard", "Jean-Luc"),
            ("JEAN-LUC", "Jean-Luc"),
            ("Jean-Luc", "Jean-Luc"),
            ("o'hara", "O'Hara"),
            ("O'Hara", "O'Hara"),
            ("McDonald", "McDonald"),
            ("mcdonald", "McDonald"),
            ("LeBron James", "LeBron"),
            ("JT Smith", "JT"),
            ("JO SMITH", "Jo"),
            ("ÉLODIE", "Élodie"),
        ] {
            assert_eq!(given(shown), expected, "{shown}");
        }
    }

    #[test]
    fn what_is_no_name_is_not_greeted_with() {
        for shown in [
            "",
            " ",
            "-",
            "N",
            "N.",
            "Zoom User",
            "iPhone",
            "iPad (2)",
            "Galaxy S21",
            "info",
            "Info",
            "admin",
            "Guest",
            "jxe655",
            "user_12",
            "dario.elverson",
            "jo@example.com",
            "Jo <jo@example.com>@",
            "JohnSmith",
            "eBay",
            "Acme Inc",
            "Smith Consulting",
            "The Acme Team",
            "Smith & Sons",
            "Mr Smith",
            "Frau Müller",
            "Dr. Jones",
            "J. Smith",
            "van der Meer",
            "de la Cruz",
            "Van der Meer",
            "xxx",
            "asdf",
            "bcdfg",
            "1234",
            "???",
            "🎉",
            "https://example.com",
            "Garcia Marquez, Gabriel",
            "Anonymous",
            "NK",
            "null",
            "undefined",
            "Call-in User 3",
            "Read.ai Notetaker",
            "+1 555 0100",
        ] {
            assert_eq!(given_name(shown), None, "{shown}");
        }
    }

    #[test]
    fn the_family_name_is_what_stands_behind() {
        for (shown, expected) in [
            ("Jo Smith", Some("Smith")),
            ("Smith, Jo", Some("Smith")),
            ("Dr. Ana de la Cruz", Some("de la Cruz")),
            ("JO SMITH", Some("Smith")),
            ("Mr Smith", Some("Smith")),
            ("J. Smith", Some("Smith")),
            ("\"Mac\" Marlowe", Some("Marlowe")),
            ("Jo", None),
            ("李娜", None),
            ("Zoom User", None),
            ("Acme Inc", None),
        ] {
            assert_eq!(family_name(shown).as_deref(), expected, "{shown}");
        }
    }

    proptest! {
        #[test]
        fn a_given_name_is_always_fit_for_a_greeting(shown in "\\PC{0,40}") {
            if let Some(name) = given_name(&shown) {
                prop_assert!(name.chars().count() <= MAX_NAME_CHARS);
                prop_assert!(!name.chars().any(|c| c.is_ascii_digit() || "@<>{}[]|*%,\"".contains(c)), "{name}");
                prop_assert_eq!(name.trim(), name.as_str());
            }
        }

        #[test]
        fn a_plain_first_and_last_name_is_read_as_written(first in "[A-Z][a-z]{0,6}[aeiou][a-z]{1,8}", last in "[A-Z][aeiou][a-z]{4,8}") {
            let known = [&TITLES, &CREDENTIALS, &PARTICLES, &ORGANISATIONS, &NO_NAMES].into_iter().any(|list| is_one_of(&first, list) || is_one_of(&last, list));
            let distinct = first.to_lowercase().chars().collect::<std::collections::BTreeSet<_>>().len() > 1;
            prop_assume!(!known && distinct);
            let name = given_name(&format!("{first} {last}"));
            prop_assert_eq!(name.as_deref(), Some(first.as_str()));
        }
    }
}
