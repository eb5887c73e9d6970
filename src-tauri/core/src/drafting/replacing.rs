//! One phrase for another in a mail: a changed deadline, a wrong link.
//!
//! A place is replaced whole or left: never a part of a placeholder, never across the edge of a link. Words that are
//! bold in part become as their beginning is. Curly and straight quotation marks, and any sort of blank, are the same.

use serde::{Deserialize, Serialize};
use unicode_normalization::char::is_combining_mark;

use crate::checks::placeholders;
use crate::domain::{Mail, Run};

/// How many characters of a mail are shown on each side of a place.
const SHOWN_AROUND: usize = 40;

/// What to look for, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct Phrase {
    /// What to look for, as it is written; not empty.
    pub find: String,
    /// What to write instead; may be empty.
    pub replacement: String,
    /// Whether capitals and small letters differ.
    pub match_case: bool,
    /// Whether only whole words count.
    pub whole_words: bool,
    /// Look in subjects.
    pub in_subject: bool,
    /// Look in the words of mails and of personal notes.
    pub in_body: bool,
    /// Look in the targets of links.
    pub in_links: bool,
}

/// Where a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PhrasePlace {
    /// In the subject.
    Subject,
    /// In the words of the mail.
    Body,
    /// In the personal note.
    Note,
    /// In the target of a link.
    Link,
}

/// One place where a phrase stands, with the words around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PhraseHit {
    /// Where.
    pub place: PhrasePlace,
    /// What comes before.
    pub lead: String,
    /// The words that are replaced.
    pub words: String,
    /// What comes after.
    pub tail: String,
}

/// A mail and its note after a phrase was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The mail.
    pub mail: Mail,
    /// The note.
    pub note: String,
    /// Every place that was replaced, from top to bottom.
    pub hits: Vec<PhraseHit>,
    /// How many places hold the phrase and were left: in a part of a placeholder, or across the edge of a link.
    pub left: u32,
}

/// Replaces a phrase wherever it stands and may be replaced.
pub fn replace_phrase(mail: &Mail, note: &str, phrase: &Phrase) -> Replaced {
    let mut done = Replaced {
        mail: mail.clone(),
        note: note.to_owned(),
        hits: Vec::new(),
        left: 0,
    };
    let needle: Vec<char> = phrase.find.chars().flat_map(|c| folded(c, phrase.match_case)).collect();
    if needle.is_empty() {
        return done;
    }
    let Replaced { mail, note, hits, left } = &mut done;
    let mut places = |text: &str, place: PhrasePlace, is_whole: &dyn Fn(&std::ops::Range<usize>) -> bool| {
        let tokens = placeholders(text);
        let cuts_token = |hit: &std::ops::Range<usize>| {
            let overlaps = |token: &std::ops::Range<usize>| hit.start < token.end && token.start < hit.end;
            let covers = |token: &std::ops::Range<usize>| hit.start <= token.start && token.end <= hit.end;
            tokens.iter().any(|token| overlaps(token) && !covers(token))
        };
        let (take, leave): (Vec<_>, Vec<_>) = found(text, &needle, phrase)
            .into_iter()
            .partition(|hit| is_whole(hit) && !cuts_token(hit));
        *left += u32::try_from(leave.len()).unwrap_or(u32::MAX);
        hits.extend(take.iter().map(|hit| shown(text, hit, place)));
        take
    };
    if phrase.in_subject {
        let take = places(&mail.subject, PhrasePlace::Subject, &|_| true);
        splice(&mut mail.subject, &take, &phrase.replacement);
    }
    for block in &mut mail.blocks {
        if phrase.in_body {
            let take = places(&block.text(), PhrasePlace::Body, &|hit| {
                is_in_one_link(&block.runs, hit)
            });
            take.iter()
                .rev()
                .for_each(|hit| splice_runs(&mut block.runs, hit, &phrase.replacement));
        }
        if phrase.in_links {
            for run in &mut block.runs {
                if let Some(href) = &mut run.href {
                    let take = places(href, PhrasePlace::Link, &|_| true);
                    splice(href, &take, &phrase.replacement);
                }
            }
        }
    }
    if phrase.in_body {
        let take = places(note, PhrasePlace::Note, &|_| true);
        splice(note, &take, &phrase.replacement);
    }
    done
}

