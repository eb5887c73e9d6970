//! Text to cells: the grammar of CSV in one pass, and what programs do to it.
//!
//! A cell that begins with a quotation mark ends with one. Some programs do not double the marks inside, so a mark
//! that stands in the middle of a cell is part of it. And some marks are never closed: those must not swallow the
//! people below them, so such a line is read as if the mark were not there, and noted. Must run in linear time and
//! without an allocation for each row. Next: `table`.

use memchr::{memchr, memchr_iter, memchr2_iter, memchr3_iter};

use super::table::Sheet;

/// Cuts a text into rows. `usual` is the number of cells that most rows have, 0 where unknown.
pub(super) fn split(text: &str, separator: u8, usual: usize) -> Sheet {
    let mut splitter = Splitter {
        text,
        separator,
        usual,
        sheet: Sheet::default(),
        line: 1,
        row_line: 1,
        former_width: 0,
        ends_open: false,
        line_end: 0,
        unescaped: String::new(),
    };
    splitter.run();
    splitter.sheet
}

struct Splitter<'t> {
    text: &'t str,
    separator: u8,
    usual: usize,
    sheet: Sheet,
    /// The line that is being read.
    line: u32,
    /// The line on which the row began.
    row_line: u32,
    former_width: usize,
    /// Whether a mark was found that nothing closes down to the end: then no later one is closed on another line,
    /// and looking for that again from every line would take for ever.
    ends_open: bool,
    /// Where the line ends on which a mark was last in doubt.
    line_end: usize,
    unescaped: String,
}

/// A quoted cell, or why there is none.
enum Quoted {
    Closed {
        /// Where its closing mark is.
        mark: usize,
        /// Where the separator or line feed behind it is, or the end of the text.
        end: usize,
    },
    /// A mark that seems to open another cell comes before one that closes this.
    Doubtful,
    Open,
}

