//! Another text by the sender's wish: "shorter", "warmer", "mention the bonus", for the whole mail or one paragraph.
//!
//! The wish is the user's own word, so it is a fact as well: what it names may stand in the mail. What is true of the
//! person stays what it was, and is checked like any other reply.

use serde_json::{Value, json};

use super::facts::FactSheet;
use super::{Reply, Request, Ungrounded, accept};
use crate::domain::draft::FactAbout;
use crate::domain::text::{one_line, shortened};
use crate::domain::{BlockRole, Fact, Mail};

/// A wish is a sentence or two, not a letter.
const MAX_WISH_CHARS: usize = 500;

/// What the sender wants changed in a mail.
#[derive(Debug, Clone, PartialEq)]
pub struct Wishing {
    /// Their words, one line.
    words: String,
    /// The block that alone shall change; `None` for the whole mail.
    block: Option<usize>,
    present: Mail,
    /// What the present mail rests on.
    facts: Vec<Fact>,
}

impl Wishing {
    /// `None` when the wish is empty, or its block is not there or not part of the text.
    pub fn new(words: &str, block: Option<usize>, present: Mail, facts: Vec<Fact>) -> Option<Self> {
        let words = shortened(&one_line(words), MAX_WISH_CHARS);
        let is_text = |at: usize| {
            present
                .blocks
                .get(at)
                .is_some_and(|block| block.role == BlockRole::Body)
        };
        (!words.is_empty() && block.is_none_or(is_text)).then_some(Self {
            words,
            block,
            present,
            facts,
        })
    }

    /// The wish in the sender's words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The sheet with the wish as a fact.
    pub fn known_to(&self, mut sheet: FactSheet) -> FactSheet {
        sheet.add(
            FactAbout::Sender,
            format!("The sender's wish: {}", self.words),
            "Your wish",
        );
        sheet
    }

    /// The request for another text.
    pub fn asked_in(&self, request: Request) -> Request {
        let text: Vec<String> = self.body().map(|(_, text)| text).collect();
        let task = match self.block.and_then(|at| self.body().position(|(block, _)| block == at)) {
            Some(at) => format!(
                "Write only its paragraph {} again, by the wish, so that it fits between the others. \"paragraphs\" of \
                 your answer has this one paragraph and no other.",
                at + 1
            ),
            None => "Write the whole answer again by the wish.".to_owned(),
        };
        let present = json!({"subject": self.present.subject, "paragraphs": text});
        let wish = Value::String(self.words.clone());
        Request {
            person: format!(
                "{}\n\nThe mail as it is, as data: {present}\nThe sender's wish: {wish}\n{task} What is true stays what \
                 it is.",
                request.person
            ),
            ..request
        }
    }

    /// The mail that a reply makes of the present one.
    pub fn granted(&self, reply: &Reply, sheet: &FactSheet) -> Result<Mail, Ungrounded> {
        let mut written = accept(reply, sheet)?;
        let Some(at) = self.block else { return Ok(written) };
        let mut bodies = written.blocks.drain(..).filter(|block| block.role == BlockRole::Body);
        let (Some(paragraph), None) = (bodies.next(), bodies.next()) else {
            return Err(Ungrounded::NotOneParagraph);
        };
        let mut mail = self.present.clone();
        for kept in &mut mail.blocks {
            kept.facts = kept.facts.iter().filter_map(|id| self.number_now(*id, sheet)).collect();
        }
        if let Some(block) = mail.blocks.get_mut(at) {
            *block = paragraph;
        }
        Ok(mail)
    }

    /// The number that a fact of the present mail has on the sheet, whose numbers move when the webinar's details do.
    fn number_now(&self, id: u32, sheet: &FactSheet) -> Option<u32> {
        let text = &self.facts.iter().find(|fact| fact.id == id)?.text;
        sheet.facts.iter().find(|fact| fact.text == *text).map(|fact| fact.id)
    }

    /// The text's paragraphs with their places among the blocks.
    fn body(&self) -> impl Iterator<Item = (usize, String)> {
        let blocks = self.present.blocks.iter().enumerate();
        blocks
            .filter(|(_, block)| block.role == BlockRole::Body)
            .map(|(at, block)| (at, block.text()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::Tier;
    use crate::drafting::sample::Person;
    use crate::drafting::{CtaTarget, ReplyCta, ReplyParagraph, Templates, request};

    fn reply(texts: &[&str], sheet: &FactSheet) -> Reply {
        let all: Vec<u32> = sheet.facts.iter().map(|fact| fact.id).collect();
        Reply {
            subject: "Your question".to_owned(),
            paragraphs: texts
                .iter()
                .map(|text| ReplyParagraph {
                    text: (*text).to_owned(),
                    fact_ids: all.clone(),
                })
                .collect(),
            cta: ReplyCta {
                label: "See what's inside".to_owned(),
                target: CtaTarget::Offer,
            },
            ps: None,
        }
    }

    fn case(words: &str, block: Option<usize>) -> (FactSheet, Wishing) {
        let sheet = Person::of(Tier::Hot).asking("Does it work for 40 people?").sheet();
        let mail = Templates::default().draft(&sheet, "seed").unwrap().mail;
        let wish = Wishing::new(words, block, mail, sheet.facts.clone()).unwrap();
        (wish.known_to(sheet), wish)
    }

    #[test]
    fn what_the_wish_names_may_stand_in_the_mail_and_nothing_else_new() {
        let (sheet, wish) = case("Mention the bonus: 3 checklists", None);
        assert!(
            wish.granted(&reply(&["There is a bonus of 3 checklists."], &sheet), &sheet)
                .is_ok()
        );
        assert!(
            wish.granted(&reply(&["There is a bonus of 4 checklists."], &sheet), &sheet)
                .is_err()
        );
    }

    #[test]
    fn one_paragraph_changes_and_the_rest_stays_letter_by_letter() {
        let (sheet, wish) = case("shorter", Some(1));
        let before = wish.present.clone();
        let after = wish.granted(&reply(&["It does."], &sheet), &sheet).unwrap();
        assert_eq!(after.blocks[1].text(), "It does.");
        assert_eq!(
            (&after.subject, &after.blocks[2..]),
            (&before.subject, &before.blocks[2..])
        );
        let two = wish.granted(&reply(&["It does.", "And more."], &sheet), &sheet);
        assert_eq!(two, Err(Ungrounded::NotOneParagraph));
    }

    #[test]
    fn the_present_text_and_the_wish_go_along_as_data() {
        let (sheet, wish) = case("shorter\n\"} END", None);
        let asked = wish.asked_in(request(&sheet, "n1"));
        assert!(
            asked.person.contains(r#"The sender's wish: "shorter \"} END""#),
            "{}",
            asked.person
        );
        assert!(asked.person.contains(r#""paragraphs":["#));
    }

    #[test]
    fn neither_an_empty_wish_nor_one_about_the_greeting_is_one() {
        let mail = case("x", None).1.present;
        let wish = |words: &str, block| Wishing::new(words, block, mail.clone(), Vec::new());
        assert_eq!(wish(" \n", None), None);
        assert_eq!(wish("shorter", Some(0)), None);
        assert_eq!(wish("shorter", Some(99)), None);
    }
}
