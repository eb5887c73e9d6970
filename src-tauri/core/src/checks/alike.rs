//! Nearly the same mail to two people of one company: colleagues compare, and then neither was written to.
//!
//! Whatever made the texts alike counts, a template as much as a request that went for several people: what that saved
//! is nothing to a reader. Of two such drafts only the one further down the list carries the warning, so that one of
//! them can go out as it is; a question that is picked up in one of them makes them different enough.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::draft::{Draft, Found};
use crate::domain::{BlockRole, Mail, Severity};

/// A draft to somebody else with an address of the recipient's company.
#[derive(Debug, Clone, Copy)]
pub struct Colleague<'a> {
    /// What they are called on the list.
    pub label: &'a str,
    /// What they get.
    pub gist: &'a Gist,
}

/// So many words in a row are compared at a time.
const ROW: usize = 3;

/// Texts are alike that have at least this share of their rows of words in common, in hundredths.
const SHARE: usize = 80;

/// What a mail says, greeting and signature aside, for comparing it with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gist(Vec<u64>);

impl Gist {
    /// That of a mail: hashes of its rows of words, in ascending order.
    pub fn of(mail: &Mail) -> Self {
        let prose = mail.blocks.iter().filter(|block| {
            matches!(
                block.role,
                BlockRole::Body | BlockRole::CallToAction | BlockRole::Postscript
            )
        });
        let text = prose
            .map(|block| block.text().to_lowercase())
            .collect::<Vec<_>>()
            .join(" ");
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let hash = |row: &[&str]| {
            let mut hash = DefaultHasher::new();
            row.hash(&mut hash);
            hash.finish()
        };
        let mut rows: Vec<u64> = match words.len() {
            0 => Vec::new(),
            few if few < ROW => vec![hash(&words)],
            _ => words.windows(ROW).map(hash).collect(),
        };
        rows.sort_unstable();
        rows.dedup();
        Self(rows)
    }

    /// Whether two mails say nearly the same.
    pub fn is_like(&self, other: &Self) -> bool {
        let (short, long) = match self.0.len() < other.0.len() {
            true => (&self.0, &other.0),
            false => (&other.0, &self.0),
        };
        let enough = |rows: usize| rows > 0 && rows * 100 >= SHARE * long.len();
        enough(short.len()) && enough(short.iter().filter(|row| long.binary_search(row).is_ok()).count())
    }
}

pub(super) fn check(draft: &Draft<'_>, found: &mut Found<'_>) {
    if draft.colleagues.is_empty() {
        return;
    }
    let own = Gist::of(draft.mail);
    let same = draft.colleagues.iter().find(|other| own.is_like(other.gist));
    if let (Some(other), Some(email)) = (same, draft.recipient.email) {
        let message = format!(
            "{}, also at {}, gets nearly the same mail, and colleagues compare. Write one of the two anew, or add \
             something of your own.",
            other.label,
            email.domain()
        );
        found.missing(Severity::Warn, message);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;
    use crate::domain::Block;

    /// What the default draft is warned of beside a colleague's with this paragraph.
    fn beside(paragraph: &str) -> Option<Severity> {
        let mut colleague = Case::saying(paragraph).mail;
        colleague.blocks[0] = Block::plain(BlockRole::Greeting, "Hi Tam,");
        let case = Case {
            colleague: Some(colleague),
            ..Case::default()
        };
        case.severity("same_as_colleague")
    }

    #[test]
    fn a_colleague_who_gets_nearly_the_same_words_needs_a_click() {
        let own = Case::default().mail.blocks[1].text();
        assert_eq!(beside(&own), Some(Severity::Warn));
        let edited = own.replace("It works well", "Certainly, this works well");
        assert_eq!(beside(&edited), Some(Severity::Warn));
        assert_eq!(beside(&own.to_uppercase()), Some(Severity::Warn));
    }

    #[test]
    fn a_colleague_with_a_question_of_their_own_does_not() {
        let own = Case::default().mail.blocks[1].text();
        let asked = own.replace(
            "Does it work for 40 people?",
            "We have to show our board by May what came of it, so is there a report that I could bring along to them?",
        );
        assert_eq!(beside(&asked), None);
        assert_eq!(
            beside("Thank you for coming. Here is the recording, whenever you like."),
            None
        );
        assert_eq!(Case::default().severity("same_as_colleague"), None);
    }

    #[test]
    fn mails_without_words_are_not_alike() {
        let empty = Mail {
            subject: "The same".to_owned(),
            blocks: Vec::new(),
        };
        assert!(!Gist::of(&empty).is_like(&Gist::of(&empty)));
    }
}
