//! Forty invented people, and what each is sent: the facts, the request to a model, the template's mail.
//!
//! `people.json` holds the people, one a line, `webinars.json` the webinars they were invited to; snapshots hold what
//! is made of them, one file a group, to be read as the recipient would. An entry of a person: its `group`; `who` it
//! is, for the reader; the `name` on the list; the minutes from and to which they were `there` with their `focus`, or
//! else their `standing`; what they `said` in the chat, what they `asked` in the Q&A as question, kind of answer and
//! answer, what they wrote in `private`; the questions and answers of `polls`; the `webinar`, English if not named.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use webinarwins_core::checks::{
    Checked, INSTRUCTIONS_RULE, PRIVATE_RULE, Recipient, Register, UnwantedPhrases, check, is_private,
};
use webinarwins_core::domain::attendee::Presence;
use webinarwins_core::domain::{
    Answer, AnswerKind, Asked, Attendee, AttendeeId, BlockRole, Chapter, EmailAddress, FormOfAddress, Language, Mail,
    MailStyle, Message, MessageSource, Money, PollAnswer, Role, Score, ScoringSettings, Sender, Severity, Standing,
    WebinarDetails, WebinarId,
};
use webinarwins_core::drafting::{FactSheet, Request, Templates, render, request};
use webinarwins_core::scoring;

const NONCE: &str = "5ac1e2d90b7f4386";

/// When each message was written and each chapter began, counted from the first.
const MINUTES_BETWEEN: f64 = 12.0;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    group: String,
    who: String,
    name: String,
    there: Option<(f64, f64)>,
    focus: Option<f64>,
    standing: Option<Standing>,
    #[serde(default)]
    said: Vec<String>,
    #[serde(default)]
    asked: Vec<(String, AnswerKind, Option<String>)>,
    #[serde(default)]
    private: Vec<String>,
    #[serde(default)]
    polls: Vec<(String, String)>,
    #[serde(default)]
    webinar: Language,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Invitation {
    title: String,
    topic: String,
    offer: String,
    what: String,
    deadline: String,
    #[serde(default)]
    address: FormOfAddress,
    chapters: Vec<String>,
}

/// One person with all that is made of them.
struct Made {
    entry: Entry,
    attendee: Attendee,
    score: Score,
    webinar: WebinarDetails,
    sheet: FactSheet,
    request: Request,
    mail: Mail,
}

fn sender() -> Sender {
    Sender {
        name: "Mara Quill".to_owned(),
        postal_address: "Quill Studio, 4 Mill Lane, Hexham NE46 1AA".to_owned(),
        ..Sender::default()
    }
}

fn webinars() -> BTreeMap<String, Invitation> {
    serde_json::from_str(include_str!("webinars.json")).unwrap()
}

fn details(language: Language) -> WebinarDetails {
    let invitation = webinars().remove(language.code()).unwrap();
    let minutes = (0..).map(|at| f64::from(at) * MINUTES_BETWEEN);
    WebinarDetails {
        title: invitation.title,
        topic: Some(invitation.topic),
        duration_minutes: Some(60.0),
        host_name: Some(sender().name),
        offer_name: Some(invitation.offer),
        offer_description: Some(invitation.what),
        offer_url: Some("https://quill.example/letters".to_owned()),
        price: Money::parse("480", "EUR").ok(),
        deadline: Some(invitation.deadline),
        replay_url: Some("https://quill.example/replay".to_owned()),
        chapters: minutes
            .zip(invitation.chapters)
            .map(|(minute, title)| Chapter { minute, title })
            .collect(),
        mails: MailStyle {
            language,
            address: invitation.address,
            ..MailStyle::default()
        },
        ..WebinarDetails::default()
    }
}

