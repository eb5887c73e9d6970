//! How the user writes: mails of their own, and phrases that none of their mails may hold.

use serde::{Deserialize, Serialize};

use super::text::{is_invisible, one_line};

/// The most mails of one's own: more bring little.
pub const MAX_SAMPLES: usize = 5;

/// The longest mail of one's own, in characters.
pub const MAX_SAMPLE_CHARS: usize = 4_000;

/// The most phrases that are never used.
pub const MAX_PHRASES: usize = 200;

/// The longest phrase that is never used, in characters.
pub const MAX_PHRASE_CHARS: usize = 100;

/// What the user's mails shall sound like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Voice {
    /// Mails that the user wrote to others, as pasted: at most 5 of 4,000 characters.
    pub samples: Vec<String>,
    /// Phrases never to use; none given means the program's own list.
    pub phrases: Option<Vec<String>>,
}

/// A voice that cannot be stored as given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidVoice {
    /// Too many samples.
    #[error("at most {MAX_SAMPLES} mails of your own are kept, and these are {0}")]
    Samples(usize),
    /// A sample over the limit: which one, from 1, and its length.
    #[error("mail {0} has {1} characters, and at most {MAX_SAMPLE_CHARS} are kept")]
    Sample(usize, usize),
    /// Too many phrases.
    #[error("at most {MAX_PHRASES} phrases are kept, and these are {0}")]
    Phrases(usize),
    /// A phrase over the limit: its beginning.
    #[error("a phrase has at most {MAX_PHRASE_CHARS} characters, and “{0}…” has more")]
    Phrase(String),
}

impl Voice {
    /// Without empty samples and phrases, without phrases given twice, and without what nobody can see. What is too
    /// long is refused and never cut.
    pub fn validated(self) -> Result<Self, InvalidVoice> {
        let samples: Vec<String> = self
            .samples
            .iter()
            .map(|text| visible(text))
            .filter(|text| !text.is_empty())
            .collect();
        if samples.len() > MAX_SAMPLES {
            return Err(InvalidVoice::Samples(samples.len()));
        }
        for (at, sample) in samples.iter().enumerate() {
            let length = sample.chars().count();
            if length > MAX_SAMPLE_CHARS {
                return Err(InvalidVoice::Sample(at + 1, length));
            }
        }
        let phrases = self.phrases.map(distinct);
        if let Some(phrases) = &phrases {
            if phrases.len() > MAX_PHRASES {
                return Err(InvalidVoice::Phrases(phrases.len()));
            }
            if let Some(long) = phrases.iter().find(|text| text.chars().count() > MAX_PHRASE_CHARS) {
                return Err(InvalidVoice::Phrase(long.chars().take(30).collect()));
            }
        }
        Ok(Self { samples, phrases })
    }
}

fn distinct(given: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    given
        .iter()
        .map(|phrase| one_line(phrase))
        .filter(|phrase| !phrase.is_empty() && seen.insert(phrase.to_lowercase()))
        .collect()
}

/// A pasted text with its lines, without the characters that show nothing.
fn visible(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unix
        .chars()
        // The joiner that makes one emoji of two may stay.
        .filter(|c| *c == '\n' || *c == '\t' || *c == '\u{200d}' || !is_invisible(*c))
        .collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn blanks_repeated_phrases_and_invisible_characters_are_left_out() {
        let voice = Voice {
            samples: vec!["  \r\n".to_owned(), "Hi\u{202e} Lori,\r\n\r\nThanks!\n".to_owned()],
            phrases: Some(vec!["Delve".to_owned(), " delve ".to_owned(), String::new()]),
        };
        let kept = voice.validated().unwrap();
        assert_eq!(kept.samples, ["Hi Lori,\n\nThanks!"]);
        assert_eq!(kept.phrases.unwrap(), ["Delve"]);
    }

    #[test]
    fn what_is_too_long_is_refused_and_not_cut() {
        let of = |samples, phrases| Voice { samples, phrases }.validated().unwrap_err();
        assert_eq!(of(vec!["a".to_owned(); 6], None), InvalidVoice::Samples(6));
        assert_eq!(
            of(vec!["a".to_owned(), "b".repeat(4_001)], None),
            InvalidVoice::Sample(2, 4_001)
        );
        assert_eq!(
            of(Vec::new(), Some(vec!["x".repeat(101)])),
            InvalidVoice::Phrase("x".repeat(30))
        );
        let many = (0..201).map(|number| format!("phrase {number}")).collect();
        assert_eq!(of(Vec::new(), Some(many)), InvalidVoice::Phrases(201));
    }
}
