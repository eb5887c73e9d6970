//! Each target's file, read back by somebody else's reader.

#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::io::Read as _;

use mail_parser::MessageParser;
use proptest::prelude::*;
use serde_json::Value;

use super::targets::{Escaping, Field, Kind};
use super::*;

fn row(number: u32, first: &str, last: &str, subject: &str, body: &str) -> ExportRow {
    let html: Vec<String> = body
        .split("\n\n")
        .map(|paragraph| {
            format!(
                "<p>{}</p>",
                paragraph
                    .replace('&', "&amp;")
                    .replace('<', "&lt;")
                    .replace('\n', "<br>")
            )
        })
        .collect();
    ExportRow {
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        email: EmailAddress::parse(&format!("person{number}@example.com")).unwrap(),
        tier: if number == 1 { Tier::Hot } else { Tier::NoShow },
        score: 90.5 - f64::from(number),
        subject: subject.to_owned(),
        body_text: body.to_owned(),
        body_html: html.join("\n"),
        personal_notes: String::new(),
        has_questions: number == 1,
        focus_percent: None,
        attendance_percent: Some(50.0),
        priority_rank: number,
    }
}

/// Commas, quotes, breaks, emoji, right-to-left, 5,000 characters, formulas, no first name.
fn nasty() -> Vec<ExportRow> {
    vec![
        row(
            1,
            "Zoë, \"Z\"",
            "O’Hara",
            "Zoë, about \"seats\", and more 🎉",
            "Hi Zoë,\n\nYou asked: “a, b; \"c\"”\n\n- one\n- two\n\nFrom here on <b> & more\nWarmly,\nGabriela",
        ),
        row(
            2,
            "שלום",
            "👩‍👩‍👧",
            "שלום, about שלום",
            "שלום שלום,\n\n👩‍👩‍👧 “emoji” 🎉\n\nWarmly,\nGabriela",
        ),
        row(
            3,
            "=cmd|' /C calc'!A0",
            "@x",
            "+1 for that",
            "=1+1 is what you asked\n\nWarmly,\nGabriela",
        ),
        row(
            4,
            "",
            "",
            "A long one",
            &format!("Hello,\n\n{}\n\nWarmly,\nGabriela", "grüße an alle ".repeat(357)),
        ),
    ]
}

fn shape_of(tool: &'static Tool, rows: &[ExportRow]) -> Result<(Shape, Vec<ExportRow>), ExportError> {
    let mut survey = Survey::new(tool);
    let admitted = rows.iter().filter(|row| survey.admit(row).is_ok()).cloned().collect();
    Ok((survey.finish("2026-03-05".to_owned())?, admitted))
}

fn written(tool: &'static Tool, rows: &[ExportRow]) -> (Shape, Vec<u8>, Changes) {
    let (shape, rows) = shape_of(tool, rows).unwrap();
    let mut shelf = Shelf::memory();
    let mut encoder = Encoder::begin(&shape, &mut shelf, "mails").unwrap();
    rows.iter().for_each(|row| encoder.row(row).unwrap());
    let (mails, changes) = encoder.finish().unwrap();
    assert_eq!(mails, rows.len());
    (shape, shelf.into_memory(), changes)
}

fn tool(code: &str) -> &'static Tool {
    Tool::from_code(code).unwrap()
}

/// The records of a comma-separated file by heading.
fn records(bytes: &[u8]) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().map(|record| record.unwrap()).collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn every_comma_separated_file_reads_back_with_one_address_a_row_and_no_formula() {
    let all = nasty();
    // A long mail is more than Mailchimp's fields can hold; its own test says so.
    for tool in Tool::ALL.iter().filter(|tool| tool.code != "mailchimp") {
        let Form::Table(table) = &tool.form else { continue };
        if table.kind != Kind::Csv {
            continue;
        }
        let (shape, bytes, _) = written(tool, &all);
        assert!(!bytes.starts_with(b"\xef\xbb\xbf"), "{}", tool.code);
        let read = records(&bytes);
        assert_eq!(read.len(), all.len(), "{}", tool.code);
        let address = shape
            .slots
            .iter()
            .find(|slot| slot.column.field == Field::Email)
            .unwrap();
        for (record, row) in read.iter().zip(&all) {
            assert_eq!(record.len(), shape.slots.len(), "{}", tool.code);
            assert_eq!(record[&address.heading], row.email.as_str(), "{}", tool.code);
            let safe = record
                .values()
                .all(|cell| !formulas::starts_one(cell) && !cell.starts_with('\''));
            assert!(safe, "{}: {record:?}", tool.code);
        }
    }
}

