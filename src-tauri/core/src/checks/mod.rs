//! What may be wrong with one draft, found without a network and without a model, whatever wrote it.
//!
//! Every rule is a function in a file of its group; [`RULES`] lists them. To add one: write the file with its two
//! tests (it fires, it stays silent), and add it to the list. Rules read a draft and never change it; whether
//! a finding stops an approval follows from its severity alone.

mod behaviour;
mod body;
mod greeting;
mod hostile;
mod links;
mod numbers;
mod others;
mod patterns;
mod phrases;
mod quotes;
mod subject;
mod tokens;

pub use behaviour::{Known, QUESTION, STAYED_TO_THE_END, contradiction};
pub use hostile::looks_like_instructions;
pub use others::Register;
pub use patterns::{ADDRESS, Pattern, URL};
pub use quotes::{comparable, quotations};
pub use tokens::unresolved_token;

use crate::domain::{AttendeeId, EmailAddress, Fact, Finding, Mail, Sender, Severity, WebinarDetails};

/// A draft with everything that the rules compare it to.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The mail as structure.
    pub mail: &'a Mail,
    /// Its text as rendered, the personal note included.
    pub text: &'a str,
    /// What it was written from.
    pub facts: &'a [Fact],
    /// Whom it goes to.
    pub recipient: Recipient<'a>,
    /// The webinar and its offer, as they are now.
    pub webinar: &'a WebinarDetails,
    /// Who writes.
    pub sender: &'a Sender,
    /// Everybody on the webinar's list.
    pub register: &'a Register,
    /// Phrases never to use.
    pub phrases: &'a [String],
}

/// Whom a draft goes to.
#[derive(Debug, Clone, Copy)]
pub struct Recipient<'a> {
    /// Their key.
    pub id: AttendeeId,
    /// As registered; may be empty.
    pub name: &'a str,
    /// Where it goes.
    pub email: Option<&'a EmailAddress>,
    /// Whether they came.
    pub attended: bool,
}

type Rule = fn(&Checked<'_>, &mut Vec<Finding>);

const RULES: &[Rule] = &[
    tokens::check,
    greeting::check,
    others::check,
    links::check,
    behaviour::check,
    quotes::check,
    numbers::check,
    subject::check,
    body::check,
    phrases::check,
    hostile::check,
];

/// Everything that the rules find, gravest first.
pub fn check(draft: &Checked<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        rule(draft, &mut findings);
    }
    findings.sort_by_key(|finding| finding.severity);
    findings
}

fn finding(rule: &str, severity: Severity, message: impl Into<String>, excerpt: impl Into<String>) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        message: message.into(),
        excerpt: excerpt.into(),
    }
}

impl Checked<'_> {
    /// Everything that is known and may be repeated, one item a line: facts, webinar, sender, recipient.
    fn known_text(&self) -> String {
        let mut known = self.given_text();
        for fact in self.facts {
            known.push('\n');
            known.push_str(&fact.text);
        }
        known.push('\n');
        known.push_str(self.recipient.name);
        known
    }

    /// What the user typed about the webinar and about themselves: the part that no participant can forge.
    fn given_text(&self) -> String {
        let webinar = self.webinar;
        let mut known = webinar.title.clone();
        let details = [
            &webinar.topic,
            &webinar.host_name,
            &webinar.offer_name,
            &webinar.offer_description,
            &webinar.offer_url,
            &webinar.deadline,
            &webinar.replay_url,
        ];
        let sender = self.sender;
        let profile = [
            &sender.name,
            &sender.sign_off,
            &sender.signature,
            &sender.postal_address,
            &sender.unsubscribe_line,
        ];
        let chapters = webinar.chapters.iter().map(|chapter| chapter.title.as_str());
        for text in details
            .into_iter()
            .flatten()
            .map(String::as_str)
            .chain(chapters)
            .chain(profile.map(String::as_str))
        {
            known.push('\n');
            known.push_str(text);
        }
        if let Some(price) = &webinar.price {
            known.push_str(&format!("\n{price}"));
        }
        known
    }
}

#[cfg(test)]
pub(crate) mod fixture {
    //! One faultless draft that each rule's tests damage in one place.
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::domain::draft::FactAbout;
    use crate::domain::{Block, BlockRole, Money, Run};

    pub struct Case {
        pub mail: Mail,
        pub note: String,
        pub facts: Vec<Fact>,
        pub name: String,
        pub attended: bool,
        pub webinar: WebinarDetails,
        pub sender: Sender,
        pub others: Vec<(String, Option<EmailAddress>)>,
        pub phrases: Vec<String>,
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
                href: Some("https://example.com/lab".to_owned()),
                ..Run::default()
            }];
            Self {
                mail: Mail {
                    subject: "Your question from the webinar".to_owned(),
                    blocks: vec![
                        Block::plain(BlockRole::Greeting, "Hi Lori,"),
                        Block::plain(
                            BlockRole::Body,
                            "You asked: “Does it work for 40 people?” Launch Lab costs $497.",
                        ),
                        call,
                        Block::plain(BlockRole::Signature, "Warmly,"),
                        Block::plain(BlockRole::Signature, "Mara Quill"),
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
                attended: true,
                webinar: WebinarDetails {
                    title: "Fill Your Workshops".to_owned(),
                    offer_name: Some("Launch Lab".to_owned()),
                    offer_url: Some("https://example.com/lab".to_owned()),
                    price: Money::parse("497", "USD").ok(),
                    ..WebinarDetails::default()
                },
                sender: Sender {
                    name: "Mara Quill".to_owned(),
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
                phrases: Vec::new(),
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
            let email = EmailAddress::parse("lori@example.com").unwrap();
            let everybody: Vec<_> = std::iter::once((id, self.name.as_str(), Some(&email)))
                .chain(
                    self.others
                        .iter()
                        .map(|(name, email)| (AttendeeId::new(now), name.as_str(), email.as_ref())),
                )
                .collect();
            let register = Register::new(everybody.into_iter());
            let mut text: Vec<String> = self.mail.blocks.iter().map(Block::text).collect();
            text.push(self.note.clone());
            check(&Checked {
                mail: &self.mail,
                text: &text.join("\n\n"),
                facts: &self.facts,
                recipient: Recipient {
                    id,
                    name: &self.name,
                    email: Some(&email),
                    attended: self.attended,
                },
                webinar: &self.webinar,
                sender: &self.sender,
                register: &register,
                phrases: &self.phrases,
            })
        }

        /// The severity of a rule's first finding.
        pub fn severity(&self, rule: &str) -> Option<Severity> {
            self.findings()
                .into_iter()
                .find(|finding| finding.rule == rule)
                .map(|finding| finding.severity)
        }
    }

    #[test]
    fn a_faultless_draft_has_no_findings() {
        assert_eq!(Case::default().findings(), Vec::new());
    }
}
