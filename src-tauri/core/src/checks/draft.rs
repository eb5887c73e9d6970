//! A draft as rules look at it: its parts with their words, what may be repeated in it, and a way to report.
//!
//! Whatever several rules need is worked out once a draft, when the first of them asks.

use std::cell::OnceCell;
use std::ops::{Deref, Range};

use super::Checked;
use super::folded::{characters, folded};
use super::greeting::Greeting;
use super::hostile::looks_like_instructions;
use super::links::Link;
use crate::domain::{BlockRole, Edit, Fact, Finding, Fix, Place, Severity, Span};

/// One part of a mail.
pub(super) struct Passage {
    pub place: Place,
    /// What the part does; nothing for subject and note.
    pub role: Option<BlockRole>,
    pub text: String,
    folded: OnceCell<String>,
}

impl Passage {
    fn new(place: Place, role: Option<BlockRole>, text: String) -> Self {
        Self {
            place,
            role,
            text,
            folded: OnceCell::new(),
        }
    }

    /// The text in folded form: a byte for each character.
    pub fn folded(&self) -> &str {
        self.folded.get_or_init(|| folded(&self.text))
    }

    /// The words between two characters.
    pub fn words(&self, range: &Range<usize>) -> &str {
        characters(&self.text, range.start, range.end)
    }

    /// Where a part of this very text stands, in characters.
    pub fn place_of(&self, part: &str) -> Range<usize> {
        let (start, text) = (part.as_ptr() as usize, self.text.as_ptr() as usize);
        let at = match start.checked_sub(text) {
            Some(at) if at + part.len() <= self.text.len() && self.text.is_char_boundary(at) => at,
            _ => self.text.find(part).unwrap_or(0),
        };
        let before = self.text.get(..at).unwrap_or_default().chars().count();
        before..before + part.chars().count()
    }

    pub fn span(&self, range: &Range<usize>) -> Span {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span {
            place: self.place,
            start: number(range.start),
            end: number(range.end),
        }
    }

    /// Whether this is what the mail says, and no greeting, signature or footer.
    pub fn is_prose(&self) -> bool {
        matches!(
            self.role,
            Some(BlockRole::Body | BlockRole::CallToAction | BlockRole::Postscript)
        ) || self.place == Place::Note
    }
}

/// A draft under the eyes of the rules.
pub(super) struct Draft<'a> {
    checked: &'a Checked<'a>,
    passages: Vec<Passage>,
    given: OnceCell<String>,
    known: OnceCell<String>,
    hostile_words: OnceCell<Vec<&'a str>>,
    greeting: OnceCell<Option<Greeting>>,
    links: OnceCell<Vec<Link>>,
    language: OnceCell<Option<&'static str>>,
}

impl<'a> Deref for Draft<'a> {
    type Target = Checked<'a>;

    fn deref(&self) -> &Self::Target {
        self.checked
    }
}

impl<'a> Draft<'a> {
    pub fn new(checked: &'a Checked<'a>) -> Self {
        let mail = checked.mail;
        let mut passages = Vec::with_capacity(mail.blocks.len() + 2);
        passages.push(Passage::new(Place::Subject, None, mail.subject.clone()));
        for (index, block) in (0..).zip(&mail.blocks) {
            passages.push(Passage::new(Place::Block(index), Some(block.role), block.text()));
        }
        if !checked.note.trim().is_empty() {
            passages.push(Passage::new(Place::Note, None, checked.note.to_owned()));
        }
        Self {
            checked,
            passages,
            given: OnceCell::new(),
            known: OnceCell::new(),
            hostile_words: OnceCell::new(),
            greeting: OnceCell::new(),
            links: OnceCell::new(),
            language: OnceCell::new(),
        }
    }

    /// Subject, blocks and note, in this order.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The subject line.
    pub fn subject(&self) -> &Passage {
        // There always is one: the list begins with it.
        &self.passages[0]
    }

