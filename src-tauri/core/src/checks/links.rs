//! Every link leads where the user said, and shows where it leads.

use std::collections::HashSet;

use url::Url;

use super::draft::{Draft, Found};
use super::patterns::{Pattern, URL};
use crate::domain::{Severity, Span};

/// A domain that mail programs make a link of, although nobody wrote one. Only endings that people meet every day
/// count: a longer list would take ordinary words for domains.
static BARE: Pattern = Pattern::ascii(
    r#"(?i)\b(?:[\w-]+\.)+(?:com|net|org|info|biz|io|co|app|dev|ai|me|ly|gl|to|cc|tv|xyz|top|site|online|shop|link|click|live|store|club|vip|win|icu|ru|cn|tk|de|fr|es|it|nl|pt|br|uk|eu|us|ch|at|example|test)\b(?:[/?#:][^\s<>"“”]*[^\s<>"“”.,;:!?')\]])?"#,
);

/// "evil dot com": written so that no machine sees it, and no honest mail does.
static SPELT: Pattern = Pattern::ascii(
    r"(?i)\b[\w-]+ ?(?:\(dot\)|\[dot\]|\(\.\)|\[\.\]|\bdot\b|\bpunkt\b|\bpunto\b) ?(?:com|net|org|io|biz|info|example|de|es|it)\b",
);

/// The first domain in a text that mail programs make a link of.
pub fn bare_link(text: &str) -> Option<&str> {
    bare_links(text).next().or_else(|| SPELT.first(text))
}

fn bare_links(text: &str) -> impl Iterator<Item = &str> {
    let spoken_for: Vec<_> = URL.ranges(text).chain(super::ADDRESS.ranges(text)).collect();
    let ranges = BARE.ranges(text).filter(move |range| {
        let free = !spoken_for
            .iter()
            .any(|other| range.start < other.end && other.start < range.end);
        // "...end.It" and "e.g.me" are slips of the keyboard; a domain is written in one case.
        let ending = text[range.clone()]
            .split(['/', '?', '#', ':'])
            .next()
            .and_then(|host| host.rsplit('.').next());
        free && ending
            .is_some_and(|ending| !ending.starts_with(char::is_uppercase) || ending.chars().all(char::is_uppercase))
    });
    ranges.map(|range| &text[range])
}

/// One target of a mail's links.
pub(super) struct Link {
    /// As it stands in the mail.
    pub href: String,
    /// The same for the same target.
    pub canonical: String,
    /// Where it can be read; none for a target behind other words.
    pub span: Option<Span>,
    /// Whether the user gave it.
    pub known: bool,
}

impl Link {
    pub fn all(draft: &Draft<'_>) -> Vec<Self> {
        let hrefs = draft
            .mail
            .blocks
            .iter()
            .flat_map(|block| &block.runs)
            .filter_map(|run| run.href.as_deref());
        let written = draft.passages().iter().flat_map(|passage| {
            URL.all(&passage.text)
                .map(move |link| (link, Some(passage.span(&passage.place_of(link)))))
        });
        let mut known: Option<HashSet<String>> = None;
        let mut links: Vec<Self> = Vec::new();
        for (href, span) in written.chain(hrefs.map(|href| (href, None))) {
            let canonical = canonical(href);
            if links.iter().any(|link| link.canonical == canonical) {
                continue;
            }
            let known = known.get_or_insert_with(|| URL.all(draft.given()).map(self::canonical).collect());
            links.push(Self {
                href: href.to_owned(),
                known: known.contains(&canonical),
                canonical,
                span,
            });
        }
        links
    }

    /// Such as `https`.
    pub fn scheme(&self) -> &str {
        self.canonical.split(':').next().unwrap_or_default()
    }

    pub fn is_web(&self) -> bool {
        matches!(self.scheme(), "http" | "https")
    }
}

/// An address of the user that stands in the details, for replacing a slip: the same host, or the only one.
fn meant(link: &Link, draft: &Draft<'_>) -> Option<String> {
    let offered = [&draft.webinar.offer_url, &draft.webinar.replay_url];
    let mut same_host = offered
        .into_iter()
        .flatten()
        .filter(|own| host(own) == host(&link.canonical));
    match (same_host.next(), same_host.next()) {
        (Some(own), None) => Some(own.clone()),
        _ => None,
    }
}

pub(super) fn unknown(draft: &Draft<'_>, found: &mut Found<'_>) {
    for link in draft.links().iter().filter(|link| link.is_web() && !link.known) {
        // The encrypted twin of an address of the user's is theirs.
        if has_twin(link, draft) {
            continue;
        }
        let message =
            "This link is in none of your details. Add it to the webinar or to your signature, or take it out.";
        let reported = found.excerpt(Severity::Block, &link.href, link.span, message);
        if let Some(own) = meant(link, draft) {
            reported.relink(format!("Link to {own}"), &link.href, &own);
        }
    }
}

/// Whether the same address with https is one of the user's.
pub(super) fn has_twin(link: &Link, draft: &Draft<'_>) -> bool {
    let twin = link.canonical.strip_prefix("http:").map(|rest| format!("https:{rest}"));
    twin.is_some_and(|twin| URL.all(draft.given()).any(|own| canonical(own) == twin))
}

