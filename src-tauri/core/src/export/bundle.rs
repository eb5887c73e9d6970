//! What lies beside the mails: the template with the tool's tags, how to go on, a test file with the worst cases, and
//! what the export says about itself.

use std::fmt::Write as _;
use std::io::Write as _;

use serde_json::{Value, json};

use super::encode::Encoder;
use super::shape::{Changes, Shape};
use super::shelf::Shelf;
use super::targets::{Field, Form, Kind, Limit, Table, Tool};
use super::{ExportError, ExportRow};
use crate::domain::{EmailAddress, Tier};

/// What an export says about itself beside its files.
#[derive(Debug, Clone, Default)]
pub struct Dossier {
    /// The webinar.
    pub title: String,
    /// When it is made.
    pub made_at: String,
    /// Who is left out, and why: a stable word, a sentence, how many, and their names as far as they are kept.
    pub left_out: Vec<(String, String, u32, Vec<String>)>,
    /// When the first and the last of the mails were approved.
    pub approved: Option<(String, String)>,
    /// Mails that nobody approved.
    pub unapproved: usize,
}

impl Form {
    /// Whether all mails stand in one file.
    pub fn is_one_file(&self) -> bool {
        !matches!(self, Self::Eml | Self::Txt | Self::Html)
    }

    /// How the name of that file ends.
    pub fn ending(&self) -> &'static str {
        match self {
            Self::Table(table) => match table.kind {
                Kind::Csv => "csv",
                Kind::Tsv => "tsv",
                Kind::Xlsx => "xlsx",
            },
            Self::Json | Self::SendGridData => "json",
            Self::Eml => "eml",
            Self::Mbox => "mbox",
            Self::Txt => "txt",
            Self::Html => "html",
        }
    }
}

/// Writes what lies beside the mails into a shelf that has them already.
pub fn accompany(
    shelf: &mut Shelf<'_>,
    shape: &Shape,
    dossier: &Dossier,
    changes: &Changes,
) -> Result<(), ExportError> {
    let tool = shape.tool;
    if let Some((name, text)) = template(shape) {
        shelf.begin(name)?;
        shelf.write_all(text.as_bytes())?;
    }
    shelf.begin("how-to.txt")?;
    shelf.write_all(how_to(shape, dossier).replace('\n', "\r\n").as_bytes())?;
    let name = match tool.form.is_one_file() {
        true => format!("test.{}", tool.form.ending()),
        false => "test".to_owned(),
    };
    let trial = shape.for_test();
    let mut encoder = Encoder::begin(&trial, shelf, &name)?;
    for row in worst_cases(shape) {
        encoder.row(&row)?;
    }
    encoder.finish()?;
    let manifest = manifest(shelf, shape, dossier, changes)?;
    shelf.begin("manifest.json")?;
    shelf.write_all(manifest.to_string().as_bytes())?;
    Ok(())
}

fn manifest(shelf: &mut Shelf<'_>, shape: &Shape, dossier: &Dossier, changes: &Changes) -> Result<Value, ExportError> {
    let files: Vec<Value> = shelf
        .complete()?
        .iter()
        .map(|file| json!({ "name": file.name, "bytes": file.bytes, "sha256": file.sha256 }))
        .collect();
    let left_out: Vec<Value> = dossier
        .left_out
        .iter()
        .map(|(reason, words, people, names)| {
            json!({ "reason": reason, "words": words, "people": people, "names": names })
        })
        .collect();
    let first: Vec<Value> = changes
        .first
        .iter()
        .map(|change| json!({ "email": change.email, "column": change.column, "was": change.was, "is": change.is }))
        .collect();
    Ok(json!({
        "webinar": dossier.title,
        "target": shape.tool.code,
        "made_at": dossier.made_at,
        "mails": shape.mails,
        "approved": dossier.approved.as_ref().map(|(first, last)| json!({ "first": first, "last": last })),
        "unapproved": dossier.unapproved,
        "left_out": left_out,
        "changes": { "total": changes.total, "first": first },
        "notes": shape.notes,
        "files": files,
    }))
}

/// The template with the tool's tags and the name of its file; `None` where a file has the whole mail.
pub fn template(shape: &Shape) -> Option<(&'static str, String)> {
    let Form::Table(table) = &shape.tool.form else {
        return None;
    };
    let body = body(shape, table)?;
    let subject = tag_of(shape, |field| field == Field::Subject);
    Some(match table.kind {
        Kind::Xlsx => ("template.txt", format!("{body}\r\n")),
        _ => (
            "template.html",
            format!("<!-- Subject: {} -->\n{body}\n", subject.unwrap_or_default()),
        ),
    })
}

