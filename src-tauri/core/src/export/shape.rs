//! What has to be known of all mails before the first is written: who fits into the tool, which columns there are and
//! how many fields the mails take.

use std::borrow::Cow;

use super::formulas;
use super::split::{Layout, lines};
use super::targets::{Column, Escaping, Field, Form, Limit, Table, Tool};
use super::{ExportError, ExportRow, LeftOut};

/// How many changes are kept word by word.
const LISTED_CHANGES: usize = 200;

impl Tool {
    /// Why a mail cannot go into the tool as it is, if so.
    pub fn admit(&self, row: &ExportRow) -> Result<(), LeftOut> {
        super::objection(&row.email).map_or(Ok(()), Err)?;
        let local = row.email.as_str().split('@').next().unwrap_or_default();
        if !self.takes_any_address && !local.is_ascii() {
            return Err(LeftOut::ForeignAddress);
        }
        match &self.form {
            Form::Table(table) if !fits(table, row) => Err(LeftOut::TooLong),
            _ => Ok(()),
        }
    }
}

fn fits(table: &Table, row: &ExportRow) -> bool {
    table.columns.iter().all(|column| match column.field {
        Field::Pieces => table.field == Limit::None || lines(&row.body_text, table.field.bytes_for_pieces()).is_some(),
        field => table.field == Limit::None || table.field.takes(&escaped(table.escaping, field, &field.of(row, "")).0),
    })
}

/// One column of the file.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub heading: String,
    pub column: &'static Column,
    /// Paragraph and piece, for [`Field::Pieces`].
    place: (usize, usize),
}

/// What a file for a tool looks like with these mails.
#[derive(Debug)]
pub struct Shape {
    pub(super) tool: &'static Tool,
    pub(super) slots: Vec<Slot>,
    pub(super) layout: Layout,
    /// The longest mail, for programs that want it first.
    pub(super) first: Option<Box<ExportRow>>,
    /// Characters of the longest mail.
    pub(super) longest: usize,
    /// The day of the export, as YYYY-MM-DD.
    pub(super) day: String,
    /// Mails that it was made for.
    pub mails: usize,
    /// What is to be known before the file is used, a sentence each.
    pub notes: Vec<String>,
}

/// Looks at all mails, one after the other.
pub struct Survey {
    tool: &'static Tool,
    mails: usize,
    layout: Layout,
    /// Mails with a line that takes more than one field.
    cut: usize,
    filled: Vec<usize>,
    longest: usize,
    first: Option<Box<ExportRow>>,
}

impl Survey {
    /// For one tool.
    pub fn new(tool: &'static Tool) -> Self {
        let columns = match &tool.form {
            Form::Table(table) => table.columns.len(),
            _ => 0,
        };
        Self {
            tool,
            mails: 0,
            layout: Layout::default(),
            cut: 0,
            filled: vec![0; columns],
            longest: 0,
            first: None,
        }
    }

    /// Looks at a mail; answers why it cannot go into the tool, if so.
    pub fn admit(&mut self, row: &ExportRow) -> Result<(), LeftOut> {
        self.tool.admit(row)?;
        self.mails += 1;
        let length = row.body_text.chars().count();
        if let Form::Table(table) = &self.tool.form {
            for (filled, column) in self.filled.iter_mut().zip(table.columns) {
                if column.field == Field::Pieces {
                    let lines = lines(&row.body_text, table.field.bytes_for_pieces()).unwrap_or_default();
                    self.cut += usize::from(lines.iter().any(|line| line.len() > 1));
                    self.layout.admit(&lines);
                } else if !column.field.is_empty_for(row) {
                    *filled += 1;
                }
            }
            if table.longest_first && length > self.longest {
                self.first = Some(Box::new(row.clone()));
            }
        }
        self.longest = self.longest.max(length);
        Ok(())
    }

    /// What the file looks like; refused when it would be more than the tool takes.
    pub fn finish(self, day: String) -> Result<Shape, ExportError> {
        let tool = self.tool;
        let mut shape = Shape {
            tool,
            slots: Vec::new(),
            layout: self.layout,
            first: self.first,
            longest: self.longest,
            day,
            mails: self.mails,
            notes: Vec::new(),
        };
        let Form::Table(table) = &tool.form else {
            return Ok(shape);
        };
        for (column, filled) in table.columns.iter().zip(self.filled) {
            if column.field == Field::Pieces {
                let slots = shape.layout.places().enumerate().map(|(index, place)| Slot {
                    heading: numbered(column.heading, index + 1),
                    column,
                    place,
                });
                shape.slots.extend(slots);
                continue;
            }
            let is_whole = filled > 0 || table.escaping == Escaping::Spreadsheet || column.field == Field::Email;
            if !is_whole {
                let sentence = format!(
                    "“{}” is empty for everybody, so the column is left out.",
                    column.heading
                );
                shape.notes.push(sentence);
                continue;
            }
            let blank = self.mails - filled;
            if blank > 0 && table.blanks_overwrite {
                shape.notes.push(format!(
                    "“{}” is empty for {blank} of {}: {} replaces what it has there by nothing.",
                    column.heading, self.mails, tool.name
                ));
            }
            shape.slots.push(Slot {
                heading: column.heading.to_owned(),
                column,
                place: (0, 0),
            });
        }
        if self.cut > 0 {
            shape.notes.push(format!(
                "{} of {} mails have a paragraph that is longer than a field of {}: they are cut between words, and the \
                 template puts them together.",
                self.cut, self.mails, tool.name
            ));
        }
        let columns = shape.slots.len();
        if columns > table.most_columns {
            return Err(ExportError::TooManyFields {
                tool: tool.name,
                fields: columns,
                most: table.most_columns,
            });
        }
        if self.mails > table.most_rows {
            return Err(ExportError::TooManyRows {
                tool: tool.name,
                most: table.most_rows,
            });
        }
        Ok(shape)
    }
}

