//! The one renderer: text and HTML of a mail, for preview, export and sending alike.
//!
//! Only `p`, `strong`, `em`, `a`, `ul` and `li` are ever written, everything is escaped, and links lead to the
//! web or to an address. What comes back from an editor passes [`clean_mail`] first.

use url::Url;

use crate::domain::draft::MAX_SUBJECT_CHARS;
use crate::domain::text::{escaped_html, is_invisible, one_line};
use crate::domain::{Block, BlockKind, BlockRole, Mail, Run};

/// The most blocks of a mail, and runs of a block: far above any letter, far below what hurts.
const MAX_BLOCKS: usize = 200;
const MAX_RUNS: usize = 200;

/// The longest mail, in characters.
const MAX_CHARS: usize = 50_000;

/// A mail as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// Plain text; paragraphs are separated by an empty line.
    pub text: String,
    /// A fragment of HTML, one element a line.
    pub html: String,
}

/// Why an edited mail cannot be stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// More than a subject may hold.
    #[error("the subject has {0} characters; {MAX_SUBJECT_CHARS} is the most")]
    LongSubject(usize),
    /// Neither the web nor an address.
    #[error("{0} is no web address: a link must begin with https:, http: or mailto:")]
    Link(String),
    /// More than a mail may hold.
    #[error("the mail is too long: {MAX_CHARS} characters in {MAX_BLOCKS} paragraphs are the most")]
    TooLong,
}

/// Text and HTML of a mail. The note becomes the last postscript; blank, it leaves no trace.
pub fn render(mail: &Mail, note: &str) -> Rendered {
    let mut blocks: Vec<Block> = mail.blocks.iter().filter_map(tidy).collect();
    let note = one_line(note);
    if !note.is_empty() {
        let at = blocks
            .iter()
            .position(|block| block.role == BlockRole::Footer)
            .unwrap_or(blocks.len());
        let follows_postscript = blocks.iter().any(|block| block.role == BlockRole::Postscript);
        let mark = if follows_postscript { "P.P.S." } else { "P.S." };
        blocks.insert(at, Block::plain(BlockRole::Postscript, format!("{mark} {note}")));
    }
    Rendered {
        subject: hanging(one_line(&mail.subject)),
        text: text_of(&blocks),
        html: html_of(&blocks),
    }
}

/// Whether two neighbours stand on consecutive lines instead of in paragraphs of their own.
fn close(above: &Block, below: &Block) -> bool {
    let lines = |block: &Block| matches!(block.role, BlockRole::Signature | BlockRole::Footer);
    let items = above.kind == BlockKind::Item && below.kind == BlockKind::Item;
    items || (above.role == below.role && lines(above))
}

fn text_of(blocks: &[Block]) -> String {
    let mut text = String::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            text.push_str(if close(&blocks[at - 1], block) { "\n" } else { "\n\n" });
        }
        if block.kind == BlockKind::Item {
            text.push_str("- ");
        }
        let last = block.runs.len().saturating_sub(1);
        for (place, run) in block.runs.iter().enumerate() {
            match run.href.as_deref() {
                Some(href) if !shows_target(&run.text, href) => {
                    let (before, words, after) = blanks_apart(&run.text);
                    let target = href.strip_prefix("mailto:").unwrap_or(href);
                    if place == last {
                        text.push_str(&format!("{before}{words}: {target}"));
                    } else {
                        text.push_str(&format!("{before}{words} ({target}){after}"));
                    }
                }
                _ => text.push_str(&run.text),
            }
        }
    }
    text
}

fn html_of(blocks: &[Block]) -> String {
    let mut html = String::new();
    let mut in_list = false;
    for (at, block) in blocks.iter().enumerate() {
        let item = block.kind == BlockKind::Item;
        if item != in_list {
            html.push_str(if item { "<ul>\n" } else { "</ul>\n" });
            in_list = item;
        }
        // Lines of a signature hang together; `br` would need one more element.
        let hangs = blocks.get(at + 1).is_some_and(|below| !item && close(block, below));
        html.push_str(match (item, hangs) {
            (true, _) => "<li>",
            (false, true) => "<p style=\"margin:0\">",
            (false, false) if at > 0 && close(&blocks[at - 1], block) => "<p style=\"margin-top:0\">",
            (false, false) => "<p>",
        });
        for run in &block.runs {
            html.push_str(&run_html(run));
        }
        html.push_str(if item { "</li>\n" } else { "</p>\n" });
    }
    if in_list {
        html.push_str("</ul>\n");
    }
    html.truncate(html.trim_end().len());
    html
}

