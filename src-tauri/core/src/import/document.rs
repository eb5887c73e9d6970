//! A file opened: its text or its workbook, and the records in it.
//!
//! Formats recognise a file from its [`Document::head`] and [`Document::beginning`], which cost little however large
//! it is, and read it from [`Document::sheet`] or [`Document::text`]. Opening never interprets anything.

use std::cell::OnceCell;

use super::letters::{self, Garbled};
use super::platforms::Unit;
use super::table::{self, Sheet};
use super::{Unreadable, text, workbook};

/// How much of a text is looked at to recognise it.
const BEGINNING_BYTES: usize = 64 * 1024;

/// A file's content, whatever it was wrapped in.
pub(super) struct Document<'b> {
    /// Encoding in words, such as "UTF-8" or "Excel workbook".
    pub encoding: String,
    /// What had to be guessed or mended to open it, as sentences.
    pub repairs: Vec<String>,
    /// Letters in its text that can certainly be mended, and were not yet.
    pub garbled: Option<Garbled>,
    body: Body<'b>,
    head: OnceCell<Sheet>,
    sheet: OnceCell<Sheet>,
}

enum Body<'b> {
    Text(std::borrow::Cow<'b, str>),
    Workbook,
}

impl<'b> Document<'b> {
    /// Opens a file by what its bytes are.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        text::check_size(bytes.len())?;
        if let Some(book) = workbook::read(bytes)? {
            return Ok(Self {
                encoding: book.kind.to_owned(),
                repairs: book.repairs,
                garbled: None,
                body: Body::Workbook,
                head: OnceCell::new(),
                sheet: OnceCell::from(book.sheet),
            });
        }
        let text = text::decode(bytes)?;
        let document = Self {
            encoding: text.encoding,
            repairs: text.repairs,
            garbled: letters::garbled(&text.content),
            body: Body::Text(text.content),
            head: OnceCell::new(),
            sheet: OnceCell::new(),
        };
        // Only a file of so many lines can have so many records.
        let lines = memchr::memchr2_iter(b'\n', b'\r', document.text().as_bytes()).count();
        if text::check_rows(lines).is_err() {
            text::check_rows(document.sheet().len())?;
        }
        Ok(document)
    }

    /// Mends garbled letters, where there are any.
    pub(super) fn mend_letters(&mut self) {
        let (Some(garbled), Body::Text(text)) = (self.garbled.take(), &self.body) else {
            return;
        };
        self.repairs.push(format!(
            "Garbled letters were mended: “{}” became “{}”.",
            garbled.before, garbled.after
        ));
        self.body = Body::Text(letters::mend(text, &garbled).into());
        self.head = OnceCell::new();
        self.sheet = OnceCell::new();
    }

    /// The whole text; empty for a workbook.
    pub(super) fn text(&self) -> &str {
        match &self.body {
            Body::Text(text) => text,
            Body::Workbook => "",
        }
    }

    /// The first lines of the text, for a look; empty for a workbook.
    pub(super) fn beginning(&self) -> &str {
        let text = self.text();
        if text.len() <= BEGINNING_BYTES {
            return text;
        }
        let part = &text[..text.floor_char_boundary(BEGINNING_BYTES)];
        part.rfind('\n').map_or(part, |feed| &part[..=feed])
    }

    /// Whether it is a workbook, which has no lines and no separators.
    pub(super) fn is_workbook(&self) -> bool {
        matches!(self.body, Body::Workbook)
    }

    /// The first records, for a look; none where the text is JSON or XML, whose lines are no records.
    pub(super) fn head(&self) -> &Sheet {
        if text::language_of(self.beginning()).is_some() {
            return self.head.get_or_init(Sheet::default);
        }
        if self.is_workbook() || self.beginning().len() == self.text().len() {
            return self.sheet();
        }
        self.head.get_or_init(|| table::parse(self.beginning()))
    }

    /// All records. Every text has some reading as records.
    pub(super) fn sheet(&self) -> &Sheet {
        self.sheet.get_or_init(|| table::parse(self.text()))
    }

    /// How many rows or lines there are to account for; `None` where only the reader knows what an entry is.
    pub(super) fn count(&self, unit: Unit) -> Option<usize> {
        match unit {
            Unit::Rows => Some(self.sheet().len()),
            Unit::Lines => Some(self.text().split('\n').filter(|line| !line.trim().is_empty()).count()),
            Unit::Entries => None,
        }
    }
}
