//! What is wrong with a link although it is the user's own: it leads nowhere, or looks like a trap, or says nothing.

use std::sync::OnceLock;

use regex::Regex;

use super::draft::{Draft, Found};
use super::folded::folded;
use super::languages::LANGUAGES;
use super::links::{Link, has_twin, host};
use crate::domain::Severity;

/// Hosts of examples and forms that nobody filled in.
const PLACEHOLDERS: &[&str] = &[
    "example.com",
    "example.org",
    "example.net",
    "localhost",
    "yourdomain.com",
    "your-domain.com",
    "yoursite.com",
    "yourwebsite.com",
    "mydomain.com",
    "mysite.com",
    "domain.com",
    "website.com",
    "yourcompany.com",
    "test.com",
];

/// Services that hide where a link leads; filters distrust them, since they cannot know either.
const SHORTENERS: &[&str] = &[
    "bit.ly",
    "tinyurl.com",
    "t.co",
    "goo.gl",
    "ow.ly",
    "is.gd",
    "buff.ly",
    "rebrand.ly",
    "cutt.ly",
    "shorturl.at",
    "tiny.cc",
    "rb.gy",
    "lnkd.in",
    "t.ly",
    "bl.ink",
    "s.id",
    "v.gd",
    "soo.gd",
    "dub.sh",
    "shorter.me",
];

fn hosts<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = (&'d Link, String)> {
    let web = draft.links().iter().filter(|link| link.is_web());
    web.filter_map(|link| Some((link, host(&link.canonical)?)))
}

fn is_private(host: &str) -> bool {
    host.parse::<std::net::Ipv4Addr>()
        .is_ok_and(|address| address.is_loopback() || address.is_private() || address.is_link_local())
        || host == "[::1]"
}

pub(super) fn placeholder(draft: &Draft<'_>, found: &mut Found<'_>) {
    for (link, host) in hosts(draft) {
        let invented = PLACEHOLDERS
            .iter()
            .any(|known| host == *known || host.ends_with(&format!(".{known}")));
        if invented || is_private(&host) || host.ends_with(".local") || host.ends_with(".invalid") {
            let message =
                format!("{host} leads nowhere for your readers. Put the real address into the webinar's details.");
            found.excerpt(Severity::Block, &link.href, link.span, message);
        }
    }
}

pub(super) fn numeric(draft: &Draft<'_>, found: &mut Found<'_>) {
    for (link, host) in hosts(draft) {
        let is_numeric = host.parse::<std::net::Ipv4Addr>().is_ok() || host.starts_with('[');
        if is_numeric && !is_private(&host) {
            let message = "This link leads to a number instead of a name, which filters take for a trap. Use the name of the site.";
            found.excerpt(Severity::Warn, &link.href, link.span, message);
        }
    }
}

pub(super) fn shortened(draft: &Draft<'_>, found: &mut Found<'_>) {
    for (link, host) in hosts(draft) {
        if SHORTENERS.contains(&host.as_str()) {
            let message =
                format!("{host} hides where the link leads, which filters and readers distrust. Use the long address.");
            found.excerpt(Severity::Warn, &link.href, link.span, message);
        }
    }
}

pub(super) fn insecure(draft: &Draft<'_>, found: &mut Found<'_>) {
    for link in draft.links().iter().filter(|link| link.scheme() == "http") {
        if has_twin(link, draft) {
            let secure = link.href.replacen("http:", "https:", 1).replacen("HTTP:", "https:", 1);
            let message = "This link is not encrypted (http), and your details have it with https.";
            found
                .excerpt(Severity::Warn, &link.href, link.span, message)
                .relink("Use https", &link.href, &secure);
        } else if link.known {
            let message = "This link is not encrypted (http). Use https in your details if the page has it.";
            found.excerpt(Severity::Warn, &link.href, link.span, message);
        }
    }
}

/// Who counts visits by campaign does so on purpose; a link without it is forgotten.
pub(super) fn untracked(draft: &Draft<'_>, found: &mut Found<'_>) {
    let is_tracked = |link: &str| link.contains("utm_");
    let own = [&draft.webinar.offer_url, &draft.webinar.replay_url];
    if !own.into_iter().flatten().any(|url| is_tracked(url)) {
        return;
    }
    for link in draft.links() {
        let is_own = own
            .into_iter()
            .flatten()
            .any(|url| super::links::canonical(url) == link.canonical);
        if is_own && !is_tracked(&link.href) {
            let message = "Your other link carries campaign parameters (utm), this one does not, so its visits will not be counted.";
            found.excerpt(Severity::Warn, &link.href, link.span, message);
        }
    }
}

