//! Taking back and doing again, over everything that a person can do, on a real database.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use proptest::prelude::*;
use support::{ATTENDEES, CHAT, Fixture, run_of};
use webinarwins_core::domain::{
    AttendeeId, Block, BlockRole, DraftId, DraftStatus, Engine, RunOptions, RunScope, WebinarId,
};
use webinarwins_core::views::PackingChoice;
use webinarwins_core::views::{Decision, DraftEdit, DraftScope, DraftSort, DraftView, PeopleQuery};
use webinarwins_core::{Code, DraftRun, Phrase};

fn these(ids: &[DraftId]) -> DraftScope {
    DraftScope::Drafts { ids: ids.to_vec() }
}

fn phrase(find: &str, replacement: &str) -> Phrase {
    Phrase {
        find: find.to_owned(),
        replacement: replacement.to_owned(),
        match_case: false,
        whole_words: false,
        in_subject: true,
        in_body: true,
        in_links: true,
    }
}

fn ids(fixture: &Fixture, webinar: WebinarId) -> Vec<DraftId> {
    fixture.drafts(webinar).iter().map(|draft| draft.id).collect()
}

fn write(fixture: &Fixture, id: DraftId, words: &str) {
    let mut mail = fixture.app.draft(id).unwrap().mail;
    let body = mail
        .blocks
        .iter()
        .position(|block| block.role == BlockRole::Body)
        .unwrap();
    mail.blocks[body] = Block::plain(BlockRole::Body, words);
    let edit = DraftEdit {
        subject: mail.subject,
        blocks: mail.blocks,
    };
    fixture.app.edit_draft(id, edit).unwrap();
}

fn replace(fixture: &Fixture, ids: &[DraftId], phrase: &Phrase) {
    let preview = fixture.app.replace_preview(&these(ids), phrase).unwrap();
    let done = fixture
        .app
        .replace_in_drafts(&these(ids), phrase, &preview.mark)
        .unwrap();
    assert!(done.done.is_some());
}

fn undo_label(fixture: &Fixture) -> String {
    fixture
        .app
        .history()
        .unwrap()
        .undo
        .map(|step| step.label)
        .unwrap_or_default()
}

