//! Regular expressions that compile once. One that does not compile matches nothing, so that a slip in one rule
//! cannot take the program down; the tests of each rule show that its patterns match.

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::Regex;

/// A regular expression in a `static`.
pub struct Pattern {
    source: &'static str,
    /// Whether words end where ASCII letters do.
    ascii: bool,
    /// Signs of which every match has one; none where that is not known.
    signs: &'static [char],
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Stores the expression; it is compiled when it is first used.
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            ascii: false,
            signs: &[],
            compiled: OnceLock::new(),
        }
    }

    /// The same with the word boundaries of ASCII, for what is looked for in every draft and never touches an accented
    /// letter: with those of Unicode the fast engines give up at the first curly quotation mark of a mail.
    pub const fn ascii(source: &'static str) -> Self {
        Self {
            source,
            ascii: true,
            signs: &[],
            compiled: OnceLock::new(),
        }
    }

    /// The same where every match has one of these signs, so that most texts need no search.
    pub const fn with_one_of(mut self, signs: &'static [char]) -> Self {
        self.signs = signs;
        self
    }

    fn written(&self) -> Cow<'static, str> {
        match self.ascii {
            true => Cow::Owned(self.source.replace(r"\b", r"(?-u:\b)")),
            false => Cow::Borrowed(self.source),
        }
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(&self.written()).ok()).as_ref()
    }

    /// The expression, where it could match anything of a text.
    fn regex_for(&self, text: &str) -> Option<&Regex> {
        let is_possible = self.signs.is_empty() || text.contains(self.signs);
        is_possible.then(|| self.regex()).flatten()
    }

    /// Whether it compiles.
    #[cfg(test)]
    pub fn is_sound(&self) -> bool {
        self.regex().is_some()
    }

    /// All matches, from left to right.
    pub fn all<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> + use<'_, 't> {
        self.regex_for(text)
            .into_iter()
            .flat_map(move |regex| regex.find_iter(text))
            .map(|found| found.as_str())
    }

    /// Where all matches stand, in bytes.
    pub fn ranges<'t>(&self, text: &'t str) -> impl Iterator<Item = std::ops::Range<usize>> + use<'_, 't> {
        self.regex_for(text)
            .into_iter()
            .flat_map(move |regex| regex.find_iter(text))
            .map(|found| found.range())
    }

    /// The first match.
    pub fn first<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.regex_for(text)?.find(text).map(|found| found.as_str())
    }

    /// The first group of each match.
    pub fn groups<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.regex_for(text)
            .into_iter()
            .flat_map(move |regex| regex.captures_iter(text))
            .filter_map(|captures| captures.get(1))
            .map(|group| group.as_str())
    }

    /// Whether it matches anywhere.
    pub fn matches(&self, text: &str) -> bool {
        self.regex_for(text).is_some_and(|regex| regex.is_match(text))
    }

    /// The text with every match replaced by a blank.
    pub fn blanked(&self, text: &str) -> String {
        self.regex_for(text)
            .map_or_else(|| text.to_owned(), |regex| regex.replace_all(text, " ").into_owned())
    }
}

/// A web address as it stands in running text.
pub static URL: Pattern = Pattern::ascii(r#"(?i)\b(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?')\]]"#);

/// An e-mail address as it stands in running text.
///
/// Signs that look like an @ count, and letters of any alphabet, so that a disguised address is one.
pub static ADDRESS: Pattern =
    Pattern::new(r"(?i)\b[\w.%+-]+[@＠﹫][\w-]+(?:\.[\w-]+)*\.[\w&&[^0-9_]]{2,}\b").with_one_of(&['@', '＠', '﹫']);
