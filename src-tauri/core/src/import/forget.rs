//! A kept file without the people who were erased.
//!
//! Records that hold an address of theirs go whole. Where files have no address (chats), their names and their own
//! words are covered instead. A workbook becomes the table that was read of it, as CSV. Bytes that hold nothing of them
//! stay as they are.

use aho_corasick::{AhoCorasick, MatchKind};

use super::Unreadable;
use super::document::Document;
use super::text::language_of;
use crate::domain::EmailAddress;

/// What stands where a name stood.
pub const ERASED_NAME: &str = "Erased person";

/// What stands where words stood.
const ERASED_WORDS: &str = "(erased)";

/// Shorter lines of a message say nothing about anybody, and many say the same.
const SHORTEST_WORDS: usize = 12;

/// A quoted cell of more lines was not meant as one.
const MOST_LINES: usize = 100;

/// Who shall be forgotten.
pub struct Forgotten<'a> {
    /// Whether an address is theirs.
    pub is_theirs: &'a dyn Fn(&EmailAddress) -> bool,
    /// Their names, in full.
    pub names: &'a [String],
    /// What they wrote.
    pub words: &'a [String],
}

/// The bytes without these people; `None` where nothing of them is in it.
pub fn forget(bytes: &[u8], who: &Forgotten<'_>) -> Result<Option<Vec<u8>>, Unreadable> {
    let document = Document::open(bytes)?;
    let cover = Cover::of(who);
    if document.is_workbook() {
        let mut table = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        let mut has_changed = false;
        for row in document.sheet().rows() {
            if row.cells().any(|cell| holds_address(cell, who)) {
                has_changed = true;
                continue;
            }
            let cells: Vec<String> = row
                .cells()
                .map(|cell| {
                    let covered = cover.apply(cell);
                    has_changed |= covered.is_some();
                    covered.unwrap_or_else(|| cell.to_owned())
                })
                .collect();
            // Writing into memory does not fail.
            let _ = table.write_record(&cells);
        }
        let text = table.into_inner().unwrap_or_default();
        return Ok(has_changed.then_some(text));
    }
    let text = document.text();
    let is_rows = language_of(document.beginning()).is_none();
    let mut kept = String::with_capacity(text.len());
    let mut has_changed = false;
    for record in records(text) {
        if !holds_address(record, who) {
            kept.push_str(record);
            continue;
        }
        has_changed = true;
        if !is_rows {
            kept.push_str(&without_addresses(record, who));
        }
    }
    if let Some(covered) = cover.apply(&kept) {
        return Ok(Some(covered.into_bytes()));
    }
    Ok(has_changed.then(|| kept.into_bytes()))
}

/// The places of a text where an address may stand.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    let divides = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '<' | '>' | '(' | ')' | '[' | ']' | ':');
    text.split(divides).filter(|word| word.contains('@'))
}

fn holds_address(text: &str, who: &Forgotten<'_>) -> bool {
    text.contains('@') && addresses(text).any(|word| is_theirs(word, who))
}

fn is_theirs(word: &str, who: &Forgotten<'_>) -> bool {
    let word = word.trim_matches(['.', '\'', '!', '?', '=']);
    EmailAddress::parse(word).is_ok_and(|address| (who.is_theirs)(&address))
}

fn without_addresses(record: &str, who: &Forgotten<'_>) -> String {
    let theirs = addresses(record).filter(|word| is_theirs(word, who));
    theirs.fold(record.to_owned(), |text, word| text.replace(word, ERASED_WORDS))
}

/// Lines, with those of a quoted cell together. A mark that nothing closes within some lines opens no cell.
fn records(text: &str) -> Vec<&str> {
    let mut records = Vec::new();
    let mut lines = text.split_inclusive('\n').peekable();
    let mut at = 0;
    while let Some(line) = lines.next() {
        let mut end = at + line.len();
        if is_open(line) {
            let rest = &text[end..];
            let mut longer = end;
            for next in rest.split_inclusive('\n').take(MOST_LINES) {
                longer += next.len();
                if next.matches('"').count() % 2 == 1 {
                    while end < longer {
                        end += lines.next().map_or(longer - end, str::len);
                    }
                    break;
                }
            }
        }
        records.push(&text[at..end]);
        at = end;
    }
    records
}