/// All that a person can change, as they see it. How many texts are kept besides is no part of it.
fn state(fixture: &Fixture, webinar: WebinarId) -> (Vec<DraftView>, Vec<(AttendeeId, Option<bool>)>) {
    let drafts = fixture.app.drafts(webinar, DraftSort::Name).unwrap();
    let views = drafts.iter().map(|item| DraftView {
        versions: 0,
        ..fixture.app.draft(item.id).unwrap()
    });
    let kept = [false, true].into_iter().flat_map(|left_out| {
        let query = PeopleQuery {
            left_out,
            ..PeopleQuery::default()
        };
        fixture.app.attendees(webinar, &query).unwrap()
    });
    (views.collect(), kept.map(|row| (row.id, row.kept)).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_says_what_it_would_take_back() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let all = ids(&fixture, webinar);
    let john = fixture.draft_to(webinar, "John Doe").id;
    let bo = fixture
        .people(webinar)
        .iter()
        .find(|row| row.name == "Bo Li")
        .unwrap()
        .id;
    assert_eq!(undo_label(&fixture), "write 3 drafts");

    write(&fixture, john, "Another word to you.");
    assert_eq!(undo_label(&fixture), "edit the draft to John Doe");
    all.iter().for_each(|id| fixture.app.open_draft(*id).unwrap());
    fixture.app.approve_drafts(&all, true).unwrap();
    assert_eq!(undo_label(&fixture), "approve 3 drafts");
    fixture.app.note_draft(john, "Until soon.").unwrap();
    assert_eq!(undo_label(&fixture), "write a note on the draft to John Doe");
    replace(&fixture, &[john], &phrase("another", "one more"));
    assert_eq!(
        undo_label(&fixture),
        "write “one more” instead of “another” in the draft to John Doe"
    );
    fixture.app.decide_drafts(&these(&[john]), Decision::Skip).unwrap();
    assert_eq!(undo_label(&fixture), "skip the draft to John Doe");
    fixture.app.regenerate_draft(john, None).await.unwrap();
    assert_eq!(undo_label(&fixture), "write anew the draft to John Doe");
    fixture.app.keep_attendees(&[bo], Some(false)).unwrap();
    assert_eq!(undo_label(&fixture), "leave Bo Li out");
    fixture.app.delete_webinar(webinar).unwrap();
    assert_eq!(undo_label(&fixture), "delete “Limits of sharing”");

    let undone = fixture.app.undo().unwrap();
    assert_eq!(undone.label, "Undone: delete “Limits of sharing”");
    let redo = fixture.app.history().unwrap().redo.unwrap();
    assert_eq!(
        (redo.webinar_id, redo.label.as_str()),
        (webinar, "delete “Limits of sharing”")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_steps_are_there_after_a_restart() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe").id;
    let before = state(&fixture, webinar);
    for step in 0..25 {
        fixture.app.regenerate_draft(john, None).await.unwrap();
        fixture.app.note_draft(john, &format!("Note {step}.")).unwrap();
    }
    let after = state(&fixture, webinar);
    let fixture = fixture.restarted();
    for _ in 0..50 {
        assert_ne!(fixture.app.undo().unwrap().label, "");
    }
    assert_eq!(state(&fixture, webinar), before);
    let fixture = fixture.restarted();
    for _ in 0..50 {
        assert_ne!(fixture.app.redo().unwrap().label, "");
    }
    assert_eq!(state(&fixture, webinar), after);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_after_an_undo_loses_no_text() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe").id;
    write(&fixture, john, "The first words.");
    fixture.app.undo().unwrap();
    write(&fixture, john, "The second words.");
    assert_eq!(fixture.app.redo().unwrap().label, "", "what was undone is behind us");
    fixture.app.regenerate_draft(john, None).await.unwrap();
    let texts: Vec<String> = fixture
        .app
        .draft_versions(john)
        .unwrap()
        .into_iter()
        .map(|one| one.text)
        .collect();
    for words in ["The first words.", "The second words."] {
        assert!(texts.iter().any(|text| text.contains(words)), "{words}: {texts:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exported_mail_is_not_unsent_and_that_is_said() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let john = fixture.draft_to(webinar, "John Doe").id;
    fixture.app.approve_drafts(&[john], true).unwrap();
    let out = fixture.folder.path().join("out.csv");
    fixture
        .app
        .export(PackingChoice::File, webinar, "csv", false, &out)
        .unwrap();
    let undone = fixture.app.undo().unwrap();
    assert!(undone.note.contains("exported since"), "{undone:?}");
    let preview = fixture.app.export_preview(webinar, "csv", true).unwrap();
    assert_eq!(preview.exported_before, 1);
    fixture.app.redo().unwrap();
    let status = fixture.app.draft(john).unwrap().item.status;
    assert_eq!(status, DraftStatus::Exported, "it is not to be sent a second time");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_whose_ground_has_changed_is_refused_whole_and_forgotten() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let (john, ada) = (
        fixture.draft_to(webinar, "John Doe").id,
        fixture.draft_to(webinar, "Ada Nowak").id,
    );
    let johns = fixture.app.draft(john).unwrap().text;
    write(&fixture, john, "Another word to you.");
    fixture.app.regenerate_draft(ada, None).await.unwrap();
    // A new sender signs the draft to Ada anew, which no person has touched.
    let sender = webinarwins_core::domain::Sender {
        name: "Gabi Reyes".to_owned(),
        ..Default::default()
    };
    let settings = webinarwins_core::views::Settings {
        sender,
        ..Default::default()
    };
    fixture.app.update_settings(settings).unwrap();
    let before = state(&fixture, webinar);
    let refused = fixture.app.undo().unwrap_err();
    assert_eq!(refused.code, Code::Invalid);
    assert!(refused.message.contains("Nothing was changed"), "{}", refused.message);
    assert_eq!(state(&fixture, webinar), before);
    assert_eq!(undo_label(&fixture), "edit the draft to John Doe");
    fixture.app.undo().unwrap();
    assert_eq!(fixture.app.draft(john).unwrap().text, johns);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_webinar_comes_back_whole_for_a_day() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let before = state(&fixture, webinar);
    fixture.app.delete_webinar(webinar).unwrap();
    assert!(fixture.app.webinars().unwrap().is_empty());
    assert!(fixture.app.latest_jobs().unwrap().is_empty());
    let fixture = fixture.restarted();
    fixture.app.undo().unwrap();
    assert_eq!(state(&fixture, webinar), before);
    fixture.app.redo().unwrap();
    assert!(fixture.app.webinars().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_was_read_is_approved_among_several() {
    let fixture = Fixture::new();
    let list =
        format!("{ATTENDEES}Nora Newcomer,nora@example.net,No,-,-,-,-,-,\nTess Twin,tess@example.com,No,-,-,-,-,-,\n");
    let webinar = fixture.import(&[("attendees.csv", &list)]).webinar_id;
    fixture.run(webinar, Engine::Templates).await;
    let all = ids(&fixture, webinar);
    // The same words to two people, but for the name.
    for (name, given) in [("Nora Newcomer", "Nora"), ("Tess Twin", "Tess")] {
        let id = fixture.draft_to(webinar, name).id;
        let mut mail = fixture.app.draft(fixture.draft_to(webinar, "Bo Li").id).unwrap().mail;
        mail.subject = format!("{given}, the replay is there");
        mail.blocks[0] = Block::plain(BlockRole::Greeting, format!("Hi {given},"));
        let edit = DraftEdit {
            subject: mail.subject,
            blocks: mail.blocks,
        };
        // Written by somebody, then read by nobody but them: what a run writes is not marked as read.
        fixture.app.edit_draft(id, edit).unwrap();
        if given == "Nora" {
            fixture.app.open_draft(id).unwrap();
        }
    }
    let seen = fixture.app.approvable(&these(&all)).unwrap();
    assert_eq!(
        (seen.drafts, seen.left.iter().map(|left| left.drafts).sum()),
        (2, 3),
        "{seen:?}"
    );
    assert_eq!(
        fixture.app.webinar(webinar).unwrap().counts.approved,
        0,
        "a look approves nothing"
    );
    let done = fixture.app.approve_read(&these(&all)).unwrap();
    assert_eq!(done.label, "Approved 2 drafts");
    assert!(
        done.note.contains("not read yet") || done.note.contains("warning"),
        "{}",
        done.note
    );
    fixture.app.undo().unwrap();
    assert_eq!(fixture.app.webinar(webinar).unwrap().counts.approved, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replacement_shows_every_place_and_what_it_revokes_and_blocks() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let (john, ada) = (
        fixture.draft_to(webinar, "John Doe").id,
        fixture.draft_to(webinar, "Ada Nowak").id,
    );
    write(&fixture, john, "It ends on Friday, on Friday.");
    write(&fixture, ada, "It ends on friday.");
    fixture.app.approve_drafts(&[john], true).unwrap();
    let everybody = DraftScope::People {
        webinar,
        query: Box::default(),
    };
    let to_monday = phrase("Friday", "Monday");
    let preview = fixture.app.replace_preview(&everybody, &to_monday).unwrap();
    assert_eq!(
        (preview.drafts.len(), preview.hits, preview.revokes, preview.blocks),
        (2, 3, 1, 0)
    );
    let token = fixture
        .app
        .replace_preview(&everybody, &phrase("Friday", "{{deadline}}"))
        .unwrap();
    assert_eq!((token.blocks, token.found), (2, 2));
    assert!(token.drafts[0].findings[0].contains("never filled in"));

    write(&fixture, ada, "It never ends on a Friday.");
    let stale = fixture
        .app
        .replace_in_drafts(&everybody, &to_monday, &preview.mark)
        .unwrap();
    let anew = stale.anew.unwrap();
    assert!(stale.done.is_none() && anew.mark != preview.mark);
    assert!(
        fixture.app.draft(john).unwrap().text.contains("Friday"),
        "nothing was changed"
    );

    let before = state(&fixture, webinar);
    let done = fixture
        .app
        .replace_in_drafts(&everybody, &to_monday, &anew.mark)
        .unwrap()
        .done
        .unwrap();
    assert_eq!(done.label, "Wrote “Monday” instead of “Friday” in 2 drafts");
    let johns = fixture.app.draft(john).unwrap();
    assert!(johns.text.contains("It ends on Monday, on Monday."));
    assert_eq!(
        (johns.item.status, johns.item.user_edited),
        (DraftStatus::ToReview, true)
    );
    fixture.app.undo().unwrap();
    assert_eq!(state(&fixture, webinar), before, "with its approval");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_to_many_keeps_notes_that_are_there_and_what_was_exported() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let (john, ada) = (
        fixture.draft_to(webinar, "John Doe").id,
        fixture.draft_to(webinar, "Ada Nowak").id,
    );
    fixture.app.note_draft(ada, "My own words.").unwrap();
    fixture.app.approve_drafts(&[john], true).unwrap();
    fixture
        .app
        .export(
            PackingChoice::File,
            webinar,
            "csv",
            false,
            &fixture.folder.path().join("out.csv"),
        )
        .unwrap();
    let done = fixture
        .app
        .note_drafts(&these(&ids(&fixture, webinar)), "See you in May.")
        .unwrap();
    assert_eq!(done.label, "Wrote a note on the draft to Bo Li");
    assert_eq!(
        done.note,
        "Left: 1 with another note, which is kept; 1 exported already."
    );
    assert_eq!(fixture.app.draft(ada).unwrap().note, "My own words.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skipped_draft_is_never_exported() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let all = ids(&fixture, webinar);
    fixture.app.decide_drafts(&these(&all[..1]), Decision::Skip).unwrap();
    let preview = fixture.app.export_preview(webinar, "csv", true).unwrap();
    assert!(
        preview
            .left_out
            .iter()
            .any(|left| left.reason == "skipped" && left.people == 1),
        "{preview:?}"
    );
    assert_eq!(fixture.app.webinar(webinar).unwrap().counts.skipped, 1);
    fixture.app.decide_drafts(&these(&all), Decision::ToReview).unwrap();
    assert_eq!(fixture.app.webinar(webinar).unwrap().counts.to_review, 3);
}

#[derive(Debug, Clone)]
enum Deed {
    Write(usize, u8),
    Note(usize, u8),
    NoteAll(u8),
    Approve(usize),
    ApproveRead,
    Unapprove(usize),
    Skip(usize),
    Replace(u8, u8),
    Restore(usize),
    LeaveOut(usize),
    Rewrite(usize, bool),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..3_usize, 0..4_u8).prop_map(|(who, words)| Deed::Write(who, words)),
        (0..3_usize, 0..3_u8).prop_map(|(who, words)| Deed::Note(who, words)),
        (0..3_u8).prop_map(Deed::NoteAll),
        (0..3_usize).prop_map(Deed::Approve),
        Just(Deed::ApproveRead),
        (0..3_usize).prop_map(Deed::Unapprove),
        (0..3_usize).prop_map(Deed::Skip),
        (0..4_u8, 0..4_u8).prop_map(|(from, to)| Deed::Replace(from, to)),
        (0..3_usize).prop_map(Deed::Restore),
        (0..3_usize).prop_map(Deed::LeaveOut),
        (0..4_usize, any::<bool>()).prop_map(|(most, touched)| Deed::Rewrite(most, touched)),
        Just(Deed::Undo),
        Just(Deed::Redo),
    ]
}

/// Writes the drafts to the first people anew.
async fn rewrite(fixture: &Fixture, webinar: WebinarId, people: &[AttendeeId], touched: bool) {
    let run = DraftRun {
        scope: RunScope::People { ids: people.to_vec() },
        options: RunOptions {
            rewrite: true,
            touched,
            ..RunOptions::default()
        },
        ..run_of(webinar, Engine::Templates)
    };
    fixture.app.start_drafts(run).unwrap().finished().await;
}

/// All that is acted on.
struct Ground {
    webinar: WebinarId,
    drafts: Vec<DraftId>,
    people: Vec<AttendeeId>,
}

/// Does something, unless it is about drafts of which some were taken back.
async fn act(fixture: &Fixture, ground: &Ground, deed: &Deed) {
    let app = &fixture.app;
    let Ground {
        webinar,
        drafts,
        people,
    } = ground;
    let all = drafts.as_slice();
    if fixture.drafts(*webinar).len() < all.len() && !matches!(deed, Deed::Undo | Deed::Redo | Deed::Rewrite(..)) {
        return;
    }
    let words = |number: u8| format!("Word{number} to you.");
    match deed {
        Deed::Write(who, number) => write(fixture, all[*who], &words(*number)),
        Deed::Note(who, number) => drop(app.note_draft(all[*who], &words(*number)).unwrap()),
        Deed::NoteAll(number) => drop(app.note_drafts(&these(all), &words(*number)).unwrap()),
        Deed::Approve(who) => drop(app.approve_drafts(&[all[*who]], true).unwrap()),
        Deed::ApproveRead => drop(app.approve_read(&these(all)).unwrap()),
        Deed::Unapprove(who) => drop(app.unapprove_drafts(&[all[*who]]).unwrap()),
        Deed::Skip(who) => drop(app.decide_drafts(&these(&[all[*who]]), Decision::Skip).unwrap()),
        Deed::Replace(from, to) => replace(fixture, all, &phrase(&format!("word{from}"), &format!("Word{to}"))),
        Deed::Restore(who) => drop(app.restore_draft(all[*who], 1).unwrap()),
        Deed::LeaveOut(who) => app.keep_attendees(&[people[*who]], Some(false)).unwrap(),
        Deed::Rewrite(most, touched) => rewrite(fixture, *webinar, &people[..*most], *touched).await,
        Deed::Undo => drop(app.undo().unwrap()),
        Deed::Redo => drop(app.redo().unwrap()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever was done: undoing all of it gives the beginning, doing it again gives the end, letter by letter and
    /// decision by decision; and every approval is of the present text.
    #[test]
    fn undo_leads_back_to_the_beginning_and_redo_to_the_end(deeds in prop::collection::vec(deed(), 1..14)) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let fixture = Fixture::new();
        let webinar = fixture.import(&[("attendees.csv", ATTENDEES), ("chat.csv", CHAT)]).webinar_id;
        let beginning = state(&fixture, webinar);
        runtime.block_on(fixture.run(webinar, Engine::Templates));
        let ground = Ground {
            webinar,
            drafts: ids(&fixture, webinar),
            people: fixture.people(webinar).iter().map(|row| row.id).collect(),
        };
        runtime.block_on(async {
            for deed in &deeds {
                act(&fixture, &ground, deed).await;
            }
        });
        let end = state(&fixture, webinar);
        let fixture = fixture.restarted();
        while fixture.app.history().unwrap().undo.is_some() {
            fixture.app.undo().unwrap();
        }
        prop_assert_eq!(&state(&fixture, webinar), &beginning);
        let mut redone = 0;
        while fixture.app.history().unwrap().redo.is_some() {
            fixture.app.redo().unwrap();
            redone += 1;
            let approved = fixture.app.webinar(webinar).unwrap().counts.approved;
            let ready = fixture.app.export_preview(webinar, "csv", false).unwrap().ready;
            prop_assert!(ready <= approved, "after {} steps", redone);
        }
        // What was undone last while acting is done again, too; then the end is one undo away, or more.
        while state(&fixture, webinar) != end {
            prop_assert!(!fixture.app.undo().unwrap().label.is_empty(), "the end is not to be found");
        }
    }
}
