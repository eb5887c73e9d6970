//! The words that stand in dates: months, weekdays and fillers, halves of the day, zone labels.
//!
//! Kept apart from the grammar in [`super::dates`], so that a language is added here alone. All words are compared
//! in lower case and without a final point, save for zone labels, which are taken as written.

/// Whether a word says after noon, or before.
pub(super) fn meridiem(word: &str) -> Option<bool> {
    match word {
        "am" | "a.m" | "오전" | "午前" | "上午" => Some(false),
        "pm" | "p.m" | "오후" | "午後" | "下午" => Some(true),
        _ => None,
    }
}

/// Whether a word looks like a zone's label: capitals, an offset, or a place.
pub(super) fn is_zone(word: &str) -> bool {
    let letters = (1..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let place = word.contains('/') && word.starts_with(|c: char| c.is_ascii_uppercase());
    let offset = word.trim_start_matches("UTC").trim_start_matches("GMT");
    let offset = offset.starts_with(['+', '-'])
        && offset.len() <= 6
        && offset[1..].starts_with(|c: char| c.is_ascii_digit())
        && offset[1..].chars().all(|c| c.is_ascii_digit() || c == ':');
    letters
        || offset
        || (place && word.len() <= 32 && word.chars().all(|c| c.is_ascii_alphanumeric() || "/_+-".contains(c)))
}

/// Words that stand in dates without saying anything: weekdays and prepositions.
pub(super) fn is_filler(word: &str) -> bool {
    const WEEKDAYS: &[&str] = &[
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa",
        "so",
    ];
    const LONG_WEEKDAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
    ];
    matches!(
        word,
        "at" | "of" | "the" | "um" | "uhr" | "de" | "del" | "le" | "à" | "a" | "las" | "às" | "|" | "-" | "–"
    ) || WEEKDAYS.contains(&word)
        || LONG_WEEKDAYS.contains(&word)
}

/// The month of a name or an abbreviation, in the languages of the exports known so far.
pub(super) fn month(word: &str) -> Option<i8> {
    const MONTHS: [&[&str]; 12] = [
        &[
            "jan",
            "january",
            "januar",
            "janvier",
            "janv",
            "enero",
            "ene",
            "janeiro",
            "gennaio",
            "gen",
            "januari",
            "styczeń",
            "stycznia",
            "sty",
            "январь",
            "января",
            "янв",
        ],
        &[
            "feb",
            "february",
            "februar",
            "février",
            "févr",
            "febrero",
            "fevereiro",
            "fev",
            "febbraio",
            "februari",
            "luty",
            "lutego",
            "lut",
            "февраль",
            "февраля",
            "фев",
            "февр",
        ],
        &[
            "mar",
            "march",
            "märz",
            "mrz",
            "mär",
            "mars",
            "marzo",
            "março",
            "maart",
            "mrt",
            "marzec",
            "marca",
            "март",
            "марта",
            "мар",
        ],
        &[
            "apr",
            "april",
            "avril",
            "avr",
            "abril",
            "abr",
            "aprile",
            "kwiecień",
            "kwietnia",
            "kwi",
            "апрель",
            "апреля",
            "апр",
        ],
        &[
            "may", "mai", "mayo", "maio", "maggio", "mag", "mei", "maj", "maja", "май", "мая",
        ],
        &[
            "jun", "june", "juni", "juin", "junio", "junho", "giugno", "giu", "czerwiec", "czerwca", "cze", "июнь",
            "июня", "июн",
        ],
        &[
            "jul", "july", "juli", "juillet", "juil", "julio", "julho", "luglio", "lug", "lipiec", "lipca", "lip",
            "июль", "июля", "июл",
        ],
        &[
            "aug",
            "august",
            "août",
            "agosto",
            "ago",
            "augustus",
            "sierpień",
            "sierpnia",
            "sie",
            "август",
            "августа",
            "авг",
        ],
        &[
            "sep",
            "sept",
            "september",
            "septembre",
            "septiembre",
            "setembro",
            "settembre",
            "wrzesień",
            "września",
            "wrz",
            "сентябрь",
            "сентября",
            "сен",
            "сент",
            "set",
        ],
        &[
            "oct",
            "october",
            "okt",
            "oktober",
            "octobre",
            "octubre",
            "outubro",
            "out",
            "ottobre",
            "ott",
            "październik",
            "października",
            "paź",
            "октябрь",
            "октября",
            "окт",
        ],
        &[
            "nov",
            "november",
            "novembre",
            "noviembre",
            "novembro",
            "listopad",
            "listopada",
            "lis",
            "ноябрь",
            "ноября",
            "ноя",
            "нояб",
        ],
        &[
            "dec",
            "december",
            "dez",
            "dezember",
            "décembre",
            "déc",
            "diciembre",
            "dic",
            "dezembro",
            "dicembre",
            "grudzień",
            "grudnia",
            "gru",
            "декабрь",
            "декабря",
            "дек",
        ],
    ];
    // Korean, Japanese and Chinese number the months.
    if let Some(number) = word.strip_suffix(['월', '月']) {
        return number.parse().ok().filter(|month| (1..=12).contains(month));
    }
    let index = MONTHS.iter().position(|names| names.contains(&word))?;
    i8::try_from(index + 1).ok()
}