fn run_html(run: &Run) -> String {
    let mut html = escaped_html(&run.text);
    if run.italic {
        html = format!("<em>{html}</em>");
    }
    if run.bold {
        html = format!("<strong>{html}</strong>");
    }
    if let Some(href) = &run.href {
        html = format!("<a href=\"{}\">{html}</a>", escaped_html(href));
    }
    html
}

/// French puts a blank before some marks, which must not begin a line without the word.
fn hanging(text: String) -> String {
    const MARKS: [(&str, &str); 6] = [
        (" ?", "\u{a0}?"),
        (" !", "\u{a0}!"),
        (" :", "\u{a0}:"),
        (" ;", "\u{a0};"),
        (" »", "\u{a0}»"),
        ("« ", "«\u{a0}"),
    ];
    MARKS
        .iter()
        .fold(text, |text, (loose, tied)| match text.contains(loose) {
            true => text.replace(loose, tied),
            false => text,
        })
}

/// A block as it is shown: blanks joined, nothing invisible, no empty run, no link of a forbidden kind.
fn tidy(block: &Block) -> Option<Block> {
    let mut runs: Vec<Run> = Vec::with_capacity(block.runs.len());
    // A paragraph begins without a blank, and a blank never follows a blank, over the borders of runs too.
    let mut after_blank = true;
    for run in &block.runs {
        let mut text = String::with_capacity(run.text.len());
        for c in run.text.chars() {
            if c.is_whitespace() {
                if !after_blank {
                    text.push(' ');
                    after_blank = true;
                }
            } else if !is_invisible(c) || c == '\u{200d}' {
                text.push(c);
                after_blank = false;
            }
        }
        if !text.is_empty() {
            runs.push(Run {
                text: hanging(text),
                bold: run.bold,
                italic: run.italic,
                href: run.href.as_deref().and_then(safe_href),
            });
        }
    }
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        runs.pop();
    }
    let visible = runs
        .iter()
        .flat_map(|run| run.text.chars())
        .any(|c| c != '\u{200d}' && !c.is_whitespace());
    visible.then(|| Block {
        runs,
        ..Block {
            role: block.role,
            kind: block.kind,
            runs: Vec::new(),
            facts: block.facts.clone(),
        }
    })
}

/// The link if it leads to the web or to an address.
fn safe_href(href: &str) -> Option<String> {
    let clean: String = href
        .trim()
        .chars()
        .filter(|c| !is_invisible(*c) && !c.is_whitespace())
        .collect();
    let url = Url::parse(&clean).ok()?;
    match url.scheme() {
        "http" | "https" if url.host_str().is_some() => Some(clean),
        "mailto" => Some(clean),
        _ => None,
    }
}

fn shows_target(words: &str, href: &str) -> bool {
    let words = words.trim();
    words == href || Some(words) == href.strip_prefix("mailto:")
}

fn blanks_apart(text: &str) -> (&str, &str, &str) {
    let words = text.trim();
    let before = &text[..text.len() - text.trim_start().len()];
    let after = &text[text.trim_end().len()..];
    (before, words, after)
}

