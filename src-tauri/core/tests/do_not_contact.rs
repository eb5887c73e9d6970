//! The do-not-contact list through the facade: honoured at every step, outliving imports; erased people stay erased.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;

use proptest::prelude::*;
use support::{ATTENDEES, CHAT, Fixture, details, given};
use webinarwins_core::domain::{Engine, IssueKind, Jurisdiction, NoContactReason, Severity};
use webinarwins_core::views::NoContactAddedView;
use webinarwins_core::views::PackingChoice;
use webinarwins_core::{Code, GivenFile};

const MAILCHIMP_UNSUBSCRIBED: &str = "\
Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,LEID,EUID,NOTES,TAGS
John@Example.com,John,Doe,2,2023-05-01 10:00:00,,2023-05-01 10:00:00,1.2.3.4,,,,US,ca,2024-02-01 09:00:00,May news,abc,NORMAL,,1,x,,
cross@example.com,Cross,Person,2,2023-05-01 10:00:00,,2023-05-01 10:00:00,1.2.3.4,,,,US,ca,2024-02-01 09:00:00,May news,abc,SPAM,,2,y,,
";
const MAILCHIMP_CLEANED: &str = "\
Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,CLEAN_CAMPAIGN_ID,LEID,EUID
gone@example.com,Gone,Away,1,2023-05-01 10:00:00,2024-02-01 09:00:00,May news,abc,1,x
";
const MAILCHIMP_SUBSCRIBED: &str = "\
Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID
friend@example.com,A,Friend,5,2023-05-01 10:00:00,,2023-05-01 10:00:00,1.2.3.4,1,x
";
const SENDGRID_BOUNCES: &str = "\
status,reason,email,created
5.1.1,550 5.1.1 The email account that you tried to reach does not exist.,bounce@example.com,1701234567
";

fn import(fixture: &Fixture, name: &str, text: &str) -> NoContactAddedView {
    fixture.app.import_do_not_contact(&file(name, text)).unwrap()
}

