#![allow(clippy::unwrap_used)]
use std::io::Write as _;
use std::path::Path;

use proptest::prelude::*;

use super::*;

fn row() -> ExportRow {
    ExportRow {
        first_name: "Renée".to_owned(),
        last_name: "O’Hara".to_owned(),
        email: EmailAddress::parse("renee@example.org").unwrap(),
        tier: Tier::Hot,
        score: 98.75,
        subject: "Renée, about \"team seats\", and more".to_owned(),
        body_text: "Hi Renée,\n\nYou asked: “=1+1?”\n\nWarmly,\nGabriela".to_owned(),
        body_html: "<p>Hi Renée,</p>".to_owned(),
        personal_notes: String::new(),
        has_questions: true,
        focus_percent: Some(97.0),
        attendance_percent: Some(56.75),
        priority_rank: 1,
    }
}

/// The file of a tool with these mails, and what was changed in it.
fn file(code: &str, rows: &[ExportRow]) -> Result<(Vec<u8>, Changes), ExportError> {
    let mut survey = Survey::new(Tool::from_code(code).unwrap());
    rows.iter().for_each(|row| survey.admit(row).unwrap());
    let shape = survey.finish("2026-03-05".to_owned())?;
    let mut shelf = Shelf::memory();
    let changes = into(&shape, rows, &mut shelf)?;
    Ok((shelf.into_memory(), changes))
}

fn into(shape: &Shape, rows: &[ExportRow], shelf: &mut Shelf<'_>) -> Result<Changes, ExportError> {
    let mut encoder = Encoder::begin(shape, shelf, "mails")?;
    rows.iter().try_for_each(|row| encoder.row(row))?;
    let (mails, changes) = encoder.finish()?;
    assert_eq!(mails, rows.len());
    Ok(changes)
}

fn text(rows: &[ExportRow]) -> (String, usize) {
    let (file, changes) = file("csv", rows).unwrap();
    (String::from_utf8(file).unwrap(), changes.total)
}

fn csv_at(path: &Path) -> Result<Changes, ExportError> {
    let mut survey = Survey::new(Tool::from_code("csv").unwrap());
    survey.admit(&row()).unwrap();
    let shape = survey.finish("2026-03-05".to_owned())?;
    shelve(path, Packing::File, |shelf| into(&shape, &[row()], shelf))
}

fn records(text: &str) -> Vec<Vec<String>> {
    csv::Reader::from_reader(text.as_bytes())
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn the_csv_file_is_the_one_that_mail_tools_were_promised() {
    let absent = ExportRow {
        first_name: "=cmd".to_owned(),
        last_name: String::new(),
        email: EmailAddress::parse("zo@example.com").unwrap(),
        tier: Tier::NoShow,
        score: 0.0,
        personal_notes: "- met at the fair, call".to_owned(),
        has_questions: false,
        focus_percent: None,
        attendance_percent: None,
        priority_rank: 2,
        ..row()
    };
    let (file, changed) = text(&[row(), absent]);
    assert_eq!(changed, 2);
    insta::assert_debug_snapshot!(file.split_inclusive("\r\n").collect::<Vec<_>>());
}

#[test]
fn a_file_without_mails_has_its_heading() {
    let (file, _) = text(&[]);
    assert!(file.starts_with("first_name,last_name,email,") && file.ends_with("priority_rank\r\n"));
}

#[test]
fn an_address_that_starts_as_a_formula_is_refused_and_never_changed() {
    let email = EmailAddress::parse("=1+1@example.com").unwrap();
    assert_eq!(objection(&email), Some(LeftOut::FormulaAddress));
    let refused = Survey::new(Tool::from_code("json").unwrap()).admit(&ExportRow { email, ..row() });
    assert_eq!(refused, Err(LeftOut::FormulaAddress));
    assert_eq!(objection(&row().email), None);
}

#[test]
fn a_preview_is_one_line_each_and_short() {
    let long = ExportRow {
        subject: "long ".repeat(100),
        ..row()
    };
    let rows = [row(), long];
    let mut survey = Survey::new(Tool::from_code("csv").unwrap());
    rows.iter().for_each(|row| survey.admit(row).unwrap());
    let shape = survey.finish(String::new()).unwrap();
    let lines = preview(&shape, &rows).unwrap();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("first_name,last_name,email"));
    assert!(lines[1].starts_with("Renée,O’Hara,renee@example.org,Hot,98.8,\"Renée, about \"\"team seats\"\""));
    assert!(lines.iter().all(|line| !line.contains('\n')));
    assert!(lines[2].ends_with('…'));
    assert_eq!(preview(&shape, &[]).unwrap().len(), 1);
}

