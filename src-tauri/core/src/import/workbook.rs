//! Workbooks (xlsx, xlsb, xls, ods) to records: the rows of all sheets, one sheet after another.
//!
//! Cells become the text that a CSV file would have: dates as `2025-10-01 14:00:00`, a date whose time is midnight as
//! `2025-10-01` (a workbook does not say which of the two was meant, and an unknown time must not become one), times
//! and lengths as `00:57:31`, numbers as Excel shows them. What a workbook claims about its size is not believed:
//! memory follows the cells in use. Nothing is interpreted here. Next: `recognise`.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetType, Xls, Xlsb, Xlsx};
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Unit};

use super::table::Sheet;
use super::{Unreadable, archive, text};

/// Cells with the empty ones between them: five million rows of forty.
const MAX_CELLS: usize = 200_000_000;

/// A workbook, read.
#[derive(Debug)]
pub(super) struct Workbook {
    /// The rows of all sheets; the line of each is its row number in its own sheet.
    pub sheet: Sheet,
    /// Which program's kind of workbook it is, in words.
    pub kind: &'static str,
    /// What had to be mended, as sentences.
    pub repairs: Vec<String>,
}

/// Which kind of workbook a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

/// The workbook in `bytes`; `None` when they are something else.
pub(super) fn read(bytes: &[u8]) -> Result<Option<Workbook>, Unreadable> {
    let Some(kind) = kind_of(bytes)? else {
        return Ok(None);
    };
    // Damaged workbooks have made such readers panic; one file must not end the program.
    catch_unwind(AssertUnwindSafe(|| rows_of(bytes, kind)))
        .unwrap_or(Err(Unreadable::DamagedWorkbook))
        .map(Some)
}

fn kind_of(bytes: &[u8]) -> Result<Option<Kind>, Unreadable> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let names = |stream: &str| {
            let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
            memchr::memmem::find(bytes, &name).is_some()
        };
        return if names("EncryptedPackage") {
            Err(Unreadable::ProtectedWorkbook)
        } else if names("Workbook") || names("Book") {
            Ok(Some(Kind::Xls))
        } else {
            Err(Unreadable::NotText("an old Word or Outlook file"))
        };
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let Some(entries) = archive::entries(bytes) else {
        // Cut off: the list of its parts stands at the end.
        let beginning = &bytes[..bytes.len().min(8192)];
        return Err(if memchr::memmem::find(beginning, b"xl/").is_some() {
            Unreadable::DamagedWorkbook
        } else {
            Unreadable::NotText("a ZIP archive")
        });
    };
    let has = |name: &str| entries.iter().any(|entry| entry.name == name.as_bytes());
    let kind = if has("xl/workbook.bin") {
        Kind::Xlsb
    } else if entries
        .iter()
        .any(|entry| entry.name.starts_with(b"xl/") || entry.name.starts_with(b"xl\\"))
    {
        Kind::Xlsx
    } else if has("content.xml") && memchr::memmem::find(bytes, b"opendocument.spreadsheet").is_some() {
        Kind::Ods
    } else {
        return Err(Unreadable::NotText(if has("word/document.xml") || has("content.xml") {
            "a text document"
        } else if has("ppt/presentation.xml") {
            "a presentation"
        } else {
            "a ZIP archive"
        }));
    };
    let unpacked = entries
        .iter()
        .fold(0u64, |sum, entry| sum.saturating_add(entry.unpacked));
    if unpacked > text::MAX_BYTES as u64 {
        return Err(Unreadable::TooLarge(text::MAX_BYTES >> 20));
    }
    Ok(Some(kind))
}

fn rows_of(bytes: &[u8], kind: Kind) -> Result<Workbook, Unreadable> {
    let mut rows = Rows::default();
    match kind {
        Kind::Xlsx => {
            let mut book: Xlsx<_> = open(bytes)?;
            for name in sheets(&book) {
                let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
                    rows.unreadable_sheets.push(name);
                    continue;
                };
                rows.take(|| Ok(cells.next_cell().map_err(|_| Unreadable::DamagedWorkbook)?.map(placed)))?;
            }
        }
        Kind::Xlsb => {
            let mut book: Xlsb<_> = open(bytes)?;
            for name in sheets(&book) {
                let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
                    rows.unreadable_sheets.push(name);
                    continue;
                };
                rows.take(|| Ok(cells.next_cell().map_err(|_| Unreadable::DamagedWorkbook)?.map(placed)))?;
            }
        }
        Kind::Xls => {
            let mut book: Xls<_> = open(bytes)?;
            rows.take_ranges(&mut book)?;
        }
        Kind::Ods => {
            let mut book: Ods<_> = open(bytes)?;
            rows.take_ranges(&mut book)?;
        }
    }
    if rows.sheet.len() == 0 {
        return Err(Unreadable::Empty);
    }
    Ok(Workbook {
        kind: match kind {
            Kind::Ods => "OpenDocument workbook",
            Kind::Xlsx | Kind::Xlsb | Kind::Xls => "Excel workbook",
        },
        repairs: rows.repairs(),
        sheet: rows.sheet,
    })
}

