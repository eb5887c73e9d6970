//! What a check has to say about a draft: how grave it is, which words it means, and, where a program can put it
//! right, how.
//!
//! Findings are stored with their draft as they were when its present text was checked, so places in them always
//! fit that text. Fields that came later than the first release have defaults, so that older rows stay readable.

use serde::{Deserialize, Serialize};

use super::{Mail, Run};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Cannot be approved.
    Block,
    /// Needs a deliberate click.
    Warn,
    /// Worth knowing.
    Note,
}

/// Something that a check found in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Finding {
    /// The rule's stable name, such as `unresolved_token`.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
    /// The words concerned, as they stand in the mail; empty when something is missing.
    pub excerpt: String,
    /// Where those words stand; none when something is missing, or when a link's target is meant.
    #[serde(default)]
    pub span: Option<Span>,
    /// What the program can do about it by itself.
    #[serde(default)]
    pub fix: Option<Fix>,
}

/// A range of characters in one part of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Span {
    /// The part.
    pub place: Place,
    /// The first character, counted from 0 in Unicode scalar values over all runs of the part.
    pub start: u32,
    /// One behind the last character.
    pub end: u32,
}

/// A part of a mail that has words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The subject line.
    Subject,
    /// The block of this index.
    Block(u32),
    /// The personal note.
    Note,
}

/// A change that puts a finding right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Fix {
    /// The words on the button, such as "Write “Hi Lori,”".
    pub label: String,
    /// What is changed.
    pub edit: Edit,
}

/// One change of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Other words in the place of some; the style is that of the first character.
    Words {
        /// The words that go; an empty range inserts.
        span: Span,
        /// The words that come.
        text: String,
    },
    /// Another target for every link that leads to one.
    Link {
        /// The target that goes.
        from: String,
        /// The target that comes.
        to: String,
    },
}

impl Fix {
    /// Makes the change. A place that the mail does not have (any more) is left alone.
    pub fn apply(&self, mail: &mut Mail, note: &mut String) {
        match &self.edit {
            Edit::Words { span, text } => match span.place {
                Place::Subject => mail.subject = replaced(&mail.subject, *span, text),
                Place::Note => *note = replaced(note, *span, text),
                Place::Block(index) => {
                    if let Some(block) = mail.blocks.get_mut(index as usize) {
                        replace_in_runs(&mut block.runs, *span, text);
                    }
                }
            },
            Edit::Link { from, to } => {
                for run in mail.blocks.iter_mut().flat_map(|block| &mut block.runs) {
                    if run.href.as_deref() == Some(from) {
                        run.href = Some(to.clone());
                    }
                    // The words may show the target.
                    run.text = run.text.replace(from.as_str(), to);
                }
            }
        }
    }
}

fn replaced(text: &str, span: Span, with: &str) -> String {
    let (start, end) = (span.start as usize, span.end as usize);
    let head: String = text.chars().take(start).collect();
    let tail: String = text.chars().skip(end.max(start)).collect();
    head + with + &tail
}

fn replace_in_runs(runs: &mut [Run], span: Span, text: &str) {
    let mut at: u32 = 0;
    let mut text = Some(text);
    for run in runs {
        let length = u32::try_from(run.text.chars().count()).unwrap_or(u32::MAX);
        let end = at.saturating_add(length);
        // An insertion belongs to the run that it ends, so that it is not lost behind the last one.
        let inserts = span.start == span.end && text.is_some() && (at..=end).contains(&span.start);
        if inserts || (span.start < end && span.end > at) {
            let own = Span {
                start: span.start.saturating_sub(at).min(length),
                end: span.end.saturating_sub(at).min(length),
                ..span
            };
            run.text = replaced(&run.text, own, text.take().unwrap_or_default());
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Block, BlockRole};

    fn mail(runs: &[&str]) -> Mail {
        let mut block = Block::plain(BlockRole::Body, "");
        block.runs = runs.iter().map(|text| Run::plain(*text)).collect();
        Mail {
            subject: "Für Lori".to_owned(),
            blocks: vec![block],
        }
    }

    fn fixed(mut mail: Mail, place: Place, range: (u32, u32), text: &str) -> (Mail, String) {
        let mut note = "äh, ja".to_owned();
        let span = Span {
            place,
            start: range.0,
            end: range.1,
        };
        let fix = Fix {
            label: String::new(),
            edit: Edit::Words {
                span,
                text: text.to_owned(),
            },
        };
        fix.apply(&mut mail, &mut note);
        (mail, note)
    }

    #[test]
    fn words_are_replaced_by_characters_in_every_part_and_over_runs() {
        assert_eq!(fixed(mail(&[]), Place::Subject, (4, 8), "Jo").0.subject, "Für Jo");
        assert_eq!(fixed(mail(&[]), Place::Note, (0, 4), "").1, "ja");
        for (range, text, expected) in [
            ((0, 2), "Hello", "Hello Löri, you"),
            ((1, 5), "ey J", "Hey Jri, you"),
            ((3, 7), "Jo", "Hi Jo, you"),
            ((12, 12), "!", "Hi Löri, you!"),
            ((90, 99), "?", "Hi Löri, you"),
        ] {
            let (mail, _) = fixed(mail(&["Hi ", "Löri", ", you"]), Place::Block(0), range, text);
            assert_eq!(mail.blocks[0].text(), expected, "{range:?}");
        }
        assert_eq!(fixed(mail(&["a"]), Place::Block(7), (0, 1), "b").0, mail(&["a"]));
    }

    #[test]
    fn a_finding_of_the_first_release_can_still_be_read() {
        let old = r#"{"rule":"fake_reply","severity":"block","message":"No.","excerpt":"Re: x"}"#;
        let finding: Result<Finding, _> = serde_json::from_str(old);
        assert!(finding.is_ok_and(|finding| finding.span.is_none() && finding.fix.is_none()));
    }
}
