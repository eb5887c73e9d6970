//! What was asked: the same question by several people is one, and each has a state.

use std::collections::HashMap;

use super::Line;
use super::words::{StopWords, stem};
use crate::domain::message::question_key;
use crate::domain::{AnswerKind, Language};

/// From this share of common telling words on, two questions ask the same.
const ALIKE: f64 = 0.6;
/// Or when the shorter one is nearly all within the longer one.
const CONTAINED: f64 = 0.8;
/// Words with the same beginning are one here: "include", "included".
const ROOT_CHARS: usize = 6;
/// A word that more questions have than this tells none from another; it keeps the work small in large webinars.
const COMMON: usize = 200;

/// A question, and all who asked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The lines that ask it, as indexes in order of time; the first stands for all.
    pub lines: Vec<usize>,
    /// What became of it.
    pub state: Answered,
}

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// No file and nobody says that it was answered.
    No,
    /// Aloud, in the webinar.
    Live,
    /// In writing.
    Text,
}

/// All questions of the audience, unanswered ones first, then those that most asked, then by time. Lines of the team
/// are not to be among `lines`; private ones are left out.
pub fn questions(lines: &[Line<'_>], usual: Language) -> Vec<Question> {
    let mut asked: Vec<usize> = (0..lines.len())
        .filter(|index| lines[*index].is_question && !lines[*index].is_private)
        .collect();
    // Without a time: behind all others, in the order of the file.
    let minute = |index: &usize| lines[*index].minute.unwrap_or(f64::INFINITY);
    asked.sort_by(|a, b| minute(a).total_cmp(&minute(b)));

    let mut found: Vec<(Question, Vec<String>)> = Vec::new();
    let mut by_text: HashMap<String, usize> = HashMap::new();
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    for index in asked {
        let line = &lines[index];
        let key = question_key(line.text);
        let words = telling(line.text, usual);
        let same = by_text.get(&key).copied().or_else(|| alike(&words, &found, &by_word));
        let at = same.unwrap_or(found.len());
        match found.get_mut(at) {
            Some((question, _)) => {
                question.lines.push(index);
                question.state = question.state.max(state(line));
            }
            None => {
                for word in &words {
                    by_word.entry(word.clone()).or_default().push(at);
                }
                let question = Question {
                    lines: vec![index],
                    state: state(line),
                };
                found.push((question, words));
            }
        }
        by_text.insert(key, at);
    }
    let mut questions: Vec<Question> = found.into_iter().map(|(question, _)| question).collect();
    questions.sort_by(|a, b| {
        (a.state != Answered::No)
            .cmp(&(b.state != Answered::No))
            .then_with(|| b.lines.len().cmp(&a.lines.len()))
    });
    questions
}

fn state(line: &Line<'_>) -> Answered {
    match line.answer.map(|answer| answer.kind) {
        Some(AnswerKind::Live) => Answered::Live,
        Some(AnswerKind::Text) => Answered::Text,
        Some(AnswerKind::Open | AnswerKind::Dismissed) | None => Answered::No,
    }
}

fn telling(text: &str, usual: Language) -> Vec<String> {
    let mut words: Vec<String> = StopWords::all()
        .telling(text, usual)
        .into_iter()
        .flatten()
        .map(|word| stem(&word).chars().take(ROOT_CHARS).collect())
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The question that asks the same; the likest of several.
fn alike(words: &[String], found: &[(Question, Vec<String>)], by_word: &HashMap<String, Vec<usize>>) -> Option<usize> {
    let mut common: HashMap<usize, usize> = HashMap::new();
    for word in words {
        let questions = by_word.get(word).map_or(&[][..], Vec::as_slice);
        if questions.len() <= COMMON {
            for question in questions {
                *common.entry(*question).or_default() += 1;
            }
        }
    }
    common
        .into_iter()
        .filter_map(|(question, common)| {
            let others = found.get(question)?.1.len();
            let all = words.len() + others - common;
            let (of_all, of_shorter) = (
                common as f64 / all as f64,
                common as f64 / words.len().min(others).max(1) as f64,
            );
            // One common word makes two questions one only if it is all that both say.
            let asks_the_same = if common > 1 {
                of_all >= ALIKE || of_shorter >= CONTAINED
            } else {
                of_all >= 1.0
            };
            asks_the_same.then_some((question, of_all))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(&a.0)))
        .map(|(question, _)| question)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Answer;

    fn line(minute: f64, text: &str) -> Line<'_> {
        Line {
            text,
            minute: Some(minute),
            is_question: true,
            ..Line::default()
        }
    }

    fn grouped(lines: &[Line<'_>]) -> Vec<Vec<usize>> {
        questions(lines, Language::En)
            .into_iter()
            .map(|question| question.lines)
            .collect()
    }

    #[test]
    fn the_same_question_in_other_words_is_one_and_another_question_is_not() {
        let lines = [
            line(1.0, "Will the recording be available?"),
            line(2.0, "Can I upload my own worksheets?"),
            line(3.0, "will the RECORDING be available ?!"),
            line(4.0, "Is the recording available somewhere?"),
            line(5.0, "Can I upload videos?"),
            line(6.0, "Is the price monthly or yearly?"),
            line(7.0, "Is that a monthly price?"),
        ];
        assert_eq!(grouped(&lines), [vec![0, 2, 3], vec![5, 6], vec![1], vec![4]]);
    }

    #[test]
    fn unanswered_questions_come_first_and_private_ones_never() {
        let answer = Answer {
            kind: AnswerKind::Live,
            by: None,
            text: None,
        };
        let mut answered = line(1.0, "What does it cost?");
        answered.answer = Some(&answer);
        let mut private = line(2.0, "Can you hear me?");
        private.is_private = true;
        let lines = [answered, private, line(9.0, "And the slides?")];
        let states: Vec<Answered> = questions(&lines, Language::En).iter().map(|one| one.state).collect();
        assert_eq!(grouped(&lines), [vec![2], vec![0]]);
        assert_eq!(states, [Answered::No, Answered::Live]);
    }

    #[test]
    fn an_answer_to_one_of_them_is_the_answer_to_all() {
        let answer = Answer {
            kind: AnswerKind::Text,
            by: None,
            text: Some("Yes".to_owned()),
        };
        let mut second = line(2.0, "Do the slides come by mail?");
        second.answer = Some(&answer);
        let found = questions(&[line(1.0, "Do slides come by mail?"), second], Language::En);
        assert_eq!(
            found,
            [Question {
                lines: vec![0, 1],
                state: Answered::Text
            }]
        );
    }

    #[test]
    fn a_question_of_no_telling_words_is_only_the_same_as_itself() {
        assert_eq!(
            grouped(&[line(1.0, "why?"), line(2.0, "Why??"), line(3.0, "how?")]),
            [vec![0, 1], vec![2]]
        );
    }
}