impl<'t> Splitter<'t> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        // Where the present cell begins, and where to go on looking.
        let (mut cell, mut from) = (0, 0);
        'looking: loop {
            for hit in memchr3_iter(self.separator, b'\n', b'"', &bytes[from..]) {
                let at = from + hit;
                if bytes[at] == b'"' {
                    let opens = at == cell || (at == cell + 1 && bytes[cell] == b'=');
                    if opens {
                        (cell, from) = self.quoted(cell, at);
                        continue 'looking;
                    }
                } else {
                    self.sheet.push_cell(&self.text[cell..at]);
                    cell = at + 1;
                    if bytes[at] == b'\n' {
                        self.end_row();
                    }
                }
            }
            break;
        }
        if cell < bytes.len() || self.sheet.open_width() > 0 {
            self.sheet.push_cell(&self.text[cell.min(bytes.len())..]);
            self.end_row();
        }
    }

    fn end_row(&mut self) {
        let width = self.sheet.open_width();
        if self.sheet.end_row(self.row_line) {
            self.former_width = width;
        }
        self.line = self.line.saturating_add(1);
        self.row_line = self.line;
    }

    /// Reads the cell that begins at `cell` with a mark at `mark`, and the rest of its line where the mark is never
    /// closed. Returns where the next cell begins, twice.
    fn quoted(&mut self, cell: usize, mark: usize) -> (usize, usize) {
        let mut found = self.close(mark, false);
        if matches!(found, Quoted::Doubtful) {
            let most = self.former_width.max(self.usual).saturating_add(1);
            let rest = self.rest_of_line(cell, mark);
            let width = self.sheet.open_width() + self.cells_of_line(rest).take(most).count();
            if width == self.former_width || width == self.usual {
                found = Quoted::Open;
            } else {
                found = self.close(mark, true);
            }
        }
        let next = match found {
            Quoted::Closed { mark: closing, end } => {
                self.push_quoted(&self.text[mark + 1..closing]);
                let feeds = memchr_iter(b'\n', &self.text.as_bytes()[mark..closing]).count();
                self.line = self.line.saturating_add(u32::try_from(feeds).unwrap_or(u32::MAX));
                end
            }
            Quoted::Open | Quoted::Doubtful => {
                let rest = self.rest_of_line(cell, mark);
                for cell in self.cells_of_line(rest) {
                    self.sheet.push_cell(cell);
                }
                self.sheet.stray_quotes.push(self.line);
                self.line_end
            }
        };
        if next >= self.text.len() {
            self.end_row();
            return (self.text.len(), self.text.len());
        }
        if self.text.as_bytes()[next] == b'\n' {
            self.end_row();
        }
        (next + 1, next + 1)
    }

    /// What is left of a line from a cell on, whose mark is given.
    fn rest_of_line(&mut self, cell: usize, mark: usize) -> &'t str {
        if self.line_end < mark {
            let feed = memchr(b'\n', &self.text.as_bytes()[mark..]);
            self.line_end = feed.map_or(self.text.len(), |feed| mark + feed);
        }
        &self.text[cell..self.line_end]
    }

    fn push_quoted(&mut self, content: &str) {
        if content.contains("\"\"") {
            self.unescaped.clear();
            for (index, part) in content.split("\"\"").enumerate() {
                if index > 0 {
                    self.unescaped.push('"');
                }
                self.unescaped.push_str(part);
            }
            self.sheet.push_cell(&self.unescaped);
        } else {
            self.sheet.push_cell(content);
        }
    }

    /// Looks for the mark that closes the one at `open`.
    fn close(&mut self, open: usize, tolerant: bool) -> Quoted {
        let bytes = self.text.as_bytes();
        let from = open + 1;
        // A mark that is not doubled opens or closes words inside of the cell.
        let (mut inside, mut skipped) = (false, from);
        for hit in memchr2_iter(b'"', b'\n', &bytes[from..]) {
            let at = from + hit;
            if bytes[at] == b'\n' {
                if self.ends_open {
                    return Quoted::Open;
                }
                continue;
            }
            if at < skipped {
                continue;
            }
            if bytes.get(at + 1) == Some(&b'"') {
                if let Some(end) = self.cell_end(at + 2).filter(|_| inside) {
                    return Quoted::Closed { mark: at + 1, end };
                }
                skipped = at + 2;
            } else if let Some(end) = self.cell_end(at + 1) {
                return Quoted::Closed { mark: at, end };
            } else {
                let opens = bytes[at - 1] == self.separator || bytes[at - 1] == b'\n';
                if opens && !tolerant {
                    return Quoted::Doubtful;
                }
                inside = !inside;
            }
        }
        self.ends_open = true;
        Quoted::Open
    }

    /// Where a cell ends of which only blanks are left.
    fn cell_end(&self, from: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[from..];
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r') && *byte != self.separator;
        let blanks = rest.iter().take_while(|byte| is_blank(byte)).count();
        match rest.get(blanks) {
            None => Some(self.text.len()),
            Some(byte) if *byte == self.separator || *byte == b'\n' => Some(from + blanks),
            Some(_) => None,
        }
    }

    /// The cells of a piece of one line in which a mark is not closed; a mark that has no partner is left out.
    fn cells_of_line<'l>(&self, line: &'l str) -> impl Iterator<Item = &'l str> + use<'l> {
        let separator = self.separator;
        let mut rest = Some(line);
        std::iter::from_fn(move || {
            let line = rest?;
            let bytes = line.as_bytes();
            let closing = if bytes.first() == Some(&b'"') {
                memchr(b'"', &bytes[1..]).map(|mark| mark + 1)
            } else {
                None
            };
            let from = closing.unwrap_or(0);
            let end = memchr(separator, &bytes[from..]).map(|at| from + at);
            rest = end.map(|end| &line[end + 1..]);
            let cell = line[..end.unwrap_or(line.len())].trim();
            let marks = memchr_iter(b'"', cell.as_bytes()).count();
            let is_wrapped = marks == 2 && cell.starts_with('"') && cell.ends_with('"');
            Some(if marks == 1 || is_wrapped {
                cell.trim_matches('"')
            } else {
                cell
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let sheet = split(text, b',', 0);
        sheet
            .rows()
            .map(|row| row.cells().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn the_cells_are_those_of_the_csv_crate_where_a_file_keeps_to_the_grammar() {
        for text in [
            "a,b\n1,2\n",
            "a,\"b, c\",d\r\n\"e\r\nf\",\"\",\"g\"\"h\"\r\n",
            "a,b,\n,,x\n\"\"\"q\"\"\",\"x\n\ny\",z",
            "\"a\"",
            "a,\"\"\n\"\",b",
        ] {
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> = reader
                .records()
                .flatten()
                .map(|record| record.iter().map(str::to_owned).collect())
                .collect();
            assert_eq!(cells(text), expected, "{text}");
        }
    }

    #[test]
    fn marks_that_were_not_doubled_stay_in_their_cell() {
        for (text, row) in [
            ("\"He said \"hi\" there\",\"x\"\n", ["He said \"hi\" there", "x"]),
            ("\"He said \"hi\"\",\"x\"\n", ["He said \"hi\"", "x"]),
            ("\"A 5\" pipe\",x\n", ["A 5\" pipe", "x"]),
            ("\"a\" ,\"b, c\" \n", ["a", "b, c"]),
        ] {
            let text = format!("n,m\n{text}last,y\n");
            assert_eq!(cells(&text), [["n", "m"], row, ["last", "y"]], "{text}");
        }
    }

    #[test]
    fn a_line_whose_mark_is_never_closed_keeps_its_other_cells() {
        let text = "n,m\n\"Mac\" Marlowe,\"a, b\"\n\"Zoe\",y\nAda,\"open\nBela,x\n";
        assert_eq!(
            cells(text),
            [
                ["n", "m"],
                ["\"Mac\" Marlowe", "a, b"],
                ["Zoe", "y"],
                ["Ada", "open"],
                ["Bela", "x"]
            ]
        );
    }

    #[test]
    fn formulas_that_hold_a_text_are_the_text() {
        let text = "a,b\n=\"2024-05-01, 10:00\",\"=\"\"x\"\"\"\n=1+1,=\"\"\n";
        assert_eq!(cells(text), [["a", "b"], ["2024-05-01, 10:00", "x"], ["=1+1", ""]]);
    }

    #[test]
    fn a_million_open_marks_take_no_more_than_one_look() {
        let before = std::time::Instant::now();
        for line in ["\"a,b\n", "a,\"b\n", "\"\"x,b\n", "a,\"\n", "\"a\"b,c\n"] {
            let sheet = split(&line.repeat(200_000), b',', 2);
            assert!(sheet.len() > 0);
        }
        assert!(before.elapsed().as_secs() < 20);
    }
}
