//! Whom the mail goes to: somebody of the audience, at an address that a person reads.

use super::draft::{Draft, Found};
use crate::domain::{Role, Severity};

/// Mailboxes of a function and not of a person.
const ROLES: &[&str] = &[
    "info",
    "office",
    "contact",
    "kontakt",
    "contacto",
    "contato",
    "hello",
    "hallo",
    "admin",
    "administrator",
    "support",
    "help",
    "sales",
    "vertrieb",
    "ventas",
    "vendas",
    "marketing",
    "team",
    "mail",
    "email",
    "post",
    "service",
    "billing",
    "accounts",
    "accounting",
    "buchhaltung",
    "jobs",
    "hr",
    "press",
    "presse",
    "webmaster",
    "postmaster",
    "hostmaster",
    "abuse",
    "security",
    "it",
    "reception",
    "empfang",
    "orders",
    "shop",
    "enquiries",
    "inquiries",
    "events",
];

/// Mailboxes that nobody reads.
const UNREAD: &[&str] = &[
    "noreply",
    "no-reply",
    "no_reply",
    "no.reply",
    "donotreply",
    "do-not-reply",
    "mailer-daemon",
    "bounce",
    "bounces",
];

pub(super) fn staff(draft: &Draft<'_>, found: &mut Found<'_>) {
    let role = match draft.recipient.role {
        // A role that the user overruled is the user's business.
        _ if draft.recipient.is_audience => return,
        Role::Host => "the host",
        Role::Panelist => "a panelist",
        Role::Staff => "one of your own team",
        Role::Bot => "a program that takes notes",
        Role::Audience => "left out by you",
    };
    let message =
        format!("The recipient is {role}, not audience. Leave them out, or count them as audience in People.");
    found.missing(Severity::Block, message);
}

pub(super) fn sender(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Some(email) = draft.recipient.email else { return };
    let profile = [
        &draft.sender.signature,
        &draft.sender.unsubscribe_line,
        &draft.sender.postal_address,
    ];
    let is_own = |text: &&String| super::ADDRESS.all(text).any(|own| own.to_lowercase() == email.as_str());
    if profile.iter().any(is_own) {
        let message =
            "The recipient's address is in your own signature, so this mail would go to yourself. Leave it out.";
        found.missing(Severity::Block, message);
    }
}

pub(super) fn without_address(draft: &Draft<'_>, found: &mut Found<'_>) {
    if draft.recipient.email.is_none() {
        let message = "This person has no valid e-mail address. Add one by importing a file that has it.";
        found.missing(Severity::Block, message);
    }
}

fn local(draft: &Draft<'_>) -> String {
    let local = draft.recipient.email.map_or("", |email| email.local_part());
    local.split('+').next().unwrap_or_default().to_owned()
}

pub(super) fn no_reply(draft: &Draft<'_>, found: &mut Found<'_>) {
    if UNREAD.contains(&local(draft).as_str()) {
        let message = "Nobody reads mail at this address. Leave this person out, or find another address of theirs.";
        found.missing(Severity::Block, message);
    }
}

pub(super) fn role(draft: &Draft<'_>, found: &mut Found<'_>) {
    if ROLES.contains(&local(draft).as_str()) {
        let message =
            "This is the mailbox of a function, which several people may read. Make sure the mail may be read by all.";
        found.missing(Severity::Warn, message);
    }
}

pub(super) fn shared(draft: &Draft<'_>, found: &mut Found<'_>) {
    if draft
        .recipient
        .email
        .is_some_and(|email| draft.register.shares_mailbox(email))
    {
        let message =
            "Somebody else on the list has the same mailbox, so one reader would get two mails. Send one of them.";
        found.missing(Severity::Warn, message);
    }
}

/// Mailchimp and others refuse them; few servers take them.
pub(super) fn refused(draft: &Draft<'_>, found: &mut Found<'_>) {
    let Some(email) = draft.recipient.email else { return };
    let odd = !email.local_part().is_ascii()
        || email.local_part().starts_with('.')
        || email.local_part().contains("..")
        || !email.domain().contains('.');
    if odd {
        let message = "Mail tools will probably refuse this address. Check its spelling.";
        found.missing(Severity::Warn, message);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Case;
    use super::*;

    fn to(email: &'static str) -> Case {
        Case {
            email,
            ..Case::default()
        }
    }

    #[test]
    fn a_mail_to_the_host_or_the_team_blocks() {
        for role in [Role::Host, Role::Panelist, Role::Staff, Role::Bot] {
            let case = Case {
                role,
                ..Case::default()
            };
            assert_eq!(case.severity("recipient_is_staff"), Some(Severity::Block), "{role:?}");
        }
        assert_eq!(Case::default().severity("recipient_is_staff"), None);
    }

    #[test]
    fn a_mail_to_the_sender_blocks() {
        let mut case = Case::default();
        assert_eq!(case.severity("recipient_is_sender"), None);
        case.sender.signature = "lori@vance.example".to_owned();
        assert_eq!(case.severity("recipient_is_sender"), Some(Severity::Block));
    }

    #[test]
    fn a_person_without_an_address_blocks() {
        assert_eq!(
            to("no address").severity("recipient_without_address"),
            Some(Severity::Block)
        );
        assert_eq!(Case::default().severity("recipient_without_address"), None);
    }

    #[test]
    fn a_mailbox_that_nobody_reads_blocks() {
        assert_eq!(
            to("no-reply@vance.example").severity("no_reply_address"),
            Some(Severity::Block)
        );
        assert_eq!(Case::default().severity("no_reply_address"), None);
    }

    #[test]
    fn a_mailbox_of_a_function_needs_a_click() {
        assert_eq!(to("info@vance.example").severity("role_address"), Some(Severity::Warn));
        assert_eq!(to("infoline@vance.example").severity("role_address"), None);
    }

    #[test]
    fn a_mailbox_that_two_people_share_needs_a_click() {
        let mut case = to("lori.vance+webinar@gmail.com");
        assert_eq!(case.severity("shared_mailbox"), None);
        let same = crate::domain::EmailAddress::parse("lorivance@googlemail.com").ok();
        case.others.push(("L Vance".to_owned(), same));
        assert_eq!(case.severity("shared_mailbox"), Some(Severity::Warn));
    }

    #[test]
    fn an_address_that_mail_tools_refuse_needs_a_click() {
        for email in ["löri@vance.example", "lori..v@vance.example", "lori@localhost"] {
            assert_eq!(to(email).severity("refused_address"), Some(Severity::Warn), "{email}");
        }
        assert_eq!(Case::default().severity("refused_address"), None);
    }
}
