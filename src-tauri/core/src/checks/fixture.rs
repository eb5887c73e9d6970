//! One faultless draft that each rule's tests damage in one place.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::draft::FactAbout;
use crate::domain::{Block, BlockRole, Money, Place, Run};

const BODY: &str = "You asked: “Does it work for 40 people?” Launch Lab costs $497. It works well in groups of that size, \
                    since people build their plan in pairs, and you see each plan before the group does. If you tell me a \
                    little about your people, I can say where I would begin.";

pub struct Case {
    pub mail: Mail,
    pub note: String,
    pub facts: Vec<Fact>,
    pub name: String,
    pub email: &'static str,
    pub attended: bool,
    pub role: Role,
    pub language: Option<&'static str>,
    pub unwanted: UnwantedPhrases,
    pub html_bytes: usize,
    pub webinar: WebinarDetails,
    pub sender: Sender,
    pub others: Vec<(String, Option<EmailAddress>)>,
    /// What somebody of the same company gets.
    pub colleague: Option<Mail>,
}

impl Default for Case {
    fn default() -> Self {
        let fact = |id, about, text: &str, source: &str| Fact {
            id,
            about,
            text: text.to_owned(),
            source: source.to_owned(),
        };
        let mut call = Block::plain(BlockRole::CallToAction, "");
        call.runs = vec![Run {
            text: "See Launch Lab".to_owned(),
            href: Some("https://quill.example/lab".to_owned()),
            ..Run::default()
        }];
        Self {
            mail: Mail {
                subject: "Your question from the webinar".to_owned(),
                blocks: vec![
                    Block::plain(BlockRole::Greeting, "Hi Lori,"),
                    Block::plain(BlockRole::Body, BODY),
                    call,
                    Block::plain(BlockRole::Signature, "Warmly,"),
                    Block::plain(BlockRole::Signature, "Mara Quill"),
                    Block::plain(BlockRole::Footer, "1 Harbour Row, Portland"),
                    Block::plain(BlockRole::Footer, "Reply with STOP and I'll stop."),
                ],
            },
            note: String::new(),
            facts: vec![
                fact(1, FactAbout::Webinar, "The offer: Launch Lab", "Your offer"),
                fact(2, FactAbout::Behaviour, STAYED_TO_THE_END, "Attendance file"),
                fact(
                    3,
                    FactAbout::Words,
                    "Does it work for 40 people?",
                    "Lori, 14:52, question",
                ),
            ],
            name: "Lori Vance".to_owned(),
            email: "lori@vance.example",
            attended: true,
            role: Role::Audience,
            language: None,
            unwanted: UnwantedPhrases::new(Vec::new()),
            html_bytes: 2_000,
            webinar: WebinarDetails {
                title: "Fill Your Workshops".to_owned(),
                offer_name: Some("Launch Lab".to_owned()),
                offer_url: Some("https://quill.example/lab".to_owned()),
                price: Money::parse("497", "USD").ok(),
                ..WebinarDetails::default()
            },
            sender: Sender {
                name: "Mara Quill".to_owned(),
                postal_address: "1 Harbour Row\nPortland".to_owned(),
                unsubscribe_line: "Reply with STOP and I'll stop.".to_owned(),
                ..Sender::default()
            },
            others: vec![
                (
                    "Bela Kestrel".to_owned(),
                    EmailAddress::parse("bela@kestrel.example").ok(),
                ),
                ("Mara Quill".to_owned(), None),
                ("Laura".to_owned(), None),
            ],
            colleague: None,
        }
    }
}

impl Case {
    /// The default draft with another body paragraph.
    pub fn saying(text: &str) -> Self {
        let mut case = Self::default();
        case.mail.blocks[1] = Block::plain(BlockRole::Body, text);
        case
    }

    pub fn findings(&self) -> Vec<Finding> {
        let now = jiff::Timestamp::UNIX_EPOCH;
        let id = AttendeeId::new(now);
        let email = EmailAddress::parse(self.email).ok();
        let everybody: Vec<_> = std::iter::once((id, self.name.as_str(), email.as_ref()))
            .chain(
                self.others
                    .iter()
                    .map(|(name, email)| (AttendeeId::new(now), name.as_str(), email.as_ref())),
            )
            .collect();
        let register = Register::new(everybody.into_iter());
        let gist = self.colleague.as_ref().map(Gist::of);
        let colleagues: Vec<Colleague<'_>> = gist
            .iter()
            .map(|gist| Colleague {
                label: "Tam Oriel",
                gist,
            })
            .collect();
        check(&Checked {
            mail: &self.mail,
            note: &self.note,
            html_bytes: self.html_bytes,
            facts: &self.facts,
            recipient: Recipient {
                id,
                name: &self.name,
                email: email.as_ref(),
                attended: self.attended,
                role: self.role,
                is_audience: self.role == Role::Audience,
            },
            webinar: &self.webinar,
            sender: &self.sender,
            register: &register,
            colleagues: &colleagues,
            language: self.language,
            unwanted: &self.unwanted,
        })
    }

    /// The first finding of a rule.
    pub fn finding(&self, rule: &str) -> Option<Finding> {
        self.findings().into_iter().find(|finding| finding.rule == rule)
    }

    /// The mail after a rule's first finding was put right by its own fix: subject, blocks and note, joined.
    pub fn fixed(&self, rule: &str) -> String {
        let (mut mail, mut note) = (self.mail.clone(), self.note.clone());
        if let Some(fix) = self.finding(rule).and_then(|finding| finding.fix) {
            fix.apply(&mut mail, &mut note);
        }
        let mut parts = vec![mail.subject];
        parts.extend(mail.blocks.iter().map(Block::text));
        parts.push(note);
        parts.join("\n")
    }

    /// The severity of a rule's first finding.
    pub fn severity(&self, rule: &str) -> Option<Severity> {
        self.finding(rule).map(|finding| finding.severity)
    }
}

#[test]
fn a_faultless_draft_has_no_findings() {
    assert_eq!(Case::default().findings(), Vec::new());
}

#[test]
fn every_rule_has_a_name_of_its_own() {
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
}

#[test]
fn every_span_holds_the_words_of_its_finding() {
    let mut case = Case::saying(
        "Ünd “nobody said this at all”: {{x}}, Bela Kestrel, bela@kestrel.example, https://evil.example!!",
    );
    case.mail.subject = "RE: ÜBER ALLES AND MORE".to_owned();
    case.mail.blocks[0] = Block::plain(BlockRole::Greeting, "Hi Bela,");
    case.note = "Thank you for joining, ünd {{y}} on Friday".to_owned();
    case.attended = false;
    let findings = case.findings();
    let places: Vec<Place> = findings
        .iter()
        .filter_map(|finding| finding.span)
        .map(|span| span.place)
        .collect();
    for place in [Place::Subject, Place::Block(0), Place::Block(1), Place::Note] {
        assert!(places.contains(&place), "{place:?}");
    }
    for finding in findings {
        let Some(span) = finding.span else { continue };
        let text = match span.place {
            Place::Subject => case.mail.subject.clone(),
            Place::Block(at) => case.mail.blocks[at as usize].text(),
            Place::Note => case.note.clone(),
        };
        let (start, end) = (span.start as usize, span.end as usize);
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(words, finding.excerpt, "{}", finding.rule);
        let rule = RULES.iter().find(|rule| rule.name == finding.rule).unwrap();
        assert!(rule.severities.contains(&finding.severity), "{}", finding.rule);
    }
}