    /// What the mail says: body, call to action, postscripts, note.
    pub fn prose(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| passage.is_prose())
    }

    /// What the user typed about the webinar and about themselves: the part that no participant can forge.
    pub fn given(&self) -> &str {
        self.given.get_or_init(|| self.checked.given_text())
    }

    /// Everything that is known and may be repeated, one item a line: facts, webinar, sender, recipient.
    pub fn known(&self) -> &str {
        self.known.get_or_init(|| {
            let mut known = self.given().to_owned();
            // Words that instruct a machine are no source for anything.
            let is_hostile = |fact: &&Fact| self.hostile_words().contains(&fact.text.as_str());
            for fact in self.facts.iter().filter(|fact| !is_hostile(fact)) {
                known.push('\n');
                known.push_str(&fact.text);
            }
            known.push('\n');
            known.push_str(self.recipient.name);
            known
        })
    }

    /// Facts that read like instructions to a machine.
    pub fn hostile_words(&self) -> &[&'a str] {
        self.hostile_words.get_or_init(|| {
            let texts = self.checked.facts.iter().map(|fact| fact.text.as_str());
            texts.filter(|text| looks_like_instructions(text)).collect()
        })
    }

    /// How the mail greets, if it does.
    pub fn greeting(&self) -> Option<&Greeting> {
        self.greeting.get_or_init(|| Greeting::of(self)).as_ref()
    }

    /// The passage that the greeting stands in, or should.
    pub fn opening(&self) -> Option<&Passage> {
        let blocks = || self.passages.iter().filter(|passage| passage.role.is_some());
        blocks()
            .find(|passage| passage.role == Some(BlockRole::Greeting))
            .or_else(|| blocks().next())
    }

    /// The language that the mail is written in, where that is clear.
    pub fn written_in(&self) -> Option<&'static str> {
        *self.language.get_or_init(|| super::tone::language(self))
    }

    /// Every link, each target once.
    pub fn links(&self) -> &[Link] {
        self.links.get_or_init(|| Link::all(self))
    }
}

/// What one rule has found.
pub(super) struct Found<'f> {
    pub(super) rule: &'static str,
    pub(super) findings: &'f mut Vec<Finding>,
}

impl Found<'_> {
    /// Something is missing, or concerns no words of the mail.
    pub fn missing(&mut self, severity: Severity, message: impl Into<String>) -> Reported<'_> {
        self.push(severity, message.into(), String::new(), None)
    }

    /// Words between two characters of a passage.
    pub fn range(
        &mut self,
        severity: Severity,
        passage: &Passage,
        range: &Range<usize>,
        message: impl Into<String>,
    ) -> Reported<'_> {
        let excerpt = passage.words(range).to_owned();
        self.push(severity, message.into(), excerpt, Some(passage.span(range)))
    }

    /// Words that are a part of a passage's text.
    pub fn words(
        &mut self,
        severity: Severity,
        passage: &Passage,
        words: &str,
        message: impl Into<String>,
    ) -> Reported<'_> {
        let range = passage.place_of(words);
        self.push(severity, message.into(), words.to_owned(), Some(passage.span(&range)))
    }

    /// Words that do not stand in the mail, or whose place is known.
    pub fn excerpt(
        &mut self,
        severity: Severity,
        excerpt: &str,
        span: Option<Span>,
        message: impl Into<String>,
    ) -> Reported<'_> {
        self.push(severity, message.into(), excerpt.to_owned(), span)
    }

    fn push(&mut self, severity: Severity, message: String, excerpt: String, span: Option<Span>) -> Reported<'_> {
        self.findings.push(Finding {
            rule: self.rule.to_owned(),
            severity,
            message,
            excerpt,
            span,
            fix: None,
        });
        Reported(self.findings.last_mut())
    }
}

/// A finding that was just reported, to be given a fix.
pub(super) struct Reported<'f>(Option<&'f mut Finding>);

impl Reported<'_> {
    /// The words found can be replaced by these.
    pub fn replace(self, label: impl Into<String>, text: impl Into<String>) {
        if let Some(finding) = self.0
            && let Some(span) = finding.span
        {
            let text = text.into();
            finding.fix = Some(Fix {
                label: label.into(),
                edit: Edit::Words { span, text },
            });
        }
    }

    /// Every link to one target can lead to another.
    pub fn relink(self, label: impl Into<String>, from: &str, to: &str) {
        if let Some(finding) = self.0 {
            finding.fix = Some(Fix {
                label: label.into(),
                edit: Edit::Link {
                    from: from.to_owned(),
                    to: to.to_owned(),
                },
            });
        }
    }
}