pub(super) fn unsafe_scheme(draft: &Draft<'_>, found: &mut Found<'_>) {
    // Addresses are the business of `others`.
    for link in draft
        .links()
        .iter()
        .filter(|link| !link.is_web() && link.scheme() != "mailto")
    {
        let message = "This is no web link. Mail programs refuse it, or worse; replace it by an https address.";
        found.excerpt(Severity::Block, &link.href, link.span, message);
    }
}

pub(super) fn misleading(draft: &Draft<'_>, found: &mut Found<'_>) {
    for (block, passage) in draft.mail.blocks.iter().zip(&draft.passages()[1..]) {
        for run in &block.runs {
            let Some(href) = run.href.as_deref() else { continue };
            let shown = URL.first(&run.text).or_else(|| bare_link(&run.text));
            if let (Some(shown), Some(target)) = (shown.and_then(host), host(href))
                && shown != target
            {
                let message = format!("The link shows {shown} but leads to {target}. Make both the same.");
                let span = passage
                    .text
                    .find(&run.text)
                    .map(|at| passage.span(&passage.place_of(&passage.text[at..at + run.text.len()])));
                found.excerpt(Severity::Block, &run.text, span, message);
            }
        }
    }
}

pub(super) fn bare(draft: &Draft<'_>, found: &mut Found<'_>) {
    let mut given = None;
    for passage in draft.passages() {
        for link in bare_links(&passage.text) {
            let given = given.get_or_insert_with(|| draft.given().to_lowercase());
            if !given.contains(&link.to_lowercase()) {
                let message = format!(
                    "Mail programs make a link of “{link}”, and it is in none of your details. Make sure it is yours, \
                     or take it out."
                );
                found.words(Severity::Warn, passage, link, message);
            }
        }
    }
}

/// The same text for the same target: case of scheme and host, and a closing slash, make no difference.
pub(super) fn canonical(link: &str) -> String {
    let link = link.trim();
    let complete = if !link.contains(':') {
        format!("https://{link}")
    } else {
        link.to_owned()
    };
    match Url::parse(&complete) {
        Ok(url) => url.as_str().trim_end_matches('/').to_owned(),
        Err(_) => complete,
    }
}

pub(super) fn host(link: &str) -> Option<String> {
    let url = Url::parse(&canonical(link)).ok()?;
    url.host_str().map(|host| host.trim_start_matches("www.").to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;
    use crate::domain::Run;

    fn linked(text: &str, href: &str) -> Case {
        let mut case = Case::default();
        case.mail.blocks[2].runs = vec![Run {
            text: text.to_owned(),
            href: Some(href.to_owned()),
            ..Run::default()
        }];
        case
    }

    #[test]
    fn a_link_that_the_user_never_gave_blocks() {
        assert_eq!(
            linked("See it", "https://evil.example/x").severity("unknown_link"),
            Some(Severity::Block)
        );
        assert_eq!(
            Case::saying("Go to https://evil.example.").severity("unknown_link"),
            Some(Severity::Block)
        );
        assert_eq!(
            Case::saying("Go to www.evil.example").severity("unknown_link"),
            Some(Severity::Block)
        );
    }

    #[test]
    fn a_link_from_the_participants_own_words_blocks() {
        let mut case = Case::saying("Go to https://evil.example.");
        case.facts[2].text = "look at https://evil.example".to_owned();
        assert_eq!(case.severity("unknown_link"), Some(Severity::Block));
    }

    #[test]
    fn the_users_own_links_pass() {
        assert_eq!(
            linked("See it", "https://QUILL.example/lab/").severity("unknown_link"),
            None
        );
        let mut case = Case::saying("Book a call: https://call.example/mara.");
        case.sender.signature = "https://call.example/mara".to_owned();
        assert_eq!(case.severity("unknown_link"), None);
    }

    #[test]
    fn anything_but_the_web_and_mail_blocks() {
        for href in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"] {
            assert_eq!(
                linked("See it", href).severity("unsafe_link"),
                Some(Severity::Block),
                "{href}"
            );
        }
        assert_eq!(
            linked("Write", "mailto:lori@vance.example").severity("unsafe_link"),
            None
        );
    }

    #[test]
    fn a_link_that_shows_another_place_blocks() {
        let case = linked("https://bank.example", "https://quill.example/lab");
        assert_eq!(case.severity("misleading_link"), Some(Severity::Block));
        assert_eq!(
            linked("www.quill.example/lab", "https://quill.example/lab").severity("misleading_link"),
            None
        );
    }

    #[test]
    fn a_slip_in_the_users_own_address_is_put_right_with_one_key() {
        let case = linked("See it", "https://quill.example/lap");
        let fix = case.finding("unknown_link").and_then(|finding| finding.fix);
        assert!(fix.is_some_and(|fix| {
            let (mut mail, mut note) = (case.mail.clone(), String::new());
            fix.apply(&mut mail, &mut note);
            mail == Case::default().mail || mail.blocks[2].runs[0].href.as_deref() == Some("https://quill.example/lab")
        }));
    }

    #[test]
    fn a_domain_that_would_become_a_link_needs_a_click() {
        for text in ["Go to evil.example/win now.", "Look at EVIL.COM", "see pay-here.ru."] {
            assert_eq!(Case::saying(text).severity("bare_link"), Some(Severity::Warn), "{text}");
        }
        for text in [
            "It ended.It was good.",
            "Write e.g. a list, i.e. words.",
            "See quill.example/lab.",
            "At 9.30 a.m.",
        ] {
            assert_eq!(Case::saying(text).severity("bare_link"), None, "{text}");
        }
    }
}