#[test]
fn the_pieces_of_a_mail_are_the_mail_and_the_template_has_them_all() {
    for tool in Tool::ALL {
        let Form::Table(table) = &tool.form else { continue };
        if !table.columns.iter().any(|column| column.field == Field::Pieces) || tool.code == "mailchimp" {
            continue;
        }
        let (shape, bytes, _) = written(tool, &nasty());
        let (_, template) = template(&shape).unwrap();
        for (record, row) in records(&bytes).iter().zip(nasty()) {
            let pieces = shape.slots.iter().filter(|slot| slot.column.field == Field::Pieces);
            let back: Vec<&str> = pieces.clone().map(|slot| record[&slot.heading].as_str()).collect();
            let back = back.join(" ");
            // A dash is put before what begins like a formula, and takes the place of a minus.
            let plain = |text: &str| {
                words(text)
                    .join(" ")
                    .replace("– =", "=")
                    .replace("– ", "- ")
                    .replace("– +", "+")
            };
            if table.escaping == Escaping::Tool {
                assert_eq!(plain(&back), plain(&row.body_text), "{}", tool.code);
            }
            for (number, slot) in (1..).zip(pieces) {
                let tag = slot.column.tag.replace('#', &number.to_string());
                assert_eq!(template.matches(&tag).count(), 1, "{}: {tag}", tool.code);
            }
        }
    }
}

#[test]
fn mailchimp_gets_fields_of_at_most_255_bytes_and_a_template_that_joins_them() {
    let long = "grüße an alle, die da waren; ".repeat(20);
    let rows = [
        row(
            1,
            "Zoë",
            "O’Hara",
            "About 🎉",
            &format!("Hi Zoë,\n\n{long}\n\nWarmly,\nGabriela"),
        ),
        row(2, "", "", "Short", "Hello,\n\nThank you.\n\nWarmly,\nGabriela"),
    ];
    let (shape, bytes, _) = written(tool("mailchimp"), &rows);
    let read = records(&bytes);
    assert!(read.iter().flat_map(HashMap::values).all(|cell| cell.len() <= 255));
    assert_eq!(read[0]["BODY1"], "Hi Zoë,");
    assert!(read[0]["BODY4"].len() > 50, "{:?}", read[0]);
    assert_eq!(
        (read[1]["BODY2"].as_str(), read[1]["BODY3"].as_str()),
        ("Thank you.", "")
    );
    let (name, text) = template(&shape).unwrap();
    insta::assert_snapshot!(format!("{name}\n{text}"));
    insta::assert_snapshot!(shape.notes.join("\n"));
}

#[test]
fn a_mail_that_takes_more_fields_than_there_are_refuses_the_target_with_the_numbers() {
    let refused = shape_of(tool("mailchimp"), &nasty()).unwrap_err();
    let told = refused.to_string();
    assert!(
        told.starts_with("the mails take ") && told.contains("Mailchimp keeps 28"),
        "{told}"
    );
}

#[test]
fn what_a_field_cannot_keep_leaves_the_person_out_instead_of_cutting() {
    let mut survey = Survey::new(tool("mailchimp"));
    let link = format!("https://example.com/{}", "x".repeat(260));
    assert_eq!(survey.admit(&row(1, "A", "B", "S", &link)), Err(LeftOut::TooLong));
    assert_eq!(
        survey.admit(&row(1, "A", "B", &"ü".repeat(128), "x")),
        Err(LeftOut::TooLong)
    );
    assert_eq!(survey.admit(&row(1, "A", "B", &"ü".repeat(127), "x")), Ok(()));
    let foreign = ExportRow {
        email: EmailAddress::parse("zoë@example.com").unwrap(),
        ..row(3, "A", "B", "S", "x")
    };
    assert_eq!(survey.admit(&foreign), Err(LeftOut::ForeignAddress));
}