impl Made {
    fn of(at: usize, entry: Entry) -> Self {
        let now = jiff::Timestamp::UNIX_EPOCH;
        let webinar_id = WebinarId::new(now);
        let attendee = Attendee {
            id: AttendeeId::new(now),
            webinar_id,
            name: entry.name.clone(),
            email: EmailAddress::parse(&format!("guest{at}@list.example")).ok(),
            presence: entry.presence(),
            location: None,
            role: Role::Audience,
            kept: None,
        };
        let message = |text: &String, is_question: bool| Message {
            webinar_id,
            attendee_id: Some(attendee.id),
            author_name: entry.name.clone(),
            author_email: None,
            at: None,
            minute: None,
            text: text.clone(),
            is_question,
            source: MessageSource::Chat,
            is_private: false,
            reply_to: None,
            answer: None,
            origin: String::new(),
        };
        let said = entry.said.iter().map(|text| message(text, text.contains(['?', '？'])));
        let asked = entry.asked.iter().map(|(text, kind, answer)| Message {
            source: MessageSource::Qa,
            answer: Some(Answer {
                kind: *kind,
                by: None,
                text: answer.clone(),
            }),
            ..message(text, true)
        });
        let private = entry.private.iter().map(|text| Message {
            is_private: true,
            ..message(text, text.contains('?'))
        });
        let messages: Vec<Message> = said.chain(asked).chain(private).collect();
        let polls: Vec<PollAnswer> = entry
            .polls
            .iter()
            .map(|(question, answer)| PollAnswer {
                asked: Asked::InPoll,
                webinar_id,
                attendee_id: Some(attendee.id),
                author_name: entry.name.clone(),
                question: question.clone(),
                answers: vec![answer.clone()],
                at: None,
                origin: String::new(),
            })
            .collect();
        let webinar = details(entry.webinar);
        let score = scoring::score(
            &scoring::Person {
                presence: &attendee.presence,
                messages: u32::try_from(messages.len()).unwrap(),
                questions: u32::try_from(messages.iter().filter(|message| message.is_question).count()).unwrap(),
            },
            &scoring::Room {
                focus_known: true,
                attendance_known: true,
                messages_known: true,
                webinar_minutes: webinar.duration_minutes,
                length_guessed: false,
            },
            &ScoringSettings::default(),
        );
        let sheet = FactSheet::build(&webinar, &attendee, &score, &messages, &polls, &sender());
        let seed = attendee.email.as_ref().unwrap().as_str();
        Self {
            request: request(&sheet, NONCE),
            mail: Templates::default().draft(&sheet, seed).unwrap().mail,
            entry,
            attendee,
            score,
            webinar,
            sheet,
        }
    }

    /// What the checks say of the mail, notes left out.
    fn findings(&self) -> Vec<String> {
        let attendee = &self.attendee;
        let everybody = people();
        let sender = sender();
        let others: Vec<(AttendeeId, &str)> = everybody
            .iter()
            .filter(|other| other.name != attendee.name)
            .map(|other| (AttendeeId::new(jiff::Timestamp::UNIX_EPOCH), other.name.as_str()))
            .collect();
        let register = Register::new(others.into_iter().map(|(id, name)| (id, name, None)).chain([(
            attendee.id,
            attendee.name.as_str(),
            attendee.email.as_ref(),
        )]));
        check(&Checked {
            mail: &self.mail,
            note: "",
            html_bytes: render(&self.mail, "").html.len(),
            facts: &self.sheet.facts,
            recipient: Recipient {
                id: attendee.id,
                name: &attendee.name,
                email: attendee.email.as_ref(),
                attended: attendee.presence.attended(),
                role: attendee.role,
                is_audience: true,
            },
            webinar: &self.webinar,
            sender: &sender,
            register: &register,
            colleagues: &[],
            language: None,
            unwanted: &UnwantedPhrases::new(Vec::new()),
        })
        .into_iter()
        .filter(|finding| finding.severity != Severity::Note)
        .map(|finding| format!("{}: {}", finding.rule, finding.message))
        .collect()
    }

    /// Words from the first paragraph to the afterthought.
    fn words(&self) -> usize {
        let outside = [BlockRole::Greeting, BlockRole::Signature, BlockRole::Footer];
        self.mail
            .blocks
            .iter()
            .filter(|block| !outside.contains(&block.role))
            .map(|block| block.text().split_whitespace().count())
            .sum()
    }

