//! Text to records: which character separates cells, where records begin and on which line of the file.
//!
//! The grammar is the csv crate's; this module adds what exports and re-saved files do to it: other separators,
//! bare carriage returns, blank lines, and a quotation mark that is opened and never closed, which must not
//! swallow the people below it. Nothing is interpreted here. Next: `recognise`.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord, Terminator};

/// The separators in use; the first one wins a tie.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How much of a file decides about its separator.
const SNIFFED_BYTES: usize = 64 * 1024;
const SNIFFED_RECORDS: usize = 100;

/// All records of a file, held in one piece so that a million rows cost little more than their text.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// All cells, one behind the other, trimmed.
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    rows: Vec<RowAt>,
    /// Lengths of `text` and `ends` at the end of the last row.
    ended: (usize, usize),
    /// Lines on which a quotation mark was opened and never closed; they were read as they stand.
    pub stray_quotes: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct RowAt {
    line: u32,
    /// Index of its first cell in `ends`.
    first: u32,
}

/// One record that has at least one cell with something in it.
#[derive(Clone, Copy)]
pub(super) struct Row<'s> {
    sheet: &'s Sheet,
    index: u32,
}

impl Sheet {
    /// The number of rows, blank ones left out.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The row at a place from 0.
    pub(super) fn row(&self, index: usize) -> Option<Row<'_>> {
        let index = u32::try_from(index).ok().filter(|_| index < self.rows.len())?;
        Some(Row { sheet: self, index })
    }

    /// All rows, in the order of the file.
    pub(super) fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator {
        (0..self.rows.len() as u32).map(|index| Row { sheet: self, index })
    }

    /// Adds a row, unless all its cells are blank.
    pub(super) fn push<'c>(&mut self, line: u32, cells: impl Iterator<Item = &'c str>) {
        for cell in cells {
            self.push_cell(cell);
        }
        self.end_row(line);
    }

    /// Adds a cell to the row that the next [`Sheet::end_row`] ends.
    pub(super) fn push_cell(&mut self, cell: &str) {
        self.text.push_str(trimmed(cell));
        // Whoever fills a sheet keeps it under 4 GB of text.
        self.ends.push(self.text.len() as u32);
    }

    /// Ends a row; one whose cells are all blank is left out.
    pub(super) fn end_row(&mut self, line: u32) {
        let (text, first) = self.ended;
        if self.text.len() == text {
            self.ends.truncate(first);
            return;
        }
        self.rows.push(RowAt {
            line,
            first: first as u32,
        });
        self.ended = (self.text.len(), self.ends.len());
    }

    /// Bytes of all cells.
    pub(super) fn size(&self) -> usize {
        self.text.len()
    }

    /// The number of all cells.
    pub(super) fn cell_count(&self) -> usize {
        self.ends.len()
    }
}

impl<'s> Row<'s> {
    /// The line on which it begins, counted from 1.
    pub(super) fn line(self) -> u32 {
        self.sheet.rows[self.index as usize].line
    }

    /// Its place in the sheet, from 0.
    pub(super) fn index(self) -> usize {
        self.index as usize
    }

    /// The cell without blanks around it; empty where the row is too short.
    pub(super) fn cell(self, column: usize) -> &'s str {
        let (first, end) = self.bounds();
        let at = first + column;
        if at >= end {
            return "";
        }
        let from = if at == 0 { 0 } else { self.sheet.ends[at - 1] as usize };
        &self.sheet.text[from..self.sheet.ends[at] as usize]
    }

    /// All cells, without blanks around them.
    pub(super) fn cells(self) -> impl Iterator<Item = &'s str> {
        (0..self.width()).map(move |column| self.cell(column))
    }

    /// The number of cells.
    pub(super) fn width(self) -> usize {
        let (first, end) = self.bounds();
        end - first
    }

    fn bounds(self) -> (usize, usize) {
        let next = self.sheet.rows.get(self.index as usize + 1);
        (
            self.sheet.rows[self.index as usize].first as usize,
            next.map_or(self.sheet.ends.len(), |row| row.first as usize),
        )
    }
}

impl std::fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.cells()).finish()
    }
}

/// Blanks and the invisible characters that spreadsheets and copy-and-paste leave at the ends of a cell.
fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// The records of a text. Every text has some reading.
pub(super) fn parse(text: &str) -> Sheet {
    let text = with_line_feeds(text);
    let (separator, width) = sniff(&text);
    Splitter {
        text: &text,
        separator,
        width,
        counted: 0,
        line: 1,
    }
    .sheet()
}