fn tag_of(shape: &Shape, wanted: impl Fn(Field) -> bool) -> Option<&'static str> {
    let mut columns = shape.slots.iter().map(|slot| slot.column);
    columns
        .find(|column| wanted(column.field) && !column.tag.is_empty())
        .map(|column| column.tag)
}

fn body(shape: &Shape, table: &Table) -> Option<String> {
    let is_body = |field| matches!(field, Field::Text | Field::Html | Field::Attributes);
    if let Some(tag) = tag_of(shape, is_body) {
        return Some(tag.to_owned());
    }
    let pieces = table.columns.iter().find(|column| column.field == Field::Pieces)?;
    let numbered = super::shape::numbered;
    let mut number = 0;
    let mut lines = Vec::new();
    for room in &shape.layout.0 {
        let tags: Vec<String> = (1..=*room).map(|piece| numbered(pieces.tag, number + piece)).collect();
        let (before, after) = table.paragraph;
        lines.push(format!(
            "{}{}{}",
            numbered(before, number + 1),
            tags.join(" "),
            numbered(after, number + 1)
        ));
        number += room;
    }
    Some(lines.join("\n"))
}

fn how_to(shape: &Shape, dossier: &Dossier) -> String {
    let Tool {
        name,
        needs,
        steps,
        limits,
        ..
    } = shape.tool;
    let mut text = format!(
        "{}: {} mails for {name}\n\nYou need\n{needs}\n\nSteps\n",
        dossier.title, shape.mails
    );
    for (number, step) in (1..).zip(*steps) {
        let _ = writeln!(text, "{number}. {step}");
    }
    if let Some(tag) = tag_of(shape, |field| field == Field::Subject) {
        let _ = write!(text, "\nThe subject line\n{tag}\n");
    }
    let mut list = |heading: &str, sentences: &mut dyn Iterator<Item = &str>| {
        let mut sentences = sentences.peekable();
        if sentences.peek().is_some() {
            let _ = write!(text, "\n{heading}\n");
            sentences.for_each(|sentence| {
                let _ = writeln!(text, "- {sentence}");
            });
        }
    };
    list("Good to know", &mut limits.iter().copied());
    list("About this export", &mut shape.notes.iter().map(String::as_str));
    list(
        "Left out",
        &mut dossier.left_out.iter().map(|(_, words, ..)| words.as_str()),
    );
    text.push_str(
        "\nThe test file has three invented people at example.com with the worst cases: the longest mail, letters that \
         take several bytes, quotes, commas, line breaks, and text that begins like a formula. Import it first.\n",
    );
    text
}

/// Three invented people: as long as the longest, as strange as can be, and like a formula.
fn worst_cases(shape: &Shape) -> Vec<ExportRow> {
    let most = match &shape.tool.form {
        Form::Table(table) => table.field,
        _ => Limit::None,
    };
    let longest = match shape.layout.0.is_empty() {
        true => words_of(shape.longest),
        false => {
            let room = most.bytes_for_pieces().min(shape.longest.max(20));
            let line = |pieces: &usize| words_of(room * pieces);
            shape.layout.0.iter().map(line).collect::<Vec<_>>().join("\n\n")
        }
    };
    let row = |number: u32, first: &str, last: &str, subject: &str, body: String| {
        let email = EmailAddress::parse(&format!("test{number}@example.com")).ok()?;
        let html: String = body
            .split("\n\n")
            .map(|paragraph| {
                let plain = paragraph
                    .replace('&', "&amp;")
                    .replace('<', "&lt;")
                    .replace('>', "&gt;");
                format!("<p>{}</p>\n", plain.replace('\n', "<br>"))
            })
            .collect();
        Some(ExportRow {
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            email,
            tier: Tier::Hot,
            score: 99.9,
            subject: subject.to_owned(),
            body_text: body,
            body_html: html.trim_end().to_owned(),
            personal_notes: String::new(),
            has_questions: true,
            focus_percent: Some(100.0),
            attendance_percent: Some(100.0),
            priority_rank: number,
        })
    };
    [
        row(1, "Test", "Longest", "Test 1: the longest mail", longest),
        row(
            2,
            "Zoë 👩‍👩‍👧",
            "שלום, O’Neil \"Jr.\"",
            "Test 2: 🎉 “quotes”, \"more\", commas, שלום",
            "Hi Zoë,\n\n🎉 “Quotes”, \"more\" & commas; שלום <b>\nWarmly".to_owned(),
        ),
        row(
            3,
            "=1+1",
            "",
            "+1 Test 3: like a formula",
            "=HYPERLINK(\"x\")\n\n- a list\n@you".to_owned(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Words of as many bytes at most.
fn words_of(bytes: usize) -> String {
    let mut text = "followup ".repeat(bytes / 9);
    text.truncate(text.trim_end().len());
    text
}
