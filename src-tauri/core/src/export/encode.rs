//! Rows into the files of a tool, one after the other.

use std::io::Write;

use rust_xlsxwriter::Workbook;
use serde_json::json;

use super::shape::{Changes, Shape};
use super::shelf::Shelf;
use super::targets::{Form, Kind, Table};
use super::{ExportError, ExportRow, message};
use crate::domain::Tier;

/// People in one request to SendGrid, at most.
const PEOPLE_A_REQUEST: usize = 1000;

/// Writes the mails of one export.
pub struct Encoder<'s, 'a> {
    shape: &'s Shape,
    shelf: &'s mut Shelf<'a>,
    workbook: Option<Workbook>,
    /// Mails written.
    mails: usize,
    changes: Changes,
    /// When it is made, as a mailbox states it.
    made_at: String,
    file: &'s str,
}

impl<'s, 'a> Encoder<'s, 'a> {
    /// Begins the file of this name; a folder of that name where each mail is a file.
    pub fn begin(shape: &'s Shape, shelf: &'s mut Shelf<'a>, file: &'s str) -> Result<Self, ExportError> {
        let made_at = jiff::civil::Date::strptime("%Y-%m-%d", &shape.day)
            .map(|day| day.strftime("%a %b %e 00:00:00 %Y").to_string())
            .unwrap_or_else(|_| "Thu Jan  1 00:00:00 1970".to_owned());
        let mut encoder = Self {
            shape,
            shelf,
            workbook: None,
            mails: 0,
            changes: Changes::default(),
            made_at,
            file,
        };
        if shape.tool.form.is_one_file() {
            encoder.shelf.begin(file)?;
        }
        match &shape.tool.form {
            Form::Table(table) => {
                if table.kind == Kind::Xlsx {
                    let mut workbook = Workbook::new();
                    workbook.add_worksheet_with_low_memory().map_err(|_| broken())?;
                    encoder.workbook = Some(workbook);
                }
                let headings: Vec<String> = shape.headings().map(str::to_owned).collect();
                encoder.line(table, 0, &headings)?;
                if let Some(first) = shape.first.as_deref() {
                    encoder.table_row(table, first)?;
                }
            }
            Form::Json | Form::SendGridData => encoder.shelf.write_all(b"[")?,
            Form::Eml | Form::Mbox | Form::Txt | Form::Html => {}
        }
        Ok(encoder)
    }

    /// Writes a mail.
    pub fn row(&mut self, row: &ExportRow) -> Result<(), ExportError> {
        match &self.shape.tool.form {
            Form::Table(table) => {
                let is_first =
                    |first: &ExportRow| (first.priority_rank, &first.email) == (row.priority_rank, &row.email);
                if self.shape.first.as_deref().is_some_and(is_first) {
                    return Ok(());
                }
                self.table_row(table, row)?;
                if self.shelf.bytes() > table.most_bytes {
                    return Err(ExportError::TooBig {
                        tool: self.shape.tool.name,
                        megabytes: table.most_bytes / 1_000_000,
                    });
                }
                return Ok(());
            }
            Form::Json => {
                let between = if self.mails > 0 { ",\n" } else { "\n" };
                let object = json!({
                    "email": row.email.as_str(),
                    "first_name": row.first_name,
                    "last_name": row.last_name,
                    "subject": row.subject,
                    "body_text": row.body_text,
                    "body_html": row.body_html,
                    "personal_notes": row.personal_notes,
                    "engagement_tier": row.tier.code(),
                    "engagement_score": row.score,
                    "has_questions": row.has_questions,
                    "focus_percent": row.focus_percent,
                    "attendance_percent": row.attendance_percent,
                    "priority_rank": row.priority_rank,
                });
                write!(self.shelf, "{between}{object}")?;
            }
            Form::SendGridData => {
                let between = match self.mails {
                    0 => "\n{\"personalizations\":[\n",
                    mails if mails % PEOPLE_A_REQUEST == 0 => "\n]},\n{\"personalizations\":[\n",
                    _ => ",\n",
                };
                let name = format!("{} {}", row.first_name, row.last_name);
                let object = json!({
                    "to": [{ "email": row.email.as_str(), "name": name.trim() }],
                    "dynamic_template_data": {
                        "subject": row.subject,
                        "first_name": row.first_name,
                        "body_text": row.body_text,
                        "body_html": row.body_html,
                    },
                });
                write!(self.shelf, "{between}{object}")?;
            }
            Form::Mbox => {
                let entry = message::entry(row, &self.made_at);
                self.shelf.write_all(&entry)?;
            }
            Form::Eml => self.own_file(row, "eml", &message::draft(row))?,
            Form::Html => self.own_file(row, "html", message::page(row).as_bytes())?,
            Form::Txt => {
                let address = row.email.as_str();
                let text = format!("To: {address}\nSubject: {}\n\n{}\n", row.subject, row.body_text);
                self.own_file(row, "txt", text.replace('\n', "\r\n").as_bytes())?;
            }
        }
        self.mails += 1;
        Ok(())
    }

