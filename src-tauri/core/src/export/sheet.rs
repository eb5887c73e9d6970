//! Lines for the clipboard, to be pasted into a spreadsheet: cells divided by tabs, and none of them a formula.

use super::formulas;
use crate::domain::EmailAddress;

/// A text that grows by lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The lines so far, each with its end.
    pub text: String,
    /// Cells that were changed so that no spreadsheet takes them for a formula.
    pub neutralised: usize,
}

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Anybody's words.
    Text(String),
    /// An address. One that starts like a formula is left out, since without its start it would be another's.
    Address(Option<EmailAddress>),
    /// A number with so many decimals; empty for unknown.
    Number(Option<f64>, usize),
}

impl Sheet {
    /// Adds a line.
    pub fn line(&mut self, cells: impl Iterator<Item = Cell>) {
        for (place, cell) in cells.enumerate() {
            if place > 0 {
                self.text.push('\t');
            }
            let text = self.safe(cell);
            // A break or a tab within would begin another cell, whose start nobody has looked at.
            self.text
                .extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        self.text.push('\n');
    }

    fn safe(&mut self, cell: Cell) -> String {
        let (text, changed) = match cell {
            Cell::Text(text) => formulas::disarmed(&text),
            Cell::Address(Some(email)) if super::objection(&email).is_some() => (String::new(), true),
            Cell::Address(email) => (email.map(|email| email.to_string()).unwrap_or_default(), false),
            Cell::Number(number, decimals) => {
                let text = number.map(|number| format!("{number:.decimals$}"));
                (text.unwrap_or_default(), false)
            }
        };
        self.neutralised += usize::from(changed);
        text
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn no_cell_starts_a_formula_or_another_cell() {
        let mut sheet = Sheet::default();
        let text = |text: &str| Cell::Text(text.to_owned());
        let address = |text: &str| Cell::Address(Some(text.parse().unwrap()));
        sheet.line(
            [
                text("=HYPERLINK(\"x\")"),
                text("a\t=1\r\n+2"),
                address("ada@example.org"),
            ]
            .into_iter(),
        );
        sheet.line(
            [
                Cell::Number(Some(98.75), 1),
                Cell::Number(None, 0),
                address("+ada@example.org"),
            ]
            .into_iter(),
        );
        assert_eq!(sheet.text, "HYPERLINK(\"x\")\ta =1  +2\tada@example.org\n98.8\t\t\n");
        assert_eq!(sheet.neutralised, 2);
    }
}
