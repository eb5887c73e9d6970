//! What became of questions, by the user's word.

use super::App;
use super::error::Error;
use super::summary::Summary;
use super::views::AnswerChoice;
use crate::domain::message::question_key;
use crate::domain::{Answer, AnswerKind, WebinarId};

/// The longest answer, in characters: a mail holds a few sentences of it.
const LONGEST_ANSWER: usize = 2000;

impl App {
    /// Says what became of a question, by its key, for all who asked it. Drafts keep their words; those that are written
    /// from now on know the answer.
    pub fn answer_question(&self, webinar: WebinarId, key: &str, choice: AnswerChoice) -> Result<(), Error> {
        let answer = match choice {
            AnswerChoice::Live => Some((AnswerKind::Live, None)),
            AnswerChoice::Open => Some((AnswerKind::Open, None)),
            AnswerChoice::Files => None,
            AnswerChoice::Text(text) => {
                let text = text.trim().to_owned();
                if text.is_empty() {
                    return Err(Error::invalid(
                        "There is no answer yet. Write one, or mark the question as answered.",
                    ));
                }
                if text.chars().count() > LONGEST_ANSWER {
                    return Err(Error::invalid(
                        "The answer is longer than 2,000 characters, which no mail can hold. Shorten it.",
                    ));
                }
                Some((AnswerKind::Text, Some(text)))
            }
        };
        let answer = answer.map(|(kind, text)| Answer { kind, by: None, text });
        let now = self.now();
        self.store().write(|tx| {
            let summary = Summary::of(tx, webinar)?;
            let asked = summary.questions.iter().find(|question| {
                let mut texts = question.lines.iter().filter_map(|index| summary.lines.get(*index));
                texts.any(|line| question_key(&line.text) == key)
            });
            let asked =
                asked.ok_or_else(|| Error::invalid("This question is not there any more. Nothing was changed."))?;
            // Each wording is kept, so that none of those who asked is forgotten when the files are read again.
            for line in asked.lines.iter().filter_map(|index| summary.lines.get(*index)) {
                tx.put_answer_to(webinar, &question_key(&line.text), answer.as_ref(), now)?;
            }
            Ok(())
        })
    }
}