    /// Completes the file; answers how many mails were written and what was changed in them.
    pub fn finish(self) -> Result<(usize, Changes), ExportError> {
        match &self.shape.tool.form {
            Form::Json => self.shelf.write_all(b"\n]\n")?,
            Form::SendGridData if self.mails > 0 => self.shelf.write_all(b"\n]}\n]\n")?,
            Form::SendGridData => self.shelf.write_all(b"]\n")?,
            _ => {}
        }
        if let Some(mut workbook) = self.workbook {
            let bytes = workbook.save_to_buffer().map_err(|_| broken())?;
            self.shelf.write_all(&bytes)?;
        }
        Ok((self.mails, self.changes))
    }

    fn table_row(&mut self, table: &Table, row: &ExportRow) -> Result<(), ExportError> {
        let cells = self.shape.cells(table, row, &mut self.changes);
        self.mails += 1;
        self.line(table, self.mails, &cells)
    }

    fn line(&mut self, table: &Table, number: usize, cells: &[String]) -> Result<(), ExportError> {
        match table.kind {
            Kind::Csv => self.shelf.write_all(&csv_line(cells)?)?,
            Kind::Tsv => {
                // A break or a tab within would begin another cell, whose start nobody has looked at.
                let plain = |cell: &String| cell.replace(|c: char| c.is_control(), " ");
                let line = cells.iter().map(plain).collect::<Vec<_>>().join("\t");
                writeln!(self.shelf, "{line}")?;
            }
            Kind::Xlsx => {
                if let Some(workbook) = &mut self.workbook {
                    let sheet = workbook.worksheet_from_index(0).map_err(|_| broken())?;
                    let number = u32::try_from(number).map_err(|_| broken())?;
                    for (place, cell) in (0u16..).zip(cells) {
                        sheet.write_string(number, place, cell.as_str()).map_err(|_| broken())?;
                    }
                }
            }
        }
        Ok(())
    }

    fn own_file(&mut self, row: &ExportRow, ending: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let tier = match row.tier {
            Tier::Hot => "1-hot",
            Tier::Warm => "2-warm",
            Tier::Cool => "3-cool",
            Tier::Cold => "4-cold",
            Tier::NoShow => "5-no-show",
        };
        let number = self.mails + 1;
        let who = super::named_after(
            &format!("{} {}", row.first_name, row.last_name),
            &format!("mail.{ending}"),
        );
        self.shelf.begin(&format!("{}/{tier}/{number:05}-{who}", self.file))?;
        Ok(self.shelf.write_all(bytes)?)
    }
}

/// One line of a comma-separated table (RFC 4180).
pub(super) fn csv_line(cells: &[String]) -> Result<Vec<u8>, ExportError> {
    let mut line = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .buffer_capacity(4096)
        .from_writer(Vec::new());
    line.write_record(cells).map_err(|_| broken())?;
    line.into_inner().map_err(|_| broken())
}

fn broken() -> ExportError {
    ExportError::System(std::io::ErrorKind::InvalidData)
}
