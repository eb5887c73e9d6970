//! Names kept on this computer: each is replaced by a placeholder before a request is sent, and put back in the reply.
//!
//! A name is any that the caller knows: the presenter's, the sender's, the recipient's, and those of others on the list
//! that stand in the recipient's own words. A name that nobody on the list has cannot be known.

use super::{Reply, Request};

/// How a placeholder begins; a number from 1 follows.
const PLACEHOLDER: &str = "PERSON_";

/// A single letter is an initial and would be found in every text.
const SHORTEST: usize = 2;

/// Names and, by their order, their placeholders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pseudonyms(Vec<String>);

impl Pseudonyms {
    /// Placeholders for these names, numbered in the order given, so that those that are the same for everybody should
    /// come first.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut known: Vec<String> = Vec::new();
        for name in names {
            if name.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST && !known.contains(&name) {
                known.push(name);
            }
        }
        Self(known)
    }

    /// The request without the names.
    pub fn hide(&self, request: Request) -> Request {
        if self.0.is_empty() {
            return request;
        }
        let note = format!(
            "\n\nNames are replaced by {PLACEHOLDER}1, {PLACEHOLDER}2 and so on. Write them as they are; the program puts \
             the names back."
        );
        Request {
            instructions: self.hidden(&request.instructions) + &note,
            person: self.hidden(&request.person),
            ..request
        }
    }

    /// The reply with the names.
    pub fn show(&self, mut reply: Reply) -> Reply {
        let shown = |text: &mut String| {
            // From the last, so that 12 is not read as 1.
            for (at, name) in self.0.iter().enumerate().rev() {
                *text = text.replace(&format!("{PLACEHOLDER}{}", at + 1), name);
            }
        };
        shown(&mut reply.subject);
        shown(&mut reply.cta.label);
        reply.ps.iter_mut().for_each(shown);
        for paragraph in &mut reply.paragraphs {
            shown(&mut paragraph.text);
        }
        reply
    }

    /// A text without the names.
    pub fn hidden(&self, text: &str) -> String {
        let mut longest_first: Vec<(usize, &String)> = self.0.iter().enumerate().collect();
        longest_first.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
        let mut hidden = String::with_capacity(text.len());
        let mut rest = text;
        let mut before = None;
        while let Some(c) = rest.chars().next() {
            let begins_word = before.is_none_or(|c: char| !c.is_alphanumeric());
            let found = longest_first.iter().find(|(_, name)| {
                begins_word
                    && rest
                        .strip_prefix(name.as_str())
                        .is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
            });
            match found {
                Some((at, name)) => {
                    hidden.push_str(&format!("{PLACEHOLDER}{}", at + 1));
                    before = name.chars().next_back();
                    rest = &rest[name.len()..];
                }
                None => {
                    hidden.push(c);
                    before = Some(c);
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        hidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafting::{CtaTarget, ReplyCta, ReplyParagraph};
    use proptest::prelude::*;

    fn of(names: &[&str]) -> Pseudonyms {
        Pseudonyms::new(names.iter().map(|name| (*name).to_owned()))
    }

    fn reply(text: String) -> Reply {
        Reply {
            subject: String::new(),
            paragraphs: vec![ReplyParagraph {
                text,
                fact_ids: Vec::new(),
            }],
            cta: ReplyCta {
                label: String::new(),
                target: CtaTarget::Reply,
            },
            ps: None,
        }
    }

    #[test]
    fn whole_names_are_hidden_and_parts_of_words_are_not() {
        let names = of(&["Mara Quill", "Ada", "Ada Nowak", "J"]);
        assert_eq!(
            names.hidden("Mara Quill thanked Ada Nowak; Ada's Adagio by J."),
            "PERSON_1 thanked PERSON_3; PERSON_2's Adagio by J."
        );
    }

    #[test]
    fn without_names_a_request_is_left_as_it_is() {
        let request = Request {
            instructions: "Write.".to_owned(),
            person: "Ada".to_owned(),
            nonce: String::new(),
            max_output_tokens: 1,
        };
        assert_eq!(of(&[]).hide(request.clone()), request);
    }

    proptest! {
        #[test]
        fn what_is_hidden_is_gone_and_comes_back(
            names in proptest::collection::vec("[A-Z][a-z]{2,6}( [A-Z][a-z]{2,6})?", 1..14),
            picks in proptest::collection::vec(0usize..14, 0..8),
        ) {
            let pseudonyms = Pseudonyms::new(names.clone());
            let named: Vec<&str> = picks.iter().filter_map(|at| names.get(*at)).map(String::as_str).collect();
            let text = format!("It was {}.", named.join(", and "));
            let hidden = pseudonyms.hidden(&text);
            for name in &named {
                prop_assert!(!hidden.contains(*name), "{name} in {hidden}");
            }
            let shown = pseudonyms.show(reply(hidden));
            prop_assert_eq!(&shown.paragraphs[0].text, &text);
        }
    }
}
