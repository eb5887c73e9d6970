//! The numbered facts about one person: the only material that a draft may use.
//!
//! What is the same for everybody comes first, so that prompts of one webinar share their beginning. No score,
//! percentage, minute or e-mail address is a fact, and no link either: code adds links by itself.

use std::sync::Arc;

use super::languages::Wording;
use super::presence::{Stay, missed_parts, parts_worth_seeing};
use super::words::{Answered, Polled, Quote, Words, best_poll_answer, best_question, best_remark, recording_question};
use crate::checks::QUESTION;
use crate::domain::attendee::Presence;
use crate::domain::draft::FactAbout;
use crate::domain::person::{family_name, given_name};
use crate::domain::text::{one_line, shortened};
use crate::domain::{
    Answer, AnswerKind, Asked, Attendee, Fact, Message, PollAnswer, Score, Sender, Standing, Tier, WallTime,
    WebinarDetails,
};

/// The longest message on a sheet, in characters; whoever writes more has said it by then.
const MAX_WORDS_CHARS: usize = 500;

/// The most messages on a sheet. Questions come before remarks, later ones before earlier ones.
const MAX_MESSAGES: usize = 12;

/// The most answers on a sheet; a webinar and the form of its registration ask a handful.
const MAX_POLL_ANSWERS: usize = 12;

/// How a fact about an answer begins, by where its question was asked.
const fn asked_words(asked: Asked) -> &'static str {
    match asked {
        Asked::InPoll => "Asked in a poll",
        Asked::OnRegistering => "Asked when registering",
    }
}

/// Facts that texts refer to by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Title,
    Topic,
    Host,
    Offer,
    What,
    Price,
    Deadline,
    OfferLink,
    Replay,
    Parts,
    Sender,
    Presence,
    Stay,
    Missed,
}

/// Everything that may be said to one person.
#[derive(Debug, Clone)]
pub struct FactSheet {
    /// Counted from 1.
    pub facts: Vec<Fact>,
    /// What to call them; nothing when their name is no name.
    pub given_name: Option<String>,
    /// Given and family name, where both are known.
    pub full_name: Option<String>,
    /// Read from the score.
    pub tier: Tier,
    /// What is known of their coming.
    pub standing: Standing,
    /// How long they were there.
    pub stay: Stay,
    /// Titles of parts that they were not there for; empty where that is unknown.
    pub missed: Vec<String>,
    /// Up to two parts worth pointing to: missed ones, else the longest.
    pub parts: Vec<String>,
    /// What they wrote, in order.
    pub words: Vec<Words>,
    /// What they answered to polls, in order.
    pub polls: Vec<Polled>,
    /// The webinar, cleaned.
    pub webinar: WebinarDetails,
    /// Who writes, cleaned.
    pub sender: Sender,
    /// What a model is told of the sender's voice; empty for a plain one.
    pub voice: Arc<str>,
    keys: Vec<(Key, u32)>,
}

impl FactSheet {
    /// Collects what is known. `messages` and `polls` are this person's only; private messages are not for a mail.
    pub fn build(
        webinar: &WebinarDetails,
        attendee: &Attendee,
        score: &Score,
        messages: &[Message],
        polls: &[PollAnswer],
        sender: &Sender,
    ) -> Self {
        let webinar = cleaned_webinar(webinar);
        let sender = cleaned_sender(sender);
        let missed = missed_parts(&attendee.presence, &webinar);
        let all: Vec<String> = webinar.chapters.iter().map(|chapter| chapter.title.clone()).collect();
        let worth_missed = parts_worth_seeing(&missed, &webinar);
        let parts = if worth_missed.is_empty() {
            parts_worth_seeing(&all, &webinar)
        } else {
            worth_missed
        };
        let mut sheet = Self {
            facts: Vec::new(),
            full_name: given_name(&attendee.name)
                .zip(family_name(&attendee.name))
                .map(|(given, family)| format!("{given} {family}")),
            given_name: given_name(&attendee.name),
            tier: score.tier,
            standing: attendee.presence.standing,
            stay: Stay::of(&attendee.presence, webinar.duration_minutes),
            missed,
            parts,
            words: Vec::new(),
            polls: Vec::new(),
            webinar,
            sender,
            voice: Arc::from(""),
            keys: Vec::new(),
        };
        sheet.add_webinar();
        sheet.add_behaviour(&attendee.presence);
        sheet.add_words(messages);
        sheet.add_poll_answers(polls);
        sheet
    }

