//! Reading and deciding: approvals, edits, versions, undo.

#![allow(clippy::unwrap_used)]

mod support;

use support::{ATTENDEES, Fixture};
use webinarwins_core::domain::{Block, BlockRole, DraftId, DraftStatus, Run, Sender, Severity, WebinarId};
use webinarwins_core::views::{DraftEdit, Settings};

fn edited(fixture: &Fixture, id: DraftId, words: &str) -> DraftEdit {
    let mut mail = fixture.app.draft(id).unwrap().mail;
    let body = mail
        .blocks
        .iter()
        .position(|block| block.role == BlockRole::Body)
        .unwrap();
    mail.blocks[body] = Block::plain(BlockRole::Body, words);
    DraftEdit {
        subject: mail.subject,
        blocks: mail.blocks,
    }
}

async fn ready() -> (Fixture, WebinarId, DraftId) {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe").id;
    (fixture, webinar, john)
}

fn status(fixture: &Fixture, id: DraftId) -> DraftStatus {
    fixture.app.draft(id).unwrap().item.status
}

#[tokio::test(flavor = "multi_thread")]
async fn any_change_revokes_an_approval() {
    let (fixture, _, john) = ready().await;
    for change in 0..3 {
        fixture.app.approve_drafts(&[john], true).unwrap();
        assert_eq!(status(&fixture, john), DraftStatus::Approved);
        match change {
            0 => fixture
                .app
                .edit_draft(john, edited(&fixture, john, "Another word to you."))
                .unwrap(),
            1 => fixture.app.note_draft(john, "It was good to meet you.").unwrap(),
            _ => fixture.app.restore_draft(john, 1).unwrap(),
        };
        assert_eq!(status(&fixture, john), DraftStatus::ToReview, "change {change}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_that_changes_nothing_revokes_nothing() {
    let (fixture, _, john) = ready().await;
    fixture.app.approve_drafts(&[john], true).unwrap();
    let mail = fixture.app.draft(john).unwrap().mail;
    let change = fixture
        .app
        .edit_draft(
            john,
            DraftEdit {
                subject: mail.subject,
                blocks: mail.blocks,
            },
        )
        .unwrap();
    assert!(change.changed.is_empty());
    assert_eq!(status(&fixture, john), DraftStatus::Approved);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blocked_draft_cannot_be_approved_and_says_why() {
    let (fixture, _, john) = ready().await;
    fixture
        .app
        .edit_draft(john, edited(&fixture, john, "Dear {{first_name}}, as Ada Nowak said."))
        .unwrap();
    let draft = fixture.app.draft(john).unwrap();
    assert_eq!(draft.item.gravest, Some(Severity::Block));
    let rules: Vec<&str> = draft.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert!(rules.len() >= 2, "the token and the other attendee: {rules:?}");
    let change = fixture.app.approve_drafts(&[john], true).unwrap();
    assert_eq!((change.blocked, change.changed), (vec![john], vec![]));
    assert_eq!(status(&fixture, john), DraftStatus::ToReview);
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_takes_back_edits_and_approvals_in_order_and_redo_repeats_them() {
    let (fixture, webinar, john) = ready().await;
    let original = fixture.app.draft(john).unwrap();
    fixture.app.approve_drafts(&[john], true).unwrap();
    fixture
        .app
        .edit_draft(john, edited(&fixture, john, "Another word to you."))
        .unwrap();
    let changed = fixture.app.draft(john).unwrap();

    assert!(fixture.app.undo().unwrap().label.starts_with("Undone"));
    let back = fixture.app.draft(john).unwrap();
    assert_eq!(
        (&back.text, back.item.status),
        (&original.text, DraftStatus::Approved),
        "the approval was of this text"
    );
    fixture.app.undo().unwrap();
    assert_eq!(status(&fixture, john), DraftStatus::ToReview);
    fixture.app.undo().unwrap();
    assert!(fixture.drafts(webinar).is_empty(), "that they were written came first");
    assert!(
        fixture.app.undo().unwrap().changed.is_empty(),
        "nothing is left to undo"
    );

    for _ in 0..3 {
        fixture.app.redo().unwrap();
    }
    assert_eq!(fixture.app.draft(john).unwrap().text, changed.text);
    assert!(fixture.app.redo().unwrap().changed.is_empty());

    let fixture = fixture.restarted();
    fixture.app.undo().unwrap();
    assert_eq!(
        fixture.app.draft(john).unwrap().text,
        original.text,
        "undo survives a restart"
    );
    assert_eq!(fixture.app.webinar(webinar).unwrap().counts.approved, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_approvals_are_one_step() {
    let (fixture, webinar, _) = ready().await;
    let ids: Vec<DraftId> = fixture.drafts(webinar).into_iter().map(|draft| draft.id).collect();
    ids.iter().for_each(|id| fixture.app.open_draft(*id).unwrap());
    assert_eq!(
        fixture.app.approve_drafts(&ids, true).unwrap().label,
        "Approved 3 drafts"
    );
    fixture.app.undo().unwrap();
    assert_eq!(fixture.app.webinar(webinar).unwrap().counts.approved, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn typing_on_is_one_version_and_one_step() {
    let (fixture, _, john) = ready().await;
    let original = fixture.app.draft(john).unwrap().text;
    for words in ["A", "Another", "Another word", "Another word to you."] {
        fixture.app.edit_draft(john, edited(&fixture, john, words)).unwrap();
    }
    assert_eq!(fixture.app.draft_versions(john).unwrap().len(), 2);
    fixture.app.undo().unwrap();
    assert_eq!(fixture.app.draft(john).unwrap().text, original);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_version_can_be_had_back() {
    let (fixture, _, john) = ready().await;
    let original = fixture.app.draft(john).unwrap();
    fixture.app.regenerate_draft(john, None).await.unwrap();
    assert_ne!(
        fixture.app.draft(john).unwrap().text,
        original.text,
        "asking again gives another text"
    );
    fixture
        .app
        .edit_draft(john, edited(&fixture, john, "Another word to you."))
        .unwrap();
    fixture.app.restore_draft(john, 1).unwrap();
    let back = fixture.app.draft(john).unwrap();
    assert_eq!(back.text, original.text);
    assert_eq!(
        fixture.app.draft_versions(john).unwrap().len(),
        4,
        "no text was lost on the way"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn unsafe_links_and_broken_subjects_never_get_into_a_draft() {
    let (fixture, _, john) = ready().await;
    let before = fixture.app.draft(john).unwrap();
    let mut edit = edited(&fixture, john, "Look here.");
    edit.blocks[0].runs = vec![Run {
        href: Some("javascript:alert(1)".to_owned()),
        ..Run::plain("here")
    }];
    assert!(fixture.app.edit_draft(john, edit).is_err());
    let long = DraftEdit {
        subject: "x".repeat(501),
        ..edited(&fixture, john, "Look here.")
    };
    assert!(fixture.app.edit_draft(john, long).is_err());
    assert_eq!(fixture.app.draft(john).unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_puts_a_finding_right_as_an_edit_that_can_be_undone() {
    let (fixture, _, john) = ready().await;
    let mut edit = edited(&fixture, john, "Another word to you!!! And one more.");
    edit.subject = "Re: your workshop".to_owned();
    edit.blocks[0] = Block::plain(BlockRole::Greeting, "Hi Ada,");
    fixture.app.edit_draft(john, edit).unwrap();
    let before = fixture.app.draft(john).unwrap();
    assert_eq!(before.item.gravest, Some(Severity::Block));
    for rule in ["greeting_of_another", "fake_reply", "exclamation_marks"] {
        let draft = fixture.app.draft(john).unwrap();
        let place = draft.findings.iter().position(|finding| finding.rule == rule).unwrap();
        let fix = fixture.app.fix_draft(john, place, rule).unwrap();
        assert_eq!(fix.changed, [john], "{rule}");
        // The list that the reader had is out of date by now.
        assert!(fixture.app.fix_draft(john, 99, rule).is_err());
    }
    let fixed = fixture.app.draft(john).unwrap();
    assert_eq!(fixed.mail.subject, "your workshop");
    assert!(
        fixed.text.starts_with("Hi John,\n\nAnother word to you! And one more."),
        "{}",
        fixed.text
    );
    assert_ne!(fixed.item.gravest, Some(Severity::Block));
    fixture.app.approve_drafts(&[john], true).unwrap();
    assert_eq!(status(&fixture, john), DraftStatus::Approved);
    for _ in 0..4 {
        fixture.app.undo().unwrap();
    }
    let undone = fixture.app.draft(john).unwrap();
    assert_eq!(
        (undone.mail, undone.findings),
        (before.mail, before.findings),
        "each fix is one step"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fix_revokes_an_approval() {
    let (fixture, _, john) = ready().await;
    fixture
        .app
        .edit_draft(john, edited(&fixture, john, "Another word to you!!!"))
        .unwrap();
    fixture.app.approve_drafts(&[john], true).unwrap();
    assert_eq!(status(&fixture, john), DraftStatus::Approved);
    let findings = fixture.app.draft(john).unwrap().findings;
    let place = findings.iter().position(|finding| finding.fix.is_some()).unwrap();
    fixture.app.fix_draft(john, place, &findings[place].rule).unwrap();
    assert_eq!(status(&fixture, john), DraftStatus::ToReview);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_who_came_later_are_known_to_the_checks() {
    let (fixture, webinar, john) = ready().await;
    fixture
        .app
        .edit_draft(john, edited(&fixture, john, "As Nora Newcomer said, it works."))
        .unwrap();
    let names_another = |fixture: &Fixture| {
        let findings = fixture.app.draft(john).unwrap().findings;
        findings.iter().any(|finding| finding.rule == "name_of_another")
    };
    assert!(!names_another(&fixture));
    let more = format!("{ATTENDEES}Nora Newcomer,nora@example.net,Yes,50,50,30,2025-10-01 14:00,2025-10-01 14:30,\n");
    let files = support::given(&[("more.csv", &more)]);
    fixture
        .app
        .import(files, Some(webinar), support::details("Limits of sharing"))
        .unwrap();
    fixture.app.note_draft(john, "Until soon.").unwrap();
    assert!(names_another(&fixture));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_sender_signs_untouched_drafts_and_leaves_the_users_own_alone() {
    let (fixture, webinar, john) = ready().await;
    fixture
        .app
        .edit_draft(john, edited(&fixture, john, "Another word to you."))
        .unwrap();
    let johns = fixture.app.draft(john).unwrap().text;
    let sender = Sender {
        name: "Gabi Reyes".to_owned(),
        ..Sender::default()
    };
    fixture
        .app
        .update_settings(Settings {
            sender,
            ..Settings::default()
        })
        .unwrap();
    assert_eq!(fixture.app.draft(john).unwrap().text, johns);
    let ada = fixture.draft_to(webinar, "Ada Nowak").id;
    assert!(fixture.app.draft(ada).unwrap().text.contains("Gabi Reyes"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_without_an_address_gets_no_draft_and_is_named_at_export() {
    let fixture = Fixture::new();
    let with_nameless = format!("{ATTENDEES}Nora Noaddress,,Yes,50,50,30,2025-10-01 14:00,2025-10-01 14:30,\n");
    let webinar = fixture.import(&[("attendees.csv", &with_nameless)]).webinar_id;
    let job = fixture.run(webinar, webinarwins_core::domain::Engine::Templates).await;
    assert_eq!(job.done, 3);
    let preview = fixture.app.export_preview(webinar, "csv", true).unwrap();
    let left = preview
        .left_out
        .iter()
        .find(|left| left.reason == "no_address")
        .unwrap();
    assert_eq!(left.labels, ["Nora Noaddress"]);
}

/// Three colleagues who get the same words, since nobody wrote anything.
const COLLEAGUES: &str = "\
Name,Email,Attended,Attendance %,Focus %,Attendance Minutes
Tam Oriel,tam@kestrel.example,No,-,-,-
Uma Park,uma@kestrel.example,No,-,-,-
Vic Ross,vic@kestrel.example,No,-,-,-
Wes Hart,wes@larch.example,No,-,-,-
";

#[tokio::test(flavor = "multi_thread")]
async fn nearly_the_same_mail_to_a_colleague_needs_a_click_until_one_of_them_changes() {
    let fixture = Fixture::new();
    let webinar = fixture.import(&[("attendees.csv", COLLEAGUES)]).webinar_id;
    fixture.run(webinar, webinarwins_core::domain::Engine::Templates).await;
    let [tam, uma, wes] = ["Tam Oriel", "Uma Park", "Wes Hart"].map(|name| fixture.draft_to(webinar, name).id);
    let words = "We went through three ways to begin, and the recording shows each of them step by step for your team.";
    let other = "Your registration reached us late, so here is the short version of what was said that afternoon.";
    let warned = |id| {
        let findings = fixture.app.draft(id).unwrap().findings;
        findings.into_iter().find(|finding| finding.rule == "same_as_colleague")
    };
    let say = |id, words: &str| {
        let mut edit = edited(&fixture, id, words);
        edit.blocks
            .retain(|block| matches!(block.role, BlockRole::Greeting | BlockRole::Signature) || block.text() == words);
        fixture.app.edit_draft(id, edit).unwrap()
    };
    for draft in fixture.drafts(webinar) {
        assert_eq!(warned(draft.id), None, "templates were chosen to differ");
    }
    // Whoever comes first is left alone, whichever of the two was written last.
    for id in [uma, wes, tam] {
        say(id, words);
    }
    let [first, second] = if warned(tam).is_some() { [uma, tam] } else { [tam, uma] };
    assert_eq!(warned(first), None);
    assert_eq!(warned(wes), None, "somebody of another company");
    let finding = warned(second).unwrap();
    assert_eq!(finding.severity, Severity::Warn);
    assert!(
        finding.message.contains("also at kestrel.example"),
        "{}",
        finding.message
    );
    let approved = fixture.app.approve_drafts(&[second], false).unwrap();
    assert_eq!(approved.warned, [second]);
    // Changing either of them is enough.
    say(first, other);
    assert_eq!(warned(second), None);
    say(second, other);
    assert!(warned(second).is_some());
    fixture.app.undo().unwrap();
    assert_eq!(warned(second), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn very_private_words_reach_no_mail_and_no_model_and_are_read_one_by_one() {
    const TOLD: &str = "\
Timestamp,Name,Email,Message,Is Question
2025-10-01 14:30,John Doe,john@example.com,My father died last week so I may have to leave early,No
2025-10-01 14:31,John Doe,john@example.com,Can you limit sharing?,Yes
";
    let fixture = Fixture::new();
    let webinar = fixture
        .import(&[("attendees.csv", ATTENDEES), ("chat.csv", TOLD)])
        .webinar_id;
    fixture.run(webinar, webinarwins_core::domain::Engine::Templates).await;
    let john = fixture.draft_to(webinar, "John Doe");
    let draft = fixture.app.draft(john.id).unwrap();
    let text: String = draft.mail.blocks.iter().map(Block::text).collect();
    assert!(text.contains("limit sharing") && !text.contains("father"), "{text}");
    let person = fixture
        .people(webinar)
        .into_iter()
        .find(|person| person.name == "John Doe")
        .unwrap();
    let request = fixture.app.request_preview(person.id).unwrap();
    let sent = format!("{}{}", request.instructions, request.person);
    assert!(sent.contains("limit sharing") && !sent.contains("father"), "{sent}");
    assert!(
        draft
            .findings
            .iter()
            .any(|finding| finding.excerpt.contains("My father died"))
    );
    let all: Vec<DraftId> = fixture.drafts(webinar).into_iter().map(|draft| draft.id).collect();
    let approved = fixture.app.approve_drafts(&all, true).unwrap();
    assert_eq!(approved.flagged, [john.id], "not among others");
    assert_eq!(fixture.app.approve_drafts(&[john.id], true).unwrap().changed, [john.id]);
}
