//! What the chat and the questions were about: phrases of one to three telling words that several people wrote.

use std::collections::{HashMap, HashSet};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::Line;
use super::words::{StopWords, stem};
use crate::domain::Language;
use crate::domain::text::folded;

/// The longest phrase, in words.
const MOST_WORDS: usize = 3;
/// As many as somebody looks through.
const MOST_TOPICS: usize = 12;
/// Phrases that are looked at closely; the rest is too rare to be shown.
const CANDIDATES: usize = 240;
/// A phrase that nearly always stands within a longer one is that longer one.
const WITHIN: f64 = 0.6;

/// What several people wrote about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The phrase as it is written most often, in lower case.
    pub label: String,
    /// How many different people wrote it.
    pub people: usize,
    /// The lines, as indexes, in their order.
    pub lines: Vec<usize>,
}

type Phrase = Vec<u32>;

/// The topics of these lines, the most spoken of first. A topic has at least two people. Whom people call by their
/// name is none: neither the host nor who writes.
pub fn topics(lines: &[Line<'_>], usual: Language, host: Option<&str>) -> Vec<Topic> {
    let mut words = Words::default();
    let given = lines.iter().filter_map(|line| line.author.split_whitespace().next());
    let names: HashSet<String> = given
        .chain(host.into_iter().flat_map(str::split_whitespace))
        .map(folded)
        .collect();
    let telling: Vec<Vec<Vec<String>>> = lines
        .par_iter()
        .map(|line| match line.is_private {
            // What was written to one person is nobody's business.
            true => Vec::new(),
            false => StopWords::all().telling(line.text, usual),
        })
        .collect();
    let stretches: Vec<Vec<Vec<u32>>> = telling
        .iter()
        .map(|telling| {
            let parts = telling
                .iter()
                .flat_map(|stretch| stretch.split(|word| names.contains(word)));
            parts
                .map(|part| part.iter().map(|word| words.number(word)).collect())
                .collect()
        })
        .collect();
    let mut counts: HashMap<&[u32], u32> = HashMap::new();
    for line in &stretches {
        for phrase in phrases(line) {
            *counts.entry(phrase).or_default() += 1;
        }
    }
    let mut often: Vec<(&[u32], u32)> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
    often.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    often.truncate(CANDIDATES);

    let mut found: HashMap<Phrase, (Vec<usize>, HashSet<Writer<'_>>)> = often
        .iter()
        .map(|(phrase, _)| (phrase.to_vec(), Default::default()))
        .collect();
    for (index, (line, telling)) in lines.iter().zip(&stretches).enumerate() {
        for phrase in phrases(telling) {
            if let Some((at, people)) = found.get_mut(phrase) {
                if at.last() != Some(&index) {
                    at.push(index);
                }
                people.insert(Writer::of(line));
            }
        }
    }
    let mut topics: Vec<(Phrase, Vec<usize>, usize)> = found
        .into_iter()
        .map(|(phrase, (lines, people))| (phrase, lines, people.len()))
        .filter(|(_, _, people)| *people > 1)
        .collect();
    // Of equally many people the phrase with more words says more.
    topics.sort_unstable_by(|a, b| {
        b.2.cmp(&a.2)
            .then_with(|| b.0.len().cmp(&a.0.len()))
            .then_with(|| b.1.len().cmp(&a.1.len()))
            .then_with(|| a.1.cmp(&b.1))
    });
    let kept: Vec<&(Phrase, Vec<usize>, usize)> = topics
        .iter()
        .filter(|topic| !stands_within_another(topic, &topics))
        .collect();
    kept.into_iter()
        .take(MOST_TOPICS)
        .map(|(phrase, lines, people)| Topic {
            label: words.written(phrase),
            people: *people,
            lines: lines.clone(),
        })
        .collect()
}

/// All phrases of a line, each as often as it is there.
fn phrases(line: &[Vec<u32>]) -> impl Iterator<Item = &[u32]> {
    line.iter()
        .flat_map(|stretch| (1..=MOST_WORDS).flat_map(move |words| stretch.windows(words)))
}

fn stands_within_another(topic: &(Phrase, Vec<usize>, usize), all: &[(Phrase, Vec<usize>, usize)]) -> bool {
    all.iter().any(|other| {
        let is_longer = other.0.len() > topic.0.len();
        let holds = other.0.windows(topic.0.len()).any(|part| part == topic.0);
        // And a longer one that hardly anybody else wrote is the shorter one.
        let is_shorter = other.0.len() < topic.0.len();
        let is_held = topic.0.windows(other.0.len().max(1)).any(|part| part == other.0);
        (is_longer && holds && other.1.len() as f64 >= WITHIN * topic.1.len() as f64)
            || (is_shorter && is_held && (topic.1.len() as f64) < WITHIN * other.1.len() as f64)
    })
}

/// Who wrote a line: somebody on the list, else a name.
#[derive(PartialEq, Eq, Hash)]
enum Writer<'a> {
    Known(crate::domain::AttendeeId),
    Named(&'a str),
}

impl<'a> Writer<'a> {
    fn of(line: &Line<'a>) -> Self {
        line.by.map_or(Self::Named(line.author), Self::Known)
    }
}

/// Numbers for words, a plural and its singular being one, and how each is written most often.
#[derive(Default)]
struct Words {
    numbers: HashMap<String, u32>,
    spellings: Vec<HashMap<String, u32>>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.spellings.len()).unwrap_or(u32::MAX);
        let number = match self.numbers.get(stem(word)) {
            Some(number) => *number,
            None => {
                self.numbers.insert(stem(word).to_owned(), next);
                self.spellings.push(HashMap::new());
                next
            }
        };
        if let Some(spellings) = self.spellings.get_mut(number as usize) {
            *spellings.entry(word.to_owned()).or_default() += 1;
        }
        number
    }

    fn written(&self, phrase: &[u32]) -> String {
        let word = |number: &u32| {
            let spellings = self.spellings.get(*number as usize)?;
            let (word, _) = spellings
                .iter()
                .max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?;
            Some(word.as_str())
        };
        phrase.iter().filter_map(word).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics_of(said: &[(&str, &str)]) -> Vec<(String, usize, Vec<usize>)> {
        let lines: Vec<Line<'_>> = said
            .iter()
            .map(|(author, text)| Line {
                author,
                text,
                ..Line::default()
            })
            .collect();
        topics(&lines, Language::En, Some("Gabriela Reyes"))
            .into_iter()
            .map(|topic| (topic.label, topic.people, topic.lines))
            .collect()
    }

    #[test]
    fn a_topic_is_what_several_people_wrote_in_its_longest_form() {
        let found = topics_of(&[
            ("Ada", "How do custom GPTs remember my files?"),
            ("Bea", "A custom GPT for my bakery would be great"),
            ("Cem", "Custom GPTs for schools?"),
            ("Ada", "The voice demo was impressive"),
            ("Dov", "voice demo!!"),
            ("Ada", "rainy weather"),
        ]);
        assert_eq!(
            found,
            [
                ("custom gpts".to_owned(), 3, vec![0, 1, 2]),
                ("voice demo".to_owned(), 2, vec![3, 4]),
            ]
        );
    }

    #[test]
    fn what_one_person_repeats_is_no_topic() {
        assert!(topics_of(&[("Ada", "pricing"), ("Ada", "pricing"), ("Ada", "pricing?")]).is_empty());
        assert!(topics_of(&[]).is_empty());
    }
}