fn file(name: &str, text: &str) -> GivenFile {
    GivenFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn reason_of(fixture: &Fixture, who: &str) -> Option<NoContactReason> {
    let list = fixture.app.do_not_contact(who, 0, 10).unwrap();
    list.entries
        .into_iter()
        .find(|entry| entry.who == who)
        .map(|entry| entry.reason)
}

#[test]
fn exports_of_mail_tools_are_known_by_their_headings() {
    let fixture = Fixture::new();
    let cases = [
        (
            "u.csv",
            MAILCHIMP_UNSUBSCRIBED,
            "Mailchimp unsubscribed contacts",
            "john@example.com",
            NoContactReason::Unsubscribed,
        ),
        (
            "u2.csv",
            MAILCHIMP_UNSUBSCRIBED,
            "Mailchimp unsubscribed contacts",
            "cross@example.com",
            NoContactReason::Complained,
        ),
        (
            "c.csv",
            MAILCHIMP_CLEANED,
            "Mailchimp cleaned contacts",
            "gone@example.com",
            NoContactReason::Bounced,
        ),
        (
            "b.csv",
            SENDGRID_BOUNCES,
            "SendGrid bounces",
            "bounce@example.com",
            NoContactReason::Bounced,
        ),
        (
            "suppression_blocks.csv",
            "status,reason,email,created\n4.7.1,421 try later,bl@example.com,1701234567\n",
            "SendGrid blocks",
            "bl@example.com",
            NoContactReason::Bounced,
        ),
        (
            "suppression_spam_reports.csv",
            "email,created\nspam@example.com,1701234567\n",
            "SendGrid spam reports",
            "spam@example.com",
            NoContactReason::Complained,
        ),
        (
            "s.csv",
            "email,ip,created\nspam2@example.com,1.2.3.4,1701234567\n",
            "SendGrid spam reports",
            "spam2@example.com",
            NoContactReason::Complained,
        ),
        (
            "suppression_unsubscribes.csv",
            "email,created\nun@example.com,1701234567\n",
            "SendGrid unsubscribes",
            "un@example.com",
            NoContactReason::Unsubscribed,
        ),
        (
            "suppression_global_unsubscribes.csv",
            "email,created\ngl@example.com,1701234567\n",
            "SendGrid global unsubscribes",
            "gl@example.com",
            NoContactReason::Unsubscribed,
        ),
        (
            "crm.csv",
            "Name;E-Mail;Site\nOlga;OLGA@example.com;x.example\n",
            "table with addresses",
            "olga@example.com",
            NoContactReason::ByHand,
        ),
        (
            "bare.csv",
            "bare@example.com\n",
            "table with addresses",
            "bare@example.com",
            NoContactReason::ByHand,
        ),
    ];
    for (name, text, label, who, reason) in cases {
        let added = import(&fixture, name, text);
        assert_eq!((added.label.as_str(), added.unread_lines), (label, 0), "{name}");
        assert_eq!(reason_of(&fixture, who), Some(reason), "{name}");
    }
    let refused = fixture
        .app
        .import_do_not_contact(&file("members.csv", MAILCHIMP_SUBSCRIBED))
        .unwrap_err();
    assert_eq!(refused.code, Code::Import);
    assert!(refused.message.contains("who want mails"), "{}", refused.message);
    assert_eq!(reason_of(&fixture, "friend@example.com"), None);
}

#[test]
fn what_cannot_be_read_is_told_with_its_line_and_the_rest_is_added() {
    let fixture = Fixture::new();
    let added = fixture
        .app
        .add_do_not_contact("ada@example.com, ADA@example.com\nnobody\n\n@Competitor.example\n")
        .unwrap();
    assert_eq!((added.added, added.known, added.unread_lines), (2, 1, 1));
    assert_eq!((added.unread[0].line, added.unread[0].text.as_str()), (2, "nobody"));
    let added = import(
        &fixture,
        "x.csv",
        "Email,Name\nnew@example.com,New\n,Nameless\nno address,Bo\n",
    );
    let lines: Vec<_> = added
        .unread
        .iter()
        .map(|unread| (unread.line, unread.text.as_str()))
        .collect();
    assert_eq!(lines, [(3, ", Nameless"), (4, "no address")]);
    assert_eq!(added.added, 1);
    let list = fixture.app.do_not_contact("COMPET", 0, 10).unwrap();
    assert_eq!((list.found, list.total), (1, 3));
    assert!(list.entries[0].is_domain);
}

#[test]
fn a_list_that_was_saved_is_read_back_as_it_was() {
    let fixture = Fixture::new();
    import(&fixture, "u.csv", MAILCHIMP_UNSUBSCRIBED);
    fixture.app.add_do_not_contact("@competitor.example").unwrap();
    let path = fixture.folder.path().join("list.csv");
    fixture.app.save_do_not_contact(&path).unwrap();
    let other = Fixture::new();
    let added = import(&other, "list.csv", &fs::read_to_string(&path).unwrap());
    assert_eq!((added.added, added.unread_lines), (3, 0));
    assert_eq!(
        reason_of(&other, "cross@example.com"),
        Some(NoContactReason::Complained)
    );
    assert_eq!(reason_of(&other, "competitor.example"), Some(NoContactReason::ByHand));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_on_the_list_is_told_at_import_and_gets_no_draft_and_no_mail() {
    let fixture = Fixture::new();
    fixture.app.add_do_not_contact("john@example.com").unwrap();
    let done = fixture.import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)]);
    assert_eq!((done.people, done.do_not_contact), (3, 1));
    let told: Vec<_> = done
        .issues
        .iter()
        .filter(|issue| issue.kind == IssueKind::DoNotContact)
        .collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].line, Some(2));
    assert!(told[0].message.contains("John Doe"), "{}", told[0].message);

    fixture.run(done.webinar_id, Engine::Templates).await;
    let labels: Vec<String> = fixture
        .drafts(done.webinar_id)
        .into_iter()
        .map(|draft| draft.label)
        .collect();
    assert_eq!(labels.len(), 2);
    assert!(!labels.iter().any(|label| label == "John Doe"));

    // Back on the list of those who may be written to, they are drafted for.
    assert_eq!(
        fixture
            .app
            .remove_do_not_contact(&["john@example.com".to_owned()])
            .unwrap(),
        1
    );
    fixture.run(done.webinar_id, Engine::Templates).await;
    assert_eq!(fixture.drafts(done.webinar_id).len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_was_approved_before_stays_out_of_the_file_and_the_numbers_add_up() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let all: Vec<_> = fixture.drafts(webinar).into_iter().map(|draft| draft.id).collect();
    for id in all {
        fixture.app.approve_drafts(&[id], true).unwrap();
    }
    let before = fixture.app.export_preview(webinar, "csv", false).unwrap();
    let john = fixture.draft_to(webinar, "John Doe").attendee_id;
    assert_eq!(fixture.app.never_contact(&[john]).unwrap(), 1);
    assert_eq!(fixture.app.never_contact(&[john]).unwrap(), 0);
    let after = fixture.app.export_preview(webinar, "csv", false).unwrap();
    assert_eq!(after.ready, before.ready - 1);
    let reason = after
        .left_out
        .iter()
        .find(|out| out.reason == "do_not_contact")
        .unwrap();
    assert_eq!(
        (reason.people, reason.labels.as_slice()),
        (1, &["John Doe".to_owned()][..])
    );
    let out: u32 = after.left_out.iter().map(|out| out.people).sum();
    assert_eq!(after.ready + out, after.people);
    let path = fixture.folder.path().join("out.csv");
    fixture
        .app
        .export(PackingChoice::File, webinar, "csv", false, &path)
        .unwrap();
    assert!(!fs::read_to_string(&path).unwrap().contains("john@example.com"));
}