#[test]
fn a_column_that_is_empty_for_everybody_is_left_out_for_tools_and_blanks_are_told() {
    let nameless = row(1, "", "Lind", "S", "x");
    let named = row(2, "Ada", "", "S", "x");
    let (shape, bytes, _) = written(tool("kit"), &[nameless.clone(), named]);
    assert!(records(&bytes)[0].contains_key("first_name"));
    assert!(
        shape
            .notes
            .iter()
            .any(|note| note.contains("“first_name” is empty for 1 of 2")),
        "{:?}",
        shape.notes
    );
    let (_, bytes, _) = written(tool("kit"), &[nameless]);
    assert!(!records(&bytes)[0].contains_key("first_name"));
}

#[test]
fn the_first_column_is_the_address_where_the_tool_wants_it_and_dates_are_iso() {
    let (shape, ..) = written(tool("klaviyo"), &nasty());
    assert_eq!(shape.headings().next(), Some("Email"));
    let (_, bytes, _) = written(tool("activecampaign"), &nasty());
    assert_eq!(records(&bytes)[0]["FOLLOWUP_DATE"], "2026-03-05");
    let (_, bytes, _) = written(tool("listmonk"), &nasty());
    let attributes: Value = serde_json::from_str(&records(&bytes)[3]["attributes"]).unwrap();
    assert_eq!(attributes["body_text"], nasty()[3].body_text);
}