/// A cell that is not what it was given as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose row it is in.
    pub email: String,
    /// In which column.
    pub column: String,
    /// How it began, shortened.
    pub was: String,
    /// How it begins now, shortened.
    pub is: String,
}

/// The changes that were made, the first ones word by word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// All of them.
    pub total: usize,
    /// The first ones, at most 200.
    pub first: Vec<Change>,
}

impl Shape {
    /// The tool that it is for.
    pub fn tool(&self) -> &'static Tool {
        self.tool
    }

    /// The same columns for invented people, who come in their own order.
    pub(super) fn for_test(&self) -> Self {
        Self {
            tool: self.tool,
            slots: self.slots.clone(),
            layout: self.layout.clone(),
            first: None,
            longest: self.longest,
            day: self.day.clone(),
            mails: 0,
            notes: Vec::new(),
        }
    }

    /// The headings of the table.
    pub(super) fn headings(&self) -> impl Iterator<Item = &str> {
        self.slots.iter().map(|slot| slot.heading.as_str())
    }

    /// The cells of a row, as they may stand in a table of this tool.
    pub(super) fn cells(&self, table: &Table, row: &ExportRow, changes: &mut Changes) -> Vec<String> {
        let pieces = match self.layout.0.is_empty() {
            true => Vec::new(),
            false => lines(&row.body_text, table.field.bytes_for_pieces()).unwrap_or_default(),
        };
        let cell = |slot: &Slot| {
            let field = slot.column.field;
            let (paragraph, piece) = slot.place;
            let given: Cow<'_, str> = match field {
                Field::Pieces => {
                    let piece = pieces.get(paragraph).and_then(|line| line.get(piece));
                    piece.map_or(Cow::Borrowed(""), |piece| Cow::Borrowed(piece.as_str()))
                }
                field => field.of(row, &self.day),
            };
            let (text, changed) = escaped(table.escaping, field, &given);
            if changed {
                changes.total += 1;
                if changes.first.len() < LISTED_CHANGES {
                    changes.first.push(Change {
                        email: row.email.as_str().to_owned(),
                        column: slot.heading.clone(),
                        was: start_of(&given),
                        is: start_of(&text),
                    });
                }
            }
            text
        };
        self.slots.iter().map(cell).collect()
    }
}

fn escaped(escaping: Escaping, field: Field, text: &str) -> (String, bool) {
    match field {
        Field::FirstName | Field::LastName => formulas::disarmed(text),
        Field::Subject | Field::Text | Field::Html | Field::HtmlLines | Field::Pieces | Field::Note => match escaping {
            Escaping::Spreadsheet => formulas::disarmed(text),
            Escaping::Tool => formulas::reworded(text),
        },
        _ => (text.to_owned(), false),
    }
}

fn start_of(text: &str) -> String {
    text.chars().take(60).collect()
}

/// A heading or a tag with its number.
pub(super) fn numbered(pattern: &str, number: usize) -> String {
    pattern.replace('#', &number.to_string())
}

impl Field {
    fn is_empty_for(self, row: &ExportRow) -> bool {
        match self {
            Self::FirstName => row.first_name.is_empty(),
            Self::LastName => row.last_name.is_empty(),
            Self::Subject => row.subject.is_empty(),
            Self::Text => row.body_text.is_empty(),
            Self::Html | Self::HtmlLines => row.body_html.is_empty(),
            Self::Note => row.personal_notes.is_empty(),
            Self::Focus => row.focus_percent.is_none(),
            Self::Attendance => row.attendance_percent.is_none(),
            _ => false,
        }
    }

    /// What it holds of a row; nothing for [`Self::Pieces`].
    fn of<'a>(self, row: &'a ExportRow, day: &'a str) -> Cow<'a, str> {
        match self {
            Self::FirstName => Cow::Borrowed(&row.first_name),
            Self::LastName => Cow::Borrowed(&row.last_name),
            Self::Email => Cow::Borrowed(row.email.as_str()),
            Self::Tier => Cow::Borrowed(row.tier.label()),
            Self::Score => Cow::Owned(format!("{:.1}", row.score)),
            Self::Subject => Cow::Borrowed(&row.subject),
            Self::Text => Cow::Borrowed(&row.body_text),
            // The renderer writes one element a line, so nothing is lost.
            Self::Html => Cow::Owned(row.body_html.replace('\n', "")),
            Self::HtmlLines => Cow::Borrowed(&row.body_html),
            Self::Pieces => Cow::Borrowed(""),
            Self::Note => Cow::Borrowed(&row.personal_notes),
            Self::HasQuestions => Cow::Borrowed(if row.has_questions { "Yes" } else { "No" }),
            Self::Focus => Cow::Owned(percent(row.focus_percent)),
            Self::Attendance => Cow::Owned(percent(row.attendance_percent)),
            Self::Rank => Cow::Owned(row.priority_rank.to_string()),
            Self::Day => Cow::Borrowed(day),
            Self::Attributes => Cow::Owned(
                serde_json::json!({
                    "subject": row.subject,
                    "body_text": row.body_text,
                    "body_html": row.body_html,
                    "tier": row.tier.label(),
                    "score": row.score,
                })
                .to_string(),
            ),
        }
    }
}

/// At most two decimals, as platforms state them, and empty when unknown: 0 would be a statement.
fn percent(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| {
        let text = format!("{value:.2}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    })
}
