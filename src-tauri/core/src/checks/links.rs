//! Every link leads where the user said, and shows where it leads.

use std::collections::HashSet;

use url::Url;

use super::patterns::URL;
use super::{Checked, finding};
use crate::domain::{Finding, Severity};

pub(super) fn check(draft: &Checked<'_>, findings: &mut Vec<Finding>) {
    let given = draft.given_text();
    let known: HashSet<String> = URL.all(&given).map(canonical).collect();
    let mut seen = HashSet::new();
    let runs = draft.mail.blocks.iter().flat_map(|block| &block.runs);
    for run in runs.clone() {
        let Some(href) = run.href.as_deref() else { continue };
        let shown = URL.first(&run.text);
        if let (Some(shown), Some(target)) = (shown.and_then(host), host(href))
            && shown != target
        {
            findings.push(finding(
                "misleading_link",
                Severity::Block,
                format!("The link shows {shown} but leads to {target}. Make both the same."),
                run.text.as_str(),
            ));
        }
    }
    let hrefs = runs.filter_map(|run| run.href.as_deref());
    let written = [draft.mail.subject.as_str(), draft.text]
        .into_iter()
        .flat_map(|text| URL.all(text));
    for link in hrefs.chain(written) {
        let canonical = canonical(link);
        if !seen.insert(canonical.clone()) {
            continue;
        }
        let scheme = canonical.split(':').next().unwrap_or_default();
        match scheme {
            // Addresses are the business of `others`.
            "mailto" => {}
            "http" | "https" if !known.contains(&canonical) => findings.push(finding(
                "unknown_link",
                Severity::Block,
                "This link is in none of your details. Add it to the webinar or to your signature, or take it out.",
                link,
            )),
            "http" => findings.push(finding(
                "insecure_link",
                Severity::Note,
                "This link is not encrypted (http). Use https if the page has it.",
                link,
            )),
            "https" => {}
            _ => findings.push(finding(
                "unsafe_link",
                Severity::Block,
                "This is no web link. Mail programs refuse it, or worse; replace it by an https address.",
                link,
            )),
        }
    }
}

/// The same text for the same target: case of scheme and host, and a closing slash, make no difference.
fn canonical(link: &str) -> String {
    let link = link.trim();
    let complete = if link.to_lowercase().starts_with("www.") {
        format!("https://{link}")
    } else {
        link.to_owned()
    };
    match Url::parse(&complete) {
        Ok(url) => url.as_str().trim_end_matches('/').to_owned(),
        Err(_) => complete,
    }
}

fn host(link: &str) -> Option<String> {
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
            linked("See it", "https://EXAMPLE.com/lab/").severity("unknown_link"),
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
        assert_eq!(linked("Write", "mailto:lori@example.com").severity("unsafe_link"), None);
    }

    #[test]
    fn a_link_that_shows_another_place_blocks() {
        let case = linked("https://bank.example", "https://example.com/lab");
        assert_eq!(case.severity("misleading_link"), Some(Severity::Block));
        assert_eq!(
            linked("www.example.com/lab", "https://example.com/lab").severity("misleading_link"),
            None
        );
    }

    #[test]
    fn an_unencrypted_link_is_noted() {
        let mut case = linked("See it", "http://example.com/lab");
        case.webinar.offer_url = Some("http://example.com/lab".to_owned());
        assert_eq!(case.severity("insecure_link"), Some(Severity::Note));
        assert_eq!(Case::default().severity("insecure_link"), None);
    }
}