    /// Whether they came.
    pub fn attended(&self) -> bool {
        self.stay != Stay::Absent
    }

    /// Whether they have watched the recording instead of coming.
    pub fn watched_replay(&self) -> bool {
        self.standing == Standing::ReplayOnly
    }

    /// Whether they wrote or answered anything, so that a mail can be about them alone.
    pub fn has_words(&self) -> bool {
        let is_answer = |text: &str| {
            [Asked::InPoll, Asked::OnRegistering]
                .map(asked_words)
                .iter()
                .any(|words| text.starts_with(words))
        };
        self.facts
            .iter()
            .any(|fact| fact.about == FactAbout::Words || is_answer(&fact.text))
    }

    /// The question to come back to.
    pub fn question(&self) -> Option<Quote> {
        let host = self.webinar.host_name.as_deref().unwrap_or_default();
        best_question(
            &self.words,
            self.webinar.offer_name.as_deref(),
            &format!("{host} {}", self.sender.name),
            self.webinar.mails.language,
        )
    }

    /// The remark to come back to.
    pub fn remark(&self) -> Option<Quote> {
        best_remark(&self.words, self.webinar.mails.language)
    }

    /// The answer to a poll to come back to.
    pub fn polled(&self) -> Option<&Polled> {
        best_poll_answer(&self.polls, &self.words, self.webinar.mails.language)
    }

    /// The question for the recording, if somebody asked it.
    pub(super) fn recording_question(&self) -> Option<u32> {
        recording_question(&self.words, self.webinar.mails.language)
    }

