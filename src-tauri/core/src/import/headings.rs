//! What a column's heading means: one dictionary for all platforms and languages (`dictionary.txt`).
//!
//! A heading is looked up whole, never in part: "Not attended" must not be found by "attended". Only where a heading
//! names a poll and then asks something ("Poll 1: Which plan?") does its beginning decide. What the dictionary does not
//! know means nothing here; `recognise` then looks at the cells.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meaning {
    Name,
    FirstName,
    LastName,
    Email,
    OtherEmail,
    Attended,
    AttendancePercent,
    FocusPercent,
    Minutes,
    Seconds,
    Join,
    Exit,
    Location,
    Session,
    Registered,
    Approval,
    WaitingRoom,
    Replay,
    Role,
    IsSpeaker,
    IsStaff,
    MessageCount,
    QuestionCount,
    Length,
    Title,
    Timestamp,
    Message,
    IsQuestion,
    Recipient,
    IsPrivate,
    Answer,
    AnsweredBy,
    PollQuestion,
    PollAnswer,
    RegistrationAnswer,
}

impl Meaning {
    /// All meanings with their code in the dictionary and their words on screen, in the order of a list to choose from.
    pub const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Name, "name", "Name"),
        (Self::FirstName, "first_name", "First name"),
        (Self::LastName, "last_name", "Last name"),
        (Self::Email, "email", "Email address"),
        (Self::OtherEmail, "other_email", "Another address of the person"),
        (Self::Attended, "attended", "Attended, yes or no"),
        (Self::AttendancePercent, "attendance_percent", "Attendance in percent"),
        (Self::FocusPercent, "focus_percent", "Focus in percent"),
        (Self::Minutes, "minutes", "Minutes or time present"),
        (Self::Seconds, "seconds", "Seconds present"),
        (Self::Join, "join", "Joined at"),
        (Self::Exit, "exit", "Left at"),
        (Self::Location, "location", "Place"),
        (Self::Session, "session", "Start of the session"),
        (Self::Registered, "registered", "Registered at"),
        (Self::Approval, "approval", "State of the registration"),
        (Self::WaitingRoom, "waiting_room", "In the waiting room, yes or no"),
        (Self::Replay, "replay", "Watched the replay, yes or no"),
        (Self::Role, "role", "Role in the webinar"),
        (Self::IsSpeaker, "is_speaker", "Speaker, yes or no"),
        (Self::IsStaff, "is_staff", "Own team, yes or no"),
        (Self::MessageCount, "message_count", "Number of messages"),
        (Self::QuestionCount, "question_count", "Number of questions"),
        (Self::Length, "length", "Length of the webinar"),
        (Self::Title, "title", "Title of the webinar"),
        (Self::Timestamp, "timestamp", "Sent at"),
        (Self::Message, "message", "Message or question"),
        (Self::IsQuestion, "is_question", "Is a question, yes or no"),
        (Self::Recipient, "recipient", "Sent to"),
        (Self::IsPrivate, "is_private", "Private, yes or no"),
        (Self::Answer, "answer", "Answer"),
        (Self::AnsweredBy, "answered_by", "Answered by"),
        (Self::PollQuestion, "poll_question", "Question of a poll"),
        (
            Self::PollAnswer,
            "poll_answer",
            "Answer to a poll, or to the question in the heading",
        ),
        (
            Self::RegistrationAnswer,
            "registration_answer",
            "Answer to a question of the registration",
        ),
    ];

    /// The meaning with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known, _)| *known == code)
            .map(|(meaning, ..)| *meaning)
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(meaning, ..)| *meaning == self)
            .map_or("", |(_, code, _)| code)
    }

    /// Whether several columns of this meaning belong together, as city and country do.
    pub(super) fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::Location | Self::OtherEmail | Self::PollAnswer | Self::RegistrationAnswer
        )
    }
}