#[test]
fn a_domain_stands_for_everybody_below_it_and_outlives_imports() {
    let fixture = Fixture::new();
    fixture.app.add_do_not_contact("@example.com").unwrap();
    let list = "Name,Email,Attended\nA,a@example.com,Yes\nB,b@mail.example.com,Yes\nC,c@notexample.com,Yes\n";
    let first = fixture.import(&[("list.csv", list)]);
    assert_eq!(first.do_not_contact, 2);
    let again = fixture
        .app
        .import(
            given(&[("more.csv", &format!("{list}D,d@example.com,No\n"))]),
            None,
            details("Another"),
        )
        .unwrap();
    assert_eq!(again.do_not_contact, 3);
    let restarted = fixture.restarted();
    assert_eq!(restarted.app.do_not_contact("", 0, 10).unwrap().total, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_person_is_gone_and_no_import_brings_them_back() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe").attendee_id;
    let asked = fixture.app.erasure(john).unwrap();
    assert_eq!((asked.words, asked.drafts, asked.has_address), (2, 1, true));
    fixture.app.erase_person(john).unwrap();

    assert!(fixture.app.attendee(john).is_err());
    assert_eq!(fixture.people(webinar).len(), 2);
    assert!(!fixture.drafts(webinar).iter().any(|draft| draft.label == "John Doe"));
    assert!(fixture.app.history().unwrap().undo.is_none());
    let list = fixture.app.do_not_contact("john", 0, 10).unwrap();
    assert_eq!((list.found, list.erased), (0, 1), "the list names nobody");

    // The same files again, a file that is added and makes the kept ones be read anew, and another webinar.
    let again = fixture.import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)]);
    assert!(again.unchanged);
    let more = "Name,Email,Attended\nNew One,new@example.com,Yes\nJohn Doe,JOHN@example.com,Yes\n";
    let added = fixture
        .app
        .import(
            given(&[("more.csv", more)]),
            Some(webinar),
            details("Limits of sharing"),
        )
        .unwrap();
    assert_eq!(added.people, 3);
    let erased: Vec<_> = added
        .issues
        .iter()
        .filter(|issue| issue.kind == IssueKind::Erased)
        .collect();
    assert_eq!(erased.len(), 1);
    let said = format!("{:?}", added.issues).to_lowercase();
    assert!(!said.contains("john"), "{said}");
    let other = fixture
        .app
        .import(
            given(&[("attendees.csv", &ATTENDEES.replace("Krak", "Crac"))]),
            None,
            details("Another"),
        )
        .unwrap();
    assert_eq!(other.people, 2);
    assert!(
        !fixture
            .people(other.webinar_id)
            .iter()
            .any(|one| one.name == "John Doe")
    );

    // Only the user, who knows the address, can let them in again.
    assert_eq!(
        fixture
            .app
            .remove_do_not_contact(&["john@example.com".to_owned()])
            .unwrap(),
        1
    );
    let fresh = fixture
        .app
        .import(
            given(&[("again.csv", &ATTENDEES.replace("Location", "Place"))]),
            None,
            details("Third"),
        )
        .unwrap();
    assert_eq!(fresh.people, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webinars_own_footer_takes_the_place_of_the_senders_and_its_law_decides_how_grave_a_lack_is() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe").id;
    let severity = |rule: &str| {
        let draft = fixture.app.draft(john).unwrap();
        let found = draft.findings.into_iter().find(|finding| finding.rule == rule);
        found.map(|finding| finding.severity)
    };
    assert_eq!(severity("no_postal_address"), Some(Severity::Note));
    let mut about = fixture.app.webinar(webinar).unwrap().details;
    about.compliance.profile = Jurisdiction::Germany;
    fixture.app.update_webinar(webinar, about.clone()).unwrap();
    assert_eq!(
        severity("no_postal_address"),
        Some(Severity::Block),
        "stored findings are not stale"
    );

    about.compliance.postal_address = "Hafenweg 1\n20457 Hamburg".to_owned();
    about.compliance.unsubscribe_line = "Reply with STOP.".to_owned();
    about.compliance.sender_identity = "Quill GmbH, HRB 1".to_owned();
    fixture.app.update_webinar(webinar, about).unwrap();
    for rule in ["no_postal_address", "no_unsubscribe", "no_sender_identity"] {
        assert_eq!(severity(rule), None, "{rule}");
    }
    let text = fixture.app.draft(john).unwrap().text;
    assert!(
        text.contains("Quill GmbH, HRB 1\nHafenweg 1, 20457 Hamburg\nReply with STOP."),
        "{text}"
    );
}