/// Files of old Mac programs end lines with a bare carriage return; elsewhere one is part of a cell.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let feeds = text.matches('\n').count();
    let bare_returns = text.matches('\r').count() - text.matches("\r\n").count();
    if bare_returns > feeds {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        // A line feed alone ends a record: a bare return inside a cell does not, one before it is trimmed.
        .terminator(Terminator::Any(b'\n'))
        .from_reader(text.as_bytes())
}

/// The separator that gives the most columns on the most rows, and that number of columns.
fn sniff(text: &str) -> (u8, usize) {
    if let Some(separator) = declared_separator(text) {
        return (separator, shape(text, separator).modal);
    }
    let sample = if text.len() > SNIFFED_BYTES {
        let end = text.floor_char_boundary(SNIFFED_BYTES);
        text[..end].rfind('\n').map_or(&text[..end], |feed| &text[..feed])
    } else {
        text
    };
    let mut best = (SEPARATORS[0], 1);
    let mut best_score = (0.0, 1);
    for separator in SEPARATORS {
        let Shape { modal, share, widest } = shape(sample, separator);
        // Rows of a single cell say nothing; then the widest one, most likely the heading, decides.
        let score = (share * modal.saturating_sub(1) as f64, widest);
        if score > best_score {
            best = (separator, modal);
            best_score = score;
        }
    }
    best
}

/// Excel writes `sep=;` as a first line for itself.
fn declared_separator(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim().trim_matches('"');
    let separator = *line.strip_prefix("sep=")?.as_bytes().first()?;
    SEPARATORS.contains(&separator).then_some(separator)
}

/// The numbers of cells that a separator gives.
struct Shape {
    /// The commonest.
    modal: usize,
    /// The share of records that have it.
    share: f64,
    /// The greatest.
    widest: usize,
}

fn shape(text: &str, separator: u8) -> Shape {
    let mut widths: Vec<usize> = reader(text, separator)
        .into_records()
        .map_while(Result::ok)
        .take(SNIFFED_RECORDS)
        .filter(|record| !record.iter().all(|cell| cell.trim().is_empty()))
        .map(|record| record.len())
        .collect();
    widths.sort_unstable();
    let (modal, count) = widths
        .chunk_by(|a, b| a == b)
        .max_by_key(|same| (same.len(), same[0]))
        .map_or((1, 0), |same| (same[0], same.len()));
    Shape {
        modal,
        share: count as f64 / widths.len().max(1) as f64,
        widest: widths.last().copied().unwrap_or(1),
    }
}

/// Splits a text into rows, counting lines as it goes.
struct Splitter<'t> {
    text: &'t str,
    separator: u8,
    width: usize,
    /// Lines are counted up to this byte.
    counted: usize,
    line: u32,
}

impl Splitter<'_> {
    fn sheet(mut self) -> Sheet {
        let mut sheet = Sheet::default();
        let mut start = 0;
        while let Some(next) = self.rows_from(start, &mut sheet) {
            start = next;
        }
        sheet
    }

    /// Reads rows from a byte on. Returns where to go on when a stray quotation mark made it stop.
    fn rows_from(&mut self, start: usize, sheet: &mut Sheet) -> Option<usize> {
        let rest = &self.text[start..];
        let mut reader = reader(rest, self.separator);
        let mut record = StringRecord::new();
        loop {
            let from = reader.position().byte() as usize;
            // The bytes are UTF-8 and rows may differ in length, so that nothing is left to fail; were it to, what
            // was read so far stands.
            if !reader.read_record(&mut record).unwrap_or(false) {
                return None;
            }
            let to = reader.position().byte() as usize;
            let raw = &rest[from..to];
            let body = raw.trim_start_matches(['\n', '\r']);
            let begins = start + from + (raw.len() - body.len());
            let line = self.line_at(begins);
            let first_line = body.lines().next().unwrap_or(body);
            let swallows_lines = body.trim_end().len() > first_line.len();
            if (swallows_lines || record.len() != self.width)
                && !is_well_formed(body.trim_end(), self.separator)
                && let Some(cells) = self.literal_cells(first_line)
            {
                sheet.stray_quotes.push(line);
                sheet.push(line, cells.iter());
                let next = begins + first_line.len();
                return (next < self.text.len()).then_some(next);
            }
            sheet.push(line, record.iter());
        }
    }

    /// The cells of one line with quotation marks as ordinary characters, if it then has the usual number.
    fn literal_cells(&self, line: &str) -> Option<StringRecord> {
        let cells: StringRecord = line
            .split(char::from(self.separator))
            .map(|cell| cell.trim().trim_matches('"'))
            .collect::<Vec<_>>()
            .into();
        (cells.len() == self.width).then_some(cells)
    }

    fn line_at(&mut self, byte: usize) -> u32 {
        let feeds = self.text.as_bytes()[self.counted..byte]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        self.line = self.line.saturating_add(u32::try_from(feeds).unwrap_or(u32::MAX));
        self.counted = byte;
        self.line
    }
}