/// The meaning of a heading, if the dictionary has it.
pub(super) fn meaning_of(heading: &str) -> Option<Meaning> {
    static DICTIONARY: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
        dictionary(include_str!("dictionary.txt"))
            .map(|(key, meaning, _)| (key, meaning))
            .collect()
    });
    if asks_in_poll(heading) {
        return Some(Meaning::PollAnswer);
    }
    // No known heading is this long, and a cell that is not a heading may be a whole chat message.
    if heading.len() > 80 {
        return None;
    }
    let key = heading_key(heading);
    DICTIONARY
        .get(&key)
        .or_else(|| OWN.get().and_then(|own| own.get(&key)))
        .copied()
}

/// What the user added to the dictionary.
static OWN: OnceLock<HashMap<String, Meaning>> = OnceLock::new();

/// Adds the user's own headings, written as in `dictionary.txt`: `[meaning]`, then one heading a line. Counts once in
/// the life of the program; what the program knows already keeps its meaning.
///
/// Returns the numbers of lines that say nothing: an unknown meaning, a heading above the first meaning, or one that
/// means something else already.
pub fn use_headings(text: &str) -> Vec<usize> {
    let (own, refused) = own_headings(text);
    // A second call finds the first one's headings, which stay.
    let _ = OWN.set(own);
    refused
}

fn own_headings(text: &str) -> (HashMap<String, Meaning>, Vec<usize>) {
    let mut own: HashMap<String, Meaning> = HashMap::new();
    let mut understood: Vec<usize> = Vec::new();
    for (key, meaning, line) in dictionary(text) {
        if *own.entry(key.clone()).or_insert(meaning) == meaning
            && meaning_of(&key).is_none_or(|known| known == meaning)
        {
            understood.push(line);
        }
    }
    let mut refused = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let meaning = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        let is_silent = line.is_empty() || line.starts_with('#');
        if !is_silent
            && meaning.map_or(!understood.contains(&(index + 1)), |code| {
                Meaning::from_code(code).is_none()
            })
        {
            refused.push(index + 1);
        }
    }
    (own, refused)
}

/// How many different things the cells of a row mean as headings.
pub(super) fn different_meanings<'c>(cells: impl Iterator<Item = &'c str>) -> usize {
    let mut meanings: Vec<Meaning> = cells.filter_map(meaning_of).collect();
    meanings.sort_unstable();
    meanings.dedup();
    meanings.len()
}

/// Whether a heading names a poll and says what it asked: `Poll 1: Which plan?`, `Umfrage – Welcher Tarif?`.
fn asks_in_poll(heading: &str) -> bool {
    const POLLS: &[&str] = &[
        "poll",
        "survey",
        "umfrage",
        "sondage",
        "encuesta",
        "enquete",
        "sondaggio",
        "ankieta",
    ];
    let Some(end) = heading.find(|c: char| !c.is_alphabetic()) else {
        return false;
    };
    let (word, rest) = heading.split_at(end);
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || c == '#');
    POLLS.contains(&word.to_lowercase().as_str())
        && rest
            .strip_prefix([':', '-', '–', '—', '.', ')'])
            .is_some_and(|question| question.contains(char::is_alphabetic))
}

/// Whether a heading of a list of people is a question to them, as forms of registration have them: `What is your
/// biggest challenge?`. Two words and a mark are rather a flag (`Is guest?`).
pub(super) fn asks_on_registering(heading: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "what", "how", "which", "why", "who", "where", "when", "tell", "was", "wie", "welche", "welcher", "welches",
        "warum", "wer", "wo", "wann", "comment", "quel", "quelle", "quels", "quelles", "pourquoi", "qué", "cómo",
        "cuál", "cuáles", "como", "qual", "quais", "che", "quale", "wat", "hoe", "welke", "jak", "jaki", "jakie",
        "dlaczego",
    ];
    // Zoom asks this of everybody who registers.
    const WORDLESS: &[&str] = &["questions comments", "questions and comments"];
    let key = heading_key(heading);
    let words = key.split(' ').count();
    let begins = key.split(' ').next().is_some_and(|word| BEGINNINGS.contains(&word));
    let is_marked = heading.contains(['?', '؟']);
    heading.contains('？') || words >= 3 && (is_marked || begins) || WORDLESS.contains(&key.as_str())
}