#[test]
fn a_suggested_name_suits_any_file_system() {
    let (csv, eml) = (Tool::from_code("csv").unwrap(), Tool::from_code("eml").unwrap());
    assert_eq!(
        csv.file_name("Building Custom GPTs: for/Your *Business*?", Packing::File),
        "building-custom-gpts-for-your-business-follow-up.csv"
    );
    assert_eq!(csv.file_name("../..", Packing::File), "follow-up.csv");
    assert_eq!(eml.file_name("A", Packing::Folder), "a-follow-up-eml");
    assert_eq!(eml.file_name("A", Packing::Zip), "a-follow-up-eml.zip");
    assert!(csv.file_name(&"Über ".repeat(100), Packing::File).len() < 150);
}

#[test]
fn every_target_and_reason_has_its_own_word() {
    for tool in Tool::ALL {
        assert_eq!(Tool::from_code(tool.code).unwrap().name, tool.name);
    }
    assert_eq!(LeftOut::Unapproved.words(1), "1 draft is not approved yet");
    assert_eq!(LeftOut::NoDraft.words(3), "3 people have no draft yet");
}

#[test]
fn a_display_name_fills_two_fields_as_far_as_it_tells_them() {
    for (display, first, last) in [
        ("Óscar de la Cruz", "Óscar", "de la Cruz"),
        ("Castellanos, Ines", "Ines", "Castellanos"),
        ("Dr. Ada Lind, PhD", "Ada", "Lind"),
        ("Hollis", "Hollis", ""),
        ("N", "", ""),
        ("", "", ""),
    ] {
        assert_eq!(names(display), (first.to_owned(), last.to_owned()), "{display}");
    }
}

#[test]
fn a_finished_file_replaces_the_old_one_and_leaves_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mails.csv");
    std::fs::write(&path, "old").unwrap();
    csv_at(&path).unwrap();
    assert!(std::fs::read_to_string(&path).unwrap().contains("renee@example.org"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_failure_in_the_middle_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mails.csv");
    std::fs::write(&path, "old").unwrap();
    let failed = atomically(&path, |file| {
        file.write_all(b"half")?;
        Err::<(), _>(ExportError::DiskFull)
    });
    assert_eq!(failed, Err(ExportError::DiskFull));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_place_that_cannot_take_a_file_is_named_for_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(csv_at(folder.path()), Err(ExportError::IsFolder));
    assert_eq!(
        csv_at(&folder.path().join("gone").join("mails.csv")),
        Err(ExportError::NoFolder)
    );
    for (kind, error) in [
        (io::ErrorKind::PermissionDenied, ExportError::ReadOnly),
        (io::ErrorKind::ReadOnlyFilesystem, ExportError::ReadOnly),
        (io::ErrorKind::StorageFull, ExportError::DiskFull),
        (
            io::ErrorKind::BrokenPipe,
            ExportError::System(io::ErrorKind::BrokenPipe),
        ),
    ] {
        assert_eq!(ExportError::from(io::Error::from(kind)), error);
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        cells in proptest::collection::vec("[ a-zé0-9,;\"'\r\n\t=+@\\-]{0,12}", 6),
        score in 0u32..=1000,
    ) {
        let given = ExportRow {
            first_name: cells[0].clone(),
            last_name: cells[1].clone(),
            subject: cells[2].clone(),
            body_text: cells[3].clone(),
            body_html: cells[4].clone(),
            personal_notes: cells[5].clone(),
            score: f64::from(score) / 10.0,
            ..row()
        };
        let (file, counted) = text(std::slice::from_ref(&given));
        let read = records(&file);
        prop_assert_eq!(read.len(), 1);
        let mut changed = 0;
        for (column, cell) in [(0, 0), (1, 1), (5, 2), (6, 3), (7, 4), (8, 5)] {
            let back = &read[0][column];
            prop_assert!(!formulas::starts_one(back), "{:?}", back);
            if formulas::starts_one(&cells[cell]) {
                changed += 1;
            } else {
                prop_assert_eq!(back, &cells[cell]);
            }
        }
        prop_assert_eq!(counted, changed);
        prop_assert_eq!(&read[0][4], &format!("{:.1}", given.score));
    }
}
