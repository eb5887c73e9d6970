//! The first line of a message in Zoom's chat text: when, who, to whom, and in some dialects the words themselves.
//!
//! Six dialects were seen (2020 to 2026, local and cloud); they differ in blanks, in whether the receiver is named and
//! in where the words begin. The words for "from" and "to" follow the language of whoever saved the chat. A name may
//! hold colons, commas and even " to "; what stands last before the receiver counts.

use crate::import::chat::is_everyone;
use crate::import::records::Moment;
use crate::import::values::{self, dates};

/// "From" and "to" as Zoom writes them, by language.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("From", &["to"]),
    ("От", &["кому", "для", "до"]),
    ("Від", &["кому", "для", "до"]),
    ("Von", &["an"]),
    ("De", &["à", "a", "para"]),
    ("Da", &["a"]),
    ("Van", &["naar", "aan"]),
    ("Od", &["do"]),
    ("Från", &["till"]),
    ("Kimden", &["kime"]),
    ("Dari", &["kepada", "ke"]),
    ("Từ", &["đến", "tới"]),
    ("差出人", &["宛先", "to"]),
    ("開始", &["宛先", "に", "to"]),
    ("보낸 사람", &["받는 사람", "to"]),
    ("시작", &["수신자", "받는 사람", "to"]),
    ("开始", &["收件人", "至", "到", "to"]),
    ("来自", &["收件人", "至", "到", "to"]),
    ("從", &["收件人", "至", "到", "to"]),
];

/// What stands behind a receiver when a message was for them alone. Cloud recordings cut it off ("(Direct").
const PRIVATE: &[&str] = &[
    "(privately)",
    "(direct message)",
    "(direct",
    "(личное сообщение)",
    "(прямое сообщение)",
    "(direktnachricht)",
    "(privat)",
    "(message direct)",
    "(en privé)",
    "(mensaje directo)",
    "(en privado)",
    "(mensagem direta)",
    "(em particular)",
    "(messaggio diretto)",
    "(privébericht)",
    "(direct bericht)",
    "(direktmeddelande)",
    "(wiadomość bezpośrednia)",
    "(ダイレクトメッセージ)",
    "(다이렉트 메시지)",
];

/// Receivers that are the team that held the webinar. Many webinars let their audience write to nobody else, so that
/// such a message is no secret between two people.
const TEAM: &[&str] = &[
    "hosts and panelists",
    "host and panelists",
    "all panelists",
    "panelists",
    "moderator und diskussionsteilnehmer",
    "gastgeber und diskussionsteilnehmer",
    "hosts et panélistes",
    "anfitriones y panelistas",
    "anfitriões e painelistas",
    "organizzatori e relatori",
    "hosts en panelleden",
];

/// The beginning of a message.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header<'t> {
    pub moment: Option<Moment>,
    /// Whether the line carries a date, as chats since 2025 do.
    pub is_dated: bool,
    pub name: String,
    pub is_private: bool,
    /// The one person whom it was written to.
    pub receiver: Option<String>,
    /// The words on the same line; empty where they follow below.
    pub words: &'t str,
}

/// Reads a line as the beginning of a message; `None` for every other line.
pub(super) fn header(line: &str) -> Option<Header<'_>> {
    let (time, is_dated, rest) = time_of(line)?;
    if let Some(cloud) = rest.strip_prefix('\t').and_then(cloud) {
        let (head, words) = cloud;
        if from(head).is_none() {
            let moment = values::clock_length(time).map(Moment::Offset);
            return Some(of_head(head, &["to"], moment, false, words));
        }
    }
    let (said, to) = from(rest)?;
    let moment = dates::stamp(time).map(Moment::Clock);
    let (head, words) = head_and_words(said, to)?;
    Some(of_head(head, to, moment, is_dated, words))
}