fn open<'b, B: Reader<Cursor<&'b [u8]>>>(bytes: &'b [u8]) -> Result<B, Unreadable>
where
    B::Error: std::fmt::Debug,
{
    B::new(Cursor::new(bytes)).map_err(|error| match format!("{error:?}").as_str() {
        "Password" => Unreadable::ProtectedWorkbook,
        _ => Unreadable::DamagedWorkbook,
    })
}

/// The names of the sheets that have cells.
fn sheets<'b, B: Reader<Cursor<&'b [u8]>>>(book: &B) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect()
}

/// A cell's row and column, from 0, and what it holds.
type Placed<'c> = ((u32, u32), DataRef<'c>);

fn placed(cell: calamine::Cell<DataRef<'_>>) -> Placed<'_> {
    (cell.get_position(), cell.get_value().clone())
}

/// Collects rows from cells.
#[derive(Default)]
struct Rows {
    sheet: Sheet,
    errors: usize,
    unreadable_sheets: Vec<String>,
}

impl Rows {
    /// Takes all cells of a sheet, which come row by row.
    fn take<'c>(&mut self, mut next: impl FnMut() -> Result<Option<Placed<'c>>, Unreadable>) -> Result<(), Unreadable> {
        let mut written = String::new();
        let (mut row, mut width) = (0, 0);
        while let Some(((at, column), value)) = next()? {
            if matches!(value, DataRef::Empty) {
                continue;
            }
            if at != row || column < width {
                self.end_row(row)?;
                (row, width) = (at, 0);
            }
            for _ in width..column {
                self.sheet.push_cell("");
            }
            width = column.saturating_add(1);
            written.clear();
            self.write(&value, &mut written);
            self.sheet.push_cell(&written);
        }
        self.end_row(row)
    }

    fn take_ranges<'b, B: Reader<Cursor<&'b [u8]>>>(&mut self, book: &mut B) -> Result<(), Unreadable> {
        for name in sheets(book) {
            let Ok(range) = book.worksheet_range(&name) else {
                self.unreadable_sheets.push(name);
                continue;
            };
            let (top, left) = range.start().unwrap_or_default();
            let mut cells = range.used_cells();
            self.take(|| {
                Ok(cells.next().map(|(row, column, value)| {
                    let at = (top.saturating_add(row as u32), left.saturating_add(column as u32));
                    (at, borrowed(value))
                }))
            })?;
        }
        Ok(())
    }

    fn end_row(&mut self, row: u32) -> Result<(), Unreadable> {
        self.sheet.end_row(row.saturating_add(1));
        if self.sheet.size() > text::MAX_BYTES || self.sheet.cell_count() > MAX_CELLS {
            return Err(Unreadable::TooLarge(text::MAX_BYTES >> 20));
        }
        text::check_rows(self.sheet.len())
    }

    fn write(&mut self, value: &DataRef<'_>, out: &mut String) {
        match value {
            DataRef::Empty => {}
            DataRef::String(text) => out.push_str(text),
            DataRef::SharedString(text) => out.push_str(text),
            DataRef::Int(number) => out.push_str(&number.to_string()),
            DataRef::Float(number) => out.push_str(&shortest(*number)),
            DataRef::Bool(value) => out.push_str(if *value { "TRUE" } else { "FALSE" }),
            DataRef::DateTime(value) => out.push_str(&date_or_time(*value)),
            DataRef::DateTimeIso(text) => out.push_str(&text.replacen('T', " ", 1)),
            DataRef::DurationIso(text) => out.push_str(&iso_length(text)),
            DataRef::Error(_) => self.errors += 1,
        }
    }

    fn repairs(&self) -> Vec<String> {
        let mut repairs = Vec::new();
        if self.errors > 0 {
            let cells = if self.errors == 1 { "cell holds" } else { "cells hold" };
            repairs.push(format!(
                "{} {cells} an error of the spreadsheet, such as #N/A; they were read as empty.",
                self.errors
            ));
        }
        for name in &self.unreadable_sheets {
            repairs.push(format!("The sheet “{name}” could not be read; the others were."));
        }
        repairs
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::String(value) => DataRef::SharedString(value),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(value) => DataRef::DateTime(*value),
        Data::DateTimeIso(value) => DataRef::DateTimeIso(value.clone()),
        Data::DurationIso(value) => DataRef::DurationIso(value.clone()),
        Data::Error(value) => DataRef::Error(value.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// A number as Excel shows it: of its 17 digits the last two are the noise of binary fractions.
fn shortest(number: f64) -> String {
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    shown.to_string()
}

fn date_or_time(value: ExcelDateTime) -> String {
    let days = value.as_f64();
    if value.is_duration() || (0.0..1.0).contains(&days) {
        return clock((days * 86_400.0).round());
    }
    // No calendar of a spreadsheet begins earlier or ends later than the year 9999.
    if !(1.0..2_958_466.0).contains(&days) {
        return shortest(days);
    }
    let (year, month, day, hour, minute, second, milli) = value.to_ymd_hms_milli();
    // The parts may be those of 24:00:00, after rounding.
    let into_day = [(hour, 3_600_000), (minute, 60_000), (second, 1000)]
        .into_iter()
        .fold(i64::from(milli), |sum, (part, length)| sum + i64::from(part) * length);
    let at = Date::new(year as i16, month as i8, day as i8).and_then(|date| {
        let at = date.at(0, 0, 0, 0).checked_add(SignedDuration::from_millis(into_day))?;
        at.round(Unit::Second)
    });
    match at {
        Ok(at) if at.time() == Time::midnight() => at.date().to_string(),
        Ok(at) => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        Err(_) => shortest(days),
    }
}

fn clock(seconds: f64) -> String {
    let sign = if seconds < 0.0 { "-" } else { "" };
    let seconds = seconds.abs() as u64;
    format!(
        "{sign}{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// `PT00H57M31S` as `00:57:31`.
fn iso_length(text: &str) -> String {
    match text
        .parse::<jiff::Span>()
        .and_then(|span| span.total((Unit::Second, jiff::SpanRelativeTo::days_are_24_hours())))
    {
        Ok(seconds) => clock(seconds.round()),
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    #[test]
    fn dates_times_and_lengths_become_what_a_csv_file_would_have() {
        for (value, kind, text) in [
            (45_943.541_666_666_664, DateTime, "2025-10-13 13:00:00"),
            (45_943.0, DateTime, "2025-10-13"),
            (45_943.999_999_999, DateTime, "2025-10-14"),
            (0.039_942_129_629_63, DateTime, "00:57:31"),
            (1.5, TimeDelta, "36:00:00"),
            (-3.0e9, DateTime, "-3000000000"),
        ] {
            let value = ExcelDateTime::new(value, kind, false);
            assert_eq!(date_or_time(value), text);
        }
        assert_eq!(iso_length("PT00H57M31S"), "00:57:31");
        assert_eq!(iso_length("soon"), "soon");
    }

    #[test]
    fn numbers_lose_the_noise_of_their_storage() {
        for (number, text) in [
            (97.500_000_000_000_01, "97.5"),
            (0.1 + 0.2, "0.3"),
            (4_915_112_345_678.0, "4915112345678"),
            (-12.0, "-12"),
        ] {
            assert_eq!(shortest(number), text);
        }
    }

    #[test]
    fn what_is_no_workbook_is_named() {
        assert_eq!(read(b"Name,Email").unwrap().map(|book| book.kind), None);
        for (bytes, why) in [
            (&b"PK\x03\x04....xl/workbook.xml"[..], Unreadable::DamagedWorkbook),
            (b"PK\x03\x04....photos/", Unreadable::NotText("a ZIP archive")),
            (b"\xd0\xcf\x11\xe0", Unreadable::NotText("an old Word or Outlook file")),
            (
                b"\xd0\xcf\x11\xe0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                Unreadable::ProtectedWorkbook,
            ),
            (b"\xd0\xcf\x11\xe0W\0o\0r\0k\0b\0o\0o\0k\0", Unreadable::DamagedWorkbook),
        ] {
            assert_eq!(read(bytes).unwrap_err(), why);
        }
    }
}
