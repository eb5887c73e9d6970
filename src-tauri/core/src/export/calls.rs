//! The people to call as a table for a spreadsheet. It holds their own words: no cell starts a formula (`formulas`).

use std::io;

use super::{ExportError, formulas};
use crate::domain::{EmailAddress, Tier};

/// Somebody to call.
#[derive(Debug, Clone, PartialEq)]
pub struct CalledRow {
    /// Place in the list, from 1.
    pub rank: u32,
    /// As they are called.
    pub name: String,
    /// Their address.
    pub email: Option<EmailAddress>,
    /// Their tier.
    pub tier: Tier,
    /// 0-100.
    pub score: f64,
    /// Their own best words.
    pub words: String,
    /// What they did.
    pub signals: String,
    /// Signs that they think of buying, each with its line.
    pub buying: Vec<String>,
    /// A first sentence to say.
    pub first_line: String,
    /// What to talk about.
    pub points: Vec<String>,
}

/// Writes heading and rows, after a mark by which spreadsheets know UTF-8.
pub fn write_calls(rows: &[CalledRow], sink: &mut dyn io::Write) -> Result<(), ExportError> {
    let failure = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(error) => ExportError::from(error),
        _ => ExportError::System(io::ErrorKind::InvalidData),
    };
    let safe = |text: &str| formulas::disarmed(text).0;
    sink.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(sink);
    table
        .write_record([
            "rank",
            "name",
            "email",
            "tier",
            "score",
            "own words",
            "what they did",
            "signs of buying",
            "first line",
            "talking points",
        ])
        .map_err(failure)?;
    for row in rows {
        let email = row.email.as_ref().filter(|email| super::objection(email).is_none());
        let cells = [
            row.rank.to_string(),
            safe(&row.name),
            email.map(ToString::to_string).unwrap_or_default(),
            row.tier.label().to_owned(),
            format!("{:.1}", row.score),
            safe(&row.words),
            safe(&row.signals),
            safe(&row.buying.join("\n")),
            safe(&row.first_line),
            safe(&row.points.join("\n")),
        ];
        table.write_record(&cells).map_err(failure)?;
    }
    Ok(table.flush()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_call_list_reads_back_and_none_of_its_cells_is_a_formula() {
        let row = CalledRow {
            rank: 1,
            name: "=Ada, \"the\" first".to_owned(),
            email: Some("ada@example.org".parse().unwrap()),
            tier: Tier::Hot,
            score: 98.8,
            words: "+1 for this\nand that".to_owned(),
            signals: "Asked 1 question".to_owned(),
            buying: vec!["price: How much?".to_owned()],
            first_line: "In the webinar you wrote".to_owned(),
            points: vec!["@home".to_owned()],
        };
        let mut bytes = Vec::new();
        write_calls(&[row], &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let mut table = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let read = table.records().next().unwrap().unwrap();
        assert_eq!(read.len(), 10);
        assert_eq!((&read[2], &read[4]), ("ada@example.org", "98.8"));
        for cell in &read {
            assert!(!cell.starts_with(['=', '+', '@', '-', '\t']), "{cell}");
        }
    }
}
