//! From words to a mail: greeting, links, signature and footer are added here and nowhere else.
//!
//! Invariant: a model's words stay plain text. A link's target comes from the webinar's details or the sender's
//! profile, never from a reply (`a_models_words_never_become_a_link`).

use super::facts::{FactSheet, Key};
use super::languages::{Wording, is_sign_off};
use super::{CtaTarget, Reply};
use crate::checks::Pattern;
use crate::domain::draft::MAX_SUBJECT_CHARS;
use crate::domain::text::{one_line, shortened};
use crate::domain::{Block, BlockRole, Mail, Run, Sender, Tone, WebinarDetails};

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
    let style = sheet.webinar.mails;
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
                words: (*Wording::of(style.language).ask_for_reply.of(style.address)).to_owned(),
                target: CtaTarget::Reply,
            },
        ],
        postscript: reply.ps.as_deref().map(|text| paragraph(without_ps(text), &[])),
    };
    compose_letter(letter, sheet)
}

/// Adds greeting, call to action, signature and footer to a letter.
pub(super) fn compose_letter(letter: Letter, sheet: &FactSheet) -> Mail {
    let style = sheet.webinar.mails;
    let greeting = Wording::of(style.language).greet(style, sheet.given_name.as_deref(), sheet.full_name.as_deref());
    let mut blocks = vec![Block::plain(BlockRole::Greeting, greeting)];
    let ask = letter
        .ask
        .into_iter()
        .find(|ask| ask.target == CtaTarget::Reply || sheet.url(ask.target).is_some());
    let asked_url = ask.as_ref().and_then(|ask| sheet.url(ask.target).map(str::to_owned));
    let mut push = |role, mut paragraph: Paragraph| {
        // One mail leads to one place once.
        if role != BlockRole::CallToAction {
            for run in &mut paragraph.runs {
                if run.href.is_some() && run.href == asked_url {
                    run.href = None;
                }
            }
        }
        blocks.extend(block(role, paragraph));
    };
    for paragraph in letter.paragraphs {
        push(BlockRole::Body, paragraph);
    }
    if let Some(ask) = ask {
        push(BlockRole::CallToAction, asking(&ask, sheet));
    }
    blocks.extend(signature(
        &sheet.sender,
        &sheet.webinar,
        // A text's own sign-off is a warm one.
        letter.sign_off.filter(|_| style.tone == Tone::Warm),
        sheet.signer(),
    ));
    let mut push = |role, paragraph: Paragraph| blocks.extend(block(role, paragraph));
    if let Some(mut postscript) = letter.postscript {
        postscript.runs.insert(0, Run::plain("P.S. "));
        push(BlockRole::Postscript, postscript);
    }
    blocks.extend(footer(&sheet.sender, &sheet.webinar));
    Mail {
        subject: shortened(&one_line(&letter.subject), MAX_SUBJECT_CHARS),
        blocks,
    }
}

/// Signs a finished mail anew, after the sender's profile changed: signature and footer are replaced, everything
/// else stays. The sign-off is kept unless the profile has one.
pub fn sign(mail: &mut Mail, sender: &Sender, webinar: &WebinarDetails) {
    let is_sign_off = |block: &&Block| block.role == BlockRole::Signature && is_sign_off(block.text().trim_end());
    let sign_off = mail.blocks.iter().find(is_sign_off).map(Block::text);
    let signed: Vec<u32> = mail
        .blocks
        .iter()
        .filter(|block| block.role == BlockRole::Signature)
        .flat_map(|block| block.facts.clone())
        .collect();
    mail.blocks
        .retain(|block| !matches!(block.role, BlockRole::Signature | BlockRole::Footer));
    let place = mail
        .blocks
        .iter()
        .position(|block| block.role == BlockRole::Postscript)
        .unwrap_or(mail.blocks.len());
    // The fact that named the former sender no longer holds once the profile names another.
    let facts = if sender.name.is_empty() { signed } else { Vec::new() };
    let signature = signature(sender, webinar, sign_off, facts);
    mail.blocks.splice(place..place, signature);
    mail.blocks.extend(footer(sender, webinar));
}

/// Sign-off, name and the sender's own lines; the host signs when the profile has no name.
fn signature(sender: &Sender, webinar: &WebinarDetails, sign_off: Option<String>, facts: Vec<u32>) -> Vec<Block> {
    let name = match sender.name.as_str() {
        "" => webinar.host_name.as_deref().unwrap_or_default(),
        name => name,
    };
    let mut lines = Vec::new();
    if !name.is_empty() {
        let sign_off = match sender.sign_off.as_str() {
            "" => sign_off.unwrap_or_else(|| Wording::of(webinar.mails.language).sign_off(webinar.mails).to_owned()),
            chosen => chosen.to_owned(),
        };
        lines.push(Paragraph {
            runs: vec![Run::plain(sign_off)],
            facts: Vec::new(),
        });
        lines.push(Paragraph {
            runs: vec![Run::plain(name)],
            facts,
        });
    }
    lines.extend(sender.signature.lines().map(linked));
    lines
        .into_iter()
        .filter_map(|line| block(BlockRole::Signature, line))
        .collect()
}