fn is_open(line: &str) -> bool {
    let begins_cell = line.starts_with('"') || [",\"", ";\"", "\t\""].iter().any(|start| line.contains(start));
    begins_cell && line.matches('"').count() % 2 == 1
}

/// Covers names and words.
struct Cover {
    finder: Option<AhoCorasick>,
    /// How many of the patterns are names; words come behind them.
    names: usize,
}

impl Cover {
    fn of(who: &Forgotten<'_>) -> Self {
        let names: Vec<String> = who.names.iter().filter(|name| name.trim().len() > 1).cloned().collect();
        let lines = who.words.iter().flat_map(|words| words.lines()).map(str::trim);
        let lines = lines.filter(|line| line.chars().count() >= SHORTEST_WORDS);
        // In a CSV file marks of quotation stand doubled.
        let words = lines.flat_map(|line| [line.to_owned(), line.replace('"', "\"\"")]);
        let count = names.len();
        let patterns: Vec<String> = names.into_iter().chain(words).collect();
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&patterns);
        Self {
            finder: finder.ok().filter(|_| !patterns.is_empty()),
            names: count,
        }
    }

    /// The text with names and words covered; `None` where there are none.
    fn apply(&self, text: &str) -> Option<String> {
        let finder = self.finder.as_ref()?;
        let mut covered = String::new();
        let mut from = 0;
        for found in finder.find_iter(text) {
            let is_name = found.pattern().as_usize() < self.names;
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_part =
                is_letter(text[..found.start()].chars().next_back()) || is_letter(text[found.end()..].chars().next());
            if is_name && is_part {
                continue;
            }
            covered.push_str(&text[from..found.start()]);
            covered.push_str(if is_name { ERASED_NAME } else { ERASED_WORDS });
            from = found.end();
        }
        (from > 0).then(|| {
            covered.push_str(&text[from..]);
            covered
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn without_ann(text: &str, words: &[&str]) -> Option<String> {
        let words: Vec<String> = words.iter().map(|words| (*words).to_owned()).collect();
        let is_theirs = |address: &EmailAddress| address.as_str() == "ann@example.com";
        let who = Forgotten {
            is_theirs: &is_theirs,
            names: &["Ann Lee".to_owned()],
            words: &words,
        };
        forget(text.as_bytes(), &who)
            .unwrap()
            .map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn records_with_the_address_go_whole_and_all_others_stay() {
        let text = "Name,Email,Note\r\nAnn Lee,ANN@Example.com,\"two\r\nlines\"\r\nBo,bo@example.com,hi\r\n";
        assert_eq!(
            without_ann(text, &[]).unwrap(),
            "Name,Email,Note\r\nBo,bo@example.com,hi\r\n"
        );
        assert_eq!(without_ann("Name,Email\nJoanna Lee,joann@example.com\n", &[]), None);
    }

    #[test]
    fn where_there_is_no_address_names_and_words_are_covered() {
        let chat = "12:00:01\t From Ann Lee to Everyone:\n\tmy mother is ill today\n12:00:05\t From Joann Lees to Everyone:\n\t@ann lee get well\n";
        assert_eq!(
            without_ann(chat, &["my mother is ill today"]).unwrap(),
            "12:00:01\t From Erased person to Everyone:\n\t(erased)\n12:00:05\t From Joann Lees to Everyone:\n\t@Erased person get well\n"
        );
    }

    #[test]
    fn a_file_that_is_one_line_is_not_dropped_whole() {
        let text = r#"[{"mail":"ann@example.com"},{"mail":"bo@example.com"}]"#;
        let left = without_ann(text, &[]).unwrap();
        assert!(left.contains("bo@example.com") && !left.contains("ann@"), "{left}");
    }

    proptest! {
        #[test]
        fn nothing_that_is_theirs_is_left_and_nothing_panics(text in "([a-z,;\"\n ]|ann@example\\.com|Ann Lee){0,60}") {
            if let Some(left) = without_ann(&format!("x,{text}"), &[]) {
                let who = Forgotten {
                    is_theirs: &|address| address.as_str() == "ann@example.com",
                    names: &[],
                    words: &[],
                };
                prop_assert!(!holds_address(&left, &who));
            }
        }
    }
}
