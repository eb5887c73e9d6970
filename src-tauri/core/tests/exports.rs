//! Exports through the facade: marks, bundles, and that everybody is accounted for whatever the target.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fmt::Write as _;

use support::{Fixture, given};
use webinarwins_core::domain::{Engine, WebinarDetails};
use webinarwins_core::views::PackingChoice;
use webinarwins_core::{App, Code};

#[tokio::test(flavor = "multi_thread")]
async fn who_has_an_export_already_is_told_with_its_target_and_day() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let app = &fixture.app;
    let out = |name: &str| fixture.folder.path().join(name);
    app.export(PackingChoice::File, webinar, "csv", true, &out("a.csv"))
        .unwrap();
    let john = fixture.draft_to(webinar, "John Doe");
    app.approve_drafts(&[john.id], false).unwrap();
    app.export(PackingChoice::File, webinar, "kit", false, &out("b.csv"))
        .unwrap();
    let preview = app.export_preview(webinar, "brevo", true).unwrap();
    assert_eq!(preview.exported_before, 3);
    let earlier: Vec<(&str, u32)> = preview
        .earlier
        .iter()
        .map(|one| (one.target.as_str(), one.mails))
        .collect();
    assert_eq!(earlier, [("Kit (ConvertKit)", 1), ("Spreadsheet or any mail tool", 2)]);
    assert!(preview.earlier[0].exported_at > preview.earlier[1].exported_at);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_that_fails_leaves_no_mark_and_no_file() {
    let fixture = Fixture::new();
    let webinar = fixture.drafted().await;
    let app = &fixture.app;
    let nowhere = fixture.folder.path().join("gone").join("a.zip");
    let failed = app
        .export(PackingChoice::Zip, webinar, "kit", true, &nowhere)
        .expect_err("no such folder");
    assert_eq!(failed.code, Code::Disk);
    let alone = app
        .export(
            PackingChoice::File,
            webinar,
            "eml",
            true,
            &fixture.folder.path().join("a.eml"),
        )
        .expect_err("many files");
    assert_eq!(alone.code, Code::Invalid);
    assert_eq!(app.export_preview(webinar, "csv", true).unwrap().exported_before, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_target_takes_everybody_or_says_who_is_left_out_and_why() {
    let fixture = Fixture::new();
    let webinar = fixture.app.open_sample().unwrap().webinar_id;
    fixture.run(webinar, Engine::Templates).await;
    for target in App::export_targets() {
        let preview = fixture.app.export_preview(webinar, &target.code, true).unwrap();
        let left: u32 = preview.left_out.iter().map(|group| group.people).sum();
        assert_eq!(preview.ready + left, preview.people, "{}", target.code);
        assert_eq!(preview.obstacle, None, "{}", target.code);
        assert!(!preview.lines.is_empty(), "{}", target.code);
        let path = fixture.folder.path().join(format!("{}.zip", target.code));
        let done = fixture
            .app
            .export(PackingChoice::Zip, webinar, &target.code, true, &path)
            .unwrap();
        assert_eq!(done.mails, preview.ready, "{}", target.code);
        assert!(path.exists());
    }
    let copied = fixture.app.export_text(webinar, true).unwrap();
    assert_eq!(copied.text.lines().count(), copied.mails as usize + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_read_in_several_parts_is_exported_once_each_and_in_order() {
    let fixture = Fixture::new();
    let mut list = String::from("Name,Email,Attended,Attendance %\n");
    for number in 0..1203 {
        // Most share a score, so that their order rests on more than their place.
        writeln!(
            list,
            "Person Number{number},p{number}@example.com,Yes,{}",
            50 + number % 3
        )
        .unwrap();
    }
    let details = WebinarDetails {
        title: "Many".to_owned(),
        host_name: Some("Gabriela Reyes".to_owned()),
        ..WebinarDetails::default()
    };
    let webinar = fixture
        .app
        .import(given(&[("attendees.csv", &list)]), None, details)
        .unwrap()
        .webinar_id;
    fixture.run(webinar, Engine::Templates).await;
    let out = fixture.folder.path().join("mails.csv");
    let done = fixture
        .app
        .export(PackingChoice::File, webinar, "csv", true, &out)
        .unwrap();
    assert_eq!(
        done.mails + done.left_out.iter().map(|left| left.people).sum::<u32>(),
        1203
    );
    let text = std::fs::read_to_string(&out).unwrap();
    let ranks: Vec<u32> = text
        .split("\r\n")
        .skip(1)
        .filter_map(|row| row.rsplit(',').next()?.parse().ok())
        .collect();
    assert_eq!(ranks.len(), done.mails as usize);
    assert!(ranks.is_sorted_by(|one, next| one < next));
}
