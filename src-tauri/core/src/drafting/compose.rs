//! From words to a mail: greeting, links, signature and footer are added here and nowhere else.
//!
//! Invariant: a model's words stay plain text. A link's target comes from the webinar's details or the sender's
//! profile, never from a reply (`a_models_words_never_become_a_link`).

use super::facts::{FactSheet, Key};
use super::{CtaTarget, Reply};
use crate::checks::Pattern;
use crate::domain::draft::MAX_SUBJECT_CHARS;
use crate::domain::text::{one_line, shortened};
use crate::domain::{Block, BlockRole, Mail, Run};

/// The line above the name where nobody chose one.
const SIGN_OFF: &str = "Best wishes,";

/// What a mail asks for where the link that was meant is not known.
const ASK_FOR_REPLY: &str = "Just reply to this mail if you have a question.";

static LINK: Pattern = Pattern::new(r#"(?i)\b(?:https?://|mailto:)[^\s<>"“”]*[^\s<>"“”.,;:!?')\]]"#);

/// A text with its facts, before greeting and signature.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Letter {
    pub subject: String,
    pub sign_off: Option<String>,
    pub paragraphs: Vec<Paragraph>,
    pub ask: Vec<Ask>,
    pub postscript: Option<Paragraph>,
}

/// Words and what they rest on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub runs: Vec<Run>,
    pub facts: Vec<u32>,
}

/// Something to ask for; the first of several that can be met is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ask {
    pub words: String,
    pub target: CtaTarget,
}

/// The mail that a reply stands for.
pub fn compose(reply: &Reply, sheet: &FactSheet) -> Mail {
    let paragraph = |text: &str, facts: &[u32]| Paragraph {
        runs: vec![Run::plain(one_line(text))],
        facts: facts.to_vec(),
    };
    let letter = Letter {
        subject: reply.subject.clone(),
        sign_off: None,
        paragraphs: reply
            .paragraphs
            .iter()
            .map(|part| paragraph(&part.text, &part.fact_ids))
            .collect(),
        ask: vec![
            Ask {
                words: reply.cta.label.clone(),
                target: reply.cta.target,
            },
            Ask {
                words: ASK_FOR_REPLY.to_owned(),
                target: CtaTarget::Reply,
            },
        ],
        postscript: reply.ps.as_deref().map(|text| paragraph(without_ps(text), &[])),
    };
    compose_letter(letter, sheet)
}

/// Adds greeting, call to action, signature and footer to a letter.
pub(super) fn compose_letter(letter: Letter, sheet: &FactSheet) -> Mail {
    let greeting = match &sheet.given_name {
        Some(name) => format!("Hi {name},"),
        None => "Hi there,".to_owned(),
    };
    let mut blocks = vec![Block::plain(BlockRole::Greeting, greeting)];
    let ask = letter
        .ask
        .into_iter()
        .find(|ask| ask.target == CtaTarget::Reply || sheet.url(ask.target).is_some());
    let asked_url = ask.as_ref().and_then(|ask| sheet.url(ask.target).map(str::to_owned));
    let mut push = |role, paragraph: Paragraph| {
        let mut runs = paragraph.runs;
        // One mail leads to one place once.
        if role != BlockRole::CallToAction {
            for run in &mut runs {
                if run.href.is_some() && run.href == asked_url {
                    run.href = None;
                }
            }
        }
        if runs.iter().any(|run| !run.text.trim().is_empty()) {
            blocks.push(Block {
                role,
                runs,
                facts: paragraph.facts,
                ..Block::plain(role, "")
            });
        }
    };
    for paragraph in letter.paragraphs {
        push(BlockRole::Body, paragraph);
    }
    if let Some(ask) = ask {
        push(BlockRole::CallToAction, asking(&ask, sheet));
    }
    let sender = &sheet.sender;
    let name = match sender.name.as_str() {
        "" => sheet.webinar.host_name.clone().unwrap_or_default(),
        name => name.to_owned(),
    };
    if !name.is_empty() {
        let sign_off = match (sender.sign_off.as_str(), letter.sign_off) {
            ("", own) => own.unwrap_or_else(|| SIGN_OFF.to_owned()),
            (chosen, _) => chosen.to_owned(),
        };
        let facts: Vec<u32> = sheet
            .number(Key::Sender)
            .or(sheet.number(Key::Host))
            .into_iter()
            .collect();
        push(
            BlockRole::Signature,
            Paragraph {
                runs: vec![Run::plain(sign_off)],
                facts: Vec::new(),
            },
        );
        push(
            BlockRole::Signature,
            Paragraph {
                runs: vec![Run::plain(name)],
                facts,
            },
        );
    }
    for line in sender.signature.lines() {
        push(BlockRole::Signature, linked(line));
    }
    if let Some(mut postscript) = letter.postscript {
        postscript.runs.insert(0, Run::plain("P.S. "));
        push(BlockRole::Postscript, postscript);
    }
    let address = sender.postal_address.lines().collect::<Vec<_>>().join(", ");
    push(BlockRole::Footer, linked(&address));
    push(BlockRole::Footer, linked(&sender.unsubscribe_line));
    Mail {
        subject: shortened(&one_line(&letter.subject), MAX_SUBJECT_CHARS),
        blocks,
    }
}

fn asking(ask: &Ask, sheet: &FactSheet) -> Paragraph {
    let words = one_line(&ask.words);
    let facts = match ask.target {
        CtaTarget::Offer => sheet.number(Key::OfferLink),
        CtaTarget::Replay => sheet.number(Key::Replay),
        CtaTarget::Reply => None,
    };
    let href = sheet.url(ask.target).map(str::to_owned);
    let text = match &href {
        Some(_) => words.trim_end_matches(['.', ':']).to_owned(),
        None if words.ends_with(['.', '!', '?', '…']) => words,
        None => format!("{words}."),
    };
    Paragraph {
        runs: vec![Run {
            text,
            href,
            ..Run::default()
        }],
        facts: facts.into_iter().collect(),
    }
}

impl FactSheet {
    /// The address behind a call to action, if one is known.
    pub(super) fn url(&self, target: CtaTarget) -> Option<&str> {
        match target {
            CtaTarget::Offer => self.webinar.offer_url.as_deref(),
            CtaTarget::Replay => self.webinar.replay_url.as_deref(),
            CtaTarget::Reply => None,
        }
    }
}

/// The sender's own line with its web addresses made clickable.
fn linked(line: &str) -> Paragraph {
    let mut runs = Vec::new();
    let mut rest = line;
    for link in LINK.all(line) {
        let Some(at) = rest.find(link) else { continue };
        runs.push(Run::plain(&rest[..at]));
        runs.push(Run {
            text: link.to_owned(),
            href: Some(link.to_owned()),
            ..Run::default()
        });
        rest = &rest[at + link.len()..];
    }
    runs.push(Run::plain(rest));
    runs.retain(|run| !run.text.is_empty());
    Paragraph {
        runs,
        facts: Vec::new(),
    }
}

fn without_ps(text: &str) -> &str {
    let text = text.trim();
    ["P.S.", "PS:", "PS.", "P.S", "PS "]
        .iter()
        .find_map(|start| text.strip_prefix(start))
        .map_or(text, |rest| rest.trim_start_matches([':', ' ']))
}