/// Who sends, postal address, and how to stop such mails.
fn footer(sender: &Sender, webinar: &WebinarDetails) -> Vec<Block> {
    let in_one_line = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join(", ");
    let identity = in_one_line(&webinar.compliance.sender_identity);
    let address = in_one_line(&sender.postal_address);
    let lines = [linked(&identity), linked(&address), linked(&sender.unsubscribe_line)];
    lines
        .into_iter()
        .filter_map(|line| block(BlockRole::Footer, line))
        .collect()
}

/// A block of these words; none where there are no words.
fn block(role: BlockRole, paragraph: Paragraph) -> Option<Block> {
    let has_words = paragraph.runs.iter().any(|run| !run.text.trim().is_empty());
    has_words.then(|| Block {
        runs: paragraph.runs,
        facts: paragraph.facts,
        ..Block::plain(role, "")
    })
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
    /// The number of the fact that says who signs.
    fn signer(&self) -> Vec<u32> {
        self.number(Key::Sender)
            .or(self.number(Key::Host))
            .into_iter()
            .collect()
    }

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
    [
        "P.S.", "P. S.", "P.-S.", "P. D.", "P.D.", "PS:", "PD:", "PS.", "P.S", "PS ",
    ]
    .iter()
    .find_map(|start| text.strip_prefix(start))
    .map_or(text, |rest| rest.trim_start_matches([':', ' ', '\u{a0}']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Tier;
    use crate::drafting::sample::Person;
    use crate::drafting::{ReplyCta, ReplyParagraph, render};

    fn reply(text: &str, target: CtaTarget) -> Reply {
        Reply {
            subject: "About your question".to_owned(),
            paragraphs: vec![ReplyParagraph {
                text: text.to_owned(),
                fact_ids: vec![1],
            }],
            cta: ReplyCta {
                label: "See what's inside".to_owned(),
                target,
            },
            ps: Some("P.S. One more thing.".to_owned()),
        }
    }

    #[test]
    fn a_mail_has_its_parts_in_the_order_of_a_letter() {
        let mut person = Person::of(Tier::Hot);
        person.sender.signature = "Workshop coach\nhttps://quill.example".to_owned();
        person.sender.postal_address = "1 Harbour Row\nPortland".to_owned();
        person.sender.unsubscribe_line = "Reply with STOP and I'll stop.".to_owned();
        let mail = compose(&reply("Good to see you.", CtaTarget::Offer), &person.sheet());
        assert_eq!(
            render(&mail, "").text,
            "Hi Lori,\n\nGood to see you.\n\nSee what's inside: https://quill.example/launch-lab\n\nBest wishes,\nMara \
             Quill\nWorkshop coach\nhttps://quill.example\n\nP.S. One more thing.\n\n1 Harbour Row, Portland\nReply with \
             STOP and I'll stop."
        );
    }

    #[test]
    fn a_models_words_never_become_a_link() {
        let text = "Go to https://evil.example or [here](offer) \u{1}offer\u{2}click\u{3} <a href=\"x\">now</a>";
        let mail = compose(&reply(text, CtaTarget::Reply), &Person::of(Tier::Hot).sheet());
        assert!(
            mail.blocks
                .iter()
                .flat_map(|block| &block.runs)
                .all(|run| run.href.is_none())
        );
    }

    #[test]
    fn without_the_link_that_was_meant_a_mail_asks_for_a_reply() {
        let mut person = Person::of(Tier::Hot);
        person.webinar.offer_url = None;
        let text = render(&compose(&reply("Fine.", CtaTarget::Offer), &person.sheet()), "").text;
        assert!(
            text.contains("Just reply to this mail") && !text.contains("inside"),
            "{text}"
        );
    }

    #[test]
    fn the_host_signs_where_the_sender_gave_no_name_and_else_nobody() {
        let mut person = Person::of(Tier::Hot).named("jxe655");
        person.sender.name = String::new();
        let signed = |person: &Person| render(&compose(&reply("Fine.", CtaTarget::Reply), &person.sheet()), "").text;
        assert!(signed(&person).contains("Best wishes,\nMara Quill"));
        person.webinar.host_name = None;
        let text = signed(&person);
        assert!(
            !text.contains("Best wishes") && text.starts_with("Hi there,\n\n"),
            "{text}"
        );
    }
}