/// The time at the beginning of a line, whether a date stands before it, and what follows.
fn time_of(line: &str) -> Option<(&str, bool, &str)> {
    let bytes = line.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_dated = (0..4).all(is_digit) && bytes.get(4) == Some(&b'-') && bytes.get(10) == Some(&b' ');
    let mut at = if is_dated { 11 } else { 0 };
    let hours = (at..at + 2).take_while(|at| is_digit(*at)).count();
    if hours == 0 {
        return None;
    }
    at += hours;
    for _ in 0..2 {
        if bytes.get(at) != Some(&b':') || !is_digit(at + 1) || !is_digit(at + 2) {
            return None;
        }
        at += 3;
    }
    let rest = line.get(at..)?;
    let half = [" AM", " PM", " am", " pm"]
        .iter()
        .find(|half| rest.starts_with(**half));
    at += half.map_or(0, |half| half.len());
    Some((line.get(..at)?, is_dated, line.get(at..)?))
}

/// What follows the word for "from", and the words for "to" of that language.
fn from(rest: &str) -> Option<(&str, &'static [&'static str])> {
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace());
    LANGUAGES.iter().find_map(|(word, to)| {
        let said = rest.strip_prefix(word)?;
        said.starts_with(char::is_whitespace).then_some((said, *to))
    })
}

/// `Name:⇥words`, as cloud recordings have it.
fn cloud(rest: &str) -> Option<(&str, &str)> {
    rest.split_once(":\t").filter(|(head, _)| !head.trim().is_empty())
}

/// Parts the names from the words.
fn head_and_words<'t>(said: &'t str, to: &[&str]) -> Option<(&'t str, &'t str)> {
    // Where a receiver is named and a colon is glued to it, what follows is the words, colons or not.
    let glued = words_between(said, to, " ").next().and_then(|(_, after)| {
        let rest = said.get(after..)?;
        let colon = rest.find(": ").filter(|colon| !rest[..*colon].ends_with(' '))?;
        Some((after + colon, &rest[..colon]))
    });
    // Names have been seen with "Cora: the Great", but never with a colon between blanks.
    let blank = said.find(" : ");
    if let Some((colon, receiver)) = glued
        && match blank {
            Some(blank) => colon < blank && is_receiver(receiver),
            None => is_receiver(receiver) || !said.trim_end().ends_with(':'),
        }
    {
        return Some((said.get(..colon)?, said.get(colon + 2..)?));
    }
    if let Some(blank) = blank {
        return Some((said.get(..blank)?, said.get(blank + 3..)?));
    }
    let line = said.trim_end();
    let head = line.strip_suffix(" :").or_else(|| line.strip_suffix(':'))?;
    Some((head, ""))
}

/// Where any of some words stands between blanks: its beginning, blanks included, and its end.
fn words_between<'t>(text: &'t str, words: &'t [&str], blanks: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
    let spellings = words.iter().flat_map(move |word| {
        let mut capital = word.chars();
        let capital: String = capital
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(capital)
            .collect();
        [format!("{blanks}{word}{blanks}"), format!("{blanks}{capital}{blanks}")]
    });
    let mut found: Vec<(usize, usize)> = spellings
        .flat_map(|word| {
            text.match_indices(&word)
                .map(|(at, word)| (at, at + word.len()))
                .collect::<Vec<_>>()
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter()
}

fn is_marked(receiver: &str) -> bool {
    let receiver = receiver.trim().to_lowercase();
    PRIVATE.iter().any(|mark| receiver.ends_with(mark))
}

fn of_head<'t>(head: &str, to: &[&str], moment: Option<Moment>, is_dated: bool, words: &'t str) -> Header<'t> {
    let (name, receiver) = split_receiver(head, to);
    let receiver = receiver.filter(|receiver| is_marked(receiver) || !is_public(&receiver.trim().to_lowercase()));
    Header {
        moment,
        is_dated,
        name: values::one_line(name),
        is_private: receiver.is_some(),
        receiver: receiver
            .map(|receiver| values::one_line(receiver.rsplit_once('(').map_or(receiver, |(name, _)| name))),
        words,
    }
}