/// Checks and cleans what comes back from an editor: a subject of one line, bounded length, links to the web or
/// to an address only, nothing invisible, no empty run or paragraph; a line break begins a new paragraph.
pub fn clean_mail(mail: Mail) -> Result<Mail, MailError> {
    let subject = one_line(&mail.subject);
    let length = subject.chars().count();
    if length > MAX_SUBJECT_CHARS {
        return Err(MailError::LongSubject(length));
    }
    let characters: usize = mail
        .blocks
        .iter()
        .flat_map(|block| &block.runs)
        .map(|run| run.text.len())
        .sum();
    // Four bytes are the most that a character takes.
    if mail.blocks.len() > MAX_BLOCKS || mail.blocks.iter().any(|block| block.runs.len() > MAX_RUNS) {
        return Err(MailError::TooLong);
    }
    if characters > 4 * MAX_CHARS {
        return Err(MailError::TooLong);
    }
    let mut blocks = Vec::with_capacity(mail.blocks.len());
    for block in &mail.blocks {
        for href in block.runs.iter().filter_map(|run| run.href.as_deref()) {
            if safe_href(href).is_none() {
                return Err(MailError::Link(href.chars().take(60).collect()));
            }
        }
        blocks.extend(lines_of(block).iter().filter_map(tidy));
    }
    if blocks.len() > MAX_BLOCKS {
        return Err(MailError::TooLong);
    }
    Ok(Mail { subject, blocks })
}