/// The entries of the dictionary: key, meaning, line.
fn dictionary(text: &str) -> impl Iterator<Item = (String, Meaning, usize)> {
    let mut meaning = None;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let line = line.trim();
        if let Some(code) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            meaning = Meaning::from_code(code);
            return None;
        }
        let is_comment = line.is_empty() || line.starts_with("# ");
        let key = heading_key(line);
        (!is_comment && !key.is_empty()).then_some((key, meaning?, index + 1))
    })
}

/// What makes two headings the same: letters and digits, `%` and `#`, with single blanks between words.
pub(super) fn heading_key(heading: &str) -> String {
    let mut key = String::with_capacity(heading.len());
    for c in heading.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            key.push(c);
        } else {
            if !key.ends_with(' ') && !key.is_empty() {
                key.push(' ');
            }
            if matches!(c, '%' | '#') {
                key.push(c);
                key.push(' ');
            }
        }
    }
    key.truncate(key.trim_end().len());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_of_the_dictionary_has_one_meaning() {
        let text = include_str!("dictionary.txt");
        for line in text.lines().filter(|line| line.starts_with('[')) {
            assert!(
                Meaning::from_code(line.trim_matches(['[', ']'])).is_some(),
                "{line} is no meaning"
            );
        }
        let mut seen: HashMap<String, (Meaning, usize)> = HashMap::new();
        for (key, meaning, line) in dictionary(text) {
            let (former, former_line) = *seen.entry(key.clone()).or_insert((meaning, line));
            assert_eq!(former, meaning, "“{key}” stands in lines {former_line} and {line}");
        }
        assert!(seen.len() > 150);
    }

    #[test]
    fn a_persons_own_headings_add_to_the_dictionary_and_change_nothing_in_it() {
        let text =
            "Lost\n[minutes]\nTiempo en sala\nName\n[nonsense]\nAnything\n# a remark\n[email]\nKontakt-Adresse\n";
        let (own, refused) = own_headings(text);
        assert_eq!(own.get("tiempo en sala"), Some(&Meaning::Minutes));
        assert_eq!(own.get("kontakt adresse"), Some(&Meaning::Email));
        assert_eq!(refused, [1, 4, 5, 6]);
        assert_eq!(meaning_of("Name"), Some(Meaning::Name));
    }

    #[test]
    fn headings_are_known_whatever_their_case_and_brackets() {
        for heading in ["Attendance (%)", "attendance_%", "ATTENDANCE %", " Attendance%"] {
            assert_eq!(meaning_of(heading), Some(Meaning::AttendancePercent), "{heading}");
        }
        assert_eq!(meaning_of("Registration Date & Time"), Some(Meaning::Registered));
        assert_eq!(meaning_of("Favourite colour"), None);
    }

    #[test]
    fn a_heading_that_names_a_poll_and_asks_something_heads_its_answers() {
        for heading in [
            "Poll 1: Which plan do you use?",
            "poll - Why?",
            "Umfrage: Welcher Tarif?",
        ] {
            assert_eq!(meaning_of(heading), Some(Meaning::PollAnswer), "{heading}");
        }
        for heading in ["Poll Votes", "Poll 1", "Polls: 3", "Survey sent", "Poland: city"] {
            assert_eq!(meaning_of(heading), None, "{heading}");
        }
    }

    #[test]
    fn a_heading_that_asks_something_is_a_question_of_the_registration() {
        for heading in [
            "What is your biggest challenge?",
            "How did you hear about us",
            "Nutzen Sie schon ein anderes Programm?",
            "今後知りたいことは何ですか？",
            "Questions & Comments",
        ] {
            assert!(asks_on_registering(heading), "{heading}");
        }
        for heading in [
            "Is guest?",
            "Opted in?",
            "Company",
            "How long",
            "Durée de la présence (en seconde)",
        ] {
            assert!(!asks_on_registering(heading), "{heading}");
        }
    }
}