/// Whether words can be nothing but a receiver.
fn is_receiver(words: &str) -> bool {
    is_marked(words) || is_public(&words.trim().to_lowercase())
}

/// Whether a receiver is everybody, in a room of its own or not.
fn is_public(receiver: &str) -> bool {
    let bare = receiver.split('(').next().unwrap_or(receiver).trim();
    is_everyone(bare) || TEAM.contains(&bare) || is_everyone(receiver) || receiver.starts_with("everyone in ")
}

/// The sender, and the receiver where one is named: the last "to" counts, since names may hold one. Where the sender
/// stands between two blanks each, so does the receiver; a "to" between single ones is then part of a name, unless
/// what follows can be nothing else.
fn split_receiver<'h>(head: &'h str, to: &[&str]) -> (&'h str, Option<&'h str>) {
    for blanks in ["  ", " "] {
        let is_narrower = blanks == " " && head.starts_with("  ");
        let last = words_between(head, to, blanks).last();
        if let Some((at, end)) = last
            && let (Some(name), Some(receiver)) = (head.get(..at), head.get(end..))
            && !name.trim().is_empty()
            && (!is_narrower || is_receiver(receiver))
        {
            return (name, Some(receiver));
        }
    }
    (head, None)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(line: &str) -> Option<(String, bool, &str)> {
        header(line).map(|header| (header.name, header.is_private, header.words))
    }

    #[test]
    fn every_dialect_says_who_wrote_what_to_whom() {
        for (line, name, is_private, words) in [
            ("09:03:42\t From  Ada : hello: you", "Ada", false, "hello: you"),
            ("09:03:42\t From  Ada  to  Bela(Privately) : psst", "Ada", true, "psst"),
            (
                "11:39:36 From  Ada  to  Everyone : I want to go : now",
                "Ada",
                false,
                "I want to go : now",
            ),
            ("09:03:42\t From  Ada to Co : hello", "Ada to Co", false, "hello"),
            ("09:03:42 From  Ada to Everyone : hello", "Ada", false, "hello"),
            ("11:00:57 From Olli To Everyone:", "Olli", false, ""),
            (
                "10:35:17 From Cora: the Great to Everyone:",
                "Cora: the Great",
                false,
                "",
            ),
            (
                "10:35:17 From Dario to Everyone to Everyone:",
                "Dario to Everyone",
                false,
                "",
            ),
            ("10:35:17 From Ada to Bela(Direct Message):", "Ada", true, ""),
            ("10:35:17 From Ada to Hosts and panelists:", "Ada", false, ""),
            ("10:35:17 From Ada to Everyone: same line", "Ada", false, "same line"),
            (
                "2026-03-01 18:00:00 From Farid, Gita & Hana to Everyone:",
                "Farid, Gita & Hana",
                false,
                "",
            ),
            ("19:43:21 От Ада кому Бела(Личное сообщение):", "Ада", true, ""),
            ("19:43:21 Von Jörg an Alle:", "Jörg", false, ""),
            ("19:43:21 시작 지수 수신자 모두:", "지수", false, ""),
            ("19:43:21 开始 小明 收件人 所有人:", "小明", false, ""),
            ("19:43:21 Kimden Can Kime Herkes:", "Can", false, ""),
            ("00:21:14\tAda Fairholt:\thello", "Ada Fairholt", false, "hello"),
            (
                "00:21:14\tParticipant44  to  Host(Direct:\tpsst",
                "Participant44",
                true,
                "psst",
            ),
        ] {
            assert_eq!(read(line), Some((name.to_owned(), is_private, words)), "{line}");
        }
    }

    #[test]
    fn other_lines_begin_no_message() {
        for line in [
            "",
            "hello",
            "Time check 14:03:22 From here on",
            "14:03:22 From here on",
            "14:03 lunch",
            "\t14:03:22 From A to B:",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn cloud_times_count_from_the_start() {
        assert_eq!(header("00:21:30\tAda:\thi").unwrap().moment, Some(Moment::Offset(21.5)));
    }
}