#[test]
fn the_columns_of_every_table_are_those_that_were_promised() {
    let rows = [row(1, "Ada", "Lind", "S", "Hi Ada,\n\nWarmly,\nGabriela")];
    let tables = Tool::ALL.iter().filter(|tool| matches!(tool.form, Form::Table(_)));
    let lines: Vec<String> = tables
        .map(|tool| {
            let (shape, ..) = written(tool, &rows);
            format!("{}: {}", tool.code, shape.headings().collect::<Vec<_>>().join(", "))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn tools_get_the_mail_with_all_its_words_and_each_change_is_listed() {
    let (_, bytes, changes) = written(tool("instantly"), &nasty());
    assert_eq!(records(&bytes)[2]["followup_subject"], "– +1 for that");
    let listed: Vec<(&str, &str)> = changes
        .first
        .iter()
        .map(|change| (change.column.as_str(), change.is.as_str()))
        .collect();
    assert!(listed.contains(&("followup_subject", "– +1 for that")), "{listed:?}");
    assert!(listed.contains(&("last_name", "x")), "{listed:?}");
    assert_eq!(changes.total, changes.first.len());
    let (_, _, changes) = written(tool("json"), &nasty());
    assert_eq!(changes.total, 0);
}

#[test]
fn a_workbook_has_the_longest_mail_first_and_reads_back() {
    use calamine::{Data, Reader};
    let (_, bytes, _) = written(tool("word"), &nasty());
    let mut book = calamine::Xlsx::new(io::Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<Vec<String>> = sheet
        .rows()
        .map(|row| row.iter().map(Data::to_string).collect())
        .collect();
    assert_eq!(rows[0], ["Email", "First_Name", "Last_Name", "Subject", "Body"]);
    let bodies: Vec<&str> = rows[1..].iter().map(|row| row[4].as_str()).collect();
    assert_eq!(bodies[0], nasty()[3].body_text);
    assert_eq!(rows.len(), 5);
    assert_eq!(bodies[1], nasty()[0].body_text);
}

#[test]
fn lines_for_the_clipboard_have_one_row_each_and_no_formula() {
    let (_, bytes, _) = written(tool("tsv"), &nasty());
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.lines().count(), 5);
    let cells: Vec<&str> = text.lines().flat_map(|line| line.split('\t')).collect();
    assert_eq!(cells.len(), 5 * 6);
    assert!(cells.iter().all(|cell| !formulas::starts_one(cell)));
}

#[test]
fn json_is_what_was_approved() {
    let (_, bytes, _) = written(tool("json"), &nasty());
    let read: Vec<Value> = serde_json::from_slice(&bytes).unwrap();
    for (object, row) in read.iter().zip(nasty()) {
        assert_eq!(object["subject"], row.subject);
        assert_eq!(object["body_text"], row.body_text);
        assert_eq!(object["body_html"], row.body_html);
        assert_eq!(object["first_name"], row.first_name);
    }
    let (_, empty, _) = written(tool("json"), &[]);
    assert_eq!(serde_json::from_slice::<Vec<Value>>(&empty).unwrap().len(), 0);
}

#[test]
fn a_request_to_sendgrid_has_at_most_a_thousand_people() {
    let rows: Vec<ExportRow> = (1..=2001).map(|number| row(number, "A", "", "S", "x")).collect();
    let (_, bytes, _) = written(tool("sendgrid-data"), &rows);
    let read: Vec<Value> = serde_json::from_slice(&bytes).unwrap();
    let people: Vec<usize> = read
        .iter()
        .map(|request| request["personalizations"].as_array().unwrap().len())
        .collect();
    assert_eq!(people, [1000, 1000, 1]);
    let first = &read[0]["personalizations"][0];
    assert_eq!(first["to"][0]["email"], "person1@example.com");
    assert_eq!(first["dynamic_template_data"]["body_html"], "<p>x</p>");
}

#[test]
fn a_draft_is_a_message_without_a_date_that_says_the_same_twice() {
    for row in nasty() {
        let bytes = message::draft(&row);
        assert!(
            bytes
                .split(|byte| *byte == b'\n')
                .all(|line| line.len() <= 998 && line.is_ascii())
        );
        assert!(
            !String::from_utf8_lossy(&bytes).replace("\r\n", "").contains('\n'),
            "CR LF only"
        );
        let read = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(read.subject(), Some(row.subject.as_str()));
        let to = read.to().unwrap().first().unwrap();
        assert_eq!(to.address(), Some(row.email.as_str()));
        let name = format!("{} {}", row.first_name, row.last_name);
        assert_eq!(to.name().unwrap_or_default(), name.trim());
        assert!(read.date().is_none() && read.message_id().is_none() && read.from().is_none());
        assert_eq!(read.header_raw("X-Unsent").map(str::trim), Some("1"));
        let text = read.body_text(0).unwrap().replace("\r\n", "\n");
        assert_eq!(text.trim_end(), row.body_text.trim_end());
        assert!(
            read.body_html(0)
                .unwrap()
                .replace("\r\n", "\n")
                .contains(&row.body_html)
        );
        assert_eq!(
            (read.text_body_count(), read.html_body_count(), read.attachment_count()),
            (1, 1, 0)
        );
    }
}

#[test]
fn a_header_cannot_be_smuggled_into_a_draft() {
    let evil = row(
        1,
        "A\r\nBcc: x@example.com",
        "B",
        "S\r\nBcc: y@example.com\r\n\r\nbody",
        "x",
    );
    let bytes = message::draft(&evil);
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert!(read.bcc().is_none());
    assert_eq!(read.subject(), Some("S Bcc: y@example.com body"));
}

#[test]
fn a_mailbox_holds_every_mail_and_none_more() {
    let (_, bytes, _) = written(tool("mbox"), &nasty());
    let read: Vec<Vec<u8>> = mail_parser::mailbox::mbox::MessageIterator::new(io::Cursor::new(bytes))
        .map(|message| message.unwrap().unwrap_contents())
        .collect();
    assert_eq!(read.len(), nasty().len());
    for (contents, row) in read.iter().zip(nasty()) {
        let message = MessageParser::default().parse(contents).unwrap();
        assert_eq!(message.subject(), Some(row.subject.as_str()));
        assert_eq!(
            message.body_text(0).unwrap().replace("\r\n", "\n").trim_end(),
            row.body_text.trim_end()
        );
    }
}

fn bundle(code: &str, packing: Packing, at: &std::path::Path) -> Result<(), ExportError> {
    let tool = tool(code);
    let (shape, rows) = shape_of(tool, &nasty()).unwrap();
    let dossier = Dossier {
        title: "Limits of sharing".to_owned(),
        made_at: "2026-03-05T10:00:00Z".to_owned(),
        left_out: vec![(
            "blocked".to_owned(),
            "1 draft is blocked by a check".to_owned(),
            1,
            vec!["Bo".to_owned()],
        )],
        approved: Some(("2026-03-05T09:00:00Z".to_owned(), "2026-03-05T09:30:00Z".to_owned())),
        unapproved: 0,
    };
    shelve(at, packing, |shelf| {
        let name = tool.inner_name();
        let mut encoder = Encoder::begin(&shape, shelf, &name)?;
        rows.iter().try_for_each(|row| encoder.row(row))?;
        let (_, changes) = encoder.finish()?;
        accompany(shelf, &shape, &dossier, &changes)
    })
}

#[test]
fn an_archive_has_everything_beside_the_mails_and_the_manifest_tells_each_file() {
    use sha2::{Digest, Sha256};
    let folder = tempfile::tempdir().unwrap();
    for tool in Tool::ALL.iter().filter(|tool| tool.code != "mailchimp") {
        let path = folder.path().join(format!("{}.zip", tool.code));
        bundle(tool.code, Packing::Zip, &path).unwrap();
        let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
        let mut files: HashMap<String, Vec<u8>> = HashMap::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            files.insert(file.name().unwrap().into_owned(), bytes);
        }
        let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
        assert_eq!(manifest["mails"], 4, "{}", tool.code);
        let told = manifest["files"].as_array().unwrap();
        assert_eq!(told.len(), files.len() - 1, "all but itself");
        for file in told {
            let hash: String = Sha256::digest(&files[file["name"].as_str().unwrap()])
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert_eq!(file["sha256"], hash.as_str());
        }
        let how_to = String::from_utf8(files["how-to.txt"].clone()).unwrap();
        assert!(
            how_to.contains("1 draft is blocked by a check") && how_to.contains("1. "),
            "{how_to}"
        );
        assert!(files.keys().any(|name| name.starts_with("test")), "{:?}", files.keys());
    }
}

#[test]
fn a_folder_has_drafts_by_tier_and_is_never_written_into_when_it_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("drafts");
    bundle("eml", Packing::Folder, &path).unwrap();
    let hot: Vec<_> = std::fs::read_dir(path.join("mails/1-hot")).unwrap().collect();
    let no_show: Vec<_> = std::fs::read_dir(path.join("mails/5-no-show")).unwrap().collect();
    assert_eq!((hot.len(), no_show.len()), (1, 3));
    assert_eq!(bundle("eml", Packing::Folder, &path), Err(ExportError::Taken));
    let beside: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(beside.len(), 1, "nothing is left beside it");
}

#[test]
fn the_test_file_has_the_worst_cases_at_example_com() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b");
    bundle("hubspot", Packing::Folder, &path).unwrap();
    let read = records(&std::fs::read(path.join("test.csv")).unwrap());
    assert_eq!(read.len(), 3);
    assert!(read.iter().all(|record| record["Email"].ends_with("@example.com")));
    assert!(read[0]["followup_p2"].len() > 4000);
    assert!(read[2]["followup_p1"].starts_with("– =HYPERLINK"));
}

proptest! {
    #[test]
    fn no_cell_of_mailchimp_is_ever_over_its_limit(
        bodies in proptest::collection::vec("([a-zé👩‍👩‍👧, =+-]{1,60} ?\n{0,2}){0,12}", 1..5),
        subject in "[a-zé =+🎉-]{0,160}",
    ) {
        let rows: Vec<ExportRow> = (1u32..).zip(&bodies).map(|(number, body)| row(number, "A", "B", &subject, body)).collect();
        if let Ok((shape, rows)) = shape_of(tool("mailchimp"), &rows) {
            prop_assert!(shape.slots.len() <= 28);
            let Form::Table(table) = &shape.tool.form else { unreachable!() };
            let mut changes = Changes::default();
            for row in &rows {
                let cells = shape.cells(table, row, &mut changes);
                prop_assert!(cells.iter().all(|cell| cell.len() <= 255), "{:?}", cells);
            }
        }
    }
}