    /// All of it for a reader.
    fn told(&self) -> String {
        let Entry { who, name, .. } = &self.entry;
        let rendered = render(&self.mail, "");
        let mut told = format!("## {} — {who} ({})\n\n", name, self.score.tier.label());
        for fact in &self.sheet.facts {
            if self.request.person.contains(&format!("\"id\":{},", fact.id)) {
                writeln!(told, "{}. {} [{}]", fact.id, fact.text, fact.source).unwrap();
            } else if is_private(&fact.text) {
                writeln!(told, "{}. {} [{}; kept back]", fact.id, fact.text, fact.source).unwrap();
            }
        }
        for finding in self.findings() {
            writeln!(told, "! {finding}").unwrap();
        }
        write!(told, "\n{}\n\nSubject: {}\n\n", self.request.person, rendered.subject).unwrap();
        // Signature and footer are everybody's.
        told.push_str(rendered.text.split("\n\nMara Quill").next().unwrap_or_default());
        writeln!(told, "\n\n({} words)", self.words()).unwrap();
        told
    }
}

impl Entry {
    fn presence(&self) -> Presence {
        let Some((from, to)) = self.there else {
            return Presence {
                standing: self.standing.unwrap_or(Standing::NoShow),
                ..Presence::default()
            };
        };
        Presence {
            standing: Standing::Attended,
            attendance_percent: Some((to - from) / 60.0 * 100.0),
            focus_percent: self.focus,
            attendance_minutes: Some(to - from),
            join_minute: Some(from),
            exit_minute: Some(to),
            ..Presence::default()
        }
    }
}

fn people() -> Vec<Entry> {
    serde_json::from_str(include_str!("people.json")).unwrap()
}

fn made() -> Vec<Made> {
    people()
        .into_iter()
        .enumerate()
        .map(|(at, entry)| Made::of(at, entry))
        .collect()
}

#[test]
fn what_forty_people_are_sent_stays_as_it_was_read_and_approved() {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let made = made();
    assert_eq!(made.len(), 40);
    for person in &made {
        groups
            .entry(person.entry.group.replace(' ', "_"))
            .or_default()
            .push(person.told());
    }
    for (group, told) in groups {
        insta::assert_snapshot!(group, told.join("\n\n"));
    }
}

#[test]
fn the_instructions_of_each_tier_stay_as_they_were_read_and_approved() {
    let mut tiers: BTreeMap<&str, String> = BTreeMap::new();
    for person in made().iter().filter(|person| person.entry.webinar == Language::En) {
        let instructions = &person.request.instructions;
        let code = if person.sheet.watched_replay() {
            "replay"
        } else {
            person.score.tier.code()
        };
        let first = tiers.entry(code).or_insert_with(|| instructions.clone());
        assert_eq!(first, instructions, "{}", person.entry.who);
    }
    // All but the guidance is the same for all.
    let (first, rest) = tiers.values().next().unwrap().split_once("This mail\n").unwrap();
    let mut told = format!("{first}\n");
    for (tier, instructions) in &tiers {
        let (rules, own) = instructions.split_once("This mail\n").unwrap();
        assert_eq!(rules, first);
        let (own, facts) = own.split_once("\n\nFacts").unwrap();
        assert_eq!(Some(facts), rest.split_once("\n\nFacts").map(|(_, facts)| facts));
        writeln!(told, "## {tier}\n{own}\n").unwrap();
    }
    insta::assert_snapshot!(
        "instructions",
        format!("{told}Facts{}", rest.split_once("\n\nFacts").unwrap().1)
    );
}

#[test]
fn every_mail_has_a_fitting_length_one_call_to_action_and_no_finding() {
    for person in made() {
        let told = person.told();
        assert!((60..=140).contains(&person.words()), "{told}");
        let is_read_alone = match person.entry.who.as_str() {
            "instructs machines" => Some(INSTRUCTIONS_RULE),
            "off topic and private" => Some(PRIVATE_RULE),
            _ => None,
        };
        let found = person.findings();
        let expected = |finding: &String| is_read_alone.is_some_and(|rule| finding.starts_with(rule));
        assert!(found.iter().all(expected), "{told}");
        assert_eq!(found.is_empty(), is_read_alone.is_none(), "{told}");
        let asks = person
            .mail
            .blocks
            .iter()
            .filter(|block| block.role == BlockRole::CallToAction);
        assert_eq!(asks.count(), 1, "{told}");
    }
}
