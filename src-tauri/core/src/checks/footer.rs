//! What the end of a mail that advertises something has to hold. How grave it is that something is missing follows
//! from the law that the user chose for the webinar: [`DEMANDS`] says for each what it wants. Where nobody chose one,
//! all of these are notes. None of it is legal advice.
//!
//! What a mail tool may add by itself (the way out) is told as such.

use super::draft::{Draft, Found};
use crate::domain::{BlockRole, Jurisdiction, Severity};

/// How grave it is that something is missing; `None` where a law does not ask for it.
struct Demands {
    law: Jurisdiction,
    postal_address: Severity,
    way_out: Severity,
    identity: Option<Severity>,
    consent: bool,
    /// Whether a post office box is no address.
    needs_street: bool,
}

const fn demands(
    law: Jurisdiction,
    postal_address: Severity,
    way_out: Severity,
    identity: Option<Severity>,
) -> Demands {
    Demands {
        law,
        postal_address,
        way_out,
        identity,
        consent: false,
        needs_street: false,
    }
}

/// CAN-SPAM wants a valid postal address and a clear way out in every advertising mail, also a single one to a
/// business. CASL wants besides who sends and how to reach them, and a consent. In the EU and the UK a way out and an
/// identity, and a record of what people agreed to; Germany the imprint of a business letter on top, where a post
/// office box is not enough. Australia a way out and who sends.
const DEMANDS: &[Demands] = &[
    demands(Jurisdiction::None, Severity::Note, Severity::Note, None),
    demands(Jurisdiction::UnitedStates, Severity::Block, Severity::Block, None),
    Demands {
        consent: true,
        ..demands(
            Jurisdiction::Canada,
            Severity::Block,
            Severity::Block,
            Some(Severity::Warn),
        )
    },
    Demands {
        consent: true,
        ..demands(
            Jurisdiction::EuUk,
            Severity::Note,
            Severity::Block,
            Some(Severity::Warn),
        )
    },
    Demands {
        consent: true,
        needs_street: true,
        ..demands(
            Jurisdiction::Germany,
            Severity::Block,
            Severity::Block,
            Some(Severity::Block),
        )
    },
    demands(
        Jurisdiction::Australia,
        Severity::Note,
        Severity::Block,
        Some(Severity::Warn),
    ),
];

