//! Text to records: which character separates cells, where records begin and on which line of the file.
//!
//! Separators other than commas, bare carriage returns and blank lines are what exports and re-saved files are full
//! of. Nothing is interpreted here, but that known headings help to find the separator. How a text is cut into cells
//! is in `split`. Next: `recognise`.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::headings::different_meanings;
use super::split::split;

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
        self.text.push_str(without_formula(trimmed(cell)));
        // Whoever fills a sheet keeps it under 4 GB of text.
        self.ends.push(self.text.len() as u32);
    }

    /// Ends a row; one whose cells are all blank is left out, and `false` is returned.
    pub(super) fn end_row(&mut self, line: u32) -> bool {
        let (text, first) = self.ended;
        if self.text.len() == text {
            self.ends.truncate(first);
            return false;
        }
        self.rows.push(RowAt {
            line,
            first: first as u32,
        });
        self.ended = (self.text.len(), self.ends.len());
        true
    }

    /// The number of cells in the row that is not ended yet.
    pub(super) fn open_width(&self) -> usize {
        self.ends.len() - self.ended.1
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
    let is_plain = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_graphic());
    if is_plain(cell.as_bytes().first()) && is_plain(cell.as_bytes().last()) {
        return cell;
    }
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// A text that was written as a formula, so that Excel does not take it for a number: `="2024-05-01"`.
fn without_formula(cell: &str) -> &str {
    let inner = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(cell)
}

/// The records of a text. Every text has some reading.
pub(super) fn parse(text: &str) -> Sheet {
    let text = with_line_feeds(text);
    let (separator, width) = sniff(&text);
    let sheet = split(&text, separator, width);
    unwrapped(&sheet).map_or(sheet, |lines| {
        let (separator, width) = sniff(&lines);
        split(&lines, separator, width)
    })
}

/// The lines of a table of which every line was taken for one cell and quoted, as spreadsheets do to a file whose
/// separator they did not know.
fn unwrapped(sheet: &Sheet) -> Option<String> {
    let heading = sheet.row(0).filter(|row| row.width() == 1)?.cell(0);
    let shape = SEPARATORS.map(|separator| Shape::of(heading, separator).headings);
    let is_wrapped = shape.iter().any(|headings| *headings > 1) && sheet.rows().all(|row| row.width() == 1);
    is_wrapped.then(|| sheet.rows().map(|row| row.cell(0)).collect::<Vec<_>>().join("\n"))
}

/// Files of old Mac programs end lines with a bare carriage return; elsewhere one is part of a cell.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let returns = memchr_iter(b'\r', bytes).count();
    if returns == 0 {
        return Cow::Borrowed(text);
    }
    let feeds = memchr_iter(b'\n', bytes).count();
    let pairs = memchr::memmem::find_iter(bytes, b"\r\n").count();
    if returns - pairs > feeds {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The separator of a text and its commonest number of cells: the separator that shows the most known headings in a
/// row, and where that says nothing, the one that gives the most cells in neighbouring rows of one width. Lines above
/// a table have widths of their own and do not count.
fn sniff(text: &str) -> (u8, usize) {
    let end = text.floor_char_boundary(SNIFFED_BYTES);
    let sample = match text[..end].rfind('\n') {
        Some(feed) if end < text.len() => &text[..feed],
        _ => &text[..end],
    };
    if let Some(separator) = declared_separator(text) {
        return (separator, Shape::of(sample, separator).modal);
    }
    let mut best = (SEPARATORS[0], Shape::default());
    for separator in SEPARATORS {
        let shape = Shape::of(sample, separator);
        if shape.score() > best.1.score() {
            best = (separator, shape);
        }
    }
    (best.0, best.1.modal)
}

/// Excel writes `sep=;` as a first line for itself.
fn declared_separator(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim().trim_matches('"');
    let separator = *line.strip_prefix("sep=")?.as_bytes().first()?;
    SEPARATORS.contains(&separator).then_some(separator)
}

/// What a separator makes of the first records.
#[derive(Debug, Clone, Copy)]
struct Shape {
    /// The most different meanings that the headings of one record have; one alone says nothing.
    headings: usize,
    /// Separators in records that are as wide as the one before.
    even: usize,
    /// The greatest number of cells.
    widest: usize,
    /// The commonest number of cells.
    modal: usize,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            headings: 0,
            even: 0,
            widest: 1,
            modal: 1,
        }
    }
}

impl Shape {
    fn of(sample: &str, separator: u8) -> Self {
        let sheet = split(sample, separator, 0);
        let rows = || sheet.rows().take(SNIFFED_RECORDS);
        let headings = rows().map(|row| different_meanings(row.cells())).max().unwrap_or(0);
        let mut widths: Vec<usize> = rows().map(Row::width).collect();
        let even = widths
            .windows(2)
            .filter(|pair| pair[0] == pair[1])
            .map(|pair| pair[0].saturating_sub(1))
            .sum();
        widths.sort_unstable();
        let modal = widths
            .chunk_by(|a, b| a == b)
            .max_by_key(|same| (same.len(), same[0]))
            .map_or(1, |same| same[0]);
        Self {
            headings: if headings > 1 { headings } else { 0 },
            even,
            widest: widths.last().copied().unwrap_or(1),
            modal,
        }
    }

    /// Rows of a single cell say nothing; then the widest one, most likely the heading, decides.
    fn score(&self) -> (usize, usize, usize) {
        (self.headings, self.even, self.widest)
    }
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