/// A character as it is compared.
fn folded(c: char, match_case: bool) -> impl Iterator<Item = char> {
    let plain = match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' => '"',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let small = (!match_case).then(|| plain.to_lowercase());
    let same = match_case.then_some(plain);
    small.into_iter().flatten().chain(same)
}

/// Where the phrase stands, from left to right, without overlaps.
fn found(text: &str, needle: &[char], phrase: &Phrase) -> Vec<std::ops::Range<usize>> {
    // Each folded character with the range of the one that it comes from.
    let signs: Vec<(char, usize, usize)> = text
        .char_indices()
        .flat_map(|(at, c)| folded(c, phrase.match_case).map(move |sign| (sign, at, at + c.len_utf8())))
        .collect();
    let mut hits = Vec::new();
    let mut at = 0;
    while let Some(window) = signs.get(at..at + needle.len()) {
        let range = match (window.first(), window.last()) {
            (Some(first), Some(last)) => first.1..last.2,
            _ => break,
        };
        let is_same = window.iter().zip(needle).all(|((sign, ..), wanted)| sign == wanted);
        // One character may fold to several: half of it is no place.
        let before = at.checked_sub(1).and_then(|at| signs.get(at));
        let after = signs.get(at + needle.len());
        let is_whole = before.is_none_or(|sign| sign.1 != range.start) && after.is_none_or(|sign| sign.2 != range.end);
        let is_cut = text[range.end..].chars().next().is_some_and(is_combining_mark);
        if is_same && is_whole && !is_cut && (!phrase.whole_words || is_word(text, &range)) {
            hits.push(range);
            at += needle.len();
        } else {
            at += 1;
        }
    }
    hits
}

fn is_word(text: &str, range: &std::ops::Range<usize>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let (before, rest) = text.split_at(range.start);
    let (words, after) = rest.split_at(range.end - range.start);
    let goes_on = |inner: Option<char>, outer: Option<char>| letter(inner) && letter(outer);
    !goes_on(words.chars().next(), before.chars().next_back())
        && !goes_on(words.chars().next_back(), after.chars().next())
}

/// Whether all runs that a range touches lead to the same place.
fn is_in_one_link(runs: &[Run], range: &std::ops::Range<usize>) -> bool {
    let mut at = 0;
    let mut targets = runs.iter().filter_map(|run| {
        let (start, end) = (at, at + run.text.len());
        at = end;
        (range.start < end && start < range.end).then_some(&run.href)
    });
    let first = targets.next();
    targets.all(|target| Some(target) == first)
}

fn splice(text: &mut String, ranges: &[std::ops::Range<usize>], by: &str) {
    for range in ranges.iter().rev() {
        text.replace_range(range.clone(), by);
    }
}

/// The words go where the range begins; what the other runs have of it goes away.
fn splice_runs(runs: &mut Vec<Run>, range: &std::ops::Range<usize>, by: &str) {
    let (mut at, mut words) = (0, Some(by));
    for run in runs.iter_mut() {
        let (start, end) = (at, at + run.text.len());
        at = end;
        let part = range.start.max(start)..range.end.min(end);
        if part.start < part.end {
            run.text
                .replace_range(part.start - start..part.end - start, words.take().unwrap_or_default());
        }
    }
    runs.retain(|run| !run.text.is_empty());
}

fn shown(text: &str, range: &std::ops::Range<usize>, place: PhrasePlace) -> PhraseHit {
    let (before, rest) = text.split_at(range.start);
    let (words, after) = rest.split_at(range.end - range.start);
    let skipped = before.chars().count().saturating_sub(SHOWN_AROUND);
    let mut lead: String = before.chars().skip(skipped).collect();
    let mut tail: String = after.chars().take(SHOWN_AROUND).collect();
    if skipped > 0 {
        lead.insert(0, '…');
    }
    if tail.len() < after.len() {
        tail.push('…');
    }
    PhraseHit {
        place,
        lead,
        words: words.to_owned(),
        tail,
    }
}

#[cfg(test)]
#[path = "replacing_tests.rs"]
mod tests;