fn demands_of(draft: &Draft<'_>) -> &'static Demands {
    let profile = draft.webinar.compliance.profile;
    DEMANDS
        .iter()
        .find(|demands| demands.law == profile)
        .unwrap_or(&DEMANDS[0])
}

fn footer(draft: &Draft<'_>) -> String {
    let lines = draft
        .passages()
        .iter()
        .filter(|passage| matches!(passage.role, Some(BlockRole::Footer | BlockRole::Signature)));
    lines
        .map(|passage| passage.text.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

fn holds_lines(footer: &str, wanted: &str) -> bool {
    let mut lines = wanted.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.all(|line| footer.contains(line))
}

pub(super) fn address(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Demands {
        law, postal_address, ..
    } = demands_of(draft);
    let wanted = draft.sender.postal_address.trim();
    let who = match law {
        Jurisdiction::None => "The USA, Canada, Germany and others want one",
        law if *postal_address == Severity::Note => {
            return note_address(draft, found, *law);
        }
        law => &format!("{} wants one in every mail that advertises", law.name()),
    };
    if wanted.is_empty() {
        let message =
            format!("The mail has no postal address. {who}: add yours in Settings or in the webinar's details.");
        found.missing(*postal_address, message);
    } else if !holds_lines(&footer(draft), wanted) {
        found.missing(
            *postal_address,
            format!("Your postal address is not in this mail. {who}."),
        );
    }
}

fn note_address(draft: &Draft<'_>, found: &mut Found<'_>, law: Jurisdiction) {
    if draft.sender.postal_address.trim().is_empty() {
        let message = format!(
            "The mail has no postal address. {} does not ask for it in each mail; people in other countries may live \
             where one is wanted.",
            law.name()
        );
        found.missing(Severity::Note, message);
    }
}

pub(super) fn post_box(draft: &Draft<'_>, found: &mut Found<'_>) {
    if !demands_of(draft).needs_street {
        return;
    }
    let address = draft.sender.postal_address.to_lowercase();
    let has_box = ["postfach", "p.o. box", "po box", "p. o. box"]
        .iter()
        .any(|word| address.contains(word));
    if has_box {
        let message =
            "Your postal address is a post office box. German law wants the street where the business can be reached.";
        found.missing(Severity::Warn, message);
    }
}

pub(super) fn unsubscribe(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Demands { law, way_out, .. } = demands_of(draft);
    let line = draft.sender.unsubscribe_line.trim();
    let who = match law {
        Jurisdiction::None => "Nearly every country wants one".to_owned(),
        law => format!("{} wants one", law.name()),
    };
    if line.is_empty() {
        let message = format!(
            "The mail says no way to stop such mails. {who}: add a line in Settings or in the webinar's details, for \
             your mail tool such as “Unsubscribe by the link below”."
        );
        found.missing(*way_out, message);
    } else if !footer(draft).contains(line) {
        let message = format!("Your line on how to stop such mails is not in this mail. {who}.");
        found.missing(*way_out, message);
    }
}

pub(super) fn identity(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Demands { law, identity, .. } = demands_of(draft);
    let Some(severity) = *identity else { return };
    let wanted = draft.webinar.compliance.sender_identity.trim();
    if wanted.is_empty() {
        let what = match law {
            Jurisdiction::Germany => "company, representative, contact, register number and VAT number",
            _ => "a company or a person, and a phone number, an address or a web page to reach them at",
        };
        let message = format!(
            "The mail does not say who sends it. {} wants it said: {what}. Add it in the webinar's details.",
            law.name()
        );
        found.missing(severity, message);
    } else if !holds_lines(&footer(draft), wanted) {
        let message = format!(
            "The lines on who sends are not in this mail. {} wants them.",
            law.name()
        );
        found.missing(severity, message);
    }
}

pub(super) fn consent(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Demands { law, consent, .. } = demands_of(draft);
    if *consent && draft.webinar.compliance.consent.trim().is_empty() {
        let message = format!(
            "It is not noted what people agreed to when they registered. {} may want you to show it: keep the wording of \
             the registration form in the webinar's details.",
            law.name()
        );
        found.missing(Severity::Note, message);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    fn under(law: Jurisdiction) -> Case {
        let mut case = Case::default();
        case.webinar.compliance.profile = law;
        case
    }

    #[test]
    fn a_missing_postal_address_is_as_grave_as_the_law_that_was_chosen() {
        use Severity::{Block, Note};
        for (law, severity) in [
            (Jurisdiction::None, Note),
            (Jurisdiction::UnitedStates, Block),
            (Jurisdiction::Canada, Block),
            (Jurisdiction::EuUk, Note),
            (Jurisdiction::Germany, Block),
            (Jurisdiction::Australia, Note),
        ] {
            let mut case = under(law);
            assert_eq!(case.severity("no_postal_address"), None, "{law:?}");
            case.sender.postal_address.clear();
            assert_eq!(case.severity("no_postal_address"), Some(severity), "{law:?}");
        }
        let mut case = under(Jurisdiction::UnitedStates);
        case.mail.blocks.remove(5);
        assert_eq!(case.severity("no_postal_address"), Some(Block), "it is not in the mail");
    }

    #[test]
    fn a_missing_way_out_blocks_under_every_law_and_is_a_note_without_one() {
        for law in Jurisdiction::ALL {
            let severity = match law {
                Jurisdiction::None => Severity::Note,
                _ => Severity::Block,
            };
            let mut case = under(law);
            assert_eq!(case.severity("no_unsubscribe"), None, "{law:?}");
            case.mail.blocks.pop();
            assert_eq!(case.severity("no_unsubscribe"), Some(severity), "{law:?}");
            case.sender.unsubscribe_line.clear();
            assert_eq!(case.severity("no_unsubscribe"), Some(severity), "{law:?}");
        }
    }

    #[test]
    fn who_sends_must_be_in_the_mail_where_a_law_wants_it() {
        let mut case = under(Jurisdiction::Germany);
        assert_eq!(case.severity("no_sender_identity"), Some(Severity::Block));
        case.webinar.compliance.sender_identity = "Quill GmbH".to_owned();
        assert_eq!(case.severity("no_sender_identity"), Some(Severity::Block));
        let line = crate::domain::Block::plain(BlockRole::Footer, "Quill GmbH");
        case.mail.blocks.insert(5, line);
        assert_eq!(case.severity("no_sender_identity"), None);
        assert_eq!(under(Jurisdiction::UnitedStates).severity("no_sender_identity"), None);
    }

    #[test]
    fn a_post_office_box_is_no_address_in_germany_alone() {
        for (law, severity) in [
            (Jurisdiction::Germany, Some(Severity::Warn)),
            (Jurisdiction::UnitedStates, None),
        ] {
            let mut case = under(law);
            assert_eq!(case.severity("post_box_address"), None);
            case.sender.postal_address = "Postfach 12, 10115 Berlin".to_owned();
            assert_eq!(case.severity("post_box_address"), severity);
        }
    }

    #[test]
    fn a_consent_that_was_not_kept_is_noted_where_it_may_have_to_be_shown() {
        let mut case = under(Jurisdiction::EuUk);
        assert_eq!(case.severity("no_consent_wording"), Some(Severity::Note));
        case.webinar.compliance.consent = "Yes, write to me about the course.".to_owned();
        assert_eq!(case.severity("no_consent_wording"), None);
        assert_eq!(under(Jurisdiction::None).severity("no_consent_wording"), None);
    }
}