/// A second webinar whose list has John Doe again, a couple with one address, and nobody else.
const COUPLE: &str = "\
Name,Email,Attended,Attendance %,Focus %
John Doe,john@example.com,Yes,100,90
Ann Lee,home@example.com,Yes,100,80
Tom Hart,home@example.com,Yes,100,70
";

#[tokio::test(flavor = "multi_thread")]
async fn of_two_people_with_one_address_exactly_one_gets_a_mail() {
    let fixture = Fixture::new();
    let webinar = fixture.import(&[("couple.csv", COUPLE)]).webinar_id;
    fixture.run(webinar, Engine::Templates).await;
    let look = fixture.app.preflight(webinar, "csv", true).unwrap();
    assert_eq!((look.people, look.ready), (3, 2));
    let shared = look
        .groups
        .iter()
        .find(|group| group.reason == "shared_address")
        .unwrap();
    assert_eq!(shared.shown[0].label, "Tom Hart", "the one further down the list");

    // Once the first is out of the way, the other gets it.
    let ann = fixture
        .people(webinar)
        .into_iter()
        .find(|one| one.name == "Ann Lee")
        .unwrap();
    fixture.app.keep_attendees(&[ann.id], Some(false)).unwrap();
    let look = fixture.app.preflight(webinar, "csv", true).unwrap();
    assert_eq!((look.people, look.ready, look.groups.len()), (2, 2, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_approved_before_the_offer_was_changed_is_warned_of_until_it_is_approved_again() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe").id;
    fixture.app.approve_drafts(&[john], true).unwrap();
    let warned = || {
        let look = fixture.app.preflight(webinar, "csv", false).unwrap();
        look.warnings
            .into_iter()
            .filter(|group| group.reason == "changed_offer")
            .map(|group| group.message)
            .collect::<Vec<_>>()
    };
    assert!(warned().is_empty());
    let details = fixture.app.webinar(webinar).unwrap().details;
    let change = |deadline: &str| {
        let mut details = details.clone();
        details.deadline = Some(deadline.to_owned());
        fixture.app.update_webinar(webinar, details).unwrap();
    };
    let renamed = webinarwins_core::domain::WebinarDetails {
        host_name: Some("Somebody Else".to_owned()),
        ..details.clone()
    };
    fixture.app.update_webinar(webinar, renamed).unwrap();
    assert!(warned().is_empty(), "the host is no part of the offer");
    change("Friday");
    assert_eq!(warned(), ["1 mail was approved before the offer was changed"]);
    fixture.app.unapprove_drafts(&[john]).unwrap();
    fixture.app.approve_drafts(&[john], true).unwrap();
    assert!(warned().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_mailed_for_another_webinar_is_warned_of_or_left_out_and_the_numbers_add_up() {
    let fixture = Fixture::new();
    let first = fixture.drafted().await;
    let path = fixture.folder.path().join("first.csv");
    fixture
        .app
        .export(PackingChoice::File, first, "csv", true, &path)
        .unwrap();
    let second = fixture
        .app
        .import(given(&[("couple.csv", COUPLE)]), None, details("Second"))
        .unwrap()
        .webinar_id;
    fixture.run(second, Engine::Templates).await;
    let adds_up = || {
        let look = fixture.app.preflight(second, "csv", true).unwrap();
        let out: u32 = look.groups.iter().map(|group| group.people).sum();
        assert_eq!(look.ready + out, look.people);
        let preview = fixture.app.export_preview(second, "csv", true).unwrap();
        assert_eq!((preview.ready, preview.people), (look.ready, look.people));
        look
    };
    let look = adds_up();
    assert_eq!(look.warnings.len(), 1);
    assert_eq!(
        (look.warnings[0].reason.as_str(), look.warnings[0].people),
        ("mailed_lately", 1)
    );
    assert_eq!(look.warnings[0].shown[0].label, "John Doe");

    let mut settings = fixture.app.settings().unwrap();
    settings.preflight.leave_out_mailed = true;
    fixture.app.update_settings(settings.clone()).unwrap();
    let strict = adds_up();
    assert_eq!(strict.ready, look.ready - 1);
    assert!(
        strict
            .groups
            .iter()
            .any(|group| group.reason == "mailed_lately" && group.people == 1)
    );

    settings.preflight.quiet_days = 0;
    fixture.app.update_settings(settings).unwrap();
    assert!(adds_up().warnings.is_empty());

    import(
        &fixture,
        "bounces.csv",
        "status,reason,email,created\n5.1.1,gone,john@example.com,1\n",
    );
    assert!(adds_up().groups.iter().any(|group| group.reason == "bounced"));
    let done = fixture
        .app
        .export(
            PackingChoice::File,
            second,
            "csv",
            true,
            &fixture.folder.path().join("second.csv"),
        )
        .unwrap();
    let after = adds_up();
    assert_eq!(after.ready, done.mails);
    assert!(
        after
            .warnings
            .iter()
            .any(|group| group.reason == "exported" && group.people == done.mails)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), head in 0_usize..5) {
        let heads = ["", "email,created\n", "Email Address,UNSUB_TIME\n", "\u{feff}a@b.de\n", "address_or_domain,reason\n"];
        let fixture = Fixture::new();
        let mut all = heads[head].as_bytes().to_vec();
        all.extend(bytes);
        let _ = fixture.app.import_do_not_contact(&GivenFile { name: "x.csv".to_owned(), bytes: all });
    }

    #[test]
    fn every_row_is_added_known_or_told(rows in prop::collection::vec("[a-c]{1,2}(@example\\.com|@x\\.example|!|)", 1..30)) {
        let fixture = Fixture::new();
        let text = format!("email,created\nfirst@example.com,1\n{}\n", rows.iter().map(|row| format!("{row},1")).collect::<Vec<_>>().join("\n"));
        let added = fixture.app.import_do_not_contact(&file("x.csv", &text)).unwrap();
        prop_assert_eq!((added.added + added.known + added.unread_lines) as usize, rows.len() + 1);
        prop_assert_eq!(fixture.app.do_not_contact("", 0, 100).unwrap().total, added.added);
    }
}