/// Whether each quoted cell of a record closes where a cell may end.
fn is_well_formed(record: &str, separator: u8) -> bool {
    let bytes = record.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'"' {
            at += 1;
            loop {
                match (bytes.get(at), bytes.get(at + 1)) {
                    (None, _) => return false,
                    (Some(b'"'), Some(b'"')) => at += 2,
                    (Some(b'"'), after) => {
                        if after.is_some_and(|byte| *byte != separator && *byte != b'\r') {
                            return false;
                        }
                        at += 1;
                        break;
                    }
                    _ => at += 1,
                }
            }
        }
        match bytes[at.min(bytes.len())..].iter().position(|byte| *byte == separator) {
            Some(offset) => at += offset + 1,
            None => break,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        parse(text)
            .rows()
            .map(|row| (row.line(), row.cells().map(str::to_owned).collect()))
            .collect()
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn each_separator_is_found_from_the_rows() {
        for separator in [",", ";", "\t", "|"] {
            let text = ["Name", "Email", "Note"].join(separator)
                + "\n"
                + &["Ada", "ada@example.com", "\"a, b; c\""].join(separator)
                + "\n";
            assert_eq!(
                cells(&text),
                [
                    row(1, &["Name", "Email", "Note"]),
                    row(2, &["Ada", "ada@example.com", "a, b; c"])
                ]
            );
        }
    }

    #[test]
    fn a_decimal_comma_does_not_make_a_comma_file() {
        let text = "Name;Attendance;Focus\nAda;97,5;80,0\nBela;12,0;3,25\n";
        assert_eq!(cells(text)[1], row(2, &["Ada", "97,5", "80,0"]));
    }

    #[test]
    fn a_separator_that_excel_declares_is_believed() {
        assert_eq!(cells("sep=;\nName;Email\nA,b,c;x\n")[2], row(3, &["A,b,c", "x"]));
    }

    #[test]
    fn lines_are_those_of_the_file_despite_breaks_in_cells_and_blank_lines() {
        let text = "\r\na,b\r\n\r\n\"two\r\nlines\",x\r\n,\r\nlast,y\r\n";
        assert_eq!(
            cells(text),
            [
                row(2, &["a", "b"]),
                row(4, &["two\r\nlines", "x"]),
                row(7, &["last", "y"])
            ]
        );
    }

    #[test]
    fn a_bare_return_ends_a_line_only_where_all_lines_end_so() {
        assert_eq!(
            cells("a,b\rc,d\re,f"),
            [row(1, &["a", "b"]), row(2, &["c", "d"]), row(3, &["e", "f"])]
        );
        assert_eq!(cells("a,b\nc,d\re\nf,g\n")[1], row(2, &["c", "d\re"]));
    }

    #[test]
    fn quotation_marks_inside_a_cell_are_tolerated() {
        assert_eq!(
            cells("n,m\nBob \"the\" Builder,x\n")[1],
            row(2, &["Bob \"the\" Builder", "x"])
        );
        assert_eq!(
            cells("n,m\n\"\"\"Mac\"\" Marlowe\",x\n")[1],
            row(2, &["\"Mac\" Marlowe", "x"])
        );
    }

    #[test]
    fn a_quotation_mark_that_never_closes_swallows_no_one() {
        for text in [
            "n,e\nAda,\"a@x.org\nBela,b@x.org\nCora,c@x.org\n",
            "n,e\n\"Ada,a@x.org\nBela,b@x.org\n\"Cora,c@x.org\n",
            "n,e\nAda,\"a@x.org\nBela,b@x.org\nCora,\"c@x.org\n",
        ] {
            assert_eq!(
                cells(text),
                [
                    row(1, &["n", "e"]),
                    row(2, &["Ada", "a@x.org"]),
                    row(3, &["Bela", "b@x.org"]),
                    row(4, &["Cora", "c@x.org"])
                ],
                "{text}"
            );
            assert!(parse(text).stray_quotes.contains(&2));
        }
    }
}
