//! Mails for a second pair of eyes: one page that holds all it needs, to read, to print and to write remarks on.
//!
//! It runs nothing and loads nothing, and says so to the browser as well. The mails' HTML comes from the renderer;
//! everything else is escaped here.

use std::io;

use super::{ExportError, named_after};
use crate::domain::text::{escaped_html, one_line};
use crate::domain::{DraftStatus, Language, Tier};

const STYLE: &str = include_str!("reading_copy.css");

/// What the page holds.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingCopy {
    /// The webinar's title.
    pub title: String,
    /// The day on which it is made, such as "2025-10-01".
    pub made_on: String,
    /// What the mails are written in.
    pub language: Language,
    /// The mails in their order.
    pub mails: Vec<ReadMail>,
}

/// One mail of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadMail {
    /// Whom it is for, as they are called.
    pub name: String,
    /// Their address; `None` leaves it out.
    pub address: Option<String>,
    /// Their tier.
    pub tier: Tier,
    /// How far the draft has come.
    pub status: DraftStatus,
    /// Subject line.
    pub subject: String,
    /// The mail as the renderer wrote it, the only HTML that is taken as it is.
    pub html: String,
}

impl ReadingCopy {
    /// The name that the file is suggested under.
    pub fn file_name(title: &str) -> String {
        named_after(title, "mails-to-read.html")
    }

    /// Writes the page.
    pub fn write(&self, sink: &mut dyn io::Write) -> Result<(), ExportError> {
        let title = shown(&self.title);
        let count = self.mails.len();
        let mails = if count == 1 { "mail" } else { "mails" };
        writeln!(
            sink,
            r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: {count} {mails} to read</title>
<style>
{STYLE}</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p>{count} {mails} to read before they are sent. Made on {made_on}.</p>
<p>Below each mail is a box for remarks: write by hand after printing, as a comment in a PDF, or click into it and type.
What is typed stays only if you print the page or save it from the browser.</p>
</header>
<main>"#,
            made_on = shown(&self.made_on),
        )?;
        for (at, mail) in self.mails.iter().enumerate() {
            mail.write(at + 1, count, self.language, sink)?;
        }
        writeln!(sink, "</main>\n</body>\n</html>")?;
        Ok(())
    }
}

impl ReadMail {
    fn write(
        &self,
        number: usize,
        count: usize,
        language: Language,
        sink: &mut dyn io::Write,
    ) -> Result<(), ExportError> {
        let subject = match shown(&self.subject) {
            empty if empty.is_empty() => "No subject".to_owned(),
            subject => subject,
        };
        let name = match shown(&self.name) {
            empty if empty.is_empty() => "somebody without a name".to_owned(),
            name => name,
        };
        let address = self.address.as_deref().map_or(String::new(), |address| {
            format!(" <bdi class=\"address\">{}</bdi>", shown(address))
        });
        writeln!(
            sink,
            r#"<article>
<p class="place">Mail {number} of {count}</p>
<h2 lang="{language}"><bdi>{subject}</bdi></h2>
<p class="to">To <bdi>{name}</bdi>{address} <span>{tier}</span> <span>{status}</span></p>
<div class="mail" lang="{language}" dir="auto">
{html}
</div>
<div class="remarks">
<p id="remarks-{number}">Remarks on mail {number}</p>
<div contenteditable="true" role="textbox" aria-multiline="true" aria-labelledby="remarks-{number}"></div>
</div>
</article>"#,
            language = language.code(),
            tier = self.tier.label(),
            status = match self.status {
                DraftStatus::ToReview => "Not approved yet",
                DraftStatus::Approved => "Approved",
                DraftStatus::Exported => "Exported",
                DraftStatus::Skipped => "Skipped",
            },
            html = self.html,
        )?;
        Ok(())
    }
}

/// Somebody's words on one line, nothing hidden in them, escaped.
fn shown(text: &str) -> String {
    escaped_html(&one_line(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> ReadMail {
        ReadMail {
            name: "Renée O’Hara".to_owned(),
            address: Some("renee@example.org".to_owned()),
            tier: Tier::Hot,
            status: DraftStatus::ToReview,
            subject: "Renée, about \"team seats\"".to_owned(),
            html: "<p>Hi Renée,</p>\n<p><a href=\"https://example.org/offer\">Join us</a></p>".to_owned(),
        }
    }

    fn page(mails: Vec<ReadMail>) -> String {
        let copy = ReadingCopy {
            title: "Pricing & plans".to_owned(),
            made_on: "2025-10-01".to_owned(),
            language: Language::En,
            mails,
        };
        let mut bytes = Vec::new();
        copy.write(&mut bytes).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    #[test]
    fn the_page_is_the_one_that_was_looked_at() {
        let skipped = ReadMail {
            name: String::new(),
            address: None,
            tier: Tier::NoShow,
            status: DraftStatus::Skipped,
            subject: String::new(),
            html: "<p>Hello,</p>".to_owned(),
        };
        insta::assert_snapshot!(page(vec![mail(), skipped]).replace(STYLE, "(the style)\n"));
    }

    #[test]
    fn hostile_names_subjects_and_titles_stay_text() {
        let hostile = "</title><script>alert(1)</script><img src=x onerror='x'>\" onload=\"x\u{202e}";
        let copy = ReadingCopy {
            title: hostile.to_owned(),
            made_on: hostile.to_owned(),
            language: Language::De,
            mails: vec![ReadMail {
                name: hostile.to_owned(),
                address: Some(hostile.to_owned()),
                subject: hostile.to_owned(),
                ..mail()
            }],
        };
        let mut bytes = Vec::new();
        assert_eq!(copy.write(&mut bytes), Ok(()));
        let page = String::from_utf8(bytes).unwrap_or_default();
        for sign in ["<script", "<img", "onerror='", "onload=\"", "\u{202e}"] {
            assert!(!page.contains(sign), "{sign}");
        }
        assert_eq!(page.matches("</title>").count(), 1);
        assert_eq!(page.matches("&lt;script&gt;").count(), 6);
    }

    #[test]
    fn nothing_runs_and_nothing_is_loaded() {
        let page = page(vec![mail()]);
        assert!(page.contains("default-src 'none'"));
        for sign in [
            "<script",
            "<link",
            "<img",
            "<iframe",
            "src=",
            "url(",
            "@import",
            "javascript:",
        ] {
            assert!(!page.contains(sign), "{sign}");
        }
    }

    #[test]
    fn each_mail_has_a_box_of_its_own_and_a_page_of_its_own_in_print() {
        let page = page(vec![mail(), mail(), mail()]);
        assert_eq!(page.matches("role=\"textbox\"").count(), 3);
        assert!(STYLE.contains("break-before: page"));
    }

    #[test]
    fn the_file_is_named_after_the_webinar() {
        assert_eq!(
            ReadingCopy::file_name("Pricing: your/first\\course"),
            "pricing-your-first-course-mails-to-read.html"
        );
        assert_eq!(ReadingCopy::file_name("???"), "mails-to-read.html");
    }
}