pub(super) fn vague(draft: &Draft<'_>, found: &mut Found<'_>) {
    static VAGUE: OnceLock<Option<Regex>> = OnceLock::new();
    let regex = VAGUE.get_or_init(|| {
        let all = LANGUAGES.map(|language| language.vague_links).join("|");
        Regex::new(&format!("^(?:{all})[ .:!>-]*$")).ok()
    });
    for (block, passage) in draft.mail.blocks.iter().zip(&draft.passages()[1..]) {
        for run in block.runs.iter().filter(|run| run.href.is_some()) {
            let words = folded(run.text.trim());
            if !regex.as_ref().is_some_and(|regex| regex.is_match(&words)) {
                continue;
            }
            let message = "These words do not say where the link leads. People who listen to a mail hear only them: name the page.";
            let span = passage
                .text
                .find(&run.text)
                .map(|at| passage.span(&passage.place_of(&passage.text[at..at + run.text.len()])));
            found.excerpt(Severity::Note, &run.text, span, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    /// The default draft whose call to action leads to this address of the user's.
    fn leading_to(url: &str) -> Case {
        let mut case = Case::default();
        case.mail.blocks[2].runs[0].href = Some(url.to_owned());
        case.webinar.offer_url = Some(url.to_owned());
        case
    }

    #[test]
    fn a_link_to_nowhere_blocks() {
        for url in [
            "https://example.com/x",
            "http://localhost:3000",
            "https://www.yourdomain.com",
            "http://192.168.0.1/x",
        ] {
            assert_eq!(
                leading_to(url).severity("placeholder_link"),
                Some(Severity::Block),
                "{url}"
            );
        }
        assert_eq!(leading_to("https://quill.example/x").severity("placeholder_link"), None);
    }

    #[test]
    fn a_link_to_a_number_needs_a_click() {
        assert_eq!(
            leading_to("https://203.0.113.7/x").severity("numeric_link"),
            Some(Severity::Warn)
        );
        assert_eq!(Case::default().severity("numeric_link"), None);
    }

    #[test]
    fn a_shortened_link_needs_a_click() {
        assert_eq!(
            leading_to("https://bit.ly/3x").severity("shortened_link"),
            Some(Severity::Warn)
        );
        assert_eq!(leading_to("https://orbit.ly/3x").severity("shortened_link"), None);
    }

    #[test]
    fn an_unencrypted_link_needs_a_click_and_takes_its_https_twin_with_one_key() {
        let case = leading_to("http://quill.example/lab");
        assert_eq!(case.severity("insecure_link"), Some(Severity::Warn));
        assert!(
            case.finding("insecure_link")
                .is_some_and(|finding| finding.fix.is_none())
        );
        let mut case = Case::default();
        case.mail.blocks[2].runs[0].href = Some("http://quill.example/lab".to_owned());
        assert_eq!(case.severity("unknown_link"), None);
        let fix = case.finding("insecure_link").and_then(|finding| finding.fix);
        assert!(fix.is_some_and(|fix| {
            fix.apply(&mut case.mail, &mut case.note);
            case.mail == Case::default().mail
        }));
        assert_eq!(Case::default().severity("insecure_link"), None);
    }

    #[test]
    fn a_link_that_forgot_its_campaign_needs_a_click() {
        let mut case = Case::default();
        case.webinar.replay_url = Some("https://quill.example/replay?utm_source=mail".to_owned());
        assert_eq!(case.severity("untracked_link"), Some(Severity::Warn));
        case.webinar.replay_url = Some("https://quill.example/replay".to_owned());
        assert_eq!(case.severity("untracked_link"), None);
    }

    #[test]
    fn words_that_do_not_say_where_a_link_leads_are_noted() {
        for words in [
            "here",
            "Click here",
            "Hier klicken",
            "Cliquez ici",
            "aquí",
            "Clique aqui",
            "Clicca qui",
            "klik hier",
        ] {
            let mut case = Case::default();
            case.mail.blocks[2].runs[0].text = words.to_owned();
            assert_eq!(case.severity("vague_link"), Some(Severity::Note), "{words}");
        }
        assert_eq!(Case::default().severity("vague_link"), None);
    }
}