    /// The number of a fact, if it is known.
    pub(super) fn number(&self, key: Key) -> Option<u32> {
        self.keys
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, number)| *number)
    }

    pub(super) fn add(&mut self, about: FactAbout, text: String, source: impl Into<String>) -> u32 {
        let id = u32::try_from(self.facts.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.facts.push(Fact {
            id,
            about,
            text,
            source: source.into(),
        });
        id
    }

    fn add_webinar(&mut self) {
        let details = &self.webinar;
        let titled = |prefix: &str, text: &Option<String>| text.as_ref().map(|text| format!("{prefix}: {text}"));
        let parts = (!details.chapters.is_empty()).then(|| {
            let titles: Vec<&str> = details.chapters.iter().map(|chapter| chapter.title.as_str()).collect();
            format!("Its parts, in order: {}", titles.join("; "))
        });
        let link = |url: &Option<String>, text: &str| url.as_ref().map(|_| text.to_owned());
        let known = [
            (
                Key::Title,
                Some(format!("The webinar: {}", details.title)),
                "The webinar's title",
            ),
            (Key::Topic, titled("Its topic", &details.topic), "The webinar's topic"),
            (
                Key::Host,
                titled("Presented by", &details.host_name),
                "The webinar's host",
            ),
            (Key::Parts, parts, "The webinar's chapters"),
            (
                Key::Replay,
                link(
                    &details.replay_url,
                    "There is a recording, and the program can link to it.",
                ),
                "The replay link",
            ),
            (Key::Offer, titled("The offer", &details.offer_name), "Your offer"),
            (
                Key::What,
                titled("What buyers get", &details.offer_description),
                "Your offer",
            ),
            (
                Key::Price,
                details
                    .price
                    .as_ref()
                    .map(|price| format!("It costs {}", Wording::of(details.mails.language).price(price))),
                "Your offer",
            ),
            (
                Key::Deadline,
                titled("The offer's deadline", &details.deadline),
                "Your offer",
            ),
            (
                Key::OfferLink,
                link(
                    &details.offer_url,
                    "The offer has a page, and the program can link to it.",
                ),
                "The offer's link",
            ),
        ];
        for (key, text, source) in known {
            if let Some(text) = text {
                let number = self.add(FactAbout::Webinar, text, source);
                self.keys.push((key, number));
            }
        }
        if !self.sender.name.is_empty() {
            let text = format!("Written and signed by {}", self.sender.name);
            let number = self.add(FactAbout::Sender, text, "Your profile");
            self.keys.push((Key::Sender, number));
        }
    }

    fn add_behaviour(&mut self, presence: &Presence) {
        let source = match presence.source.as_str() {
            "" => "Attendance file",
            source => source,
        };
        let came = match presence.standing {
            Standing::Attended => "Came to the live session.",
            Standing::ReplayOnly => "Was not there live, but has watched the recording.",
            Standing::WaitingRoom => "Wanted to come, but was not let in from the waiting room.",
            Standing::EarlierDay => "Opened the webinar's link on an earlier day, but was not there live.",
            Standing::Registered => "Registered; it is not known whether they came.",
            _ => "Registered, but did not come.",
        };
        let number = self.add(FactAbout::Behaviour, came.to_owned(), source);
        self.keys.push((Key::Presence, number));
        if let Some(stay) = self.stay.words() {
            let number = self.add(FactAbout::Behaviour, stay.to_owned(), source);
            self.keys.push((Key::Stay, number));
        }
        if !self.missed.is_empty() {
            let text = format!("Was not there for these parts: {}", self.missed.join("; "));
            let number = self.add(FactAbout::Behaviour, text, source);
            self.keys.push((Key::Missed, number));
        }
    }

    fn add_words(&mut self, messages: &[Message]) {
        let mut written: Vec<(&Message, String)> = messages
            .iter()
            .filter(|message| !message.is_private)
            .map(|message| (message, kept_of(&one_line(&message.text), message.is_question)))
            .filter(|(_, text)| text.chars().any(char::is_alphanumeric))
            .collect();
        written.sort_by(|a, b| a.0.minute.unwrap_or(0.0).total_cmp(&b.0.minute.unwrap_or(0.0)));
        let mut kept: Vec<usize> = (0..written.len()).rev().collect();
        kept.sort_by_key(|at| !written[*at].0.is_question);
        kept.truncate(MAX_MESSAGES);
        kept.sort_unstable();
        for (message, text) in kept.into_iter().map(|at| &written[at]) {
            let what = if message.is_question { QUESTION } else { "message" };
            let source = self.source(&message.author_name, message.at.as_ref(), what);
            let fact = self.add(FactAbout::Words, text.clone(), source);
            let answer = message.answer.as_ref();
            let answered = answer.and_then(|answer| answered(answer, fact)).map(|told| {
                let source = self.source(&message.author_name, message.at.as_ref(), "answer");
                Answered {
                    fact: self.add(FactAbout::Behaviour, told, source),
                    text: answer
                        .filter(|answer| answer.kind == AnswerKind::Text)
                        .and_then(|answer| answer.text.as_deref().map(one_line)),
                }
            });
            self.words.push(Words {
                fact,
                text: text.clone(),
                asked: message.is_question,
                answered,
            });
        }
    }

    fn add_poll_answers(&mut self, polls: &[PollAnswer]) {
        for poll in polls.iter().take(MAX_POLL_ANSWERS) {
            let question = shortened(&one_line(&poll.question), MAX_WORDS_CHARS);
            let answers = shortened(&one_line(&poll.answers.join("; ")), MAX_WORDS_CHARS);
            if question.is_empty() || answers.is_empty() {
                continue;
            }
            let what = match poll.asked {
                Asked::InPoll => "poll",
                Asked::OnRegistering => "registration",
            };
            let source = self.source(&poll.author_name, poll.at.as_ref(), what);
            let text = format!("{} “{question}”, answered “{answers}”", asked_words(poll.asked));
            let fact = self.add(FactAbout::Behaviour, text, source);
            // The built-in texts come back to what was said in the webinar.
            if poll.asked == Asked::InPoll {
                self.polls.push(Polled {
                    fact,
                    question,
                    answer: answers,
                });
            }
        }
    }

    /// "Lori, 14:10, question"
    fn source(&self, author: &str, at: Option<&WallTime>, what: &str) -> String {
        let who = self
            .given_name
            .clone()
            .unwrap_or_else(|| shortened(&one_line(author), 40));
        let when = at.map(|at| at.at.strftime("%H:%M").to_string());
        [who, when.unwrap_or_default(), what.to_owned()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A message at its greatest length. A question that comes at the end of a long story keeps its end too.
fn kept_of(text: &str, is_question: bool) -> String {
    let length = text.chars().count();
    let start = shortened(text, MAX_WORDS_CHARS);
    if !is_question || length <= MAX_WORDS_CHARS || start.contains(['?', '？', '؟']) {
        return start;
    }
    let half = MAX_WORDS_CHARS / 2;
    let end: String = text.chars().skip(length - half).collect();
    // From a whole word on.
    let end = end.split_once(' ').map_or(end.as_str(), |(_, words)| words);
    format!("{} {end}", shortened(text, half))
}

/// What became of the question that is fact number `question`; nothing where that is nothing to build on.
fn answered(answer: &Answer, question: u32) -> Option<String> {
    let by = answer.by.as_deref().map(one_line).filter(|by| !by.is_empty());
    let by = by.map(|by| format!(" by {}", shortened(&by, 60))).unwrap_or_default();
    match (answer.kind, answer.text.as_deref().map(one_line)) {
        (AnswerKind::Text, Some(text)) if !text.is_empty() => Some(format!(
            "The question of fact {question} was answered in writing{by}: “{}”",
            shortened(&text, MAX_WORDS_CHARS)
        )),
        (AnswerKind::Live, _) => Some(format!("The question of fact {question} was answered aloud{by}.")),
        _ => None,
    }
}

fn cleaned_webinar(details: &WebinarDetails) -> WebinarDetails {
    let clean = |text: &Option<String>| text.as_deref().map(one_line).filter(|text| !text.is_empty());
    let mut cleaned = details.clone();
    cleaned.title = one_line(&details.title);
    cleaned.topic = clean(&details.topic);
    cleaned.host_name = clean(&details.host_name);
    cleaned.offer_name = clean(&details.offer_name);
    cleaned.offer_description = clean(&details.offer_description);
    cleaned.offer_url = clean(&details.offer_url);
    cleaned.deadline = clean(&details.deadline);
    cleaned.replay_url = clean(&details.replay_url);
    for chapter in &mut cleaned.chapters {
        chapter.title = one_line(&chapter.title);
    }
    cleaned.chapters.retain(|chapter| !chapter.title.is_empty());
    cleaned
}

fn cleaned_sender(sender: &Sender) -> Sender {
    let lines = |text: &str| {
        text.lines()
            .map(one_line)
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    };
    Sender {
        name: one_line(&sender.name),
        sign_off: one_line(&sender.sign_off),
        signature: lines(&sender.signature),
        postal_address: lines(&sender.postal_address),
        unsubscribe_line: one_line(&sender.unsubscribe_line),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::drafting::sample::Person;

    #[test]
    fn facts_are_numbered_from_one_and_those_of_the_webinar_come_first() {
        let sheet = Person::of(Tier::Cool).asking("What does it cost?").sheet();
        assert!(sheet.facts.iter().zip(1..).all(|(fact, number)| fact.id == number));
        let first_own = sheet.facts.iter().position(|fact| fact.about == FactAbout::Behaviour);
        let last_shared = sheet.facts.iter().rposition(|fact| fact.about == FactAbout::Webinar);
        assert!(last_shared < first_own);
    }

    #[test]
    fn no_fact_holds_a_share_a_minute_an_address_or_a_link() {
        for tier in Tier::ALL {
            for fact in Person::of(tier).asking("What does it cost?").sheet().facts {
                for secret in ["%", "81", "71", "52", "31", "minute", "@", "http"] {
                    assert!(!fact.text.contains(secret), "{secret} in {}", fact.text);
                }
            }
        }
    }

    #[test]
    fn the_reviewer_sees_where_words_and_behaviour_come_from() {
        let sheet = Person::of(Tier::Cool).asking("What does it cost?").sheet();
        let source = |text: &str| {
            sheet
                .facts
                .iter()
                .find(|fact| fact.text.starts_with(text))
                .map(|fact| fact.source.as_str())
        };
        assert_eq!(source("What does it cost?"), Some("Lori, 14:10, question"));
        assert_eq!(source("Left about half-way."), Some("attendees.csv, line 2"));
        assert_eq!(source("The offer: Launch Lab"), Some("Your offer"));
        assert_eq!(source("Was not there"), source("Came to"),);
        assert_eq!(sheet.missed, ["Pricing your first workshop", "Q&A"]);
        assert_eq!(sheet.parts, ["Pricing your first workshop"]);
    }

    #[test]
    fn private_messages_are_no_facts() {
        let mut person = Person::of(Tier::Hot)
            .asking("What does it cost?")
            .asking("Between us: is it any good?");
        person.messages[1].is_private = true;
        let sheet = person.sheet();
        assert_eq!(sheet.words.len(), 1);
        assert!(sheet.facts.iter().all(|fact| !fact.text.contains("Between us")));
    }

    #[test]
    fn answers_to_polls_and_to_questions_are_facts() {
        let mut person = Person::of(Tier::Hot).asking("What does it cost?");
        person.messages[0].answer = Some(Answer {
            kind: AnswerKind::Text,
            by: Some("Mara".to_owned()),
            text: Some("See the offer page".to_owned()),
        });
        person.polls.push(PollAnswer {
            asked: Asked::InPoll,
            webinar_id: person.attendee.webinar_id,
            attendee_id: Some(person.attendee.id),
            author_name: "Lori Vance".to_owned(),
            question: "How large is your team?".to_owned(),
            answers: vec!["Over 50".to_owned()],
            at: None,
            origin: "polls.csv, line 2".to_owned(),
        });
        let mut registered = person.polls[0].clone();
        registered.asked = Asked::OnRegistering;
        registered.question = "What is your biggest challenge?".to_owned();
        registered.answers = vec!["I want a plan\nfor my first launch".to_owned()];
        person.polls.push(registered);
        let sheet = person.sheet();
        assert_eq!(sheet.polls.len(), 1, "a built-in text must not say that it was a poll");
        let texts: Vec<String> = sheet.facts.into_iter().map(|fact| fact.text).collect();
        let has = |part: &str| texts.iter().any(|text| text.contains(part));
        assert!(
            has(
                "Asked when registering “What is your biggest challenge?”, answered “I want a plan for my first launch”"
            ),
            "{texts:?}"
        );
        assert!(has("answered in writing by Mara: “See the offer page”"), "{texts:?}");
        assert!(has("“How large is your team?”, answered “Over 50”"), "{texts:?}");
    }

    #[test]
    fn who_watched_the_recording_is_not_said_to_have_missed_it() {
        let mut person = Person::of(Tier::NoShow);
        person.attendee.presence.standing = Standing::ReplayOnly;
        let sheet = person.sheet();
        assert!(
            sheet
                .facts
                .iter()
                .any(|fact| fact.text.contains("has watched the recording"))
        );
        for seed in 0..8 {
            let mail = crate::drafting::Templates::default()
                .draft(&sheet, &seed.to_string())
                .unwrap()
                .mail;
            let text = crate::drafting::render(&mail, "").text;
            assert!(text.contains("recording of"), "{text}");
        }
    }

    #[test]
    fn of_many_messages_the_questions_and_the_latest_remarks_stay_in_order() {
        let mut person = Person::of(Tier::Hot).asking("What does it cost?");
        for number in 0..20 {
            person = person.writing(&format!("remark {number}"));
        }
        let words: Vec<String> = person.sheet().words.into_iter().map(|words| words.text).collect();
        assert_eq!(words.len(), MAX_MESSAGES);
        assert_eq!(words.first().map(String::as_str), Some("What does it cost?"));
        assert_eq!(words.last().map(String::as_str), Some("remark 19"));
    }
}