fn lines_of(block: &Block) -> Vec<Block> {
    let empty = || Block {
        role: block.role,
        kind: block.kind,
        runs: Vec::new(),
        facts: block.facts.clone(),
    };
    let mut lines = vec![empty()];
    for run in &block.runs {
        for (at, part) in run.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(empty());
            }
            if let Some(line) = lines.last_mut() {
                line.runs.push(Run {
                    text: part.to_owned(),
                    ..run.clone()
                });
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::checks::Pattern;

    static TAG: Pattern = Pattern::new(r"<[^>]*>");
    static ALLOWED: Pattern = Pattern::new(
        r#"^</?(?:p|strong|em|ul|li|a)>$|^<p style="margin(?:-top)?:0">$|^<a href="(?:https?://|mailto:)[^"<>]*">$"#,
    );

    fn linked(text: &str, href: &str) -> Run {
        Run {
            href: Some(href.to_owned()),
            ..Run::plain(text)
        }
    }

    fn mail(blocks: Vec<Block>) -> Mail {
        Mail {
            subject: "A subject".to_owned(),
            blocks,
        }
    }

    fn body(runs: Vec<Run>) -> Block {
        Block {
            runs,
            ..Block::plain(BlockRole::Body, "")
        }
    }

    #[test]
    fn styles_lists_and_links_are_written_in_both_forms() {
        let item = |text: &str| Block {
            kind: BlockKind::Item,
            ..Block::plain(BlockRole::Body, text)
        };
        let bold = Run {
            bold: true,
            italic: true,
            ..Run::plain("this")
        };
        let rendered = render(
            &mail(vec![
                body(vec![
                    Run::plain("Read "),
                    bold,
                    Run::plain(" & "),
                    linked("the plan", "https://a.example/?b=1&c=2"),
                    Run::plain(" <now>."),
                ]),
                item("one"),
                item("two"),
                body(vec![linked("Write", "mailto:a@b.example")]),
            ]),
            "",
        );
        assert_eq!(
            rendered.text,
            "Read this & the plan (https://a.example/?b=1&c=2) <now>.\n\n- one\n- two\n\nWrite: a@b.example"
        );
        assert_eq!(
            rendered.html,
            "<p>Read <strong><em>this</em></strong> &amp; <a href=\"https://a.example/?b=1&amp;c=2\">the plan</a> \
             &lt;now&gt;.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p><a href=\"mailto:a@b.example\">Write</a></p>"
        );
    }

    #[test]
    fn a_note_is_the_last_postscript_above_the_footer() {
        let blocks = vec![
            Block::plain(BlockRole::Body, "Hello."),
            Block::plain(BlockRole::Footer, "1 Harbour Row"),
        ];
        assert_eq!(
            render(&mail(blocks.clone()), " See\nyou ").text,
            "Hello.\n\nP.S. See you\n\n1 Harbour Row"
        );
        let mut with_postscript = blocks;
        with_postscript.insert(1, Block::plain(BlockRole::Postscript, "P.S. One."));
        let text = render(&mail(with_postscript), "Two.").text;
        assert_eq!(text, "Hello.\n\nP.S. One.\n\nP.P.S. Two.\n\n1 Harbour Row");
    }

    #[test]
    fn a_link_of_a_forbidden_kind_is_only_its_words() {
        for href in [
            "javascript:alert(1)",
            "data:text/html,x",
            "java\nscript:x",
            "file:///x",
            "//x.example",
            "x",
        ] {
            let html = render(&mail(vec![body(vec![linked("words", href)])]), "").html;
            assert_eq!(html, "<p>words</p>", "{href}");
        }
    }

    #[test]
    fn an_editors_mail_is_cleaned_or_refused() {
        let edited = Mail {
            subject: " Two\nlines ".to_owned(),
            blocks: vec![
                body(vec![Run::plain("one\ntwo\u{202e}"), Run::plain("")]),
                Block::plain(BlockRole::Body, " \u{200b} "),
            ],
        };
        let clean = clean_mail(edited).unwrap_or_default();
        assert_eq!(clean.subject, "Two lines");
        assert_eq!(clean.blocks.iter().map(Block::text).collect::<Vec<_>>(), ["one", "two"]);
        assert!(matches!(
            clean_mail(mail(vec![body(vec![linked("x", "javascript:x")])])),
            Err(MailError::Link(_))
        ));
        let long = Mail {
            subject: "x".repeat(501),
            blocks: Vec::new(),
        };
        assert_eq!(clean_mail(long), Err(MailError::LongSubject(501)));
        let endless = vec![Block::plain(BlockRole::Body, "x"); MAX_BLOCKS + 1];
        assert_eq!(clean_mail(mail(endless)), Err(MailError::TooLong));
    }

    fn any_run() -> impl Strategy<Value = Run> {
        let href = prop_oneof![
            Just(None),
            "\\PC{0,12}".prop_map(Some),
            "https://[a-z]{1,8}\\.example/\\PC{0,8}".prop_map(Some)
        ];
        ("(?s).{0,30}", any::<bool>(), any::<bool>(), href).prop_map(|(text, bold, italic, href)| Run {
            text,
            bold,
            italic,
            href,
        })
    }

    fn any_mail() -> impl Strategy<Value = Mail> {
        use BlockRole::{Body, CallToAction, Footer, Greeting, Postscript, Signature};
        let role = prop::sample::select(vec![Greeting, Body, CallToAction, Postscript, Signature, Footer]);
        let kind = prop::sample::select(vec![BlockKind::Paragraph, BlockKind::Item]);
        let block = (role, kind, prop::collection::vec(any_run(), 0..5)).prop_map(|(role, kind, runs)| Block {
            role,
            kind,
            runs,
            facts: Vec::new(),
        });
        ("(?s).{0,60}", prop::collection::vec(block, 0..8)).prop_map(|(subject, blocks)| Mail { subject, blocks })
    }

    fn unescaped(html: &str) -> String {
        let bare = TAG.blanked(html);
        [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&amp;", "&"),
        ]
        .iter()
        .fold(bare, |text, (from, to)| text.replace(from, to))
    }

    fn squeezed(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn any_mail_becomes_harmless_html_with_the_same_words(mail in any_mail(), note in "(?s).{0,30}") {
            let rendered = render(&mail, &note);
            for tag in TAG.all(&rendered.html) {
                prop_assert!(ALLOWED.matches(tag), "{tag}");
            }
            let (text, html) = (squeezed(&rendered.text), squeezed(&unescaped(&rendered.html)));
            for run in mail.blocks.iter().filter_map(tidy).flat_map(|block| block.runs) {
                let words = squeezed(&run.text);
                prop_assert!(text.contains(&words) && html.contains(&words), "{words:?}");
            }
            for line in rendered.text.lines().chain(rendered.html.lines()) {
                prop_assert_eq!(line.trim_end(), line);
            }
            prop_assert!(!rendered.text.contains("\n\n\n") && !rendered.subject.contains('\n'));
            let hidden = rendered.text.chars().any(|c| c != '\n' && c != '\u{200d}' && is_invisible(c));
            prop_assert!(!hidden, "something invisible is left");
        }

        #[test]
        fn a_cleaned_mail_is_clean_already(mail in any_mail()) {
            if let Ok(clean) = clean_mail(mail) {
                prop_assert_eq!(clean_mail(clean.clone()), Ok(clean));
            }
        }
    }
}
