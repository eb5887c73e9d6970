//! The words that a template's author can insert, and the facts behind them.

use super::values::{Values, values};
use crate::drafting::facts::FactSheet;

/// Something to insert into a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The text to insert.
    pub insert: String,
    /// What to call it on screen.
    pub label: &'static str,
    /// What it stands for, in a sentence.
    pub about: &'static str,
    /// What it stands for with one person; `None` where that is unknown, and a condition is "yes" or "no".
    pub value: Option<String>,
}

/// A token that is printed: its name, the facts that it rests on, its label and what it is about.
type Printed = (&'static str, &'static [&'static str], &'static str, &'static str);

const PRINTED: &[Printed] = &[
    (
        "first_name",
        &[],
        "First name",
        "What to call the person. The greeting has it already.",
    ),
    (
        "question",
        &["question"],
        "Their question",
        "The question to come back to, in quotation marks.",
    ),
    (
        "remark",
        &["remark"],
        "Their remark",
        "What they wrote, in quotation marks, if they asked nothing.",
    ),
    (
        "poll",
        &["poll"],
        "Their answer to a poll",
        "A sentence with the poll’s question and their answer, if they asked and wrote nothing.",
    ),
    (
        "closing",
        &[],
        "Closing of a formal mail",
        "A last sentence, if the webinar’s mails are in a formal tone.",
    ),
    (
        "event",
        &["title"],
        "Webinar",
        "The webinar’s title within a sentence, or “the webinar”.",
    ),
    (
        "event_start",
        &["title"],
        "Webinar, first word",
        "The same at the start of a sentence.",
    ),
    (
        "event_plain",
        &["title"],
        "Webinar, no quotes",
        "The same without quotation marks, for a subject.",
    ),
    (
        "event_plain_start",
        &["title"],
        "Webinar, no quotes, first word",
        "The same at the start of a subject.",
    ),
    (
        "plain_title",
        &["title"],
        "Title",
        "The title alone, if it is short enough for a subject.",
    ),
    (
        "titled",
        &["title"],
        "Title after “webinar”",
        "A space and the title; nothing if the title is too long.",
    ),
    (
        "with_host",
        &["host"],
        "With the host",
        "“ with” and the host’s name, unless the host signs the mail.",
    ),
    ("topic", &["topic"], "Topic", "What the webinar was about."),
    (
        "part",
        &["part"],
        "Part to see",
        "A chapter that they missed, or the longest one.",
    ),
    (
        "part_start",
        &["part"],
        "Part to see, first word",
        "The same at the start of a sentence.",
    ),
    ("part_2", &["part"], "Second part", "Another chapter worth seeing."),
    ("offer", &["offer"], "Offer", "The offer’s name."),
    (
        "offer_mid",
        &["offer"],
        "Offer or “the offer”",
        "The offer’s name, or words for it within a sentence.",
    ),
    (
        "offer_start",
        &["offer"],
        "Offer, first word",
        "The same at the start of a sentence.",
    ),
    (
        "opening",
        &["registered"],
        "First sentence of a special case",
        "For those who waited to be let in, or of whom nobody knows whether they came; nothing for all others.",
    ),
    (
        "opening_start",
        &["registered"],
        "The same, first word",
        "The same at the start of a paragraph.",
    ),
    (
        "what",
        &["what"],
        "What buyers get",
        "The offer’s description, if it is one phrase.",
    ),
    (
        "terms",
        &["price", "deadline"],
        "Price and deadline",
        "Whole sentences; nothing if neither is known.",
    ),
    ("deadline", &["deadline"], "Deadline", "The deadline as a phrase."),
];

/// A condition: its name, its label and when it holds.
const CONDITIONS: &[(&str, &str, &str)] = &[
    ("replay", "If there is a recording", "The webinar has a replay link."),
    (
        "has_offer",
        "If there is an offer",
        "The webinar has an offer’s name, link or price.",
    ),
    (
        "offer_link",
        "If the offer has a link",
        "The webinar has the link of its offer.",
    ),
    (
        "silent",
        "If they said nothing",
        "There is no question, no remark and no answer to a poll to come back to.",
    ),
    ("stayed", "If they stayed to the end", "They were there until the end."),
    (
        "missed_some",
        "If they missed a part",
        "The part to see is one that they missed.",
    ),
    (
        "recording_asked",
        "If they asked for the recording",
        "They asked for it, and there is one.",
    ),
    ("short", "If mails are short", "The webinar’s mails are set to short."),
    ("long", "If mails are long", "The webinar’s mails are set to long."),
    (
        "formal",
        "If the address is formal",
        "The webinar’s mails say “Sie”, “vous”, “usted”.",
    ),
];

/// What a function's call looks like, its label and what it does.
const FUNCTIONS: &[(&str, &str, &str)] = &[
    (
        "{{ link(\"replay\", \"the recording\") }}",
        "Link to the recording",
        "Words that lead to the recording; without a link, the words alone.",
    ),
    (
        "{{ link(\"offer\", \"the page\") }}",
        "Link to the offer",
        "Words that lead to the offer; without a link, the words alone.",
    ),
    (
        "{{ say(\"formal\", \"informal\") }}",
        "Formal or informal words",
        "The first words in formal mails, the second in informal ones.",
    ),
    (
        "{{ tone(\"warm\", \"plain\", \"formal\") }}",
        "Words of the tone",
        "The words for the tone that the webinar’s mails have.",
    ),
];

/// The names that brackets before a paragraph may hold.
pub(super) const FACTS: &[&str] = &[
    "question",
    "remark",
    "poll",
    "recording",
    "title",
    "topic",
    "host",
    "offer",
    "what",
    "price",
    "deadline",
    "replay",
    "part",
    "came",
    "registered",
    "stay",
    "missed",
];

/// Every name that an expression may use.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let printed = PRINTED.iter().map(|token| token.0);
    printed
        .chain(CONDITIONS.iter().map(|condition| condition.0))
        .chain(["link", "say", "tone"])
}

/// The facts whose words are in a text.
pub(super) fn named_in(text: &str, values: &Values) -> Vec<&'static str> {
    let is_in = |token: &&Printed| {
        let value = values.get(token.0).map(|value| value.to_string());
        value.is_some_and(|value| !value.trim().is_empty() && text.contains(value.trim()))
    };
    let used = PRINTED.iter().filter(is_in);
    used.flat_map(|token| token.1.iter().copied()).collect()
}

/// All that can be inserted, with what it stands for with one person.
pub fn tokens(sheet: &FactSheet) -> Vec<Token> {
    let values = values(sheet);
    let printed = PRINTED.iter().map(|(name, _, label, about)| Token {
        insert: format!("{{{{ {name} }}}}"),
        label,
        about,
        value: values.get(name).map(|value| value.to_string().trim().to_owned()),
    });
    let conditions = CONDITIONS.iter().map(|(name, label, about)| Token {
        insert: format!("{{% if {name} %}}…{{% endif %}}"),
        label,
        about,
        value: values
            .get(name)
            .map(|holds| if holds.is_true() { "yes" } else { "no" }.to_owned()),
    });
    let functions = FUNCTIONS.iter().map(|(insert, label, about)| Token {
        insert: (*insert).to_owned(),
        label,
        about,
        value: None,
    });
    printed.chain(functions).chain(conditions).collect()
}
